// Reading the record in chat: an innovation's history, its people, a comment on it, the event record of a unit or of all.
// It shows what was recorded and changes none of it.
import { type Action, type Grant, reachesAnything } from '../../access.ts';
import { formOf } from '../../edition/journey.ts';
import { type Innovation, isFiller } from '../../innovation/innovation.ts';
import type { AuditOf } from './types.ts';
import { type Meant, meantInnovation } from '../shared/meant.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { longestMessage } from '../mentors/writing.ts';
import { everyUnit, oneUnit } from '../../language/reading-words.ts';

function isOwn(turn: Turn, innovation: Innovation): boolean {
  return isFiller(innovation, turn.person.id);
}

/** The page of a history: "riwayat 2" is about the innovation that is open or was read last. */
export const pageOf = (typed: string | undefined): number =>
  /^\d{1,3}$/.test(typed ?? '') ? Math.max(1, Number(typed)) : 1;

/** Shows what happened to an innovation and what was written about it, newest first. */
export function history(turn: Turn, page: number, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
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
  turn.askAgain();
}

const named = (innovation: Innovation) => ({
  code: innovation.code,
  name: innovation.name ?? innovation.code,
});

function noteReading(turn: Turn, innovation: Innovation): void {
  if (!isOwn(turn, innovation)) turn.do({ kind: 'note_reading', code: innovation.code });
}

/** Shows how the people of an innovation can be reached. */
export function contacts(turn: Turn, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
  if (innovation === null) return;
  const target = { unitId: innovation.unitId, own: isOwn(turn, innovation) };
  if (!turn.may('see_contact', target)) return refuse(turn, 'see_contact');
  turn.say('contacts', { ...named(innovation), people: turn.world.loaded.contacts ?? [] });
  noteReading(turn, innovation);
  turn.askAgain();
}

/** Keeps a comment with an innovation: its owner is told, or, for the owner's own, the mentors of the unit. */
export function comment(turn: Turn, rest: string | undefined, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
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
  turn.askAgain();
}

/** Which part of the event record is meant, and which page of it. */
export function readPage(rest: string | undefined): {
  readonly of: AuditOf;
  readonly page: number;
} {
  const typed = rest?.toLowerCase() ?? '';
  const page = Number(/\b\d{1,4}\b/.exec(typed)?.[0] ?? 1);
  const all = everyUnit.test(typed);
  return { of: all ? 'all' : oneUnit.test(typed) ? 'unit' : null, page: Math.max(1, page) };
}

/** True when the whole record is meant: said so, or by somebody who has no unit to read of. */
export function readsWhole(grants: readonly Grant[], of: AuditOf): boolean {
  if (of !== null) return of === 'all';
  return !reachesAnything(grants, 'read_unit_audit') && reachesAnything(grants, 'read_audit');
}

/** Shows a page of the event record: of one's own unit, or of all. */
export function audit(turn: Turn, rest: string | undefined): void {
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
  turn.askAgain();
}
