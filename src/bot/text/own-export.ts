// The words of the copy of one's own data: every answer, file and message as it is stored.
// Nothing is shortened: a copy is complete.
import type { ExportEntry } from '../../domain/conversation/own-data/export-parts.ts';
import type { OwnDataMessages } from '../../domain/conversation/own-data/messages.ts';
import { lines, moment, paragraphs } from './format.ts';
import { channelText } from './channel-text.ts';
import { roleNames } from './labels.ts';
import type { WordsOf } from './words.ts';

const headings: Readonly<Record<ExportEntry['kind'], string>> = {
  consent: 'Persetujuan:',
  phone: 'Nomor telepon:',
  passkey: 'Kunci masuk (passkey) untuk meja periksa:',
  invitation: 'Undangan yang dibuat untuk Anda, seperti ditulis pengundangnya:',
  answer: 'Jawaban:',
  file: 'Berkas yang Anda kirim (nama, ukuran, SHA-256):',
  message: 'Pesan yang Anda kirim, seperti yang disimpan:',
  comment: 'Komentar dan pertanyaan yang Anda tulis:',
  candidate: 'Temuan yang Anda catat:',
  attendance: 'Jawaban atas siaran:',
};

const answers: Readonly<Record<string, string>> = {
  present: 'hadir',
  absent: 'tidak hadir',
  represented: 'diwakili',
};

function lineOf(entry: ExportEntry): string {
  const at = moment(entry.at);
  switch (entry.kind) {
    case 'consent':
      return `• ${at}: ${entry.version === null ? 'ditarik' : `diberikan, naskah ${entry.version}`}`;
    case 'answer':
      return `• ${entry.code}, ${entry.label}: ${entry.value} (${at})`;
    case 'file':
      return `• ${at}: ${entry.name}${entry.caption === null ? '' : ` ("${entry.caption}")`}${entry.code === null ? '' : ` untuk ${entry.code}`}, ${entry.size === null ? 'belum tersimpan' : `${entry.size} byte`}${entry.sha256 === null ? '' : `, ${entry.sha256}`}`;
    case 'phone':
      return `• ${entry.phone}, ${channelText(entry.channel)}, sejak ${at}`;
    case 'passkey':
      return `• ${entry.name}, sejak ${at}, ${entry.used === null ? 'belum pernah dipakai' : `terakhir dipakai ${moment(entry.used)}`}`;
    case 'invitation': {
      const told = [
        entry.name,
        entry.nip === null ? null : `NIP ${entry.nip}`,
        entry.phone,
        entry.basis === null ? null : `dasar ${entry.basis}`,
        entry.note === null ? null : `catatan ${entry.note}`,
      ].filter((one) => one !== null);
      return `• ${at}, sebagai ${roleNames[entry.role]}${told.length === 0 ? '' : `: ${told.join(', ')}`}`;
    }
    case 'message':
      return `• ${at}, ${channelText(entry.channel)}: ${entry.text}`;
    case 'comment':
      return `• ${at}${entry.code === null ? '' : `, ${entry.code}`}: ${entry.text}`;
    case 'candidate':
      return `• ${at}, T-${entry.number}: ${entry.sentence}`;
    case 'attendance':
      return `• ${at}, ${entry.code}: ${answers[entry.answer] ?? entry.answer}${entry.representative === null ? '' : ` oleh ${entry.representative}`}`;
  }
}

/** Words of the copy of one's own data. */
export const ownExportWords: WordsOf<Pick<OwnDataMessages, 'own_export'>> = {
  own_export: ({ part, parts, entries }) =>
    paragraphs(
      `Salinan data Anda, bagian ${part} dari ${parts}`,
      ...[...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, rows]) =>
        lines(headings[kind], ...rows.map(lineOf)),
      ),
      part < parts
        ? `Bagian berikutnya: ketik "data saya unduh ${part + 1}".`
        : 'Itu semuanya. Berkas bukti dapat diminta dengan "bukti" dan kode inovasinya.',
    ),
};
