// What stands in the fields of an office's own template: taken from the blocks of the paper that the product itself prints, so
// that both say the same. It adds no wording; what has no value is a line of dots, as on the paper.
import {
  type TemplateField,
  templateFields,
  type TemplatePaper,
} from '../../domain/paper-templates.ts';
import type { Block, Body, Cell, Filled, Imprint, Line, Signature } from '../sheet.ts';

/** The value of a field: words, or the rows of a list. A picture is made by whoever fills in. */
type TemplateValue = string | readonly TemplateValues[];

/** Values by the names of their fields. */
export interface TemplateValues {
  readonly [name: string]: TemplateValue;
}

const DOTS = '.'.repeat(30);

/** The values of a laid-out paper. */
export function templateValues(
  paper: TemplatePaper,
  body: Body,
  { printed, url }: Imprint,
): TemplateValues {
  return {
    ...makers[paper](body),
    ...{ kode: body.code, versi: body.version, dokumen: body.name },
    ...{ dicetak: printed, tautan: url.replace(/^https?:\/\//u, '') },
  };
}

/** Values that name their fields, with two rows in each list: for a first look at a template. */
function sampleValues(fields: readonly TemplateField[]): TemplateValues {
  return Object.fromEntries(
    fields.flatMap(({ name, label, kind, fields: inner }): [string, TemplateValue][] => {
      if (kind === 'picture') return [];
      return kind === 'text'
        ? [[name, `«${label}»`]]
        : [[name, [sampleValues(inner), sampleValues(inner)]]];
    }),
  );
}

/** A paper of the product as sample values; the address is that of no print. */
export const sampleOf = (paper: TemplatePaper): TemplateValues =>
  sampleValues(templateFields[paper]);

const makers: Readonly<Record<TemplatePaper, (body: Body) => TemplateValues>> = {
  'form-pengisian': filledForm,
  'surat-edaran': circular,
  'surat-undangan': invitation,
  notulensi: minutes,
};

function filledForm(body: Body): TemplateValues {
  const [first = [], ...others] = pagesOf(body.blocks);
  const forms = others.length === 0 ? [first] : others;
  const signs = signaturesOf(first);
  const [place = '', ...head] = signs?.right?.above ?? [];
  const admin = signaturesOf(forms[0] ?? [])?.left ?? null;
  return {
    draf: body.draft === null ? '' : `DRAF — ${body.draft}`,
    tahun: titleOf(first)[1]?.replace(/^TAHUN /u, '') ?? '',
    unit: fieldOf(first, 'Nama SKPD'),
    tempat_tanggal: place,
    ...signed('kepala', signs?.right ?? null, head),
    ...signed('admin', admin, admin?.above.filter((line) => line !== '') ?? []),
    inovasi: forms.map(formOf),
  };
}

function formOf(blocks: readonly Block[]): TemplateValues {
  const lines = blocks.flatMap((block) => (block.kind === 'fields' ? block.rows : []));
  const told = lines.filter(({ label }) => label !== 'Nama SKPD' && label !== 'Kode');
  return {
    kode_inovasi: fieldOf(blocks, 'Kode'),
    nama: wordsOf(told.find(({ label }) => /^nama inovasi/iu.test(label))?.value),
    isian: told.map(({ label, value }) => ({ label, nilai: wordsOf(value) })),
    indikator: tableOf(blocks, 'Indikator', ['no', 'label', 'tingkat', 'uraian', 'bukti']),
  };
}

function circular({ blocks }: Body): TemplateValues {
  const signs = signaturesOf(blocks)?.right ?? null;
  const [place = '', ...office] = signs?.above ?? [];
  const [title, number = ''] = titleOf(blocks);
  const line = (after: string) => lineAfter(blocks, after);
  return {
    tahun: /\d{4}/u.exec(line('TENTANG'))?.[0] ?? '',
    nomor: title === undefined ? '' : number.replace(/^NOMOR /u, ''),
    tentang: line('TENTANG'),
    yth: proseAfter(blocks, 'Yth.'),
    latar_belakang: proseAfter(blocks, 'A. Latar Belakang'),
    maksud: proseAfter(blocks, 'B. Maksud dan Tujuan'),
    ruang_lingkup: proseAfter(blocks, 'C. Ruang Lingkup'),
    dasar_hukum: proseAfter(blocks, 'D. Dasar Hukum'),
    isi_edaran: proseAfter(blocks, 'E. Isi Edaran'),
    penutup: proseAfter(blocks, 'F. Penutup'),
    tempat_tanggal: place,
    ...signed('pejabat', signs, office),
    jadwal: tableOf(blocks, 'Kegiatan', ['no', 'kegiatan', 'mulai', 'sampai']),
    data: tableOf(blocks, 'Data', ['no', 'label', 'keterangan']),
    indikator: tableOf(blocks, 'Indikator', ['no', 'label', 'bukti']),
  };
}

function invitation({ blocks }: Body): TemplateValues {
  const signs = signaturesOf(blocks)?.right ?? null;
  const dated = blocks.find((block) => block.kind === 'line' && block.align === 'right');
  return {
    tempat_tanggal: dated?.kind === 'line' ? dated.text : '',
    ...eventOf(blocks),
    nomor: fieldOf(blocks, 'Nomor'),
    sifat: fieldOf(blocks, 'Sifat'),
    lampiran: fieldOf(blocks, 'Lampiran'),
    hal: fieldOf(blocks, 'Hal'),
    pelaksanaan: toldOf(blocks, 'Pelaksanaan'),
    ...signed('pejabat', signs, signs?.above ?? []),
    undangan: tableOf(blocks, 'Yang diundang', ['no', 'nama']),
  };
}

function minutes({ blocks }: Body): TemplateValues {
  const signs = signaturesOf(blocks);
  const [place = '', ...office] = signs?.right?.above ?? [];
  const closing = blocks.filter((block) => block.kind === 'paragraph').at(-1);
  return {
    ...eventOf(blocks),
    jenis: toldOf(blocks, 'Jenis kegiatan'),
    surat_undangan: fieldOf(blocks, 'Surat undangan'),
    pimpinan: fieldOf(blocks, 'Pimpinan rapat'),
    peserta: fieldOf(blocks, 'Peserta'),
    pembahasan: proseAfter(blocks, 'A. Pembahasan'),
    keputusan: tableOf(blocks, 'Keputusan / tindak lanjut', ['no', 'isi', 'siapa', 'batas']),
    penutup: closing?.kind === 'paragraph' ? closing.text : '',
    tempat_tanggal: place,
    ...signed('pimpinan', signs?.left ?? null, signs?.left?.above ?? []),
    ...signed('notulis', signs?.right ?? null, office),
  };
}

const eventOf = (blocks: readonly Block[]): TemplateValues => ({
  acara: fieldOf(blocks, 'Acara'),
  hari: fieldOf(blocks, 'Hari, tanggal'),
  waktu: fieldOf(blocks, 'Waktu'),
  tempat: fieldOf(blocks, 'Tempat'),
  tujuan: toldOf(blocks, 'Tujuan'),
  narasumber: toldOf(blocks, 'Narasumber'),
  materi: toldOf(blocks, 'Materi'),
  tautan_daring: toldOf(blocks, 'Tautan daring'),
});

/** The places of a person who signs; `office` are the lines above without place and date. */
const signed = (
  who: string,
  place: Signature | null,
  office: readonly string[],
): TemplateValues => ({
  [`${who}_jabatan`]: office.join('\n'),
  [`${who}_nama`]: place?.name ?? DOTS,
  [`${who}_pangkat`]: place?.rank ?? '',
  [`${who}_nip`]: place === null || place.nip === null ? '' : place.nip === '' ? DOTS : place.nip,
});

/** The blocks of each page that begins by itself. */
function pagesOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]];
  for (const block of blocks)
    if (block.kind === 'page') pages.push([]);
    else pages.at(-1)?.push(block);
  return pages;
}

