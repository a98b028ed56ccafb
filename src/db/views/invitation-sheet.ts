// Reads invitations that were made together, for their papers. A code is opened where it is still kept; it decides nothing.
import { type Kysely, sql } from 'kysely';
import { roles } from '../../domain/access.ts';
import type { InvitationMaterial } from '../../domain/paper-material.ts';
import type { Database } from '../schema.ts';

/** Reads the invitations of a sheet that can still be used; null when none can. */
export async function invitationMaterial(
  db: Kysely<Database>,
  sheetId: number,
  openCode: (sealed: string) => string,
): Promise<InvitationMaterial | null> {
  const { rows } = await sql<{
    role: string;
    unit: string;
    code_sealed: string | null;
    invited_name: string | null;
    phone: string | null;
    expires_at: Date;
    by: string | null;
  }>`
    select i.role, u.name as unit, i.code_sealed, i.invited_name, i.phone, i.expires_at, p.name as by
    from invitation i join unit u on u.id = i.unit_id left join person p on p.id = i.created_by
    where i.sheet_id = ${sheetId} and i.used_at is null and i.revoked_at is null and i.expires_at > now()
    order by u.name, array_position(array['unit_head', 'unit_admin', 'innovator'], i.role), i.id`.execute(
    db,
  );
  const [first] = rows;
  if (first === undefined) return null;
  return {
    by: first.by,
    expiresAt: first.expires_at.toISOString(),
    rows: rows.flatMap((row) => {
      const role = roles.find((one) => one === row.role);
      if (role === undefined) return [];
      const code = row.code_sealed === null ? null : openCode(row.code_sealed);
      // What was sealed with another key stays sealed, and is no code.
      const plain = code?.startsWith('UND-') === true ? code : null;
      return [{ role, unit: row.unit, code: plain, name: row.invited_name, phone: row.phone }];
    }),
  };
}
