// Prints what people asked for in a chat, beside everything else: claims a request, has it made, keeps the file, queues it.
// It decides no right and lays nothing out; a crash at any moment leaves a request that is claimed again.
import { Readable } from 'node:stream';
import type { OpenDatabase } from '../db/connect.ts';
import type { EvidenceStore } from '../db/evidence-store.ts';
import { isEpochDead, type ProcessSession } from '../db/lease.ts';
import {
  type ClaimedPrint,
  claimPrints,
  finishPrint,
  isLastTry,
  type PrintEnd,
  printingEpochs,
  putBackPrints,
} from '../db/transactions/claim-prints.ts';
import type { Message, Part } from '../domain/conversation/message.ts';
import type { InvitationPrint, PrintSubject } from '../domain/papers.ts';
import type { MadePaper, PaperMaker, PaperProblem } from '../domain/paper-material.ts';
import type { Logger } from '../log.ts';
import { createHand } from '../loops.ts';

/** What the desk works with. */
export interface PrintDeskParts {
  readonly db: OpenDatabase['db'];
  readonly store: EvidenceStore;
  readonly session: Pick<ProcessSession, 'epoch'>;
  readonly make: PaperMaker;
  readonly log: Logger;
  /** Something was queued for sending. */
  readonly onDone: () => void;
  readonly tickMs?: number;
}

/** Prints requests. */
export interface PrintDesk {
  readonly start: () => void;
  /** Says that something may have been asked for. */
  readonly wake: () => void;
  /** Milliseconds for which it has been looking for requests without getting an answer. */
  readonly oldestMs: () => number;
  /** Takes nothing new and waits for what is under way. */
  readonly stop: () => Promise<void>;
}

const BATCH = 4;
const LARGEST = 200 * 1024 * 1024;

/** Makes the desk of this process. */
export function createPrintDesk(parts: PrintDeskParts): PrintDesk {
  const { db, session, log, tickMs = 2000 } = parts;
  const hand = createHand();
  let working: Promise<void> | null = null;
  let again = false;
  const stopping = new AbortController();
  let ticking: NodeJS.Timeout | undefined;

  const work = async (): Promise<void> => {
    while (again && !stopping.signal.aborted) {
      again = false;
      try {
        const done = hand.begin();
        const claimed = await claimPrints(db, session.epoch(), BATCH).finally(done);
        again = claimed.length === BATCH;
        for (const request of claimed) await print(parts, request);
      } catch (error) {
        log.warn({ err: error }, 'papers that people asked for could not be printed');
      }
    }
  };

  const wake = (): void => {
    if (stopping.signal.aborted) return;
    again = true;
    working ??= work().finally(() => {
      working = null;
      if (again) wake();
    });
  };

  const takeBack = async (): Promise<void> => {
    const own = session.epoch();
    for (const epoch of await printingEpochs(db)) {
      if (epoch === own ? working === null : await isEpochDead(db, epoch))
        await putBackPrints(db, epoch, null, 0);
    }
  };

  return {
    start() {
      const tick = (): void => {
        takeBack().then(wake, (error: unknown) =>
          log.warn({ err: error }, 'papers of dead processes could not be taken back'),
        );
      };
      ticking = setInterval(tick, tickMs);
      tick();
    },
    wake,
    oldestMs: hand.oldestMs,
    async stop() {
      stopping.abort();
      clearInterval(ticking);
      await working;
    },
  };
}

async function print(parts: PrintDeskParts, request: ClaimedPrint): Promise<void> {
  const { db, log, make, onDone } = parts;
  let end: PrintEnd | null;
  try {
    const { editionId, nip, word, personId } = request;
    const made = await make(subjectOf(request), { editionId, nip, word, personId });
    end = made.ok ? await withFile(parts, request, made.value) : without(request, made.problem);
  } catch (error) {
    log.warn({ err: error, request: request.id }, 'a paper could not be made');
    end = without(request, broken);
  }
  // What is nobody's fault on the paper is tried again a few times before it is told.
  if (end === null || (end.problem === 'broken' && !isLastTry(request)))
    return putBackPrints(db, request.claimedBy, [request.id], 2000 * 2 ** request.attempts);
  if (await finishPrint(db, request, end)) onDone();
}

const broken: PaperProblem = { why: 'broken', sign: null, label: null };

/** What is printed, out of its columns. */
const subjectOf = ({ paper, code, unitId, meeting, sheetId, form }: ClaimedPrint) =>
  (sheetId !== null
    ? { paper, sheetId }
    : meeting !== null
      ? { paper, meeting }
      : code === null
        ? { paper, unitId }
        : { paper, code, ...(form === null ? {} : { form }) }) as PrintSubject | InvitationPrint;

async function withFile(
  { store }: PrintDeskParts,
  { paper }: ClaimedPrint,
  made: MadePaper,
): Promise<PrintEnd | null> {
  const { bytes, mime, name, printId, version, what, unsigned } = made;
  const kept = await keep(store, bytes);
  const drawn = made.picture === undefined ? null : await keep(store, made.picture);
  if (kept === null) return null;
  const part: Part = {
    key: 'print_ready',
    args: { paper, what, version, draft: !made.final, unsigned },
  };
  return {
    ...{ state: 'done', printId, problem: null },
    message: { ...saying(part), file: { ...kept, name, mime } },
    ...(drawn === null
      ? {}
      : {
          picture: {
            ...saying({ key: 'print_picture', args: { paper } }),
            file: { ...drawn, name: name.replace(/\.pdf$/u, '.png'), mime: 'image/png' },
          },
        }),
  };
}

/** Keeps bytes in the store; null where it cannot be used now. */
async function keep(
  store: EvidenceStore,
  bytes: Uint8Array,
): Promise<{ readonly sha256: string; readonly size: number } | null> {
  const received = await store.receive(Readable.from([bytes]), { maxBytes: LARGEST });
  if (!received.ok) return null;
  const kept = await store.keep(received.value);
  return kept.ok ? { sha256: kept.value.sha256, size: kept.value.size } : null;
}

function without({ paper, code }: ClaimedPrint, problem: PaperProblem): PrintEnd {
  const { what = code, ...why } = problem;
  const part: Part = { key: 'print_failed', args: { paper, what, ...why } };
  return { state: 'failed', printId: null, problem: problem.why, message: saying(part) };
}

const saying = (part: Part): Message => ({ parts: [part], choices: [], prompt: null });
