// Commands and short answers: what is one, and above all what is none.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, readCommand, readYesNo } from '../../../src/domain/language/index.ts';
import recorded from './chat-rows.json' with { type: 'json' };
import { rows } from './support.ts';

function line(command: Command | null): string {
  if (command === null) return 'none';
  const { name, ...more } = command;
  return [name, ...Object.values(more)].join(' ');
}

const INTENTS = {
  lewati: 'skip',
  batal: 'cancel',
  selesai: 'done',
  kembali: 'back',
  hapus: 'delete',
  bantuan: 'help',
  tunggu: 'wait',
  status: 'status',
  simpan: 'save',
  kirim: 'submit',
  sapaan: 'greeting',
  terima_kasih: 'thanks',
} as const;
describe('recorded intents', () => {
  for (const [intent, name] of Object.entries(INTENTS)) {
    const forms = recorded.intents[intent as keyof typeof INTENTS];
    test.each(forms)(`${intent}: %s`, (form) => expect(readCommand(form)?.name).toBe(name));
  }
  test.each(recorded.intents.ubah)('ubah: %s', (form) => {
    expect(readCommand(form)?.name).toBe(form === 'perbaiki' ? 'repair' : 'change');
  });
  const answers = {
    ya: 'yes',
    tidak: 'no',
    tidak_ada: 'none',
    belum: 'not_yet',
    sudah: 'already',
    nanti: 'later',
  } as const;
  for (const [intent, kind] of Object.entries(answers)) {
    const forms = recorded.intents[intent as keyof typeof answers];
    test.each(forms)(`${intent}: %s`, (form) => {
      expect(readYesNo(form).kind).toBe(kind);
      expect(readYesNo(`${form.toUpperCase()} PAK`).kind).toBe(
        /[✅❌]/u.test(form) ? 'unclear' : kind,
      );
    });
  }
});

test.each(
  rows(`
  yaudah → weak_yes none
  gpp → weak_yes none
  kada papa → weak_yes none
  jangan dihapus → no none
  belum selesai → not_yet none
  batalkan pembatalan → unclear none
  kena → later none
  lalu → unclear skip
  tahun lalu → unclear none
  g → no none
  k → unclear none
  p → unclear greeting
  - → none none
  Y → yes none
  INGGIH PAK → yes none
  iya bu sudah → yes none
  balum ada SK nya → not_yet none
  tuntung → unclear done
`),
)('trap: %s', (input, expected) => {
  expect(`${readYesNo(input).kind} ${line(readCommand(input))}`).toBe(expected);
});

const COMMANDS = rows(String.raw`
  /bantuan@SepedaBaruBot → help
  Bantuan dong min → help
  gmn caranya kak → help
  ? → help
  lewati dulu ya bu → skip
  skip aja → skip
  ulun handak babulik → back
  ubah 17 → change 17
  ganti no 3 → change 3
  ubah nama inovasi → change nama inovasi
  ubah tanggal mulai → change tanggal mulai
  perbaiki → repair
  perbaiki 4821 → repair 4821
  perbaiki 17 → change 17
  apa yang kurang? → missing
  yg kurang apa → missing
  ringkasan → summary
  ringkasn → summary
  draf → drafts
  KIRIM! → submit
  oke kirim aja → submit
  kirim sekarang → submit
  ga jadi deh → cancel
  tolong batalkan → cancel
  saya mau batal → cancel
  sudah selesai pak → done
  udah itu aja → done
  Selesai. Terima kasih → done
  selesai 🙏 → done
  selesia → done
  statsu → status
  status 4821 → status 4821
  status inovasi saya → status
  /start → start
  /start abc_DEF-12 → start abc_DEF-12
  /start@Bot abc → start abc
  mulai lagi → resume
  /mulai_lagi → resume
  inovasi baru → new
  kode tautan → link
  antrean → queue
  berikut → next
  lihat 4821 → look 4821
  lihat 3 → look 3
  bukti 7 → evidence 7
  bukti inv-ab12 → evidence INV-AB12
  data dukung indikator 7 → evidence 7
  setujui 4821 → approve 4821
  /setujui@Bot 4821 → approve 4821
  tolong setujui 4821 → approve 4821
  Setujui 4821 pak → approve 4821
  setujui → needs_code approve
  terima 4821 → accept 4821
  terima 48211 ya → accept 48211
  kembalikan 4821 Foto kurang jelas, lampirkan SK → return 4821 Foto kurang jelas, lampirkan SK
  tolak 4821 bukan inovasi → reject 4821 bukan inovasi
  buka lagi 4821 salah kode → reopen 4821 salah kode
  tetapkan 4821 → endorse 4821
  tarik 4821 → withdraw 4821
  undang inovator → invite inovator
  cabut akses → revoke akses
  serah terima → hand_over
  nihil 2026 → nil 2026
  berhenti → stop
  ingatkan saya besok → remind_tomorrow
  jadwal → schedule
  siaran → broadcast
  tanya pamong bagaimana cara isi anggaran → ask_mentor bagaimana cara isi anggaran
  data saya → my_data
  hapus data saya → my_data hapus
  hapus data saya 20 → my_data hapus 20
  tarik persetujuan 2 → my_data tarik 2
  data saya 2 → my_data 2
  unduh data saya 2 → my_data unduh 2
  lihat data saya 2 → my_data 2
  siapa saya → profile
  daftar → unit_list
  riwayat → history
  riwayat INV-AB12C → history INV-AB12C
  kontak INV-AB12C → contacts INV-AB12C
  komentar INV-AB12C fotonya kurang jelas, mohon ganti → comment INV-AB12C fotonya kurang jelas, mohon ganti
  ekspor → export
  ekspor semua → export semua
  ekspor data saya → my_data ekspor
  jejak → audit
  jejak semua 2 → audit semua 2
  catatan kejadian → audit
  putuskan tautan → unlink
  cabut tautan → unlink
  bekukan daftar → freeze_list
  daftar sk → designation
  data saya ubah unit → my_data ubah unit
  formulir 4821 → form 4821 formulir
  monev 4821 → monev 4821
  berkas → files
  hapus foto 2 → delete foto 2
  gabung INV-AB12C → join INV-AB12C
  ajak rekan → add_filler
  privasi → privacy
  Assalamualaikum wr.wb. pak → greeting
  selamat pagi pak → greeting
  Terima kasih banyak pak → thanks
  bentar ya → wait
  udahan → done
  cukup sekian → done
  lalui → skip
  tdk jd → cancel
  ini apa ya → help
`);
test.each(COMMANDS)('%s', (input, expected) => expect(line(readCommand(input))).toBe(expected));

