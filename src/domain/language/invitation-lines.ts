// Reads who is to be invited out of a message for many: a line for each, its parts in any order, or all units of a kind.
// It finds units, roles, names and numbers; what is not certain is told with its line, and it never guesses.
import type { Role } from '../access.ts';
import { isMobile, readPhone, type Invitee } from '../phone.ts';
import { readPersonName } from '../person-name.ts';
import { isUnitKind, unitKinds } from '../region.ts';
import { roleWords } from './role-words.ts';
import { unitNamed, type UnitNames } from './units.ts';

/** Roles that people are invited to many at once: those of a unit. */
type UnitRole = Extract<Role, 'innovator' | 'unit_admin' | 'unit_head'>;
const unitRoles: readonly UnitRole[] = ['unit_admin', 'unit_head', 'innovator'];

/** Somebody who is to be invited. */
export interface InvitationLine {
  readonly role: UnitRole;
  readonly unitId: string;
  readonly invitee?: Invitee;
}

/** Why a line names nobody for certain: its unit, its role or its number is missing or in doubt, or the unit is another's. */
export type LineDoubt = 'unit' | 'role' | 'number' | 'right';

/** What a message for many says. Lines are counted from 1. */
export interface InvitationLines {
  readonly ready: readonly InvitationLine[];
  readonly unclear: readonly {
    readonly line: number;
    readonly typed: string;
    readonly why: LineDoubt;
  }[];
}

/** A message longer than this is no list that somebody typed or pasted. Characters. */
const LONGEST = 20_000;
const MOST_LINES = 300;

const HEAD = /^\s*\/?undang\s+(?:banyak|sekaligus)(?:\s*:|\s*\n|\s*$)/iu;
const ALL = /^\s*\/?undang\s+(?=semua\s)/iu;

/** The list behind `undang banyak`, or "semua puskesmas: admin" behind `undang`; null for another message. */
export function readInviteMany(text: string): string | null {
  if (text.length > LONGEST) return null;
  const head = HEAD.exec(text)?.[0];
  if (head !== undefined) return text.slice(head.length).trim();
  const all = ALL.exec(text)?.[0];
  const rest = all === undefined ? '' : text.slice(all.length).trim();
  // "Undang semua puskesmas ke rapat" is a sentence: only units and roles, and nothing else, are a list.
  return rest !== '' && !rest.includes('\n') && Array.isArray(manyUnits(rest, [])) ? rest : null;
}

/** Reads a list; `own`: the unit of somebody who invites into no other, which need not be named. */
export function readInvitationLines(
  text: string,
  units: readonly (UnitNames & { readonly kind?: string })[],
  own: string | null,
): InvitationLines {
  const ready: InvitationLine[] = [];
  const unclear: InvitationLines['unclear'][number][] = [];
  const all = text.slice(0, LONGEST).split('\n').slice(0, MOST_LINES);
  for (const [at, typed] of all.entries()) {
    if (typed.trim() === '') continue;
    const many = own === null ? manyUnits(typed, units) : null;
    const read = many ?? readLine(typed, units, own);
    if (Array.isArray(read)) ready.push(...read);
    else unclear.push({ line: at + 1, typed: typed.trim().slice(0, 80), why: read as LineDoubt });
  }
  return { ready: once(ready), unclear };
}

/** The same role of the same unit for the same person once. */
function once(lines: readonly InvitationLine[]): readonly InvitationLine[] {
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
}

/** "semua puskesmas: admin", with the words that the region has for its kinds of units. */
const many = (): RegExp =>
  new RegExp(
    `^semua\\s{1,20}(unit|perangkat daerah|${unitKinds()
      .flatMap(({ words }) => words)
      .join('|')})(?![\\p{L}])[\\s:;,]*([^]*)$`,
    'iu',
  );

