// The words for answering what people ask. At most six lines each; the line that names what is open comes after them.
// A message or a meaning without a sentence does not compile.
import type { OpenBeside } from '../../domain/conversation/shared/still-open.ts';
import { agency, roleName, roleNameSmall } from '../../domain/region.ts';
import type { Intent } from '../../domain/language/index.ts';
import type {
  QuestionFacts,
  QuestionMessages,
} from '../../domain/conversation/questions/messages.ts';
import { formatWords } from './asking.ts';
import { count, lines, moment, quoted, shorten } from './format.ts';
import { stateNames } from './labels.ts';
import type { WordsOf } from './words.ts';

const answers: Readonly<Record<Intent, (facts: QuestionFacts) => string>> = {
  reminders: () =>
    'Mengingatkan besok: ketik "ingatkan besok". Tidak ingin diingatkan lagi: ketik "berhenti"; menyalakannya kembali: "mulai lagi".',
  own_details: () =>
    lines(
      'Nama atau gelar sendiri: ketik "data saya ubah nama". NIP: "data saya ubah nip". Pindah unit: "data saya ubah unit".',
      'Nomor atau aplikasi baru: dari yang lama ketik "tautkan", lalu kirim kodenya dari yang baru.',
    ),
  papers: () =>
    lines(
      'Formulir kosong untuk diisi di komputer: ketik "formulir kosong".',
      'Isian sendiri sebagai PDF: ketik "formulir" dan nomor inovasinya, misalnya "formulir INV-7KQ4M".',
    ),
  what_is: ({ edition }) =>
    lines(
      `Inovasi adalah cara kerja atau layanan yang baru atau diperbarui, dan terasa manfaatnya. Tidak harus aplikasi. ${edition} mengumpulkannya dari semua unit.`,
      'Contoh: posyandu keliling, formulir yang dipersingkat, atau kerja sama baru dengan desa.',
    ),
  self_check: () =>
    lines(
      'Tandanya: ada yang baru atau diperbarui, manfaatnya terasa, menjadi wewenang unit, tidak melanggar aturan, dan dapat ditiru unit lain.',
      'Memeriksanya: ketik "cek", lima pertanyaan singkat. Melihat contoh: ketik "contoh".',
    ),
  missing: () =>
    'Ketik "kurang" setelah satu inovasi dibuka, dan semua yang belum lengkap kami tampilkan.',
  score: () =>
    'Ketik "kurang": di sana tampil indikator yang paling banyak menambah skor. Skor dihitung dari tingkat setiap indikator yang ada buktinya.',
  who_checks: ({ unit }) =>
    lines(
      `Setelah dikirim, inovasi diperiksa ${roleName('unit_admin')}${unit === null ? ' unit' : ` ${unit}`}, ditetapkan ${roleNameSmall('unit_head')}, lalu diterima ${agency()}.`,
      'Bertanya: ketik "tanya pamong".',
    ),
  status: ({ innovation }) =>
    innovation === null
      ? 'Ketik "draf" untuk memilih inovasinya, lalu "status" untuk melihat sampai di mana.'
      : lines(
          `${quoted(innovation.name, 120)} (${innovation.code}): ${stateNames[innovation.state]} sejak ${moment(innovation.since)}.`,
          `Terisi ${count(innovation.filled)} dari ${count(innovation.total)}. Catatan pemeriksa, bila ada, tampil dengan "status".`,
        ),
  deadline: () => 'Batas waktunya ada di jadwal: ketik "jadwal".',
  no_evidence: () =>
    'Bila buktinya belum ada, ketik "belum ada" saat indikatornya ditanyakan. Itu dicatat tanpa poin dan dapat dilengkapi sebelum dikirim; surat yang masih diproses belum dihitung.',
  item_rule: ({ group, inGroup, item }) =>
    group !== null && (inGroup || item === null)
      ? `${group.label}: semua bagiannya bersama paling sedikit ${count(group.min)} kata; sekarang ${count(group.words)}. Tidak ada batas atas.`
      : 'Untuk isian ini tidak ada jumlah kata tertentu. Singkat tidak apa-apa, asal jelas.',
  item_help: ({ item }) =>
    item === null
      ? 'Ketik "bantuan" untuk melihat apa yang dapat dilakukan di sini.'
      : lines(
          `${item.label}: ${item.instruction ?? item.help}`,
          item.example === null ? null : `Contoh: ${item.example}`,
          'Penjelasan lengkap: ketik "bantuan".',
        ),
  formats: ({ item }) =>
    item === null || item.formats.length === 0
      ? 'Bukti dikirim sebagai berkas atau foto saat indikatornya ditanyakan; jenis yang diterima disebut pada pertanyaannya. Yang terlalu besar kami beri tautan unggah.'
      : `Yang diterima di sini: ${formatWords(item.formats)}. Kirim langsung di obrolan ini; yang terlalu besar kami beri tautan unggah.`,
  undo: () =>
    'Jawaban dapat diganti kapan saja sebelum dikirim: ketik "batal yang tadi" untuk membatalkan yang terakhir, atau "ubah" dan nomornya, misalnya "ubah 5". Berkas dihapus dengan "berkas" lalu "hapus" dan nomornya.',
  saved: () =>
    'Setiap jawaban langsung tersimpan, jadi boleh berhenti kapan saja. Melanjutkan: ketik "lanjut". Mau diingatkan? Ketik "ingatkan besok".',
  go_on: ({ innovation }) =>
    innovation === null
      ? 'Untuk membuka inovasi yang pernah dimulai, ketik "draf" lalu nomornya.'
      : `Yang sedang dibuka ${quoted(innovation.name, 80)} (${innovation.code}): ketik "lanjut". Inovasi lain: ketik "draf" lalu nomornya.`,
  carry_over: () =>
    'Bisa. Kirim Word, PDF, ODT, atau teksnya di sini. Yang terbaca kami tunjukkan dulu; tersimpan setelah Bapak/Ibu memilih, misalnya "pakai semua".',
  years: ({ year }) => `T-0 = ${year}, T-1 = ${year - 1}, T-2 = ${year - 2}.`,
  co_fill: () =>
    'Boleh diisi bersama. Pemilik inovasi mengetik "ajak" dan memberikan kodenya kepada rekan; rekan mengetik kode itu di obrolannya sendiri.',
  rename: () => 'Nama inovasi diganti dengan mengetik "ubah nama".',
  withdraw: () =>
    'Inovasi yang sudah dikirim dapat ditarik dengan "tarik". Draf tidak perlu dihapus: yang tidak dikirim tidak ikut dinilai. Untuk inovasi lain ketik "baru".',
  privacy: () => 'Ketik "privasi" untuk membaca apa yang kami simpan dan siapa yang melihatnya.',
  how: ({ items }) =>
    lines(
      `Di sini inovasi diceritakan sedikit demi sedikit: kami bertanya (${count(items)} butir), Bapak/Ibu menjawab, lalu dikirim ke ${roleName('unit_admin')} unit.`,
      'Boleh dilewati dengan "lewati", boleh berhenti kapan saja. Penjelasan tiap pertanyaan: ketik "bantuan".',
    ),
  how_long: ({ items, innovation }) =>
    innovation === null
      ? `Ada ${count(items)} butir; banyak yang cukup dijawab dengan satu angka. Boleh dicicil, semuanya langsung tersimpan.`
      : `Terisi ${count(innovation.filled)} dari ${count(innovation.total)}. Sisanya: ketik "kurang". Boleh dicicil, semuanya langsung tersimpan.`,
  cost: () =>
    `Tidak ada biaya apa pun. Bila ada yang meminta bayaran, mohon laporkan ke ${agency()}.`,
  trouble: () =>
    'Mohon maaf bila ada yang tidak berjalan. Yang sudah dijawab tetap tersimpan; coba kirim sekali lagi, atau ketik "tanya pamong" dan ceritakan apa yang terjadi.',
  human: () =>
    `Ketik "tanya pamong" lalu pertanyaannya; ${roleName('mentor')} unit akan membalas di obrolan ini.`,
  nil: () =>
    `Bila setelah dicari memang tidak ada, ${roleName('unit_admin')} unit mengetik "nihil"; ${roleNameSmall('unit_head')} yang mengesahkannya.`,
  queue: () => 'Ketik "antrean" untuk melihat yang menunggu Bapak/Ibu.',
};

