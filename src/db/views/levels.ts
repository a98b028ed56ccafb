// The maturity of one innovation for people and programs that read: claimed and verified apart.
// It computes nothing by itself; the rules are those of the conversation.
import type { Kysely } from 'kysely';
import type { ItemId } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import type { VerifiedLevel } from '../../domain/innovation/innovation.ts';
import { claimedMaturity, verifiedScore } from '../../domain/innovation/levels.ts';
import type { Database } from '../schema.ts';
import { loadInnovations } from '../load/innovations.ts';

/** What an innovation is worth, and the levels that a verifier set otherwise. */
export interface Levels {
  /** Null where the edition has no weights; `verified` also before acceptance. */
  readonly maturity: Readonly<Record<'claimed' | 'verified' | 'most', number | null>>;
  readonly verifiedLevels: (VerifiedLevel & { readonly item: ItemId })[];
}

/** Reads both maturities of an innovation that exists; throws for one that does not. */
export async function readLevels(db: Kysely<Database>, innovationId: number): Promise<Levels> {
  const found = (await loadInnovations(db, [innovationId])).get(innovationId);
  if (found === undefined) throw new Error(`no innovation ${innovationId}`);
  const { innovation } = found;
  const edition = findEdition(innovation.editionId, innovation.editionVersion);
  if (edition === null)
    throw new Error(`edition ${innovation.editionId} ${innovation.editionVersion} is not shipped`);
  const claimed = claimedMaturity(edition, innovation);
  return {
    maturity: {
      claimed: claimed.score,
      verified: verifiedScore(edition, innovation),
      most: claimed.max,
    },
    verifiedLevels: [...(innovation.verified ?? [])].map(([item, level]) => ({ item, ...level })),
  };
}
