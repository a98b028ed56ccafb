// Carries out that a unit's order or commitment was signed outside, with its event in the unit's chain of papers. It decides nothing.
import { sql } from 'kysely';
import type { SignedEffect } from '../../domain/conversation/signed/types.ts';
import { record } from '../commit/record.ts';
import type { CarriersOf } from './carrying.ts';

/** Carrier of signed papers. */
export const signedCarriers: CarriersOf<SignedEffect> = {
  note_signed: (carrying, { editionId, unitId, paper, day, role }) => {
    const { origin } = carrying;
    carrying.after(async (trx) => {
      if (day === null)
        await sql`delete from signed_paper
          where edition_id = ${editionId} and unit_id = ${unitId} and paper = ${paper}`.execute(
          trx,
        );
      else
        await sql`insert into signed_paper (edition_id, unit_id, paper, signed_on, noted_by)
          values (${editionId}, ${unitId}, ${paper}, ${day}::date, ${origin.personId})
          on conflict (edition_id, unit_id, paper) do update
            set signed_on = excluded.signed_on, noted_by = excluded.noted_by, noted_at = now()`.execute(
          trx,
        );
      await record(trx, origin, {
        ...{ subject: `signed_paper:${unitId}`, type: 'paper_signed', role },
        after: { edition: editionId, paper, day },
      });
    });
  },
};
