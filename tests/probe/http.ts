// Probes over HTTP: every route of the API that names an innovation, with every token to which the matrix refuses it, and the
// pages of the desk for everybody of the programme.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Role } from '../../src/domain/access.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { type Setting, nameOf, roles, unit, unitOf } from '../db/access-chat/setting.ts';
import type { TestServer } from '../support/http.ts';
import { type Record, mayRead } from './records.ts';

/** One request of somebody about a record. */
export interface HttpProbe {
  readonly who: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: object | string;
}

interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: unknown } };
}

/** Bodies that decide something, where a route takes one; which of them fits is the route's business. */
const bodies: readonly object[] = [
  {},
  { version: 0, reason: 'bukan inovasi', notes: [{ item: 'nama', text: 'perbaiki' }] },
];

/** What stands for the other parts of an address. */
const fill = (path: string, { code, file }: Record): string =>
  path
    .replace('{code}', code)
    .replace(/\{(?:file|id|fileId)\}/, String(file))
    .replaceAll(/\{[^}]+\}/g, '1');

/** Every probe of the API. A token of a mentor reaches what its holder reaches. */
export async function apiProbes(
  setting: Setting,
  server: TestServer,
  records: readonly Record[],
): Promise<readonly HttpProbe[]> {
  const { paths } = (await server.app.inject({ url: '/api/v1/openapi.json' })).json<Document>();
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
  );
  const tokens: [Role, string | null][] = [['anonymous', null]];
  for (const role of roles.filter((one) => one !== 'innovator' && one !== 'judge')) {
    const token = `sb_${randomBytes(32).toString('base64url')}`;
    const personId = role === 'mentor' ? await setting.id(nameOf(role)) : null;
    const unitId = role.startsWith('unit_') ? unit : null;
    await createToken(setting.db, { token, role, unitId, label: null, days: 1, personId });
    tokens.push([role, token]);
  }
  return tokens.flatMap(([role, token]) =>
    records
      .filter(
        (record) =>
          !mayRead(role, role.startsWith('unit_') || role === 'mentor' ? unit : null, record),
      )
      .flatMap((record) =>
        routes.flatMap(({ path, method }): HttpProbe[] => {
          const headers = token === null ? {} : { authorization: `Bearer ${token}` };
          const query = method === 'GET' ? `?q=${record.search}` : '';
          const plain = [`${fill(path, record)}`, `${fill(path, record)}${query}`];
          const common = {
            who: `token of ${role}`,
            method: method as HttpProbe['method'],
            headers,
          };
          // What names no innovation is asked once for all, and only read.
          if (!path.includes('{code}'))
            return method === 'GET' ? [{ ...common, url: plain[1] ?? '' }] : [];
          return method === 'GET'
            ? plain.map((url) => ({ ...common, url }))
            : bodies.map((body) => ({ ...common, url: plain[0] ?? '', body }));
        }),
      ),
  );
}

const pages: readonly ((record: Record) => string)[] = [
  ({ code }) => `/meja/inovasi/${code}`,
  ({ code }) => `/meja/inovasi/${code.toLowerCase()}`,
  ({ code, file }) => `/bukti/${code}/${file}`,
  ({ code }) => `/meja/inovasi/${code}/berkas/sk`,
  ({ code }) => `/meja/berkas/${code}`,
  ({ code }) => `/meja/inovasi/${code}/katalog`,
  ({ code }) => `/meja/inovasi/${code}/cetak/formulir-lain?form=kipp-2023`,
  ({ search }) => `/meja/inovasi?q=${search}`,
  ({ search }) => `/meja/inovasi.xlsx?q=${search}`,
  ({ unitId }) => `/meja/inovasi?unit=${unitId}`,
  ({ unitId }) => `/meja/ringkasan?unit=${unitId}`,
  ({ unitId }) => `/meja/berkas?unit=${unitId}`,
  ...['/meja', '/meja/antrean', '/meja/keadaan', '/meja/perangkat-daerah', '/meja/lomba'].map(
    (url) => () => url,
  ),
];

/** Every probe of the desk's pages, with the session of each person, and without one. */
export async function pageProbes(
  setting: Setting,
  server: TestServer,
  records: readonly Record[],
): Promise<readonly HttpProbe[]> {
  const visitors: [Role, string][] = [['anonymous', '']];
  for (const role of roles) visitors.push([role, await signIn(setting, server, nameOf(role))]);
  const form = 'application/x-www-form-urlencoded';
  return visitors.flatMap(([role, cookie]) =>
    records
      .filter((record) => !mayRead(role, unitOf(role) ?? unit, record))
      .flatMap((record): HttpProbe[] => [
        ...pages.map((page) => ({
          ...{ who: `desk of ${role}`, method: 'GET' as const, url: page(record) },
          headers: { cookie },
        })),
        ...['setujui', 'tetapkan', 'terima', 'kembalikan', 'tolak'].map((verb) => ({
          ...{ who: `desk of ${role}`, method: 'POST' as const },
          url: `/meja/inovasi/${record.code}/putusan`,
          headers: { cookie, 'content-type': form, origin: 'http://localhost' },
          body: new URLSearchParams({
            versi: '0',
            putusan: verb,
            surat: 'x',
            alasan: 'x',
          }).toString(),
        })),
      ]),
  );
}

async function signIn(setting: Setting, server: TestServer, who: string): Promise<string> {
  const token = randomBytes(20).toString('hex').toUpperCase();
  const hash = createHash('sha256').update(token).digest();
  await sql`insert into desk_link (token_hash, person_id, created_at, expires_at)
    values (${hash}, ${await setting.id(who)}, now() - interval '1 hour', now() + interval '10 minutes')`.execute(
    setting.db,
  );
  const answer = await server.app.inject({ method: 'POST', url: `/masuk/${token}` });
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Asks it, and gives what was answered that may not be read. */
export async function probeHttp(
  server: TestServer,
  { who, method, url, headers, body }: HttpProbe,
  refused: readonly Record[],
): Promise<readonly string[]> {
  const answer = await server.app.inject({
    ...{ method, url, headers },
    ...(body === undefined ? {} : { payload: body }),
  });
  const found = refused.filter(({ canary }) => answer.payload.includes(canary));
  return [
    ...found.map(({ code, state }) => `${who}: ${method} ${url} → told of ${code} (${state})`),
    ...(answer.statusCode >= 500 ? [`${who}: ${method} ${url} → ${answer.statusCode}`] : []),
  ];
}
