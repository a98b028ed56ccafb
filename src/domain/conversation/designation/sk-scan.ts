// The scan of the SK Bupati: a file whose caption begins with "sk", from somebody who records the SK.
// It belongs to a designation list, to no innovation; a question that is open comes first, for many a proof is an SK too.
import type { Input } from '../input.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { aroundSkNumber, skCaption } from '../../language/designation-words.ts';

/** The item under which the scan of a list's SK is stored. */
export const skScanItem = (designation: number): string => `sk:${designation}`;

/** The list whose SK is stored under an item; null for every other item. */
export function listOfSkScan(item: string | null): number | null {
  const id = /^sk:(\d+)$/.exec(item ?? '')?.[1];
  return id === undefined ? null : Number(id);
}

interface Captioned {
  /** What follows "sk", small, without spaces inside a number. */
  readonly rest: string;
  /** Nothing but the decree of the Bupati or its number is named: no proof of an innovation is called so. */
  readonly plain: boolean;
}

/** What a caption says about an SK; null when it does not begin with one. */
export function skInCaption(caption: string | null): Captioned | null {
  const rest = skCaption.exec(
    // A number stands at the beginning; what a long caption says after it is of no use here.
    (caption ?? '').slice(0, 300).trim(),
  )?.[1];
  if (rest === undefined) return null;
  const named = joined(rest).replace(aroundSkNumber, '');
  return { rest: named, plain: /^(?:\d|$)/.test(named) };
}

/** Small letters, and no spaces inside a number. */
const joined = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/ ?([/.-]) ?/gu, '$1');

/** True for a word with digits on both sides of a stroke, such as "188.45/12/2026". */
function isLikeNumber(word: string): boolean {
  const [before = '', ...after] = word.split('/');
  const first = /\d/.test(before)
    ? after
    : after.slice(after.findIndex((part) => /\d/.test(part)) + 1);
  return first.some((part) => /\d/.test(part));
}

/** Takes a file as the scan of a recorded SK; false when it is something else. */
export function takeSkScan(turn: Turn, input: Extract<Input, { kind: 'files' }>): boolean {
  const sk = skInCaption(input.caption);
  const { mode } = turn;
  if (sk === null || mode.name === 'asking' || mode.name === 'confirming') return false;
  if (!turn.may('record_sk')) {
    if (!sk.plain || turn.innovation !== null) return false;
    refuse(turn, 'record_sk');
    return true;
  }
  const recorded = turn.world.loaded.designation?.recorded ?? [];
  const [newest] = recorded;
  if (newest === undefined) {
    turn.say('sk_scan_too_early', {});
    return true;
  }
  const named = recorded.find(({ number }) => names(sk.rest, number));
  const byNumber = /^\d/.test(sk.rest) || sk.rest.split(/\s+/u).some(isLikeNumber);
  if (named === undefined && byNumber) {
    turn.say('sk_scan_unknown', { numbers: recorded.map(({ number }) => number) });
    return true;
  }
  const list = named ?? newest;
  for (const file of input.tooLarge)
    turn.say('scan_too_large', { name: file.name, size: file.size, limit: file.limit });
  const [first] = input.files;
  if (first === undefined) return true;
  turn.do({
    kind: 'take_file',
    index: first.index,
    code: null,
    item: skScanItem(list.id),
    purpose: 'scan',
    caption: input.caption,
  });
  turn.say('sk_scan_taken', {
    number: list.number,
    name: first.name,
    more: input.files.length > 1,
  });
  return true;
}

/** Tells whether a caption holds this number, whole: "45/12" does not name 188.45/12. */
function names(rest: string, number: string): boolean {
  const wanted = joined(number);
  const at = rest.indexOf(wanted);
  if (at < 0) return false;
  const before = rest.slice(0, at);
  const after = rest.slice(at + wanted.length);
  return !/[\p{L}\d/.-]$/u.test(before) && !/^[./-]?[\p{L}\d]/u.test(after);
}
