// Serves what is public: every answer is made out of published cards, kept in memory for as long as nothing was published or
// taken back, and asked about by browsers each time. So what was taken back is gone with the next request.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Eta } from 'eta';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hubRevision } from '../../db/views/hub.ts';
import { region } from '../../domain/region.ts';
import type { ServerParts } from '../parts.ts';

const eta = new Eta({ views: join(import.meta.dirname, 'views'), cache: true, autoEscape: true });

/** Pages in memory, and the longest that is kept there. */
const MOST = 500;
const LONGEST = 200_000;

interface Made {
  readonly revision: string;
  readonly tag: string;
  readonly status: 200 | 404;
  readonly body: string;
}

/** What a page holds besides its own values; `structured` is read by machines (schema.org). */
interface PageParts {
  readonly title: string;
  readonly description: string;
  readonly address: string;
  readonly indexed: boolean;
  readonly structured: object;
}

/** Writes a page of the catalogue; every value of people is escaped. */
export function writePage(
  view: string,
  page: PageParts & Readonly<Record<string, unknown>>,
): string {
  const { district, government } = region();
  // Inside a script a text may end it; nothing else there is code.
  const structured = JSON.stringify(page.structured).replaceAll('<', String.raw`\u003c`);
  return eta.render(`./${view}`, { ...page, structured, district, government });
}

/** Answers with what is public at this address; `make` gives null where nothing is. */
export type Serve = (
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  make: () => Promise<string | null>,
) => Promise<FastifyReply>;

/** Makes the one way in which public pages are served; `none` is the page where there is nothing. */
export function publicPages({ db }: Pick<ServerParts, 'db'>, none: () => string): Serve {
  const kept = new Map<string, Made>();
  return async (request, reply, type, make) => {
    // Read before the page is made: a page made meanwhile is newer than its number says, never older.
    const revision = await hubRevision(db);
    const { url } = request;
    let made = kept.get(url);
    if (made?.revision !== revision) {
      const body = await make();
      const shown = body ?? none();
      const tag = `"${createHash('sha256').update(shown).digest('base64url')}"`;
      made = { revision, tag, status: body === null ? 404 : 200, body: shown };
      kept.delete(url);
      if (shown.length <= LONGEST && url.length <= 500) kept.set(url, made);
      if (kept.size > MOST) kept.delete(kept.keys().next().value ?? '');
    }
    reply.header('cache-control', 'public, max-age=0, must-revalidate').header('etag', made.tag);
    if (made.status === 404) reply.header('cache-control', 'no-store');
    else if (request.headers['if-none-match']?.includes(made.tag) === true)
      return reply.code(304).send();
    const { body } = made;
    return reply
      .code(made.status)
      .type(made.status === 404 ? 'text/html; charset=utf-8' : type)
      .serializer(() => body)
      .send(body);
  };
}
