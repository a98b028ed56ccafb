// One invented innovation, whole, as papers are made of it. People, numbers and links are made up.
// It never prints; tests and `npm run papers` do.
import { readFileSync } from 'node:fs';
import type { Answer, AnswerValue, EvidenceFile } from '../../src/domain/edition/answer.ts';
import type { EditionDefinition, ItemId } from '../../src/domain/edition/definition.ts';
import { balangan2022 } from '../../src/domain/edition/editions/balangan-2022.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import type { Letterhead } from '../../src/domain/letterhead.ts';
import type { State } from '../../src/domain/innovation/status.ts';
import { scoredFrom } from '../../src/domain/innovation/levels.ts';
import type {
  Addresses,
  AgendaMaterial,
  AnalysisMaterial,
  AnnexMaterial,
  AwardMaterial,
  InnovationMaterial,
  MeetingMaterial,
  NilMaterial,
  OfficialMaterial,
  Signer,
  UnitMaterial,
} from '../../src/domain/paper-material.ts';
import { openPapers } from '../../src/domain/papers.ts';
import { type Figures, missingMost, summaryOf } from '../../src/domain/statistics.ts';
import type { Imprint } from '../../src/documents/sheet.ts';

export const imprint: Imprint = {
  at: 1_795_770_000,
  printed: 'Dicetak 27 November 2026 pukul 09.20 WITA',
  url: 'https://inovasi.contoh.go.id/c/K7M42QXPA9',
};

const text = (value: string): AnswerValue => ({ type: 'text', text: value });
const choice = (...codes: string[]): AnswerValue => ({ type: 'choice', codes });
const date = (value: string): AnswerValue => ({ type: 'date', date: value });

const profile: Readonly<Record<ItemId, AnswerValue>> = {
  nama: text('PUSTAKA SUNGAI (Pustaka Singgah Antar Warga Bantaran Sungai)'),
  bentuk: choice('pelayanan_publik'),
  jenis: choice('non_digital'),
  tahapan: choice('penerapan'),
  inisiator: choice('opd'),
  nama_inisiator: text('Dinas Perpustakaan dan Kearsipan'),
  tanggal_mulai: date('2024-02-12'),
  tanggal_uji_coba: date('2023-11'),
  tanggal_penerapan: date('2024-02-12'),
  dasar_hukum: text(
    '1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.\n2. Undang-Undang Nomor 43 Tahun 2007 tentang Perpustakaan.\n3. Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah.\n4. Keputusan Kepala Dinas tentang Tim Pengelola PUSTAKA SUNGAI.',
  ),
  latar_belakang: text(
    'Undang-Undang Nomor 43 Tahun 2007 tentang Perpustakaan memberi setiap warga hak yang sama atas layanan perpustakaan. Dinas bertugas menyelenggarakan layanan itu sampai ke desa, sedangkan gedung perpustakaan hanya ada satu di ibu kota kabupaten. Warga di bantaran sungai memerlukan waktu lebih dari satu jam untuk sampai ke sana.\n\nRencana Strategis dinas tahun 2025–2029 menempatkan perluasan titik layanan sebagai sasaran kedua. Karena penambahan gedung tidak mungkin dibiayai setiap tahun, dinas mengambil peran sebagai pemasok dan pelatih, sedangkan penjagaan buku diserahkan kepada warga desa.',
  ),
  permasalahan: text(
    '1. Dari 14 desa di bantaran sungai, hanya 2 desa yang memiliki taman bacaan aktif.\n2. Mobil pustaka tidak dapat masuk ke 9 desa karena lebar jalan kurang dari tiga meter.\n3. Anak usia sekolah di desa tersebut rata-rata meminjam 0,4 buku setahun.\n4. Buku bantuan yang pernah dikirim tidak tercatat dan tidak pernah diganti.',
  ),
  isu_strategis: text(
    'Tingkat kegemaran membaca menjadi salah satu ukuran kinerja urusan perpustakaan. Nilainya di desa bantaran sungai tertinggal jauh dari ibu kota kabupaten.',
  ),
  metode: text(
    'Kotak buku berisi 60 judul dititipkan di warung, langgar, dan dermaga, lalu ditukar setiap dua minggu oleh pemuda desa yang telah dilatih. Pinjaman dicatat lewat pesan singkat tanpa kartu anggota.',
  ),
  keunggulan: text(
    '1. Tanpa gedung baru dan tanpa kartu anggota: warga cukup menyebut nama kepada penjaga kotak.\n2. Isi kotak mengikuti permintaan warga, bukan daftar tetap dari dinas.\n3. Biaya satu titik singgah Rp1.150.000 setahun.',
  ),
  cara_kerja: text(
    '1. Pendataan titik singgah bersama kepala desa.\n2. Pelatihan 28 relawan penjaga kotak.\n3. Penukaran isi kotak dengan perahu setiap dua minggu.\n4. Rekap pinjaman dan judul yang diminta warga setiap bulan.',
  ),
  tujuan: text(
    '1. Mendekatkan layanan perpustakaan kepada warga empat belas desa di bantaran sungai.\n2. Menyusun koleksi menurut judul yang dicari warga.',
  ),
  manfaat: text(
    'Pinjaman buku di 14 desa naik dari 310 (2023) menjadi 4.865 eksemplar (2025). Sebanyak 1.120 warga menjadi peminjam baru.',
  ),
  hasil: text('Sebelas desa menganggarkan pembelian buku dari dana desa.'),
};

