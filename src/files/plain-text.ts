// Reads plain text as people save it: UTF-8, with or without its mark, or UTF-16 with its mark.
// An older code page is read only where somebody asked for it: a wrong guess would change names.
import { type Result, no, ok } from '../domain/result.ts';

/** Text and whether it had to be read from another encoding than UTF-8. */
export interface DecodedText {
  readonly text: string;
  readonly transcoded: boolean;
}

/** Decodes bytes without their byte-order mark; refuses what is neither UTF-8 nor marked UTF-16, or holds binary data. */
export function decodeText(bytes: Uint8Array): Result<DecodedText, 'NOT_UTF8'> {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(mark, { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? no('NOT_UTF8') : ok({ text, transcoded: mark !== 'utf-8' });
  } catch {
    return no('NOT_UTF8');
  }
}

/** The same, and where it is neither, windows-1252, in which older office programs and browsers save here. */
export function decodeOldText(bytes: Uint8Array): Result<DecodedText, 'NOT_UTF8'> {
  const decoded = decodeText(bytes);
  if (decoded.ok) return decoded;
  const text = new TextDecoder('windows-1252').decode(bytes);
  return /(?![\t\n\r\f])\p{Cc}/u.test(text) ? decoded : ok({ text, transcoded: true });
}
