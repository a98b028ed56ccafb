// The head of a letter as a block: government, office above, office in bold, address, contact, emblem.
import type { Letterhead } from '../../domain/letterhead.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { Block } from '../sheet.ts';

/** The letterhead of an office. */
export function letterheadOf(head: Letterhead, region: Region): Block {
  const names = head.names.map((line) => line.toUpperCase());
  return {
    kind: 'letterhead',
    above: [region.government.toUpperCase(), ...names.slice(0, -1)],
    name: names.at(-1) ?? '',
    below: [head.address, head.contact].filter((line) => line !== null),
    emblem: head.emblem,
  };
}
