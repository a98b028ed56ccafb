// The words for checking.
// A message without a sentence does not compile.
import { agency, decision, roleName } from '../../domain/region.ts';
import { codeOfSheet, verbs } from './decision-verbs.ts';
import {
  flagTexts,
  sameFileTexts,
  cardLine,
  doubtTexts,
  DOUBTS,
  emptyLine,
  isEmpty,
} from './doubts.ts';
import {
  batchText,
  byOwner,
  firstQueueText,
  secondQueueText,
  waitingNotice,
  waitingText,
} from './batch-lines.ts';
import {
  count,
  fitted,
  lines,
  moment,
  momentDay,
  paragraphs,
  quoted,
  score,
  shorten,
  theirs,
} from './format.ts';
import { comparedText } from './compared.ts';
import { roleNames, stateNames } from './labels.ts';
import { named, rowText } from './phrases.ts';
import { warningText } from './warnings.ts';
import type { WordsOf } from './words.ts';
import type { CheckingMessages } from '../../domain/conversation/checking/messages.ts';
import type { NoteLine } from '../../domain/conversation/message-parts.ts';
import type { State, Step } from '../../domain/innovation/status.ts';

/** The code alone where the name is not at hand. */
const titled = (code: string, name: string) =>
  name === code ? code : `${theirs(name, 200)} (${code})`;

const noteLine = (item: NoteLine) =>
  `${count(item.number)}. ${item.label}: ${item.note.replaceAll('\n', '; ')}`;

const listed = (numbers: readonly number[]): string =>
  numbers.length > 8
    ? `${numbers.slice(0, 8).map(count).join(', ')} dan ${numbers.length - 8} lagi`
    : numbers.map(count).join(', ');

/** What was done, as it reads after "sudah". */
export const stepDone: Readonly<Record<Step, string>> = {
  submit: 'dikirim',
  verify: 'disetujui',
  endorse: 'ditetapkan',
  accept: 'diterima',
  monitor: 'selesai monev',
  get designate() {
    return `masuk ${decision()}`;
  },
  report: 'dientri ke aplikasi nasional',
  return: 'dikembalikan',
  repair: 'dikirim kembali',
  reject: 'ditolak',
  withdraw: 'ditarik',
  reopen: 'dibuka lagi',
};

const forward: Readonly<Partial<Record<Step, (card: string, code: string) => string>>> = {
  verify: (card) => `• setujui ${card}`,
  endorse: (card) => `• tetapkan ${card}`,
  accept: (card) => `• terima ${card}`,
};

/** Who has it now, where the step itself does not say so. */
const nowText = (to: State): string =>
  ['submitted', 'unit_verified', 'unit_endorsed', 'monitored', 'designated'].includes(to)
    ? `; sekarang ${stateNames[to]}`
    : '';

const NAMED_TOGETHER = 6;

/** A sheet, with what is written by people and what is doubted cut at so many characters. */
export function sheetText(
  args: CheckingMessages['sheet'],
  most: {
    readonly name: number;
    readonly doubts: number;
    /** So many characters for all of them together. */
    readonly doubtsRoom?: number;
    readonly tight?: true;
  },
): string {
  const doubts = doubtTexts(args);
  const doubtLines = (each: number): readonly string[] =>
    doubts.slice(0, most.doubts).map((one) => `• ${shorten(one, each)}`);
  return lines(
    `${theirs(args.name, most.name)} (${args.code}), ${shorten(args.unit, most.name)}`,
    `${args.owner === null ? '' : `Pengisi ${shorten(args.owner, most.name)}, `}${stateNames[args.state]} sejak ${most.tight ? momentDay(args.since) : moment(args.since)}`,
    `Isian ${count(args.fields[0])}/${count(args.fields[1])} · indikator berbukti ${count(args.indicators[0])}/${count(args.indicators[1])}${args.score === null ? '' : ` · skor menurut isian ${score(args.score, args.max)}`}`,
    args.changed === null
      ? null
      : `Berubah sejak dikembalikan: butir ${changedItems(args.changed, most.tight ? 4 : CHANGED_NAMED)}. Lama dan baru: "beda".`,
    doubts.length === 0 ? null : `Perlu dilihat (${count(doubts.length)}):`,
    ...(most.doubtsRoom === undefined ? doubtLines(160) : fitted(most.doubtsRoom, doubtLines)),
    `${doubts.length > most.doubts ? `${count(doubts.length - most.doubts)} lainnya dan semua isian` : 'Semua isian'}: "baca semua". ${most.tight ? '' : `Satu butir: "baca ${count(args.example)}". `}Berkasnya: "bukti ${count(args.evidence ?? args.example)}".`,
  );
}

