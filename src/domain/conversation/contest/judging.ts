// What a judge does in the chat: reads an entry, gives marks in one message that is read back.
// Row 60 of the access table: entries assigned to them, and nothing else. Marks of others are never loaded for a judge.
import { entriesNow, type Entry, entryName, stageOf } from '../../contest/contest.ts';
import { markOf } from '../../contest/ranking.ts';
import type { Form } from '../../edition/journey.ts';
import { formOf } from '../../edition/journey.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { readMarks } from '../../language/index.ts';
import { evidenceNumber, isMeant } from '../../edition/evidence-number.ts';
import { sendFiles } from '../checking/sending-evidence.ts';
import { agrees, declines, readConfirmation, yesNo } from '../shared/confirming.ts';
import { piecesOfText } from '../shared/pieces.ts';
import { refuse } from '../shared/refusing.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { notNow, pageOf, runs, season, seatAt, shown } from './reach.ts';

/** Letters of a text that one message shows. */
const perReading = 420;

/** True for somebody who judges; whoever runs the contest sees all marks, and so gives none. */
export const isJudge = (turn: Turn): boolean =>
  !runs(turn) && turn.person.grants.some(({ role }) => role === 'judge');

/** Entries of this round at which this judge has a seat, those without marks first. */
export function seatedAt(
  turn: Turn,
): readonly { readonly entry: Entry; readonly given: boolean }[] {
  const contest = season(turn);
  const stage = contest === null ? null : stageOf(contest.state);
  if (contest === null || stage === null) return [];
  return entriesNow(contest)
    .flatMap((entry) => {
      const seat = seatAt(turn, entry);
      if (seat === null) return [];
      const marks = seat.marks[stage];
      return [
        { entry, given: marks !== undefined && markOf(contest.rules, stage, marks) !== null },
      ];
    })
    .toSorted((a, b) => Number(a.given) - Number(b.given) || a.entry.number - b.entry.number);
}

/** Lists what this judge has to judge. */
export function toJudge(turn: Turn, page = 1): void {
  const contest = season(turn);
  const stage = contest === null ? null : stageOf(contest.state);
  const all = seatedAt(turn);
  if (contest === null || stage === null || all.length === 0)
    return turn.say('contest_judge_waits', { state: contest?.state ?? null });
  const listed = pageOf(all, page);
  turn.say('contest_to_judge', {
    ...listed,
    rows: listed.rows.map(({ entry, given }) => ({ ...shown(turn, entry), given })),
    stage: contest.rules.stages[stage].label,
    criteria: contest.rules.stages[stage].criteria.map(({ label }) => label),
  });
}

/** Takes marks as they were typed, and reads them back before anything is stored. */
export function offerMarks(turn: Turn, entry: Entry, typed: string): void {
  const contest = season(turn);
  const seat = seatAt(turn, entry);
  if (contest === null || seat === null) return refuse(turn, 'score_entry');
  const stage = stageOf(contest.state);
  if (stage === null || contest.lock !== null || !entriesNow(contest).includes(entry))
    return notNow(turn, contest);
  const { criteria } = contest.rules.stages[stage];
  const read = readMarks(typed, criteria, contest.rules.scale);
  if (!read.ok)
    return turn.say('contest_marks_unclear', {
      ...{ number: entry.number, why: read.why, scale: contest.rules.scale },
      criteria: criteria.map(({ label }) => label),
    });
  turn.open({ name: 'confirming_marks', entry: entry.number, stage, marks: read.marks });
  askMarks(turn, { entry: entry.number, stage, marks: read.marks });
}

/** Reads the marks back that wait for a yes. */
export function askMarks(
  turn: Turn,
  { entry: number, stage, marks }: Omit<ModeOf<'confirming_marks'>, 'name'>,
): void {
  const contest = season(turn);
  const entry = contest?.entries.find((one) => one.number === number);
  if (contest === null || entry === undefined) return turn.open({ name: 'idle' });
  turn.say('contest_marks_ask', {
    ...shown(turn, entry),
    rows: contest.rules.stages[stage].criteria.map(({ code, label }) => ({
      label,
      mark: marks[code] ?? 0,
    })),
    before: seatAt(turn, entry)?.marks[stage] !== undefined,
  });
  turn.offer(yesNo);
}

