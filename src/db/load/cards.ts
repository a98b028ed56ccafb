// Loads the cards behind typed codes, however many there are, with the same few statements.
// It reads inside the transaction that will carry out the decision; it decides nothing and counts no try.
import { type Kysely, sql } from 'kysely';
import { roles } from '../../domain/access.ts';
import type { Card, DecidedBefore, LivingCard } from '../../domain/conversation/checking/types.ts';
import type { Loaded, Person } from '../../domain/conversation/world.ts';
import { checks } from '../../domain/innovation/checks.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { steps } from '../../domain/innovation/status.ts';
import type { Secrets } from '../secrets.ts';
import type { Database } from '../schema.ts';
import { loadInnovations } from './innovations.ts';
import { liveGrant } from './people.ts';

type Db = Kysely<Database>;

interface FoundRow {
  readonly id: number;
  readonly version: number;
  readonly innovation_id: number;
  readonly expired: boolean;
  readonly used: boolean;
  readonly opened: boolean;
  readonly changed: boolean;
  /** Places of the codes that it stands for, from 1. */
  readonly codes: number[];
}

/**
 * The cards of typed codes, each once, and how many codes belong to none; a batch's code stands for all cards of the
 * batch. Where no card of a code is open any more, those it stood for last, so that it can be said what became of them.
 * Locks the innovations in the order of their ids, so that of two decisions one waits and then sees the other.
 */
export async function cardsOfCodes(
  db: Db,
  codes: readonly string[],
  person: Person,
  secrets: Secrets,
): Promise<{ readonly cards: readonly Card[]; readonly unknownCards: number }> {
  if (codes.length === 0) return { cards: [], unknownCards: 0 };
  const found = await find(
    db,
    codes.map((code) => secrets.cardHash(person.id, code)),
    person.id,
  );
  const known = new Set(found.flatMap((row) => row.codes));
  const unknownCards = codes.filter((_, index) => !known.has(index + 1)).length;
  // What decides nothing needs no innovation, and locks none.
  if (found.length === 0 || unknownCards > 0) return { cards: [], unknownCards };
  const ids = [...new Set(found.map((row) => row.innovation_id))].toSorted((a, b) => a - b);
  await sql`select 1 from innovation where id = any(${ids}::bigint[]) order by id for update`.execute(
    db,
  );
  const stored = await loadInnovations(db, ids);
  const around = await loadAround(db, found, stored, person.id);
  return {
    unknownCards,
    cards: found.flatMap((row) => {
      const innovation = stored.get(row.innovation_id)?.innovation;
      const facts = around.get(row.id);
      return innovation === undefined || facts === undefined
        ? []
        : [
            {
              id: row.id,
              version: row.version,
              expired: row.expired,
              used: row.used,
              opened: row.opened,
              ...(row.changed ? { changed: true } : {}),
              innovation,
              ...facts,
            },
          ];
    }),
  };
}

/**
 * The cards that this person holds of versions of these innovations that stand now, by the codes of the innovations; of
 * several the newest.
 */
export async function livingCards(
  db: Db,
  person: Pick<Person, 'id'>,
  secrets: Secrets,
  innovations: readonly string[],
): Promise<NonNullable<Loaded['livingCards']>> {
  if (innovations.length === 0) return new Map();
  const { rows } = await sql<{ code: string; hash: Buffer; batch: Buffer | null }>`
    select n.code, c.code_hash as hash,
      -- The code of a list goes on only while all that stood in it lives.
      case when not exists (select 1 from card o join innovation m on m.id = o.innovation_id
        where o.person_id = c.person_id and o.batch_hash = c.batch_hash and o.used_at is null
          and (o.version <> m.version or o.expires_at <= now())) then c.batch_hash end as batch
    from card c join innovation n on n.id = c.innovation_id
    where c.person_id = ${person.id} and c.used_at is null and c.expires_at > now() and c.version = n.version
      and n.code = any(${[...innovations]}::text[])
    order by c.id desc`.execute(db);
  const codes = secrets.cardCodes(
    person.id,
    rows.flatMap(({ hash, batch }) => (batch === null ? [hash] : [hash, batch])),
  );
  const living = new Map<string, LivingCard>();
  let at = 0;
  for (const { code, batch } of rows) {
    const cardCode = codes[at] ?? null;
    const batchCode = batch === null ? null : (codes[at + 1] ?? null);
    at += batch === null ? 1 : 2;
    if (cardCode !== null && !living.has(code)) living.set(code, { cardCode, batchCode });
  }
  return living;
}

