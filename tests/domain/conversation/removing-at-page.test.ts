// Evidence that is taken away on the form as a page: the rest of an answer that came from another year is not confirmed by it.
import { expect, it } from 'vitest';
import { removeAtPage } from '../../../src/domain/conversation/filling/removing-at-page.ts';
import { newConversation } from '../../../src/domain/conversation/state.ts';
import { Turn } from '../../../src/domain/conversation/turn.ts';
import type { Person } from '../../../src/domain/conversation/world.ts';
import type { Answer } from '../../../src/domain/edition/answer.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { beginning, draftOf, entropyOf, units } from '../../support/builders.ts';
import { TestWorld } from '../../support/world.ts';

const unitId = 'puskesmas-awayan';
const rina: Person = new TestWorld().meet('Rina', {
  ...{ name: 'Rina', consented: true, unitId },
  grants: [{ role: 'innovator', unitId }],
}).person;

const [one, two] = [{ url: 'https://contoh.go.id/satu' }, { url: 'https://contoh.go.id/dua' }];

/** The answer after its first link, or its file, went; and whether its repair is done. */
function afterRemoving(toConfirm: boolean, what: 'link' | 'file') {
  const draft = draftOf('INV-AAAA1', rina, { upTo: 'regulasi' });
  const answer = draft.answers.get('regulasi');
  if (answer?.value.type !== 'indicator') throw new Error('no claim');
  const held: Answer = { ...answer, toConfirm, value: { ...answer.value, links: [one, two] } };
  const focus = {
    ...draft,
    state: 'returned' as const,
    answers: new Map([...draft.answers, ['regulasi', held]]),
    openItems: new Map([['regulasi', { note: 'Mohon diganti', done: false }]]),
  };
  const turn = new Turn(
    {
      ...{ person: rina, units, currentEdition: balangan2026, focus, loaded: {} },
      editionOf: () => balangan2026,
    },
    newConversation,
    {
      ...{ now: beginning, nowIso: new Date(beginning).toISOString(), lastInbound: null },
      ...{ today: { year: 2026, month: 11, day: 2 }, channel: 'webchat', questionsAtOnce: 1 },
      ...{ entropy: entropyOf(1), publicUrl: 'https://contoh.go.id', telegramName: null },
    },
  );
  const file = draft.files.find(({ item }) => item === 'regulasi')?.id ?? 0;
  const gone = what === 'link' ? { link: one.url } : { file };
  expect(removeAtPage(turn, 'regulasi', gone)).toBe(true);
  const { answers, openItems, files } = turn.needFocus();
  const now = answers.get('regulasi');
  return {
    links: now?.value.type === 'indicator' ? now.value.links : null,
    files: files.filter(({ item }) => item === 'regulasi').length,
    toConfirm: now?.toConfirm,
    repaired: openItems?.get('regulasi')?.done,
  };
}

it('leaves an answer that waits to be confirmed waiting, and one that was confirmed confirmed', () => {
  for (const toConfirm of [true, false]) {
    const link = { links: [two], files: 1, toConfirm, repaired: true };
    expect(afterRemoving(toConfirm, 'link')).toEqual(link);
    const file = { links: [one, two], files: 0, toConfirm, repaired: true };
    expect(afterRemoving(toConfirm, 'file')).toEqual(file);
  }
});
