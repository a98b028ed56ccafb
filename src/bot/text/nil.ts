// The words for nil statements.
// A message without a sentence does not compile.
import { count, lines, moment } from './format.ts';
import type { WordsOf } from './words.ts';
import type { NilMessages } from '../../domain/conversation/nil/messages.ts';

/** The words. */
export const nilWords: WordsOf<NilMessages> = {
  nil_list: ({ rows }) =>
    rows.length === 0
      ? 'Belum ada keterangan nihil untuk edisi ini.'
      : lines(
          `${count(rows.length)} keterangan nihil:`,
          ...rows.map(
            (row, index) =>
              `${index + 1}. ${row.unit}, dinyatakan${row.declaredBy === null ? '' : ` ${row.declaredBy}`} ${moment(row.declaredAt)}; ${row.confirmedAt === null ? 'menunggu kepala unit' : `disahkan${row.confirmedBy === null ? '' : ` ${row.confirmedBy}`} ${moment(row.confirmedAt)}`}`,
          ),
        ),
  nil_not_now: ({ unit, handedIn }) =>
    `${unit} sudah mengirim ${count(handedIn)} inovasi, jadi keterangan nihil tidak diperlukan. Ketik "daftar" untuk melihatnya.`,
  nil_ask: ({ unit, edition, headed }) =>
    `Menyatakan bahwa ${unit} belum memiliki inovasi untuk ${edition}? ${headed ? 'Kepala unit akan diminta mengesahkan.' : 'Unit ini belum mempunyai Kepala unit di sini, jadi koordinator akan kami minta mengundangnya.'} Keterangan ini gugur sendiri bila nanti ada inovasi yang dikirim.`,
  nil_ask_head: ({ unit, by, at }) =>
    `${by ?? 'Admin Inovasi'} menyatakan pada ${moment(at)} bahwa ${unit} belum memiliki inovasi. Sahkan keterangan nihil ini?`,
  nil_declared: ({ unit, headed }) =>
    `✔ Tersimpan: keterangan nihil ${unit}. ${headed ? 'Kepala unit sudah kami minta mengesahkan.' : 'Belum ada Kepala unit yang dapat mengesahkan; koordinator sudah kami beri tahu.'}`,
  notice_nil_no_head: ({ unit, by }) =>
    `${by ?? 'Admin Inovasi'} menyatakan bahwa ${unit} belum memiliki inovasi, tetapi unit itu tidak mempunyai Kepala unit yang dapat mengesahkan. Ketik "undang kepala" untuk mengundangnya.`,
  nil_confirmed: ({ unit }) => `✔ Tersimpan: keterangan nihil ${unit} disahkan.`,
  notice_nil_declared: ({ unit, by }) =>
    `${by ?? 'Admin Inovasi'} menyatakan bahwa ${unit} belum memiliki inovasi. Ketik "nihil" untuk membaca dan mengesahkan.`,
  notice_nil_confirmed: ({ unit, by }) =>
    `Keterangan nihil ${unit} disahkan${by === null ? '' : ` oleh ${by}`}.`,
};
