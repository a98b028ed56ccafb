// The words for papers.
// A message without a sentence does not compile.
import { agency, region, roleName } from '../../domain/region.ts';
import { lines, paragraphs, quoted, theirs } from './format.ts';
import { stateNames } from './labels.ts';
import type { WordsOf } from './words.ts';
import type { PaperMessages } from '../../domain/conversation/papers/messages.ts';
import { paperNames } from '../../domain/language/index.ts';
import type { Lack } from '../../domain/letterhead.ts';
import { fileOf, isInvitation, isOpen, isOtherForm, type PaperName } from '../../domain/papers.ts';

const about = (paper: PaperName, what: string | null): string => {
  const of = what === null ? 'semua unit' : theirs(what, 160);
  return isOpen(paper) || isInvitation(paper) || ofNobody.has(paper)
    ? paperNames[paper]
    : `${paperNames[paper]} untuk ${of}`;
};

const fileWords = { pdf: 'PDF', xlsx: 'Excel', docx: 'Word' } as const;

/** What to do with the form to fill in. */
const howToFill =
  'Isi kolom kanannya di Word, simpan, lalu kirim berkasnya kembali ke sini: isinya kami baca dan tunjukkan dulu. Untuk dicetak: ketik "formulir kosong pdf".';

/** What to do with the workbook of an edition. */
const howToChange =
  'Ubah isinya di Excel tanpa mengganti nama lembar dan judul kolomnya, simpan, lalu kirim kembali ke sini dengan keterangan "edisi". Akibatnya kami tunjukkan dulu; yang berlaku belum berubah sebelum Bapak/Ibu mengiyakan.';

/** Papers whose name says already what they are of. */
const ofNobody: ReadonlySet<PaperName> = new Set([
  'lampiran-sk',
  'surat-edaran',
  'piagam',
  'laporan-bulanan',
]);

const draftNote = 'Isinya belum ditetapkan, jadi bertanda DRAF dan belum untuk ditandatangani.';

/** What the form of another competition lacks is something else than an endorsement. */
const unfinishedNote =
  'Masih ada bagian yang kurang atau terlalu panjang, jadi bertanda DRAF; dokumennya menyebut yang mana.';
const noteOf = (paper: PaperName): string => (isOtherForm(paper) ? unfinishedNote : draftNote);

const nothingApproved = (): string =>
  `Belum ada inovasi yang dapat dimuat. Inovasi dimuat sesudah disetujui ${roleName('unit_admin')}; ketik "daftar" untuk melihat sampai mana.`;

/** Why there is nothing to print yet, and what comes before it. */
const nothingYet: Readonly<Partial<Record<PaperName, string>>> = {
  'lembar-undangan':
    'Undangannya sudah dipakai atau dicabut semua. Ketik "undangan" untuk melihatnya.',
  'daftar-undangan':
    'Undangannya sudah dipakai atau dicabut semua. Ketik "undangan" untuk melihatnya.',
  'form-pengesahan':
    'Belum ada inovasi yang selesai monev. Form ini dapat diminta sesudah monev; ketik "status" untuk melihat sampai mana.',
  'lampiran-sk':
    'Belum ada inovasi yang selesai monev. Ketik "daftar sk" untuk melihat dan membekukan daftarnya.',
  piagam:
    'Piagam dicetak sesudah SK penetapan dicatat. Ketik "daftar sk" untuk melihat sampai mana.',
  'lembar-inovator':
    'Nama Bapak/Ibu belum tercatat. Ketik "profil" untuk melihat dan melengkapinya, lalu minta lagi.',
  'piagam-lomba':
    'Piagam lomba dicetak sesudah hasilnya dikunci dua orang. Ketik "lomba" untuk melihat sampai mana.',
  'daftar-indeks':
    'Belum ada inovasi yang dikirim pada edisi ini. Ketik "daftar" untuk melihat sampai mana.',
};

/** What an office has still to tell, and how. */
const toTell: Readonly<Record<Lack, () => string>> = {
  address: () => 'alamat: ketik "kop alamat: " lalu alamatnya',
  emblem: () => 'lambang: kirim gambarnya dengan keterangan "lambang"',
  head: () =>
    'penanda tangan: ketik "ttd kepala: " lalu nama, pangkat, dan NIP, misalnya "ttd kepala: Fulan, S.E., Pembina, NIP 19700303 199203 1 003"',
  regent: () =>
    `penanda tangan ${region().head}: ketik "ttd ${region().head.toLowerCase()}: " lalu namanya`,
};

