// The words for invitations for many: the list that is read back, what became of them, and the word on a role that rests.
// A message without a sentence does not compile.
import { agency, region, roleName } from '../../domain/region.ts';
import type { RoleMessages } from '../../domain/conversation/roles/messages.ts';
import { count, lines, quoted, theirs } from './format.ts';
import { roleNames } from './labels.ts';
import { roleIn } from './phrases.ts';
import type { WordsOf } from './words.ts';

type Key =
  | 'ask_invitations'
  | 'invitations_ready'
  | 'invitations_from_file'
  | 'invitations_wait'
  | 'no_invitation_list'
  | 'invitations_unclear'
  | 'invitations_too_many'
  | 'invitations_made'
  | 'invitations_list'
  | 'invitations_none'
  | 'invitations_all_used'
  | 'invitation_not_waiting'
  | 'invitation_answer_how'
  | 'invitation_answered'
  | 'invitation_rests'
  | 'notice_invitation_rests'
  | 'notice_invitation_frozen'
  | 'notice_invitation_unanswered';

type Unclear = RoleMessages['invitations_ready']['unclear'][number];

const whys: Readonly<Record<Unclear['why'], string>> = {
  unit: 'unitnya belum dikenali',
  role: 'perannya belum jelas',
  number: 'nomornya bukan nomor ponsel Indonesia',
  right: 'peran itu tidak dapat diundang dari akun ini',
};

const unclearLines = (unclear: readonly Unclear[], more: number): readonly (string | null)[] => [
  ...unclear.map(
    ({ line, typed, why }) =>
      `• ${line === 0 ? '' : `baris ${count(line)}, `}${quoted(typed, 40)}: ${whys[why]}`,
  ),
  more === 0 ? null : `• dan ${count(more)} baris lagi`,
];

const heldLine = (held: number): string | null =>
  held === 0
    ? null
    : `${count(held)} dilewati, karena perannya sudah dipegang atau undangannya masih berlaku.`;

