// The units of Kabupaten Balangan as far as they are attested: the list a fresh installation starts with.
// It is no official list (none of the 22 SKPD was found); coordinators edit it, and nothing here is filled in by guess.

/** A unit with the names people use for it. */
export interface ReferenceUnit {
  /** Stable slug. */
  readonly id: string;
  readonly name: string;
  /** One of the kinds that the region lists. */
  readonly kind: string;
  readonly short: string | null;
  /** Abbreviations and spellings in use. */
  readonly aliases: readonly string[];
  /** Names the unit or its work had before. */
  readonly former: readonly string[];
  /** How well the name is attested, with the reason when it is not high. */
  readonly confidence: string;
}

const skpd: readonly ReferenceUnit[] = [
  {
    id: 'bapperida',
    name: 'Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah',
    kind: 'skpd',
    short: 'Bapperida',
    aliases: ['Baperida', 'Bappeda'],
    former: [
      'Balitbangda',
      'Badan Penelitian dan Pengembangan Daerah',
      'Bappedalitbang',
      'Badan Perencanaan Pembangunan Daerah, Penelitian dan Pengembangan',
    ],
    confidence: 'high',
  },
  {
    id: 'disdikbud',
    name: 'Dinas Pendidikan dan Kebudayaan',
    kind: 'skpd',
    short: null,
    aliases: ['Disdikbud', 'Disdik', 'Dinas Pendidikan', 'Dikbud'],
    former: [],
    confidence: 'high',
  },
  {
    id: 'disdukcapil',
    name: 'Dinas Kependudukan dan Pencatatan Sipil',
    kind: 'skpd',
    short: 'Disdukcapil',
    aliases: ['Dukcapil', 'Capil', 'Dinas Dukcapil'],
    former: [],
    confidence: 'high',
  },
  {
    id: 'pupr-perkim',
    name: 'Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat dan Kawasan Permukiman',
    kind: 'skpd',
    short: null,
    aliases: ['PUPR', 'PUPR Perkim', 'PUPRPKP', 'Dinas PU', 'Perkim', 'Dinas Pekerjaan Umum'],
    former: [],
    confidence: 'high',
  },
  {
    id: 'ketahanan-pangan-pertanian',
    name: 'Dinas Ketahanan Pangan, Pertanian dan Perikanan',
    kind: 'skpd',
    short: null,
    aliases: [
      'DKP3',
      'DKPPP',
      'Dinas Pertanian',
      'Distan',
      'Dinas Perikanan',
      'Dinas Ketahanan Pangan',
    ],
    former: [],
    confidence: 'medium',
  },
  {
    id: 'dinkes',
    name: 'Dinas Kesehatan',
    kind: 'skpd',
    short: null,
    aliases: ['Dinkes', 'Diskes', 'Dinas Kesehatan Balangan'],
    former: [],
    confidence: 'medium',
  },
  {
    id: 'dinsos-pppa-pmd',
    name: 'Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak, Pemberdayaan Masyarakat dan Desa',
    kind: 'skpd',
    short: null,
    aliases: ['Dinsos', 'Dinas Sosial', 'PMD', 'DPMD', 'PPPA', 'P3A'],
    former: [],
    confidence: 'medium-low: name of 2021-2023; a split was planned in 2023',
  },
  {
    id: 'dpmptsp-naker',
    name: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu, Transmigrasi dan Tenaga Kerja',
    kind: 'skpd',
    short: null,
    aliases: ['DPMPTSP', 'PTSP', 'PMPTSP', 'Dinas Penanaman Modal', 'Disnaker', 'Nakertrans'],
    former: [],
    confidence: 'medium-low: name of 2021-2023; a split was planned in 2023',
  },
  {
    id: 'perpustakaan-kearsipan',
    name: 'Dinas Perpustakaan dan Kearsipan',
    kind: 'skpd',
    short: null,
    aliases: ['Dispusip', 'Dispersip', 'Perpusda', 'Perpustakaan Daerah', 'Arpus'],
    former: [],
    confidence: 'low: merger known, exact name not found',
  },
  {
    id: 'satpol-pp',
    name: 'Satuan Polisi Pamong Praja',
    kind: 'skpd',
    short: null,
    aliases: ['Satpol PP', 'Satpolpp', 'Pol PP'],
    former: [],
    confidence: 'high',
  },
  {
    id: 'bpbd',
    name: 'Badan Penanggulangan Bencana Daerah',
    kind: 'skpd',
    short: 'BPBD',
    aliases: [],
    former: [],
    confidence: 'high',
  },
  {
    id: 'bkpsdm',
    name: 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
    kind: 'skpd',
    short: 'BKPSDM',
    aliases: ['BKD', 'Badan Kepegawaian'],
    former: ['BKPPD'],
    confidence: 'medium',
  },
  {
    id: 'pengelolaan-keuangan',
    name: 'Badan Pengelolaan Keuangan, Pendapatan ...',
    kind: 'skpd',
    short: null,
    aliases: ['Badan Keuangan', 'Badan Pendapatan', 'Badan Pengelolaan Keuangan'],
    former: [],
    confidence: 'low: name cut in the source',
  },
  {
    id: 'inspektorat',
    name: 'Inspektorat',
    kind: 'skpd',
    short: null,
    aliases: ['Itda', 'Inspektorat Daerah'],
    former: [],
    confidence: 'medium',
  },
  {
    id: 'setda',
    name: 'Sekretariat Daerah',
    kind: 'skpd',
    short: null,
    aliases: ['Setda'],
    former: [],
    confidence: 'medium',
  },
  {
    id: 'setwan',
    name: 'Sekretariat DPRD',
    kind: 'skpd',
    short: null,
    aliases: ['Setwan', 'Sekretariat Dewan', 'Sekwan'],
    former: [],
    confidence: 'medium',
  },
];