const indicators: readonly (readonly [ItemId, 1 | 2 | 3, string, string | null])[] = [
  ['regulasi', 3, 'Ditetapkan dengan Keputusan Bupati.', '01 SK Bupati.pdf'],
  ['sdm', 2, '28 relawan dan 6 pustakawan.', '02 Surat tugas.pdf'],
  ['anggaran', 3, 'Tersedia pada DPA tahun 2024, 2025, dan 2026.', '03 DPA tiga tahun.pdf'],
  ['alat_kerja', 1, 'Pencatatan pinjaman lewat pesan singkat.', '04 Tangkapan layar.jpg'],
  ['bimtek', 2, 'Dua kali bimtek bagi relawan.', '05 Undangan dan daftar hadir.pdf'],
  ['rkpd', 2, 'Subkegiatan layanan perpustakaan keliling.', '06 RKPD halaman 41.pdf'],
  ['jejaring', 2, 'Melibatkan empat perangkat daerah.', '07 SK tim jejaring.pdf'],
  ['pedoman_teknis', 3, 'Buku petunjuk penjaga kotak, dicetak dan daring.', '09 Petunjuk.pdf'],
  ['pelaksana', 2, 'Tim pengelola ditetapkan Kepala Dinas.', '10 SK tim pengelola.pdf'],
  ['informasi_layanan', 1, 'Papan jadwal di 14 titik singgah.', '11 Foto papan jadwal.jpg'],
  ['pengaduan', 3, '37 dari 38 pengaduan selesai (97,4%).', '12 Rekap pengaduan.pdf'],
  ['kemanfaatan', 3, '1.120 peminjam baru.', '18 Daftar peminjam.pdf'],
  ['kualitas_video', 3, 'Video profil 2 menit 48 detik.', '21 Video profil.mp4'],
];

const answer = (value: AnswerValue): Answer => ({
  value,
  revision: 1,
  writtenBy: 1,
  toConfirm: false,
});

function answersOf(definition: EditionDefinition): ReadonlyMap<ItemId, Answer> {
  const { byId } = formOf(definition);
  const given: [ItemId, Answer][] = Object.entries(profile).map(([id, value]) => [
    id,
    answer(value),
  ]);
  for (const [id, level, description] of indicators) {
    const item = byId.get(id);
    const variant = item?.kind === 'indicator' ? item.variants?.[0]?.code : undefined;
    given.push([
      id,
      answer({
        type: 'indicator',
        ...(variant === undefined ? {} : { variant }),
        level,
        description,
        links: [],
        ...(id === 'regulasi'
          ? {
              document: {
                number: '188.45/12/KUM/2024',
                date: '2024-02-05',
                subject: 'Tim Pengelola Pustaka Sungai',
              },
            }
          : {}),
      }),
    ]);
  }
  given.push(['replikasi', answer({ type: 'none', note: 'Belum direplikasi daerah lain' })]);
  return new Map(given.filter(([id]) => byId.has(id)));
}

