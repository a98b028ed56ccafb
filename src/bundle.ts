// The national bundle as a job with a file: what goes in is settled first and written down, then the ZIP is written entry by
// entry, and a process that is killed is gone on from by the next with the same settled plan. It decides no right.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { drawPdfs } from './bundle-pictures.ts';
import type { OpenDatabase } from './db/connect.ts';
import { appendSystemEvent } from './db/events.ts';
import type { EvidenceStore } from './db/evidence-store.ts';
import { unitMaterial } from './db/views/paper-material.ts';
import { type BundleContents, bundleOf, checkList, readMe } from './documents/bundle/contents.ts';
import { type DrawnPdf, pdfsToDraw } from './documents/bundle/pictures.ts';
import { spreadsheet } from './documents/spreadsheet.ts';
import type { EditionDefinition } from './domain/edition/definition.ts';
import type { InnovationMaterial } from './domain/paper-material.ts';
import type { Region } from './domain/regions/shape.ts';
import { writeZip, type ZipEntry } from './files/archive/zip-file.ts';
import { writeWhole } from './whole-file.ts';

/** What a bundle takes. */
export interface BundleParts {
  readonly db: OpenDatabase['db'];
  readonly store: Pick<EvidenceStore, 'open' | 'stat'>;
  readonly region: Region;
  readonly edition: EditionDefinition;
  /** Hears how many of so many bytes are written. */
  readonly onProgress?: (written: number, of: number) => Promise<void>;
  /** Ends the writing at the next place, so that it can be gone on with. */
  readonly signal?: AbortSignal;
}

/** What a bundle is of; null: all units. Codes narrow it down to these innovations. */
export interface BundleSubject {
  readonly unitId: string | null;
  readonly codes?: readonly string[];
}

/** What came of it. */
export interface BundleDone {
  readonly innovations: number;
  readonly files: number;
  readonly findings: number;
  readonly bytes: number;
  readonly sha256: string;
  /** It went on from what a process before had written. */
  readonly resumed: boolean;
}

const planSchema = z.strictObject({
  /** What the bundle is of. */
  of: z.string(),
  at: z.string(),
  innovations: z.number(),
  files: z.number(),
  findings: z.number(),
  entries: z.array(
    z.strictObject({
      name: z.string(),
      size: z.number(),
      /** Bytes in the evidence store, or a text or picture that was made for this bundle. */
      sha256: z.string().optional(),
      made: z.string().optional(),
    }),
  ),
});
type Plan = z.infer<typeof planSchema>;

/** Why no bundle is written; `names`: the file, the folder of the other one, or the codes. */
export class BundleRefused extends Error {
  readonly why: 'exists' | 'other_subject' | 'unknown_codes';
  readonly names: readonly string[];
  constructor(why: BundleRefused['why'], names: readonly string[]) {
    super(`${why}: ${names.join(', ')}`);
    this.why = why;
    this.names = names;
  }
}

/** A subject as the plan names it: the same for the same edition, unit and codes. */
const subjectOf = ({ edition }: BundleParts, { unitId, codes }: BundleSubject): string =>
  JSON.stringify([edition.id, unitId, codes?.toSorted() ?? null]);

/**
 * Writes the bundle to `file`; it appears there only when it is whole and on the disk. Null: nothing was handed in.
 * Throws BundleRefused for a file that is there, for the rest of another bundle, and for codes that were not handed in; and
 * what the signal throws, with the rest kept for whoever goes on.
 */
export async function writeBundle(
  parts: BundleParts,
  subject: BundleSubject,
  file: string,
): Promise<BundleDone | null> {
  const work = `${file}.work`;
  if (existsSync(file)) throw new BundleRefused('exists', [file]);
  const kept = await readPlan(work);
  if (kept !== null && kept.of !== subjectOf(parts, subject))
    throw new BundleRefused('other_subject', [work]);
  const plan = kept ?? (await settle(parts, subject, work));
  if (plan === null) return null;
  const zip = path.join(work, 'bundle.zip');
  const total = plan.entries.reduce((sum, { size }) => sum + size, 0);
  await parts.onProgress?.(0, total);
  const place = {
    read: async () => Number(await readFile(path.join(work, 'place'), 'utf8').catch(() => '0')),
    write: async (bytes: number) => {
      await writeWhole(path.join(work, 'place'), Buffer.from(String(bytes)));
      await parts.onProgress?.(Math.min(bytes, total), total);
    },
  };
  const entries = entriesOf(plan, parts.store);
  const bytes = await writeZip(zip, entries, new Date(plan.at), place, parts.signal);
  // Before it is called whole: whoever is stopped here has little to write again.
  const sum = createHash('sha256');
  await pipeline(createReadStream(zip), sum, { signal: parts.signal });
  await rename(zip, file);
  await rm(work, { recursive: true, force: true });
  const { innovations, files, findings } = plan;
  await parts.db.transaction().execute((trx) =>
    appendSystemEvent(trx, {
      ...{ subject: 'bundle', type: 'bundle_written' },
      after: { edition: parts.edition.id, unit: subject.unitId, innovations, files, bytes },
    }),
  );
  const hash = sum.digest('hex');
  return { innovations, files, findings, bytes, sha256: hash, resumed: kept !== null };
}

