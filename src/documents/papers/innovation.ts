// The papers of one innovation: Form C.1, the Laporan of 2024, the form pengisian, Form C.2. Labels, order and signature
// lines are those of the forms; the code, the version and the rest of what is ours stands in the foot.
import { roleName } from '../../domain/region.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { claimedMaturity } from '../../domain/innovation/levels.ts';
import { paperNames, showDate, showNumber } from '../../domain/language/index.ts';
import { monevRows } from '../../domain/monev.ts';
import { type InnovationPaper, isFinal } from '../../domain/papers.ts';
import type { InnovationMaterial, Signer } from '../../domain/paper-material.ts';
import { trimEndOf } from '../../domain/trimming.ts';
import { type Block, type Body, type Cell, cell, filled } from '../sheet.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { signer } from './signature.ts';
import { localDay } from './when.ts';
import { bukti, linesOf, pedomanLayout, reportLayout, textOf, uraian, valueOf } from './values.ts';

/** Why a paper may not be signed. */
export const draftWords = 'belum ditetapkan, tidak untuk ditandatangani';

/** Lays out one paper of an innovation. */
export function innovationBody(
  paper: InnovationPaper,
  material: InnovationMaterial,
  region: Region,
): Body {
  const { innovation } = material;
  const draft = isFinal(paper, innovation.state) ? null : draftWords;
  const { title, blocks } = makers[paper](material, region, draft !== null);
  return {
    title: `${draft === null ? '' : 'DRAF – '}${title} – ${innovation.name ?? innovation.code}`,
    author: region.government,
    paper: region.paper,
    landscape: false,
    size: 10.5,
    draft,
    code: innovation.code,
    version: `versi ${innovation.version}`,
    name: paperNames[paper],
    blocks,
  };
}

