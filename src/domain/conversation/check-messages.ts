// What is said around the checks after the first one, as data: endorsement, second check, verified levels.
// It holds types only; the words are in bot/text/second-check.ts.
import type { Role } from '../access.ts';
import type { State, Step } from '../innovation/status.ts';
import type { ScoreLevel } from '../score.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}
interface Numbered {
  readonly number: number;
  readonly label: string;
}

/** One line of a batch that waits for endorsement; the code is the card's. */
export interface BatchRow {
  readonly code: string;
  readonly name: string | null;
  readonly unit: string;
  readonly ownerName: string | null;
  readonly since: string;
  readonly cardCode: string | null;
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
  readonly unsupported: readonly Numbered[];
  /** Somebody who fills it in checked it, because the unit has nobody else. */
  readonly selfChecked: boolean;
  /** Names of people of the innovation whom a notice did not reach. */
  readonly unreachable: readonly string[];
  readonly scans: readonly string[];
}

/** Messages of endorsement and second check. Times are ISO, UTC. */
export interface SecondCheckMessages {
  batch: {
    readonly from: number;
    readonly waiting: number;
    readonly batchCode: string | null;
    readonly rows: readonly BatchRow[];
  };
  second_queue: {
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
  };
  decided: Named & { readonly step: Step; readonly to: State; readonly onlyPerson: boolean };
  decided_together: { readonly rows: readonly Named[] };
  decided_before: Named & {
    readonly own: boolean;
    readonly by: string | null;
    readonly role: Role | null;
    readonly step: Step;
    readonly at: string;
    readonly state: State;
  };
  claimed_by: Named & { readonly by: string | null; readonly until: string };
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
      readonly cardCode: string;
    };
  level_how: { readonly code: string | null };
  level_needs_reason: Numbered;
  scan_taken: Named;
  scan_too_large: { readonly name: string; readonly size: number; readonly limit: number };
  scan_stored: { readonly code: string; readonly file: string };
  notice_decided: Named & {
    readonly step: Step;
    readonly to: State;
    readonly by: string | null;
    readonly role: Role;
    readonly reason: string | null;
    /** True for those who fill the innovation in. */
    readonly own: boolean;
  };
  /** All that waits for a head or for Bappedalitbang, in one message. */
  notice_batch: {
    readonly state: State;
    readonly waiting: number;
    readonly batchCode: string | null;
    readonly rows: readonly BatchRow[];
  };
}
