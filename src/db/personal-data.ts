// The one list of columns that hold personal data: what becomes of each when a person is erased, and when the time of
// retention is over. Both are driven by it, docs/database.md tells it, and tests look through the whole database for what
// it forgets: a column of text that is neither here nor known to hold nothing personal fails one.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './schema.ts';

/** What becomes of a column of a person who is erased. */
type Erasing =
  /** Emptied, or its row deleted, where the row is theirs. */
  | { readonly own: 'emptied' | 'deleted' }
  /** Their name, NIP and numbers are taken out of every row, whosever it is. */
  | { readonly everywhere: 'text' | 'json' }
  /** Stays, because it belongs to the archive of a public service. */
  | { readonly kept: string };

const archive = 'what was handed in and decided; the event record leads to it';
const sealed = 'sealed with a key; goes by itself after three weeks or with the session';

/** Every column with personal data. */
export const personalData: Readonly<Record<string, Erasing>> = {
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
  'broadcast_answer.representative': { everywhere: 'text' },
  'api_request.response': { everywhere: 'json' },
  'invitation.invited_name': { own: 'emptied' },
  'invitation.nip': { own: 'emptied' },
  'invitation.phone': { own: 'emptied' },
  'invitation.basis': { everywhere: 'text' },
  'invitation.note': { everywhere: 'text' },
  'broadcast.text': { kept: 'what the office said to many' },
  'broadcast.question': { kept: 'what the office said to many' },
  'innovation.name': { kept: archive },
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
};

/** What goes when the time of retention is over: counted from `since`, all of them or those that `where` tells. */
interface Passing {
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
    where: `raw <> ''::bytea`,
  },
  outbox: {
    since: 'sent_at',
    becomes: {
      // The number of the prompt stays: it tells that a question which is still open was shown.
      message: `jsonb_build_object('parts', '[]'::jsonb, 'choices', '[]'::jsonb, 'prompt', message -> 'prompt')`,
      last_error: 'null',
    },
    where: `message -> 'parts' <> '[]'::jsonb`,
  },
  webchat_message: { since: 'created_at' },
  confirmation: { since: 'expires_at' },
  // The key stays, so that a request that is repeated is never carried out twice.
  api_request: { since: 'at', becomes: { response: emptied }, where: `response <> '{}'::jsonb` },
  print_request: { since: 'ended_at', becomes: { problem: 'null' }, where: 'problem is not null' },
};

/** Lets go of what is older than `days` days; gives how many rows of each table. */
export async function letPass(
  db: Kysely<Database>,
  days: number,
): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {};
  for (const [table, { since, becomes, where }] of Object.entries(passing)) {
    const old = sql`${sql.ref(since)} < now() - make_interval(days => ${days}) and (${sql.raw(where ?? 'true')})`;
    const { numAffectedRows } =
      becomes === undefined
        ? await sql`delete from ${sql.table(table)} where ${old}`.execute(db)
        : await sql`update ${sql.table(table)} set ${sql.raw(
            Object.entries(becomes)
              .map(([column, value]) => `${column} = ${value}`)
              .join(', '),
          )} where ${old}`.execute(db);
    gone[table] = Number(numAffectedRows ?? 0);
  }
  return gone;
}

/** What a person can be known by. */
export interface Traces {
  readonly name: string | null;
  readonly nip: string | null;
  /** Digits with country code, without a plus. */
  readonly phones: readonly string[];
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

/** Takes a person out of other people's rows, and out of invitations that were made for them. */
export async function eraseTraces(
  db: Kysely<Database>,
  personId: number,
  traces: Traces,
): Promise<void> {
  // What they wrote to others goes as a whole.
  await sql`update mentor_message set text = '…' where from_id = ${personId}`.execute(db);
  await sql`update invitation set invited_name = null, nip = null, phone = null, basis = null, note = null
    where used_by = ${personId} or nip = ${traces.nip} or lower(invited_name) = lower(${traces.name})
      or regexp_replace(phone, '\\D', '', 'g') = any(${[...traces.phones]}::text[])`.execute(db);
  // Files that were read as text, or never became part of what was handed in, are no part of the archive.
  await sql`update evidence_file f set sha256 = null, name = '…', caption = null, ref = '{}'::jsonb, facts = null
    where person_id = ${personId} and (purpose = 'text' and state not in ('announced', 'fetching')
      or state in ('refused', 'failed', 'removed') and not exists (
        select 1 from innovation n where n.id = f.innovation_id and n.submitted_at is not null))`.execute(
    db,
  );
  // The address itself is needed once more, to tell them that it is done.
  await sql`update address set phone = null where person_id = ${personId}`.execute(db);
  const patterns = patternsOf(traces);
  if (patterns.length === 0) return;
  for (const [place, erasing] of Object.entries(personalData)) {
    if (!('everywhere' in erasing)) continue;
    const [table = '', column = ''] = place.split('.');
    await scrub(db, table, column, erasing.everywhere, patterns);
  }
}

interface Pattern {
  readonly pattern: string;
  readonly instead: string;
}

/** As regular expressions of PostgreSQL: a name as whole words, digits however they are grouped. */
function patternsOf({ name, nip, phones }: Traces): readonly Pattern[] {
  const grouped = (digits: string): string => [...digits].join('[ ().-]{0,2}');
  const alone = (inner: string): string => `(?<![0-9])${inner}(?![0-9])`;
  return [
    ...(name === null || name.length < 2
      ? []
      : [
          {
            pattern: `(?<![[:alnum:]])${name.replaceAll(/[^\p{L}\p{N} ]/gu, String.raw`\$&`)}(?![[:alnum:]])`,
            instead: 'seseorang',
          },
        ]),
    ...(nip === null ? [] : [{ pattern: alone(grouped(nip)), instead: '0' }]),
    ...phones.map((phone) => ({
      // Zero or country code in front.
      pattern: alone(`([+]?6[ ]?2|0)?[ ().-]{0,2}${grouped(phone.replace(/^62/, ''))}`),
      instead: '0',
    })),
  ];
}

async function scrub(
  db: Kysely<Database>,
  table: string,
  column: string,
  kind: 'text' | 'json',
  patterns: readonly Pattern[],
): Promise<void> {
  const held = sql`${sql.ref(column)}::text`;
  const clean = patterns.reduce<RawBuilder<unknown>>(
    (left, { pattern, instead }) => sql`regexp_replace(${left}, ${pattern}, ${instead}, 'gi')`,
    held,
  );
  const any = patterns.map(({ pattern }) => pattern).join('|');
  // What the network has may be compared with what is written here until it is known to be there.
  const still = table === 'outbox' ? sql`state not in ('sending', 'uncertain')` : sql`true`;
  const raw = table === 'inbox' ? sql`, raw = ''` : sql``;
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${kind === 'json' ? sql`(${clean})::jsonb` : clean}${raw}
    where ${held} ~* ${any} and ${still}`.execute(db);
}
