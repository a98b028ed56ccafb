// The one list of columns that hold personal data: what becomes of each when a person is erased, and when the time of
// retention is over, and where it stands in the copy that a person may have of their data. Erasing and retention are driven
// by it, docs/database.md tells it, and tests look through the whole database for what it forgets: a column of text that is
// neither here nor known to hold nothing personal fails one, and so does one that the copy should hold and does not.
import { type Kysely, sql } from 'kysely';
import type { OwnExport } from '../domain/conversation/own-data/export-parts.ts';
import type { Database } from './schema.ts';
import type { Erasing, Traces } from './take-out.ts';

const archive = 'what was handed in and decided; the event record leads to it';
const sealed = 'sealed with a key; goes by itself after three weeks or with the session';

/** Every column with personal data. */
export const personalData = {
  'person.name': { own: 'emptied' },
  'person.nip': { own: 'emptied' },
  'address.native_id': { own: 'emptied' },
  'address.phone': { own: 'emptied' },
  'conversation.state': { everywhere: 'json' },
  'confirmation.purpose': { own: 'deleted' },
  'inbox.payload': { everywhere: 'json' },
  'inbox.raw': { own: 'emptied' },
  'outbox.message': { everywhere: 'json' },
  'inbox.error': { everywhere: 'text' },
  'outbox.last_error': { everywhere: 'text' },
  'webchat_message.text': { everywhere: 'text' },
  'webchat_message.choices': { everywhere: 'json' },
  'webchat_message.file': { everywhere: 'json' },
  'failing_input.error': { everywhere: 'text' },
  'print_request.problem': { everywhere: 'text' },
  'api_token.label': { everywhere: 'text' },
  'mentor_message.text': { everywhere: 'text' },
  'desk_note.text': { everywhere: 'text' },
  'passkey.name': { own: 'deleted' },
  'passkey.credential_id': { own: 'deleted' },
  'passkey.public_key': { own: 'deleted' },
  'passkey.user_handle': { own: 'deleted' },
  'desk_view.name': { own: 'deleted' },
  'desk_view.query': { own: 'deleted' },
  'candidate.sentence': { everywhere: 'text' },
  'meeting.chair': { everywhere: 'json' },
  'meeting.details': { everywhere: 'json' },
  'meeting.secretary': { everywhere: 'json' },
  'meeting_point.text': { everywhere: 'text' },
  'meeting_point.who': { everywhere: 'text' },
  'meeting_guest.name': { everywhere: 'text' },
  'meeting_guest.office': { everywhere: 'text' },
  'proposal.sentence': { everywhere: 'text' },
  'contest_withdrawal.reason': { everywhere: 'text' },
  'contest_seat.reason': { everywhere: 'text' },
  'contest_entry.vote_minutes': { kept: archive },
  'past_card.name': { everywhere: 'text' },
  'past_card.card': { everywhere: 'json' },
  'hub_card.name': { everywhere: 'text' },
  'hub_card.card': { everywhere: 'json' },
  'hub_copy.name': { everywhere: 'text' },
  'hub_note.name': { everywhere: 'text' },
  'hub_copy.origin': { everywhere: 'text' },
  'hub_copy.purpose': { everywhere: 'text' },
  'hub_copy.remark': { everywhere: 'text' },
  'hub_note.text': { everywhere: 'text' },
  'hub_note.answer': { everywhere: 'text' },
  'hub_note.hidden_reason': { everywhere: 'text' },
  'other_form_text.text': { kept: archive },
  'promise.text': { everywhere: 'text' },
  'visit.text': { everywhere: 'text' },
  'visit.met': { everywhere: 'text' },
  'promise.who': { everywhere: 'text' },
  'broadcast_answer.representative': { everywhere: 'text' },
  'api_request.response': { everywhere: 'json' },
  'signatory.name': { own: 'deleted' },
  'signatory.rank': { own: 'deleted' },
  'signatory.nip': { own: 'deleted' },
  'signatory.office': { own: 'deleted' },
  'invitation.invited_name': { everywhere: 'text' },
  'invitation.nip': { own: 'emptied' },
  'invitation.phone': { own: 'emptied' },
  'invitation.basis': { everywhere: 'text' },
  'invitation.note': { everywhere: 'text' },
  'erasing.traces': { own: 'deleted' },
  'broadcast.text': { kept: 'what the office said to many' },
  'broadcast.question': { kept: 'what the office said to many' },
  'candidate.reason': { kept: archive },
  'proposal.reason': { kept: archive },
  'proposal.origin': { kept: archive },
  'innovation.name': { kept: archive },
  'innovation.name_key': { kept: archive },
  'innovation.open_items': { kept: archive },
  'answer.value': { kept: archive },
  'evidence_file.name': { kept: archive },
  'evidence_file.caption': { kept: archive },
  'evidence_file.ref': { kept: archive },
  'evidence_file.facts': { kept: archive },
  'evidence_file.reason': { kept: archive },
  'verified_level.reason': { kept: archive },
  'monev_row.factual': { kept: archive },
  'monev_row.advice': { kept: archive },
  'monev_visit.unit_officer': { kept: archive },
  'event.before': { kept: archive },
  'event.after': { kept: archive },
  'event.reason': { kept: archive },
  'wa_session.creds': { kept: sealed },
  'wa_key.value': { kept: sealed },
  'wa_sent.message': { kept: sealed },
} as const satisfies Readonly<Record<string, Erasing>>;

