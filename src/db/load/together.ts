// What the messages of one round ask for alike is read once for all of them: the calendar, how many drafts each of these
// people has, the names that a new name may be like. It is valid while nothing is written.
import { type Kysely, sql } from 'kysely';
import type { Calendar } from '../../domain/calendar.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { CataloguedName } from '../../domain/similarity.ts';
import type { Database } from '../schema.ts';
import { readCalendar } from '../views/calendar.ts';
import { catalogue } from './similar.ts';

type Db = Kysely<Database>;

/** Reads of one round, each made when it is asked for the first time. */
export class Together {
  readonly #people: readonly number[];
  readonly #calendars = new Map<string, Promise<Calendar | null>>();
  readonly #drafts = new Map<string, Promise<ReadonlyMap<number, number>>>();
  #catalogue: Promise<readonly CataloguedName[]> | undefined;

  constructor(people: readonly number[]) {
    this.#people = people;
  }

  /** The calendar of an edition; null while it has none. */
  calendar(db: Db, edition: EditionDefinition): Promise<Calendar | null> {
    const calendar = this.#calendars.get(edition.id) ?? readCalendar(db, edition);
    this.#calendars.set(edition.id, calendar);
    return calendar;
  }

  /** How many own drafts one of the people of the round has begun in an edition. */
  async draftsBegun(db: Db, personId: number, editionId: string): Promise<number> {
    const drafts = this.#drafts.get(editionId) ?? countDrafts(db, this.#people, editionId);
    this.#drafts.set(editionId, drafts);
    return (await drafts).get(personId) ?? 0;
  }

  /** The innovations to which a new one may be similar. */
  catalogue(db: Db): Promise<readonly CataloguedName[]> {
    this.#catalogue ??= catalogue(db, null);
    return this.#catalogue;
  }
}

async function countDrafts(
  db: Db,
  people: readonly number[],
  editionId: string,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ owner: number; count: number }>`
    select owner_id as owner, count(*)::int as count from innovation
    where owner_id = any(${[...people]}::bigint[]) and state = 'draft' and edition_id = ${editionId} group by 1`.execute(
    db,
  );
  return new Map(rows.map(({ owner, count }) => [owner, count]));
}