/** The innovation in a state, with other answers where they are given. */
export function material(
  state: State = 'monitored',
  others: Readonly<Record<ItemId, AnswerValue>> = {},
  definition: EditionDefinition = balangan2026,
): InnovationMaterial {
  const answers = new Map(answersOf(definition));
  for (const [id, value] of Object.entries(others)) answers.set(id, answer(value));
  const name = answers.get(definition.nameItem)?.value;
  const done = state === 'monitored';
  return {
    innovation: {
      ...{ id: 1, code: 'INV-7KQ4M', unitId: 'perpustakaan', ownerId: 1, ownerName: 'Rahmawati' },
      ...{ fillers: [], state, version: 42 },
      ...{ editionId: definition.id, editionVersion: definition.version },
      name: name?.type === 'text' ? name.text : null,
      answers,
      files: indicators.flatMap(([item, , , file], at): EvidenceFile[] =>
        file === null ? [] : [storedFile(at, item, file)],
      ),
      ...{ openItems: null, returnedFrom: null },
      submittedAt: '2026-11-02T01:00:00.000Z',
      stateSince: '2026-11-20T01:00:00.000Z',
    },
    definition,
    unit: 'Dinas Perpustakaan dan Kearsipan',
    signers: {
      head: { name: 'Drs. H. Fulan bin Fulan, M.AP.', nip: '197001011990031001' },
      admin: { name: 'Fulanah, S.IP.', nip: '198502022010012002' },
    },
    monev: {
      rows: [
        {
          no: 1,
          factual: 'Berjalan sejak 12 Februari 2024, dua tahun sembilan bulan pada saat monev.',
          advice: null,
        },
        {
          no: 2,
          factual:
            'Seluruhnya baru: titik singgah dan pencatatan lewat pesan singkat belum ada sebelumnya.',
          advice: 'Uraikan perbedaannya dari mobil pustaka pada rancang bangun.',
        },
        {
          no: 3,
          factual: 'Keputusan Bupati dan keputusan Kepala Dinas tersedia.',
          advice: 'Usulkan menjadi Peraturan Bupati.',
        },
        {
          no: 4,
          factual: 'Tercantum pada Renstra 2025–2029, Renja 2026, dan RKA 2026.',
          advice: 'Lampirkan halaman RKA 2026 yang sudah disahkan.',
        },
        {
          no: 5,
          factual: '18 dari 20 indikator memiliki bukti; replikasi belum.',
          advice: 'Jajaki replikasi dengan satu kabupaten tetangga sebelum Juni 2027.',
        },
        { no: 6, factual: 'Tersedia, 2 menit 48 detik, format MP4.', advice: null },
        {
          no: 7,
          factual:
            'Inovasi layak diusulkan sebagai peserta Indeks Inovasi Daerah setelah bukti nomor 4 dilengkapi.',
          advice: null,
        },
      ],
      officer: 'Hj. Fulanah binti Fulan, S.Sos., NIP 19700303 199203 2 003',
      by: done ? { name: 'Fulan Abdullah, S.E.', nip: '198804042012011004' } : null,
      ended: done ? '2026-11-27T02:00:00.000Z' : null,
    },
  };
}

const storedFile = (at: number, item: string, name: string): EvidenceFile => ({
  ...{ id: 100 + at, item, state: 'stored', name, size: 20_000 },
  ...{ mime: 'application/pdf', sha256: 'a'.repeat(64), durationSeconds: null },
});

/** The same in the edition of 2022. */
export const material2022 = (): InnovationMaterial =>
  material('unit_verified', { inisiator: choice('opd') }, balangan2022);

/** A unit's statement that it has nothing. */
export const nil: NilMaterial = {
  unit: 'Kecamatan Awayan',
  head: null,
  year: 2026,
  declaredBy: 'Fulanah, S.IP.',
  declared: '2026-09-07',
  confirmedBy: { name: 'H. Fulan, S.STP.', nip: '197505052000031005' },
  confirmed: '2026-09-09',
};

/** A shield as an emblem, drawn here. */
const emblem: Uint8Array = new Uint8Array(
  readFileSync(new URL('../fixtures/documents/lambang-contoh.png', import.meta.url)),
);

/** What an office told of its letterhead. */
export const head: Letterhead = {
  names: ['Kecamatan Awayan'],
  address: 'Jalan Contoh Nomor 1, Paringin, Kalimantan Selatan, Kode Pos 00000',
  contact: 'Telepon (0000) 000000, Laman contoh.go.id, Pos-el surat@contoh.go.id',
  emblem: 'e'.repeat(64),
};

