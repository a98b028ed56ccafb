// The words of nil statements, monev, designation, roles and hand-overs.
// Whatever cannot be taken back is said plainly before the code that carries it out.
import type { FrozenWhy } from '../../domain/conversation/season.ts';
import type {
  HeldRole,
  SeasonMessages,
  TriedInVain,
} from '../../domain/conversation/season-messages.ts';
import { count, day, lines, moment, paragraphs, shorten, size } from './format.ts';
import { channelNames, roleNames, stateNames } from './labels.ts';
import { ownDataWords } from './own-data.ts';
import type { WordsOf } from './words.ts';

const named = (code: string, name: string | null) =>
  name === null ? code : `${shorten(name, 160)} (${code})`;

/** A role as it reads in a sentence. */
export function roleText({ role, unit, acting }: HeldRole): string {
  return `${acting ? 'Plt. ' : ''}${roleNames[role]}${unit === null ? '' : ` ${unit}`}`;
}

const rowLine = (
  row: { readonly code: string; readonly name: string | null; readonly unit: string },
  index: number,
) => `${index + 1}. ${named(row.code, row.name)}, ${row.unit}`;

const actNames: Readonly<Record<SeasonMessages['confirm_act']['act'], string>> = {
  declare_nil: 'menyatakan nihil',
  confirm_nil: 'mengesahkan',
  freeze_list: 'membekukan daftar',
  record_sk: 'mencatat SK',
  freeze_person: 'membekukan',
  restore_person: 'memulihkan',
  revoke_role: 'mencabut',
  revoke_invitation: 'mencabut undangan',
  invite: 'membuat undangan',
  confirm_roles: 'memastikan peran',
  act_as_admin: 'menjadi Plt. Admin Inovasi',
  start_hand_over: 'memulai serah terima',
  accept_hand_over: 'menerima',
  correct_name: 'mengganti nama',
  correct_nip: 'mengganti NIP',
  change_unit: 'mengganti unit',
  export: 'mengirim daftar',
  unlink: 'memutuskan saluran',
  withdraw_consent: 'menarik persetujuan',
  ask_deletion: 'meminta penghapusan',
  erase_person: 'menghapus',
};

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

const monevParts: Readonly<Record<SeasonMessages['monev_open']['part'], string>> = {
  factual: 'faktual',
  advice: 'saran',
  officer: 'pejabat unit',
  end: 'penutupnya',
};

const spentCodes: Readonly<Record<SeasonMessages['code_spent']['why'], string>> = {
  used: 'Kode itu sudah dipakai.',
  expired: 'Kode itu sudah lewat waktunya.',
  other: 'Kode itu untuk hal lain yang Anda minta sebelumnya.',
};

