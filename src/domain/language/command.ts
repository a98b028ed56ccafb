// Reads a whole message as a command. Never takes a message that could be an answer: a command is the
// whole message, its words come from the table in commands.ts, and a decision carries a code.
import { namesPhone } from '../phone.ts';
import { standsIn } from './agency-words.ts';
import { build, type Command, decide, ENTRY_CODE } from './command-values.ts';
import { GREETINGS, ITEM_WORDS, LEADING, NO_SLIPS, THANKS } from './command-words.ts';
import { visible } from './clean.ts';
import { readLine } from './command-lines.ts';
import { readMessage } from './command-message.ts';
import { readInviteSentence } from './invite-sentence.ts';
import { readInviteMany } from './invitation-lines.ts';
import { LONGEST_READ } from './limits.ts';
import { oneSlip } from './distance.ts';
import { readWhatIf } from './what-if.ts';
import { longestPhrase, type Phrase, phrases, wordSet } from './phrases.ts';
import { readOnce } from './read-once.ts';
import { spokenIn } from './spoken-figures.ts';
import { isAddress, isKnownWord, isParticle, plainWords, rawWords, squeeze } from './words.ts';
import { trimEndOf } from '../trimming.ts';

export type { Command, CommandName, CommandOf } from './command-values.ts';

