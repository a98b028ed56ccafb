// The lines of what waits together: names, doubts, codes, and how to endorse out of a list.
// It holds no message of its own.
import type { BatchRow, WaitingRow } from '../../domain/conversation/checking/messages.ts';
import { count, lines, shorten } from './format.ts';
import { named } from './phrases.ts';

/** An innovation by name, with whose it is. */
export const byOwner = (row: WaitingRow) =>
  `${named(row.code, row.name === null ? null : shorten(row.name, 60))}${row.ownerName === null ? '' : `, ${row.ownerName}`}`;

/** One line of a head's list, numbered from `from`. */
export const batchRow = (from: number) => (row: BatchRow, index: number) =>
  `${from + index}. ${byOwner(row)}${row.cardCode === null ? '' : `, kode ${row.cardCode}`}${doubtsText(row.doubts)}`;

/** What should be looked at twice, in a few words: the list is read on a phone. */
function doubtsText(doubts: BatchRow['doubts']): string {
  // Absent in what an earlier release stored.
  if (doubts === null || doubts === undefined) return '';
  const { similar, elsewhere = false, age, unsupported, levels, selfChecked } = doubts;
  const told = [
    ...similar.slice(0, 1).map((other) => `mirip dengan ${other.code}`),
    ...(elsewhere ? ['ada yang mirip di unit lain'] : []),
    ...(age === null ? [] : [`mulai ${age.date}, di luar masa`]),
    ...(unsupported.length === 0 ? [] : [`${count(unsupported.length)} tingkat tanpa berkas`]),
    ...(levels.length === 0 ? [] : [`${count(levels.length)} tingkat berbeda menurut verifikator`]),
    ...(selfChecked ? ['diperiksa pengisinya sendiri'] : []),
  ];
  return `; ${told.join(', ')}`;
}

/** How to endorse out of the list. */
export function endorseHow(rows: readonly BatchRow[], batchCode: string | null): string | null {
  const [first, second] = rows;
  if (first?.cardCode === undefined || first.cardCode === null) return null;
  return lines(
    `Membaca dulu: "lihat ${first.code}". Kodenya hanya untuk Bapak/Ibu dan isi yang sekarang:`,
    `• tetapkan ${first.cardCode}${second === undefined || second.cardCode === null ? '' : `, atau beberapa: tetapkan ${first.cardCode} ${second.cardCode}`}`,
    batchCode === null ? null : `• tetapkan semua ${batchCode}`,
    `• kembalikan ${first.cardCode} 6 mohon tulis gelarnya`,
  );
}
