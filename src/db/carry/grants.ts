// Rights that a step gives: a role, or a place among the fillers of an innovation.
// It never decides who may have them.
import { type Kysely, sql } from 'kysely';
import { sha256 } from '../secrets.ts';
import type { Database } from '../schema.ts';
import { Moved } from '../commit/ledger.ts';

/** Makes somebody a filler and uses up the code they typed. */
export async function addFiller(
  trx: Kysely<Database>,
  personId: number,
  code: string,
  secret: string | null,
): Promise<void> {
  if (secret !== null) {
    const used = await trx
      .updateTable('co_fill_code')
      .set({ used_by: personId, used_at: sql<Date>`now()` })
      .where('code_hash', '=', sha256(secret))
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (Number(used.numUpdatedRows) !== 1) throw new Moved('a co-filler code');
  }
  await sql`insert into co_filler (innovation_id, person_id) select id, ${personId} from innovation where code = ${code}
    on conflict (innovation_id, person_id) do update set removed_at = null`.execute(trx);
}

/**
 * Gives a role for the invitation's term, else to the end of the innovation year; a grant that is there already lasts as
 * long as the longer of the two. `rests`: a grant that is new, or had ended, waits for the inviter's word. Granted by who invited (null: the operator on the server), or by the person who chose the unit.
 */
export async function grant(
  trx: Kysely<Database>,
  personId: number,
  role: string,
  unitId: string | null,
  invitationId: number | null,
  rests = false,
): Promise<void> {
  await sql`insert into role_grant (person_id, role, unit_id, granted_by, invitation_id, acting, ends_at, frozen_at, frozen_why)
    select ${personId}, ${role}, ${unitId}, ${invitationId === null ? sql`${personId}` : sql`i.created_by`}, ${invitationId},
      coalesce(i.acting, false), now() + make_interval(days => i.term_days),
      case when ${rests} then now() end, case when ${rests} then 'inviter' end
    from (select 1) one left join invitation i on i.id = ${invitationId}
    on conflict (person_id, role, coalesce(unit_id, '')) where revoked_at is null do update
      set ends_at = case when ${rests} and role_grant.acting and role_grant.ends_at > now() then role_grant.ends_at
          else greatest(role_grant.ends_at, excluded.ends_at) end,
        acting = role_grant.acting and (excluded.acting or ${rests}),
        /* a new invitation is a new proof; choosing one's unit again is none, and so is a paper before the inviter's word */
        frozen_at = case when excluded.invitation_id is null then role_grant.frozen_at
          when ${rests} then coalesce(role_grant.frozen_at, case when role_grant.ends_at <= now() then now() end) end,
        frozen_why = case when excluded.invitation_id is null then role_grant.frozen_why
          when ${rests} then coalesce(role_grant.frozen_why, case when role_grant.ends_at <= now() then 'inviter' end) end,
        granted_by = case when excluded.invitation_id is null then role_grant.granted_by else excluded.granted_by end,
        invitation_id = coalesce(excluded.invitation_id, role_grant.invitation_id)`.execute(trx);
}
