// Reads a decision that names no code: "oke setujui aja", "balikin, SK-nya tidak terbaca". It only says which verb was meant;
// nothing is decided by it.
import { visible } from './clean.ts';
import { readYesNo } from './yes-no.ts';

/** What somebody wants to decide, and what they typed behind it. */
export interface DecisionWords {
  readonly verb: 'forward' | 'return' | 'reject';
  /** The words behind the verb, of a return: its notes. */
  readonly rest: string;
}

const VERBS: readonly (readonly [DecisionWords['verb'], RegExp])[] = [
  [
    'return',
    /(?<![\p{L}])(?:(?:di)?kembali(?:kan|in)|(?:di)?balik(?:in|kan|an)|pulangkan)(?![\p{L}])[\s,:]*/iu,
  ],
  ['reject', /(?<![\p{L}])(?:tolak(?:in)?|ditolak)(?![\p{L}])[\s,:]*/iu],
  [
    'forward',
    /(?<![\p{L}])(?:setuju(?:i|in)?|acc(?:in|kan)?|tetap(?:kan|in)|sah(?:kan|in)|lolos(?:kan|in)|terima(?!\s*kasih))(?![\p{L}])[\s,:]*/iu,
  ],
];
/** What takes the verb back, puts it off or asks. */
const NOT =
  /[?]|(?<![\p{L}])(?:jangan|belum|blm|tidak|tdk|gak|ga|nggak|ngga|enggak|kecuali|selain|apakah|bagaimana|gimana|gmn|cara(?:nya)?|siapa|kapan|kenapa|knp|bisa|boleh|kalau|kalo|klo|nanti|batal|sudah|udah|udh|sdh|semua(?:nya)?|ingatkan|temuan|usulan)(?![\p{L}])/iu;
/** In front of the verb: it asks what there is to decide, or speaks of one of a list. */
const ASKS = /(?<![\p{L}])(?:harus|perlu|mana|apa|ada|nomor|nomer|nmr)(?![\p{L}])/iu;
/** "Terima" and "setuju" are said of others too: "warga terima bantuan", "kepala desa setuju". */
const OF_ANYBODY = /^(?:terima|setuju)[\s,:]*$/iu;
/** In front of such a verb: whoever decides speaks of themselves, or has looked. */
const OWN_AHEAD =
  /(?:^|(?<![\p{L}])(?:ok|oke|okay|okee|sip|siap|baik|ya|iya|saya|sy|aku|ulun|pak|bu|min|kak|tolong|mohon|bagus|lengkap|sesuai|cocok|ini)|,)$/iu;
/** Behind it: nothing but what is looked at and words of talk. */
const OWN_BEHIND =
  /^(?:(?:aja|saja|ya|deh|dong|lah|pak|bu|min|kak|ini|itu|yang|yg|dengan|dgn|dg|inovasi|inovasinya|semua)[\s.,!]*)+$/iu;
/** "Ditolak Pak Kadis kemarin": somebody did it, or it is over. */
const DONE = /^di/iu;
const BY_SOMEBODY =
  /^(?:oleh|sama|pak|bu|bapak|ibu|kadis|kabid|kepala|camat|lurah|kades|bupati|tim|dinas|admin|verifikator|puskesmas|kecamatan|kemarin|kmrn|tadi|minggu|bulan|tahun)(?![\p{L}])/iu;
const NAME = /^\p{Lu}\p{Ll}/u;
/** The words behind a return are notes: they may say anything. */
const LONGEST = 600;
const MOST_AHEAD = 5;

/** Reads such a text; null for any other, and for one that says the verb is not meant. */
export function readDecisionWords(text: string): DecisionWords | null {
  const line = visible(text).trim();
  if (line.length > LONGEST || line === '') return null;
  for (const [verb, shape] of VERBS) {
    const found = shape.exec(line);
    if (found === null) continue;
    const ahead = line.slice(0, found.index).trim();
    const rest = line.slice(found.index + found[0].length).trim();
    const before = ahead.replaceAll(/(?<![\p{L}])(?:sudah|udah|udh|sdh)(?![\p{L}])/giu, '');
    if (ahead.split(/\s+/u).length > MOST_AHEAD || NOT.test(before) || ASKS.test(before))
      return null;
    if (OF_ANYBODY.test(found[0]) && !OWN_AHEAD.test(ahead) && !OWN_BEHIND.test(rest)) return null;
    const isTold = BY_SOMEBODY.test(rest) || NAME.test(rest);
    if (DONE.test(found[0]) && isTold && !/[,:]/u.test(found[0])) return null;
    if (verb === 'forward' && (NOT.test(rest) || readYesNo(rest).kind === 'no')) return null;
    return {
      verb,
      rest: verb === 'return' ? rest.replace(/^(?:aja|saja|dulu|ya|dong)[\s,:]+/iu, '') : '',
    };
  }
  return null;
}
