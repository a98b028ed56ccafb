// The order of the head of the region to its units, and their commitment: of one unit, or of all. Only their titles and
// parties are known; what they say is the least that an office needs, and is for the office to change.
import { roleName, roleNameSmall } from '../../domain/region.ts';
import { paperNames } from '../../domain/language/index.ts';
import type { OfficialMaterial, OfficialUnit } from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { type Block, type Body, cell, filled } from '../sheet.ts';
import { bodyOf, undated } from './body.ts';
import { letterheadOf } from './letterhead.ts';
import { letterNumber, letterSignature, letterText, regentHead, regentSigns } from './letters.ts';
import { letterSigner } from './signature.ts';

const duties = (region: Region, year: number): readonly string[] => [
  `melaksanakan dan mengembangkan paling sedikit satu inovasi daerah pada Tahun ${year};`,
  `menunjuk ${roleName('unit_admin')} unit dan pengelola setiap inovasi;`,
  'melengkapi data dan bukti dukung inovasi sesuai batas waktu surat edaran;',
  'memeriksa dan menetapkan data inovasi unit dengan sebenarnya; dan',
  `membuka diri terhadap monitoring, evaluasi, dan pendampingan oleh ${region.agency}.`,
];

const listed = (lines: readonly string[]): string =>
  lines.map((line, at) => `${at + 1}. ${line}`).join('\n');

const whoOf = (material: OfficialMaterial): string => material.unit ?? 'Semua unit';

/** Lays out the order: of one unit, or bound for all. */
export function orderBody(material: OfficialMaterial, region: Region): Body {
  const { year, units } = material;
  return bodyOf(region, {
    title: `Surat Perintah Pelaksanaan Inovasi Daerah Tahun ${year} – ${whoOf(material)}`,
    code: whoOf(material),
    version: `tahun ${year}`,
    name: paperNames['perintah-pelaksanaan'],
    size: 11.5,
    blocks: units.flatMap((unit, at): Block[] => [
      ...(at === 0 ? [] : [{ kind: 'page' as const }]),
      ...order(unit, material, region),
    ]),
  });
}

function order(
  { name, head }: OfficialUnit,
  { year, regent }: OfficialMaterial,
  region: Region,
): readonly Block[] {
  const lines = [
    'SURAT PERINTAH',
    'PELAKSANAAN DAN PENGEMBANGAN INOVASI DAERAH',
    `NOMOR ${letterNumber(region, year)}`,
  ];
  return [
    ...regentHead(region),
    { kind: 'title', lines, size: 13 },
    letterText(
      `Dalam rangka pelaksanaan dan pengembangan inovasi daerah di lingkungan ${region.government} Tahun ${year}, ${region.head} ${region.place} memerintahkan:`,
    ),
    {
      kind: 'fields',
      rows: [
        { label: 'Kepada', value: filled(head?.name ?? null) },
        { label: 'Jabatan', value: filled(`Kepala ${name}`) },
        { label: 'Untuk', value: filled(listed(duties(region, year))) },
      ],
    },
    letterText('Surat perintah ini agar dilaksanakan dengan penuh tanggung jawab.'),
    letterSignature([undated(region, year)], regentSigns(region, regent)),
  ];
}

/** Lays out the commitment: of one unit with its head's signature, or of all with a table to sign. */
export const commitmentBody = (material: OfficialMaterial, region: Region): Body => {
  const { year } = material;
  return bodyOf(region, {
    title: `Pernyataan Komitmen Inovasi Daerah Tahun ${year} – ${whoOf(material)}`,
    code: whoOf(material),
    version: `tahun ${year}`,
    name: paperNames['pernyataan-komitmen'],
    size: 11.5,
    blocks: [
      ...(material.head === null ? [] : [letterheadOf(material.head, region)]),
      {
        kind: 'title',
        lines: [
          'PERNYATAAN KOMITMEN',
          'PELAKSANAAN DAN PENGEMBANGAN INOVASI DAERAH',
          `PADA ${region.government.toUpperCase()} TAHUN ${year}`,
        ],
        size: 13,
      },
      ...(material.unit === null ? ofAll(material, region) : ofOne(material, region)),
    ],
  });
};

function ofOne({ unit, signers, year }: OfficialMaterial, region: Region): readonly Block[] {
  const name = unit ?? '';
  const { head } = signers;
  return [
    { kind: 'paragraph', text: 'Yang bertanda tangan di bawah ini:' },
    {
      kind: 'fields',
      rows: [
        { label: 'Nama', value: filled(head?.name ?? null) },
        { label: 'NIP', value: filled(head?.nip ?? null) },
        ...(typeof head?.rank === 'string' ? [{ label: 'Pangkat', value: filled(head.rank) }] : []),
        { label: 'Jabatan', value: filled(`Kepala ${name}`) },
      ],
    },
    { kind: 'paragraph', text: 'menyatakan komitmen untuk:' },
    { kind: 'paragraph', text: listed(duties(region, year)) },
    {
      kind: 'paragraph',
      text: 'Demikian pernyataan ini dibuat dengan sebenarnya untuk dilaksanakan.',
    },
    letterSignature([undated(region, year)], letterSigner([`Kepala ${name},`], head)),
  ];
}

function ofAll({ units, year, regent }: OfficialMaterial, region: Region): readonly Block[] {
  const signed = regentSigns(region, regent);
  return [
    {
      kind: 'paragraph',
      text: `Kami, ${region.head} ${region.place} dan seluruh ${roleNameSmall('unit_head')} di lingkungan ${region.government}, menyatakan komitmen untuk:`,
    },
    { kind: 'paragraph', text: listed(duties(region, year)) },
    {
      kind: 'table',
      size: 10,
      columns: [
        { title: 'No', width: 11, align: 'center' },
        { title: 'Nama', width: 52, align: 'left' },
        { title: 'Jabatan', width: null, align: 'left' },
        { title: 'Tanda tangan', width: 38, align: 'left' },
      ],
      rows: units.map(({ name, head }, at) => [
        cell(String(at + 1)),
        cell(head?.name ?? null),
        cell(`Kepala ${name}`),
        { text: `${at + 1}.`, strong: false, span: 1, height: 12 },
      ]),
      closing: {
        left: null,
        right: { ...signed, above: [undated(region, year), ...signed.above] },
        ...{ room: 22, size: 11, office: true },
      },
    },
  ];
}
