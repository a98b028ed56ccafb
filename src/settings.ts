// Everything that can be set from outside: one schema of the environment, with defaults.
// It reads nothing itself; config.ts turns it into the Config that the product works with.
import { z } from 'zod';

const telegramToken = /^\d{3,20}:[\w-]{20,}$/;
const timeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('id', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
};
/** Splits at the last colon; the brackets of an IPv6 address are not part of it. */
const clamdAddress = (text: string): { path: string } | { host: string; port: number } => {
  if (text.startsWith('/')) return { path: text };
  const colon = text.lastIndexOf(':');
  return {
    host: text.slice(0, colon).replace(/^\[|\]$/g, ''),
    port: Number(text.slice(colon + 1)),
  };
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
  DATABASE_SESSION_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe('a postgresql:// address'),
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
  WEBHOOK_HOSTS: z
    .string()
    .regex(/^[\w.:[\]-]+(?:\s*,\s*[\w.:[\]-]+)*$/i)
    .transform((list) => list.split(',').map((entry) => entry.trim().toLowerCase()))
    .optional()
    .describe('host names, with a port where it is not the usual one, separated by commas'),
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
  TELEGRAM_PER_SECOND: whole(1, 1000)
    .default(30)
    .describe('a whole number of messages a second from 1 to 1000'),
  WHATSAPP: z.enum(['off', 'baileys', 'cloud']).default('off').describe('off, baileys or cloud'),
  WHATSAPP_WS_URL: url('ws:', 'wss:').optional().describe('a ws:// or wss:// address'),
  WHATSAPP_NUMBER: z
    .string()
    .regex(/^\d{8,15}$/)
    .optional()
    .describe('8 to 15 digits with the country code and without +, such as 62 and the rest'),
  WHATSAPP_POLLS: z.enum(['off', 'on']).default('off').describe('off or on'),
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
  WHATSAPP_CLOUD_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]{1,512}$/)
    .optional()
    .describe('the name of an approved template, in a-z, 0-9 and _'),
  WHATSAPP_CLOUD_TEMPLATE_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}(?:_[A-Z]{2})?$/)
    .default('id')
    .describe('the language code of the template, such as id or en_US'),
  WHATSAPP_DAILY_CAP: whole(0, 100_000)
    .default(200)
    .describe('a whole number of messages from 0 to 100000'),
  WHATSAPP_REACH_DAYS: whole(1, 365).default(30).describe('a whole number of days from 1 to 365'),
  STORAGE_URL: url('file:', 's3:')
    .optional()
    .describe('file:///folder or s3://bucket/prefix?region=…&endpoint=…'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('the access key id of the bucket'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('the secret access key of the bucket'),
  CLAMD: z
    .string()
    .regex(/^(?:\/\S+|(?:[\w.-]+|\[[\da-f:]+\]):\d{1,5})$/i)
    .transform(clamdAddress)
    .refine((address) => 'path' in address || (address.port > 0 && address.port <= 65_535))
    .optional()
    .describe('host:port or the path of the socket on which clamd listens'),
  STRANGER_MESSAGES_PER_HOUR: whole(1, 999_999)
    .default(30)
    .describe('a whole number of messages from 1 to 999999'),
  NEWCOMER_MESSAGES_PER_DAY: whole(1, 999_999)
    .default(2000)
    .describe('a whole number of messages from 1 to 999999'),
  NEWCOMER_FILES_PER_DAY: whole(0, 999_999)
    .default(300)
    .describe('a whole number of files from 0 to 999999'),
  NEWCOMER_MB_PER_DAY: whole(0, 999_999)
    .default(1024)
    .describe('a whole number of megabytes from 0 to 999999'),
  NEWCOMER_NOTICES_PER_DAY: whole(0, 999_999)
    .default(30)
    .describe('a whole number of notices to others from 0 to 999999'),
  NOTICES_PER_DAY: whole(0, 999_999)
    .default(100)
    .describe('a whole number of notices to others from 0 to 999999'),
  MESSAGES_PER_DAY: whole(1, 999_999)
    .default(10_000)
    .describe('a whole number of messages from 1 to 999999'),
  FILES_PER_DAY: whole(0, 999_999)
    .default(1000)
    .describe('a whole number of files from 0 to 999999'),
  MB_PER_DAY: whole(0, 999_999)
    .default(5120)
    .describe('a whole number of megabytes from 0 to 999999'),
  PEOPLE_PER_ADDRESS: whole(1, 999_999)
    .default(60)
    .describe('a whole number of people from 1 to 999999'),
  NEW_PEOPLE_PER_SECOND: whole(1, 9999)
    .default(5)
    .describe('a whole number of people from 1 to 9999'),
  FREE_DISK_PERCENT: whole(0, 90).default(10).describe('a whole number of percent from 0 to 90'),
  MAX_FILE_MB: whole(1, 2000).default(100).describe('a whole number of megabytes from 1 to 2000'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent'),
  REGION_FILE: z
    .string()
    .optional()
    .describe('the path of a region file that `admin region check` accepts'),
  TZ_REGION: z
    .string()
    .refine(timeZone)
    .optional()
    .describe('a time zone name such as Asia/Makassar'),
  SECRET_KEY: z.string().min(32).optional().describe('at least 32 characters'),
  NODE_ENV: z
    .enum(['production', 'development', 'test'])
    .default('development')
    .describe('production, development or test'),
  CRASH_AT: whole(0, 999_999).optional().describe('a whole number, outside production only'),
});

/** Names the settings whose value must never be repeated, not even in the message that refuses it. */
export const secrets: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'DATABASE_SESSION_URL',
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
