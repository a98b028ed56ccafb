// Phrasings that were written after the rules, for every writer: dictated, without vowels, with slips, two wishes in one message.
// Each is told what it asks where that can be told, and nothing is stored, decided or begun but what it plainly means.
import { describe, expect, it } from 'vitest';
import { places } from './places.ts';
import type { Writer } from './rows.ts';

/** Writer, what is open, what is typed, what has to be told ('' where a question back is right), what it is to do. */
const unseen: readonly (readonly [Writer, string, string, string, string?])[] = [
  [
    'innovator',
    'nothing open',
    'sy mw lanjutin yg kmrn trus sekalian cek yg kurang apa',
    'Yang masih kurang',
  ],
  [
    'innovator',
    'nothing open',
    'Tolong hapus foto yang tadi salah lalu lanjutkan ke indikator berikutnya.',
    '',
  ],
  ['innovator', 'nothing open', 'kirim skrg bs gak, msh ada yg kurang kah', ''],
  ['innovator', 'nothing open', 'mau ngirim file lewat laptop gimana caranya', ''],
  ['innovator', 'nothing open', 'pak inovasi saya kok ilang dari daftar', ''],
  ['innovator', 'nothing open', 'Skornya berapa dan siapa yang periksa.', ''],
  ['innovator', 'nothing open', 'ganti judul inovasinya jadi KELAS IBU SEHAT', ''],
  ['innovator', 'a choice', 'masih tahap percobaan sih di dua desa', 'maksudnya "Uji Coba"'],
  ['innovator', 'a choice', 'blm yakin, dl aja nanti sy tny kepala', ''],
  ['innovator', 'a choice', 'Uji coba kayaknya tapi mau tanya dulu ke kepala puskesmas.', ''],
  ['innovator', 'a choice', 'yg kedua', '', 'save_answer'],
  ['innovator', 'a choice', 'bukan inisiatif', ''],
  [
    'innovator',
    'a date',
    'awal tahun 2025 kalau tidak salah bulan februari',
    'maksudnya Februari 2025',
  ],
  ['innovator', 'a date', 'kr2 bln mei thn lalu', ''],
  ['innovator', 'a date', 'tgl brp ya lupa, pokoknya setelah lebaran 2025', ''],
  ['innovator', 'a date', 'Tanggal tiga Februari dua ribu dua puluh lima.', '', 'save_answer'],
  ['innovator', 'a short text', 'saya sendiri', ''],
  ['innovator', 'a short text', 'sama kaya kemarin namanya', 'jawaban untuk Nama Inisiator'],
  ['innovator', 'a short text', 'Bidan Rahmah, eh tapi boleh dua orang nggak namanya?', ''],
  ['innovator', 'a short text', 'blm tau siapa, skip dl', ''],
  ['innovator', 'a long text', 'nnt aja sy isi di laptop', ''],
  ['innovator', 'a long text', 'tulisannya udah ada di word, kirim wordnya aja boleh?', ''],
  ['innovator', 'a long text', 'segini cukup gak', ''],
  ['innovator', 'a long text', 'copas dari proposal boleh kan min', ''],
  ['innovator', 'an indicator', 'sk nya masih diproses di bagian hukum', ''],
  ['innovator', 'an indicator', 'ini wajib gak sih, klo gak ada sk gmn', ''],
  ['innovator', 'an indicator', 'kayaknya tingkat dua deh tapi buktinya nyusul', '', 'save_answer'],
  ['innovator', 'an indicator', 'lompat ke yg video', 'Video inovasi daerah'],
  ['innovator', 'an indicator', 'level dua sama tiga bedanya apa', '2 = '],
  [
    'innovator',
    'an indicator',
    'indikator tiga tingkat dua, indikator lima tingkat satu',
    '',
    'save_answer',
  ],
  ['innovator', 'an indicator', 'Tingkat satu saja dulu.', '', 'save_answer'],
  ['innovator', 'an indicator', 'tingkat 3 apa ya', ''],
  ['innovator', 'an indicator', 'bukti tingkat 2 apa saja', ''],
  ['innovator', 'an indicator', 'tingkat dua itu apa', ''],
  ['innovator', 'an indicator', 'yg ini sama yg nomor 5 gak ada buktinya', ''],
  ['innovator', 'handing in', 'ya kirim aja, tp kl ada salah bs diperbaiki kan', ''],
  ['innovator', 'handing in', 'jangan dulu, mau cek lagi bagian latar belakang', ''],
  ['innovator', 'handing in', 'gas', '', 'take_step'],
  ['innovator', 'handed in', 'udh masuk blm pak kiriman sy', 'menunggu admin unit'],
  ['innovator', 'handed in', 'mau nambahin foto lagi boleh gak', ''],
  ['innovator', 'handed in', 'Salah kirim, bisa ditarik kembali tidak ya.', '"tarik"'],
  ['admin', 'nothing open', 'ada yg baru masuk gak hr ini', 'menunggu diperiksa'],
  ['admin', 'nothing open', 'yg punya bu rahmah udh boleh disetujui blm', ''],
  ['admin', 'nothing open', 'tolong ingatkan rina suruh lengkapin', ''],
  ['admin', 'a sheet', 'oke ini udah bagus setujui aja', 'balas: setujui'],
  ['admin', 'a sheet', 'balikin aja, sk nya ga kebaca sama fotonya kurang', 'balas: kembalikan'],
  ['admin', 'a sheet', 'liat fotonya yang indikator satu dong', 'Regulasi Inovasi Daerah'],
  ['admin', 'a sheet', 'ini udh bener blm menurut sistem', ''],
  ['admin', 'a sheet', 'Setujui yang ini, lalu tampilkan berikutnya.', 'balas: setujui'],
  ['head', 'nothing open', 'apa aja yg nunggu tanda tangan saya', 'menunggu penetapan'],
  ['head', 'the list', 'acc semuanya ya kecuali yg nomor 2', 'untuk ditetapkan, tanpa'],
  ['head', 'the list', 'yang nomor dua jangan dulu', ''],
  ['head', 'a sheet', 'saya setuju dgn ini', 'balas: tetapkan'],
  ['head', 'a sheet', 'siapa yg bikin ini', 'Pengisi Rahmah'],
  [
    'verifier',
    'a sheet',
    'kasih tingkat satu aja buat indikator lima soalnya dokumennya cuma satu',
    '',
    'set_level',
  ],
  ['verifier', 'a sheet', 'kasih tingkat 2 buat indikator 5 boleh gak?', ''],
  ['verifier', 'a sheet', 'beri tingkat 1 untuk indikator 5, 6 dan 7 karena buktinya sama', ''],
  ['verifier', 'a sheet', 'kasih tingkat 1 saja buat indikator 5', 'alasan'],
  ['coordinator', 'nothing open', 'mana puskesmas atau dinas yang belum mengisi', 'belum mulai'],
  ['admin', 'a sheet', 'apa bedanya yang dikirim ulang sama yang saya kembalikan', ''],
  ['verifier', 'a sheet', 'buktinya yg nomor 3 mana', 'Dukungan anggaran'],
  ['verifier', 'a sheet', 'lanjut ke yg berikutnya, ini nanti', ''],
  ['verifier', 'a sheet', 'siapa yg periksa ini sebelumnya', ''],
  ['mentor', 'nothing open', 'unit sy yg blm ngisi sp aja', ''],
  ['mentor', 'nothing open', 'mau kirim pesan ke puskesmas awayan', 'pesan unit'],
  ['mentor', 'nothing open', 'Puskesmas Awayan kurangnya apa saja.', 'UPT Puskesmas Awayan'],
  ['coordinator', 'nothing open', 'brp unit yg blm setor sm sekali', 'belum mulai'],
  [
    'coordinator',
    'nothing open',
    'kirim pengingat ke yg belum, sekalian rekap excelnya',
    'ingatkan mereka',
  ],
  [
    'coordinator',
    'nothing open',
    'undang bu siti dari puskesmas juai jadi admin',
    'Teruskan kepada siti',
    'create_invitation',
  ],
  ['coordinator', 'nothing open', 'perpanjang batas waktu seminggu bisa?', ''],
  ['coordinator', 'a broadcast', 'eh salah, batalin dulu siarannya', ''],
  ['coordinator', 'a broadcast', 'buat admin aja, yg kepala gak usah', ''],
];

