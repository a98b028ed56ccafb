// The nine steps of the SOP in Pedoman Teknis Sepeda Baru 2022, part B, with their durations and who moves them.
// It never holds dates: the document sets none, the coordinator does.
import type { SopStep } from '../definition.ts';

/**
 * Lists the nine steps. Titles shorten the pedoman's column Kegiatan. The columns that named the actors were lost
 * for most rows: steps 3, 4, 6 and 9 name them, the other owners are read from the work itself (step 5 from its place
 * between the head's endorsement and the entry; there the verifier's check happens).
 */
export const sopSteps: readonly SopStep[] = [
  {
    no: 1,
    title: 'Sosialisasi pemenuhan data inovasi daerah bagi SKPD dan BLUD',
    owner: 'coordinator',
    days: 7,
  },
  {
    no: 2,
    title: 'Inventaris/penjaringan data indeks inovasi daerah pada SKPD',
    owner: 'unit_admin',
    days: 7,
  },
  {
    no: 3,
    title: 'Pemilahan dan verifikasi data indeks inovasi beserta data dukung indikator inovasi',
    owner: 'innovator',
    days: 20,
  },
  {
    no: 4,
    title: 'Penetapan data inovasi dan indikator SKPD oleh Kepala SKPD',
    owner: 'unit_head',
    days: 3,
  },
  {
    no: 5,
    title: 'Penyusunan, pengolahan dan analisis data indeks inovasi SKPD',
    owner: 'verifier',
    days: 7,
  },
  {
    no: 6,
    title:
      'Input data indeks inovasi, lampiran indikator dan video profil oleh Admin Inovasi SKPD/BLUD',
    owner: 'unit_admin',
    days: 15,
  },
  {
    no: 7,
    title: 'Monitoring dan evaluasi data inovasi dan indikator daerah',
    owner: 'verifier',
    days: 10,
  },
  {
    no: 8,
    title: 'Pemantapan dan penetapan data inovasi dan indikator daerah',
    owner: 'coordinator',
    days: 7,
  },
  {
    no: 9,
    title: 'Input data inovasi dan indikator daerah ke aplikasi Indeks Inovasi Daerah Kemendagri',
    owner: 'verifier',
    days: 7,
  },
];
