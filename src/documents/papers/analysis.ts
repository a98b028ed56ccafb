// The analysis of a rekapitulasi: counts, how far innovations came, maturity, what is missing most, against other years.
// Every figure is an estimate or a count; each drawing has its number beside it.
import { indexYearTable } from '../../domain/index-year-table.ts';
import { paperNames, showNumber, stageNames } from '../../domain/language/index.ts';
import type { AnalysisMaterial } from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { yearsSince } from '../../domain/statistics.ts';
import { type Block, type Body, cell } from '../sheet.ts';
import { bodyOf, rightSignature } from './body.ts';
import { estimate } from './unit.ts';

type Row = Extract<Block, { kind: 'bars' }>['rows'][number];

const points = (value: number | null): string =>
  value === null ? 'tidak diketahui' : showNumber(Math.round(value * 100) / 100);

const bars = (
  rows: readonly { readonly label: string; readonly count: number; readonly value?: string }[],
): readonly Row[] => {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return rows.map(({ label, count, value = String(count) }) => ({
    ...{ label, value, share: Math.max(0, Math.min(1, count / most)) },
  }));
};

/** Lays out the analysis. */
export function analysisBody(material: AnalysisMaterial, region: Region): Body {
  const { summary, unit } = material;
  const whose = unit ?? region.government;
  const section = (title: string, head: string, rows: readonly Row[]): Block[] =>
    rows.length === 0
      ? []
      : [
          { kind: 'heading', text: title },
          { kind: 'bars', titles: [head, 'Jumlah'], rows },
        ];
  return bodyOf(region, {
    title: `Analisis Rekapitulasi Tahun ${summary.year} – ${whose}`,
    code: unit ?? 'Semua unit',
    version: `tahun ${summary.year}`,
    name: paperNames.analisis,
    blocks: [
      {
        kind: 'title',
        lines: ['ANALISIS REKAPITULASI DATA INOVASI DAERAH', `TAHUN ${summary.year}`],
        size: 12.5,
      },
      { kind: 'fields', rows: factsOf(material, whose) },
      { kind: 'paragraph', text: estimate },
      ...section(
        'Sampai mana inovasi berjalan',
        'Tahap',
        bars(summary.funnel.map(({ stage, count }) => ({ label: stageNames[stage], count }))),
      ),
      ...section(
        'Yang paling sering belum lengkap',
        'Isian atau indikator',
        bars(material.missing),
      ),
      ...section(
        'Sebaran kematangan',
        'Skor menurut isian',
        bars(summary.spread.map(({ from, to, count }) => ({ label: `${from}–${to}`, count }))),
      ),
      ...section(
        'Poin yang belum diraih, rata-rata per inovasi',
        'Indikator',
        bars(
          summary.losses.slice(0, 8).map(({ number, label, points: lost }) => ({
            ...{ label: `${number} ${label}`, count: lost, value: points(lost) },
          })),
        ),
      ),
      ...summary.kinds.flatMap(({ label, rows }) =>
        section(`Menurut ${label}`, label, bars(rows.slice(0, 12))),
      ),
      ...(unit === null ? section('Urusan pelayanan dasar', 'Urusan', bars(summary.basics)) : []),
      ...section(
        'Dibanding tahun lain',
        'Tahun',
        bars(
          yearsSince(summary.years, unit === null ? region.history : [], summary.past).map(
            ({ year, count, source }) => ({
              label: source === null ? String(year) : `${year}, menurut ${source}`,
              count,
            }),
          ),
        ),
      ),
      {
        kind: 'signatures',
        left: null,
        right: rightSignature(region, summary.year, unit, material.signers.head),
        ...{ room: 20, size: 10.5 },
      },
      ...(unit === null ? indexYearBlocks() : []),
    ],
  });
}

/** The rules of the national index year by year, on a sheet of their own. */
function indexYearBlocks(): readonly Block[] {
  const { years, weights, limits, sources } = indexYearTable;
  const table = (head: string, rows: typeof weights): Block => ({
    kind: 'table',
    size: 8,
    columns: [
      { title: head, width: null, align: 'left' },
      ...years.map((year) => ({ title: year, width: 20, align: 'center' as const })),
    ],
    rows: rows.map(({ label, note, cells }) => [
      cell(note === null ? label : `${label} (${note})`),
      ...cells.map((one) => cell(one)),
    ]),
    closing: null,
  });
  return [
    { kind: 'page' },
    { kind: 'heading', text: 'Aturan indeks nasional dari tahun ke tahun' },
    {
      kind: 'paragraph',
      text: 'Semua angka di lembar ini dari sumber kedua, bukan dari naskah resmi. Yang tidak ditemukan tertulis "tidak diketahui".',
    },
    table('Bobot indikator', weights),
    { kind: 'space', height: 4 },
    table('Batas dan angka yang diumumkan', limits),
    { kind: 'heading', text: 'Sumber' },
    ...sources.map((text): Block => ({ kind: 'paragraph', text })),
  ];
}

const factsOf = ({ summary, unit }: AnalysisMaterial, whose: string) => {
  const { handedIn, drafts, claimed, verified, verifiedCount, max, index } = summary;
  const line = (label: string, text: string) => ({
    label,
    value: { kind: 'text', text } as const,
  });
  return [
    line(unit === null ? 'Daerah' : 'Nama SKPD', whose),
    line('Inovasi dikirim', `${handedIn}, dan ${drafts} masih draf`),
    line('Rata-rata skor', `${points(claimed)} dari ${points(max)} menurut isian`),
    line(
      'Terverifikasi',
      verified === null ? 'belum ada' : `${points(verified)} (${verifiedCount} inovasi)`,
    ),
    ...(unit !== null || index === null
      ? []
      : [
          line(
            'Unsur indeks',
            `SID ${points(index.sid)}, jumlah inovasi ${points(index.countScore)}, SPD belum diisi`,
          ),
          line(
            'Urusan pelayanan dasar',
            `${index.koersif.covered.length} dari ${index.koersif.covered.length + index.koersif.missing.length}${index.koersif.met ? '' : `; perlu ${index.koersif.atLeast ?? '-'}, sampai itu jumlah inovasi dihitung 0`}`,
          ),
        ]),
  ];
};
