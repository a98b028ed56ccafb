// Invitations from where they are made to who may use them: once, in time, from the number they name, and never by chance.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseUpdate } from '../../src/bot/telegram/parse.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import type { InboundMessage } from '../../src/domain/conversation/inbound.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

const phone = '+6281234567890';
const other = '+6281299999999';
const unit = 'puskesmas-awayan';
let database: TestDatabase;
let season: Season;

beforeEach(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
});
afterEach(() => database.drop());

async function invited(how = '/undang admin puskesmas awayan'): Promise<string> {
  return /Kode: (\w{26})/.exec(textFor(await season.say('Kora', how), 'Kora'))?.[1] ?? '';
}
const bound = () =>
  invited(`undang admin puskesmas awayan 0812-3456-7890 untuk Salmah dasar ST 1/2026`);

const admins = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{ native_id: string }>`
    select a.native_id from role_grant g join address a on a.person_id = g.person_id
    where g.role = 'unit_admin' and g.revoked_at is null order by a.native_id`.execute(season.db);
  return rows.map((row) => row.native_id);
};

/** Types the code, agrees and gives a name, as somebody new does; gives what was said last. */
async function enter(who: string, code: string) {
  await season.say(who, code);
  await season.say(who, 'setuju');
  return season.say(who, 'Siti Aminah');
}

let updates = 0;
/** A contact card as Telegram delivers it; `changes` replace fields of the message. */
async function card(from: number, number: string, changes: object = {}): Promise<string> {
  updates += 1;
  const update = {
    update_id: updates,
    message: {
      message_id: 1000 + updates,
      date: Math.floor(Date.now() / 1000),
      from: { id: from, is_bot: false },
      chat: { id: from, type: 'private' },
      reply_to_message: { message_id: 1, from: { id: 99, is_bot: true } },
      contact: { phone_number: number, first_name: 'Salmah', user_id: from },
      ...changes,
    },
  };
  const parsed = parseUpdate(update, new Date());
  if ('ignored' in parsed) return parsed.ignored;
  await acceptInbound(season.db, [parsed], createAddressBook());
  await season.handle();
  return textFor(await season.told(), String(from));
}

const whatsapp = (
  native: string,
  text: string,
  more: Partial<InboundMessage> = {},
): InboundMessage => ({
  channel: 'whatsapp',
  address: native,
  externalId: `w${(updates += 1)}`,
  order: updates,
  sentAt: new Date(),
  kind: 'text',
  text,
  raw: Buffer.from('{}'),
  ...more,
});
async function onWhatsapp(native: string, text: string, more: Partial<InboundMessage> = {}) {
  await acceptInbound(season.db, [whatsapp(native, text, more)], createAddressBook());
  await season.handle();
  return season.told();
}

async function enterOnWhatsapp(native: string, code: string, more: Partial<InboundMessage> = {}) {
  await onWhatsapp(native, code, more);
  await onWhatsapp(native, 'setuju', more);
  return onWhatsapp(native, 'Siti Aminah', more);
}

