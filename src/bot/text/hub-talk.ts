// The words for requests to copy what is published, and for questions between units about it.
// They pass on what was typed and nobody's number; every answer says what can be typed next.
import type {
  CopyShown,
  CountedAs,
  HubMessages,
  QuestionShown,
} from '../../domain/conversation/hub/messages.ts';
import { copyName, type CopyState, questionName } from '../../domain/hub/copy.ts';
import { region, roleNameFirst } from '../../domain/region.ts';
import { count, lines, quoted, theirs } from './format.ts';

const stateWords: Readonly<Record<CopyState, string>> = {
  asked: 'menunggu jawaban',
  accepted: 'dipersilakan, sedang disiapkan',
  refused: 'belum dapat',
  done: 'sudah berjalan',
};

/** Before what is shown, when something was typed along that we do not carry out. */
const nothingDone = 'Belum ada yang berubah: kalimat tadi belum kami jalankan.';

const copyLine = ({ number, who, state }: CopyShown): string =>
  `• ${copyName(number)} ${theirs(who, 32)}: ${stateWords[state]}`;

const counted = ({ no, label, level, text }: CountedAs): string =>
  level === null
    ? `Indikator ${no} ${theirs(label, 30)} menghitung peniruan oleh daerah lain; belum ada yang tercatat di sini.`
    : `Untuk indikator ${no} ${theirs(label, 30)}: tingkat ${level} (${theirs(text ?? '', 50)}). Buktinya surat atau PKS dari daerah itu: kirim berkasnya dengan keterangan "${no} tingkat ${level}".`;

const questionLine = ({ number, unit, text, answer }: QuestionShown): string =>
  `• ${questionName(number)} ${theirs(unit, 28)}: ${quoted(text, 50)} → ${answer === null ? 'belum dijawab' : quoted(answer, 66)}`;

type TalkKeys = Extract<keyof HubMessages, `copy_${string}` | `question_${string}`>;

