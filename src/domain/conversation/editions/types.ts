// What editions add to a conversation: a need, what is loaded for it, an act. Types only.
import type { WorkbookReport } from '../../edition/workbook/report.ts';

/** A workbook without a defect that this person sent, and the newest version of its edition now (0: there is none yet). */
export interface SentWorkbook {
  readonly fileId: number;
  readonly name: string;
  readonly report: Extract<WorkbookReport, { readonly result: 'right' }>;
  readonly newest: number;
}

/** What a message may ask for. */
export type EditionNeed = { readonly kind: 'workbook' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface EditionLoaded {
  /** The newest that was sent in the last days; null where there is none. */
  readonly workbook?: SentWorkbook | null;
}

/** The act that waits for its code. `version`: the one that the workbook was made from. */
export interface EditionAct {
  readonly do: 'publish_edition';
  readonly fileId: number;
  readonly version: number;
}
