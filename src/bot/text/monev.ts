// The words for monev.
// A message without a sentence does not compile.
import { decision } from '../../domain/region.ts';
import { count, lines, theirs } from './format.ts';
import { stateNames } from './labels.ts';
import { named } from './phrases.ts';
import type { WordsOf } from './words.ts';
import type { MonevMessages } from '../../domain/conversation/monev/messages.ts';

const monevParts: Readonly<Record<MonevMessages['monev_open']['part'], string>> = {
  factual: 'faktual',
  advice: 'saran',
  officer: 'pejabat unit',
  end: 'penutupnya',
};

/** The words. */
export const monevWords: WordsOf<MonevMessages> = {
  monev_which: () =>
    'Tulis juga kode inovasinya, misalnya "monev INV-7KQ4M". Yang menunggu monev ada di "antrean".',
  monev_begin: ({ code, name, unit, written }) =>
    lines(
      `Monev (Form C.2): ${named(code, name)}, ${unit}.`,
      written === 0 ? null : `${count(written)} baris sudah terisi; kita teruskan.`,
    ),
  monev_not_now: ({ code, state }) =>
    `Monev diisi sesudah inovasi diterima; ${code} sekarang ${stateNames[state]}.`,
  ask_monev_factual: ({ no, of, label, prefilled, now }) =>
    lines(
      `Baris ${no} dari ${of}: ${label}`,
      now === null
        ? null
        : `Isi sekarang: ${theirs(now, 300)}\nTulis keadaan faktual yang benar, atau ketik "lewati" bila sudah benar.`,
      prefilled === null
        ? now === null
          ? 'Apa keadaan faktualnya? Mohon tulis.'
          : null
        : `Menurut data: ${prefilled}\nBalas "ya" bila sesuai keadaan di lapangan, atau tulis keadaan faktualnya.`,
    ),
  ask_monev_advice: ({ no, factual, now }) =>
    lines(
      `Faktual baris ${no}: ${theirs(factual, 300)}`,
      now === null ? null : `Saran sekarang: ${theirs(now, 300)}; ketik "lewati" bila tetap.`,
      'Apa sarannya? Tulis sarannya, atau balas "tidak ada".',
    ),
  monev_row_needed: ({ no }) =>
    `Baris ${no} perlu diisi untuk Form C.2. Bila memang tidak ada, tulis misalnya "belum ada".`,
  monev_open: ({ code, no, part }) =>
    `Monev ${code} masih terbuka: ${monevParts[part]}${no === null ? '' : ` baris ${no}`}. ${part === 'end' ? 'Ketik "selesai" bila sudah benar, atau "ubah baris 2" untuk memperbaiki.' : 'Silakan tulis isinya, atau ketik "batal" untuk berhenti dulu.'}`,
  monev_saved: ({ no }) => `✔ Tersimpan: baris ${no}.`,
  ask_monev_officer: () =>
    'Siapa pejabat unit yang mendampingi monev ini? Tulis nama dan NIP-nya untuk tanda tangan Form C.2.',
  monev_summary: ({ code, name, unit, officer, by, rows }) =>
    lines(
      `Form C.2 ${named(code, name)}, ${unit}`,
      ...rows.map(
        (row) =>
          `${row.no}. ${row.label}\n   Faktual: ${row.factual}\n   Saran: ${row.advice ?? '-'}`,
      ),
      `Pejabat unit: ${officer}`,
      by === null ? null : `Petugas: ${by}`,
    ),
  ask_monev_end: ({ advised }) =>
    lines(
      'Ketik "selesai" bila monev ini selesai. Untuk memperbaiki, ketik misalnya "ubah baris 2"; untuk pejabatnya, "kembali".',
      advised
        ? 'Bila saran perlu diperbaiki dulu, tulis nomor butir dan catatannya, misalnya "indikator 1 lengkapi SK". Butir itu dibuka lagi untuk pengisi, dan monev diteruskan sesudahnya.'
        : null,
    ),
  monev_done: ({ code, name }) =>
    `✔ Tersimpan. Monev ${named(code, name)} selesai; inovasi ini masuk usulan ${decision()}.`,
};
