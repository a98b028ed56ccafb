// KIPP, the national contest of public service innovation, as its form of 2023 was met in other regions' applications.
// Later guides and their word limits are unknown; they are another form beside this one.
import { type OtherForm, otherFormSchema } from '../other-form-rules.ts';

/** The proposal of 2023. */
export const kipp2023: OtherForm = otherFormSchema.parse({
  id: 'kipp-2023',
  title: 'KIPP',
  words: ['kipp'],
  year: 2023,
  sure: false,
  source: 'formulir 2023 menurut aplikasi daerah lain; pedoman sesudahnya belum diketahui',
  fields: [
    { no: '1', label: 'Ringkasan', maxWords: 200, asks: ['ringkasan baru'] },
    {
      ...{ no: '2', label: 'Latar belakang & tujuan', maxWords: 300 },
      from: ['latar_belakang', 'permasalahan', 'tujuan'],
      asks: ['kelompok sasaran', 'target angka'],
    },
    {
      ...{ no: '3', label: 'Kebaruan', maxWords: 200, from: ['keunggulan', 'metode'] },
      asks: ['pembanding'],
    },
    {
      ...{ no: '4', label: 'Implementasi', maxWords: 200 },
      from: ['cara_kerja', 'metode', 'pelaksana'],
    },
    {
      ...{ no: '5', label: 'Signifikansi', maxWords: 600 },
      from: ['hasil', 'manfaat', 'kemanfaatan', 'monev', 'kecepatan'],
      asks: ['angka sebelum-sesudah', 'evaluasi luar'],
    },
    {
      ...{ no: '6', label: 'Adaptabilitas', maxWords: 300, from: ['replikasi', 'cara_kerja'] },
      asks: ['siapa yang meniru'],
    },
    {
      ...{ no: '7', label: 'Sumber daya', maxWords: 200 },
      from: ['anggaran', 'sumber_anggaran', 'sdm', 'alat_kerja'],
    },
    {
      ...{ no: '8', label: 'Keberlanjutan', maxWords: 500 },
      from: [
        ...['regulasi', 'dasar_hukum', 'bimtek', 'pedoman_teknis', 'proses'],
        ...['aktor', 'jejaring', 'sosialisasi'],
      ],
      asks: ['rencana ke depan'],
    },
  ],
});
