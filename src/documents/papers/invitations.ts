// Invitations for many: a page for each, so that nobody holds another's code, and the list to tick off, which holds none.
// It makes no code.
import { roleName } from '../../domain/region.ts';
import type { Role } from '../../domain/access.ts';
import type { Addresses, InvitationMaterial } from '../../domain/paper-material.ts';
import { paperNames, showDate } from '../../domain/language/index.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { Block, Body, Table } from '../sheet.ts';
import { bodyOf } from './body.ts';
import { localDay } from './when.ts';

type Material = InvitationMaterial & Addresses;

const roleTitles: Partial<Readonly<Record<Role, string>>> = {
  innovator: 'Inovator',
  get unit_admin() {
    return roleName('unit_admin');
  },
  get unit_head() {
    return roleName('unit_head_title');
  },
};

const titleOf = (role: Role): string => roleTitles[role] ?? role;

/** Lays out the sheets: who is invited to what, the code with its QR, and how to begin. */
export function invitationBody(material: Material, region: Region): Body {
  const until = showDate(localDay(material.expiresAt, region));
  const shown = material.rows.filter((row) => row.code !== null);
  return bodyOf(region, {
    title: paperNames['lembar-undangan'],
    code: 'Sepeda Baru',
    version: 'undangan',
    name: paperNames['lembar-undangan'],
    paper: 'a4',
    size: 11.5,
    blocks: shown.flatMap((row, at) => [
      ...(at === 0 ? [] : [{ kind: 'page' as const }]),
      ...sheetOf(row, material, until, region),
    ]),
  });
}

function sheetOf(
  { role, unit, code, name, phone }: Material['rows'][number],
  { web, telegram }: Addresses,
  until: string,
  region: Region,
): readonly Block[] {
  const typed = code ?? '';
  return [
    { kind: 'title', lines: ['UNDANGAN SEPEDA BARU'], size: 18 },
    {
      kind: 'fields',
      rows: [
        { label: 'Untuk', value: { kind: 'text', text: name ?? `${titleOf(role)} ${unit}` } },
        { label: 'Peran', value: { kind: 'text', text: titleOf(role) } },
        { label: 'Unit', value: { kind: 'text', text: unit } },
        { label: 'Berlaku sampai', value: { kind: 'text', text: until } },
      ],
    },
    {
      kind: 'paragraph',
      text: `Sepeda Baru adalah layanan ${region.agency} ${region.place} untuk mencatat inovasi daerah lewat obrolan di ponsel.`,
    },
    { kind: 'heading', text: `Kode undangan: ${typed}` },
    {
      kind: 'codes',
      rows: [
        ...(telegram === null
          ? []
          : [{ title: 'Telegram', url: `https://t.me/${telegram}?start=${typed}` }]),
        // A browser proves no number.
        ...(phone === null ? [{ title: 'Laman', url: `${web}/#kode=${typed}` }] : []),
      ],
    },
    { kind: 'heading', text: 'Cara memulai' },
    {
      kind: 'paragraph',
      text: [
        `1. Pindai salah satu kode di atas dengan kamera ponsel, atau kirim kode undangan itu sebagai pesan${phone === null ? '' : ' dari nomor yang diundang'}.`,
        '2. Balas "ya" bila setuju datanya disimpan, lalu ketik nama lengkap.',
        phone === null
          ? '3. Peran mulai berlaku setelah pengundang memastikan orangnya.'
          : '3. Peran langsung berlaku setelah nomornya terbukti.',
      ].join('\n'),
    },
    {
      kind: 'paragraph',
      text: 'Kode ini hanya untuk satu orang dan satu kali pakai. Mohon tidak difoto, tidak diteruskan, dan tidak dikirim ke grup.',
    },
  ];
}

/** The list to tick off when a sheet was handed over; no code stands in it. */
export function invitationTables({ rows, expiresAt }: Material, region: Region): readonly Table[] {
  return [
    {
      name: 'Undangan',
      title: paperNames['daftar-undangan'],
      notes: [
        `Berlaku sampai ${showDate(localDay(expiresAt, region))}. Kode ada pada suratnya saja.`,
      ],
      columns: [
        { title: 'No', width: 6 },
        { title: 'Unit', width: 48 },
        { title: 'Peran', width: 16 },
        { title: 'Nama', width: 32 },
        { title: 'Nomor', width: 18 },
        { title: 'Diserahkan tanggal', width: 20 },
        { title: 'Diterima oleh', width: 28 },
        { title: 'Tanda terima', width: 16 },
      ],
      rows: rows.map(({ unit, role, name, phone }, at) => [
        { kind: 'number', number: at + 1 },
        { kind: 'text', text: unit },
        { kind: 'text', text: titleOf(role) },
        name === null ? { kind: 'empty' } : { kind: 'text', text: name },
        phone === null ? { kind: 'empty' } : { kind: 'text', text: phone },
        { kind: 'empty' },
        { kind: 'empty' },
        { kind: 'empty' },
      ]),
    },
  ];
}