/** What is open, where it is no item of the form. */
const openings: Readonly<Record<OpenBeside, string>> = {
  consent: 'persetujuan penyimpanan data. Balas "ya" atau "tidak".',
  choosing_unit: 'nama unit Bapak/Ibu.',
  giving_name: 'nama Bapak/Ibu.',
  correcting_name: 'nama atau NIP yang benar.',
  finishing: 'yang perlu dipastikan. Balas "benar", atau "kirim" untuk melihatnya.',
  sending_documents: 'dokumen yang akan dibaca, atau "batal".',
  reviewing: 'pilihan atas yang terbaca dari dokumen. Melihatnya lagi: ketik "dokumen".',
  confirming_submit: 'kirim inovasinya? Balas "ya" atau "tidak".',
  confirming_withdraw: 'tarik inovasinya? Balas "ya" atau "tidak".',
  confirming_cancel: 'berhenti dulu? Balas "ya" atau "tidak".',
  confirming_act: 'kode untuk memastikan, atau "batal".',
  confirming_marks: 'nilai tadi sudah benar? Balas "ya" atau "tidak".',
  confirming_calendar: 'kode untuk memastikan jadwal, atau "batal".',
  confirming_code: 'pakai kode tadi? Balas "ya" atau "tidak"; belum ada yang berubah.',
  confirming_sessions: 'akhiri sesi lain? Balas "ya" atau "tidak".',
  picking_draft: 'nomor inovasi yang dibuka.',
  choosing_act: 'nomor yang dipilih, atau "batal".',
  choosing_office: 'unit yang kopnya diatur, atau "batal".',
  choosing_predecessor: 'nomor orang yang digantikan, atau "batal".',
  choosing_successor: 'nomor penggantinya, atau "batal".',
  choosing_owner: 'siapa yang mengisi temuan itu. Balas "saya", nama rekan, atau "admin".',
  describing_candidate: 'cerita kegiatannya dalam satu atau dua kalimat, atau "batal".',
  asking_signs: 'jawaban lima pertanyaan tadi, misalnya "ya semua".',
  asking_examples: '"ya" atau "tidak" untuk lima contoh tadi.',
  inviting: 'siapa yang diundang, atau "batal".',
  inviting_many: 'daftar yang diundang, atau "batal".',
  standing_in: 'unit yang digantikan, atau "batal".',
  returning: 'catatan pengembalian, lalu "selesai"; atau "batal".',
  proving: 'nomor ponsel lewat tombol di bawah, atau "batal".',
  completing: 'keterangan yang diminta untuk keputusan tadi, atau "batal".',
  monev: 'isian Form C.2, atau "batal".',
  monev_officer: 'nama petugas monev, atau "batal".',
  monev_end: 'penutup Form C.2, atau "batal".',
  excepting_unit: 'nama unit yang dikecualikan, atau "batal".',
  broadcasting: 'siaran yang sedang ditulis, atau "batal".',
  representing: 'nama yang mewakili, atau "batal".',
  get asking_mentor() {
    return `pertanyaan untuk ${roleName('mentor')}, atau "batal".`;
  },
  answering_message: 'balasan pesan tadi, atau "batal".',
  writing_unit: 'pesan untuk unit, atau "batal".',
  trying: 'jawaban dalam percobaan edisi, atau "selesai coba".',
};

