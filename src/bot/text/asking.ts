// The words of a question: where one stands, what is asked, how it may be answered.
// It never says what was stored (filling.ts).
import type { GroupWords } from '../../domain/conversation/message-parts.ts';
import type { FillingMessages } from '../../domain/conversation/filling/messages.ts';
import { count, day, either, length, lines, shorten, size, theirs } from './format.ts';
import { fileStateNames } from './labels.ts';
import type { WordsOf } from './words.ts';

/** Tells how far the texts of a group are together. */
export function groupLine(group: GroupWords | null): string | null {
  if (group === null) return null;
  const rest = group.min - group.words;
  return rest > 0
    ? `${group.label}: ${count(group.words)} dari ${count(group.min)} kata, semua bagian digabung.`
    : `${group.label}: ${count(group.words)} kata, sudah memenuhi ${count(group.min)} kata.`;
}

function howTo(args: FillingMessages['ask_field']): string | null {
  switch (args.type) {
    case 'longtext':
      return 'Tulis dalam satu pesan, atau kirim berkas Word, PDF, atau teks. Ada sambungannya? Awali dengan tanda +.';
    case 'choice':
      if (args.examples !== undefined && args.examples.length > 0)
        return `${args.many ? 'Ketik pilihannya, boleh lebih dari satu' : 'Ketik pilihannya'}, misalnya: ${args.examples.join('; ')}. Semua ${count(args.optionCount ?? args.examples.length)} pilihan: ketik "pilihan".`;
      return args.many
        ? 'Balas dengan nomornya; boleh lebih dari satu, misalnya "2, 5":'
        : 'Balas dengan nomornya, atau ketik pilihannya:';
    case 'number':
      return args.unit === null ? null : `Dalam ${args.unit}.`;
    default:
      return null;
  }
}

function leave(args: {
  readonly optional: boolean;
  readonly current: string | null;
}): string | null {
  if (args.current !== null)
    return 'Tulis jawaban baru untuk mengganti, atau ketik "lewati" bila sudah benar.';
  return null;
}

type Asked =
  | 'begin_innovation'
  | 'ask_innovation_name'
  | 'where'
  | 'repair_note'
  | 'ask_field'
  | 'ask_together'
  | 'ask_variant'
  | 'ask_level'
  | 'ask_description'
  | 'ask_files'
  | 'ask_document_confirm'
  | 'ask_document_number'
  | 'ask_document_date'
  | 'ask_document_subject';