/** The pictures of these papers. */
export const pictures: ReadonlyMap<string, Uint8Array> = new Map([['e'.repeat(64), emblem]]);

/** Somebody who acts for the time being. */
export const acting: Signer = {
  name: 'H. Fulan, S.STP., M.M.',
  nip: '197505052000031005',
  rank: 'Pembina',
  standing: 'Plt.',
};

/** The secretary of the region, who signs for its head. */
export const onBehalf: Signer = {
  name: 'Drs. Fulan bin Fulan, M.Si.',
  nip: '196803031990031003',
  rank: 'Pembina Utama Madya',
  office: 'Sekretaris Daerah',
  onBehalf: true,
};

/** A second innovation of the same unit. */
function another(): InnovationMaterial {
  const one = material('unit_verified', { nama: text('LADANG BACA'), tahapan: choice('uji_coba') });
  return { ...one, innovation: { ...one.innovation, id: 2, code: 'INV-3XW8P', version: 17 } };
}

/** A unit with some innovations. */
export const unitMaterial = (
  innovations: readonly InnovationMaterial[] = [material(), another()],
): UnitMaterial => ({
  unit: 'Dinas Perpustakaan dan Kearsipan',
  year: 2026,
  signers: material().signers,
  innovations,
  owners: new Map([['INV-7KQ4M', { owner: 'Rahmawati', portalId: null }]]),
});

const figures: Figures = {
  states: [
    { state: 'draft', from: null, count: 3 },
    { state: 'submitted', from: null, count: 4 },
    { state: 'returned', from: 'unit_endorsed', count: 1 },
    { state: 'accepted', from: null, count: 6 },
    { state: 'monitored', from: null, count: 2 },
  ],
  choices: [
    { item: 'bentuk', code: 'pelayanan_publik', count: 9 },
    { item: 'bentuk', code: 'tata_kelola', count: 3 },
    { item: 'jenis', code: 'digital', count: 5 },
    { item: 'jenis', code: 'non_digital', count: 8 },
    { item: 'urusan_utama', code: 'kesehatan', count: 7 },
    { item: 'urusan_utama', code: null, count: 6 },
  ],
  draftAnswers: new Map([['nama', 3]]),
  times: [{ step: 'verify', days: 3.5 }],
  past: [],
  years: [
    { year: 2022, count: 8 },
    { year: 2026, count: 13 },
  ],
};

/** An edition summed up. */
export const analysis: AnalysisMaterial = {
  unit: 'Dinas Perpustakaan dan Kearsipan',
  signers: material().signers,
  summary: summaryOf(
    balangan2026,
    figures,
    [material(), another()].map(({ definition, innovation }) => scoredFrom(definition, innovation)),
  ),
  missing: missingMost([material(), another()], 10),
};

/** What a unit has still to do. */
export const agenda: AgendaMaterial = {
  ...{ unit: 'Dinas Perpustakaan dan Kearsipan', year: 2026, signers: material().signers },
  innovations: [material('returned'), another()],
  candidates: [
    {
      ...{ number: 101, sentence: 'Kelas gizi berkeliling ke posyandu', ownerName: 'Fulan' },
      ...{ taken: true, remindOn: '2026-12-09' },
    },
    {
      ...{ number: 102, sentence: 'Antrean obat lewat pesan', ownerName: 'Fulanah' },
      ...{ taken: false, remindOn: '2026-12-12' },
    },
    {
      ...{ number: 103, sentence: 'Posyandu malam', ownerName: null, taken: false },
      remindOn: null,
    },
  ],
  calendar: {
    ...{ editionId: 'balangan-2026', version: 1, rule: 'warn', exceptions: [] },
    steps: balangan2026.steps.map(({ no, title, owner }) => ({
      ...{ no, title, owner },
      starts: `2026-12-${String(no * 3).padStart(2, '0')}`,
      ends: `2026-12-${String(no * 3 + 2).padStart(2, '0')}`,
    })),
  },
};

/** The list that belongs to the decision of the regent. */
export const annex: AnnexMaterial = {
  year: 2026,
  innovations: Array.from({ length: 14 }, (_, at) => (at % 2 === 0 ? material() : another())),
  decision: { number: '188.45/321/KUM/2026', day: '2026-12-21' },
  frozen: true,
  regent: null,
};

