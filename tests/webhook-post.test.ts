// One telling over HTTP ends, whatever stands at the other end: an answer that is none, numbers that no answer has, silence.
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tell, type Telling } from '../src/webhook-post.ts';

/** What is written by path; nothing at all for any other. */
const answers: Readonly<Record<string, string>> = {
  '/upgrade':
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  '/early': 'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
  '/999': 'HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n',
  '/099': 'HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n',
  '/503': 'HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n',
  '/long': 'HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nbegun',
  '/babble': 'neither here nor there\r\n\r\n',
};
let server: Server;
let host = '';
beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (said: Buffer) => {
      const answer = answers[said.toString().split(' ')[1] ?? ''];
      if (answer !== undefined) socket.write(answer);
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const address = server.address();
  host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => void server.close());

const told = (path: string, more: Partial<Telling> = {}) =>
  tell({
    ...{ url: `http://${host}${path}`, id: 'msg_1', body: '{}', key: Buffer.from('k'), now: 0 },
    ...{ allowed: [host], ...more },
  });

it('ends with what was answered, or with no answer', async () => {
  const refused = (status: number | null) => ({ ok: false, status, problem: 'refused' });
  expect(await told('/upgrade')).toEqual({ ok: false, status: null, problem: 'no_answer' });
  expect(await told('/babble')).toEqual({ ok: false, status: null, problem: 'no_answer' });
  expect(await told('/early')).toEqual({ ok: true, status: 204 });
  expect(await told('/long')).toEqual({ ok: true, status: 200 });
  expect(await told('/503')).toEqual(refused(503));
  expect(await told('/999')).toEqual(refused(null));
  expect(await told('/099')).toMatchObject({ ok: false, status: null });
});

it('ends in its time where nothing is said, be it the program or whoever knows its address', async () => {
  const soon = { withinMs: 50 };
  expect(await told('/silent', soon)).toEqual({ ok: false, status: null, problem: 'no_answer' });
  const url = 'https://contoh.go.id/x';
  const nobody = { ok: false, status: null, problem: 'unknown_host' };
  expect(await told('', { ...soon, url, lookup: () => new Promise(() => {}) })).toEqual(nobody);
  const lookup = async () => {
    throw new Error('no such name');
  };
  expect(await told('', { url, lookup })).toEqual(nobody);
});
