// The fixed files of the pages: styles, scripts and the sign. Each is a route of its own, read when the process starts, so that
// no name from outside ever becomes a path.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const FOLDER = join(import.meta.dirname, 'pages');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** The browser's half of the package that checks passkeys here, as one file; its `exports` do not name it. */
const passkeyCode = (): string =>
  join(
    fileURLToPath(import.meta.resolve('@simplewebauthn/browser')),
    '../../dist/bundle/index.umd.min.js',
  );

/** What is served, by name: the folder, and out of packages the code that draws PDFs and the one that asks for passkeys. */
const files = (): readonly (readonly [string, string])[] => [
  ...readdirSync(FOLDER).map((name) => [name, join(FOLDER, name)] as const),
  ['pdf.mjs', fileURLToPath(import.meta.resolve('unpdf/pdfjs'))],
  ['webauthn.js', passkeyCode()],
];

/** Registers `/webchat/assets/…`. */
export function assetRoutes(app: FastifyInstance): void {
  for (const [name, file] of files()) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const bytes = readFileSync(file);
    const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
    app.get(`/webchat/assets/${name}`, { schema: { hide: true } }, (request, reply) => {
      // Asked about each time, so that a new release is seen at once.
      reply.header('cache-control', 'public, max-age=0').header('etag', tag);
      const known = request.headers['if-none-match']?.includes(tag) === true;
      return known ? reply.code(304).send() : reply.type(type).send(bytes);
    });
  }
}
