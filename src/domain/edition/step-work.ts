// What a step of the SOP waits for: as the edition names it, or, where no step names any, by the numbers of the nine steps of 2022.
// It knows no day and no person.
import type { State } from '../innovation/status.ts';

/** Works that a step may wait for: units without any, unfinished ones, or those in a state. */
export const stepWorks = [
  'begin',
  'fill',
  'submitted',
  'unit_verified',
  'unit_endorsed',
  'accepted',
  'monitored',
  'designated',
] as const;

/** `fill` stands for unfinished works of the innovator, `begin` for units without any. */
export type StepWork = (typeof stepWorks)[number];

const ofNine: Readonly<Record<number, StepWork>> = {
  2: 'begin',
  3: 'fill',
  4: 'unit_verified',
  5: 'unit_endorsed',
  6: 'submitted',
  7: 'accepted',
  8: 'monitored',
  9: 'designated',
};

/** What a step waits for; null where it waits for no innovation. */
export const workOf = ({ no, work }: { no: number; work?: StepWork | null }): StepWork | null =>
  work === undefined ? (ofNine[no] ?? null) : work;

/** The work of a step as a calendar holds it: absent where no step of the edition names any. */
export const namedWork = (
  { work }: { readonly work?: StepWork },
  steps: readonly { readonly work?: StepWork }[],
): { readonly work?: StepWork | null } =>
  steps.some((one) => one.work !== undefined) ? { work: work ?? null } : {};

/** How far an innovation must have come for a step of this work to be done with it. */
export const reachedBy: Readonly<Record<StepWork, State>> = {
  begin: 'draft',
  fill: 'unit_verified',
  submitted: 'accepted',
  unit_verified: 'unit_endorsed',
  unit_endorsed: 'accepted',
  accepted: 'monitored',
  monitored: 'designated',
  designated: 'reported',
};
