// What is said of a template that an office sent: what is wrong with it, and what to do then.
import {
  type TemplateProblem,
  templateFields,
  type TemplatePaper,
} from '../../domain/paper-templates.ts';
import { fileProblemText } from './file-problems.ts';
import type { FileProblemData } from '../../domain/conversation/input.ts';

const within = (inside: string | null): string =>
  inside === null ? '' : ` di dalam daftar {#${inside}}…{/${inside}}`;

/** A sentence for each problem of its fields. */
export function templateProblemText(paper: TemplatePaper, problem: TemplateProblem): string {
  switch (problem.type) {
    case 'unknown_field':
      return `Bidang {${problem.field}}${within(problem.inside)} tidak dikenal. Mohon diganti dengan nama dari daftar bidang di bawah, atau dihapus.`;
    case 'missing_field':
      return `Bidang {${problem.field}} (${labelOf(paper, problem.field, problem.inside)})${within(problem.inside)} belum ada, padahal wajib. Mohon ditulis di tempatnya.`;
    case 'wrong_kind':
      return `Bidang {${problem.field}} ditulis dengan cara lain dari yang ada di daftar: daftar memakai {#nama}…{/nama}, yang lain {nama} di dalam teks. Mohon disesuaikan.`;
    case 'unpaired':
      return problem.field === null
        ? 'Ada kurung { atau } tanpa pasangannya, atau bidang yang terbagi dua paragraf. Mohon ditulis lagi sebagai {nama} dalam satu baris.'
        : `Daftar {#${problem.field}}…{/${problem.field}} tidak lengkap. Mohon dibuka dengan {#${problem.field}} dan ditutup dengan {/${problem.field}}.`;
    case 'apart':
      return `Pembuka dan penutup daftar {#${problem.field}}…{/${problem.field}} belum di tempat yang sama. Mohon ditulis di tabel atau sel yang sama, di luar kotak isian (content control).`;
    case 'not_filled':
      return 'Ada kurung { atau } di catatan kaki, catatan akhir, komentar, atau diagram, dan di sana tidak ada bidang yang diisi. Mohon dipindah ke isi dokumen, atau dihapus.';
    case 'busy':
      return 'Belum dapat diperiksa sekarang. Mohon kirim lagi sebentar lagi.';
    case 'unreadable':
      return 'Dokumen itu belum dapat diisi. Mohon disimpan ulang dari Word atau LibreOffice sebagai .docx, lalu dikirim lagi.';
  }
}

const labelOf = (paper: TemplatePaper, name: string, inside: string | null): string => {
  const fields = templateFields[paper].flatMap((field) => [
    { field, inside: null as string | null },
    ...field.fields.flatMap((row) => [
      { field: row, inside: field.name },
      ...row.fields.map((cell) => ({ field: cell, inside: row.name })),
    ]),
  ]);
  return (
    fields.find((one) => one.field.name === name && one.inside === inside)?.field.label ?? name
  );
};

/** Why a file is no template: what other files are told, and of a document that would run or fetch something what to do with it. */
export function templateFileText(problem: FileProblemData, name: string): string {
  switch (problem.code) {
    case 'ACTIVE_CONTENT':
      return 'Dokumen itu memuat makro atau program, atau mengambil gambar atau templat dari luar saat dibuka. Mohon simpan sebagai .docx biasa tanpa makro, sisipkan gambarnya ke dalam dokumen, lalu kirim lagi.';
    case 'CORRUPT':
    case 'ARCHIVE_UNSAFE':
      return 'Berkas itu rusak atau bukan .docx yang utuh. Mohon dibuka di Word atau LibreOffice, disimpan ulang sebagai .docx, lalu dikirim lagi.';
    default:
      return fileProblemText(problem, name);
  }
}
