// Which units have the order to carry innovation out, and have signed the commitment, in each edition. They are signed outside.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table signed_paper (
    edition_id text not null,
    unit_id text not null references unit (id),
    paper text not null check (paper in ('perintah-pelaksanaan', 'pernyataan-komitmen')),
    signed_on date not null,
    noted_by bigint not null references person (id),
    noted_at timestamptz not null default now(),
    primary key (edition_id, unit_id, paper)
  )`,
  `create index signed_paper_noted_by on signed_paper (noted_by)`,
  `create index signed_paper_unit on signed_paper (unit_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
