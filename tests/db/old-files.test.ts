// Old innovations as offices have them besides workbooks: lists as CSV in whatever encoding and with whatever separator, saved
// pages, reports of one innovation as PDF, Word and text. Columns that nobody knows are told once in the chat, for all rows.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeOverLists } from '../../src/db/transactions/take-over-lists.ts';
import { innovationBody } from '../../src/documents/papers/innovation.ts';
import { createPrinter } from '../../src/documents/printer.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { oldList } from '../support/old-list.ts';
import { imprint, material } from '../support/papers.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';
import { openWorkbookDesk, type WorkbookDesk } from '../support/workbook-desk.ts';

let database: TestDatabase;
let talk: Talk;
let desk: WorkbookDesk;
let kora: Somebody;
let rina: Somebody;
const printer = createPrinter();

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  desk = await openWorkbookDesk(database, talk);
  kora = await talk.meet('Kora', [{ role: 'coordinator' }]);
  rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  for (const unit of ['awayan', 'juai', 'lampihong'])
    await talk.meet(`Admin ${unit}`, [{ role: 'unit_admin', unit: `puskesmas-${unit}` }]);
});
afterAll(async () => {
  await database.drop();
  await desk.close();
  printer.stop();
});

const codeIn = (text: string) => /kode ini: (\d{4})/u.exec(text)?.[1] ?? '';
const plain = (text: string) => text.replaceAll(/\b\d{4}(?=\. Ketik "batal")/g, 'KODE');
/** In the code page of older office programs, for the letters used here. */
const windows1252 = (text: string) => Buffer.from(text.replaceAll('–', '\u0096'), 'latin1');
const drafts = async (unit: string) =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from innovation where unit_id = ${`puskesmas-${unit}`}`.execute(
      database.db,
    )
  ).rows[0]?.n;
const answersOf = async (name: string) =>
  Object.fromEntries(
    (
      await sql<{ item: string; value: { codes?: unknown; text?: unknown; date?: unknown } }>`
        select a.item, a.value from answer a join innovation n on n.id = a.innovation_id
        where n.name = ${name} and a.to_confirm order by a.item`.execute(database.db)
    ).rows.map(({ item, value }) => [item, value]),
  );
const csv = (separator: string, unit: string, rows = 3, first = 'Kelas'): string =>
  (oldList([unit], rows)[0]?.rows ?? [])
    .map((cells) =>
      cells
        .map((cell) => {
          const text = String(cell ?? '').replace(/^Kelas/u, first);
          return text.includes(separator) || text.includes('"')
            ? `"${text.replaceAll('"', '""')}"`
            : text;
        })
        .join(separator),
    )
    .join('\r\n');

describe('a list that was saved as CSV', () => {
  const kinds = {
    'semicolons, windows-1252': windows1252(
      csv(';', 'UPT Puskesmas Awayan', 3, 'Kelas – "Café; Sehat"'),
    ),
    'commas, UTF-8 with its mark': Buffer.from(`\uFEFF${csv(',', 'UPT Puskesmas Juai')}`),
    'tabs, UTF-16': Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(csv('\t', 'UPT Puskesmas Lampihong'), 'utf16le'),
    ]),
  };
  it.each(Object.entries(kinds))('%s', async (kind, bytes) => {
    const [, shown] = await desk.sends(kora, 'daftar lama.csv', bytes, 'daftar lama');
    expect([kind, shown.split('\n')[0]]).toEqual([
      kind,
      '"daftar lama.csv": 3 inovasi dari 1 unit.',
    ]);
    await talk.says(kora, codeIn(shown));
    expect(await takeOverLists(database.db)).toBe(3);
    const [, again] = await desk.sends(kora, 'daftar lama.csv', bytes, 'daftar lama');
    expect(again).toContain('Tidak ada yang baru');
    await talk.says(kora, 'batal');
  });

  it('keeps what stands inside quotes, in its own letters', async () => {
    expect(Object.keys(await answersOf('Kelas – "Café; Sehat" Gizi Angkatan 1'))).toEqual([
      ...['jenis', 'nama', 'tahapan', 'tanggal_penerapan', 'tanggal_uji_coba', 'tujuan'],
      'urusan_utama',
    ]);
  });

  it('says where columns moved, and where there are no columns', async () => {
    const rows = csv(';', 'UPT Puskesmas Juai', 12).split('\r\n');
    const moved = rows.map((row, at) =>
      at < 8 ? row : row.replace(/^([^;]*;[^;]*;[^;]*);/u, '$1;;'),
    );
    const said = {
      moved: (await desk.sends(kora, 'geser.csv', Buffer.from(moved.join('\n')), 'daftar lama'))[1],
      prose: (
        await desk.sends(kora, 'surat.csv', Buffer.from('Yth. Bapak,\nsalam'), 'daftar lama')
      )[1],
    };
    expect(said).toMatchSnapshot();
  });
});

