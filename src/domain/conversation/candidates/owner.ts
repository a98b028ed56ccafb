// Who fills in what was noted: the writer, somebody of the unit, or whom its admin chooses.
// People are looked for by name among those of the unit alone; a name that fits none or several assigns nobody.
import { type Candidate, isOpenCandidate } from '../../candidate.ts';
import { peopleNamed, readOwner } from '../../language/index.ts';
import { declines, readConfirmation } from '../shared/confirming.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { CandidateLoaded, UnitPerson } from './types.ts';
import { fillsIn, mayBegin, roleFor, usualReminder } from './reach.ts';
import { askWhetherTaken, tellAdmins, toldWhom } from './telling.ts';

type Loaded = NonNullable<CandidateLoaded['candidate']>;

/** Asks who fills it in. */
export function askOwner(turn: Turn, number: number): void {
  turn.open({ name: 'choosing_owner', number });
  turn.say('ask_owner', { self: true });
}

/** Takes the answer to who fills it in. */
export function onOwner(turn: Turn, { number }: ModeOf<'choosing_owner'>, text: string): void {
  const candidate = turn.world.loaded.candidate ?? null;
  if (candidate === null || !isOpenCandidate(candidate) || candidate.ownerId !== null) {
    turn.open({ name: 'idle' });
    if (candidate === null) turn.say('candidate_unknown', { number });
    else turn.say('candidate_not_now', { number, state: candidate.state });
    return;
  }
  const read = readOwner(text);
  switch (read.who) {
    case 'self':
      return takeOver(turn, candidate);
    case 'admin':
    case 'later':
      turn.open({ name: 'idle' });
      turn.say('owner_left', {
        unit: turn.unitName(candidate.unitId),
        told: toldWhom(turn, candidate.unitId),
      });
      return tellAdmins(turn, candidate, 'noted');
    case 'named':
      return give(turn, candidate, read.name);
  }
}

/** Gives a candidate to somebody by name, or proposes them where this person may not assign. */
export function give(turn: Turn, candidate: Loaded, typed: string): void {
  const found = onlyOne(turn, candidate.people ?? [], typed);
  if (found === null) return;
  if (found.id === turn.person.id) return takeOver(turn, candidate);
  const name = found.name ?? '';
  if (turn.mode.name === 'choosing_owner') turn.open({ name: 'idle' });
  const role = roleFor(turn, 'assign_candidate', candidate);
  if (role === null) {
    turn.say('owner_proposed', {
      ...{ name, unit: turn.unitName(candidate.unitId) },
      told: toldWhom(turn, candidate.unitId),
    });
    return tellAdmins(turn, candidate, 'proposed', { detail: name });
  }
  const remindOn = usualReminder(turn);
  change(turn, candidate, role, { what: 'assign', ownerId: found.id, taken: false, remindOn });
  turn.say('candidate_assigned', { number: candidate.number, name, remindOn });
  askWhetherTaken(turn, candidate, found.id);
}

function onlyOne(turn: Turn, people: readonly UnitPerson[], typed: string): UnitPerson | null {
  const found = peopleNamed(people, typed);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (only === undefined) turn.say('owner_unknown', { typed });
  else turn.say('owner_several', { typed, names: found.slice(0, 5).map(({ name }) => name ?? '') });
  return null;
}

/** Takes it oneself, and asks for the name of the innovation at once. */
export function takeOver(turn: Turn, candidate: Candidate): void {
  const { number, unitId } = candidate;
  const fills = fillsIn(turn, unitId);
  if (!fills) {
    turn.say('cannot_begin', {});
    return;
  }
  const remindOn = usualReminder(turn);
  const { id, name } = turn.person;
  change(
    turn,
    candidate,
    null,
    candidate.ownerId === id
      ? { what: 'take', remindOn }
      : { what: 'assign', ownerId: id, taken: true, remindOn },
  );
  tellAdmins(turn, candidate, 'taken');
  const begins = turn.mode.name === 'choosing_owner' || turn.mode.name === 'idle';
  const after = { ...candidate, ownerId: id };
  turn.say('candidate_taken', {
    ...{ number, name, remindOn, unit: turn.unitName(unitId), told: toldWhom(turn, unitId) },
    begins: begins && mayBegin(turn, after),
  });
  if (begins)
    turn.open({ name: 'naming_innovation', candidate: number, sentence: candidate.sentence });
}

/** "nanti" where the name of what was just taken is asked for: nothing is begun, and nothing is lost. */
export function putsOff(turn: Turn, candidate: number | undefined, text: string): boolean {
  if (candidate === undefined || !declines(readConfirmation(text))) return false;
  turn.open({ name: 'idle' });
  turn.say('candidate_later', { number: candidate });
  return true;
}

/** Changes a candidate as it was read. */
export function change(
  turn: Turn,
  { number, version }: Candidate,
  role: ReturnType<typeof roleFor>,
  made: Extract<Turn['effects'][number], { kind: 'change_candidate' }>['change'],
): void {
  turn.do({ kind: 'change_candidate', number, version, role, change: made });
}
