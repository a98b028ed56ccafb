// `beda`: of each item that changed since the innovation was returned, the old value beside the new one, and files that came or
// went; in pages of a phone's length. It decides nothing, and shows no more than whoever asks may read;
// who reads what others fill in is in the record.
import type { CommandOf } from '../../language/index.ts';
import { formOf } from '../../edition/journey.ts';
import { showAnswer } from '../../edition/show.ts';
import { isFiller } from '../../innovation/innovation.ts';
import { type Meant, mayRead } from '../shared/meant.ts';
import { noFocus, notFound } from '../shared/refusing.ts';
import { lookedAt } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';

/** So many items with both values fit on the screen of a phone. */
const perPage = 3;

/** What must be loaded: the innovation that is named, looked at, or in hand. */
export const comparingNeeds = (_: unknown, { innovation }: Meant): readonly Need[] =>
  innovation === null ? [] : [{ kind: 'look', code: innovation }];

/** Shows what changed since the innovation was returned. */
export function compare(turn: Turn, { code: typed }: CommandOf<'compare'>, meant: Meant): void {
  const code = meant.innovation ?? lookedAt(turn.mode);
  if (code === null) return noFocus(turn);
  const found = turn.world.loaded.look ?? null;
  if (found === null || !mayRead(turn, found.innovation)) return notFound(turn);
  const { innovation, changes = [] } = found;
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const all = form.items.flatMap((item) => {
    const change = changes.find((one) => one.item === item.id);
    if (change === undefined) return [];
    const answer = innovation.answers.get(item.id);
    const now = answer === undefined ? null : showAnswer(item, answer.value);
    return [
      {
        ...{ number: form.numberOf.get(item.id) ?? 0, label: item.label },
        ...(change.before === now
          ? { before: null, now: null }
          : { before: change.before ?? '-', now: now ?? '-' }),
        ...{ added: change.added, removed: change.removed },
      },
    ];
  });
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const asked = /^\d{1,3}$/u.test(typed ?? '') ? Number(typed) : 1;
  const page = Math.min(Math.max(1, asked), pages);
  turn.say('compared', {
    ...{ code, name: innovation.name ?? code, total: all.length, page, pages },
    rows: all.slice((page - 1) * perPage, page * perPage),
  });
  if (!isFiller(innovation, turn.person.id)) turn.do({ kind: 'note_reading', code });
  turn.nameOpen();
}
