// Monev in chat: the seven rows of Form C.2 one after the other, the unit's officer, and what is to be repaired.
// It never fills a row by itself: what the data says is offered, and a person takes it or writes their own.
import type { ItemId } from '../../edition/definition.ts';
import { judge } from '../../innovation/checks.ts';
import { judgeFinding } from '../../innovation/findings.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { isBlank, readYesNo } from '../../language/index.ts';
import { type MonevNo, monevRows, nextRow, prefilled } from '../../monev.ts';
import { noticesAfter } from '../decision.ts';
import type { Turn } from '../turn.ts';
import { claimMinutes } from './checking.ts';
import { sayRefused } from './deciding.ts';
import { readNotes } from './notes.ts';
import { mayRead, notFound } from './reading.ts';
import { refuse, refuseOwn } from './submitting.ts';

const label = (no: MonevNo): string => monevRows[no - 1] ?? '';

/** Begins or goes on with the monev of an innovation that was accepted. */
export function monev(turn: Turn): void {
  if (!turn.may('monev')) return refuse(turn, 'monev');
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
  const no = nextRow(rows);
  if (no !== null) return askFactual(turn, innovation, no);
  if ((turn.world.loaded.monev?.officer ?? null) === null) return askOfficer(turn, innovation);
  end(turn, innovation, turn.world.loaded.monev?.officer ?? '');
}

/** The innovation of the monev, if it may be worked on now; says why not otherwise. */
function held(turn: Turn): Innovation | null {
  const found = turn.world.loaded.look;
  if (found === undefined || found === null || !mayRead(turn, found.innovation)) {
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
  const known = prefilled(definition, innovation, no);
  turn.say('ask_monev_factual', {
    no,
    of: monevRows.length,
    label: label(no),
    prefilled: known,
  });
  if (known !== null) turn.offer([{ label: { key: 'yes' }, reply: 'ya', numbered: false }]);
  turn.open({ name: 'monev', code: innovation.code, no, part: 'factual' });
}

function askOfficer(turn: Turn, innovation: Innovation): void {
  turn.say('ask_monev_officer', { code: innovation.code });
  turn.open({ name: 'monev_officer', code: innovation.code });
}

/** Takes what was found, or advised, for the open row. */
export function onMonev(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'monev') return;
  if (!turn.may('monev')) return dropped(turn, 'monev');
  const innovation = held(turn);
  if (innovation === null) return turn.open({ name: 'idle' });
  const { no } = mode;
  const agrees = ['yes', 'weak_yes'].includes(readYesNo(text).kind) || text.trim() === '1';
  if (mode.part === 'factual') {
    const definition = turn.world.editionOf(innovation.editionId, innovation.editionVersion);
    const known = prefilled(definition, innovation, no);
    const factual = agrees && known !== null ? known : text.trim();
    turn.say('ask_monev_advice', { no, label: label(no), factual });
    turn.offer([{ label: { key: 'none_yet' }, reply: 'tidak ada', numbered: false }]);
    return turn.open({ ...mode, part: 'advice', factual });
  }
  const none = /^(?:tidak|tdk|kada|belum|nihil|-|lewati)(?: ada)?\.?$/i.test(text.trim());
  const advice = none ? null : text.trim();
  const factual = mode.factual ?? '-';
  turn.do({ kind: 'claim', code: innovation.code, minutes: claimMinutes });
  turn.do({ kind: 'save_monev', code: innovation.code, no, factual, advice });
  turn.say('monev_saved', { no, label: label(no) });
  const rows = [
    ...(turn.world.loaded.monev?.rows ?? []).filter((row) => row.no !== no),
    { no, factual, advice },
  ];
  const next = nextRow(rows);
  if (next !== null) return askFactual(turn, innovation, next);
  askOfficer(turn, innovation);
}

/** Takes the name of the unit's officer who was there. */
export function onMonevOfficer(turn: Turn, text: string): void {
  if (!turn.may('monev')) return dropped(turn, 'monev');
  const innovation = held(turn);
  if (innovation === null) return turn.open({ name: 'idle' });
  const officer = text.trim();
  if (isBlank(officer) || officer.length < 3) return askOfficer(turn, innovation);
  turn.do({ kind: 'name_officer', code: innovation.code, officer });
  end(turn, innovation, officer);
}

function end(turn: Turn, innovation: Innovation, officer: string): void {
  const rows = turn.world.loaded.monev?.rows ?? [];
  turn.say('monev_summary', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit: turn.unitName(innovation.unitId),
    officer,
    by: turn.person.name,
    rows: rows.toSorted((a, b) => a.no - b.no).map((row) => ({ ...row, label: label(row.no) })),
  });
  turn.say('ask_monev_end', {
    code: innovation.code,
    advised: rows.some((row) => row.advice !== null),
  });
  turn.offer([{ label: { key: 'done' }, reply: 'selesai', numbered: false }]);
  turn.open({ name: 'monev_end', code: innovation.code });
}

/** Ends the monev, or returns items of the form with notes first: then it goes on when they are repaired. */
export function onMonevEnd(turn: Turn, text: string): void {
  if (!turn.may('monev')) return dropped(turn, 'monev');
  const innovation = held(turn);
  if (innovation === null) return turn.open({ name: 'idle' });
  const finished =
    /^(?:selesai|sudah|cukup|lengkap)\b/i.test(text.trim()) ||
    ['yes', 'already'].includes(readYesNo(text).kind);
  if (finished) return finish(turn, innovation, new Map());
  const notes = new Map<ItemId, string>();
  if (!readNotes(turn, innovation, text, notes)) return;
  finish(turn, innovation, notes);
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
