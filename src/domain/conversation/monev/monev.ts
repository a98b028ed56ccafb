// Monev in chat: the seven rows of Form C.2 one after the other, the unit's officer, and what is to be repaired.
// It never fills a row by itself: what the data says is offered, and a person takes it or writes their own.
import type { ItemId } from '../../edition/definition.ts';
import { formOf } from '../../edition/journey.ts';
import { judge } from '../../innovation/checks.ts';
import { judgeFinding } from '../../innovation/findings.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { type Command, readYesNo, saysPlainly } from '../../language/index.ts';
import {
  isMonevNo,
  type MonevNo,
  type MonevRow,
  monevRows,
  nextRow,
  prefilled,
} from '../../monev.ts';
import { noteLines, noticesAfter } from '../checking/notices.ts';
import { readNameWithNip } from '../../person-name.ts';
import type { ModeOf } from '../state.ts';
import { type Meant, mayRead } from '../shared/meant.ts';
import { notFound, refuse, refuseOwn } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { claimMinutes } from '../checking/checking.ts';
import { sayRefused } from '../checking/deciding.ts';
import { readNotes } from '../checking/notes.ts';
import { monevDone, monevRow, nothingFactual } from '../../language/monev-words.ts';

const label = (no: MonevNo): string => monevRows[no - 1] ?? '';

/** Begins or goes on with the monev of an innovation that was accepted. */
export function monev(turn: Turn, { innovation: named }: Meant): void {
  if (!turn.may('monev')) return refuse(turn, 'monev');
  if (named === null) return turn.say('monev_which', {});
  const innovation = held(turn);
  if (innovation === null) return;
  const rows = turn.world.loaded.monev?.rows ?? [];
  turn.do({ kind: 'claim', code: innovation.code, minutes: claimMinutes });
  turn.say('monev_begin', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit: turn.unitName(innovation.unitId),
    written: rows.length,
  });
  goOn(turn, innovation, rows);
}

/** The innovation of the monev, if it may be worked on now; says why not otherwise. */
function held(turn: Turn): Innovation | null {
  const found = turn.world.loaded.look ?? null;
  if (found === null || !mayRead(turn, found.innovation)) {
    notFound(turn);
    return null;
  }
  const { innovation } = found;
  const judged = judgeFinding(innovation, 'monev', innovation.version, {
    personId: turn.person.id,
    grants: turn.person.grants,
  });
  if (!judged.ok) {
    if (judged.problem.type === 'own_innovation') refuseOwn(turn, innovation.code);
    else turn.say('monev_not_now', { code: innovation.code, state: innovation.state });
    return null;
  }
  const holder = found.facts?.claim ?? null;
  if (holder === null || holder.personId === turn.person.id) return innovation;
  turn.say('claimed_by', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    by: holder.name,
    until: holder.until,
  });
  return null;
}

function askFactual(turn: Turn, innovation: Innovation, no: MonevNo): void {
  const definition = turn.world.editionOf(innovation.editionId, innovation.editionVersion);
  const now = written(turn, no)?.factual ?? null;
  const known = now === null ? prefilled(definition, innovation, no) : null;
  turn.say('ask_monev_factual', {
    no,
    of: monevRows.length,
    label: label(no),
    prefilled: known,
    now,
  });
  if (known !== null)
    turn.offer([{ label: { key: 'yes' }, reply: { word: 'yes' }, numbered: false }]);
  turn.open({ name: 'monev', code: innovation.code, no, part: 'factual' });
}

function askAdvice(turn: Turn, innovation: Innovation, no: MonevNo, factual: string): void {
  const row = written(turn, no);
  turn.say('ask_monev_advice', {
    no,
    label: label(no),
    factual,
    now: row === undefined ? null : (row.advice ?? '-'),
  });
  turn.offer([{ label: { key: 'none_yet' }, reply: { word: 'none' }, numbered: false }]);
  turn.open({ name: 'monev', code: innovation.code, no, part: 'advice', factual });
}

function askOfficer(turn: Turn, innovation: Innovation): void {
  turn.say('ask_monev_officer', { code: innovation.code });
  turn.open({ name: 'monev_officer', code: innovation.code });
}

const rowsOf = (turn: Turn): readonly MonevRow[] => turn.world.loaded.monev?.rows ?? [];
const written = (turn: Turn, no: MonevNo): MonevRow | undefined =>
  rowsOf(turn).find((row) => row.no === no);

