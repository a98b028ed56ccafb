// The words for the contest, as its people and its judges read them; what is said to whoever runs it stands in contest-running.ts.
// They never tell one judge what another one gave.
import { roleName, roleNameFirst } from '../../domain/region.ts';
import type { ContestMessages } from '../../domain/conversation/contest/messages.ts';
import type { ContestState } from '../../domain/contest/contest.ts';
import { entryName } from '../../domain/contest/contest.ts';
import { count, day, exampleDay, lines, quoted, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

/** Where a contest stands, for people. */
export const contestStateWords: Readonly<Record<ContestState, string>> = {
  open: 'pendaftaran dibuka',
  judging: 'sedang dinilai juri',
  finals: 'babak presentasi finalis',
  locked: 'hasil dikunci, menunggu diumumkan',
  announced: 'hasil sudah diumumkan',
};

/** An entry in a line. */
export const entryLine = (
  { number, name, unit }: { readonly number: number; readonly name: string; readonly unit: string },
  [most, mostUnit]: readonly [number, number] = [28, 24],
): string => `${entryName(number)} ${theirs(name, most)}, ${theirs(unit, mostUnit)}`;

/** The line that leads to the next page. */
export const nextPage = (page: number, pages: number, words: string): string | null =>
  page < pages
    ? `Halaman ${count(page)} dari ${count(pages)}; berikutnya: ketik "${words} ${page + 1}".`
    : null;

/** Lines for criteria: one each, or two in one where there are many. */
const criteriaLines = (all: readonly string[]): readonly string[] =>
  all.length <= 6
    ? all.map((one) => `• ${one}`)
    : all.flatMap((one, at) =>
        at % 2 === 0 ? [`• ${[one, ...all.slice(at + 1, at + 2)].join('; ')}`] : [],
      );

/** Letters that a label may have where there are so many. */
const labelOf = (label: string, among: number): string => theirs(label, among <= 6 ? 40 : 20);

/** The first few numbers. */
const some = (all: readonly number[]): string =>
  `${all.slice(0, 12).map(count).join(', ')}${all.length > 12 ? ', …' : ''}`;

/** Letters that a reply may have. */
const longestReply = 700;

/** The fullest of these texts that a reply holds; the last one where none fits. */
const fullest = (texts: readonly string[]): string =>
  texts.find((text) => text.length <= longestReply) ?? texts.at(-1) ?? '';

const marksWhy: { readonly [Why in ContestMessages['contest_marks_unclear']['why']]: string } = {
  count: 'Jumlah nilainya tidak sama dengan jumlah kriteria',
  scale: 'Ada nilai di luar batas',
  part: 'Pecahan nilai hanya boleh setengah, misalnya 80,5',
  unread: 'Ada kriteria yang belum dikenali',
  twice: 'Ada kriteria yang disebut dua kali',
};

type Ours = Extract<
  keyof ContestMessages,
  | 'contest_none'
  | 'contest_status'
  | 'contest_rules'
  | 'contest_entries'
  | 'contest_entry'
  | 'contest_entry_unknown'
  | 'contest_not_now'
  | 'contest_entered'
  | 'contest_enter_none'
  | 'contest_enter_which'
  | 'contest_entered_before'
  | 'contest_no_category'
  | 'contest_over'
  | 'contest_taken_out'
  | 'contest_to_judge'
  | 'contest_judge_waits'
  | 'contest_read'
  | 'contest_evidence'
  | 'contest_no_evidence'
  | 'contest_marks_unclear'
  | 'contest_marks_ask'
  | 'contest_marks_given'
  | 'contest_marks_dropped'
  | 'contest_leave_ask'
  | 'contest_judge_left'
  | 'notice_contest'
>;

/** The words for entries and judges. */
export const contestWords: WordsOf<Pick<ContestMessages, Ours>> = {
  contest_none: ({ opens, example }) =>
    opens
      ? `Lomba tahun ini belum dibuka. Membukanya: ketik "lomba buka", atau dengan batas pendaftaran, misalnya "lomba buka sampai ${exampleDay(example)}".`
      : 'Lomba tahun ini belum dibuka. Kabarnya akan datang ke sini; sementara itu silakan lengkapi inovasinya.',
  contest_status: ({ name, state, closesOn, entries, meeting, judges, own }) =>
    lines(
      `${name}: ${contestStateWords[state]}; ${count(entries)} peserta.`,
      closesOn === null || state !== 'open' ? null : `Pendaftaran sampai ${day(closesOn)}.`,
      meeting === null ? null : `Presentasi: ${theirs(meeting.title, 60)}, ${day(meeting.day)}.`,
      ...own.map((entry) => `• ${entryLine(entry)}`),
      judges === null
        ? state === 'open'
          ? 'Mengikutkan inovasi yang sudah diterima: ketik "ikutkan".'
          : null
        : `Juri: ${count(judges)}. Langkah: "lomba peserta", "undang juri", "lomba bagi", "lomba tutup", "lomba nilai", "lomba finalis", "lomba kunci", "lomba umumkan".`,
      `Kriteria dan bobot: ketik "lomba aturan".${state === 'announced' ? ' Pemenang: "lomba hasil".' : ''}`,
    ),
  contest_rules: ({ rules }) =>
    lines(
      `Aturan ${rules.name} (${theirs(rules.source, 90)}):`,
      `• Kategori: ${rules.categories.map(({ label }) => label).join('; ')}`,
      ...Object.values(rules.stages).map(
        ({ label, weight, criteria }) =>
          `• ${label} (bobot ${count(weight)}): ${criteria.map((one) => `${one.label} ${count(one.weight)}`).join(', ')}`,
      ),
      `• Nilai ${count(rules.scale.least)} sampai ${count(rules.scale.greatest)}; ${count(rules.finalists)} finalis tiap kategori`,
      `• Bila sama: ${rules.ties
        .map((tie) => {
          if (tie.by === 'maturity') return 'skor kematangan';
          if (tie.by === 'vote') return 'suara juri dalam pleno';
          const { criteria } = rules.stages[tie.stage];
          return `nilai ${(criteria.find(({ code }) => code === tie.criterion)?.label ?? '').toLowerCase()}`;
        })
        .join(', lalu ')}`,
    ),
  contest_entries: ({ rows, total, page, pages, name }) =>
    total === 0
      ? 'Belum ada peserta. Inovasi yang sudah diterima ikut dengan mengetik "ikutkan".'
      : lines(
          `Peserta ${name}: ${count(total)}.`,
          ...rows.map((entry) => `• ${entryLine(entry)}${entry.finalist ? ', finalis' : ''}`),
          nextPage(page, pages, 'lomba peserta'),
          `Melihat satu: ketik "${entryName(rows[0]?.number ?? 1)}".`,
        ),
  contest_entry: ({ number, name, unit, category, finalist, withdrawn, judge, seats }) =>
    lines(
      `${entryName(number)}: ${quoted(name, 80)}`,
      `${theirs(unit, 60)}; kategori ${category}${finalist ? '; finalis' : ''}${withdrawn ? '; ditarik pesertanya' : ''}.`,
      ...criteriaLines(
        (judge?.criteria ?? []).map(
          ({ label, mark }, _, { length }) =>
            `${labelOf(label, length)}: ${mark === null ? (length <= 6 ? 'belum dinilai' : 'belum') : count(mark)}`,
        ),
      ),
      judge === null
        ? null
        : `Membaca isinya: ketik "${entryName(number)} baca"; buktinya: "${entryName(number)} bukti".${judge.open ? ` Menilai: "nilai ${entryName(number)}" lalu nilainya berurutan.` : ''}`,
      judge === null
        ? null
        : `Bila ada benturan kepentingan: "${entryName(number)} mundur: alasan".`,
      ...(seats ?? [])
        .slice(0, 6)
        .map(
          ({ name: who, ended, given }) =>
            `• ${theirs(who ?? 'juri', 40)}: ${ended ? 'mundur' : given ? 'sudah menilai' : 'belum menilai'}`,
        ),
      seats === null || seats.length <= 6
        ? null
        : `dan ${count(seats.length - 6)} juri lainnya: ketik "lomba juri".`,
      seats === null
        ? null
        : `Menambah juri: ketik "${entryName(number)} juri" lalu namanya; yang tidak bertugas lagi: "${entryName(number)} lepas juri NAMA: alasan".`,
    ),
  contest_entry_unknown: () =>
    'Peserta lomba dengan nomor itu tidak ditemukan. Ketik "lomba" untuk melihat yang ada.',
  contest_not_now: ({ state, locked }) =>
    `Lomba sekarang ${locked ? 'menunggu orang kedua mengunci hasilnya' : contestStateWords[state]}, jadi langkah itu tidak dapat dilakukan. Ketik "lomba" untuk melihat langkah berikutnya.`,
  contest_entered: ({ number, name, category, contest }) =>
    lines(
      `✔ ${quoted(name, 80)} ikut ${contest} sebagai ${entryName(number)}, kategori ${category}.`,
      `Terima kasih. Kriterianya: ketik "lomba aturan". Bila berubah pikiran selama pendaftaran: "${entryName(number)} tarik".`,
    ),
  contest_enter_none: ({ accepted }) =>
    accepted
      ? 'Semua inovasi Bapak/Ibu yang sudah diterima telah ikut. Melihatnya: ketik "lomba".'
      : 'Yang dapat ikut lomba adalah inovasi yang sudah diterima. Sampai di mana inovasinya: ketik "status".',
  contest_enter_which: ({ rows, total }) =>
    lines(
      'Inovasi mana yang diikutkan? Ketik salah satu:',
      ...rows.map(({ code, name }) => `• ikutkan ${code} (${theirs(name, 60)})`),
      total > rows.length ? `dan ${count(total - rows.length)} lainnya dengan kodenya.` : null,
    ),
  contest_entered_before: ({ number }) =>
    `Inovasi itu sudah ikut sebagai ${entryName(number)}. Melihatnya: ketik "${entryName(number)}".`,
  contest_no_category: ({ unit }) =>
    `Belum ada kategori lomba untuk ${theirs(unit, 60)}. Mohon tanyakan kepada ${roleName('coordinator')}; kategorinya: ketik "lomba aturan".`,
  contest_over: ({ closesOn }) =>
    `Pendaftaran lomba sudah ditutup${closesOn === null ? '' : `, terakhir ${day(closesOn)}`}. Perkembangannya: ketik "lomba".`,
  contest_taken_out: ({ number }) =>
    `✔ ${entryName(number)} ditarik dari lomba; inovasinya tetap tercatat. Mengikutkan lagi: ketik "ikutkan".`,
  contest_to_judge: ({ rows, total, page, pages, stage, criteria }) =>
    fullest(
      (
        [
          [28, 24, 26],
          [20, 16, 16],
          [12, 8, 8],
        ] as const
      ).map(([most, mostUnit, label]) =>
        lines(
          `${theirs(stage, 40)}: ${count(total)} peserta untuk Bapak/Ibu nilai.`,
          ...rows.map(
            (entry) =>
              `• ${entryLine(entry, [most, mostUnit])}${entry.given ? ', sudah dinilai' : ''}`,
          ),
          nextPage(page, pages, 'lomba peserta'),
          `Urutan kriteria: ${criteria.map((one) => theirs(one, label)).join('; ')}.`,
          `Membaca: "${entryName(rows[0]?.number ?? 1)} baca". Menilai: "nilai ${entryName(rows[0]?.number ?? 1)} ${criteria.map((_, at) => 80 + at).join(' ')}".`,
        ),
      ),
    ),
  contest_judge_waits: ({ state }) =>
    state === null || state === 'open'
      ? 'Penilaian belum dimulai. Kami kabari di sini bila ada peserta untuk dinilai.'
      : 'Tidak ada peserta yang menunggu nilai Bapak/Ibu. Terima kasih; kami kabari di sini bila ada lagi.',
  contest_evidence: ({ number, sent, total, items }) =>
    lines(
      `${count(sent)}${total > sent ? ` dari ${count(total)}` : ''} berkas bukti ${entryName(number)} menyusul di bawah ini.`,
      items.length === 0
        ? null
        : `Satu indikator: ketik misalnya "${entryName(number)} bukti ${items[0] ?? 1}". Nomor yang berbukti: ${some(items)}.`,
      'Berkas ini hanya untuk penilaian; mohon tidak diteruskan.',
    ),
  contest_no_evidence: ({ number, items }) =>
    items.length === 0
      ? `${entryName(number)} belum punya berkas bukti. Isiannya: ketik "${entryName(number)} baca".`
      : `Nomor itu tanpa berkas bukti. Yang berbukti: ${some(items)}; ketik misalnya "${entryName(number)} bukti ${items[0] ?? 1}".`,
  contest_read: ({ number, label, text, page, pages }) =>
    lines(
      `${entryName(number)}, ${theirs(label, 60)} (bagian ${count(page)} dari ${count(pages)}):`,
      theirs(text, 430),
      page < pages
        ? `Lanjut: ketik "${entryName(number)} baca ${page + 1}".`
        : `Menilai: ketik "nilai ${entryName(number)}" lalu nilainya.`,
    ),
  contest_marks_unclear: ({ number, why, criteria, scale }) =>
    lines(
      `${marksWhy[why]}, jadi belum ada yang disimpan.`,
      `Tulis ${count(criteria.length)} nilai, masing-masing ${count(scale.least)} sampai ${count(scale.greatest)}, berurutan: ${criteria.map((one) => theirs(one, 30)).join('; ')}.`,
      `Misalnya: "nilai ${entryName(number)} ${criteria.map((_, at) => Math.min(scale.greatest, 80 + at)).join(' ')}".`,
    ),
  contest_marks_ask: ({ number, name, unit, rows, before }) =>
    lines(
      `Nilai untuk ${entryLine({ number, name, unit }, [60, 40])}:`,
      ...criteriaLines(
        rows.map(({ label, mark }) => `${labelOf(label, rows.length)}: ${count(mark)}`),
      ),
      before ? 'Nilai sebelumnya akan diganti. Sudah benar?' : 'Sudah benar?',
    ),
  contest_marks_given: ({ number, left, next }) =>
    lines(
      `✔ Nilai ${entryName(number)} tersimpan. Terima kasih.`,
      next === null
        ? 'Semua peserta Bapak/Ibu sudah dinilai.'
        : `Tinggal ${count(left)} lagi; berikutnya ${entryLine(next, [50, 40])}: ketik "${entryName(next.number)} baca".`,
    ),
  contest_marks_dropped: ({ number }) =>
    `Baik, nilai ${entryName(number)} tidak disimpan. Menilai lagi: ketik "nilai ${entryName(number)}" lalu nilainya.`,
  contest_leave_ask: ({ entries, reason }) =>
    `Bapak/Ibu akan mundur dari semua penilaian lomba (${count(entries)} peserta) dengan alasan: ${theirs(reason, 200)}. Nilai pada babak yang sedang berjalan tidak dihitung lagi.`,
  contest_judge_left: ({ entries, season }) =>
    season
      ? `Baik, Bapak/Ibu tercatat mundur sebagai juri, dan nilai pada babak ini tidak dihitung. Terima kasih; ${roleName('coordinator')} kami kabari.`
      : `Baik, ${entries.map(entryName).join(', ')} tidak lagi untuk Bapak/Ibu nilai. ${roleNameFirst('coordinator')} kami kabari. Peserta lain: ketik "lomba".`,
  notice_contest: ({ what, contest, number, name, who, detail, count: many }) => {
    const entry = number === null ? '' : entryName(number);
    switch (what) {
      case 'entered':
        return `${contest}: ${entry} ${quoted(name ?? '', 60)} dari ${theirs(who ?? '', 50)} ikut. Semua peserta: ketik "lomba peserta".`;
      case 'seats':
        return `${contest}: ada ${count(many)} peserta baru untuk Bapak/Ibu nilai. Melihatnya: ketik "lomba".`;
      case 'left':
        return lines(
          `${contest}: juri ${theirs(who ?? '', 50)} mundur dari ${number === null ? `semua penilaian (${count(many)} peserta)` : entry}.`,
          `Alasan: ${theirs(detail ?? '', 200)}`,
          'Mencari penggantinya: ketik "lomba bagi", atau "undang juri" lebih dahulu.',
        );
      case 'finalist':
        return `Selamat! ${quoted(name ?? '', 60)} (${entry}) menjadi finalis ${contest}. Jadwal presentasinya: ketik "lomba".`;
      case 'lock':
        return `${contest}: hasil dikunci ${theirs(who ?? roleName('coordinator'), 50)} dan menunggu orang kedua. Periksa dengan "lomba hasil", lalu ketik "lomba kunci".`;
      case 'won':
        return `Selamat! ${quoted(name ?? '', 60)} meraih ${theirs(detail ?? '', 40)} ${contest}. Terima kasih atas kerja Bapak/Ibu. Hasil lengkap: ketik "lomba hasil".`;
    }
  },
};
