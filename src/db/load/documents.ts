// Loads old documents that may still be taken from: what a person sent, and what was sent for the innovation in hand.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import { sql } from 'kysely';
import { z } from 'zod';
import type { DocumentNeed } from '../../domain/conversation/documents/types.ts';
import { documentReadingSchema } from '../../domain/excerpts/excerpt.ts';
import type { LoadersOf } from './context.ts';

const rowSchema = z.object({
  id: z.number(),
  name: z.string(),
  code: z.string().nullable(),
  reading: documentReadingSchema,
});

/** A text that was sent for one item is a document only where it tells several. */
const FEWEST_OF_TEXT = 2;
const MOST = 20;

/** Loaders of what old documents ask for. */
export const documentLoaders: LoadersOf<DocumentNeed> = {
  documents: async (_, { db, person, focus }) => {
    const { rows } = await sql<unknown>`
      select f.id, f.name, n.code, f.facts -> 'reading' as reading
      from evidence_file f left join innovation n on n.id = f.innovation_id
      where f.id in (
          select id from evidence_file where person_id = ${person.id} and read_until > now()
          union select id from evidence_file where innovation_id = ${focus?.id ?? null} and read_until > now())
        and f.state = 'stored' and (f.purpose = 'document' or jsonb_array_length(f.facts -> 'reading' -> 'excerpts') >= ${FEWEST_OF_TEXT})
      order by f.id desc limit ${MOST}`.execute(db);
    return {
      documents: rows
        .map((row) => {
          const { id, name, code, reading } = rowSchema.parse(row);
          return { fileId: id, name, code, reading };
        })
        .toReversed(),
    };
  },
};
