// Papers of what came back: the page of a month for those who lead, units against their target, the year of one innovator.
// Figures are counts and estimates; no sum of money and no cut of anybody's pay is ever computed here.
import { roleName } from '../../domain/region.ts';
import { paperNames, showDate, showNumber, stateNames } from '../../domain/language/index.ts';
import type {
  ComplianceMaterial,
  MonthMaterial,
  OwnYearMaterial,
} from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { Block, Body, Line, Table, Value } from '../sheet.ts';
import { bodyOf } from './body.ts';
import { estimate } from './unit.ts';

const months =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  );

const line = (label: string, text: string): Line => ({ label, value: { kind: 'text', text } });
const rounded = (value: number): string => showNumber(Math.round(value * 100) / 100);

const waiting = {
  get submitted() {
    return `menunggu ${roleName('unit_admin')}`;
  },
  get unit_verified() {
    return `menunggu ${roleName('unit_head')}`;
  },
  get unit_endorsed() {
    return `menunggu ${roleName('verifier')}`;
  },
} as const;

/** A name that may be as long as a line takes, so that the page stays one page. */
const short = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

/** As many names as one line holds, and how many more there are. */
function names(all: readonly string[], most: number): string {
  const rest = all.length - most;
  const shown = all.slice(0, most).map((one) => short(one, 44));
  return `${shown.join('; ')}${rest > 0 ? `; dan ${rest} lainnya` : ''}`;
}

