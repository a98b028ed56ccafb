// Reads a line about a candidate (temuan): its number with what is to become of it, in either order, and lines to be noted.
// A message is taken whole or not at all: a word that belongs to none of this makes it talk.
import type { CandidateAct, CandidateLine, NoteLines } from './candidate-line.ts';
import { LEADING } from './command-words.ts';
import { wordSet } from './phrases.ts';
import { isAddress, isParticle, plainWords, rawWords } from './words.ts';

const LONGEST = 700;
const LONGEST_NOTE = 20_000;

/** A number of at least three digits: T-0, T-1 and T-2 are years. */
const NUMBERED =
  /^(?<before>[^\d\n]{0,60}?)(?<![\p{L}\p{N}-])t[\s\-–—._]{0,3}(?<number>\d{3,7})(?![\p{L}\p{N}])(?<after>[^]*)$/iu;

/** Ways to say each act. Written plainly, spelling is seen to by words.ts. */
const ACTS: readonly (readonly [CandidateAct['do'], string])[] = [
  ['show', 'lihat|buka|tampilkan|cek|detail|isi temuan|temuan apa|bagaimana'],
  [
    'assign',
    'untuk|ke|kepada|tugaskan|tugaskan ke|tugaskan kepada|tugaskan untuk|serahkan|serahkan ke|serahkan kepada|berikan ke|berikan kepada|kasih ke|kasih|diisi|diisi oleh|dikerjakan|dikerjakan oleh|oleh|pengisi|pengisinya|yang isi|yang mengisi',
  ],
  [
    'take',
    'saya|ambil|saya ambil|saya yang ambil|saya isi|saya yang isi|saya yang mengisi|saya kerjakan|saya bersedia|bersedia|untuk saya|ke saya|biar saya|saya sanggup|sanggup|ya saya|ya saya ambil|ya bersedia|ya saya bersedia|ambil alih',
  ],
  ['agree', 'ya|siap|oke|betul'],
  [
    'decline',
    'tidak|tidak bisa|bukan saya|tidak bersedia|saya tidak bisa|saya tidak bersedia|lepas|lepaskan|kembalikan|tolak|tidak sanggup|tidak jadi|jangan saya|belum bisa',
  ],
  [
    'close',
    'bukan inovasi|bukan|itu bukan inovasi|ini bukan inovasi|tutup|coret|tidak termasuk inovasi|tidak termasuk|bukan termasuk inovasi',
  ],
  [
    'same',
    'sama dengan|sama seperti|samakan dengan|samakan|sama|duplikat dari|duplikat dengan|duplikat|ganda dengan|ganda|kembar dengan|serupa dengan|sudah ada di',
  ],
  [
    'postpone',
    'tunda|tunda sampai|tunda ke|tunda dulu|tunda dulu sampai|ditunda|ditunda sampai|nanti|nanti sampai|undur|undur ke',
  ],
  [
    'begin',
    'mulai|mulai isi|mulai mengisi|isi|isikan|kerjakan|lanjut|lanjutkan|buat|jadikan inovasi|jadi inovasi|jadikan draf|buat draf|mulai sekarang',
  ],
  ['reopen', 'buka lagi|buka ulang|aktifkan lagi|hidupkan lagi|batal tutup'],
];

/** Acts that take something behind them, with the words that only lead to it. */
const LEADING_TO: { readonly [act: string]: ReadonlySet<string> } = {
  assign: wordSet('ke kepada untuk oleh'),
  close: wordSet('karena alasan alasannya sebab'),
  same: wordSet('dengan seperti temuan inovasi'),
  postpone: wordSet('sampai ke dulu pada tanggal sampe hingga'),
};

const byWords: ReadonlyMap<string, CandidateAct['do']> = new Map(
  ACTS.flatMap(([act, phrases]) =>
    phrases.split('|').map((phrase) => [plainWords(rawWords(phrase)).join(' '), act] as const),
  ),
);
const mostWords = Math.max(...[...byWords.keys()].map((key) => key.split(' ').length));

const leading = wordSet(LEADING);
const NOUNS = wordSet('temuan nomor yang ini itu');
const NOTING = wordSet(
  'catat lapor laporkan tambah tambahkan ada daftarkan masukkan simpan temuan baru ini',
);

const plainOf = (text: string): string[] => plainWords(rawWords(text.toLowerCase()));
const saysNothing = (text: string): boolean =>
  rawWords(text.toLowerCase()).every((word) => isAddress(word) || isParticle(word));

