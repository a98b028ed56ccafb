// Reads a short message as yes, no, and what lies between. Never acts: a weak yes must not end
// anything for good, and a contradiction is unclear.
import { visible } from './clean.ts';
import { oneSlip } from './distance.ts';
import { isKnownWord, plainWords, rawWords, withoutAddress } from './words.ts';

/** What a short answer means; `none` says that there is nothing (tidak ada), `already` that it is done. */
export type YesNo = {
  kind: 'yes' | 'no' | 'weak_yes' | 'not_yet' | 'already' | 'none' | 'later' | 'unclear';
};
type Kind = YesNo['kind'];

const YES = new Set(
  'ya oke betul siap setuju boleh bisa mau lanjut lanjutkan teruskan terus baik sip mantap gas sesuai cocok pasti tentu silakan silahkan sepakat deal ayo mari terima valid tepat ikut kirim yakin'.split(
    ' ',
  ),
);
const NO = new Set('tidak bukan jangan tolak emoh'.split(' '));
// Words that add nothing to a yes, a no or a not yet.
const FILLER = new Set(
  'ya sudah oke sudah saja itu ini dong banget sekali lah saya juga kok memang begitu terima kasih sangat semua semuanya lengkap dulu deh selalu tentu nya sih pang'.split(
    ' ',
  ),
);
const LATER = new Set('nanti besok'.split(' '));
const AFTER_LATER = new Set(
  'nanti besok saja dulu lagi ya saya pagi siang sore malam sudah isi kirim lanjut lanjutkan sebentar tunggu susul menyusul disusulkan'.split(
    ' ',
  ),
);

// Whole messages that the rules below would read otherwise.
const WHOLE: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['ya sudah', 'yes'],
  ['yaudah', 'weak_yes'],
  ['tidak apa', 'weak_yes'],
  ['tidak apa apa', 'weak_yes'],
  ['tidak masalah', 'weak_yes'],
  ['tidak mengapa', 'weak_yes'],
  ['tidak keberatan', 'weak_yes'],
  ['terserah', 'weak_yes'],
  ['terserah saja', 'weak_yes'],
  ['bebas', 'weak_yes'],
  ['boleh saja', 'weak_yes'],
  ['kayaknya ya', 'weak_yes'],
  ['sepertinya ya', 'weak_yes'],
  ['mungkin ya', 'weak_yes'],
  ['nihil', 'none'],
  ['kosong', 'none'],
  ['nol', 'none'],
  ['tidak punya', 'none'],
  ['tidak memiliki', 'none'],
  ['n a', 'none'],
  ['na', 'none'],
  ['tidak tahu', 'unclear'],
  ['kurang tahu', 'unclear'],
  ['tidak ingat', 'unclear'],
  ['tidak yakin', 'unclear'],
  ['tidak paham', 'unclear'],
  ['tidak selalu', 'unclear'],
  ['tidak semua', 'unclear'],
  ['tidak juga', 'unclear'],
  ['mungkin tidak', 'unclear'],
  ['tidak mungkin', 'no'],
  ['kurang setuju', 'no'],
  ['susul', 'later'],
  ['menyusul', 'later'],
  ['akan menyusul', 'later'],
  ['kapan kapan', 'later'],
  ['ada', 'yes'],
  ['ada saja', 'yes'],
  ['lengkap', 'yes'],
  ['sudah', 'already'],
  ['terima kasih', 'unclear'],
]);
const YES_SIGNS = /^(?:[✅✔☑👍👌🆗💯🙆]|\p{Emoji_Modifier}|\u200d|\ufe0f|[♂♀\s])+$/u;
const NO_SIGNS = /^(?:[❌❎✖👎🚫🙅⛔]|\p{Emoji_Modifier}|\u200d|\ufe0f|[♂♀\s])+$/u;
const NOTHING = /^[-–—_./]{1,5}$/u;
const MAX_LENGTH = 120;
const MAX_WORDS = 8;

