// Reads a workbook that somebody sent: an edition, with what publishing it would do to open drafts, or a list of old innovations.
// It publishes and takes over nothing: what it finds is kept beside the file until a coordinator confirms it.
import type { OpenDatabase } from '../../db/connect.ts';
import { learnEditions } from '../../db/editions.ts';
import { originsToJson } from '../../db/stored-origins.ts';
import type { StoredFacts } from '../../db/transactions/finish-file.ts';
import { countMove } from '../../db/transactions/move-drafts.ts';
import { dayIn } from '../../db/step/inputs.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { headingsOf } from '../../domain/edition/editions/headings.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { type ReadSheet, sheetNames } from '../../domain/edition/workbook/layout.ts';
import { judgeWorkbook, type RightWorkbook } from '../../domain/edition/workbook/judge.ts';
import type { MovedCount, ToldChange } from '../../domain/edition/workbook/report.ts';
import { readList } from '../../domain/excerpts/read-list.ts';
import type { UnitNames } from '../../domain/language/index.ts';
import { withFile } from '../../files/bytes.ts';

/** What is kept of a workbook: what is told of it, and what would be published. */
export type WorkbookFacts = Pick<StoredFacts, 'workbook' | 'publishing' | 'listed'>;

/** So many places are kept of what is wrong: whoever mended them sends the file again. */
const MOST_PLACES = 200;
/** So many changes are kept, and so much of a cell that says something else. */
const MOST_CHANGES = 1000;
const LONGEST_CELL = 300;

/** Gives the reader of workbooks, which reads the file at a path; `units` and the running edition are those of now. */
export function workbookReader(
  db: OpenDatabase['db'],
  now: { readonly units: readonly UnitNames[]; readonly edition: EditionDefinition },
): (path: string) => Promise<WorkbookFacts> {
  return async (path) => {
    // Loaded with the first workbook: most starts never see one.
    const { editionLimits, readWorkbookCells } = await import('../../files/archive/workbook.ts');
    const cells = await withFile(path, (source) => readWorkbookCells(source, editionLimits));
    if (!cells.ok)
      return { workbook: { result: 'unreadable', problems: cells.problems.slice(0, MOST_PLACES) } };
    if (!isEdition(cells.sheets)) return listFacts(cells.sheets, now);
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

/** A workbook of which two sheets are called like those of an edition is one. */
const isEdition = (sheets: readonly ReadSheet[]): boolean =>
  sheets.filter(({ name }) => sheetNames.some((one) => one === name.trim().toLowerCase())).length >
    1 || sheets.some(({ name }) => name.trim().toLowerCase() === 'survey');

function listFacts(
  sheets: readonly ReadSheet[],
  { units, edition }: { readonly units: readonly UnitNames[]; readonly edition: EditionDefinition },
): WorkbookFacts {
  const form = formOf(edition);
  const today = dayIn(new Date());
  const read = readList(sheets, form, headingsOf(edition.id), { units, today });
  if (!read.ok)
    return { workbook: { result: 'wrong_list', defects: read.defects.slice(0, MOST_PLACES) } };
  const { innovations, unread, twice } = read;
  return {
    workbook: {
      ...{ result: 'list', innovations: innovations.length, unread, twice },
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
