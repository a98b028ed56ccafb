// The WhatsApp session in PostgreSQL: credentials and signal keys, sealed, written by one process only.
// It knows nothing of WhatsApp: values are text that the channel made. It never deletes a session by itself.
import type { Kysely, Transaction } from 'kysely';
import { appendSystemEvent } from './events.ts';
import type { Database } from './schema.ts';
import { type Seal, makeSeal } from './whatsapp-seal.ts';

/** One key to write, or to delete when `value` is null. */
export interface KeyChange {
  readonly type: string;
  readonly id: string;
  readonly value: string | null;
}

/** Thrown when another process has taken the session over since: nothing was written. */
export class StaleSession extends Error {
  constructor() {
    super('the WhatsApp session belongs to another process now');
    this.name = 'StaleSession';
  }
}

/** A session as its current owner sees it. Every write fails with `StaleSession` once there is a newer owner. */
export interface WhatsappSession {
  readonly id: string;
  readonly epoch: number;
  readCreds(): Promise<string | null>;
  writeCreds(creds: string): Promise<void>;
  /** Gives the values that exist, by id. */
  readKeys(type: string, ids: readonly string[]): Promise<Map<string, string>>;
  /** Writes and deletes all keys in one commit, or none. */
  writeKeys(changes: readonly KeyChange[]): Promise<void>;
  /** Tells whether this process still owns the session. */
  isCurrent(): Promise<boolean>;
}

/**
 * Takes the session over: its epoch rises, so that a former owner can no longer write.
 * Makes the session when there is none.
 */
export async function takeWhatsappSession(
  db: Kysely<Database>,
  id: string,
  secretKey: string,
): Promise<WhatsappSession> {
  const { epoch } = await db
    .insertInto('wa_session')
    .values({ session_id: id, epoch: 1, creds: null })
    .onConflict((conflict) =>
      conflict.column('session_id').doUpdateSet((eb) => ({
        epoch: eb('wa_session.epoch', '+', 1),
      })),
    )
    .returning('epoch')
    .executeTakeFirstOrThrow();
  return session(db, id, epoch, makeSeal(secretKey));
}

/**
 * Forgets a session for good: the device must be paired again. Only for an operator who asked for it,
 * after WhatsApp itself has ended the pairing or when the number is given up.
 */
export async function forgetWhatsappSession(db: Kysely<Database>, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // The epoch goes on, so that a process that still runs is fenced off.
    await trx
      .updateTable('wa_session')
      .set((eb) => ({ creds: null, epoch: eb('epoch', '+', 1) }))
      .where('session_id', '=', id)
      .execute();
    await trx.deleteFrom('wa_key').where('session_id', '=', id).execute();
    // Without the id, which may be a phone number.
    await appendSystemEvent(trx, {
      subject: 'whatsapp',
      type: 'linking_forgotten',
      role: 'operator',
      channel: 'command',
    });
  });
}

/** Lists the sessions with the time of their last change. */
export async function listWhatsappSessions(
  db: Kysely<Database>,
): Promise<readonly { readonly id: string; readonly updatedAt: Date }[]> {
  return db
    .selectFrom('wa_session')
    .select(['session_id as id', 'updated_at as updatedAt'])
    .orderBy('session_id')
    .execute();
}

/** Reads the credentials without taking the session over; `sealed` when another secret key sealed them. */
export async function readWhatsappCreds(
  db: Kysely<Database>,
  id: string,
  secretKey: string,
): Promise<string | null | 'sealed'> {
  const row = await db
    .selectFrom('wa_session')
    .select('creds')
    .where('session_id', '=', id)
    .executeTakeFirst();
  if (!row?.creds) return null;
  try {
    return makeSeal(secretKey).open(row.creds, `creds|${id}`).toString();
  } catch {
    return 'sealed';
  }
}

function session(db: Kysely<Database>, id: string, epoch: number, seal: Seal): WhatsappSession {
  const credsPlace = `creds|${id}`;
  const place = (type: string, key: string): string => `key|${id}|${type}|${key}`;

  const write = (work: (trx: Transaction<Database>) => Promise<void>): Promise<void> =>
    db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('wa_session')
        .select('epoch')
        .where('session_id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (row?.epoch !== epoch) throw new StaleSession();
      await work(trx);
    });

  return {
    id,
    epoch,

    async readCreds() {
      const row = await db
        .selectFrom('wa_session')
        .select('creds')
        .where('session_id', '=', id)
        .executeTakeFirst();
      return row?.creds ? seal.open(row.creds, credsPlace).toString() : null;
    },

    writeCreds: (creds) =>
      write(async (trx) => {
        await trx
          .updateTable('wa_session')
          .set({ creds: seal.seal(creds, credsPlace), updated_at: new Date() })
          .where('session_id', '=', id)
          .execute();
      }),

    async readKeys(type, ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('wa_key')
        .select(['id', 'value'])
        .where('session_id', '=', id)
        .where('type', '=', type)
        .where('id', 'in', [...ids])
        .execute();
      return new Map(
        rows.map((row) => [row.id, seal.open(row.value, place(type, row.id)).toString()]),
      );
    },

    async writeKeys(changes) {
      // Sorted, so that two writers of the same keys never wait for each other crosswise.
      const sorted = [...changes].sort((a, b) => compare(a.type, b.type) || compare(a.id, b.id));
      const kept = sorted.flatMap(({ type, id: key, value }) =>
        value === null
          ? []
          : [{ session_id: id, type, id: key, value: seal.seal(value, place(type, key)) }],
      );
      const types = [...new Set(sorted.map((change) => change.type))];
      await write(async (trx) => {
        for (const type of types) {
          const gone = sorted.filter((change) => change.type === type && change.value === null);
          if (gone.length === 0) continue;
          await trx
            .deleteFrom('wa_key')
            .where('session_id', '=', id)
            .where('type', '=', type)
            .where(
              'id',
              'in',
              gone.map((change) => change.id),
            )
            .execute();
        }
        if (kept.length === 0) return;
        await trx
          .insertInto('wa_key')
          .values(kept)
          .onConflict((conflict) =>
            conflict
              .columns(['session_id', 'type', 'id'])
              .doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
          )
          .execute();
      });
    },

    async isCurrent() {
      const row = await db
        .selectFrom('wa_session')
        .select('epoch')
        .where('session_id', '=', id)
        .executeTakeFirst();
      return row?.epoch === epoch;
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
