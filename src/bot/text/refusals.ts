// Why an answer or a step could not be taken, and what to do instead; one sentence for each reason.
// It never blames: it names what was found and what would work.
import { agency } from '../../domain/region.ts';
import type { AnswerProblem } from '../../domain/edition/items/index.ts';
import type { StepProblem } from '../../domain/innovation/innovation.ts';
import { count, lines } from './format.ts';
import { stateNames } from './labels.ts';

const precise = {
  day: 'tanggal, bulan, dan tahunnya, misalnya "18 November 2024"',
  month: 'bulan dan tahunnya, misalnya "November 2024"',
  year: 'tahunnya, misalnya "2024"',
} as const;

/** Says why a text is no answer and how it would be one. */
export function answerProblemText(problem: AnswerProblem): string {
  switch (problem.why) {
    case 'blank':
      return 'Pesannya kosong. Mohon tulis jawabannya dengan kata-kata.';
    case 'no_letters':
      return 'Mohon tulis jawabannya dengan kata-kata; gambar kecil saja belum cukup.';
    case 'too_short':
      return `Jawabannya baru ${count(problem.got)} huruf. Mohon tulis paling sedikit ${count(problem.min)} huruf.`;
    case 'too_long':
      return `Jawabannya ${count(problem.got)} huruf, sedangkan tempatnya hanya ${count(problem.max)}. Mohon kirim yang lebih ringkas.`;
    case 'no_choice':
      return problem.options === 1
        ? 'Jawaban itu belum cocok dengan pilihannya. Balas 1 bila sesuai.'
        : `Jawaban itu belum cocok dengan salah satu pilihan. Balas dengan nomor 1 sampai ${count(problem.options)}, atau ketik kata pilihannya.`;
    case 'several':
      return lines(
        'Ada lebih dari satu pilihan yang cocok:',
        ...problem.labels.map((label) => `• ${label}`),
        'Mohon pilih satu saja.',
      );
    case 'date_unclear':
      return 'Tanggalnya belum terbaca. Tulis seperti "18 November 2024" atau "18-11-2024"; bila lupa, ketik "lewati".';
    case 'date_invalid':
      return 'Tanggal itu tidak ada di kalender. Mohon periksa hari dan bulannya, lalu tulis lagi, misalnya "28 Februari 2024".';
    case 'date_no_year':
      return 'Tahunnya belum disebut. Mohon tulis lagi dengan tahunnya, misalnya "18 November 2024".';
    case 'date_relative':
      return 'Supaya tidak salah hitung, mohon tulis tanggalnya langsung, misalnya "18 November 2024".';
    case 'date_too_coarse':
      return `Mohon tulis sampai ${precise[problem.precision]}.`;
    case 'number_unclear':
      return 'Angkanya belum terbaca. Tulis dengan angka, misalnya "1.250" atau "12,5".';
    case 'number_range':
      return 'Ada dua angka di sana. Mohon tulis satu angka saja, yang paling mendekati.';
    case 'number_outside':
      return `Angkanya di luar batas. Mohon tulis angka ${bounds(problem.min, problem.max)}.`;
    case 'coordinates_unclear':
      return 'Koordinatnya belum terbaca. Salin dua angka dari aplikasi peta, lintang lalu bujur, misalnya "-2.3367, 115.4632"; atau ketik "lewati".';
    case 'link_unclear':
      return 'Tautannya belum terbaca. Kirim satu alamat lengkap yang diawali https://, atau kirim berkasnya.';
    case 'files_expected':
      return 'Bagian ini diisi dengan berkas. Mohon kirim foto atau dokumennya.';
  }
}

function bounds(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `antara ${count(min)} dan ${count(max)}`;
  if (min !== null) return `paling sedikit ${count(min)}`;
  return max === null ? 'yang lain' : `paling besar ${count(max)}`;
}

/** Says why a step on an innovation cannot be taken and what is possible. */
export function stepProblemText(code: string, problem: StepProblem): string {
  switch (problem.type) {
    case 'wrong_state':
      return `${code} sekarang ${stateNames[problem.state]}, jadi langkah itu tidak dapat dilakukan. Ketik "lihat ${code}" untuk melihat keadaannya.`;
    case 'changed':
      return `Isi ${code} berubah sejak terakhir dilihat. Ketik "lihat ${code}" untuk membaca yang terbaru, lalu putuskan lagi.`;
    case 'reason_needed':
      return `Mohon tuliskan alasannya di belakang kode, supaya pengisi ${code} tahu.`;
    case 'notes_needed':
      return `Mohon tuliskan paling sedikit satu catatan: nomor butir lalu catatannya, misalnya "6 mohon tulis gelarnya".`;
    case 'own_innovation':
      return `${code} ikut Anda isi sendiri, jadi pemeriksaannya perlu dilakukan orang lain. Mohon minta admin unit yang lain, atau hubungi ${agency()}.`;
  }
}
