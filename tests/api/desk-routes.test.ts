// Every route of the desk that the server itself knows, for everybody at the desk and for nobody, with what is theirs and what is
// not: no word of an innovation reaches whoever may not read it, and nothing that is sent ends in a failure or shows the inside.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskReachOf } from '../../src/db/views/desk.ts';
import { loadPeople } from '../../src/db/load/people.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { longTest } from '../support/long-tests.ts';

const canaries = { own: 'KENARIHIJAU', other: 'KENARIMERAH' } as const;
type Whose = keyof typeof canaries;
const shows = /\bat .+:\d+:\d+|node_modules|\/src\/|SyntaxError|TypeError/;
let desk: DeskTest;
let address: string;
/** What stands in an address for an innovation of the own unit and of another one, in each state that has pages of its own. */
const records: { readonly whose: Whose; readonly draft: boolean; code: string; file: number }[] =
  [];
let routes: readonly { readonly method: string; readonly url: string }[];

beforeAll(async () => {
  desk = await startDeskTest();
  address = await desk.server.listen();
  for (const whose of ['own', 'other'] as const)
    for (const state of ['draft', 'submitted', 'accepted'] as const) {
      const name = `${canaries[whose]} ${state}`;
      const code = await desk.innovation(state, desk.units[whose], name);
      const bytes = Buffer.from(`${canaries[whose]} bukti`);
      const file = await desk.evidence(code, `${canaries[whose]}.txt`, bytes, 'text/plain');
      records.push({ whose, draft: state === 'draft', code, file });
    }
  routes = routesIn(desk.server.app.printRoutes({ commonPrefix: false }));
}, 60_000);
afterAll(() => desk.close());

/** Reads the tree of routes that the server prints: each line stands below the one it goes on from. */
function routesIn(tree: string): { method: string; url: string }[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const found = /^([│├└─ ]*)(\S.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line);
    if (found === null) return [];
    const [, indent = '', part = '', methods = ''] = found;
    const depth = Math.round(indent.length / 4);
    above.length = depth;
    above[depth - 1] = part;
    const url = above.slice(0, depth).join('');
    return methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => ({ method, url }));
  });
}

const ofDesk = (method: string) =>
  routes.filter(
    (one) =>
      one.method === method &&
      /^\/(?:meja|bukti|keluar|masuk)/.test(one.url) &&
      // It stays open: tests/api/honest-day.test.ts and the browser's tests listen to it.
      !one.url.endsWith('/peristiwa'),
  );
const addressOf = (url: string, { code, file }: { code: string; file: number }): string =>
  url
    .replace(':code', code)
    .replace(':kode', code)
    .replace(/:(?:id|nomor|berkas)\b/, String(file))
    .replaceAll(/:\w+/g, 'regulasi');

/** Asks every page about the records of these units; gives what was told to whoever may not read it. */
async function leaks(
  who: string,
  of: readonly Whose[] = ['own', 'other'],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const id = desk.people.get(who);
  const person = id === undefined ? undefined : (await loadPeople(desk.db, [id])).get(id)?.person;
  const { drafts, submitted } =
    person === undefined ? { drafts: [], submitted: [] } : deskReachOf(person);
  const reads = (whose: Whose, draft: boolean): boolean => {
    const reach = draft ? drafts : submitted;
    return reach === 'all' || reach.includes(desk.units[whose]);
  };
  for (const record of records.filter(({ whose }) => of.includes(whose))) {
    const asked = ofDesk('GET').map(({ url }) => addressOf(url, record));
    for (const url of new Set([...asked, `/meja/inovasi?cari=${canaries[record.whose]}`])) {
      const answer =
        person === undefined ? await desk.server.app.inject({ url }) : await desk.open(url, who);
      if (answer.statusCode >= 500 || shows.test(answer.body))
        wrong.push(`${who} ${url}: ${answer.statusCode}`);
      for (const { whose, draft, code } of records) {
        const state = draft ? 'draft' : null;
        const told = state === null ? code : `${canaries[whose]} ${state}`;
        // An address that somebody typed stands on the page again.
        const said = answer.body.replaceAll(url, '').replaceAll(encodeURIComponent(url), '');
        if (!reads(whose, draft) && said.includes(told) && !url.includes(told))
          wrong.push(`${who} ${url}: is told ${told}`);
      }
      if (!reads(record.whose, record.draft) && answer.body.includes(`${canaries[record.whose]} b`))
        wrong.push(`${who} ${url}: is given the file`);
    }
  }
  return wrong;
}

