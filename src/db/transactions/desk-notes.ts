// Notes that a checker writes at the desk while reading, stored per person, innovation and item; each save is one commit.
// They are drafts: nobody else reads them, nothing is decided by them, and the record of events knows nothing of them.
import { type Kysely, sql } from 'kysely';
import { type Result, no, ok } from '../../domain/result.ts';
import type { Database } from '../schema.ts';
import { type DeskNote, noteTag } from '../views/desk-notes.ts';

/** A note as it was typed. */
export interface TypedNote {
  readonly personId: number;
  readonly innovationId: number;
  readonly item: string;
  /** Empty: the note goes. */
  readonly text: string;
  /** The version of the innovation that was open. */
  readonly version: number;
  /** The tag of the note that was there when the typing began; empty for none. */
  readonly since: string;
}

/**
 * Stores a note, or removes it when it is empty. Where another tab or device stored another text meanwhile, nothing is
 * written and that text is given, so that its writer sees both. A note that is gone meanwhile is stored anew.
 */
export async function keepNote(
  db: Kysely<Database>,
  note: TypedNote,
): Promise<Result<DeskNote | null, { readonly type: 'changed'; readonly now: DeskNote }>> {
  const { personId, innovationId, item, text, version, since } = note;
  const [stored] = await notesFor(db, note);
  if (stored !== undefined && stored.text === text) return ok(stored);
  const known = stored?.text ?? '';
  if (stored !== undefined && noteTag(known) !== since) return no({ type: 'changed', now: stored });
  if (text === '') {
    await sql`delete from desk_note where person_id = ${personId} and innovation_id = ${innovationId}
      and item = ${item} and text = ${known}`.execute(db);
    return ok(null);
  }
  const { rows } = await sql<DeskNote>`
    insert into desk_note (person_id, innovation_id, item, text, version)
    values (${personId}, ${innovationId}, ${item}, ${text}, ${version})
    on conflict (person_id, innovation_id, item) do update
      set text = excluded.text, version = excluded.version, saved_at = now() where desk_note.text = ${known}
    returning item, text, version, saved_at as "savedAt", false as changed`.execute(db);
  const [kept] = rows;
  if (kept !== undefined) return ok(kept);
  const [now] = await notesFor(db, note);
  return now === undefined ? keepNote(db, note) : no({ type: 'changed', now });
}

async function notesFor(
  db: Kysely<Database>,
  { personId, innovationId, item }: TypedNote,
): Promise<readonly DeskNote[]> {
  const { rows } = await sql<DeskNote>`
    select item, text, version, saved_at as "savedAt", false as changed from desk_note
    where person_id = ${personId} and innovation_id = ${innovationId} and item = ${item}`.execute(
    db,
  );
  return rows;
}

/** Removes the notes that went out with a decision; one that was written anew meanwhile stays. */
export async function dropSentNotes(
  db: Kysely<Database>,
  personId: number,
  innovationId: number,
  sent: ReadonlyMap<string, string>,
): Promise<void> {
  if (sent.size === 0) return;
  const rows = [...sent].map(([item, text]) => ({ item, text }));
  await sql`delete from desk_note d using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (item text, text text)
    where d.person_id = ${personId} and d.innovation_id = ${innovationId} and d.item = s.item and d.text = s.text`.execute(
    db,
  );
}
