// The settings: defaults, sentences for wrong ones, secrets that never come out, and .env.example.
import { balangan } from '../src/domain/regions/balangan.ts';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultBudgets } from '../src/domain/budgets.ts';
import { loadConfig, type Config, type Environment } from '../src/config.ts';
import { settings } from '../src/settings.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'sepeda-config-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

function load(env: Environment): Config {
  const loaded = loadConfig({ DATA_DIR: home, ...env });
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return loaded.config;
}
function problems(env: Environment): readonly string[] {
  const loaded = loadConfig({ DATA_DIR: home, ...env });
  return loaded.ok ? [] : loaded.problems;
}
const token = '123456789:AAHplantedplantedplantedplanted0001';

test('nothing set gives the documented defaults, frozen', () => {
  const config = load({});
  expect({ ...config, secretKey: '' }).toEqual({
    production: false,
    databaseUrl: null,
    databaseSessionUrl: null,
    dataDir: home,
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    trustProxy: [],
    webhookHosts: [],
    telegram: null,
    whatsapp: { kind: 'off' },
    reach: { whatsappDays: 30, whatsappPerDay: 200 },
    storage: { kind: 'directory', folder: path.join(home, 'evidence') },
    clamd: null,
    maxFileBytes: 100 * 1024 * 1024,
    budgets: defaultBudgets,
    newPeople: { perAddress: 60, perSecond: 5 },
    freeDiskPercent: 10,
    logLevel: 'info',
    region: balangan,
    regionFile: null,
    secretKey: '',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('an empty value is not set', () => {
  expect(load({ PORT: '', DATABASE_URL: ' ', TELEGRAM_BOT_TOKEN: '' })).toMatchObject({
    port: 3000,
    databaseUrl: null,
    telegram: null,
  });
});

test('what is set arrives', () => {
  expect(
    load({
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'a_b-C',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_OPERATOR_CHAT: '-100123',
      PUBLIC_URL: 'https://sepeda.example/',
      WHATSAPP: 'baileys',
      WHATSAPP_DAILY_CAP: '0',
      WHATSAPP_REACH_DAYS: '7',
      WHATSAPP_WS_URL: 'ws://127.0.0.1:9/ws',
      STORAGE_URL: 's3://evidence/a/b/?region=ap-southeast-3&endpoint=http://127.0.0.1:9000',
      PORT: '0',
      TRUST_PROXY: '127.0.0.1, 10.0.0.0/8',
    }),
  ).toMatchObject({
    port: 0,
    reach: { whatsappDays: 7, whatsappPerDay: 0 },
    publicUrl: 'https://sepeda.example',
    trustProxy: ['127.0.0.1', '10.0.0.0/8'],
    telegram: {
      token,
      apiRoot: 'http://127.0.0.1:8081',
      mode: 'webhook',
      webhookSecret: 'a_b-C',
      operatorChat: '-100123',
    },
    whatsapp: { kind: 'baileys', wsUrl: 'ws://127.0.0.1:9/ws', number: null },
    storage: {
      kind: 'bucket',
      bucket: 'evidence',
      prefix: 'a/b',
      region: 'ap-southeast-3',
      endpoint: 'http://127.0.0.1:9000',
      credentials: null,
    },
  });
});

test('the template that knocks on WhatsApp is named with its language, Indonesian unless another is set', () => {
  const cloud = {
    WHATSAPP: 'cloud',
    WHATSAPP_CLOUD_TOKEN: 'planted',
    WHATSAPP_CLOUD_PHONE_ID: '12345678',
    WHATSAPP_CLOUD_APP_SECRET: 'planted',
    WHATSAPP_CLOUD_VERIFY_TOKEN: 'planted',
  };
  expect(load(cloud).whatsapp).toMatchObject({ kind: 'cloud', template: null });
  const named = { ...cloud, WHATSAPP_CLOUD_TEMPLATE: 'lanjut_isian' };
  expect(load(named).whatsapp).toMatchObject({
    template: { name: 'lanjut_isian', language: 'id' },
  });
  expect(load({ ...named, WHATSAPP_CLOUD_TEMPLATE_LANGUAGE: 'en_US' }).whatsapp).toMatchObject({
    template: { name: 'lanjut_isian', language: 'en_US' },
  });
});

describe('wrong settings', () => {
  test.each([
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PUBLIC_URL', 'sepeda.example'],
    ['PUBLIC_URL', 'ftp://x'],
    ['TELEGRAM_MODE', 'Webhook'],
    ['TELEGRAM_OPERATOR_CHAT', '@ops'],
    ['WHATSAPP', 'yes'],
    ['WHATSAPP_WS_URL', 'http://x'],
    ['WHATSAPP_CLOUD_TEMPLATE', 'Lanjut Isian'],
    ['WHATSAPP_CLOUD_TEMPLATE_LANGUAGE', 'Indonesia'],
    ['STORAGE_URL', 'gs://x'],
    ['TZ_REGION', 'Asia/Balangan'],
    ['LOG_LEVEL', 'loud'],
    ['MAX_FILE_MB', '0'],
  ])(
    '%s=%s is refused in one sentence that names it, the value and what is accepted',
    (name, value) => {
      const found = problems({ [name]: value });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(
        new RegExp(
          `^${name} is "${value.replace(/[.*+?^$]/g, '\\$&')}", which is not accepted; it must be .+\\.$`,
        ),
      );
    },
  );

  test('all wrong settings are told at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'x', WHATSAPP: 'x' })).toHaveLength(3);
  });

  test.each([
    ['DATABASE_URL', 'mysql://root:planted-secret@host/db'],
    ['TELEGRAM_BOT_TOKEN', 'planted-secret'],
    ['TELEGRAM_WEBHOOK_SECRET', 'planted-secret!'],
    ['WHATSAPP_NUMBER', '+62planted-secret'],
    ['SECRET_KEY', 'planted-secret'],
    ['PUBLIC_URL', token],
    ['PORT', '081234567890'],
  ])('%s: a secret is refused without being repeated', (name, value) => {
    const found = problems({ [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(name);
    expect(found[0]).not.toContain('planted');
    expect(found[0]).not.toContain(value);
  });

  test('what one setting needs of another is told', () => {
    expect(problems({ TELEGRAM_MODE: 'webhook', TELEGRAM_BOT_TOKEN: token })).toEqual([
      'PUBLIC_URL is not set, but TELEGRAM_MODE=webhook needs it.',
      'TELEGRAM_WEBHOOK_SECRET is not set, but TELEGRAM_MODE=webhook needs it.',
    ]);
    expect(problems({ WHATSAPP: 'cloud' })).toHaveLength(4);
    expect(problems({ S3_ACCESS_KEY_ID: 'x' })).toHaveLength(1);
    expect(problems({ NODE_ENV: 'production', CRASH_AT: '3' })).toHaveLength(1);
  });

  test('a name that is nearly one of ours is warned of', () => {
    const loaded = loadConfig({ DATA_DIR: home, TELEGRAM_TOKEN: token, TELEGRAMS: 'x' });
    expect(loaded.ok && loaded.warnings).toEqual([
      'TELEGRAM_TOKEN is set but is not a setting of this program; see .env.example.',
    ]);
  });
});

describe('the secret key', () => {
  test('is made once, for the owner only, and read again', async () => {
    const first = load({});
    const file = path.join(home, 'secret.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(first.secretKey.length).toBeGreaterThanOrEqual(32);
    expect(load({}).secretKey).toBe(first.secretKey);
    expect((await readFile(file, 'utf8')).trim()).toBe(first.secretKey);
  });

  test('given by SECRET_KEY makes no file', async () => {
    expect(load({ SECRET_KEY: 'k'.repeat(32) }).secretKey).toBe('k'.repeat(32));
    await expect(stat(path.join(home, 'secret.key'))).rejects.toThrow('ENOENT');
  });

  test('cut short on the disk is refused, not used', async () => {
    await writeFile(path.join(home, 'secret.key'), 'short\n');
    expect(problems({})[0]).toContain('shorter than 32');
  });

  test('a folder that cannot be used is told in one sentence', async () => {
    const file = path.join(home, 'file');
    await writeFile(file, '');
    await chmod(file, 0o600);
    expect(problems({ DATA_DIR: path.join(file, 'data') })).toEqual([
      expect.stringMatching(/^DATA_DIR .* cannot be used .*\.$/),
    ]);
  });
});

test('.env.example names every setting and no other, and its defaults are the real ones', async () => {
  const text = await readFile(new URL('../.env.example', import.meta.url), 'utf8');
  const lines = [...text.matchAll(/^# ?([A-Z][A-Z\d_]*)=(.*)$/gm)];
  expect(lines.map((line) => line[1]).toSorted()).toEqual(Object.keys(settings.shape).toSorted());
  const documented = Object.fromEntries(lines.map((line) => [line[1], line[2]]));
  const defaults = Object.entries(settings.parse({})).filter(([, value]) => value !== undefined);
  expect(defaults.length).toBeGreaterThan(5);
  expect(documented).toMatchObject(
    Object.fromEntries(defaults.map(([name, value]) => [name, String(value)])),
  );
});
