// How printed papers and what came back of them stand, in words, for the pages of the desk. It reads nothing.
import type { PrintedPaper, ReturnedScan } from '../../db/views/printed.ts';
import { paperNames } from '../../domain/language/index.ts';
import type { ServerParts } from '../parts.ts';

/** A scan as a page shows it. */
export const scanRow = ({ id, name, at, code }: ReturnedScan, words: ServerParts['words']) => ({
  name,
  href: `/bukti/${code}/${id}`,
  at: words.moment(new Date(at).toISOString()),
});

/** A print as a page shows it: which version, whether it came back, and whether it is still the newest. */
export function printedRow(print: PrintedPaper, words: ServerParts['words']) {
  const { number, paper, code, of, version, final, printedAt, changed, scans } = print;
  const [state, chip] =
    scans.length > 0
      ? changed === true
        ? ['kembali bertanda tangan, isi sudah berubah', 'back']
        : ['kembali bertanda tangan', 'good']
      : !final
        ? ['draf, tidak untuk ditandatangani', 'plain']
        : changed === true
          ? ['belum kembali, isi sudah berubah', 'back']
          : ['belum kembali', 'wait'];
  return {
    ...{ number, name: paperNames[paper], code, of, version, state, chip },
    href: `/c/${number}`,
    at: words.moment(printedAt.toISOString()),
    scans: scans.map((scan) => scanRow(scan, words)),
  };
}