const theOffices = 'what the office wrote, decided or asked';
const toldThem = 'what was said to them stands in their chat';
const published = 'what everybody may read of their innovation, of which the copy has the answers';
const machine =
  'what the program keeps to do its work; what people wrote of it stands elsewhere in the copy';
const keyItself = 'numbers by which a device is known again; it holds the same';

/** Where a column stands in the copy of one's own data: in its summary, or in one of its parts; else why it does not. */
export const copied: Readonly<
  Record<keyof typeof personalData, 'summary' | keyof OwnExport | { readonly not: string }>
> = {
  'person.name': 'summary',
  'person.nip': 'summary',
  'address.native_id': 'summary',
  'address.phone': 'phones',
  'conversation.state': { not: machine },
  'confirmation.purpose': { not: machine },
  'inbox.payload': 'messages',
  'inbox.raw': { not: 'the same messages as the network wrote them' },
  'outbox.message': { not: toldThem },
  'inbox.error': { not: machine },
  'outbox.last_error': { not: machine },
  'webchat_message.text': { not: toldThem },
  'webchat_message.choices': { not: toldThem },
  'webchat_message.file': { not: toldThem },
  'failing_input.error': { not: machine },
  'print_request.problem': { not: machine },
  'api_token.label': { not: 'the name that an operator gave a program' },
  'mentor_message.text': 'comments',
  'desk_view.name': { not: 'a shortcut to a list, which its owner sees at the desk' },
  'desk_view.query': { not: 'a shortcut to a list, which its owner sees at the desk' },
  'desk_note.text': { not: 'a draft of a note, which its writer sees at the desk' },
  'passkey.name': 'passkeys',
  'passkey.credential_id': { not: keyItself },
  'passkey.public_key': { not: keyItself },
  'passkey.user_handle': { not: keyItself },
  'candidate.sentence': 'candidates',
  'meeting.chair': { not: theOffices },
  'meeting.details': { not: theOffices },
  'meeting.secretary': { not: theOffices },
  'meeting_point.text': { not: theOffices },
  'meeting_point.who': { not: theOffices },
  'meeting_guest.name': { not: theOffices },
  'meeting_guest.office': { not: theOffices },
  'visit.text': { not: theOffices },
  'visit.met': { not: theOffices },
  'proposal.sentence': 'comments',
  'contest_withdrawal.reason': { not: 'why they judge no more; it stands in their messages' },
  'contest_seat.reason': { not: 'why they judge no more; it stands in their messages' },
  'contest_entry.vote_minutes': { not: theOffices },
  'past_card.name': { not: published },
  'past_card.card': { not: published },
  'hub_card.name': { not: published },
  'hub_card.card': { not: published },
  'hub_copy.name': { not: published },
  'hub_note.name': { not: published },
  'hub_copy.origin': {
    not: 'where they said they come from; it stands with what they asked, in the chat',
  },
  'hub_copy.purpose': 'comments',
  'hub_copy.remark': { not: theOffices },
  'hub_note.text': 'comments',
  'hub_note.answer': 'comments',
  'hub_note.hidden_reason': { not: theOffices },
  'other_form_text.text': 'comments',
  'promise.text': { not: theOffices },
  'promise.who': { not: theOffices },
  'signatory.name': { not: theOffices },
  'signatory.rank': { not: theOffices },
  'signatory.nip': { not: theOffices },
  'signatory.office': { not: theOffices },
  'broadcast_answer.representative': 'attendance',
  'api_request.response': { not: machine },
  'invitation.invited_name': 'invitations',
  'invitation.nip': 'invitations',
  'invitation.phone': 'invitations',
  'invitation.basis': 'invitations',
  'invitation.note': 'invitations',
  'erasing.traces': { not: 'kept only while somebody is being erased' },
  'broadcast.text': { not: theOffices },
  'broadcast.question': { not: theOffices },
  'candidate.reason': { not: theOffices },
  'proposal.reason': { not: theOffices },
  'proposal.origin': {
    not: 'where they said they come from; it stands with what they brought in, in the chat',
  },
  'innovation.name': 'answers',
  'innovation.name_key': { not: machine },
  'innovation.open_items': { not: theOffices },
  'answer.value': 'answers',
  'evidence_file.name': 'files',
  'evidence_file.caption': 'files',
  'evidence_file.ref': { not: machine },
  'evidence_file.facts': { not: 'read out of their own files, which they can have with "bukti"' },
  'evidence_file.reason': { not: theOffices },
  'verified_level.reason': { not: theOffices },
  'monev_row.factual': { not: theOffices },
  'monev_row.advice': { not: theOffices },
  'monev_visit.unit_officer': { not: theOffices },
  'event.before': { not: 'the record; what of it is theirs stands in the summary' },
  'event.after': { not: 'the record; what of it is theirs stands in the summary' },
  'event.reason': { not: theOffices },
  'wa_session.creds': { not: machine },
  'wa_key.value': { not: machine },
  'wa_sent.message': { not: toldThem },
};

