// The other people of the design, each with what they want and no more: documents first, a beginner, an admin, a head, a
// coordinator. They read what they are told, and type codes as they were shown.
import { docxEntries, zip } from '../../tests/files/support/zip.ts';
import { answer, type Answer, evidenceFor, photo } from './phone.ts';

/** Answers what was said; null when there is nothing more to do. */
export type Script = (said: readonly string[]) => Promise<Answer | null>;

/** Says these in turn; a line may read what was said last. */
function lines(...all: readonly (string | ((said: string) => string))[]): Script {
  let at = 0;
  return async (said) => {
    const line = all[at];
    at += 1;
    if (line === undefined) return null;
    return { text: typeof line === 'string' ? line : line(said.join('\n')) };
  };
}

const found = (said: string, shape: RegExp): string => shape.exec(said)?.[1] ?? '????';

/** First talk to a registered idea. */
export const beginner = (): Script =>
  lines(
    'assalamualaikum',
    'inovasi tu apa pang?',
    'setuju, Nurul Hidayah, kecamatan juai',
    'cek',
    'kami antar KTP ke rumah lansia, dulu mereka yang antre di kantor',
    'ya semua kecuali 3 ragu',
  );

/** Returns two items of what was handed in; the second half approves it. */
export const returns = (code: string): Script =>
  lines(
    `lihat ${code}`,
    (said) =>
      `kembalikan ${found(said, /kembalikan (\d{4})/u)} indikator 5 lampirkan surat tugas bimtek Maret 2026; indikator 1 foto halaman lampiran yang memuat nama inovasi`,
  );
export function approves(code: string): Script {
  let done = false;
  return async (said) => {
    if (done) return null;
    // What was repaired stands in the notice, with the code of whoever returned it.
    const card = /setujui (\d{4})/u.exec(said.join('\n'))?.[1];
    done = card !== undefined;
    return { text: card === undefined ? `lihat ${code}` : `setujui ${card}` };
  };
}

/** Endorses five. */
export const head = (): Script =>
  lines('antrean', (said) => `tetapkan semua ${found(said, /tetapkan semua (\d{4})/u)}`);

/** Looks how units stand, reminds those who have not begun, writes to the admins. */
export const coordinator = (): Script =>
  lines(
    'berapa yg sudah masuk',
    'siapa yang belum mulai',
    'ingatkan mereka',
    (said) => found(said, /(\d+ \d{4})/u),
    'siaran untuk admin puskesmas: Besok pukul 10.00 ada pendampingan bukti lewat Zoom, tautan menyusul. Mohon konfirmasi kehadiran.',
    (said) => found(said, /(\d+ \d{4})/u),
  );

const text =
  'Cakupan penimbangan di wilayah kerja kami tertinggal karena rumah warga jauh dari posyandu dan kader hanya tiga orang. Kini kader menimbang di rumah, mencatat pada hari yang sama, dan keluarga memperoleh saran gizi tanpa harus menempuh perjalanan setengah hari dari kampung.';

const report: readonly (readonly [string, string])[] = [
  ['Nama Inovasi', 'Kelas Gizi Balita Keliling (KEGILING)'],
  ['Bentuk Inovasi', 'Pelayanan Publik'],
  ['Jenis Inovasi', 'Non Digital'],
  ['Tahapan Inovasi', 'Penerapan'],
  ['Jenis Inisiator', 'ASN'],
  ['Nama Inisiator', 'Rahmah Fitriani, A.Md.Keb'],
  ['Inovasi Dimulai', '3 Februari 2025'],
  ...[
    'Dasar Hukum',
    'Latar Belakang',
    'Permasalahan',
    'Isu Strategis',
    'Metode dan Strategi',
    'Keunggulan dan Kebaharuan',
    'Cara Kerja',
    'Tujuan Inovasi',
    'Manfaat Inovasi',
    'Hasil Inovasi',
  ].map((label, at): readonly [string, string] => [label, `${text} Bagian ${at + 1}.`]),
];

const escaped = (said: string): string => said.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const docx = (rows: readonly (readonly string[])[]): Uint8Array =>
  zip(
    docxEntries(
      `<w:tbl>${rows.map((row) => `<w:tr>${row.map((one) => `<w:tc><w:p><w:r><w:t xml:space="preserve">${escaped(one)}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
    ),
  );

const named = [
  [
    '01 SK Inovasi',
    '02 08 09 SK Tim',
    '03 DPA',
    '05 Bimtek',
    '07 Undangan FGD',
    '11 Panduan Kader',
    '13 SOP',
    '17 Tahapan',
    '19 SKM',
  ],
  [
    '04 foto kegiatan',
    '10 instagram',
    '12 nomor WA',
    '14 rekap aduan',
    '15 kerja sama desa',
    '18 daftar penerima',
  ],
] as const;

/** A report as a Word file, evidence in files whose names tell their indicators, all levels in one message. */
export function documents(): Script {
  const open: ((said: string) => Promise<Answer>)[] = [
    async () => ({ text: 'halo' }),
    async () => ({ text: 'setuju, Rahmah Fitriani A.Md.Keb, pkm awayan' }),
    async () => ({
      text: '',
      files: [{ name: 'Laporan KEGILING 2025.docx', bytes: docx(report) }],
    }),
    async () => ({ text: 'pakai semua' }),
  ];
  const shelf = named.map((names) => async () => ({
    text: '',
    files: await Promise.all(names.map((name) => photo(`${name}.jpg`))),
  }));
  const many: (() => Promise<Answer>)[] = [
    ...shelf,
    async () => ({
      text: '1=1, 2=2, 3=2, 4=1, 5=2, 7=1, 8=2, 9=2, 10=2, 11=1, 12=2, 13=2, 14=3, 15=2, 17=3, 18=2, 19=2, 6 dan 16 belum ada',
    }),
    () => evidenceFor(20),
  ];
  return async (said) => {
    const first = open.shift();
    if (first !== undefined) return first(said.join('\n'));
    const all = said.join('\n\n');
    const asked = [...all.matchAll(/^(?:Masih terbuka: )?(isian|indikator) \d+/gimu)].at(-1)?.[1];
    if (asked?.toLowerCase() === 'indikator' && many.length > 0)
      return (await many.shift()?.()) ?? null;
    return answer(said);
  };
}