/** Takes the yes or no; other marks for the same entry replace those that wait. */
export function onMarks(turn: Turn, mode: ModeOf<'confirming_marks'>, text: string): void {
  const answer = readConfirmation(text);
  if (declines(answer)) {
    turn.open({ name: 'idle' });
    return turn.say('contest_marks_dropped', { number: mode.entry });
  }
  const contest = season(turn);
  const entry = contest?.entries.find(({ number }) => number === mode.entry);
  if (contest === null || entry === undefined) {
    turn.open({ name: 'idle' });
    return turn.say('contest_entry_unknown', {});
  }
  if (!agrees(answer)) {
    if (/\d/u.test(text)) return offerMarks(turn, entry, text);
    turn.say('yes_or_no', {});
    return askMarks(turn, mode);
  }
  turn.open({ name: 'idle' });
  if (seatAt(turn, entry) === null) return refuse(turn, 'score_entry');
  if (stageOf(contest.state) !== mode.stage || contest.lock !== null) return notNow(turn, contest);
  turn.do({ kind: 'give_marks', entry: entry.number, stage: mode.stage, marks: mode.marks });
  const left = seatedAt(turn).filter((one) => !one.given && one.entry.number !== entry.number);
  turn.say('contest_marks_given', {
    ...{ number: entry.number, left: left.length },
    next: left[0] === undefined ? null : shown(turn, left[0].entry),
  });
}

/** The texts of an innovation that a judge reads, in the order of the form. No names, numbers or files of people. */
export const textsOf = (
  form: Form,
  { answers }: Innovation,
): readonly { readonly label: string; readonly text: string }[] =>
  form.items.flatMap((item) => {
    if (item.kind !== 'field' || item.value.type !== 'longtext') return [];
    const value = answers.get(item.id)?.value;
    return value?.type === 'text' ? [{ label: item.label, text: value.text }] : [];
  });

/** The same in pieces, each of which fits a message. */
const piecesOf = (form: Form, innovation: Innovation): ReturnType<typeof textsOf> =>
  textsOf(form, innovation).flatMap(({ label, text: whole }) =>
    piecesOfText(whole, perReading).map((text) => ({ label, text })),
  );

/** Shows what an innovation tells, a piece at a time. */
export function readEntry(turn: Turn, entry: Entry, page: number): void {
  const innovation = turn.world.loaded.judgedInnovation ?? null;
  if (seatAt(turn, entry) === null || innovation === null) return refuse(turn, 'score_entry');
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const pieces = piecesOf(form, innovation);
  const at = Math.min(Math.max(1, page), Math.max(1, pieces.length));
  const piece = pieces[at - 1];
  turn.say('contest_read', {
    number: entry.number,
    ...(piece ?? { label: entry.name, text: '-' }),
    ...{ page: at, pages: Math.max(1, pieces.length) },
  });
}

/** Sends the stored evidence of an entry, or of one of its items, to a judge who has a seat at it; that is in the record. */
export function sendEvidence(turn: Turn, entry: Entry, item: number | null): void {
  const innovation = turn.world.loaded.judgedInnovation ?? null;
  const own = seatAt(turn, entry) !== null;
  if (!turn.may('see_entry_evidence', { own }) || innovation === null)
    return refuse(turn, 'see_entry_evidence');
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const files = evidenceOf(form, innovation).filter(
    (file) => item === null || isMeant(form, file.item, item),
  );
  const code = entryName(entry.number);
  const shownNow = files.slice(0, mostFiles);
  if (shownNow.length === 0)
    return turn.say('contest_no_evidence', {
      number: entry.number,
      items: itemsWith(form, innovation),
    });
  turn.do({ kind: 'note_reading', code: innovation.code });
  turn.say('contest_evidence', {
    ...{ number: entry.number, sent: shownNow.length, total: files.length },
    items: item === null ? itemsWith(form, innovation) : [],
  });
  sendFiles(turn, form, code, shownNow);
}

/** The evidence of an innovation that a judge may see: stored files of items of its form. */
export const evidenceOf = (form: Form, { files }: Innovation): Innovation['files'] =>
  files.filter(
    ({ state, sha256, item }) => state === 'stored' && sha256 !== null && form.byId.has(item),
  );

/** So many files are sent for one message. */
const mostFiles = 10;

/** Numbers of the items that have stored files, as their captions say them. */
const itemsWith = (form: Form, { files }: Innovation): readonly number[] =>
  [
    ...new Set(
      files.flatMap((file) =>
        file.state === 'stored' && form.byId.has(file.item) ? evidenceNumber(form, file.item) : [],
      ),
    ),
  ].toSorted((a, b) => a - b);
