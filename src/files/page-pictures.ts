// Draws the pages of a PDF one after the other, each as a JPEG, in the drawing process; memory holds one of them.
// It keeps none: whoever asks takes each before the next is drawn.
import { type Result, no, ok } from '../domain/result.ts';
import { readFileWith } from './reading/reader.ts';

/** More pages than anybody puts into a portal by hand. */
const MOST_DRAWN_PAGES = 100;
/** Longest time for one page, milliseconds by the clock and of computing: a scan at full size takes a second or two. */
const TIME_CAP = 60_000;
const COMPUTING_CAP = 20_000;

/** Why there are no pictures. */
type NoPictures = 'unreadable' | 'too_many_pages';

/** Hands each page of the PDF at `path` to `take`, with its number; returns how many there were. */
export async function drawPages(
  path: string,
  take: (jpeg: Uint8Array, page: number) => Promise<void>,
): Promise<Result<number, NoPictures>> {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const drawn = await readFileWith('pdf-page', path, {
      ...{ page, timeCap: TIME_CAP, computingCap: COMPUTING_CAP },
    });
    if (!drawn.ok) return drawn;
    pages = drawn.value.pages;
    if (pages > MOST_DRAWN_PAGES) return no('too_many_pages');
    await take(drawn.value.jpeg, page);
    if (page === pages) return ok(pages);
  }
  return no('unreadable');
}
