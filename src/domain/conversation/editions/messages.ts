// What is said about workbooks of editions, as data. Types only; the words are in bot/text/editions.ts.
import type { MovedCount, ToldChange, WorkbookReport } from '../../edition/workbook/report.ts';
import type { ListUse } from '../../language/index.ts';
import type { FileProblemData } from '../input.ts';

type Of<Result extends WorkbookReport['result']> = Extract<
  WorkbookReport,
  { readonly result: Result }
>;

/** What is said about workbooks. Lists are short; `more` are left out. */
export interface EditionMessages {
  workbook_taken: { readonly name: string; readonly others: number };
  /** The file itself is none that can be kept. */
  workbook_refused: { readonly name: string; readonly problem: FileProblemData };
  workbook_unreadable: {
    readonly name: string;
    readonly problems: Of<'unreadable'>['problems'];
    readonly more: number;
  };
  workbook_wrong: {
    readonly name: string;
    readonly defects: Of<'wrong'>['defects'];
    readonly more: number;
  };
  workbook_outdated: {
    readonly name: string;
    readonly made: number;
    readonly newest: number;
  };
  workbook_same: { readonly title: string; readonly version: number };
  /** What publishing would do; nothing was done. `version`: the one it would become. Pages count from 1. */
  workbook_does: {
    readonly title: string;
    readonly version: number;
    readonly counts: Readonly<Partial<Record<ToldChange['kind'], number>>>;
    readonly changes: readonly ToldChange[];
    readonly page: number;
    readonly pages: number;
    readonly drafts: MovedCount | null;
  };
  /** It was looked into while something else was open. */
  workbook_waits: { readonly name: string };
  no_workbook: { readonly title: string; readonly version: number };
  /** A name of an edition was typed that is none here. */
  no_edition: { readonly typed: string; readonly known: readonly string[] };
  edition_published: {
    readonly title: string;
    readonly version: number;
    readonly isNew: boolean;
    readonly drafts: number;
  };
  /** Stands above whatever is said while an edition is tried. */
  trial_mark: { readonly title: string; readonly version: number };
  /** What a trial takes: answers, and no files or other commands. */
  trial_takes: { readonly what: 'file' | 'other' };
  /** A trial is open, and something else was said. */
  trial_open: Record<never, never>;
  /** Here an innovator would hand in. */
  trial_handed: Record<never, never>;
  trial_ended: { readonly answers: number };
  /** The workbook that was tried is gone. */
  trial_gone: Record<never, never>;
  /** A list of innovations of earlier years that cannot be taken as it stands. */
  list_wrong: {
    readonly name: string;
    readonly defects: Of<'wrong_list'>['defects'];
    /** Titles of columns of which one may be the unit's. */
    readonly titles?: readonly string[];
  };
  /** What was recognised of one, and what taking it over would do; nothing was done. */
  list_read: Pick<Of<'list'>, 'innovations' | 'units' | 'unread' | 'twice'> & {
    readonly name: string;
    readonly columns: Of<'list'>['columns'];
    readonly moreColumns: number;
    readonly unknown: readonly string[];
    readonly strange: Of<'list'>['strange'];
    readonly moreStrange: number;
    readonly fresh: number;
    readonly existing: number;
    readonly waiting: number;
    /** A year of which it can be the history instead; absent where that is not offered. */
    readonly past?: number;
  };
  /** No year was named, or none that is over. */
  list_history_year: { readonly use?: ListUse; readonly example: number };
  /** What it would add to the history of a year; nothing was done. */
  list_history: {
    readonly name: string;
    readonly year: number;
    readonly rows: number;
    readonly fresh: number;
  };
  list_history_kept: { readonly year: number; readonly count: number };
  /** What it would bring for the catalogue; `empty`: rows of which nothing may be shown. Nothing was done. */
  list_catalogue: {
    readonly name: string;
    readonly year: number;
    readonly rows: number;
    readonly fresh: number;
    readonly empty: number;
    /** So many units of these have no head, and one of them; missing in what an earlier release did not send yet. */
    readonly headless?: number;
    readonly headlessUnit?: string | null;
  };
  list_catalogue_kept: {
    readonly year: number;
    readonly count: number;
    readonly headless?: number;
    readonly headlessUnit?: string | null;
  };
  no_list: Record<never, never>;
  /** A column was told, and the list is being read anew. `label` null: nothing is taken from it. */
  list_column_told: { readonly title: string; readonly label: string | null };
  list_no_column: { readonly typed: string; readonly titles: readonly string[] };
  list_no_item: { readonly typed: string; readonly like: readonly string[] };
  list_asked: { readonly drafts: number };
  /** To whoever had it taken over. `waiting`: rows of units that have no admin. */
  notice_list_done: {
    readonly name: string;
    readonly edition: string;
    readonly made: number;
    readonly waiting: number;
    readonly units: number;
  };
  /** To the admin of a unit who has its drafts now. */
  notice_list_taken: {
    readonly name: string;
    readonly edition: string;
    readonly drafts: number;
    readonly first: string;
  };
}
