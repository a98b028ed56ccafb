// The words for answers that wait to be confirmed: what stands there, and what may be out of date in it.
// It never decides what is old.
import type { FillingMessages } from '../../domain/conversation/filling/messages.ts';
import type { CarriedLine } from '../../domain/conversation/message-parts.ts';
import { count, day, lines, shorten, theirs } from './format.ts';

/** Says why an answer may be out of date. */
export function oldText(old: NonNullable<CarriedLine['old']>): string {
  switch (old.why) {
    case 'past_years':
      return `dokumen ${old.year}; yang dihitung ${old.from}-${old.to}`;
    case 'years_moved':
      return `tahun yang dihitung sekarang ${old.from}-${old.to}`;
    case 'film_used':
      return 'video ini sudah dipakai sebelumnya';
    case 'outside_age':
      return `di luar ${day(old.from)} s.d. ${day(old.to)}`;
  }
}

/** Lists what waits, and how it is confirmed. */
export function carriedText({
  lines: shown,
  more,
  total,
  plain,
}: NonNullable<FillingMessages['ask_finishing']['carried']>): string {
  const [first] = shown;
  if (first === undefined)
    return `${count(total)} isian terbawa menunggu dipastikan: ketik "lanjut" untuk melihatnya.`;
  return lines(
    `${count(total)} isian terbawa, belum dihitung sebelum dipastikan:`,
    ...shown.map(
      ({ number, label, value, old }) =>
        `${count(number)}. ${shorten(label, 28)}: ${old === null ? theirs(value, 36) : `⚠ ${oldText(old)}`}`,
    ),
    more === 0 ? null : `dan ${count(more)} lagi.`,
    plain === 0
      ? null
      : `Ketik "semua masih sama" untuk ${count(plain)} isian${plain === total ? '' : ' tanpa tanda ⚠'}.`,
    `Satu saja: "${count(first.number)} masih sama", atau "ubah ${count(first.number)}".`,
  );
}
