// Everything that can be set from outside: one schema of the environment, one frozen Config.
// Read by the entry points only; it never reads the database and never repeats a secret in a message.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import { readOrMakeSecretKey } from './secret-key.ts';

const telegramToken = /^\d{3,20}:[\w-]{20,}$/;
const timeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('id', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
};
const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol));
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((n) => n >= least && n <= most);

/**
 * Describes every environment variable: what is accepted (used in error messages) and its default.
 * `.env.example` names the same variables; a test holds the two together.
 */
export const settings = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:').optional().describe('a postgresql:// address'),
  DATA_DIR: z.string().default('./data').describe('a folder'),
  HOST: z.string().default('127.0.0.1').describe('an address to listen on, such as 127.0.0.1'),
  PORT: whole(0, 65_535)
    .default(3000)
    .describe('a whole number from 0 to 65535, where 0 takes any free port'),
  PUBLIC_URL: url('http:', 'https:').optional().describe('an http:// or https:// address'),
  TRUST_PROXY: z
    .string()
    .regex(/^[\da-f.:/]+(?:\s*,\s*[\da-f.:/]+)*$/i)
    .transform((list) => list.split(',').map((entry) => entry.trim()))
    .optional()
    .describe('IP addresses or networks of the reverse proxy, separated by commas'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(telegramToken)
    .optional()
    .describe('the token as BotFather shows it, digits, a colon and letters'),
  TELEGRAM_API_ROOT: url('http:', 'https:')
    .default('https://api.telegram.org')
    .describe('an http:// or https:// address'),
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling').describe('polling or webhook'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/)
    .optional()
    .describe('1 to 256 characters out of A-Z, a-z, 0-9, _ and -'),
  TELEGRAM_OPERATOR_CHAT: z
    .string()
    .regex(/^-?\d{1,15}$/)
    .optional()
    .describe('a chat id, which is a whole number'),
  WHATSAPP: z.enum(['off', 'baileys', 'cloud']).default('off').describe('off, baileys or cloud'),
  WHATSAPP_WS_URL: url('ws:', 'wss:').optional().describe('a ws:// or wss:// address'),
  WHATSAPP_NUMBER: z
    .string()
    .regex(/^\d{8,15}$/)
    .optional()
    .describe('8 to 15 digits with the country code and without +, such as 62 and the rest'),
  WHATSAPP_CLOUD_API_ROOT: url('http:', 'https:')
    .default('https://graph.facebook.com')
    .describe('an http:// or https:// address'),
  WHATSAPP_CLOUD_TOKEN: z.string().optional().describe('the access token of the Cloud API'),
  WHATSAPP_CLOUD_PHONE_ID: z
    .string()
    .regex(/^\d{5,20}$/)
    .optional()
    .describe('the phone number id of the Cloud API, which is digits only'),
  WHATSAPP_CLOUD_APP_SECRET: z.string().optional().describe('the app secret of the Cloud API'),
  WHATSAPP_CLOUD_VERIFY_TOKEN: z.string().optional().describe('the word chosen for the webhook'),
  STORAGE_URL: url('file:', 's3:')
    .optional()
    .describe('file:///folder or s3://bucket/prefix?region=…&endpoint=…'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('the access key id of the bucket'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('the secret access key of the bucket'),
  MAX_FILE_MB: whole(1, 2000).default(100).describe('a whole number of megabytes from 1 to 2000'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent'),
  TZ_REGION: z
    .string()
    .refine(timeZone)
    .default('Asia/Makassar')
    .describe('a time zone name such as Asia/Makassar'),
  SECRET_KEY: z.string().min(32).optional().describe('at least 32 characters'),
  NODE_ENV: z
    .enum(['production', 'development', 'test'])
    .default('development')
    .describe('production, development or test'),
  CRASH_AT: whole(0, 999_999).optional().describe('a whole number, outside production only'),
});

/** Names the settings whose value must never be repeated, not even in the message that refuses it. */
const secrets = new Set([
  'DATABASE_URL',
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'WHATSAPP_NUMBER',
  'WHATSAPP_CLOUD_TOKEN',
  'WHATSAPP_CLOUD_APP_SECRET',
  'WHATSAPP_CLOUD_VERIFY_TOKEN',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'SECRET_KEY',
]);

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of one process after checking. Sizes are bytes, folders are absolute paths. */
export type Config = Readonly<{
  production: boolean;
  /** `null`: no server was named, so the embedded one is started. */
  databaseUrl: string | null;
  dataDir: string;
  host: string;
  port: number;
  /** Without a trailing slash; `null`: not known before the port is. */
  publicUrl: string | null;
  trustProxy: readonly string[];
  telegram: TelegramConfig | null;
  whatsapp: WhatsappConfig;
  storage: StorageConfig;
  maxFileBytes: number;
  logLevel: z.output<typeof settings>['LOG_LEVEL'];
  timeZone: string;
  /** At least 32 characters; from it the keys for cookies, codes and tokens are derived. */
  secretKey: string;
}>;

export type TelegramConfig = Readonly<{
  token: string;
  apiRoot: string;
  mode: 'polling' | 'webhook';
  webhookSecret: string | null;
  operatorChat: string | null;
}>;

export type WhatsappConfig =
  | Readonly<{ kind: 'off' }>
  | Readonly<{ kind: 'baileys'; wsUrl: string | null; number: string | null }>
  | Readonly<{
      kind: 'cloud';
      apiRoot: string;
      token: string;
      phoneId: string;
      appSecret: string;
      verifyToken: string;
    }>;

export type StorageConfig =
  | Readonly<{ kind: 'directory'; folder: string }>
  | Readonly<{
      kind: 'bucket';
      bucket: string;
      prefix: string;
      region: string;
      endpoint: string | null;
      credentials: Readonly<{ accessKeyId: string; secretAccessKey: string }> | null;
    }>;

export type LoadedConfig =
  | Readonly<{ ok: true; config: Config; warnings: readonly string[] }>
  | Readonly<{ ok: false; problems: readonly string[] }>;

/**
 * Checks the environment and gives the Config, or one English sentence per wrong setting.
 * An empty value counts as not set. Makes DATA_DIR/secret.key when SECRET_KEY is not set;
 * that is its only effect. Never throws for something that was set wrongly.
 */
export function loadConfig(env: Environment): LoadedConfig {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    return { ok: false, problems: [...names].map((name) => wrongValue(name, given[name])) };
  }
  const problems = missing(parsed.data);
  if (problems.length > 0) return { ok: false, problems };

  const dataDir = path.resolve(parsed.data.DATA_DIR);
  const key = parsed.data.SECRET_KEY ?? readOrMakeSecretKey(dataDir);
  if (typeof key !== 'string') return { ok: false, problems: [key.problem] };
  return { ok: true, config: toConfig(parsed.data, dataDir, key), warnings: unknownNames(env) };
}

/** Reads `.env` of the working folder into the process when there is one; values already set win. */
export function loadDotEnv(file = '.env'): void {
  if (existsSync(file)) loadEnvFile(file);
}

type Settings = z.output<typeof settings>;

function wrongValue(name: string, value: string | undefined): string {
  const accepts = Object.entries(settings.shape).find(([key]) => key === name)?.[1].description;
  // A secret pasted into the wrong variable must not come out either.
  const show =
    value !== undefined && !secrets.has(name) && value.length <= 40 && !/[@\d]{6}/.test(value);
  return `${name} ${show ? `is ${JSON.stringify(value)}, which` : 'has a value that'} is not accepted; it must be ${accepts}.`;
}

function missing(set: Settings): string[] {
  const needs = (because: string, names: readonly (keyof Settings)[]): string[] =>
    names
      .filter((name) => set[name] === undefined)
      .map((name) => `${name} is not set, but ${because} needs it.`);
  const problems: string[] = [];
  if (set.TELEGRAM_MODE === 'webhook') {
    problems.push(
      ...needs('TELEGRAM_MODE=webhook', [
        'TELEGRAM_BOT_TOKEN',
        'PUBLIC_URL',
        'TELEGRAM_WEBHOOK_SECRET',
      ]),
    );
  }
  if (set.WHATSAPP === 'cloud') {
    problems.push(
      ...needs('WHATSAPP=cloud', [
        'WHATSAPP_CLOUD_TOKEN',
        'WHATSAPP_CLOUD_PHONE_ID',
        'WHATSAPP_CLOUD_APP_SECRET',
        'WHATSAPP_CLOUD_VERIFY_TOKEN',
      ]),
    );
  }
  if (set.S3_ACCESS_KEY_ID !== undefined || set.S3_SECRET_ACCESS_KEY !== undefined) {
    problems.push(...needs('the bucket', ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']));
  }
  if (set.STORAGE_URL?.startsWith('s3:') && new URL(set.STORAGE_URL).host === '') {
    problems.push('STORAGE_URL names no bucket; it must be s3://bucket/prefix.');
  }
  if (set.NODE_ENV === 'production' && set.CRASH_AT !== undefined) {
    problems.push('CRASH_AT is set, but it ends the process on purpose and is not for production.');
  }
  return problems;
}

function toConfig(set: Settings, dataDir: string, secretKey: string): Config {
  return Object.freeze({
    production: set.NODE_ENV === 'production',
    databaseUrl: set.DATABASE_URL ?? null,
    dataDir,
    host: set.HOST,
    port: set.PORT,
    publicUrl: set.PUBLIC_URL ? withoutSlash(set.PUBLIC_URL) : null,
    trustProxy: Object.freeze(set.TRUST_PROXY ?? []),
    telegram: set.TELEGRAM_BOT_TOKEN
      ? Object.freeze({
          token: set.TELEGRAM_BOT_TOKEN,
          apiRoot: withoutSlash(set.TELEGRAM_API_ROOT),
          mode: set.TELEGRAM_MODE,
          webhookSecret: set.TELEGRAM_WEBHOOK_SECRET ?? null,
          operatorChat: set.TELEGRAM_OPERATOR_CHAT ?? null,
        })
      : null,
    whatsapp: Object.freeze(toWhatsapp(set)),
    storage: Object.freeze(toStorage(set, dataDir)),
    maxFileBytes: set.MAX_FILE_MB * 1024 * 1024,
    logLevel: set.LOG_LEVEL,
    timeZone: set.TZ_REGION,
    secretKey,
  });
}

function toWhatsapp(set: Settings): WhatsappConfig {
  if (set.WHATSAPP === 'baileys') {
    return {
      kind: 'baileys',
      wsUrl: set.WHATSAPP_WS_URL ?? null,
      number: set.WHATSAPP_NUMBER ?? null,
    };
  }
  if (set.WHATSAPP === 'off') return { kind: 'off' };
  return {
    kind: 'cloud',
    apiRoot: withoutSlash(set.WHATSAPP_CLOUD_API_ROOT),
    // `missing` has refused the four if one of them is absent.
    token: set.WHATSAPP_CLOUD_TOKEN ?? '',
    phoneId: set.WHATSAPP_CLOUD_PHONE_ID ?? '',
    appSecret: set.WHATSAPP_CLOUD_APP_SECRET ?? '',
    verifyToken: set.WHATSAPP_CLOUD_VERIFY_TOKEN ?? '',
  };
}

function toStorage(set: Settings, dataDir: string): StorageConfig {
  if (!set.STORAGE_URL) return { kind: 'directory', folder: path.join(dataDir, 'evidence') };
  const address = new URL(set.STORAGE_URL);
  if (address.protocol === 'file:') {
    return { kind: 'directory', folder: path.resolve(decodeURIComponent(address.pathname)) };
  }
  return {
    kind: 'bucket',
    bucket: address.host,
    prefix: address.pathname.replace(/^\/+|\/+$/g, ''),
    region: address.searchParams.get('region') ?? 'us-east-1',
    endpoint: address.searchParams.get('endpoint'),
    credentials:
      set.S3_ACCESS_KEY_ID && set.S3_SECRET_ACCESS_KEY
        ? { accessKeyId: set.S3_ACCESS_KEY_ID, secretAccessKey: set.S3_SECRET_ACCESS_KEY }
        : null,
  };
}

const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

/** Warns of names that begin like ours and are none: a typo there would silently turn a channel off. */
function unknownNames(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => /^(?:TELEGRAM|WHATSAPP)(?:_|$)/.test(name) && !(name in settings.shape))
    .map((name) => `${name} is set but is not a setting of this program; see .env.example.`);
}
