// The papers of a unit: the form pengisian of all its innovations with a cover list, the nil statement, and as workbooks
// the rekapitulasi and the daftar, of one unit or of all.
import { roleName } from '../../domain/region.ts';
import { formOf, missing } from '../../domain/edition/journey.ts';
import { showDate, stateNames } from '../../domain/language/index.ts';
import { claimedMaturity, verifiedScore } from '../../domain/innovation/levels.ts';
import { isFinal } from '../../domain/papers.ts';
import type { InnovationMaterial, NilMaterial, UnitMaterial } from '../../domain/paper-material.ts';
import { type Block, type Body, type Table, type Value, cell } from '../sheet.ts';
import { draftWords, filledFormBlocks } from './innovation.ts';
import { letterSigner, signer } from './signature.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { letterheadOf } from './letterhead.ts';
import { textOf } from './values.ts';
import { localDay } from './when.ts';

/** Lays out the form pengisian of all innovations of a unit: a cover list to sign, then each form. */
export function filledForms(material: UnitMaterial, region: Region): Body {
  const unit = material.unit ?? '';
  const draft = material.innovations.every(({ innovation }) =>
    isFinal('form-pengisian', innovation.state),
  )
    ? null
    : draftWords;
  const title = 'DAFTAR FORM PENGISIAN INOVASI DAERAH';
  return {
    title: `${draft === null ? '' : 'DRAF – '}Form Pengisian Tahun ${material.year} – ${unit}`,
    author: region.government,
    paper: region.paper,
    landscape: false,
    size: 10.5,
    draft,
    code: unit,
    version: `${material.innovations.length} inovasi`,
    name: 'Form Pengisian',
    blocks: [
      { kind: 'title', lines: [title, `TAHUN ${material.year}`], size: 12.5 },
      { kind: 'fields', rows: [{ label: 'Nama SKPD', value: { kind: 'text', text: unit } }] },
      {
        kind: 'table',
        size: 10,
        columns: [
          { title: 'No', width: 10, align: 'center' },
          { title: 'Kode', width: 26, align: 'left' },
          { title: 'Nama Inovasi', width: null, align: 'left' },
          { title: 'Tahapan', width: 26, align: 'left' },
          { title: 'Versi', width: 14, align: 'center' },
        ],
        rows: material.innovations.map((one, at) => [
          cell(String(at + 1)),
          cell(one.innovation.code),
          cell(one.innovation.name),
          cell(textOf(one, 'tahapan', null)),
          cell(String(one.innovation.version)),
        ]),
        closing: {
          left: null,
          right: signer(
            [
              `${region.seat}, .......................... ${material.year}`,
              roleName('unit_head_title'),
            ],
            material.signers.head,
            draft !== null,
            true,
          ),
          room: 20,
          size: 10.5,
        },
      },
      ...material.innovations.flatMap((one): Block[] => [
        { kind: 'page' },
        ...filledFormBlocks(one, region, draft !== null),
      ]),
    ],
  };
}

/** Lays out the statement of a unit that it has no innovation. */
export function nilBody(nil: NilMaterial, region: Region): Body {
  const draft = nil.confirmed === null ? draftWords : null;
  const title = 'SURAT KETERANGAN NIHIL';
  const day =
    nil.confirmed === null ? `.......................... ${nil.year}` : showDate(nil.confirmed);
  const head = draft === null ? nil.confirmedBy : null;
  return {
    title: `${draft === null ? '' : 'DRAF – '}Keterangan Nihil Tahun ${nil.year} – ${nil.unit}`,
    author: region.government,
    paper: region.paper,
    landscape: false,
    size: 11.5,
    draft,
    code: nil.unit,
    version: `tahun ${nil.year}`,
    name: 'Keterangan Nihil',
    blocks: [
      ...(nil.head === null ? [] : [letterheadOf(nil.head, region)]),
      {
        kind: 'title',
        lines: [title, `DATA INOVASI DAERAH TAHUN ${nil.year}`],
        size: 13,
      },
      { kind: 'paragraph', text: 'Yang bertanda tangan di bawah ini:' },
      {
        kind: 'fields',
        rows: [
          { label: 'Nama', value: textOrDots(head?.name ?? null) },
          { label: 'NIP', value: textOrDots(head?.nip ?? null) },
          ...(typeof head?.rank === 'string'
            ? [{ label: 'Pangkat', value: textOrDots(head.rank) }]
            : []),
          { label: 'Jabatan', value: { kind: 'text', text: `Kepala ${nil.unit}` } },
          { label: 'Nama SKPD', value: { kind: 'text', text: nil.unit } },
        ],
      },
      {
        kind: 'paragraph',
        text: `menerangkan bahwa ${nil.unit} belum/tidak memiliki data inovasi daerah untuk dilaporkan dalam penjaringan Indeks Inovasi Daerah Tahun ${nil.year}. Pendataan di lingkungan ${nil.unit} dilakukan melalui ${roleName('unit_admin')} SKPD${nil.declaredBy === null ? '' : `, ${nil.declaredBy}`}, pada ${showDate(nil.declared)}.`,
      },
      {
        kind: 'paragraph',
        text: 'Apabila di kemudian hari terdapat inovasi, kami akan melaporkannya. Demikian surat keterangan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.',
      },
      {
        kind: 'signatures',
        left: null,
        right: letterSigner([`${region.seat}, ${day}`, `Kepala ${nil.unit},`], head),
        room: 22,
        size: 11.5,
      },
    ],
  };
}

