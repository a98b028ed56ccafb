// Every paper is printed for real and read back with pdf.js: all that was filled in stands on it, on tagged pages with their
// number, and nothing that people wrote is taken for anything but text.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { getDocumentProxy } from 'unpdf';
import { createPrinter } from '../../src/documents/printer.ts';
import { agendaBody } from '../../src/documents/papers/agenda.ts';
import { analysisBody } from '../../src/documents/papers/analysis.ts';
import { blankBody } from '../../src/documents/papers/blank.ts';
import { guideBody } from '../../src/documents/papers/guide.ts';
import { guides } from '../../src/documents/papers/guides.ts';
import { layOut, type Material } from '../../src/documents/papers/order.ts';
import { annexBody, endorsementBody, indexListBody } from '../../src/documents/papers/lists.ts';
import { balangan2022 } from '../../src/domain/edition/editions/balangan-2022.ts';
import { readCommand } from '../../src/domain/language/index.ts';
import { innovationBody } from '../../src/documents/papers/innovation.ts';
import { filledForms, nilBody } from '../../src/documents/papers/unit.ts';
import { type Body, cell } from '../../src/documents/sheet.ts';
import type { AnswerValue } from '../../src/domain/edition/answer.ts';
import { showAnswer } from '../../src/domain/edition/show.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { innovationPapers } from '../../src/domain/papers.ts';
import type { InnovationMaterial } from '../../src/domain/paper-material.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import {
  addresses,
  agenda,
  analysis,
  annex,
  guideNames,
  imprint,
  material,
  material2022,
  nil,
  unitMaterial,
} from '../support/papers.ts';

const printer = createPrinter();
afterAll(() => printer.stop());

interface Read {
  readonly pages: readonly string[];
  readonly title: unknown;
  readonly language: unknown;
  readonly roles: ReadonlySet<string>;
}

async function print(body: Body): Promise<Uint8Array> {
  const done = await printer.print({ kind: 'pdf', body, imprint });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value.bytes;
}

async function read(bytes: Uint8Array): Promise<Read> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = await pdf.getMetadata();
  const facts = info as Readonly<Record<string, unknown>>;
  const pages: string[] = [];
  const roles = new Set<string>();
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    collect(await page.getStructTree(), roles);
  }
  return { pages, title: facts['Title'], language: facts['Language'], roles };
}

function collect(node: unknown, roles: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('role' in node && typeof node.role === 'string') roles.add(node.role);
  if ('children' in node && Array.isArray(node.children))
    for (const child of node.children) collect(child, roles);
}

/** Signs alone: lines break elsewhere on paper, and a word without spaces may break anywhere. */
const signs = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b-\u200f]+/gu, '');

/** Without a bell, marks of the byte order and what only changes how the sign before it looks. */
const withoutInvisible = (text: string): string =>
  ['\u0007', '\ufeff', '\ufe0f', '\u20e3'].reduce((left, sign) => left.replaceAll(sign, ''), text);

/** All words of an innovation as its paper has to show them, in pieces without a line end. */
function written({ innovation, definition }: InnovationMaterial, items: readonly string[]) {
  const { byId } = formOf(definition);
  return items.flatMap((id) => {
    const item = byId.get(id);
    const value = innovation.answers.get(id)?.value;
    return item === undefined || value === undefined ? [] : showAnswer(item, value).split('\n');
  });
}

const texts = ['latar_belakang', 'permasalahan', 'metode', 'manfaat'];

