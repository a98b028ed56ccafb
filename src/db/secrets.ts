// How codes and tokens rest in the database: long ones as plain hashes, short ones keyed with the product's secret.
// It never keeps a code; those that must be shown again are sealed (code-vault.ts).
import { createHash, createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { type CodeVault, codeVault } from './code-vault.ts';

/** SHA-256 of a code or token with at least 40 bits and limited tries, or 128 bits. */
export function sha256(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

/** Hashes that need the product's secret. */
export interface Secrets {
  /**
   * A card's four digits, bound to the person they were shown to; without the key they could be tried out in a moment. It is
   * known from then on which digits are behind it.
   */
  readonly cardHash: (personId: number, code: string) => Buffer;
  /**
   * The digits behind such a hash; null where there are none. Only whoever has the key can try them all, which takes some
   * milliseconds, once for each: that no card stores its code, sealed or not, is worth them.
   */
  readonly cardCodes: (personId: number, hashes: readonly Buffer[]) => readonly (string | null)[];
  /** The key with which what a webhook is told is signed; stored nowhere. */
  readonly webhookKey: (id: number) => Buffer;
  /** Seals live codes in what is stored. */
  readonly codes: CodeVault;
}

/** How many codes of four digits there are. */
const CARD_CODES = 10_000;

/** So many of them are kept by a process: some hundred bytes each. */
const KEPT_CODES = 10_000;

/** Derives the keys from `SECRET_KEY`. */
export function secretsFrom(secretKey: string | Uint8Array): Secrets {
  // An object: from bytes it would be made anew for each hash, which takes several times as long as the hash.
  const key = createSecretKey(
    Buffer.from(hkdfSync('sha256', secretKey, '', 'sepeda-baru card codes', 32)),
  );
  const hashOf = (personId: number, code: string): Buffer =>
    createHmac('sha256', key).update(`${personId}:${code}`).digest();
  // What was made or found out, also that there is nothing behind a hash: the same cards are listed again and again.
  const found = new Map<string, string | null>();
  const keep = (hash: string, code: string | null): void => {
    found.delete(hash);
    found.set(hash, code);
    if (found.size <= KEPT_CODES) return;
    const [oldest = ''] = found.keys();
    found.delete(oldest);
  };
  return {
    codes: codeVault(secretKey),
    webhookKey: (id) =>
      Buffer.from(hkdfSync('sha256', secretKey, '', `sepeda-baru webhook ${id}`, 32)),
    cardHash: (personId, code) => {
      const hash = hashOf(personId, code);
      keep(hash.toString('hex'), code);
      return hash;
    },
    cardCodes: (personId, hashes) => {
      const wanted = [...new Set(hashes.map((hash) => hash.toString('hex')))];
      const sought = new Map(wanted.map((hash) => [hash, found.get(hash) ?? null]));
      const missing = new Set(wanted.filter((hash) => !found.has(hash)));
      for (let digits = 0; digits < CARD_CODES && missing.size > 0; digits += 1) {
        const code = String(digits).padStart(4, '0');
        const hash = hashOf(personId, code).toString('hex');
        if (!missing.delete(hash)) continue;
        sought.set(hash, code);
      }
      for (const hash of wanted) keep(hash, sought.get(hash) ?? null);
      return hashes.map((hash) => sought.get(hash.toString('hex')) ?? null);
    },
  };
}
