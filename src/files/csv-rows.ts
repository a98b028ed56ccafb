// Cuts CSV into rows of cells: the separator is found, quotes are taken off. It reads no meaning into a cell.

const SEPARATORS = [';', ',', '\t', '|'] as const;
/** So many rows tell how cells are separated. */
const LOOKED_AT = 20;

/** Cuts a text; the separator is the one that cuts most rows into equally many cells. */
export function csvRows(text: string): string[][] {
  const said = /^sep=(.)\r?\n/iu.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  if (said?.[1] !== undefined) return cut(body, said[1]);
  let best: { readonly rows: string[][]; readonly fits: number } = { rows: [], fits: -1 };
  for (const separator of SEPARATORS) {
    const rows = cut(body, separator);
    const fits = fitOf(rows.slice(0, LOOKED_AT));
    if (fits > best.fits) best = { rows, fits };
  }
  return best.rows;
}

/** How many of the rows have as many cells as most of them, weighted by how many those are; one cell is no table. */
function fitOf(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(
    0,
    ...[...counts].map(([cells, times]) => (cells < 2 ? 0 : times * 100 + Math.min(cells, 99))),
  );
}

function cut(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (sign === separator) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  while (rows.at(-1)?.every((one) => one === '') === true) rows.pop();
  return rows;
}
