// Photographed papers read by machine: number, date and subject come out right, or not at all, or are marked as read off a
// photo; and nothing is fetched. A handful of pages; photo-text.long.test.ts has sixty.
import dns from 'node:dns';
import net from 'node:net';
import { expect, test, vi } from 'vitest';
import { guessDocumentFacts } from '../../src/files/document-facts.ts';
import { photoText } from '../../src/files/photo-text.ts';
import { photoText as recognise } from '../../src/files/reading/photo-text.ts';
import { decree, paper, photographed } from '../support/photographed.ts';

test('clean and bad photos of decrees give their facts', async () => {
  for (const [seed, harm] of [
    [1, 0],
    [2, 0.6],
  ] as const) {
    const { lines, facts } = decree(seed);
    const text = await photoText(await photographed(await paper(lines), seed, harm), 1);
    expect(guessDocumentFacts({ text: text ?? '' })).toEqual(facts);
  }
}, 120_000);

test('a picture without a page gives nothing', async () => {
  expect(await photoText(Buffer.from('no picture'), 1)).toBeNull();
  expect(await photoText(await paper(['.']), 1)).toBeNull();
}, 60_000);

test('nothing is fetched: no name is looked up and no connection is opened', async () => {
  const connect = vi.spyOn(net.Socket.prototype, 'connect');
  const lookup = vi.spyOn(dns, 'lookup');
  const fetching = vi.spyOn(globalThis, 'fetch');
  const read = await recognise(await paper(['NOMOR 188.45/77/2025']));
  expect(read.text).toContain('188.45/77/2025');
  expect(connect).not.toHaveBeenCalled();
  expect(lookup).not.toHaveBeenCalled();
  expect(fetching).not.toHaveBeenCalled();
  vi.restoreAllMocks();
}, 60_000);
