// The environment after checking, as one frozen Config; what can be set stands in settings.ts.
// Read by the entry points only; it never reads the database and never repeats a secret in a message.
import type { Region } from './domain/regions/shape.ts';
import { balangan } from './domain/regions/balangan.ts';
import { loadedRegionFile, readRegionFile } from './region-file.ts';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import type { z } from 'zod';
import type { Budgets } from './domain/budgets.ts';
import type { ReachRules } from './domain/reach.ts';
import { readOrMakeSecretKey } from './secret-key.ts';
import { secrets, settings } from './settings.ts';
import { trimBothOf, trimEndOf } from './domain/trimming.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of one process after checking. Sizes are bytes, folders are absolute paths. */
export type Config = Readonly<{
  production: boolean;
  /** `null`: no server was named, so the embedded one is started. */
  databaseUrl: string | null;
  /** The direct address of that server where `databaseUrl` is a pooler's; `null`: the same. */
  databaseSessionUrl: string | null;
  dataDir: string;
  host: string;
  port: number;
  /** Without a trailing slash; `null`: not known before the port is. */
  publicUrl: string | null;
  trustProxy: readonly string[];
  /** Hosts inside the own network, or without https, that webhooks may go to all the same. */
  webhookHosts: readonly string[];
  telegram: TelegramConfig | null;
  whatsapp: WhatsappConfig;
  /** Rules for writing on WhatsApp unasked. */
  reach: ReachRules;
  storage: StorageConfig;
  /** The virus scanner; `null`: files are not scanned. */
  clamd: Readonly<{ path: string } | { host: string; port: number }> | null;
  maxFileBytes: number;
  /** How much one person may send. */
  budgets: Budgets;
  /** How many people may begin on the web chat: on one day from one network address, and in a second altogether. */
  newPeople: Readonly<{ perAddress: number; perSecond: number }>;
  /** The part of the disk that files must leave free, percent. */
  freeDiskPercent: number;
  logLevel: z.output<typeof settings>['LOG_LEVEL'];
  /** The region that is served, in the zone that TZ_REGION names if it names one. */
  region: Region;
  /** The file that the region came from: one that was loaded, or the one that REGION_FILE names. Null: the shipped one. */
  regionFile: string | null;
  /** At least 32 characters; from it the keys for cookies, codes and tokens are derived. */
  secretKey: string;
}>;

type TelegramConfig = Readonly<{
  token: string;
  apiRoot: string;
  mode: 'polling' | 'webhook';
  webhookSecret: string | null;
  operatorChat: string | null;
  /** Notices and broadcasts a second; answers to people are never held back by it. */
  perSecond: number;
}>;

export type WhatsappConfig =
  | Readonly<{ kind: 'off' }>
  | Readonly<{
      kind: 'baileys';
      wsUrl: string | null;
      number: string | null;
      /** A poll goes beside a question with few short choices. */
      polls: boolean;
    }>
  | Readonly<{
      kind: 'cloud';
      apiRoot: string;
      token: string;
      phoneId: string;
      appSecret: string;
      verifyToken: string;
      /** Knocks outside the 24 hours; `null`: the office has no approved template. */
      template: Readonly<{ name: string; language: string }> | null;
    }>;

type StorageConfig =
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
  const loaded = loadedRegionFile(dataDir);
  const file = parsed.data.REGION_FILE ?? (existsSync(loaded) ? loaded : undefined);
  const region =
    file === undefined ? { ok: true as const, region: balangan } : readRegionFile(file);
  if (!region.ok) return region;

  const key = parsed.data.SECRET_KEY ?? readOrMakeSecretKey(dataDir);
  if (typeof key !== 'string') return { ok: false, problems: [key.problem] };
  return {
    ok: true,
    config: Object.freeze({
      ...toConfig(parsed.data, dataDir, key, region.region),
      regionFile: file ?? null,
    }),
    warnings: unknownNames(env),
  };
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
  if (set.DATABASE_SESSION_URL !== undefined)
    problems.push(...needs('DATABASE_SESSION_URL', ['DATABASE_URL']));
  if (set.STORAGE_URL?.startsWith('s3:') && new URL(set.STORAGE_URL).host === '') {
    problems.push('STORAGE_URL names no bucket; it must be s3://bucket/prefix.');
  }
  if (set.NODE_ENV === 'production' && set.CRASH_AT !== undefined) {
    problems.push('CRASH_AT is set, but it ends the process on purpose and is not for production.');
  }
  return problems;
}