const CARD_CODE = /^(?:\d{4,6}|(?:inv|ind)-?[a-z0-9]+(?:-[a-z0-9]+)*)$/iu;
const LIST_NUMBER = /^\d{1,3}$/u;
// An innovation's code wherever it stands in the line; the words around it are no part of it.
const INNOVATION_CODE = /(?<![\p{L}\p{N}])inv[\s\-–_.]*([a-z0-9]{5})(?![\p{L}\p{N}])/iu;
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/u;
// Signs no command has; a message with one of them is data, whatever its words.
const FOREIGN_SIGN =
  /[^\p{Script=Latin}\p{M}\d\s.,!?…"'`’‘“”()/@:;&+~–—_-]|[^\P{Script=Latin}\u0041-\u024f]/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f/gu;
const MAX_LENGTH = 160;
const MAX_WORDS = 12;

const itemWords = wordSet(ITEM_WORDS);
const leading = wordSet(LEADING);
const greetings = wordSet(GREETINGS);
const thanks = wordSet(THANKS);
const noSlips = new Set(NO_SLIPS.split(' ').map(squeeze));
const slipWords = [...phrases.values()].filter(
  (phrase) =>
    phrase.row.slips === true && phrase.words.length === 1 && (phrase.words[0]?.length ?? 0) >= 5,
);

/**
 * Reads a cleaned message as a command, or gives null when it is none: an answer, a question about
 * something else, or long. Works in the same time for any length.
 */
export const readCommand: (text: string) => Command | null = readOnce((text) => {
  const shown = text.length > LONGEST_READ ? text : visible(text);
  return readShown(shown);
});

function readShown(text: string): Command | null {
  const head = text.slice(0, MAX_LENGTH * 2).trim();
  if (head === '') return null;
  const start = readStart(head);
  if (start !== undefined) return start;
  const invited = readInviteMany(text);
  if (invited !== null)
    return { name: 'invite_many', ...(invited === '' ? {} : { rest: invited }) };
  const line = readLine(text);
  if (line !== undefined) return line;
  const level = readLevel(text);
  if (level !== undefined) return level;
  const decision = readDecision(text, head);
  if (decision !== undefined) return decision;
  const message = readMessage(text);
  if (message !== null) return build(message.name, message.rest);
  if (text.trim().length > MAX_LENGTH) return null;
  return readShort(head);
}

/**
 * True when a message that was read as this command says it in the words that people are taught, or in one word: in a
 * place for free text such a message is the command, and any other way of saying it may be the text.
 */
export function saysPlainly(text: string, command: Command): boolean {
  const line = text.trim().replace(/^\//u, '').replaceAll('_', ' ').toLowerCase();
  for (const words of variants(rawWords(line)))
    for (let length = Math.min(longestPhrase, words.length); length >= 1; length--) {
      const phrase = phrases.get(words.slice(0, length).join(' '));
      if (phrase?.row.name === command.name) return phrase.first || phrase.words.length === 1;
    }
  return command.name === 'start' || command.name === 'needs_code';
}

function readStart(head: string): Command | null | undefined {
  const match = /^\/(?:start|mulai)(?:@\w{3,40})?(?:\s+(\S+))?$/iu.exec(head);
  if (match === null) return undefined;
  const payload = match[1];
  if (payload === undefined) return { name: 'start' };
  if (/^lagi$/iu.test(payload)) return { name: 'resume' };
  return PAYLOAD.test(payload) ? { name: 'start', payload } : null;
}

// A decision: verb (one or two words), code, then anything, which stands as typed.
const DECISION_HEAD =
  /^(?:tolong\s+|mohon\s+)?\/?([a-z]+(?:[\s_](?:lagi|lg|kembali|ulang|semua|sk|nasional))?)(?:@\w{3,40})?(?:\s*[:#])?\s+(?:kode\s+|no\.?\s+|nomor\s+)?#?([a-z0-9-]{4,24})(?=[\s.,:;!]|$)[.,:;!]?\s*/iu;

// The level of an indicator: item, level, reason; without both numbers it is talk.
const LEVEL =
  /^\/?tingkat\s+((?:inv[\s-]?[a-z0-9]{4,8}\s+)?(?:indikator\s+)?\d{1,3}(?:\s{0,3}[=:]\s{0,3}|\s+(?:ke\s+|jadi\s+)?)\d{1,2}(?:[\s,;:][^]*)?)$/iu;

/** "Kasih tingkat 1 saja buat indikator 5, dokumennya cuma satu": the level in front of its indicator. */
const LEVEL_AHEAD =
  /^(?:(?:kasih|beri|berikan|tetapkan|set|jadikan|ubah)\s+)(?:ke\s+)?(?:tingkat|level)\s+([1-3])\s+(?:aja\s+|saja\s+)?(?:buat|untuk|utk|di|pada)\s+indikator\s+(\d{1,2})(?!\d)[\s,;:.]*([^]*)$/iu;
/** Behind the indicator: a question, or more indicators, which one reason cannot set. */
const NO_REASON =
  /^(?:(?:ya|dong|pak|bu|kak|min)[\s,]+)?(?:(?:boleh|bisa|bs|gak|ga|nggak|ngga|enggak|apa|apakah|kah|gimana|bagaimana|dan|serta|sama|&|atau)(?![\p{L}])|\d)|[?？]/iu;

// Number and date of the SK, as they stand on the paper.
const SK = /^\/?catat\s+sk\s+(\S[^]{2,149})$/iu;

// An invitation in one line is told from talk by the number of the person invited.
const INVITE = /^\/?undang\s+(\S[^]{2,499})$/iu;

function readLevel(text: string): Command | undefined {
  const told = readInviteSentence(text);
  if (told !== null) return { name: 'invite', rest: told };
  const invited = INVITE.exec(text.trim())?.[1];
  if (invited !== undefined && namesPhone(invited)) return { name: 'invite', rest: invited };
  const rest = LEVEL.exec(text.trim())?.[1];
  if (rest !== undefined) return { name: 'level', rest };
  const ahead = readLevelAhead(text.trim());
  if (ahead !== null) return { name: 'level', rest: ahead };
  if (readWhatIf(text) !== null) {
    const [first = '', ...others] = text.trim().replace(/^\//u, '').split(/\s+/u);
    const rest = first.toLowerCase() === 'bagaimana' ? others.slice(1) : others;
    const code = innovationNamed(text);
    return { name: 'what_if', ...(code === null ? {} : { code }), rest: rest.join(' ') };
  }
  const sk = SK.exec(text.trim())?.[1];
  return sk === undefined ? undefined : { name: 'designation', rest: sk };
}

/** Such a sentence as "indikator 5 = 1, why"; null for any other text, for a question and for several indicators. */
function readLevelAhead(text: string): string | null {
  const spoken = spokenIn(text);
  const [whole, level, no, why = ''] = LEVEL_AHEAD.exec(spoken.text) ?? [];
  if (whole === undefined || NO_REASON.test(why)) return null;
  const given = `indikator ${no} = ${level}`;
  return why === '' ? given : `${given}, ${spoken.asTyped(why)}`;
}

function readDecision(text: string, head: string): Command | undefined {
  const match = DECISION_HEAD.exec(head);
  const [whole, verb, code] = match ?? [];
  if (whole === undefined || verb === undefined || code === undefined || !CARD_CODE.test(code))
    return undefined;
  const row = phrases.get(plainWords(rawWords(verb.toLowerCase())).join(' '))?.row;
  if (row?.tail !== 'decision') return undefined;
  const rest = text.trim().slice(whole.length).trim();
  return decide(row.name, code.toUpperCase(), rest);
}

function readShort(head: string): Command | null {
  const bare = head.replace(EMOJI, ' ').trim();
  if (/^[?？]+$/u.test(bare)) return { name: 'help' };
  if (bare === '' || FOREIGN_SIGN.test(bare)) return null;
  const slash = bare.startsWith('/');
  const line = slash
    ? bare
        .slice(1)
        .replace(/^(\w{2,40})@\w{3,40}/u, '$1')
        .replaceAll('_', ' ')
    : bare;
  if (!slash && (/[_/@]/u.test(line) || line.startsWith('-'))) return null;
  const typed = line.split(/\s+/u);
  if (typed.length > MAX_WORDS) return null;
  const raw = rawWords(line.toLowerCase());
  if (raw.length === 0 || raw.length > MAX_WORDS) return null;
  const question = bare.includes('?');

  const greeting = readCourtesy(raw);
  if (greeting !== null && !slash) return greeting;
  for (const words of variants(raw)) {
    const command = readWords(words, line, slash, question);
    if (command !== null) return command;
  }
  return null;
}

function readCourtesy(raw: readonly string[]): Command | null {
  const words = raw.filter((word) => !isAddress(word));
  if (words.length === 0)
    return raw.length <= 3 && !raw.includes('ulun') ? { name: 'greeting' } : null;
  const plain = plainWords(words);
  if (
    plain.join(' ').includes('terima kasih') &&
    plain.every((word) => thanks.has(word) || isParticle(word))
  ) {
    return { name: 'thanks' };
  }
  // `selamat` alone, or thanks' words alone, greet nobody.
  const all = words.every((word, at) => greetings.has(word) || greetings.has(plain[at] ?? ''));
  return all &&
    !(words.length === 1 && ['selamat', 'kita', 'semua', 'hadir'].includes(words[0] ?? ''))
    ? { name: 'greeting' }
    : null;
}

// The message as typed, without address and softening words, and without courtesy before it.
function* variants(raw: readonly string[]): Generator<string[]> {
  yield plainWords(raw);
  // An admin who is spoken of is not spoken to: "siapa admin saya" does not ask who one is.
  const kept = raw.filter(
    (word, at) => !isAddress(word) || (word === 'admin' && at > 0 && at < raw.length - 1),
  );
  yield plainWords(kept);
  let words = plainWords(kept);
  if (words.length > 2 && words.at(-2) === 'terima' && words.at(-1) === 'kasih') {
    words = words.slice(0, -2);
    yield words;
  }
  while (words.length > 1 && isParticle(words.at(-1) ?? '')) {
    words = words.slice(0, -1);
    yield words;
  }
  while (words.length > 1 && leading.has(words[0] ?? '')) {
    words = words.slice(1);
    yield words;
  }
}

function readWords(
  words: readonly string[],
  line: string,
  slash: boolean,
  question: boolean,
): Command | null {
  for (let length = Math.min(longestPhrase, words.length); length >= 1; length--) {
    const phrase = phrases.get(words.slice(0, length).join(' '));
    if (phrase === undefined || (question && phrase.row.changes === true)) continue;
    const command = withTail(phrase, words.slice(length), line, slash);
    if (command !== null) return command;
  }
  const only = words.length <= 2 ? (words[0] ?? '') : '';
  const meant = slipOf(only);
  return meant === undefined || (question && meant.row.changes === true)
    ? null
    : withTail(meant, words.slice(1), line, false);
}

function slipOf(word: string): Phrase | undefined {
  if (word.length < 5 || isKnownWord(word) || noSlips.has(word)) return undefined;
  const found = slipWords.filter((phrase) => oneSlip(word, phrase.words[0] ?? ''));
  return new Set(found.map((phrase) => phrase.row.name)).size === 1 ? found[0] : undefined;
}

/** `hapus data saya` says what to do with the data before naming it. */
const saidBefore = ({ row, words: [first = ''] }: Phrase): string | undefined =>
  row.name === 'my_data' && !['data', 'lihat', 'minta'].includes(first) ? first : undefined;

function withTail(
  phrase: Phrase,
  tail: readonly string[],
  line: string,
  slash: boolean,
): Command | null {
  const { row } = phrase;
  if (row.tail === 'paper') return paperTail(phrase, tail, line);
  if (row.tail === 'decision') return tail.length === 0 ? needsCode(phrase) : null;
  if (tail.length === 0) {
    return build(row.name, saidBefore(phrase));
  }
  const last = trimEndOf(line.trim().split(/\s+/u).at(-1) ?? '', '.,!?');
  switch (row.tail) {
    case 'none':
      return slash && row.name === 'help' ? build(row.name, undefined) : null;
    case 'code': {
      const named = innovationNamed(line);
      if (named !== null) return build(row.name, named);
      const rest = tail.filter((word) => word !== 'nomor' && word !== 'kode').join('-');
      const code =
        rest.replaceAll('-', '') === squeeze(last.toLowerCase()).replaceAll('-', '') ? last : rest;
      if (row.name === 'repair' && !CARD_CODE.test(code))
        return itemTail('change', tail, last, line);
      return CARD_CODE.test(code) || LIST_NUMBER.test(code)
        ? build(row.name, code.toUpperCase())
        : null;
    }
    case 'item':
      return itemTail(
        row.name === 'evidence' || row.name === 'options' ? row.name : 'change',
        tail,
        last,
        line,
      );
    case 'rest':
      if (
        slash ||
        tail.every((word) => standsIn(phrase.tailWords, word) || ENTRY_CODE.test(word))
      ) {
        return build(
          row.name,
          [saidBefore(phrase), asTyped(line, tail.length)].filter(Boolean).join(' '),
        );
      }
      return null;
    case 'free':
      return build(row.name, asTyped(line, tail.length));
    default:
      return null;
  }
}

/** Reads which paper is meant and of which innovation; null when other words stand there. */
function paperTail(phrase: Phrase, tail: readonly string[], line: string): Command | null {
  const { name } = phrase.row;
  const named = innovationNamed(line);
  const [only = ''] = tail;
  const listed =
    tail.length === 1 && (CARD_CODE.test(only) || LIST_NUMBER.test(only))
      ? only.toUpperCase()
      : null;
  const code = named ?? listed;
  const letters = squeeze((code ?? '').toLowerCase()).replaceAll('-', '');
  const others = tail.filter(
    (word) => word !== 'kode' && word !== 'nomor' && (code === null || !isPartOf(word, letters)),
  );
  if (!others.every((word) => standsIn(phrase.tailWords, word))) return null;
  const rest = [...phrase.words, ...others].join(' ');
  return { name, ...(code === null ? {} : { code }), rest } as Command;
}

/** True for a word that is a code, or one of the pieces in which it was typed. */
const isPartOf = (word: string, letters: string): boolean => {
  const plain = word.replaceAll('-', '');
  return plain === letters || plain === 'inv' || `inv${plain}` === letters;
};

/** Gives the innovation's code that stands in a line, in capitals; words around it do not belong to it. */
function innovationNamed(line: string): string | null {
  const [, letters] = INNOVATION_CODE.exec(line) ?? [];
  return letters === undefined ? null : `INV-${letters.toUpperCase()}`;
}

function itemTail(
  name: 'change' | 'evidence' | 'options',
  tail: readonly string[],
  last: string,
  line: string,
): Command | null {
  const named = name === 'evidence' ? innovationNamed(line) : null;
  if (named !== null) return { name: 'evidence', code: named };
  if (name === 'evidence' && CARD_CODE.test(last)) return { name, code: last.toUpperCase() };
  const number = tail.filter(
    (word) => word !== 'nomor' && word !== 'indikator' && word !== 'butir',
  );
  if (number.length === 1 && LIST_NUMBER.test(number[0] ?? '')) {
    // Indicator 7 is not item 7: whoever says which one is meant gets that one.
    const said = name !== 'evidence' && tail.includes('indikator') ? 'indikator ' : '';
    return build(name, `${said}${number[0] ?? ''}`);
  }
  return tail.every((word) => itemWords.has(word) || LIST_NUMBER.test(word))
    ? build(name, itemAsTyped(line, tail))
    : null;
}

// The words of an item in full spelling and small letters, without address.
function itemAsTyped(line: string, tail: readonly string[]): string {
  const typed = line.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const kept = typed.filter((word) =>
    plainWords([squeeze(word)]).every((part) => tail.includes(part)),
  );
  return kept.slice(-tail.length).join(' ');
}

// The last words of the line as the person typed them, capitals included.
function asTyped(line: string, count: number): string {
  const typed = line.trim().split(/\s+/u);
  return typed
    .slice(Math.max(1, typed.length - count))
    .join(' ')
    .replace(/^[:\s]+/u, '');
}

// `terima` and `tolak` alone answer an offer, and other forms than the imperative are talk.
function needsCode({ row, words }: Phrase): Command | null {
  const said = words.filter((word) => row.name !== 'endorse' || word !== 'semua').join(' ');
  if (said !== plainWords(rawWords(row.words.split('|')[0] ?? '')).join(' ')) return null;
  switch (row.name) {
    case 'approve':
    case 'endorse':
    case 'return':
    case 'reopen':
      return { name: 'needs_code', verb: row.name };
    default:
      return null;
  }
}
