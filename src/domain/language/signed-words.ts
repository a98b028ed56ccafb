// Reads what is typed to keep that a unit's order or commitment was signed: `komitmen sudah ditandatangani 3 Desember`, with the
// name of a unit from whoever looks after all, `status komitmen` to see who has. A message is taken whole or not at all.
import { type Day, iso } from '../days.ts';
import { readDayPast } from './day-past.ts';

/** The papers between the head of the region and its units that are signed outside. */
const signedPapers = ['perintah-pelaksanaan', 'pernyataan-komitmen'] as const;

/** One of them. */
export type SignedPaper = (typeof signedPapers)[number];

/** What somebody typed about one. `unit` null: their own; `day` null: what stands there is no day that has been. */
export type SignedLine =
  | { readonly do: 'status'; readonly paper: SignedPaper }
  | {
      readonly do: 'signed';
      readonly paper: SignedPaper;
      readonly unit: string | null;
      readonly day: string | null;
    }
  | { readonly do: 'unsigned'; readonly paper: SignedPaper; readonly unit: string | null };

const PAPER = String.raw`(?<paper>(?:pernyataan )?komitmen|(?:surat )?perintah(?: pelaksanaan)?)`;
const STATUS = new RegExp(
  String.raw`^\/?(?:status|rekap|siapa (?:saja )?yang (?:sudah|belum)) ${PAPER}[.!?]?$`,
  'iu',
);
const SIGNED = new RegExp(
  String.raw`^\/?${PAPER}(?: (?!(?:sudah|telah|belum|batal|tidak jadi) )(?<unit>[^:;\n]{2,90}?))?(?: (?<how>sudah|telah|belum|batal|tidak jadi))? (?<deed>ditandatangani|ditanda tangani|diteken|diterima)(?: (?:(?:pada )?(?:tanggal |tgl ))?(?<day>[^:;\n]{3,40}))?[.!]?$`,
  'iu',
);
/** Words that name the own unit. */
const OWN = /^(?:unit )?(?:kami|saya|unit|ini)$/iu;
const longest = 200;

const paperOf = (typed: string): SignedPaper =>
  /komitmen/iu.test(typed) ? 'pernyataan-komitmen' : 'perintah-pelaksanaan';

/** Reads a line about a signed paper; null for every other text. */
export function readSigned(text: string, today: Day): SignedLine | null {
  if (text.length > longest) return null;
  const line = text.trim().replace(/[ \t]+/gu, ' ');
  const status = STATUS.exec(line)?.groups;
  if (status !== undefined) return { do: 'status', paper: paperOf(status['paper'] ?? '') };
  const found = SIGNED.exec(line)?.groups;
  if (found === undefined) return null;
  const paper = paperOf(found['paper'] ?? '');
  // An order comes signed; a commitment that was received may still lack its signature.
  if (/^diterima$/iu.test(found['deed'] ?? '') && paper !== 'perintah-pelaksanaan') return null;
  const named = (found['unit'] ?? '').trim().replace(/^unit (?=\S)/iu, '');
  const unit = named === '' || OWN.test(named) ? null : named;
  if (/^(?:belum|batal|tidak jadi)$/iu.test(found['how'] ?? ''))
    return { do: 'unsigned', paper, unit };
  if (found['day'] === undefined)
    return { do: 'signed', paper, unit, day: iso(today.year, today.month, today.day) };
  const day = readDayPast(found['day'], today);
  return { do: 'signed', paper, unit, day: day?.kind === 'day' ? day.day : null };
}
