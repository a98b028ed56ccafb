// The layers, read from the import lines: who may know whom, which package lives where, and that the
// domain stays pure. The tables below are the rules; a new line in them needs its reason.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));

type Layer = 'domain' | 'files' | 'db' | 'documents' | 'bot' | 'api';

/** What a layer may import from src/ besides itself. `shared` are the single files beside the layers. */
const mayImport: Record<Layer, readonly string[]> = {
  domain: [], // decides: values in, values out
  files: ['domain', 'shared'], // looks into bytes for the limits that the domain states
  db: ['domain', 'shared'], // remembers what the domain decided
  documents: ['domain', 'shared'], // prints what the domain holds
  bot: ['domain', 'files', 'db', 'documents', 'shared'], // talks in chats; knows no HTTP API
  api: ['domain', 'files', 'db', 'documents', 'shared'], // talks to browsers; knows no chat network
};

/** They wire everything together, so they may know everything. */
const entryPoints = ['main.ts', 'admin.ts'];

/** Files of src/ itself that layers may use. */
const shared = ['log.ts', 'config.ts', 'crash.ts', 'loops.ts'];

/** Parts of db that only db itself and the entry points use: others go through transactions and views. */
const insideDb = /^db\/(?:repositories|embedded)\/|^db\/(?:embedded|migrate)\.ts$/;

/** Where a package may be imported. A package that is in no line may be imported nowhere. */
const packages: readonly (readonly [RegExp, readonly string[], string])[] = [
  [/^zod$/, [''], 'checks what comes from outside, in every layer'],
  [/^temporal-polyfill$/, ['domain/'], 'pure: calendar maths in a time zone'],
  [/^(?:kysely|pg)$/, ['db/'], 'SQL stays in one layer'],
  [/^yazl$/, ['files/archive/zip-file.ts'], 'writes the national bundle'],
  [/^tar-stream$/, ['db/backup/'], 'the archive of a backup'],
  [/^@aws-sdk\/client-s3$/, ['db/evidence-store'], 'the bucket behind the store'],
  [
    /^(?:file-type|sharp|unpdf|mammoth|mediabunny|@cantoo\/pdf-lib|heic-decode)$/,
    ['files/', 'documents/'],
    'reading and scaling files',
  ],
  [
    /^(?:tesseract\.js|@tesseract\.js-data\/ind)$/,
    ['files/reading/photo-text.ts'],
    'reads photos; in the reading process only',
  ],
  [/^jsqr$/, ['files/reading/qr-codes.ts'], 'reads QR codes; in the reading process only'],
  [/^fast-xml-parser$/, ['files/archive/'], 'the XML parts of office documents'],
  [/^grammy$/, ['bot/telegram/'], 'one channel, one folder'],
  [
    /^undici(?:\/lib\/dispatcher\/pool\.js)?$/,
    ['bot/telegram/http.ts', 'bot/telegram/undici-pool.d.ts'],
    'calls to the Bot API at half the CPU of node:http',
  ],
  [/^@whiskeysockets\/baileys$/, ['bot/whatsapp/'], 'one channel, one folder'],
  [/^qrcode$/, ['bot/whatsapp/', 'api/', 'documents/'], 'pairing a phone; the foot of a paper'],
  [
    /^@myriaddreamin\/typst-ts-node-compiler$/,
    ['documents/typeset.ts'],
    'sets papers; in the printing process only',
  ],
  [/^write-excel-file$/, ['documents/spreadsheet.ts'], 'writes workbooks'],
  [
    /^docx$/,
    ['documents/docx.ts', 'documents/word'],
    'writes the form to fill in, and papers that are changed; in the printing process only',
  ],
  [
    /^easy-template-x$/,
    ['documents/word-template.ts'],
    "fills an office's own Word template; in the printing process only",
  ],
  [
    /^pdfjs-dist$/,
    ['files/reading/pdf-pictures.ts'],
    'decodes scans by fax and JBIG2 in a PDF; in the drawing process only',
  ],
  [
    /^@napi-rs\/canvas$/,
    ['files/reading/pdf-page.ts'],
    'draws pages of a PDF; in the drawing process only',
  ],
  [
    /^@expo-google-fonts\//,
    ['documents/fonts.ts', 'files/reading/pdf-page.ts'],
    'font files; nothing of them runs',
  ],
  [/^node-cron$/, ['bot/'], 'the clock that knocks'],
  [/^(?:fastify|@fastify\/.+|fastify-type-provider-zod)$/, ['api/'], 'HTTP'],
  [
    /^@simplewebauthn\/(?:server|browser)$/,
    ['api/'],
    'checks passkeys; its other half is a file for browsers',
  ],
  [
    /^@telegram-apps\/init-data-node$/,
    ['api/desk/'],
    'checks what Telegram signs for a page opened inside it',
  ],
  [/^prom-client$/, ['api/'], 'metrics'],
  [/^eta$/, ['api/desk/', 'api/hub/'], 'the pages of the desk and of the catalogue'],
  [/^pino$/, ['log.ts'], 'everything logs through log.ts, which redacts'],
  [/^close-with-grace$/, ['main.ts'], 'shutdown'],
];

