// Phrasings about candidates as people type them in a chat: shorthand, no vowels, no signs. What is read is what was meant,
// and what only looks alike is read as nothing.
import { describe, expect, it } from 'vitest';
import {
  letterMissing,
  namesFrom,
  peopleNamed,
  readCommand,
  readDelay,
  readBroadcastLine,
  readNotes,
  readStandingAsked,
  readOwner,
  readSigns,
  tellsStory,
} from '../../src/domain/language/index.ts';

const signsOf = (text: string, open?: readonly number[]): string | null => {
  const read = readSigns(text, 5, open);
  return read === null
    ? null
    : [1, 2, 3, 4, 5]
        .map((number) => ({ yes: 'y', no: 'n', unsure: '?' })[read.get(number) ?? 'no'] ?? '-')
        .map((letter, at) => (read.has(at + 1) ? letter : '-'))
        .join('');
};

describe('five answers in one message', () => {
  const read: Readonly<Record<string, string>> = {
    'ya semua kecuali 3 ragu': 'yy?yy',
    'y smua kcuali 3 ragu': 'yy?yy',
    'ya smua kecuali no 3 rg': 'yy?yy',
    'semua ya, nomor 3 ragu': 'yy?yy',
    'iya semuanya pak': 'yyyyy',
    'semua ya': 'yyyyy',
    'ya semua': 'yyyyy',
    'tdk semua': 'nnnnn',
    '1 ya 2 ya 3 ragu 4 ya 5 ya': 'yy?yy',
    '1y 2y 3r 4y 5t': 'yy?yn',
    '1. ya\n2. ya\n3. ragu\n4. ya\n5. tidak': 'yy?yn',
    '1=ya, 2=ya; 3 = ragu 4:ya 5) tidak': 'yy?yn',
    'y y r y t': 'yy?yn',
    'ya, ya, tidak, ya, ragu': 'yyny?',
    '1 2 4 5 ya 3 ragu': 'yy?yy',
    'ya 1 2 4 5 ragu 3': 'yy?yy',
    '1-4 ya 5 tdk': 'yyyyn',
    '1 sampai 4 ya, 5 blm': 'yyyyn',
    '3 ragu sisanya ya': 'yy?yy',
    '3 gatau lainnya iya': 'yy?yy',
    'ya semua kecuali nomor 3 dan 4 tidak tahu': 'yy??y',
    'ya, 1 tidak, 2 ya': 'ny---',
    '1 ya karena lebih cepat 2 ya': 'yy---',
    'ya semua kecuali 3': 'yy-yy',
    '1 ya 2 tidak 3 ya': 'yny--',
  };
  it.each(Object.entries(read))('%s', (typed, meant) => expect(signsOf(typed)).toBe(meant));

  it.each([
    'ya',
    'tidak',
    '1 ya 1 tidak',
    'ya kecuali 3',
    'kami antar obat ke rumah',
    'apa maksud nomor 3?',
    '7 ya',
    '',
    'ya ya',
    'lanjut',
  ])('nothing is guessed from "%s"', (typed) => expect(signsOf(typed)).toBeNull());

  it('a word alone answers the one question that is open', () => {
    expect(signsOf('ya', [4])).toBe('---y-');
    expect(signsOf('blm tau', [4])).toBe('---?-');
  });
});

