// The words of endorsement and second check: batches, flags, decisions with a code, levels, and the notices around them.
// Decisions are typed with the code on the card; the code is repeated wherever it is needed.
import type { BatchRow, SecondCheckMessages } from '../../domain/conversation/check-messages.ts';
import type { State, Step } from '../../domain/innovation/status.ts';
import { count, lines, moment, paragraphs, score, shorten, size } from './format.ts';
import { roleNames, stateNames } from './labels.ts';
import type { WordsOf } from './words.ts';

/** What was done, as it reads after "sudah". */
export const stepDone: Readonly<Record<Step, string>> = {
  submit: 'dikirim',
  verify: 'disetujui',
  endorse: 'ditetapkan',
  accept: 'diterima',
  monitor: 'selesai monev',
  designate: 'masuk SK Bupati',
  report: 'dientri ke aplikasi nasional',
  return: 'dikembalikan',
  repair: 'dikirim kembali',
  reject: 'ditolak',
  withdraw: 'ditarik',
  reopen: 'dibuka lagi',
};

const named = (code: string, name: string | null) =>
  name === null ? code : `${shorten(name, 160)} (${code})`;

const batchRow = (from: number) => (row: BatchRow, index: number) =>
  `${from + index}. ${named(row.code, row.name)}${row.ownerName === null ? '' : `, ${row.ownerName}`}${row.cardCode === null ? '' : `, kode ${row.cardCode}`}`;

function endorseHow(rows: readonly BatchRow[], batchCode: string | null): string | null {
  const [first, second] = rows;
  if (first?.cardCode === undefined || first.cardCode === null) return null;
  return lines(
    `Ketik "lihat ${first.code}" untuk membacanya. Kodenya hanya untuk Anda dan isi yang sekarang:`,
    `• tetapkan ${first.cardCode}${second === undefined || second.cardCode === null ? '' : ` (beberapa sekaligus: tetapkan ${first.cardCode} ${second.cardCode})`}`,
    batchCode === null ? null : `• tetapkan semua ${batchCode}`,
    `• kembalikan ${first.cardCode} 6 mohon tulis gelarnya (nomor butir, lalu catatannya)`,
  );
}

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

