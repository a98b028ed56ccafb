// Reads the templates that an office put in the place of Word papers.
import type { Kysely } from 'kysely';
import type { TemplatePaper } from '../../domain/paper-templates.ts';
import type { Database } from '../schema.ts';

/** One version of a template, without its bytes. */
export interface KeptTemplate {
  readonly paper: string;
  readonly version: number;
  readonly name: string;
  readonly takenAt: Date;
  /** Null while it is in use. */
  readonly endedAt: Date | null;
}

/** All versions that were taken, the newest of each paper first. */
export const listTemplates = (db: Kysely<Database>): Promise<readonly KeptTemplate[]> =>
  db
    .selectFrom('paper_template')
    .select(['paper', 'version', 'name', 'taken_at as takenAt', 'ended_at as endedAt'])
    .orderBy('paper')
    .orderBy('version', 'desc')
    .execute();

/** The bytes of the template that is in use; null while it is that of the product. */
export async function templateInUse(
  db: Kysely<Database>,
  paper: TemplatePaper,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('paper_template')
    .select('bytes')
    .where('paper', '=', paper)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : new Uint8Array(row.bytes);
}

/** One version of a template with its bytes. */
export async function findTemplate(
  db: Kysely<Database>,
  paper: TemplatePaper,
  version: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const row = await db
    .selectFrom('paper_template')
    .select(['name', 'bytes'])
    .where('paper', '=', paper)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : { name: row.name, bytes: new Uint8Array(row.bytes) };
}
