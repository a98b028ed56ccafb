// One candidate by its number: showing it, and what becomes of it.
// Who may do what is row 49 to 51 of the access table; what leads on from where is candidate.ts of the domain.
import { addDays, dayAt } from '../../calendar.ts';
import { type Candidate, isIdea, leadsOn, longestDelay, readSignsOf } from '../../candidate.ts';
import { readInnovationCode } from '../../codes.ts';
import { type CandidateAct, readDelay } from '../../language/index.ts';
import { readTime, usualHour } from '../broadcasts/time.ts';
import { beginInnovation, beginningNeeds } from '../filling/naming.ts';
import { mayRead } from '../shared/meant.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { change, give, takeOver } from './owner.ts';
import { mayBegin, roleFor, usualReminder } from './reach.ts';
import { tellAdmins, tellOwn } from './telling.ts';
import type { CandidateLineShown } from './messages.ts';
import type { CandidateLoaded } from './types.ts';

type Loaded = NonNullable<CandidateLoaded['candidate']>;

/** What must be loaded for a line about a candidate. */
export function candidateNeeds(number: number, act: CandidateAct): readonly Need[] {
  const own: Need = {
    kind: 'candidate',
    number,
    ...(act.do === 'assign' ? { people: true as const } : {}),
  };
  if (act.do === 'begin') return [own, ...beginningNeeds];
  if (act.do !== 'same') return [own];
  const twin = twinNamed(act.rest);
  if (twin === null) return [own];
  return [
    own,
    typeof twin === 'number'
      ? { kind: 'candidate_twin', number: twin }
      : { kind: 'look', code: twin },
  ];
}

/** What something is the same as: the number of a candidate or the code of an innovation; null for other words. */
function twinNamed(typed: string): number | string | null {
  const number = /^(?:t[\s\-–]{0,2})?(\d{3,7})$/iu.exec(typed.trim())?.[1];
  return number === undefined ? readInnovationCode(typed) : Number(number);
}

/** Carries out a line about a candidate. */
export function onCandidate(turn: Turn, number: number, act: CandidateAct): void {
  const candidate = turn.world.loaded.candidate ?? null;
  if (candidate === null || roleFor(turn, 'read_candidates', candidate) === null) {
    turn.say('candidate_unknown', { number });
    turn.do({ kind: 'record', what: 'denied', detail: 'read_candidates' });
    return turn.askAgain();
  }
  const open = turn.mode;
  carry(turn, candidate, act);
  if (turn.mode === open) turn.nameOpen();
}

function carry(turn: Turn, candidate: Loaded, act: CandidateAct): void {
  const rest = 'rest' in act ? act.rest : '';
  const mine = candidate.ownerId === turn.person.id;
  switch (act.do) {
    case 'show':
      return show(turn, candidate);
    case 'agree':
      return mine && !candidate.taken ? takeOver(turn, candidate) : show(turn, candidate);
    case 'take':
      return take(turn, candidate);
    case 'decline':
      return mine ? decline(turn, candidate) : show(turn, candidate);
    case 'assign':
      return assign(turn, candidate, rest);
    case 'close':
      return close(turn, candidate, rest);
    case 'same':
      return same(turn, candidate, rest);
    case 'postpone':
      return postpone(turn, candidate, rest);
    case 'begin':
      return begin(turn, candidate);
    case 'reopen':
      return reopen(turn, candidate);
  }
}

/** A candidate in a line. */
export const lineOf = (turn: Turn, candidate: Candidate): CandidateLineShown => ({
  number: candidate.number,
  sentence: candidate.sentence,
  unit: turn.unitName(candidate.unitId),
  state: candidate.state,
  idea: isIdea(candidate),
  owner: candidate.ownerName,
  taken: candidate.taken,
});

function show(turn: Turn, candidate: Candidate): void {
  const { reporterName, reason, sameAs, code, remindOn, since, ownerId, taken } = candidate;
  turn.say('candidate_shown', {
    ...lineOf(turn, candidate),
    ...{ reporter: reporterName, reason, sameAs, code, remindOn, since },
    signs: candidate.signs === null ? null : readSignsOf(candidate.signs),
    assigns: roleFor(turn, 'assign_candidate', candidate) !== null,
    begins: leadsOn(candidate, 'begin') && mayBegin(turn, candidate),
    asked: candidate.state === 'assigned' && !taken && ownerId === turn.person.id,
  });
}

/** True, and said, where a change does not lead on from where the candidate stands. */
function stands(turn: Turn, candidate: Candidate, what: Parameters<typeof leadsOn>[1]): boolean {
  if (leadsOn(candidate, what)) return false;
  const { number, state, code } = candidate;
  if (code === null) turn.say('candidate_not_now', { number, state });
  else turn.say('candidate_begun', { number, code });
  return true;
}

