// What a step wants done, named after the business. All of it is carried out in one transaction, or none. Types only.
import type { AttendanceEffect } from './attendance/types.ts';
import type { BroadcastEffect } from './broadcasts/types.ts';
import type { CalendarEffect } from './calendar/types.ts';
import type { CandidateEffect } from './candidates/types.ts';
import type { CarryOverEffect } from './carry-over/types.ts';
import type { CheckingEffect } from './checking/types.ts';
import type { ContestEffect } from './contest/types.ts';
import type { DeskEffect } from './desk/types.ts';
import type { DesignationEffect } from './designation/types.ts';
import type { DocumentEffect } from './documents/types.ts';
import type { EvidenceEffect } from './evidence/types.ts';
import type { FillingEffect } from './filling/types.ts';
import type { IntroducingEffect } from './introducing/types.ts';
import type { LetterheadEffect } from './letterhead/types.ts';
import type { MeetingEffect } from './meetings/types.ts';
import type { MentorEffect } from './mentors/types.ts';
import type { MonevEffect } from './monev/types.ts';
import type { EditionEffect } from './editions/types.ts';
import type { OwnDataEffect } from './own-data/types.ts';
import type { PaperEffect } from './papers/types.ts';
import type { PromiseEffect } from './promises/types.ts';
import type { SignedEffect } from './signed/types.ts';
import type { VisitEffect } from './visits/types.ts';
import type { HubEffect } from './hub/types.ts';
import type { ProposalEffect } from './proposals/types.ts';
import type { ReadingEffect } from './reading/types.ts';
import type { RoleEffect } from './roles/types.ts';
import type { SharedEffect } from './shared/types.ts';

/** One thing to be done. `code` names the innovation meant. */
export type Effect =
  | AttendanceEffect
  | BroadcastEffect
  | CalendarEffect
  | CandidateEffect
  | CarryOverEffect
  | CheckingEffect
  | ContestEffect
  | DeskEffect
  | DesignationEffect
  | DocumentEffect
  | EvidenceEffect
  | FillingEffect
  | IntroducingEffect
  | LetterheadEffect
  | MeetingEffect
  | MentorEffect
  | MonevEffect
  | EditionEffect
  | OwnDataEffect
  | PaperEffect
  | PromiseEffect
  | VisitEffect
  | SignedEffect
  | HubEffect
  | ProposalEffect
  | ReadingEffect
  | RoleEffect
  | SharedEffect;
