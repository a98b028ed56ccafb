// What stands where on a PDF, in millimetres from the upper left corner: one line for each run of text, so that a difference
// in wording, order or place shows as a difference of lines. It reads and judges nothing.
import { getDocumentProxy } from 'unpdf';

const MM = 25.4 / 72;
/** Runs on one line that are nearer than this, mm, are words of one text. */
const APART = 2.5;

interface Run {
  readonly top: number;
  readonly left: number;
  right: number;
  text: string;
}

/** All pages of a PDF as lines of "top  left–right  text". */
export async function layoutBoxes(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at);
    const [, , wide = 0, high = 0] = page.view;
    const runs: Run[] = [];
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as readonly number[];
      const run = {
        ...{ top: (high - y) * MM, left: x * MM, right: (x + item.width) * MM },
        text: item.str,
      };
      const last = runs.at(-1);
      const gap = last === undefined ? 0 : run.left - last.right;
      if (last !== undefined && Math.abs(last.top - run.top) < 0.5 && gap > -0.5 && gap < APART) {
        last.text += `${gap > 0.4 && !last.text.endsWith(' ') ? ' ' : ''}${run.text}`;
        last.right = run.right;
      } else runs.push(run);
    }
    const box = ({ top, left, right, text }: Run): string =>
      `${top.toFixed(0).padStart(4)}  ${left.toFixed(0).padStart(3)}–${right.toFixed(0).padEnd(3)}  ${text.trim()}`;
    const size = `${(wide * MM).toFixed(0)} × ${(high * MM).toFixed(0)} mm`;
    pages.push([`halaman ${at} dari ${pdf.numPages}, ${size}`, ...runs.map(box), ''].join('\n'));
  }
  return pages.join('\n');
}
