// The words of reminders and weekly lists: what stands where, the one next step, and how to take it.
// It never decides who is reminded of what.
import type { GapLine } from '../../domain/conversation/message-parts.ts';
import type { CalendarMessages } from '../../domain/conversation/calendar/messages.ts';
import type { DeadlineWait } from '../../domain/reminders/lines.ts';
import type { UnitLines } from '../../domain/reminders/lines.ts';
import { daysLeft } from './phrases.ts';
import { count, day, lines, paragraphs, theirs } from './format.ts';
import { gapNames, stateNames } from './labels.ts';
import type { WordsOf } from './words.ts';

const called = ({ name, code }: { name: string; code: string }): string =>
  name === code ? code : `${theirs(name, 120)} (${code})`;
const gap = (open: GapLine): string =>
  `${count(open.number)}. ${open.label}: ${gapNames[open.gap]}`;
const goOn = (inFocus: boolean, code: string): string =>
  inFocus ? 'Ketik "lanjut" untuk meneruskan.' : `Ketik "draf", pilih ${code}, lalu teruskan.`;
const since = (days: number): string =>
  days <= 0 ? 'sejak hari ini' : `sejak ${count(days)} hari`;
const ago = (days: number): string => (days <= 0 ? 'hari ini' : `${count(days)} hari lalu`);
const until = (ends: string | null): string =>
  ends === null ? '' : ` Batas waktunya ${day(ends)}.`;

function deadlineWait(waits: DeadlineWait): string {
  switch (waits.what) {
    case 'fill':
      return lines(
        waits.returned
          ? `${called(waits)} masih perlu diperbaiki.`
          : `${called(waits)} sudah terisi ${count(waits.filled)} dari ${count(waits.total)} butir.`,
        waits.next === null
          ? null
          : `Berikutnya butir ${count(waits.next.number)}, ${waits.next.label}.`,
        waits.returned
          ? `Ketik "perbaiki ${waits.code}" untuk mengerjakannya.`
          : waits.next === null
            ? waits.inFocus
              ? 'Semua sudah lengkap. Ketik "kirim" untuk mengirimnya.'
              : `Semua sudah lengkap. Ketik "draf", pilih ${waits.code}, lalu "kirim".`
            : goOn(waits.inFocus, waits.code),
        waits.others === 0 ? null : `Masih ada ${count(waits.others)} inovasi lain; ketik "draf".`,
      );
    case 'begin':
      return `${waits.unit} belum melaporkan inovasi. Ketik "baru" untuk mulai; cukup satu pertanyaan setiap kali.`;
    case 'check':
      return `${count(waits.count)} inovasi ${stateNames[waits.state]}. Ketik "antrean" untuk membukanya.`;
  }
}

function missingText({ state, open, openTotal }: UnitLines['stuck'][number]): string {
  if (openTotal === 0) return '';
  const named = open.map(({ number, label }) => `${count(number)}. ${label}`).join('; ');
  const more = openTotal > open.length ? `; dan ${count(openTotal - open.length)} lainnya` : '';
  return `. ${state === 'returned' ? 'Perlu diperbaiki' : 'Kurang'} ${count(openTotal)} butir: ${named}${more}`;
}

function unitText({ unit, begun, states, stuck }: UnitLines): string {
  return lines(
    unit,
    states.length === 0
      ? begun
        ? null
        : '• belum ada inovasi yang dilaporkan'
      : `• ${states.map(({ state, count: rows }) => `${count(rows)} ${stateNames[state]}`).join(', ')}`,
    ...stuck.map(
      (work) =>
        `• ${called(work)}: ${stateNames[work.state]}, terakhir berubah ${ago(work.days)}${missingText(work)}`,
    ),
  );
}

/** Words of reminders. */
export const reminderWords: WordsOf<
  Pick<CalendarMessages, Extract<keyof CalendarMessages, `reminder${string}`>>
