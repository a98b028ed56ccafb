// The edition of another region for tests, as its office would make it: the shipped workbook with names, texts and steps changed,
// written as a real XLSX, read and published.
import type { Kysely } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import { publishEdition } from '../../src/db/transactions/publish-edition.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import type { EditionDefinition } from '../../src/domain/edition/definition.ts';
import { judgeWorkbook } from '../../src/domain/edition/workbook/judge.ts';
import type { Region } from '../../src/domain/regions/shape.ts';
import { editionLimits, readWorkbookCells } from '../../src/files/archive/workbook.ts';
import { inMemory } from '../../src/files/bytes.ts';
import { put, sheetsOf, xlsxOf } from './workbook.ts';

/** Five invented steps. */
const steps = [
  [1, 'Pengenalan', 'coordinator', 5, ''],
  [2, 'Penjaringan', 'unit_admin', 10, 'begin'],
  [3, 'Pengisian', 'innovator', 15, 'fill'],
  [4, 'Penetapan kepala', 'unit_head', 4, 'unit_verified'],
  [5, 'Entri nasional', 'verifier', 7, 'designated'],
] as const;

/** Publishes the edition of a region, and gives it. */
export async function publishFor(
  db: Kysely<Database>,
  { id, place, agencyShort }: Region,
): Promise<EditionDefinition> {
  const sheets = sheetsOf(balangan2026);
  put(sheets, ['settings', 'balangan-2026', 'version'], 0);
  put(sheets, ['settings', 'balangan-2026', 'form_title'], `Inovasi ${place} 2026`);
  put(sheets, ['settings', 'balangan-2026', 'form_id'], `${id}-2026`);
  for (const sheet of sheets) {
    // Names of former editions in the notes of the papers are no words that people read.
    if (sheet.name !== 'papers')
      sheet.rows = sheet.rows.map((row) =>
        row.map((cell) =>
          typeof cell === 'string'
            ? cell.replaceAll('Balangan', place).replaceAll('Bapperida', agencyShort)
            : cell,
        ),
      );
    if (sheet.name === 'calendar')
      sheet.rows = [['no', 'title', 'owner', 'days', 'work'], ...steps.map((step) => [...step])];
  }
  const cells = await readWorkbookCells(inMemory(Buffer.from(await xlsxOf(sheets))), editionLimits);
  if (!cells.ok) throw new Error(JSON.stringify(cells.problems));
  const judged = judgeWorkbook(cells.sheets, () => null);
  if (judged.kind !== 'right') throw new Error(JSON.stringify(judged));
  const done = await publishEdition(
    db,
    { definition: judged.definition, origins: null },
    { role: 'operator', channel: 'command', requestId: null, tokenId: null },
  );
  if (!done.ok) throw new Error(`version ${done.problem.newest} is there`);
  return done.value;
}
