// The log against planted secrets: whatever a call passes by mistake, the line does not show it.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeLog, type Logger } from '../src/log.ts';

const token = '123456789:AAHplantedplantedplantedplanted0001';
const planted = [
  token,
  'AAHplanted',
  '081234567890',
  '0812 3456 7890',
  '+62 812-3456-7890',
  '197001012000031001',
  'p4ssw0rd',
  'jawaban rahasia',
];

function lines(write: (log: Logger) => void): string {
  let text = '';
  write(makeLog('trace', { write: (line: string) => void (text += line) }));
  for (const line of text.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  return text;
}

test.each<[string, (log: Logger) => void]>([
  [
    'fields',
    (log) =>
      log.info(
        {
          token,
          phone: '081234567890',
          nip: '197001012000031001',
          text: 'jawaban rahasia',
          password: 'p4ssw0rd',
          secret: 'p4ssw0rd',
          cookie: 'p4ssw0rd',
          authorization: `Bearer ${token}`,
          raw: 'jawaban rahasia',
          code: 'p4ssw0rd',
        },
        'x',
      ),
  ],
  [
    'fields inside fields',
    (log) => log.info({ a: { text: 'jawaban rahasia', b: { phone: '081234567890' } } }),
  ],
  ['a child logger', (log) => log.child({ token }).info('x')],
  [
    'a message',
    (log) => log.info(`call 0812 3456 7890 or +62 812-3456-7890, NIP 197001012000031001, ${token}`),
  ],
  ['a message with parts', (log) => log.info('number %s', '081234567890')],
  [
    'an address with the token',
    (log) => log.info({ url: `https://api.telegram.org/bot${token}/sendMessage` }),
  ],
  ['a connection address', (log) => log.warn({ at: 'postgresql://sepeda:p4ssw0rd@host:5432/db' })],
  [
    'an error',
    (log) =>
      log.error({ err: new Error(`POST https://api.telegram.org/bot${token}/x of 081234567890`) }),
  ],
  ['an error alone', (log) => log.error(new Error(`bot${token} password=p4ssw0rd`))],
  [
    'an error with a cause',
    (log) => log.error({ err: new Error('x', { cause: new Error(`postgres://a:p4ssw0rd@b/c`) }) }),
  ],
  [
    'an error of PostgreSQL',
    (log) =>
      log.error({
        err: Object.assign(new Error('duplicate key'), {
          code: '23505',
          detail: 'Key (nip)=(197001012000031001)',
          where: 'jawaban rahasia',
          parameters: ['jawaban rahasia'],
          query: "insert … 'jawaban rahasia'",
        }),
      }),
  ],
  ['something thrown that is no error', (log) => log.error({ err: `bot${token}` })],
])('%s: no secret comes out', (_name, write) => {
  const text = lines(write);
  for (const secret of planted) expect(text).not.toContain(secret);
  expect(text).not.toBe('');
});

test('what helps to find a fault stays', () => {
  const text = lines((log) => {
    const error = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      constraint: 'answer_once',
      table: 'answer',
    });
    log.error(
      { err: error, inboxId: 1234, unit: 'dinkes', at: '2026-01-02T03:04:05.000Z' },
      'message not handled',
    );
  });
  expect(JSON.parse(text)).toMatchObject({
    level: 50,
    inboxId: 1234,
    unit: 'dinkes',
    at: '2026-01-02T03:04:05.000Z',
    msg: 'message not handled',
    err: {
      type: 'Error',
      message: 'duplicate key value',
      code: '23505',
      constraint: 'answer_once',
      table: 'answer',
    },
  });
});

describe('lines that say the same', () => {
  afterEach(() => void vi.useRealTimers());

  function open() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const written: Record<string, unknown>[] = [];
    const log = makeLog('trace', {
      write: (line: string) => void written.push(JSON.parse(line) as Record<string, unknown>),
    });
    return { log, said: () => written.map(({ msg, more, id }) => [msg, more, id]) };
  }

  test('are written once a second, with the number of the others', () => {
    const { log, said } = open();
    for (let id = 1; id <= 500; id += 1) log.warn({ id }, 'cannot be handled yet');
    expect(said()).toEqual([['cannot be handled yet', undefined, 1]]);
    vi.advanceTimersByTime(1000);
    // The newest of them, and how many more it stands for: 1 + 1 + 498.
    expect(said().slice(1)).toEqual([['cannot be handled yet', 498, 500]]);
    vi.advanceTimersByTime(60_000);
    expect(said()).toHaveLength(2);
    log.warn({ id: 501 }, 'cannot be handled yet');
    expect(said().at(-1)).toEqual(['cannot be handled yet', undefined, 501]);
  });

  test('one in each second for as long as it lasts, none unsaid', () => {
    const { log, said } = open();
    for (let tick = 0; tick < 100; tick += 1) {
      log.error({ id: tick }, 'away');
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(2000);
    expect(said().length).toBeLessThanOrEqual(12);
    const stoodFor = said().reduce((sum, [, more]) => sum + 1 + Number(more ?? 0), 0);
    expect(stoodFor).toBe(100);
  });

  test('another message, level, error or child does not hide behind it, nor does the last line of a process', () => {
    const { log, said } = open();
    log.warn('away');
    log.error('away');
    log.warn({ err: new Error('one') }, 'away');
    log.warn({ err: new Error('two') }, 'away');
    log.warn({ err: Object.assign(new Error('two'), { code: '57P01' }) }, 'away');
    log.warn(new Error('three'));
    log.warn('away with %s', 'parts');
    for (let nth = 0; nth < 3; nth += 1) log.fatal('ends');
    expect(said()).toHaveLength(10);
    log.child({ part: 'http' }).warn('away');
    log.warn('away with %s', 'others');
    log.warn(new Error('three'));
    vi.advanceTimersByTime(1000);
    expect(said().slice(10)).toEqual([
      ['away', undefined, undefined],
      ['three', undefined, undefined],
      ['away with others', undefined, undefined],
    ]);
  });

  test('a thousand kinds at once are all written', () => {
    const { log, said } = open();
    for (let nth = 0; nth < 1000; nth += 1) log.warn(`kind ${nth}`);
    expect(said()).toHaveLength(1000);
  });
});