/** Words for every question of the form. */
export const askingWords: WordsOf<Pick<FillingMessages, Asked>> = {
  begin_innovation: ({ unit, edition, items, together }) =>
    `Mari mulai satu inovasi ${unit} untuk ${edition}. Ada ${count(items)} butir, ditanyakan ${together ? 'beberapa sekaligus' : 'satu per satu'}. Boleh berhenti kapan saja; yang sudah dijawab tetap tersimpan.`,
  ask_innovation_name: ({ label, help }) => lines(label, help),
  where: ({ kind, no, of, filled, total, score: reached }) =>
    [
      `${kind === 'field' ? 'Isian' : 'Indikator'} ${count(no)}/${count(of)}`,
      `${count(filled)}/${count(total)} terisi`,
      reached === null ? '' : `skor sementara ${count(reached)}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  repair_note: ({ note }) => `Catatan pemeriksa: ${note}`,
  ask_field: (args) =>
    lines(
      args.label,
      args.help,
      args.current === null ? null : `Isi sekarang: ${theirs(args.current.replaceAll('\n', '; '))}`,
      leave(args),
      groupLine(args.group),
      howTo(args),
    ),
  ask_together: ({ questions }) =>
    lines(
      `${countWords[questions.length] ?? count(questions.length)} isian, boleh dijawab dalam satu pesan:`,
      ...questions.map(
        ({ number, label, help, options, moreOptions = 0, many = false, unit = null }) =>
          options.length === 0
            ? `${count(number)} ${label}: ${help}${unit === null ? '' : ` Dalam ${unit}.`}`
            : `${count(number)} ${label}: ${moreOptions > 0 ? 'misalnya ' : ''}${options.map((option, index) => `${index + 1} ${option}`).join(' / ')}${moreOptions > 0 ? ` (${count(moreOptions)} lagi: ketik "pilihan ${count(number)}")` : ''}${many ? '; boleh lebih dari satu' : ''}`,
      ),
      'Sebagian dulu juga boleh, dengan nomornya di depan.',
    ),
  ask_variant: ({ label, help }) => lines(label, help, 'Mana yang sesuai? Balas dengan nomornya:'),
  ask_level: ({ label, help, mandatory, weight, current, ...more }) => {
    const { variant = null, kinds, formats = [], link = false, measured, hasFile, chosen } = more;
    return lines(
      `${label}${mandatory || weight !== null ? ` (${[mandatory ? 'wajib' : '', weight === null ? '' : `${count(weight)} poin per tingkat`].filter((part) => part !== '').join(', ')})` : ''}`,
      help,
      variant === null ? null : `Dihitung menurut ${variant}; satuan lain: ketik "satuan".`,
      current === null
        ? null
        : `Isi sekarang: ${current === '-' ? 'belum ada' : theirs(current.replaceAll('\n', '; '), 120)}${current === '-' || chosen === false ? '' : ' (ketik "lewati" bila tingkatnya tetap)'}`,
      kinds === undefined || kinds.length === 0 || hasFile === true
        ? null
        : `Bukti: ${shorten(kinds.join('; '), 110)}.`,
      kinds === undefined
        ? 'Pilih keadaan yang paling sesuai; balas dengan nomornya:'
        : hasFile === true
          ? `Balas tingkatnya${measured === true ? ', atau jumlahnya' : ''}:`
          : `Balas tingkatnya${measured === true ? ' atau jumlahnya' : ''}, atau kirim ${formatWords(formats)}${link ? ', atau tautan' : ''} dengan keterangan, misalnya "tingkat 2 SK tim":`,
    );
  },
  ask_description: ({ label, help, levels, current }) =>
    lines(
      label,
      levels ? 'Jelaskan singkat keadaannya, satu atau dua kalimat.' : help,
      levels
        ? null
        : 'Jelaskan singkat keadaannya, satu atau dua kalimat. Bila tidak ada, ketik "belum ada".',
      current === null ? null : `Isi sekarang: ${theirs(current.replaceAll('\n', '; '))}`,
      levels || current !== null ? 'Ketik "lewati" bila tidak ingin menambah penjelasan.' : null,
    ),
  ask_files: ({ label, kinds, note = null, formats, link, video, files, links }) =>
    lines(
      `Bukti untuk ${label}`,
      kinds.length === 0 ? null : `Yang diterima: ${shorten(kinds.join('; '), 160)}.`,
      note === null ? null : `Catatan: ${note}`,
      video === null
        ? null
        : `Panjang video sebaiknya ${length(video.from)} sampai ${length(video.to)}, paling lama ${length(video.limit)}. Isinya: ${video.elements.join(', ')}.`,
      files.length === 0 ? null : 'Sudah dikirim:',
      ...files.map(
        (file) =>
          `• ${file.name}${file.size === null ? '' : ` (${size(file.size)})`}, ${fileStateNames[file.state]}`,
      ),
      links === 0 ? null : `• ${count(links)} tautan, tersimpan`,
      `Kirim ${formatWords(formats)}${link ? ', atau tautan yang dapat dibuka siapa saja' : ''}.`,
      files.length > 0 || links > 0
        ? 'Ketik "lanjut" bila sudah cukup.'
        : kinds.length === 0 && video === null
          ? 'Ketik "lewati" bila tidak ada.'
          : 'Ketik "belum ada" bila buktinya belum ada.',
    ),
  ask_document_confirm: ({ number, date, subject }) =>
    lines(
      'Keterangan dokumen yang terbaca:',
      `Nomor: ${number ?? 'belum terbaca'}`,
      `Tanggal: ${date === null ? 'belum terbaca' : day(date)}`,
      `Tentang: ${subject === null ? 'belum terbaca' : theirs(subject, 300)}`,
      'Apakah sudah benar?',
    ),
  ask_document_number: ({ label }) =>
    lines(`Nomor dokumen untuk ${label}?`, 'Ketik "lewati" bila dokumennya tidak bernomor.'),
  ask_document_date: () =>
    lines('Tanggal dokumen itu?', 'Misalnya "18 November 2024". Ketik "lewati" bila tidak ada.'),
  ask_document_subject: () =>
    lines(
      'Dokumen itu tentang apa?',
      'Salin judulnya, misalnya "Penetapan Tim Inovasi". Ketik "lewati" bila tidak ada.',
    ),
};

const countWords: Readonly<Record<number, string>> = { 2: 'Dua', 3: 'Tiga', 4: 'Empat' };

const formatNames: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  jpg: 'foto JPG',
  png: 'gambar PNG',
  mp4: 'video MP4',
  docx: 'Word (.docx)',
  xlsx: 'Excel (.xlsx)',
};

/** Names file formats as people call them. */
export function formatWords(formats: readonly string[]): string {
  const pictures = formats.includes('jpg') && formats.includes('png');
  const named = formats
    .filter((format) => !pictures || format !== 'png')
    .map((format) =>
      pictures && format === 'jpg'
        ? 'foto (JPG, PNG)'
        : (formatNames[format] ?? format.toUpperCase()),
    );
  return either(named) || 'berkas';
}
