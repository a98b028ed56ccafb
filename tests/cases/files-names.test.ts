// Row 14: files that came without a name are told apart by kind, number and real type; what we called them decides nothing.
import { expect, it } from 'vitest';
import { parseUpdate } from '../../src/bot/telegram/parse.ts';
import { givenName } from '../../src/domain/conversation/evidence/given-name.ts';
import { nameWithEnding } from '../../src/files/formats.ts';

it('row 14: each gets a number of its own, also after one was removed', () => {
  const names: string[] = [];
  for (const mime of ['image/jpeg', 'image/jpeg', 'video/mp4', null])
    names.push(givenName(mime, names));
  expect(names).toEqual(['foto-1', 'foto-2', 'video-3', 'berkas-4']);
  expect(givenName('image/png', ['foto-2.jpg', 'SK-9 Tim.pdf', 'foto-x'])).toBe('foto-3');
});

it.each([
  ['foto-1', 'jpg', 'foto-1.jpg'],
  ['SK Tim a.n. Budi, S.Kom', 'pdf', 'SK Tim a.n. Budi, S.Kom.pdf'],
  ['laporan.PDF', 'pdf', 'laporan.PDF'],
  ['foto.jpeg', 'png', 'foto.jpeg'],
  ['SK No. 188.45', 'pdf', 'SK No. 188.45.pdf'],
] as const)('%s as %s is called %s', (name, format, called) => {
  expect(nameWithEnding(name, format)).toBe(called);
});

it('row 14: a network’s own file has no name, whatever it is', () => {
  const from = { id: 900001, is_bot: false, first_name: 'Uji' };
  const chat = { id: 900001, type: 'private' };
  for (const content of [
    { photo: [{ file_id: 'a', width: 1, height: 1 }] },
    { video: { file_id: 'a' } },
    { video_note: { file_id: 'a' } },
  ]) {
    const message = { message_id: 42, date: 1_795_305_600, chat, from, ...content };
    const parsed = parseUpdate({ update_id: 7, message }, new Date());
    expect(parsed).toMatchObject({ files: [{ name: null }] });
  }
});
