// How printed papers and what came back of them stand, in words, for the pages of the desk. It reads nothing.
import type { PrintedPaper, ReturnedScan } from '../../db/views/printed.ts';
import { paperNames } from '../../domain/language/index.ts';
import type { PaperName } from '../../domain/papers.ts';
import type { ServerParts } from '../parts.ts';

/** Papers that somebody signs by hand and sends back. */
const signed: ReadonlySet<PaperName> = new Set([
  ...(['form-c1', 'form-c2', 'form-pengisian', 'form-pengesahan'] as const),
  ...(['keterangan-nihil', 'pernyataan-komitmen'] as const),
]);

/** A scan as a page shows it. */
export const scanRow = ({ id, name, at, code }: ReturnedScan, words: ServerParts['words']) => ({
  name,
  href: `/bukti/${code}/${id}`,
  at: words.moment(new Date(at).toISOString()),
});

/** A print as a page shows it: which version, whether it came back, and whether it is still the newest. */
export function printedRow(print: PrintedPaper, words: ServerParts['words']) {
  const { number, paper, code, of, version, final, printedAt, changed, scans } = print;
  const came =
    scans.length > 0
      ? 'kembali bertanda tangan'
      : !final
        ? 'draf, tidak untuk ditandatangani'
        : signed.has(paper)
          ? 'belum kembali'
          : 'dicetak';
  const chip =
    changed === true && final
      ? 'back'
      : scans.length > 0
        ? 'good'
        : signed.has(paper) && final
          ? 'wait'
          : 'plain';
  const state = changed === true ? `${came}, isi sudah berubah` : came;
  return {
    ...{ number, name: paperNames[paper], code, of, version, state, chip },
    href: `/c/${number}`,
    at: words.moment(printedAt.toISOString()),
    scans: scans.map((scan) => scanRow(scan, words)),
  };
}
