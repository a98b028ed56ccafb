// Reads all that a person wrote, sent and agreed to, for the copy of their data.
// It reads nothing that others wrote, but what they wrote of the person to invite them, and no names of others.
import { type Kysely, sql } from 'kysely';
import type { OwnExport } from '../../domain/conversation/own-data/export-parts.ts';
import { answerValueSchema } from '../../domain/edition/answer.ts';
import type { Database } from '../schema.ts';
import { roleOf } from './shared.ts';

/** Loads the copy of a person's data, each kind in the order in which it came to be. */
export async function loadOwnExport(db: Kysely<Database>, personId: number): Promise<OwnExport> {
  const consents = await sql<{ at: Date; version: string | null }>`
    select at, after ->> 'version' as version from event
    where subject = ${`person:${personId}`} and type in ('consent_given', 'consent_withdrawn') order by seq`.execute(
    db,
  );
  const answers = await sql<{
    code: string;
    name: string | null;
    edition_id: string;
    edition_version: number;
    item: string;
    value: unknown;
    at: Date;
  }>`
    select n.code, n.name, n.edition_id, n.edition_version, a.item, a.value, a.updated_at as at
    from answer a join innovation n on n.id = a.innovation_id
    where a.written_by = ${personId} order by n.id, a.updated_at, a.item`.execute(db);
  const files = await sql<{
    code: string | null;
    name: string;
    caption: string | null;
    sha256: string | null;
    size: number | null;
    at: Date;
  }>`
    select n.code, f.name, nullif(f.caption, '') as caption, f.sha256, f.size, f.created_at as at
    from evidence_file f left join innovation n on n.id = f.innovation_id
    where f.person_id = ${personId} order by f.id`.execute(db);
  const phones = await sql<{ at: Date; channel: string; phone: string }>`
    select created_at as at, channel, phone from address
    where person_id = ${personId} and phone is not null order by id`.execute(db);
  const invitations = await sql<{
    at: Date;
    role: string;
    name: string | null;
    nip: string | null;
    phone: string | null;
    basis: string | null;
    note: string | null;
  }>`
    select created_at as at, role, invited_name as name, nip, phone, basis, note from invitation
    where used_by = ${personId} order by id`.execute(db);
  const messages = await sql<{ at: Date; channel: string; text: string }>`
    select i.sent_at as at, a.channel, i.payload ->> 'text' as text
    from inbox i join address a on a.id = i.address_id
    where a.person_id = ${personId} and i.payload ->> 'text' <> '' order by i.id`.execute(db);
  const comments = await writtenBy(db, personId);
  const candidates = await sql<{ at: Date; number: number; sentence: string }>`
    select created_at as at, number, sentence from candidate
    where reporter_id = ${personId} order by number`.execute(db);
  const attendance = await sql<{
    at: Date;
    code: string;
    answer: string;
    representative: string | null;
  }>`
    select w.answered_at as at, b.code, w.answer, w.representative
    from broadcast_answer w join broadcast b on b.id = w.broadcast_id
    where w.person_id = ${personId} order by w.answered_at`.execute(db);
  const passkeys = await sql<{ at: Date; name: string; used: Date | null }>`
    select created_at as at, name, used_at as used from passkey
    where person_id = ${personId} order by id`.execute(db);
  const dated = <Row extends { readonly at: Date }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  return {
    consents: dated(consents.rows),
    answers: dated(answers.rows).map(({ edition_id, edition_version, value, ...row }) => ({
      ...row,
      edition: { id: edition_id, version: edition_version },
      value: answerValueSchema.parse(value),
    })),
    files: dated(files.rows),
    phones: dated(phones.rows),
    passkeys: dated(passkeys.rows).map((row) => ({
      ...row,
      used: row.used?.toISOString() ?? null,
    })),
    invitations: dated(invitations.rows).map((row) => ({ ...row, role: roleOf(row.role) })),
    messages: dated(messages.rows),
    comments: dated(comments.rows),
    candidates: dated(candidates.rows),
    attendance: dated(attendance.rows),
  };
}

/** What somebody wrote to others: comments, notes, proposals, and about what is published. */
function writtenBy(db: Kysely<Database>, personId: number) {
  return sql<{ at: Date; code: string | null; text: string }>`
    select m.written_at as at, n.code, m.text
    from mentor_message m left join innovation n on n.id = m.innovation_id
    where m.from_id = ${personId}
    union all select d.saved_at, i.code, d.text from desk_note d join innovation i on i.id = d.innovation_id
    where d.person_id = ${personId} union all select o.created_at, 'U-' || o.number, o.sentence from proposal o where o.person_id = ${personId}
    union all select k.created_at, 'M-' || k.number, k.purpose from hub_copy k where k.person_id = ${personId} and k.purpose is not null
    union all select q.created_at, coalesce('M-' || q.copy_number, 'D-' || q.number), q.text from hub_note q where q.person_id = ${personId}
    union all select coalesce(q.changed_at, q.created_at), 'D-' || q.number, q.answer from hub_note q where q.answered_by = ${personId}
    union all select t.written_at, i.code, t.text from other_form_text t join innovation i on i.id = t.innovation_id where t.written_by = ${personId} order by at`.execute(
    db,
  );
}
