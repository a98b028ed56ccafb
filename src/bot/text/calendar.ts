// The words for the calendar and reminders.
// A message without a sentence does not compile.
import { agency, roleName, zoneName } from '../../domain/region.ts';
import { count, day, lines, paragraphs, shorten } from './format.ts';
import { roleNames } from './labels.ts';
import { reminderWords } from './reminders.ts';
import { daysLeft, span } from './phrases.ts';
import type { WordsOf } from './words.ts';
import type { CalendarChange, StepToday } from '../../domain/calendar.ts';
import type { CalendarMessages } from '../../domain/conversation/calendar/messages.ts';

function standing(step: StepToday): string {
  switch (step.when) {
    case 'running':
      return `berlangsung, ${daysLeft(step.days)}`;
    case 'coming':
      return step.days === 1 ? 'mulai besok' : `mulai ${count(step.days)} hari lagi`;
    case 'past':
      return 'selesai';
  }
}

function stepLines(step: StepToday): string {
  const mark = step.when === 'running' ? '▶' : step.when === 'past' ? '✓' : '•';
  return lines(
    `${mark} ${count(step.no)}. ${step.title}`,
    `   ${span(step.starts, step.ends)} (${standing(step)}); ${roleNames[step.owner]}`,
  );
}

const how = lines(
  'Cara mengubah jadwal:',
  '• jadwal 3 2026-12-01 2026-12-20: memindahkan kegiatan 3',
  '• jadwal tutup: sesudah batas waktu, pengiriman baru ditutup',
  '• jadwal peringatkan: sesudah batas waktu, pengiriman tetap diterima dengan peringatan',
  '• jadwal kecuali: satu unit masih boleh mengirim; "jadwal kecuali hapus" membatalkannya',
);

function changeText(
  change: CalendarChange,
  {
    subject,
    before,
    whole,
  }: Pick<CalendarMessages['calendar_check'], 'subject' | 'before' | 'whole'>,
): string {
  switch (change.what) {
    case 'open':
      return `Jadwal dibuka mulai ${day(change.starts)}: semua kegiatan disusun berurutan${whole === null ? '' : ` sampai ${day(whole.ends)}`}, dan setiap kegiatan dapat dipindahkan sesudahnya.`;
    case 'move':
      return lines(
        `Kegiatan ${count(change.no)} (${subject ?? ''}) menjadi ${span(change.starts, change.ends)}.`,
        before === null ? null : `Sebelumnya ${span(before.starts, before.ends)}.`,
      );
    case 'rule':
      return change.rule === 'close'
        ? 'Sesudah batas waktu, pengiriman baru ditutup kecuali untuk unit yang dikecualikan.'
        : 'Sesudah batas waktu, pengiriman baru tetap diterima dengan peringatan.';
    case 'except':
      return change.add
        ? `${subject ?? ''} boleh mengirim sesudah batas waktu.`
        : `${subject ?? ''} tidak lagi dikecualikan dari batas waktu.`;
  }
}

function problemText({ problem }: CalendarMessages['calendar_problem']): string {
  switch (problem.type) {
    case 'not_open':
      return 'Jadwal edisi ini belum dibuka. Ketik "jadwal buka" dan tanggal mulainya, misalnya "jadwal buka 2026-12-01".';
    case 'already_open':
      return 'Jadwal edisi ini sudah dibuka. Setiap kegiatan dapat dipindahkan, misalnya "jadwal 3 2026-12-01 2026-12-20".';
    case 'no_such_step':
      return `Kegiatan ${count(problem.no)} tidak ada; nomornya 1 sampai ${count(problem.steps)}. Ketik "jadwal" untuk melihatnya.`;
    case 'ends_before_start':
      return 'Tanggal selesainya lebih awal daripada tanggal mulainya. Mohon tulis tanggal mulai dahulu, lalu tanggal selesai.';
    case 'not_a_day':
      return 'Tanggal itu tidak ada di kalender. Tulis seperti 2026-12-01 (tahun-bulan-hari).';
    case 'too_long':
      return `Satu kegiatan paling lama ${count(problem.days)} hari. Mohon periksa tahunnya.`;
  }
}

