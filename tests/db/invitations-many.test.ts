// Invitations for many over the real database and with a real printer: a code on each sheet and in nothing else, two weeks,
// once; a role that rests until the inviter answers, 48 hours at most; new codes end the old ones.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPrintDesk, type PrintDesk } from '../../src/bot/print-desk.ts';
import { freezeRoles } from '../../src/db/carry/freezing.ts';
import { watchResting } from '../../src/db/carry/inviting-many.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src/db/evidence-store.ts';
import { openProcessSession, type ProcessSession } from '../../src/db/lease.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { blankDeadCodes } from '../../src/db/transactions/blank-codes.ts';
import {
  showWebchatMessage,
  type WebchatPart,
} from '../../src/db/transactions/show-webchat-message.ts';
import { isKept } from '../../src/db/views/kept-objects.ts';
import { webchatFile, webchatPage } from '../../src/db/views/webchat-history.ts';
import { createPrinter } from '../../src/documents/printer.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { extractText } from '../../src/files/text.ts';
import { makeLog } from '../../src/log.ts';
import { createPaperMaker } from '../../src/papers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { partsOf } from '../support/zip-parts.ts';
import { Season, textFor } from '../support/season.ts';

const secrets = secretsFrom('only-for-tests-only-for-tests-only-for-tests');
const printer = createPrinter();
let database: TestDatabase;
let season: Season;
let session: ProcessSession;
let dir: string;
let store: EvidenceStore;
let desk: PrintDesk;