describe('a column that nobody knows', () => {
  const odd = () =>
    Buffer.from(
      csv(';', 'UPT Puskesmas Juai', 40)
        .replaceAll('Angkatan', 'Rombongan')
        .replace('OPD Pelaksana', 'Penanggung')
        .replace('Tujuan Inovasi', 'Kata Kuncinya'),
    );
  it('is asked about, told by its title or letter, and counts for every row', async () => {
    const before = (await drafts('juai')) ?? 0;
    const [, asked] = await desk.sends(kora, 'ganjil.csv', odd(), 'daftar lama');
    expect(asked).toMatchSnapshot('which column is the unit');
    expect(await talk.says(kora, 'kolom Penangung = unit')).toMatchSnapshot('no such column');
    const said = await talk.says(kora, 'kolom C = unit');
    const read = await desk.settled(kora);
    expect([said, plain(read)]).toMatchSnapshot('read anew');
    expect(await talk.says(kora, 'kolom Kata Kuncinya = warna')).toMatchSnapshot('no such item');
    await talk.says(kora, 'kolom Kata Kuncinya adalah tujuan');
    await desk.settled(kora);
    await talk.says(kora, 'kolom Skor SID = lewati');
    const last = await desk.settled(kora);
    expect(plain(last)).toMatchSnapshot('all is told');
    await talk.says(kora, codeIn(last));
    expect(await takeOverLists(database.db)).toBe(40);
    expect(await drafts('juai')).toBe(before + 40);
    expect(await answersOf('Kelas Gizi Rombongan 1')).toMatchObject({
      tujuan: { text: 'Warga lebih cepat dilayani di tempat tinggalnya' },
    });
  });

  it('is told by nobody else, and an answer that begins like it stays an answer', async () => {
    expect(await talk.says(rina, 'kolom C = unit')).toContain('belum punya hak');
    await talk.says(rina, 'baru');
    expect(await talk.says(rina, 'Kolom Ikan = Sehat')).toContain('Tersimpan: Kolom Ikan = Sehat');
  });
});

/** A page as Sinovda shows it, saved by an old browser. */
const page = (rows: readonly (readonly [string, string])[]): Buffer =>
  windows1252(`<html><head><meta charset="windows-1252"><script>var a = "<table><tr><td>x";</script></head><body>
<table class="kepala"><tr><td><b>Laporan Indeks Inovasi Daerah</b></td></tr></table>
<table border=1><tr><th>Rincian<th>Keterangan</tr>
${rows.map(([label, value]) => `<tr><td>${label}</td>\n<td>${value}</td></tr>`).join('\n')}
</table><!-- selesai --></body></html>`);
const report = (name: string): (readonly [string, string])[] => [
  ['Nama SKPD/Kelompok', 'UPT Puskesmas Lampihong'],
  ['Nama Inovasi', name],
  ['Tahapan Inovasi', 'Penerapan'],
  ['Inisiator Inovasi Daerah', 'ASN'],
  ['Bentuk Inovasi', 'Inovasi Pelayanan Publik'],
  ['Jenis Inovasi', 'Belum ditentukan'],
  ['Inovasi Dimulai', '12 March 2024'],
  [
    'Rancang Bangun dan Pokok Perubahan Yang Dilakukan',
    'Kader mencatat &amp; menimbang balita di rumah &ndash; tanpa antre.<br>Datanya dibaca bidan pada hari yang sama.',
  ],
  ['Tujuan Inovasi', 'Balita ditimbang setiap bulan tanpa harus menunggu di posyandu.'],
  ['Manfaat Inovasi', ''],
  ['Hasil Inovasi', 'Sembilan dari sepuluh balita ditimbang setiap bulan di rumahnya.'],
];

