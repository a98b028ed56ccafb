// Pages of PDFs as pictures, where the portal takes pictures only: drawn into the folder in which a bundle is being made, one at a
// time. What was drawn before the process was killed is drawn no second time. It decides nothing about what goes in.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { EvidenceStore } from './db/evidence-store.ts';
import type { DrawnPdf } from './documents/bundle/pictures.ts';
import { drawPages } from './files/page-pictures.ts';
import { writeWhole } from './whole-file.ts';

const kept = z.array(z.strictObject({ sha256: z.string(), size: z.number(), place: z.string() }));

/** Draws the PDFs with these hashes; the pictures lie in `folder`. */
export async function drawPdfs(
  store: Pick<EvidenceStore, 'open'>,
  hashes: readonly string[],
  folder: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, DrawnPdf>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const drawn = new Map<string, DrawnPdf>();
  for (const hash of hashes) {
    const list = path.join(folder, `${hash}.json`);
    const before = await readFile(list, 'utf8').catch(() => null);
    if (before !== null) drawn.set(hash, { pages: kept.parse(JSON.parse(before)) });
    else {
      const one = await drawPdf(store, hash, folder, signal);
      // A no is not kept: a busy machine may have been the reason.
      if ('pages' in one) await writeWhole(list, Buffer.from(JSON.stringify(one.pages)));
      drawn.set(hash, one);
    }
  }
  return drawn;
}

async function drawPdf(
  store: Pick<EvidenceStore, 'open'>,
  hash: string,
  folder: string,
  signal?: AbortSignal,
): Promise<DrawnPdf> {
  const source = path.join(folder, 'source.pdf');
  const pages: z.infer<typeof kept> = [];
  try {
    await pipeline(await store.open(hash), createWriteStream(source, { mode: 0o600 }), { signal });
    const result = await drawPages(source, async (jpeg, page) => {
      signal?.throwIfAborted();
      const place = path.join(folder, `${hash}-${page}.jpg`);
      await writeWhole(place, jpeg);
      const sha256 = createHash('sha256').update(jpeg).digest('hex');
      pages.push({ sha256, size: jpeg.length, place });
    });
    return result.ok ? { pages } : { why: result.problem };
  } finally {
    await rm(source, { force: true });
  }
}
