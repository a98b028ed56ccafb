// Scores in chat: of one innovation, of a unit, of the region, and what they would be if things were otherwise.
// It computes by the edition's rules alone and changes nothing; who may read what is shown decides who may ask.
import { reachOf } from '../../access.ts';
import { formOf } from '../../edition/journey.ts';
import type { EditionDefinition } from '../../edition/definition.ts';
import { levelsOf } from '../../edition/show.ts';
import {
  imagine,
  lossesOf,
  meanOf,
  regionOf,
  regionWithMore,
  scoreOf,
  type WhatIf,
} from '../../index-estimate.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { claimedMaturity, scoredFrom, verifiedScore } from '../../innovation/levels.ts';
import type { CommandOf } from '../../language/index.ts';
import { readWhatIf } from '../../language/index.ts';
import { type Meant, mayRead, meantInnovation } from '../shared/meant.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import type { Gain } from './messages.ts';
import { regionWords, unitWords } from '../../language/reading-words.ts';

const gainsShown = 4;
const rowsShown = 8;
const lossesShown = 3;

const wantsMany = (rest: string | undefined): boolean =>
  unitWords.test(rest ?? '') || regionWords.test(rest ?? '');

/** What must be loaded for a score besides the innovation. */
export const scoreNeeds = (rest: string | undefined): readonly Need[] =>
  wantsMany(rest) ? [{ kind: 'scores' }] : [];

/** Shows the score that was asked for. */
export function score(turn: Turn, { rest = '' }: CommandOf<'score'>, meant: Meant): void {
  if (unitWords.test(rest)) sayUnit(turn);
  else if (regionWords.test(rest) && meant.innovation === null) sayRegion(turn);
  else sayOne(turn, meant);
}

function sayOne(turn: Turn, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
  if (innovation === null) return;
  const definition = turn.world.editionOf(innovation.editionId, innovation.editionVersion);
  const claimed = claimedMaturity(definition, innovation);
  const gains = gainsOf(definition, innovation);
  turn.say('score_one', {
    ...{ code: innovation.code, name: innovation.name ?? innovation.code },
    ...{ claimed: claimed.score, max: claimed.max },
    verified: verifiedScore(definition, innovation),
    gains: gains.slice(0, gainsShown),
    more: Math.max(0, gains.length - gainsShown),
  });
  turn.askAgain();
}

/** What each indicator's next step brings, the greatest first. */
function gainsOf(definition: EditionDefinition, innovation: Innovation): readonly Gain[] {
  const form = formOf(definition);
  return claimedMaturity(definition, innovation)
    .perIndicator.flatMap((one): Gain[] => {
      const item = form.byId.get(one.id);
      if (item?.kind !== 'indicator' || one.nextGain === null || one.nextGain === 0) return [];
      const value = innovation.answers.get(one.id)?.value;
      const next = one.counted || one.level === 0 ? Math.min(one.level + 1, 3) : one.level;
      const variant = value?.type === 'indicator' ? value.variant : undefined;
      const text = levelsOf(item, variant).find(({ level }) => level === next)?.text ?? null;
      const number = form.numberOf.get(one.id) ?? 0;
      return [{ number, label: item.label, level: one.level, next, text, gain: one.nextGain }];
    })
    .toSorted((a, b) => b.gain - a.gain || a.number - b.number);
}

function sayUnit(turn: Turn): void {
  const { units, all } = reachOf(turn.person.grants, 'list_innovations');
  const unitId = units.includes(turn.person.unitId ?? '') ? turn.person.unitId : (units[0] ?? null);
  if (unitId === null) return all ? sayRegion(turn) : refuse(turn, 'list_innovations');
  const definition = turn.world.currentEdition;
  const own = (turn.world.loaded.scores ?? []).filter((one) => one.unitId === unitId);
  const rows = own
    .map((one) => ({
      ...{ code: one.code, name: one.name ?? one.code },
      claimed: scoreOf(definition, one, 'claimed'),
      verified: scoreOf(definition, one, 'verified'),
    }))
    .toSorted((a, b) => (a.claimed ?? 0) - (b.claimed ?? 0));
  turn.say('score_unit', {
    unit: turn.unitName(unitId),
    count: own.length,
    claimed: meanOf(definition, own, 'claimed'),
    verified: meanOf(definition, own, 'verified'),
    max: definition.scoring.maturityMax,
    rows: rows.slice(0, rowsShown),
    losses: lossesOf(definition, own).slice(0, lossesShown),
  });
  turn.askAgain();
}