/** Goes to the first row without a finding, then to the officer, then to the end. */
function goOn(turn: Turn, innovation: Innovation, rows: readonly MonevRow[]): void {
  const next = nextRow(rows);
  if (next !== null) return askFactual(turn, innovation, next);
  const officer = turn.world.loaded.monev?.officer ?? null;
  if (officer === null) return askOfficer(turn, innovation);
  end(turn, innovation, officer, rows);
}

/** Goes to a row that is named, with what is to stand there when it is said at once; false when none is named. */
function toRow(turn: Turn, innovation: Innovation, text: string): boolean {
  const [, digit, factual = ''] = monevRow.exec(text.trim()) ?? [];
  const no = Number(digit);
  if (!isMonevNo(no)) return false;
  if (hasWords(factual)) askAdvice(turn, innovation, no, factual.trim());
  else askFactual(turn, innovation, no);
  return true;
}

const hasWords = (text: string): boolean => /[\p{L}\d]/u.test(text);

/** Says that a known word is not taken for what is to be written here; false when the message is none. */
function isBareCommand(turn: Turn, text: string, command: Command | null): boolean {
  if (command === null || !saysPlainly(text, command)) return false;
  turn.say('word_is_command', { typed: text.trim() });
  return true;
}

/** Takes what was found, or advised, for the open row. */
export function onMonev(
  turn: Turn,
  mode: ModeOf<'monev'>,
  text: string,
  command: Command | null,
): void {
  if (!turn.may('monev')) return dropped(turn, 'monev');
  const innovation = held(turn);
  if (innovation === null) return turn.open({ name: 'idle' });
  const { no, part } = mode;
  if (toRow(turn, innovation, text)) return;
  if (command?.name === 'back') {
    const before = no - 1;
    return askFactual(turn, innovation, part === 'factual' && isMonevNo(before) ? before : no);
  }
  if (part === 'advice') return onAdvice(turn, innovation, mode, text, command);
  const stands = written(turn, no)?.factual;
  if (command?.name === 'skip') {
    if (stands !== undefined) return askAdvice(turn, innovation, no, stands);
    turn.say('monev_row_needed', { no });
    return askFactual(turn, innovation, no);
  }
  const definition = turn.world.editionOf(innovation.editionId, innovation.editionVersion);
  const known = stands ?? prefilled(definition, innovation, no);
  const agrees = ['yes', 'weak_yes'].includes(readYesNo(text).kind) || text.trim() === '1';
  if (agrees && known !== null) return askAdvice(turn, innovation, no, known);
  if (isBareCommand(turn, text, command) || !hasWords(text))
    return askFactual(turn, innovation, no);
  askAdvice(turn, innovation, no, text.trim());
}

function onAdvice(
  turn: Turn,
  innovation: Innovation,
  { no, factual = '-' }: ModeOf<'monev'>,
  text: string,
  command: Command | null,
): void {
  const skips = command?.name === 'skip';
  const none = nothingFactual.test(text.trim());
  if (!skips && !none && (isBareCommand(turn, text, command) || !hasWords(text)))
    return askAdvice(turn, innovation, no, factual);
  const stands = skips ? (written(turn, no)?.advice ?? null) : null;
  const advice = none || skips ? stands : text.trim();
  turn.do({ kind: 'claim', code: innovation.code, minutes: claimMinutes });
  turn.do({ kind: 'save_monev', code: innovation.code, no, factual, advice });
  turn.say('monev_saved', { no, label: label(no) });
  goOn(turn, innovation, [...rowsOf(turn).filter((row) => row.no !== no), { no, factual, advice }]);
}

