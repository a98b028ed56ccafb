// Sixty photographed papers, from scans to dark rooms, read as the product reads them: how many facts are right, wrong and left
// out, and how long a page takes. Whatever was read is marked as read off a photo, so that no wrong one counts before a
// person has confirmed it. SEED begins elsewhere; PAGES for another number.
import { rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { examine } from '../../src/bot/file-fetcher/examine.ts';
import type { ClaimedFile } from '../../src/db/transactions/claim-files.ts';
import { rulesOf } from '../bot/file-fetcher/sources.ts';
import { decree, paper, photographed } from '../support/photographed.ts';

const first = Number(process.env['SEED'] ?? 1);
const pages = Number(process.env['PAGES'] ?? 60);
const harms = [0, 0.2, 0.4, 0.6, 0.8, 1];
const names = ['number', 'date', 'subject'] as const;

test('what is read off photos is marked, right or wrong', async () => {
  const place = path.join(tmpdir(), `photo-text-${process.pid}.jpg`);
  const table = new Map(
    harms.map((harm) => [harm, { right: 0, wrong: 0, leftOut: 0, seconds: 0, pages: 0 }]),
  );
  const unmarked: string[] = [];
  for (let at = 0; at < pages; at += 1) {
    const harm = harms[at % harms.length] ?? 0;
    const { lines, facts } = decree(first + at);
    await writeFile(place, await photographed(await paper(lines), first + at, harm));
    const row = table.get(harm) ?? { right: 0, wrong: 0, leftOut: 0, seconds: 0, pages: 0 };
    const begun = performance.now();
    const file: ClaimedFile = {
      ...{ id: at, personId: 1, innovationId: 1, item: 'regulasi', purpose: 'evidence' },
      ...{ channel: 'telegram', ref: { given: true }, name: 'foto-1.jpg', caption: null },
      ...{ declaredSize: null, attempts: 0, claimedBy: 1, alone: true },
    };
    const { size } = await stat(place);
    const seen = await examine(
      file,
      { path: place, size, sha256: '', head: new Uint8Array() },
      { ...rulesOf(file), readsPhotos: true },
      null,
    );
    row.seconds += (performance.now() - begun) / 1000;
    row.pages += 1;
    const { document = {}, photo = {} } = seen.ok ? seen.value.facts : {};
    for (const name of names) {
      if (document[name] !== photo[name]) unmarked.push(`${first + at}: ${name}`);
      if (document[name] === undefined) row.leftOut += 1;
      else if (document[name] === facts[name]) row.right += 1;
      else row.wrong += 1;
    }
  }
  await rm(place, { force: true });
  for (const [harm, { right, wrong, leftOut, seconds, pages: count }] of table)
    process.stdout.write(
      `harm ${harm}: ${count} pages, ${right} facts right, ${wrong} wrong, ${leftOut} left out, ${(seconds / Math.max(count, 1)).toFixed(1)} s a page\n`,
    );
  expect(unmarked).toEqual([]);
  const all = [...table.values()];
  expect(all.reduce((sum, { right }) => sum + right, 0)).toBeGreaterThan(pages);
}, 3_600_000);
