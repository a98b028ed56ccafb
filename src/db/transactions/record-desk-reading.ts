// One commit: somebody at the desk read what others filled in, or took a file, a list or a paper of it,
// in their own chain of events.
// It keeps codes and ids, never content; whoever filled it in sees it in their own data.
import { type Kysely, sql } from 'kysely';
import { event } from '../carry/person-event.ts';
import type { Database } from '../schema.ts';

/** What was read: an innovation, or with `evidence` a file of it (id). */
export interface DeskReading {
  readonly personId: number;
  readonly code: string;
  readonly evidence?: number;
}

/** Appends it to the reader's chain. */
export async function recordDeskReading(
  db: Kysely<Database>,
  { personId, code, evidence }: DeskReading,
): Promise<void> {
  if (evidence === undefined) await record(db, personId, 'record_read', { code });
  else await record(db, personId, 'evidence_downloaded', { code, evidence });
}

/** Appends that somebody took a list away. */
export const recordListTaken = (
  db: Kysely<Database>,
  { personId, rows }: { readonly personId: number; readonly rows: number },
): Promise<void> => record(db, personId, 'list_exported', { rows });

/** Appends that somebody had a paper printed. */
export const recordDeskPrint = (
  db: Kysely<Database>,
  {
    personId,
    about,
  }: { readonly personId: number; readonly about: Readonly<Record<string, string | null>> },
): Promise<void> => record(db, personId, 'paper_printed', about);

async function record(
  db: Kysely<Database>,
  personId: number,
  type: string,
  about: object,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ now: Date }>`select now() as now`.execute(trx);
    const at = rows[0]?.now.toISOString() ?? '';
    await event(trx, personId, { personId, channel: 'desk', inboxId: null, at }, type, about);
  });
}
