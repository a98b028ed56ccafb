// How packages come in: exact versions, no scripts of theirs, and no script of ours that npm would not run.
// It reads package.json, .npmrc and the lockfile; it installs nothing.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const read = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
const names = z.record(z.string(), z.string());
const { scripts, ...own } = z
  .object({
    scripts: names,
    dependencies: names,
    devDependencies: names,
    optionalDependencies: names,
  })
  .parse(JSON.parse(read('package.json')));
const { packages } = z
  .object({
    packages: z.record(z.string(), z.object({ integrity: z.string().optional() }).loose()),
  })
  .parse(JSON.parse(read('package-lock.json')));

test('no script of a package runs at installation', () => {
  expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
});

test('no script of ours waits to be run before or after another, which npm does not do then', () => {
  const waiting = Object.keys(scripts).filter((name) => {
    const main = /^(?:pre|post)(.+)$/u.exec(name)?.[1];
    return main !== undefined && (main in scripts || /^(?:install|pack|version)$/u.test(main));
  });
  expect(waiting).toEqual([]);
});

test.each(['start', 'admin', 'test', 'test:long'])('%s installs what is missing first', (name) => {
  expect(scripts[name]).toMatch(/^node scripts\/install\.mjs && hash -r && (?:\w+=\S+ )?exec /u);
});

test('every version is exact, and every package of the lockfile has its hash', () => {
  const loose = Object.values(own)
    .flatMap((group) => Object.entries(group))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version));
  expect(loose).toEqual([]);
  const unproven = Object.entries(packages).filter(
    ([place, { integrity }]) => place !== '' && integrity === undefined,
  );
  expect(unproven.map(([place]) => place)).toEqual([]);
});