describe('an invitation that names a number', () => {
  it('keeps whom it is for and says so, without a way through the browser', async () => {
    const told = textFor(
      await season.say(
        'Kora',
        'undang admin puskesmas awayan 0812-3456-7890 untuk Salmah dasar ST 1/2026',
      ),
      'Kora',
    );
    expect(told).toContain(`hanya dari nomor ${phone}. Teruskan kepada Salmah`);
    expect(told).not.toContain('peramban');
    const { rows } =
      await sql`select phone, invited_name, basis, unit_id from invitation where created_by is not null`.execute(
        season.db,
      );
    expect(rows).toEqual([{ phone, invited_name: 'Salmah', basis: 'ST 1/2026', unit_id: unit }]);
  });

  it('is made step by step, too, with the number at the beginning or beside the unit', async () => {
    for (const steps of [
      ['undang 0812-3456-7890', 'admin', 'puskesmas awayan'],
      ['undang', 'admin', 'puskesmas awayan 0812-3456-7890'],
      ['undang verifikator 0812 3456 7890'],
    ]) {
      let told = '';
      for (const text of steps) told = textFor(await season.say('Kora', text), 'Kora');
      const code = /kode ini: (\d{4})/.exec(told)?.[1];
      if (code !== undefined) told = textFor(await season.say('Kora', code), 'Kora');
      expect(told).toContain(`hanya dari nomor ${phone}`);
    }
    const { rows } =
      await sql`select role, unit_id, phone from invitation where created_by is not null order by id`.execute(
        season.db,
      );
    expect(rows).toEqual([
      { role: 'unit_admin', unit_id: unit, phone },
      { role: 'unit_admin', unit_id: unit, phone },
      { role: 'verifier', unit_id: null, phone },
    ]);
  });

  it('is taken on Telegram with the person’s own contact that answers our request, and with nothing else', async () => {
    const code = await bound();
    const asked = await enter('501', code);
    expect(textFor(asked, '501')).toContain('Bagikan nomor saya');
    expect(asked.at(-1)?.message.asksPhone).toBe(true);
    expect(textFor(await season.say('501', '0812-3456-7890'), '501')).toContain(
      'Nomor yang diketik',
    );
    for (const changes of [
      { contact: { phone_number: phone, user_id: 777 } },
      { contact: { phone_number: phone } },
      { forward_origin: { type: 'user' } },
      { reply_to_message: undefined },
      { reply_to_message: { message_id: 5, from: { id: 501, is_bot: false } } },
    ])
      expect(await card(501, phone, changes)).toContain('belum membuktikan nomor');
    expect(await admins()).toEqual([]);
    expect(await card(501, phone.slice(1))).toContain('Undangan diterima');
    expect(await admins()).toEqual(['501']);
    const { rows } = await sql`select phone from address where native_id = '501'`.execute(
      season.db,
    );
    expect(rows).toEqual([{ phone }]);
  });

  it('is refused like any wrong code to another number, whose owner learns nothing; the inviter does', async () => {
    const code = await bound();
    await enter('502', code);
    expect(await card(502, other)).toContain('Kode undangan itu tidak berlaku');
    expect(await admins()).toEqual([]);
    const { rows } = await sql<{ message: { parts: { key: string; args: object }[] } }>`
      select message from outbox where notice_key like 'invitation-tried:%'`.execute(season.db);
    expect(rows[0]?.message.parts).toMatchObject([
      { key: 'notice_invitation_tried', args: { why: 'other_number' } },
    ]);
    // A stranger's try does not burn it.
    await enter('501', code);
    expect(await card(501, phone)).toContain('Undangan diterima');
  });

  it('is taken on WhatsApp from the number itself, also behind a LID, and from no other', async () => {
    const code = await bound();
    const refused = await enterOnWhatsapp('6281299999999@s.whatsapp.net', code);
    expect(textFor(refused, '6281299999999@s.whatsapp.net')).toContain('tidak berlaku');
    expect(textFor(refused, 'Kora')).toContain('dari nomor lain');
    const unknown = await enterOnWhatsapp('900000001@lid', code);
    expect(textFor(unknown, '900000001@lid')).toContain('nomor akun ini belum terbaca');
    expect(textFor(unknown, 'Kora')).toContain('nomornya tidak terbukti');
    expect(await admins()).toEqual([]);
    const sameAs = ['6281234567890@s.whatsapp.net'];
    await enterOnWhatsapp('900000002@lid', code, { sameAs });
    expect(await admins()).toContain('900000002@lid');
  });

  it('cannot be taken in a browser, which says what can', async () => {
    const code = await bound();
    await season.join('Rina', 'innovator', 'rsud', 'webchat');
    const told = await season.say('Rina', code);
    expect(textFor(told, 'Rina')).toContain('peramban tidak dapat membuktikannya');
    expect(textFor(told, 'Kora')).toContain('nomornya tidak terbukti');
    expect(await admins()).toEqual([]);
  });
});