/** Words for everything said around endorsement and second check. */
export const secondCheckWords: WordsOf<SecondCheckMessages> = {
  batch: ({ from, waiting, batchCode, rows }) =>
    lines(
      `${count(waiting)} inovasi menunggu penetapan:`,
      ...rows.map(batchRow(from)),
      waiting > rows.length
        ? `${count(waiting - rows.length)} lainnya menyusul; ketik "antrean" lagi sesudah ini.`
        : null,
      endorseHow(rows, batchCode),
    ),
  second_queue: ({ from, rows }) =>
    lines(
      `${count(rows.length)} inovasi ${queueText(rows.map(({ state }) => state))}:`,
      ...rows.map(
        (row, index) =>
          `${from + index}. ${named(row.code, row.name)}, ${row.unit}, ${waitingText(row.state)} sejak ${moment(row.since)}${holderText(row.holder)}`,
      ),
      'Balas dengan nomornya untuk melihat, atau ketik "berikut" untuk yang belum dipegang siapa pun.',
    ),
  check_flags: (flags) =>
    lines(
      'Catatan untuk pemeriksa:',
      flags.verified === null
        ? null
        : `• Skor terverifikasi ${score(flags.verified, flags.max)} (terpisah dari perkiraan pengisi).`,
      ...flags.levels.map(
        (set) =>
          `• Butir ${count(set.number)}. ${set.label}: diklaim tingkat ${set.claimed}, menurut verifikator tingkat ${set.level} (${set.reason}).`,
      ),
      flags.age === null
        ? null
        : `• Mulai ${flags.age.date}, di luar masa ${flags.age.from} sampai ${flags.age.to}.`,
      ...flags.similar.map(
        (other) => `• Mirip dengan ${named(other.code, other.name)} dari ${other.unit}.`,
      ),
      ...flags.unsupported.map(
        (item) =>
          `• Butir ${count(item.number)}. ${item.label}: tingkatnya hanya didukung tautan, tanpa berkas yang dapat diperiksa.`,
      ),
      flags.selfChecked
        ? '• Diperiksa oleh orang yang ikut mengisi, karena di unitnya belum ada pemeriksa lain.'
        : null,
      flags.unreachable.length === 0
        ? null
        : `• Pemberitahuan tidak sampai kepada: ${flags.unreachable.join(', ')}.`,
      ...flags.scans.map((name) => `• Formulir bertanda tangan: ${name}.`),
    ),
  decide_how: ({ code, cardCode, steps, returns, rejects, reopens }) =>
    lines(
      'Keputusan (angka ini hanya untuk Anda dan isi yang sekarang):',
      ...steps.map((step) => forward[step]?.(cardCode, code) ?? null),
      steps.includes('monitor') ? `• monev ${code} untuk mengisi Form C.2` : null,
      steps.includes('report') ? `• entri ${cardCode} lalu nomor dari aplikasi nasional` : null,
      returns
        ? `• kembalikan ${cardCode} 6 mohon tulis gelarnya (nomor butir, lalu catatannya)`
        : null,
      rejects ? `• tolak ${cardCode} lalu alasannya` : null,
      steps.includes('accept') || steps.includes('monitor')
        ? '• tingkat 35 2 lalu alasannya, untuk menetapkan tingkat indikator'
        : null,
      reopens ? `• buka lagi ${cardCode} lalu alasannya` : null,
      `• bukti ${code} untuk membuka berkasnya`,
    ),
  decided: ({ code, name, step, to, onlyPerson }) =>
    lines(
      `✔ Tersimpan. ${named(code, name)} ${stepDone[step]}${nowText(to)}.`,
      onlyPerson
        ? 'Dicatat bahwa Anda memutuskan inovasi yang ikut Anda isi, karena di unit ini belum ada orang lain.'
        : null,
      'Ketik "berikut" untuk inovasi berikutnya.',
    ),
  decided_together: ({ rows }) => `${count(rows.length)} inovasi diputuskan sekaligus.`,
  decided_before: ({ code, name, by, role, step, at, state, own }) =>
    own
      ? `${named(code, name)} sudah ${stepDone[step]} oleh Anda pada ${moment(at)}; sekarang ${stateNames[state]}. Tidak perlu diulang. Ketik "lihat ${code}" untuk membaca yang terbaru.`
      : `${named(code, name)} sudah ${stepDone[step]}${by === null ? '' : ` oleh ${by}`}${role === null ? '' : ` (${roleNames[role]})`} pada ${moment(at)}; sekarang ${stateNames[state]}. Keputusan Anda tidak disimpan. Ketik "lihat ${code}" untuk membaca yang terbaru.`,
  claimed_by: ({ code, name, by, until }) =>
    `${named(code, name)} sedang diperiksa ${by ?? 'verifikator lain'} sampai ${moment(until)}. Ketik "berikut" untuk inovasi lain.`,
  nothing_to_decide: ({ code, state }) =>
    `${code} sekarang ${stateNames[state]}, jadi langkah itu tidak dapat dilakukan. Ketik "lihat ${code}" untuk melihat keadaannya.`,
  verified_levels: ({ rows }) =>
    lines(
      'Tingkat yang berbeda menurut verifikator:',
      ...rows.map(
        (set) =>
          `• Butir ${count(set.number)}. ${set.label}: diklaim tingkat ${set.claimed}, menurut verifikator tingkat ${set.level} (${set.reason}).`,
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
      `Ditolak oleh ${by ?? 'Bapperida'}${role === null ? '' : ` (${roleNames[role]})`}.`,
      reason === null ? null : `Alasannya: ${reason}`,
    ),
  nothing_next: ({ left }) =>
    lines(
      'Tidak ada lagi yang lain yang menunggu dan belum dipegang orang lain.',
      left === null
        ? 'Ketik "antrean" untuk melihat semuanya.'
        : `${named(left.code, left.name)} yang terakhir dibuka masih ${waitingText(left.state)}: ketik "${left.state === 'accepted' ? 'monev' : 'lihat'} ${left.code}".`,
    ),
  level_set: ({ code, name, number, label, claimed, level, reason, cardCode }) =>
    lines(
      `✔ Tersimpan. ${named(code, name)}, butir ${count(number)}. ${label}: diklaim tingkat ${claimed}, menurut verifikator tingkat ${level} (${reason}).`,
      `Isinya berubah, jadi kartunya baru: terima ${cardCode}, atau kembalikan ${cardCode} dengan catatannya.`,
    ),
  level_how: ({ code }) =>
    lines(
      'Tulis nomor butir indikator, tingkatnya (0 sampai 3), lalu alasannya, misalnya:',
      `tingkat ${code === null ? 'INV-XXXXX ' : ''}35 2 SK belum ditandatangani`,
      code === null ? 'Atau buka dulu kartunya dengan "lihat" dan kodenya.' : null,
    ),
  level_needs_reason: ({ number, label }) =>
    `Apa alasan tingkat itu untuk butir ${count(number)}. ${label}? Mohon tulis dengan kalimat, supaya pengisinya mengerti, atau ketik "batal".`,
  scan_taken: ({ code, name }) =>
    `Formulir bertanda tangan untuk ${named(code, name)} sedang kami simpan.`,
  scan_too_large: ({ name, size: bytes, limit }) =>
    `${name} berukuran ${size(bytes)}, sedangkan batasnya ${size(limit)}. Mohon pindai dengan mutu lebih rendah, lalu kirim lagi.`,
  scan_stored: ({ code, file }) => `✔ Tersimpan: ${file}, formulir bertanda tangan untuk ${code}.`,
  notice_decided: ({ code, name, step, to, by, role, reason, own }) =>
    lines(
      `${named(code, name)} ${stepDone[step]}${by === null ? '' : ` oleh ${by}`} (${roleNames[role]})${nowText(to)}.`,
      reason === null ? null : `Alasannya: ${reason}`,
      own ? `Ketik "status ${code}" kapan saja untuk melihat perkembangannya.` : null,
    ),
  notice_batch: ({ state, waiting, batchCode, rows }) =>
    paragraphs(
      lines(
        state === 'unit_verified'
          ? `${count(waiting)} inovasi menunggu penetapan:`
          : `${count(waiting)} inovasi menunggu ${state === 'accepted' ? 'monev' : 'pemeriksaan Bapperida'}:`,
        ...rows.map((row, index) =>
          state === 'unit_verified'
            ? batchRow(1)(row, index)
            : `${index + 1}. ${named(row.code, row.name)}, ${row.unit}`,
        ),
        rows.length > 0 && waiting > rows.length
          ? `dan ${count(waiting - rows.length)} lainnya.`
          : null,
      ),
      // All that were listed may have been decided before this was sent, while others still wait.
      state === 'unit_verified' && rows.length > 0
        ? endorseHow(rows, batchCode)
        : 'Ketik "antrean" untuk melihat semuanya, atau "berikut" untuk mulai memeriksa.',
    ),
};

/** What an innovation of the shared queue waits for. */
const waitingText = (state: State): string =>
  state === 'accepted'
    ? 'menunggu monev'
    : state === 'designated'
      ? 'menunggu entri nasional'
      : stateNames[state];

function queueText(states: readonly State[]): string {
  const [first] = states;
  return first !== undefined && states.every((state) => state === first)
    ? waitingText(first)
    : 'di antrean Bapperida';
}

function holderText(holder: SecondCheckMessages['second_queue']['rows'][number]['holder']): string {
  if (holder === null) return '';
  return holder.self
    ? ', sedang Anda periksa'
    : `, sedang diperiksa ${holder.name ?? 'verifikator lain'} sampai ${moment(holder.until)}`;
}
