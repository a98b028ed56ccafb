// The form of an edition to be filled in with an office program and sent back: every section, item, help and choice.
// Each cell has the mark by which domain/excerpts knows it again; nothing is filled in beforehand.
import type { EditionDefinition, Field, Indicator, Item } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { cellMark, formMark, levelWords } from '../../domain/excerpts/form-marks.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { FillIn, FillInRow } from '../fill-in.ts';

/** Lays out the form to fill in. */
export function fillInForm(definition: EditionDefinition, region: Region): FillIn {
  const numbers = formOf(definition).numberOf;
  const numbered = (item: Item): string => `${numbers.get(item.id) ?? ''}. ${item.label}`;
  return {
    title: `Formulir Isian ${definition.year}`,
    author: region.government,
    heading: ['FORMULIR DATA INOVASI DAERAH', `TAHUN ${definition.year}`],
    intro: [
      'Isi kolom kanan. Yang belum ada boleh dikosongkan. Kotak ☐ dipilih dengan mengetuknya, atau diganti dengan huruf x di dalam kurung siku: [x].',
      'Simpan sebagai Word (DOCX), lalu kirim berkasnya ke obrolan Sepeda Baru. Isinya ditunjukkan dulu; tidak ada yang tersimpan sebelum Bapak/Ibu memilihnya.',
      'Mohon jangan menghapus kolom kiri dan kode dalam kurung siku: dari kode itu tiap isian dikenali.',
    ],
    mark: formMark(definition),
    sections: definition.sections.map(({ title, items }) => ({
      title,
      notes: items.some(({ kind }) => kind === 'indicator')
        ? [
            'Tingkat dihitung setelah ada buktinya. Bukti dikirim di obrolan, sebagai foto atau berkas.',
          ]
        : [],
      rows: items.flatMap((item) =>
        item.kind === 'field'
          ? [fieldRow(item, numbered(item))]
          : indicatorRows(item, numbered(item)),
      ),
    })),
  };
}

/** Free lines at first: of a long text, and of a short one. */
const LONG = 8;
const SHORT = 1;

function fieldRow(item: Field, label: string): FillInRow {
  const notes = [item.help, ...(item.optional === true ? ['Boleh dikosongkan.'] : [])];
  if (item.value.type === 'files')
    return {
      label,
      notes,
      mark: null,
      cell: { kind: 'elsewhere', text: 'Dikirim di obrolan, sebagai foto atau berkas.' },
    };
  const mark = cellMark({ part: 'value', item: item.id });
  if (item.value.type === 'choice') {
    const many = item.value.many === true ? ['Boleh lebih dari satu.'] : [];
    const options = item.value.options.map((option) => option.label);
    return { label, notes: [...notes, ...many], mark, cell: { kind: 'boxes', options } };
  }
  const lines = item.value.type === 'longtext' ? LONG : SHORT;
  return { label, notes, mark, cell: { kind: 'words', lines } };
}

/** A row of boxes for each way in which an indicator is measured, and one for what its level rests on. */
function indicatorRows(item: Indicator, label: string): readonly FillInRow[] {
  const variants = item.variants ?? [];
  const evidence =
    item.evidence.kinds.length === 0 ? [] : [`Bukti: ${item.evidence.kinds.join('; ')}`];
  return [
    ...variants.map((variant, at): FillInRow => ({
      label: at === 0 ? label : `${label} (lanjutan)`,
      notes: [
        ...(at === 0 ? [item.help] : []),
        ...(variants.length > 1 ? [`${variant.label}: pilih bila ini yang sesuai.`] : []),
        ...(at === 0 ? evidence : []),
      ],
      mark: cellMark({ part: 'level', item: item.id, variant: variant.code }),
      cell: {
        kind: 'boxes',
        options: variant.levels.map(({ level, text }) => levelWords(level, plainSigns(text))),
      },
    })),
    {
      label: variants.length === 0 ? label : `Penjelasan ${label}`,
      notes: variants.length === 0 ? [item.help, ...evidence] : [],
      mark: cellMark({ part: 'description', item: item.id }),
      cell: { kind: 'words', lines: 2 },
    },
  ];
}

const plainSigns = (text: string): string => text.replaceAll('>=', '≥').replaceAll('<=', '≤');
