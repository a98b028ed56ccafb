// Reads a workbook that somebody sent: an edition, with what publishing it would do to open drafts, or a list of old innovations.
// Lists come as CSV and saved pages as well, single innovations as reports. It publishes and takes over nothing: what it finds is kept beside the file until a coordinator confirms it.
import type { OpenDatabase } from '../../db/connect.ts';
import { learnEditions } from '../../db/editions.ts';
import { originsToJson } from '../../db/stored-origins.ts';
import type { StoredFacts } from '../../db/transactions/finish-file.ts';
import { countMove } from '../../db/transactions/move-drafts.ts';
import { dayIn } from '../../db/step/inputs.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { headingsOf } from '../../domain/edition/editions/headings.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { type Form, formOf } from '../../domain/edition/journey.ts';
import { type ReadSheet, sheetNames } from '../../domain/edition/workbook/layout.ts';
import { judgeWorkbook, type RightWorkbook } from '../../domain/edition/workbook/judge.ts';
import type { MovedCount, ToldChange } from '../../domain/edition/workbook/report.ts';
import type { DocumentText } from '../../domain/excerpts/document-text.ts';
import { type ReadList, readList, type SaidColumns } from '../../domain/excerpts/read-list.ts';
import { readReport } from '../../domain/excerpts/read-report.ts';
import {
  isWorkbookCaption,
  readInvitationTable,
  type UnitNames,
} from '../../domain/language/index.ts';
import { withFile } from '../../files/bytes.ts';
import { documentText } from '../../files/document.ts';
import type { FileFormat } from '../../files/formats.ts';
import { readFileWith } from '../../files/reading/reader.ts';

/** What is kept of a workbook: what is told of it, and what would be published. */
export type WorkbookFacts = Pick<StoredFacts, 'workbook' | 'publishing' | 'listed'>;

/** So many places are kept of what is wrong: whoever mended them sends the file again. */
const MOST_PLACES = 200;
/** So many changes are kept, and so much of a cell that says something else. */
const MOST_CHANGES = 1000;
const LONGEST_CELL = 300;

/** How a file is to be read: what it is, whose it is, what it was sent as, and what was said of its columns. */
export interface HowToRead {
  readonly format: FileFormat;
  readonly owner: number | null;
  readonly said: SaidColumns;
  readonly caption: string | null;
}

/** What is known of the office now. */
interface Now {
  readonly units: readonly UnitNames[];
  readonly edition: EditionDefinition;
}

/** Gives the reader of workbooks, which reads the file at a path; `units` and the running edition are those of now. */
export function workbookReader(
  db: OpenDatabase['db'],
  now: Now,
): (path: string, how: HowToRead) => Promise<WorkbookFacts> {
  return async (path, how) => {
    const { format, owner } = how;
    if (format === 'csv' || format === 'html') return oldTable(path, format, how, now);
    if (format !== 'xlsx') return reportFacts(await textOf(path, format, owner), now);
    // Loaded with the first workbook: most starts never see one.
    const { editionLimits, readWorkbookCells } = await import('../../files/archive/workbook.ts');
    const cells = await withFile(path, (source) => readWorkbookCells(source, editionLimits));
    if (!cells.ok)
      return { workbook: { result: 'unreadable', problems: cells.problems.slice(0, MOST_PLACES) } };
    // An old list has units and numbers as well: its caption says what it is.
    const isOther = isEdition(cells.sheets) || isWorkbookCaption(how.caption ?? '');
    const lines = isOther ? null : readInvitationTable(cells.sheets);
    if (lines !== null) return { workbook: { result: 'invitations', lines: [...lines] } };
    if (!isEdition(cells.sheets)) return listFacts(cells.sheets, now, how.said);
    await learnEditions(db);
    const judged = judgeWorkbook(cells.sheets, findEdition);
    switch (judged.kind) {
      case 'wrong':
        return { workbook: { result: 'wrong', defects: judged.defects.slice(0, MOST_PLACES) } };
      case 'outdated': {
        const { made, newest } = judged;
        return { workbook: { result: 'outdated', made, newest } };
      }
      case 'right':
        return rightFacts(judged, await countDrafts(db, judged));
    }
  };
}