/** "semua puskesmas: admin dan kepala" as one line for each; null for another line. */
function manyUnits(
  typed: string,
  units: readonly (UnitNames & { readonly kind?: string })[],
): readonly InvitationLine[] | LineDoubt | null {
  const [, which = '', rest = ''] = many().exec(typed.trim().slice(0, 200)) ?? [];
  if (which === '') return null;
  const named = rest.split(/[,;+&]|\bdan\b/iu).map((word) => roleIn(word));
  const roles = named.flatMap((role) => role ?? []);
  if (roles.length === 0 || roles.length < named.length) return 'role';
  const meant = ofWord(units, which.toLowerCase());
  return meant.flatMap(({ id }) => roles.map((role) => ({ role, unitId: id })));
}

/** The units that a word means: those of a kind called so, else those that have it in their name, else those of its kind. */
function ofWord<U extends UnitNames & { readonly kind?: string }>(
  units: readonly U[],
  which: string,
): readonly U[] {
  if (which === 'unit' || which === 'perangkat daerah') return units;
  const named = new RegExp(`(?:^|\\s)${which}(?:\\s|$)`, 'iu');
  const byName = isUnitKind(which) ? [] : units.filter(({ name }) => named.test(name));
  if (byName.length > 0) return byName;
  const kinds = unitKinds().filter(({ id, words }) => id === which || words.includes(which));
  return units.filter((unit) => kinds.some(({ id }) => id === unit.kind));
}

/** The role that a part names and nothing else; null for other words. */
function roleIn(part: string): UnitRole | null {
  const word = part.trim().replace(/[.:]$/u, '').toLowerCase();
  return unitRoles.find((role) => roleWords[role].includes(word)) ?? null;
}

function readLine(
  typed: string,
  units: readonly UnitNames[],
  own: string | null,
): readonly InvitationLine[] | LineDoubt {
  const parts = partsOf(typed);
  const roles = parts.flatMap((part) => rolesIn(part) ?? []);
  const left = parts.filter((part) => rolesIn(part) === null);
  const numbers = left.filter((part) => /^[+\d][\d\s().-]{6,}$/u.test(part));
  const nips = numbers.filter((part) => part.replaceAll(/\D/gu, '').length === 18);
  const phones = numbers.filter((part) => !nips.includes(part));
  const words = left.filter((part) => !numbers.includes(part));
  const phone = phones[0] === undefined ? null : readPhone(phones[0]);
  if (phones.length > 1 || (phones.length === 1 && (phone === null || !isMobile(phone))))
    return 'number';
  const unit = unitOf(words, units, own);
  if (unit === null || unit === 'right') return unit ?? 'unit';
  if (roles.length === 0) return 'role';
  const rest = words.filter((part) => part !== unit.part).join(', ');
  const name = rest === '' ? null : readPersonName(rest);
  // What is neither unit, role, number nor a name may be any of them, misspelled.
  if (rest !== '' && name === null) return 'unit';
  const [nip] = nips;
  const invitee = {
    ...(phone === null ? {} : { phone }),
    ...(name === null ? {} : { name }),
    ...(nip === undefined ? {} : { nip: nip.replaceAll(/\D/gu, '') }),
  };
  // A number and a name are of one person, who hardly holds two roles of a unit.
  if (roles.length > 1 && Object.keys(invitee).length > 0) return 'role';
  return roles.map((role) => ({
    ...{ role, unitId: unit.id },
    ...(Object.keys(invitee).length === 0 ? {} : { invitee }),
  }));
}

function partsOf(typed: string): readonly string[] {
  const plain = typed.replace(/^\s*(?:[•\-*]|\d{1,3}[.)])\s+/u, '');
  const parts = /[;\t|]/u.test(plain) ? plain.split(/[;\t|]/u) : plain.split(',');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The roles of a part such as "admin" or "admin dan kepala"; null when it says anything else. */
function rolesIn(part: string): readonly UnitRole[] | null {
  const named = part.split(/[+&/]|\bdan\b/iu).map((word) => roleIn(word));
  return named.some((role) => role === null) ? null : named.flatMap((role) => role ?? []);
}

function unitOf(
  words: readonly string[],
  units: readonly UnitNames[],
  own: string | null,
): { readonly id: string; readonly part: string | null } | 'right' | null {
  for (const part of words) {
    const id = unitNamed(units, part);
    if (id !== null) return own !== null && id !== own ? 'right' : { id, part };
  }
  return own === null ? null : { id: own, part: null };
}
