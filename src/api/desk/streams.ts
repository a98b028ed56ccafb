// Open pages of the desk hear that something changed: one LISTEN for the process, one stream of events per page.
// Events carry names of parts and no content; a page fetches what it may read.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Listener, listen } from '../../db/listen.ts';
import {
  DESK_NEWS,
  type Looking,
  leave,
  stayPresent,
} from '../../db/transactions/desk-presence.ts';
import { beginStream, HEARTBEAT_MS, sayEvent } from '../event-stream.ts';
import type { ServerParts } from '../parts.ts';

/** Whose stream it is, and about which innovation; null: about the queue alone. */
interface Page {
  readonly personId: number;
  readonly code: string | null;
  /** Tells whether the session still stands. */
  readonly signedIn: () => Promise<boolean>;
}

/** The streams of all open pages. */
export interface DeskStreams {
  /** Turns a request into the stream of a page; false when this person has too many open. */
  open(request: FastifyRequest, reply: FastifyReply, page: Page): boolean;
  close(): Promise<void>;
}

const PAGES_PER_PERSON = 12;
/** Stands before the code of a draft, in the knock of the database. */
const DRAFT = '.';
/** Many innovations that change at once make one knock at the queues. */
const TOGETHER_MS = 200;

/** Starts listening for all pages. */
export function openDeskStreams({
  db,
  sessionUrl,
  log,
}: Pick<ServerParts, 'db' | 'sessionUrl' | 'log'>): DeskStreams {
  const pages = new Map<FastifyReply, Page>();
  let queued: NodeJS.Timeout | undefined;
  const failed = (error: unknown): void => log.warn({ err: error }, 'presence at the desk');

  const everyQueue = (): void => {
    queued ??= setTimeout(() => {
      queued = undefined;
      for (const reply of pages.keys()) sayEvent(reply, 'antrean');
    }, TOGETHER_MS);
  };
  const listener: Listener = listen(
    sessionUrl,
    DESK_NEWS,
    (told) => {
      // A draft that somebody fills in on a page: nobody else's queue changes.
      const draft = told?.startsWith(DRAFT) === true;
      const code = draft ? told.slice(DRAFT.length) : told;
      for (const [reply, page] of pages)
        if (page.code !== null && (code === null || code === page.code)) sayEvent(reply, 'inovasi');
      if (!draft) everyQueue();
    },
    log,
  );

  const looking = (of: Iterable<Page>): readonly Looking[] =>
    [...of].flatMap(({ personId, code }) => (code === null ? [] : [{ personId, code }]));

  const beat = async (): Promise<void> => {
    for (const [reply, page] of pages) {
      sayEvent(reply, 'beat');
      if (await page.signedIn()) continue;
      sayEvent(reply, 'keluar');
      reply.raw.end();
    }
    await stayPresent(db, looking(pages.values()), false);
  };
  const heartbeat = setInterval(() => void beat().catch(failed), HEARTBEAT_MS);
  heartbeat.unref();

  const gone = (reply: FastifyReply): void => {
    const page = pages.get(reply);
    pages.delete(reply);
    if (page === undefined || page.code === null) return;
    const { personId, code } = page;
    const elsewhere = [...pages.values()].some(
      (other) => other.personId === personId && other.code === code,
    );
    if (!elsewhere) leave(db, { personId, code }).catch(failed);
  };

  return {
    open(request, reply, page) {
      const mine = [...pages.values()].filter(({ personId }) => personId === page.personId);
      if (mine.length >= PAGES_PER_PERSON) return false;
      pages.set(reply, page);
      beginStream(request, reply, () => gone(reply));
      stayPresent(db, looking([page]), true).catch(failed);
      return true;
    },
    async close() {
      clearInterval(heartbeat);
      clearTimeout(queued);
      const open = [...pages];
      pages.clear();
      for (const [reply] of open) reply.raw.end();
      await listener.close();
    },
  };
}