/** What makes a decision depend on more than its arguments. */
const impure: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\s*\(/, 'the clock'],
  [/\bnew\s+Date\s*(?:\(\s*\)|;|,|\))/, 'the clock'],
  [/\bTemporal\.Now\b/, 'the clock'],
  [/\bperformance\./, 'the clock'],
  [/\bMath\.random\s*\(/, 'chance'],
  [/\bcrypto\.(?:random|getRandom)/, 'chance'],
  [/\bprocess\./, 'the environment'],
  [/\b(?:async|await)\b/, 'waiting'],
  [/\bnew\s+Promise\b/, 'waiting'],
  [/\b(?:setTimeout|setInterval|setImmediate|fetch)\s*\(/, 'the outside world'],
];

type Source = Readonly<{ name: string; text: string; code: string; imports: readonly string[] }>;

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const text = readFileSync(path.join(src, name), 'utf8');
    const code = withoutComments(text);
    return { name: name.split(path.sep).join('/'), text, code, imports: importsOf(code) };
  });

/** Leaves out comments that stand alone or end a line; an address in a string keeps its slashes. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/(^|\s)\/\/ .*$/gm, '$1');
}

function importsOf(code: string): string[] {
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm),
    ...code.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm),
    ...code.matchAll(/\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g),
  ];
  return found.flatMap((match) => match[1] ?? []);
}

const isLayer = (name: string): name is Layer => Object.hasOwn(mayImport, name);
const layerOf = (name: string): Layer | undefined => {
  const first = name.split('/')[0] ?? '';
  return isLayer(first) ? first : undefined;
};
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier);

const relative = sources.flatMap((source) =>
  source.imports
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => ({
      from: source.name,
      to: path.posix.normalize(path.posix.join(path.posix.dirname(source.name), specifier)),
    })),
);
const foreign = sources.flatMap((source) =>
  source.imports
    .filter((specifier) => !specifier.startsWith('.') && !isBuiltin(specifier))
    .map((specifier) => ({ from: source.name, name: packageOf(specifier) })),
);

/** Why one file may not import another of ours; `undefined` when it may. */
function forbidden({ from, to }: { from: string; to: string }): string | undefined {
  const layer = layerOf(from);
  if (layer === undefined) return undefined;
  const target = layerOf(to) ?? (shared.includes(to) ? 'shared' : to);
  if (target !== layer && !mayImport[layer].includes(target)) return `${layer} knows ${target}`;
  if (layer !== 'db' && insideDb.test(to)) return 'goes past transactions and views';
  return undefined;
}

