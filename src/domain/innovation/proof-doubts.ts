// What a checker should look at in the proofs of an innovation, found by rule: fewer than its level speaks of, days that do not
// fit, documents without number or date, a film of another length. It judges nothing and reads no file.
import type { AnswerValue, EvidenceFile } from '../edition/answer.ts';
import type { EditionDefinition, Indicator, ItemId } from '../edition/definition.ts';
import { formOf } from '../edition/journey.ts';
import type { NameFound } from './named-in.ts';
import type { ProofCount, ProofRules } from '../edition/proof-rules.ts';

/** A doubt about proofs. `no`: of the indicator; days are ISO, possibly a month or a year. */
export type ProofDoubt =
  | {
      readonly what: 'fewer';
      readonly no: number;
      readonly level: number;
      readonly of: ProofCount['what'];
      readonly wanted: number;
      readonly found: number;
    }
  | {
      readonly what: 'dated';
      readonly no: number;
      readonly date: string;
      readonly why: 'before' | 'ahead' | 'late';
      readonly years: readonly [number, number];
    }
  /** `no`: absent in what an earlier release stored. */
  | {
      readonly what: 'unnamed';
      readonly no?: number;
      readonly file: string;
      readonly photo: boolean;
    }
  | { readonly what: 'order'; readonly earlier: string; readonly later: string }
  | { readonly what: 'no_facts'; readonly numbers: readonly number[] }
  | { readonly what: 'film'; readonly no: number; readonly seconds: number }
  /** `taken`: the camera's day of an old one. */
  | {
      readonly what: 'photo';
      readonly no: number;
      readonly file: string;
      readonly why: 'old' | 'small';
      readonly taken?: string;
    }
  /** A paragraph of this item stands in another innovation, or in the form's own example (null); `elsewhere`: in one that may not be named. */
  | {
      readonly what: 'copied';
      readonly number: number;
      readonly label: string;
      readonly code: string | null;
      readonly elsewhere?: true;
    };

type Claim = Extract<AnswerValue, { type: 'indicator' }>;

/** What is looked at. */
export interface Proven {
  readonly answers: ReadonlyMap<ItemId, { readonly value: AnswerValue }>;
  readonly files: readonly Pick<EvidenceFile, 'item' | 'state' | 'name' | 'durationSeconds'>[];
}

/** Finds the doubts, the most telling first; `today` is an ISO day, null where nobody says. */
export function proofDoubts(
  definition: EditionDefinition,
  rules: ProofRules | null,
  proven: Proven,
  today: string | null,
): readonly ProofDoubt[] {
  const form = formOf(definition);
  const claims = form.items.flatMap((item) => {
    const value = proven.answers.get(item.id)?.value;
    return item.kind === 'indicator' && value?.type === 'indicator' && value.level !== null
      ? [{ item, claim: value, files: storedOf(proven, item.id) }]
      : [];
  });
  const years: readonly [number, number] = [
    definition.year - (rules?.years ?? 1) + 1,
    definition.year,
  ];
  return [
    ...(rules === null ? [] : claims.flatMap((one) => fewer(rules, years, one))),
    ...(rules === null ? [] : claims.flatMap((one) => dated(rules, years, one, today))),
    ...(rules === null ? [] : disordered(definition, rules, proven)),
    ...claims.flatMap(filmed),
    ...withoutFacts(claims),
  ];
}

/** The regulation does not name the innovation: none of its files does, by the name that it has now. */
export function unnamed(
  regulation: Pick<Indicator, 'id' | 'no'>,
  name: string | null,
  files: readonly NameFound[],
): readonly ProofDoubt[] {
  // What was moved to another indicator is no regulation any more.
  const here = files.filter(({ item }) => item === regulation.id);
  const looked = here.filter((file) => file.name === name);
  const [first] = looked;
  if (first === undefined || looked.length < here.length || looked.some(({ found }) => found))
    return [];
  const photo = looked.every((one) => one.photo);
  return [{ what: 'unnamed', no: regulation.no, file: first.file, photo }];
}

