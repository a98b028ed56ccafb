// Passkeys as their owner sees them, and as the sign-in finds them. It changes nothing.
import { type Kysely, sql } from 'kysely';
import type { Person } from '../../domain/conversation/world.ts';
import { loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';

/** A passkey in the list of its owner. */
export interface OwnPasskey {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

/** A passkey with what checks an answer made with it. */
export interface KnownPasskey {
  readonly id: number;
  readonly publicKey: Buffer;
  readonly userHandle: Buffer;
  /** Whose it is; null when they took their consent back. */
  readonly person: Person | null;
}

/** Passkeys of a person, the oldest first. */
export const passkeysOf = (
  db: Kysely<Database>,
  personId: number,
): Promise<readonly OwnPasskey[]> =>
  db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at as createdAt', 'used_at as usedAt'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();

/** What an authenticator knows the passkeys of a person by. */
export async function credentialsOf(
  db: Kysely<Database>,
  personId: number,
): Promise<readonly Buffer[]> {
  const rows = await db
    .selectFrom('passkey')
    .select('credential_id')
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.credential_id);
}

/** The passkey of this credential; null when nobody has it. */
export async function passkeyKnownBy(
  db: Kysely<Database>,
  credential: Buffer,
): Promise<KnownPasskey | null> {
  const { rows } = await sql<{
    id: number;
    person_id: number;
    public_key: Buffer;
    user_handle: Buffer;
  }>`select id, person_id, public_key, user_handle from passkey where credential_id = ${credential}`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const person = (await loadPeople(db, [row.person_id])).get(row.person_id)?.person;
  return {
    id: row.id,
    publicKey: row.public_key,
    userHandle: row.user_handle,
    person: person?.consented === true ? person : null,
  };
}