function toConfig(
  set: Settings,
  dataDir: string,
  secretKey: string,
  region: Region,
): Omit<Config, 'regionFile'> {
  return {
    production: set.NODE_ENV === 'production',
    databaseUrl: set.DATABASE_URL ?? null,
    databaseSessionUrl: set.DATABASE_SESSION_URL ?? null,
    dataDir,
    host: set.HOST,
    port: set.PORT,
    publicUrl: set.PUBLIC_URL ? withoutSlash(set.PUBLIC_URL) : null,
    trustProxy: Object.freeze(set.TRUST_PROXY ?? []),
    webhookHosts: Object.freeze(set.WEBHOOK_HOSTS ?? []),
    telegram: set.TELEGRAM_BOT_TOKEN
      ? Object.freeze({
          token: set.TELEGRAM_BOT_TOKEN,
          apiRoot: withoutSlash(set.TELEGRAM_API_ROOT),
          mode: set.TELEGRAM_MODE,
          webhookSecret: set.TELEGRAM_WEBHOOK_SECRET ?? null,
          operatorChat: set.TELEGRAM_OPERATOR_CHAT ?? null,
          perSecond: set.TELEGRAM_PER_SECOND,
        })
      : null,
    whatsapp: Object.freeze(toWhatsapp(set)),
    reach: Object.freeze({
      whatsappDays: set.WHATSAPP_REACH_DAYS,
      whatsappPerDay: set.WHATSAPP_DAILY_CAP,
    }),
    storage: Object.freeze(toStorage(set, dataDir)),
    clamd: set.CLAMD ? Object.freeze(set.CLAMD) : null,
    maxFileBytes: set.MAX_FILE_MB * 1024 * 1024,
    budgets: Object.freeze(toBudgets(set)),
    newPeople: Object.freeze({
      perAddress: set.PEOPLE_PER_ADDRESS,
      perSecond: set.NEW_PEOPLE_PER_SECOND,
    }),
    freeDiskPercent: set.FREE_DISK_PERCENT,
    logLevel: set.LOG_LEVEL,
    region: Object.freeze(
      set.TZ_REGION === undefined ? region : { ...region, zone: set.TZ_REGION },
    ),
    secretKey,
  };
}

function toBudgets(set: Settings): Budgets {
  const MB = 1024 * 1024;
  return {
    strangerMessagesPerHour: set.STRANGER_MESSAGES_PER_HOUR,
    newcomer: {
      messages: set.NEWCOMER_MESSAGES_PER_DAY,
      files: set.NEWCOMER_FILES_PER_DAY,
      bytes: set.NEWCOMER_MB_PER_DAY * MB,
      notices: set.NEWCOMER_NOTICES_PER_DAY,
    },
    known: {
      messages: set.MESSAGES_PER_DAY,
      files: set.FILES_PER_DAY,
      bytes: set.MB_PER_DAY * MB,
      notices: set.NOTICES_PER_DAY,
    },
  };
}

function toWhatsapp(set: Settings): WhatsappConfig {
  if (set.WHATSAPP === 'baileys') {
    return {
      kind: 'baileys',
      wsUrl: set.WHATSAPP_WS_URL ?? null,
      number: set.WHATSAPP_NUMBER ?? null,
      polls: set.WHATSAPP_POLLS === 'on',
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
    template:
      set.WHATSAPP_CLOUD_TEMPLATE === undefined
        ? null
        : {
            name: set.WHATSAPP_CLOUD_TEMPLATE,
            language: set.WHATSAPP_CLOUD_TEMPLATE_LANGUAGE,
          },
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
    prefix: trimBothOf(address.pathname, '/'),
    region: address.searchParams.get('region') ?? 'us-east-1',
    endpoint: address.searchParams.get('endpoint'),
    credentials:
      set.S3_ACCESS_KEY_ID && set.S3_SECRET_ACCESS_KEY
        ? { accessKeyId: set.S3_ACCESS_KEY_ID, secretAccessKey: set.S3_SECRET_ACCESS_KEY }
        : null,
  };
}

const withoutSlash = (address: string): string => trimEndOf(address, '/');

/** Warns of names that begin like ours and are none: a typo there would silently turn a channel off. */
function unknownNames(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => /^(?:TELEGRAM|WHATSAPP)(?:_|$)/.test(name) && !(name in settings.shape))
    .map((name) => `${name} is set but is not a setting of this program; see .env.example.`);
}
