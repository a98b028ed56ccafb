// Plays every conversation in tests/transcripts and compares it with what the file says; `vitest -u` writes them anew.
// Whatever is said in them fits on the screen of a phone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/bot/text/id.ts';
import type { Message, MessageKey } from '../../../src/domain/conversation/message.ts';
import { playTranscript } from '../../support/transcript.ts';

const folder = join(import.meta.dirname, '../../transcripts');

const LINES = 12;
const CHARACTERS = 700;

/** What may be longer: everything was asked for, or all of it has to be read before something is sent. */
const longWhenAsked: ReadonlySet<MessageKey> = new Set([
  // "baca semua"
  'card',
  // "ringkasan lengkap", "kurang semua", "bantuan lengkap", "pilihan 8"
  'summary',
  'options',
  // "jadwal": every step of the SOP
  'calendar',
  // "data saya": what the law lets people ask
  'own_data',
  // "berkas": all of them, with the numbers to remove them by
  'file_list',
  // the text of a broadcast, whole, before it goes out
  'broadcast_preview',
  // "profil", with the menu of roles that was open
  'profile',
]);

const long = new Set<string>();

function measure({ parts, ...message }: Message): void {
  if (parts.some(({ key }) => longWhenAsked.has(key))) return;
  const { text } = renderMessage({ parts, ...message });
  const lines = text.split('\n').length;
  if (lines > LINES || text.length > CHARACTERS)
    long.add(
      `${lines} lines, ${text.length} characters: ${parts.map(({ key }) => key).join(', ')}`,
    );
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
