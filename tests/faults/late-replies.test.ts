// The reply comes late and somebody types again: nothing is an answer to a question that its writer had not been shown.
// Eight people at once are a long test; `npm run faults -- late-replies` is the longest run.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLastingSetting, openSetting, opening, seeded } from './setting.ts';
import { longTest } from '../support/long-tests.ts';
import { startRetypers } from '../support/retypers.ts';
import { tooMany } from '../support/telegram/faults.ts';
import { settled } from '../support/oracle.ts';

let setting: Awaited<ReturnType<typeof openLastingSetting>>;
beforeAll(async () => {
  setting = await openLastingSetting();
});
afterAll(() => setting.close());

/** The items that somebody has answered. */
const itemsOf = async (id: number) =>
  (
    await setting.database.db
      .selectFrom('answer as w')
      .innerJoin('innovation as n', 'n.id', 'w.innovation_id')
      .innerJoin('address as a', 'a.person_id', 'n.owner_id')
      .select('w.item')
      .where('a.native_id', '=', String(id))
      .execute()
  )
    .map(({ item }) => item)
    .toSorted();

async function reachesFirstQuestion(id: number) {
  const phone = setting.telegram.phone(id);
  for (const text of opening(1)) {
    const before = phone.shown().length;
    await phone.says(text);
    await expect.poll(() => phone.shown().length).toBe(before + 1);
  }
  return phone;
}

test.each(['2', 'lewati'])(
  '"%s" typed twice, the second time before the reply is shown, leaves the next question open',
  async (text) => {
    const { telegram, check } = setting;
    const siti = await reachesFirstQuestion(text === '2' ? 961_001 : 961_005);
    const before = siti.shown().length;
    const calls = telegram.calls.get('sendMessage') ?? 0;
    telegram.fault({ method: 'sendMessage', chat: siti.id, times: 1, fault: { late: 1500 } });
    await siti.says(text);
    await expect.poll(() => telegram.calls.get('sendMessage')).toBeGreaterThan(calls);
    await siti.says(text);
    await expect.poll(() => siti.shown().length).toBe(before + 2);
    expect(siti.shown().at(-2)?.text).toMatch(/Jenis Inovasi/);
    expect(siti.shown().at(-1)?.text).toMatch(/sudah kami/);
    expect(siti.shown().at(-1)?.text).not.toMatch(/Jenis Inovasi/);
    await check();
    expect(await itemsOf(siti.id)).toEqual(text === '2' ? ['bentuk', 'nama'] : ['nama']);
    await siti.says('1');
    await siti.sees(/Tersimpan. Jenis Inovasi: Digital/);
    await check();
  },
);

test('another answer typed before the next question is shown is not stored under that', async () => {
  const { telegram, check } = setting;
  const siti = await reachesFirstQuestion(961_002);
  telegram.fault({ method: 'sendMessage', chat: siti.id, times: 1, fault: { late: 1500 } });
  const before = siti.shown().length;
  await siti.says('2');
  await expect.poll(async () => (await itemsOf(siti.id)).length).toBe(2);
  await siti.says('1');
  await expect.poll(() => siti.shown().length).toBe(before + 2);
  expect(siti.shown().at(-1)?.text).toMatch(/belum disimpan/);
  await check();
  expect(await itemsOf(siti.id)).toEqual(['bentuk', 'nama']);
});

test('a reply that waits in the queue loses its question to the one that is said later', async () => {
  const { telegram, check } = setting;
  const siti = await reachesFirstQuestion(961_003);
  const before = siti.shown().length;
  telegram.fault({ method: 'sendMessage', chat: siti.id, times: 1, fault: tooMany(3) });
  await siti.says('2');
  await expect
    .poll(async () => {
      const rows = await setting.database.db
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', 'queued')
        .execute();
      return rows.length;
    })
    .toBe(1);
  await siti.says('2');
  await siti.says('terima kasih');
  await expect.poll(() => siti.shown().length, { timeout: 30_000 }).toBe(before + 3);
  const shown = siti.shown().slice(before);
  expect(shown[0]?.text).toMatch(/Tersimpan. Bentuk Inovasi Daerah/);
  expect(shown.filter(({ text }) => /^3 Jenis Inovasi: /m.test(text))).toHaveLength(1);
  expect(shown.at(-1)?.text).toContain('Masih terbuka: 3 Jenis Inovasi');
  await check();
  expect(await itemsOf(siti.id)).toEqual(['bentuk', 'nama']);
});

test('whoever has seen the question is not asked again because the call came back late', async () => {
  const { telegram, check } = setting;
  const siti = await reachesFirstQuestion(961_004);
  for (const [answer, said] of [
    ['2', /Tersimpan\. Bentuk Inovasi Daerah: [^]*^3 Jenis Inovasi: /m],
    ['1', /Tersimpan. Jenis Inovasi: Digital/],
  ] as const) {
    telegram.fault({ method: 'sendMessage', chat: siti.id, times: 1, fault: { answerLate: 1500 } });
    await siti.says(answer);
    await siti.sees(said);
  }
  await check();
  expect(await itemsOf(siti.id)).toEqual(['bentuk', 'jenis', 'nama']);
});

/** So many people type again, until so many messages were tried to be sent while sends hang and are refused. */
async function peopleTypeAgain(count: number, sends: number) {
  const { telegram, database, check } = await openSetting();
  const random = seeded(5);
  const people = startRetypers(telegram, { people: count, patienceMs: 1500, thinkMs: 200, random });
  await people.begun;
  let on = true;
  telegram.fault({
    method: 'sendMessage',
    during: () => on,
    fault: () => (random() < 0.7 ? { late: 2500 * random() } : tooMany(2)),
  });
  const calls = telegram.calls.get('sendMessage') ?? 0;
  await expect.poll(() => telegram.calls.get('sendMessage')).toBeGreaterThan(calls + sends);
  on = false;
  await people.end();
  await settled(database.db, telegram);
  await check();
  const { wrong, missing, doubled, askedAgain, retyped } = await people.report(database.db);
  return { wrong, missing, doubled, askedAgain, again: retyped > 2 };
}

/** Nothing stored under a question that was not shown, nothing lost, and several typed again. */
const allWell = { wrong: [], missing: [], doubled: [], askedAgain: [], again: true };

test(
  'three people who type again, sends that hang and are refused',
  { timeout: 400_000 },
  async () => {
    expect(await peopleTypeAgain(3, 15)).toEqual(allWell);
  },
);
longTest(
  'eight people who type again, sends that hang and are refused',
  { timeout: 400_000 },
  async () => {
    expect(await peopleTypeAgain(8, 40)).toEqual(allWell);
  },
);
