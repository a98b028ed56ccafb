// Reads what is picked from the lists of a broadcast: by number or by the names that people have for it, several at once.
// A list is picked whole or not at all: with one word it does not know, it picks nothing.
import { type AudienceRole, audienceRoles, type WorkState } from '../../broadcast.ts';
import {
  leadingUnit,
  plainWords,
  rawWords,
  readYesNo,
  roleWords,
  searchUnits,
} from '../../language/index.ts';
import type { Turn } from '../turn.ts';
import { LONGEST_READ } from '../../language/limits.ts';
import {
  addressWord,
  andBetween,
  betweenPicks,
  leadingAnd,
} from '../../language/broadcast-words.ts';

/** One line of a list with the names it goes by. */
export interface Pick<T> {
  readonly value: T;
  readonly names: readonly string[];
}

/** The names of roles one can write to. */
export const rolePicks: readonly Pick<AudienceRole>[] = audienceRoles.map((value) => ({
  value,
  // The agency is called otherwise in another region.
  get names() {
    return roleWords[value];
  },
}));

/** The names of where somebody's work stands. */
export const workPicks: readonly Pick<WorkState>[] = [
  {
    value: 'not_begun',
    names: ['belum mulai', 'belum mulai mengisi', 'belum mengisi', 'belum isi'],
  },
  { value: 'draft', names: ['draf', 'masih draf', 'masih draft'] },
  {
    value: 'returned',
    names: ['dikembalikan', 'dikembalikan untuk diperbaiki', 'harus diperbaiki'],
  },
  { value: 'waiting', names: ['menunggu', 'menunggu diperiksa', 'menunggu pemeriksaan'] },
  { value: 'finished', names: ['diterima', 'sudah diterima'] },
];

/** The names of channels. */
export const channelPicks: readonly Pick<'telegram' | 'whatsapp' | 'webchat'>[] = [
  { value: 'telegram', names: ['telegram', 'tele', 'tg'] },
  { value: 'whatsapp', names: ['whatsapp', 'wa'] },
  { value: 'webchat', names: ['obrolan web', 'web', 'webchat', 'peramban'] },
];

/** Words that may stand around a name. */
const around = new Set(
  'yang untuk kepada ke para lewat pakai via nomor saja hanya cuma ya pilih peran orang siaran buat'.split(
    ' ',
  ),
);
const wholes = new Set(['semua', 'semuanya', 'seluruh', 'seluruhnya', 'bebas', 'siapa']);

const wordsOf = (text: string): readonly string[] => plainWords(rawWords(text.toLowerCase()));
const keyOf = (text: string): string => wordsOf(text).join(' ');

/** True for "semua", "semuanya aja", "semua orang", "semua unit". */
export function picksAll(text: string, noun = ''): boolean {
  const words = kept(text).filter((word) => word !== keyOf(noun));
  return words.length > 0 && words.every((word) => wholes.has(word));
}

function kept(text: string): string[] {
  if (text.length > LONGEST_READ) return [];
  const words = wordsOf(text).filter((word) => !around.has(word));
  // Words of address and politeness at the end; `admin` addresses somebody elsewhere, here it is a role.
  while (words.length > 1 && addressWord.test(words.at(-1) ?? '')) words.pop();
  return words;
}

/** Reads a list's lines out of a text; line 1 is all of them. Null when something in it is no line. */
export function readPicks<T>(text: string, lines: readonly Pick<T>[]): readonly T[] | 'all' | null {
  if (text.length > LONGEST_READ) return null;
  if (picksAll(text)) return 'all';
  const found: T[] = [];
  for (const part of text.split(betweenPicks)) {
    const words = kept(part);
    // `lewat` is read as `lewati` elsewhere.
    while (words.length > 1 && (wholes.has(words[0] ?? '') || words[0] === 'lewati')) words.shift();
    const said = words.join(' ');
    if (said === '') continue;
    if (said === '1') return 'all';
    const number = /^\d{1,2}$/u.test(said) ? lines[Number(said) - 2] : undefined;
    const line = number ?? lines.find(({ names }) => names.some((name) => keyOf(name) === said));
    if (line === undefined) return null;
    found.push(line.value);
  }
  return found.length === 0 ? null : [...new Set(found)];
}

/** True for "lewati", "ga ada", "tanpa berkas": there is none of what was asked for. */
export function picksNone(text: string): boolean {
  const words = kept(text).filter(
    (word) => !['berkas', 'file', 'lampiran', 'pertanyaan'].includes(word),
  );
  const line = words.join(' ');
  if (['lewati', 'tanpa', 'langsung', 'lanjut', '1'].includes(line)) return true;
  return ['no', 'none', 'not_yet'].includes(readYesNo(text).kind) || line === 'tidak ada';
}

/** The units and gakor that a text names, one or several, and what in it names none. */
export interface UnitPicks {
  readonly units: readonly string[];
  readonly gakor: readonly number[];
  readonly unknown: readonly string[];
}

/** Reads names of units and gakor, separated by commas, lines or `dan`. A name that holds such a word counts first. */
export function readUnits(turn: Turn, text: string): UnitPicks {
  const units: string[] = [];
  const gakor: number[] = [];
  const unknown: string[] = [];
  const known = turn.world.loaded.gakor ?? [];
  const take = (part: string): boolean => {
    const named = part.trim().replace(leadingAnd, '');
    const group = known.find(({ name }) =>
      [keyOf(name), keyOf(`gakor ${name}`)].includes(keyOf(named)),
    );
    const unit = searchUnits(turn.world.units, named);
    if (group !== undefined) gakor.push(group.id);
    else if (unit.kind === 'exact') units.push(unit.id);
    else return false;
    return true;
  };
  // Whoever means so many names means a gakor or everybody; nothing of it is guessed.
  if (text.length > LONGEST_READ)
    return { units, gakor, unknown: [`${text.slice(0, 60).trim()}…`] };
  for (const part of text.split(/[,;\n]/u).filter((one) => one.trim() !== '')) {
    if (take(part)) continue;
    const halves = part.split(andBetween);
    const missed = halves.length > 1 ? halves.filter((half) => !take(half)) : [part];
    if (missed.length < halves.length) {
      unknown.push(...missed.map((half) => half.trim()));
      continue;
    }
    const lead = leadingUnit(turn.world.units, part);
    if (lead !== null && take(lead.rest)) units.push(lead.id);
    else unknown.push(part.trim());
  }
  return { units, gakor, unknown };
}