describe('a saved page', () => {
  it('of one innovation becomes a draft of its unit, once', async () => {
    const before = (await drafts('lampihong')) ?? 0;
    const bytes = page(report('Timbang Keliling – Désa'));
    const [, shown] = await desk.sends(kora, 'Sinovda.htm', bytes, 'sinovda');
    expect(plain(shown)).toMatchSnapshot('shown');
    await talk.says(kora, codeIn(shown));
    expect(await takeOverLists(database.db)).toBe(1);
    expect(await drafts('lampihong')).toBe(before + 1);
    const answers = await answersOf('Timbang Keliling – Désa');
    expect(answers).toMatchObject({
      tahapan: { codes: ['penerapan'] },
      tujuan: { text: expect.stringContaining('Balita ditimbang') },
    });
    expect(Object.keys(answers)).not.toContain('jenis');
    const [, again] = await desk.sends(kora, 'Sinovda.htm', bytes, 'sinovda');
    expect(again).toContain('Tidak ada yang baru');
  });

  it('of a list is a list', async () => {
    const rows = oldList(['UPT Puskesmas Lampihong'], 4)[0]?.rows.slice(1) ?? [];
    const cells = (row: readonly unknown[]) => row.map((one) => `<td>${String(one)}`).join('');
    const bytes = windows1252(
      `<html><body><table>${rows.map((row) => `<tr>${cells(row)}`).join('\n')}</table></body></html>`,
    );
    const [, shown] = await desk.sends(kora, 'daftar.html', bytes, 'daftar lama');
    expect(shown).toContain('4 inovasi dari 1 unit');
    await talk.says(kora, 'batal');
  });

  it('without a name or with a unit that is none here says what is missing', async () => {
    const send = async (rows: readonly (readonly [string, string])[]) =>
      (await desk.sends(kora, 'halaman.html', page(rows), 'sinovda'))[1];
    const all = report('Kebun Sehat');
    expect({
      nameless: await send(
        all.map(([label, value]) => [label, label === 'Nama Inovasi' ? '' : value]),
      ),
      unitless: await send(all.slice(1)),
      elsewhere: await send([
        ['Nama SKPD/Kelompok', 'Dinas Perikanan Negeri Seberang'],
        ...all.slice(1),
      ]),
    }).toMatchSnapshot();
  });
});

describe('a report of one innovation', () => {
  const body = innovationBody('laporan', material(), balangan);
  it.each(['pdf', 'word'] as const)('as %s', async (kind) => {
    const done = await printer.print({ kind, body, imprint });
    if (!done.ok) throw new Error(JSON.stringify(done.problem));
    const name = kind === 'pdf' ? 'laporan.pdf' : 'laporan.docx';
    const [, shown] = await desk.sends(kora, name, done.value.bytes, 'inovasi lama');
    expect(shown.split('\n')[0]).toBe(`"${name}": 1 inovasi dari 1 unit.`);
    await talk.says(kora, 'batal');
  });

  it('as evidence is evidence: only its caption makes it a list', async () => {
    const text = Buffer.from(
      'Nama Inovasi: Kebun Sehat\nNama SKPD: UPT Puskesmas Juai\nTujuan Inovasi: warga menanam sayur di halaman rumahnya sendiri',
    );
    const [, shown] = await desk.sends(kora, 'laporan.txt', text, 'laporan lama');
    expect(shown.split('\n')[0]).toBe('"laporan.txt": 1 inovasi dari 1 unit.');
    await talk.says(kora, 'batal');
    const [at] = await desk.sends(kora, 'laporan.txt', text, 'SK Kepala');
    expect(at).not.toContain('kami periksa dulu');
  });
});