describe('any invitation', () => {
  it('makes one admin when twenty people type it at once', async () => {
    const code = await invited();
    const people = Array.from({ length: 20 }, (_, n) => `P${n}`);
    for (const who of people) {
      await season.write(who, 'halo');
      await season.handle();
      await season.write(who, code);
    }
    const others = await Promise.all(
      Array.from({ length: 4 }, () => Season.open({ url: database.url })),
    );
    await Promise.all(others.map((one) => one.handle()));
    for (const text of ['setuju', 'Siti Aminah']) {
      await season.handle();
      await season.showReplies();
      for (const who of people) await season.write(who, text);
      await Promise.all(others.map((one) => one.handle()));
      await season.handle();
    }
    await Promise.all(others.map((one) => one.end()));
    await season.handle();
    expect(await admins()).toHaveLength(1);
    const { rows } = await sql<{ used: number; tried: number }>`
      select (select count(*)::int from invitation where used_by is not null and created_by is not null) as used,
        (select count(*)::int from outbox where notice_key like 'invitation-tried:%') as tried`.execute(
      season.db,
    );
    expect(rows).toEqual([{ used: 1, tried: 19 }]);
  });

  it('is dead after 72 hours, after its use and after it was taken back, and its maker hears which', async () => {
    await season.join('Rina', 'innovator', 'rsud');
    for (const [change, why] of [
      [
        sql`expires_at = now() - interval '1 second', created_at = now() - interval '73 hours'`,
        'lewat waktunya',
      ],
      [sql`revoked_at = now()`, 'sudah dicabut'],
      [sql`used_at = now(), used_by = 1`, 'sudah dipakai'],
    ] as const) {
      const code = await invited();
      const { rows } = await sql<{ hours: number }>`
        select extract(epoch from expires_at - created_at)::int / 3600 as hours from invitation order by id desc limit 1`.execute(
        season.db,
      );
      expect(rows).toEqual([{ hours: 72 }]);
      await sql`update invitation set ${change} where id = (select max(id) from invitation)`.execute(
        season.db,
      );
      const told = await season.say('Rina', code);
      expect(textFor(told, 'Rina')).toBe(
        'Kode undangan itu tidak berlaku: mungkin salah ketik, sudah dipakai, atau sudah lewat waktunya. Mohon periksa lagi, atau minta kode baru kepada yang mengundang.',
      );
      expect(textFor(told, 'Kora')).toContain(why);
    }
    expect(await admins()).toEqual([]);
  });

  it('gives nothing to a bot or a group, and its maker hears of the group', async () => {
    const code = await invited();
    const update = (from: object, chat: object) => ({
      update_id: (updates += 1),
      message: { message_id: updates, date: 1, from, chat, text: `/start ${code}` },
    });
    expect(
      parseUpdate(update({ id: 5, is_bot: true }, { id: 5, type: 'private' }), new Date()),
    ).toEqual({ ignored: 'sender is a bot' });
    const inGroup = parseUpdate(
      update({ id: 6, is_bot: false }, { id: -100, type: 'group' }),
      new Date(),
    );
    expect(inGroup).toMatchObject({ kind: 'group' });
    if ('ignored' in inGroup) throw new Error('a group is answered');
    // Nothing but the code leaves the group.
    expect(inGroup.text).toBe(code);
    await acceptInbound(season.db, [inGroup], createAddressBook());
    await season.handle();
    const told = await season.told();
    expect(textFor(told, '-100')).toContain('japri');
    expect(textFor(told, 'Kora')).toContain('ditulis di dalam grup');
    const talk = update({ id: 6, is_bot: false }, { id: -100, type: 'group' });
    talk.message.text = 'Rapat besok jam 9';
    expect(parseUpdate(talk, new Date())).not.toHaveProperty('text');
    expect(await admins()).toEqual([]);
    await season.join('Rina', 'innovator', 'rsud');
    expect(textFor(await season.say('Rina', code), 'Rina')).toContain('Undangan diterima');
  });
});

it('lets roles rest when somebody’s own contact shows another number than the one proved before', async () => {
  const code = await bound();
  await enter('501', code);
  await card(501, phone);
  await card(501, phone);
  expect(await frozen()).toEqual([]);
  await card(501, other);
  expect(await frozen()).toEqual(['unit_admin identity']);
});

const frozen = async () => {
  const { rows } = await sql<{ what: string }>`
    select role || ' ' || frozen_why as what from role_grant where frozen_at is not null`.execute(
    season.db,
  );
  return rows.map(({ what }) => what);
};
