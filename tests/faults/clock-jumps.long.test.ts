// The product as processes, two at once, whose clocks and whose database's clock jump: thirty hours of downtime, forty days
// ahead and back. What is still true is said once, what is not is not said, and nobody is passed over.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { addDays, dayAt, momentOf, weekdayOf } from '../../src/domain/calendar.ts';
import { type Clock, takeClock } from '../support/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ProductProcess, startProductProcess } from '../support/product.ts';
import { addInnovation } from '../support/records.ts';
import { tooMany } from '../support/telegram/faults.ts';
import { type StandIn, startTelegram } from '../support/telegram/stand-in.ts';

const hour = 3_600_000;
const day = 24 * hour;
const unit = 'puskesmas-awayan';
const people = {
  rina: 800_001,
  tono: 800_002,
  admin: 800_003,
  otherAdmin: 800_004,
} as const;
type Name = keyof typeof people;
const names = Object.keys(people) as Name[];

/** A product of two processes whose clocks are the test's. */
class Place {
  readonly database: TestDatabase;
  readonly telegram: StandIn;
  readonly clock: Clock;
  readonly #file: string;
  #running: ProductProcess[] = [];
  #token = '';

  private constructor(database: TestDatabase, telegram: StandIn, clock: Clock, file: string) {
    this.database = database;
    this.telegram = telegram;
    this.clock = clock;
    this.#file = file;
  }

