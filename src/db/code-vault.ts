// One-time codes at rest: wherever a message or a conversation is stored, a live code stands sealed in its text, and is
// opened when the text is shown. It knows no table and no network.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals and opens codes inside any value that can be JSON. */
export interface CodeVault {
  /** Seals each of `codes` wherever it stands in a text of the value. */
  readonly seal: <T>(value: T, codes: readonly string[]) => T;
  /** Opens what is sealed; what was sealed with another key stays as it is. */
  readonly open: <T>(value: T) => T;
  /** The codes that are sealed in the value. */
  readonly codesIn: (value: unknown) => readonly string[];
  /** Puts dots in the place of codes that are dead, and of those that cannot be opened. */
  readonly blank: <T>(value: T, isDead: (code: string) => boolean) => T;
}

const NONCE = 12;
const TAG = 16;
const sealed = /⟦k1:([\w-]{38,400})⟧/gu;
const OPENING = '⟦k1:';
/** What stands in the place of a code that is used or over. */
const DOTS = '····';

/** Whether codes may stand sealed in what is written as JSON; false is certain. */
export const mayHoldCodes = (json: string): boolean => json.includes(OPENING);

/** Makes the vault from `SECRET_KEY`; copies of the database do not hold it. */
export function codeVault(secretKey: string | Uint8Array): CodeVault {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'sepeda-baru codes at rest', 32));
  const close = (code: string): string => {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const body = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()]);
    return `⟦k1:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}⟧`;
  };
  const read = (text: string): string | null => {
    const bytes = Buffer.from(text, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {
        authTagLength: TAG,
      }).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return (
        decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
      );
    } catch {
      return null;
    }
  };
  const opened = (text: string, shown: (code: string | null, whole: string) => string): string =>
    text.includes(OPENING)
      ? text.replaceAll(sealed, (whole, bytes: string) => shown(read(bytes), whole))
      : text;

  return {
    seal(value, codes) {
      const known = [...new Set(codes)].filter((code) => code.length >= 4);
      if (known.length === 0) return value;
      // The longest first: a short one may be part of it.
      const inOrder = known.toSorted((a, b) => b.length - a.length);
      return everyText(value, (text) =>
        inOrder.reduce(
          (left, code) =>
            left
              .split(/(⟦k1:[\w-]{38,400}⟧)/u)
              .map((piece) =>
                piece.startsWith(OPENING)
                  ? piece
                  : piece.replaceAll(standing(code), () => close(code)),
              )
              .join(''),
          text,
        ),
      );
    },
    open: (value) =>
      holds(value, OPENING)
        ? everyText(value, (text) => opened(text, (code, whole) => code ?? whole))
        : value,
    codesIn(value) {
      const found: string[] = [];
      if (!holds(value, OPENING)) return found;
      everyText(value, (text) =>
        opened(text, (code, whole) => {
          if (code !== null) found.push(code);
          return whole;
        }),
      );
      return found;
    },
    blank: (value, isDead) =>
      everyText(value, (text) =>
        opened(text, (code, whole) => (code === null || isDead(code) ? DOTS : whole)),
      ),
  };
}

/** A code where it stands by itself: four digits are also in a time, a year and a larger number. */
const standing = (code: string): RegExp =>
  /^\d+$/.test(code)
    ? new RegExp(String.raw`(?<![\p{L}\p{N}.:-])${code}(?![\p{L}\p{N}:-])`, 'gu')
    : new RegExp(code.replaceAll(/[^\w-]/g, String.raw`\$&`), 'g');

/** Whether a text of the value holds `what`; almost none does, and nothing is copied to find that out. */
function holds(value: unknown, what: string): boolean {
  if (typeof value === 'string') return value.includes(what);
  if (typeof value !== 'object' || value === null) return false;
  for (const name in value) if (holds(Reflect.get(value, name), what)) return true;
  return false;
}

/** Does something with every text of a value; what holds none is given back as it is. */
function everyText<T>(value: T, change: (text: string) => string): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (Array.isArray(part)) {
      const parts: readonly unknown[] = part;
      const done = parts.map(walk);
      return done.every((one, index) => one === parts[index]) ? part : done;
    }
    if (typeof part !== 'object' || part === null || part instanceof Date) return part;
    const entries = Object.entries(part).map(([name, one]): [string, unknown] => [name, walk(one)]);
    return entries.every(([name, one]) => one === Reflect.get(part, name))
      ? part
      : Object.fromEntries(entries);
  };
  // The shape stays: only texts are exchanged.
  return walk(value) as T;
}
