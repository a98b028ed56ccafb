// The vocabulary that all readers share: shorthand and Banjar words with their plain Indonesian word,
// words of address, and the cutting of a short message into plain words. Never decides on a meaning.
import { visible } from './clean.ts';
import { SPELLINGS } from './spellings.ts';

// Words by which a person is addressed; they carry nothing for a reader.
const ADDRESS = wordSet(
  'pak bapak bpk bp pk bapa bu ibu buk ibuk kak kaka kakak ka min admin bos bosku boss mas mbak mbk mba bang abang om tante pian ikam sampeyan dik dek adik ading cil acil paman amang gan gaes guys bro sis kanda dinda bunda ustadz pa ulun bot sob ndan komandan',
);

// Addresses that are nouns as well: "Posyandu peduli ibu" ends in one and addresses nobody.
const ALSO_NOUN = wordSet(
  'bapak bapa ibu admin bunda bos bang abang paman tante adik dik om guys bot pa komandan ustadz',
);

// Particles that soften a message and may stand at its end.
const PARTICLES = wordSet(
  'ya saja dulu deh dong donk lah sih nih tuh kan kok pang lih leh loh lho nah ah eh mah gin ae kah itu tu ini sekarang maaf',
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

const PLAIN = new Map<string, string>();
for (const row of SPELLINGS) {
  const [plain = '', forms = ''] = row.split(': ');
  for (const form of forms.split(' ').map(squeeze)) {
    if (!PLAIN.has(form)) PLAIN.set(form, plain.split(' ').map(squeeze).join(' '));
  }
}
const KNOWN = new Set([
  ...PLAIN.keys(),
  ...[...PLAIN.values()].flatMap((words) => words.split(' ')),
]);

/** Gives the plain word (or words, separated by a space) for a squeezed word; itself when unknown. */
export function plainWord(word: string): string {
  return PLAIN.get(word) ?? word;
}

/** Tells whether a squeezed word is one this vocabulary knows, so that it is no slip of another. */
export function isKnownWord(word: string): boolean {
  return KNOWN.has(word);
}

/** Tells whether a word addresses somebody (pak, bu, kak, min, bos …). */
export function isAddress(word: string): boolean {
  return ADDRESS.has(word);
}

/** Tells whether a word addresses somebody and is hardly ever anything else (pak, bu, kak, min …). */
export const isOnlyAddress = (word: string): boolean => ADDRESS.has(word) && !ALSO_NOUN.has(word);

/** Tells whether a word only softens the message when it ends it (ya, dulu, saja, deh …). */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
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
  for (const [at, word] of words.entries()) {
    if (word === 'no') {
      plain.push(
        /^\d|^(satu|dua|tiga|talu|empat|lima|enam)$/u.test(words[at + 1] ?? '') ? 'nomor' : 'tidak',
      );
      continue;
    }
    const known = PLAIN.get(word);
    if (known === undefined) plain.push(word);
    else plain.push(...known.split(' '));
  }
  return plain;
}

/** Takes words of address out of a list of words, and particles off its end. */
export function withoutAddress(words: readonly string[]): string[] {
  const kept = words.filter((word) => !ADDRESS.has(word));
  while (kept.length > 1 && PARTICLES.has(kept.at(-1) ?? '')) kept.pop();
  return kept;
}