describe('a line about a candidate', () => {
  const act = (typed: string): string => {
    const command = readCommand(typed);
    if (command?.name !== 'candidate') return command?.name ?? '-';
    const rest = 'rest' in command.act ? ` ${command.act.rest}` : '';
    return `${command.number} ${command.act.do}${rest}`;
  };
  const read: Readonly<Record<string, string>> = {
    'T-127': '127 show',
    t127: '127 show',
    't 127': '127 show',
    'lihat temuan T-127': '127 show',
    'lht t127': '-',
    'T-127 gmn': '127 show',
    'T-127 untuk Bu Nurul': '127 assign Bu Nurul',
    't127 utk bu nurul ya': '127 assign bu nurul ya',
    'tugaskan T-127 ke Bu Nurul': '127 assign Bu Nurul',
    'tlg t127 ke pak budi': '127 assign pak budi',
    'T-127 diisi oleh Rahmah': '127 assign Rahmah',
    'T-127 untuk saya': '127 take',
    'sy ambil t127': '127 take',
    'biar sy T-127': '127 take',
    'ya T-127': '127 agree',
    'y t127': '127 agree',
    'T-127 ya': '127 agree',
    'tdk t127': '127 decline',
    'T-127 tdk bs': '127 decline',
    'T-127 bukan saya': '127 decline',
    'T-127 bukan inovasi: hanya rutin': '127 close hanya rutin',
    'bukan inovasi T-127 alasan rutin': '127 close rutin',
    't127 bkn inovasi krn rutin': '127 close rutin',
    'T-127 bukan inovasi': '127 close ',
    'T-127 sama dengan T-130': '127 same T-130',
    't127 sm dg INV-7KQ4M': '127 same INV-7KQ4M',
    'tunda T-127 sampai senin': '127 postpone senin',
    't127 tunda smpe 3 des': '127 postpone 3 des',
    'T-127 nanti': '127 postpone ',
    'mulai T-127': '127 begin',
    'isi t127': '127 begin',
    'T-127 mulai': '127 begin',
    'T-127 buka lagi': '127 reopen',
  };
  it.each(Object.entries(read))('%s', (typed, meant) => expect(act(typed)).toBe(meant));

  it.each([
    'T-1 tahun berapa',
    'T-0',
    'T-127 bukan inovasi?',
    'motor T-127 dibeli tahun lalu',
    'T-127 kemarin rusak',
    'surat nomor 188/T-127/2025',
    'kegiatan T-127 untuk warga desa dilaksanakan rutin',
  ])('"%s" is none', (typed) => expect(act(typed)).not.toMatch(/^\d+ (?!show)/u));
});

describe('lines to be noted', () => {
  it.each([
    ['temuan: antar KTP ke rumah', '', 1],
    ['Temuan :antar KTP ke rumah', '', 1],
    ['temuan\n1. a b c\n2) d e f\n- g h i', '', 3],
    ['temuan pkm juai: a b c', 'pkm juai', 1],
    ['catat temuan baru: a b c', '', 1],
    ['tlg catat temuan untuk kec juai:\na b c\nd e f', 'kec juai', 2],
  ] as const)('%s', (typed, unit, count) =>
    expect([readNotes(typed)?.unit, readNotes(typed)?.lines.length]).toEqual([unit, count]),
  );

  it.each([
    'temuan',
    'temuan saya',
    'hasil temuan: a',
    'permasalahan dan temuan: a',
    'ada temuan?',
  ])('"%s" is none', (typed) => expect(readNotes(typed)).toBeNull());
});

describe('names', () => {
  it.each([
    'kami antar KTP ke rumah lansia',
    'kami skrg jemput bola tiap hari kamis',
    'Petugas datang ke rumah warga yang sakit setiap minggu untuk memeriksa tekanan darah dan gula',
  ])('"%s" is a story', (typed) => expect(tellsStory(typed)).toBe(true));
  it.each([
    'KTP Antar Lansia',
    'JELITA (Jemput dan Antar Layanan Identitas Lansia)',
    'Kami Peduli Lansia',
    'Gerakan Masyarakat Sadar Gizi',
  ])('"%s" may be a name', (typed) => expect(tellsStory(typed)).toBe(false));
  it.each([
    ['JELITA (Jemput dan Antar Layanan Identitas Lansia)', null],
    ['JELITA (Antar Layanan Identitas)', 'J'],
    ['Siap Antar Bayi Sehat (SABAR)', 'R'],
    ['KTP Antar Lansia', null],
    ['Pelayanan Cepat (untuk lansia)', null],
  ] as const)('%s', (typed, letter) => expect(letterMissing(typed)).toBe(letter));
  it('a short form that is proposed stands for its long form', () => {
    for (const sentence of [
      'kami antar KTP ke rumah lansia, dulu mereka antre',
      'posyandu dibuka malam hari',
      'kartu obat lansia dengan gambar',
      'formulir pindah alamat kini cukup satu lembar',
    ]) {
      const names = namesFrom(sentence);
      expect(names?.short === null || letterMissing(names?.short ?? '') === null).toBe(true);
    }
    expect(namesFrom('kami')).toBeNull();
  });
});

