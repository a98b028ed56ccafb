// What others did to an innovation since somebody opened it, in a sentence: who changed or decided what, and when.
// It reads nothing.
import type { Deed } from '../../db/views/desk-live.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import type { ServerParts } from '../parts.ts';

/** Steps by which an innovation goes on or back. */
const decisions = new Set([
  ...['submit', 'verify', 'endorse', 'accept', 'return', 'reject', 'reopen', 'withdraw'],
  ...['repair', 'monitor', 'designate', 'report'],
]);

/** Says what was done; null when nothing was. */
export function deedsText(
  deeds: readonly Deed[],
  edition: EditionDefinition,
  words: ServerParts['words'],
): string | null {
  const labels = deeds.flatMap(({ item }) => {
    const found = item === null ? undefined : formOf(edition).byId.get(item);
    return found === undefined ? [] : [found.label];
  });
  const shown = labels.slice(0, 3).join(', ');
  const more = labels.length > 3 ? ` dan ${labels.length - 3} lainnya` : '';
  const changed = labels.length === 0 ? [] : [`Berubah: ${shown}${more}.`];
  const decided = deeds
    .filter(({ type }) => decisions.has(type))
    .map(
      ({ type, by, at }) =>
        `${words.event(type)}${by === null ? '' : ` oleh ${by}`}, ${words.moment(at.toISOString())}.`,
    );
  const all = [...changed, ...decided];
  return all.length === 0 ? null : all.join(' ');
}
