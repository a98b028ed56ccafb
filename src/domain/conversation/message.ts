// What is said to people, as data: a key and its arguments. The words are in bot/text, one sentence maker a key.
// It never holds a sentence; labels of the form are data of the edition and pass through.
import type { Role } from '../access.ts';
import type { Reply } from '../language/index.ts';
import type { InnovationPaper } from '../papers.ts';
import type { AttendanceMessages } from './attendance/messages.ts';
import type { BroadcastMessages } from './broadcasts/messages.ts';
import type { CalendarMessages } from './calendar/messages.ts';
import type { CandidateMessages } from './candidates/messages.ts';
import type { CarryOverMessages } from './carry-over/messages.ts';
import type { CheckingMessages } from './checking/messages.ts';
import type { DeskMessages } from './desk/messages.ts';
import type { BrandingMessages } from './branding/messages.ts';
import type { ContestMessages } from './contest/messages.ts';
import type { DesignationMessages } from './designation/messages.ts';
import type { DocumentMessages } from './documents/messages.ts';
import type { EditionMessages } from './editions/messages.ts';
import type { EvidenceMessages } from './evidence/messages.ts';
import type { FillingMessages } from './filling/messages.ts';
import type { IntroducingMessages } from './introducing/messages.ts';
import type { LetterheadMessages } from './letterhead/messages.ts';
import type { MeetingMessages } from './meetings/messages.ts';
import type { MentorMessages } from './mentors/messages.ts';
import type { MonevMessages } from './monev/messages.ts';
import type { NilMessages } from './nil/messages.ts';
import type { OverviewMessages } from './overview/messages.ts';
import type { OwnDataMessages } from './own-data/messages.ts';
import type { PaperMessages } from './papers/messages.ts';
import type { PromiseMessages } from './promises/messages.ts';
import type { HubMessages } from './hub/messages.ts';
import type { ProposalMessages } from './proposals/messages.ts';
import type { QuestionMessages } from './questions/messages.ts';
import type { ReadingMessages } from './reading/messages.ts';
import type { RoleMessages } from './roles/messages.ts';
import type { ScoreMessages } from './scores/messages.ts';
import type { SharedMessages } from './shared/messages.ts';
import type { SignedMessages } from './signed/messages.ts';
import type { VisitMessages } from './visits/messages.ts';

/** The arguments of every sentence, by key. */
export interface MessageArgs
  extends
    AttendanceMessages,
    BroadcastMessages,
    CalendarMessages,
    CandidateMessages,
    CarryOverMessages,
    CheckingMessages,
    DeskMessages,
    BrandingMessages,
    ContestMessages,
    DesignationMessages,
    DocumentMessages,
    EditionMessages,
    EvidenceMessages,
    FillingMessages,
    IntroducingMessages,
    LetterheadMessages,
    MeetingMessages,
    MentorMessages,
    MonevMessages,
    NilMessages,
    OverviewMessages,
    OwnDataMessages,
    PaperMessages,
    PromiseMessages,
    HubMessages,
    ProposalMessages,
    QuestionMessages,
    ReadingMessages,
    RoleMessages,
    ScoreMessages,
    SharedMessages,
    VisitMessages,
    SignedMessages {}

/** The key of a sentence. */
export type MessageKey = keyof MessageArgs;

/** One thing said. */
export type Part = {
  readonly [K in MessageKey]: { readonly key: K; readonly args: MessageArgs[K] };
}[MessageKey];

/** Standing labels of buttons; their words are in bot/text. */
export type LabelKey =
  | 'right_person'
  | 'wrong_person'
  | InnovationPaper
  | 'schedule'
  | 'is_answer'
  | 'is_question'
  | 'is_candidate'
  | 'is_name'
  | 'is_story'
  | 'status'
  | 'help'
  | 'ask_mentor'
  | 'privacy'
  | 'invite'
  | 'remind_tomorrow'
  | 'queue'
  | 'drafts'
  | 'present'
  | 'absent'
  | 'represented'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'attendance'
  | 'everybody'
  | 'progress'
  | 'everybody'
  | 'progress'
  | 'answer'
  | 'share_phone'
  | 'agree'
  | 'decline'
  | 'yes'
  | 'no'
  | 'done'
  | 'skip'
  | 'all_same'
  | 'none_yet'
  | 'correct'
  | 'incorrect'
  | 'submit'
  | 'summary'
  | 'missing'
  | 'check_idea'
  | 'options'
  | 'new'
  | 'new_innovation'
  | 'stays'
  | 'take_all'
  | 'go_on'
  | 'put_aside'
  | 'use_mine'
  | 'continuation'
  | 'next_answer'
  | 'keep_theirs'
  | 'approve'
  | 'endorse'
  | 'accept'
  | 'return'
  | 'evidence'
  | 'look'
  | 'repair';

/** A choice offered with a message. `reply` is what typing it would be; a numbered one is listed in the text as well. */
export interface Choice {
  readonly label: string | { readonly key: LabelKey } | { readonly role: Role };
  readonly reply: Reply;
  readonly numbered: boolean;
}

/** A whole message. `prompt` is the number of the open prompt it belongs to; null for notices, whose choices hold at any time. */
export interface Message {
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
  readonly prompt: number | null;
  /** Asks for the person's own number, with a button where the network has one. */
  readonly asksPhone?: true;
  /** An evidence file sent along. */
  readonly file?: {
    readonly sha256: string;
    readonly name: string;
    readonly mime: string;
    readonly size: number;
  };
}
