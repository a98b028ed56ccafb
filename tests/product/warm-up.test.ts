// The draft that is filled in in memory after the first start of a build goes through what messages go through.
import { expect, test } from 'vitest';
import { playDraft } from '../../src/product/warm-up.ts';
import { defaultEditionId, findEdition } from '../../src/domain/edition/editions/index.ts';

test('a draft is filled in in memory: nearly everything that is typed is answered', () => {
  const edition = findEdition(defaultEditionId);
  if (edition === null) throw new Error('no edition');
  const { typed, replies, modes } = playDraft(edition, new Date('2026-11-02T01:00:00Z'));
  expect(replies).toBeGreaterThan(typed * 0.9);
  expect([...modes]).toEqual(expect.arrayContaining(['idle', 'naming_innovation', 'asking']));
});