const bodies: readonly (readonly [type: string, body: string | Buffer])[] = [
  ['application/x-www-form-urlencoded', ''],
  ['application/x-www-form-urlencoded', '__proto__=1&constructor=2&versi=1&versi=2&surat[]=x'],
  ['application/x-www-form-urlencoded', `versi=${'9'.repeat(400)}&surat=%00%ff&teks=%00&nama=%00`],
  ['application/x-www-form-urlencoded', `teks=${'a%0A'.repeat(300_000)}`],
  [
    'application/x-www-form-urlencoded',
    Array.from({ length: 5000 }, (_, n) => `f${n}=1`).join('&'),
  ],
  ['application/json', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['application/json', '{"__proto__":{"a":1},"id":"\\u0000","response":{"a":[]}}'],
  ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n'],
  ['multipart/form-data', 'no border'],
  ['text/html', '<script>alert(1)</script>'],
  ['application/octet-stream', Buffer.from([0xff, 0xfe, 0x00])],
];

/** Sends these bodies to every route that takes one; gives what ended in a failure or showed the inside. */
async function failures(who: string, sent = bodies): Promise<readonly string[]> {
  const wrong: string[] = [];
  const [record] = records;
  if (record === undefined) throw new Error('no record');
  const cookie = Object.entries(await desk.cookiesOf(who))
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
    for (const { url } of ofDesk(method))
      for (const [nth, [type, body]] of sent.entries()) {
        // Whoever leaves sends nothing afterwards.
        if (url === '/keluar') continue;
        const answer = await fetch(address + addressOf(url, record), {
          ...{ method, body: new Uint8Array(Buffer.from(body)), redirect: 'manual' },
          headers: { 'content-type': type, cookie, origin: address },
        });
        if (answer.status >= 500 || shows.test(await answer.text()))
          wrong.push(`${who} ${method} ${url}, body ${nth}: ${answer.status}`);
      }
  return wrong;
}

it('are those that the server knows', () => {
  const [pages, sent] = [ofDesk('GET'), ofDesk('POST')].map((all) => all.map(({ url }) => url));
  expect(pages).toContain('/meja/inovasi/:code/riwayat');
  expect(pages).toContain('/bukti/:code/:id');
  expect(sent).toContain('/meja/inovasi/:code/putusan');
  expect([pages?.length ?? 0, sent?.length ?? 0].every((count) => count > 30)).toBe(true);
});

it('tell no admin of another unit what they may not read', async () => {
  expect(await leaks('other admin', ['own'])).toEqual([]);
});

const others = ['unit_admin', 'unit_head', 'verifier', 'coordinator', 'operator'];

longTest('tell nobody what they may not read', { timeout: 600_000 }, async () => {
  for (const who of ['anonymous', 'other admin', ...others]) expect(await leaks(who)).toEqual([]);
});

it('end in no failure, whatever is sent', async () => {
  expect(await failures('coordinator', bodies.slice(1, 3))).toEqual([]);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from innovation where state not in ('draft', 'submitted', 'accepted')`.execute(
    desk.db,
  );
  expect(rows).toEqual([{ count: 0 }]);
});

longTest('end in no failure, whoever sends whatever', { timeout: 600_000 }, async () => {
  for (const who of others) expect(await failures(who)).toEqual([]);
});
