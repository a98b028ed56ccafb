// The words for reading the record and exports.
// A message without a sentence does not compile.
import { eventName, refusedName } from './event-names.ts';
import { capital, count, lines, moment, paragraphs, theirs } from './format.ts';
import { channelNames, roleNames, stateNames } from './labels.ts';
import type { WordsOf } from './words.ts';
import type { ReadingMessages } from '../../domain/conversation/reading/messages.ts';
import type { RecordLine } from '../../domain/conversation/reading/types.ts';

const named = (code: string, name: string | null) =>
  name === null || name === code ? code : `${theirs(name, 160)} (${code})`;

/** Refusals are recorded with the step that was meant; everything else with a reason people wrote. */
function reasonOf({ what, reason }: RecordLine): string {
  if (reason === null) return '';
  if (what === 'wrong_code' || what === 'stale_button') return '';
  const words = what === 'denied' ? refusedName(reason) : theirs(reason, 120);
  return words === null ? '' : `: ${words}`;
}

function recordLine(line: RecordLine): string {
  const role = line.role === null ? '' : ` (${roleNames[line.role]})`;
  const by = line.by === null ? '' : `, oleh ${line.by}${role}`;
  const item = line.item === null ? '' : `, ${theirs(line.item, 80)}`;
  const code = line.code === null ? '' : ` ${line.code}`;
  return `• ${moment(line.at)}: ${eventName(line.what)}${code}${item}${by}${reasonOf(line)}`;
}

const channelOf = (channel: string): string =>
  channel === 'telegram' || channel === 'whatsapp' || channel === 'webchat'
    ? channelNames[channel]
    : channel;

/** The number behind a WhatsApp address; other networks' addresses are no way to reach somebody. */
function phoneOf(nativeId: string): string | null {
  const digits = /^(\d{8,15})(?:@s\.whatsapp\.net)?$/.exec(nativeId)?.[1];
  return digits === undefined ? null : `+${digits}`;
}

/** The words. */
export const readingWords: WordsOf<ReadingMessages> = {
  history: ({ code, name, page, lines: rows, earlier, thread }) =>
    paragraphs(
      lines(
        `Riwayat ${named(code, name)}${page > 1 ? `, halaman ${page}` : ''}, yang terbaru di atas:`,
        rows.length === 0 ? '• (tidak ada lagi)' : null,
        ...rows.map((row) => recordLine({ ...row, code: null })),
        earlier > 0
          ? `• … dan ${count(earlier)} kejadian sebelumnya; ketik "riwayat ${page + 1}" untuk melihatnya.`
          : null,
      ),
      thread.length === 0
        ? null
        : lines(
            'Komentar dan pertanyaan:',
            ...thread.map(
              (row) => `• ${moment(row.at)}, ${row.from ?? 'seseorang'}: ${theirs(row.text, 300)}`,
            ),
          ),
      `Untuk berkomentar, ketik "komentar ${code}" lalu isinya.`,
    ),
  contacts: ({ code, name, people }) =>
    lines(
      `Kontak pengisi ${named(code, name)}:`,
      ...people.map(({ name: who, nip, addresses }) => {
        const phones = addresses.flatMap(({ channel, nativeId }) =>
          channel === 'whatsapp' ? (phoneOf(nativeId) ?? []) : [],
        );
        const reached = [...new Set(addresses.map(({ channel }) => channelOf(channel)))];
        return lines(
          `• ${who ?? '(belum bernama)'}, NIP ${nip ?? 'belum dicatat'}`,
          `  Telepon: ${phones.length === 0 ? 'belum diketahui' : phones.join(', ')}`,
          `  Saluran: ${reached.length === 0 ? '-' : reached.join(', ')}`,
        );
      }),
    ),
  comment_how: ({ code }) =>
    `Tulis komentarnya di belakang kode, misalnya "komentar ${code} mohon dilengkapi fotonya".`,
  export_which: () => 'Unit yang mana? Balas dengan nomornya, atau ketik "batal".',
  export_ask: ({ unit }) =>
    `Daftar inovasi ${unit ?? 'semua unit'} akan dikirim ke sini sebagai teks. Ekspor ini dicatat.`,
  export_list: ({ unit, rows }) =>
    rows.length === 0
      ? `Belum ada inovasi ${unit ?? 'dari unit mana pun'} yang sudah dikirim.`
      : lines(
          `Daftar ${count(rows.length)} inovasi ${unit ?? 'semua unit'}:`,
          ...rows.map(
            (row, index) =>
              `${index + 1}. ${named(row.code, row.name)}; ${row.unit}; ${capital(stateNames[row.state])} sejak ${moment(row.since)}; ${row.owner ?? '-'}${row.portalId === null ? '' : `; nomor nasional ${row.portalId}`}`,
          ),
        ),
  audit_list: ({ whole, page, lines: rows, more }) =>
    lines(
      `Catatan kejadian ${whole ? 'semua unit' : 'unit Anda'}${page === 1 ? '' : `, halaman ${page}`}, yang terbaru di atas:`,
      ...rows.map(recordLine),
      rows.length === 0 ? 'Tidak ada kejadian di halaman ini.' : null,
      more ? `Ketik "jejak ${whole ? 'semua ' : ''}${page + 1}" untuk yang lebih lama.` : null,
    ),
};
