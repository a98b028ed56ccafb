// What is said about checking, as data. Types only; the words are in bot/text/checking.ts.
import type { Provenance } from '../../edition/answer.ts';
import type { Role } from '../../access.ts';
import type { State, Step } from '../../innovation/status.ts';
import type { ProofDoubt } from '../../innovation/proof-doubts.ts';
import type { ScoreLevel } from '../../score.ts';
import type {
  Named,
  NoteLine,
  Numbered,
  Row,
  SubmitWarning,
  WaitingCard,
} from '../message-parts.ts';

/** One line of what waits together. */
export interface WaitingRow {
  readonly code: string;
  readonly name: string | null;
  readonly unit: string;
  readonly ownerName: string | null;
  readonly since: string;
}

/** One line of a batch that waits for endorsement, with the card's code and what should be looked at twice. */
export interface BatchRow extends WaitingRow {
  readonly cardCode: string | null;
  readonly doubts?: Pick<
    CheckFlags,
    'levels' | 'age' | 'similar' | 'elsewhere' | 'unsupported' | 'selfChecked'
  > | null;
}

/** What a checker should look at twice. `verified` is the maturity by verified levels; null before acceptance. */
export interface CheckFlags {
  readonly code: string;
  readonly verified: number | null;
  readonly max: number | null;
  readonly levels: readonly (Numbered & {
    readonly claimed: number;
    readonly level: ScoreLevel;
    readonly reason: string;
  })[];
  readonly age: { readonly date: string; readonly from: string; readonly to: string } | null;
  readonly similar: readonly (Named & { readonly unit: string })[];
  /** Something similar is in a unit whose innovations this person may not read. Absent in what an earlier release stored. */
  readonly elsewhere?: boolean;
  readonly unsupported: readonly Numbered[];
  /** Somebody who fills it in checked it, because the unit has nobody else. */
  readonly selfChecked: boolean;
  /** Names of people of the innovation whom a notice did not reach. */
  readonly unreachable: readonly string[];
  readonly scans: readonly string[];
  readonly otherScans?: readonly string[];
  /** What the proofs leave in doubt; absent in what an earlier release stored. */
  readonly proofs?: readonly ProofDoubt[];
}

/** A file that stands in another place as well. */
export interface SameFileLine {
  readonly name: string;
  readonly otherCode: string;
  /** The item, where the same file stands in this innovation. */
  readonly otherNumber: number | null;
  readonly number: number;
}

/** An answer with its files; `before` is what stood there when this person read it last. */
export type CardLine = Numbered & {
  readonly value: string;
  readonly files: readonly string[];
  readonly before: string | null;
  /** Where it comes from; absent for what was typed. */
  readonly from?: Provenance;
};