/** Takes the name of the unit's officer who was there. */
export function onMonevOfficer(
  turn: Turn,
  _: ModeOf<'monev_officer'>,
  text: string,
  command: Command | null,
): void {
  if (!turn.may('monev')) return dropped(turn, 'monev');
  const innovation = held(turn);
  if (innovation === null) return turn.open({ name: 'idle' });
  if (toRow(turn, innovation, text)) return;
  if (command?.name === 'back') return askFactual(turn, innovation, 7);
  const stands = turn.world.loaded.monev?.officer ?? null;
  if (command?.name === 'skip' && stands !== null)
    return end(turn, innovation, stands, rowsOf(turn));
  const read = readNameWithNip(text);
  const officer =
    read === null ? null : read.nip === null ? read.name : `${read.name} (${read.nip})`;
  if (officer === null || readYesNo(officer).kind !== 'unclear') {
    // A word that is a command is no name that could not be read.
    if (officer === null && !isBareCommand(turn, text, command)) turn.say('name_unclear', {});
    return askOfficer(turn, innovation);
  }
  if (isBareCommand(turn, text, command) || officer.length < 3) return askOfficer(turn, innovation);
  turn.do({ kind: 'name_officer', code: innovation.code, officer });
  end(turn, innovation, officer, rowsOf(turn));
}

function end(turn: Turn, innovation: Innovation, officer: string, rows: readonly MonevRow[]): void {
  turn.say('monev_summary', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit: turn.unitName(innovation.unitId),
    officer,
    by: turn.person.name,
    rows: rows.toSorted((a, b) => a.no - b.no).map((row) => ({ ...row, label: label(row.no) })),
  });
  askEnd(turn, innovation, rows);
}

function askEnd(turn: Turn, innovation: Innovation, rows: readonly MonevRow[]): void {
  turn.say('ask_monev_end', {
    code: innovation.code,
    advised: rows.some((row) => row.advice !== null),
  });
  turn.offer([{ label: { key: 'done' }, reply: { command: 'done' }, numbered: false }]);
  turn.open({ name: 'monev_end', code: innovation.code });
}

/**
 * Ends the monev, or returns items of the form with notes first: then it goes on when they are repaired. Notes that could
 * be read in two ways are shown first.
 */
export function onMonevEnd(
  turn: Turn,
  mode: ModeOf<'monev_end'>,
  text: string,
  command: Command | null,
): void {
  if (!turn.may('monev')) return dropped(turn, 'monev');
  const innovation = held(turn);
  if (innovation === null) return turn.open({ name: 'idle' });
  if (toRow(turn, innovation, text)) return;
  if (command?.name === 'back') return askOfficer(turn, innovation);
  const finished =
    command?.name === 'done' ||
    ['yes', 'already'].includes(readYesNo(text).kind) ||
    monevDone.test(text.trim());
  if (finished) return finish(turn, innovation, new Map(mode.doubt ?? []));
  if (isBareCommand(turn, text, command)) return askEnd(turn, innovation, rowsOf(turn));
  const { notes, sure, unread } = readNotes(turn, innovation, text);
  if (sure && notes.size > 0) return finish(turn, innovation, notes);
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const [line = text.trim()] = unread;
  if (notes.size === 0) {
    turn.say('note_not_understood', { line: line.slice(0, 120), total: form.items.length });
    return askEnd(turn, innovation, rowsOf(turn));
  }
  turn.say('notes_understood', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    items: noteLines(form, notes),
    unread: unread.map((part) => part.slice(0, 120)),
    total: form.items.length,
  });
  turn.offer([{ label: { key: 'done' }, reply: { command: 'done' }, numbered: false }]);
  turn.open({ name: 'monev_end', code: innovation.code, doubt: [...notes] });
}

function finish(turn: Turn, innovation: Innovation, notes: ReadonlyMap<ItemId, string>): void {
  const step = notes.size > 0 ? 'return' : 'monitor';
  const judged = judge(
    innovation,
    { step, seen: innovation.version, notes },
    { personId: turn.person.id, grants: turn.person.grants, onlyPerson: false },
  );
  turn.open({ name: 'idle' });
  if (!judged.ok) return sayRefused(turn, innovation.code, judged.problem);
  const { transition, role } = judged.value;
  turn.takeStep(innovation, transition, { role, onlyPerson: false, cardId: null });
  const named = { code: innovation.code, name: innovation.name ?? innovation.code };
  if (step === 'monitor') turn.say('monev_done', named);
  else turn.say('decided', { ...named, step, to: transition.to, onlyPerson: false });
  for (const effect of noticesAfter(innovation, transition, {
    personId: turn.person.id,
    name: turn.person.name,
    role,
    unit: turn.unitName(innovation.unitId),
    edition: turn.world.editionOf(innovation.editionId, innovation.editionVersion),
  }))
    turn.do(effect);
}

function dropped(turn: Turn, action: string): void {
  turn.open({ name: 'idle' });
  refuse(turn, action);
}
