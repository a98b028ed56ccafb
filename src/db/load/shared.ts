// Loads what every subject uses: the brake on codes, and the codes that confirm an act.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import type { Kysely } from 'kysely';
import { type Role, roles } from '../../domain/access.ts';
import type { Loaded, Person } from '../../domain/conversation/world.ts';
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';
import {
  attemptLimits,
  crowdLimit,
  isNewcomer,
  waitMinutes,
} from '../../domain/conversation/shared/attempts.ts';
import type { LoadersOf } from './context.ts';
import type { SharedNeed } from '../../domain/conversation/shared/types.ts';

type Db = Kysely<Database>;

async function waiting(
  db: Db,
  person: Person,
  crowd: boolean,
): Promise<Pick<Loaded, 'waitMinutes' | 'crowded'>> {
  const most = Math.max(...attemptLimits.map((limit) => limit.most));
  const { rows } = await sql<{ at: Date; now: Date }>`
    select at, now() as now from code_attempt where person_id = ${person.id} order by at desc limit ${most}`.execute(
    db,
  );
  const [clock] = rows;
  const own =
    clock === undefined
      ? null
      : waitMinutes(
          rows.map(({ at }) => at.getTime()),
          clock.now.getTime(),
        );
  if (!crowd || own !== null) return { waitMinutes: own };
  const others = await waitingForCrowd(db, person);
  return others === null ? { waitMinutes: null } : { waitMinutes: others, crowded: true };
}

/** How long a newcomer waits because many wrong codes come from anywhere. */
async function waitingForCrowd(db: Db, person: Person): Promise<number | null> {
  const { rows } = await sql<{ since: Date; now: Date; at: Date[] }>`
    select p.created_at as since, now() as now, coalesce((select array_agg(t.at) from (
      select at from code_attempt where at > now() - make_interval(mins => ${crowdLimit.minutes})
      order by at desc limit ${crowdLimit.most}) t), '{}') as at
    from person p where p.id = ${person.id}`.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const now = found.now.getTime();
  return isNewcomer(person.grants, found.since.getTime(), now)
    ? waitMinutes(
        found.at.map((at) => at.getTime()),
        now,
        [crowdLimit],
      )
    : null;
}

/** What became of a code of this person's own that does not confirm what is asked; null when they never had it. */
async function spentOf(
  db: Kysely<Database>,
  person: Person,
  hash: Buffer,
): Promise<NonNullable<Loaded['spentConfirmation']> | null> {
  const { rows } = await sql<{ used: boolean; expired: boolean }>`
    select used_at is not null as used, expires_at <= now() as expired from confirmation
    where person_id = ${person.id} and code_hash = ${hash} order by id desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  if (row.used) return 'used';
  return row.expired ? 'expired' : 'other';
}

/** Loaders of what every subject uses. */
export const sharedLoaders: LoadersOf<SharedNeed> = {
  attempts: (need, { db, person }) => waiting(db, person, need.crowd === true),
  confirmation: async (need, { db, person, secrets }) => {
    const hash = secrets.cardHash(person.id, need.code);
    const { rows } = await sql<{ id: number }>`
      select id from confirmation
      where person_id = ${person.id} and purpose in (${storedPurpose(need.purpose)}, ${need.purpose}) and code_hash = ${hash}
        and used_at is null and expires_at > now()
      order by id desc limit 1 for update`.execute(db);
    if (rows[0] !== undefined) return { confirmation: rows[0] };
    return { confirmation: null, spentConfirmation: await spentOf(db, person, hash) };
  },
};

/**
 * What a code stands for, as it is stored: an act by its hash, so that the code is bound to all of it and nobody whom the act
 * names stands in the table.
 */
export const storedPurpose = (purpose: string): string =>
  purpose.startsWith('act:') ? `sha256:${sha256(purpose).toString('hex')}` : purpose;

/** A role by the name it has in the database; one that no release knows any more has no rights. */
export const roleOf = (name: string): Role =>
  roles.find((candidate) => candidate === name) ?? 'anonymous';
