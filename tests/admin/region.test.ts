// The file of a region on its way: the emblem that it names is looked into as one that is sent in a chat and stands on papers;
// a backup holds the file, and a restore brings it back.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../../src/admin/run.ts';
import { type TarEntry, readTar, writeTar } from '../../src/db/backup/tar.ts';
import { openEvidenceStore } from '../../src/db/evidence-store.ts';
import { loadReference } from '../../src/db/reference.ts';
import { createPrinter } from '../../src/documents/printer.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { serveRegion } from '../../src/domain/region.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { loadedRegionFile, readRegionFile } from '../../src/region-file.ts';
import { makeLog } from '../../src/log.ts';
import { createPaperMaker } from '../../src/papers.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';
import { readPdf } from '../support/printed.ts';
import { openTalk } from '../support/talk.ts';

let folder: string;
const picture = new URL('../fixtures/documents/lambang-contoh.png', import.meta.url);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-region-'));
  await copyFile(picture, path.join(folder, 'lambang.png'));
});
afterAll(async () => {
  serveRegion(balangan);
  await rm(folder, { recursive: true, force: true });
});

async function admin(args: readonly string[], env: Record<string, string>) {
  const [lines, told]: [string[], string[]] = [[], []];
  const code = await runCommand(args, {
    environment: { SECRET_KEY: 'k'.repeat(40), ...env },
    log: makeLog('fatal'),
    say: (line) => void told.push(line),
    print: (line) => void lines.push(line),
  });
  serveRegion(balangan);
  return { code, printed: lines.join('\n'), told: told.join('\n') };
}

const town = {
  ...balangan,
  ...{ id: 'contoh', district: 'Kota Contoh', place: 'Contoh', agencyShort: 'BRIDA' },
  government: 'Pemerintah Kota Contoh',
};
const at = (name: string): string => path.join(folder, name);
/** A file of that town with this emblem. */
async function fileWith(emblem: unknown, changes: object = {}): Promise<string> {
  const letterhead = { address: 'Jalan Contoh Nomor 7', emblem };
  await writeFile(at('kota.json'), JSON.stringify({ ...town, letterhead, ...changes }));
  return at('kota.json');
}

it.each([
  ['one that is not there', 'tidak-ada.png', /cannot be read beside the file/],
  ['words that call themselves a picture', 'kata.png', /neither a PNG nor a JPEG/],
  ['a picture that is cut short', 'potong.png', /is refused: CORRUPT/],
  ['a picture that is too heavy', 'besar.png', /larger than 1 MB/],
  [
    'a picture that was changed afterwards',
    { name: 'x', sha256: 'a'.repeat(64), data: 'iVBORw0KGgo=' },
    /was changed/,
  ],
])('refuses an emblem: %s', async (_, emblem, sentence) => {
  const whole = await readFile(picture);
  await writeFile(at('kata.png'), 'lambang');
  await writeFile(at('potong.png'), whole.subarray(0, whole.byteLength / 2));
  await writeFile(at('besar.png'), Buffer.concat([whole, Buffer.alloc(1_000_000)]));
  const file = await fileWith(emblem);
  for (const what of ['check', 'load']) {
    const ended = await admin(['region', what, file], { DATA_DIR: at('data'), DATABASE_URL: '' });
    expect([ended.code, ended.told]).toEqual([1, expect.stringMatching(sentence)]);
    expect(ended.told).toContain('letterhead, emblem');
  }
  expect((await admin(['region', 'show'], { DATA_DIR: at('data') })).printed).toContain(
    '"balangan"',
  );
});

it('loads the picture with the file, in one file that can be loaded elsewhere', async () => {
  const file = await fileWith('lambang.png');
  const env = { DATA_DIR: at('data'), DATABASE_URL: '' };
  expect((await admin(['region', 'check', file], env)).code).toBe(0);
  expect((await admin(['region', 'load', file], env)).code).toBe(0);
  await writeFile(at('lagi.json'), (await admin(['region', 'show'], env)).printed);
  const other = { DATA_DIR: at('data2'), DATABASE_URL: '' };
  expect((await admin(['region', 'load', at('lagi.json')], other)).code).toBe(0);
  const read = readRegionFile(loadedRegionFile(at('data2')));
  const bytes = await readFile(picture);
  expect(read).toMatchObject({
    ok: true,
    region: { letterhead: { emblem: { name: 'lambang.png', data: bytes.toString('base64') } } },
  });
});

