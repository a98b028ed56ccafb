// The button that shares one's own number: what Telegram is asked for, and that nothing is read into such a message later.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { telegramChannel } from '../../../src/bot/telegram/adapter.ts';
import { renderMessage } from '../../../src/bot/text/id.ts';
import { makeLog } from '../../../src/log.ts';

it('asks for the contact with a button under the text field, once, and never edits that message', async () => {
  const calls: { path: string; body: Record<string, unknown> }[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      calls.push({ path: request.url ?? '', body: Object(body) });
      response.setHeader('content-type', 'application/json');
      response.end(
        '{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":900001,"type":"private"}}}',
      );
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const channel = telegramChannel({
    token: '1:a',
    apiRoot: `http://127.0.0.1:${port}`,
    log: makeLog('silent'),
    async *openFile() {},
  });
  try {
    const message = renderMessage({
      parts: [{ key: 'prove_phone', args: {} }],
      choices: [],
      prompt: 3,
      asksPhone: true,
    });
    const [part, ...more] = channel.render(message);
    if (part === undefined) throw new Error('nothing rendered');
    expect(more).toEqual([]);
    const to = { address: '900001', key: 'outbox-1' };
    expect(await channel.send(part, to)).toEqual({ kind: 'sent', providerId: '7' });
    const [call] = calls;
    expect(call?.path).toMatch(/sendMessage$/);
    expect(call?.body).toMatchObject({
      text: expect.stringContaining('Bagikan nomor saya'),
      reply_markup: {
        keyboard: [[{ text: 'Bagikan nomor saya', request_contact: true }]],
        one_time_keyboard: true,
      },
    });
    expect(await channel.probe?.(part, to, '5', '9')).toEqual({ probe: 'unknown' });
    expect(calls).toHaveLength(1);
  } finally {
    await channel.stop();
    server.close();
  }
});