/** The words. */
export const questionWords: WordsOf<QuestionMessages> = {
  question_answer: (facts) => answers[facts.intent](facts),
  choices_compared: ({ label, no, indicator, choices, told, help }) =>
    lines(
      `${indicator ? 'Indikator' : 'Isian'} ${count(no)} ${label}:`,
      ...choices.map((choice) => `• ${shorten(choice, 160)}`),
      indicator ? null : shorten(told ?? help, 300),
      indicator
        ? 'Pilih tingkat yang buktinya ada; dapat diubah sebelum dikirim.'
        : 'Keduanya mirip? Pilih yang paling sesuai; dapat diubah sebelum dikirim.',
    ),
  question_unknown: () =>
    'Pertanyaan itu belum dapat kami jawab. Ketik "bantuan" untuk penjelasan, atau "tanya pamong" untuk bertanya kepada orang.',
  still_open: ({ mode, label }) => {
    if (label !== null && mode === 'returning')
      return `Masih ditunggu: catatan pengembalian ${label}, lalu "selesai"; atau "batal".`;
    if (label !== null && mode === 'confirming')
      return `Masih ditunggu: pilihan untuk ${label}. Tidak jadi? Ketik "batal".`;
    if (label !== null) return `Masih terbuka: ${label}.`;
    const what = Object.hasOwn(openings, mode) ? openings[mode as keyof typeof openings] : null;
    return `Masih ditunggu: ${what ?? 'jawaban pertanyaan sebelumnya, atau "batal".'}`;
  },
  answer_or_candidate: ({ label }) =>
    lines('Pesan itu belum kami simpan.', `Ini jawaban untuk ${label} atau temuan baru?`),
  held_dropped: ({ typed, number }) =>
    lines(
      `Pesan sebelumnya tidak disimpan: ${quoted(typed, 80)}.`,
      `Bila itu bagian dari jawaban: ketik "ubah ${count(number)}", lalu kirim seluruh jawabannya.`,
    ),
  answer_or_other: ({ label, typed, others, unread, figures }) =>
    lines(
      `${quoted(typed, 120)} belum kami simpan. Tampaknya untuk isian lain:`,
      ...others
        .slice(0, 4)
        .map(
          (one) =>
            `• ${count(one.number)}. ${one.label}: ${quoted(one.said, 40)} (ketik "ubah ${one.number}")`,
        ),
      unread.length === 0
        ? null
        : `Belum jelas: ${unread
            .slice(0, 3)
            .map((one) => quoted(one, 40))
            .join(', ')}.`,
      figures === false
        ? `Bila ini jawaban untuk ${label}, balas "jawaban".`
        : `Bila ini jawaban untuk ${label}, balas 1.`,
    ),
  answer_or_question: ({ label, typed }) =>
    lines(
      `${quoted(typed, 160)} belum kami simpan.`,
      label === '' ? 'Ini jawaban atau pertanyaan?' : `Ini jawaban untuk ${label} atau pertanyaan?`,
    ),
  nearest_meanings: () =>
    'Maksudnya belum jelas. Mungkin salah satu ini; balas nomornya, atau tulis dengan kata lain.',
};
