// "batal yang tadi": takes back what the last message stored, within the hour: answers are what they were, files are gone.
// It takes back nothing that somebody changed since, and nothing that was handed in.
import { isOpenItem } from '../../innovation/innovation.ts';
import { filesOfSend } from '../evidence/moving.ts';
import type { Turn } from '../turn.ts';
import { openItem } from './asking.ts';
import { nameOpen } from './by-number.ts';

/** So long what was stored last can be taken back. Milliseconds. */
const HOUR = 60 * 60 * 1000;

/** Takes back what was stored last, and asks for it anew. */
export function undo(turn: Turn): void {
  const { stored } = turn.state;
  const { innovation } = turn;
  const form = turn.form();
  // A draft exists only with a name: the one it began with stays.
  const answers = (stored?.answers ?? []).filter(
    ({ item, before }) => before !== null || item !== form.definition.nameItem,
  );
  const fresh =
    stored !== undefined &&
    innovation?.code === stored.code &&
    turn.moment.now - stored.at <= HOUR &&
    stored.answers.every(
      ({ item, revision }) =>
        innovation.answers.get(item)?.revision === revision && isOpenItem(innovation, item),
    );
  const files =
    fresh && stored.files
      ? filesOfSend(turn).filter(({ item }) => isOpenItem(innovation, item))
      : [];
  if (!fresh || answers.length + files.length === 0) {
    turn.say('nothing_to_undo', {});
    return nameOpen(turn);
  }
  for (const { item, before } of answers)
    if (before === null) turn.clear(item);
    else turn.save(item, before);
  for (const { id } of files) turn.removeFile(id);
  turn.forgetStored();
  const items = [...new Set([...answers, ...files].map(({ item }) => item))];
  const named = items.flatMap((id) => form.byId.get(id) ?? []);
  turn.say('undone', { labels: named.map(({ label }) => label), files: files.length });
  const [first] = named;
  if (first === undefined || (turn.mode.name !== 'asking' && turn.mode.name !== 'idle'))
    return turn.askAgain();
  openItem(turn, first);
}