const hospital: ReferenceUnit = {
  id: 'rsud',
  name: 'RSUD Datu Kandang Haji',
  kind: 'blud',
  short: 'RSUD',
  aliases: ['Rumah Sakit', 'Rumah Sakit Datu Kandang Haji', 'RS Balangan', 'RSUD DKH'],
  former: ['RSUD Balangan'],
  confidence: 'medium',
};

/** Places whose name is also written otherwise. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  Batumandi: ['Batu Mandi'],
  Lokbatu: ['Lok Batu'],
  'Pirsus II Juai': ['Pirsus 2 Juai', 'Pirsus II', 'Pirsus'],
};

const slug = (place: string) => place.toLowerCase().replaceAll(' ', '-');
const spelled = (place: string) => [place, ...(spellings[place] ?? [])];

const puskesmas = [
  'Paringin',
  'Paringin Selatan',
  'Juai',
  'Halong',
  'Uren',
  'Pirsus II Juai',
  'Batumandi',
  'Lokbatu',
  'Lampihong',
  'Tanah Habang',
  'Awayan',
  'Tebing Tinggi',
].map((place): ReferenceUnit => ({
  id: `puskesmas-${slug(place)}`,
  name: `UPT Puskesmas ${place}`,
  kind: 'upt',
  short: null,
  aliases: spelled(place).flatMap((name) => [`Puskesmas ${name}`, `PKM ${name}`]),
  former: [],
  confidence: 'medium-high',
}));

const kecamatan = [
  'Paringin',
  'Paringin Selatan',
  'Batumandi',
  'Lampihong',
  'Juai',
  'Halong',
  'Awayan',
  'Tebing Tinggi',
].map((place): ReferenceUnit => ({
  id: `kecamatan-${slug(place)}`,
  name: `Kantor Kecamatan ${place}`,
  kind: 'kecamatan',
  short: null,
  aliases: spelled(place).flatMap((name) => [`Kecamatan ${name}`, `Kec. ${name}`, `Camat ${name}`]),
  former: [],
  confidence:
    'medium: Sinovda lists such offices as units; whether the 22 SKPD include them is not stated',
}));

/** Lists the attested units: 16 of the 22 SKPD, the hospital, the 12 Puskesmas and the 8 kecamatan offices. */
export const referenceUnits: readonly ReferenceUnit[] = [
  ...skpd,
  hospital,
  ...puskesmas,
  ...kecamatan,
];
