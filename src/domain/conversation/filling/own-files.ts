// The files of the innovation in hand as a numbered list, and taking files out by its numbers. A number means what it
// meant in the list that was shown last; it never counts anew while files go.
import type { EvidenceFile } from '../../edition/answer.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import { goesOnInList } from '../../language/filling-words.ts';
import { type Positions, readPositions } from '../../language/index.ts';
import { listedFiles } from '../evidence/files.ts';
import { noFocus } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** So many files are listed on a screen. */
const ON_A_SCREEN = 6;

/** Lists files of the innovation with the numbers that `hapus` takes; after "lagi" those that follow what was listed last. */
export function listFiles(turn: Turn, typed?: string): void {
  const { innovation } = turn;
  const more = goesOnInList.test(typed ?? '');
  if (innovation === null) return noFocus(turn);
  // Of a returned innovation what may be changed comes first.
  const files = listedFiles(turn).toSorted(
    (one, other) =>
      Number(!isOpenItem(innovation, one.item)) - Number(!isOpenItem(innovation, other.item)),
  );
  const { listed } = turn.state;
  const before =
    more && listed?.of === 'files' && listed.code === innovation.code ? listed.ids : [];
  const others = files.filter(({ id }) => !before.includes(id));
  // Behind the last page the list begins anew.
  const begins = others.length === 0 ? [] : before;
  const left = others.length === 0 ? files : others;
  const shown = left.slice(0, ON_A_SCREEN);
  turn.list({
    of: 'files',
    code: innovation.code,
    ids: [...begins, ...shown.map(({ id }) => id)],
  });
  const after = left.length - shown.length;
  turn.say('file_list', {
    code: innovation.code,
    files: shown.map((file, index) => ({
      number: begins.length + index + 1,
      name: file.name,
      size: file.size,
      state: file.state,
      label: turn.form().byId.get(file.item)?.label ?? '',
    })),
    ...(after > 0 || begins.length > 0 ? { total: files.length, after } : {}),
  });
  turn.nameOpen();
}

/** Removes files by their numbers in the list, or the only one of the open item. */
export function deleteFiles(turn: Turn, typed: string | undefined): void {
  const { innovation, mode } = turn;
  if (innovation === null) return noFocus(turn);
  const files = listedFiles(turn);
  if (typed === undefined || typed.trim() === '') {
    const here = mode.name === 'asking' ? files.filter(({ item }) => item === mode.item) : [];
    return here.length === 1 ? remove(turn, here) : askWhich(turn, files.length);
  }
  const meant = readPositions(typed);
  if (meant.kind === 'all') {
    // The numbers of what is listed below.
    turn.say('delete_all_how', { count: Math.min(files.length, ON_A_SCREEN) });
    return listFiles(turn);
  }
  const ids = meant.kind === 'numbers' ? idsOf(turn, files, meant) : null;
  if (ids === null) return askWhich(turn, files.length);
  const found = ids.flatMap((id) => files.find((file) => file.id === id) ?? []);
  if (found.length < ids.length) {
    // Numbers of what is gone already: nothing is removed in its place.
    turn.say('files_gone', { count: ids.length - found.length });
    if (found.length === 0) return listFiles(turn);
  }
  remove(turn, found);
}

function askWhich(turn: Turn, count: number): void {
  turn.say('delete_which', { count });
  listFiles(turn);
}

/** What numbers stand for in the list that was shown last; null where one stands for nothing, or no list was shown. */
function idsOf(
  turn: Turn,
  files: readonly EvidenceFile[],
  { numbers }: Extract<Positions, { kind: 'numbers' }>,
): readonly number[] | null {
  const { listed } = turn.state;
  const shown =
    listed?.of === 'files' && listed.code === turn.needFocus().code
      ? listed.ids
      : files.length === 1
        ? files.map(({ id }) => id)
        : [];
  const ids = numbers.flatMap((number) => shown[number - 1] ?? []);
  return ids.length === numbers.length ? ids : null;
}

function remove(turn: Turn, files: readonly EvidenceFile[]): void {
  const { code, state } = turn.needFocus();
  for (const file of files) {
    if (!isOpenItem(turn.needFocus(), file.item)) {
      turn.say('not_open', { code, state });
      continue;
    }
    turn.removeFile(file.id);
    turn.say('file_removed', {
      name: file.name,
      label: turn.form().byId.get(file.item)?.label ?? '',
    });
  }
  turn.askAgain();
}
