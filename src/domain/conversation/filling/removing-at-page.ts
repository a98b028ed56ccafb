// Evidence taken away on the form as a page: a file or a link of an item that may be changed.
// It asks nothing: the page asked before. It confirms nothing that came from another year or version.
import type { ItemId } from '../../edition/definition.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import type { Turn } from '../turn.ts';

/** What goes: a file by its number, or a link by its address. */
export type Evidence = { readonly file: number } | { readonly link: string };

/** Takes it away; false where it is not there, or may not be changed. */
export function removeAtPage(turn: Turn, item: ItemId, what: Evidence): boolean {
  const innovation = turn.needFocus();
  if (!isOpenForWriting(innovation.state) || !isOpenItem(innovation, item)) return false;
  if ('file' in what) {
    const known = innovation.files.some(({ id, item: of }) => id === what.file && of === item);
    if (known) turn.removeFile(what.file);
    return known;
  }
  const value = innovation.answers.get(item)?.value;
  if (value?.type !== 'indicator' && value?.type !== 'files') return false;
  const links = value.links.filter(({ url }) => url !== what.link);
  if (links.length === value.links.length) return false;
  turn.amend(item, { ...value, links });
  return true;
}
