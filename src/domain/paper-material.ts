// What papers are made of, as domain values, and what making one comes to. Types only.
import type { AttendanceKind } from './attendance.ts';
import type { Calendar } from './calendar.ts';
import type { Candidate } from './candidate.ts';
import type { EditionDefinition } from './edition/definition.ts';
import type { OtherForm } from './edition/other-form-rules.ts';
import type { ToldParts } from './edition/other-form.ts';
import type { Innovation } from './innovation/innovation.ts';
import type { Lack, Letterhead, Standing } from './letterhead.ts';
import type { Meeting } from './meeting.ts';
import type { MonevRow } from './monev.ts';
import type { Role } from './access.ts';
import type { InvitationPrint, PrintSubject } from './papers.ts';
import type { Result } from './result.ts';
import type { State } from './innovation/status.ts';
import type { WaitingState } from './overview.ts';
import type { Summary } from './statistics.ts';

/** Somebody who signs; a NIP that is null is not known, or not for whoever asked. The rest is there where an office told it. */
export interface Signer {
  readonly name: string | null;
  readonly nip: string | null;
  readonly rank?: string | null;
  /** The own office, where it is not that of the place. */
  readonly office?: string | null;
  readonly standing?: Standing | null;
  readonly onBehalf?: boolean;
}

/** Who signs for a unit; null where nobody holds the role. */
export interface UnitSigners {
  readonly head: Signer | null;
  readonly admin: Signer | null;
}

/** One innovation with all that its papers say. */
export interface InnovationMaterial {
  readonly innovation: Innovation;
  readonly definition: EditionDefinition;
  readonly unit: string;
  readonly signers: UnitSigners;
  readonly monev: {
    readonly rows: readonly MonevRow[];
    /** Name and NIP of the unit's officer as they were typed. */
    readonly officer: string | null;
    /** Who did the monev. */
    readonly by: Signer | null;
    /** ISO time at which it ended; null while it has not. */
    readonly ended: string | null;
  };
}

/** An innovation poured into the form of another competition. */
export interface OtherFormMaterial {
  readonly form: OtherForm;
  readonly innovation: Innovation;
  readonly definition: EditionDefinition;
  readonly unit: string;
  readonly told: ToldParts;
}

/** A nil statement. Days are ISO. */
export interface NilMaterial {
  readonly unit: string;
  /** Null while the unit has not told all of it: then it is printed on the unit's own paper. */
  readonly head: Letterhead | null;
  readonly year: number;
  readonly declaredBy: string | null;
  readonly declared: string;
  readonly confirmedBy: Signer | null;
  readonly confirmed: string | null;
}

/** All innovations that papers of a unit, or of all units, are about. */
export interface UnitMaterial {
  /** Null: all units. */
  readonly unit: string | null;
  readonly year: number;
  readonly signers: UnitSigners;
  readonly innovations: readonly InnovationMaterial[];
  /** Who filled in, and the number in the national portal, by code. */
  readonly owners: ReadonlyMap<
    string,
    { readonly owner: string | null; readonly portalId: string | null }
  >;
}

/** An edition summed up, of a unit or of all (null). */
export interface AnalysisMaterial {
  readonly unit: string | null;
  readonly signers: UnitSigners;
  readonly summary: Summary;
  /** What most innovations lack: items without an answer, level or evidence, the most first. */
  readonly missing: readonly { readonly label: string; readonly count: number }[];
}

/** What a unit has still to do: its innovations with drafts, candidates that wait to be begun, and the days of the calendar. */
export interface AgendaMaterial {
  readonly unit: string;
  readonly year: number;
  readonly signers: UnitSigners;
  readonly innovations: readonly InnovationMaterial[];
  /** In the order in which they are to be begun; `remindOn`: until when, null where nobody said. */
  readonly candidates: readonly Pick<
    Candidate,
    'number' | 'sentence' | 'ownerName' | 'taken' | 'remindOn'
  >[];
  /** Null while the edition has no calendar. */
  readonly calendar: Calendar | null;
}

/** The list that belongs to the decision of the regent. */
export interface AnnexMaterial {
  readonly year: number;
  readonly innovations: readonly InnovationMaterial[];
  /** The decision, once it is recorded. */
  readonly decision: { readonly number: string; readonly day: string } | null;
  /** The list was frozen; before that it is a draft. */
  readonly frozen: boolean;
  /** The head of the region; null where the agency did not tell. */
  readonly regent: Signer | null;
}

/** A unit as papers of the head of the region name it. */
export interface OfficialUnit {
  readonly name: string;
  readonly kind: string;
  readonly head: Signer | null;
}

/** What the circular, the order and the commitment are made of; of one unit, or of all (null). */
export interface OfficialMaterial {
  readonly year: number;
  readonly definition: EditionDefinition;
  readonly unit: string | null;
  /** The unit's letterhead; null for all units, and while the unit has not told all of it. */
  readonly head: Letterhead | null;
  readonly signers: UnitSigners;
  readonly regent: Signer | null;
  readonly units: readonly OfficialUnit[];
  readonly calendar: Calendar | null;
  /** Where the product is reached, as people type it. */
  readonly web: string;
}

