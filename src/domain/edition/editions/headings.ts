// Finds the headings of an edition.
// It reads no document.
import type { Headings } from '../headings.ts';
import { balangan2022 } from './balangan-2022.ts';
import { balangan2026 } from './balangan-2026.ts';
import { headings2026 } from './balangan-2026/headings.ts';

const known: Readonly<Record<string, Headings>> = {
  [balangan2022.id]: headings2026,
  [balangan2026.id]: headings2026,
};

/** Gives the headings of an edition; of one without a table of its own those of 2026, as far as it has their items. */
export const headingsOf = (editionId: string): Headings =>
  (Object.hasOwn(known, editionId) ? known[editionId] : undefined) ?? headings2026;
