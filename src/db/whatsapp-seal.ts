// Seals what the WhatsApp session keeps: AES-256-GCM per row with a key derived from SECRET_KEY.
// It never stores anything and never logs what it seals.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** Seals and opens bytes; `place` names the row and is bound to the sealed bytes. */
export interface Seal {
  /** Encrypts under a fresh nonce. */
  seal(plain: string | Uint8Array, place: string): Buffer;
  /** Decrypts; throws when the key is another one, or the bytes were changed or moved to another row. */
  open(sealed: Uint8Array, place: string): Buffer;
}

/** Makes the seal of a session from SECRET_KEY (HKDF-SHA256, so that no other use shares the key). */
export function makeSeal(secretKey: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'whatsapp session', 32));
  return {
    seal(plain, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      const nonce = sealed.subarray(0, nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(place))
        .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      const body = decipher.update(sealed.subarray(nonceBytes + tagBytes));
      return Buffer.concat([body, decipher.final()]);
    },
  };
}
