// Phone numbers as people in Indonesia write them, and the one form in which they are compared (E.164).
// It never guesses a country beyond the leading zero of Indonesia.
import { readPersonName } from './person-name.ts';
import { trimEndOf } from './trimming.ts';

const shape = /^\+[1-9]\d{7,14}$/;

/** Reads a number such as 0812-3456-7890, 62812…, +62 812 …; null when it is none. */
export function readPhone(text: string): string | null {
  const bare = text.trim().replaceAll(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(bare)) return null;
  const full = bare.startsWith('+')
    ? bare
    : bare.startsWith('00')
      ? `+${bare.slice(2)}`
      : bare.startsWith('0')
        ? `+62${bare.slice(1)}`
        : `+${bare}`;
  return shape.test(full) ? full : null;
}

/** Whom an invitation is for, as far as the inviter named them. */
export interface Invitee {
  readonly phone?: string;
  readonly name?: string;
  /** 18 digits. */
  readonly nip?: string;
  /** The letter it rests on, such as a surat tugas. */
  readonly basis?: string;
}

const inText = /(?<![\d+])(?:\+|00)?\d(?:[\s().-]{0,2}\d){7,14}(?!\d)/;

/**
 * Takes number, NIP, name ("untuk …") and basis ("dasar …") out of what was typed behind an invitation; `rest` is what
 * remains: role and unit.
 */
export function readInvitee(typed: string): {
  readonly invitee: Invitee | null;
  readonly rest: string;
  /** Somebody is named, and it cannot be a name. */
  readonly noName: boolean;
} {
  let rest = typed;
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return (found[1] ?? found[0]).trim();
  };
  const basis = take(/\bdasar\s+(\S[^]{0,298})$/i);
  const nip = take(/(?<!\d)(?:nip\s*(?:[:.]\s*)?)?(\d{18})(?!\d)/i);
  const number = take(inText);
  const phone = number === undefined ? null : readPhone(number);
  const named = take(/\b(?:untuk|atas nama|a\.?n\.?)\s+(\S[^]{0,198})$/i);
  const words = named === undefined ? '' : trimEndOf(named, ' ,;');
  const name = words === '' ? null : readPersonName(words);
  const invitee = {
    ...(phone === null ? {} : { phone }),
    ...(name === null ? {} : { name }),
    ...(nip === undefined ? {} : { nip }),
    ...(basis === undefined ? {} : { basis }),
  };
  return {
    invitee: Object.keys(invitee).length === 0 ? null : invitee,
    noName: words !== '' && name === null,
    rest: trimEndOf(rest.replaceAll(/\s+/g, ' '), ' ,;').trim(),
  };
}

/** True when a text names a phone number somewhere. */
export const namesPhone = (text: string): boolean =>
  readPhone(inText.exec(text)?.[0] ?? '') !== null;
