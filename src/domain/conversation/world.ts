// What a step may know: the person, their innovation in focus, and whatever the message asked for.
// It holds types only; db loads these values, the engine reads them.
import type { Grant } from '../access.ts';
import type { EditionDefinition } from '../edition/definition.ts';
import type { Innovation } from '../innovation/innovation.ts';
import type { ChannelId } from './input.ts';
import type { AttendanceLoaded, AttendanceNeed } from './attendance/types.ts';
import type { BroadcastLoaded, BroadcastNeed } from './broadcasts/types.ts';
import type { CalendarLoaded, CalendarNeed } from './calendar/types.ts';
import type { CandidateLoaded, CandidateNeed } from './candidates/types.ts';
import type { CheckingLoaded, CheckingNeed } from './checking/types.ts';
import type { ContestLoaded, ContestNeed } from './contest/types.ts';
import type { DesignationLoaded, DesignationNeed } from './designation/types.ts';
import type { CarryOverLoaded, CarryOverNeed } from './carry-over/types.ts';
import type { DocumentLoaded, DocumentNeed } from './documents/types.ts';
import type { EditionLoaded, EditionNeed } from './editions/types.ts';
import type { EvidenceLoaded, EvidenceNeed } from './evidence/types.ts';
import type { FillingLoaded, FillingNeed } from './filling/types.ts';
import type { HubLoaded, HubNeed } from './hub/types.ts';
import type { LetterheadLoaded, LetterheadNeed } from './letterhead/types.ts';
import type { MeetingLoaded, MeetingNeed } from './meetings/types.ts';
import type { MentorLoaded, MentorNeed } from './mentors/types.ts';
import type { MonevLoaded, MonevNeed } from './monev/types.ts';
import type { NilLoaded, NilNeed } from './nil/types.ts';
import type { OverviewLoaded, OverviewNeed } from './overview/types.ts';
import type { OwnDataLoaded, OwnDataNeed } from './own-data/types.ts';
import type { PromiseLoaded, PromiseNeed } from './promises/types.ts';
import type { ProposalLoaded, ProposalNeed } from './proposals/types.ts';
import type { PaperLoaded, PaperNeed } from './papers/types.ts';
import type { ReadingLoaded, ReadingNeed } from './reading/types.ts';
import type { ScoreLoaded, ScoreNeed } from './scores/types.ts';
import type { RoleLoaded, RoleNeed } from './roles/types.ts';
import type { SharedLoaded, SharedNeed } from './shared/types.ts';
import type { SignedLoaded, SignedNeed } from './signed/types.ts';
import type { VisitLoaded, VisitNeed, VisitNoteNeed } from './visits/types.ts';

/** A unit as people search it. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly short: string | null;
  readonly aliases: readonly string[];
  readonly former: readonly string[];
}

/** The person who writes. */
export interface Person {
  readonly id: number;
  readonly name: string | null;
  readonly nip: string | null;
  readonly unitId: string | null;
  readonly consented: boolean;
  readonly grants: readonly Grant[];
  /** Roles that rest with the consent and come back with it; absent when there are none. */
  readonly resting?: readonly Grant[];
}

/** Something that a message asks for and that must be loaded before the step. */
export type Need =
  | AttendanceNeed
  | BroadcastNeed
  | CalendarNeed
  | CandidateNeed
  | CarryOverNeed
  | CheckingNeed
  | ContestNeed
  | DesignationNeed
  | DocumentNeed
  | EditionNeed
  | EvidenceNeed
  | FillingNeed
  | LetterheadNeed
  | MeetingNeed
  | MentorNeed
  | MonevNeed
  | NilNeed
  | OverviewNeed
  | OwnDataNeed
  | PaperNeed
  | PromiseNeed
  | HubNeed
  | ProposalNeed
  | ReadingNeed
  | RoleNeed
  | ScoreNeed
  | SharedNeed
  | VisitNeed
  | SignedNeed
  | VisitNoteNeed;

/** What was loaded for the needs of this message; absent where it was not asked for. */
export interface Loaded
  extends
    AttendanceLoaded,
    BroadcastLoaded,
    CalendarLoaded,
    CandidateLoaded,
    CarryOverLoaded,
    CheckingLoaded,
    ContestLoaded,
    DesignationLoaded,
    DocumentLoaded,
    EditionLoaded,
    EvidenceLoaded,
    FillingLoaded,
    LetterheadLoaded,
    MeetingLoaded,
    MentorLoaded,
    MonevLoaded,
    NilLoaded,
    OverviewLoaded,
    OwnDataLoaded,
    PaperLoaded,
    PromiseLoaded,
    HubLoaded,
    ProposalLoaded,
    ReadingLoaded,
    RoleLoaded,
    ScoreLoaded,
    SharedLoaded,
    VisitLoaded,
    SignedLoaded {}

/** Everything a step may read. */
export interface World {
  readonly person: Person;
  readonly units: readonly Unit[];
  readonly currentEdition: EditionDefinition;
  readonly editionOf: (id: string, version: number) => EditionDefinition;
  /** The innovation that is being filled in; null when none is. */
  readonly focus: Innovation | null;
  readonly loaded: Loaded;
}

/** What the moment adds: the server's clock, the channel, and fresh entropy for codes (64 bytes). */
export interface Moment {
  /** Milliseconds since 1970, UTC, of the database's clock. */
  readonly now: number;
  /** The same moment as an ISO string, UTC. */
  readonly nowIso: string;
  readonly today: { readonly year: number; readonly month: number; readonly day: number };
  /** When this person wrote before; null the first time. */
  readonly lastInbound: number | null;
  readonly channel: ChannelId;
  /** How many short questions one message may ask. */
  readonly questionsAtOnce: number;
  readonly entropy: Uint8Array;
  /** Where the product is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  /** The bot's name on Telegram for deep links; null when Telegram is off. */
  readonly telegramName: string | null;
}
