// Plays every conversation in tests/transcripts and compares it with what the file says; `vitest -u` writes them anew.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playTranscript } from '../../support/transcript.ts';

const folder = join(import.meta.dirname, '../../transcripts');

describe('transcripts', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.chat')))
    it(`${name}`, async () => {
      const path = join(folder, name);
      await expect(playTranscript(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path);
    });
});
