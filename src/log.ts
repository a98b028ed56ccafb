// The product's log: JSON lines by pino. Log calls pass ids, counts and codes only.
// What still slips in is cut here: it never prints a token, password, phone number, NIP or answer.
import pino, { type DestinationStream, type LogFn, type Logger } from 'pino';
import { createLineLimit } from './log-limit.ts';

export type { Logger } from 'pino';

const cut = '[cut]';

// At the top and up to two places deep, because log calls pass small flat objects.
const redacted = [
  'token',
  'secret',
  'secretKey',
  'password',
  'text',
  'phone',
  'nip',
  'raw',
  'body',
  'name',
  'authorization',
  'cookie',
  'databaseUrl',
];

// These hold for a whole line of JSON, so none of them may match or produce a quotation mark.
const secretPatterns: readonly (readonly [RegExp, string])[] = [
  [/(?<!\d)\d{3,20}:[\w-]{20,}/g, cut], // Telegram bot token, also inside …/bot<token>/method
  [/([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/@":]*:[^\s/@"]*@/gi, `$1${cut}@`], // user:password@host
  [/\bBearer\s+[\w.~+/-]+=*/gi, `Bearer ${cut}`],
  [/\b((?:password|token|secret|cookie)\s*[=:]\s*)(?!\[cut\])[^\s,;&"'\\]+/gi, `$1${cut}`],
];
// Phone numbers and NIP, with or without spaces; a date or a time of the day is shorter.
const longNumber = /\+?\d(?:[\s().-]?\d){8,}/g;

const withoutSecrets = (text: string): string =>
  secretPatterns.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text);

/**
 * Gives the text without tokens, connection passwords and long runs of digits.
 * For messages that others wrote (PostgreSQL, HTTP clients), which may quote what they were given.
 */
export function cleanText(text: string): string {
  return withoutSecrets(text).replace(longNumber, cut);
}

type SafeError = {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  constraint?: string;
  table?: string;
  cause?: SafeError;
};

/**
 * Turns an error into what may be logged: type, cleaned message and stack, SQLSTATE or errno,
 * constraint and table. PostgreSQL's `detail`, `where` and parameters quote values, so they are
 * left out, and so is every other property.
 */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, message: cleanText(String(error)) };
  const safe: SafeError = { type: error.name, message: cleanText(error.message) };
  if (error.stack !== undefined) safe.stack = cleanText(error.stack);
  for (const key of ['code', 'constraint', 'table'] as const) {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === 'string' && value.length <= 80) safe[key] = cleanText(value);
  }
  if (error.cause !== undefined && depth < 4) safe.cause = safeError(error.cause, depth + 1);
  return safe;
}

/**
 * Makes the log of one process, as JSON lines with UTC times. Of lines that say the same within a second one is written,
 * and then how many more there were.
 * `destination` is standard output unless told otherwise. Lines that cannot be written, as on a full disk, are lost: the log
 * ends nothing and fills no memory.
 */
export function makeLog(level: string, destination: DestinationStream = standardOutput()): Logger {
  const limited = createLineLimit();
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        // `code` only at the top, where it is a one-time code; inside an error it is SQLSTATE or errno.
        paths: ['code', ...redacted.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])],
        censor: cut,
      },
      serializers: { err: safeErrorField, error: safeErrorField },
      hooks: {
        streamWrite: cleanLine,
        logMethod(args, write, level) {
          if (level >= FATAL) write.apply(this, args);
          else limited(kindOf(args, level), (more) => write.apply(this, counted(args, more)));
        },
      },
    },
    destination,
  );
}

function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true, maxLength: MOST_UNWRITTEN });
  output.on('error', () => undefined);
  return output;
}

/** So much, in bytes, is kept to be written once there is room again. */
const MOST_UNWRITTEN = 1024 * 1024;

/** The process ends with it: nothing is held back. */
const FATAL = 60;

/** What a line says, without what differs each time. */
function kindOf([first, second]: Parameters<LogFn>, level: number): string {
  if (typeof first === 'string') return `${level} ${first}`;
  const error: unknown =
    first instanceof Error
      ? first
      : (Reflect.get(Object(first), 'err') ?? Reflect.get(Object(first), 'error'));
  if (!(error instanceof Error)) return `${level} ${second}`;
  return [level, second, error.name, Reflect.get(error, 'code'), error.message].join(' ');
}

function counted(args: Parameters<LogFn>, more: number): Parameters<LogFn> {
  if (more === 0) return args;
  const [first, ...rest] = args;
  if (first instanceof Error) return [{ err: first, more }, rest[0] ?? first.message];
  if (typeof first === 'object' && first !== null) return [{ ...first, more }, ...rest];
  return [{ more }, String(first), ...rest];
}

const safeErrorField = (error: unknown): SafeError => safeError(error);

// The last net, over the whole line: pino fills messages in by itself and from an error's own.
const cleanLine = (line: string): string =>
  withoutSecrets(line).replace(/(?<!\\)"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(longNumber, cut),
  );
