// Jobs of long papers, each change one commit: asked for, claimed by one process, ended and told of, let go.
// It makes no paper and decides no right.
import { type Kysely, sql } from 'kysely';
import type { Message } from '../../domain/conversation/message.ts';
import type { PaperMessages } from '../../domain/conversation/papers/messages.ts';
import type { InnovationPaper, PaperName } from '../../domain/papers.ts';
import { sendNotice } from '../carry/send-notice.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** How long a finished file is kept, days. */
export const PAPER_DAYS = 7;
/** More innovations are not printed in one go. */
export const MOST_PAPERS = 1000;
/** A process that dies over the same job again and again must not do so for ever. */
export const MOST_ATTEMPTS = 5;
/** So many jobs of one asker may be open. */
export const MOST_OPEN = 3;

/** What is to be made: one paper of many innovations, or a paper of a unit or of all. */
export interface PaperJobSubject {
  readonly paper: PaperName;
  readonly unitId: string | null;
  readonly codes: readonly string[];
  /** The units of these innovations. */
  readonly units: readonly string[];
  readonly editionId: string;
  readonly nip: boolean;
}

/** Who asks: somebody at the desk, or a program with the key of its request. */
export type PaperAsker =
  | { readonly personId: number }
  | { readonly tokenId: number; readonly key: string | null; readonly hash: Buffer };

/** A job that this process makes. */
export interface ClaimedPaperJob extends PaperJobSubject {
  readonly id: number;
  /** This one counted. */
  readonly attempts: number;
}

/** Gives the job that a program asked for with this key; null: none. `key_reused`: with it something else was asked for. */
export async function paperJobOfKey(
  db: Db,
  { tokenId, key, hash }: Extract<PaperAsker, { tokenId: number }>,
): Promise<number | 'key_reused' | null> {
  if (key === null) return null;
  const { rows } = await sql<{ id: number; same: boolean }>`
    select id, request_hash = ${hash} as same from paper_job where token_id = ${tokenId} and request_key = ${key}`.execute(
    db,
  );
  const [before] = rows;
  if (before === undefined) return null;
  return before.same ? before.id : 'key_reused';
}

/**
 * Asks for a job; gives its number, that of the open one where the same is asked for again. `key_reused`: the program asked
 * for something else with this key; `too_many`: so many of this asker are open that no other is taken.
 */
export async function askForPapers(
  db: Db,
  asker: PaperAsker,
  { paper, unitId, codes, units, editionId, nip }: PaperJobSubject,
): Promise<{ readonly id: number; readonly isNew: boolean } | 'key_reused' | 'too_many'> {
  const program = 'tokenId' in asker ? asker : { tokenId: null, key: null, hash: null };
  const personId = 'personId' in asker ? asker.personId : null;
  const { tokenId, key } = program;
  const hash = key === null ? null : program.hash;
  return db.transaction().execute(async (trx) => {
    // One at a time: of two that are asked for at once the second finds the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`paper jobs ${tokenId === null ? 'person' : 'token'} ${tokenId ?? personId}`}, 5))`.execute(
      trx,
    );
    const before = 'tokenId' in asker ? await paperJobOfKey(trx, asker) : null;
    if (before !== null) return before === 'key_reused' ? before : { id: before, isNew: false };
    const { rows: open } = await sql<{ id: number; same: boolean }>`
      select id, paper = ${paper} and unit_id is not distinct from ${unitId} and codes = ${[...codes]}::text[]
        and edition_id = ${editionId} and nip = ${nip} and ${key}::text is null and request_key is null as same
      from paper_job where person_id is not distinct from ${personId} and token_id is not distinct from ${tokenId}
        and state in ('waiting', 'making') order by id`.execute(trx);
    const same = open.find((job) => job.same);
    if (same !== undefined) return { id: same.id, isNew: false };
    if (open.length >= MOST_OPEN) return 'too_many';
    const { rows } = await sql<{ id: number }>`
      insert into paper_job (person_id, token_id, paper, unit_id, codes, units, edition_id, nip, request_key, request_hash)
      values (${personId}, ${tokenId}, ${paper}, ${unitId}, ${[...codes]}::text[], ${[...units]}::text[], ${editionId}, ${nip}, ${key}, ${hash})
      returning id`.execute(trx);
    const [asked] = rows;
    if (asked === undefined) throw new Error('no job was stored');
    return { id: asked.id, isNew: true };
  });
}

