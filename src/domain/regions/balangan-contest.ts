// The rules of Bailang, the yearly contest of Kabupaten Balangan. Its technical guide was not found: weights follow published
// contests, categories the ones announced for 2025, and the order of ties is a proposal until the agency sends its own.
import type { ContestRules } from '../contest/rules.ts';

/** Bailang as it is proposed; a region's file replaces it. */
export const bailang: ContestRules = {
  name: 'Bailang',
  words: ['bailang'],
  scale: { least: 0, greatest: 100 },
  categories: [
    { code: 'skpd', label: 'SKPD', kinds: ['skpd'] },
    { code: 'kecamatan', label: 'Kecamatan', kinds: ['kecamatan'] },
    { code: 'blud_upt', label: 'BLUD dan UPT Puskesmas', kinds: ['blud', 'upt'] },
  ],
  stages: {
    // 70 to 30, and the four criteria with their weights: a provincial contest of 2022 and the national award of 2023.
    desk: {
      label: 'Penilaian berkas',
      weight: 70,
      criteria: [
        { code: 'kebaruan', label: 'Kebaruan', words: ['baru', 'pembaruan'], weight: 30 },
        { code: 'kemanfaatan', label: 'Kemanfaatan', words: ['manfaat'], weight: 25 },
        { code: 'replikasi', label: 'Dapat direplikasi', words: ['replikasi'], weight: 20 },
        {
          code: 'kewenangan',
          label: 'Kewenangan dan kolaborasi',
          words: ['kolaborasi'],
          weight: 15,
        },
      ],
    },
    presentation: {
      label: 'Presentasi',
      weight: 30,
      criteria: [
        { code: 'paparan', label: 'Paparan', words: ['presentasi'], weight: 30 },
        { code: 'materi', label: 'Materi dan manfaat', words: ['isi'], weight: 50 },
        { code: 'video', label: 'Video', words: [], weight: 10 },
        { code: 'kehadiran', label: 'Kehadiran pimpinan', words: ['pimpinan'], weight: 10 },
      ],
    },
  },
  judgesAtEntry: null,
  leastJudges: 2,
  wideSpread: 20,
  finalists: 5,
  places: ['Juara I', 'Juara II', 'Juara III', 'Harapan I', 'Harapan II'],
  ties: [
    { by: 'criterion', stage: 'desk', criterion: 'kemanfaatan' },
    { by: 'criterion', stage: 'desk', criterion: 'kebaruan' },
    { by: 'maturity' },
    { by: 'vote' },
  ],
  source: 'usulan awal menurut lomba lain; juknis belum diterima',
};