/** So many numbers of changed items stand in one line. */
const CHANGED_NAMED = 8;

const changedItems = (changed: readonly number[], most: number): string =>
  `${listed(changed.slice(0, most))}${changed.length > most ? `, dan ${count(changed.length - most)} lagi` : ''}`;

/** The words. */
export const checkingWords: WordsOf<CheckingMessages> = {
  queue: (args) => firstQueueText(args, 500),
  queue_page: ({ page, pages, total, endorse }) =>
    `Halaman ${count(page)} dari ${count(pages)}; seluruhnya ${count(total)}.${page < pages ? ' Berikutnya: ketik "lagi".' : ''}${endorse === undefined ? '' : ` ${count(endorse.count)} menunggu penetapan: "antrean ${count(endorse.page)}".`}`,
  queue_more: ({ shown, total, endorse }) =>
    `Tampil ${count(shown)} dari ${count(total)}, yang paling lama menunggu lebih dulu. Satu per satu: ketik "berikut".${endorse === undefined ? '' : ` ${count(endorse.count)} menunggu penetapan; mulai dengan "lihat ${endorse.code}".`}`,
  unit_list: ({ rows, total, page, more, pages = 1 }) =>
    rows.length === 0 && total > 0
      ? `Halaman ${count(page)} tidak ada; daftarnya ${count(pages)} halaman. Ketik "daftar" untuk yang pertama${pages > 1 ? `, atau "daftar ${count(pages)}" untuk yang terakhir` : ''}.`
      : rows.length === 0
        ? 'Belum ada inovasi yang dapat Bapak/Ibu baca. Yang menunggu diperiksa: ketik "antrean"; yang lain: "bantuan".'
        : lines(
            total > rows.length
              ? `${count(rows.length)} dari ${count(total)} inovasi, halaman ${count(page)}:`
              : `${count(rows.length)} inovasi:`,
            ...fitted(540, (most) =>
              rows.map(
                (row) =>
                  `• ${rowText(row, most)}${row.ownerName === null ? '' : `, ${shorten(row.ownerName, most)}`}`,
              ),
            ),
            `Ketik "lihat" dan kodenya untuk membaca.${more ? ` Halaman berikutnya: "daftar ${page + 1}".` : ''}`,
          ),
  look_by_code: ({ code }) => `Ketik "lihat ${code}" untuk membacanya.`,
  sheet: (args) => sheetText(args, { name: 200, doubts: DOUBTS }),
  one_item: ({ code, name, line, total, evidence }) =>
    paragraphs(
      `${titled(code, name)}, butir ${count(line.number)} dari ${count(total)}`,
      cardLine(line),
      line.files.length === 0
        ? null
        : `Membuka berkasnya: ketik "bukti ${count(evidence ?? line.number)}".`,
    ),
  compared: (args) => comparedText(args),
  read_what: ({ total }) =>
    `Butir mana yang dibaca? Ketik "baca" dan nomornya (1 sampai ${count(total)}), misalnya "baca 7" atau "baca indikator 5", atau "baca semua".`,
  card: (args) =>
    paragraphs(
      lines(
        `${theirs(args.name, 300)} (${args.code})`,
        args.unit,
        args.owner === null ? null : `Pengisi: ${args.owner}`,
        `${stateNames[args.state]} sejak ${moment(args.since)}`,
        args.score === null ? null : `Perkiraan skor ${score(args.score, args.max)}`,
      ),
      lines(...args.lines.filter((line) => !isEmpty(line)).map(cardLine), emptyLine(args.lines)),
      args.warnings.length === 0 && args.sameFiles.length === 0
        ? null
        : lines(
            'Perlu diperhatikan:',
            ...args.warnings.map((warning) => `• ${warningText(warning)}`),
            ...sameFileTexts(args.sameFiles).map((one) => `• ${one}`),
          ),
      args.own && !args.decides && args.state === 'submitted'
        ? 'Inovasi ini ikut Anda isi, jadi pemeriksaannya dilakukan orang lain.'
        : null,
      args.own && args.decides
        ? 'Inovasi ini ikut Anda isi. Karena di unit ini belum ada admin lain, Anda boleh memutuskan; hal itu akan dicatat.'
        : null,
    ),
  code_of_sheet: codeOfSheet,
  needs_code: ({ verb }) =>
    `Untuk keputusan, tambahkan angka dari kartunya, misalnya "${verbs[verb] ?? 'setujui'} 4821". Kartunya muncul setelah "antrean" lalu "lihat" dan kode inovasinya.`,
  wrong_card_code: ({ codes }) =>
    codes === 1
      ? 'Angka itu tidak cocok dengan kartu mana pun. Buka lagi kartunya dengan "antrean", lalu pakai angka yang tertulis di sana.'
      : 'Di antara angka itu ada yang tidak cocok dengan kartu mana pun, jadi tidak ada yang diputuskan. Buka lagi kartunya dengan "antrean", lalu pakai angka yang tertulis di sana.',
  too_many_card_codes: ({ most }) =>
    `Dalam satu pesan paling banyak ${count(most)} angka, jadi tidak ada yang diputuskan. Mohon kirim ulang dalam beberapa pesan.`,
  card_outdated: ({ code, name, state, expired }) =>
    expired
      ? `Kartu ${theirs(name, 200)} (${code}) sudah lewat waktunya. Ketik "lihat ${code}" untuk kartu baru.`
      : `Kartu itu tidak berlaku lagi: ${theirs(name, 200)} (${code}) sudah berubah dan sekarang ${stateNames[state]}. Ketik "lihat ${code}" untuk membaca yang terbaru.`,
  approved: ({ code, name, to, onlyPerson }) =>
    lines(
      `✔ Tersimpan. ${theirs(name, 200)} (${code}) disetujui; sekarang ${stateNames[to]}.`,
      onlyPerson
        ? 'Dicatat bahwa Anda memeriksa inovasi yang ikut Anda isi, karena di unit ini belum ada admin lain.'
        : null,
      'Ketik "antrean" untuk inovasi berikutnya.',
    ),
  ask_return_notes: ({ code, name, count: notes }) =>
    lines(
      `Apa yang perlu diperbaiki pada ${theirs(name, 200)} (${code})?`,
      'Tulis nomor butir lalu catatannya, satu per baris, misalnya:',
      '6 mohon tulis gelarnya',
      'indikator 1 SK belum ditandatangani',
      notes === 0
        ? 'Ketik "batal" untuk tidak jadi.'
        : `${count(notes)} catatan sudah ada. Ketik "selesai" untuk mengembalikan.`,
    ),
  note_not_understood: ({ line, total }) =>
    `Baris ini belum jelas untuk butir mana: ${quoted(line, 120)}. Awali dengan nomor butir (1 sampai ${count(total)}), misalnya "6 mohon tulis gelarnya" atau "indikator 1 SK belum ditandatangani".`,
  notes_so_far: ({ code, name, count: notes }) =>
    notes === 0
      ? `Silakan tulis catatan untuk ${titled(code, name)}: nomor butir, lalu apa yang perlu diperbaiki. Ketik "batal" untuk tidak jadi.`
      : `${count(notes)} catatan untuk ${titled(code, name)}. Tambah lagi, atau ketik "selesai" untuk mengembalikan.`,
  notes_understood: ({ code, name, items, unread, total }) =>
    lines(
      `Belum dikembalikan. Catatan untuk ${titled(code, name)} kami baca begini:`,
      ...items.map(noteLine),
      ...unread.map(
        (part) =>
          `Belum jelas untuk butir mana, jadi tidak ikut: ${quoted(part, 120)} (butir 1 sampai ${count(total)})`,
      ),
      'Bila sudah benar, ketik "selesai" untuk mengembalikan. Bila belum, tulis lagi: satu catatan per baris, diawali nomor butirnya.',
    ),
  return_which: ({ code, name, count: notes }) =>
    `Yang sedang dicatat pengembaliannya adalah ${titled(code, name)}, ${count(notes)} catatan. Ketik "selesai" sekali lagi untuk mengembalikannya, atau "batal".`,
  notes_left: ({ code, name, count: notes }) =>
    `${count(notes)} catatan untuk ${titled(code, name)} tidak disimpan dan inovasi itu belum dikembalikan.`,
  returned: ({ code, name, items }) =>
    lines(
      `✔ Tersimpan. ${theirs(name, 200)} (${code}) dikembalikan dengan catatan:`,
      ...items.map(noteLine),
      'Pengisinya sudah kami beri tahu. Ketik "antrean" untuk inovasi berikutnya.',
    ),
  notice_waiting: waitingNotice,
  notice_nobody: ({ code, name, unit, role }) =>
    `${theirs(name, 300)} (${code}) dari ${unit} menunggu ${roleNames[role]}, tetapi belum ada orangnya. Ketik "undang" untuk mengundang.`,
  notice_verified: ({ code, name, by, to }) =>
    `Kabar baik: ${theirs(name, 300)} (${code}) disetujui${by === null ? '' : ` oleh ${by}`}. Sekarang ${stateNames[to]}.`,
  notice_returned: ({ code, name, by, items }) =>
    lines(
      `${theirs(name, 300)} (${code}) dikembalikan${by === null ? '' : ` oleh ${by}`} untuk diperbaiki:`,
      ...items.map(noteLine),
      `Hanya butir itu yang perlu dikerjakan. Ketik "perbaiki ${code}" untuk mulai.`,
    ),
  notice_withdrawn: ({ code, name, by }) =>
    `${theirs(name, 300)} (${code}) ditarik${by === null ? '' : ` oleh ${by}`}, jadi tidak perlu diperiksa.`,
  batch: (args) => batchText(args, 400),
  second_queue: (args) => secondQueueText(args, 420),
  check_flags: (flags) =>
    lines('Catatan untuk pemeriksa:', ...flagTexts(flags).map((one) => `• ${one}`)),
  decide_how: (args) => decideText(args, false),
  decided: ({ code, name, step, to, onlyPerson }) =>
    lines(
      `✔ Tersimpan. ${named(code, name)} ${stepDone[step]}${nowText(to)}.`,
      onlyPerson
        ? 'Dicatat bahwa Anda memutuskan inovasi yang ikut Anda isi, karena di unit ini belum ada orang lain.'
        : null,
      'Ketik "berikut" untuk inovasi berikutnya.',
    ),
  decided_together: ({ rows, step, to }) =>
    step === undefined || to === undefined
      ? `${count(rows.length)} inovasi diputuskan sekaligus.`
      : lines(
          `✔ Tersimpan. ${count(rows.length)} inovasi ${stepDone[step]}${nowText(to)}:`,
          ...rows
            .slice(0, NAMED_TOGETHER)
            .map(({ code, name }) => `• ${theirs(name, 60)} (${code})`),
          rows.length > NAMED_TOGETHER ? `• dan ${count(rows.length - NAMED_TOGETHER)} lagi` : null,
          'Ketik "antrean" untuk yang masih menunggu.',
        ),
  decided_before: ({ code, name, by, role, step, at, state, own }) =>
    own
      ? `${named(code, name)} sudah ${stepDone[step]} oleh Anda pada ${moment(at)}; sekarang ${stateNames[state]}. Tidak perlu diulang. Ketik "lihat ${code}" untuk membaca yang terbaru.`
      : `${named(code, name)} sudah ${stepDone[step]}${by === null ? '' : ` oleh ${by}`}${role === null ? '' : ` (${roleNames[role]})`} pada ${moment(at)}; sekarang ${stateNames[state]}. Keputusan Anda tidak disimpan. Ketik "lihat ${code}" untuk membaca yang terbaru.`,
  claimed_by: (args) => claimedText(args),
  open_first: ({ code, name }) =>
    `${named(code, name)} belum Anda buka, jadi belum diputuskan. Ketik "lihat ${code}", lalu pakai angka di kartunya.`,
  not_in_list: ({ named }) =>
    `${named.map((one) => shorten(one, 20)).join(', ')} tidak ada dalam daftar, jadi belum ada yang diputuskan. Nomor dan kodenya:`,
  nothing_to_decide: ({ code, state }) =>
    `${code} sekarang ${stateNames[state]}, jadi langkah itu tidak dapat dilakukan. Ketik "lihat ${code}" untuk melihat keadaannya.`,
  verified_levels: ({ rows }) =>
    lines(
      `Tingkat yang berbeda menurut ${roleName('verifier')}:`,
      ...rows.map(
        (set) =>
          `• Butir ${count(set.number)}. ${set.label}: diklaim tingkat ${set.claimed}, menurut ${roleName('verifier')} tingkat ${set.level} (${set.reason}).`,
      ),
    ),
  verified_score: ({ score: reached, max }) =>
    `Skor terverifikasi ${score(reached, max)}; skor di atas adalah perkiraan dari isian.`,
  unreachable_people: ({ names }) =>
    `Pemberitahuan tidak sampai kepada: ${names.join(', ')}. Mohon hubungi langsung.`,
  ask_reason: ({ code, step }) =>
    `Apa alasannya ${step === 'reject' ? `${code} ditolak` : `${code} dibuka lagi`}? Mohon tulis dengan kalimat, supaya pengisinya mengerti, atau ketik "batal".`,
  status_rejected: ({ by, role, reason }) =>
    lines(
      `Ditolak oleh ${by ?? agency()}${role === null ? '' : ` (${roleNames[role]})`}.`,
      reason === null ? null : `Alasannya: ${quoted(reason, 2000)}`,
    ),
  next_which: ({ code, name, asks, count: waiting }) =>
    asks
      ? `Yang mana? Isian berikutnya: ketik "lewati". Memeriksa ${count(waiting)} inovasi yang menunggu: ketik "antrean".`
      : `Yang mana? Meneruskan isian ${named(code, shorten(name, 80))}: ketik "lanjut". Memeriksa ${count(waiting)} inovasi yang menunggu: ketik "antrean".`,
  nothing_next: ({ left }) =>
    lines(
      'Tidak ada lagi yang lain yang menunggu dan belum dipegang orang lain.',
      left === null
        ? 'Ketik "antrean" untuk melihat semuanya.'
        : `${named(left.code, left.name)} yang terakhir dibuka masih ${waitingText(left.state)}: ketik "${left.state === 'accepted' ? 'monev' : 'lihat'} ${left.code}".`,
    ),
  level_set: ({ code, name, number, label, claimed, level, reason, cardCode }) =>
    lines(
      `✔ Tersimpan. ${named(code, name)}, butir ${count(number)}. ${label}: diklaim tingkat ${claimed}, menurut ${roleName('verifier')} tingkat ${level} (${reason}).`,
      cardCode === null
        ? `Untuk memutuskan, ketik "lihat ${code}".`
        : `Isinya berubah, jadi kartunya baru: terima ${cardCode}, atau kembalikan ${cardCode} dengan catatannya.`,
    ),
  level_how: ({ code }) =>
    lines(
      'Tulis nomor butir indikator, tingkatnya (0 sampai 3), lalu alasannya, misalnya:',
      `tingkat ${code === null ? 'INV-XXXXX ' : ''}35 2 SK belum ditandatangani`,
      code === null ? 'Atau buka dulu kartunya dengan "lihat" dan kodenya.' : null,
    ),
  level_needs_reason: ({ number, label }) =>
    `Apa alasan tingkat itu untuk butir ${count(number)}. ${label}? Mohon tulis dengan kalimat, supaya pengisinya mengerti, atau ketik "batal".`,
  notice_decided: ({ code, name, step, to, by, role, reason, own, thanks, together }) =>
    lines(
      `${named(code, name)} ${stepDone[step]}${by === null ? '' : ` oleh ${by}`} (${roleNames[role]})${nowText(to)}.`,
      reason === null ? null : `Alasannya: ${quoted(reason, 2000)}`,
      thanks === undefined
        ? null
        : `Terima kasih, ${theirs(thanks, 60)}${together === true ? ' dan rekan' : ''}.`,
      own ? `Ketik "status ${code}" kapan saja untuk melihat perkembangannya.` : null,
    ),
  notice_batch: ({ state, waiting, rows }) =>
    paragraphs(
      lines(
        state === 'unit_verified'
          ? `${count(waiting)} inovasi menunggu penetapan:`
          : `${count(waiting)} inovasi menunggu ${state === 'accepted' ? 'monev' : `pemeriksaan ${agency()}`}:`,
        ...rows.map((row, index) =>
          state === 'unit_verified'
            ? `${index + 1}. ${byOwner(row)}`
            : `${index + 1}. ${named(row.code, row.name)}, ${row.unit}`,
        ),
        rows.length > 0 && waiting > rows.length
          ? `dan ${count(waiting - rows.length)} lainnya.`
          : null,
      ),
      // All that were listed may have been decided before this was sent, while others still wait.
      state === 'unit_verified' && rows.length > 0
        ? 'Ketik "antrean" untuk melihat yang perlu dicermati dan menetapkannya, atau "lihat" dan kodenya untuk membacanya dulu.'
        : 'Ketik "antrean" untuk melihat semuanya, atau "berikut" untuk mulai memeriksa.',
    ),
};

