// The day of an honest office: ten people behind one address begin, fill in, ask, mistype codes and send sixty photos in an
// hour, with the limits as they are shipped. Nobody meets one.
import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { invitationCode } from '../../src/domain/codes.ts';
import { settings } from '../../src/settings.ts';
import { startTestServer } from '../support/http.ts';
import { openTalk } from '../support/talk.ts';

const PEOPLE = 10;
const PHOTOS = 60;
/** What is said when a limit is met. */
const LIMITS = ['too_much', 'too_many_codes', 'mentor_enough'];
const names = ['Ani', 'Budi', 'Citra', 'Dewi', 'Eko', 'Fitri', 'Gani', 'Hadi', 'Ida', 'Joko'];

/** What somebody types on such a day; whoever is third mistypes the code of a colleague and of an invitation. */
const day = (nth: number): readonly string[] => [
  ...['halo', 'ya', 'Dinas Kesehatan', `${names[nth]} Rahman`, `Inovasi ${names[nth]}`],
  ...['2', '1', 'lewati', 'kembali', 'lewati', 'kurang', 'status', 'bantuan', 'ringkasan'],
  ...(nth % 3 === 0
    ? ['gabung INV-ZZ9ZZ', 'ISI-7KQ4-M2XZ-9TRB', invitationCode(randomBytes(26)), 'setujui 1234']
    : []),
  ...['tanya pamong boleh difoto dengan ponsel?', 'tanya pamong sampai kapan?', 'lewati', 'draf'],
];

test('meets no limit', async () => {
  const shipped = settings.parse({});
  const server = await startTestServer({
    makeSink: ({ db }) => {
      const book = createAddressBook();
      return async (messages) => void (await acceptInbound(db, messages, book));
    },
    env: {
      PEOPLE_PER_ADDRESS: String(shipped.PEOPLE_PER_ADDRESS),
      NEW_PEOPLE_PER_SECOND: String(shipped.NEW_PEOPLE_PER_SECOND),
    },
  });
  const site = await server.listen();
  const { db } = server.database;
  const talk = await openTalk(server.database);
  const handled = async (): Promise<void> => {
    while ((await handleInbound(db, talk.handling, 100)).more);
    // Everybody reads what they are told before they write on.
    await sql`update outbox set state = 'sent', sent_at = now() where state = 'queued'`.execute(db);
  };
  const refused: string[] = [];
  const cookies: string[] = [];
  for (let nth = 0; nth < PEOPLE; nth += 1) {
    const page = await server.app.inject({ url: '/' });
    const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
    cookies.push(cookie);
    for (const text of day(nth)) {
      const answer = await server.app.inject({
        ...{ method: 'POST', url: '/webchat/messages', headers: { cookie } },
        payload: { id: randomUUID(), text },
      });
      if (answer.statusCode !== 202) refused.push(`${text}: ${answer.payload}`);
      await handled();
    }
  }
  for (let nth = 0; nth < PHOTOS; nth += 1) {
    const form = new FormData();
    const bytes = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(2000)]);
    form.append('caption', `indikator ${1 + (nth % 20)}`);
    form.append('file', new Blob([bytes], { type: 'image/jpeg' }), `foto-${nth}.jpg`);
    // A file is read as it comes, over a connection.
    const answer = await fetch(`${site}/webchat/files?id=${randomUUID()}`, {
      ...{ method: 'POST', body: form },
      headers: { cookie: cookies[0] ?? '' },
    });
    if (answer.status !== 202) refused.push(`foto ${nth}: ${await answer.text()}`);
    if (nth % 10 === 9) await handled();
  }
  expect(refused).toEqual([]);
  const { rows: said } = await sql<{ key: string; times: number }>`
    select p ->> 'key' as key, count(*)::int as times from outbox, json_array_elements(message -> 'parts') p group by 1`.execute(
    db,
  );
  expect(said.filter(({ key }) => LIMITS.includes(key))).toEqual([]);
  const told = said.reduce((sum, { times }) => sum + times, 0);
  expect(told).toBeGreaterThan(PEOPLE * 15);
  const { rows: kept } = await sql<{ innovations: number; files: number }>`
    select (select count(*)::int from innovation) as innovations, (select count(*)::int from evidence_file) as files`.execute(
    db,
  );
  expect(kept).toEqual([{ innovations: PEOPLE, files: PHOTOS }]);
  await server.close();
}, 120_000);
