// The three things that a message most likely meant, offered as choices. It carries none of them out.
import { type Intent, nearestIntents } from '../../language/index.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import type { Choice } from '../message.ts';
import { lookedAt } from '../state.ts';
import type { Turn } from '../turn.ts';

const choice = (
  key:
    | 'missing'
    | 'status'
    | 'schedule'
    | 'drafts'
    | 'queue'
    | 'help'
    | 'ask_mentor'
    | 'privacy'
    | 'new'
    | 'invite',
): Choice => ({
  label: { key },
  reply: { command: key },
  numbered: true,
});
const goOn: Choice = { label: { key: 'go_on' }, reply: { word: 'go_on' }, numbered: true };

const meant: Partial<Record<Intent, Choice>> = {
  missing: choice('missing'),
  score: choice('missing'),
  status: choice('status'),
  deadline: choice('schedule'),
  go_on: choice('drafts'),
  withdraw: choice('drafts'),
  undo: choice('drafts'),
  queue: choice('queue'),
  how: choice('help'),
  what_is: choice('help'),
  item_help: choice('help'),
  human: choice('ask_mentor'),
  trouble: choice('ask_mentor'),
  privacy: choice('privacy'),
};

/** Says what may have been meant, and opens the choice of it. */
export function sayNearest(turn: Turn, text: string): void {
  const { innovation, mode } = turn;
  const checks = turn.person.grants.some(({ role }) => role !== 'innovator' && role !== 'mentor');
  const fills = turn.person.grants.some(({ role }) => ['innovator', 'unit_admin'].includes(role));
  const open = innovation !== null && isOpenForWriting(innovation.state);
  const usual = [
    ...(open ? [goOn] : []),
    ...(checks ? [choice('queue')] : []),
    ...(fills && !open ? [choice('new')] : []),
    ...(turn.may('invite_verifier') ? [choice('invite')] : []),
    ...(fills ? [choice('drafts')] : []),
    choice('help'),
    choice('schedule'),
  ];
  const near = nearestIntents(text).flatMap((intent) => meant[intent] ?? []);
  const all = [...near.filter((one) => one.reply !== choice('queue').reply || checks), ...usual];
  const chosen = [...new Map(all.map((one) => [JSON.stringify(one.reply), one])).values()].slice(
    0,
    3,
  );
  turn.say('nearest_meanings', {});
  turn.offer(chosen);
  const looking = lookedAt(mode);
  turn.open({
    name: 'idle',
    offered: chosen.map(({ reply }) => reply),
    ...(looking === null ? {} : { looking }),
  });
}