const failures: Readonly<
  Record<PaperMessages['print_failed']['why'], (args: PaperMessages['print_failed']) => string>
> = {
  no_glyph: ({ sign, label }) =>
    label === null
      ? `Ada tanda yang tidak dapat dicetak: "${sign ?? ''}". Mohon ganti tanda itu dalam isian, lalu minta lagi.`
      : `Tanda "${sign ?? ''}" pada ${quoted(label, 80)} tidak dapat dicetak. Mohon ganti tanda itu dengan "ubah", lalu minta lagi.`,
  nothing: ({ paper }) => nothingYet[paper] ?? nothingApproved(),
  unset: ({ lacks = [] }) =>
    lines(
      'Yang perlu dilengkapi dahulu oleh yang mengatur kop dan penanda tangan:',
      ...lacks.map((lack) => `• ${toTell[lack]()}`),
      'Sesudah itu, silakan minta lagi.',
    ),
  broken: () => 'Ada gangguan pada pencetakan dan sudah kami catat. Silakan minta lagi nanti.',
};

/** Of many codes the first ones, and how many more there are. */
const some = (codes: readonly string[]): string =>
  codes.length <= 5
    ? codes.join(', ')
    : `${codes.slice(0, 5).join(', ')} dan ${codes.length - 5} lagi`;

/** What a bundle is of. */
const ofBundle = ({
  unit,
  codes,
}: {
  readonly unit: string | null;
  readonly codes: readonly string[];
}): string =>
  codes.length > 0
    ? `untuk ${some(codes)}`
    : unit === null
      ? 'untuk semua unit'
      : `untuk ${theirs(unit, 120)}`;

