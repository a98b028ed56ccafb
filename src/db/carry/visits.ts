// Carries out that a visit is noted, with its event in the visit's own chain. It decides nothing.
// A note may name somebody: the event holds what proves it, not what it says.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { VisitEffect } from '../../domain/conversation/visits/types.ts';
import { record } from '../commit/record.ts';
import type { CarriersOf } from './carrying.ts';

/** Carriers of visits. */
export const visitCarriers: CarriersOf<VisitEffect> = {
  note_visit: (carrying, { number, editionId, role, visit }) => {
    const { origin } = carrying;
    const { unitId, day, text, met } = visit;
    carrying.after(async (trx) => {
      await sql`insert into visit (number, edition_id, unit_id, day, text, met, made_by)
        values (${number}, ${editionId}, ${unitId}, ${day}::date, ${text}, ${met}, ${origin.personId})`.execute(
        trx,
      );
      await record(trx, origin, {
        ...{ subject: `visit:${number}`, type: 'visit_noted', role },
        after: {
          ...{ unit: unitId, edition: editionId, day },
          text_sha256: createHash('sha256').update(text).digest('hex'),
        },
      });
    });
  },
};
