// People at the desk over a test server: signed in, with innovations in any state, and what a browser sends without script.
// It looks at no page; tests do.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { loadReference } from '../../src/db/reference.ts';
import type { State } from '../../src/domain/innovation/status.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { type TestServer, startTestServer } from './http.ts';
import { addEvidence, addInnovation, addPerson } from './records.ts';

const [unitA = '', unitB = ''] = referenceUnits.map(({ id }) => id);

/** Everybody at the desk, by a word: name, role, unit. */
const everybody = {
  unit_admin: ['Salmah Hayati', 'unit_admin', unitA],
  'other admin': ['Jamilah', 'unit_admin', unitB],
  unit_head: ['dr. Fauzan Ridha', 'unit_head', unitA],
  verifier: ['Nor Hidayah', 'verifier', null],
  'second verifier': ['Ahmad Rizani', 'verifier', null],
  coordinator: ['Rusdiansyah', 'coordinator', null],
  operator: ['Penjaga Server', 'operator', null],
} as const;

/** What a browser gets. */
type Answer = Awaited<ReturnType<TestServer['app']['inject']>>;

/** A desk with people and without innovations. */
export interface DeskTest {
  readonly server: TestServer;
  readonly db: TestServer['database']['db'];
  readonly people: ReadonlyMap<string, number>;
  readonly units: { readonly own: string; readonly other: string };
  readonly innovation: (state: State, unitId?: string, name?: string) => Promise<string>;
  /** Adds a stored file to the first indicator; gives its number. */
  readonly evidence: (code: string, name: string, bytes: Buffer, mime: string) => Promise<number>;
  readonly open: (url: string, who: string) => Promise<Answer>;
  readonly send: (url: string, who: string, fields: Record<string, string>) => Promise<Answer>;
  /** What the form of an opened sheet sends along. */
  readonly formOf: (code: string, who: string) => Promise<{ versi: string; surat: string }>;
  /** Opens a sheet and decides on it, with the yes. */
  readonly decide: (
    code: string,
    who: string,
    button: keyof typeof buttons,
    fields?: Record<string, string>,
  ) => Promise<Answer>;
  /** Lets somebody that a test added sign in by a word. */
  readonly admit: (word: string, personId: number) => void;
  readonly cookiesOf: (who: string) => Promise<Record<string, string>>;
  readonly close: () => Promise<void>;
}

const buttons = {
  setujui: 'verify',
  tetapkan: 'endorse',
  terima: 'accept',
  kembalikan: 'return',
  tolak: 'reject',
} as const;

/** Starts it, with these settings. */
export async function startDeskTest(env: Record<string, string> = {}): Promise<DeskTest> {
  const server = await startTestServer({ env });
  const { db } = server.database;
  await loadReference(db);
  const owner = await addPerson(db, 'Rahmawati');
  const people = new Map<string, number>();
  for (const [word, [name, role, unit]] of Object.entries(everybody)) {
    const id = await addPerson(db, name);
    people.set(word, id);
    await sql`insert into role_grant (person_id, role, unit_id) values (${id}, ${role}, ${unit})`.execute(
      db,
    );
  }
  await sql`update person set consented_at = now(), consent_version = '1'`.execute(db);
  const sessions = new Map<string, Record<string, string>>();
  let made = 0;

  const cookiesOf = async (who: string): Promise<Record<string, string>> => {
    const known = sessions.get(who);
    if (known !== undefined) return known;
    const token = randomBytes(20).toString('hex').toUpperCase();
    await sql`insert into desk_link (token_hash, person_id, expires_at)
      values (${createHash('sha256').update(token).digest()}, ${people.get(who)}, now() + interval '10 minutes')`.execute(
      db,
    );
    const answer = await server.app.inject({ method: 'POST', url: `/masuk/${token}` });
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    sessions.set(who, cookies);
    return cookies;
  };
  const open = async (url: string, who: string) =>
    server.app.inject({ url, cookies: await cookiesOf(who) });
  const send = async (url: string, who: string, fields: Record<string, string>) =>
    server.app.inject({
      ...{ method: 'POST', url, cookies: await cookiesOf(who) },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const formOf = async (code: string, who: string) => {
    const { body } = await open(`/meja/inovasi/${code}`, who);
    const [, versi = ''] = /name="versi" value="(\d+)"/.exec(body) ?? [];
    const [, surat = ''] = /name="surat" value="([^"]+)"/.exec(body) ?? [];
    return { versi, surat };
  };
  return {
    ...{ server, db, people, open, send, formOf, cookiesOf },
    units: { own: unitA, other: unitB },
    admit: (word, personId) => void people.set(word, personId),
    async innovation(state, unitId = unitA, name = 'Posyandu Malam') {
      made += 1;
      const code = `INV-M${String(made).padStart(4, '0')}`;
      const id = await addInnovation(db, {
        ...{ code, unitId, ownerId: owner, name },
        state: state === 'draft' ? 'draft' : 'submitted',
      });
      await sql`update innovation set state = ${state}, version = 0 where id = ${id}`.execute(db);
      return code;
    },
    async evidence(code, name, bytes, mime) {
      const { rows } = await sql<{
        id: number;
      }>`select id from innovation where code = ${code}`.execute(db);
      const file = { name, bytes, mime };
      return (await addEvidence(db, server.store, rows[0]?.id ?? 0, owner, file)).id;
    },
    async decide(code, who, button, fields = {}) {
      const form = await formOf(code, who);
      const putusan = buttons[button];
      const yes = { ...form, ...fields, putusan, yakin: 'ya' };
      return send(`/meja/inovasi/${code}/putusan`, who, yes);
    },
    close: () => server.close(),
  };
}