/** Says who has an innovation in hand. */
export const claimedText = ({ code, name, by, until }: CheckingMessages['claimed_by']): string =>
  `${named(code, name)} sedang diperiksa ${by ?? `${roleName('verifier')} lain`} sampai ${moment(until)}. Ketik "berikut" untuk inovasi lain.`;

/** Says which decisions a code stands for, and how each is typed; `tight` names those that do not go on in one line. */
export function decideText(
  { code, cardCode, steps, returns, rejects, reopens, version }: CheckingMessages['decide_how'],
  tight: boolean,
): string {
  const judges = steps.includes('accept') || steps.includes('monitor');
  const note = tight ? 'catatannya' : 'mohon tulis gelarnya (nomor butir, lalu catatannya)';
  const others = [
    steps.includes('monitor') ? `monev ${code} untuk mengisi Form C.2` : null,
    steps.includes('report') ? `entri ${cardCode} lalu nomor dari aplikasi nasional` : null,
    returns ? `kembalikan ${cardCode} 6 ${note}` : null,
    rejects ? `tolak ${cardCode} lalu alasannya` : null,
    judges
      ? `tingkat 35 2 lalu alasannya${tight ? '' : ', untuk menetapkan tingkat indikator'}`
      : null,
    reopens ? `buka lagi ${cardCode} lalu alasannya` : null,
  ].flatMap((one) => one ?? []);
  return lines(
    `Keputusan untuk seluruh isian${version === undefined ? '' : ` versi ${count(version)}`}${tight ? '' : ' (angka ini hanya untuk Anda)'}:`,
    ...steps.map((step) => forward[step]?.(cardCode, code) ?? null),
    ...(tight
      ? [others.length === 0 ? null : `• ${others.join('; ')}`]
      : others.map((one) => `• ${one}`)),
  );
}
