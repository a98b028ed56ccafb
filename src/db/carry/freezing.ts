// Roles that rest until somebody proved anew who holds them: a lost phone, a changed identity, long silence, a foreign link.
// Drafts stay where they are; cards, codes and unsent notices of the role end with the commit that freezes it.
import { type Kysely, sql } from 'kysely';
import { isQuiet } from '../../domain/calendar.ts';
import type { Act } from '../../domain/conversation/act.ts';
import type { FrozenWhy } from '../../domain/conversation/roles/types.ts';
import { appendPersonEvents } from '../events.ts';
import { sendNotice } from './send-notice.ts';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { liveGrant } from '../load/people.ts';
import { tellOnce } from './clocks.ts';
import type { AnyOrigin, Origin } from '../commit/record.ts';
import type { Touched } from '../commit/occasion.ts';
import { alarmWithoutAdmin, endRights, roleNamed } from './ending-roles.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** A machine acts: nobody wrote. */
export const byItself: AnyOrigin = { personId: null, channel: null, inboxId: null, at: '' };

/**
 * Freezes roles of a person at this commit and tells them and the coordinators; the role as innovator only when the
 * phone is lost, because everything else about it is everybody's anyway. Passkeys go, except after silence. Gives how many
 * roles rest now that did not.
 */
export async function freezeRoles(
  trx: Trx,
  personId: number,
  why: FrozenWhy,
  by: AnyOrigin,
  secrets: Secrets,
): Promise<number> {
  // Whoever held the account may have left a key of theirs, also where no role rests for it. After a long silence nothing was
  // held by anybody else.
  if (why !== 'silence') await sql`delete from passkey where person_id = ${personId}`.execute(trx);
  const { rows: frozen } = await sql<{
    id: number;
    role: string;
    unit_id: string | null;
    unit: string | null;
  }>`
    update role_grant g set frozen_at = now(), frozen_why = ${why} from role_grant same left join unit u on u.id = same.unit_id
    where same.id = g.id and g.person_id = ${personId} and (${liveGrant} or ${why === 'lost'} and g.revoked_at is null and g.frozen_why = 'inviter')
      and (g.role <> 'innovator' or ${why === 'lost'})
    returning g.id, g.role, g.unit_id, u.name as unit`.execute(trx);
  const rows = frozen.toSorted((a, b) => a.id - b.id);
  const [first] = rows;
  if (first === undefined) return 0;
  for (const { role, unit_id } of rows) await endRights(trx, personId, role, unit_id);
  const held = rows.map(({ role, unit }) => ({ role: roleNamed(role), unit, acting: false }));
  await appendPersonEvents(trx, [
    {
      ...eventOf(personId, 'roles_frozen', by),
      after: {
        why,
        roles: rows.map(({ role, unit_id: unit }) => ({ role, unit })),
        by: by.personId,
      },
    },
  ]);
  const { rows: names } = await sql<{
    name: string | null;
  }>`select name from person where id = ${personId}`.execute(trx);
  const name = names[0]?.name ?? null;
  // The number of the grant's event makes each freezing tell once, and a later one tell again.
  const key = `frozen:${first.id}:${await headOf(trx, personId)}`;
  const message = (part: Parameters<typeof tellOnce>[2]['part']) => ({
    parts: [part],
    choices: [],
    prompt: null,
  });
  await sendNotice(
    trx,
    {
      kind: 'notify',
      audience: { to: 'person', personId },
      key,
      message: message({ key: 'notice_frozen', args: { why, roles: held } }),
    },
    secrets,
  );
  await sendNotice(
    trx,
    {
      kind: 'notify',
      audience: {
        to: 'role',
        role: 'coordinator',
        unitId: null,
        except: personId,
        besides: by.personId === null ? [] : [by.personId],
      },
      key: `${key}:coordinators`,
      message: message({ key: 'notice_frozen_of', args: { name, why, roles: held } }),
    },
    secrets,
  );
  for (const { role, unit_id } of rows)
    if (role === 'unit_admin' && unit_id !== null)
      await alarmWithoutAdmin(trx, unit_id, { ...by, at: `${key}:${by.at}` }, secrets);
  return rows.length;
}

