// Sets a paper with Typst: data and one template of ours in, PDF out, tagged for screen readers (PDF/UA-1).
// Runs in the printing process only. What people wrote is data for the template, never a template: it can name no file and no package.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import qrcode from 'qrcode';
import sharp from 'sharp';
import { type Result, no, ok } from '../domain/result.ts';
import { fontFiles } from './fonts.ts';
import type { Block, Body, Imprint } from './sheet.ts';

/** Why a paper could not be set: a sign that no font has, or a defect of ours. */
export type TypesetProblem =
  | { readonly type: 'no_glyph'; readonly sign: string }
  | { readonly type: 'defect'; readonly reason: string };

/** A paper as bytes. */
export interface Typeset {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly picture?: Uint8Array;
}

const templates = fileURLToPath(new URL('templates/', import.meta.url));
const main = path.join(templates, 'paper.typ');
const qrFile = path.join(templates, 'qr.svg');

/** As much of a picture as a head of 21 mm needs, in one format. */
const sound = (bytes: Uint8Array): Promise<Buffer> =>
  sharp(bytes, { limitInputPixels: 50_000_000 })
    .resize(600, 600, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();

/** A page as a picture that a phone shows sharply, on white. */
const drawn = async (svg: string): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp(Buffer.from(svg), { density: 140, unlimited: true })
      .flatten({ background: '#ffffff' })
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );

let compiler: NodeCompiler | null = null;

function ready(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: templates,
    fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
  });
  return compiler;
}

/** Sets one paper. The same values and imprint give the same bytes. */
export async function typeset(
  body: Body,
  { at, printed, url }: Imprint,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
  asPicture = false,
): Promise<Result<Typeset, TypesetProblem>> {
  const typst = ready();
  const qr = await qrcode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  typst.mapShadow(qrFile, Buffer.from(qr));
  const link = inWords(url);
  const { code, version, name, blocks, ...rest } = body;
  const emblems = await emblemsOf(typst, blocks, pictures);
  const shown = await Promise.all(
    blocks.map((block, at) => withPictures(typst, block, at, emblems)),
  );
  const parts = inParts(shown);
  const paper = (at: number, before: number, total: number | null): unknown =>
    clean({
      ...{ ...rest, blocks: parts[at] },
      foot: { code, version, name, printed, link, before, total },
    });
  try {
    if (parts.length > 1)
      return await inOneFile(typst, { parts: parts.length, paper, at, asPicture });
    const set = compile(typst, paper(0, 0, null));
    if (!set.ok) return set;
    return ok({
      ...{ bytes: typst.pdf(set.value, written(at)), pages: set.value.numOfPages },
      ...(asPicture ? { picture: await drawn(typst.plainSvg(set.value)) } : {}),
    });
  } catch (error) {
    return no(problemOf(error));
  } finally {
    typst.evictCache(2);
  }
}

const written = (at: number) => ({ pdfStandard: 'ua-1', creationTimestamp: at });

function compile(typst: NodeCompiler, paper: unknown): Result<NodeTypstDocument, TypesetProblem> {
  const run = typst.compile({
    mainFilePath: main,
    inputs: { paper: JSON.stringify(paper), qr: 'yes' },
  });
  const document = run.result;
  if (run.hasError() || document === null) return no(defect(run.takeError()));
  // A family that is missing is only a warning, and another font would be taken for it.
  const warnings = run.takeWarnings();
  return warnings === null ? ok(document) : no(defect(warnings));
}

/** How many sheets that begin on a page of their own are set at once: the compiler holds 5 MB of memory for each. */
const AT_ONCE = 10;

/** The blocks in parts that are set one after the other; a paper of few sheets is one part. */
function inParts(blocks: readonly unknown[]): readonly (readonly unknown[])[] {
  const parts: unknown[][] = [[]];
  let sheets = 1;
  for (const block of blocks) {
    const begins =
      typeof block === 'object' && block !== null && 'kind' in block && block.kind === 'page';
    if (begins && sheets === AT_ONCE) {
      // A part begins on a page of its own anyway.
      parts.push([]);
      sheets = 1;
      continue;
    }
    if (begins) sheets += 1;
    parts.at(-1)?.push(block);
  }
  return parts;
}