/** Claims the oldest job that waits, but none of `resting`; null when there is none. */
export async function claimPaperJob(
  db: Db,
  epoch: number,
  resting: readonly number[] = [],
): Promise<ClaimedPaperJob | null> {
  const { rows } = await sql<ClaimedPaperJob>`
    update paper_job set state = 'making', claimed_by = ${epoch}, attempts = attempts + 1
    where id = (select id from paper_job where state = 'waiting' and id <> all (${[...resting]}::bigint[])
      order by id limit 1 for update skip locked)
    returning id, paper, unit_id as "unitId", codes, units, edition_id as "editionId", nip, attempts`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Lists the epochs that make one. */
export async function paperEpochs(db: Db): Promise<readonly number[]> {
  const { rows } = await sql<{ epoch: number }>`
    select distinct claimed_by as epoch from paper_job where state = 'making'`.execute(db);
  return rows.map(({ epoch }) => epoch);
}

/** Puts back what a process was making; one that was tried too often has failed, and is told of. */
export async function putBackPaperJob(db: Db, epoch: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const failed = sql`attempts >= ${MOST_ATTEMPTS}`;
    const { rows } = await sql<EndedJob & { state: string }>`
      update paper_job set claimed_by = null, problem = case when ${failed} then 'broken' end,
        state = case when ${failed} then 'failed' else 'waiting' end, ended_at = case when ${failed} then now() end
      where state = 'making' and claimed_by = ${epoch} returning ${endedColumns}, state`.execute(
      trx,
    );
    for (const job of rows)
      if (job.state === 'failed') await tellOf(trx, job, { problem: 'failed' }, null);
  });
}

/** Puts back a job that its process makes no further, since it stops; that was no attempt. */
export async function releasePaperJob(db: Db, id: number, epoch: number): Promise<void> {
  await sql`update paper_job set state = 'waiting', claimed_by = null, attempts = attempts - 1
    where id = ${id} and state = 'making' and claimed_by = ${epoch}`.execute(db);
}

/** Notes how many are made; false when another process has the job by now. */
export async function notePapers(
  db: Db,
  { id, epoch }: HeldPaperJob,
  made: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update paper_job set made = ${made} where id = ${id} and claimed_by = ${epoch}`.execute(db);
  return numAffectedRows === 1n;
}

/** A job and the process that has it. */
export interface HeldPaperJob {
  readonly id: number;
  readonly epoch: number;
}

/** How a job ended: with a file, or with why there is none. */
export type PaperJobEnd =
  | { readonly name: string; readonly mime: string; readonly size: number; readonly sha256: string }
  | {
      readonly problem: NonNullable<PaperMessages['notice_papers']['problem']>;
      /** What no font has, and the item in which it stands. */
      readonly sign?: string | null;
      readonly label?: string | null;
    };

/** Ends a job that this process has, and tells whoever asked at the desk, where `place` leads to the file. */
export async function endPaperJob(
  db: Db,
  { id, epoch }: HeldPaperJob,
  end: PaperJobEnd,
  place: (id: number) => string,
): Promise<void> {
  const ended =
    'problem' in end
      ? sql`state = 'failed', problem = ${end.problem}`
      : sql`state = 'done', expires_at = now() + make_interval(days => ${PAPER_DAYS}), file_name = ${end.name}, mime = ${end.mime},
          size = ${end.size}, file_hash = decode(${end.sha256}, 'hex'), made = greatest(1, cardinality(codes))`;
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<EndedJob>`
      update paper_job set claimed_by = null, ended_at = now(), ${ended}
      where id = ${id} and claimed_by = ${epoch} returning ${endedColumns}`.execute(trx);
    for (const job of rows)
      await tellOf(trx, job, 'problem' in end ? end : { problem: null }, place(id));
  });
}

interface EndedJob {
  readonly id: number;
  readonly personId: number | null;
  readonly paper: InnovationPaper;
  readonly count: number;
}
const endedColumns = sql`id, person_id as "personId", paper, cardinality(codes) as count`;

async function tellOf(
  trx: Db,
  { id, personId, paper, count }: EndedJob,
  end: Pick<PaperMessages['notice_papers'], 'problem' | 'sign' | 'label'>,
  address: string | null,
): Promise<void> {
  if (personId === null) return;
  const { problem, sign = null, label = null } = end;
  const args = {
    ...{ number: id, paper, count, problem, days: PAPER_DAYS, address },
    ...(sign === null ? {} : { sign }),
    ...(label === null ? {} : { label }),
  };
  const message: Message = { parts: [{ key: 'notice_papers', args }], choices: [], prompt: null };
  const audience = { to: 'person', personId } as const;
  await sendNotice(trx, { kind: 'notify', audience, key: `papers:${id}`, message });
}

/** Lists finished ones whose time is over. */
export async function overduePapers(db: Db): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from paper_job where state = 'done' and expires_at <= now()`.execute(db);
  return rows.map(({ id }) => id);
}

/** Notes that the file of one is no more. */
export async function dropPapers(db: Db, id: number): Promise<void> {
  await sql`update paper_job set state = 'gone' where id = ${id} and state = 'done'`.execute(db);
}

/** Lists the jobs that have, or will have, files in the folder. */
export async function papersWithFiles(db: Db): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; state: string }>`
    select id, state from paper_job where state in ('waiting', 'making', 'done')`.execute(db);
  return new Map(rows.map(({ id, state }) => [id, state]));
}
