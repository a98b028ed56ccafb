// Prints every paper of an invented innovation and unit into a folder, to be looked at page by page:
// npm run papers -- FOLDER. It needs no database; names and numbers are made up.
// npm run papers -- office [FOLDER] opens every Word document and workbook of them with LibreOffice besides, and fails where
// one does not open or the program is missing.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { findOffice, openInOffice } from './papers/office.ts';
import { layOut, type Material } from '../src/documents/papers/order.ts';
import { createPrinter } from '../src/documents/printer.ts';
import { balangan2026 } from '../src/domain/edition/editions/balangan-2026.ts';
import { kipp2023 } from '../src/domain/edition/editions/kipp-2023.ts';
import { hasWord, innovationPapers, isOtherForm, meetingPapers } from '../src/domain/papers.ts';
import { balangan } from '../src/domain/regions/balangan.ts';
import {
  acting,
  addresses,
  agenda,
  analysis,
  annex,
  award,
  guideNames,
  head,
  imprint,
  material,
  material2022,
  meeting,
  nil,
  official,
  officialOfUnit,
  onBehalf,
  pictures,
  unitMaterial,
} from '../tests/support/papers.ts';

const [first, second] = process.argv.slice(2);
const inOffice = first === 'office';
const folder = path.resolve((inOffice ? second : first) ?? 'data/papers');
const office = inOffice ? await findOffice() : null;

const materials: readonly Material[] = [
  ...innovationPapers.flatMap((paper): Material[] => [
    { kind: 'innovation', paper, of: material('monitored') },
    { kind: 'innovation', paper, of: material(paper === 'form-c2' ? 'accepted' : 'submitted') },
  ]),
  { kind: 'innovation', paper: 'form-c1', of: material2022() },
  {
    ...{ kind: 'other_form', paper: 'formulir-lain' },
    of: { ...material('monitored'), form: kipp2023, told: new Map([['2a', 'Ibu dan balita.']]) },
  },
  { kind: 'unit', paper: 'form-pengisian', of: unitMaterial() },
  { kind: 'nil', paper: 'keterangan-nihil', of: nil },
  { kind: 'nil', paper: 'keterangan-nihil', of: { ...nil, confirmed: null, confirmedBy: null } },
  { kind: 'nil', paper: 'keterangan-nihil', of: { ...nil, head, confirmedBy: acting } },
  { kind: 'table', paper: 'rekapitulasi', of: unitMaterial() },
  { kind: 'table', paper: 'daftar', of: unitMaterial() },
  { kind: 'list', paper: 'daftar-indeks', of: unitMaterial() },
  { kind: 'list', paper: 'daftar-indeks', of: { ...unitMaterial(), unit: null } },
  { kind: 'list', paper: 'form-pengesahan', of: unitMaterial() },
  { kind: 'analysis', paper: 'analisis', of: analysis },
  { kind: 'analysis', paper: 'analisis', of: { ...analysis, unit: null } },
  { kind: 'agenda', paper: 'agenda', of: agenda },
  { kind: 'annex', paper: 'lampiran-sk', of: annex },
  { kind: 'annex', paper: 'lampiran-sk', of: { ...annex, regent: onBehalf } },
  { kind: 'annex', paper: 'lampiran-sk', of: { ...annex, decision: null, frozen: false } },
  { kind: 'official', paper: 'surat-edaran', of: official },
  { kind: 'official', paper: 'perintah-pelaksanaan', of: officialOfUnit },
  { kind: 'official', paper: 'pernyataan-komitmen', of: officialOfUnit },
  { kind: 'official', paper: 'pernyataan-komitmen', of: official },
  { kind: 'award', paper: 'piagam', of: award },
  ...meetingPapers.map((paper): Material => ({ kind: 'meeting', paper, of: meeting })),
  { kind: 'blank', paper: 'formulir-kosong', of: balangan2026 },
  { kind: 'fill-in', paper: 'formulir-isian', of: balangan2026 },
  ...guideNames.map((paper): Material => ({ kind: 'guide', paper, of: addresses })),
];

const forOffice: string[] = [];
const printer = createPrinter();
await mkdir(folder, { recursive: true });
for (const [at, one] of materials.entries()) {
  const laid = layOut(one, balangan);
  const done = await printer.print(
    laid.kind === 'pdf' ? { kind: 'pdf', body: laid.body, imprint, pictures } : laid.order,
  );
  if (!done.ok) throw new Error(`${laid.name}: ${JSON.stringify(done.problem)}`);
  const file = path.join(folder, `${String(at + 1).padStart(2, '0')} ${laid.name}`);
  await writeFile(file, done.value.bytes);
  process.stdout.write(`${file}\n`);
  if (!file.endsWith('.pdf')) forOffice.push(file);
  if (laid.kind !== 'pdf' || !(hasWord(one.paper) || isOtherForm(one.paper))) continue;
  const word = await printer.print({ kind: 'word', body: laid.body, imprint, pictures });
  if (!word.ok) throw new Error(`${laid.name}: ${JSON.stringify(word.problem)}`);
  const document = file.replace(/\.pdf$/u, '.docx');
  await writeFile(document, word.value.bytes);
  forOffice.push(document);
}
printer.stop();
if (office !== null) process.stdout.write(`${await openInOffice(office, forOffice)}\n`);
