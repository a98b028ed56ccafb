// Phone numbers as people in Indonesia write them, and the one form in which they are compared (E.164).
// It never guesses a country: without a plus, what begins as a mobile number of Indonesia does is one.
import { readPersonName } from './person-name.ts';
import { trimEndOf } from './trimming.ts';

const shape = /^\+[1-9]\d{7,14}$/;
/** A mobile number of Indonesia: 08, then eight to eleven more digits. */
const mobile = /^\+628[1-9]\d{7,10}$/;
/** The same without its zero, as an Excel file leaves it: "812 3456 7890". With a plus it is a number of another country. */
const withoutZero = /^8[1-9]\d{7,10}$/;

/** The text with plain digits, hyphens and blanks, without signs that show nothing: what an address book or a web page adds. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/\p{Zs}/gu, ' ');
}

/** Reads a number such as 0812-3456-7890, 62812…, +62 (0)812 …, 812…; null when it is none. */
export function readPhone(text: string): string | null {
  const bare = plain(text)
    .trim()
    .replaceAll(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(bare)) return null;
  const full = bare.startsWith('+')
    ? bare
    : bare.startsWith('00')
      ? `+${bare.slice(2)}`
      : bare.startsWith('0')
        ? `+62${bare.slice(1)}`
        : withoutZero.test(bare)
          ? `+62${bare}`
          : `+${bare}`;
  // The zero of a number inside the country has no place behind the country's own.
  const number = full.replace(/^\+620+/, '+62');
  return shape.test(number) ? number : null;
}

/** True for a number that a person in Indonesia carries along, which is what messengers know people by. */
export const isMobile = (phone: string): boolean => mobile.test(phone);

/** Whom an invitation is for, as far as the inviter named them. */
export interface Invitee {
  readonly phone?: string;
  readonly name?: string;
  /** 18 digits. */
  readonly nip?: string;
  /** The letter it rests on, such as a surat tugas. */
  readonly basis?: string;
}

/** A number as it begins inside the country, else any run of digits that is long enough to be one. */
const inside = /(?<![\d+])(?:(?:\+|00)?62|0)(?:[\s().-]{0,3}\d){6,15}(?!\d)/;
const anywhere = /(?<![\d+])(?:\+|00)?\d(?:[\s().-]{0,3}\d){6,17}(?!\d)/;

/**
 * Takes number, NIP, name ("untuk …") and basis ("dasar …") out of what was typed behind an invitation; `rest` is what
 * remains: role and unit. `unread`: a number that is no mobile number of Indonesia, or of which it is not certain where it
 * ends, as typed.
 */
export function readInvitee(typed: string): {
  readonly invitee: Invitee | null;
  readonly rest: string;
  /** Somebody is named, and it cannot be a name. */
  readonly noName: boolean;
  /** A number that is nobody's mobile number. */
  readonly unread?: string;
} {
  let rest = plain(typed);
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return (found[1] ?? found[0]).trim();
  };
  const basis = take(/\bdasar\s+(\S[^]{0,298})$/i);
  const nip = take(/(?<!\d)(?:nip\s*(?:[:.]\s*)?)?(\d{18})(?!\d)/i);
  const number = take(inside) ?? take(anywhere);
  const read = number === undefined ? null : readPhone(number);
  const phone = read !== null && isMobile(read) && !endsInDoubt(number ?? '') ? read : null;
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
    ...(number === undefined || phone !== null ? {} : { unread: number }),
  };
}

/** True for a number that would be one without its last digit or two, which stand apart: "0812-3456-7890 2 orang". */
function endsInDoubt(number: string): boolean {
  const [, before = ''] = /^(.*\d)\s+\d{1,2}$/.exec(number) ?? [];
  const shorter = readPhone(before);
  return shorter !== null && isMobile(shorter);
}

/** True when a text names a phone number somewhere. */
export const namesPhone = (text: string): boolean =>
  [inside, anywhere].some((run) => readPhone(run.exec(plain(text))?.[0] ?? '') !== null);
