// What makes an innovation known: short forms that can be spoken, a description in two sentences, the five parts of its video.
// It puts together what was filled in and invents nothing; what is missing stays null.
import type { Answer } from './edition/answer.ts';
import type { ItemId } from './edition/definition.ts';
import { badReadings } from './language/bad-readings.ts';

type Answers = ReadonlyMap<ItemId, Answer>;

const LEAST = 4;
const LONGEST = 10;
const OFFERED = 3;
const SMALL = new Set(
  'dan di ke dari yang untuk dengan pada oleh dalam bagi para secara atau serta'.split(' '),
);

/** Signs of two letters that are spoken as one. */
const spoken = (word: string): string => word.replaceAll(/ng|ny|sy|kh/gu, 'c');

/** True for a word that people can say at sight: syllables with a vowel, never three consonants in a row. */
export function canBeSpoken(word: string): boolean {
  const sounds = spoken(word.toLowerCase());
  return (
    /^[a-z]+$/u.test(sounds) &&
    !/[^aiueo]{3}|[aiueo]{3}/u.test(sounds) &&
    !/^[^aiueo]{2}(?<!^(?:[bcdfgkpt][rl]|s[btkp]))/u.test(sounds) &&
    !/[^aiueo]{2}$/u.test(sounds)
  );
}

/** True for a short form that reads like a word nobody wants; the list is data. */
export function readsBadly(word: string): boolean {
  const lower = word.toLowerCase();
  return badReadings.some((bad) => (bad.length < 4 ? lower === bad : lower.includes(bad)));
}

/** Beginnings of a word: of two, three and four letters. */
const beginnings = (word: string): readonly string[] =>
  [2, 3, 4]
    .map((length) => word.slice(0, length))
    .filter((part, at, all) => all.indexOf(part) === at);

/** Short forms of a name, the shortest first; none where none can be spoken or all read badly. */
export function shortForms(name: string): readonly string[] {
  const words = (name.match(/\p{L}+/gu) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 2 && !SMALL.has(word))
    .slice(0, 5);
  if (words.length < 2) return [];
  let made: readonly string[] = [''];
  for (const word of words)
    made = made.flatMap((begun) => beginnings(word).map((part) => `${begun}${part}`)).slice(0, 300);
  const initials = words.map((word) => word.charAt(0)).join('');
  return [...new Set([initials, ...made])]
    .filter(
      (form) =>
        form.length >= LEAST && form.length <= LONGEST && canBeSpoken(form) && !readsBadly(form),
    )
    .toSorted((a, b) => a.length - b.length)
    .slice(0, OFFERED)
    .map((form) => form.toUpperCase());
}

/** Where the text of each element of the video is filled in; elements by their names in the edition. */
const fromItems: Readonly<Record<string, readonly ItemId[]>> = {
  'latar belakang': ['latar_belakang', 'permasalahan'],
  'penjaringan ide': ['isu_strategis', 'permasalahan'],
  'pemilihan ide': ['metode', 'keunggulan'],
  manfaat: ['manfaat'],
  dampak: ['hasil'],
};

/** The text of the first of these items that was filled in; null where none was. */
function textOf(answers: Answers, items: readonly ItemId[]): string | null {
  for (const item of items) {
    const value = answers.get(item)?.value;
    if (value?.type === 'text' && value.text.trim() !== '')
      return value.text.replace(/\s+/gu, ' ').trim();
  }
  return null;
}

/** The first sentences of a text, as many as fit; at least the first one, cut at a word. */
function opening(text: string, most: number): string {
  const sentences = text.match(/[^.!?]+[.!?]*/gu) ?? [text];
  let taken = '';
  for (const sentence of sentences) {
    if (`${taken}${sentence}`.length > most) break;
    taken += sentence;
  }
  if (taken.trim() !== '') return taken.trim();
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}

/** The parts of the video's script; `text` null: that part is not filled in yet. */
export const videoScript = (
  elements: readonly string[],
  answers: Answers,
): readonly { readonly element: string; readonly text: string | null }[] =>
  elements.map((element) => {
    const text = textOf(answers, fromItems[element] ?? []);
    return { element, text: text === null ? null : opening(text, 100) };
  });

/** How it works and what came of it, in the words that were filled in; null before either is there. */
export function description(answers: Answers): string | null {
  const how = textOf(answers, ['metode', 'cara_kerja', 'keunggulan']);
  const result = textOf(answers, ['hasil', 'manfaat']);
  const parts = [how, result].flatMap((text) => (text === null ? [] : [opening(text, 180)]));
  return parts.length === 0 ? null : [...new Set(parts)].join(' ');
}
