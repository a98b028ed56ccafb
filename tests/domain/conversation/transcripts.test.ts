// Plays every conversation in tests/transcripts and compares it with what the file says; `vitest -u` writes them anew.
// Whatever is said in them fits on the screen of a phone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/conversation/message.ts';
import { tooLong } from '../../support/screen.ts';
import { playTranscript } from '../../support/transcript.ts';

const folder = join(import.meta.dirname, '../../transcripts');

const long = new Set<string>();

function measure(message: Message): void {
  const said = tooLong(message);
  if (said !== null) long.add(said);
}

describe('transcripts', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.chat')))
    it(`${name}`, async () => {
      const path = join(folder, name);
      const played = playTranscript(readFileSync(path, 'utf8'), measure);
      await expect(played).toMatchFileSnapshot(path);
    });

  it('no reply is longer than a screen, unless more was asked for', () => {
    expect([...long]).toEqual([]);
  });
});