/** Reads a line about a candidate; null when it is none. */
export function readCandidate(text: string): CandidateLine | null {
  if (text.length > LONGEST) return null;
  const found = NUMBERED.exec(text.trim())?.groups;
  if (found === undefined) return null;
  const { before = '', after = '' } = found;
  const number = Number(found['number']);
  const head = headOf(before);
  if (head === null) return null;
  const act = head === undefined ? readAfter(after) : withRest(head, after);
  if (act === null || (act.do !== 'show' && /[?？]\s*$/u.test(text))) return null;
  return { number, act };
}

/** What stands before the number: an act, undefined for nothing, null for talk. */
function headOf(before: string): CandidateAct['do'] | undefined | null {
  const words = plainOf(before).filter((word) => !isAddress(word));
  while (words.length > 0 && NOUNS.has(words.at(-1) ?? '')) words.pop();
  if (words.length === 0) return undefined;
  for (let from = 0; from < words.length; from++) {
    const act = byWords.get(words.slice(from).join(' '));
    if (act !== undefined) return act;
    if (!leading.has(words[from] ?? '') && !NOUNS.has(words[from] ?? '')) return null;
  }
  return undefined;
}

function readAfter(after: string): CandidateAct | null {
  const rest = trimmed(after);
  if (rest === '') return { do: 'show' };
  const typed = [...rest.slice(0, 200).matchAll(/\S+/gu)];
  for (let count = Math.min(mostWords + 2, typed.length); count >= 1; count--) {
    const last = typed[count - 1];
    if (last === undefined) continue;
    const end = last.index + last[0].length;
    const act = byWords.get(plainOf(rest.slice(0, end)).join(' '));
    if (act === undefined) continue;
    const made = withRest(act, rest.slice(end));
    if (made !== null) return made;
  }
  return saysNothing(rest) ? { do: 'show' } : null;
}

const trimmed = (text: string): string => text.replace(/^[\s:;,.–—-]+/u, '').trim();

/** An act with what stands behind it; null when it takes nothing and something is there. */
function withRest(act: CandidateAct['do'], after: string): CandidateAct | null {
  let rest = trimmed(after);
  switch (act) {
    case 'assign':
    case 'close':
    case 'same':
    case 'postpone': {
      const skipped = LEADING_TO[act];
      for (;;) {
        const [word = ''] = /^\S+/u.exec(rest) ?? [];
        const plain = plainOf(word).join(' ');
        if (word === '' || skipped?.has(plain) !== true) break;
        rest = trimmed(rest.slice(word.length));
      }
      if (act === 'assign' && byWords.get(plainOf(rest).join(' ')) === 'take')
        return { do: 'take' };
      // "bukan" alone says too little of what it is not.
      return { do: act, rest };
    }
    default:
      return saysNothing(rest) ? { do: act } : null;
  }
}

const NOTE =
  /^(?<head>[^\n:]{0,60}?\btemuan(?:\s+baru)?)(?<unit>[^\n:]{0,100})[:\n](?<lines>[^]+)$/iu;
const BULLET = /^(?:\d{1,3}[.)]|[-–—•*·])\s+/u;

/** Reads lines to be noted (`temuan: …`, one a line, the unit before the colon); null when a message is none of that. */
export function readNotes(text: string): NoteLines | null {
  if (text.length > LONGEST_NOTE) return null;
  const found = NOTE.exec(text.trim().replace(/^\//u, ''))?.groups;
  if (found === undefined) return null;
  const head = plainOf(found['head'] ?? '').filter((word) => !isAddress(word));
  if (!head.every((word) => NOTING.has(word) || leading.has(word))) return null;
  const lines = (found['lines'] ?? '')
    .split('\n')
    .map((line) => line.trim().replace(BULLET, '').trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return null;
  return {
    unit: trimmed((found['unit'] ?? '').replace(/^\s*(?:untuk|di|dari|unit)\s+/iu, '')),
    lines,
    typed: text,
  };
}

/** What a list of candidates is narrowed to. */
export interface ListWords {
  readonly own: boolean;
  readonly page: number;
  /** The unit as typed; '' for all. */
  readonly unit: string;
}

const OWN = new Set(['saya']);
const AROUND_LIST = wordSet('temuan unit semua baru daftar lihat halaman untuk di dari yang');

/** Reads the words behind `temuan`. */
export function readListWords(typed: string): ListWords {
  const tokens = typed.trim().split(/\s+/u);
  const kept: string[] = [];
  let own = false;
  let page = 1;
  for (const token of tokens) {
    const [plain = ''] = plainOf(token);
    if (OWN.has(plain)) own = true;
    else if (/^\d{1,3}$/u.test(plain)) page = Math.max(1, Number(plain));
    else if (plain !== '' && !(kept.length === 0 && AROUND_LIST.has(plain))) kept.push(token);
  }
  return { own, page, unit: kept.join(' ') };
}