function take(turn: Turn, candidate: Loaded): void {
  if (stands(turn, candidate, 'assign')) return;
  // What was given to somebody else is theirs until the admin gives it to another.
  const { ownerId } = candidate;
  const others = ownerId !== null && ownerId !== turn.person.id;
  if (others && roleFor(turn, 'assign_candidate', candidate) === null)
    return refuse(turn, 'assign_candidate');
  takeOver(turn, candidate);
}

function decline(turn: Turn, candidate: Loaded): void {
  if (stands(turn, candidate, 'decline')) return;
  change(turn, candidate, null, { what: 'decline', remindOn: usualReminder(turn) });
  turn.say('candidate_declined', { number: candidate.number });
  tellAdmins(turn, candidate, 'declined');
}

function assign(turn: Turn, candidate: Loaded, rest: string): void {
  if (roleFor(turn, 'assign_candidate', candidate) === null)
    return refuse(turn, 'assign_candidate');
  if (stands(turn, candidate, 'assign')) return;
  if (rest === '') return turn.say('owner_unknown', { typed: '' });
  give(turn, candidate, rest);
}

function close(turn: Turn, candidate: Loaded, rest: string): void {
  const role = roleFor(turn, 'assign_candidate', candidate);
  if (role === null) return refuse(turn, 'assign_candidate');
  if (stands(turn, candidate, 'close')) return;
  const { number } = candidate;
  if (rest.length < 3) return turn.say('candidate_reason', { number });
  const reason = rest.slice(0, 500);
  change(turn, candidate, role, { what: 'close', reason });
  turn.say('candidate_closed', { number, reason });
  tellOwn(turn, candidate, 'closed', reason);
}

function same(turn: Turn, candidate: Loaded, rest: string): void {
  const role = roleFor(turn, 'assign_candidate', candidate);
  if (role === null) return refuse(turn, 'assign_candidate');
  if (stands(turn, candidate, 'same')) return;
  const { number } = candidate;
  const as = twinNamed(rest);
  const { candidateTwin: twin = null, look = null } = turn.world.loaded;
  const known =
    typeof as === 'number'
      ? twin !== null && as !== number && roleFor(turn, 'read_candidates', twin) !== null
      : as !== null && look !== null && mayRead(turn, look.innovation);
  if (as === null || !known) return turn.say('candidate_same_what', { number });
  change(turn, candidate, role, { what: 'same', as });
  turn.say('candidate_same', { number, as });
  tellOwn(turn, candidate, 'same', typeof as === 'number' ? `T-${as}` : as);
}

function postpone(turn: Turn, candidate: Loaded, rest: string): void {
  const { ownerId, reporterId, number } = candidate;
  const role = roleFor(turn, 'assign_candidate', candidate);
  if ((ownerId ?? reporterId) !== turn.person.id && role === null)
    return refuse(turn, 'assign_candidate');
  if (stands(turn, candidate, 'postpone')) return;
  const until = dayNamed(turn, rest);
  if (until === null) return turn.say('candidate_until', { number, typed: rest });
  change(turn, candidate, role, { what: 'postpone', until });
  turn.say('candidate_postponed', { number, until });
}

/** The day until which something is put off; null where it names none within a year. */
function dayNamed(turn: Turn, typed: string): string | null {
  const { now, today } = turn.moment;
  const delay = readDelay(typed);
  const first = dayAt(now);
  const last = addDays(first, longestDelay);
  if (delay !== null) return delay > longestDelay ? null : addDays(first, delay);
  const read = readTime(`${typed} ${usualHour}.00`, now, today);
  if ('why' in read || read.starts === null || read.until !== null) return null;
  const day = dayAt(read.starts);
  return day > first && day <= last ? day : null;
}

function begin(turn: Turn, candidate: Loaded): void {
  if (stands(turn, candidate, 'begin')) return;
  if (!mayBegin(turn, candidate)) return refuse(turn, 'create_draft');
  beginInnovation(turn, { candidate: candidate.number, sentence: candidate.sentence });
}

function reopen(turn: Turn, candidate: Loaded): void {
  const role = roleFor(turn, 'assign_candidate', candidate);
  if (role === null) return refuse(turn, 'assign_candidate');
  if (stands(turn, candidate, 'reopen')) return;
  change(turn, candidate, role, { what: 'reopen', remindOn: usualReminder(turn) });
  turn.say('candidate_reopened', { number: candidate.number });
}
