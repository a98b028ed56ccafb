// What a failed call to Telegram means for the message: try again, give up, or ask the person in charge.
// Pure; no reason it gives repeats the address called, which holds the token, or the words of a person.
import { GrammyError, HttpError } from 'grammy';
import type { FetchFailure, SendOutcome } from '../channel.ts';
import { FileSourceError, RequestError } from './request-error.ts';

/** Every outcome but `sent`. */
export type Failure = Exclude<SendOutcome, { kind: 'sent' }>;

const second = 1000;
const afterServerError = 3 * second;
const afterNoConnection = 2 * second;
const afterNoFile = 30 * second;
const afterWrongToken = 300 * second;

/** Judges the error of a call that was to show something. What Telegram may have done all the same is `unknown`. */
export function sendFailure(error: unknown): Failure {
  if (error instanceof GrammyError) return refusal(error);
  const cause = error instanceof HttpError ? error.error : error;
  if (cause instanceof FileSourceError)
    return {
      kind: 'retry',
      afterMs: afterNoFile,
      scope: 'chat',
      reason: 'file cannot be read',
      about: 'file',
    };
  if (cause instanceof RequestError && !cause.mayHaveArrived)
    return {
      kind: 'retry',
      afterMs: afterNoConnection,
      scope: 'channel',
      reason: `no connection (${cause.code})`,
    };
  const code = cause instanceof RequestError ? cause.code : 'no answer in time';
  return { kind: 'unknown', reason: `no answer (${code})` };
}

function refusal(error: GrammyError): Failure {
  const { error_code: code, parameters } = error;
  const reason = describe(error);
  const movedTo = parameters.migrate_to_chat_id;
  if (movedTo !== undefined) return { kind: 'moved', address: String(movedTo) };
  if (code === 429)
    return { kind: 'retry', afterMs: waitOf(error), scope: 'chat', reason: 'too many messages' };
  if (code === 403)
    return { kind: 'gone', reason: /deactivated/i.test(reason) ? 'dead' : 'blocked' };
  if (code === 400 && deadAddress.test(reason)) return { kind: 'gone', reason: 'dead' };
  // "Not Found: method not found" is about one call; a bare "Not Found" is a token nobody knows.
  if (code === 401 || (code === 404 && !/method/i.test(reason)))
    return {
      kind: 'paused',
      untilMs: afterWrongToken,
      reason: `the bot token is not accepted (${reason})`,
    };
  // A gateway that gave up waiting does not know what the server behind it did.
  if (code === 504) return { kind: 'unknown', reason };
  if (code >= 500) return { kind: 'retry', afterMs: afterServerError, scope: 'chat', reason };
  return { kind: 'refused', reason };
}

const deadAddress =
  /chat not found|user not found|user is deactivated|peer_id_invalid|chat_id is empty|deactivated/i;

/** True where the same words may be taken without buttons: Telegram found fault with the markup, not with them. */
export function isAboutMarkup(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /button|reply.?markup|keyboard|entit|can't parse/i.test(error.description)
  );
}

/** True where the same file may be taken as a plain document: Telegram cannot show it as a picture or film. */
export function isAboutMedia(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /photo_|image_process|video_|media_|wrong (?:type|file)|can't be converted/i.test(
      error.description,
    )
  );
}

/** Judges the error of a call that only asks (getFile, getUpdates); asking again does no harm. */
export function fetchFailure(error: unknown, limit: number, size: number): FetchFailure {
  if (error instanceof GrammyError && error.error_code === 400) {
    if (/too big/i.test(error.description)) return { kind: 'too_large', limit, size };
    if (!/temporarily/i.test(error.description)) return { kind: 'gone', reason: describe(error) };
  }
  return { kind: 'retry', afterMs: waitOf(error), reason: describe(error) };
}

/** Says how long to wait before asking again, ms: what Telegram asked for, else a few seconds. */
export function waitOf(error: unknown): number {
  const asked = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return asked !== undefined && asked > 0 ? asked * second : afterServerError;
}

/** Describes an error for a log or an operator: code and Telegram's own phrase, never an address or a payload. */
export function describe(error: unknown): string {
  if (error instanceof GrammyError)
    return `${error.error_code} ${error.description.replaceAll(/(?<!\d)\d+:[\w-]{20,}/g, '…').slice(0, 200)}`;
  const cause = error instanceof HttpError ? error.error : error;
  if (cause instanceof RequestError) return cause.code;
  return cause instanceof Error ? cause.name : 'unknown error';
}
