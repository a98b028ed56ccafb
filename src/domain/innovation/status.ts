// The states of an innovation and every step between them, on one screen.
// It never says who may take a step (access.ts) nor under which conditions (innovation.ts).

/** All states, in the order of the SOP; the last three stand outside that order. */
export const states = [
  'draft',
  'submitted',
  'unit_verified',
  'unit_endorsed',
  'accepted',
  'monitored',
  'designated',
  'reported',
  'returned',
  'rejected',
  'withdrawn',
] as const;

/** A state of an innovation in an edition. */
export type State = (typeof states)[number];

/** All steps somebody can take. `repair` hands a returned innovation back to whoever returned it. */
export const steps = [
  'submit',
  'verify',
  'endorse',
  'accept',
  'monitor',
  'designate',
  'report',
  'return',
  'repair',
  'reject',
  'withdraw',
  'reopen',
] as const;

/** A step from one state to another. */
export type Step = (typeof steps)[number];

/** States from which a check may return an innovation, and to which a repair brings it back. */
export const checkStates = ['submitted', 'unit_verified', 'unit_endorsed', 'accepted'] as const;

/** A state in which somebody checks. */
export type CheckState = (typeof checkStates)[number];

/**
 * The transition table; a missing cell is a refusal. `origin` stands for the check that returned the innovation.
 * Source: SOP of the pedoman (nine steps) and the product's rule that a reopening goes one step back.
 */
export const transitions: Readonly<Record<State, Partial<Record<Step, State | 'origin'>>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { verify: 'unit_verified', return: 'returned', withdraw: 'withdrawn' },
  unit_verified: {
    endorse: 'unit_endorsed',
    return: 'returned',
    withdraw: 'withdrawn',
    reopen: 'submitted',
  },
  unit_endorsed: {
    accept: 'accepted',
    return: 'returned',
    reject: 'rejected',
    withdraw: 'withdrawn',
    reopen: 'unit_verified',
  },
  accepted: {
    monitor: 'monitored',
    return: 'returned',
    reject: 'rejected',
    reopen: 'unit_endorsed',
  },
  monitored: { designate: 'designated', reject: 'rejected', reopen: 'accepted' },
  designated: { report: 'reported', reopen: 'monitored' },
  reported: { reopen: 'designated' },
  returned: { repair: 'origin', withdraw: 'withdrawn' },
  rejected: { reopen: 'unit_endorsed' },
  withdrawn: { reopen: 'draft' },
};

/** True in states where the people who fill in an innovation may change it (all of it, or the items opened for repair). */
export function isOpenForWriting(state: State): boolean {
  return state === 'draft' || state === 'returned';
}

/** Tells whether a word names a state. */
export function isState(word: string): word is State {
  return (states as readonly string[]).includes(word);
}

/** Tells whether a state is one of the check states. */
export function isCheckState(state: State): state is CheckState {
  return (checkStates as readonly State[]).includes(state);
}
