// How codes and tokens rest in the database: long ones as plain hashes, short ones keyed with the product's secret.
// It never keeps a code; those that must be shown again are sealed (code-vault.ts).
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { type CodeVault, codeVault } from './code-vault.ts';

/** SHA-256 of a code or token with at least 40 bits and limited tries, or 128 bits. */
export function sha256(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

/** Hashes that need the product's secret. */
export interface Secrets {
  /** A card's four digits, bound to the person they were shown to; without the key they could be tried out in a moment. */
  readonly cardHash: (personId: number, code: string) => Buffer;
  /** Seals live codes in what is stored. */
  readonly codes: CodeVault;
}

/** Derives the keys from `SECRET_KEY`. */
export function secretsFrom(secretKey: string | Uint8Array): Secrets {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'sepeda-baru card codes', 32));
  return {
    codes: codeVault(secretKey),
    cardHash: (personId, code) => createHmac('sha256', key).update(`${personId}:${code}`).digest(),
  };
}