test('a note keeps its lines and capitals', () => {
  expect(readCommand('kembalikan 4821 Foto buram\nSK belum ada')).toEqual({
    name: 'return',
    code: '4821',
    note: 'Foto buram\nSK belum ada',
  });
});

test('a message to somebody keeps every letter, whatever its length and signs', () => {
  const question =
    'apakah SK/SPT_2026 dari kepala dinas cukup?\n\nKami sudah bertanya ke dinas@balangan.go.id. '.repeat(
      20,
    );
  for (const before of [
    'tanya pamong ',
    'Tanya pamong: ',
    'pak, hubungi pamong ',
    '/tanya_pamong ',
  ])
    expect(readCommand(before + question)).toEqual({ name: 'ask_mentor', rest: question.trim() });
  expect(readCommand('tanya pamong ya pak')).toEqual({ name: 'ask_mentor' });
  expect(readCommand('Warga tanya pamong dulu')).toBeNull();
  expect(readCommand(`Bantuan pamong ${question}`)).toBeNull();
});

const ANSWERS = [
  '/setujui 12',
  '／setujui 4821',
  '#Batal',
  '*batal*',
  '_batal_',
  '= batal',
  'setuju',
  'terima',
  'tolak',
  'Kembalikan fungsi hutan melalui program penghijauan',
  'Ubah pola pikir masyarakat',
  'Ganti Oli Murah',
  'Tarik tambang',
  'undang undang nomor 23 tahun 2014',
  'Undang-undang No. 23',
  'undang warga desa',
  'cabut gigi gratis',
  'serah terima barang',
  'jadwal posyandu',
  'siaran radio',
  'gabung kelompok tani',
  'ajak masyarakat',
  'Hapus stunting',
  'cukup baik',
  'kirim ke pak bupati lewat pos',
  'batal?',
  'kirim?',
  'bukit',
  'batas',
  'bantal',
  'tarif',
  'harus',
  'nanti',
  'benar',
  '__proto__',
  'constructor',
  'toString',
  'bаtal',
  'setujui 48 21',
  'oke makasih',
  'lanjut',
  '✅',
  '',
  ' ',
  '2 januari 2021',
];
test.each(ANSWERS)('%j is an answer, no command', (text) => expect(readCommand(text)).toBeNull());

test.each(
  rows(`
  siap bos → yes
  ok → yes
  👍 → yes
  👎 → no
  oke makasih → yes
  ga usah → no
  tidak perlu → no
  bukan pak → no
  iya belum → not_yet
  masih belum → not_yet
  blm ada pak → not_yet
  sdh ada → already
  ntar aja → later
  besok pagi ya → later
  tidak apa-apa → weak_yes
  gak masalah → weak_yes
  terserah → weak_yes
  kadada → none
  tidak ada SK → none
  tidakya → unclear
  ya tidak → unclear
  tidak tahu → unclear
  iya? → unclear
  tidka → no
  mungkin → unclear
  terima kasih → unclear
  ya ampun banyak sekali pertanyaannya ini → unclear
`),
)('answer: %s', (input, expected) => expect(readYesNo(input).kind).toBe(expected));

// Words with these letters in front may be the code of an innovation.
const word = fc.stringMatching(/^[a-z]{1,9}$/u).filter((one) => !one.startsWith('in'));
const known = fc.constantFrom(
  'kirim',
  'batal',
  'hapus',
  'ubah',
  'kembalikan',
  'setujui',
  'selesai',
  'ya',
  'pak',
  'nama',
  'terima',
  'kasih',
  'halo',
);
test('more than twelve words are a command only as a decision with a code', () => {
  const long = fc.array(fc.oneof(word, known), { minLength: 13, maxLength: 40 });
  fc.assert(
    fc.property(long, (words) => {
      expect(readCommand(words.join(' '))).toBeNull();
    }),
  );
  expect(readCommand(`kembalikan 4821 ${'kata '.repeat(50)}`)?.name).toBe('return');
});
