// Tells others what happened to a candidate, each once for each thing that happened.
// It decides nothing about the candidate.
import type { Candidate } from '../../candidate.ts';
import type { Choice } from '../message.ts';
import type { Audience } from '../shared/types.ts';
import { tell } from '../shared/acting.ts';
import type { Turn } from '../turn.ts';
import type { CandidateMessages } from './messages.ts';

type What = CandidateMessages['notice_candidate']['what'];
type Called = Pick<Candidate, 'number' | 'sentence' | 'unitId'>;

/** How much of a sentence a notice holds. */
const LONGEST = 300;

/** Tells the admins of the unit; where it has none, the coordinators. */
export function tellAdmins(
  turn: Turn,
  candidate: Called,
  what: What,
  more: { readonly detail?: string; readonly more?: number } = {},
): void {
  const { number, unitId } = candidate;
  const except = turn.person.id;
  const message = {
    parts: [{ key: 'notice_candidate' as const, args: argsOf(turn, candidate, what, more) }],
    choices: [],
    prompt: null,
  };
  turn.do({
    kind: 'notify',
    audience: { to: 'role', role: 'unit_admin', unitId, except },
    key: keyOf(turn, number, what),
    message,
    // A unit whose only admin did it needs nobody else to be told.
    ...(turn.grantsOf('unit_admin').some((grant) => grant.unitId === unitId)
      ? {}
      : {
          otherwise: {
            audience: { to: 'role', role: 'coordinator', unitId: null, except } as const,
            message,
          },
        }),
  });
}

/** Who hears of it: the admins of the unit, or the agency where the unit has none. */
export const toldWhom = (turn: Turn, unitId: string): 'admin' | 'agency' =>
  turn.world.loaded.adminUnits?.includes(unitId) === false ? 'agency' : 'admin';

/** Tells those whose candidate it is, whoever did it apart. */
export function tellOwn(turn: Turn, candidate: Candidate, what: What, detail: string): void {
  const people = new Set([candidate.reporterId, candidate.ownerId ?? candidate.reporterId]);
  people.delete(turn.person.id);
  for (const personId of people) say(turn, { to: 'person', personId }, candidate, what, { detail });
}

/** Tells the agency or the mentors of the unit of what is in doubt. */
export function tellDoubt(turn: Turn, candidate: Called, agency: boolean): void {
  const { unitId } = candidate;
  const except = turn.person.id;
  const audience: Audience = agency
    ? { to: 'role', role: 'coordinator', unitId: null, except }
    : { to: 'mentors', unitId, except };
  say(turn, audience, candidate, 'doubt', {});
}

/** Asks somebody whether they take it. */
export function askWhetherTaken(turn: Turn, candidate: Called, personId: number): void {
  const { number, unitId } = candidate;
  const choice = (word: 'yes' | 'no'): Choice => ({
    label: { key: word },
    reply: { word, args: [`T-${number}`] },
    numbered: false,
  });
  tell(
    turn,
    { to: 'person', personId },
    keyOf(turn, number, 'yours'),
    {
      key: 'notice_candidate_yours',
      args: {
        number,
        sentence: candidate.sentence.slice(0, LONGEST),
        unit: turn.unitName(unitId),
        by: turn.person.name,
      },
    },
    [choice('yes'), choice('no')],
  );
}

function say(
  turn: Turn,
  audience: Audience,
  candidate: Called,
  what: What,
  more: { readonly detail?: string },
): void {
  tell(turn, audience, keyOf(turn, candidate.number, what), {
    key: 'notice_candidate',
    args: argsOf(turn, candidate, what, more),
  });
}

const argsOf = (
  turn: Turn,
  { number, sentence, unitId }: Called,
  what: What,
  more: { readonly detail?: string; readonly more?: number },
): CandidateMessages['notice_candidate'] => ({
  number,
  sentence: sentence.slice(0, LONGEST),
  what,
  unit: turn.unitName(unitId),
  by: turn.person.name,
  ...more,
});

const keyOf = (turn: Turn, number: number, what: string): string =>
  `candidate:${number}:${what}:${turn.moment.nowIso}`;
