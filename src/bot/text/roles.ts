// The words for roles, invitations and handing over.
// A message without a sentence does not compile.
import { agency, region, roleName, roleNameSmall } from '../../domain/region.ts';
import { count, lines, moment, paragraphs, quoted } from './format.ts';
import { invitationWords } from './invitations.ts';
import { roleNames } from './labels.ts';
import { roleIn } from './phrases.ts';
import type { WordsOf } from './words.ts';
import type { HeldRole } from '../../domain/conversation/own-data/messages.ts';
import type { RoleMessages, TriedInVain } from '../../domain/conversation/roles/messages.ts';
import type { FrozenWhy } from '../../domain/conversation/roles/types.ts';

/** A role as it reads in a sentence. */
export function roleText({ role, unit, acting }: HeldRole): string {
  return `${acting ? 'Plt. ' : ''}${roleNames[role]}${unit === null ? '' : ` ${unit}`}`;
}

const inVain: Readonly<Record<TriedInVain, string>> = {
  used: 'undangan itu sudah dipakai',
  revoked: 'undangan itu sudah dicabut',
  expired: 'undangan itu sudah lewat waktunya',
  other_number: 'dari nomor lain, bukan nomor yang diundang',
  no_number: 'dari akun yang nomornya tidak terbukti',
  in_group: 'kodenya ditulis di dalam grup, jadi dapat dibaca dan dipakai siapa pun di sana',
};

const afterwards = (why: TriedInVain): string => {
  if (why === 'in_group') return 'Sebaiknya ketik "cabut" untuk mencabutnya, lalu undang lagi.';
  return why === 'other_number' || why === 'no_number'
    ? 'Undangan itu tetap berlaku bagi orangnya.'
    : 'Bila perlu, ketik "undang" untuk membuat yang baru.';
};

const frozenReasons: Readonly<Record<FrozenWhy, string>> = {
  identity: 'nomor atau kode keamanannya berubah',
  silence: 'tidak ada pesan selama 90 hari',
  lost: 'ponselnya dilaporkan hilang',
  doubt: 'ada akun yang dihubungkan tanpa sepengetahuan pemiliknya',
};

const holderLine = (
  { name, roles }: { readonly name: string | null; readonly roles: readonly HeldRole[] },
  index: number,
) => `${index + 1}. ${name ?? '(belum bernama)'}: ${roles.map(roleText).join('; ')}`;

