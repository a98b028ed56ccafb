// The contest on a page: what a judge reads of an entry, and marks that were filled in one by one.
// Rules and rights are those of the chat; it never loads anything, and shows a judge no mark of another one.
import { categoryLabel, type Entry, entriesNow, stageOf } from '../../contest/contest.ts';
import type { ContestRules } from '../../contest/rules.ts';
import { evidenceNumber } from '../../edition/evidence-number.ts';
import { formOf } from '../../edition/journey.ts';
import type { ContestLine } from '../../language/index.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { evidenceOf, isJudge, offerMarks, onMarks, seatedAt, textsOf } from './judging.ts';
import type { EntryShown } from './messages.ts';
import { takeLine } from './commands.ts';
import { season, seatAt, shown } from './reach.ts';

/** Carries out what whoever runs the contest chose on a page; false where the season is no longer as it was shown there. */
export function changeAtDesk(turn: Turn, line: ContestLine, seen: number): boolean {
  if ((season(turn)?.version ?? 0) !== seen) return false;
  takeLine(turn, line);
  return true;
}

/** What a judge has to judge in this round. */
export interface ToJudge {
  readonly name: string;
  /** The round; null while none is judged. */
  readonly stage: string | null;
  readonly rows: readonly (EntryShown & { readonly given: boolean })[];
}

/** Tells a judge what is to be judged; null for whoever is none, or where there is no season. */
export function toJudgeAtDesk(turn: Turn): ToJudge | null {
  const contest = season(turn);
  if (contest === null || !isJudge(turn)) return null;
  const stage = stageOf(contest.state);
  return {
    name: contest.rules.name,
    stage: stage === null ? null : contest.rules.stages[stage].label,
    rows: seatedAt(turn).map(({ entry, given }) => ({ ...shown(turn, entry), given })),
  };
}

/** An entry as its judge reads it. */
export interface JudgedEntry extends EntryShown {
  readonly contest: number;
  readonly innovationId: number;
  readonly code: string;
  readonly category: string;
  readonly stage: string;
  readonly scale: ContestRules['scale'];
  readonly criteria: readonly {
    readonly code: string;
    readonly label: string;
    readonly mark: number | null;
  }[];
  /** Marks can be given now. */
  readonly open: boolean;
  readonly texts: readonly { readonly label: string; readonly text: string }[];
  readonly files: readonly {
    readonly id: number;
    readonly name: string;
    readonly label: string;
    readonly no: number;
  }[];
}

/** What must be loaded to read or mark an entry. */
export const entryNeeds = (entry: number): readonly Need[] => [
  { kind: 'contest' },
  { kind: 'judged_innovation', entry },
];

const entryAt = (turn: Turn, number: number): Entry | null =>
  season(turn)?.entries.find((one) => one.number === number) ?? null;

/** Shows an entry to a judge who has a seat at it; null for everybody else, whether it exists or not. */
export function entryAtDesk(turn: Turn, number: number): JudgedEntry | null {
  const contest = season(turn);
  const entry = entryAt(turn, number);
  const innovation = turn.world.loaded.judgedInnovation ?? null;
  if (contest === null || entry === null || innovation === null || !isJudge(turn)) return null;
  const seat = seatAt(turn, entry);
  if (seat === null || !turn.may('see_entry_evidence', { own: true })) return null;
  const now = stageOf(contest.state);
  const stage = now ?? (contest.state === 'open' ? 'desk' : 'presentation');
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  return {
    ...shown(turn, entry),
    ...{ contest: contest.number, innovationId: entry.innovationId, code: entry.code },
    category: categoryLabel(contest.rules, entry.category),
    ...{ stage: contest.rules.stages[stage].label, scale: contest.rules.scale },
    criteria: contest.rules.stages[stage].criteria.map(({ code, label }) => ({
      ...{ code, label, mark: seat.marks[stage]?.[code] ?? null },
    })),
    open: now !== null && contest.lock === null && entriesNow(contest).includes(entry),
    texts: textsOf(form, innovation),
    files: evidenceOf(form, innovation).map(({ id, name, item }) => ({
      ...{ id, name: name ?? 'berkas', label: form.byId.get(item)?.label ?? item },
      no: evidenceNumber(form, item),
    })),
  };
}

/** A field holds one number and nothing else: two in one field would be the marks of two criteria. */
const oneNumber = /^\s*\d{1,4}(?:[.,]\d{1,4})?\s*$/u;

/** Stores marks of a form with a field for each criterion; what is no mark is refused whole, in the words of the chat. */
export function markAtDesk(turn: Turn, number: number, fields: readonly string[]): void {
  const contest = season(turn);
  const entry = entryAt(turn, number);
  if (contest === null || entry === null || seatAt(turn, entry) === null)
    return refuse(turn, 'score_entry');
  const stage = stageOf(contest.state);
  if (stage !== null && !fields.every((field) => oneNumber.test(field))) {
    const { criteria } = contest.rules.stages[stage];
    return turn.say('contest_marks_unclear', {
      ...{ number, why: fields.some((field) => field.trim() === '') ? 'count' : 'unread' },
      ...{ criteria: criteria.map(({ label }) => label), scale: contest.rules.scale },
    });
  }
  offerMarks(turn, entry, fields.map((field) => field.trim()).join(' '));
  const { mode } = turn;
  if (mode.name !== 'confirming_marks') return;
  // The form showed each of them beside its criterion before it was sent.
  turn.unsay();
  onMarks(turn, mode, 'ya');
}
