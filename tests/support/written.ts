// A short way to write documents down: "# " begins a heading ("## " one below it), "| a | b |" is a row of a table, in which
// " / " ends a line of a cell; everything else is a line. Nothing here comes from a real document.
import type { Block, DocumentText } from '../../src/domain/excerpts/document-text.ts';

/** Makes the document that is written down. */
export function written(text: string, pages: number | null = null): DocumentText {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const page = pages === null ? null : 1;
  const closeTable = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows, page });
    rows = [];
  };
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('|')) {
      rows.push(
        line
          .replace(/^\||\|$/gu, '')
          .split('|')
          .map((cell) => cell.trim().replaceAll(' / ', '\n')),
      );
      continue;
    }
    closeTable();
    const marks = /^(#+) /u.exec(line)?.[1];
    if (marks === undefined) blocks.push({ kind: 'line', text: line.replaceAll('→', '\t'), page });
    else
      blocks.push({
        kind: 'heading',
        level: marks.length,
        text: line.slice(marks.length + 1),
        page,
      });
  }
  closeTable();
  return { blocks, pages };
}
