// National bundles asked for in a chat, of all, of one unit or of some innovations, and links by which one is fetched once where
// it is too large for a chat.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table bundle_job
    add column unit_id text references unit (id),
    add column codes text[] not null default '{}',
    /* it goes to whoever asked, not only to the desk */
    add column in_chat boolean not null default false,
    add check (unit_id is null or codes = '{}')`,
  `drop index bundle_job_open`,
  // Two people who ask for the same at the desk get one; in a chat each gets their own.
  `create unique index bundle_job_open on bundle_job (edition_id, coalesce(unit_id, ''), codes, (case when in_chat then asked_by else 0 end))
    where state in ('waiting', 'writing')`,
  `create table bundle_link (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    bundle_id bigint not null references bundle_job (id),
    person_id bigint not null references person (id),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null check (expires_at > created_at),
    used_at timestamptz
  )`,
  `create index bundle_link_bundle on bundle_link (bundle_id)`,
  `create index bundle_link_person on bundle_link (person_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
