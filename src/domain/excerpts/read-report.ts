// Reads one report of an old innovation, a document or a saved page, as a list of one: whose it is, its name, and what it says.
// By the reader of old documents; what seems to stand in the wrong place is left out and counted. It stores nothing.
import type { Day } from '../days.ts';
import type { Headings } from '../edition/headings.ts';
import type { Form } from '../edition/journey.ts';
import { searchUnits, type UnitNames } from '../language/index.ts';
import type { DocumentText } from './document-text.ts';
import type { Excerpt } from './excerpt.ts';
import { headingKey } from './heading-words.ts';
import { readDocument } from './read-document.ts';
import { isUnitTitle, type ListedInnovation, type ReadList } from './read-list.ts';

/** Where something of a report stands. */
const SHEET = 'laporan';
/** What tells fewer items is no report. */
const TELLS_ENOUGH = 3;

/** Reads a report. */
export function readReport(
  text: DocumentText,
  form: Form,
  headings: Headings,
  { units, today }: { readonly units: readonly UnitNames[]; readonly today: Day },
): ReadList {
  const { excerpts } = readDocument(text, form, headings, today);
  const names = excerpts.filter(({ item }) => item === form.definition.nameItem);
  const name = names.find(({ value }) => value.type === 'text');
  const written = unitOf(text);
  if (name?.value.type !== 'text')
    return wrong(excerpts.length < TELLS_ENOUGH ? 'no_columns' : 'no_name');
  if (written === null) return wrong('no_unit');
  const { values, unread } = valuesOf(excerpts, form);
  const rest = {
    ...{ ok: true as const, titles: [], unknown: [], unread, twice: 0 },
    columns: values.map(({ heading: title, item }) => ({ title, item })),
  };
  const unit = searchUnits(units, written);
  if (unit.kind !== 'exact')
    return { ...rest, innovations: [], strange: [{ unit: written, cell: SHEET, rows: 1 }] };
  const innovation: ListedInnovation = {
    ...{ sheet: SHEET, row: 1, unitId: unit.id, name: name.value.text, values },
  };
  return { ...rest, innovations: [innovation], strange: [] };
}

const wrong = (code: 'no_columns' | 'no_name' | 'no_unit'): ReadList => ({
  ok: false,
  defects: [{ code, sheet: SHEET, cell: '' }],
  ...{ titles: [], unknown: [] },
});

/** What fields are told; several values of one field, and what stands in a wrong place, are for somebody to look at. */
function valuesOf(
  excerpts: readonly Excerpt[],
  form: Form,
): { readonly values: ListedInnovation['values']; readonly unread: number } {
  const values: ListedInnovation['values'][number][] = [];
  let unread = 0;
  for (const { item, value, heading, page, doubts } of excerpts) {
    if (form.byId.get(item)?.kind !== 'field') continue;
    if (doubts.includes('misplaced') || values.some((one) => one.item === item)) unread += 1;
    else values.push({ item, value, heading, cell: page === null ? 'isi' : `halaman ${page}` });
  }
  return { values, unread };
}

/** The unit as it is written, in a table or behind a colon; null where none is. */
function unitOf({ blocks }: DocumentText): string | null {
  for (const block of blocks) {
    const rows = block.kind === 'table' ? block.rows : [block.text.split(/[:\t]/u)];
    for (const cells of rows) {
      const at = cells.findIndex((cell) => isUnitTitle(headingKey(cell)));
      const said = at < 0 ? [] : cells.slice(at + 1).map((cell) => cell.replace(/^[\s:]+/u, ''));
      const found = said.find((cell) => /\p{L}/u.test(cell));
      if (found !== undefined) return found.trim();
    }
  }
  return null;
}