> = {
  reminder_idle: ({ code, name, filled, total, next, inFocus, days }) =>
    lines(
      `${called({ code, name })} sudah terisi ${count(filled)} dari ${count(total)} butir; terakhir diisi ${ago(days)}.`,
      next === null ? null : `Berikutnya butir ${count(next.number)}, ${next.label}.`,
      goOn(inFocus, code),
    ),
  reminder_almost: ({ code, name, open, inFocus }) =>
    open.length === 0
      ? lines(
          `${called({ code, name })} sudah lengkap, tinggal dikirim.`,
          inFocus
            ? 'Ketik "kirim" untuk mengirimnya ke admin unit.'
            : `Ketik "draf", pilih ${code}, lalu "kirim".`,
        )
      : lines(
          open.length === 1
            ? `${called({ code, name })} hampir selesai. Tinggal satu:`
            : `${called({ code, name })} hampir selesai. Tinggal dua:`,
          ...open.map(gap),
          goOn(inFocus, code),
        ),
  reminder_returned: ({ code, name, items, total }) =>
    lines(
      `${called({ code, name })} menunggu perbaikan pada ${count(total)} butir:`,
      ...items.map((item) => `${count(item.number)}. ${item.label}: ${theirs(item.note, 200)}`),
      total > items.length ? `dan ${count(total - items.length)} butir lain.` : null,
      `Ketik "perbaiki ${code}" untuk mengerjakannya satu per satu.`,
    ),
  reminder_waiting: ({ role, rows, total }) =>
    lines(
      role === 'unit_admin'
        ? `${count(total)} inovasi menunggu pemeriksaan Anda:`
        : `${count(total)} inovasi menunggu penetapan Anda:`,
      ...rows.map((row) => `• ${called(row)}, ${since(row.days)}`),
      total > rows.length ? `dan ${count(total - rows.length)} lainnya.` : null,
      'Ketik "antrean" untuk membukanya.',
    ),
  reminder_not_begun: ({ name, unit, ends }) =>
    lines(
      `${name === null ? 'Salam' : `Salam, ${theirs(name, 80)}`}. Anda sudah terdaftar di ${unit} dan belum mulai mengisi inovasi.${until(ends)}`,
      'Cara kerja baru yang sudah dijalankan di unit pun dapat menjadi inovasi. Ketik "baru"; pertanyaan pertama hanya nama inovasinya.',
    ),
  reminder_unit_not_begun: ({ unit, ends }) =>
    lines(
      `${unit} belum melaporkan inovasi untuk edisi ini.${until(ends)}`,
      'Ketik "baru" untuk mulai mengisi, atau "undang" untuk mengajak rekan yang tahu inovasinya.',
    ),
  reminder_deadline: ({ no, title, ends, days, waits }) =>
    paragraphs(
      `Kegiatan ${count(no)}, ${title}, berakhir ${day(ends)} (${daysLeft(days)}).`,
      deadlineWait(waits),
    ),
  reminder_digest: ({ units, waits = [], fills = false }) =>
    paragraphs(
      'Keadaan unit minggu ini, dicatat pagi ini:',
      ...units.map(unitText),
      waits.length === 0
        ? null
        : lines(
            ...waits.map(
              ({ role, total }) =>
                `${count(total)} inovasi menunggu ${role === 'unit_admin' ? 'pemeriksaan' : 'penetapan'} Anda.`,
            ),
            'Ketik "antrean" untuk membukanya.',
          ),
      fills && units.some(({ begun }) => !begun)
        ? 'Untuk unit yang belum melaporkan: ketik "undang" untuk mengajak inovator, atau "nihil" bila memang belum ada.'
        : null,
    ),
  reminder_mentor_list: ({ units }) =>
    paragraphs(
      'Yang masih kurang di unit binaan minggu ini:',
      ...units.map(unitText),
      'Untuk menyapa orang-orang di satu unit, ketik "pesan" dan nama unitnya.',
    ),
  reminder_foot: () => 'Bila tidak ingin diingatkan lagi, ketik "berhenti".',
  reminders_off: () =>
    '✔ Tersimpan. Pengingat dan siaran tidak akan dikirim lagi. Pemberitahuan tentang inovasi Anda sendiri tetap datang. Ketik "mulai lagi" bila ingin menerimanya kembali.',
  reminders_on: () =>
    '✔ Tersimpan. Pengingat dan siaran akan dikirim lagi bila ada yang perlu dikerjakan.',
  reminders_on_already: () => 'Pengingat memang sedang menyala; tidak ada yang berubah.',
  reminders_tomorrow: ({ day: next }) =>
    `✔ Tersimpan. Kami ingatkan lagi pada ${day(next)} bila masih ada yang perlu dikerjakan.`,
};
