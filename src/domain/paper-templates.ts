// Templates that an office puts in the place of a Word paper: which papers have one, which fields stand in it, and what is wrong
// with one that was sent. It knows no file and no value; what stands in a field comes from the paper that the product prints.
import type { PaperName } from './papers.ts';

/** Papers that come as Word documents and whose template an office may replace. */
export const templatePapers = [
  'form-pengisian',
  'surat-edaran',
  'surat-undangan',
  'notulensi',
] as const;

/** One of them. */
export type TemplatePaper = (typeof templatePapers)[number];

/** Tells whether the template of a paper can be replaced. */
export const hasTemplate = (paper: PaperName): paper is TemplatePaper =>
  templatePapers.some((one) => one === paper);

/** A field of a template, written `{name}`; a list is written `{#name}…{/name}` around the fields of one row. */
export interface TemplateField {
  readonly name: string;
  /** What stands there, in words. */
  readonly label: string;
  readonly kind: 'text' | 'picture' | 'list';
  /** Without it the paper would not say what it is for. */
  readonly required: boolean;
  /** Fields of one row; empty for what is no list. */
  readonly fields: readonly TemplateField[];
}

const text = (name: string, label: string): TemplateField => ({
  ...{ name, label, kind: 'text', required: false, fields: [] },
});
const needed = (name: string, label: string): TemplateField => ({
  ...text(name, label),
  required: true,
});
const list = (
  name: string,
  label: string,
  fields: readonly TemplateField[],
  required = true,
): TemplateField => ({ name, label, kind: 'list', required, fields });

/** What stands in the foot of every paper; by its QR a signed scan is matched to its print. */
const foot: readonly TemplateField[] = [
  { name: 'qr', label: 'Kode QR ke halaman cetakan', kind: 'picture', required: true, fields: [] },
  text('kode', 'Kode dokumen'),
  text('versi', 'Versi isian'),
  text('dokumen', 'Nama dokumen'),
  text('dicetak', 'Kapan dicetak'),
  text('tautan', 'Alamat halaman cetakan'),
];

const person = (who: string, words: string): readonly TemplateField[] => [
  text(`${who}_jabatan`, `Jabatan ${words}, dengan Plt. atau a.n. bila ada`),
  needed(`${who}_nama`, `Nama ${words}`),
  text(`${who}_pangkat`, `Pangkat ${words}`),
  text(`${who}_nip`, `NIP ${words}`),
];

const event: readonly TemplateField[] = [
  needed('acara', 'Nama acara'),
  needed('hari', 'Hari dan tanggal'),
  needed('waktu', 'Jam mulai dan selesai'),
  needed('tempat', 'Tempat'),
  text('tujuan', 'Tujuan'),
  text('narasumber', 'Narasumber'),
  text('materi', 'Materi'),
  text('tautan_daring', 'Tautan daring'),
];

/** The fields of each template. */
export const templateFields: Readonly<Record<TemplatePaper, readonly TemplateField[]>> = {
  'form-pengisian': [
    ...foot,
    needed('draf', 'Tanda DRAF selama belum ditetapkan; sesudahnya kosong'),
    text('tahun', 'Tahun'),
    needed('unit', 'Nama SKPD'),
    text('tempat_tanggal', 'Tempat dan tanggal tanda tangan'),
    ...person('kepala', 'kepala SKPD'),
    ...person('admin', 'Admin Inovasi SKPD').map((field) => ({ ...field, required: false })),
    list('inovasi', 'Setiap inovasi', [
      needed('kode_inovasi', 'Kode inovasi'),
      text('nama', 'Nama inovasi'),
      list('isian', 'Setiap isian', [needed('label', 'Nama isian'), needed('nilai', 'Isinya')]),
      list('indikator', 'Setiap indikator', [
        text('no', 'Nomor'),
        needed('label', 'Nama indikator'),
        text('tingkat', 'Tingkat'),
        needed('uraian', 'Uraian'),
        needed('bukti', 'Bukti dukung'),
      ]),
    ]),
  ],
  'surat-edaran': [
    ...foot,
    text('tahun', 'Tahun'),
    text('nomor', 'Nomor surat'),
    text('tentang', 'Pokok surat'),
    needed('yth', 'Kepada siapa surat ditujukan'),
    text('latar_belakang', 'A. Latar belakang'),
    text('maksud', 'B. Maksud dan tujuan'),
    text('ruang_lingkup', 'C. Ruang lingkup'),
    text('dasar_hukum', 'D. Dasar hukum'),
    needed('isi_edaran', 'E. Isi edaran, dengan batas waktu'),
    text('penutup', 'F. Penutup'),
    text('tempat_tanggal', 'Tempat dan tanggal tanda tangan'),
    ...person('pejabat', 'yang menandatangani'),
    list('jadwal', 'Setiap langkah jadwal (Lampiran I)', [
      text('no', 'Nomor'),
      needed('kegiatan', 'Kegiatan'),
      needed('mulai', 'Mulai'),
      needed('sampai', 'Sampai'),
    ]),
    list('data', 'Setiap data yang disiapkan (Lampiran II)', [
      text('no', 'Nomor'),
      needed('label', 'Nama data'),
      text('keterangan', 'Keterangan'),
    ]),
    list('indikator', 'Setiap indikator (Lampiran II)', [
      text('no', 'Nomor'),
      needed('label', 'Nama indikator'),
      needed('bukti', 'Bukti dukung'),
    ]),
  ],
  'surat-undangan': [
    ...foot,
    text('tempat_tanggal', 'Tempat dan tanggal surat'),
    text('nomor', 'Nomor surat'),
    text('sifat', 'Sifat'),
    text('lampiran', 'Lampiran'),
    text('hal', 'Hal'),
    ...event,
    text('pelaksanaan', 'Luring atau daring'),
    ...person('pejabat', 'yang menandatangani'),
    list('undangan', 'Setiap yang diundang', [text('no', 'Nomor'), needed('nama', 'Siapa')]),
  ],
  notulensi: [
    ...foot,
    ...event,
    text('jenis', 'Jenis kegiatan'),
    text('surat_undangan', 'Nomor surat undangan'),
    text('pimpinan', 'Pimpinan rapat dan jabatannya'),
    text('peserta', 'Berapa yang hadir'),
    needed('pembahasan', 'Pokok pembahasan'),
    list('keputusan', 'Setiap keputusan', [
      text('no', 'Nomor'),
      needed('isi', 'Keputusan atau tindak lanjut'),
      needed('siapa', 'Penanggung jawab'),
      needed('batas', 'Batas waktu'),
    ]),
    text('penutup', 'Kapan rapat ditutup'),
    text('tempat_tanggal', 'Tempat dan tanggal tanda tangan'),
    ...person('pimpinan', 'pimpinan rapat'),
    ...person('notulis', 'notulis'),
  ],
};

