// The channel against a stand-in for Telegram: the real grammY client, real HTTP, faults in between.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InboundMessage, OutgoingMessage, Part, Sink } from '../../../src/bot/channel.ts';
import { type TelegramChannel, telegramChannel } from '../../../src/bot/telegram/adapter.ts';
import { makeLog } from '../../../src/log.ts';
import { blocked, serverError, tooMany } from '../../support/telegram/faults.ts';
import { type StandIn, startTelegram } from '../../support/telegram/stand-in.ts';

const bytes = Buffer.from('%PDF-1.7 isi');
const files = new Map([['a'.repeat(64), bytes]]);
const to = { address: '900001', key: 'outbox-1' };
const say = (text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  text,
  choices: [],
  ...more,
});

let telegram: StandIn;
let channel: TelegramChannel;
let taken: InboundMessage[];
let lines: string[];

const open = (more: object = {}): TelegramChannel =>
  telegramChannel({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    log: makeLog('debug', { write: (line) => void lines.push(line) }),
    async *openFile(sha256) {
      const found = files.get(sha256);
      if (!found) throw new Error('no such file');
      yield found;
    },
    ...more,
  });

/** Keeps what arrives; `until` resolves when `count` messages are there. */
function collector(): { sink: Sink; until: (count: number) => Promise<void> } {
  let wake = (): void => {};
  return {
    async sink(messages) {
      taken.push(...messages);
      wake();
    },
    async until(count) {
      while (taken.length < count)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
  };
}

beforeEach(async () => {
  telegram = await startTelegram();
  taken = [];
  lines = [];
  channel = open();
});

afterEach(async () => {
  await channel.stop();
  await telegram.close();
});

const firstPart = (message: OutgoingMessage): Part => {
  const [part] = channel.render(message);
  if (part === undefined) throw new Error('nothing rendered');
  return part;
};
const send = (message: OutgoingMessage, address = '900001') =>
  channel.send(firstPart(message), { ...to, address });

describe('polling', () => {
  it('hands in what people send, in order, and answers presses', async () => {
    const { sink, until } = collector();
    await channel.start(sink);
    const phone = telegram.phone(900001);
    await phone.says('halo');
    await send(say('Pilih:', { choices: [{ label: 'Ya', token: 'k:ya' }] }));
    await phone.presses('Ya');
    await phone.sendsFile('SK.pdf', bytes, { caption: 'SK Bupati', album: 'a1' });
    await phone.edits(1, 'halo juga');
    await phone.sharesContact({ of: 900002 });
    await phone.blocks();
    await until(6);
    expect(taken.map(({ kind }) => kind)).toEqual([
      'text',
      'choice',
      'file',
      'edit',
      'contact',
      'blocked',
    ]);
    expect(taken[1]).toMatchObject({ choice: 'k:ya', address: '900001', order: 2.5 });
    expect(taken[2]).toMatchObject({
      text: 'SK Bupati',
      albumId: 'a1',
      files: [{ name: 'SK.pdf' }],
    });
    await telegram.journal.until(
      () => telegram.journal.answered()[0],
      () => 'the press was not answered',
    );
    expect(channel.health()).toMatchObject({ ok: true });
    expect([...telegram.calls.keys()]).toContain('setMyCommands');
  });

  it('keeps the same batch while the sink refuses, and asks Telegram for nothing meanwhile', async () => {
    const phone = telegram.phone(900001);
    for (const text of ['satu', 'dua', 'tiga']) await phone.says(text);
    let tries = 0;
    const { sink, until } = collector();
    let pollsWhileRefused = 0;
    await channel.start(async (messages) => {
      tries += 1;
      pollsWhileRefused = telegram.calls.get('getUpdates') ?? 0;
      expect(messages.map(({ text }) => text)).toEqual(['satu', 'dua', 'tiga']);
      if (tries < 4) throw new Error('the database is away');
      await sink(messages);
    });
    await until(3);
    expect(tries).toBe(4);
    expect(pollsWhileRefused).toBe(1);
  });

  it('confirms nothing that was not committed: another process gets it again', async () => {
    await telegram.phone(900001).says('jangan hilang');
    let refused = (): void => {};
    const wasRefused = new Promise<void>((resolve) => {
      refused = resolve;
    });
    await channel.start(async () => {
      refused();
      throw new Error('the database is away');
    });
    await wasRefused;
    await channel.stop();
    const { sink, until } = collector();
    channel = open();
    await channel.start(sink);
    await until(1);
    expect(taken[0]).toMatchObject({ text: 'jangan hilang', externalId: 'm1' });
  });

  it('goes on after refusals, lost answers, pages of a gateway and a webhook that somebody set', async () => {
    const faults = [serverError, { page: 502 }, 'answer lost', 'request lost', tooMany(1)] as const;
    for (const fault of faults) telegram.fault({ method: 'getUpdates', times: 1, fault });
    telegram.fault({
      method: 'getUpdates',
      times: 1,
      fault: {
        status: 409,
        description: "Conflict: can't use getUpdates method while webhook is active",
      },
    });
    const { sink, until } = collector();
    await channel.start(sink);
    await telegram.phone(900001).says('masih ada?');
    await until(1);
    expect(taken).toHaveLength(1);
    expect(telegram.calls.get('deleteWebhook')).toBe(1);
  });

  it('asks for what waits before anything else: after a death people wait for that', async () => {
    const { sink, until } = collector();
    await telegram.phone(900001).says('halo');
    await channel.start(sink);
    await until(1);
    expect(telegram.calls.get('deleteWebhook')).toBeUndefined();
  });

  it('polls only while it holds the lease', async () => {
    const pollsWhenAsked: number[] = [];
    channel = open({
      // Another process holds it at first.
      tryPollerLease: async () => pollsWhenAsked.push(telegram.calls.get('getUpdates') ?? 0) > 1,
    });
    const { sink, until } = collector();
    await telegram.phone(900001).says('halo');
    await channel.start(sink);
    await until(1);
    expect(pollsWhenAsked.slice(0, 2)).toEqual([0, 0]);
  });

  it('counts what it ignores', async () => {
    const reasons: string[] = [];
    channel = open({ onIgnored: (reason: string) => void reasons.push(reason) });
    const { sink, until } = collector();
    await channel.start(sink);
    const phone = telegram.phone(900001);
    await phone.injects((place) => ({ update_id: place.updateId, channel_post: {} }));
    await phone.says('halo');
    await until(1);
    expect(reasons).toEqual(['kind of update not used']);
  });

  it('has nothing to say to a webhook', async () => {
    const { sink } = collector();
    await channel.start(sink);
    expect(await channel.handleWebhook(Buffer.from('{}'), 'secret')).toBe('unauthorised');
  });
});

describe('sending', () => {
  it('shows words with buttons, one in a row, and gives the id', async () => {
    const outcome = await send(say('Apa kabar?', { choices: [{ label: 'Baik', token: 'a:1' }] }));
    const [shown] = telegram.shown(900001);
    expect(shown).toMatchObject({ text: 'Apa kabar?', buttons: [{ label: 'Baik', token: 'a:1' }] });
    expect(outcome).toEqual({ kind: 'sent', providerId: String(shown?.messageId) });
  });

  it.each([
    ['image/jpeg', 'foto.jpg', 'photo'],
    ['video/mp4', 'film.mp4', 'video'],
    ['application/pdf', 'Surat "Keputusan"; é.pdf', 'document'],
  ])('sends %s whole', async (mime, name, kind) => {
    const file = { sha256: 'a'.repeat(64), name, mime, size: bytes.length, instead: 'nanti' };
    expect(await send(say('Berkas', { file }))).toMatchObject({ kind: 'sent' });
    expect(telegram.shown(900001)[0]).toMatchObject({ text: 'Berkas', file: { kind, bytes } });
  });

  it('tries a picture that Telegram cannot show as a document', async () => {
    telegram.fault({
      method: 'sendPhoto',
      fault: { status: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' },
    });
    const file = {
      sha256: 'a'.repeat(64),
      name: 'a.png',
      mime: 'image/png',
      size: 5,
      instead: 'nanti',
    };
    expect(await send(say('', { file }))).toMatchObject({ kind: 'sent' });
    expect(telegram.shown(900001)[0]?.file?.kind).toBe('document');
  });

  it('waits for a file that our own store cannot give, and shows nothing', async () => {
    const file = {
      sha256: 'b'.repeat(64),
      name: 'a.pdf',
      mime: 'application/pdf',
      size: 5,
      instead: 'nanti',
    };
    expect(await send(say('x', { file }))).toMatchObject({ kind: 'retry', scope: 'chat' });
    expect(telegram.shown(900001)).toEqual([]);
  });

  it('says the same without buttons when Telegram finds fault with them', async () => {
    const fault = { status: 400, description: "Bad Request: can't parse entities: byte offset 3" };
    telegram.fault({ method: 'sendMessage', times: 1, fault });
    const message = say('Pilih', { choices: [{ label: 'Ya', token: 'a' }] });
    expect(await send(message)).toMatchObject({ kind: 'sent' });
    telegram.fault({ method: 'sendMessage', times: 2, fault });
    expect(await send(message)).toMatchObject({ kind: 'refused' });
    expect(telegram.shown(900001)).toHaveLength(1);
  });

  it.each([
    [tooMany(300), { kind: 'retry', afterMs: 300_000, scope: 'chat' }],
    [blocked, { kind: 'gone', reason: 'blocked' }],
    [serverError, { kind: 'retry' }],
    [{ page: 503 }, { kind: 'retry' }],
    [{ page: 504 }, { kind: 'unknown' }],
    ['answer lost', { kind: 'unknown' }],
    ['request lost', { kind: 'unknown' }],
    [{ status: 401, description: 'Unauthorized' }, { kind: 'paused' }],
  ] as const)('%o', async (fault, wanted) => {
    telegram.fault({ method: 'sendMessage', chat: 900001, fault });
    expect(await send(say('x'))).toMatchObject(wanted);
    // Another chat is not held up by the trouble of this one.
    expect(await send(say('y'), '900002')).toMatchObject({ kind: 'sent' });
  });

  it('knows that nothing was sent where nobody listens', async () => {
    channel = open({ apiRoot: 'http://127.0.0.1:1' });
    expect(await send(say('x'))).toMatchObject({ kind: 'retry', scope: 'channel' });
  });

  it('keeps the token and the words out of the log', async () => {
    telegram.fault({ fault: { status: 400, description: `Bad Request: ${telegram.token}` } });
    await channel.start(collector().sink);
    expect(JSON.stringify(await send(say('rahasia')))).not.toContain(telegram.token);
    await channel.stop();
    expect(lines.join('')).not.toMatch(/crabline-telegram-token|rahasia/);
  });
});

describe('a send whose answer was lost', () => {
  const message = say('Inovasi Anda diterima. #N-2041', {
    choices: [{ label: 'Baik', token: 'n:1' }],
  });
  const probe = (floor: string, ceiling: string | null) =>
    channel.probe?.(firstPart(message), to, floor, ceiling);

  it.each([
    ['words', message],
    [
      'a file',
      say('SK', {
        file: {
          sha256: 'a'.repeat(64),
          name: 'a.pdf',
          mime: 'application/pdf',
          size: 12,
          instead: 'nanti',
        },
      }),
    ],
  ])('is found when it was shown: %s', async (_what, message) => {
    const phone = telegram.phone(900001);
    const floor = String(await phone.says('halo'));
    await phone.says('masih di situ?');
    telegram.fault({ method: 'send', times: 1, fault: 'answer lost' });
    expect(await send(message)).toMatchObject({ kind: 'unknown' });
    const ceiling = String(await phone.says('halo?'));
    const before = telegram.shown(900001).map(({ text, buttons }) => ({ text, buttons }));
    expect(await channel.probe?.(firstPart(message), to, floor, ceiling)).toEqual({
      probe: 'shown',
      providerId: '3',
    });
    expect(telegram.shown(900001)).toMatchObject(before);
  });

  it('is known to be absent when it was not', async () => {
    const phone = telegram.phone(900001);
    const floor = String(await phone.says('halo'));
    telegram.fault({ method: 'send', times: 1, fault: 'request lost' });
    expect(await send(message)).toMatchObject({ kind: 'unknown' });
    const ceiling = String(await phone.says('halo?'));
    expect(await probe(floor, ceiling)).toEqual({ probe: 'absent' });
    expect(await probe(ceiling, ceiling)).toEqual({ probe: 'unknown' });
    expect(await probe(ceiling, floor)).toEqual({ probe: 'unknown' });
  });

  it('leaves the message alone that bounds the search', async () => {
    const phone = telegram.phone(900001);
    const floor = String(await phone.says('halo'));
    telegram.fault({ method: 'send', times: 1, fault: 'request lost' });
    expect(await send(message)).toMatchObject({ kind: 'unknown' });
    const later = await send(say('Pesan berikutnya'));
    const ceiling = later.kind === 'sent' ? later.providerId : '';
    expect(await probe(floor, ceiling)).toEqual({ probe: 'absent' });
    expect(telegram.shown(900001).map(({ text }) => text)).toEqual(['Pesan berikutnya']);
  });

  it('stays unknown without both bounds, over too wide a range, and in trouble; then it says how to go on', async () => {
    expect(await channel.probe?.(firstPart(message), to, null, '9')).toEqual({ probe: 'unknown' });
    expect(await probe('1', null)).toEqual({ probe: 'unknown', searchedTo: '101' });
    expect(telegram.calls.get('editMessageText')).toBe(100);
    expect(await probe('1', '100000')).toEqual({ probe: 'unknown', searchedTo: '101' });
    telegram.fault({ method: 'edit', fault: tooMany(5) });
    expect(await probe('1', '3')).toEqual({
      probe: 'unknown',
      searchedTo: '1',
      afterMs: 5000,
    });
    telegram.clearFaults();
    telegram.fault({ method: 'edit', fault: blocked });
    expect(await probe('1', '3')).toEqual({ probe: 'unknown' });
  });

  it('takes no proof from a server that edits what it never looked up', async () => {
    telegram.fault({ method: 'edit', fault: 'answered blindly' });
    expect(await probe('1', '3')).toEqual({ probe: 'unknown' });
  });
});

describe('webhook', () => {
  const secret = 'secret-of-the-webhook';
  const update = (id: number) =>
    Buffer.from(
      JSON.stringify({
        update_id: id,
        message: {
          message_id: id,
          date: 1_795_305_600,
          chat: { id: 900001, type: 'private' },
          from: { id: 900001, is_bot: false },
          text: `pesan ${id}`,
        },
      }),
    );
  const start = async (sink: Sink, url = 'http://127.0.0.1:9/telegram'): Promise<void> => {
    channel = open({ webhook: { url, secret } });
    await channel.start(sink);
  };

  it('takes nothing without the right secret', async () => {
    await start(collector().sink);
    for (const wrong of [undefined, '', 'x', `${secret}x`, secret.slice(1)])
      expect(await channel.handleWebhook(update(1), wrong)).toBe('unauthorised');
    expect(taken).toEqual([]);
  });

  it('answers 200 to what counts for nothing and 400 to what is no JSON', async () => {
    await start(collector().sink);
    for (const body of ['null', '{}', '{"update_id":1.5}', '[]', '"x"'])
      expect(await channel.handleWebhook(Buffer.from(body), secret)).toBe('accepted');
    for (const body of ['', '{', 'a=b'])
      expect(await channel.handleWebhook(Buffer.from(body), secret)).toBe('bad');
    expect(taken).toEqual([]);
  });

  it('hands calls in as they come, waits for none, and answers each after its own commit', async () => {
    const started: number[] = [];
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await start(async (messages) => {
      started.push(...messages.map(({ order }) => order));
      await held;
      taken.push(...messages);
    });
    const ids = Array.from({ length: 50 }, (_, n) => n + 1);
    const answers = ids.map(async (id) => {
      const answer = await channel.handleWebhook(update(id), secret);
      return { answer, committed: taken.some(({ externalId }) => externalId === `m${id}`) };
    });
    expect(started).toEqual(ids);
    release();
    for (const answer of await Promise.all(answers))
      expect(answer).toEqual({ answer: 'accepted', committed: true });
    expect(Buffer.from(taken[0]?.raw ?? []).equals(update(1))).toBe(true);
  });

  it('stops only after the calls it has taken', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await start(async (messages) => {
      await held;
      taken.push(...messages);
    });
    const answer = channel.handleWebhook(update(1), secret);
    let stopped = false;
    const stopping = channel.stop().then(() => {
      stopped = true;
    });
    // A round trip through the network is more than a stop that waits for nothing would take.
    await fetch(telegram.apiRoot);
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(taken).toHaveLength(1);
    expect(await answer).toBe('accepted');
  });

  it('is unavailable while nothing can be stored, and takes the same update afterwards', async () => {
    let away = true;
    const { sink } = collector();
    await start(async (messages) => {
      if (away) throw new Error('the database is away');
      await sink(messages);
    });
    expect(await channel.handleWebhook(update(1), secret)).toBe('unavailable');
    away = false;
    expect(await channel.handleWebhook(update(1), secret)).toBe('accepted');
    expect(taken).toHaveLength(1);
    await channel.stop();
    expect(await channel.handleWebhook(update(2), secret)).toBe('unavailable');
  });

  it('registers itself and receives what Telegram delivers', async () => {
    const { createServer } = await import('node:http');
    const door = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', async () => {
        const header = request.headers['x-telegram-bot-api-secret-token'];
        const answer = await channel.handleWebhook(Buffer.concat(pieces), String(header));
        response.writeHead(answer === 'accepted' ? 200 : 503).end();
      });
    });
    await new Promise<void>((resolve) => {
      door.listen(0, '127.0.0.1', resolve);
    });
    const address = door.address();
    const port = typeof address === 'object' ? address?.port : 0;
    telegram.fault({ method: 'setWebhook', times: 1, fault: serverError });
    const { sink, until } = collector();
    await start(sink, `http://127.0.0.1:${port}/telegram`);
    await telegram.phone(900001).says('lewat webhook');
    await until(1);
    expect(taken[0]).toMatchObject({ text: 'lewat webhook' });
    // The first delivery may overtake the answer to setWebhook.
    await vi.waitFor(() =>
      expect(channel.health()).toEqual({ ok: true, detail: 'webhook registered' }),
    );
    door.close();
    door.closeAllConnections();
  });
});

