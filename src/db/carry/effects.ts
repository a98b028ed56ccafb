// The table of carriers: what each kind of effect writes. An effect without a carrier does not compile.
// Most go into the ledger of the step; the rare ones straight into tables, once the ledger is written.
import type { Effect } from '../../domain/conversation/effect.ts';
import type { Step } from '../../domain/conversation/engine.ts';
import type { Ledger } from '../commit/ledger.ts';
import type { AfterWrite, Occasion } from '../commit/occasion.ts';
import type { Secrets } from '../secrets.ts';
import { attendanceCarriers } from './attendance.ts';
import { broadcastCarriers } from './broadcasts.ts';
import { calendarCarriers } from './calendar.ts';
import { candidateCarriers } from './candidates.ts';
import { type CarriersOf, Carrying } from './carrying.ts';
import { carryOverCarriers } from './carry-over.ts';
import { checkingCarriers } from './checking.ts';
import { deskCarriers } from './desk.ts';
import { documentCarriers } from './documents.ts';
import { editionCarriers } from './editions.ts';
import { evidenceCarriers } from './evidence.ts';
import { fillingCarriers } from './filling.ts';
import { designationCarriers, monevCarriers } from './findings.ts';
import { hubCarriers } from './hub.ts';
import { introducingCarriers } from './introducing.ts';
import { letterheadCarriers } from './letterhead.ts';
import { meetingCarriers } from './meetings.ts';
import { mentorCarriers } from './mentors.ts';
import { ownDataCarriers } from './own-data.ts';
import { paperCarriers } from './papers.ts';
import { promiseCarriers } from './promises.ts';
import { signedCarriers } from './signed.ts';
import { visitCarriers } from './visits.ts';
import { contestCarriers } from './contest.ts';
import { proposalCarriers } from './proposals.ts';
import { readingCarriers } from './reading.ts';
import { roleCarriers } from './roles.ts';
import { sharedCarriers } from './shared.ts';

const carriers: CarriersOf<Effect> = {
  ...sharedCarriers,
  ...introducingCarriers,
  ...fillingCarriers,
  ...documentCarriers,
  ...editionCarriers,
  ...evidenceCarriers,
  ...carryOverCarriers,
  ...checkingCarriers,
  ...deskCarriers,
  ...monevCarriers,
  ...designationCarriers,
  ...roleCarriers,
  ...ownDataCarriers,
  ...paperCarriers,
  ...readingCarriers,
  ...calendarCarriers,
  ...candidateCarriers,
  ...broadcastCarriers,
  ...mentorCarriers,
  ...letterheadCarriers,
  ...meetingCarriers,
  ...attendanceCarriers,
  ...promiseCarriers,
  ...visitCarriers,
  ...signedCarriers,
  ...hubCarriers,
  ...proposalCarriers,
  ...contestCarriers,
};

/** The names of all effects. */
export const effectNames: readonly string[] = Object.keys(carriers);

/** Writes a step's effects into the ledger; gives what is to be done after it was written. */
export function enter(
  ledger: Ledger,
  step: Step,
  occasion: Occasion,
  secrets: Secrets,
): readonly AfterWrite[] {
  const carrying = new Carrying(ledger, step, occasion, secrets);
  // The kind and its carrier go together, which the type of a union cannot say.
  for (const effect of step.effects) carriers[effect.kind](carrying, effect as never);
  return carrying.afterWrite;
}
