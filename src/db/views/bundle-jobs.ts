// What was asked for of national bundles, and how far each is. It changes nothing.
import { type Kysely, sql } from 'kysely';
import type { Person } from '../../domain/conversation/world.ts';
import { loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';

/** A job as people see it. */
export interface BundleRow {
  readonly id: number;
  readonly edition: string;
  /** Of one unit by its name, or of so many innovations; of all where neither is there. */
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly codes: readonly string[];
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

/** Whose link this is and to which bundle it leads, while it works; it is not used up. */
export async function bundleLinkOf(
  db: Kysely<Database>,
  token: string,
): Promise<{ readonly person: Person; readonly bundle: BundleRow } | null> {
  const { rows } = await sql<{ personId: number; id: number }>`
    select l.person_id as "personId", l.bundle_id as id from bundle_link l
    join bundle_job b on b.id = l.bundle_id and b.state = 'done'
    where l.token_hash = ${sha256(token)} and l.used_at is null and l.expires_at > now()`.execute(
    db,
  );
  const [link] = rows;
  if (link === undefined) return null;
  const person = (await loadPeople(db, [link.personId])).get(link.personId)?.person;
  const [bundle] = await listBundles(db, link.id);
  return person === undefined || bundle === undefined ? null : { person, bundle };
}

/** The newest jobs, or the one with this number. */
export async function listBundles(
  db: Kysely<Database>,
  id: number | null = null,
): Promise<readonly BundleRow[]> {
  const { rows } = await sql<BundleRow>`
    select b.id, b.edition_id as edition, b.unit_id as "unitId", u.name as unit, b.codes, b.state, b.written, b.size, b.innovations, b.files, b.findings, encode(b.file_hash, 'hex') as sha256,
      p.name as "askedBy", b.asked_at as "askedAt", b.expires_at as "expiresAt"
    from bundle_job b join person p on p.id = b.asked_by left join unit u on u.id = b.unit_id
    where ${id}::bigint is null or b.id = ${id} order by b.id desc limit 12`.execute(db);
  return rows;
}