async function find(
  db: Db,
  hashes: readonly Buffer[],
  personId: number,
): Promise<readonly FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    with typed as (select hash, place from unnest(${hashes}::bytea[]) with ordinality t (hash, place)),
    own as (
      select id, version, innovation_id, code_hash, batch_hash, expires_at <= now() as expired,
        used_at is not null as used, created_at
      from card where person_id = ${personId}
        and (code_hash = any(${hashes}::bytea[]) or batch_hash = any(${hashes}::bytea[]))),
    found as (select t.place, c.* from own c join typed t on t.hash = c.code_hash or t.hash = c.batch_hash)
    /* Two cards of one version of an innovation decide once. */
    select min(id) as id, version, innovation_id, expired, used, array_agg(place::int) as codes,
      exists (select 1 from card o where o.person_id = ${personId} and o.innovation_id = f.innovation_id
        and o.version = f.version and o.seen = 'opened') as opened,
      exists (select 1 from card o where o.person_id = ${personId} and o.innovation_id = f.innovation_id
        and o.version = f.version and o.seen = 'changed') as changed
    from found f
    where not f.used or (not exists (select 1 from found o where o.place = f.place and not o.used)
      and f.created_at = (select max(l.created_at) from found l where l.place = f.place))
    group by version, innovation_id, expired, used order by 1
  `.execute(db);
  return rows;
}

type Around = Pick<Card, 'onlyPerson' | 'claim' | 'decided'>;

/** Who else could decide, who holds it, and what was decided since: for all cards in one statement. */
async function loadAround(
  db: Db,
  found: readonly FoundRow[],
  stored: ReadonlyMap<number, { readonly innovation: Innovation }>,
  personId: number,
): Promise<ReadonlyMap<number, Around>> {
  const asked = found.map((row) => {
    const innovation = stored.get(row.innovation_id)?.innovation;
    return {
      id: row.id,
      innovation: row.innovation_id,
      version: row.version,
      unit: innovation?.unitId ?? null,
      role: checks[innovation?.state ?? 'draft']?.role ?? 'unit_admin',
      moved: innovation?.version !== row.version,
    };
  });
  const { rows } = await sql<{
    id: number;
    only_person: boolean;
    holder: number | null;
    holder_name: string | null;
    until: Date | null;
    type: string | null;
    role: string | null;
    name: string | null;
    at: Date | null;
    own: boolean | null;
  }>`
    select a.id, c.person_id as holder, h.name as holder_name, c.until, d.type, d.role, d.name, d.at, d.own,
      not exists (select 1 from role_grant g where g.role = a.role and g.unit_id = a.unit
        and g.person_id <> ${personId} and ${liveGrant}) as only_person
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as a (id bigint, innovation bigint, version int, unit text, role text, moved boolean)
    left join claim c on c.innovation_id = a.innovation and c.until > now()
    left join person h on h.id = c.person_id
    left join lateral (
      select e.type, e.role, p.name, e.at, coalesce(e.person_id = ${personId}, false) as own
      from event e left join person p on p.id = e.person_id
      where a.moved and e.innovation_id = a.innovation and e.seq > a.version and e.type = any(${[...steps]}::text[])
      order by e.seq limit 1) d on true
  `.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        onlyPerson: row.only_person,
        claim:
          row.holder === null || row.until === null
            ? null
            : { personId: row.holder, name: row.holder_name, until: row.until.toISOString() },
        decided: decidedIn(row),
      },
    ]),
  );
}

function decidedIn(row: {
  readonly type: string | null;
  readonly role: string | null;
  readonly name: string | null;
  readonly at: Date | null;
  readonly own: boolean | null;
}): DecidedBefore | null {
  const step = steps.find((candidate) => candidate === row.type);
  if (step === undefined || row.at === null) return null;
  const role = roles.find((candidate) => candidate === row.role) ?? null;
  return { by: row.name, role, step, at: row.at.toISOString(), own: row.own === true };
}
