// What each failed call means for the message, as a table.
import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import {
  describe as inWords,
  fetchFailure,
  isAboutMarkup,
  sendFailure,
} from '../../../src/bot/telegram/failures.ts';
import { FileSourceError, RequestError } from '../../../src/bot/telegram/request-error.ts';
import { Trouble } from '../../../src/bot/telegram/trouble.ts';

const token = '424242:ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const refused = (error_code: number, description: string, parameters: object = {}) =>
  new GrammyError(
    'Call failed',
    { ok: false, error_code, description, parameters },
    'sendMessage',
    { text: 'rahasia' },
  );

describe('a send that failed', () => {
  it.each([
    [
      refused(429, 'Too Many Requests: retry after 300', { retry_after: 300 }),
      { kind: 'retry', afterMs: 300_000, scope: 'chat' },
    ],
    [refused(429, 'Too Many Requests'), { kind: 'retry', scope: 'chat' }],
    [refused(403, 'Forbidden: bot was blocked by the user'), { kind: 'gone', reason: 'blocked' }],
    [
      refused(403, 'Forbidden: bot was kicked from the group chat'),
      { kind: 'gone', reason: 'blocked' },
    ],
    [refused(403, 'Forbidden: user is deactivated'), { kind: 'gone', reason: 'dead' }],
    [refused(400, 'Bad Request: chat not found'), { kind: 'gone', reason: 'dead' }],
    [refused(400, 'Bad Request: PEER_ID_INVALID'), { kind: 'gone', reason: 'dead' }],
    [
      refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: -1001234567890123,
      }),
      { kind: 'moved', address: '-1001234567890123' },
    ],
    [refused(400, "Bad Request: can't parse entities"), { kind: 'refused' }],
    [refused(400, 'Bad Request: BUTTON_DATA_INVALID'), { kind: 'refused' }],
    [refused(400, 'Bad Request: message is too long'), { kind: 'refused' }],
    [refused(401, 'Unauthorized'), { kind: 'paused' }],
    [refused(404, 'Not Found'), { kind: 'paused' }],
    [refused(404, 'Not Found: method not found'), { kind: 'refused' }],
    [refused(500, 'Internal Server Error'), { kind: 'retry', scope: 'chat' }],
    [refused(502, 'Bad Gateway'), { kind: 'retry', scope: 'chat' }],
    [refused(504, 'HTTP 504'), { kind: 'unknown' }],
    [new RequestError('ECONNREFUSED', false), { kind: 'retry', scope: 'channel' }],
    [new RequestError('ECONNRESET', true), { kind: 'unknown' }],
    [new RequestError('TIMEOUT', true), { kind: 'unknown' }],
    [new HttpError('failed', new RequestError('ECONNRESET', true)), { kind: 'unknown' }],
    [new HttpError('failed', new Error('Request to sendPhoto timed out')), { kind: 'unknown' }],
    [new HttpError('failed', new FileSourceError()), { kind: 'retry', scope: 'chat' }],
  ])('%s', (error, wanted) => {
    expect(sendFailure(error)).toMatchObject(wanted);
  });

  it('tells neither the token nor what was said', () => {
    const errors = [
      refused(401, `Unauthorized for ${token}`),
      refused(404, 'Not Found'),
      new HttpError(`https://api.telegram.org/bot${token}/x`, new Error(token)),
      new RequestError('ECONNRESET', true),
    ];
    for (const error of errors) {
      const told = JSON.stringify([sendFailure(error), inWords(error), fetchFailure(error, 1, 2)]);
      expect(told).not.toContain('ABCDEFGHIJ');
      expect(told).not.toContain('rahasia');
    }
  });

  it('knows when the words may pass without buttons', () => {
    expect(isAboutMarkup(refused(400, 'Bad Request: BUTTON_DATA_INVALID'))).toBe(true);
    expect(isAboutMarkup(refused(400, "Bad Request: can't parse entities"))).toBe(true);
    expect(isAboutMarkup(refused(400, 'Bad Request: chat not found'))).toBe(false);
    expect(isAboutMarkup(refused(403, 'Forbidden: keyboard'))).toBe(false);
  });
});

describe('a fetch that failed', () => {
  it.each([
    [refused(400, 'Bad Request: file is too big'), { kind: 'too_large', limit: 20, size: 21 }],
    [refused(400, 'Bad Request: invalid file_id'), { kind: 'gone' }],
    [
      refused(400, 'Bad Request: wrong file_id or the file is temporarily unavailable'),
      { kind: 'retry' },
    ],
    [refused(429, 'Too Many Requests', { retry_after: 7 }), { kind: 'retry', afterMs: 7000 }],
    [refused(500, 'Internal Server Error'), { kind: 'retry' }],
    [new RequestError('ECONNRESET', true), { kind: 'retry' }],
  ])('%s', (error, wanted) => {
    expect(fetchFailure(error, 20, 21)).toMatchObject(wanted);
  });
});

describe('trouble of one chat or of all', () => {
  const wait = { kind: 'retry', afterMs: 1, scope: 'chat', reason: 'x' } as const;
  const scope = (trouble: Trouble, address: string) => {
    const outcome = trouble.begin(address)(wait);
    return outcome.kind === 'retry' ? outcome.scope : undefined;
  };

  it('stays with the chat however often it is told to wait', () => {
    const trouble = new Trouble();
    expect(Array.from({ length: 10 }, () => scope(trouble, 'a'))).not.toContain('channel');
  });

  it("becomes everybody's after ten chats in a row, unless a message got through", () => {
    const trouble = new Trouble();
    const chats = 'abcdefghij'.split('');
    const nine = chats.slice(0, 9).map(() => 'chat');
    expect(chats.map((chat) => scope(trouble, chat))).toEqual([...nine, 'channel']);
    expect(chats.slice(0, 9).map((chat) => scope(trouble, chat))).toEqual(nine);
    trouble.begin('z')({ kind: 'sent', providerId: '1' });
    expect(scope(trouble, 'j')).toBe('chat');
  });

  it('does not take a third of many calls at once for all, because refusals are answered first', () => {
    const trouble = new Trouble();
    const calls = Array.from({ length: 60 }, (_, n) => trouble.begin(`chat ${n}`));
    const refused = calls.filter((_, n) => n % 3 === 0).map((judge) => judge(wait));
    for (const judge of calls.filter((_, n) => n % 3 !== 0))
      judge({ kind: 'sent', providerId: '1' });
    expect(refused).toEqual(refused.map(() => wait));
  });

  it("is everybody's when all of many calls at once are refused, in whatever order", () => {
    const trouble = new Trouble();
    const calls = Array.from({ length: 12 }, (_, n) => trouble.begin(`chat ${n}`));
    const outcomes = calls.toReversed().map((judge) => judge(wait));
    expect(outcomes.map((one) => one.kind === 'retry' && one.scope)).toContain('channel');
  });
});