describe('fetching files', () => {
  const limit = 1000;
  const fetchWith = async (
    stored: object,
    size: number | null = null,
    signal = new AbortController().signal,
  ) => {
    const fileId = telegram.downloads.add({ bytes, ...stored });
    const pieces: Uint8Array[] = [];
    for await (const piece of channel.fetchFile({ fileId, uniqueId: 'u', size }, limit, signal))
      pieces.push(piece);
    return Buffer.concat(pieces);
  };

  it('streams the bytes as they were sent', async () => {
    expect(await fetchWith({})).toEqual(bytes);
    const large = Buffer.alloc(limit, 7);
    expect(await fetchWith({ bytes: large })).toEqual(large);
  });

  it('refuses by the announced size before asking Telegram', async () => {
    await expect(fetchWith({}, limit + 1)).rejects.toMatchObject({
      failure: { kind: 'too_large', limit, size: limit + 1 },
    });
    expect(telegram.calls.get('getFile')).toBeUndefined();
  });

  it.each([
    ['a size that getFile tells', { saysSize: limit + 5 }, { kind: 'too_large', limit }],
    ["Telegram's own limit", { saysSize: 30 * 1024 * 1024 }, { kind: 'too_large' }],
    [
      'more bytes than promised',
      { bytes: Buffer.alloc(limit + 1), saysSize: 10 },
      { kind: 'too_large', limit },
    ],
    [
      'no end',
      { bytes: Buffer.alloc(100), saysSize: 10, download: 'endless' },
      { kind: 'too_large' },
    ],
    ['a broken download', { bytes: Buffer.alloc(500), download: 'cut' }, { kind: 'retry' }],
    ['an address that is gone', { download: 'gone' }, { kind: 'retry' }],
  ])('fails for %s', async (_what, stored, failure) => {
    await expect(fetchWith(stored)).rejects.toMatchObject({ failure });
  });

  it('says that a file is gone, or to try again', async () => {
    const fetchOf = async (ref: object) => {
      const signal = new AbortController().signal;
      for await (const _ of channel.fetchFile({ ...ref }, limit, signal));
    };
    await expect(fetchOf({})).rejects.toMatchObject({ failure: { kind: 'gone' } });
    telegram.fault({
      method: 'getFile',
      times: 1,
      fault: { status: 400, description: 'Bad Request: invalid file_id' },
    });
    await expect(fetchOf({ fileId: 'x' })).rejects.toMatchObject({ failure: { kind: 'gone' } });
    telegram.fault({ method: 'getFile', times: 1, fault: tooMany(9) });
    await expect(fetchOf({ fileId: 'x' })).rejects.toMatchObject({
      failure: { kind: 'retry', afterMs: 9000 },
    });
  });

  it('stops when told to', async () => {
    const stop = new AbortController();
    const fetching = fetchWith({ bytes: Buffer.alloc(1), download: 'endless' }, null, stop.signal);
    stop.abort(new Error('enough'));
    await expect(fetching).rejects.toThrow('enough');
  });
});
