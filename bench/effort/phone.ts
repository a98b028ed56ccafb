// A person with nothing but a phone who makes no mistake: reads what is asked and answers in the fewest messages, types the
// texts and photographs the papers. It knows the words of questions, not how the product works.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Sent } from './stage.ts';

/** What the person sends next. */
export interface Answer {
  readonly text: string;
  readonly files?: readonly Sent[];
}

const unit = 'UPT Puskesmas Awayan';

/** The answers to short questions, by the beginning of the label. */
const short: Readonly<Record<string, string>> = {
  'Bentuk Inovasi Daerah': 'pelayanan publik',
  'Jenis Inovasi': 'non digital',
  'Tahapan Inovasi': 'penerapan',
  'Inisiator Inovasi Daerah': 'ASN',
  'Nama Inisiator': 'Rahmah Fitriani, A.Md.Keb',
  'Klasifikasi Inovasi': 'perangkat daerah',
  'Urusan Utama': 'kesehatan',
  'Klaster PKPN': 'kesehatan',
  'Inovasi Dimulai': '3 februari 2025',
  'Waktu Uji Coba': '3 maret 2025',
  'Waktu Implementasi': '2 juni 2025',
};

/** The text that stands for every long item. */
export const paragraph =
  'Cakupan penimbangan di wilayah kerja kami tertinggal karena rumah warga jauh dari posyandu dan kader hanya tiga orang. Kini kader menimbang di rumah, mencatat pada hari yang sama, dan keluarga memperoleh saran gizi tanpa harus menempuh perjalanan setengah hari.';

/** What is sent for an indicator when it is asked: caption and number of photos. */
const evidence: Readonly<Record<number, readonly [caption: string, photos: number]>> = {
  1: [
    'tingkat 1 SK Bupati nomor 188.45/123/2025 tgl 4 maret 2025 tentang Penetapan Inovasi Daerah',
    3,
  ],
  2: ['2, 8 dan 9 SK tim 14 orang dari 3 dinas', 2],
  3: ['tingkat 2 DPA kegiatan kelas gizi', 1],
  4: ['tingkat 1', 1],
  5: ['tingkat 2 pelatihan kader', 2],
  7: ['tingkat 1 undangan FGD', 1],
  10: ['tingkat 2', 1],
  11: ['tingkat 1 panduan kader', 1],
  12: ['tingkat 2', 2],
  13: ['tingkat 2 SOP kunjungan balita', 1],
  14: ['tingkat 3 rekap aduan', 1],
  15: ['tingkat 2', 1],
  17: ['tingkat 3, januari sampai april 2025', 1],
  18: ['420 orang, penerima tahun 2025', 2],
  19: ['tingkat 2 survei kepuasan', 1],
};

let nth = 0;

/** A photo; a name given to it tells which indicators it is for. */
export async function photo(name?: string): Promise<Sent> {
  nth += 1;
  const background = { r: (nth * 37) % 255, g: (nth * 91) % 255, b: 120 };
  const bytes = await sharp({ create: { width: 900, height: 1200, channels: 3, background } })
    .jpeg({ quality: 70 })
    .toBuffer();
  return { name: name ?? `IMG_${2100 + nth}.jpg`, bytes };
}

const film = path.join(import.meta.dirname, '../../tests/files/corpus/files/ok.mp4');

/** Gives what is answered to what was said; null when there is nothing more to do. */
export async function answer(said: readonly string[]): Promise<Answer | null> {
  const all = said.join('\n\n');
  if (/Tersimpan dan terkirim|Terkirim ke/u.test(all)) return null;
  const text = all.split('\n').findLast((line) => /^(?:Isian|Indikator) \d+\/\d+ /u.test(line));
  const at = text === undefined ? -1 : all.lastIndexOf(text);
  const question = at < 0 ? all : all.slice(at);
  if (/Apakah Anda setuju/u.test(question))
    return { text: `setuju, Rahmah Fitriani, A.Md.Keb, ${unit}` };
  if (/Terdaftar: /u.test(question)) return { text: 'baru' };
  if (/di unit mana/u.test(question)) return { text: unit };
  if (/Siapa nama lengkap/u.test(question)) return { text: 'Rahmah Fitriani' };
  if (/Nama atau label inovasi/u.test(question))
    return { text: 'Kelas Gizi Balita Keliling (KEGILING)' };
  if (/Kirim sekarang\?/u.test(question)) return { text: 'ya' };
  if (/Semua butir sudah terisi/u.test(question)) return { text: 'kirim' };
  const finishing = /(?:indikator; nomor; tanggal; tentang|Balas "benar")/u.test(all);
  if (finishing) return { text: finish(all) };
  const indicator = /^Indikator (\d+)\//u.exec(question)?.[1];
  if (indicator !== undefined) return evidenceFor(Number(indicator));
  return { text: fields(question) };
}

/** What is sent for one indicator. */
export async function evidenceFor(no: number): Promise<Answer> {
  if (no === 6 || no === 16) return { text: '6 dan 16 belum ada' };
  if (no === 8) return { text: '2' };
  if (no === 20)
    return {
      text: 'tingkat 3',
      files: [{ name: 'VID_0007.mp4', bytes: await readFile(film) }],
    };
  const [caption, photos] = evidence[no] ?? ['belum ada', 0];
  const files: Sent[] = [];
  for (let one = 0; one < photos; one += 1) files.push(await photo());
  return files.length === 0 ? { text: caption } : { text: caption, files };
}

/** The lines that documents lack, six at once. */
function finish(said: string): string {
  const listed = /belum lengkap untuk indikator: (.+)\.$/mu.exec(said)?.[1] ?? '';
  const lines = listed
    .split(' · ')
    .filter((one) => one !== '')
    .map((nos) => `${nos}; 440/0${nos.split(',')[0]}/2025; 3 februari 2025; Dokumen inovasi`);
  return [...(/"benar"/u.test(said) ? ['benar'] : []), ...lines].join('\n');
}

function fields(question: string): string {
  if (/Tulis dalam satu pesan/u.test(question)) return paragraph;
  if (/Boleh dilewati/u.test(question)) return 'lewati';
  const asked = Object.entries(short)
    .map(([label, value]) => ({ value, at: question.indexOf(label) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  return asked.length === 0 ? 'mulai' : asked.map(({ value }) => value).join('\n');
}