/** The words inside the patterns of a file, without classes, escapes and names of groups. */
const patternWords = (code: string): string[] =>
  [
    ...code.matchAll(
      /(?<=(?:^|[=(,:!&|?{[]|return|=>)\s*)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/[dgimsuvy]*/gm,
    ),
  ].flatMap(
    ([, pattern = '']) =>
      pattern
        .replaceAll(
          /\[(?:\\.|[^\]\\])*\]|\\p\{[^}]*\}|\\u\{?[0-9a-f]+\}?|\(\?<\w+>|\\k<\w+>|\\[a-z]/giu,
          ' ',
        )
        .match(/[a-z]{2,}/giu) ?? [],
  );

test('the rules see the code', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(relative.length).toBeGreaterThan(50);
  expect(foreign.length).toBeGreaterThan(10);
  for (const layer of ['domain', 'files', 'db', 'documents', 'bot', 'api']) {
    expect(sources.filter((source) => layerOf(source.name) === layer).length).toBeGreaterThan(0);
  }
});

test('the rules bite', () => {
  expect(importsOf("import { a,\n b } from './x.ts';\nimport type { T } from 'pg';")).toEqual([
    './x.ts',
    'pg',
  ]);
  expect(importsOf("export * from 'a';\nimport 'b';\nawait import('c');")).toEqual(['a', 'b', 'c']);
  expect(forbidden({ from: 'domain/a.ts', to: 'db/connect.ts' })).toBeDefined();
  expect(forbidden({ from: 'domain/a.ts', to: 'log.ts' })).toBeDefined();
  expect(forbidden({ from: 'bot/a.ts', to: 'api/server.ts' })).toBeDefined();
  expect(forbidden({ from: 'api/a.ts', to: 'db/repositories/people.ts' })).toBeDefined();
  expect(forbidden({ from: 'api/a.ts', to: 'main.ts' })).toBeDefined();
  expect(forbidden({ from: 'api/a.ts', to: 'db/views/list.ts' })).toBeUndefined();
  expect(withoutComments('a // new Date()\n/* x\n */\n"http://b"').trim()).toBe('a \n\n"http://b"');
  for (const line of [
    'Date.now()',
    'new Date()',
    'Math.random()',
    'process.env',
    'async () => 1',
  ]) {
    expect(impure.some(([pattern]) => pattern.test(line))).toBe(true);
  }
  expect(impure.some(([pattern]) => pattern.test('new Date(now), processing'))).toBe(false);
  expect(
    patternWords('if (/^(?:benar|ya)\\b/iu.test(a)) return /\\p{Lu}\\d+[.:]/u; `${b}/masuk/${c}`'),
  ).toEqual(['benar', 'ya']);
});

describe('directions', () => {
  test('no layer imports what it may not know', () => {
    const wrong = relative.flatMap((edge) => {
      const why = forbidden(edge);
      return why ? [`${edge.from} → ${edge.to}: ${why}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  test('every relative import names a file that exists, with its ending', () => {
    const names = new Set(sources.map((source) => source.name));
    const wrong = relative.filter(({ to }) =>
      to.endsWith('.ts') ? !names.has(to) : !/\.\w+$/.test(to),
    );
    expect(wrong).toEqual([]);
  });

  test('each package stays where it belongs', () => {
    const wrong = foreign.filter(({ from, name }) => {
      const places = packages.find(([pattern]) => pattern.test(name))?.[1];
      if (places === undefined) return true;
      return !entryPoints.includes(from) && !places.some((place) => from.startsWith(place));
    });
    expect(wrong).toEqual([]);
  });
});

describe('the domain', () => {
  const domain = sources.filter((source) => layerOf(source.name) === 'domain');

  test('uses nothing of Node', () => {
    const wrong = domain.filter((source) => source.imports.some(isBuiltin));
    expect(wrong.map((source) => source.name)).toEqual([]);
  });

  test('depends on nothing but its arguments', () => {
    const wrong = domain.flatMap(({ name, code }) =>
      impure.filter(([pattern]) => pattern.test(code)).map(([, what]) => `${name}: ${what}`),
    );
    expect(wrong).toEqual([]);
  });
});

test('the engine reads no word of a language by a pattern of its own: those stand in domain/language', () => {
  // Codes, tokens and endings of files are no language.
  const codes = new Set(['INV', 'sk', 'docx', 'odt', 'pdf', 'txt']);
  const wrong = sources
    .filter(({ name }) => name.startsWith('domain/conversation/'))
    .flatMap(({ name, code }) =>
      patternWords(code)
        .filter((word) => !codes.has(word))
        .map((word) => `${name}: ${word}`),
    );
  expect(wrong).toEqual([]);
});

describe('every file', () => {
  test('begins by saying what it is for', () => {
    const wrong = sources.filter(({ text }) => !/^(?:\/\/ \S|\/\*\*? ?\n? ?\*? ?\S)/.test(text));
    expect(wrong.map((source) => source.name)).toEqual([]);
  });

  test('logs through log.ts; only the entry points write to the terminal', () => {
    const wrong = sources.filter(
      ({ name, code }) => !entryPoints.includes(name) && /\bconsole\./.test(code),
    );
    expect(wrong.map((source) => source.name)).toEqual([]);
  });

  test('names no region but where regions and editions stand', () => {
    const wrong = sources.filter(
      ({ name, code }) =>
        !/^domain\/(?:regions|edition|units\.ts)/.test(name) &&
        /['`][^'`]*(?:Balangan|Bapperida|Bupati|WITA\b|Asia\/Makassar)/.test(
          name === 'domain/region.ts' || name === 'settings.ts' ? '' : code,
        ),
    );
    expect(wrong.map((source) => source.name)).toEqual([]);
  });

  test('holds no file that is too long to be read at once', () => {
    const long = sources.flatMap(({ name, text }) => {
      const lines = text.split('\n').length - 1;
      return lines > 400 ? [`${name}: ${lines} lines`] : [];
    });
    expect(long).toEqual([]);
  });

  test('silences no check', () => {
    const wrong = sources.filter(({ text }) => /@ts-ignore|@ts-nocheck|as unknown as/.test(text));
    expect(wrong.map((source) => source.name)).toEqual([]);
  });
});
