// Kabupaten Balangan: the region that is shipped, and the default. Another one is a file of the same shape.
// It holds no rule of the programme; the form, levels and days stand in the edition.
import { bailang } from './balangan-contest.ts';
import { usualKinds } from './kinds.ts';
import type { Region } from './shape.ts';
import { referenceUnits } from '../units.ts';

const reportOfTheRegion = 'Laporan Indeks Inovasi Daerah, Sepeda Baru V.03';

/** Kabupaten Balangan, Kalimantan Selatan. */
export const balangan: Region = {
  id: 'balangan',
  district: 'Kabupaten Balangan',
  place: 'Balangan',
  government: 'Pemerintah Kabupaten Balangan',
  seat: 'Paringin',
  agency: 'Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah',
  agencyShort: 'Bapperida',
  agencyFormer: ['Bappedalitbang', 'Balitbangda'],
  head: 'Bupati',
  paper: 'f4',
  letterCode: '400.10.11',
  zone: 'Asia/Makassar',
  bounds: { south: -2.7, north: -1.9, west: 114.8, east: 115.95 },
  contest: bailang,
  // From the region's own report of Sepeda Baru V.03; nobody else confirmed them.
  history: [
    { year: 2020, count: 18, source: reportOfTheRegion },
    { year: 2021, count: 25, source: reportOfTheRegion },
    { year: 2022, count: 112, source: reportOfTheRegion },
    { year: 2023, count: 277, source: reportOfTheRegion },
  ],
  otherForms: [],
  // No written rule on the number of innovations was found; one a unit is what the commitment of other regions says.
  recognition: {
    target: 1,
    points: { handedIn: 3, accepted: 5, designated: 8 },
    monthlyDay: 1,
    source: 'usulan awal; aturan daerah belum diterima',
  },
  examples: {
    unit: 'Puskesmas Lampihong',
    otherUnit: 'Puskesmas Awayan',
    unitInFull: 'UPT Puskesmas Paringin',
    group: 'Balangan Utara',
  },
  kinds: usualKinds.map((kind) => ({ ...kind, words: [...kind.words] })),
  roles: {
    unit_admin: 'Admin Inovasi',
    unit_head: 'Kepala unit',
    unit_head_title: 'Kepala SKPD',
    mentor: 'pamong',
    verifier: 'verifikator',
    coordinator: 'koordinator',
  },
  languages: ['banjar'],
  // Which units are coached together was not found; the coordinator says it in the chat.
  gakor: [],
  units: referenceUnits.map((unit) => ({
    ...unit,
    aliases: [...unit.aliases],
    former: [...unit.former],
  })),
};
