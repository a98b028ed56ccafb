// Plays every conversation that is for the engine and compares it with what the file says; `vitest -u` writes them anew.
// Whatever is said in them fits on the screen of a phone.
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/conversation/message.ts';
import { conversations } from '../../support/conversations.ts';
import { tooLong } from '../../support/screen.ts';
import { playTranscript } from '../../support/transcript.ts';

const long = new Set<string>();

function measure(message: Message): void {
  const said = tooLong(message);
  if (said !== null) long.add(said);
}

describe('transcripts', () => {
  for (const { name, file, source } of conversations('engine'))
    it(`${name}`, async () => {
      await expect(playTranscript(source, measure)).toMatchFileSnapshot(file);
    });

  it('no reply is longer than a screen, unless more was asked for', () => {
    expect([...long]).toEqual([]);
  });
});