it('stands on papers, until the coordinator says otherwise', async () => {
  const read = readRegionFile(await fileWith('lambang.png'));
  if (!read.ok) throw new Error(read.problems.join());
  serveRegion(read.region);
  const database = await createTestDatabase();
  const printer = createPrinter();
  const talk = await openTalk(database);
  const kora = await talk.meet('Kora', [{ role: 'coordinator' }]);
  await talk.says(kora, 'rapat: Sosialisasi; 7 Desember 2026; 09.00; Aula');
  expect(await talk.says(kora, 'kop')).toMatch(
    /Alamat: Jalan Contoh Nomor 7\n[^]*Lambang: memakai lambang daerah/u,
  );
  const asked = await talk.says(kora, 'ttd kepala: Fulan, S.E., Pembina');
  await talk.says(kora, /kode ini: (\d{4})/u.exec(asked)?.[1] ?? '');
  const make = createPaperMaker({
    ...{ db: database.db, printer, region: read.region, openCode: (sealed) => sealed },
    store: await openEvidenceStore(`file:${at('evidence')}`, at('evidence')),
    ...{ editionOf: () => balangan2026, publicUrl: () => 'https://inovasi.contoh.go.id' },
    addresses: () => ({ web: 'https://inovasi.contoh.go.id', telegram: null }),
    onDefect: (paper, reason) => {
      throw new Error(`${paper}: ${reason}`);
    },
  });
  const done = await make(
    { paper: 'surat-undangan', meeting: 1 },
    { editionId: 'balangan-2026', nip: false },
  );
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  const { tree, text } = await readPdf(done.value.bytes);
  expect(tree).toContain('"alt":"Lambang"');
  expect(text).toContain('Jalan Contoh Nomor 7');
  const change = await talk.says(kora, 'kop alamat: Jalan Baru 8');
  expect(change).toContain('Sekarang: Jalan Contoh Nomor 7');
  printer.stop();
  serveRegion(balangan);
  await database.drop();
});

it('is in a backup and comes back with it, into a folder that serves no other region', async () => {
  const file = await fileWith('lambang.png');
  const first = await createEmptyDatabase();
  const home = { DATA_DIR: at('asal'), DATABASE_URL: first.url };
  expect((await admin(['region', 'load', file], home)).code).toBe(0);
  await admin(['units'], home);
  await sql`insert into person (name) values ('Kora')`.execute(first.db);
  const archive = at('cadangan.tar');
  expect((await admin(['backup', archive], home)).code).toBe(0);
  const elsewhere = await createEmptyDatabase();
  const other = await fileWith('lambang.png', { id: 'lain' });
  const wrong = { DATA_DIR: at('lain'), DATABASE_URL: elsewhere.url };
  expect((await admin(['region', 'load', other], wrong)).code).toBe(0);
  const refused = await admin(['restore', archive], wrong);
  expect([refused.code, refused.told]).toEqual([
    1,
    expect.stringContaining('of the region "contoh"'),
  ]);
  const named = await admin(['restore', archive], { ...wrong, REGION_FILE: other });
  expect(named.told).toContain(`REGION_FILE names ${other}`);
  const fresh = { DATA_DIR: at('pulih'), DATABASE_URL: elsewhere.url };
  const parts = await partsIn(archive);
  for (const [what, changes, sentence] of [
    ['cut', { 'region.json': withHalfEmblem(parts.get('region.json') ?? '') }, /CORRUPT/u],
    ['without', { 'region.json': null }, /holds no file of it.*region load/u],
  ] as const) {
    const damaged = at(`${what}.tar`);
    await writeParts(damaged, new Map([...parts, ...Object.entries(changes)]));
    const ended = await admin(['restore', damaged], fresh);
    expect([what, ended.code, ended.told]).toEqual([what, 1, expect.stringMatching(sentence)]);
    // Neither the folder nor the database has anything of it.
    expect([what, existsSync(loadedRegionFile(at('pulih')))]).toEqual([what, false]);
    const { rows } = await sql`select 1 from unit limit 1`.execute(elsewhere.db);
    expect([what, rows]).toEqual([what, []]);
  }
  // What a killed load left behind stops no other.
  await writeFile(`${loadedRegionFile(at('pulih'))}.new`, '{');
  const done = await admin(['restore', archive], fresh);
  expect([done.code, done.told]).toEqual([0, expect.stringContaining('are back')]);
  expect(await readFile(loadedRegionFile(at('pulih')), 'utf8')).toBe(
    await readFile(loadedRegionFile(at('asal')), 'utf8'),
  );
  // The restored database opens for this region, with nothing put back by hand.
  expect((await admin(['units'], fresh)).told).toBe((await admin(['units'], home)).told);
  const read = readRegionFile(loadedRegionFile(at('pulih')));
  if (!read.ok) throw new Error(read.problems.join());
  serveRegion(read.region);
  await loadReference(elsewhere.db);
  serveRegion(balangan);
  await Promise.all([first.drop(), elsewhere.drop()]);
});