/** What the portal will refuse, without writing or drawing anything. */
export async function checkBundle(
  parts: BundleParts,
  subject: BundleSubject,
): Promise<BundleContents & { readonly innovations: number }> {
  const innovations = await materialsOf(parts, subject);
  return { ...(await contentsOf(parts, innovations)), innovations: innovations.length };
}

async function readPlan(work: string): Promise<Plan | null> {
  const text = await readFile(path.join(work, 'plan.json'), 'utf8').catch(() => null);
  return text === null ? null : planSchema.parse(JSON.parse(text));
}

async function materialsOf(
  { db, edition }: BundleParts,
  { unitId, codes }: BundleSubject,
): Promise<readonly InnovationMaterial[]> {
  const { innovations } = await unitMaterial(db, unitId, edition, false);
  if (codes === undefined) return innovations;
  const there = new Set(innovations.map(({ innovation }) => innovation.code));
  const unknown = codes.filter((code) => !there.has(code));
  if (unknown.length > 0) throw new BundleRefused('unknown_codes', unknown);
  return innovations.filter(({ innovation }) => codes.includes(innovation.code));
}

/** With a folder for pictures the pages are drawn there that go in as pictures. */
async function contentsOf(
  { store, region, signal }: BundleParts,
  innovations: readonly InnovationMaterial[],
  pictures?: string,
): Promise<BundleContents> {
  const hashes = new Set(
    innovations.flatMap(({ innovation }) => innovation.files.flatMap(({ sha256 }) => sha256 ?? [])),
  );
  const there = new Set<string>();
  for (const hash of hashes) {
    signal?.throwIfAborted();
    if ((await store.stat(hash)) !== undefined) there.add(hash);
  }
  const drawn =
    pictures === undefined
      ? new Map<string, DrawnPdf>()
      : await drawPdfs(
          store,
          pdfsToDraw(innovations).filter((hash) => there.has(hash)),
          pictures,
          signal,
        );
  return bundleOf(
    innovations,
    region,
    (hash) => there.has(hash),
    (hash) => drawn.get(hash),
  );
}

/** Settles what goes in, and writes it down; the plan is the last file written, so that half a plan is none. */
async function settle(
  parts: BundleParts,
  subject: BundleSubject,
  work: string,
): Promise<Plan | null> {
  const innovations = await materialsOf(parts, subject);
  if (innovations.length === 0) return null;
  const { files, texts, index, findings } = await contentsOf(
    parts,
    innovations,
    path.join(work, 'pictures'),
  );
  await rm(path.join(work, 'made'), { recursive: true, force: true });
  await rm(path.join(work, 'place'), { force: true });
  await rm(path.join(work, 'bundle.zip'), { force: true });
  await mkdir(path.join(work, 'made'), { recursive: true, mode: 0o700 });
  const made: { readonly name: string; readonly bytes: Uint8Array }[] = [
    {
      name: 'BACA DULU.txt',
      bytes: Buffer.from(readMe(innovations.length, files.length, findings)),
    },
    { name: 'Periksa.txt', bytes: Buffer.from(checkList(findings)) },
    { name: 'Indeks.xlsx', bytes: await spreadsheet(index) },
    ...texts.map((one) => ({ name: one.path, bytes: Buffer.from(one.text) })),
  ];
  const sums = [
    ...made.map(({ name, bytes }) => `${sha256(bytes)}  ${name}`),
    ...files.map((one) => `${one.sha256}  ${one.path}`),
  ];
  made.push({ name: 'SHA256SUMS.txt', bytes: Buffer.from(`${sums.join('\n')}\n`) });
  for (const [at, { bytes }] of made.entries())
    await writeWhole(path.join(work, 'made', String(at)), bytes);
  const plan: Plan = {
    of: subjectOf(parts, subject),
    at: new Date().toISOString(),
    ...{ innovations: innovations.length, files: files.length, findings: findings.length },
    entries: [
      ...made.map(({ name, bytes }, at) => ({
        name,
        size: bytes.length,
        made: path.join(work, 'made', String(at)),
      })),
      ...files.map(({ path: name, size, sha256: hash, place }) => ({
        ...{ name, size },
        ...(place === undefined ? { sha256: hash } : { made: place }),
      })),
    ],
  };
  await writeWhole(path.join(work, 'plan.json'), Buffer.from(JSON.stringify(plan)));
  return plan;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const entriesOf = ({ entries }: Plan, store: BundleParts['store']): readonly ZipEntry[] =>
  entries.map(({ name, size, sha256: hash, made }) => ({
    ...{ name, size },
    bytes: async () =>
      hash === undefined ? Readable.from([await readFile(made ?? '')]) : store.open(hash),
  }));
