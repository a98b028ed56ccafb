// The vocabulary that all readers share: shorthand and words of the region's languages with their plain Indonesian word,
// words of address, and the cutting of a short message into plain words. Never decides on a meaning.
import { visible } from './clean.ts';
import { ofLanguages } from './regional-words.ts';
import { SPELLINGS } from './spellings.ts';

// Words by which a person is addressed; they carry nothing for a reader.
const ADDRESS =
  'pak bapak bpk bp pk bapa bu ibu buk ibuk kak kaka kakak ka min admin bos bosku boss mas mbak mbk mba bang abang om tante sampeyan dik dek adik paman amang gan gaes guys bro sis kanda dinda bunda ustadz pa bot sob ndan komandan';
const addresses = ofLanguages((spoken) =>
  wordSet([ADDRESS, ...spoken.map((one) => one.addresses)].join(' ')),
);

// Addresses that are nouns as well: "Posyandu peduli ibu" ends in one and addresses nobody.
const ALSO_NOUN = wordSet(
  'bapak bapa ibu admin bunda bos bang abang paman tante adik dik om guys bot pa komandan ustadz',
);

// Particles that soften a message and may stand at its end.
const PARTICLES =
  'ya saja dulu deh dong donk lah sih nih tuh kan kok loh lho nah ah eh mah kah itu tu ini sekarang maaf';
const particles = ofLanguages((spoken) =>
  wordSet([PARTICLES, ...spoken.map((one) => one.particles)].join(' ')),
);

/** Writes every run of one letter once, digits untouched: `yaaa` and `yaa` become `ya`. */
export function squeeze(word: string): string {
  return hasRun(word) ? word.replace(/([^\d])\1+/gu, '$1') : word;
}

/** Tells whether a run may stand in a word; outside of ASCII a letter may be two units, and is always looked at. */
function hasRun(word: string): boolean {
  let before = -1;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    if (unit === before || unit > 0x7f) return true;
    before = unit;
  }
  return false;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(squeeze));
}

const vocabulary = ofLanguages((spoken) => {
  const plain = new Map<string, string>();
  for (const row of [...SPELLINGS, ...spoken.flatMap(({ spellings }) => spellings)]) {
    const [meant = '', forms = ''] = row.split(': ');
    for (const form of forms.split(' ').map(squeeze)) {
      if (!plain.has(form)) plain.set(form, meant.split(' ').map(squeeze).join(' '));
    }
  }
  const known = new Set([
    ...plain.keys(),
    ...[...plain.values()].flatMap((words) => words.split(' ')),
  ]);
  return { plain, known };
});

/** Gives the plain word (or words, separated by a space) for a squeezed word; itself when unknown. */
export function plainWord(word: string): string {
  return vocabulary().plain.get(word) ?? word;
}

/** Tells whether a squeezed word is one this vocabulary knows, so that it is no slip of another. */
export function isKnownWord(word: string): boolean {
  return vocabulary().known.has(word);
}

/** Tells whether a word addresses somebody (pak, bu, kak, min, bos …). */
export function isAddress(word: string): boolean {
  return addresses().has(word);
}

/** Tells whether a word addresses somebody and is hardly ever anything else (pak, bu, kak, min …). */
export const isOnlyAddress = (word: string): boolean =>
  addresses().has(word) && !ALSO_NOUN.has(word);

/** Tells whether a word only softens the message when it ends it (ya, dulu, saja, deh …). */
export function isParticle(word: string): boolean {
  return particles().has(word);
}

/**
 * Cuts a folded text into squeezed words: every sign that is no letter or digit separates, an
 * apostrophe joins, and a doubling `2` (`lain2`) is written out. Emoji vanish.
 */
export function rawWords(folded: string): string[] {
  const words: string[] = [];
  for (const found of visible(folded)
    .replace(/['’‘`]/gu, '')
    .matchAll(/(-?)([\p{L}\p{M}\p{N}&]+)/gu)) {
    const [, dash = '', part = ''] = found;
    // What a dash joins to something before it is part of a code or a compound: no doubling.
    const doubled = dash === '' ? /^(\p{L}{3,})2(an|nya|in)?$/u.exec(part) : null;
    if (doubled?.[1] !== undefined) {
      const word = squeeze(doubled[1]);
      words.push(word, word + (doubled[2] ?? ''));
    } else words.push(squeeze(part));
  }
  return words;
}

/**
 * Replaces every known spelling by its plain word; a spelling of two words becomes two. `no` is a
 * number's announcement before a number and a refusal elsewhere.
 */
export function plainWords(words: readonly string[]): string[] {
  const plain: string[] = [];
  const spelled = vocabulary().plain;
  for (const [at, word] of words.entries()) {
    if (word === 'no') {
      plain.push(
        /^\d|^(satu|dua|tiga|talu|empat|lima|enam)$/u.test(words[at + 1] ?? '') ? 'nomor' : 'tidak',
      );
      continue;
    }
    const known = spelled.get(word);
    if (known === undefined) plain.push(word);
    else plain.push(...known.split(' '));
  }
  return plain;
}

/** Takes words of address out of a list of words, and particles off its end. */
export function withoutAddress(words: readonly string[]): string[] {
  const kept = words.filter((word) => !addresses().has(word));
  while (kept.length > 1 && particles().has(kept.at(-1) ?? '')) kept.pop();
  return kept;
}