const textOrDots = (text: string | null) =>
  text === null || text === '' ? ({ kind: 'empty' } as const) : ({ kind: 'text', text } as const);

const text = (value: string | null): Value =>
  value === null || value === '' ? { kind: 'empty' } : { kind: 'text', text: value };
const number = (value: number | null, format?: string): Value =>
  value === null
    ? { kind: 'empty' }
    : { kind: 'number', number: value, ...(format === undefined ? {} : { format }) };
const day = (value: string | null): Value =>
  value !== null && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? { kind: 'day', day: value } : text(value);

const whose = ({ unit }: UnitMaterial): string => unit ?? 'semua unit';
/** What stands wherever a score is printed. */
export const estimate =
  'Skor kematangan adalah perkiraan menurut isian dan bukti di Sepeda Baru, bukan nilai resmi.';

/** Writes the daftar: a row for each innovation. */
export function register(material: UnitMaterial, region: Region): readonly Table[] {
  return [
    {
      name: 'Daftar',
      title: `Daftar Indeks Inovasi Daerah Tahun ${material.year}, ${whose(material)}`,
      notes: [estimate],
      columns: [
        { title: 'No', width: 5 },
        { title: 'Kode', width: 12 },
        { title: 'Nama Inovasi', width: 46 },
        { title: 'Nama SKPD', width: 34 },
        { title: 'Bentuk', width: 20 },
        { title: 'Jenis', width: 14 },
        { title: 'Tahapan', width: 14 },
        { title: 'Inisiator', width: 16 },
        { title: 'Urusan Utama', width: 26 },
        { title: 'Inovasi Dimulai', width: 13 },
        { title: 'Waktu Implementasi', width: 13 },
        { title: 'Pengisi', width: 24 },
        { title: 'Keadaan', width: 24 },
        { title: 'Sejak', width: 12 },
        { title: 'Skor diklaim', width: 9 },
        { title: 'Skor terverifikasi', width: 11 },
        { title: 'Nomor nasional', width: 16 },
      ],
      rows: material.innovations.map((one, at) => rowOf(one, material, at, region)),
    },
  ];
}

function rowOf(
  one: InnovationMaterial,
  { owners }: UnitMaterial,
  at: number,
  region: Region,
): readonly Value[] {
  const { innovation, definition } = one;
  const known = owners.get(innovation.code);
  const dateOf = (id: string | null): Value => {
    const value = id === null ? undefined : innovation.answers.get(id)?.value;
    return value?.type === 'date' ? day(value.date) : { kind: 'empty' };
  };
  return [
    number(at + 1),
    text(innovation.code),
    text(innovation.name),
    text(one.unit),
    ...['bentuk', 'jenis', 'tahapan', 'inisiator', 'urusan_utama'].map((id) =>
      text(textOf(one, id, 'form-c1')),
    ),
    dateOf(definition.startItem),
    dateOf('tanggal_penerapan'),
    text(known?.owner ?? innovation.ownerName),
    text(stateNames[innovation.state]),
    day(localDay(innovation.stateSince, region)),
    number(claimedMaturity(definition, innovation).score, '0.##'),
    number(verifiedScore(definition, innovation), '0.##'),
    text(known?.portalId ?? null),
  ];
}