/** A meeting with what its papers need besides. */
export interface MeetingMaterial {
  readonly meeting: Meeting;
  /** The agency's, whole or not. */
  readonly head: Letterhead;
  /** The head of the agency. */
  readonly signer: Signer | null;
  /** Who came, by a code or from a list; empty where nobody was counted. */
  readonly came: readonly {
    readonly name: string | null;
    readonly nip: string | null;
    readonly unit: string | null;
    readonly way: AttendanceKind;
  }[];
  /** Who was asked whether they come; null where nobody was. `answer` null: no answer yet. */
  readonly attendance:
    | readonly {
        readonly name: string | null;
        readonly nip: string | null;
        readonly unit: string | null;
        readonly answer: string | null;
        readonly representative: string | null;
      }[]
    | null;
  /** Names of all units. */
  readonly units: readonly string[];
}

/** Whom the awards of a year are for. */
export interface AwardMaterial {
  readonly year: number;
  readonly innovations: readonly InnovationMaterial[];
  readonly decision: { readonly number: string; readonly day: string };
  readonly regent: Signer | null;
  /** Hash of the region's emblem. */
  readonly emblem: string | null;
}

/** What one month came to, for those who lead. Days are ISO. */
export interface MonthMaterial {
  /** First and last day that are counted. */
  readonly from: string;
  readonly to: string;
  readonly year: number;
  readonly month: {
    readonly found: number;
    readonly begun: number;
    readonly entered: number;
    readonly accepted: number;
    readonly returned: number;
    readonly designated: number;
  };
  readonly whole: {
    readonly handedIn: number;
    readonly accepted: number;
    readonly units: number;
    readonly unitsIn: number;
    readonly unitsNil: number;
  };
  /** Estimates; null where the edition knows no weights or nothing was handed in. */
  readonly maturity: { readonly mean: number; readonly max: number | null } | null;
  readonly index: {
    /** Points without the part that is not told yet, and the most there are. */
    readonly points: number;
    readonly most: number;
    /** Basic-service urusan that no innovation covers. */
    readonly missing: number;
  } | null;
  readonly stuck: readonly { readonly state: WaitingState; readonly count: number }[];
  readonly notBegun: readonly string[];
  /** Whose innovation was accepted in the month. */
  readonly thanked: readonly {
    readonly name: string;
    readonly unit: string;
    readonly innovation: string;
  }[];
  readonly thankedMore: number;
}

/** Units against the target of the year, the first in the order of their points. */
export interface ComplianceMaterial {
  readonly year: number;
  readonly target: number;
  readonly source: string;
  readonly rows: readonly {
    readonly rank: number;
    readonly unit: string;
    readonly handedIn: number;
    readonly accepted: number;
    readonly designated: number;
    /** The day of a nil statement that stands; null where there is none. */
    readonly nil: string | null;
    /** The days on which the order and the commitment of the unit were signed; null while they are not. */
    readonly order: string | null;
    readonly commitment: string | null;
    readonly points: number;
  }[];
}

/** The year of one innovator. */
export interface OwnYearMaterial {
  readonly year: number;
  readonly name: string;
  readonly unit: string | null;
  readonly innovations: readonly {
    readonly code: string;
    readonly name: string;
    readonly state: State;
  }[];
  readonly files: number;
  readonly meetings: readonly {
    readonly title: string;
    readonly day: string;
    readonly hours: number | null;
  }[];
  readonly places: readonly {
    readonly contest: string;
    readonly place: string;
    readonly innovation: string;
  }[];
}

/** Those with a place in the contest of a year. */
export interface ContestAwardMaterial {
  readonly year: number;
  readonly contest: string;
  readonly rows: readonly {
    readonly name: string;
    readonly unit: string;
    readonly place: string;
    readonly category: string;
  }[];
  /** The day on which the result was locked by two; ISO. */
  readonly decided: string;
  readonly regent: Signer | null;
  readonly emblem: string | null;
}

/** Invitations that were made together; those that ended meanwhile are left out. */
export interface InvitationMaterial {
  readonly by: string | null;
  /** ISO time, UTC. */
  readonly expiresAt: string;
  readonly rows: readonly {
    readonly role: Role;
    readonly unit: string;
    /** Null for a code that cannot be shown any more. */
    readonly code: string | null;
    readonly name: string | null;
    readonly phone: string | null;
  }[];
}

/** Where the product is reached. */
export interface Addresses {
  readonly web: string;
  /** Name of the bot; null where Telegram is off. */
  readonly telegram: string | null;
}

/** A paper as a file. */
export interface MadePaper {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mime: string;
  /** Its row among the prints; null for a workbook. */
  readonly printId: number | null;
  /** The innovation by name and code, or the unit; null: all units. */
  readonly what: string | null;
  readonly version: number | null;
  readonly final: boolean;
  /** It is to be signed, and somebody who signs is not known by name: a line to write on stands there. */
  readonly unsigned: boolean;
  /** The page as a picture (PNG), where a chat shows it beside the file. */
  readonly picture?: Uint8Array;
}

/**
 * Why no paper was made: a sign that no font has and beside which label it stands, nothing to print, something that the
 * office has not told and the paper cannot go out without, or a defect.
 */
export interface PaperProblem {
  readonly why: 'no_glyph' | 'nothing' | 'unset' | 'broken';
  readonly sign: string | null;
  readonly label: string | null;
  readonly lacks?: readonly Lack[];
  /** What it would have been of, where that is known. */
  readonly what?: string | null;
}

/** Makes a paper; never rejects for what stands on it. `nip`: that of the signers may stand on it. */
export type PaperMaker = (
  subject: PrintSubject | InvitationPrint,
  how: {
    readonly editionId: string;
    readonly nip: boolean;
    /** Who asks, for papers about them; absent for a program. */
    readonly personId?: number;
    /** As a Word document, where the paper can be had so. */
    readonly word?: boolean;
  },
) => Promise<Result<MadePaper, PaperProblem>>;
