// The notice of what was repaired gives a code only for what it shows: no value is cut, no file unseen, and it fits on a screen.
import { expect, it } from 'vitest';
import { renderMessage } from '../../src/bot/text/id.ts';
import { noticesToChecker } from '../../src/domain/conversation/checking/notices.ts';
import type { Person } from '../../src/domain/conversation/world.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { answered, draftOf, storedFile } from '../support/builders.ts';

const owner = { id: 1, name: 'Rina', unitId: 'puskesmas-awayan' } as Person;
const by = { name: 'Rina', unit: 'UPT Puskesmas Awayan', edition: balangan2026 };

/** Tells whether the notice comes with a code, where this stands in the returned item. */
function hasCode(text: string, withFile = false): boolean {
  const draft = draftOf('INV-AAAA1', owner, { upTo: 'nama_inisiator' });
  const repaired = {
    ...draft,
    answers: new Map([...draft.answers, ['nama_inisiator', answered({ type: 'text', text }, 1)]]),
    files: withFile ? [storedFile(1, 'nama_inisiator', 'baru.pdf')] : [],
    openItems: new Map([['nama_inisiator', { note: 'tulis gelarnya', done: true }]]),
  };
  const [told] = noticesToChecker(repaired, 'submitted', true, by);
  return told?.kind === 'notify' && told.card !== undefined;
}

it('has a code for a value that is shown whole', () => expect(hasCode('Rahmah, A.Md.')).toBe(true));
it('has none for a value that is cut', () => expect(hasCode('Rahmah '.repeat(7))).toBe(false));
it('has none where a file stands with the item', () => expect(hasCode('Rahmah', true)).toBe(false));

it('fits on a screen with the longest of everything, every value whole', () => {
  const long = 'Penimbangan balita di rumah oleh kader '.repeat(9);
  const value = 'Rahmawati Nurhidayah, A.Md.Keb., S.K.M.';
  const line = { number: 26, label: long, note: long, value, files: 0 };
  const said = renderMessage({
    parts: [
      {
        key: 'notice_waiting',
        args: {
          ...{ code: 'INV-AAAA1', name: long, unit: long, by: long, again: true },
          ...{ state: 'submitted', files: 240, answered: 53, score: 111, max: 111 },
          ...{ repaired: [line, line, line], version: 12, cardCode: '4821' },
        },
      },
    ],
    choices: [],
    prompt: null,
  }).text;
  expect([...said].length).toBeLessThanOrEqual(700);
  expect(said.split(value)).toHaveLength(4);
  expect(said).toContain('setujui 4821');
});
