// What is said about the catalogue keeps to a screen whatever people wrote: the longest names, texts and lists.
import { expect, it } from 'vitest';
import { hubWords } from '../../../src/bot/text/hub.ts';

const long = (size: number): string => 'Posyandu Malam '.repeat(60).slice(0, size);
const code = 'INV-4TR8K';
const card = { code, name: long(200), unit: long(200), year: 2026 };
const copy = { number: 123_456, code, who: long(200), state: 'accepted' } as const;
const indicator = { no: 16, label: long(100), level: 3, text: long(200) };
const question = { number: 123_456, code, unit: long(200), text: long(600), answer: long(600) };
const url = 'https://sepedabaru.kabupatencontoh.go.id/inovasi';

const said: Readonly<Record<string, string>> = {
  hub_found: hubWords.hub_found({
    ...{ words: long(60), page: 39, pages: 40, total: 200, more: true, url },
    rows: Array.from({ length: 5 }, () => card),
  }),
  nothing: hubWords.hub_found({
    ...{ words: long(60), page: 1, pages: 1, total: 0, more: false, url, rows: [] },
  }),
  copy_list: hubWords.copy_list({
    ...{ code, name: long(200), total: 200, here: 100, elsewhere: 100, indicator },
    rows: Array.from({ length: 4 }, () => copy),
  }),
  copy_shown: hubWords.copy_shown({
    ...{ ...copy, name: long(200), purpose: long(600), remark: long(600) },
    ...{ answers: false, writes: true, unread: true },
  }),
  copy_outside_own: hubWords.copy_outside_own({ code }),
  question_list: hubWords.question_list({
    ...{ code, name: long(200), total: 200 },
    rows: Array.from({ length: 3 }, () => question),
  }),
  question_shown: hubWords.question_shown({
    ...{ ...question, answers: true, hides: true, unread: true },
  }),
  notice_question: hubWords.notice_question({
    ...{ ...question, what: 'asked', name: long(200), reason: null },
  }),
  ...Object.fromEntries(
    (['asked', 'accepted', 'refused', 'done', 'note'] as const).map((what) => [
      `notice_copy ${what}`,
      hubWords.notice_copy({
        ...{ ...copy, what, name: long(200), by: long(80), text: long(600), indicator },
      }),
    ]),
  ),
  card_preview: hubWords.card_preview({
    ...{ code, name: long(200), summary: long(240), leftOut: 99, video: true, again: true },
    labels: Array.from({ length: 8 }, () => long(60)),
  }),
  hub_peers: hubWords.hub_peers({ no: 16, label: long(100), rows: [card, card, card] }),
};

it.each(Object.entries(said))('%s', (_, text) => {
  expect(text.length).toBeLessThanOrEqual(700);
  expect(text.split('\n').length).toBeLessThanOrEqual(12);
});

it('leaves room below a card for the code by which it is published', () => {
  expect(said['card_preview']?.length).toBeLessThanOrEqual(700 - 86);
});

it('keeps the words of a search whole where they lead to the next page', () => {
  expect(said['hub_found']).toContain(`"cari inovasi ${long(60).trim()} halaman 40"`);
});