/** What papers of the head of the region are made of, for all units. */
export const official: OfficialMaterial = {
  year: 2026,
  definition: balangan2026,
  unit: null,
  head: null,
  signers: { head: null, admin: null },
  regent: onBehalf,
  units: [
    { name: 'Dinas Perpustakaan dan Kearsipan', kind: 'skpd', head: acting },
    { name: 'RSUD Contoh', kind: 'blud', head: null },
    { name: 'Kecamatan Awayan', kind: 'kecamatan', head: nil.confirmedBy },
    ...Array.from({ length: 12 }, (_, at) => ({
      name: `UPT Puskesmas Contoh ${at + 1}`,
      kind: 'upt' as const,
      head: at % 2 === 0 ? acting : null,
    })),
  ],
  calendar: agenda.calendar,
  web: 'inovasi.contoh.go.id',
};

/** The same of one unit. */
export const officialOfUnit: OfficialMaterial = {
  ...official,
  ...{ unit: 'Kecamatan Awayan', head, signers: { head: acting, admin: null } },
  units: [{ name: 'Kecamatan Awayan', kind: 'kecamatan', head: acting }],
};

/** A meeting with its minutes and the answers of whoever was asked. */
export const meeting: MeetingMaterial = {
  meeting: {
    ...{ number: 3, title: 'Sosialisasi Pemenuhan Data Inovasi Daerah bagi SKPD dan BLUD' },
    ...{ day: '2026-12-07', starts: '09:10', ends: '11:40' },
    place: 'Aula Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah',
    letter: '400.10.11/87/BAPPERIDA/2026',
    chair: {
      name: 'Fulan Abdullah, S.T., M.T.',
      rank: 'Pembina',
      nip: '197103031998031002',
      office: 'Kepala Bidang Riset dan Inovasi Daerah',
    },
    secretary: {
      name: 'Fulanah, S.Sos.',
      rank: 'Penata Muda',
      nip: '199003032019032004',
      office: null,
    },
    broadcast: 'S1234',
    points: [
      {
        kind: 'discussion',
        text: 'Pimpinan rapat menyampaikan bahwa setiap unit melaporkan paling sedikit satu inovasi atau surat keterangan nihil.',
      },
      {
        kind: 'discussion',
        text: 'Tim menjelaskan cara mencatat temuan lewat pesan, melampirkan bukti, dan membaca catatan pemeriksaan.',
      },
      {
        kind: 'decision',
        text: 'Setiap unit menunjuk Admin Inovasi dengan surat tugas',
        who: 'Kepala unit',
        until: '2026-12-11',
      },
      {
        kind: 'discussion',
        text: 'Peserta dari puskesmas meminta pendampingan pada sore hari; disepakati dua kali seminggu.',
      },
      { kind: 'decision', text: 'Menyusun jadwal pendampingan puskesmas', who: null, until: null },
    ],
  },
  head: { ...head, names: ['Badan Perencanaan Pembangunan,', 'Riset dan Inovasi Daerah'] },
  signer: { ...acting, name: 'Drs. Fulan bin Fulan, M.Si.', rank: 'Pembina Utama Muda' },
  came: [],
  attendance: [
    {
      name: 'Budi Contoh',
      nip: '198505052010011002',
      unit: 'Kecamatan Awayan',
      answer: 'present',
      representative: null,
    },
    {
      name: 'Siti Contoh',
      nip: null,
      unit: 'RSUD Contoh',
      answer: 'represented',
      representative: 'Wati Contoh',
    },
    {
      name: 'Rina Contoh',
      nip: null,
      unit: 'UPT Puskesmas Contoh',
      answer: 'absent',
      representative: null,
    },
    { name: 'Nurul Contoh', nip: null, unit: null, answer: null, representative: null },
  ],
  units: official.units.map(({ name }) => name),
};

/** The awards of a year. */
export const award: AwardMaterial = {
  year: 2026,
  innovations: [material('designated'), another()],
  decision: { number: '188.45/321/KUM/2026', day: '2026-12-21' },
  regent: { name: 'H. Fulan bin Fulan, S.H., M.M.', nip: null },
  emblem: head.emblem,
};

export const addresses: Addresses = {
  web: 'https://inovasi.contoh.go.id',
  telegram: 'contoh_bot',
};

/** The guides that can be printed. */
export const guideNames = openPapers.filter(
  (paper) => paper !== 'formulir-kosong' && paper !== 'formulir-isian',
);