interface Claimed {
  readonly item: Indicator;
  readonly claim: Claim;
  readonly files: Proven['files'];
}

const storedOf = ({ files }: Proven, item: ItemId): Proven['files'] =>
  files.filter((file) => file.item === item && file.state === 'stored');

function fewer(
  { counts }: ProofRules,
  years: readonly [number, number],
  { item, claim, files }: Claimed,
): readonly ProofDoubt[] {
  const rule = counts.find((one) => one.item === item.id);
  const { level } = claim;
  if (rule === undefined || level === null) return [];
  const wanted = rule.least[level - 1] ?? 1;
  const found =
    rule.of === 'proofs' ? files.length + claim.links.length : yearsNamed(claim, files, years).size;
  // No proof at all is another doubt, and where no year is named nothing is known of them.
  if (found === 0 || found >= wanted) return [];
  return [{ what: 'fewer', no: item.no, level, of: rule.what, wanted, found }];
}

/** Years of the span that are named in the words, the document or the names of the files. */
function yearsNamed(
  { description = '', document = {} }: Claim,
  files: Proven['files'],
  [from, to]: readonly [number, number],
): ReadonlySet<number> {
  const { number = '', date = '', subject = '' } = document;
  const words = [description, number, date, subject, ...files.map(({ name }) => name)].join(' ');
  const named = [...words.matchAll(/(?<!\d)20\d{2}(?!\d)/gu)].map(([year]) => Number(year));
  return new Set(named.filter((year) => year >= from && year <= to));
}

function dated(
  { regulation }: ProofRules,
  years: readonly [number, number],
  { item, claim }: Claimed,
  today: string | null,
): readonly ProofDoubt[] {
  const date = claim.document?.date;
  if (date === undefined) return [];
  const [from, to] = years;
  const year = Number(date.slice(0, 4));
  const doubt = (why: 'before' | 'ahead' | 'late'): readonly ProofDoubt[] => [
    { what: 'dated', no: item.no, date, why, years },
  ];
  if (today !== null && date > today.slice(0, date.length)) return doubt('ahead');
  if (item.id === regulation) return year >= to ? doubt('late') : [];
  return year < from ? doubt('before') : [];
}

/** Days that stand in another order than they can have happened. */
function disordered(
  definition: EditionDefinition,
  { order }: ProofRules,
  { answers }: Proven,
): readonly ProofDoubt[] {
  const { byId } = formOf(definition);
  const days = order.flatMap((id) => {
    const value = answers.get(id)?.value;
    return value?.type === 'date' ? [{ id, date: value.date }] : [];
  });
  return days.slice(1).flatMap(({ id, date }, at) => {
    const before = days[at];
    if (before === undefined) return [];
    const shared = Math.min(date.length, before.date.length);
    if (date.slice(0, shared) >= before.date.slice(0, shared)) return [];
    const label = (one: ItemId): string => byId.get(one)?.label ?? one;
    return [{ what: 'order' as const, earlier: label(id), later: label(before.id) }];
  });
}

function filmed({ item, files }: Claimed): readonly ProofDoubt[] {
  const { video } = item.evidence;
  if (video === undefined) return [];
  return files.flatMap(({ durationSeconds: seconds }) =>
    seconds !== null && (seconds < video.warnBelow || seconds > video.warnAbove)
      ? [{ what: 'film' as const, no: item.no, seconds }]
      : [],
  );
}

/** Indicators whose proof is a document, and of which neither number nor date is known. */
function withoutFacts(claims: readonly Claimed[]): readonly ProofDoubt[] {
  const numbers = claims
    .filter(
      ({ item, claim: { document }, files }) =>
        item.evidence.formats.every((format) => format === 'pdf') &&
        files.length > 0 &&
        document?.number === undefined &&
        document?.date === undefined,
    )
    .map(({ item }) => item.no);
  return numbers.length === 0 ? [] : [{ what: 'no_facts', numbers }];
}
