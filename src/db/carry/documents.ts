// Carries out what is done with old documents that were read.
// It decides nothing; the answers that were taken are carried as any others.
import { sql } from 'kysely';
import type { DocumentEffect } from '../../domain/conversation/documents/types.ts';
import type { CarriersOf } from './carrying.ts';

/** Carriers of old documents. */
export const documentCarriers: CarriersOf<DocumentEffect> = {
  adopt_document: (carrying, { fileId, code }) => {
    carrying.after(async (trx) => {
      await sql`update evidence_file f set innovation_id = n.id from innovation n
        where f.id = ${fileId} and n.code = ${code} and f.innovation_id is null`.execute(trx);
    });
  },
  drop_document: (carrying, { fileId }) => {
    carrying.after(async (trx) => {
      await sql`update evidence_file set read_until = now() where id = ${fileId} and read_until > now()`.execute(
        trx,
      );
    });
  },
};