  static async open(): Promise<Place> {
    const [database, telegram, folder] = await Promise.all([
      createTestDatabase(),
      startTelegram({ idsFrom: 1000 }),
      mkdtemp(path.join(tmpdir(), 'clock-')),
    ]);
    const clock = await takeClock(database.db);
    const place = new Place(database, telegram, clock, path.join(folder, 'offset'));
    onTestFinished(async () => {
      for (const one of place.#running) await one.close();
      await telegram.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });
    return place;
  }

  /** Starts both processes at the same moment. */
  async start(): Promise<void> {
    await writeFile(this.#file, String(this.clock.offset()));
    this.#running = await Promise.all(
      [1, 2].map(() =>
        startProductProcess({
          databaseUrl: this.database.url,
          telegram: this.telegram,
          env: {
            CLOCK_FILE: this.#file,
            NODE_OPTIONS: `--import=${path.join(import.meta.dirname, '../support/moved-clock.mjs')}`,
          },
        }),
      ),
    );
    this.#token ||=
      (await this.#running[0]?.admin('token', '--role', 'coordinator', '--days', '300')) ?? '';
  }

  async kill(): Promise<void> {
    await Promise.all(this.#running.map((one) => one.kill()));
    for (const one of this.#running.splice(0)) await one.close();
  }

  /** Lets the clocks jump while everything runs. */
  async leap(ms: number): Promise<void> {
    await this.clock.leap(ms);
    await writeFile(this.#file, String(this.clock.offset()));
    for (const one of this.#running) process.kill(one.pid() ?? 0, 'SIGWINCH');
  }

  /** The people, their roles, and two drafts, as they are made at this moment of the clock. */
  async settle(): Promise<void> {
    const { db } = this.database;
    for (const name of names) {
      const role = name.endsWith('dmin') ? 'unit_admin' : 'innovator';
      const { rows } = await sql<{ id: number }>`
        with who as (insert into person (name, unit_id, consent_version, consented_at)
          values (${name}, ${unit}, 'test', clock.now()) returning id),
        chat as (insert into address (channel, native_id, person_id, last_provider_id)
          select 'telegram', ${String(people[name])}, id, '1' from who returning id, person_id),
        granted as (insert into role_grant (person_id, role, unit_id) select id, ${role}, ${unit} from who)
        insert into conversation (person_id, address_id, state, last_inbound_at) select person_id, id, '{}', clock.now() from chat
        returning person_id as id`.execute(db);
      const id = rows[0]?.id ?? 0;
      if (role === 'innovator')
        await addInnovation(db, { code: `INV-${name.toUpperCase()}`, unitId: unit, ownerId: id });
    }
  }

  async broadcast(text: string, startsAt: number | null): Promise<string> {
    const made = await this.call('POST', '/broadcasts', {
      text,
      startsAt: startsAt === null ? null : new Date(startsAt).toISOString(),
    });
    const { code, confirmation, count } = made as {
      code: string;
      confirmation: string;
      count: number;
    };
    await this.call('POST', `/broadcasts/${code}/confirm`, { count, confirmation });
    return code;
  }

  async call(method: 'GET' | 'POST', route: string, body?: object): Promise<object> {
    const answer = await fetch(`${this.#running[0]?.url()}/api/v1${route}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${JSON.stringify(said)}`);
    return Object(said);
  }

  /** Texts that somebody was shown which hold these words. */
  shown(name: Name, words: RegExp): readonly string[] {
    return this.telegram
      .shown(people[name])
      .map(({ text }) => text)
      .filter((text) => words.test(text));
  }

  until(check: () => boolean | Promise<boolean>): Promise<unknown> {
    return vi.waitUntil(check, { timeout: 90_000, interval: 100 });
  }

  /** Lets every job have looked once more: what is sent to everybody now comes after all that was due before. */
  async everybodyLooked(): Promise<void> {
    const code = await this.broadcast(`Tanda ${Math.random()}`, null);
    await this.until(
      async () => Reflect.get(await this.call('GET', `/broadcasts/${code}`), 'state') === 'done',
    );
  }
}

/** The first Monday that is at least five days away. */
function aMonday(): string {
  let found = addDays(dayAt(Date.now()), 5);
  while (weekdayOf(found) !== 1) found = addDays(found, 1);
  return found;
}

test('thirty hours down, then two processes at once', { timeout: 240_000 }, async () => {
  const place = await Place.open();
  const monday = aMonday();
  await place.start();
  await place.kill();
  await place.clock.set(momentOf(addDays(monday, -4), 9));
  await place.settle();

  // Monday, 8.59: three of the four chats ask for an hour of patience.
  await place.clock.set(momentOf(monday, 8, 59) + 50_000);
  const refused = new Set<string>();
  place.telegram.fault({
    fault: (method, chat) => {
      if (!method.startsWith('send') || chat === undefined || chat === String(people.admin))
        return undefined;
      refused.add(chat);
      return tooMany(3600);
    },
  });
  await place.start();
  const late = await place.broadcast('Siaran Senin siang', momentOf(monday, 12));
  const due = await place.broadcast('Siaran Selasa siang', momentOf(addDays(monday, 1), 14));
  await place.until(
    () => refused.size === 3 && place.shown('admin', /Keadaan unit minggu ini/).length === 1,
  );
  await place.kill();

  // Tuesday, three in the afternoon. Meanwhile Tono has withdrawn his.
  await place.leap(30 * hour);
  await sql`update innovation set state = 'withdrawn', version = version + 1 where code = 'INV-TONO'`.execute(
    place.database.db,
  );
  place.telegram.clearFaults();
  await place.start();
  await place.until(
    () =>
      names.every((name) => place.shown(name, /Siaran Selasa/).length > 0) &&
      place.shown('rina', /INV-RINA/).length > 0 &&
      place.shown('otherAdmin', /Keadaan unit minggu ini/).length > 0,
  );
  expect(await place.call('GET', `/broadcasts/${late}`)).toMatchObject({
    state: 'paused',
    sent: 0,
  });
  await place.call('POST', `/broadcasts/${late}/resume`);
  await place.until(() => names.every((name) => place.shown(name, /Siaran Senin/).length > 0));
  await place.everybodyLooked();
  for (const name of names) {
    expect([name, place.shown(name, /Siaran Selasa/).length]).toEqual([name, 1]);
    expect([name, place.shown(name, /Siaran Senin/).length]).toEqual([name, 1]);
  }
  expect(await place.call('GET', `/broadcasts/${due}`)).toMatchObject({ state: 'done', sent: 4 });
  expect(place.shown('rina', /INV-RINA/)).toHaveLength(1);
  expect(place.shown('tono', /INV-TONO/)).toEqual([]);
  expect(place.shown('admin', /Keadaan unit minggu ini/)).toHaveLength(1);
  expect(place.shown('otherAdmin', /Keadaan unit minggu ini/)).toHaveLength(1);
});

test('forty days ahead and back while two processes run', { timeout: 400_000 }, async () => {
  const place = await Place.open();
  const monday = aMonday();
  await place.start();
  await place.kill();
  await place.clock.set(momentOf(addDays(monday, 1), 9, 30) + 50_000);
  await place.settle();
  await place.start();
  const future = await place.broadcast('Siaran tiga minggu lagi', momentOf(addDays(monday, 22), 9));
  await place.broadcast('Siaran pertama', null);
  await place.until(() => names.every((name) => place.shown(name, /Siaran pertama/).length > 0));

  // A Sunday would be quiet: forty-two days ahead it is a Tuesday again.
  await place.leap(42 * day);
  const patient = new Set<string>();
  place.telegram.fault({
    method: 'send',
    chat: people.rina,
    fault: (_, chat) => {
      patient.add(chat ?? '');
      return tooMany(5);
    },
  });
  const ahead = await place.broadcast('Siaran kedua', null);
  await place.until(() => patient.size > 0 && place.shown('tono', /Siaran kedua/).length > 0);
  expect(await place.call('GET', `/broadcasts/${future}`)).toMatchObject({
    state: 'paused',
    sent: 0,
  });

  await place.leap(-42 * day);
  place.telegram.clearFaults();
  const before = place.shown('tono', /./).length;
  await place.telegram.phone(people.tono).says('halo');
  await place.until(() => place.shown('tono', /./).length > before);
  // Rina's was put off by a clock that was wrong, and comes all the same.
  await place.until(() => place.shown('rina', /Siaran kedua/).length > 0);
  await place.until(
    async () => Reflect.get(await place.call('GET', `/broadcasts/${ahead}`), 'state') === 'done',
  );

  await place.leap(-42 * day);
  await place.broadcast('Siaran ketiga', null);
  await place.until(() => names.every((name) => place.shown(name, /Siaran ketiga/).length > 0));
  await place.leap(42 * day);
  await place.everybodyLooked();
  for (const name of names)
    for (const words of [/Siaran pertama/, /Siaran kedua/, /Siaran ketiga/])
      expect([name, words, place.shown(name, words).length]).toEqual([name, words, 1]);
  for (const name of names) expect(place.shown(name, /tiga minggu/)).toEqual([]);
  // A reminder of one kind about one thing is said once, whatever the clocks did.
  for (const name of names) {
    const texts = place.shown(name, /INV-|Keadaan unit/);
    expect(new Set(texts).size).toBe(texts.length);
  }
});
