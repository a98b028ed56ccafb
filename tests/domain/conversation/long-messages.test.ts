// No message stops the process: every mode of a conversation × many shapes of text × 60,000 characters, each step of the
// engine and each reading of what it needs. Here each mode is given every eighth shape, the next mode the shapes beside
// those; EVERY=1, as long-messages.long.test.ts sets it, gives every shape to every mode. What takes more than 50 ms of
// CPU time in each of a few tries must not have grown faster than the text did: a slow machine makes a linear reading slow
// too, and only a quadratic one takes sixteen times as long for four times the text.
import { describe, expect, test } from 'vitest';
import { cleanText, readCommand, readEvidence } from '../../../src/domain/language/index.ts';
import { allModes, settingOfModes, titleOf, typedText } from '../../support/modes.ts';

const LENGTH = 60_000;
const MOST_MS = 50;
const TRIES = 5;
/** How much shorter the text is that a slow one is compared with, and how much quicker that must be at most. */
const SHORTER = 4;
const MOST_GROWTH = 8;
const EVERY = Number(process.env['EVERY'] ?? 8);

/** What a text repeats. */
const repeated: readonly string[] = [
  ...' \n\t,.;:-/(["\'0aA?!@#&%*_~|\u0301\u200d\u00a0😀١é中',
  ...['1 ', '1,', '1 , ', '1. ', '1.000 ', ' \n', '\n1 ', '\n1 a', '\n1. kurang, ', 'a\n', '\n;'],
  ...['a ', 'ab1 ', 'aa', 'ya ', 'dan ', ', dan', 'nip', ',nip:', ' nip ', 'no. ', 'nomor 1 '],
  ...[
    's/d ',
    ' s/d',
    '@1 ',
    '1/',
    '1-',
    '2 Juni 2025 ',
    '2025-06-02 ',
    't10:00',
    'jam 10 ',
    'bulan ',
  ],
  ...[
    'TAUT-',
    'INV-',
    'INV-AAAA1 ',
    'ISI ',
    '4821 ',
    'ISI-AAAA-',
    'ABCDEFGH',
    '0123456789ABCDEFGHJKMNPQR ',
  ],
  ...[
    'https://a.',
    'http://',
    'kembalikan 4821 ',
    'setujui 4821 ',
    'untuk ',
    'dasar ',
    '0812 ',
    '08123456789 ',
  ],
  ...[
    'hadir, ',
    'diwakili ',
    'karena ',
    'juta ',
    'seratus ',
    'dua puluh ',
    'puskesmas ',
    'dinas kesehatan ',
  ],
  ...[
    'indikator satu, ',
    'tingkat dua dan ',
    'bukan ',
    'indikator 1 ',
    'baris 1 ',
    'nama saya ',
    'yayayaya',
    'sk ',
    'Jumlah\n',
    '° ',
    '1°1\'1" ',
  ],
];

/** What stands before a long run of blanks or other signs: the readers go on after these. */
const heads: readonly string[] = [
  ...[
    '/start',
    'TAUT',
    'INV',
    'gabung ISI',
    'kode',
    'setujui',
    'setujui 4821',
    'kembalikan 4821 1',
    'tolak 4821',
  ],
  ...[
    'tetapkan 4821',
    'laporkan 4821',
    'undang',
    'undang admin untuk',
    'catat sk',
    'tingkat 1 2',
    'tingkat',
    'siaran',
  ],
  ...[
    'siaran S4821',
    'jadwal',
    'jadwal 1',
    'jadwal buka',
    'jadwal ubah',
    'gakor',
    'gakor baru',
    'gakor 1 unit',
  ],
  ...[
    'pesan untuk',
    'pesan',
    'jawab 1',
    'tanya pamong',
    'kasih tingkat satu buat indikator lima',
    'diwakili',
    'saya diwakili oleh',
    'pilih 1',
    'hadir',
  ],
  ...[
    'data saya',
    'hapus data saya',
    'koreksi nama',
    'ubah',
    'ubah 3',
    'bukti',
    'baris 1',
    'ubah baris 1 jadi',
    'selesai',
  ],
  ...[
    'nama saya',
    'Budi, nip',
    'ya',
    'tidak',
    '1',
    '1,',
    '-2,3',
    '3 februari',
    'jam',
    'nomor',
    'tanggal 5',
    '1 kurang',
  ],
  ...[
    'cari',
    'ekspor',
    'jejak',
    'riwayat',
    'komentar INV-AAAA1',
    'serah terima',
    'bekukan',
    'nihil',
    'S4821 ya',
  ],
];

const upTo = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** A text of a shape, of about so many characters. */
type Shape = (length: number) => string;
const shapes: readonly Shape[] = [
  ...repeated.flatMap((part): readonly Shape[] => [
    (length) => upTo(part, length),
    (length) => `a${upTo(part, length)}~`,
  ]),
  ...heads.map(
    (head, at): Shape =>
      (length) =>
        `${head} ${upTo([' ', 'kata ', '.'][at % 3] ?? ' ', length)}x`,
  ),
];

/** CPU time of the quickest of a few tries, ms; stops as soon as one takes no more than `enough`. */
function timeOf(run: () => void, enough: number): number {
  let best = Infinity;
  for (let tries = 0; tries < TRIES && best > enough; tries += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** Says what is wrong when reading a text takes long and longer than its length explains; null when all is well. */
function slow(shape: Shape, read: (text: string) => void): string | null {
  const text = shape(LENGTH);
  const whole = timeOf(() => read(text), MOST_MS);
  if (whole <= MOST_MS) return null;
  const part = shape(LENGTH / SHORTER);
  const least = timeOf(() => read(part), 0);
  if (whole <= least * MOST_GROWTH) return null;
  return `${named(text)}: ${Math.round(whole)} ms, a quarter of it ${Math.round(least)} ms`;
}

const named = (text: string): string =>
  `${JSON.stringify(text.slice(0, 30))}…${JSON.stringify(text.slice(-3))}`;

describe('60,000 characters', () => {
  const { world, enter, card } = settingOfModes();

  test('are cleaned in time', () => {
    expect(shapes.flatMap((shape) => slow(shape, cleanText) ?? [])).toEqual([]);
  });

  test('are read in time where numbers are spoken', () => {
    const spoken = [
      'indikator satu, ',
      'tingkat dua dan ',
      'nomor tiga sama ',
      'indikator 1, dua, ',
    ];
    const late = spoken.flatMap((part) =>
      [readCommand, (text: string) => readEvidence(text, true)].flatMap(
        (read) => slow((length) => upTo(part, length), read) ?? [],
      ),
    );
    expect(late).toEqual([]);
  });

  test.each(allModes.map((form, nth) => [titleOf(form), form, nth] as const))(
    'in %s',
    (_, form, nth) => {
      const who = enter(form);
      const given = shapes.filter((_shape, at) => (at + nth) % EVERY === 0);
      const late = given.flatMap(
        (shape) =>
          slow(shape, (text) => world.peek(who, typedText(text.replaceAll('4821', card)))) ?? [],
      );
      expect(late).toEqual([]);
    },
    120_000,
  );
});
