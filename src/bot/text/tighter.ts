// Shorter words for what is said together with more than a phone's screen holds. What has no shorter words here is said as it is.
// It leaves out what can be asked for ("bantuan", "baca semua", "kurang"), never what was found, a code, what is open, or the
// name of an item: people and programs know a question and a confirmation by it.
import type { MessageArgs } from '../../domain/conversation/message.ts';
import { howToWrite } from './how-to-write.ts';
import { evidenceWords } from './evidence.ts';
import { batchText, firstQueueText, secondQueueText } from './batch-lines.ts';
import { previewText } from './broadcasts.ts';
import { claimedText, decideText, sheetText } from './checking.ts';
import { agency, region } from '../../domain/region.ts';
import { count, lines, shorten, theirs } from './format.ts';
import { visitText } from './visits.ts';
import { warningText } from './warnings.ts';
import type { WordsOf } from './words.ts';

/** Messages that have shorter words. */
export const tighterWords: Partial<WordsOf<MessageArgs>> = {
  ask_level: ({ label, mandatory, weight, kinds, hasFile, variant = null }) =>
    lines(
      `${label}${mandatory ? ' (wajib)' : ''}${weight === null ? '' : `, ${count(weight)} poin per tingkat`}${variant === null ? '' : `, menurut ${variant} (satuan lain: "satuan")`}. Balas tingkatnya${hasFile === true ? ':' : ', atau kirim buktinya:'}`,
      kinds === undefined || kinds.length === 0 || hasFile === true
        ? null
        : `Bukti: ${shorten(kinds.join('; '), 70)}.`,
    ),
  ask_field: ({ label, current }) =>
    lines(
      label,
      current === null ? null : `Isi sekarang: ${theirs(current.replaceAll('\n', '; '), 80)}`,
      'Penjelasannya: ketik "bantuan".',
    ),
  ask_together: ({ questions }) =>
    lines(
      `${count(questions.length)} isian, boleh dijawab dalam satu pesan:`,
      ...questions.map(
        ({ number, label, options, moreOptions = 0, many = false, unit = null }) =>
          `${count(number)} ${label}${options.length === 0 ? '' : `: ${moreOptions > 0 ? `misalnya ${shorten(options[0] ?? '', 30)} (lainnya: "pilihan ${count(number)}")` : options.map((option, at) => `${at + 1} ${shorten(option, 24)}`).join(' / ')}`}${many ? '; boleh lebih dari satu' : ''}${unit === null ? '' : ` (dalam ${unit})`}`,
      ),
    ),
  command_how: (args) => howToWrite(args).split('\n').slice(0, 2).join('\n'),
  ask_files: ({ label, files, links }) =>
    lines(
      `Bukti untuk ${label}`,
      files.length + links === 0 ? null : `Sudah dikirim: ${count(files.length + links)}.`,
      files.length + links === 0
        ? 'Kirim berkas atau tautannya; yang diterima: ketik "bantuan". Belum ada? Ketik "belum ada".'
        : 'Ketik "lanjut" bila sudah cukup; yang diterima: ketik "bantuan".',
    ),
  welcome: () =>
    lines(
      `Selamat datang di Sepeda Baru, layanan ${agency()} ${region().district} untuk mencatat inovasi daerah.`,
      'Kami menyimpan nama, unit, isian, dan berkas yang dikirim, hanya untuk pendataan dan penilaian inovasi daerah (UU 27/2022). Selengkapnya: ketik "privasi".',
    ),
  dialogue_left: () => 'Yang belum dikirim tadi tidak dikirim.',
  submit_check: ({ code, name, unit, answered, files, warnings }) =>
    lines(
      `Siap dikirim: ${theirs(name, 80)} (${code}), ${unit}`,
      `${count(answered)} butir dan ${count(files)} berkas bukti.`,
      warnings.length === 0 ? null : 'Boleh dikirim, tetapi mungkin ditanyakan:',
      ...warnings.slice(0, 3).map((warning) => `• ${shorten(warningText(warning), 70)}`),
      warnings.length > 3
        ? `• dan ${count(warnings.length - 3)} lagi: ketik "lihat ${code}"`
        : null,
      'Kirim sekarang? Sesudah dikirim, isinya tidak dapat diubah kecuali dikembalikan.',
    ),
  broadcast_preview: (args) => previewText(args, 1, true),
  queue: (args) => firstQueueText(args, 220),
  second_queue: (args) => secondQueueText(args, 200),
  batch: (args) => batchText(args, 240),
  claimed_by: (args) => claimedText({ ...args, name: shorten(args.name, 60) }),
  sheet: (args) => sheetText(args, { name: 26, doubts: 4, doubtsRoom: 320, tight: true }),
  decide_how: (args) => decideText(args, true),
  visit_unit: (args) => visitText(args, 26),
  files_stored: (args) => {
    const { label, files, other, waiting, numbers = [] } = args;
    // What was found in a file is never left out.
    if (files.some(({ warnings }) => warnings.length > 0)) return evidenceWords.files_stored(args);
    return lines(
      `✔ Tersimpan: ${files.length === 1 ? theirs(files[0]?.name ?? '', 40) : `${count(files.length)} berkas`}, untuk ${numbers.length > 1 ? `indikator ${numbers.map((no) => count(no)).join(', ')}` : label}${other === null ? '' : ` pada ${other}`}.`,
      waiting === 0 ? null : `${count(waiting)} berkas lain masih kami ambil.`,
    );
  },
  basket: (args) =>
    lines(
      `✔ Tersimpan. ${args.label}${args.level === null ? '' : `: tingkat ${count(args.level)}`}${args.read === null ? '' : `: tingkat ${count(args.read.level)} terbaca, belum dipastikan`}`,
      args.description === null ? null : `Penjelasan: ${theirs(args.description, 60)}`,
      args.links.length === 0 ? null : `Tautan: ${theirs(args.links[0] ?? '', 60)}`,
    ),
  incomplete: ({ code, open, repairing }) =>
    lines(
      `${code} belum dapat dikirim${repairing ? ' kembali' : ''}; masih kurang ${count(open.length)}: ketik "kurang".`,
      repairing
        ? 'Ketik "perbaiki" untuk mengerjakannya satu per satu.'
        : 'Ketik "lanjut" untuk mengisinya satu per satu.',
    ),
};

const sheetWith = (doubts: number, doubtsRoom: number): Partial<WordsOf<MessageArgs>> => ({
  ...tighterWords,
  sheet: (args) => sheetText(args, { name: 26, doubts, doubtsRoom, tight: true }),
});

/** Shorter and shorter words; the first that fit on a screen are said, and the last where none do. */
export const shorterWords: readonly Partial<WordsOf<MessageArgs>>[] = [
  tighterWords,
  sheetWith(3, 260),
  sheetWith(3, 126),
];
