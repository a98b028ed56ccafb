// How a message becomes calls: nothing lost, nothing over a limit, nothing torn.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { telegramCapabilities as caps } from '../../../src/bot/capabilities.ts';
import { renderTelegram } from '../../../src/bot/telegram/render.ts';
import { shorten, splitText } from '../../../src/bot/telegram/split-text.ts';

const file = {
  sha256: 'a'.repeat(64),
  name: 'x.pdf',
  mime: 'application/pdf',
  size: 10,
  instead: 'nanti',
};
const yes = { label: 'Ya', token: 'k:ya' };
const dense = (text: string) => text.replaceAll(/\s/g, '');
const words = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
      { weight: 1, arbitrary: fc.constantFrom('\n\n', '\n', '👩‍👩‍👧‍👦'.repeat(40), 'é'.repeat(700)) },
    ),
    { minLength: 1, maxLength: 1500 },
  )
  .map((list) => list.join(' '));

describe('splitting', () => {
  it('loses nothing but white space at the cuts, keeps the limit and tears no letter', () => {
    const letters = new Intl.Segmenter('id', { granularity: 'grapheme' });
    fc.assert(
      fc.property(words, fc.integer({ min: 100, max: 4096 }), (text, room) => {
        const pieces = splitText(text, room);
        expect(dense(pieces.join(''))).toBe(dense(text));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(room);
          expect(piece.isWellFormed()).toBe(text.isWellFormed());
        }
        const whole = [...letters.segment(dense(text))].length;
        const parts = pieces.reduce(
          (sum, piece) => sum + [...letters.segment(dense(piece))].length,
          0,
        );
        expect(parts).toBe(whole);
      }),
      { numRuns: 150 },
    );
  });

  it('cuts between paragraphs, else lines, else words', () => {
    expect(splitText(`${'a'.repeat(60)}\n\n${'b'.repeat(20)}\n${'c'.repeat(40)}`, 100)).toEqual([
      'a'.repeat(60),
      `${'b'.repeat(20)}\n${'c'.repeat(40)}`,
    ]);
    expect(splitText(`${'a'.repeat(60)}\n${'b '.repeat(30)}`, 100)[0]).toBe('a'.repeat(60));
    expect(splitText('satu dua tiga', 9)).toEqual(['satu dua', 'tiga']);
    expect(splitText('x'.repeat(250), 100).map((piece) => piece.length)).toEqual([100, 100, 50]);
    expect(splitText(`${'x'.repeat(100)} y`, 100)).toEqual(['x'.repeat(100), 'y']);
  });

  it('survives one letter longer than the room', () => {
    const heap = `a${'\u0301'.repeat(500)}`;
    const pieces = splitText(heap, 100);
    expect(pieces.join('')).toBe(heap);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(100);
    expect(splitText('😀'.repeat(5), 3)).toEqual(['😀', '😀', '😀', '😀', '😀']);
  });

  it('shortens a label without tearing it', () => {
    expect(shorten('Dinas', 60)).toBe('Dinas');
    expect(shorten(`${'a'.repeat(58)}👩‍👩‍👧‍👦 x`, 60)).toBe(`${'a'.repeat(58)}…`);
  });
});

describe('calls', () => {
  it('carries a 1,783 word text whole, with the choices on the last call only', () => {
    const text = Array.from({ length: 1783 }, (_, n) => `kata${n}`).join(' ');
    const parts = renderTelegram({ text, choices: [yes] });
    expect(parts.length).toBeGreaterThan(1);
    expect(dense(parts.map((part) => part.text).join(''))).toBe(dense(text));
    expect(parts.slice(0, -1).flatMap((part) => part.choices)).toEqual([]);
    expect(parts.at(-1)?.choices).toEqual([yes]);
  });

  it('puts a short text under the file and a long one behind it', () => {
    expect(renderTelegram({ text: 'SK', choices: [yes], file })).toEqual([
      { text: 'SK', choices: [yes], file },
    ]);
    const text = 'x'.repeat(caps.maxCaption + 1);
    expect(renderTelegram({ text, choices: [yes], file })).toEqual([
      { text: '', choices: [], file },
      { text, choices: [yes] },
    ]);
    expect(renderTelegram({ text: '', choices: [], file })).toHaveLength(1);
  });

  it('takes tokens by their bytes and refuses one that Telegram would refuse', () => {
    const render = (token: string) => () =>
      renderTelegram({ text: 'x', choices: [{ label: 'x', token }] });
    expect(render('é'.repeat(32))).not.toThrow();
    expect(render('é'.repeat(33))).toThrow(/64 bytes/);
    expect(render('')).toThrow(/64 bytes/);
  });

  it('shows no buttons rather than half of a long list', () => {
    const many = Array.from({ length: caps.buttons + 1 }, (_, n) => ({
      label: `${n}`,
      token: `t${n}`,
    }));
    expect(renderTelegram({ text: 'x', choices: many })[0]?.choices).toEqual([]);
    expect(renderTelegram({ text: 'x', choices: many.slice(1) })[0]?.choices).toHaveLength(
      caps.buttons,
    );
  });

  it('mends half a surrogate pair, which Telegram would refuse, and throws for a message without words', () => {
    expect(renderTelegram({ text: 'a\ud83d', choices: [] })[0]?.text).toBe('a\ufffd');
    expect(() => renderTelegram({ text: ' \n', choices: [] })).toThrow(/without words/);
  });
});