/** The words. */
export const papersWords: WordsOf<PaperMessages> = {
  print_coming: ({ paper, what, draft }) =>
    lines(
      `${about(paper, what)} sedang disiapkan; berkasnya menyusul di bawah ini.`,
      draft ? noteOf(paper) : null,
    ),
  print_not_now: ({ code, state }) =>
    `Form C.2 tersedia sesudah inovasi diterima ${agency()}; ${code} sekarang ${stateNames[state]}. Form C.1 sudah dapat diminta: ketik "formulir ${code}".`,
  print_no_nil: ({ unit, declares }) =>
    lines(
      `Belum ada pernyataan nihil${unit === null ? '' : ` dari ${unit}`} pada edisi ini.`,
      declares
        ? 'Bila unit memang belum punya inovasi, ketik "nihil" untuk menyatakannya; suratnya dapat diminta sesudah itu.'
        : `Surat ini dapat diminta sesudah ${roleName('unit_admin')} unit menyatakannya.`,
    ),
  print_ask: ({ paper, unit, word }) =>
    `${about(paper, unit)} akan dikirim ke sini sebagai berkas ${fileWords[word === true ? 'docx' : fileOf(paper)]}. Permintaan ini dicatat.`,
  print_ready: ({ paper, what, version, draft, unsigned = false }) =>
    lines(
      `${about(paper, what)}${version === null ? '' : `, versi ${version}`}`,
      paper === 'formulir-isian' ? howToFill : null,
      paper === 'buku-kerja-edisi' ? howToChange : null,
      draft ? noteOf(paper) : null,
      unsigned
        ? `Nama yang menandatangani belum tercatat, jadi ada garis untuk ditulis tangan. Supaya tercetak, mohon minta ${agency()} mengundang Kepala SKPD dan ${roleName('unit_admin')} unit itu, lalu minta lagi.`
        : null,
    ),
  bundle_ask: (of) =>
    `Paket nasional ${ofBundle(of)} akan ditulis sebagai ZIP: berkas bukti bernomor indikator, indeks Excel, dan teks siap tempel. Permintaan ini dicatat.`,
  bundle_coming: (of) =>
    `Paket nasional ${ofBundle(of)} sedang ditulis. Bila selesai, berkasnya dikirim ke sini; yang lebih dari 50 MB sebagai tautan. Ketik "paket nasional" untuk melihat sampai mana.`,
  bundle_progress: ({ number, percent, ...of }) =>
    `Paket nasional nomor ${number} ${ofBundle(of)} ${percent === null ? 'menunggu giliran atau sedang dihitung' : `sudah ditulis ${percent}%`}. Bila selesai, kami kirim ke sini; paket lain dapat diminta sesudah itu.`,
  bundle_of_what: ({ named, near, most }) =>
    named === null
      ? `Satu permintaan memuat paling banyak ${most} kode. Untuk lebih dari itu, ketik "paket nasional" dengan nama unit, atau "paket nasional" saja untuk semua.`
      : lines(
          `Tidak ada unit atau kode inovasi bernama ${quoted(named, 80)}.${near.length > 0 ? ' Mungkin maksudnya:' : ''}`,
          ...near.map((unit) => `• ${unit}`),
          'Ketik misalnya "paket nasional INV-7KQ4M", "paket nasional" dengan nama unitnya, atau "paket nasional" saja untuk semua.',
        ),
  notice_bundle: ({ number, ended, innovations, files, findings, days, address, ...more }) => {
    const { sent = false, link, hours, unknown = [] } = more;
    const place = `Ketik "masuk" untuk membuka meja periksa, lalu ${address}`;
    if (ended === 'nothing' && unknown.length > 0)
      return `Paket nasional nomor ${number} tidak dibuat: tidak ada inovasi terkirim dengan kode ${some(unknown)}. Mohon periksa kodenya, lalu minta lagi.`;
    if (ended === 'nothing')
      return `Paket nasional nomor ${number} tidak dibuat: belum ada inovasi yang dikirim pada edisi ini. Mohon minta lagi sesudah ada.`;
    if (ended === 'no_right')
      return `Paket nasional nomor ${number} tidak dikirimkan: akun ini sekarang belum punya hak untuk menerimanya. Bila seharusnya punya, mohon minta undangan kepada ${agency()}.`;
    if (ended === 'failed')
      return paragraphs(
        `Paket nasional nomor ${number} belum berhasil dibuat sesudah lima kali dicoba.`,
        `Mohon beri tahu operator, lalu minta lagi. ${place}`,
      );
    return lines(
      `✔ Paket nasional nomor ${number} selesai: ${innovations} inovasi, ${files} berkas bukti.`,
      findings === 0
        ? null
        : `${findings} hal akan ditolak aplikasi nasional; daftarnya ada di halaman paket.`,
      sent ? 'Berkasnya menyertai pesan ini.' : null,
      link === undefined
        ? null
        : `Berkasnya terlalu besar untuk obrolan. Unduh sekali lewat tautan ini, dalam ${hours ?? 0} jam: ${link}`,
      `Disimpan ${days} hari. ${place}`,
    );
  },
  notice_papers: ({ number, paper, count, problem, days, address, sign = null, label = null }) => {
    const what = `${paperNames[paper]}${count > 0 ? ` untuk ${count} inovasi` : ''} (permintaan nomor ${number})`;
    if (problem === null)
      return `✔ ${what} selesai, disimpan ${days} hari. Ketik "masuk" untuk membuka meja periksa, lalu ${address ?? ''}`;
    if (problem === 'nothing')
      return `${what} belum dapat dibuat: belum ada inovasi yang dapat dimuat. Mohon minta lagi sesudah ada.`;
    if (problem === 'unset')
      return `${what} belum dapat dibuat: kop atau penanda tangannya belum lengkap. Mohon lengkapi dengan "kop" dan "ttd", lalu minta lagi.`;
    if (problem === 'no_glyph')
      return `${what} belum dapat dibuat: tanda ${sign === null ? 'pada salah satu isian' : `"${sign}"${label === null ? '' : ` pada ${quoted(label, 80)}`}`} tidak dapat dicetak. Mohon ganti tanda itu dalam isian dengan "ubah", lalu minta lagi.`;
    return `${what} belum berhasil dibuat. Mohon minta lagi nanti; bila terulang, mohon beri tahu operator.`;
  },
  print_picture: ({ paper }) =>
    `${paperNames[paper]}; berkasnya untuk dicetak menyusul di bawah ini.`,
  print_failed: (args) =>
    paragraphs(`${about(args.paper, args.what)} belum dapat dicetak.`, failures[args.why](args)),
};
