// The words for how units stand, and for a broadcast in one line that was not understood.
// It decides nothing about who sees them.
import { agency, region, roleName } from '../../domain/region.ts';
import type { WaitingState } from '../../domain/overview.ts';
import type { OverviewMessages, UnitLine } from '../../domain/conversation/overview/messages.ts';
import { count, day, lines, moment, quoted, score, shorten, theirs } from './format.ts';
import { stateNames } from './labels.ts';
import { daysLeft } from './phrases.ts';
import type { WordsOf } from './words.ts';

const turnOf = (state: WaitingState): string =>
  state === 'submitted'
    ? roleName('unit_admin')
    : state === 'unit_verified'
      ? roleName('unit_head')
      : agency();

/** As many names as fit on a phone beside the rest. */
function some(names: readonly string[], most = 150): string {
  const kept: string[] = [];
  for (const name of names.map((one) => theirs(one, 40))) {
    if (kept.length === 8 || (kept.length > 0 && [...kept, name].join(', ').length > most)) break;
    kept.push(name);
  }
  const left = names.length - kept.length;
  return `${kept.join(', ')}${left > 0 ? `, dan ${count(left)} lainnya` : ''}`;
}

function lineOf({ states, candidates, nil }: UnitLine): string {
  const parts = [
    candidates === 0 ? null : `${count(candidates)} temuan`,
    ...states.map(
      ({ state, count: rows, days }) =>
        `${count(rows)} ${stateNames[state]}${days > 0 ? ` ${count(days)} hari` : ''}`,
    ),
    nil ? 'keterangan nihil' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'belum mulai' : parts.join(', ');
}

function overviewText(args: OverviewMessages['standings']): string {
  const { units, stuck, basics, ends, days, claimed, max, all } = args;
  const sum = Object.values(units).reduce((total, one) => total + one, 0);
  return lines(
    `Keadaan ${args.edition}, ${moment(args.at)}`,
    `${count(sum)} unit: ${count(units.handed_in)} sudah mengirim, ${count(units.draft)} masih draf, ${count(units.nil)} nihil, ${count(units.found)} baru temuan, ${count(units.not_begun)} belum mulai`,
    `${count(args.candidates)} temuan, ${count(args.begun)} mulai diisi; ${count(args.handedIn)} inovasi dikirim, ${count(args.verified)} disetujui, ${count(args.endorsed)} ditetapkan, ${count(args.accepted)} diterima`,
    stuck === null
      ? null
      : `Paling banyak tertahan: ${count(stuck.count)} di ${turnOf(stuck.state)} lebih dari ${count(args.stuckDays ?? 3)} hari`,
    basics === null
      ? null
      : `Urusan pelayanan dasar: ${count(basics.filled)} dari ${count(basics.of)} terisi${basics.missing.length === 0 ? '' : `; belum: ${basics.missing.join(', ')}`}`,
    claimed === null ? null : `Rata-rata skor menurut isian ${score(Math.round(claimed), max)}`,
    ends === null
      ? null
      : `Batas kirim ${day(ends)}${days === null || days < 0 ? '' : ` (${daysLeft(days)})`}`,
    `Rincian: "belum mulai", "tertahan", "terlambat", "unit NAMA"${all ? ', "gakor 2", "rekap"' : ', "rekap"'}`,
  );
}

/** The words. */
export const overviewWords: WordsOf<OverviewMessages> = {
  standings: overviewText,
  overview_not_begun: ({ connected, invited, strangers, reminds }) => {
    const total = connected.length + invited.length + strangers.length;
    if (total === 0) return 'Semua unit sudah mulai.';
    return lines(
      `${count(total)} unit belum mulai:`,
      connected.length === 0
        ? null
        : `Sudah terhubung (${count(connected.length)}): ${some(connected)}`,
      invited.length === 0
        ? null
        : `Undangan belum dipakai (${count(invited.length)}): ${some(invited)}. Pesan belum sampai ke sana.`,
      strangers.length === 0
        ? null
        : `Belum diundang (${count(strangers.length)}): ${some(strangers)}. Mengundang: ketik "undang".`,
      reminds && connected.length > 0
        ? 'Mengingatkan yang terhubung: ketik "ingatkan mereka".'
        : null,
    );
  },
  overview_stuck: ({ rows, total, stuckDays = 3 }) =>
    rows.length === 0
      ? `Tidak ada yang menunggu lebih dari ${count(stuckDays)} hari.`
      : lines(
          `Menunggu lebih dari ${count(stuckDays)} hari, yang terlama lebih dulu:`,
          ...rows.map(
            (row) =>
              `• ${theirs(row.unit, 40)}: ${count(row.count)} di ${turnOf(row.state)}, sampai ${count(row.days)} hari`,
          ),
          total > rows.length ? `dan ${count(total - rows.length)} lainnya.` : null,
        ),
  overview_late: ({ rows, total, calendar }) => {
    if (!calendar) return 'Jadwal belum dibuka, jadi belum ada batas waktu. Ketik "jadwal".';
    if (rows.length === 0) return 'Tidak ada unit yang melewati batas langkahnya.';
    return lines(
      `${count(total)} unit melewati batas langkah:`,
      ...rows.map(
        (row) =>
          `• ${theirs(row.unit, 40)}: langkah ${count(row.step)}, ${count(row.done)} dari ${count(row.of)} selesai, lewat ${count(row.days)} hari`,
      ),
      total > rows.length ? `dan ${count(total - rows.length)} lainnya.` : null,
      'Arti langkahnya: ketik "jadwal".',
    );
  },
  overview_unit: (unit) =>
    lines(
      `${unit.unit}: ${lineOf(unit)}.`,
      unit.admin === null
        ? unit.invited
          ? `${roleName('unit_admin')}: undangan belum dipakai.`
          : `${roleName('unit_admin')}: belum ada.`
        : `${roleName('unit_admin')}: ${theirs(unit.admin.name ?? 'tanpa nama', 60)}${unit.admin.wrote === null ? '' : `, terakhir menulis ${moment(unit.admin.wrote)}`}.`,
      unit.reminds && unit.admin !== null
        ? `Menulis kepadanya: ketik "siaran untuk admin ${unit.unit}: " lalu isinya.`
        : null,
    ),
  overview_gakor: ({ name, number, rows, total }) =>
    name === null
      ? `Gakor ${count(number)} tidak ada di antara yang dapat Bapak/Ibu lihat. Daftarnya: ketik "gakor".`
      : lines(
          `Gakor ${name}, ${count(total)} unit:`,
          ...rows.map((row) => `• ${theirs(row.unit, 40)}: ${shorten(lineOf(row), 60)}`),
          total > rows.length ? `dan ${count(total - rows.length)} lainnya.` : null,
        ),
  broadcast_line_unclear: ({ typed }) =>
    lines(
      `Penerima ${quoted(typed, 80)} belum dikenali, jadi belum ada yang dikirim.`,
      `Contoh: siaran untuk admin puskesmas: isinya; atau siaran untuk ${region().examples.otherUnit}: isinya`,
    ),
};