const heading = (text: string): Block => ({ kind: 'heading', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** What the month came to, drawn. */
function monthBars({ month }: MonthMaterial): Block {
  const most = Math.max(1, ...Object.values(month));
  const bar = (label: string, count: number) => ({
    ...{ label, value: String(count), share: Math.min(1, count / most) },
  });
  return {
    kind: 'bars',
    titles: ['Langkah', 'Jumlah'],
    rows: [
      bar('Ditemukan', month.found),
      bar('Mulai diisi', month.begun),
      bar('Masuk (dikirim unit)', month.entered),
      bar('Diterima', month.accepted),
      bar('Ditetapkan', month.designated),
      bar('Dikembalikan untuk diperbaiki', month.returned),
    ],
  };
}

/** Where the year stands, in four lines at most. */
function yearLines({ whole, maturity, index }: MonthMaterial): readonly Line[] {
  const nil = whole.unitsNil === 0 ? '' : `; nihil ${whole.unitsNil}`;
  const lines = [
    line('Inovasi masuk', `${whole.handedIn}, diterima ${whole.accepted}`),
    line('Unit yang melapor', `${whole.unitsIn} dari ${whole.units}${nil}`),
  ];
  if (maturity !== null) {
    const max = maturity.max === null ? '' : ` dari ${maturity.max}`;
    lines.push(line('Rata-rata kematangan', `${rounded(maturity.mean)}${max}`));
  }
  if (index !== null) {
    const missing = index.missing === 0 ? '' : `; ${index.missing} urusan dasar belum terisi`;
    lines.push(
      line(
        'Perkiraan indeks',
        `${rounded(index.points)} dari ${rounded(index.most)} poin, tanpa Satuan Pemerintah Daerah${missing}`,
      ),
    );
  }
  return lines;
}

/** Lays out the page of a month: read in a minute, one page. */
export function monthBody(material: MonthMaterial, region: Region): Body {
  const { from, to, stuck, notBegun, thanked, thankedMore } = material;
  const called = `${months[Number(from.slice(5, 7)) - 1] ?? ''} ${from.slice(0, 4)}`;
  const thanks = thanked.map(
    ({ name, unit, innovation }) =>
      `${short(name, 36)}, ${short(unit, 40)} (${short(innovation, 44)})`,
  );
  return bodyOf(region, {
    title: `Inovasi ${region.place} ${called}`,
    code: called,
    version: `sampai ${showDate(to)}`,
    name: paperNames['laporan-bulanan'],
    ...{ paper: 'a4', size: 11 },
    blocks: [
      {
        kind: 'title',
        lines: [`INOVASI ${region.district.toUpperCase()}`, called.toUpperCase()],
        size: 15,
      },
      heading('Bulan ini'),
      monthBars(material),
      heading(`Sepanjang ${material.year}`),
      { kind: 'fields', label: 46, rows: yearLines(material) },
      heading('Yang menahan'),
      paragraph(
        stuck.length === 0
          ? 'Tidak ada yang menunggu terlalu lama.'
          : `${stuck.map(({ state, count }) => `${count} ${waiting[state]}`).join('; ')}.`,
      ),
      ...(notBegun.length === 0
        ? []
        : [paragraph(`Belum mulai (${notBegun.length} unit): ${names(notBegun, 5)}.`)]),
      heading('Terima kasih'),
      paragraph(
        thanks.length === 0
          ? 'Belum ada inovasi yang diterima pada bulan ini.'
          : `${thanks.join('; ')}${thankedMore === 0 ? '' : `; dan ${thankedMore} lainnya`}.`,
      ),
      paragraph(estimate),
    ],
  });
}

/** Lays out the year of one innovator. */
export function ownYearBody(material: OwnYearMaterial, region: Region): Body {
  const { year, name, unit, innovations, files, meetings, places } = material;
  const listed = (title: string, rows: readonly string[]): Block[] =>
    rows.length === 0
      ? []
      : [
          { kind: 'heading', text: title },
          { kind: 'paragraph', text: rows.map((row, at) => `${at + 1}. ${row}`).join('\n') },
        ];
  const hours = meetings.reduce((sum, one) => sum + (one.hours ?? 0), 0);
  return bodyOf(region, {
    title: `Lembar Tahunan ${name} ${year}`,
    code: name,
    version: `tahun ${year}`,
    name: paperNames['lembar-inovator'],
    ...{ paper: 'a4', size: 11 },
    blocks: [
      { kind: 'title', lines: ['LEMBAR TAHUNAN INOVATOR', `TAHUN ${year}`], size: 14 },
      {
        kind: 'fields',
        label: 40,
        rows: [
          line('Nama', name),
          ...(unit === null ? [] : [line('Unit', unit)]),
          line('Inovasi', String(innovations.length)),
          line('Bukti yang dikirim', `${files} berkas`),
          line('Acara yang diikuti', `${meetings.length}${hours === 0 ? '' : `, ${hours} JP`}`),
        ],
      },
      ...listed(
        'Inovasi',
        innovations.map((one) => `${one.name} (${one.code}): ${stateNames[one.state]}`),
      ),
      ...listed(
        'Penghargaan',
        places.map(({ contest, place, innovation }) => `${place} ${contest}: ${innovation}`),
      ),
      ...listed(
        'Acara',
        meetings.map(
          ({ title, day, hours: jp }) =>
            `${title}, ${showDate(day)}${jp === null ? '' : `, ${jp} JP`}`,
        ),
      ),
      {
        kind: 'paragraph',
        text: `${region.agency} mengucapkan terima kasih kepada ${name} atas kerja inovasi sepanjang tahun ${year}.`,
      },
    ],
  });
}

const text = (value: string): Value => ({ kind: 'text', text: value });
const number = (value: number): Value => ({ kind: 'number', number: value });

/** Lays out units against the target of the year. */
export function complianceTables(material: ComplianceMaterial): readonly Table[] {
  const { year, target, source, rows } = material;
  return [
    {
      name: 'Pemenuhan',
      title: `${paperNames['daftar-kepatuhan']} Tahun ${year}`,
      notes: [
        `Target tiap unit: ${target} inovasi dikirim. Aturan: ${source === '' ? 'belum ada' : source}. Daftar ini tidak menghitung tambahan atau potongan penghasilan.`,
      ],
      columns: [
        { title: 'Peringkat', width: 10 },
        { title: 'Unit', width: 46 },
        { title: 'Target', width: 8 },
        { title: 'Dikirim', width: 9 },
        { title: 'Diterima', width: 9 },
        { title: 'Ditetapkan', width: 11 },
        { title: 'Pernyataan nihil', width: 16 },
        { title: 'Perintah ditandatangani', width: 22 },
        { title: 'Komitmen ditandatangani', width: 22 },
        { title: 'Keadaan', width: 18 },
        { title: 'Poin', width: 8 },
      ],
      rows: rows.map((row) => [
        number(row.rank),
        text(row.unit),
        number(target),
        number(row.handedIn),
        number(row.accepted),
        number(row.designated),
        ...[row.nil, row.order, row.commitment].map((day): Value =>
          day === null ? { kind: 'empty' } : text(showDate(day)),
        ),
        text(
          row.handedIn >= target
            ? 'memenuhi'
            : row.nil === null
              ? 'belum memenuhi'
              : 'nihil dinyatakan',
        ),
        number(row.points),
      ]),
    },
  ];
}
