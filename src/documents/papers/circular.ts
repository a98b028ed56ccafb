// The surat edaran that opens a year: what units are asked for, until when, and two annexes: the calendar and what is needed.
import { roleName, roleNameSmall } from '../../domain/region.ts';
import { entryDeadline } from '../../domain/calendar.ts';
import type { Item } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { paperNames, showDate } from '../../domain/language/index.ts';
import type { OfficialMaterial } from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { type Block, type Body, cell } from '../sheet.ts';
import { bodyOf, undated } from './body.ts';
import {
  letterNumber,
  letterSignature,
  letterText,
  regentHead,
  regentOf,
  regentSigns,
  typed,
} from './letters.ts';

// Laws that the forms themselves name; a region's own rule on innovation is added by hand.
const laws = [
  'Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, Pasal 386 sampai dengan Pasal 390.',
  'Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah.',
  'Peraturan Menteri Dalam Negeri Nomor 104 Tahun 2018 tentang Penilaian dan Pemberian Penghargaan dan/atau Insentif Inovasi Daerah.',
];

const numbered = (lines: readonly string[]): string =>
  lines.map((line, at) => `${at + 1}. ${line}`).join('\n');

/** Lays out the circular with its annexes. */
export function circularBody(material: OfficialMaterial, region: Region): Body {
  const { year, calendar, units, regent, definition } = material;
  const addressees = region.kinds
    .filter(({ id }) => units.some((unit) => unit.kind === id))
    .map(({ addressee }) => addressee);
  const last = calendar === null ? null : entryDeadline(calendar);
  const until = last === null ? 'tanggal pada Lampiran I' : `tanggal ${showDate(last)}`;
  const subject = `PENJARINGAN DAN PEMENUHAN DATA INOVASI DAERAH TAHUN ${year}`;
  const heading = (text: string): Block => ({ kind: 'heading', text });
  return bodyOf(region, {
    title: `Surat Edaran Penjaringan Data Inovasi Daerah Tahun ${year}`,
    code: `SE ${year}`,
    version: calendar === null ? 'tanpa jadwal' : `jadwal ${calendar.version}`,
    name: paperNames['surat-edaran'],
    size: 11,
    blocks: [
      ...regentHead(region),
      { kind: 'line', text: 'Yth.', align: 'left' },
      { kind: 'paragraph', text: numbered(addressees) },
      { kind: 'line', text: `di lingkungan ${region.government}`, align: 'left' },
      { kind: 'space', height: 5 },
      ...typed('SURAT EDARAN', letterNumber(region, year), subject),
      heading('A. Latar Belakang'),
      letterText(
        `Inovasi daerah dilaporkan setiap tahun dan dinilai dalam Indeks Inovasi Daerah. Agar inovasi setiap unit tercatat lengkap beserta buktinya, data inovasi Tahun ${year} perlu dijaring dan dipenuhi bersama.`,
      ),
      heading('B. Maksud dan Tujuan'),
      letterText(
        'Surat edaran ini menjadi pedoman bagi setiap unit dalam mencatat, melengkapi, dan menetapkan data inovasinya.',
      ),
      heading('C. Ruang Lingkup'),
      letterText(
        'Pencatatan temuan inovasi, pengisian data dan bukti dukung, pemeriksaan dan penetapan oleh unit, penerimaan, serta monitoring dan evaluasi.',
      ),
      heading('D. Dasar Hukum'),
      { kind: 'paragraph', text: numbered(laws) },
      heading('E. Isi Edaran'),
      {
        kind: 'paragraph',
        text: numbered([
          `Setiap unit menunjuk ${roleName('unit_admin')}, dan setiap inovasi memiliki pengelola yang mengisi datanya.`,
          `Setiap unit melaporkan paling sedikit satu inovasi. Unit yang belum memiliki inovasi menyampaikan surat keterangan nihil yang ditandatangani ${roleNameSmall('unit_head')}.`,
          `Data diisi melalui Sepeda Baru (${material.web}) beserta bukti dukungnya, paling lambat ${until}.`,
          'Tahapan dan batas waktunya tercantum dalam Lampiran I; data dan bukti yang disiapkan tercantum dalam Lampiran II.',
          `Pertanyaan dan pendampingan disampaikan kepada ${region.agency}.`,
        ]),
      },
      heading('F. Penutup'),
      letterText('Demikian untuk menjadi perhatian dan dilaksanakan sebagaimana mestinya.'),
      letterSignature([undated(region, year)], regentSigns(region, regent)),
      { kind: 'page' },
      ...annexHead(region, 'LAMPIRAN I', year),
      { kind: 'title', lines: ['JADWAL PEMENUHAN DATA INOVASI DAERAH', `TAHUN ${year}`], size: 12 },
      calendarTable(material, region),
      { kind: 'page' },
      ...annexHead(region, 'LAMPIRAN II', year),
      {
        kind: 'title',
        lines: ['DATA DAN BUKTI YANG DISIAPKAN', `TAHUN ${year}`],
        size: 12,
      },
      ...needed(definition.sections.flatMap(({ items }) => items)),
      letterSignature([], regentSigns(region, regent)),
    ],
  });

  /** Every item with its number in the chat: texts as a list, indicators with their evidence. */
  function needed(items: readonly Item[]): readonly Block[] {
    const numbers = formOf(definition).numberOf;
    const fields = items.filter((item) => item.kind === 'field');
    const indicators = items.filter((item) => item.kind === 'indicator');
    const no = (item: Item) => cell(String(numbers.get(item.id) ?? ''));
    return [
      { kind: 'heading', text: 'A. Data inovasi' },
      {
        kind: 'table',
        size: 10,
        columns: [
          { title: 'No', width: 12, align: 'center' },
          { title: 'Data', width: 62, align: 'left' },
          { title: 'Keterangan', width: null, align: 'left' },
        ],
        rows: fields.map((item) => [no(item), cell(item.label), cell(item.help)]),
        closing: null,
      },
      { kind: 'heading', text: 'B. Indikator dan bukti dukung' },
      {
        kind: 'table',
        size: 10,
        columns: [
          { title: 'No', width: 12, align: 'center' },
          { title: 'Indikator', width: 62, align: 'left' },
          { title: 'Bukti dukung', width: null, align: 'left' },
        ],
        rows: indicators.map((item) => [
          no(item),
          cell(item.label),
          cell(
            item.kind === 'indicator' && item.evidence.kinds.length > 0
              ? item.evidence.kinds.map((kind) => `• ${kind}`).join('\n')
              : 'tidak diketahui',
          ),
        ]),
        closing: null,
      },
    ];
  }
}

const annexHead = (region: Region, which: string, year: number): readonly Block[] => [
  {
    kind: 'annex',
    title: `${which} SURAT EDARAN ${regentOf(region)}`,
    rows: [
      { label: 'NOMOR', value: { kind: 'text', text: letterNumber(region, year) } },
      { label: 'TANGGAL', value: { kind: 'empty' } },
    ],
  },
];

function calendarTable({ calendar }: OfficialMaterial, region: Region): Block {
  if (calendar === null || calendar.steps.length === 0)
    return {
      kind: 'paragraph',
      text: `Jadwal tahun ini belum dibuka. ${region.agencyShort} membukanya di obrolan dengan "jadwal", lalu surat ini diminta lagi.`,
    };
  return {
    kind: 'table',
    size: 10.5,
    columns: [
      { title: 'No', width: 12, align: 'center' },
      { title: 'Kegiatan', width: null, align: 'left' },
      { title: 'Mulai', width: 38, align: 'left' },
      { title: 'Sampai', width: 38, align: 'left' },
    ],
    rows: calendar.steps.map(({ no, title, starts, ends }) => [
      cell(String(no)),
      cell(title),
      cell(showDate(starts)),
      cell(showDate(ends)),
    ]),
    closing: null,
  };
}