/** What goes when the time of retention is over: counted from `since`, all of them or those that `where` tells. */
interface Passing {
  /** As SQL. */
  readonly since: string;
  /** What each column holds afterwards, as SQL; none: the row is deleted. */
  readonly becomes?: Readonly<Record<string, string>>;
  readonly where?: string;
}

const emptied = `'{}'::jsonb`;

/** The tables whose personal columns are needed for a time alone. */
export const passing: Readonly<Record<string, Passing>> = {
  inbox: {
    since: 'done_at',
    becomes: { payload: emptied, raw: `''::bytea`, error: 'null' },
    where: `payload <> '{}'::jsonb or raw <> ''::bytea or error is not null`,
  },
  outbox: {
    // What was never sent goes as well, once it cannot be sent any more.
    since: 'coalesce(sent_at, created_at)',
    becomes: {
      // The number of the prompt stays: it tells that a question which is still open was shown.
      message: `json_build_object('parts', '[]'::json, 'choices', '[]'::json, 'prompt', message -> 'prompt')`,
      last_error: 'null',
    },
    where: `json_array_length(message -> 'parts') > 0 and state not in ('queued', 'sending', 'uncertain')`,
  },
  webchat_message: { since: 'created_at' },
  confirmation: { since: 'expires_at' },
  // A draft that was never sent.
  desk_note: { since: 'saved_at' },
  // The key stays, so that a request that is repeated is never carried out twice.
  api_request: { since: 'at', becomes: { response: emptied }, where: `response <> '{}'::jsonb` },
  print_request: { since: 'ended_at', becomes: { problem: 'null' }, where: 'problem is not null' },
};

/** Rows of one commit, so that nobody waits long for one of them and no limit of time is met. */
const PAGE = 5000;

/** Lets go of what is older than `days` days, a page of each table at a time; gives how many rows of each table. */
export async function letPass(
  db: Kysely<Database>,
  days: number,
): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {};
  for (const [table, { since, becomes, where }] of Object.entries(passing)) {
    const old = sql`ctid = any(array(select ctid from ${sql.table(table)}
      where ${sql.raw(since)} < now() - make_interval(days => ${days}) and (${sql.raw(where ?? 'true')}) limit ${PAGE}))`;
    const set = Object.entries(becomes ?? {}).map(([column, value]) => `${column} = ${value}`);
    gone[table] = 0;
    for (let page = PAGE; page >= PAGE;) {
      const { numAffectedRows } =
        becomes === undefined
          ? await sql`delete from ${sql.table(table)} where ${old}`.execute(db)
          : await sql`update ${sql.table(table)} set ${sql.raw(set.join(', '))} where ${old}`.execute(
              db,
            );
      page = Number(numAffectedRows ?? 0);
      gone[table] += page;
    }
  }
  return gone;
}

