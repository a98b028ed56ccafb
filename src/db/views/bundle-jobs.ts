// What was asked for of national bundles, and how far each is. It changes nothing.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A job as people see it. */
export interface BundleRow {
  readonly id: number;
  readonly edition: string;
  readonly state: 'waiting' | 'writing' | 'done' | 'nothing' | 'failed' | 'gone';
  readonly written: number;
  readonly size: number;
  readonly innovations: number;
  readonly files: number;
  readonly findings: number;
  readonly sha256: string | null;
  readonly askedBy: string | null;
  readonly askedAt: Date;
  readonly expiresAt: Date | null;
}

/** The newest jobs, or the one with this number. */
export async function listBundles(
  db: Kysely<Database>,
  id: number | null = null,
): Promise<readonly BundleRow[]> {
  const { rows } = await sql<BundleRow>`
    select b.id, b.edition_id as edition, b.state, b.written, b.size, b.innovations, b.files, b.findings, encode(b.file_hash, 'hex') as sha256,
      p.name as "askedBy", b.asked_at as "askedAt", b.expires_at as "expiresAt"
    from bundle_job b join person p on p.id = b.asked_by
    where ${id}::bigint is null or b.id = ${id} order by b.id desc limit 12`.execute(db);
  return rows;
}
