// The operator's page about WhatsApp: for an operator's token alone, without script, and with what the driver shows.
import qrcode from 'qrcode';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WhatsappView } from '../../src/api/operator-page.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { type TestServer, startTestServer } from '../support/http.ts';

const url = '/operator/whatsapp';
const operator = `sb_${'o'.repeat(43)}`;
const coordinator = `sb_${'c'.repeat(43)}`;
let view: WhatsappView;
let server: TestServer;

beforeEach(async () => {
  view = { driver: 'baileys', state: 'unpaired', code: 'ABCD1234', qrSvg: null };
  server = await startTestServer({ whatsappView: () => view });
  const { db } = server.database;
  const more = { unitId: null, label: null, days: 1 };
  await createToken(db, { token: operator, role: 'operator', ...more });
  await createToken(db, { token: coordinator, role: 'coordinator', ...more });
});
afterEach(() => server.close());

const basic = (token: string, name = 'operator') => ({
  authorization: `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}`,
});
const get = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  server.app.inject({ url, headers, remoteAddress });

describe('the page', () => {
  it.each<[string, Record<string, string>]>([
    ['nobody', {}],
    ['a program on this machine that a proxy stands before', { 'x-forwarded-for': '127.0.0.1' }],
    ['a coordinator', basic(coordinator)],
    ['a coordinator as a program', { authorization: `Bearer ${coordinator}` }],
    ['a wrong token', basic(`sb_${'x'.repeat(43)}`)],
    ['no password', { authorization: `Basic ${Buffer.from('operator').toString('base64')}` }],
    ['a password that is SQL', basic("' or 1=1 --")],
    ['the token in the address', {}],
  ])('is closed to %s', async (_who, headers) => {
    const answer = await server.app.inject({
      url: `${url}?token=${operator}&access_token=${operator}`,
      headers,
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Basic realm="operator"/);
    expect(answer.body).not.toContain('ABCD');
    expect(answer.body).not.toContain('WhatsApp');
  });

  it.each([
    ['a browser that asked for the password', () => basic(operator, 'siapa saja')],
    ['a program', () => ({ authorization: `Bearer ${operator}` })],
  ])('opens to %s, without anything that runs and kept by nobody', async (_who, headers) => {
    const answer = await get(headers(), '203.0.113.9');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('ABCD-1234');
    expect(answer.body).toContain('belum tertaut');
    expect(answer.body).not.toContain('<script');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('shows a QR as a picture, and neither once the phone is linked', async () => {
    const qrSvg = await qrcode.toString('2@reference', { type: 'svg', width: 320 });
    view = { driver: 'baileys', state: 'unpaired', code: null, qrSvg };
    expect((await get(basic(operator))).body).toContain(qrSvg);
    view = { driver: 'baileys', state: 'open', code: null, qrSvg: null };
    const linked = (await get(basic(operator))).body;
    expect(linked).toContain('tersambung dan menerima pesan');
    expect(linked).not.toContain('<svg');
    expect(linked).not.toContain('Kode penautan');
  });

  it('says so where WhatsApp is off, and never lets a state become markup', async () => {
    view = { driver: 'cloud', state: '<b>190</b>', code: null, qrSvg: null };
    expect((await get(basic(operator))).body).toContain('&lt;b&gt;190&lt;/b&gt;');
    const without = await startTestServer({
      db: server.database.db,
      sessionUrl: server.database.url,
    });
    const answer = await without.app.inject({ url, headers: basic(operator) });
    expect(answer.body).toContain('WHATSAPP=off');
    await without.close();
  });

  it('shuts for a while after twenty wrong tokens from one place, not for those who come right', async () => {
    const answers: number[] = [];
    for (let nth = 0; nth < 22; nth += 1) answers.push((await get(basic('salah'))).statusCode);
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(answers.at(-1)).toBe(429);
    expect((await get(basic(operator))).statusCode).toBe(200);
  });
});