/** Writes the rekapitulasi: counts by kind, and what each innovation lacks, then the same for all indicators. */
export function recap(material: UnitMaterial): readonly Table[] {
  const { innovations } = material;
  const title = `Rekapitulasi Data Inovasi Tahun ${material.year}, ${whose(material)}`;
  const units = [...new Set(innovations.map(({ unit }) => unit))].toSorted((a, b) =>
    a.localeCompare(b, 'id'),
  );
  return [
    {
      name: 'Ringkasan',
      title,
      notes: [estimate],
      columns: [
        { title: 'Rincian', width: 34 },
        { title: 'Keterangan', width: 46 },
        { title: 'Jumlah', width: 10 },
      ],
      rows: [
        [text('Jumlah inovasi'), { kind: 'empty' }, number(innovations.length)],
        ...counted(innovations, 'Keadaan', ({ innovation }) => stateNames[innovation.state]),
        ...(['bentuk', 'jenis', 'tahapan', 'inisiator', 'urusan_utama'] as const).flatMap((id) =>
          counted(innovations, labelOf(innovations, id), (one) => textOf(one, id, 'form-c1')),
        ),
        [text('Rata-rata skor diklaim'), { kind: 'empty' }, number(mean(innovations), '0.00')],
      ],
    },
    ...(material.unit === null
      ? [
          {
            name: 'Per unit',
            title,
            notes: [estimate],
            columns: [
              { title: 'Nama SKPD', width: 46 },
              { title: 'Jumlah', width: 10 },
              { title: 'Rata-rata skor diklaim', width: 14 },
            ],
            rows: units.map((unit) => {
              const own = innovations.filter((one) => one.unit === unit);
              return [text(unit), number(own.length), number(mean(own), '0.00')];
            }),
          },
        ]
      : []),
    {
      name: 'Kekurangan',
      title,
      notes: ['Yang masih kurang pada setiap inovasi menurut formulir edisi ini.'],
      columns: [
        { title: 'Kode', width: 12 },
        { title: 'Nama Inovasi', width: 46 },
        { title: 'Nama SKPD', width: 34 },
        { title: 'Jumlah kurang', width: 10 },
        { title: 'Yang kurang', width: 70 },
      ],
      rows: innovations.map((one) => {
        const gaps = missing(formOf(one.definition), one.innovation.answers, one.innovation.files);
        return [
          text(one.innovation.code),
          text(one.innovation.name),
          text(one.unit),
          number(gaps.length),
          text(gaps.map(({ item }) => item.label).join('; ')),
        ];
      }),
    },
    {
      name: 'Indikator',
      title,
      notes: ['Berapa inovasi mengisi setiap tingkat, dan berapa yang berbukti.', estimate],
      columns: [
        { title: 'No', width: 5 },
        { title: 'Indikator', width: 46 },
        { title: 'Bobot', width: 8 },
        { title: 'Belum', width: 8 },
        { title: 'Tingkat 1', width: 9 },
        { title: 'Tingkat 2', width: 9 },
        { title: 'Tingkat 3', width: 9 },
        { title: 'Berbukti', width: 9 },
      ],
      rows: indicatorRows(innovations),
    },
  ];
}

function labelOf(innovations: readonly InnovationMaterial[], id: string): string {
  const [first] = innovations;
  return first === undefined ? id : (formOf(first.definition).byId.get(id)?.label ?? id);
}

function counted(
  innovations: readonly InnovationMaterial[],
  label: string,
  read: (one: InnovationMaterial) => string | null,
): readonly (readonly Value[])[] {
  const counts = new Map<string, number>();
  for (const one of innovations) {
    const words = read(one) ?? '(belum diisi)';
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, many], [b, few]) => few - many || a.localeCompare(b, 'id'))
    .map(([words, count]) => [text(label), text(words), number(count)]);
}

function mean(innovations: readonly InnovationMaterial[]): number | null {
  const scores = innovations.flatMap(
    ({ definition, innovation }) => claimedMaturity(definition, innovation).score ?? [],
  );
  return scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;
}

function indicatorRows(innovations: readonly InnovationMaterial[]): readonly (readonly Value[])[] {
  const [first] = innovations;
  if (first === undefined) return [];
  const same = innovations.filter(({ definition }) => definition.id === first.definition.id);
  const scored = same.map(({ definition, innovation }) => claimedMaturity(definition, innovation));
  return formOf(first.definition)
    .items.filter((item) => item.kind === 'indicator')
    .map((item, at) => {
      const own = scored.flatMap(({ perIndicator }) =>
        perIndicator.filter(({ id }) => id === item.id),
      );
      const claiming = (level: number) => own.filter((one) => one.level === level).length;
      return [
        number(at + 1),
        text(item.label),
        item.weight === null ? text('tidak diketahui') : number(item.weight, '0.##'),
        ...[0, 1, 2, 3].map((level) => number(claiming(level))),
        number(own.filter(({ counted: counts }) => counts).length),
      ];
    });
}
