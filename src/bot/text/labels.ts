// The short names of things: buttons, states, roles, gaps, file states, warnings. One entry each, so that a new one
// does not compile until it has words. It never holds a whole sentence.
import { agency, roleName, roleNameFirst } from '../../domain/region.ts';
import type { Role } from '../../domain/access.ts';
import type { FileState } from '../../domain/edition/answer.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { LabelKey } from '../../domain/conversation/message.ts';
import type { GapLine } from '../../domain/conversation/message-parts.ts';
import type { FileWarning } from '../../files/formats.ts';

export { stateNames } from '../../domain/language/index.ts';

/** What stands on a button. */
export const buttonLabels: Readonly<Record<LabelKey, string>> = {
  'form-c1': 'Form C.1',
  laporan: 'Laporan Indeks',
  'form-pengisian': 'Form Pengisian',
  'form-c2': 'Form C.2',
  'profil-nasional': 'Profil nasional',
  schedule: 'Lihat jadwal',
  remind_tomorrow: 'Ingatkan besok',
  queue: 'Lihat antrean',
  drafts: 'Pilih inovasi',
  present: 'Hadir',
  absent: 'Tidak hadir',
  represented: 'Diwakili',
  pause: 'Jeda',
  resume: 'Lanjutkan',
  cancel: 'Batalkan',
  attendance: 'Daftar jawaban',
  everybody: 'Semua',
  answer: 'Jawab',
  progress: 'Lihat perkembangan',
  share_phone: 'Bagikan nomor saya',
  agree: 'Ya, setuju',
  decline: 'Tidak',
  yes: 'Ya',
  no: 'Tidak',
  done: 'Selesai',
  skip: 'Lewati',
  all_same: 'Semua masih sama',
  none_yet: 'Belum ada',
  right_person: 'Benar orangnya',
  wrong_person: 'Bukan',
  correct: 'Benar',
  incorrect: 'Belum benar',
  submit: 'Kirim',
  summary: 'Ringkasan',
  is_answer: 'Jawaban',
  is_question: 'Pertanyaan',
  status: 'Sampai di mana inovasi saya',
  help: 'Bantuan',
  get ask_mentor() {
    return `Bertanya kepada ${roleNameFirst('mentor')}`;
  },
  privacy: 'Data dan privasi',
  invite: 'Mengundang orang',
  check_idea: 'Cek kegiatan',
  is_candidate: 'Temuan',
  is_name: 'Nama',
  is_story: 'Cerita (dicatat sebagai temuan)',
  missing: 'Apa yang kurang?',
  options: 'Semua pilihan',
  new: 'Inovasi baru',
  new_innovation: 'Inovasi baru',
  stays: 'Tetap untuk yang dibuka',
  take_all: 'Pakai semua',
  go_on: 'Lanjut mengisi',
  put_aside: 'Ya, simpan dulu',
  use_mine: 'Pakai jawaban saya',
  continuation: 'Sambungan yang tadi',
  next_answer: 'Isi yang sekarang',
  keep_theirs: 'Biarkan yang sudah ada',
  approve: 'Setujui',
  endorse: 'Tetapkan',
  accept: 'Terima',
  return: 'Kembalikan',
  evidence: 'Lihat bukti',
  look: 'Lihat',
  repair: 'Perbaiki sekarang',
};

/** What somebody is. */
export const roleNames: Readonly<Record<Role, string>> = {
  anonymous: 'tamu',
  innovator: 'inovator',
  get unit_admin() {
    return roleName('unit_admin');
  },
  get unit_head() {
    return roleName('unit_head');
  },
  get mentor() {
    return roleName('mentor');
  },
  get verifier() {
    return `${roleName('verifier')} ${agency()}`;
  },
  get coordinator() {
    return roleName('coordinator');
  },
  operator: 'operator',
  judge: 'juri',
};

/** Why an item is still open. */
export const gapNames: Readonly<Record<GapLine['gap'], string>> = {
  unanswered: 'belum diisi',
  to_confirm: 'perlu dipastikan',
  read: 'terbaca, belum dipastikan: ketik "dokumen"',
  no_level: 'tingkat belum dipilih',
  no_evidence: 'bukti belum ada',
  evidence_waiting: 'bukti sedang diperiksa',
  to_repair: 'perlu diperbaiki',
};

/** How far a file is. */
export const fileStateNames: Readonly<Record<FileState, string>> = {
  announced: 'sedang diambil',
  fetching: 'sedang diambil',
  stored: 'tersimpan',
  refused: 'tidak dapat dipakai',
  failed: 'gagal diambil, mohon kirim ulang',
  removed: 'sudah dihapus',
};

const warningWords: Readonly<Record<FileWarning | 'video_short' | 'video_long', string>> = {
  name_differs: 'jenis isinya berbeda dari akhiran namanya; yang dipakai adalah isinya',
  trailing_data:
    'ada data tambahan di akhir berkas; mohon buka sekali untuk memastikan isinya benar',
  restricted: 'berkas dibatasi pemiliknya; mohon pastikan dapat dibuka tanpa kata sandi',
  transcoded:
    'tulisannya disimpan dengan cara lama; mohon buka sekali untuk memastikan masih terbaca',
  no_video_track: 'hanya berisi suara, tanpa gambar',
  video_short: 'lebih pendek dari anjuran; boleh diganti dengan yang lebih lengkap',
  video_long: 'lebih panjang dari anjuran; boleh dipakai, atau ganti dengan yang lebih ringkas',
};

/** Words for a remark about a stored file; a remark without words is left out (null). */
export function warningName(code: string): string | null {
  return code in warningWords ? warningWords[code as keyof typeof warningWords] : null;
}

/** The networks by name. */
export const channelNames: Readonly<Record<ChannelId, string>> = {
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  webchat: 'obrolan web',
};
