// Reads the versions of an innovation: the steps by which it went on or back, and what happened to its items in between.
// It changes nothing.
import { type Kysely, sql } from 'kysely';
import type { ItemEvent } from '../../domain/innovation/difference.ts';
import { fileEventTypes } from '../../domain/innovation/files-at.ts';
import { steps } from '../../domain/innovation/status.ts';
import type { Database } from '../schema.ts';

/** A version that a step ended in. */
export interface VersionRow {
  readonly version: number;
  readonly step: string;
  readonly by: string | null;
  readonly role: string | null;
  readonly at: Date;
}

/** The versions that steps ended in, oldest first. */
export async function versionsOf(
  db: Kysely<Database>,
  innovationId: number,
): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select e.seq as version, e.type as step, p.name as by, e.role, e.at
    from event e left join person p on p.id = e.person_id
    where e.innovation_id = ${innovationId} and e.type = any(${[...steps]}::text[]) order by e.seq`.execute(
    db,
  );
  return rows;
}

/** What happened to items and their files, oldest first. */
export async function itemEventsOf(
  db: Kysely<Database>,
  innovationId: number,
): Promise<readonly ItemEvent[]> {
  const { rows } = await sql<ItemEvent>`
    select seq, type, item, before, after from event
    where innovation_id = ${innovationId}
      and type = any(${['answer_saved', 'answer_cleared', ...fileEventTypes]}::text[]) order by seq`.execute(
    db,
  );
  return rows;
}
