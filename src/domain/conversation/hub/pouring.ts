// `kipp INV-…`: how the profile of an innovation fits the form of another competition, for whoever may read it.
// It prints nothing and stores nothing.
import { kipp2023 } from '../../edition/editions/kipp-2023.ts';
import { pourInto } from '../../edition/other-form.ts';
import { mayRead } from '../shared/meant.ts';
import { notFound } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** Shows words against limits, and what is asked besides. */
export function showPoured(turn: Turn): void {
  const innovation = turn.world.loaded.look?.innovation ?? null;
  if (innovation === null || !mayRead(turn, innovation)) return notFound(turn);
  const { editionId, editionVersion, code, name } = innovation;
  const fields = pourInto(kipp2023, innovation, turn.world.editionOf(editionId, editionVersion));
  const { title, year, sure } = kipp2023;
  turn.say('other_form', {
    ...{ code, name: name ?? code, title, year, sure },
    rows: fields.map(({ no, label, maxWords, besides, words }) => ({
      ...{ no, label, maxWords, besides, words },
    })),
  });
}