/** The file of a region with a picture that is cut short. */
function withHalfEmblem(held: string): string {
  const json = JSON.parse(held);
  const { emblem } = json.letterhead;
  const bytes = Buffer.from(emblem.data, 'base64');
  const half = bytes.subarray(0, bytes.byteLength / 2);
  const sha256 = createHash('sha256').update(half).digest('hex');
  const cut = { ...emblem, sha256, data: half.toString('base64') };
  return JSON.stringify({ ...json, letterhead: { ...json.letterhead, emblem: cut } });
}

/** The entries of a backup that are text. */
async function partsIn(archive: string): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  for await (const { name, bytes } of readTar(createReadStream(archive)))
    parts.set(name, await textIn(bytes));
  return parts;
}

async function textIn(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function writeParts(
  archive: string,
  parts: ReadonlyMap<string, string | null>,
): Promise<void> {
  async function* all(): AsyncGenerator<TarEntry> {
    for (const [name, text] of parts) {
      if (text === null) continue;
      const bytes = Buffer.from(text);
      yield { name, size: bytes.byteLength, bytes: Readable.from([bytes]) };
    }
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTar(all())) pieces.push(piece);
  await writeFile(archive, Buffer.concat(pieces));
}

it('says with their place which kinds, roles, languages and gakor do not fit together', async () => {
  const [first, second, ...others] = town.units;
  if (first === undefined || second === undefined) throw new Error('no units');
  await writeFile(
    at('cacat.json'),
    JSON.stringify({
      ...town,
      kinds: [
        ...town.kinds,
        { id: 'bagian', name: 'Bagian', addressee: 'Kepala Bagian', words: ['dinas', 'Bagian'] },
        { id: 'skpd', name: 'Lagi', addressee: 'Kepala' },
      ],
      roles: { unit_admin: 'juri', mentor: 'penelaah', verifier: 'Penelaah', guest: 'tamu' },
      languages: ['minang'],
      gakor: [
        { name: 'Satu', units: [first.id, 'tidak-ada'] },
        { name: 'satu', units: [first.id] },
      ],
      units: [{ ...first, kind: 'kantor' }, second, ...others],
    }),
  );
  const ended = await admin(['region', 'check', at('cacat.json')], { DATA_DIR: at('data') });
  expect(ended.code).toBe(1);
  for (const [place, sentence] of [
    ['kinds, number 5, words, number 2', 'must be one word of 2 to 30 small letters'],
    ['roles', 'Unrecognized key: "guest"'],
    ['languages, number 1', 'expected "banjar"'],
  ])
    expect(ended.told).toMatch(new RegExp(`${place}: .*${sentence}`));
  // Whether the parts fit together is looked at once each of them is well written.
  await writeFile(
    at('cacat.json'),
    JSON.stringify({
      ...town,
      kinds: [
        ...town.kinds,
        { id: 'bagian', name: 'Bagian', addressee: 'Kepala Bagian', words: ['dinas'] },
        { id: 'skpd', name: 'Lagi', addressee: 'Kepala' },
      ],
      roles: { unit_admin: 'juri', mentor: 'penelaah', verifier: 'Penelaah' },
      languages: ['banjar', 'banjar'],
      gakor: [
        { name: 'Satu', units: [first.id, 'tidak-ada'] },
        { name: 'satu', units: [first.id] },
      ],
      units: [{ ...first, kind: 'kantor' }, second, ...others],
    }),
  );
  const { told } = await admin(['region', 'check', at('cacat.json')], { DATA_DIR: at('data') });
  for (const sentence of [
    'kinds, number 5, words, number 1: is that of kind 1 as well',
    'kinds, number 6, id: is that of kind 1 as well',
    'roles, unit_admin: people type "juri" for the role judge',
    'roles, verifier: is that of the role mentor as well',
    'languages, number 2: is that of language 1 as well',
    'gakor, number 1, units, number 2: "tidak-ada" is the id of no unit in this file',
    'gakor, number 2, name: is that of gakor 1 as well',
    'gakor, number 2, units, number 1: is that of gakor 1 as well',
    'units, number 1, kind: "kantor" is no kind of this region; they are skpd, blud,',
  ])
    expect(told).toContain(sentence);
});

it('takes a file that leaves kinds, roles, languages and gakor out, and says what is read then', async () => {
  const { kinds, roles, languages, gakor, ...others } = town;
  await writeFile(at('kurang.json'), JSON.stringify(others));
  const ended = await admin(['region', 'check', at('kurang.json')], { DATA_DIR: at('data') });
  expect([ended.code, ended.told]).toEqual([
    0,
    expect.stringContaining('names no language beside Indonesian'),
  ]);
  expect(readRegionFile(at('kurang.json'))).toMatchObject({
    region: { kinds, roles, languages: [], gakor: [] },
  });
  expect([languages, gakor]).toEqual([['banjar'], []]);
});
