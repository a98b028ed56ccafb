// The form of an edition as people see it: every question with its help, what may be answered, levels and evidence.
// It shows the definition and nothing that anybody answered.
import type { EditionDefinition, Field, Item } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';

/** The sections with their questions in the words of the form. */
export function formSections(edition: EditionDefinition) {
  const labels = formOf(edition).byId;
  const condition = ({ when }: Item): string | null => {
    if (when === undefined) return null;
    const on = labels.get(when.item);
    const options = on?.kind === 'field' && on.value.type === 'choice' ? on.value.options : [];
    const names = when.in.map((code) => options.find((one) => one.code === code)?.label ?? code);
    return `Hanya ditanyakan bila “${on?.label ?? when.item}” dijawab ${names.join(' atau ')}.`;
  };
  return edition.sections.map(({ id, title, items }) => ({
    ...{ id, title },
    items: items.map((item) => ({
      ...{ id: item.id, label: item.label, help: item.help, instruction: item.instruction },
      ...{ example: item.example, optional: item.optional === true, when: condition(item) },
      ...(item.kind === 'field'
        ? { no: null, answer: answerText(item.value), options: optionsOf(item.value) }
        : {
            no: item.no,
            answer: `Tingkat 1, 2 atau 3, dengan bukti: ${item.evidence.kinds.join('; ')}`,
            options: [],
          }),
      weight: item.kind === 'indicator' ? item.weight : null,
      formats:
        item.kind === 'indicator'
          ? `${item.evidence.formats.join(', ').toUpperCase()}; paling banyak ${item.evidence.maxFiles} berkas${item.evidence.link ? '; tautan juga boleh' : ''}`
          : null,
      variants:
        item.kind === 'indicator'
          ? (item.variants ?? []).map(({ label, levels }) => ({
              label: (item.variants ?? []).length > 1 ? label : null,
              levels: levels.map(({ level, text }) => ({ level, text })),
            }))
          : [],
    })),
  }));
}

const optionsOf = (value: Field['value']): readonly string[] =>
  value.type === 'choice' ? value.options.map(({ label }) => label) : [];

function answerText(value: Field['value']): string {
  switch (value.type) {
    case 'text':
      return `Teks singkat${value.maxChars === undefined ? '' : `, paling panjang ${value.maxChars} huruf`}`;
    case 'longtext':
      return `Teks panjang${value.warnBelowWords === undefined ? '' : `, sebaiknya ${value.warnBelowWords} kata atau lebih`}`;
    case 'choice':
      return value.many === true ? 'Boleh beberapa pilihan' : 'Satu pilihan';
    case 'date':
      return { day: 'Tanggal', month: 'Bulan dan tahun', year: 'Tahun' }[value.precision];
    case 'number':
      return `Angka${value.unit === undefined ? '' : `, dalam ${value.unit}`}`;
    case 'coordinates':
      return 'Titik lokasi';
    case 'files':
      return `Berkas ${value.formats.join(', ').toUpperCase()}, paling banyak ${value.maxFiles}${value.link ? '; tautan juga boleh' : ''}`;
  }
}
