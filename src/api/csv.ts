// Writes lists as CSV that a spreadsheet opens without running anything in it.
// It never decides what stands in a list.

/** Begins with the byte order mark, without which spreadsheets misread letters outside ASCII. */
export function csv(rows: readonly (readonly (string | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula is text all the same: an apostrophe says so. */
function cell(value: string | null): string {
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