/** Words for the season. */
export const seasonWords: WordsOf<SeasonMessages> = {
  ...ownDataWords,
  confirm_act: ({ act, code }) =>
    `Untuk ${actNames[act]}, balas dengan kode ini: ${code}. Ketik "batal" untuk tidak jadi.`,
  act_needs_code: () =>
    'Kode itu tidak cocok. Mohon balas dengan empat angka yang tertulis di atas, atau ketik "batal".',
  type_the_code: () =>
    'Untuk melanjutkan, mohon balas dengan empat angka yang tertulis di atas. Bila tidak jadi, ketik "batal".',
  code_spent: ({ why }) =>
    `${spentCodes[why]} Mohon balas dengan empat angka yang tertulis paling akhir, atau ketik "batal".`,
  act_dropped: () => 'Baik, tidak jadi. Tidak ada yang berubah.',
  act_outdated: ({ act }) =>
    `Keadaannya sudah berubah, jadi ${actNames[act]} tidak dilakukan. Mohon ulangi dari awal.`,

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

  monev_which: () =>
    'Tulis juga kode inovasinya, misalnya "monev INV-7KQ4M". Yang menunggu monev ada di "antrean".',
  monev_begin: ({ code, name, unit, written }) =>
    lines(
      `Monev (Form C.2): ${named(code, name)}, ${unit}.`,
      written === 0 ? null : `${count(written)} baris sudah terisi; kita teruskan.`,
    ),
  monev_not_now: ({ code, state }) =>
    `Monev diisi sesudah inovasi diterima; ${code} sekarang ${stateNames[state]}.`,
  ask_monev_factual: ({ no, of, label, prefilled, now }) =>
    lines(
      `Baris ${no} dari ${of}: ${label}`,
      now === null
        ? null
        : `Isi sekarang: ${shorten(now, 300)}\nTulis keadaan faktual yang benar, atau ketik "lewati" bila sudah benar.`,
      prefilled === null
        ? now === null
          ? 'Apa keadaan faktualnya? Mohon tulis.'
          : null
        : `Menurut data: ${prefilled}\nBalas "ya" bila sesuai keadaan di lapangan, atau tulis keadaan faktualnya.`,
    ),
  ask_monev_advice: ({ no, factual, now }) =>
    lines(
      `Faktual baris ${no}: ${shorten(factual, 300)}`,
      now === null ? null : `Saran sekarang: ${shorten(now, 300)}; ketik "lewati" bila tetap.`,
      'Apa sarannya? Tulis sarannya, atau balas "tidak ada".',
    ),
  monev_row_needed: ({ no }) =>
    `Baris ${no} perlu diisi untuk Form C.2. Bila memang tidak ada, tulis misalnya "belum ada".`,
  monev_open: ({ code, no, part }) =>
    `Monev ${code} masih terbuka: ${monevParts[part]}${no === null ? '' : ` baris ${no}`}. ${part === 'end' ? 'Ketik "selesai" bila sudah benar, atau "ubah baris 2" untuk memperbaiki.' : 'Silakan tulis isinya, atau ketik "batal" untuk berhenti dulu.'}`,
  monev_saved: ({ no }) => `✔ Tersimpan: baris ${no}.`,
  ask_monev_officer: () =>
    'Siapa pejabat unit yang mendampingi monev ini? Tulis nama dan NIP-nya untuk tanda tangan Form C.2.',
  monev_summary: ({ code, name, unit, officer, by, rows }) =>
    lines(
      `Form C.2 ${named(code, name)}, ${unit}`,
      ...rows.map(
        (row) =>
          `${row.no}. ${row.label}\n   Faktual: ${row.factual}\n   Saran: ${row.advice ?? '-'}`,
      ),
      `Pejabat unit: ${officer}`,
      by === null ? null : `Petugas: ${by}`,
    ),
  ask_monev_end: ({ advised }) =>
    lines(
      'Ketik "selesai" bila monev ini selesai. Untuk memperbaiki, ketik misalnya "ubah baris 2"; untuk pejabatnya, "kembali".',
      advised
        ? 'Bila saran perlu diperbaiki dulu, tulis nomor butir dan catatannya, misalnya "indikator 1 lengkapi SK". Butir itu dibuka lagi untuk pengisi, dan monev diteruskan sesudahnya.'
        : null,
    ),
  monev_done: ({ code, name }) =>
    `✔ Tersimpan. Monev ${named(code, name)} selesai; inovasi ini masuk usulan SK Bupati.`,

  designation_lists: ({ monitored, frozen, last }) =>
    paragraphs(
      monitored.length === 0
        ? 'Belum ada inovasi yang selesai monev dan menunggu penetapan.'
        : lines(`${count(monitored.length)} inovasi siap ditetapkan:`, ...monitored.map(rowLine)),
      frozen === null
        ? null
        : lines(
            `Daftar yang dibekukan ${moment(frozen.at)}${frozen.by === null ? '' : ` oleh ${frozen.by}`}:`,
            ...frozen.rows.map(
              (row, index) =>
                `${rowLine(row, index)}${row.changed ? ' (berubah sejak dibekukan)' : ''}`,
            ),
          ),
      last === null
        ? null
        : lines(
            `SK ${last.number} tanggal ${day(last.date)}:`,
            ...last.rows.map((row, index) => `${rowLine(row, index)}, ${stateNames[row.state]}`),
            last.scan === null ? null : `Scan SK: ${last.scan.name} (${size(last.scan.size)})`,
          ),
    ),
  freeze_ask: ({ count: rows }) =>
    `Bekukan ${count(rows)} inovasi di atas sebagai lampiran SK Bupati?`,
  frozen: ({ count: rows }) =>
    `✔ Tersimpan: daftar ${count(rows)} inovasi dibekukan. Sesudah SK terbit, ketik "catat sk 188.45/123/2026 tanggal 1 Desember 2026" dengan nomor dan tanggalnya.`,
  sk_how: () =>
    'Sesudah SK terbit, ketik "catat sk" lalu nomor dan tanggalnya, misalnya "catat sk 188.45/123/2026 tanggal 20 Oktober 2026".',
  sk_nothing_frozen: () =>
    'Belum ada daftar yang dibekukan. Ketik "daftar sk" untuk melihat dan membekukannya dulu.',
  sk_changed: ({ rows }) =>
    lines(
      'SK belum dapat dicatat, karena yang berikut berubah sejak daftar dibekukan:',
      ...rows.map((row) => `• ${named(row.code, row.name)}`),
      'Ketik "daftar sk" untuk membekukan daftar yang baru.',
    ),
  sk_unclear: ({ number, date }) =>
    lines(
      number === null
        ? 'Nomor SK-nya belum terbaca.'
        : `Nomor SK kami baca "${shorten(number, 80)}".`,
      number !== null && date === null ? 'Tanggalnya belum ada.' : null,
      date === null ? null : `Tanggalnya belum terbaca: "${shorten(date, 80)}".`,
      'Tulis lagi dengan nomor dan tanggal, bulan, tahunnya, misalnya "catat sk 188.45/123/2026 tanggal 20 Oktober 2026".',
    ),
  sk_future: ({ number, date }) =>
    `Tanggal ${day(date)} untuk SK ${shorten(number, 80)} masih jauh. SK dicatat sesudah terbit; mohon periksa tanggal dan tahunnya, lalu tulis lagi.`,
  sk_ask: ({ number, date, count: rows, ahead }) =>
    `Catat SK Bupati nomor ${number} tanggal ${day(date)} untuk ${count(rows)} inovasi pada daftar yang dibekukan?${ahead ? ' Perhatikan: tanggal itu belum tiba.' : ''}`,
  sk_recorded: ({ number, date, count: rows }) =>
    `✔ Tersimpan: SK ${number} tanggal ${day(date)}. ${count(rows)} inovasi ditetapkan; pengisinya kami beri tahu.`,
  sk_scan_how: () =>
    'Scan SK ini belum ada. Kirim berkasnya ke sini (PDF, JPG atau PNG) dengan keterangan "sk".',
  sk_scan_too_early: () =>
    'Belum ada SK yang dicatat, jadi scan ini belum dapat disimpan. Ketik "daftar sk" untuk melihat daftarnya dan mencatat SK, lalu kirim lagi berkasnya.',
  sk_scan_unknown: ({ numbers }) =>
    lines(
      'Belum ada SK yang dicatat dengan nomor itu. Yang sudah dicatat:',
      ...numbers.map((number) => `• ${number}`),
      'Mohon kirim lagi berkasnya dengan salah satu nomor itu, atau dengan keterangan "sk" saja untuk SK terbaru.',
    ),
  sk_scan_taken: ({ number, name, more }) =>
    lines(
      `${name} sedang kami simpan sebagai scan SK ${number}.`,
      more
        ? 'Hanya berkas pertama yang kami ambil. Bila SK-nya beberapa halaman, mohon gabungkan dalam satu PDF, lalu kirim lagi.'
        : null,
    ),
  sk_scan_stored: ({ name, size: bytes }) =>
    `✔ Tersimpan: ${name} (${size(bytes)}) sebagai scan SK Bupati. Ketik "daftar sk" untuk melihatnya.`,
  portal_id_read: ({ code, portalId }) =>
    `Nomor ${code} di aplikasi nasional kami baca "${portalId}". Simpan nomor itu? Bila bukan itu, tulis nomornya saja.`,
  portal_id_needed: ({ code }) =>
    `Berapa nomor ${code} di aplikasi nasional? Tulis nomornya saja, misalnya "IID-2026-00123", atau ketik "batal".`,
  portal_id_set: ({ code, name, portalId }) =>
    `✔ Tersimpan. ${named(code, name)} sudah dientri ke aplikasi nasional dengan nomor ${portalId}.`,

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
  choose_number: ({ count: rows }) =>
    rows === 1
      ? 'Balas 1, atau ketik "batal".'
      : `Mohon balas dengan nomor 1 sampai ${count(rows)}, atau ketik "batal".`,
  revoke_ask: ({ name, own, ...held }) =>
    own
      ? `Lepaskan peran ${roleText(held)} dari akun ini? Haknya berakhir saat itu juga.`
      : `Cabut peran ${roleText(held)} dari ${name ?? 'orang ini'}? Haknya berakhir saat itu juga, kartu dan kodenya tidak berlaku lagi${held.role === 'innovator' ? ', dan drafnya pindah ke Admin Inovasi unit' : ''}.`,
  revoke_invitation_ask: (held) => `Cabut undangan ${roleText(held)} yang belum dipakai?`,
  role_ended: ({ name, ...held }) =>
    `✔ Tersimpan. Peran ${roleText(held)}${name === null ? '' : ` milik ${name}`} berakhir. Untuk memberi lagi, ketik "undang".`,
  invitation_ended: (held) => `✔ Tersimpan. Undangan ${roleText(held)} tidak berlaku lagi.`,
  notice_role_ended: ({ by, ...held }) =>
    `Peran ${roleText(held)} pada akun ini sudah dicabut${by === null ? '' : ` oleh ${by}`}. Bila ini keliru, mohon hubungi Bapperida.`,
  notice_no_admin: ({ unit }) =>
    `${unit} sekarang tidak punya Admin Inovasi. Ketik "undang" untuk mengundang penggantinya, atau "jadi plt admin ${unit}" untuk menjalankan tugasnya sendiri 14 hari.`,
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
  notice_wrong_codes: ({ wrong, people }) =>
    `Dalam satu jam terakhir ada ${count(wrong)} kode salah dari ${count(people)} akun. Mungkin ada yang mencoba-coba kode undangan. Kode yang benar tetap aman; bila ada undangan yang meragukan, ketik "cabut".`,
  notice_term_alone: ({ endsAt }) =>
    `Peran koordinator Anda berakhir ${moment(endsAt)}, dan tidak ada koordinator lain yang dapat memastikannya. Mohon ketik "undang koordinator" untuk mengundang rekan, atau minta pengelola server memastikannya.`,
  notice_term_ended: (held) =>
    `Peran ${roleText(held)} pada akun ini dibekukan karena belum dipastikan untuk tahun inovasi ini. Bila masih bertugas, mohon minta ${held.role === 'unit_admin' ? 'kepala unit atau Bapperida' : 'Bapperida'} mengetik "pastikan peran".`,
  freeze_people: ({ rows }) =>
    lines(
      'Peran siapa yang dibekukan? Balas dengan nomornya:',
      ...rows.map(holderLine),
      'Ketik "batal" untuk tidak jadi.',
    ),
  freeze_nobody: ({ asked }) =>
    asked === ''
      ? 'Tidak ada peran orang lain yang dapat dibekukan.'
      : `Tidak ada pemegang peran bernama "${shorten(asked, 60)}". Ketik "bekukan peran" untuk melihat semuanya.`,
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
  not_me_nothing: () =>
    'Tidak ada akun lain yang baru dihubungkan. Ketik "profil" untuk melihat data Anda, atau hubungi Bapperida bila ada yang janggal.',
  not_me_done: ({ channels, frozen }) =>
    `✔ Tersimpan. Akun yang baru dihubungkan (${channels.map((channel) => channelNames[channel]).join(', ')}) sudah dilepas dan tidak dapat lagi membuka data Anda.${frozen ? ' Demi keamanan, peran Anda selain inovator dibekukan sampai Bapperida berbicara langsung dengan Anda.' : ''}`,
  restore_nobody: () => 'Tidak ada peran orang lain yang dibekukan.',
  restore_ask: ({ name }) =>
    `Sudah berbicara langsung dengan ${name ?? 'orang ini'}, lewat telepon atau tatap muka, dan mencocokkan nama serta nomornya? Perannya dipulihkan seperti semula.`,
  restored_person: ({ name }) =>
    `✔ Tersimpan. Peran ${name ?? 'orang itu'} dipulihkan, dan orangnya kami beri tahu.`,
  notice_frozen: ({ why, roles }) =>
    `Peran ${roles.map(roleText).join('; ')} pada akun ini dibekukan karena ${frozenReasons[why]}. Draf dan isian Anda tetap ada. Mohon hubungi Bapperida lewat telepon atau datang langsung agar perannya dipulihkan.`,
  notice_frozen_of: ({ name, why, roles }) =>
    `Peran ${roles.map(roleText).join('; ')} milik ${name ?? 'seseorang'} dibekukan karena ${frozenReasons[why]}. Mohon cocokkan nama dan nomornya lewat telepon atau tatap muka, lalu ketik "pulihkan peran".`,
  notice_restored: ({ roles }) =>
    `Peran ${roles.map(roleText).join('; ')} pada akun ini sudah dipulihkan. Ketik "bantuan" untuk melihat pilihan.`,
  notice_silent: ({ endsAt }) =>
    `Sudah lama tidak ada pesan dari akun ini. Mohon balas apa saja sebelum ${moment(endsAt)}, misalnya "halo", agar peran Anda tetap aktif.`,
  stand_in_which: ({ typed }) =>
    `${typed === '' ? '' : `Unit "${shorten(typed, 60)}" belum ditemukan. `}Tulis nama unitnya, misalnya "puskesmas awayan", atau ketik "batal".`,
  stand_in_units: ({ units }) =>
    lines(
      'Unit mana yang dimaksud? Balas dengan nomornya:',
      ...units.map((unit, index) => `${index + 1}. ${unit}`),
      'Ketik "batal" untuk tidak jadi.',
    ),
  stand_in_not_needed: ({ units }) =>
    `${units.join(', ')} masih punya Admin Inovasi, jadi Plt. tidak diperlukan. Ketik "cabut" untuk melihat siapa.`,
  stand_in_ask: ({ unit, days }) =>
    `${unit} tidak punya Admin Inovasi. Jalankan tugasnya sendiri sebagai Plt. selama ${count(days)} hari? Sesudah itu hak ini berakhir sendiri.`,
  standing_in: ({ unit, days }) =>
    `✔ Tersimpan. Anda Plt. Admin Inovasi ${unit} selama ${count(days)} hari. Ketik "antrean" untuk melihat yang menunggu, dan "undang admin" untuk mengundang penggantinya.`,
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
      `Kepada siapa inovasi ${from ?? 'itu'} diserahkan? Balas dengan nomornya:`,
      ...rows.map((row, index) => `${index + 1}. ${row.name ?? '(belum bernama)'}, ${row.unit}`),
    ),
  hand_over_nobody: () =>
    'Belum ada yang dapat diserahterimakan: perlu inovasi yang diserahkan dan orang lain di unit yang sama. Ketik "undang" untuk mengundang penggantinya dulu.',
  hand_over_ask: ({ from, to, unit, owns }) =>
    `Serahkan ${count(owns)} inovasi ${unit} dari ${from ?? '-'} kepada ${to ?? '-'}? Peran ${from ?? 'pemilik lama'} di unit ini berakhir begitu ${to ?? 'penggantinya'} menerima.`,
  hand_over_started: ({ from, to }) =>
    `✔ Tersimpan. ${to ?? 'Penggantinya'} kami minta menerima serah terima dari ${from ?? '-'}. Sampai diterima, semuanya tetap seperti semula.`,
  notice_hand_over: ({ from, unit, owns, by }) =>
    `${by ?? 'Seseorang'} menyerahkan ${count(owns)} inovasi ${unit} dari ${from ?? '-'} kepada Anda. Ketik "terima serah terima" untuk menerimanya.`,
  hand_over_accept_ask: ({ from, unit, owns }) =>
    `Terima ${count(owns)} inovasi ${unit} dari ${from ?? '-'}? Sesudah ini Anda yang mengisi dan mendapat kabarnya.`,
  hand_over_none_waiting: () => 'Tidak ada serah terima yang menunggu Anda.',
  hand_over_done: ({ from, unit }) =>
    `✔ Tersimpan. Inovasi ${unit} dari ${from ?? '-'} sekarang milik Anda. Ketik "draf" untuk melihatnya.`,
  notice_handed_over: ({ to, unit }) =>
    `Inovasi Anda di ${unit} sudah diterima ${to ?? 'penggantinya'}, dan peran Anda di unit itu berakhir. Terima kasih.`,
};
