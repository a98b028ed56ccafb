// Every awkward text, typed by a person on Telegram as the answer to a long question: stored or refused as the case says.
// What is expected of a case is read from its own words.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createFiller, onTelegram } from '../support/filler.ts';
import { openSetting } from './setting.ts';

interface Case {
  readonly id: string;
  readonly category: string;
  readonly input:
    | string
    | {
        readonly repeat: readonly [string, number];
        readonly prefix?: string;
        readonly suffix?: string;
      };
  readonly expect: string;
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'text_cases.json'), 'utf8'),
);

/**
 * Numbers, dates and choices are answers to other questions, and are tried where those are read. Every twelfth of the rest;
 * texts.long.test.ts takes every one.
 */
const texts = cases
  .filter(({ category }) => category !== 'value')
  .filter((_, nth) => nth % Number(process.env['TEXT_STEP'] ?? 12) === 0);

const textOf = ({ input }: Case): string =>
  typeof input === 'string'
    ? input
    : (input.prefix ?? '') + input.repeat[0].repeat(input.repeat[1]) + (input.suffix ?? '');

/** A text as Telegram's apps send it: in pieces of at most 4096 characters. */
const piecesOf = (text: string): readonly string[] => text.match(/[\s\S]{1,4096}/g) ?? [text];

/** The rule of the corpus: line ends become one kind, what cannot be stored goes, the rest is NFC. */
function cleaned(text: string): string {
  return text
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/\p{Cs}/gu, '')
    .replace(/^\t+/, '')
    .replaceAll('\t', ' ')
    .replaceAll(/(?!\n)\p{Cc}/gu, '')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\uffff\u{e0000}-\u{e007f}]/gu, '')
    .replaceAll(/(\p{M}{8})\p{M}+/gu, '$1')
    .normalize('NFC');
}

test('as an answer to a long question', async () => {
  const { telegram, database, check } = await openSetting();
  const phone = telegram.phone(990_001);
  const filler = createFiller(onTelegram(telegram, 990_001), {
    unit: 'Dinas Kesehatan',
    name: 'Rina Wulandari',
    innovation: 'SIAP PANEN',
  });
  await filler.until(/Isian 2\//);
  const stored = async (): Promise<string | undefined> => {
    const row = await database.db
      .selectFrom('answer')
      .select('value')
      .where('item', '=', 'latar_belakang')
      .executeTakeFirst();
    const text: unknown = Reflect.get(Object(row?.value), 'text');
    return typeof text === 'string' ? text : undefined;
  };
  const wrong: string[] = [];
  for (const one of texts) {
    await filler.says('ubah 20');
    await filler.says('Jawaban sebelumnya.');
    await filler.says('ubah 20');
    // Nothing but a picture is no answer, whichever it is; these two are about keeping pictures whole among words.
    const text = (/emoji_(?:flag|skin)/.test(one.id) ? 'Bagus ' : '') + textOf(one);
    const pieces = piecesOf(text);
    let answer = '';
    for (const piece of pieces) {
      const before = phone.shown().length;
      await phone.sends({ text: piece });
      await expect.poll(() => phone.shown().length, { message: one.id }).toBeGreaterThan(before);
      answer = phone.shown().at(-1)?.text ?? '';
    }
    // An address alone at a question for words is asked about; `1` stores it as it was typed.
    if (/Ini jawaban untuk/.test(answer)) answer = (await filler.says('1')).text;
    const now = await stored();
    const refused = one.expect.startsWith('refuse');
    const kept = now === 'Jawaban sebelumnya.';
    if (refused && (!kept || !/Mohon|Silakan/.test(answer) || !/Latar Belakang/.test(answer)))
      wrong.push(`${one.id}: not refused, stored ${JSON.stringify(now)}, said ${answer}`);
    // Pieces are joined with line ends between them; a text that was cut in the middle of a word has some too many.
    const same = (a: string, b: string): boolean =>
      pieces.length === 1 ? a === b : a.replaceAll(/\s/g, '') === b.replaceAll(/\s/g, '');
    if (!refused && !same(now ?? '', cleaned(text)))
      wrong.push(
        `${one.id}: stored ${JSON.stringify(now?.slice(0, 80))} instead of ${JSON.stringify(cleaned(text).slice(0, 80))}, said ${answer.slice(0, 200)}`,
      );
    if (one.expect.startsWith('clean') && !/kami hilangkan/.test(answer))
      wrong.push(`${one.id}: not told that something was left out: ${answer.slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
  await check();
}, 120_000);