/**
 * Reads a message as an answer to a yes-or-no question, by the words people of Balangan use.
 * Whatever is long, unknown or contradicts itself is `unclear`.
 */
export function readYesNo(text: string): YesNo {
  return { kind: kindOf(text) };
}

function kindOf(text: string): Kind {
  const short = visible(text.slice(0, MAX_LENGTH + 1)).trim();
  if (short === '' || short.length > MAX_LENGTH) return 'unclear';
  if (NOTHING.test(short)) return 'none';
  if (YES_SIGNS.test(short)) return 'yes';
  if (NO_SIGNS.test(short)) return 'no';
  // A question is no answer, except the hopeful `boleh ya?`, which is none either.
  if (short.includes('?')) return 'unclear';
  const raw = rawWords(short.toLowerCase());
  if (raw.length === 0 || raw.length > MAX_WORDS) return 'unclear';
  const words = plainWords(withoutAddress(raw)).flatMap((word) => slip(word).split(' '));
  if (raw.length === 1 && raw[0] === 'k') return 'unclear';
  return WHOLE.get(words.join(' ')) ?? WHOLE.get(plainWords(raw).join(' ')) ?? byRule(words);
}

const SLIP_TARGETS = [
  'tidak',
  'belum',
  'sudah',
  'bukan',
  'jangan',
  'nanti',
  'betul',
  'setuju',
  'besok',
  'lanjut',
];
function slip(word: string): string {
  if (word.length < 5 || isKnownWord(word) || WHOLE.has(word) || FILLER.has(word)) return word;
  const found = SLIP_TARGETS.filter((target) => oneSlip(word, target));
  return found.length === 1 ? (found[0] ?? word) : word;
}

function byRule(words: readonly string[]): Kind {
  const [first = '', second = '', third = ''] = words;
  if (first === 'belum') return 'not_yet';
  if (first === 'masih' && second === 'belum') return 'not_yet';
  if (first === 'yaudah')
    return words.every((word) => word === 'yaudah' || FILLER.has(word)) ? 'weak_yes' : 'unclear';
  if (NO.has(first)) return negative(words, second, third);
  if (LATER.has(first)) return words.every((word) => AFTER_LATER.has(word)) ? 'later' : 'unclear';
  if (YES.has(first)) return affirmative(words);
  if (first === 'sudah') {
    if (words.some((word) => NO.has(word) || word === 'belum')) return 'unclear';
    return words.slice(1).some((word) => word === 'ya' || word === 'betul' || word === 'oke')
      ? 'yes'
      : 'already';
  }
  return 'unclear';
}

function negative(words: readonly string[], second: string, third: string): Kind {
  const rest = words.slice(1);
  if (words[0] === 'tidak') {
    if (second === 'ada') return third === 'masalah' ? 'weak_yes' : 'none';
    if (second === 'apa' || second === 'masalah') return 'weak_yes';
    if (second === 'tahu' || second === 'yakin' || second === 'ingat' || second === 'paham')
      return 'unclear';
    if (second === 'bukan' || second === 'tidak')
      return rest.every((word) => NO.has(word)) ? 'no' : 'unclear';
  }
  // `tidak ya betul` contradicts itself; `tidak bisa` and `tidak mau` do not.
  return rest.includes('ya') || (rest.includes('betul') && words.length > 2) ? 'unclear' : 'no';
}

function affirmative(words: readonly string[]): Kind {
  const rest = words.slice(1);
  if (rest.includes('belum')) return rest.some((word) => NO.has(word)) ? 'unclear' : 'not_yet';
  if (rest.some((word) => NO.has(word))) {
    return words[0] === 'ya' && rest[0] === 'tidak' && rest[1] === 'apa' ? 'weak_yes' : 'unclear';
  }
  if (rest.some((word) => LATER.has(word)))
    return rest.every((word) => AFTER_LATER.has(word)) ? 'later' : 'unclear';
  return words.length <= 5 &&
    rest.every((word) => YES.has(word) || FILLER.has(word) || word === 'ada' || word === 'benar')
    ? 'yes'
    : 'unclear';
}