/** What is said about checking. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface CheckingMessages {
  /** `waiting`: how many there are, of which the rows are the first. */
  queue: { readonly rows: readonly Row[]; readonly waiting?: number };
  /** `total`: on all pages. */
  unit_list: {
    readonly rows: readonly Row[];
    readonly total: number;
    readonly page: number;
    readonly more: boolean;
    /** How many pages there are. */
    readonly pages?: number;
  };
  /** More wait than fit on one page; `endorse`: how many wait for the head, and from which page on they stand. */
  queue_page: {
    readonly page: number;
    readonly pages: number;
    readonly total: number;
    readonly endorse?: { readonly count: number; readonly page: number };
  };
  /** Said by an earlier version; what was not sent then is still worded. */
  queue_more: {
    readonly shown: number;
    readonly total: number;
    /** How many of them wait for the head and are not shown, and the first of these. */
    readonly endorse?: { readonly count: number; readonly code: string };
  };
  look_by_code: { readonly code: string };
  /** One innovation as its checker gets it: how it stands and what to look at, on a phone's screen. */
  sheet: Named & {
    readonly unit: string;
    readonly owner: string | null;
    readonly state: State;
    readonly since: string;
    readonly score: number | null;
    readonly max: number | null;
    /** How many of how many are answered; indicators count with a file or link. */
    readonly fields: readonly [number, number];
    readonly indicators: readonly [number, number];
    /** Numbers of items that changed since this person decided or read last; null: checked for the first time. */
    readonly changed: readonly number[] | null;
    readonly warnings: readonly SubmitWarning[];
    readonly sameFiles: readonly SameFileLine[];
    /** Null for whoever has no part in the check. */
    readonly flags: CheckFlags | null;
    /** The item whose reading is shown as an example, and the number of its evidence. */
    readonly example: number;
    readonly evidence?: number;
  };
  /** One item of an innovation, whole. */
  one_item: Named & {
    readonly line: CardLine;
    readonly total: number;
    /** The number by which its evidence is asked for; absent in what an earlier release did not send yet. */
    readonly evidence?: number;
  };
  /** What changed since it was returned; `before` and `now` null where the value is the same and only files changed. */
  compared: Named & {
    readonly total: number;
    readonly page: number;
    readonly pages: number;
    readonly rows: readonly {
      readonly number: number;
      readonly label: string;
      readonly before: string | null;
      readonly now: string | null;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }[];
  };
  read_what: { readonly total: number };
  card: Named & {
    readonly unit: string;
    readonly owner: string | null;
    readonly state: State;
    readonly since: string;
    readonly score: number | null;
    readonly max: number | null;
    readonly warnings: readonly SubmitWarning[];
    readonly sameFiles: readonly SameFileLine[];
    readonly own: boolean;
    /** Its own filler may decide on it, because the unit has nobody else. */
    readonly decides: boolean;
    readonly lines: readonly CardLine[];
  };
  needs_code: { readonly verb: string };
  /** The living code of the sheet that is open, to somebody who typed a decision without one; `rest`: the notes they typed. */
  code_of_sheet: Named & {
    readonly cardCode: string;
    readonly verb: string;
    readonly rest: string;
  };
  wrong_card_code: { readonly codes: number };
  too_many_card_codes: { readonly most: number };
  card_outdated: Named & { readonly state: State; readonly expired: boolean };
  approved: Named & { readonly to: State; readonly onlyPerson: boolean };
  ask_return_notes: Named & { readonly count: number };
  note_not_understood: { readonly line: string; readonly total: number };
  notes_so_far: Named & { readonly count: number };
  notes_understood: Named & {
    readonly items: readonly NoteLine[];
    readonly unread: readonly string[];
    readonly total: number;
  };
  return_which: Named & { readonly count: number };
  notes_left: Named & { readonly count: number };
  returned: Named & { readonly items: readonly NoteLine[] };
  notice_waiting: WaitingCard;
  notice_nobody: Named & { readonly unit: string; readonly role: Role };
  notice_verified: Named & { readonly by: string | null; readonly to: State };
  notice_returned: Named & { readonly by: string | null; readonly items: readonly NoteLine[] };
  notice_withdrawn: Named & { readonly by: string | null };
  batch: {
    readonly from: number;
    readonly waiting: number;
    /** What follows is told below the list; absent in what an earlier version said. */
    readonly paged?: boolean;
    readonly batchCode: string | null;
    readonly rows: readonly BatchRow[];
    /** What was in the list and is left out of this one, as it was asked for. */
    readonly left?: readonly Named[];
  };
  second_queue: {
    readonly waiting?: number;
    readonly from: number;
    readonly rows: readonly {
      readonly code: string;
      readonly name: string | null;
      readonly unit: string;
      readonly state: State;
      readonly since: string;
      readonly holder: {
        readonly name: string | null;
        readonly until: string;
        readonly self: boolean;
      } | null;
    }[];
  };
  check_flags: CheckFlags;
  decide_how: {
    readonly code: string;
    readonly cardCode: string;
    readonly steps: readonly Step[];
    readonly returns: boolean;
    readonly rejects: boolean;
    readonly reopens: boolean;
    /** The version that the code covers; messages of an earlier release do not name it. */
    readonly version?: number;
  };
  decided: Named & { readonly step: Step; readonly to: State; readonly onlyPerson: boolean };
  /** `step`, `to`: missing in what an earlier release did not send yet. */
  decided_together: {
    readonly rows: readonly Named[];
    readonly step?: Step;
    readonly to?: State;
  };
  decided_before: Named & {
    readonly own: boolean;
    readonly by: string | null;
    readonly role: Role | null;
    readonly step: Step;
    readonly at: string;
    readonly state: State;
  };
  claimed_by: Named & { readonly by: string | null; readonly until: string };
  /** A decision on something that stood in a list and was not opened. */
  open_first: Named;
  /** Numbers or codes that the list shown last does not have; nothing was decided. */
  not_in_list: { readonly named: readonly string[] };
  nothing_to_decide: { readonly code: string; readonly state: State };
  /** The maturity by verified levels, beside the claimed one. */
  verified_levels: { readonly rows: CheckFlags['levels'] };
  verified_score: { readonly code: string; readonly score: number; readonly max: number | null };
  unreachable_people: { readonly names: readonly string[] };
  ask_reason: { readonly code: string; readonly step: 'reject' | 'reopen' };
  status_rejected: {
    readonly by: string | null;
    readonly role: Role | null;
    readonly reason: string | null;
  };
  /** Somebody who fills in and checks asked for the next one; `asks`: a question of the form is open. */
  next_which: Named & { readonly asks: boolean; readonly count: number };
  /** `left`: what was looked at last and still waits. */
  nothing_next: {
    readonly left: {
      readonly code: string;
      readonly name: string | null;
      readonly state: State;
    } | null;
  };
  level_set: Named &
    Numbered & {
      readonly claimed: number;
      readonly level: ScoreLevel;
      readonly reason: string;
      /** Null where the version before was not opened. */
      readonly cardCode: string | null;
    };
  level_how: { readonly code: string | null };
  level_needs_reason: Numbered;
  notice_decided: Named & {
    readonly step: Step;
    readonly to: State;
    readonly by: string | null;
    readonly role: Role;
    readonly reason: string | null;
    /** True for those who fill the innovation in. */
    readonly own: boolean;
    /** The owner, who is thanked; absent where nobody is, and in what an earlier release did not send yet. */
    readonly thanks?: string;
    /** Others filled it in as well. */
    readonly together?: boolean;
  };
  /** All that waits for a head or for Bappedalitbang, in one message. */
  notice_batch: {
    readonly state: State;
    readonly waiting: number;
    readonly rows: readonly WaitingRow[];
  };
}
