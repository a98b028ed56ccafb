// What editions add to a conversation: a trial, a need, what is loaded for it, an act. Types only.
import type { Answer } from '../../edition/answer.ts';
import type { EditionDefinition, ItemId } from '../../edition/definition.ts';
import type { WorkbookReport } from '../../edition/workbook/report.ts';
import type { Innovation } from '../../innovation/innovation.ts';

/** Which edition is tried: that of a workbook that was sent, or one that is here already. */
export type TrialOf =
  | { readonly fileId: number }
  | { readonly id: string; readonly version: number };

/** The draft of a trial: an innovation that is in no table. */
export interface TrialDraft extends Omit<Innovation, 'answers' | 'openItems'> {
  readonly answers: readonly (readonly [ItemId, Answer])[];
  readonly openItems: null;
}

/** A workbook without a defect that this person sent, and the newest version of its edition now (0: there is none yet). */
export interface SentWorkbook {
  readonly fileId: number;
  readonly name: string;
  readonly report: Extract<WorkbookReport, { readonly result: 'right' }>;
  readonly newest: number;
}

/** A list of innovations of earlier years that this person sent, and what taking it over would do now. */
export interface SentList {
  readonly fileId: number;
  readonly name: string;
  readonly report: Extract<WorkbookReport, { readonly result: 'list' }>;
  /** Innovations that would become drafts, those that their unit has already, and rows whose unit has no admin. */
  readonly fresh: number;
  readonly existing: number;
  readonly waiting: number;
  /** Its rows, and how many of them are counted in the history of a year already. */
  readonly rows: number;
  readonly kept: readonly { readonly year: number; readonly count: number }[];
  /** Only where it was asked for: every row has to be prepared for it. */
  readonly cards?: CardsOfList;
}

/** What a list would bring for the catalogue of a year. */
interface CardsOfList {
  readonly year: number;
  /** Rows of which something may be public, and those of them that are no entries of that year yet. */
  readonly rows: number;
  readonly fresh: number;
  /** Units of the latter that have no head, who would decide: how many, and one of them. */
  readonly headless: number;
  readonly headlessUnit: string | null;
}

/** The newest list that this person sent, whether it can be taken or not: the columns that may be told apart. */
export interface SentColumns {
  readonly fileId: number;
  /** Titles in their order; one without words is empty. */
  readonly titles: readonly string[];
}

/** What is to be done. */
export type EditionEffect = {
  /** A list is read anew, with what was said of one of its columns by its title. */
  readonly kind: 'read_list_anew';
  readonly fileId: number;
  readonly title: string;
  /** `unit`, `skip`, or the id of an item. */
  readonly means: string;
};

/** What a message may ask for. */
export type EditionNeed =
  | { readonly kind: 'workbook' }
  /** `cards`: with what it would bring for the catalogue of that year. */
  | { readonly kind: 'old_list'; readonly cards?: number }
  /** The edition of a workbook that this person sent, published or not; null: the newest one. */
  | { readonly kind: 'trial_edition'; readonly fileId: number | null };

/** What was loaded for these needs; absent where it was not asked for. */
export interface EditionLoaded {
  /** The newest that was sent in the last days; null where there is none. */
  readonly workbook?: SentWorkbook | null;
  /** What a trial is of; null where there is none. */
  readonly trialEdition?: {
    readonly fileId: number;
    readonly definition: EditionDefinition;
  } | null;
  /** The newest list that nobody had taken over; null where there is none. */
  readonly oldList?: SentList | null;
  /** Its columns, or those of a newer list that cannot be taken. */
  readonly oldColumns?: SentColumns | null;
}

/** Acts that wait for their code. */
export type EditionAct =
  /** `version`: the one that the workbook was made from. */
  | { readonly do: 'publish_edition'; readonly fileId: number; readonly version: number }
  /**
   * `fresh`: so many drafts were shown, or where a year is named, so many rows that are counted in its history alone, or
   * become entries that wait for the catalogue.
   */
  | {
      readonly do: 'take_over_list';
      readonly fileId: number;
      readonly fresh: number;
      readonly year?: number;
      readonly catalogue?: true;
    };
