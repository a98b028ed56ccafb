// How an edition stands, from counts: kinds, how far innovations came, where drafts lack something, maturity, the index.
// It counts and estimates; it reads nothing, names nobody, and what an edition does not know stays null.
import type { Region } from './regions/shape.ts';
import type { EditionDefinition, Item } from './edition/definition.ts';
import { formOf, missing } from './edition/journey.ts';
import { lossesOf, meanOf, regionOf, type Scored, scoreOf } from './index-estimate.ts';
import type { Innovation } from './innovation/innovation.ts';
import type { State, Step } from './innovation/status.ts';
import type { RegionIndex } from './score.ts';

/** How far an innovation can have come, in the order of the SOP. */
export const stages = [
  'draft',
  'submitted',
  'unit_verified',
  'unit_endorsed',
  'accepted',
  'monitored',
  'designated',
  'reported',
] as const satisfies readonly State[];

/** A stage of the way. */
export type Stage = (typeof stages)[number];

/** What the record says of an edition, counted. */
export interface Figures {
  /** Innovations by state; `from`: the check that returned them. */
  readonly states: readonly {
    readonly state: State;
    readonly from: State | null;
    readonly count: number;
  }[];
  /** What was chosen in what was handed in, by item and option code (null: nothing). */
  readonly choices: readonly {
    readonly item: string;
    readonly code: string | null;
    readonly count: number;
  }[];
  /** Drafts in which an item has an answer. */
  readonly draftAnswers: ReadonlyMap<string, number>;
  /** The median time until a step was taken, days. */
  readonly times: readonly { readonly step: Step; readonly days: number }[];
  /** What was handed in, by year of the edition, the oldest first. */
  readonly years: readonly { readonly year: number; readonly count: number }[];
  /** What lists tell of earlier years, with the name of the list, the oldest first. */
  readonly past: Region['history'];
}

/** Something counted. */
interface Count {
  readonly label: string;
  readonly count: number;
}

/** What pages, papers and programs show of an edition. */
export interface Summary {
  readonly year: number;
  readonly handedIn: number;
  readonly drafts: number;
  readonly states: readonly { readonly state: State; readonly count: number }[];
  /** How many came at least so far. */
  readonly funnel: readonly { readonly stage: Stage; readonly count: number }[];
  readonly kinds: readonly {
    readonly item: string;
    readonly label: string;
    readonly rows: readonly Count[];
  }[];
  /** Items that most drafts lack, the most first. */
  readonly stops: readonly (Count & { readonly number: number })[];
  readonly times: Figures['times'];
  /** Claimed maturity in equal bands; empty where the edition has no weights. */
  readonly spread: readonly {
    readonly from: number;
    readonly to: number;
    readonly count: number;
  }[];
  readonly max: number | null;
  readonly claimed: number | null;
  readonly verified: number | null;
  readonly verifiedCount: number;
  /** Where a mean innovation loses most points, the most first; `number` is that of the indicator in the edition. */
  readonly losses: readonly {
    readonly number: number;
    readonly label: string;
    readonly points: number;
    readonly reached: number;
    readonly without: number;
  }[];
  /** Urusan of basic services with what was handed in for them; empty where the edition knows none. */
  readonly basics: readonly Count[];
  readonly index: RegionIndex | null;
  readonly years: Figures['years'];
  readonly past: Figures['past'];
}

/** Items by which innovations are counted, as far as an edition asks them. */
export const kindItems = ['bentuk', 'jenis', 'tahapan', 'inisiator', 'urusan_utama'] as const;

/** How many of the items that lack most are shown. */
const STOPS = 5;
const BANDS = 5;

/** Puts the counts together. `scored` is what was handed in. */
export function summaryOf(
  definition: EditionDefinition,
  figures: Figures,
  scored: readonly Scored[],
  spd: number | null = null,
): Summary {
  const count = (keep: (state: State) => boolean): number =>
    figures.states.reduce((sum, one) => sum + (keep(one.state) ? one.count : 0), 0);
  const drafts = count((state) => state === 'draft');
  return {
    year: definition.year,
    handedIn: count((state) => state !== 'draft' && state !== 'withdrawn' && state !== 'rejected'),
    drafts,
    states: statesOf(figures),
    funnel: funnelOf(figures),
    kinds: kindsOf(definition, figures),
    stops: stopsOf(definition, figures, drafts),
    times: figures.times,
    spread: spreadOf(definition, scored),
    max: definition.scoring.maturityMax,
    claimed: meanOf(definition, scored, 'claimed'),
    verified: meanOf(definition, scored, 'verified'),
    verifiedCount: scored.filter(({ verified }) => verified !== null).length,
    losses: lostPoints(definition, scored),
    basics: basicsOf(definition, scored),
    index: regionOf(definition, scored, 'claimed', spd),
    ...{ years: figures.years, past: figures.past },
  };
}