beforeEach(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  session = await openProcessSession(database.url, makeLog('silent'));
  dir = await mkdtemp(path.join(tmpdir(), 'invitations-'));
  store = await openEvidenceStore(`file:${path.join(dir, 'files')}`, dir);
  desk = createPrintDesk({
    ...{ db: season.db, store, session, log: makeLog('silent'), tickMs: 20 },
    make: createPaperMaker({
      ...{ db: season.db, store, printer, region: balangan, editionOf: () => balangan2026 },
      openCode: secrets.codes.open,
      publicUrl: () => 'https://inovasi.contoh.go.id',
      addresses: () => ({ web: 'https://inovasi.contoh.go.id', telegram: 'contoh_bot' }),
      onDefect: (paper, reason) => {
        throw new Error(`${paper}: ${reason}`);
      },
    }),
    onDone: () => undefined,
  });
});
afterEach(async () => {
  await desk.stop();
  await session.close();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

const CODE = /UND(?:-[0-9A-HJKMNP-TV-Z]{4}){3}/gu;

/** Makes invitations out of a list and gives the codes as they stand on the sheets, a list for each page. */
async function printed(list: string): Promise<{ pages: string[][]; workbook: string }> {
  const asked = textFor(await season.say('Kora', list), 'Kora');
  const code = /kode ini: (\d{4})/u.exec(asked)?.[1] ?? '';
  await season.say('Kora', code);
  desk.start();
  desk.wake();
  const done = async () => {
    const { rows } = await sql<{ left: number }>`
      select count(*)::int as left from print_request where state not in ('done', 'failed')`.execute(
      season.db,
    );
    return rows[0]?.left;
  };
  await vi.waitFor(async () => expect(await done()).toBe(0), { timeout: 30_000 });
  const { rows } = await sql<{ file: { sha256: string; name: string } }>`
    select message -> 'file' as file from outbox where message -> 'parts' -> 0 ->> 'key' = 'print_ready'
    order by id desc limit 2`.execute(season.db);
  const bytesOf = async (ending: string): Promise<Buffer> => {
    const file = rows.find(({ file: one }) => one.name.endsWith(ending))?.file;
    if (file === undefined) throw new Error(`no file ${ending}`);
    return buffer(await store.open(file.sha256));
  };
  const place = path.join(dir, 'printed.pdf');
  await writeFile(place, await bytesOf('.pdf'));
  const pdf = JSON.stringify(await extractText(place, 'pdf'));
  const parts = partsOf(await bytesOf('.xlsx'));
  return {
    pages: pdf
      .split('UNDANGAN SEPEDA BARU')
      .slice(1)
      .map((page) => page.match(CODE) ?? []),
    workbook: [...parts.values()].join('\n'),
  };
}

const list = `undang banyak
Puskesmas Juai; admin dan kepala
Puskesmas Awayan; Siti Aminah; 0812-3456-7890; admin`;

async function enter(who: string, code: string): Promise<string> {
  await season.say(who, code);
  await season.say(who, 'setuju');
  return textFor(await season.say(who, 'Hj. Salmiah, S.KM'), who);
}

const roles = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{ held: string }>`
    select g.role || coalesce(' ' || g.frozen_why, '') || case when g.revoked_at is null then '' else ' revoked' end as held
    from role_grant g where g.unit_id = 'puskesmas-juai' order by g.id`.execute(season.db);
  return rows.map(({ held }) => held);
};

it('prints each code on a page of its own, keeps none of them, and lets each in once', async () => {
  const { pages, workbook } = await printed(list);
  expect(pages.map((codes) => new Set(codes).size)).toEqual([1, 1, 1]);
  const codes = pages.map(([code = '']) => code);
  expect(new Set(codes).size).toBe(3);
  expect(workbook).toContain('Siti Aminah');
  expect(workbook).toContain('UPT Puskesmas Juai');
  expect(workbook).not.toMatch(CODE);
  const { rows: days } = await sql<{ days: number }>`
    select distinct round(extract(epoch from expires_at - created_at) / 86400)::int as days from invitation where sheet_id is not null`.execute(
    season.db,
  );
  expect(days).toEqual([{ days: 14 }]);
  await blankDeadCodes(season.db, secrets);
  const { rows: kept } = await sql`select 1 from invitation where code_sealed is not null`.execute(
    season.db,
  );
  expect(kept).toEqual([]);
});

it.each([
  [
    'none of its codes opens anything',
    sql`update invitation set revoked_at = now() where sheet_id is not null`,
  ],
  [
    'three days',
    sql`with asked as (update print_request set asked_at = asked_at - interval '73 hours')
      update webchat_message set created_at = created_at - interval '73 hours'`,
  ],
  [
    'its codes were used or are over',
    sql`update invitation set created_at = created_at - interval '15 days', expires_at = expires_at - interval '15 days'
    where sheet_id is not null`,
  ],
])('keeps the file with the sheets until %s, and the list beside it', async (_, over) => {
  await printed(list);
  // As the web chat's channel shows what was sent.
  await sql`update address set channel = 'webchat' where person_id = ${await season.personOf('Kora')}`.execute(
    season.db,
  );
  const { rows: sent } = await sql<{
    id: number;
    file: NonNullable<WebchatPart['file']>;
    native: string;
  }>`
    update outbox o set state = 'sent', sent_at = now() from address a
    where a.id = o.address_id and message -> 'file' is not null returning o.id, message -> 'file' as file, a.native_id as native`.execute(
    season.db,
  );
  const shown = await Promise.all(
    sent.map(async ({ id, file, native }) => ({
      ...{ native, file, sheets: file.name.endsWith('.pdf') },
      id: await showWebchatMessage(season.db, native, `${id}-0`, {
        text: 'ini',
        choices: [],
        file,
      }),
    })),
  );
  const kept = async () => {
    await blankDeadCodes(season.db, secrets);
    await store.sweep((hash) => isKept(season.db, hash), 0);
    return Promise.all(
      shown.map(async ({ native, id, file, sheets }) => {
        const found = await webchatFile(season.db, native, id ?? 0);
        const [bubble] = await webchatPage(season.db, native, null, 50).then((page) =>
          page.filter((one) => one.id === String(id)),
        );
        const here = (await store.stat(file.sha256)) !== undefined;
        return [sheets, found !== undefined, bubble?.files[0]?.gone, here];
      }),
    );
  };
  expect((await kept()).toSorted()).toEqual([
    [false, true, false, true],
    [true, true, false, true],
  ]);
  await over.execute(season.db);
  expect((await kept()).toSorted()).toEqual([
    [false, true, false, true],
    [true, false, true, false],
  ]);
});

it('lets a role rest until the inviter answers', async () => {
  const { pages } = await printed(list);
  const [head = '', admin = ''] = [pages[1]?.[0], pages[2]?.[0]];
  expect(await enter('Salmiah', head)).toContain('mulai berlaku setelah pengundang memastikan');
  expect(await roles()).toEqual(['unit_head inviter']);
  expect(textFor(await season.say('Salmiah', 'profil'), 'Salmiah')).not.toContain('Kepala unit');
  const { rows } = await sql<{
    id: number;
  }>`select id from invitation where used_at is not null and sheet_id is not null`.execute(
    season.db,
  );
  const id = rows[0]?.id ?? 0;
  await season.say('Kora', `undangan ${id} benar`);
  expect(await roles()).toEqual(['unit_head']);
  expect(textFor(await season.say('Salmiah', 'profil'), 'Salmiah')).toContain('Kepala unit');
  // Somebody else found the other sheet.
  await enter('Orang', admin);
  const { rows: second } = await sql<{
    id: number;
  }>`select id from invitation where used_at is not null and sheet_id is not null and id <> ${id}`.execute(
    season.db,
  );
  await season.say('Kora', `undangan ${second[0]?.id ?? 0} bukan`);
  expect(await roles()).toEqual(['unit_head', 'unit_admin inviter revoked']);
  const { rows: events } = await sql<{ type: string }>`
    select type from event where type in ('role_rests', 'invitation_answered', 'invitations_created') order by id`.execute(
    season.db,
  );
  expect(events.map(({ type }) => type)).toEqual([
    'invitations_created',
    'role_rests',
    'invitation_answered',
    'role_rests',
    'invitation_answered',
  ]);
});

it('freezes the role after 48 hours without an answer, and a coordinator gives it back', async () => {
  const { pages } = await printed(list);
  await enter('Salmiah', pages[1]?.[0] ?? '');
  expect(await watchResting(season.db, secrets)).toBe(0);
  await sql`update role_grant set frozen_at = now() - interval '49 hours' where frozen_why = 'inviter'`.execute(
    season.db,
  );
  expect(await watchResting(season.db, secrets)).toBe(1);
  expect(await watchResting(season.db, secrets)).toBe(0);
  expect(await roles()).toEqual(['unit_head doubt']);
  const told = await season.told();
  expect(textFor(told, 'Salmiah')).toContain('dibekukan karena pengundang belum memastikan');
  expect(textFor(told, 'Kora')).toContain('tidak dipastikan dalam 48 jam');
  const asked = textFor(await season.say('Kora', 'pulihkan peran'), 'Kora');
  const picked = textFor(await season.say('Kora', '1'), 'Kora');
  const code = /kode ini: (\d{4})/u.exec(`${asked}\n${picked}`)?.[1] ?? '';
  await season.say('Kora', code);
  expect(await roles()).toEqual(['unit_head']);
});

it('ends the old codes with new ones, and keeps what the database must hold', async () => {
  const { pages } = await printed(list);
  const again = await printed('lembar undangan');
  expect(again.pages.map((codes) => new Set(codes).size)).toEqual([1, 1, 1]);
  expect(await enter('Salmiah', pages[1]?.[0] ?? '')).not.toContain('Undangan diterima');
  await expect(
    sql`update invitation set expires_at = created_at + interval '15 days' where sheet_id is not null`.execute(
      season.db,
    ),
  ).rejects.toThrow('invitation_printed_days');
  await expect(
    sql`insert into role_grant (person_id, role, unit_id, granted_by, frozen_at, frozen_why)
      select id, 'innovator', 'puskesmas-uren', id, now(), 'inviter' from person limit 1`.execute(
      season.db,
    ),
  ).rejects.toThrow('role_grant_inviter');
});

it('makes a long list by one code, which is bound to all of it', async () => {
  const lines = Array.from(
    { length: 150 },
    (_, nth) =>
      `Puskesmas Juai; Siti Aminah ${'abcdefghij'[nth % 10] ?? ''}; 0812-3456-${7000 + nth}; inovator`,
  ).join('\n');
  const asked = textFor(await season.say('Kora', `undang banyak\n${lines}`), 'Kora');
  expect(asked).toContain('150 undangan siap');
  await season.say('Kora', /kode ini: (\d{4})/u.exec(asked)?.[1] ?? '');
  const { rows } = await sql<{ made: number }>`
    select count(*)::int as made from invitation where sheet_id is not null`.execute(season.db);
  expect(rows).toEqual([{ made: 150 }]);
});

it('lets a role that had ended rest as well, and one that rests end with a lost phone', async () => {
  const { pages } = await printed(list);
  await season.join('Salmiah', 'unit_head', 'puskesmas-juai');
  await sql`update role_grant set ends_at = now() - interval '1 day' where unit_id = 'puskesmas-juai'`.execute(
    season.db,
  );
  season.handling.cache.clear();
  expect(textFor(await season.say('Salmiah', pages[1]?.[0] ?? ''), 'Salmiah')).toContain(
    'mulai berlaku setelah pengundang memastikan',
  );
  expect(await roles()).toEqual(['unit_head inviter']);
  await freezeRoles(
    season.db,
    await season.personOf('Salmiah'),
    'lost',
    {
      personId: await season.personOf('Kora'),
      channel: 'telegram',
      inboxId: null,
      at: new Date().toISOString(),
    },
    secrets,
  );
  expect(await roles()).toEqual(['unit_head lost']);
});
