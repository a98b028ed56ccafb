// The codes people see and type: how each is made from given entropy, recognised and normalised.
// It never draws randomness and never hashes; the shell passes the one and db does the other.

// Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand has one reading.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Writes `length` letters of base 32 from the bytes at `offset`; one byte a letter, its low five bits. */
function letters(entropy: Uint8Array, offset: number, length: number): string {
  if (entropy.length < offset + length) throw new Error('not enough entropy for a code');
  let code = '';
  for (let i = 0; i < length; i++) code += alphabet[(entropy[offset + i] ?? 0) & 31];
  return code;
}

/** Folds what was typed to the code's own letters: case, spaces and dashes ignored, O read as 0, I and L as 1. */
function fold(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[\s\-–_.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

const lettersOnly = (length: number) => new RegExp(`^[${alphabet}]{${length}}$`);
const invitationShape = lettersOnly(26);
const twelveLetters = lettersOnly(12);
const innovationLetters = lettersOnly(5);

/**
 * Makes an invitation code: 26 letters, 130 bits (reliability.md asks for 128). Needs 26 bytes. There is always a digit among
 * them, because letters alone are not told from words in a longer text; one code in 17,000 gets its last letter that way.
 */
export function invitationCode(entropy: Uint8Array): string {
  const code = letters(entropy, 0, 26);
  return /\d/.test(code) ? code : `${code.slice(0, -1)}${(entropy[25] ?? 0) % 10}`;
}

/** People forward the whole message that a code stands in; nobody reads a page for it. Characters. */
const FORWARDED = 1000;

/** Finds what stands alone in a text in the very letters that we wrote. */
function standing(text: string, shape: RegExp): string | null {
  return text.length > FORWARDED ? null : (shape.exec(text)?.[0] ?? null);
}

const alone = (shape: string): RegExp => new RegExp(`(?<![A-Za-z0-9-])${shape}(?![A-Za-z0-9-])`);
const standingInvitation = alone(`(?=[A-Z]*[0-9])[${alphabet}]{26}`);
const standingOnPaper = alone(`UND(?:-[${alphabet}]{4}){3}`);

/** Makes an invitation code for paper, `UND-XXXX-XXXX-XXXX`: 60 bits, two weeks, tries are limited. Needs 12 bytes. */
export function printedCode(entropy: Uint8Array): string {
  return inGroups('UND', letters(entropy, 0, 12));
}

/** True for the code of a printed invitation, which is shorter than the others. */
export const isPrintedCode = (code: string): boolean => code.startsWith('UND-');

/**
 * Reads an invitation code as typed, pasted, carried by `/start`, or standing in a message or link that was passed on;
 * null when the text is something else.
 */
export function readInvitationCode(text: string): string | null {
  return (
    readInvitationAlone(text) ??
    standing(text, standingInvitation) ??
    standing(text, standingOnPaper)
  );
}

function readInvitationAlone(text: string): string | null {
  const typed =
    text.length > 60 ? '' : text.replace(/^\/?(start|mulai|kode|undangan)\b[\s:=]*/i, '');
  const printed = /^\s*UND[\s\-–_.]+([^]*)$/i.exec(typed.slice(0, 41))?.[1];
  if (printed !== undefined) return readGroups('UND', printed);
  const folded = fold(typed);
  return invitationShape.test(folded) && isInGroups(typed) ? folded : null;
}

/** True for one word, or groups of one length (the last may be shorter): words of people differ in length. */
function isInGroups(typed: string): boolean {
  const groups = typed.trim().split(/[\s\-–]+/u);
  const [first = ''] = groups;
  return groups.every(
    ({ length }, at) =>
      length === first.length || (at === groups.length - 1 && length < first.length),
  );
}

/** Writes twelve letters behind a prefix, in three groups. */
const inGroups = (prefix: string, code: string): string =>
  `${prefix}-${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;

/**
 * Reads the twelve letters behind a prefix as somebody typed them: with blanks, dashes or none, in any case. Words of
 * people are made of the same letters, so without the dashes that we write there must be a digit among them.
 */
function readGroups(prefix: string, typed: string): string | null {
  const folded = fold(typed);
  if (!twelveLetters.test(folded)) return null;
  return /\d/.test(typed) || /^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/i.test(typed.trim())
    ? inGroups(prefix, folded)
    : null;
}

/** Makes the code that links a second channel, `TAUT-XXXX-XXXX-XXXX`: 60 bits, valid for minutes, tries are limited. Needs 12 bytes. */
export function linkCode(entropy: Uint8Array): string {
  return inGroups('TAUT', letters(entropy, 0, 12));
}

/** Reads a link code that stands alone; null when the text is something else (`mentionedCode`). */
export function readLinkCode(text: string): string | null {
  const match = /^\s*(?:\/start\s+)?TAUT[\s\-–_.]*([^]*)$/i.exec(text.slice(0, 41));
  return text.length > 40 ? null : readGroups('TAUT', match?.[1] ?? '');
}

/** Makes the public code of an innovation, `INV-XXXXX`; the caller tries again when it is taken. Needs 5 bytes. */
export function innovationCode(entropy: Uint8Array): string {
  return `INV-${letters(entropy, 0, 5)}`;
}

/** Reads an innovation's code, with or without dash and prefix in any case; null when the text is something else. */
export function readInnovationCode(text: string): string | null {
  if (text.length > 20) return null;
  const match = /^\s*INV[\s\-–_.]*([^]*)$/i.exec(text);
  const folded = fold(match?.[1] ?? '');
  return innovationLetters.test(folded) ? `INV-${folded}` : null;
}

/** Makes the four digits of a card. Needs 4 bytes; the bias of the remainder is below one in a million. */
export function cardCode(entropy: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = entropy;
  return String((a * 16_777_216 + b * 65_536 + c * 256 + d) % 10_000).padStart(4, '0');
}

/** Reads a card's code: exactly four digits. */
export function readCardCode(text: string): string | null {
  const trimmed = text.trim();
  return /^\d{4}$/.test(trimmed) ? trimmed : null;
}

/** Most codes of cards in one message; with more, none is looked at. */
export const mostCardCodes = 10;

/**
 * Reads the codes that a decision names: the first, and those that follow it directly (blanks, commas or "dan" between).
 * Each once; at most one more than a message may name, which tells that there are too many.
 */
export function cardCodesOf(first: string, rest = ''): readonly string[] {
  const codes = new Set([first]);
  const next = /(?:[\s,;&+]|dan\b|kode\b)*(\d{4})(?![\p{L}\p{N}])/iuy;
  const text = rest.slice(0, FORWARDED);
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    codes.add(found[1] ?? '');
    if (codes.size > mostCardCodes) break;
  }
  return [...codes];
}

/** Makes the token of a one-time upload page: 128 bits as 26 letters. Needs 32 bytes; uses those after the first six. */
export function uploadToken(entropy: Uint8Array): string {
  return letters(entropy, 6, 26);
}

/** Makes the code with which somebody fills in along, `ISI-XXXX-XXXX-XXXX`: 60 bits, once, tries are limited. Needs 50 bytes; uses the last twelve. */
export function coFillCode(entropy: Uint8Array): string {
  return inGroups('ISI', letters(entropy, 38, 12));
}

/** Reads a co-filler's code, alone or behind `gabung`; null when the text is something else (`mentionedCode`). */
export function readCoFillCode(text: string): string | null {
  const match = /^\s*(?:\/?gabung\s+)?ISI[\s\-–_.]+([^]*)$/i.exec(text.slice(0, 41));
  return text.length > 40 ? null : readGroups('ISI', match?.[1] ?? '');
}

/** The kinds of code that change who somebody is or what they may do. */
export type PersonalCode = 'link' | 'co_fill' | 'invitation';

const anyCase = (letters: string) =>
  letters.replaceAll(/[A-Z]/g, (one) => `${one}${one.toLowerCase()}`);
const group = `[${anyCase(alphabet)}]{4}`;
const standingLink = alone(`[Tt][Aa][Uu][Tt]-${group}(?:-${group}){2}`);
const standingCoFill = alone(`[Ii][Ss][Ii]-${group}(?:-${group}){2}`);

/**
 * What kind of code stands in a longer text: a question about it, or a message that was passed on. Null when there is
 * none, and when the code is the whole message. Whoever writes so may be told what the code is for, and no more.
 */
export function mentionedCode(text: string): PersonalCode | null {
  if (readLinkCode(text) !== null || readCoFillCode(text) !== null) return null;
  if (standing(text, standingLink) !== null) return 'link';
  if (standing(text, standingCoFill) !== null) return 'co_fill';
  return readInvitationCode(text) !== null && readInvitationAlone(text) === null
    ? 'invitation'
    : null;
}
