// `kunjungan UNIT: …` keeps a visit with a number; `V-3` reads it again with what was found and promised there.
// Kept by whoever may plan visits to the unit (row 58 of the access table); read as the unit's candidates are (row 51).
import { type Grant, may, reachesAnything } from '../../access.ts';
import { addDays, dayAt } from '../../calendar.ts';
import { anyDay } from '../../days.ts';
import { type Command, readVisitNote, searchUnits, type VisitLine } from '../../language/index.ts';
import type { VisitDay } from '../../visit-note.ts';
import type { CommandRow } from '../command-row.ts';
import { tell } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';

/** So many days ago a visit may have been that is noted now. */
const longestAgo = 366;

function noteNeeds(typed: string): readonly Need[] {
  const line = readVisitNote(typed, anyDay);
  if (line === null) return [];
  // With today's date a day may be clear that is none here: a line that is to be mended has its number, too.
  return line.do === 'show'
    ? [{ kind: 'visit_note', number: line.number }]
    : [{ kind: 'visit_number' }];
}

/** True where a line is no visit, as whoever wrote it may note none: "Kunjungan lansia: 30 orang" of an innovator. */
export function isOwnWords(command: Command, grants: readonly Grant[]): boolean {
  if (command.name !== 'visit_note' || reachesAnything(grants, 'hold_meeting')) return false;
  return readVisitNote(command.rest ?? '', anyDay)?.do !== 'show';
}

/** The row of the command. */
export const visitNoteRow: CommandRow<'visit_note'> = {
  // "Kunjungan posyandu: naik dua kali" is an answer where one is asked for; a number is never one.
  during: ({ rest }) =>
    readVisitNote(rest ?? '', anyDay)?.do === 'show' ? 'registered' : 'unwritten',
  aside: true,
  needs: ({ rest }) => noteNeeds(rest ?? ''),
  run: (turn, { rest }) => {
    const line = readVisitNote(rest ?? '', turn.moment.today);
    if (line !== null) take(turn, line);
    turn.nameOpen();
  },
};

function take(turn: Turn, line: VisitLine): void {
  switch (line.do) {
    case 'how':
      return turn.say('visit_note_how', { why: line.why });
    case 'new':
      return note(turn, line);
    case 'show':
      return show(turn);
  }
}

function note(turn: Turn, line: Extract<VisitLine, { do: 'new' }>): void {
  const found = searchUnits(turn.world.units, line.unit);
  if (found.kind !== 'exact') {
    const like = found.kind === 'candidates' ? found.ids.map((id) => turn.unitName(id)) : [];
    return turn.say('visit_unit_unclear', { typed: line.unit, like: like.slice(0, 4) });
  }
  const unitId = found.id;
  const allowed = may(turn.person.grants, 'hold_meeting', { unitId });
  if (!allowed.ok) return refuse(turn, 'hold_meeting');
  const today = dayAt(turn.moment.now);
  const { day, text, met } = line;
  if (day > today || day < addDays(today, -longestAgo))
    return turn.say('visit_note_how', { why: 'day' });
  const number = turn.world.loaded.visitNumber;
  if (number === undefined) throw new Error('a visit without a number');
  turn.do({
    kind: 'note_visit',
    ...{ number, editionId: turn.world.currentEdition.id, role: allowed.value.role },
    visit: { unitId, day, text, met },
  });
  const unit = turn.unitName(unitId);
  turn.say('visit_noted', { number, unit, day });
  tell(
    turn,
    { to: 'role', role: 'unit_admin', unitId, except: turn.person.id },
    `visit:${number}`,
    { key: 'notice_visit', args: { number, unit, day, text, by: turn.person.name } },
  );
}

/** True where this person may read of a visit. */
export const readsVisit = (turn: Turn, { unitId, madeById }: VisitDay): boolean =>
  madeById === turn.person.id || turn.may('read_candidates', { unitId });

function show(turn: Turn): void {
  const visit = turn.world.loaded.visitNote ?? null;
  if (visit === null || !readsVisit(turn, visit)) {
    turn.say('visit_note_unknown', {
      lists: reachesAnything(turn.person.grants, 'hold_meeting'),
    });
    turn.do({ kind: 'record', what: 'denied', detail: 'read_candidates' });
    return;
  }
  const { number, unitId, day, text, met, madeByName, candidates, promises } = visit;
  turn.say('visit_note', {
    ...{ number, unit: turn.unitName(unitId), day, text, met, by: madeByName },
    ...{ candidates, promises },
  });
}