interface Laid {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The blocks of a form pengisian alone, for a file that binds several. */
export const filledFormBlocks = (
  material: InnovationMaterial,
  region: Region,
  draft: boolean,
): readonly Block[] => filledForm(material, region, draft).blocks;

const makers: Readonly<
  Record<InnovationPaper, (material: InnovationMaterial, region: Region, draft: boolean) => Laid>
> = {
  'form-c1': formC1,
  laporan: report,
  'form-pengisian': filledForm,
  'form-c2': formC2,
  'profil-nasional': nationalProfile,
};

const titleOf = ({ definition }: InnovationMaterial, id: string): string =>
  definition.papers.find((paper) => paper.id === id)?.title ?? '';

function formC1(material: InnovationMaterial, _region: Region, draft: boolean): Laid {
  const { definition, signers } = material;
  const title = titleOf(material, 'form-c1');
  const rows = definition.papers.find(({ id }) => id === 'form-c1-indicators')?.lines ?? [];
  return {
    title,
    blocks: [
      { kind: 'corner', text: 'Form C. 1' },
      { kind: 'title', lines: [title], size: 12.5 },
      { kind: 'fields', rows: linesOf(material, 'form-c1', pedomanLayout) },
      { kind: 'heading', text: titleOf(material, 'form-c1-indicators') },
      {
        kind: 'table',
        size: 9.5,
        columns: [
          { title: 'No', width: 10, align: 'center' },
          { title: 'Indikator', width: 50, align: 'left' },
          { title: 'Uraian', width: null, align: 'left' },
          { title: 'Bukti Dukung', width: 48, align: 'left' },
        ],
        rows: rows.map((row) => {
          const [id = ''] = row.from;
          return [cell(row.no), cell(row.label), ...evidenceCells(material, id)];
        }),
        closing: {
          left: signer([roleName('unit_head_title')], signers.head, draft, true),
          right: signer([`${roleName('unit_admin')} SKPD`], signers.admin, draft, false),
          room: 19,
          size: 10.5,
        },
      },
    ],
  };
}

function evidenceCells(material: InnovationMaterial, id: string): readonly [Cell, Cell] {
  const item = formOf(material.definition).byId.get(id);
  if (item === undefined) return [cell(null), cell(null)];
  return [cell(uraian(material, id)), cell(bukti(material, item, valueOf(material, item)))];
}

function report(material: InnovationMaterial): Laid {
  const title = titleOf(material, 'laporan') || 'Laporan Indeks Inovasi Daerah';
  return {
    title,
    blocks: [
      { kind: 'title', lines: [title], size: 13 },
      {
        kind: 'details',
        titles: ['Rincian', 'Keterangan'],
        rows: linesOf(material, 'laporan', reportLayout),
      },
    ],
  };
}

/** The national profile and the 20 indicators, in the order and with the numbers of the portal. */
function nationalProfile(material: InnovationMaterial): Laid {
  const { definition } = material;
  const title = titleOf(material, 'national-profile') || 'PROFIL INOVASI';
  const rows = definition.papers.find(({ id }) => id === 'national-index')?.lines ?? [];
  const profile = linesOf(material, 'national-profile', reportLayout);
  const score = claimedMaturity(definition, material.innovation).score;
  return {
    title,
    blocks: [
      { kind: 'title', lines: [title, `TAHUN ${definition.year}`], size: 13 },
      {
        kind: 'details',
        titles: ['Rincian', 'Keterangan'],
        rows: (definition.papers.find(({ id }) => id === 'national-profile')?.lines ?? []).map(
          (line, at) => ({
            label: `${line.no} ${line.label}`,
            value:
              line.from[0] === 'maturity'
                ? filled(
                    score === null
                      ? null
                      : `${showNumber(Math.round(score * 100) / 100)} (perkiraan menurut isian)`,
                  )
                : (profile[at]?.value ?? { kind: 'empty' }),
          }),
        ),
      },
      ...(rows.length === 0
        ? []
        : [
            { kind: 'heading' as const, text: titleOf(material, 'national-index') },
            indicatorTable(
              material,
              rows.flatMap(({ no, label, from: [id] }) =>
                id === undefined ? [] : [{ id, label, number: no }],
              ),
            ),
          ]),
    ],
  };
}

/** Everything that was filled in, in the order of the edition, for the head to endorse. */
function filledForm(material: InnovationMaterial, region: Region, draft: boolean): Laid {
  const { definition, innovation, signers, unit } = material;
  const title = 'FORM PENGISIAN DATA INOVASI DAERAH';
  const sections = definition.sections
    .map((section) => ({
      ...section,
      items: section.items.filter((item) => valueOf(material, item) !== undefined),
    }))
    .filter(({ items }) => items.length > 0);
  return {
    title,
    blocks: [
      { kind: 'title', lines: [title, `TAHUN ${definition.year}`], size: 12.5 },
      {
        kind: 'fields',
        rows: [
          { label: 'Nama SKPD', value: filled(unit) },
          { label: 'Kode', value: filled(innovation.code) },
        ],
      },
      ...sections.flatMap(({ title: heading, items }): Block[] => {
        const indicators = items.filter((item) => item.kind === 'indicator');
        const fields = items.filter((item) => item.kind === 'field');
        return [
          { kind: 'heading', text: heading },
          ...(fields.length === 0
            ? []
            : [
                {
                  kind: 'fields' as const,
                  rows: fields.map((item) => ({
                    label: item.label,
                    value: filled(textOf(material, item.id, null)),
                  })),
                },
              ]),
          ...(indicators.length === 0 ? [] : [indicatorTable(material, indicators)]),
        ];
      }),
      {
        kind: 'paragraph',
        text: `Data di atas dinyatakan benar dan ditetapkan sebagai laporan indeks inovasi ${unit} Tahun ${definition.year}.`,
      },
      {
        kind: 'signatures',
        left: signer(['', `${roleName('unit_admin')} SKPD`], signers.admin, draft, true),
        right: signer(
          [
            `${region.seat}, .......................... ${definition.year}`,
            roleName('unit_head_title'),
          ],
          signers.head,
          draft,
          true,
        ),
        room: 20,
        size: 10.5,
      },
    ],
  };
}

function indicatorTable(
  material: InnovationMaterial,
  indicators: readonly { readonly id: string; readonly label: string; readonly number?: string }[],
): Block {
  return {
    kind: 'table',
    size: 9.5,
    columns: [
      { title: 'No', width: 10, align: 'center' },
      { title: 'Indikator', width: 46, align: 'left' },
      { title: 'Tingkat', width: 15, align: 'center' },
      { title: 'Uraian', width: null, align: 'left' },
      { title: 'Bukti Dukung', width: 44, align: 'left' },
    ],
    rows: indicators.map(({ id, label, number }, at) => {
      const item = formOf(material.definition).byId.get(id);
      const value = item === undefined ? undefined : valueOf(material, item);
      const level = value?.type === 'indicator' ? value.level : null;
      return [
        cell(number ?? String(at + 1)),
        cell(label),
        cell(level === null ? '–' : String(level)),
        ...evidenceCells(material, id),
      ];
    }),
    closing: null,
  };
}

// The rows as the form prints them; the number of the letter in row 6 is nowhere confirmed and stays away.
const monevLabels: readonly string[] = [
  'Inovasi sudah berjalan minimal 2 Tahun atau masih dalam tahapan inisiatif dan uji coba',
  'Mengandung Inovasi daerah sebagian atau seluruhnya',
  'Diperkuat dengan adanya regulasi daerah dan/atau turunannya',
  'Adanya dukungan anggaran melalui renstra, renja dan RKA',
  'Didukung oleh indikator lainnya',
  'Dilengkapi video singkat profil inovasi daerah',
];

function formC2(material: InnovationMaterial, region: Region, draft: boolean): Laid {
  const { definition, monev } = material;
  const title = `MONITORING DAN EVALUASI INOVASI DAERAH TAHUN ${definition.year}`;
  const written = new Map<number, { factual: string; advice: string | null }>(
    monev.rows.map((row) => [row.no, row]),
  );
  const note = written.get(monevRows.length);
  const noteText = [note?.factual, note?.advice].filter((one) => (one ?? '') !== '');
  const day =
    monev.ended === null
      ? '.......................... 20....'
      : showDate(localDay(monev.ended, region));
  const officer = officerOf(monev.officer);
  const head = linesOf(material, 'form-c1', pedomanLayout).slice(0, 6);
  return {
    title,
    blocks: [
      { kind: 'corner', text: 'Form C. 2' },
      { kind: 'title', lines: [title], size: 12.5 },
      { kind: 'fields', rows: head },
      { kind: 'heading', text: 'Tabel Monev' },
      {
        kind: 'table',
        size: 10,
        columns: [
          { title: 'No', width: 10, align: 'center' },
          { title: 'Indikator', width: 54, align: 'left' },
          { title: 'Faktual', width: null, align: 'left' },
          { title: 'Saran', width: 50, align: 'left' },
        ],
        rows: [
          ...monevLabels.map((label, at) => {
            const row = written.get(at + 1);
            return [
              cell(String(at + 1)),
              cell(label),
              cell(row?.factual ?? null),
              cell(row?.advice ?? (row === undefined ? null : 'Tidak ada')),
            ];
          }),
          [
            cell(String(monevRows.length)),
            {
              text: `Catatan :${noteText.length === 0 ? '' : ` ${noteText.join('\n')}`}`,
              strong: false,
              span: 3,
              height: 22,
            },
          ],
        ],
        closing: {
          left: signer(['Mengetahui', 'Pejabat SKPD'], officer, draft, true),
          right: signer([`${region.seat}, ${day}`, 'Petugas'], monev.by, draft, true),
          room: 22,
          size: 10.5,
        },
      },
    ],
  };
}

/** Name and NIP of the unit's officer out of what was typed in one line. */
function officerOf(typed: string | null): Signer | null {
  if (typed === null) return null;
  const found = /\d(?:[ .]?\d){17}/u.exec(typed);
  if (found === null) return { name: typed.trim(), nip: null };
  const before = trimEndOf(typed.slice(0, found.index), BETWEEN);
  const name = /nip$/iu.test(before) ? before.slice(0, -3) : typed.slice(0, found.index);
  return { name: nameOf(name), nip: found[0].replace(/\D/gu, '') };
}

/** What may stand between a name and its NIP. */
const BETWEEN = ' ,;:(./-';

/** A name without what stands behind it; the last dot of a degree such as "S.Sos." is its own. */
function nameOf(typed: string): string {
  const bare = trimEndOf(typed, BETWEEN);
  const degree = /[\s,]\p{L}+(?:\.\p{L}+)+$/u.test(bare) && typed.charAt(bare.length) === '.';
  return degree ? `${bare}.` : bare;
}
