// Jobs of national bundles, each change one commit: asked for once an edition, claimed by one process, ended, let go.
// It writes no file. Whoever asked gets one while they have the right to it, which domain/access.ts decides.
import { type Kysely, sql } from 'kysely';
import { may, type Role } from '../../domain/access.ts';
import type { Act } from '../../domain/conversation/act.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { PaperMessages } from '../../domain/conversation/papers/messages.ts';
import type { Origin } from '../commit/record.ts';
import { sendNotice } from '../carry/send-notice.ts';
import { loadPeople } from '../load/people.ts';
import { recordDeskPrint } from './record-desk-reading.ts';
import { appendPersonEvents } from '../events.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';

type Db = Kysely<Database>;

/** How long a finished file is kept, days. */
export const KEPT_DAYS = 14;
/** A process that dies over the same bundle again and again must not do so for ever. */
const MOST_ATTEMPTS = 5;

/** How long a link to a file that no chat carries works, hours. */
export const LINK_HOURS = 72;

/** A job that this process writes. */
export interface ClaimedBundle {
  readonly id: number;
  readonly editionId: string;
  /** Of one unit, or of these innovations; of all where neither is there. */
  readonly unitId: string | null;
  readonly codes: readonly string[];
  /** It was asked for in a chat, and goes there. */
  readonly inChat: boolean;
  /** This one counted. */
  readonly attempts: number;
}

const everything = { unitId: null, codes: [] } as const;

/** Asks for a bundle; one that is waited for already is not asked for twice. */
export async function askForBundle(
  db: Db,
  personId: number,
  editionId: string,
  of: { readonly unitId: string | null; readonly codes: readonly string[] } = everything,
): Promise<void> {
  const { numAffectedRows } =
    await sql`insert into bundle_job (asked_by, edition_id, unit_id, codes)
    values (${personId}, ${editionId}, ${of.unitId}, ${[...of.codes]}::text[])
    on conflict do nothing`.execute(db);
  if (numAffectedRows === 1n)
    await recordDeskPrint(db, { personId, about: { paper: 'bundle', edition: editionId } });
}

/** Asks for one in a chat, in the commit of the message; the record names what it is of. */
export async function askForBundleInChat(
  trx: Db,
  { unitId, codes, editionId }: Extract<Act, { do: 'bundle' }>,
  by: Origin,
): Promise<void> {
  await sql`insert into bundle_job (asked_by, edition_id, unit_id, codes, in_chat)
    values (${by.personId}, ${editionId}, ${unitId}, ${[...codes]}::text[], true) on conflict do nothing`.execute(
    trx,
  );
  await appendPersonEvents(trx, [
    {
      ...{ personId: by.personId, type: 'paper_printed', channel: by.channel, inboxId: by.inboxId },
      after: { paper: 'bundle', edition: editionId, unit: unitId, codes },
    },
  ]);
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
    returning id, edition_id as "editionId", unit_id as "unitId", codes, in_chat as "inChat", attempts`.execute(
    db,
  );
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
  { file, seal = (message) => message }: Pick<BundleWay, 'file' | 'seal'> = {},
  holding?: Role,
): Promise<void> {
  const { number } = told;
  const args = { ...told, days: KEPT_DAYS, address: place(number) };
  const message: Message = {
    ...{ parts: [{ key: 'notice_bundle', args }], choices: [], prompt: null },
    ...(file === undefined ? {} : { file }),
  };
  const audience = {
    ...({ to: 'person', personId } as const),
    ...(holding === undefined ? {} : { holding }),
  };
  await sendNotice(trx, {
    kind: 'notify',
    audience,
    key: `bundle:${number}:${told.ended}`,
    message: seal(message),
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

/** A job and the process that writes it. */
export interface HeldBundle {
  readonly id: number;
  readonly epoch: number;
}

/** Notes how far it is, bytes; false when another process has the job by now. */
export async function noteBundle(
  db: Db,
  { id, epoch }: HeldBundle,
  { written, size }: { readonly written: number; readonly size: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update bundle_job set written = ${written}, size = ${size}
    where id = ${id} and claimed_by = ${epoch}`.execute(db);
  return numAffectedRows === 1n;
}

/** How a bundle comes to whoever asked in a chat: as a file of the evidence store, or by a link. */
export interface BundleWay {
  readonly file?: NonNullable<Message['file']>;
  /** The link and what makes it; `seal` hides it in what is stored. */
  readonly link?: { readonly token: string; readonly url: string };
  readonly seal?: (message: Message) => Message;
  /** Codes under which nothing was handed in. */
  readonly unknown?: readonly string[];
}

/**
 * Ends a job that this process has, with a file or because nothing was handed in, and tells whoever asked; who has no right to it any more gets
 * neither file nor link.
 */
export async function endBundle(
  db: Db,
  { id, epoch }: HeldBundle,
  done: {
    readonly innovations: number;
    readonly files: number;
    readonly findings: number;
    readonly bytes: number;
    readonly sha256: string;
  } | null,
  place: PlaceOf,
  way: BundleWay = {},
): Promise<void> {
  const { file, link, unknown = [] } = way;
  const ended =
    done === null
      ? sql`state = 'nothing'`
      : sql`state = 'done', expires_at = now() + make_interval(days => ${KEPT_DAYS}), file_hash = decode(${done.sha256}, 'hex'),
          innovations = ${done.innovations}, files = ${done.files}, findings = ${done.findings},
          written = ${done.bytes}, size = ${done.bytes}`;
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ askedBy: number }>`
      update bundle_job set claimed_by = null, ended_at = now(), ${ended}
      where id = ${id} and claimed_by = ${epoch} returning asked_by as "askedBy"`.execute(trx);
    for (const { askedBy } of rows) {
      // The right may have ended while it was written; it ends with its role while the notice waits to be sent.
      const asker = (await loadPeople(trx, [askedBy])).get(askedBy)?.person;
      const right = may(asker?.consented === true ? asker.grants : [], 'national_bundle');
      if (!right.ok) {
        await tellOf(trx, askedBy, place, { ...nothing, number: id, ended: 'no_right' });
        continue;
      }
      if (done !== null && link !== undefined)
        await sql`insert into bundle_link (token_hash, bundle_id, person_id, expires_at)
          values (${sha256(link.token)}, ${id}, ${askedBy}, now() + make_interval(hours => ${LINK_HOURS}))`.execute(
          trx,
        );
      await tellOf(
        trx,
        askedBy,
        place,
        done === null
          ? {
              ...{ ...nothing, number: id, ended: 'nothing' },
              ...(unknown.length === 0 ? {} : { unknown }),
            }
          : {
              ...{ number: id, ended: 'done', innovations: done.innovations },
              ...{ files: done.files, findings: done.findings },
              ...(file === undefined ? {} : { sent: true }),
              ...(link === undefined ? {} : { link: link.url, hours: LINK_HOURS }),
            },
        way,
        right.value.role,
      );
    }
  });
}

/** Uses a link up, for somebody who may have bundles; gives which one it leads to, or null where it works no more. */
export async function useBundleLink(db: Db, token: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    update bundle_link l set used_at = now() from bundle_job b
    where l.token_hash = ${sha256(token)} and l.used_at is null and l.expires_at > now()
      and b.id = l.bundle_id and b.state = 'done' returning b.id`.execute(db);
  return rows[0]?.id ?? null;
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