const titleOf = (blocks: readonly Block[]): readonly string[] => {
  const title = blocks.find((block) => block.kind === 'title');
  return title?.kind === 'title' ? title.lines : [];
};

const lineOf = (blocks: readonly Block[], label: string): Line | undefined =>
  blocks
    .flatMap((block) => (block.kind === 'fields' ? block.rows : []))
    .find((row) => row.label === label);

/** What stands behind a label, or dots. */
const fieldOf = (blocks: readonly Block[], label: string): string =>
  wordsOf(lineOf(blocks, label)?.value);

/** The same of a line that stands there only where it was told. */
const toldOf = (blocks: readonly Block[], label: string): string =>
  lineOf(blocks, label) === undefined ? '' : fieldOf(blocks, label);

/** What stands behind a label, in words. */
function wordsOf(value: Filled | undefined): string {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'choice':
      return value.options
        .map((option) => `${option === value.picked ? '☒' : '☐'} ${option}`)
        .join('   ');
    case 'date':
      return [value.day, value.month, value.year].filter((part) => part !== null).join(' ');
    case 'parts':
      return value.parts.map(({ heading, text }) => `${heading}\n${text ?? DOTS}`).join('\n\n');
    case 'empty':
    case undefined:
      return DOTS;
  }
}

/** The rows of the tables that have a column of this title. */
function tableOf(
  blocks: readonly Block[],
  title: string,
  names: readonly string[],
): readonly TemplateValues[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' && block.columns.some((column) => column.title === title)
      ? block.rows.map((cells) => rowOf(cells, names))
      : [],
  );
}

const rowOf = (cells: readonly Cell[], names: readonly string[]): TemplateValues =>
  Object.fromEntries(names.map((name, at) => [name, cells[at]?.text ?? DOTS]));

/** Who signs first: in places of their own, or below a table. */
function signaturesOf(
  blocks: readonly Block[],
): { readonly left: Signature | null; readonly right: Signature | null } | null {
  for (const block of blocks) {
    if (block.kind === 'signatures') return block;
    if (block.kind === 'table' && block.closing !== null) return block.closing;
  }
  return null;
}

const isNamed = (block: Block, words: string): boolean =>
  (block.kind === 'heading' || block.kind === 'line') && block.text === words;

/** The first paragraph below a heading or a line. */
function proseAfter(blocks: readonly Block[], words: string): string {
  const at = blocks.findIndex((block) => isNamed(block, words));
  const found = at < 0 ? undefined : blocks.slice(at).find((block) => block.kind === 'paragraph');
  return found?.kind === 'paragraph' ? found.text : '';
}

/** The line below a line. */
function lineAfter(blocks: readonly Block[], words: string): string {
  const found = blocks[blocks.findIndex((block) => isNamed(block, words)) + 1];
  return found?.kind === 'line' ? found.text : '';
}
