// Lets a paper be asked for as a Word document, where somebody signs or changes it.
import { type Kysely, sql } from 'kysely';

const words = `'form-pengisian', 'surat-edaran', 'surat-undangan', 'notulensi'`;

const statements = [
  `alter table print_request add column word boolean not null default false`,
  `alter table print_request add constraint print_request_word check (not word or paper in (${words}))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