/** Freezes what somebody holds on a coordinator's word, because the phone is lost; throws `Moved` when nothing is left to freeze. */
export async function freezePerson(
  trx: Trx,
  act: Of<'freeze_person'>,
  by: Origin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  if ((await freezeRoles(trx, act.personId, 'lost', by, secrets)) === 0) throw new Moved('a role');
  touched.people.add(act.personId);
}

/** Gives frozen roles back after whoever may invite compared name and number; their term runs anew. */
export async function restorePerson(
  trx: Trx,
  act: Of<'restore_person'>,
  by: AnyOrigin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const { rows: frozen } = await sql<{
    id: number;
    role: string;
    unit_id: string | null;
    unit: string | null;
  }>`
    update role_grant g set frozen_at = null, frozen_why = null, confirmed_at = now(), confirmed_by = ${by.personId},
      ends_at = case when g.acting then g.ends_at else greatest(g.ends_at, term_end(now())) end
    from role_grant same left join unit u on u.id = same.unit_id
    where same.id = g.id and g.person_id = ${act.personId} and g.person_id is distinct from ${by.personId}::bigint
      and g.revoked_at is null and g.frozen_why in ('identity', 'silence', 'lost', 'doubt')
    returning g.id, g.role, g.unit_id, u.name as unit`.execute(trx);
  const rows = frozen.toSorted((a, b) => a.id - b.id);
  const [first] = rows;
  if (first === undefined) throw new Moved('a frozen role');
  await appendPersonEvents(trx, [
    {
      ...eventOf(act.personId, 'roles_restored', by),
      after: {
        roles: rows.map(({ role, unit_id: unit }) => ({ role, unit })),
        by: by.personId,
      },
    },
  ]);
  await sendNotice(
    trx,
    {
      kind: 'notify',
      audience: { to: 'person', personId: act.personId },
      key: `restored:${first.id}:${await headOf(trx, act.personId)}`,
      message: {
        parts: [
          {
            key: 'notice_restored',
            args: {
              roles: rows.map(({ role, unit }) => ({ role: roleNamed(role), unit, acting: false })),
            },
          },
        ],
        choices: [],
        prompt: null,
      },
    },
    secrets,
  );
  touched.people.add(act.personId);
}

/** How long somebody with a role beyond innovator may be silent, and when they are asked to say a word. Days. */
const silentDays = 90;
const askedAfterDays = 76;

/**
 * Freezes roles beyond innovator of people who for 90 days have not written, on any channel, nor been at the desk, and asks
 * them two weeks before to say a word. Gives how many people it told.
 */
export async function watchSilence(db: Trx, secrets: Secrets, restAtNight = true): Promise<number> {
  const { rows } = await sql<{ person_id: number; since: Date; now: Date; over: boolean }>`
    select person_id, since, now() as now, since < now() - make_interval(days => ${silentDays}) as over from (
      select g.person_id, greatest(max(g.granted_at), max(g.confirmed_at), max(c.last_inbound_at),
        (select max(s.used_at) from desk_session s where s.person_id = g.person_id)) as since
      from role_grant g join conversation c on c.person_id = g.person_id
      where ${liveGrant} and g.role <> 'innovator' group by 1) silent
    where since < now() - make_interval(days => ${askedAfterDays}) order by since, person_id`.execute(
    db,
  );
  const [clock] = rows;
  if (clock === undefined || (restAtNight && isQuiet(clock.now.getTime()))) return 0;
  for (const { person_id: personId, since, over } of rows)
    await db.transaction().execute(async (trx) => {
      if (over) return void (await freezeRoles(trx, personId, 'silence', byItself, secrets));
      const endsAt = new Date(since.getTime() + silentDays * 86_400_000).toISOString();
      await tellOnce(trx, secrets, {
        audience: { to: 'person', personId },
        key: `silent:${personId}:${since.toISOString()}`,
        part: { key: 'notice_silent', args: { endsAt } },
      });
    });
  return rows.length;
}

async function headOf(trx: Trx, personId: number): Promise<number> {
  const row = await trx
    .selectFrom('person')
    .select('event_seq')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return row.event_seq;
}

const eventOf = (personId: number, type: string, by: AnyOrigin) => ({
  personId,
  type,
  channel: by.channel,
  inboxId: by.inboxId,
});
