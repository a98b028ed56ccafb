// The words for the public catalogue.
// They say what everybody will read before it is published, and where it can be read.
import { roleName, roleNameSmall } from '../../domain/region.ts';
import type { CardLine, HubMessages } from '../../domain/conversation/hub/messages.ts';
import { count, lines, quoted, theirs } from './format.ts';
import { hubTalkWords } from './hub-talk.ts';
import { stateNames } from './labels.ts';
import type { WordsOf } from './words.ts';

const cardLine = ({ code, name, unit, year }: CardLine): string =>
  `• ${theirs(name, 34)}, ${theirs(unit, 22)} ${year}, ${code}`;

/** So many fields of another form fit one screen. */
const mostFields = 8;

/** The words. */
export const hubWords: WordsOf<HubMessages> = {
  ...hubTalkWords,
  card_preview: ({ code, name, summary, labels, leftOut, video, again }) => {
    const called = theirs(name, 40);
    const told = theirs(labels.join(', '), 210);
    // The sentence gets the room that name and labels leave: the code to publish stands below on the same screen.
    const room = Math.min(130, 300 - called.length - told.length);
    return lines(
      again
        ? `Isi ${code} yang sekarang akan menggantikan yang sudah terbit di katalog umum:`
        : `Yang akan terbit di katalog umum, terbaca oleh siapa saja:`,
      `${called} (${code})`,
      `"${theirs(summary, room)}"`,
      `Selain nama, unit, tahun, urusan, bentuk, jenis, dan tahapan: ${told}${video ? ', tautan video' : ''}.`,
      leftOut === 0 ? null : `${count(leftOut)} nama, nomor, atau alamat tidak ikut terbit.`,
      'Tidak pernah terbit: nama orang, NIP, telepon, bukti, anggaran, skor, dan catatan.',
    );
  },
  past_cards: ({ rows, total, page, pages, decides }) =>
    total === 0
      ? 'Belum ada calon terbitan dari daftar lama. Yang sudah terbit: ketik "cari inovasi" lalu katanya.'
      : rows.length === 0
        ? `Halaman ${count(page)} tidak ada; ketik "katalog lama".`
        : lines(
            `Calon terbitan dari daftar lama: ${count(total)}${pages > 1 ? `, halaman ${count(page)} dari ${count(pages)}` : ''}.`,
            ...rows.map((row) => `${cardLine(row)}${row.published ? ' (terbit)' : ''}`),
            page < pages ? `Berikutnya: ketik "katalog lama halaman ${page + 1}".` : null,
            decides
              ? `Membaca lalu menerbitkan: ketik misalnya "terbitkan ${rows[0]?.code ?? 'K-1'}".`
              : `Membaca: ketik misalnya "${rows[0]?.code ?? 'K-1'}". Yang menerbitkan: ${roleNameSmall('unit_head')}nya.`,
          ),
  past_card: ({ code, name, unit, year, summary, labels, leftOut, source, place, ...told }) =>
    lines(
      `${theirs(name, 60)} (${code}), ${theirs(unit, 40)} ${year}. Belum terbit; bila diterbitkan, terbaca oleh siapa saja:`,
      `"${theirs(summary, 120)}"`,
      `Nama, unit, tahun, dan pilihan, serta seluruh teks: ${theirs(labels.join(', '), 120)}.`,
      leftOut === 0 ? null : `${count(leftOut)} nama, nomor, atau alamat tidak ikut terbit.`,
      `Asal: ${quoted(source, 40)}, ${theirs(place, 30)}. Di katalog tertulis: dari daftar lama, belum diperiksa di sini.`,
      told.pages === undefined
        ? null
        : `Membaca semua teksnya${told.decides === true ? ', lalu menerbitkan' : ''}: ketik "${code} baca"${told.pages > 1 ? ` (${count(told.pages)} bagian)` : ''}.`,
    ),
  past_card_read: ({ code, name, label, text, page, pages, leftOut, source, place, decides }) =>
    lines(
      `${theirs(name, 50)} (${code}), bagian ${count(page)} dari ${count(pages)}. Bila diterbitkan, terbaca oleh siapa saja:`,
      `${theirs(label, 40)}: "${theirs(text, 320)}"`,
      ...(page < pages
        ? [`Lanjut: ketik "${code} baca ${page + 1}".`]
        : [
            leftOut === 0 ? null : `${count(leftOut)} nama, nomor, atau tautan tidak ikut.`,
            `Nama inisiator, nomor, dan tautan tidak ikut; nama lain mohon diperiksa${decides ? ' sebelum diterbitkan' : ''}.`,
            `Asal: ${quoted(source, 24)}, ${theirs(place, 20)}.`,
          ]),
    ),
  past_card_own: ({ code, unit }) =>
    `Daftar asal ${code} diambil oleh Bapak/Ibu sendiri, jadi yang menerbitkan kepala ${theirs(unit, 60)} yang lain, atau yang diberi peran itu sementara.`,
  past_card_there: ({ code, name, url }) =>
    `${quoted(name, 90)} (${code}) sudah terbit: ${url}. Menurunkannya: ketik "turunkan ${code}".`,
  notice_past_cards: ({ name, year, cards, unit }) =>
    `${count(cards)} inovasi ${theirs(unit, 60)} tahun ${year} dari ${quoted(name, 40)} menunggu kata ${roleNameSmall('unit_head')} untuk katalog umum; belum ada yang terbit. Membacanya: ketik "katalog lama".`,
  card_not_yet: ({ code, state }) =>
    `${code} sekarang ${stateNames[state]}. Yang dapat diterbitkan: inovasi yang sudah ditetapkan ${roleName('unit_head_title')}. Ketik "lihat ${code}" untuk melihat langkah berikutnya.`,
  card_empty: ({ code }) =>
    `${code} belum dapat diterbitkan: manfaat, cara kerja, dan permasalahannya masih kosong atau belum dipastikan. Mohon minta pengisinya melengkapi.`,
  card_published: ({ code, name, url }) =>
    lines(
      `✔ ${quoted(name, 90)} terbit di katalog umum: ${url}`,
      `Menurunkannya kapan saja: ketik "turunkan ${code}".`,
    ),
  card_take_back: ({ code, name, url }) =>
    lines(
      `${quoted(name, 90)} (${code}) akan diturunkan dari katalog umum. Halamannya, ${url}, langsung hilang; inovasinya sendiri tidak berubah.`,
    ),
  card_taken_back: ({ code, name }) =>
    `✔ ${quoted(name, 90)} sudah tidak ada di katalog umum. Menerbitkannya lagi: ketik "terbitkan ${code}".`,
  card_not_published: ({ code }) =>
    `${code} tidak ada di katalog umum, jadi tidak ada yang diturunkan. Menerbitkannya: ketik "terbitkan ${code}".`,
  notice_card: ({ code, name, by, url }) =>
    url === null
      ? `${quoted(name, 90)} (${code}) diturunkan dari katalog umum oleh ${theirs(by ?? roleName('unit_head_title'), 60)}. Isinya tetap tersimpan.`
      : `${quoted(name, 90)} (${code}) diterbitkan di katalog umum oleh ${theirs(by ?? roleName('unit_head_title'), 60)}: ${url}`,
  hub_found: ({ words, rows, page, pages, total, more, url }) =>
    total === 0
      ? `Belum ada inovasi yang terbit dengan kata ${quoted(words, 60)}. Coba satu kata saja, misalnya "cari inovasi gizi", atau buka ${url}`
      : rows.length === 0
        ? `Halaman ${count(page)} tidak ada; ketik "cari inovasi ${theirs(words, 60)}".`
        : lines(
            `${more ? `Lebih dari ${count(total)}` : count(total)} inovasi terbit dengan kata ${quoted(words, 28)}${pages > 1 ? `, halaman ${count(page)} dari ${count(pages)}` : ''}:`,
            ...rows.map(cardLine),
            page < pages
              ? `Berikutnya: ketik "cari inovasi ${theirs(words, 60)} halaman ${page + 1}".`
              : null,
            `Membaca lengkap: ${url}/${rows[0]?.code ?? ''}`,
          ),
  other_form: ({ code, name, title, year, sure, rows, word, missing = [], tells = false }) =>
    lines(
      `${theirs(name, 50)} (${code}) pada formulir ${title} ${year}${sure ? '' : ' (belum pasti)'}; kata terisi dari batasnya:`,
      ...rows.slice(0, mostFields).map(({ no, label, words, maxWords }) => {
        const limit = maxWords === null ? '' : ` dari ${count(maxWords)}`;
        const over = maxWords !== null && words > maxWords ? ', mohon dipersingkat' : '';
        return `${no} ${theirs(label, 30)}: ${count(words)}${limit}${over}`;
      }),
      rows.length > mostFields
        ? `dan ${count(rows.length - mostFields)} bagian lain di dokumennya.`
        : null,
      missing.length === 0
        ? null
        : `Belum ada: ${theirs(missing.map((one) => `${one.part} ${one.label}`).join('; '), 170)}.`,
      word === undefined
        ? null
        : `${tells ? `Mengisi: ketik "${word} ${code} ${missing[0]?.part ?? rows[0]?.no ?? '1'}: isinya". ` : ''}Dokumennya: "${word} ${code} cetak".`,
    ),
  other_form_told: ({
    code,
    word,
    title,
    no,
    label,
    words,
    maxWords,
    dropped,
    next,
    whole = false,
  }) =>
    lines(
      `✔ ${dropped ? 'Dikosongkan' : 'Tersimpan'} untuk ${title}. Bagian ${no} ${theirs(label, 40)}: ${count(words)}${maxWords === null ? '' : ` dari ${count(maxWords)}`} kata.`,
      whole
        ? `Bagian ${no} punya teks sendiri, jadi isian ini belum tampil. Agar tampil: ketik "${word} ${code} ${no} hapus".`
        : null,
      next === null
        ? `Tidak ada lagi yang kurang. Dokumennya: ketik "${word} ${code} cetak".`
        : `Berikutnya ${theirs(next.label, 60)}: ketik "${word} ${code} ${next.part}: isinya".`,
    ),
  other_form_part_long: ({ code, word, part, most }) =>
    `Belum disimpan: paling panjang ${count(most)} huruf. Mohon dipersingkat, lalu ketik lagi "${word} ${code} ${part}: isinya".`,
  other_form_too_long: ({ code, word, part, no, label, words, maxWords, before }) =>
    lines(
      `Belum disimpan: bagian ${no} ${theirs(label, 40)} akan menjadi ${count(words)} kata, sedangkan batasnya ${count(maxWords)}.`,
      before >= maxWords
        ? `Isian profilnya saja sudah ${count(before)} kata. Tulis dulu ringkasannya: ketik "${word} ${code} ${no}: isinya", paling banyak ${count(maxWords)} kata.`
        : `Mohon dipersingkat ${count(words - maxWords)} kata, lalu ketik lagi "${word} ${code} ${part}: isinya".`,
    ),
  other_form_no_part: ({ code, word, part, parts }) =>
    `Bagian ${theirs(part, 5)} tidak ada pada formulir itu. Yang ada: ${theirs(parts.join(', '), 200)}. Misalnya: ketik "${word} ${code} ${parts[0] ?? '1'}: isinya".`,
  hub_how: ({ most }) =>
    `${most === null ? '' : `Kata pencarian paling panjang ${count(most)} huruf. `}Untuk mencari inovasi yang sudah terbit, ketik "cari inovasi" lalu katanya, misalnya "cari inovasi gizi".`,
};
