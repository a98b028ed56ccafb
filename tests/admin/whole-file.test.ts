// A file of a backup: whole or not there, never over another one, and nothing left behind by a writer that was killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWholeFile } from '../../src/admin/whole-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-whole-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('appears whole, for its owner alone, and never over another one', async () => {
  const file = path.join(folder, 'a.tar');
  await writeWholeFile(file, (handle) => handle.appendFile('whole'));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  let began = false;
  const again = writeWholeFile(file, async () => {
    began = true;
  });
  await expect(again).rejects.toThrow('exists already');
  expect([began, await readFile(file, 'utf8')]).toEqual([false, 'whole']);
  // One that comes while it is being written stays, too.
  const other = path.join(folder, 'b.tar');
  const late = writeWholeFile(other, async (handle) => {
    await handle.appendFile('second');
    await writeFile(other, 'first');
  });
  await expect(late).rejects.toThrow('exists already');
  expect(await readFile(other, 'utf8')).toBe('first');
  expect((await readdir(folder)).toSorted()).toEqual(['a.tar', 'b.tar']);
});

it('a failure leaves nothing', async () => {
  const full = writeWholeFile(path.join(folder, 'a.tar'), async (handle) => {
    await handle.appendFile('half');
    throw new Error('ENOSPC');
  });
  await expect(full).rejects.toThrow('ENOSPC');
  expect(await readdir(folder)).toEqual([]);
});

it('what a killed writer left goes with the next one, and that of a living one, or of anybody else, stays', async () => {
  const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const killed = spawn(process.execPath, ['-e', '']);
  await once(killed, 'exit');
  const part = (pid: unknown, host = os.hostname()) => `x.tar.${String(pid)}.${host}.sepeda-part`;
  // Of another machine, of another program, and of nobody.
  const foreign = [part(killed.pid, 'lain'), `film.${killed.pid}.part`, part('')].toSorted();
  for (const name of [part(living.pid), part(killed.pid), ...foreign])
    await writeFile(path.join(folder, name), 'half');
  await writeWholeFile(path.join(folder, 'a.tar'), (handle) => handle.appendFile('whole'));
  expect((await readdir(folder)).toSorted()).toEqual(
    ['a.tar', part(living.pid), ...foreign].toSorted(),
  );
  living.kill('SIGKILL');
});
