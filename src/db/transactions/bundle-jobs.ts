// Jobs of national bundles, each change one commit: asked for once an edition, claimed by one process, ended, let go.
// It writes no file and decides no right.
import { type Kysely, sql } from 'kysely';
import type { Message } from '../../domain/conversation/message.ts';
import type { PaperMessages } from '../../domain/conversation/papers/messages.ts';
import { sendNotice } from '../carry/send-notice.ts';
import { recordDeskPrint } from './record-desk-reading.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** How long a finished file is kept, days. */
export const KEPT_DAYS = 14;
/** A process that dies over the same bundle again and again must not do so for ever. */
const MOST_ATTEMPTS = 5;

/** A job that this process writes. */
export interface ClaimedBundle {
  readonly id: number;
  readonly editionId: string;
  /** This one counted. */
  readonly attempts: number;
}

/** Asks for a bundle; one that is waited for already is not asked for twice. */
export async function askForBundle(db: Db, personId: number, editionId: string): Promise<void> {
  const { numAffectedRows } =
    await sql`insert into bundle_job (asked_by, edition_id) values (${personId}, ${editionId})
    on conflict (edition_id) where state in ('waiting', 'writing') do nothing`.execute(db);
  if (numAffectedRows === 1n)
    await recordDeskPrint(db, { personId, about: { paper: 'bundle', edition: editionId } });
}

/** Claims the oldest job that waits, but none of `resting`; null when there is none. */
export async function claimBundle(
  db: Db,
  epoch: number,
  resting: readonly number[] = [],
): Promise<ClaimedBundle | null> {
  const { rows } = await sql<ClaimedBundle>`
    update bundle_job set state = 'writing', claimed_by = ${epoch}, attempts = attempts + 1
    where id = (select id from bundle_job where state = 'waiting' and id <> all (${[...resting]}::bigint[])
      order by id limit 1 for update skip locked)
    returning id, edition_id as "editionId", attempts`.execute(db);
  return rows[0] ?? null;
}

/** Lists the epochs that write one. */
export async function bundlingEpochs(db: Db): Promise<readonly number[]> {
  const { rows } = await sql<{ epoch: number }>`
    select distinct claimed_by as epoch from bundle_job where state = 'writing'`.execute(db);
  return rows.map(({ epoch }) => epoch);
}

/** Puts back what a process was writing, to be gone on with; one that was tried too often has failed, and is told of. */
export async function putBackBundle(db: Db, epoch: number, place: PlaceOf): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: number; askedBy: number; state: string }>`
      update bundle_job set claimed_by = null,
        state = case when attempts >= ${MOST_ATTEMPTS} then 'failed' else 'waiting' end,
        ended_at = case when attempts >= ${MOST_ATTEMPTS} then now() end
      where state = 'writing' and claimed_by = ${epoch} returning id, asked_by as "askedBy", state`.execute(
      trx,
    );
    for (const { id, askedBy, state } of rows)
      if (state === 'failed')
        await tellOf(trx, askedBy, place, { ...nothing, number: id, ended: 'failed' });
  });
}

/** Where the page of a bundle is, by its number. */
export type PlaceOf = (id: number) => string;

const nothing = { innovations: 0, files: 0, findings: 0 } as const;

/** Tells whoever asked how it ended, once. */
async function tellOf(
  trx: Db,
  personId: number,
  place: PlaceOf,
  told: Omit<PaperMessages['notice_bundle'], 'days' | 'address'>,
): Promise<void> {
  const { number } = told;
  const args = { ...told, days: KEPT_DAYS, address: place(number) };
  const message: Message = { parts: [{ key: 'notice_bundle', args }], choices: [], prompt: null };
  const audience = { to: 'person', personId } as const;
  await sendNotice(trx, {
    kind: 'notify',
    audience,
    key: `bundle:${number}:${told.ended}`,
    message,
  });
}

/** Puts back a job that its process writes no further, since it stops; that was no attempt. */
export async function releaseBundle(db: Db, id: number, epoch: number): Promise<void> {
  await sql`update bundle_job set state = 'waiting', claimed_by = null, attempts = attempts - 1
    where id = ${id} and state = 'writing' and claimed_by = ${epoch}`.execute(db);
}

/** Lists the jobs that have, or will have, files in the folder. */
export async function bundlesWithFiles(
  db: Db,
): Promise<ReadonlyMap<number, 'waiting' | 'writing' | 'done'>> {
  const { rows } = await sql<{ id: number; state: 'waiting' | 'writing' | 'done' }>`
    select id, state from bundle_job where state in ('waiting', 'writing', 'done')`.execute(db);
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Notes how far it is, bytes. */
export async function noteBundle(
  db: Db,
  id: number,
  { written, size }: { readonly written: number; readonly size: number },
): Promise<void> {
  await sql`update bundle_job set written = ${written}, size = ${size} where id = ${id}`.execute(
    db,
  );
}

/** Ends a job, with a file or because nothing was handed in, and tells whoever asked. */
export async function endBundle(
  db: Db,
  id: number,
  done: {
    readonly innovations: number;
    readonly files: number;
    readonly findings: number;
    readonly bytes: number;
    readonly sha256: string;
  } | null,
  place: PlaceOf,
): Promise<void> {
  const ended =
    done === null
      ? sql`state = 'nothing'`
      : sql`state = 'done', expires_at = now() + make_interval(days => ${KEPT_DAYS}), file_hash = decode(${done.sha256}, 'hex'),
          innovations = ${done.innovations}, files = ${done.files}, findings = ${done.findings},
          written = ${done.bytes}, size = ${done.bytes}`;
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ askedBy: number }>`
      update bundle_job set claimed_by = null, ended_at = now(), ${ended}
      where id = ${id} returning asked_by as "askedBy"`.execute(trx);
    for (const { askedBy } of rows)
      await tellOf(
        trx,
        askedBy,
        place,
        done === null
          ? { ...nothing, number: id, ended: 'nothing' }
          : {
              ...{ number: id, ended: 'done', innovations: done.innovations },
              ...{ files: done.files, findings: done.findings },
            },
      );
  });
}

/** Lists finished ones whose time is over. */
export async function overdueBundles(db: Db): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from bundle_job where state = 'done' and expires_at <= now()`.execute(db);
  return rows.map(({ id }) => id);
}

/** Notes that the file of one is no more. */
export async function dropBundle(db: Db, id: number): Promise<void> {
  await sql`update bundle_job set state = 'gone' where id = ${id} and state = 'done'`.execute(db);
}
