// Photos of pages that were sent together become one PDF where a document is wanted; the photos stay under it.
// It makes no PDF: that is done beside the conversation, and its outcome is an input as that of any file.
import type { EvidenceFile } from '../../edition/answer.ts';
import type { Item } from '../../edition/definition.ts';
import { placeOf } from '../../edition/journey.ts';
import { joinedPhotos } from '../focus-changes.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import type { Turn } from '../turn.ts';
import { wantsDocument } from './accepting.ts';
import { pagesName } from './given-name.ts';
import { filesOfSend } from './moving.ts';

/** Pages of one PDF at most: what a phone sends in two albums. */
const MOST_PAGES = 20;

const isPhoto = ({ mime }: EvidenceFile): boolean => mime === 'image/jpeg' || mime === 'image/png';

/** Joins the photos of the last send, item by item, once nothing of it is on its way; gives the ids of the pages. */
export function joinPhotos(turn: Turn): ReadonlySet<number> {
  const joined = new Set<number>();
  const { innovation } = turn;
  // What somebody took apart stays apart, whatever comes after it.
  const parted = new Set(turn.state.send?.parted);
  if (innovation === null) return joined;
  for (const [id, files] of Map.groupBy(filesOfSend(turn), ({ item }) => item)) {
    const item = turn.form().byId.get(id);
    if (item === undefined || !wantsDocument(item) || !isOpenItem(innovation, id)) continue;
    const photos = files.filter(
      (file) => file.state === 'stored' && isPhoto(file) && !parted.has(file.id),
    );
    const before = files.find(({ pages }) => pages !== undefined);
    const count = photos.length + (before?.pages ?? 0);
    if (photos.length === 0 || count < 2 || count > MOST_PAGES) continue;
    turn.change(
      joinedPhotos(turn.needFocus(), item.id, photos, {
        into: before?.state === 'stored' ? before : null,
        name: nameOf(turn, item, count),
      }),
    );
    for (const { id: file } of photos) joined.add(file);
  }
  return joined;
}

/** The name of the PDF: what its caption called it, else where it belongs. */
function nameOf(turn: Turn, item: Item, count: number): string {
  const called = turn.state.send?.called ?? (item.kind === 'field' ? item.label : '');
  return pagesName(called, item.kind === 'field' ? null : placeOf(turn.form(), item).no, count);
}
