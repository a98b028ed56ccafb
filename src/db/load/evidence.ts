// Loads what lies under the evidence of an innovation: the photos of pages, and files that were taken out.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import { sql } from 'kysely';
import type { EvidenceNeed, SetAside } from '../../domain/conversation/evidence/types.ts';
import type { LoadersOf } from './context.ts';

/** Loaders of what is asked about evidence. */
export const evidenceLoaders: LoadersOf<EvidenceNeed> = {
  set_aside: async ({ code }, { db, focus }) => {
    const wanted = code ?? focus?.code ?? null;
    if (wanted === null) return { setAside: [] };
    const { rows } = await sql<SetAside & { readonly personId: number | null }>`
      select f.id, f.item, f.state, f.name, f.size, f.mime, f.sha256, f.duration_seconds as "durationSeconds",
        f.person_id as "personId", f.page_of as "pageOf"
      from evidence_file f join innovation n on n.id = f.innovation_id
      where n.code = ${wanted} and f.purpose = 'evidence' and f.state = 'removed' and f.sha256 is not null
      order by f.page_of, f.page_no, f.id`.execute(db);
    return {
      setAside: rows.map(({ personId, ...row }) => ({
        ...row,
        ...(personId === null ? {} : { personId }),
      })),
    };
  },
};
