// Reading the record in chat: an innovation's history, its people, a comment on it, the event record of a unit or of all.
// It shows what was recorded and changes none of it.
import { type Action, type Grant, reachesAnything } from '../../access.ts';
import { readInnovationCode } from '../../codes.ts';
import type { Command } from '../../language/index.ts';
import { formOf } from '../../edition/journey.ts';
import { type Innovation, isFiller } from '../../innovation/innovation.ts';
import { askAgain } from '../modes/again.ts';
import type { AuditOf } from '../records.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { longestMessage } from './mentor.ts';
import { exportList } from './exporting.ts';
import { meantInnovation } from './reading.ts';
import { refuse } from './submitting.ts';
import { unlink } from './unlinking.ts';

/** Carries out a command of this kind; false when it is none. */
export function onRecordsCommand(turn: Turn, command: Command): boolean {
  switch (command.name) {
    case 'history':
      history(turn, pageOf(command.code));
      return true;
    case 'contacts':
      contacts(turn);
      return true;
    case 'comment':
      comment(turn, command.rest);
      return true;
    case 'audit':
      audit(turn, command.rest);
      return true;
    case 'export':
      exportList(turn, command.rest);
      return true;
    case 'unlink':
      unlink(turn);
      return true;
    default:
      return false;
  }
}

/** What must be loaded for a command of this kind; null when it is none. */
export function recordsNeeds(command: Command, looking: string | null): readonly Need[] | null {
  switch (command.name) {
    case 'history': {
      const code = readInnovationCode(command.code ?? '') ?? looking;
      return [...lookAt(code), { kind: 'history', code, page: pageOf(command.code) }];
    }
    case 'contacts': {
      const code = readInnovationCode(command.code ?? '') ?? looking;
      return [...lookAt(code), { kind: 'contacts', code }];
    }
    case 'comment':
      return lookAt(readInnovationCode(command.code) ?? '');
    case 'audit':
      return [{ kind: 'audit', ...readPage(command.rest) }];
    case 'export':
      return [];
    case 'unlink':
      return [{ kind: 'addresses' }];
    default:
      return null;
  }
}

const lookAt = (code: string | null): readonly Need[] =>
  code === null ? [] : [{ kind: 'look', code }];

function isOwn(turn: Turn, innovation: Innovation): boolean {
  return isFiller(innovation, turn.person.id);
}

/** The page of a history: "riwayat 2" is about the innovation that is open or was read last. */
const pageOf = (typed: string | undefined): number =>
  /^\d{1,3}$/.test(typed ?? '') ? Math.max(1, Number(typed)) : 1;

/** Shows what happened to an innovation and what was written about it, newest first. */
function history(turn: Turn, page: number): void {
  const innovation = meantInnovation(turn);
  if (innovation === null) return;
  const { lines = [], earlier = 0, thread = [] } = turn.world.loaded.history ?? {};
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  turn.say('history', {
    ...named(innovation),
    lines: lines.map((line) => ({
      ...line,
      item: line.item === null ? null : (form.byId.get(line.item)?.label ?? null),
    })),
    page,
    earlier,
    thread,
  });
  noteReading(turn, innovation);
  if (turn.mode.name === 'idle') turn.open({ name: 'idle', looking: innovation.code });
  askAgain(turn);
}

const named = (innovation: Innovation) => ({
  code: innovation.code,
  name: innovation.name ?? innovation.code,
});

function noteReading(turn: Turn, innovation: Innovation): void {
  if (!isOwn(turn, innovation)) turn.do({ kind: 'note_reading', code: innovation.code });
}

/** Shows how the people of an innovation can be reached. */
function contacts(turn: Turn): void {
  const innovation = meantInnovation(turn);
  if (innovation === null) return;
  const target = { unitId: innovation.unitId, own: isOwn(turn, innovation) };
  if (!turn.may('see_contact', target)) return refuse(turn, 'see_contact');
  turn.say('contacts', { ...named(innovation), people: turn.world.loaded.contacts ?? [] });
  noteReading(turn, innovation);
  askAgain(turn);
}

/** Keeps a comment with an innovation: its owner is told, or, for the owner's own, the mentors of the unit. */
function comment(turn: Turn, rest: string | undefined): void {
  const innovation = meantInnovation(turn);
  if (innovation === null) return;
  const own = isOwn(turn, innovation);
  if (!turn.may('comment', { unitId: innovation.unitId, own })) return refuse(turn, 'comment');
  const text = rest?.trim() ?? '';
  if (text === '') turn.say('comment_how', { code: innovation.code });
  else if (text.length > longestMessage) turn.say('mentor_too_long', { limit: longestMessage });
  else {
    turn.do({
      kind: 'post_message',
      to: own
        ? { kind: 'mentors', unitId: innovation.unitId }
        : { kind: 'person', personId: innovation.ownerId },
      code: innovation.code,
      item: null,
      itemLabel: null,
      answers: null,
      unitId: innovation.unitId,
      text,
    });
    turn.say('message_sent', { to: own ? null : innovation.ownerName });
  }
  askAgain(turn);
}

/** Which part of the event record is meant, and which page of it. */
function readPage(rest: string | undefined): { readonly of: AuditOf; readonly page: number } {
  const typed = rest?.toLowerCase() ?? '';
  const page = Number(/\b\d{1,4}\b/.exec(typed)?.[0] ?? 1);
  const all = /\b(?:semua|seluruh|kabupaten)\b/.test(typed);
  return { of: all ? 'all' : /\bunit\b/.test(typed) ? 'unit' : null, page: Math.max(1, page) };
}

/** True when the whole record is meant: said so, or by somebody who has no unit to read of. */
export function readsWhole(grants: readonly Grant[], of: AuditOf): boolean {
  if (of !== null) return of === 'all';
  return !reachesAnything(grants, 'read_unit_audit') && reachesAnything(grants, 'read_audit');
}

/** Shows a page of the event record: of one's own unit, or of all. */
function audit(turn: Turn, rest: string | undefined): void {
  const { of, page } = readPage(rest);
  const whole = readsWhole(turn.person.grants, of);
  const action: Action = whole ? 'read_audit' : 'read_unit_audit';
  if (!reachesAnything(turn.person.grants, action)) return refuse(turn, action);
  const { lines = [], more = false } = turn.world.loaded.audit ?? {};
  // Which item it was is for those who may read the innovation: they ask for its history.
  turn.say('audit_list', {
    ...{ whole, page, more },
    lines: lines.map((line) => ({ ...line, item: null })),
  });
  askAgain(turn);
}
