// The claimed maturity of an innovation, as the conversation shows it.
// It never speaks of verified levels: those are Bappedalitbang's.
import type { Innovation } from '../../innovation/innovation.ts';
import { claimedMaturity } from '../../innovation/levels.ts';
import type { Turn } from '../turn.ts';

/** The claimed maturity of an innovation as shown to people; null where the edition has no weights. */
export function claimedScore(turn: Turn, innovation: Innovation): number | null {
  const definition = turn.world.editionOf(innovation.editionId, innovation.editionVersion);
  return claimedMaturity(definition, innovation).score;
}