/** What most of these innovations lack: items without an answer, level or evidence, the most first. */
export function missingMost(
  all: readonly { readonly definition: EditionDefinition; readonly innovation: Innovation }[],
  most: number,
): readonly Count[] {
  const counts = new Map<string, number>();
  for (const { definition, innovation } of all)
    for (const { item } of missing(formOf(definition), innovation.answers, innovation.files))
      counts.set(item.label, (counts.get(item.label) ?? 0) + 1);
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'id'))
    .slice(0, most);
}

function statesOf({ states }: Figures): Summary['states'] {
  const counts = new Map<State, number>();
  for (const { state, count } of states) counts.set(state, (counts.get(state) ?? 0) + count);
  return [...counts].map(([state, count]) => ({ state, count }));
}

/** What was returned or refused came as far as the check at which that happened; what was withdrawn is nowhere. */
function stageOf({ state, from }: Figures['states'][number]): number {
  if (state === 'returned') return stages.findIndex((stage) => stage === from);
  if (state === 'rejected') return stages.indexOf('unit_endorsed');
  return stages.findIndex((stage) => stage === state);
}

function funnelOf({ states }: Figures): Summary['funnel'] {
  return stages.map((stage, at) => ({
    stage,
    count: states.reduce((sum, one) => sum + (stageOf(one) >= at ? one.count : 0), 0),
  }));
}

const optionsOf = (item: Item | undefined) =>
  item?.kind === 'field' && item.value.type === 'choice' ? item.value.options : [];

function kindsOf(definition: EditionDefinition, { choices }: Figures): Summary['kinds'] {
  const { byId } = formOf(definition);
  return kindItems.flatMap((id) => {
    const item = byId.get(id);
    if (item === undefined) return [];
    const options = optionsOf(item);
    const rows = choices
      .filter((one) => one.item === id)
      .map(({ code, count }) => ({
        label:
          code === null
            ? 'belum diisi'
            : (options.find((option) => option.code === code)?.label ?? code),
        count,
      }))
      .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'id'));
    return [{ item: id, label: item.label, rows }];
  });
}

function stopsOf(
  definition: EditionDefinition,
  { draftAnswers }: Figures,
  drafts: number,
): Summary['stops'] {
  const form = formOf(definition);
  return form.items
    .filter(({ when, optional }) => when === undefined && optional !== true)
    .map((item) => ({
      number: form.numberOf.get(item.id) ?? 0,
      label: item.label,
      count: drafts - (draftAnswers.get(item.id) ?? 0),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || a.number - b.number)
    .slice(0, STOPS);
}

function spreadOf(definition: EditionDefinition, scored: readonly Scored[]): Summary['spread'] {
  const { maturityMax: max } = definition.scoring;
  if (max === null) return [];
  const width = Math.max(1, Math.floor(max / BANDS / 10) * 10 || Math.floor(max / BANDS));
  const scores = scored.map((one) => scoreOf(definition, one, 'claimed') ?? 0);
  return Array.from({ length: BANDS }, (_, at) => {
    const above = at === 0 ? -1 : at * width;
    const to = at === BANDS - 1 ? max : (at + 1) * width;
    const count = scores.filter((score) => score > above && score <= to).length;
    return { from: at === 0 ? 0 : above + 1, to, count };
  });
}

function lostPoints(definition: EditionDefinition, scored: readonly Scored[]): Summary['losses'] {
  const form = formOf(definition);
  return lossesOf(definition, scored).map(({ id, label, points, without }) => {
    const item = form.byId.get(id);
    const weight = item?.kind === 'indicator' ? (item.weight ?? 0) : 0;
    return {
      ...{ label, points, without, reached: Math.max(0, weight * 3 - points) },
      number: item?.kind === 'indicator' ? item.no : 0,
    };
  });
}

function basicsOf(definition: EditionDefinition, scored: readonly Scored[]): readonly Count[] {
  const { region } = definition.scoring;
  if (region === null) return [];
  const options = optionsOf(formOf(definition).byId.get(region.urusanItem));
  return region.basicUrusan.map((code) => ({
    label: options.find((option) => option.code === code)?.label ?? code,
    count: scored.filter(({ urusan }) => urusan === code).length,
  }));
}

/** A year with what was handed in; `source`: where the number stands that this product did not count. */
export interface YearCount {
  readonly year: number;
  readonly count: number;
  readonly source: string | null;
}

/**
 * The years of all units, with those before this product; what was counted here stands before what is told, by the region's
 * file or by lists. Where both tell of a year, the greater number stands: a list may lack some.
 */
export function yearsSince(
  counted: Figures['years'],
  history: Region['history'],
  past: Figures['past'] = [],
): readonly YearCount[] {
  const here = new Set(counted.map(({ year }) => year));
  const told = new Map<number, YearCount>();
  for (const one of [...history, ...past])
    if (one.count > (told.get(one.year)?.count ?? -1)) told.set(one.year, one);
  return [
    ...[...told.values()].filter(({ year }) => !here.has(year)),
    ...counted.map(({ year, count }) => ({ year, count, source: null })),
  ].toSorted((a, b) => a.year - b.year);
}