/** A list that was saved as text, or a page: one that shows a list, or one innovation. */
async function oldTable(
  path: string,
  format: 'csv' | 'html',
  { said, owner }: HowToRead,
  now: Now,
): Promise<WorkbookFacts> {
  // A page of some megabytes keeps whoever takes it apart busy for a second: that is not the product.
  const task = format === 'csv' ? 'csv-table' : 'page-table';
  const taken = await readFileWith(task, path, { owner });
  const damaged = { code: 'damaged', sheet: null, cell: null } as const;
  const cells = taken.ok ? taken.value : { ok: false as const, problems: [damaged] };
  if (!cells.ok) return { workbook: { result: 'unreadable', problems: [...cells.problems] } };
  const list = listFacts(cells.sheets, now, said);
  if (format === 'csv' || list.workbook?.result === 'list') return list;
  const blocks = cells.sheets.map(({ rows }) => ({ kind: 'table' as const, rows, page: null }));
  const report = reportFacts({ blocks, pages: null }, now);
  const { workbook } = report;
  // What is no report either is told of as the list that it seems to be.
  const isNone = workbook?.result === 'wrong_list' && workbook.defects[0]?.code === 'no_columns';
  return isNone ? list : report;
}

/** The text of a report; without any where it cannot be taken apart. */
async function textOf(
  path: string,
  format: FileFormat,
  owner: number | null,
): Promise<DocumentText> {
  const none: DocumentText = { blocks: [], pages: null };
  if (format !== 'docx' && format !== 'pdf' && format !== 'odt' && format !== 'txt') return none;
  const text = await documentText(path, format, owner);
  return text.ok ? text.value : none;
}

/** A workbook of which two sheets are called like those of an edition is one. */
const isEdition = (sheets: readonly ReadSheet[]): boolean =>
  sheets.filter(({ name }) => sheetNames.some((one) => one === name.trim().toLowerCase())).length >
    1 || sheets.some(({ name }) => name.trim().toLowerCase() === 'survey');

function listFacts(
  sheets: readonly ReadSheet[],
  { units, edition }: Now,
  said: SaidColumns,
): WorkbookFacts {
  const form = formOf(edition);
  const today = dayIn(new Date());
  return factsOf(readList(sheets, form, headingsOf(edition.id), { units, today, said }), form);
}

function reportFacts(text: DocumentText, { units, edition }: Now): WorkbookFacts {
  const form = formOf(edition);
  const today = dayIn(new Date());
  return factsOf(readReport(text, form, headingsOf(edition.id), { units, today }), form);
}

function factsOf(read: ReadList, form: Form): WorkbookFacts {
  const titles = [...read.titles];
  if (!read.ok)
    return {
      workbook: {
        result: 'wrong_list',
        defects: read.defects.slice(0, MOST_PLACES),
        titles,
        unknown: [...read.unknown],
      },
    };
  const { innovations, unread, twice } = read;
  return {
    workbook: {
      ...{ result: 'list', innovations: innovations.length, unread, twice, titles },
      units: new Set(innovations.map(({ unitId }) => unitId)).size,
      columns: read.columns.map(({ title, item }) => ({
        title,
        label: form.byId.get(item)?.label ?? item,
      })),
      unknown: [...read.unknown],
      strange: read.strange.slice(0, MOST_PLACES),
    },
    ...(innovations.length === 0 ? {} : { listed: innovations }),
  };
}

async function countDrafts(
  db: OpenDatabase['db'],
  { definition, origins, changes }: RightWorkbook,
): Promise<MovedCount | null> {
  if (origins === null || changes.length === 0) return null;
  const { drafts, people, answers } = await countMove(db, { definition, origins });
  return { drafts, people, answers };
}

function rightFacts(judged: RightWorkbook, drafts: MovedCount | null): WorkbookFacts {
  const { definition, before, origins, changes } = judged;
  const { id, title } = definition;
  return {
    workbook: {
      ...{ result: 'right', id, title, drafts },
      version: before?.version ?? 0,
      changes: changes.slice(0, MOST_CHANGES).map(({ kind, parts }): ToldChange => ({
        ...{ kind, was: [...parts.was], now: [...parts.now], column: parts.column },
        row: parts.row === null ? null : [...parts.row],
        from: cut(parts.from),
        to: cut(parts.to),
      })),
    },
    publishing: { definition, origins: origins === null ? null : originsToJson(origins) },
  };
}

const cut = (text: string | null): string | null => text?.slice(0, LONGEST_CELL) ?? null;
