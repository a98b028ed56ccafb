// The words for nil statements.
// A message without a sentence does not compile.
import { roleName, roleNameSmall } from '../../domain/region.ts';
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
              `${index + 1}. ${row.unit}, dinyatakan${row.declaredBy === null ? '' : ` ${row.declaredBy}`} ${moment(row.declaredAt)}; ${row.confirmedAt === null ? `menunggu ${roleNameSmall('unit_head')}` : `disahkan${row.confirmedBy === null ? '' : ` ${row.confirmedBy}`} ${moment(row.confirmedAt)}`}`,
          ),
        ),
  nil_not_now: ({ unit, handedIn }) =>
    `${unit} sudah mengirim ${count(handedIn)} inovasi, jadi keterangan nihil tidak diperlukan. Ketik "daftar" untuk melihatnya.`,
  nil_ask: ({ unit, edition, headed }) =>
    `Menyatakan bahwa ${unit} belum memiliki inovasi untuk ${edition}? ${headed ? `${roleName('unit_head')} akan diminta mengesahkan.` : `Unit ini belum mempunyai ${roleName('unit_head')} di sini, jadi ${roleName('coordinator')} akan kami minta mengundangnya.`} Keterangan ini gugur sendiri bila nanti ada inovasi yang dikirim.`,
  nil_ask_head: ({ unit, by, at }) =>
    `${by ?? roleName('unit_admin')} menyatakan pada ${moment(at)} bahwa ${unit} belum memiliki inovasi. Sahkan keterangan nihil ini?`,
  nil_declared: ({ unit, headed }) =>
    `✔ Tersimpan: keterangan nihil ${unit}. ${headed ? `${roleName('unit_head')} sudah kami minta mengesahkan.` : `Belum ada ${roleName('unit_head')} yang dapat mengesahkan; ${roleName('coordinator')} sudah kami beri tahu.`}`,
  notice_nil_no_head: ({ unit, by }) =>
    `${by ?? roleName('unit_admin')} menyatakan bahwa ${unit} belum memiliki inovasi, tetapi unit itu tidak mempunyai ${roleName('unit_head')} yang dapat mengesahkan. Ketik "undang kepala" untuk mengundangnya.`,
  nil_confirmed: ({ unit }) => `✔ Tersimpan: keterangan nihil ${unit} disahkan.`,
  notice_nil_declared: ({ unit, by }) =>
    `${by ?? roleName('unit_admin')} menyatakan bahwa ${unit} belum memiliki inovasi. Ketik "nihil" untuk membaca dan mengesahkan.`,
  notice_nil_confirmed: ({ unit, by }) =>
    `Keterangan nihil ${unit} disahkan${by === null ? '' : ` oleh ${by}`}.`,
};
