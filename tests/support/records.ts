// Puts innovations, people and files straight into the tables, for tests of what reads them.
// It never goes through a conversation; what a conversation writes is tested with conversations.
import { sql } from 'kysely';
import type { EvidenceStore } from '../../src/db/evidence-store.ts';
import type { TestDatabase } from './database.ts';

type Db = TestDatabase['db'];

/** Adds a person with an address and a conversation, and gives the person's id. */
export async function addPerson(db: Db, name: string, channel = 'telegram', nativeId = name) {
  const { rows } = await sql<{ id: number }>`
    with who as (insert into person (name) values (${name}) returning id),
    chat as (insert into address (channel, native_id, person_id) select ${channel}, ${nativeId}, id from who returning id, person_id)
    insert into conversation (person_id, address_id, state) select person_id, id, '{}' from chat
    returning person_id as id`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no person was added');
  return row.id;
}

/** What an innovation of a test looks like; everything else is usual. */
export interface InnovationGiven {
  readonly code: string;
  readonly unitId: string;
  readonly ownerId: number;
  readonly name?: string;
  readonly state?: 'draft' | 'submitted' | 'withdrawn' | 'rejected';
}

/** Adds an innovation of the default edition and gives its id. */
export async function addInnovation(db: Db, given: InnovationGiven): Promise<number> {
  const { code, unitId, ownerId, name = `Inovasi ${given.code}`, state = 'draft' } = given;
  const row = await db
    .insertInto('innovation')
    .values({
      code,
      unit_id: unitId,
      owner_id: ownerId,
      edition_id: 'balangan-2026',
      edition_version: 1,
      name,
      state,
      submitted_at: state === 'submitted' || state === 'rejected' ? sql<Date>`now()` : null,
      version: 3,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('answer')
    .values({
      innovation_id: row.id,
      item: 'nama',
      value: JSON.stringify({ type: 'text', text: name }),
      revision: 1,
      written_by: ownerId,
    })
    .execute();
  return row.id;
}

/** Stores bytes as a file of an innovation and gives the row's id and the hash. */
export async function addEvidence(
  db: Db,
  store: EvidenceStore,
  innovationId: number,
  personId: number,
  file: { readonly name: string; readonly bytes: Buffer; readonly mime?: string },
): Promise<{ id: number; sha256: string }> {
  const received = await store.receive(chunks(file.bytes), { maxBytes: 10_000_000 });
  if (!received.ok) throw new Error('not received');
  const kept = await store.keep(received.value);
  if (!kept.ok) throw new Error('not kept');
  const { sha256, size } = kept.value;
  const { rows } = await sql<{ id: number }>`
    insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at)
    values (${personId}, ${innovationId}, 'regulasi', 'evidence', 'stored', 'webchat', '{}', ${file.name}, ${sha256}, ${size},
      'pdf', ${file.mime ?? 'application/pdf'}, now())
    returning id`.execute(db);
  return { id: rows[0]?.id ?? 0, sha256 };
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
