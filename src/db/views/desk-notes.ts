// Reads the notes that a person wrote at the desk about one innovation.
// It never shows the notes of somebody else.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A note as it is stored. */
export interface DeskNote {
  readonly item: string;
  readonly text: string;
  /** The version of the innovation that was open when it was written. */
  readonly version: number;
  readonly savedAt: Date;
  /** The item has changed since that version. */
  readonly changed: boolean;
}

/** A short name of what a note says, by which a browser tells which text its typing began with; empty for no note. */
export const noteTag = (text: string): string =>
  text === '' ? '' : createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** The notes of a person about an innovation, by item. */
export async function notesOf(
  db: Kysely<Database>,
  personId: number,
  innovationId: number,
): Promise<ReadonlyMap<string, DeskNote>> {
  const { rows } = await sql<DeskNote>`
    select d.item, d.text, d.version, d.saved_at as "savedAt", exists (
      select 1 from event e where e.innovation_id = d.innovation_id and e.item = d.item and e.seq > d.version
        and e.type in ('answer_saved', 'answer_cleared', 'file_stored', 'file_removed', 'file_moved')) as changed
    from desk_note d where d.person_id = ${personId} and d.innovation_id = ${innovationId}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.item, row]));
}