describe.each([
  ...innovationPapers.map((paper) => [paper, innovationBody(paper, material(), balangan)] as const),
  ['form-c1 of 2022', innovationBody('form-c1', material2022(), balangan)] as const,
  ['form pengisian of a unit', filledForms(unitMaterial(), balangan)] as const,
  ['keterangan nihil', nilBody(nil, balangan)] as const,
  ...[
    analysisBody(analysis, balangan),
    analysisBody({ ...analysis, unit: null }, balangan),
    indexListBody(unitMaterial(), balangan),
    endorsementBody(unitMaterial(), balangan),
    agendaBody(agenda, balangan),
    annexBody(annex, balangan),
    blankBody(balangan2022, balangan),
    ...guideNames.map((name) => guideBody(name, addresses, balangan)),
  ].map((body) => [`list: ${body.name}, ${body.code}`, body] as const),
])('%s', (name, body) => {
  test('says all that was filled in, on numbered, tagged pages', async () => {
    const { pages, title, language, roles } = await read(await print(body));
    const all = signs(pages.join(''));
    const lines = /^(?:keterangan|form-c2|list)/u.test(name)
      ? []
      : written(material(), ['nama', ...texts]);
    expect(lines.filter((line) => !all.includes(signs(line)))).toEqual([]);
    for (const [at, page] of pages.entries()) {
      expect(signs(page)).toContain(signs(`Halaman ${at + 1} dari ${pages.length}`));
      expect(signs(page)).toContain(signs(`${body.code} · ${body.version} · ${body.name}`));
      expect(signs(page)).toContain(signs(`${imprint.printed} inovasi.contoh.go.id/c/K7M42QXPA9`));
    }
    expect(title).toBe(body.title);
    expect(language).toBe('id-ID');
    expect([...roles]).toEqual(expect.arrayContaining(['H1', 'P', 'Table']));
    expect(all).not.toMatch(/undefined|null|\[object/u);
  });
});

test.each([
  ['Hj. Fulanah binti Fulan, S.Sos., NIP 19700303 199203 2 003', 'Hj. Fulanah binti Fulan, S.Sos.'],
  ['Fulan, A.Md.Kep. / 197003031992032003', 'Fulan, A.Md.Kep.'],
  ['FULAN NIP. 197003031992032003', 'FULAN'],
  ['Fulan bin Fulan, SE. 197003031992032003', 'Fulan bin Fulan, SE'],
  ['Fulan, S.E', 'Fulan, S.E'],
])('the officer of Form C.2 keeps the name as typed: %s', (officer, name) => {
  const one = material('monitored');
  const { blocks } = innovationBody(
    'form-c2',
    { ...one, monev: { ...one.monev, officer } },
    balangan,
  );
  const closing = blocks.flatMap((block) => (block.kind === 'table' ? [block.closing] : []))[0];
  expect(closing?.left?.name).toBe(name);
});

test.each(guideNames)('%s is one page, and every word in it can be typed', async (name) => {
  const { pages } = await read(await print(guideBody(name, addresses, balangan)));
  expect(pages).toHaveLength(1);
  const words = guides(balangan)[name].words.map(([word]) => word);
  expect(words.filter((word) => readCommand(word) === null)).toEqual([]);
});

test('says when somebody who signs is not known, but not of those who always sign by hand', () => {
  const laid = (one: Material) => layOut(one, balangan).unsigned;
  const without = { ...unitMaterial(), signers: { head: null, admin: null } };
  expect([
    laid({ kind: 'innovation', paper: 'form-c1', of: material() }),
    laid({ kind: 'innovation', paper: 'form-c1', of: { ...material(), signers: without.signers } }),
    laid({ kind: 'innovation', paper: 'form-c1', of: material('submitted') }),
    laid({ kind: 'list', paper: 'form-pengesahan', of: unitMaterial() }),
    laid({ kind: 'list', paper: 'form-pengesahan', of: without }),
    laid({ kind: 'list', paper: 'daftar-indeks', of: { ...without, unit: null } }),
    laid({ kind: 'annex', paper: 'lampiran-sk', of: annex }),
    laid({ kind: 'table', paper: 'daftar', of: without }),
  ]).toEqual([false, true, false, false, true, false, false, false]);
});

test('an annex names no NIP, and is a draft before its list is frozen', async () => {
  const { pages } = await read(await print(annexBody(annex, balangan)));
  expect(pages.join('')).not.toMatch(/NIP|DRAF/u);
  expect(pages.join('')).toContain('188.45/321/KUM/2026');
  const open = await read(
    await print(annexBody({ ...annex, decision: null, frozen: false }, balangan)),
  );
  expect(open.title).toMatch(/^DRAF – /u);
});

test('the same values give the same bytes', async () => {
  const body = innovationBody('form-c2', material(), balangan);
  expect(Buffer.from(await print(body)).equals(Buffer.from(await print(body)))).toBe(true);
});

test.each([
  ['f4', 215, 330],
  ['a4', 210, 297],
] as const)('%s is %d by %d mm', async (paper, width, height) => {
  const region = { ...balangan, paper };
  const bytes = await print(innovationBody('form-c2', material(), region));
  const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
  const [, , wide = 0, high = 0] = page.view;
  expect([wide, high].map((points) => Math.round((points / 72) * 25.4))).toEqual([width, height]);
});

test('no template names a file, a package or code of anybody else', () => {
  const folder = new URL('../../src/documents/templates/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const template = readFileSync(new URL(name, folder), 'utf8');
    expect(template).not.toMatch(/@preview|\beval\(|\bread\(|\bplugin\(|#include/u);
    expect([...template.matchAll(/#import "([^"]+)"/gu)].map(([, file]) => file)).toEqual(
      name === 'paper.typ' ? ['parts.typ'] : [],
    );
  }
});

test('a draft is marked on each page and names nobody who signs', async () => {
  const { pages, title } = await read(
    await print(innovationBody('form-c1', material('submitted'), balangan)),
  );
  for (const page of pages) expect(page).toContain('belum ditetapkan, tidak untuk ditandatangani');
  expect(title).toMatch(/^DRAF – /u);
  expect(pages.join('')).not.toContain('Fulan');
  const final = await read(await print(innovationBody('form-c1', material(), balangan)));
  expect(final.pages.join('')).not.toContain('DRAF');
  expect(final.pages.join('')).toContain('Drs. H. Fulan bin Fulan, M.AP.');
});

const text = (value: string): AnswerValue => ({ type: 'text', text: value });
const paragraph = Array.from({ length: 1500 }, (_, at) => `kata${at}`)
  .join(' ')
  .slice(0, 13_771);
const hostile =
  '#eval("1") *tebal* _miring_ $x^2$ @sumber <label> \\ #include "/etc/passwd" #import "@preview/x:1.0.0" `kode` = judul // komentar /* dan */ "kutip" #{ } [a] =RUMUS()';

test.each([
  ['a paragraph of 13,771 signs', 'latar_belakang', paragraph],
  ['a name of 264 signs', 'nama', `${'NAMA PANJANG SEKALI '.repeat(13)}EMPA`],
  ['a word of 400 signs', 'metode', 'x'.repeat(400)],
  ['what reads like markup', 'metode', hostile],
  ['emoji', 'metode', 'Selesai 🙏🏽 👍 1️⃣ 🇮🇩 ✔ ½ ≥ 50 %'],
  [
    'line ends of all kinds and control signs',
    'metode',
    'satu\r\ndua\u2028tiga\u0007\tempat\ufeff',
  ],
])('%s is printed whole', async (_, item, value) => {
  for (const paper of ['form-c1', 'laporan', 'form-pengisian'] as const) {
    const { pages } = await read(
      await print(innovationBody(paper, material('monitored', { [item]: text(value) }), balangan)),
    );
    const shown = signs(withoutInvisible(pages.join('')));
    // A long text goes over several pages, each with its foot in between.
    const found = value.length > 2000 ? value.split(' ') : [value];
    const plain = (piece: string) => signs(withoutInvisible(piece));
    expect(found.filter((piece) => !shown.includes(plain(piece)))).toEqual([]);
  }
});

test('writing from right to left is printed whole', async () => {
  const value = 'بسم الله الرحمن الرحيم';
  const { pages } = await read(
    await print(
      innovationBody('form-c1', material('monitored', { metode: text(value) }), balangan),
    ),
  );
  // Readers of PDF tell some joined letters twice; none may be missing.
  const found = [...signs(pages.join(''))];
  const missing = [...signs(value)].filter((letter) => {
    const at = found.indexOf(letter);
    if (at >= 0) found.splice(at, 1);
    return at < 0;
  });
  expect(missing).toEqual([]);
});

test.each(['日', '𓀀'])('a sign that no font has is named: %s', async (sign) => {
  const body = innovationBody(
    'laporan',
    material('monitored', { metode: text(`aneh ${sign} sekali`) }),
    balangan,
  );
  const done = await printer.print({ kind: 'pdf', body, imprint });
  expect(done).toMatchObject({ ok: false, problem: { type: 'no_glyph', sign } });
});

test('an order that takes too long ends, and so does its process; the next one is printed', async () => {
  const hurried = createPrinter({ orderMs: 1 });
  const body = innovationBody('form-c2', material(), balangan);
  const late = await hurried.print({ kind: 'pdf', body, imprint });
  expect(late).toMatchObject({ ok: false, problem: { type: 'broken_off' } });
  hurried.stop();
  expect(await hurried.print({ kind: 'pdf', body, imprint })).toMatchObject({ ok: false });
});

test('the agenda says who begins which candidate and by when, and leaves blank what nobody said', () => {
  const table = agendaBody(agenda, balangan).blocks.findLast(({ kind }) => kind === 'table');
  const rows = table?.kind === 'table' ? table.rows : [];
  expect(JSON.stringify(rows)).toMatch(
    /T-101.*Kelas gizi.*"Fulan".*9 Desember 2026.*T-102.*"Fulanah \(belum menjawab\)".*12 Desember 2026.*T-103/u,
  );
  expect(rows.at(-1)?.slice(2)).toEqual([cell(null), cell(null)]);
  const none = agendaBody({ ...agenda, candidates: [] }, balangan);
  expect(JSON.stringify(none)).not.toContain('Temuan yang akan dimulai');
});
