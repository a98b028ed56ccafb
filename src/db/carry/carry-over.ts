// Lets an innovation have the stored evidence of the one that it goes on from: the same bytes, rows of its own, on the record.
// It copies no byte and decides nothing.
import { type Kysely, sql } from 'kysely';
import type { CarryOverEffect } from '../../domain/conversation/carry-over/types.ts';
import type { Touched } from '../commit/occasion.ts';
import { type Origin, recordOfInnovation } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import type { CarriersOf } from './carrying.ts';

/** Carriers of carrying over. */
export const carryOverCarriers: CarriersOf<CarryOverEffect> = {
  copy_evidence: (carrying, { code, from, items }) => {
    const { personId: person, origin } = carrying;
    carrying.after((trx, touched) =>
      copyEvidence(trx, { person, code, from, items }, origin, touched),
    );
  },
};

/** What is copied: from one innovation to another, each item with the one it belongs to now, as files of a person. */
type Copied = Omit<CarryOverEffect, 'kind'> & { readonly person: number };

/** Lets one innovation have the stored evidence of another. */
export async function copyEvidence(
  trx: Kysely<Database>,
  { person, code, from, items }: Copied,
  by: Origin,
  touched: Touched,
): Promise<void> {
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
    select ${person}, n.id, m.target, 'evidence', 'stored', f.channel, '{}', f.name, f.caption, f.sha256, f.size, f.format,
      f.mime, f.duration_seconds, f.facts, f.stored_at, now()
    from innovation o join evidence_file f on f.innovation_id = o.id and f.purpose = 'evidence' and f.state = 'stored'
    join jsonb_to_recordset(${pairs}::jsonb) as m (item text, target text) on m.item = f.item
    join innovation n on n.code = ${code}
    where o.code = ${from} order by f.id
    returning id, innovation_id as innovation, item, sha256, size`.execute(trx);
  for (const { id, innovation, item, sha256, size } of rows) {
    await recordOfInnovation(trx, innovation, by, {
      ...{ type: 'file_stored', role: null, item },
      after: { file: id, sha256, size },
    });
    touched.innovations.add(innovation);
  }
}
