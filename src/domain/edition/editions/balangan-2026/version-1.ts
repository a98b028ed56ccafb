// Version 1 of the edition of 2026, as drafts and records of before hold it: what reads otherwise in version 2, in its old words.
// It never changes: a version that somebody fills in is frozen.
import type { EditionDefinition, Field, ItemId, Option } from '../../definition.ts';
import { klasifikasi, pkpnKlaster } from './choices.ts';

type Former = Partial<Pick<Field, 'help' | 'instruction' | 'example' | 'source' | 'value'>>;

const national = 'formulir nasional 2026 menurut aplikasi daerah; tata letak laporan nasional';

const withOption = (
  options: readonly Option[],
  code: string,
  former: Partial<Option>,
): readonly Option[] =>
  options.map((option) => (option.code === code ? { ...option, ...former } : option));

const former: Readonly<Record<ItemId, Former>> = {
  klasifikasi: {
    value: {
      type: 'choice',
      options: withOption(klasifikasi, 'desa', {
        label: 'Inovasi Desa',
        words: ['desa', 'pemerintah desa', 'pemdes'],
        hints: ['kelurahan', 'kampung'],
      }),
    },
  },
  asta_cita: {
    help: 'Nomor Asta Cita (1 sampai 8) yang didukung. Boleh dilewati bila belum tahu.',
    instruction:
      'Pilih nomor Asta Cita seperti yang tampil di aplikasi nasional. Bila ragu, lewati dan tanyakan kepada Bapperida.',
    example: 'Asta Cita 4',
    value: {
      type: 'choice',
      options: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({
        code: `asta_cita_${n}`,
        label: `Asta Cita ${n}`,
        words: [`asta cita ke-${n}`, `asta cita ke ${n}`, `astacita ${n}`],
      })),
    },
    source: `${national}; teks pilihan tidak ditemukan`,
  },
  pkpn_klaster: {
    value: {
      type: 'choice',
      options: withOption(pkpnKlaster, 'perumahan_bencana', {
        label: 'Infrastruktur Perumahan dan Ketahanan Bencana',
      }),
    },
  },
  koordinat: {
    instruction: 'Salin dua angka dari aplikasi peta: lintang dahulu, lalu bujur, dipisahkan koma.',
  },
};

/** Makes version 1 out of version 2. */
export function version1Of(version2: EditionDefinition): EditionDefinition {
  return {
    ...version2,
    version: 1,
    sections: version2.sections.map((section) => ({
      ...section,
      items: section.items.map((item) =>
        item.kind === 'field' ? { ...item, ...former[item.id] } : item,
      ),
    })),
  };
}