describe('how units stand', () => {
  const named = (typed: string): string | undefined => readCommand(typed)?.name;
  it.each([
    ['berapa yg sudah masuk', 'overview'],
    ['brp yg sdh masuk', 'overview'],
    ['sdh brp inovasi yg masuk ya', 'overview'],
    ['siapa yang belum mulai', 'not_begun'],
    ['siapa blm isi', 'not_begun'],
    ['unit mana yg blm mulai', 'not_begun'],
    ['siapa aja yg blm mulai', 'not_begun'],
    ['yg tertahan', 'stuck'],
    ['macet dmn', 'stuck'],
    ['macet di mana', 'stuck'],
    ['yg terlambat siapa', 'late'],
    ['siapa yg terlambat pak', 'late'],
    ['ingatkan mereka', 'remind_not_begun'],
    ['tlg ingatkan yg blm mulai', 'remind_not_begun'],
    ['ingatkan mereka?', undefined],
    ['ingatkan besok', 'remind_tomorrow'],
  ] as const)('%s', (typed, name) => expect(named(typed)).toBe(name));

  it.each([
    ['puskesmas juai bagaimana', 'puskesmas juai'],
    ['pkm juai gmn', 'pkm juai'],
    ['gmn pkm juai', 'pkm juai'],
    ['unit puskesmas juai', 'puskesmas juai'],
    ['kec juai sdh sampai mana?', 'kec juai'],
    ['keadaan dinas kesehatan', 'dinas kesehatan'],
  ] as const)('%s', (typed, unit) => expect(readStandingAsked(typed)).toEqual({ unit }));
  it('a gakor by its number, and what asks about nothing', () => {
    expect(readStandingAsked('gakor 2')).toEqual({ gakor: 2 });
    for (const typed of ['gakor baru Utara', 'gakor 1 unit rsud', 'puskesmas juai', 'halo'])
      expect(readStandingAsked(typed)).toBeNull();
  });

  it('a broadcast in one line, whole', () => {
    expect(readBroadcastLine('siaran utk admin puskesmas: Besok rapat.\nMohon hadir.')).toEqual({
      to: 'admin puskesmas',
      text: 'Besok rapat.\nMohon hadir.',
      attendance: true,
    });
    for (const typed of ['siaran', 'siaran admin', 'siaran S1234 jeda', 'siaran untuk admin'])
      expect(readBroadcastLine(typed)).toBeNull();
  });
});

describe('who fills it in, and until when', () => {
  it.each([
    ['saya', 'self'],
    ['sy aja', 'self'],
    ['saya sendiri pak', 'self'],
    ['admin', 'admin'],
    ['terserah admin', 'admin'],
    ['nanti', 'later'],
    ['blm tau', 'later'],
    ['Rahmah', 'named'],
  ] as const)('%s', (typed, who) => expect(readOwner(typed).who).toBe(who));

  it('a name fits one, or nobody is taken', () => {
    const people = ['Nurul Hidayah', 'Hj. Salmiah, S.KM', 'Nur Aini', 'Siti Nur'].map((name) => ({
      name,
    }));
    const named = (typed: string) => peopleNamed(people, typed).map(({ name }) => name);
    expect(named('Bu Nurul')).toEqual(['Nurul Hidayah']);
    expect(named('hj salmiah')).toEqual(['Hj. Salmiah, S.KM']);
    expect(named('nur').length).toBe(3);
    expect(named('Budi')).toEqual([]);
    expect(named('bu')).toEqual([]);
  });

  it.each([
    ['seminggu lagi', 7],
    ['2 mgg lg', 14],
    ['minggu depan', 7],
    ['sebulan', 30],
    ['3 hari lagi', 3],
    ['senin', null],
  ] as const)('%s', (typed, days) => expect(readDelay(typed)).toBe(days));
});
