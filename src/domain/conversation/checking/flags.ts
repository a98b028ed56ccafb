// What a checker should look at twice: rules that are not met, look-alikes, levels that nothing on file supports.
// It judges nothing; each flag is a question to the checker.
import { iso } from '../../days.ts';
import { proofRulesOf } from '../../edition/editions/proof-rules.ts';
import { formOf } from '../../edition/journey.ts';
import type { EditionDefinition } from '../../edition/definition.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { pictureDoubts } from '../../innovation/picture-doubts.ts';
import { copiedDoubts } from './copied.ts';
import { proofDoubts, unnamed } from '../../innovation/proof-doubts.ts';
import { verifiedScore } from '../../innovation/levels.ts';
import { showDate } from '../../language/index.ts';
import type { CheckFlags } from './messages.ts';
import { type Asker, lookAlikes } from './look-alikes.ts';
import { outsideAge } from '../filling/answering.ts';
import type { Turn } from '../turn.ts';
import type { Loaded } from '../world.ts';

/** Who asks, and where editions are looked up. */
export interface FlagSources extends Asker {
  readonly editionOf: (id: string, version: number) => EditionDefinition;
  /** ISO day; absent where nobody says: then nothing is ahead of it. */
  readonly today?: string;
}

/** Gathers the flags of an innovation that was looked at. */
export function flagsOf(
  { editionOf, today, ...asker }: FlagSources,
  found: Pick<NonNullable<Loaded['look']>, 'innovation' | 'facts'>,
): CheckFlags {
  const { innovation, facts } = found;
  const definition = editionOf(innovation.editionId, innovation.editionVersion);
  const form = formOf(definition);
  const rules = proofRulesOf(definition.id);
  const regulation = form.byId.get(rules?.regulation ?? '');
  return {
    code: innovation.code,
    verified: verifiedScore(definition, innovation),
    max: definition.scoring.maturityMax,
    levels: levelsOf(definition, innovation),
    age: ageOf(definition, innovation),
    ...lookAlikes(asker, facts?.similar ?? []),
    unsupported: form.items
      .filter((item) => item.kind === 'indicator' && isUnsupported(innovation, item.id))
      .map((item) => ({ number: form.numberOf.get(item.id) ?? 0, label: item.label })),
    selfChecked: facts?.selfChecked ?? false,
    unreachable: facts?.unreachable ?? [],
    scans: facts?.scans ?? [],
    otherScans: facts?.otherScans ?? [],
    proofs: [
      ...(regulation?.kind === 'indicator'
        ? unnamed(regulation, innovation.name, facts?.names ?? [])
        : []),
      ...copiedDoubts(asker, form, innovation, facts?.copied ?? []),
      ...pictureDoubts(definition, innovation, facts?.pictures ?? []),
      ...proofDoubts(definition, rules, innovation, today ?? null),
    ],
  };
}

/** The person of a turn as somebody who asks. */
export const asking = (turn: Turn): Asker => ({
  grants: turn.person.grants,
  unitName: (id) => turn.unitName(id),
});

/** What a turn looks up of the world. */
export const flagSources = (turn: Turn): FlagSources => ({
  editionOf: turn.world.editionOf,
  today: iso(turn.moment.today.year, turn.moment.today.month, turn.moment.today.day),
  ...asking(turn),
});

/** Levels that a verifier set otherwise, each beside the claimed one. */
function levelsOf(definition: EditionDefinition, innovation: Innovation): CheckFlags['levels'] {
  const form = formOf(definition);
  return [...(innovation.verified ?? [])].map(([item, set]) => {
    const value = innovation.answers.get(item)?.value;
    return {
      number: form.numberOf.get(item) ?? 0,
      label: form.byId.get(item)?.label ?? item,
      claimed: value?.type === 'indicator' ? (value.level ?? 0) : 0,
      level: set.level,
      reason: set.reason,
    };
  });
}

/** Says the flags when there is any. */
export function sayFlags(turn: Turn, flags: CheckFlags): void {
  const some =
    flags.verified !== null ||
    flags.age !== null ||
    flags.selfChecked ||
    flags.elsewhere === true ||
    [
      ...[flags.levels, flags.similar, flags.unsupported, flags.unreachable, flags.scans],
      flags.otherScans ?? [],
      flags.proofs ?? [],
    ].some((list) => list.length > 0);
  if (some) turn.say('check_flags', flags);
}

/** Says the maturity by verified levels, once Bappedalitbang has accepted, and the levels that differ from the claimed ones. */
export function sayVerified(turn: Turn, innovation: Innovation): void {
  const definition = turn.world.editionOf(innovation.editionId, innovation.editionVersion);
  const score = verifiedScore(definition, innovation);
  if (score === null) return;
  const max = definition.scoring.maturityMax;
  turn.say('verified_score', { code: innovation.code, score, max });
  const rows = levelsOf(definition, innovation);
  if (rows.length > 0) turn.say('verified_levels', { rows });
}

/** A level above nothing that rests on a link alone: what stands behind it may change or vanish. */
function isUnsupported(innovation: Innovation, item: string): boolean {
  const value = innovation.answers.get(item)?.value;
  if (value?.type !== 'indicator' || value.level === null) return false;
  return !innovation.files.some((file) => file.item === item && file.state === 'stored');
}

function ageOf(definition: EditionDefinition, innovation: Innovation): CheckFlags['age'] {
  const { age } = definition;
  if (age === null || !outsideAge(definition, innovation)) return null;
  const start = innovation.answers.get(age.item)?.value;
  return {
    date: start?.type === 'date' ? showDate(start.date) : '-',
    from: showDate(age.from),
    to: showDate(age.to),
  };
}
