// Reads innovations whole: answers, evidence files, fillers, items open for repair.
// A row that does not fit the domain's codec is found here, not later.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type Answer, type EvidenceFile, answerValueSchema } from '../../domain/edition/answer.ts';
import type { Innovation, RepairNote } from '../../domain/innovation/innovation.ts';
import { checkStates, states } from '../../domain/innovation/status.ts';
import { learnMissing } from '../editions.ts';
import type { Database } from '../schema.ts';

/** An innovation as stored, with the hash of its last event. */
export interface StoredInnovation {
  readonly innovation: Innovation;
  readonly eventHash: Buffer | null;
}

const rowSchema = z.object({
  id: z.number(),
  code: z.string(),
  unit_id: z.string(),
  edition_id: z.string(),
  edition_version: z.number(),
  owner_id: z.number(),
  owner_name: z.string().nullable(),
  state: z.enum(states),
  returned_from: z.enum(checkStates).nullable(),
  open_items: z.record(z.string(), z.object({ note: z.string(), done: z.boolean() })).nullable(),
  name: z.string().nullable(),
  version: z.number(),
  event_hash: z.instanceof(Buffer).nullable(),
  submitted_at: z.date().nullable(),
  state_since: z.date(),
  fillers: z.array(z.number()),
  filler_names: z.array(z.string()),
  verified: z.array(z.object({ item: z.string(), level: z.number(), reason: z.string() })),
  found: z.object({ number: z.number(), sentence: z.string() }).nullable(),
  answers: z.array(
    z.object({
      item: z.string(),
      value: answerValueSchema,
      revision: z.number(),
      by: z.number(),
      confirm: z.boolean(),
    }),
  ),
  files: z.array(
    z.object({
      id: z.number(),
      item: z.string(),
      state: z.enum(['announced', 'fetching', 'stored', 'refused', 'failed', 'removed']),
      name: z.string(),
      size: z.number().nullable(),
      mime: z.string().nullable(),
      sha256: z.string().nullable(),
      duration: z.number().nullable(),
      pages: z.number().nullable(),
      by: z.number().nullable(),
    }),
  ),
});

/** Loads innovations by id. Refused, failed and removed files are left out: nobody can do anything with them here. */
export async function loadInnovations(
  db: Kysely<Database>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, StoredInnovation>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<unknown>`
    select n.id, n.code, n.unit_id, n.edition_id, n.edition_version, n.owner_id, p.name as owner_name, n.state, n.returned_from,
      n.open_items, n.name, n.version, n.event_hash, n.submitted_at, n.state_since,
      coalesce((select jsonb_agg(f.person_id) from co_filler f where f.innovation_id = n.id and f.removed_at is null), '[]') as fillers,
      array(select x.name from co_filler f join person x on x.id = f.person_id where f.innovation_id = n.id and x.name is not null order by x.id) as filler_names,
      coalesce((select jsonb_agg(jsonb_build_object('item', v.item, 'level', v.level, 'reason', v.reason) order by v.item)
        from verified_level v where v.innovation_id = n.id), '[]') as verified,
      (select jsonb_build_object('number', t.number, 'sentence', t.sentence) from candidate t where t.innovation_id = n.id) as found,
      coalesce((select jsonb_agg(jsonb_build_object('item', a.item, 'value', a.value, 'revision', a.revision, 'by', a.written_by, 'confirm', a.to_confirm))
        from answer a where a.innovation_id = n.id), '[]') as answers,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'item', e.item, 'state', e.state, 'name', e.name,
          'size', coalesce(e.size, e.declared_size), 'mime', e.mime, 'sha256', e.sha256, 'duration', e.duration_seconds, 'by', e.person_id, 'pages', e.pages) order by e.id)
        from evidence_file e where e.innovation_id = n.id and e.purpose = 'evidence' and e.state in ('announced', 'fetching', 'stored')), '[]') as files
    from innovation n join person p on p.id = n.owner_id
    where n.id = any(${[...ids]}::bigint[])
  `.execute(db);
  const found = new Map(
    rows.map((raw) => {
      const row = rowSchema.parse(raw);
      return [row.id, { innovation: toInnovation(row), eventHash: row.event_hash }];
    }),
  );
  await learnMissing(
    db,
    [...found.values()].map(({ innovation }) => innovation),
  );
  return found;
}

function toInnovation(row: z.infer<typeof rowSchema>): Innovation {
  return {
    id: row.id,
    code: row.code,
    unitId: row.unit_id,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    fillers: row.fillers,
    fillerNames: row.filler_names,
    state: row.state,
    version: row.version,
    editionId: row.edition_id,
    editionVersion: row.edition_version,
    name: row.name,
    answers: new Map(
      row.answers.map((answer): [string, Answer] => [
        answer.item,
        {
          value: answer.value,
          revision: answer.revision,
          writtenBy: answer.by,
          toConfirm: answer.confirm,
        },
      ]),
    ),
    files: row.files.map((file): EvidenceFile => ({
      id: file.id,
      item: file.item,
      state: file.state,
      name: file.name,
      size: file.size,
      mime: file.mime,
      sha256: file.sha256,
      durationSeconds: file.duration,
      ...(file.pages === null ? {} : { pages: file.pages }),
      ...(file.by === null ? {} : { personId: file.by }),
    })),
    openItems:
      row.open_items === null ? null : new Map<string, RepairNote>(Object.entries(row.open_items)),
    returnedFrom: row.returned_from,
    ...(row.verified.length === 0
      ? {}
      : {
          verified: new Map(
            row.verified.map(({ item, level, reason }) => [
              item,
              { level: level === 1 || level === 2 || level === 3 ? level : 0, reason },
            ]),
          ),
        }),
    ...(row.found === null ? {} : { found: row.found }),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    stateSince: row.state_since.toISOString(),
  };
}

/** Finds the ids of innovations by code; unknown codes are left out. */
export async function idsOfCodes(
  db: Kysely<Database>,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('innovation')
    .select(['id', 'code'])
    .where('code', 'in', [...codes])
    .execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}