/** The words. */
export const invitationWords: WordsOf<Pick<RoleMessages, Key>> = {
  ask_invitations: () =>
    lines(
      'Siapa saja yang diundang? Satu baris satu orang: unit; nama; nomor; peran. Nama dan nomor boleh dikosongkan.',
      `Contoh: ${region().examples.otherUnit}; Siti Aminah; 0812-3456-7890; admin`,
      'Atau: semua puskesmas: admin dan kepala. Atau kirim daftarnya sebagai Excel dengan kolom unit, nama, nomor, dan peran.',
    ),
  invitations_from_file: ({ name, lines: rows }) =>
    `Terbaca dari ${theirs(name, 60)}: ${count(rows)} baris. Belum ada yang diundang.`,
  invitations_wait: ({ name, lines: rows }) =>
    lines(
      `Terbaca dari ${theirs(name, 60)}: ${count(rows)} baris. Belum ada yang diundang, karena pertanyaan sebelumnya masih terbuka; jawaban Bapak/Ibu untuk itu tetap ada.`,
      'Setelah pertanyaan itu selesai, atau setelah mengetik "batal", mohon kirim daftarnya sekali lagi dengan keterangan "undangan". Berkas yang ini tidak disimpan.',
    ),
  no_invitation_list: ({ name }) =>
    `Dalam ${theirs(name, 60)} tidak ditemukan daftar orang yang diundang. Mohon kirim Excel (.xlsx) dengan kolom unit, nama, nomor HP, dan peran, atau ketik "undang banyak" lalu tulis satu baris satu orang.`,
  invitations_ready: ({ count: ready, roles, resting, held, unclear, moreUnclear, again }) =>
    lines(
      `${count(ready)} undangan siap: ${roles.map((one) => `${count(one.count)} ${roleNames[one.role]}`).join(', ')}.`,
      again ? 'Kode yang lama tidak berlaku lagi.' : null,
      resting === 0
        ? null
        : `${count(resting)} tanpa nomor: perannya berlaku setelah Bapak/Ibu memastikan orangnya.`,
      heldLine(held),
      unclear.length === 0 ? null : 'Belum jelas, jadi tidak ikut dibuat:',
      ...unclearLines(unclear, moreUnclear),
    ),
  invitations_unclear: ({ unclear, moreUnclear, held }) =>
    lines(
      'Belum ada undangan yang dapat dibuat dari daftar itu.',
      heldLine(held),
      ...unclearLines(unclear, moreUnclear),
      `Mohon tulis satu baris satu orang, misalnya: ${region().examples.otherUnit}; Siti Aminah; 0812-3456-7890; admin`,
    ),
  invitations_too_many: ({ count: ready, most }) =>
    `Ada ${count(ready)} undangan; sekali kirim paling banyak ${count(most)}. Mohon bagi menjadi dua daftar.`,
  invitations_made: ({ count: made, days }) =>
    lines(
      `✔ ${count(made)} undangan dibuat, berlaku ${count(days)} hari dan masing-masing sekali pakai.`,
      'Lembarnya (PDF, satu lembar satu peran) dan daftar untuk dicentang (Excel) menyusul di bawah ini.',
      'Mohon serahkan tiap lembar langsung kepada orangnya. Yang sudah datang: ketik "undangan".',
    ),
  invitations_list: ({ made, used, waiting, open, moreOpen, over, refused }) =>
    lines(
      `${count(made)} undangan: ${count(used)} sudah dipakai, ${count(open.length + moreOpen)} belum${over === 0 ? '' : `, ${count(over)} lewat waktunya`}${refused === 0 ? '' : `, ${count(refused)} ditolak`}.`,
      waiting.length === 0 ? null : 'Menunggu kepastian dari Bapak/Ibu:',
      ...waiting.map(
        ({ id, name, ...held }) =>
          `• ${theirs(name ?? 'seseorang', 60)}, ${roleIn(held)}: "undangan ${id} benar" atau "undangan ${id} bukan"`,
      ),
      open.length === 0 ? null : 'Belum dipakai:',
      ...open.map(
        ({ name, ...held }) => `• ${roleIn(held)}${name === null ? '' : ` (${theirs(name, 60)})`}`,
      ),
      moreOpen === 0 ? null : `• dan ${count(moreOpen)} lagi`,
      open.length + over === 0 ? null : 'Mencetak kode baru bagi mereka: ketik "lembar undangan".',
    ),
  invitations_none: () =>
    'Belum ada undangan yang dibuat sekaligus. Untuk membuatnya ketik "undang banyak"; untuk satu orang ketik "undang".',
  invitations_all_used: () =>
    'Tidak ada undangan yang belum dipakai. Untuk mengundang lagi ketik "undang banyak".',
  invitation_not_waiting: ({ id }) =>
    `Undangan ${id} tidak sedang menunggu kepastian. Yang menunggu: ketik "undangan".`,
  invitation_answer_how: ({ id }) =>
    `Apakah benar orangnya? Balas "undangan ${id} benar" atau "undangan ${id} bukan".`,
  invitation_answered: ({ name, right, ...held }) =>
    right
      ? `✔ ${theirs(name ?? 'Orang itu', 80)} sekarang ${roleIn(held)} dan sudah diberi tahu.`
      : `✔ Peran ${roleIn(held)} tidak diberikan kepada ${theirs(name ?? 'orang itu', 80)}. Untuk orang yang benar, ketik "undang".`,
  invitation_rests: ({ hours, ...held }) =>
    `✔ Undangan diterima. Peran ${roleIn(held)} mulai berlaku setelah pengundang memastikan orangnya, paling lama ${count(hours)} jam. Kami beri tahu di sini.`,
  notice_invitation_rests: ({ id, name, invited, hours, ...held }) =>
    lines(
      `${theirs(name ?? 'Seseorang', 80)} memakai undangan ${roleIn(held)}${invited === null ? '' : `, yang dibuat untuk ${theirs(invited, 80)}`}.`,
      `Perannya belum berlaku. Mohon pastikan: balas "undangan ${id} benar" bila memang orangnya, atau "undangan ${id} bukan".`,
      `Tanpa jawaban dalam ${count(hours)} jam, peran itu dibekukan.`,
    ),
  notice_invitation_frozen: (held) =>
    `Peran ${roleIn(held)} dibekukan karena pengundang belum memastikan orangnya. Mohon hubungi ${agency()}; setelah dipastikan, perannya dipulihkan.`,
  notice_invitation_unanswered: ({ name, ...held }) =>
    `Peran ${roleIn(held)} untuk ${theirs(name ?? 'seseorang', 80)} dibekukan: undangannya dipakai, tetapi tidak dipastikan dalam 48 jam. Setelah bicara dengan orangnya, ${roleName('coordinator')} dapat mengetik "pulihkan peran".`,
};
