// I7: the bytes of every stored file are there and are those that its row tells; nothing half lies about.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Evidence } from './evidence.ts';

/** Compares rows and folder, hash by hash. */
export async function filesWhole({ db, files }: Evidence): Promise<string[]> {
  if (files === undefined) return [];
  const { rows } = await sql<{ name: string; sha256: string; size: number }>`
    select name, sha256, size::int as size from evidence_file where state = 'stored'`.execute(db);
  const names = await readdir(files, { recursive: true, withFileTypes: true });
  const there = new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, path.join(entry.parentPath, entry.name)]),
  );
  const wrong: string[] = [];
  for (const { name, sha256, size } of rows) {
    const file = there.get(sha256);
    if (file === undefined) wrong.push(`I7 ${name} is recorded as stored and has no bytes`);
    else if ((await readFile(file)).length !== size) wrong.push(`I7 ${name} has another size`);
  }
  for (const [name, file] of there) {
    if (!/^[0-9a-f]{64}$/.test(name)) {
      wrong.push(`I7 ${name} lies in the store and is no object`);
      continue;
    }
    const hash = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    if (hash !== name) wrong.push(`I7 the bytes of ${name} are others`);
  }
  return wrong;
}