/** The words. */
export const calendarWords: WordsOf<CalendarMessages> = {
  ...reminderWords,
  calendar: ({ edition, today, steps, rule, entryEnds, exceptions, manages }) =>
    paragraphs(
      `Jadwal ${edition}. Hari ini ${day(today)}; waktu ${zoneName()}.`,
      steps.map(stepLines).join('\n'),
      entryEnds === null
        ? null
        : lines(
            `Batas mengisi dan mengirim inovasi: ${day(entryEnds)} pukul 24.00 ${zoneName()}. ${rule === 'close' ? 'Sesudahnya pengiriman baru ditutup.' : 'Sesudahnya masih diterima, tercatat terlambat.'}`,
            exceptions === null || exceptions.length === 0
              ? null
              : `Dikecualikan: ${exceptions.join('; ')}.`,
          ),
      manages ? how : null,
    ),
  calendar_not_open: ({ edition, manages }) =>
    manages
      ? `Jadwal ${edition} belum dibuka. Ketik "jadwal buka" dan tanggal mulainya, misalnya "jadwal buka 2026-12-01".`
      : `Jadwal ${edition} belum ditetapkan. Inovasi sudah boleh diisi sekarang; ketik "baru" untuk mulai atau "lanjut" untuk meneruskan.`,
  calendar_how: () => paragraphs('Perubahan jadwal itu belum kami pahami.', how),
  calendar_problem: problemText,
  calendar_check: ({ edition, change, code, crossed, ...more }) =>
    paragraphs(
      `${edition}. Perubahan jadwal:`,
      changeText(change, more),
      crossed.length === 0
        ? null
        : lines(
            'Perhatian: dengan itu urutannya bertumpuk dengan',
            ...crossed
              .slice(0, 5)
              .map(
                (step) =>
                  `• ${count(step.no)}. ${shorten(step.title, 50)}, ${span(step.starts, step.ends)}`,
              ),
            crossed.length > 5 ? `• dan ${count(crossed.length - 5)} kegiatan lain` : null,
            'Kegiatan itu tidak ikut berpindah; bila perlu, pindahkan sesudah ini.',
          ),
      `Untuk memberlakukannya, ketik kode ini: ${code}. Tidak jadi: ketik "batal".`,
    ),
  calendar_changed: () => '✔ Tersimpan. Jadwal sudah diubah. Ketik "jadwal" untuk melihatnya.',
  calendar_moved_meanwhile: () =>
    'Jadwal baru saja diubah orang lain, jadi perubahan tadi belum diberlakukan. Ini yang terbaru:',
  ask_exception_unit: ({ add }) =>
    add
      ? 'Unit mana yang masih boleh mengirim sesudah batas waktu? Ketik nama atau singkatannya, atau "batal".'
      : 'Unit mana yang tidak lagi dikecualikan? Ketik nama atau singkatannya, atau "batal".',
  begin_after_deadline: ({ ended, closed, unit }) =>
    closed
      ? `Perhatian: pengiriman edisi ini sudah ditutup sesudah ${day(ended)}. Inovasi boleh diisi, tetapi baru dapat dikirim bila ${roleName('coordinator')} ${agency()} memberi ${unit} pengecualian.`
      : `Perhatian: batas waktu mengirim sudah lewat (${day(ended)}). Inovasi masih diterima dan akan tercatat terlambat.`,
  entry_late: ({ ended }) =>
    `Batas waktu mengirim sudah lewat (${day(ended)}). Inovasi ini masih dapat dikirim dan akan tercatat terlambat.`,
  entry_closed: ({ ended, unit, code }) =>
    `${code} belum dapat dikirim: pengiriman ditutup sesudah ${day(ended)} pukul 24.00 ${zoneName()}. Semua jawaban dan berkas tetap tersimpan dan masih dapat dilengkapi. Bila ${unit} perlu mengirim sesudah batas waktu, mohon minta pengecualian kepada ${roleName('coordinator')} ${agency()}, lalu ketik "kirim" lagi.`,
};
