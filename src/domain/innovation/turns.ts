// Whose turn it is in which state, for lists that are narrowed by it; the checks among them stand in checks.ts.
// It decides nothing.
import type { State } from './status.ts';

/** Whom an innovation can wait for. */
export const turns = ['innovator', 'unit_admin', 'unit_head', 'verifier', 'coordinator'] as const;

/** Somebody who is waited for. */
export type Turn = (typeof turns)[number];

/** In which states they are waited for. */
export const turnStates: Readonly<Record<Turn, readonly State[]>> = {
  innovator: ['draft', 'returned'],
  unit_admin: ['submitted'],
  unit_head: ['unit_verified'],
  verifier: ['unit_endorsed', 'accepted', 'designated'],
  coordinator: ['monitored'],
};
