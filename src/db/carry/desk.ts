// Carries out what is done for the desk in the browser: keeps the hash of a one-time link.
// It opens no session; that happens in the browser.
import { sql } from 'kysely';
import type { DeskEffect } from '../../domain/conversation/desk/types.ts';
import { sha256 } from '../secrets.ts';
import type { CarriersOf } from './carrying.ts';

/** Carriers of the desk. */
export const deskCarriers: CarriersOf<DeskEffect> = {
  create_desk_link: (carrying, { token, minutes }) => {
    const { personId } = carrying;
    carrying.after(async (trx) => {
      // A new link takes the place of those that were not used.
      await sql`delete from desk_link where person_id = ${personId} and used_at is null`.execute(
        trx,
      );
      await sql`insert into desk_link (token_hash, person_id, expires_at)
        values (${sha256(token)}, ${personId}, now() + make_interval(mins => ${minutes}))`.execute(
        trx,
      );
    });
  },
};
