// Reads a workbook that somebody sent as an edition, and counts what publishing it would do to the drafts that are open.
// It publishes nothing: what it finds is kept beside the file until a coordinator confirms it.
import type { OpenDatabase } from '../../db/connect.ts';
import { learnEditions } from '../../db/editions.ts';
import { originsToJson } from '../../db/stored-origins.ts';
import type { StoredFacts } from '../../db/transactions/finish-file.ts';
import { countMove } from '../../db/transactions/move-drafts.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { judgeWorkbook, type RightWorkbook } from '../../domain/edition/workbook/judge.ts';
import type { MovedCount, ToldChange } from '../../domain/edition/workbook/report.ts';
import { editionLimits, readWorkbookCells } from '../../files/archive/workbook.ts';
import { withFile } from '../../files/bytes.ts';

/** What is kept of a workbook: what is told of it, and what would be published. */
export type WorkbookFacts = Pick<StoredFacts, 'workbook' | 'publishing'>;

/** So many places are kept of what is wrong: whoever mended them sends the file again. */
const MOST_PLACES = 200;
/** So many changes are kept, and so much of a cell that says something else. */
const MOST_CHANGES = 1000;
const LONGEST_CELL = 300;

/** Gives the reader of workbooks, which reads the file at a path. */
export function workbookReader(db: OpenDatabase['db']): (path: string) => Promise<WorkbookFacts> {
  return async (path) => {
    const cells = await withFile(path, (source) => readWorkbookCells(source, editionLimits));
    if (!cells.ok)
      return { workbook: { result: 'unreadable', problems: cells.problems.slice(0, MOST_PLACES) } };
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
