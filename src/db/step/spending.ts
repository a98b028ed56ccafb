// What a message takes out of its person's budget, and what is said when nothing is left; the same of notices to others.
// It writes nothing and reads no words.
import {
  type Budgets,
  spend,
  spendNotices,
  standingOf,
  type Used,
  type Verdict,
} from '../../domain/budgets.ts';
import type { Effect } from '../../domain/conversation/effect.ts';
import type { Step } from '../../domain/conversation/engine.ts';
import type { Message, MessageKey } from '../../domain/conversation/message.ts';
import type { Moment } from '../../domain/conversation/world.ts';
import type { Waiting } from '../commit/lock.ts';
import type { StoredPerson } from '../load/people.ts';

/** Takes a message out of the budget. What a network says about a chat costs nothing, and nobody wrote it. */
export function spendMessage(
  message: Waiting,
  { person, since }: StoredPerson,
  used: Used,
  at: { readonly now: Date; readonly today: Moment['today'] },
  budgets: Budgets,
): Verdict {
  if (message.kind === 'identity_changed') return { taken: true, used };
  const trusted = person.grants.some(({ role }) => role !== 'innovator');
  const { year, month, day } = at.today;
  return spend(
    used,
    {
      files: message.files.length,
      bytes: message.files.reduce((sum, { size }) => sum + (size ?? 0), 0),
    },
    standingOf({ consented: person.consented, trusted, since }, at.now),
    { now: at.now, day: `${year}-${month}-${day}` },
    budgets,
  );
}

/** What is said when a message was not taken; null when it was said already. */
export function saidOf(verdict: Extract<Verdict, { taken: false }>): Message | null {
  const { say, what, again } = verdict;
  if (!say) return null;
  return { parts: [{ key: 'too_much', args: { what, again } }], choices: [], prompt: null };
}

/** Notices that somebody can bring about as often as they like: what they noted, handed in, took back, or let others fill in. */
const counted: ReadonlySet<MessageKey> = new Set<MessageKey>([
  'notice_candidate',
  'notice_candidate_yours',
  'notice_waiting',
  'notice_withdrawn',
  'notice_filler',
]);

/**
 * Leaves out of a step what would be told to others once the day's notices of its person are used up, and says so. Whoever
 * holds a role that somebody gave tells as much as their work takes; what guards accounts, roles and codes is never left out.
 */
export function withinNotices(
  step: Step,
  { person, since }: StoredPerson,
  used: Used,
  now: Date,
  budgets: Budgets,
): { readonly step: Step; readonly used: Used } {
  const tells = (effect: Effect): boolean =>
    effect.kind === 'notify' &&
    effect.message.parts.some(({ key }) => counted.has(key)) &&
    !(effect.audience.to === 'person' && effect.audience.personId === person.id);
  const count = step.effects.filter(tells).length;
  const trusted = person.grants.some(({ role }) => role !== 'innovator');
  if (count === 0 || trusted) return { step, used };
  const standing = standingOf({ consented: person.consented, trusted, since }, now);
  const spent = spendNotices(used, count, standing, budgets);
  if (spent.sent === count) return { step, used: spent.used };
  let left = spent.sent;
  const effects = step.effects.filter((effect) => !tells(effect) || left-- > 0);
  const said = { key: 'notices_used_up' as const, args: {} };
  const reply = step.reply && { ...step.reply, parts: [...step.reply.parts, said] };
  return { step: { ...step, effects, reply }, used: spent.used };
}
