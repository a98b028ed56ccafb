// The words for candidates (temuan): the five questions, what was noted, and what becomes of it.
// It never says that something is no innovation; it says which signs are met and who decides.
import type { CandidateCounts } from '../../domain/candidate-counts.ts';
import { agency, region, roleName, roleNameFirst } from '../../domain/region.ts';
import type { CandidateState, SignsRead } from '../../domain/candidate.ts';
import type {
  CandidateLineShown,
  CandidateMessages,
} from '../../domain/conversation/candidates/messages.ts';
import { count, day, lines, moment, quoted, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

const t = (number: number | string): string =>
  typeof number === 'number' ? `T-${number}` : number;

const inWords = ['Belum ada', 'Satu', 'Dua', 'Tiga', 'Empat', 'Kelima'];

const questions: readonly string[] = [
  'Apakah caranya berbeda dari sebelumnya?',
  'Apakah ada yang terbantu: lebih cepat, lebih mudah, lebih murah, atau lebih banyak terlayani?',
  'Apakah kegiatan ini termasuk tugas unit Bapak/Ibu?',
  'Apakah warga bebas dari biaya atau syarat tambahan di luar aturan?',
  'Apakah unit atau daerah lain dapat menirunya?',
];

/** What to do where a sign is not met yet. */
const advice = (number: number): string =>
  [
    '1: belum terlihat pembaruannya. Apa yang sekarang lebih dekat, lebih cepat, atau digabung?',
    '2: manfaatnya belum terasa; kami catat dulu sebagai gagasan.',
    '3: unit mana yang berwenang? Temuan dapat diteruskan ke sana.',
    `4: mohon bicarakan dulu dengan ${agency()}.`,
  ][number - 1] ?? '';

const joined = (numbers: readonly number[]): string =>
  numbers.length < 2
    ? numbers.join('')
    : `${numbers.slice(0, -1).join(', ')} dan ${numbers.at(-1) ?? ''}`;

function signsText({ met, unsure, missing }: SignsRead): string {
  const forAgency = unsure.filter((number) => number === 3 || number === 4);
  const forMentor = unsure.filter((number) => number !== 3 && number !== 4);
  const doubts = [
    forAgency.length === 0 ? null : `nomor ${joined(forAgency)} akan dipastikan ${agency()}`,
    forMentor.length === 0
      ? null
      : `nomor ${joined(forMentor)} akan dibantu ${roleNameFirst('mentor')}`,
  ].filter((one) => one !== null);
  const head =
    met === 5
      ? 'Kelima ciri inovasi terpenuhi'
      : `${inWords[met]} dari lima ciri inovasi terpenuhi`;
  return lines(
    `${[head, ...doubts].join('; ')}.`,
    ...missing.map((number) => `• Nomor ${advice(number)}`),
  );
}

const stateNames: Readonly<Record<CandidateState, string>> = {
  new: 'baru',
  assigned: 'ditugaskan',
  begun: 'mulai diisi',
  postponed: 'ditunda',
  not_innovation: 'bukan inovasi',
  same: 'sama dengan yang lain',
};

const stateOf = ({ state, idea, taken }: CandidateLineShown): string =>
  [
    state === 'assigned' && !taken ? 'ditugaskan, belum dijawab' : stateNames[state],
    idea ? 'gagasan' : null,
  ]
    .filter((one) => one !== null)
    .join(', ');

const lineOf = (row: CandidateLineShown, unit: boolean): string =>
  `• ${t(row.number)} (${stateOf(row)}): ${theirs(row.sentence, 48)}${unit ? `, ${row.unit}` : ''}${row.owner === null ? '' : `, ${theirs(row.owner, 30)}`}`;

function shownText(shown: CandidateMessages['candidate_shown']): string {
  const { number, unit, reporter, owner, signs, reason, sameAs, code, remindOn } = shown;
  return lines(
    `Temuan ${t(number)}, ${unit}: ${stateOf(shown)}`,
    quoted(shown.sentence, 260),
    `Dicatat ${reporter === null ? '' : `${theirs(reporter, 60)}, `}${moment(shown.since)}`,
    owner === null ? null : `Pengisi: ${theirs(owner, 60)}`,
    signs === null ? null : `Ciri inovasi terpenuhi: ${count(signs.met)} dari 5`,
    reason === null ? null : `Alasan: ${theirs(reason, 120)}`,
    sameAs === null ? null : `Sama dengan ${t(sameAs)}`,
    code === null ? null : `Inovasinya: ${code}`,
    remindOn === null ? null : `Diingatkan ${day(remindOn)}`,
    next(shown),
  );
}

function next({
  number,
  asked,
  begins,
  assigns,
  state,
}: CandidateMessages['candidate_shown']): string | null {
  if (asked) return `Bersedia mengisinya? Balas "ya ${t(number)}" atau "tidak ${t(number)}".`;
  if (assigns && (state === 'not_innovation' || state === 'same'))
    return `Membukanya lagi: "${t(number)} buka lagi".`;
  if (assigns && state !== 'begun')
    return `Balas "${t(number)} untuk NAMA", "${t(number)} bukan inovasi: alasan", atau "tunda ${t(number)} sampai Senin".`;
  return begins ? `Mulai mengisi: ketik "mulai ${t(number)}".` : null;
}

type Notice = CandidateMessages['notice_candidate'];

const noticeHeads: { readonly [What in Notice['what']]: (notice: Notice) => string } = {
  noted: ({ number, by, unit, more = 0 }) =>
    more > 0
      ? `${by ?? 'Seseorang'} mencatat ${count(more + 1)} temuan ${unit}, mulai ${t(number)}:`
      : `Temuan baru ${t(number)}, ${unit}${by === null ? '' : `, dari ${by}`}:`,
  taken: ({ number, by, unit }) =>
    `${by ?? 'Seseorang'} akan mengisi temuan ${t(number)}, ${unit}:`,
  declined: ({ number, by, unit }) =>
    `${by ?? 'Seseorang'} belum dapat mengisi temuan ${t(number)}, ${unit}:`,
  proposed: ({ number, by, unit, detail }) =>
    `Temuan ${t(number)}, ${unit}${by === null ? '' : `, dari ${by}`}; diusulkan diisi ${theirs(detail ?? '', 60)}:`,
  closed: ({ number }) => `Temuan ${t(number)} ditutup sebagai bukan inovasi:`,
  same: ({ number, detail }) =>
    `Temuan ${t(number)} ternyata sama dengan ${detail ?? 'yang lain'}:`,
  begun: ({ number, by, unit }) =>
    `${by ?? 'Seseorang'} mulai mengisi temuan ${t(number)}, ${unit}:`,
  doubt: ({ number, unit }) => `Temuan ${t(number)}, ${unit}, masih ada yang perlu dipastikan:`,
};

const noticeNext: { readonly [What in Notice['what']]: (notice: Notice) => string | null } = {
  noted: ({ number, more = 0 }) =>
    more > 0
      ? 'Melihat semuanya: ketik "temuan".'
      : `Menugaskan: ketik "${t(number)} untuk NAMA". Bila bukan inovasi: "${t(number)} bukan inovasi: alasan".`,
  taken: () => null,
  declined: ({ number }) => `Menugaskan orang lain: ketik "${t(number)} untuk NAMA".`,
  proposed: ({ number, detail }) =>
    `Bila setuju, ketik "${t(number)} untuk ${theirs(detail ?? '', 60)}".`,
  closed: ({ detail }) => (detail === undefined ? null : `Alasan: ${theirs(detail, 200)}`),
  same: () => 'Terima kasih sudah mencatatnya.',
  begun: () => 'Terima kasih sudah mencatatnya.',
  doubt: ({ number }) => `Melihatnya: ketik "${t(number)}".`,
};

/** Who hears of it: a unit without an admin has the agency. */
const whom = (unit: string, told: 'admin' | 'agency' = 'admin'): string =>
  told === 'admin'
    ? `${roleName('unit_admin')} ${unit}`
    : `${unit} belum punya ${roleName('unit_admin')}, jadi ${agency()}`;

/** What became of what was found, in one line. */
const countsText = ({ found, sorted, begun, entered, lost, open }: CandidateCounts): string =>
  [
    `${count(found)} ditemukan`,
    sorted === 0 ? null : `${count(sorted)} disisihkan`,
    `${count(begun)} mulai diisi`,
    `${count(entered)} masuk`,
    lost === 0 ? null : `${count(lost)} hilang`,
    open === 0 ? null : `${count(open)} masih terbuka`,
  ]
    .filter((part) => part !== null)
    .join(', ');

/** The words. */
export const candidateWords: WordsOf<CandidateMessages> = {
  examples: () =>
    lines(
      'Adakah yang seperti ini di unit Bapak/Ibu?',
      'a. Dulu warga datang, sekarang petugas yang datang',
      'b. Ada formulir atau tanda tangan yang dihapus',
      'c. Catatan kertas pindah ke ponsel',
      'd. Kerja sama baru dengan desa, sekolah, atau swasta',
      'e. Hasil latsar, PKA, atau PKP yang masih dipakai',
      'Balas hurufnya atau "ya"; bila tidak ada, balas "tidak".',
    ),
  examples_none: () =>
    'Tidak apa-apa. Bila kemudian teringat sesuatu, ketik "cek" atau "temuan: " diikuti kegiatannya.',
  examples_unclear: () => 'Balas hurufnya (a sampai e), "ya", atau "tidak".',
  ask_candidate: () =>
    'Ceritakan dalam satu atau dua kalimat: kegiatan apa yang sekarang dikerjakan dengan cara baru?',
  candidate_too_short: () =>
    'Ceritanya masih terlalu singkat. Contoh: kami antar KTP ke rumah lansia, dulu mereka antre di kantor.',
  candidate_too_long: ({ limit }) =>
    `Satu temuan paling banyak ${count(limit)} huruf. Mohon kirim satu atau dua kalimat intinya; ceritanya ditulis lengkap saat mengisi.`,
  candidate_which_unit: ({ typed }) =>
    lines(
      typed === ''
        ? 'Temuan ini untuk unit mana?'
        : `Unit ${quoted(typed, 80)} belum dikenali, jadi belum disimpan.`,
      'Tulis unitnya sebelum titik dua, misalnya: temuan Puskesmas Juai: posyandu dibuka malam hari',
    ),
  ask_signs: ({ open }) =>
    lines(
      open.length === questions.length
        ? 'Lima pertanyaan tentang kegiatan itu. Balas "ya semua", atau misalnya "1 ya 2 ya 3 ragu 4 ya 5 ya":'
        : `Tinggal nomor ${joined(open)}. Balas ya, tidak, atau ragu:`,
      ...open.map((number) => `${number}. ${questions[number - 1] ?? ''}`),
    ),
  signs_unclear: ({ open }) =>
    open.length === questions.length
      ? 'Jawabannya belum terbaca. Balas "ya semua", "ya semua kecuali 3 ragu", atau "1 ya 2 ya 3 ragu 4 ya 5 tidak".'
      : `Jawaban nomor ${joined(open)} belum terbaca. Contoh: ${open.map((number) => `${number} ya`).join(' ')}`,
  signs_read: signsText,
  candidate_noted: ({ number, sentence, unit }) =>
    `✔ Tersimpan sebagai temuan ${t(number)}, ${unit}: ${quoted(sentence, 260)}.`,
  candidates_noted: ({ numbers, unit }) =>
    lines(
      `✔ Tersimpan ${count(numbers.length)} temuan ${unit}: ${t(numbers[0] ?? 0)} sampai ${t(numbers.at(-1) ?? 0)}.`,
      'Melihatnya: ketik "temuan". Menugaskan: ketik nomornya, misalnya ' +
        `"${t(numbers[0] ?? 0)} untuk NAMA".`,
    ),
  candidates_too_many: ({ limit }) =>
    `Sekali kirim paling banyak ${count(limit)} temuan. Mohon dibagi menjadi beberapa pesan; belum ada yang disimpan.`,
  candidate_to_admin: ({ unit, told }) =>
    `${whom(unit, told)} kami beri tahu untuk menentukan pengisinya.`,
  ask_owner: () => 'Siapa yang akan mengisinya? Balas "saya", nama rekan, atau "admin".',
  owner_unknown: ({ typed }) =>
    lines(
      typed === ''
        ? 'Untuk siapa? Tulis namanya, misalnya: T-127 untuk Nurul Hidayah'
        : `Nama ${quoted(typed, 60)} belum terdaftar di unit ini.`,
      'Balas nama rekan yang sudah terdaftar, "saya", atau "admin". Rekan yang belum terdaftar diundang dengan "undang".',
    ),
  owner_several: ({ typed, names }) =>
    lines(
      `Ada beberapa orang bernama ${quoted(typed, 60)}: ${names.map((name) => theirs(name, 60)).join('; ')}.`,
      'Mohon tulis nama lengkapnya.',
    ),
  owner_proposed: ({ name, unit, told }) =>
    `✔ Usulan pengisi, ${theirs(name, 60)}, diteruskan ke ${told === 'agency' ? agency() : `${roleName('unit_admin')} ${unit}`} untuk ditugaskan.`,
  owner_left: ({ unit, told }) =>
    `Baik. ${whom(unit, told)} kami beri tahu untuk menentukan pengisinya. Mengambilnya sendiri kapan saja: ketik "temuan".`,
  candidate_taken: ({ number, name, unit, told, remindOn, begins }) =>
    lines(
      `✔ ${t(number)} ditugaskan kepada ${name === null ? 'Bapak/Ibu' : `Bapak/Ibu ${theirs(name, 60)}`}. ${whom(unit, told)} kami beri tahu.`,
      begins
        ? `Untuk mulai, tulis nama inovasinya. Perlu ide? Ketik "bantu nama". Nanti saja? Kami ingatkan ${day(remindOn)}.`
        : `Untuk mulai: ketik "mulai ${t(number)}". Kami ingatkan ${day(remindOn)}.`,
    ),
  candidate_later: ({ number }) =>
    `Baik, ${t(number)} tetap tersimpan. Untuk mulai kapan saja: ketik "mulai ${t(number)}".`,
  candidate_assigned: ({ number, name, remindOn }) =>
    `✔ ${t(number)} ditugaskan kepada ${theirs(name, 60)}; kami tanyakan kesediaannya. Kami ingatkan ${day(remindOn)} bila belum dimulai.`,
  candidate_declined: ({ number }) =>
    `✔ Tersimpan. ${t(number)} dikembalikan ke ${roleName('unit_admin')} untuk ditugaskan kepada orang lain.`,
  candidate_closed: ({ number, reason }) =>
    `✔ ${t(number)} ditutup sebagai bukan inovasi: ${theirs(reason, 200)}. Membukanya lagi: "${t(number)} buka lagi".`,
  candidate_reason: ({ number }) =>
    `Mohon tulis alasannya juga, misalnya: ${t(number)} bukan inovasi: kegiatan rutin tanpa cara baru`,
  candidate_same: ({ number, as }) =>
    `✔ ${t(number)} dicatat sama dengan ${t(as)}. Membukanya lagi: "${t(number)} buka lagi".`,
  candidate_same_what: ({ number }) =>
    `Sama dengan yang mana? Tulis nomor temuan atau inovasi yang dapat Bapak/Ibu baca, misalnya: ${t(number)} sama dengan T-101`,
  candidate_postponed: ({ number, until }) =>
    `✔ ${t(number)} ditunda. Kami ingatkan ${day(until)}.`,
  candidate_until: ({ number, typed }) =>
    lines(
      typed === '' ? 'Ditunda sampai kapan?' : `Tanggal ${quoted(typed, 60)} belum terbaca.`,
      `Contoh: tunda ${t(number)} sampai Senin, atau tunda ${t(number)} 2 minggu lagi. Paling lama setahun.`,
    ),
  candidate_reopened: ({ number }) =>
    `✔ ${t(number)} dibuka lagi. Menugaskan: ketik "${t(number)} untuk NAMA".`,
  candidate_not_now: ({ number, state }) =>
    `${t(number)} sekarang ${stateNames[state]}, jadi langkah itu belum dapat dilakukan. Melihatnya: ketik "${t(number)}".`,
  candidate_begun: ({ number, code }) =>
    `${t(number)} sudah mulai diisi sebagai ${code}. Keadaannya: ketik "status ${code}".`,
  // It reads the same whether there is one or not.
  candidate_unknown: () =>
    'Temuan itu tidak ada di antara yang dapat Bapak/Ibu lihat. Daftarnya: ketik "temuan".',
  candidate_shown: shownText,
  candidate_list: ({ rows, total, page, pages, unit, assigns }) =>
    lines(
      `${count(total)} temuan${unit === null ? '' : ` ${unit}`}${pages > 1 ? `, halaman ${count(page)} dari ${count(pages)}` : ''}:`,
      ...rows.map((row) => lineOf(row, new Set(rows.map(({ unit: own }) => own)).size > 1)),
      page < pages ? `Berikutnya: ketik "temuan ${count(page + 1)}".` : null,
      assigns && rows.some(({ state }) => state === 'new')
        ? `Menugaskan: ketik nomornya, misalnya "${t(rows.find(({ state }) => state === 'new')?.number ?? 0)} untuk NAMA".`
        : 'Membaca satu: ketik nomornya.',
    ),
  candidate_counts: ({ edition, counts, earlier, units, page, pages }) =>
    counts.found === 0 && earlier.length === 0
      ? 'Belum ada temuan yang tercatat. Mencatatnya: ketik "temuan:" lalu kegiatannya.'
      : lines(
          `Temuan ${edition}: ${countsText(counts)}.`,
          ...earlier.map(
            (one) =>
              `Tahun ${one.year}: ${count(one.counts.found)} ditemukan, ${count(one.counts.entered)} masuk, ${count(one.counts.lost)} hilang.`,
          ),
          units.length === 0
            ? null
            : `Menurut unit${pages > 1 ? `, halaman ${count(page)} dari ${count(pages)}` : ''}, yang paling banyak belum masuk lebih dulu:`,
          ...units.map(
            (one) =>
              `• ${theirs(one.unit, 24)}: ${count(one.counts.found)} ditemukan, ${count(one.counts.begun)} mulai, ${count(one.counts.entered)} masuk`,
          ),
          page < pages ? `Selanjutnya: ketik "hitungan temuan ${count(page + 1)}".` : null,
        ),
  candidate_list_empty: ({ unit }) =>
    `Belum ada temuan${unit === null ? '' : ` ${unit}`}. Ketik "cek" untuk memeriksa satu kegiatan, atau "temuan: " diikuti kegiatannya.`,
  name_help: ({ names, place, asked }) =>
    lines(
      names === null
        ? 'Tiga pola nama yang mudah diingat:'
        : 'Tiga pola nama, contohnya dari kegiatan Bapak/Ibu:',
      `1. Aksi dan sasaran: ${names?.plain ?? 'KTP Antar Lansia'}`,
      `2. Singkatan yang terbaca: ${names === null ? 'JELITA (Jemput dan Antar Layanan Identitas Lansia)' : (names.short ?? 'JELITA (Jemput dan Antar Layanan Identitas Lansia)')}`,
      `3. Kata setempat dan layanan: ${place ?? region().place} ${names?.service ?? 'Antar KTP'}`,
      asked
        ? 'Tulis nama yang dipilih; nama lain juga boleh.'
        : 'Mengisi nama: ketik "baru", atau "ubah nama inovasi" untuk yang sudah ada.',
    ),
  name_checked: ({ letter, similar, elsewhere, long }) => {
    const remarks = [
      letter === null ? null : `huruf ${letter} belum ada dalam kepanjangannya`,
      similar === null
        ? null
        : `mirip dengan ${quoted(similar.name, 100)}, ${similar.unit}${similar.published === undefined ? '' : `, terbit di katalog; menirunya: ketik "kami mau meniru ${similar.published}"`}`,
      elsewhere ? 'mirip dengan inovasi di unit lain' : null,
      long ? 'namanya panjang, nama pendek lebih mudah diingat' : null,
    ].filter((remark) => remark !== null);
    return `Catatan, boleh dibiarkan: ${remarks.join('; ')}. Mengganti: ketik "ubah nama inovasi".`;
  },
  name_or_story: () =>
    lines('Pesan itu belum kami simpan.', 'Apakah ini nama inovasi, atau cerita kegiatannya?'),
  first_note: ({ number, sentence }) => `Catatan awal dari ${t(number)}: ${quoted(sentence, 200)}`,
  notice_candidate: (notice) =>
    lines(
      noticeHeads[notice.what](notice),
      quoted(notice.sentence, 260),
      noticeNext[notice.what](notice),
    ),
  notice_candidate_yours: ({ number, sentence, unit, by }) =>
    lines(
      `${by ?? roleName('unit_admin')} meminta Bapak/Ibu mengisi temuan ${t(number)}, ${unit}:`,
      quoted(sentence, 260),
      `Bersedia? Balas "ya ${t(number)}" atau "tidak ${t(number)}".`,
    ),
  reminder_candidate: ({ number, sentence, unit, mine, taken, others }) =>
    lines(
      mine
        ? `Temuan ${t(number)} menunggu Bapak/Ibu:`
        : `Temuan ${t(number)}, ${unit}, belum ada pengisinya:`,
      quoted(sentence, 200),
      mine
        ? taken
          ? `Mulai: ketik "mulai ${t(number)}". Belum sempat: ketik "tunda ${t(number)} sampai Senin".`
          : `Bersedia mengisinya? Balas "ya ${t(number)}" atau "tidak ${t(number)}".`
        : `Menugaskan: ketik "${t(number)} untuk NAMA", atau "tunda ${t(number)} sampai Senin".`,
      others === 0 ? null : `Masih ada ${count(others)} temuan lain; ketik "temuan".`,
    ),
};
