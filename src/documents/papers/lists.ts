// Lists to sign: the daftar indeks inovasi daerah, the form pengesahan after monev, the annex to the decision of the regent.
import { roleName } from '../../domain/region.ts';
import { verifiedScore, claimedMaturity } from '../../domain/innovation/levels.ts';
import { paperNames, showDate, showNumber, stateNames } from '../../domain/language/index.ts';
import type {
  AnnexMaterial,
  InnovationMaterial,
  UnitMaterial,
} from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { type Body, cell, type Line } from '../sheet.ts';
import { bodyOf, rightSignature, undated } from './body.ts';
import { regentSigner, signer } from './signature.ts';
import { estimate } from './unit.ts';
import { textOf } from './values.ts';

const points = (value: number | null): string =>
  value === null ? '–' : showNumber(Math.round(value * 100) / 100);

const form = (one: InnovationMaterial, id: string): string => textOf(one, id, 'form-c1') ?? '–';

/** Lays out the daftar indeks, with claimed and verified maturity. */
export function indexListBody(material: UnitMaterial, region: Region): Body {
  const { unit, year, innovations } = material;
  const whose = unit ?? region.government;
  return bodyOf(region, {
    title: `Daftar Indeks Inovasi Daerah Tahun ${year} – ${whose}`,
    code: unit ?? 'Semua unit',
    version: `${innovations.length} inovasi`,
    name: paperNames['daftar-indeks'],
    landscape: true,
    size: 9.5,
    blocks: [
      {
        kind: 'title',
        lines: ['DAFTAR INDEKS INOVASI DAERAH', whose.toUpperCase(), `TAHUN ${year}`],
        size: 12.5,
      },
      { kind: 'paragraph', text: estimate },
      {
        kind: 'table',
        size: 9.5,
        columns: [
          { title: 'No', width: 10, align: 'center' },
          { title: 'Nama Inovasi', width: null, align: 'left' },
          ...(unit === null
            ? [{ title: 'Nama SKPD', width: 56, align: 'left' as const }]
            : [{ title: 'Kode', width: 26, align: 'left' as const }]),
          { title: 'Bentuk', width: 34, align: 'left' },
          { title: 'Tahapan', width: 24, align: 'left' },
          { title: 'Keadaan', width: 36, align: 'left' },
          { title: 'Skor isian', width: 18, align: 'right' },
          { title: 'Skor verifikasi', width: 22, align: 'right' },
        ],
        rows: innovations.map((one, at) => [
          cell(String(at + 1)),
          cell(one.innovation.name),
          cell(unit === null ? one.unit : one.innovation.code),
          cell(form(one, 'bentuk')),
          cell(form(one, 'tahapan')),
          cell(stateNames[one.innovation.state]),
          cell(points(claimedMaturity(one.definition, one.innovation).score)),
          cell(points(verifiedScore(one.definition, one.innovation))),
        ]),
        closing: {
          left: null,
          right: rightSignature(region, year, unit, material.signers.head),
          ...{ room: 20, size: 10 },
        },
      },
    ],
  });
}

/** Lays out the form pengesahan of a unit: what was monitored, confirmed by its head and by the agency. */
export function endorsementBody(material: UnitMaterial, region: Region): Body {
  const { year, innovations } = material;
  const unit = material.unit ?? '';
  return bodyOf(region, {
    title: `Form Pengesahan Tahun ${year} – ${unit}`,
    code: unit,
    version: `${innovations.length} inovasi`,
    name: paperNames['form-pengesahan'],
    blocks: [
      {
        kind: 'title',
        lines: ['FORM PENGESAHAN DATA INOVASI DAERAH', `TAHUN ${year}`],
        size: 12.5,
      },
      { kind: 'fields', rows: [{ label: 'Nama SKPD', value: { kind: 'text', text: unit } }] },
      {
        kind: 'paragraph',
        text: `Berdasarkan hasil monitoring dan evaluasi, data inovasi dan indikator berikut disahkan sebagai data inovasi daerah ${unit} Tahun ${year}:`,
      },
      {
        kind: 'table',
        size: 10,
        columns: [
          { title: 'No', width: 10, align: 'center' },
          { title: 'Kode', width: 26, align: 'left' },
          { title: 'Nama Inovasi', width: null, align: 'left' },
          { title: 'Tahapan', width: 26, align: 'left' },
          { title: 'Skor verifikasi', width: 24, align: 'right' },
          { title: 'Versi', width: 14, align: 'center' },
        ],
        rows: innovations.map((one, at) => [
          cell(String(at + 1)),
          cell(one.innovation.code),
          cell(one.innovation.name),
          cell(form(one, 'tahapan')),
          cell(points(verifiedScore(one.definition, one.innovation))),
          cell(String(one.innovation.version)),
        ]),
        closing: {
          left: signer(
            ['Mengesahkan', roleName('unit_head_title')],
            material.signers.head,
            false,
            true,
          ),
          right: {
            ...signer([undated(region, year), `Petugas ${region.agency}`], null, false, true),
            byHand: true,
          },
          ...{ room: 20, size: 10.5 },
        },
      },
    ],
  });
}

/** Lays out the annex: a legal product, so no degree and no NIP stand below the name. */
export function annexBody(material: AnnexMaterial, region: Region): Body {
  const { year, innovations, decision, frozen } = material;
  const line = (label: string, text: string | null): Line => ({
    label,
    value: text === null ? { kind: 'empty' } : { kind: 'text', text },
  });
  const regent = `${region.head} ${region.place}`.toUpperCase();
  return bodyOf(region, {
    title: `Lampiran Keputusan ${region.head}, Inovasi Daerah Tahun ${year}`,
    code: `SK ${year}`,
    version: `${innovations.length} inovasi`,
    name: paperNames['lampiran-sk'],
    landscape: true,
    size: 11,
    draft: !frozen,
    blocks: [
      {
        kind: 'annex',
        title: `LAMPIRAN KEPUTUSAN ${regent}`,
        rows: [
          line('NOMOR', decision === null ? null : decision.number),
          line('TANGGAL', decision === null ? null : showDate(decision.day)),
          line(
            'TENTANG',
            `PENETAPAN INOVASI DAERAH SEBAGAI PESERTA PENILAIAN INDEKS INOVASI DAERAH TAHUN ${year}`,
          ),
        ],
      },
      {
        kind: 'title',
        lines: [
          `DAFTAR INOVASI DAERAH ${region.district.toUpperCase()}`,
          `PESERTA PENILAIAN INDEKS INOVASI DAERAH TAHUN ${year}`,
        ],
        size: 12,
      },
      {
        kind: 'table',
        size: 10.5,
        columns: [
          { title: 'NO.', width: 13, align: 'center' },
          { title: 'NAMA INOVASI', width: null, align: 'left' },
          { title: 'PERANGKAT DAERAH / UNIT', width: 74, align: 'left' },
          { title: 'BENTUK', width: 40, align: 'left' },
          { title: 'INISIATOR', width: 32, align: 'left' },
          { title: 'WAKTU PENERAPAN', width: 40, align: 'left' },
        ],
        rows: innovations.map((one, at) => [
          cell(`${at + 1}.`),
          cell(one.innovation.name),
          cell(one.unit),
          cell(form(one, 'bentuk')),
          cell(form(one, 'inisiator')),
          cell(form(one, 'tanggal_penerapan')),
        ]),
        closing: {
          left: null,
          right: regentSigner(regent, material.regent),
          ...{ room: 22, size: 11 },
        },
      },
    ],
  });
}