it('"Tingkat 1 saja dulu" says the level, and describes nothing', () => {
  for (const typed of ['Tingkat 1 saja dulu', 'Tingkat satu aja deh.', 'kayaknya tingkat 1 ya']) {
    const chat = places.innovator['an indicator']?.();
    const item = chat?.open.split(' ')[1] ?? '';
    chat?.says(typed);
    const value = chat?.stored(item);
    expect([typed, value]).toMatchObject([typed, { level: 1 }]);
    expect(value?.type === 'indicator' ? (value.description ?? null) : 'none').toBeNull();
  }
});

/** What only shows or counts. */
const harmless: ReadonlySet<string> = new Set([
  ...['record', 'note_reading', 'show_confirmation', 'show_card', 'show_batch', 'claim'],
]);

describe('phrasings that the rules had not seen', () => {
  it('are sixty or more', () => expect(unseen.length).toBeGreaterThanOrEqual(60));

  it.each(
    unseen.map(([who, where, phrase, wanted, means]) => ({ who, where, phrase, wanted, means })),
  )('$who, $where: $phrase', ({ who, where, phrase, wanted, means }) => {
    const open = places[who][where];
    if (open === undefined) throw new Error(`no place ${where}`);
    const chat = open();
    const told = chat.says(phrase);
    expect(told).toContain(wanted);
    const did = new Set(chat.did.filter((kind) => !harmless.has(kind) && kind !== 'notify'));
    expect([...did]).toEqual(means === undefined ? [] : [means]);
  });
});