/** The words. */
export const rolesWords: WordsOf<RoleMessages> = {
  ...invitationWords,
  role_list: ({ rows }) =>
    lines(
      'Peran dan undangan yang dapat dicabut; balas dengan nomornya:',
      ...rows.map((row, index) =>
        row.invitation
          ? `${index + 1}. Undangan ${roleText(row)}${row.endsAt === null ? '' : `, dibuat ${moment(row.endsAt)}`}`
          : `${index + 1}. ${row.name ?? '(belum bernama)'}: ${roleText(row)}${row.endsAt === null ? '' : `, sampai ${moment(row.endsAt)}`}`,
      ),
      'Ketik "batal" untuk tidak jadi.',
    ),
  no_roles_to_end: () => 'Tidak ada peran yang dapat dicabut dari akun ini.',
  revoke_ask: ({ name, own, ...held }) =>
    own
      ? `Lepaskan peran ${roleText(held)} dari akun ini? Haknya berakhir saat itu juga.`
      : `Cabut peran ${roleText(held)} dari ${name ?? 'orang ini'}? Haknya berakhir saat itu juga, kartu dan kodenya tidak berlaku lagi${held.role === 'innovator' ? `, dan drafnya pindah ke ${roleName('unit_admin')} unit` : ''}.`,
  revoke_invitation_ask: (held) => `Cabut undangan ${roleText(held)} yang belum dipakai?`,
  role_ended: ({ name, ...held }) =>
    `✔ Tersimpan. Peran ${roleText(held)}${name === null ? '' : ` milik ${name}`} berakhir. Untuk memberi lagi, ketik "undang".`,
  invitation_ended: (held) => `✔ Tersimpan. Undangan ${roleText(held)} tidak berlaku lagi.`,
  notice_role_ended: ({ by, ...held }) =>
    `Peran ${roleText(held)} pada akun ini sudah dicabut${by === null ? '' : ` oleh ${by}`}. Bila ini keliru, mohon hubungi ${agency()}.`,
  notice_no_admin: ({ unit }) =>
    `${unit} sekarang tidak punya ${roleName('unit_admin')}. Ketik "undang" untuk mengundang penggantinya, atau "jadi plt admin ${unit}" untuk menjalankan tugasnya sendiri 14 hari.`,
  invite_ask: ({ role }) =>
    `Buat undangan untuk ${roleNames[role]}? Yang menerimanya dapat membaca dan memutuskan inovasi semua unit.`,
  terms_all_confirmed: () => 'Semua peran yang perlu Anda pastikan sudah dipastikan.',
  terms_ask: ({ rows, leftOut }) =>
    paragraphs(
      lines(
        'Peran yang berakhir bersama tahun inovasi yang lalu:',
        ...rows.map(
          ({ name, endsAt, over, ...held }, index) =>
            `${index + 1}. ${name ?? '(belum bernama)'}: ${roleText(held)}, ${over ? 'dibekukan sejak' : 'sampai'} ${moment(endsAt)}`,
        ),
      ),
      leftOut === 0
        ? 'Pastikan semuanya untuk tahun inovasi ini? Bila ada yang sudah tidak bertugas, misalnya nomor 2, ketik "pastikan peran kecuali 2".'
        : `Pastikan yang di atas untuk tahun inovasi ini? ${count(leftOut)} peran lain tidak ikut dan berakhir sendiri.`,
    ),
  terms_confirmed: ({ count: rows }) =>
    `✔ Tersimpan. ${count(rows)} peran dipastikan untuk tahun inovasi ini.`,
  notice_terms: ({ count: rows, endsAt }) =>
    `${count(rows)} peran berakhir bersama tahun inovasi yang lalu. Mohon ketik "pastikan peran" untuk melihat dan memastikannya; yang tidak dipastikan dibekukan ${moment(endsAt)}.`,
  notice_term_alone: ({ endsAt }) =>
    `Peran ${roleName('coordinator')} Anda berakhir ${moment(endsAt)}, dan tidak ada ${roleName('coordinator')} lain yang dapat memastikannya. Mohon ketik "undang koordinator" untuk mengundang rekan, atau minta pengelola server memastikannya.`,
  notice_term_ended: (held) =>
    `Peran ${roleText(held)} pada akun ini dibekukan karena belum dipastikan untuk tahun inovasi ini. Bila masih bertugas, mohon minta ${held.role === 'unit_admin' ? `${roleNameSmall('unit_head')} atau ${agency()}` : `${agency()}`} mengetik "pastikan peran".`,
  freeze_people: ({ rows }) =>
    lines(
      'Peran siapa yang dibekukan? Balas dengan nomornya:',
      ...rows.map(holderLine),
      'Ketik "batal" untuk tidak jadi.',
    ),
  freeze_nobody: ({ asked }) =>
    asked === ''
      ? 'Tidak ada peran orang lain yang dapat dibekukan.'
      : `Tidak ada pemegang peran bernama ${quoted(asked, 60)}. Ketik "bekukan peran" untuk melihat semuanya.`,
  freeze_person_ask: ({ name }) =>
    `Bekukan semua peran ${name ?? 'orang ini'}, misalnya karena ponselnya hilang? Haknya berhenti saat itu juga; drafnya tetap ada. Ketik "pulihkan peran" nanti untuk mengembalikannya.`,
  frozen_person: ({ name }) =>
    `✔ Tersimpan. Semua peran ${name ?? 'orang itu'} dibekukan. Bila ponselnya berganti, ketik "undang" untuk mengundang orangnya di akun baru; bila akunnya sama, ketik "pulihkan peran".`,
  restore_list: ({ rows }) =>
    lines(
      'Peran siapa yang dipulihkan? Balas dengan nomornya:',
      ...rows.map(
        (row, index) =>
          `${holderLine(row, index)}; dibekukan ${moment(row.at)} karena ${frozenReasons[row.why]}`,
      ),
      'Ketik "batal" untuk tidak jadi.',
    ),
  restore_nobody: () => 'Tidak ada peran orang lain yang dibekukan.',
  restore_ask: ({ name }) =>
    `Sudah berbicara langsung dengan ${name ?? 'orang ini'}, lewat telepon atau tatap muka, dan mencocokkan nama serta nomornya? Perannya dipulihkan seperti semula.`,
  restored_person: ({ name }) =>
    `✔ Tersimpan. Peran ${name ?? 'orang itu'} dipulihkan, dan orangnya kami beri tahu.`,
  notice_frozen: ({ why, roles }) =>
    `Peran ${roles.map(roleText).join('; ')} pada akun ini dibekukan karena ${frozenReasons[why]}. Draf dan isian Anda tetap ada. Mohon hubungi ${agency()} lewat telepon atau datang langsung agar perannya dipulihkan.`,
  notice_frozen_of: ({ name, why, roles }) =>
    `Peran ${roles.map(roleText).join('; ')} milik ${name ?? 'seseorang'} dibekukan karena ${frozenReasons[why]}. Mohon cocokkan nama dan nomornya lewat telepon atau tatap muka, lalu ketik "pulihkan peran".`,
  notice_restored: ({ roles }) =>
    `Peran ${roles.map(roleText).join('; ')} pada akun ini sudah dipulihkan. Ketik "bantuan" untuk melihat pilihan.`,
  notice_silent: ({ endsAt }) =>
    `Sudah lama tidak ada pesan dari akun ini. Mohon balas apa saja sebelum ${moment(endsAt)}, misalnya "halo", agar peran Anda tetap aktif.`,
  stand_in_which: ({ typed }) =>
    `${typed === '' ? '' : `Unit ${quoted(typed, 60)} belum ditemukan. `}Tulis nama unitnya, misalnya "puskesmas awayan", atau ketik "batal".`,
  stand_in_units: ({ units }) =>
    lines(
      'Unit mana yang dimaksud? Balas dengan nomornya:',
      ...units.map((unit, index) => `${index + 1}. ${unit}`),
      'Ketik "batal" untuk tidak jadi.',
    ),
  stand_in_not_needed: ({ units }) =>
    `${units.join(', ')} masih punya ${roleName('unit_admin')}, jadi Plt. tidak diperlukan. Ketik "cabut" untuk melihat siapa.`,
  stand_in_ask: ({ unit, days }) =>
    `${unit} tidak punya ${roleName('unit_admin')}. Jalankan tugasnya sendiri sebagai Plt. selama ${count(days)} hari? Sesudah itu hak ini berakhir sendiri.`,
  standing_in: ({ unit, days }) =>
    `✔ Tersimpan. Anda Plt. ${roleName('unit_admin')} ${unit} selama ${count(days)} hari. Ketik "antrean" untuk melihat yang menunggu, dan "undang admin" untuk mengundang penggantinya.`,
  notice_taken_over: ({ from, unit, count: rows }) =>
    `${count(rows)} inovasi ${unit} dari ${from ?? 'pengisi sebelumnya'} pindah kepada Anda. Ketik "draf" untuk melihatnya.`,
  notice_invitation_tried: ({ role, unit, why }) =>
    `Seseorang mencoba undangan ${roleText({ role, unit, acting: false })} Anda, tetapi ${inVain[why]}. ${afterwards(why)}`,
  acting_invitation: ({ days }) =>
    `Undangan ini untuk pelaksana tugas: perannya berakhir sendiri sesudah ${count(days)} hari.`,
  hand_over_from: ({ rows }) =>
    lines(
      'Pekerjaan siapa yang diserahkan? Balas dengan nomornya:',
      ...rows.map(
        (row, index) =>
          `${index + 1}. ${row.name ?? '(belum bernama)'}, ${row.unit}, ${count(row.owns)} inovasi`,
      ),
    ),
  hand_over_to: ({ from, rows }) =>
    lines(
      `Kepada siapa inovasi ${from ?? 'itu'} diserahkan? ${rows.length === 0 ? 'Ketik nama lengkap rekan di unit ini.' : 'Balas dengan nomornya, atau ketik nama lengkap rekan di unit ini:'}`,
      ...rows.map(
        (row, index) =>
          `${index + 1}. ${row.admin === true ? roleNames.unit_admin : (row.name ?? '(belum bernama)')}, ${row.unit}`,
      ),
    ),
  hand_over_nobody: () =>
    'Belum ada yang dapat diserahterimakan: perlu inovasi yang diserahkan dan orang lain di unit yang sama. Ketik "undang" untuk mengundang penggantinya dulu.',
  hand_over_ask: ({ from, to, unit, owns }) =>
    `Serahkan ${count(owns)} inovasi ${unit} dari ${from ?? '-'} kepada ${to ?? roleNames.unit_admin}? Peran ${from ?? 'pemilik lama'} di unit ini berakhir begitu ${to ?? roleNames.unit_admin} menerima.`,
  hand_over_started: ({ from, to }) =>
    `✔ Tersimpan. ${to ?? roleNames.unit_admin} kami minta menerima serah terima dari ${from ?? '-'}. Sampai diterima, semuanya tetap seperti semula.`,
  notice_hand_over: ({ from, unit, owns, by }) =>
    `${by ?? 'Seseorang'} menyerahkan ${count(owns)} inovasi ${unit} dari ${from ?? '-'} kepada Anda. Ketik "terima serah terima" untuk menerimanya.`,
  hand_over_accept_ask: ({ from, unit, owns }) =>
    `Terima ${count(owns)} inovasi ${unit} dari ${from ?? '-'}? Sesudah ini Anda yang mengisi dan mendapat kabarnya.`,
  hand_over_none_waiting: () => 'Tidak ada serah terima yang menunggu Anda.',
  hand_over_done: ({ from, unit }) =>
    `✔ Tersimpan. Inovasi ${unit} dari ${from ?? '-'} sekarang milik Anda. Ketik "draf" untuk melihatnya.`,
  notice_handed_over: ({ to, unit }) =>
    `Inovasi Anda di ${unit} sudah diterima ${to ?? 'penggantinya'}, dan peran Anda di unit itu berakhir. Terima kasih.`,
  invitation_accepted: (held) => `✔ Tersimpan. Undangan diterima; peran Anda: ${roleIn(held)}.`,
  invitation_unknown: () =>
    'Kode undangan itu tidak berlaku: mungkin salah ketik, sudah dipakai, atau sudah lewat waktunya. Mohon periksa lagi, atau minta kode baru kepada yang mengundang.',
  invitee_name_unclear: () =>
    `Nama di belakang "untuk" belum dapat kami baca, jadi undangannya belum dibuat. Mohon ulangi dengan nama saja, misalnya "undang admin ${region().examples.otherUnit} untuk Siti Aminah, A.Md.Keb".`,
  invite_number_unread: ({ typed, read }) =>
    lines(
      `Undangan belum dibuat: ${quoted(typed, 40)}${read === null ? '' : ` terbaca ${read} dan`} bukan nomor ponsel Indonesia.`,
      'Mohon kirim lagi perintahnya dengan nomor yang lengkap, misalnya 0812-3456-7890, atau tanpa nomor.',
    ),
  ask_invite_role: () => 'Mengundang siapa? Balas dengan nomor atau namanya:',
  ask_invite_unit: ({ role }) =>
    `Untuk unit mana undangan ${roleNames[role]} ini? Ketik nama atau singkatan unitnya.`,
  invite_unit_not_found: ({ typed }) =>
    `Unit ${quoted(typed, 80)} belum kami temukan. Coba tulis nama lengkapnya, atau ketik "batal" untuk tidak jadi mengundang.`,
  prove_phone: () =>
    'Undangan ini hanya untuk satu nomor. Tekan "Bagikan nomor saya" di bawah kolom ketik, supaya Telegram membuktikan nomor akun ini.',
  prove_phone_or_cancel: () => 'Nomornya belum dibagikan. Ketik "batal" untuk tidak jadi.',
  phone_not_own: () =>
    'Nomor yang diketik, kartu orang lain, atau kartu yang diteruskan belum membuktikan nomor akun ini.',
  phone_not_proven: ({ channel }) =>
    channel === 'webchat'
      ? 'Undangan ini hanya untuk satu nomor, dan peramban tidak dapat membuktikannya. Kirim kode yang sama lewat WhatsApp dari nomor itu, atau lewat Telegram.'
      : 'Undangan ini hanya untuk satu nomor, dan nomor akun ini belum terbaca. Kirim kode yang sama lewat Telegram, atau minta pengundang membantu.',
  invitation_made: ({ role, unit, code, hours, telegram, web, name, phone }) =>
    paragraphs(
      `✔ Tersimpan. Undangan untuk ${roleIn({ role, unit })}, berlaku ${hours} jam dan hanya sekali pakai${phone ? `, hanya dari nomor ${phone}` : ''}. Teruskan kepada ${name ?? 'orangnya'}:`,
      lines(
        `Kode: ${code}`,
        telegram === null ? null : `Telegram: ${telegram}`,
        web === null ? null : `Lewat peramban: ${web}`,
        'Di WhatsApp: kirim kode itu sebagai pesan.',
      ),
    ),
  notice_invitation_used: ({ name, ...held }) =>
    `Undangan ${roleIn(held)} sudah dipakai${name === null ? '' : ` oleh ${name}`}. Bila bukan orang yang Anda maksud, ketik "cabut" untuk mengakhirinya.`,
};