/** Sets a long paper part by part: once to count its pages, once with their numbers; the parts become one file. */
async function inOneFile(
  typst: NodeCompiler,
  long: {
    readonly parts: number;
    readonly paper: (part: number, before: number, total: number | null) => unknown;
    readonly at: number;
    readonly asPicture: boolean;
  },
): Promise<Result<Typeset, TypesetProblem>> {
  const before: number[] = [];
  let total = 0;
  for (let part = 0; part < long.parts; part += 1) {
    const set = compile(typst, long.paper(part, 0, null));
    if (!set.ok) return set;
    before.push(total);
    total += set.value.numOfPages;
    await forget(typst);
  }
  const { createJoiner } = await import('./join.ts');
  const joiner = await createJoiner();
  let picture: Uint8Array | null = null;
  for (const [part, pages] of before.entries()) {
    const set = compile(typst, long.paper(part, pages, total));
    if (!set.ok) return set;
    await joiner.add(typst.pdf(set.value, written(long.at)));
    if (part === 0 && long.asPicture) picture = await drawn(typst.plainSvg(set.value));
    await forget(typst);
  }
  return ok({ bytes: joiner.whole(), pages: total, ...(picture === null ? {} : { picture }) });
}

/** Lets go of what the last part took: what was set is held outside of the engine, which does not count it, until it collects. */
async function forget(typst: NodeCompiler): Promise<void> {
  globalThis.gc?.();
  await setImmediate();
  typst.evictCache(0);
}

/** An address as people type it. */
const inWords = (url: string): string => url.replace(/^https?:\/\//u, '').replace(/\/$/u, '');

const emblemIn = (block: Block): string | null =>
  block.kind === 'letterhead' || block.kind === 'certificate' ? block.emblem : null;

/** Reads each emblem once, however many blocks show it; gives where the template finds it, by its hash. */
async function emblemsOf(
  typst: NodeCompiler,
  blocks: readonly Block[],
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const hash of new Set(blocks.map(emblemIn))) {
    const bytes = hash === null ? undefined : pictures.get(hash);
    if (hash === null || bytes === undefined) continue;
    const file = `emblem-${hash}.png`;
    typst.mapShadow(path.join(templates, file), await sound(bytes));
    files.set(hash, file);
  }
  return files;
}

/** A block with the pictures that it shows beside it, where the template finds them. */
async function withPictures(
  typst: NodeCompiler,
  block: Block,
  nth: number,
  emblems: ReadonlyMap<string, string>,
): Promise<unknown> {
  if (block.kind === 'letterhead' || block.kind === 'certificate') {
    const { emblem, ...head } = block;
    return { ...head, picture: emblem === null ? null : (emblems.get(emblem) ?? null) };
  }
  if (block.kind !== 'codes') return block;
  const rows = await Promise.all(
    block.rows.map(async ({ title, url }, at) => {
      const picture = await qrcode.toString(url, {
        ...{ type: 'svg', margin: 0, errorCorrectionLevel: 'M' },
      });
      const file = `qr-${nth}-${at}.svg`;
      typst.mapShadow(path.join(templates, file), Buffer.from(picture));
      return { title, words: inWords(url), file };
    }),
  );
  return { ...block, rows };
}

function defect(error: { readonly shortDiagnostics: unknown } | null): TypesetProblem {
  return { type: 'defect', reason: JSON.stringify(error?.shortDiagnostics ?? 'no result') };
}

const SIGN = /the text (?:contains the disallowed codepoint )?`"((?:[^"\\]|\\.)+)"`/u;

/** Reads which sign no font has out of the one way in which the compiler tells it. */
function problemOf(error: unknown): TypesetProblem {
  const reason = error instanceof Error ? error.message : String(error);
  // The message is itself told as a quoted string: its own quotes and backslashes are escaped once more.
  const escaped = SIGN.exec(reason.replace(/\\(.)/gu, '$1'))?.[1];
  if (escaped === undefined) return { type: 'defect', reason };
  const sign = escaped.replace(
    /\\u\{([0-9a-f]{1,6})\}|\\(.)/giu,
    (_, hex: string | undefined, plain: string | undefined) =>
      hex === undefined ? (plain ?? '') : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return { type: 'no_glyph', sign };
}

// Signs that stand for nothing on paper; everything else is printed or said.
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/gu;

/** Takes out what no printer shows, in every string of a value. */
function clean<T>(value: T): T {
  if (typeof value === 'string')
    return value
      .replace(LINE_ENDS, '\n')
      .replaceAll('\t', ' ')
      .replace(INVISIBLE, '')
      .toWellFormed() as T;
  if (Array.isArray(value)) return value.map((one) => clean<unknown>(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, clean<unknown>(one)]),
  ) as T;
}