/** Reads what a person can be known by, before it is gone. */
export async function tracesOf(db: Kysely<Database>, personId: number): Promise<Traces> {
  const { rows } = await sql<{ name: string | null; nip: string | null; phones: string[] }>`
    select p.name, p.nip, array(
      select distinct regexp_replace(x.number, '\\D', '', 'g') from (
        select a.phone as number from address a where a.person_id = p.id and a.phone is not null
        union all select split_part(split_part(a.native_id, '@', 1), ':', 1) from address a
          where a.person_id = p.id and a.channel = 'whatsapp' and a.native_id ~ '^\\d{8,15}([@:]|$)'
        union all select i.phone from invitation i where i.used_by = p.id and i.phone is not null) x) as phones
    from person p where p.id = ${personId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`no person ${personId}`);
  return row;
}

/**
 * Takes a person out of invitations that were made for them and out of what is theirs alone, and remembers what they can be
 * known by until it is out of everybody's rows too: that reads whole tables, so it is not done in the commit of a message
 * (transactions/erase-traces.ts).
 */
export async function eraseTraces(
  db: Kysely<Database>,
  personId: number,
  traces: Traces,
): Promise<void> {
  // What they wrote to others goes as a whole.
  await sql`update mentor_message set text = '…' where from_id = ${personId}`.execute(db);
  // Who signs is told by the office; without the name there is nobody. A namesake elsewhere is somebody else.
  await sql`delete from signatory s where s.nip = ${traces.nip}
    or (s.nip is null or ${traces.nip}::text is null)
      and lower(${traces.name}) in (lower(s.name), lower(split_part(s.name, ',', 1)))
      and exists (select from role_grant g where g.person_id = ${personId}
        and g.unit_id is not distinct from s.unit_id and g.role <> 'innovator')`.execute(db);
  // What was confirmed may carry a name.
  await sql`delete from confirmation where person_id = ${personId}`.execute(db);
  await sql`delete from desk_view where person_id = ${personId}`.execute(db);
  await sql`delete from desk_note where person_id = ${personId}`.execute(db);
  await sql`delete from passkey where person_id = ${personId}`.execute(db);
  // One that is open keeps the number it is bound to, or ends: without the number its code alone would open it.
  await sql`update invitation i set invited_name = null, nip = null, phone = null, basis = null, note = null,
      revoked_at = case when i.used_at is null and theirs then coalesce(i.revoked_at, now()) else i.revoked_at end
    from (select id, nip = ${traces.nip} or regexp_replace(phone, '\\D', '', 'g') = any(${[...traces.phones]}::text[]) as theirs,
        used_at is not null or revoked_at is not null or expires_at <= now() as over from invitation) x
    where x.id = i.id and (i.used_by = ${personId} or x.theirs
      or x.over and lower(i.invited_name) = lower(${traces.name}))`.execute(db);
  // Files that were read as text or as workbooks, or never became part of what was handed in, are no part of the archive.
  await sql`update evidence_file f set sha256 = null, original_sha256 = null, name = '…', caption = null, ref = '{}'::jsonb, facts = null, read_until = null,
      page_of = null, page_no = null,
      state = case when purpose = 'workbook' and state = 'stored' then 'removed' else state end
    where person_id = ${personId} and (purpose in ('text', 'document', 'workbook') and state not in ('announced', 'fetching')
      or state in ('refused', 'failed', 'removed') and not exists (
        select 1 from innovation n where n.id = f.innovation_id and n.submitted_at is not null))`.execute(
    db,
  );
  // The address itself is needed once more, to tell them that it is done.
  await sql`update address set phone = null where person_id = ${personId}`.execute(db);
  await sql`insert into erasing (person_id, traces) values (${personId}, ${JSON.stringify(traces)}::jsonb)`.execute(
    db,
  );
}
