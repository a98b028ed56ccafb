// Lets an innovation have the stored evidence of the one that it goes on from: the same bytes, rows of its own, on the record.
// It copies no byte and decides nothing.
import { sql } from 'kysely';
import type { CarryOverEffect } from '../../domain/conversation/carry-over/types.ts';
import { recordOfInnovation } from '../commit/record.ts';
import type { CarriersOf } from './carrying.ts';

/** Carriers of carrying over. */
export const carryOverCarriers: CarriersOf<CarryOverEffect> = {
  copy_evidence: (carrying, { code, from, items }) => {
    const { personId, origin } = carrying;
    carrying.after(async (trx, touched) => {
      const pairs = JSON.stringify(items.map(([item, target]) => ({ item, target })));
      const { rows } = await sql<{
        id: number;
        innovation: number;
        item: string;
        sha256: string;
        size: number;
      }>`
        insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, caption, sha256, size, format,
          mime, duration_seconds, facts, stored_at, told_at)
        select ${personId}, n.id, m.target, 'evidence', 'stored', f.channel, '{}', f.name, f.caption, f.sha256, f.size, f.format,
          f.mime, f.duration_seconds, f.facts, f.stored_at, now()
        from innovation o join evidence_file f on f.innovation_id = o.id and f.purpose = 'evidence' and f.state = 'stored'
        join jsonb_to_recordset(${pairs}::jsonb) as m (item text, target text) on m.item = f.item
        join innovation n on n.code = ${code}
        where o.code = ${from} order by f.id
        returning id, innovation_id as innovation, item, sha256, size`.execute(trx);
      for (const { id, innovation, item, sha256, size } of rows) {
        await recordOfInnovation(trx, innovation, origin, {
          ...{ type: 'file_stored', role: null, item },
          after: { file: id, sha256, size },
        });
        touched.innovations.add(innovation);
      }
    });
  },
};
