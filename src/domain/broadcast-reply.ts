// Reads what somebody answers to the question of a broadcast: coming, not coming, sending another, or an option.
// It does not know what was asked; a text that may mean something else is read only where no other question is open.
import { isAddress, isParticle, plainWords, rawWords } from './language/index.ts';
import { trimEndOf } from './trimming.ts';

/** What a message says as an answer: `choice` for the number of an option, with the code that was typed along. */
export type ReplyReading =
  | { readonly kind: 'present' | 'absent'; readonly code: string | null }
  | { readonly kind: 'represented'; readonly code: string | null; readonly name: string | null }
  | { readonly kind: 'choice'; readonly code: string | null; readonly option: number };

const set = (words: string): ReadonlySet<string> => new Set(plainWords(rawWords(words)));
const coming = set('hadir datang ikut menghadiri');
const able = set('bisa dapat sempat sanggup');
const refusing = set('tidak belum bukan batal');
const absent = new Set(plainWords(rawWords('berhalangan absen')));
// What may stand around an answer and changes nothing of it.
const around = set(
  'saya kami insya allah insyaallah inshaallah siap akan mau ya iya oke ok baik pasti tetap jadi mohon maaf izin selamat pagi siang sore malam assalamualaikum untuk acara rapat sudah',
);
const MAX_LENGTH = 200;

/**
 * Reads an answer; null for a text that is none. "hadir insya Allah", "siap hadir pak", "ga bisa, ada acara", "diwakili Budi",
 * "pilih 2", each with or without the code. `alone`: no other question is open, so that fewer words will do.
 */
export function readReply(typed: string, alone: boolean): ReplyReading | null {
  if (typed.length > MAX_LENGTH || typed.includes('?')) return null;
  const [whole, code = null] = /[(\s]?\b(S\d{4,6})\b\)?/iu.exec(typed) ?? [];
  const text = (whole === undefined ? typed : typed.replace(whole, ' ')).trim();
  const given = code === null ? null : code.toUpperCase();
  return (
    readRepresented(text, given) ?? readOption(text, given) ?? readPresence(text, given, alone)
  );
}

function readRepresented(text: string, code: string | null): ReplyReading | null {
  const courtesy =
    /^(?:(?:saya|kami|maaf|mohon maaf|akan|ya|baik|nanti)[,.]?\s+)*/iu.exec(text)?.[0] ?? '';
  const found = /^di?wakil(?:i|kan)?\b(?:\s+(?:oleh|kepada|ke)\b)?[\s:,]*(.*)$/isu.exec(
    text.slice(courtesy.length),
  );
  if (found === null) return null;
  const name = trimEndOf(found[1] ?? '', '.! ');
  return { kind: 'represented', code, name: name === '' ? null : name };
}

function readOption(text: string, code: string | null): ReplyReading | null {
  const option =
    /^(?:saya\s+)?(?:pilih|pilihan)\s+(?:nomor\s+|no\.?\s*)?(\d)\b[\s.!]*(?:ya|pak|bu)?$/iu.exec(
      text,
    )?.[1];
  return option === undefined ? null : { kind: 'choice', code, option: Number(option) };
}

function readPresence(text: string, code: string | null, alone: boolean): ReplyReading | null {
  // What stands behind a comma or `karena` is the reason.
  const [first = '', ...reason] = text.split(
    /[,;.\n]+\s*|\s(?:karena|krn|karna|soalnya|sebab)\s/iu,
  );
  const spoken = plainWords(rawWords(first.toLowerCase()).filter((word) => !isAddress(word)));
  // "maaf, tidak hadir": the courtesy before the comma is not yet the answer.
  if (reason.length > 0 && spoken.every((word) => around.has(word) || isParticle(word)))
    return readPresence(text.slice(first.length).replace(/^[,;.\s]+/u, ''), code, alone);
  const words = spoken.filter((word) => !around.has(word) && !isParticle(word));
  const says = (some: ReadonlySet<string>): boolean => words.some((word) => some.has(word));
  const known = words.every(
    (word) => coming.has(word) || able.has(word) || refusing.has(word) || absent.has(word),
  );
  const clear = code !== null || alone;
  if (
    !known &&
    !(clear && (says(refusing) || says(absent)) && (says(coming) || says(able) || says(absent)))
  )
    return null;
  if (says(absent) && !says(refusing)) return { kind: 'absent', code };
  if (says(refusing))
    return says(coming) || (clear && says(able)) ? { kind: 'absent', code } : null;
  if (says(coming)) return reason.length === 0 || clear ? { kind: 'present', code } : null;
  // "siap S2480", "bisa S2480"
  return code !== null && spoken.length > 0 ? { kind: 'present', code } : null;
}
