// What changed since an innovation was returned, old beside new, so that both fit on a phone: of a long text the stretch in
// which it differs. It decides nothing and drops no item.
import type { CheckingMessages } from '../../domain/conversation/checking/messages.ts';
import { count, lines, quoted, shorten, theirs } from './format.ts';
import { named } from './phrases.ts';

type Args = CheckingMessages['compared'];

/** So many signs of a value are shown. */
const MOST = 64;
/** So many of them stand before what differs. */
const LEAD = 16;

/** Says one page of what changed. */
export const comparedText = ({ code, name, total, page, pages, rows }: Args): string =>
  total === 0
    ? `Belum ada yang berubah pada ${named(code, shorten(name, 60))} sejak dikembalikan. Membaca isinya: ketik "baca semua".`
    : lines(
        `${named(code, shorten(name, 40))}, berubah ${count(total)} sejak dikembalikan:`,
        ...rows.flatMap(rowLines),
        page < pages
          ? `Halaman ${count(page)} dari ${count(pages)}; berikutnya: ketik "beda ${count(page + 1)}".`
          : null,
      );

function rowLines({
  number,
  label,
  before,
  now,
  added,
  removed,
}: Args['rows'][number]): readonly string[] {
  const files = [
    ...added.slice(0, 1).map((one) => `+ ${theirs(one, 24)}`),
    ...(added.length > 1 ? [`+ ${count(added.length - 1)} berkas lain`] : []),
    ...removed.slice(0, 1).map((one) => `dihapus ${theirs(one, 24)}`),
    ...(removed.length > 1 ? [`dihapus ${count(removed.length - 1)} berkas lain`] : []),
  ].join(', ');
  const head = `${count(number)}. ${shorten(label, 30)}${files === '' ? '' : `: ${files}`}`;
  if (before === null || now === null) return [head];
  const [old, fresh] = stretches(before, now);
  return [head, `   Lama: ${quoted(old, MOST + 2)}`, `   Baru: ${quoted(fresh, MOST + 2)}`];
}

/** The stretches in which two values differ, with a little of what stands before. */
function stretches(before: string, now: string): readonly [string, string] {
  const [old, fresh] = [before.replaceAll(/\s+/gu, ' '), now.replaceAll(/\s+/gu, ' ')];
  if (old.length <= MOST && fresh.length <= MOST) return [old, fresh];
  let same = 0;
  while (same < old.length && same < fresh.length && old[same] === fresh[same]) same += 1;
  // A word is never cut in its middle.
  const from = same <= LEAD ? 0 : old.lastIndexOf(' ', same - LEAD) + 1;
  const cut = (text: string): string =>
    `${from === 0 ? '' : '… '}${shorten(text.slice(from), MOST - 2)}`;
  return [cut(old), cut(fresh)];
}