/** True for whoever may list the innovations of all units. */
const seesRegion = (turn: Turn): boolean => reachOf(turn.person.grants, 'list_innovations').all;

function sayRegion(turn: Turn): void {
  if (!seesRegion(turn)) return refuse(turn, 'list_innovations');
  const definition = turn.world.currentEdition;
  const all = turn.world.loaded.scores ?? [];
  const verified = all.filter((one) => one.verified !== null);
  const claimed = regionOf(definition, all, 'claimed', null);
  turn.say('score_region', {
    year: definition.year,
    count: all.length,
    verifiedCount: verified.length,
    countCap: definition.scoring.region?.countCap ?? null,
    claimed,
    verified: verified.length === 0 ? null : regionOf(definition, verified, 'verified', null),
    missing: (claimed?.koersif.missing ?? []).map((code) => urusanName(definition, code)),
    losses: lossesOf(definition, all).slice(0, lossesShown),
  });
  turn.askAgain();
}

function urusanName(definition: EditionDefinition, code: string): string {
  const item = formOf(definition).byId.get(definition.scoring.region?.urusanItem ?? '');
  if (item?.kind !== 'field' || item.value.type !== 'choice') return code;
  return item.value.options.find((option) => option.code === code)?.label ?? code;
}

/** What must be loaded to imagine something. */
export const whatIfNeeds = (rest: string | undefined): readonly Need[] => {
  const asked = readWhatIf(`bila ${rest ?? ''}`);
  return asked === null ? [] : [{ kind: 'scores' }];
};

/** Shows what a score would be: of one innovation, or of the region for whoever may see all. */
export function whatIf(turn: Turn, { rest }: CommandOf<'what_if'>, meant: Meant): void {
  const asked = readWhatIf(`bila ${rest ?? ''}`);
  if (asked === null) {
    turn.say('what_if_how', { region: seesRegion(turn) });
    return turn.askAgain();
  }
  const one = asked.codes.length <= 1 && asked.level !== null && asked.more === 0;
  if (one && (asked.codes.length === 1 || !seesRegion(turn))) return imagineOne(turn, asked, meant);
  if (!seesRegion(turn)) return refuse(turn, 'list_innovations');
  imagineRegion(turn, asked);
}

function imagineOne(turn: Turn, asked: WhatIf, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
  if (innovation === null || !mayRead(turn, innovation)) return;
  const definition = turn.world.editionOf(innovation.editionId, innovation.editionVersion);
  const before = scoredFrom(definition, innovation);
  const [after = before] = imagine(definition, [before], { ...asked, codes: [] });
  turn.say('what_if_one', {
    ...{ code: innovation.code, name: innovation.name ?? innovation.code },
    before: scoreOf(definition, before, 'claimed'),
    after: scoreOf(definition, after, 'claimed'),
    max: definition.scoring.maturityMax,
  });
  turn.askAgain();
}

function imagineRegion(turn: Turn, asked: WhatIf): void {
  const definition = turn.world.currentEdition;
  const all = turn.world.loaded.scores ?? [];
  const before = regionOf(definition, all, 'claimed', asked.spd);
  const after = regionWithMore(definition, imagine(definition, all, asked), asked.more, asked.spd);
  if (before === null || after === null) turn.say('what_if_how', { region: false });
  else turn.say('what_if_region', { count: all.length, before, after });
  turn.askAgain();
}
