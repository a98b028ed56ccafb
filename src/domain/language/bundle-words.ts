// Words about the national bundle: what asks for one, and of which innovations or unit it is to be.
// It knows no unit; what is left of the text may name one.
import type { Row } from './command-row.ts';

/** Rows of the table of commands. */
export const BUNDLE_COMMANDS: readonly Row[] = [
  {
    name: 'bundle',
    tail: 'free',
    words:
      'paket nasional|paket entri nasional|bundel nasional|minta paket nasional|buat paket nasional|buatkan paket nasional|unduh paket nasional|kirim paket nasional|kirimkan paket nasional',
  },
];

const code = /\binv[\s-]?([a-z0-9]{5})\b/giu;
const fillers =
  /\b(?:semua|seluruh|unit|untuk|dari|kode|nomor|dan|inovasi|saja|dong|ya|kabupaten|daerah)\b/giu;

/** Of what a bundle was asked for: innovations by their codes, and what else stands there, which may name a unit. */
export function readBundleAsked(rest: string | undefined): {
  readonly codes: readonly string[];
  readonly named: string;
} {
  const typed = rest ?? '';
  const codes = [...typed.matchAll(code)].map(([, letters = '']) => `INV-${letters.toUpperCase()}`);
  const named = typed
    .replaceAll(code, ' ')
    .replaceAll(fillers, ' ')
    .replaceAll(/[\s,;.]+/gu, ' ');
  return { codes: [...new Set(codes)].toSorted(), named: named.trim() };
}
