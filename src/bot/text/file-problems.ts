// One Indonesian sentence or two for each reason why a file is refused: what was found, what is accepted,
// limit and received value, and what to do now. It decides nothing.
import { quoted } from './format.ts';
import type { FileProblemData } from '../../domain/conversation/input.ts';
import type { ReasonCode } from '../../files/inspect.ts';

type Sentence = (problem: FileProblemData, name: string) => string;

const SENTENCES: Readonly<Record<ReasonCode, Sentence>> = {
  EMPTY_FILE: ({ found }, name) => {
    if (found === 'scan')
      return `${name} hasil pindai, tidak ada teksnya, jadi isinya belum dapat kami ambil. Silakan ketik atau salin teksnya ke sini, atau kirim berkas aslinya (Word, atau PDF yang teksnya dapat disalin).`;
    if (found === 'no_text')
      return `Di dalam ${name} tidak ada teks yang dapat kami ambil. Silakan ketik atau salin teksnya ke sini, atau kirim berkas lain.`;
    return `${name} kosong (0 byte), jadi belum disimpan. Silakan buka berkas aslinya, pastikan ada isinya, lalu kirim ulang.`;
  },
  CORRUPT: ({ found }, name) =>
    found === 'heic'
      ? `${name} (foto HEIC dari iPhone) belum dapat kami buka. Mohon kirim lagi sebagai foto, bukan sebagai berkas, atau simpan dulu sebagai JPG.`
      : `${name} tampaknya rusak atau terpotong, jadi belum disimpan. Silakan buka dulu berkas aslinya; bila bisa dibuka, simpan ulang lalu kirim lagi.`,
  TYPE_MISMATCH: ({ found, accepted }, name) =>
    `Isi ${name} tidak sesuai dengan namanya${found === undefined ? '' : `: isinya ${kindName(found)}`}. Silakan kirim berkas aslinya${acceptedHere(accepted)}.`,
  TYPE_NOT_ALLOWED: ({ found, accepted }, name) =>
    `${name} ${found === undefined ? 'berjenis yang belum dapat diterima di sini' : `berjenis ${kindName(found)}, yang tidak diterima di sini`}. Silakan simpan dengan jenis lain lalu kirim lagi${acceptedHere(accepted)}.`,
  ACTIVE_CONTENT: (_, name) =>
    `${name} memuat program, lampiran tersembunyi, atau isi yang diambil dari luar saat dibuka, jadi demi keamanan tidak disimpan. Silakan cetak atau simpan ulang sebagai PDF biasa, lalu kirim lagi.`,
  ENCRYPTED_FILE: (_, name) =>
    `${name} dikunci kata sandi, sehingga pemeriksa tidak dapat membukanya. Silakan simpan tanpa kata sandi, lalu kirim lagi.`,
  ARCHIVE_UNSAFE: (_, name) =>
    `Susunan ${name} tidak aman untuk dibuka, jadi tidak disimpan. Silakan simpan ulang dokumennya atau jadikan PDF, lalu kirim lagi.`,
  IMAGE_TOO_BIG: ({ limit, received }, name) =>
    `Gambar ${name} terlalu besar${measured(received, limit, megapixels)}. Silakan perkecil ukurannya atau ambil tangkapan layar, lalu kirim lagi.`,
  TOO_LARGE: ({ limit, received }, name) =>
    `Ukuran ${name} melebihi batas${measured(received, limit, size)}. Silakan perkecil berkasnya, bagi menjadi beberapa bagian, atau kirim tautannya.`,
  MALWARE_FOUND: (_, name) =>
    `${name} terdeteksi mengandung virus, jadi tidak disimpan. Silakan periksa perangkatnya dengan antivirus, lalu kirim berkas yang bersih.`,
  NOT_UTF8: (_, name) =>
    `Huruf di dalam ${name} tidak terbaca dengan benar. Silakan simpan ulang sebagai teks "UTF-8" atau sebagai DOCX, lalu kirim lagi.`,
  BAD_HEADER: (_, name) =>
    `Judul kolom di baris pertama ${name} memakai kata yang tidak boleh dipakai (misalnya "constructor"). Silakan ganti judul kolomnya, lalu kirim lagi.`,
  SHEET_TOO_BIG: ({ limit, received }, name) =>
    `Lembar di ${name} memuat terlalu banyak sel${measured(received, limit, count)}. Silakan hapus baris dan kolom kosong di luar tabel, atau simpan sebagai PDF, lalu kirim lagi.`,
  QUOTA: ({ limit, received }, name) =>
    `${name} belum disimpan karena jumlah berkas di sini sudah penuh${measured(received, limit, count)}. Silakan hapus salah satu berkas dulu, lalu kirim lagi.`,
  BUSY: (_, name) =>
    `${name} belum sempat diperiksa karena sedang banyak berkas masuk. Silakan kirim ulang beberapa menit lagi.`,
};

/**
 * Words the refusal of a file: plain text of at most a few lines, not escaped for any channel.
 * `fileName` is the name as shown; an empty one is called "Berkas ini". An unknown code still tells what to do.
 */
export function fileProblemText(problem: FileProblemData, fileName: string): string {
  const name = fileName === '' ? 'berkas ini' : quoted(fileName, 120);
  const sentence = isReason(problem.code) ? SENTENCES[problem.code] : undefined;
  const text = sentence
    ? sentence(problem, name)
    : `${name} belum dapat diterima. Silakan kirim sebagai PDF, JPG atau PNG.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isReason(code: string): code is ReasonCode {
  return Object.hasOwn(SENTENCES, code);
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  audio: 'rekaman suara',
  'old-video': 'video dengan format lama yang tidak dapat diputar di browser',
  zip: 'arsip ZIP',
  'old-office': 'dokumen Office lama (.doc atau .xls)',
  text: 'teks biasa',
  html: 'halaman web (HTML)',
  exe: 'program (EXE)',
};

function kindName(kind: string): string {
  return KIND_NAMES[kind] ?? kind.toUpperCase();
}

function acceptedHere(formats: readonly string[] | undefined): string {
  if (!formats || formats.length === 0) return '';
  // A photo of an iPhone is a photo: nobody needs to know what it is called.
  const names = formats.filter((format) => format !== 'heic').map((format) => format.toUpperCase());
  const last = names.at(-1) ?? '';
  return `. Yang diterima di sini: ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} atau ${last}`}`;
}

function measured(
  received: number | undefined,
  limit: number | undefined,
  show: (value: number) => string,
): string {
  if (limit === undefined) return '';
  return received === undefined
    ? ` (batasnya ${show(limit)})`
    : ` (${show(received)}; batasnya ${show(limit)})`;
}

function size(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  // One decimal, rounded up: what is over the limit must not look equal to it.
  return bytes < 1024 * 1024
    ? `${count(Math.ceil(bytes / 1024))} KB`
    : `${decimal(Math.ceil(mebibytes * 10) / 10)} MB`;
}

function megapixels(pixels: number): string {
  return `${decimal(Math.ceil(pixels / 100_000) / 10)} juta piksel`;
}

function count(value: number): string {
  return value.toLocaleString('id-ID');
}

function decimal(value: number): string {
  return value.toLocaleString('id-ID', { maximumFractionDigits: 1 });
}
