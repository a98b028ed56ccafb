// The one list of columns that hold personal data, and what becomes of each when a person is erased. Erasing is driven by
// it, docs/database.md tells it, and a test looks through the whole database for what it forgets.
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
  'webchat_message.text': { everywhere: 'text' },
  'failing_input.error': { everywhere: 'text' },
  'mentor_message.text': { everywhere: 'text' },
  'broadcast_answer.representative': { everywhere: 'text' },
  'api_request.response': { everywhere: 'json' },
  'invitation.invited_name': { own: 'emptied' },
  'invitation.nip': { own: 'emptied' },
  'invitation.phone': { own: 'emptied' },
  'invitation.basis': { everywhere: 'text' },
  'invitation.note': { everywhere: 'text' },
  'broadcast.text': { kept: 'what the office said to many' },
  'innovation.name': { kept: archive },
  'innovation.open_items': { kept: archive },
  'answer.value': { kept: archive },
  'evidence_file.name': { kept: archive },
  'evidence_file.caption': { kept: archive },
  'evidence_file.ref': { kept: archive },
  'evidence_file.facts': { kept: archive },
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