/** A field as it stands in a template: alone, or the beginning or the end of a list; in the description of a picture or in text. */
export interface TemplateTag {
  readonly name: string;
  readonly at: 'alone' | 'begins' | 'ends';
  readonly inText: boolean;
}

/** What is wrong with a template; fields are named as they are written there, with the list around them. */
export type TemplateProblem =
  /** `inside`: the list that it stands in; null outside of all. */
  | { readonly type: 'unknown_field'; readonly field: string; readonly inside: string | null }
  | { readonly type: 'missing_field'; readonly field: string; readonly inside: string | null }
  /** A text that is written as a list, a list as a text, or a field in the description of a picture. */
  | { readonly type: 'wrong_kind'; readonly field: string }
  /** Its beginning has no end, or the other way round; null where a brace stands alone. */
  | { readonly type: 'unpaired'; readonly field: string | null }
  /** A list that begins in one place and ends in another, such as a cell and behind its table, or in a content control. */
  | { readonly type: 'apart'; readonly field: string }
  /** A brace in a note, a comment or a diagram, where no field is filled in. */
  | { readonly type: 'not_filled' }
  /** It was not looked into: nothing is known of it. */
  | { readonly type: 'busy' }
  /** No document of this kind can be read out of it, or it could not be filled in. */
  | { readonly type: 'unreadable' };

/**
 * What is wrong with the fields of a template, in the order in which they stand; nothing where it can be used. Of a list that is
 * not closed nothing but that is said: what comes behind would be judged as if it stood in it.
 */
export function checkTemplate(
  paper: TemplatePaper,
  tags: readonly TemplateTag[],
): readonly TemplateProblem[] {
  const unpaired = unpairedIn(tags);
  if (unpaired !== null) return [{ type: 'unpaired', field: unpaired }];
  const problems: TemplateProblem[] = [];
  const seen = new Set<string>();
  const open: TemplateField[] = [];
  for (const { name, at, inText } of tags) {
    if (at === 'ends') {
      open.pop();
      continue;
    }
    const field = fieldsIn(paper, open).find((one) => one.name === name);
    if (field === undefined) {
      problems.push({ type: 'unknown_field', field: name, inside: open.at(-1)?.name ?? null });
      // What stands in a list that there is not cannot be judged.
      if (at === 'begins') return problems;
      continue;
    }
    if ((field.kind === 'list') !== (at === 'begins') || (!inText && field.kind !== 'picture'))
      return [...problems, { type: 'wrong_kind', field: name }];
    seen.add([...open.map((one) => one.name), name].join('.'));
    if (at === 'begins') open.push(field);
  }
  return [...problems, ...missingIn(templateFields[paper], [], seen)];
}

/** The first list that is not closed, is closed without being open, or is opened in itself; null where all are right. */
function unpairedIn(tags: readonly TemplateTag[]): string | null {
  const open: string[] = [];
  for (const { name, at } of tags) {
    if (at === 'begins') {
      if (open.includes(name)) return name;
      open.push(name);
    }
    if (at !== 'ends') continue;
    const last = open.pop();
    if (last !== name) return last !== undefined && open.includes(name) ? last : name;
  }
  return open.at(-1) ?? null;
}

/** What may stand where these lists are open: the fields of a row of the innermost, or those of the paper. */
const fieldsIn = (paper: TemplatePaper, open: readonly TemplateField[]): readonly TemplateField[] =>
  open.at(-1)?.fields ?? templateFields[paper];

function missingIn(
  fields: readonly TemplateField[],
  around: readonly string[],
  seen: ReadonlySet<string>,
): readonly TemplateProblem[] {
  return fields.flatMap((field): readonly TemplateProblem[] => {
    const place = [...around, field.name];
    if (seen.has(place.join('.'))) return missingIn(field.fields, place, seen);
    return field.required
      ? [{ type: 'missing_field', field: field.name, inside: around.at(-1) ?? null }]
      : [];
  });
}
