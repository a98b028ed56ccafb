// The draft that is filled in in memory after the first start of a build goes through what messages go through.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { playDraft } from '../../src/product/warm-up.ts';
import { defaultEditionId, findEdition } from '../../src/domain/edition/editions/index.ts';

test('a draft is filled in in memory: nearly everything that is typed is answered', () => {
  const edition = findEdition(defaultEditionId);
  if (edition === null) throw new Error('no edition');
  const { typed, replies, modes } = playDraft(edition, new Date('2026-11-02T01:00:00Z'));
  expect(replies).toBeGreaterThan(typed * 0.9);
  expect([...modes]).toEqual(expect.arrayContaining(['idle', 'naming_innovation', 'asking']));
});

test('every start keeps what it compiled, and a start of the sources leaves no sign', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'compiled-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // A process of a build that was started before, and that is killed at once.
  const script = `import { writeFileSync } from 'node:fs';
    import { getCompileCacheDir } from 'node:module';
    import { keepCompiled } from ${JSON.stringify(new URL('../../src/product/warm-up.ts', import.meta.url).href)};
    writeFileSync(getCompileCacheDir() + '/warm-0a1b', '');
    keepCompiled('/builds/0a1b/main.js', new Date());
    keepCompiled('/sources/src/main.ts', new Date());
    process.kill(process.pid, 'SIGKILL');`;
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: folder },
  });
  expect(signal).toBe('SIGKILL');
  const kept = readdirSync(folder, { recursive: true }).map((name) => path.basename(String(name)));
  expect(kept.filter((name) => name.startsWith('warm-'))).toEqual(['warm-0a1b']);
  expect(kept.length).toBeGreaterThan(10);
});
