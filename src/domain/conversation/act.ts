// An act: what cannot be taken back, is shown first, and is carried out by a one-time code. Types only.
import type { CarryOverAct } from './carry-over/types.ts';
import type { ContestAct } from './contest/types.ts';
import type { DesignationAct } from './designation/types.ts';
import type { EditionAct } from './editions/types.ts';
import type { HubAct } from './hub/types.ts';
import type { IntroducingAct } from './introducing/types.ts';
import type { LetterheadAct } from './letterhead/types.ts';
import type { NilAct } from './nil/types.ts';
import type { OwnDataAct } from './own-data/types.ts';
import type { PaperAct } from './papers/types.ts';
import type { ReadingAct } from './reading/types.ts';
import type { RoleAct } from './roles/types.ts';

/** An act that waits for its code. */
export type Act =
  | CarryOverAct
  | ContestAct
  | DesignationAct
  | EditionAct
  | HubAct
  | IntroducingAct
  | LetterheadAct
  | NilAct
  | OwnDataAct
  | PaperAct
  | ReadingAct
  | RoleAct;

/** The name of an act. */
export type ActName = Act['do'];
