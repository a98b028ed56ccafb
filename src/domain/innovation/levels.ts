// Levels that a verifier set, beside those that were claimed, and the maturity that follows from them.
// It never mixes the two: a claimed level counts as verified only once the innovation was accepted with it.
import type { EditionDefinition, ItemId } from '../edition/definition.ts';
import type { Scored } from '../index-estimate.ts';
import { type Maturity, type ScoreLevel, maturity, verifiedMaturity } from '../score.ts';
import type { Innovation } from './innovation.ts';
import type { State } from './status.ts';

/** States in which Bappedalitbang has looked at every level: what was not set otherwise is confirmed. */
const looked: ReadonlySet<State> = new Set(['accepted', 'monitored', 'designated', 'reported']);

/** The claimed maturity of an innovation; see `maturity`. */
export function claimedMaturity(definition: EditionDefinition, innovation: Innovation): Maturity {
  // What was carried over counts once its owner confirmed it.
  const answers = new Map(
    [...innovation.answers]
      .filter(([, { toConfirm }]) => !toConfirm)
      .map(([item, answer]) => [item, answer.value]),
  );
  const stored = new Set(
    innovation.files.filter((file) => file.state === 'stored').map((file) => file.item),
  );
  return maturity(definition, answers, (item) => stored.has(item));
}

/** The verified maturity; null before acceptance or where the edition has no weights. */
export function verifiedScore(
  definition: EditionDefinition,
  innovation: Innovation,
): number | null {
  if (!looked.has(innovation.state)) return null;
  return verifiedMaturity(definition, verifiedLevels(definition, innovation)).score;
}

/** The level of every indicator as it stands after a look: the one a verifier set, else the claimed one that counts. */
function verifiedLevels(
  definition: EditionDefinition,
  innovation: Innovation,
): ReadonlyMap<ItemId, ScoreLevel> {
  return new Map(
    claimedMaturity(definition, innovation).perIndicator.map((one) => [
      one.id,
      innovation.verified?.get(one.id)?.level ?? (one.counted ? one.level : 0),
    ]),
  );
}

/** An innovation as it is compared with others: only levels with evidence count. */
export function scoredFrom(definition: EditionDefinition, innovation: Innovation): Scored {
  const { code, name, unitId, state } = innovation;
  const urusan = innovation.answers.get(definition.scoring.region?.urusanItem ?? '')?.value;
  return {
    ...{ code, name, unitId },
    urusan: urusan?.type === 'choice' ? (urusan.codes[0] ?? null) : null,
    claimed: new Map(
      claimedMaturity(definition, innovation).perIndicator.map(({ id, level, counted }) => [
        id,
        counted ? level : 0,
      ]),
    ),
    verified: looked.has(state) ? verifiedLevels(definition, innovation) : null,
  };
}
