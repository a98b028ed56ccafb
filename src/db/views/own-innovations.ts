// What somebody fills in: the innovations that they own, fill in together with others, or look after as admin of the unit.
// It changes nothing.
import { type Kysely, sql } from 'kysely';
import { fillsIn } from '../../domain/conversation/filling/at-page.ts';
import { reachOf } from '../../domain/access.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Person } from '../../domain/conversation/world.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { idsOfCodes, loadInnovations } from '../load/innovations.ts';
import type { Database } from '../schema.ts';

/** An innovation in the list of those that somebody fills in. */
export interface OwnRow {
  readonly code: string;
  readonly name: string | null;
  readonly unit: string;
  readonly state: string;
  readonly edition: string;
  readonly at: Date;
}

/** More than anybody fills in at a time; the newest come first. */
const MOST = 200;

/** Innovations that somebody fills in, what is open for writing first, then the newest change first. */
export async function listOwn(db: Kysely<Database>, person: Person): Promise<readonly OwnRow[]> {
  const { own, units } = reachOf(person.grants, 'write_draft');
  const { rows } = await sql<OwnRow>`
    select n.code, n.name, u.name as unit, n.state, n.edition_id as edition, n.updated_at as at
    from innovation n join unit u on u.id = n.unit_id
    where (${own} and (n.owner_id = ${person.id} or exists (select 1 from co_filler f
        where f.innovation_id = n.id and f.person_id = ${person.id} and f.removed_at is null)))
      or n.unit_id = any(${[...units]}::text[])
    order by n.state in ('draft', 'returned') desc, n.updated_at desc, n.id desc limit ${MOST}`.execute(
    db,
  );
  return rows;
}

/** An innovation as whoever fills it in opens it; null for everybody else. */
export async function readOwn(
  db: Kysely<Database>,
  person: Person,
  code: string,
): Promise<Innovation | null> {
  const id = (await idsOfCodes(db, [code])).get(code);
  const stored = id === undefined ? undefined : (await loadInnovations(db, [id])).get(id);
  return stored !== undefined && fillsIn(person, stored.innovation) ? stored.innovation : null;
}

const channels: readonly ChannelId[] = ['telegram', 'whatsapp', 'webchat'];

/** Where somebody is written to: what comes through a page reaches their conversation there. */
export async function chatOf(
  db: Kysely<Database>,
  personId: number,
): Promise<{ readonly channel: ChannelId; readonly address: string } | null> {
  const row = await db
    .selectFrom('conversation as c')
    .innerJoin('address as a', 'a.id', 'c.address_id')
    .select(['a.channel', 'a.native_id as address'])
    .where('c.person_id', '=', personId)
    .executeTakeFirst();
  const channel = channels.find((known) => known === row?.channel);
  return row === undefined || channel === undefined ? null : { channel, address: row.address };
}