/** The words. */
export const hubTalkWords: {
  readonly [
    Key in
      | TalkKeys
      | 'notice_copy'
      | 'notice_question'
      | 'hub_peers'
      | 'hub_no_indicator'
      | 'hub_unknown'
      | 'hub_enough'
      | 'hub_too_long'
  ]: (args: HubMessages[Key]) => string;
} = {
  hub_unknown: () =>
    'Nomor itu tidak ada di katalog. Mohon periksa nomornya, atau cari dengan "cari inovasi gizi".',
  hub_enough: ({ limit }) =>
    `Hari ini sudah ${count(limit)} pesan ke unit lain. Pesan ini belum terkirim; mohon kirim lagi besok.`,
  hub_too_long: ({ limit }) =>
    `Pesan ini terlalu panjang dan belum terkirim. Mohon singkat sampai ${count(limit)} huruf.`,
  copy_outside_how: ({ code }) =>
    lines(
      'Dari daerah atau lembaga mana, dan dengan siapa kami bicara? Tulis dengan titik koma:',
      `"kami mau meniru ${code}; Kabupaten Contoh; Fulan bin Fulan; untuk posyandu kami"`,
    ),
  copy_outside_own: ({ code }) =>
    lines(
      `Itu bagian dari ${region().district}, jadi bukan daerah lain. Bila bertugas di sini, mohon minta undangan kepada admin unitnya, lalu ketik lagi "kami mau meniru ${code}".`,
      `Bila dari daerah lain, sebut juga daerahnya: "kami mau meniru ${code}; Dinas Kesehatan Kabupaten Contoh; Fulan bin Fulan".`,
    ),
  copy_own_unit: ({ code }) =>
    `${code} milik unit Bapak/Ibu sendiri, jadi tidak perlu meminta. Melihat siapa yang meniru: ketik "tiruan ${code}".`,
  copy_asked: ({ number, name, unit }) =>
    lines(
      `✔ Permintaan ${copyName(number)} untuk meniru ${quoted(name, 90)} disampaikan kepada ${theirs(unit, 60)}.`,
      `Jawabannya datang ke sini. Melihatnya: ketik "${copyName(number)}".`,
    ),
  copy_list: ({ code, name, rows, total, here, elsewhere, indicator }) =>
    lines(
      `${theirs(name, 50)} (${code}) ditiru ${count(here)} unit di sini dan ${count(elsewhere)} daerah lain.`,
      ...rows.map(copyLine),
      total > rows.length ? `dan ${count(total - rows.length)} lainnya.` : null,
      indicator === null ? null : counted(indicator),
    ),
  copy_shown: (shown) => {
    const { number, code, who, state, name, purpose, remark, answers, writes } = shown;
    const id = copyName(number);
    return lines(
      shown.unread ? nothingDone : null,
      `${id}: ${theirs(who, 60)} mau meniru ${quoted(name, 80)} (${code}).`,
      purpose === null ? null : `Keperluan: ${theirs(purpose, 150)}`,
      `Keadaan: ${stateWords[state]}.${remark === null ? '' : ` ${quoted(remark, 150)}`}`,
      answers ? `Menjawab: "${id} boleh", atau "${id} tidak: alasan".` : null,
      writes ? `Menulis kepada pihak lain: "${id} pesan: …".` : null,
      state === 'accepted' ? `Bila sudah berjalan: "${id} sudah: hasilnya".` : null,
    );
  },
  copy_changed: ({ number, who, what }) => {
    const id = copyName(number);
    switch (what) {
      case 'accepted':
        return lines(
          `✔ ${id}: ${theirs(who, 60)} dipersilakan dan sudah kami beri tahu.`,
          `Menulis kepada mereka: ketik "${id} pesan:" lalu isinya.`,
        );
      case 'refused':
        return `✔ ${id} dijawab belum dapat; ${theirs(who, 60)} kami beri tahu alasannya.`;
      case 'done':
        return `✔ ${id} tercatat sudah berjalan di ${theirs(who, 60)}. Terima kasih.`;
    }
  },
  copy_reason: ({ number }) =>
    `Mohon tulis alasannya juga, misalnya "${copyName(number)} tidak: masih diuji coba".`,
  copy_not_now: ({ number, state }) =>
    `${copyName(number)} sekarang ${stateWords[state]}, jadi langkah itu tidak dapat dilakukan. Melihatnya: ketik "${copyName(number)}".`,
  copy_written: ({ number }) =>
    `✔ Pesan tentang ${copyName(number)} terkirim; balasannya datang ke sini.`,
  copy_write_how: ({ number }) =>
    `Mohon tulis isinya juga, misalnya "${copyName(number)} pesan: boleh kami lihat SOP-nya?"`,
  notice_copy: (notice) => {
    const { number, who, name, code, what, by, text, indicator } = notice;
    const id = copyName(number);
    const said = text === null ? null : quoted(text, 250);
    switch (what) {
      case 'asked':
        return lines(
          `${theirs(who, 60)} (${theirs(by ?? '-', 50)}) mau meniru ${quoted(name, 80)} (${code}).`,
          said === null ? null : `Keperluan: ${said}`,
          `Jawab: "${id} boleh", atau "${id} tidak: alasan".`,
        );
      case 'accepted':
        return lines(
          `Kabar baik: ${quoted(name, 80)} boleh ditiru (${id}, dijawab ${theirs(by ?? '-', 50)}).`,
          said,
          `Menulis kepada pengelolanya: "${id} pesan: …". Bila sudah berjalan: "${id} sudah: hasilnya".`,
        );
      case 'refused':
        return lines(
          `${quoted(name, 80)} belum dapat ditiru (${id}). Alasan: ${said ?? '-'}`,
          'Inovasi lain yang serupa: ketik "cari inovasi" lalu katanya.',
        );
      case 'done':
        return lines(
          `${quoted(name, 80)} sudah berjalan di ${theirs(who, 60)} (${id}).`,
          said,
          indicator === null ? null : counted(indicator),
        );
      case 'note':
        return lines(
          `${id}, dari ${theirs(by ?? '-', 50)}: ${said ?? ''}`,
          `Membalas: "${id} pesan: …".`,
        );
    }
  },
  question_asked: ({ number, unit }) =>
    `✔ Pertanyaan ${questionName(number)} disampaikan kepada ${theirs(unit, 60)}; jawabannya datang ke sini dan dapat dibaca unit lain.`,
  question_shown: (shown) => {
    const { number, code, unit, text, answer, answers, hides } = shown;
    const id = questionName(number);
    return lines(
      shown.unread ? nothingDone : null,
      `${id} tentang ${code}, dari ${theirs(unit, 60)}: ${quoted(text, 200)}`,
      answer === null ? 'Belum dijawab.' : `Jawaban: ${quoted(answer, 200)}`,
      answers ? `Menjawab: "${id} jawab: …".` : null,
      hides ? `Bila tidak pantas dibaca unit lain: "${id} sembunyikan: alasan".` : null,
    );
  },
  question_list: ({ code, name, rows, total }) =>
    total === 0
      ? `Belum ada tanya jawab tentang ${theirs(name, 80)} (${code}). Bertanya: ketik "tanya ${code}: pertanyaannya".`
      : lines(
          `Tanya jawab tentang ${theirs(name, 60)} (${code}):`,
          ...rows.map(questionLine),
          total > rows.length
            ? `dan ${count(total - rows.length)} lainnya; satu per satu dengan nomornya, misalnya "${questionName(rows[0]?.number ?? 1)}".`
            : null,
        ),
  question_answered: ({ number }) =>
    `✔ Jawaban ${questionName(number)} terkirim, dan dapat dibaca unit lain.`,
  question_hidden: ({ number }) =>
    `✔ ${questionName(number)} tidak dapat dibaca lagi; penanyanya kami beri tahu alasannya.`,
  question_how: ({ number, what }) =>
    what === 'answered'
      ? `Mohon tulis jawabannya juga, misalnya "${questionName(number)} jawab: dua kader setiap desa".`
      : `Mohon tulis alasannya juga, misalnya "${questionName(number)} sembunyikan: memuat nama warga".`,
  question_done: ({ number }) =>
    `${questionName(number)} sudah dijawab. Membacanya: ketik "${questionName(number)}".`,
  notice_question: (notice) => {
    const { number, code, unit, text, answer, what, name, reason } = notice;
    const id = questionName(number);
    switch (what) {
      case 'asked':
        return lines(
          `${theirs(unit, 60)} bertanya tentang ${quoted(name, 70)} (${code}): ${quoted(text, 250)}`,
          `Jawab: "${id} jawab: …". Jawabannya dapat dibaca unit lain.`,
        );
      case 'answered':
        return lines(
          `Pertanyaan ${id} tentang ${quoted(name, 70)} dijawab: ${quoted(answer ?? '', 300)}`,
          `Semua tanya jawab: ketik "tanya jawab ${code}".`,
        );
      case 'hidden':
        return `Pertanyaan ${id} tidak ditampilkan. Alasan: ${quoted(reason ?? '', 200)}. Bertanya lagi: ketik "tanya ${code}: pertanyaannya".`;
    }
  },
  hub_peers: ({ no, label, rows }) =>
    rows.length === 0
      ? `Belum ada inovasi yang terbit dengan indikator ${no} ${theirs(label, 50)} yang lengkap. Tanyakan kepada ${roleNameFirst('mentor')}: ketik "tanya pamong".`
      : lines(
          `Unit yang sudah melengkapi indikator ${no} ${theirs(label, 50)}:`,
          ...rows.map(
            ({ code, name, unit }) => `• ${theirs(unit, 40)}: ${theirs(name, 50)}, ${code}`,
          ),
          `Bertanya kepada mereka: ketik misalnya "tanya ${rows[0]?.code ?? ''}: bagaimana melengkapi indikator ${no}?"`,
        ),
  hub_no_indicator: ({ no }) =>
    `Indikator ${no} tidak ada pada formulir ini. Mohon periksa nomornya; ketik "kurang" untuk melihat yang belum lengkap.`,
};
