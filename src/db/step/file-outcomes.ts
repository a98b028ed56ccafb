// Reads files whose fetching and checking ended and whose sender was not told yet.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { FileOutcome, FileReport } from '../../domain/conversation/input.ts';
import { workbookReportSchema } from '../../domain/edition/workbook/report.ts';
import { documentReadingSchema } from '../../domain/excerpts/excerpt.ts';
import { paperNames } from '../../domain/language/index.ts';
import type { PaperName } from '../../domain/papers.ts';
import type { Database } from '../schema.ts';
import { changedSincePrint } from '../views/prints.ts';

/** Finished files of one person, those of one innovation together, and how many are still on the way. */
export interface Finished {
  readonly personId: number;
  readonly innovationId: number | null;
  readonly reports: readonly FileReport[];
  readonly waiting: number;
}

const problemSchema = z.object({
  code: z.string(),
  found: z.string().optional(),
  accepted: z.array(z.string()).optional(),
  limit: z.number().optional(),
  received: z.number().optional(),
});
const documentSchema = z.object({
  number: z.string().optional(),
  date: z.string().optional(),
  subject: z.string().optional(),
});
const factsSchema = z
  .object({
    warnings: z.array(z.string()).optional(),
    document: documentSchema.optional(),
    photo: documentSchema.optional(),
    text: z.string().optional(),
    words: z.number().optional(),
    print: z.string().nullable().optional(),
    reading: documentReadingSchema.optional(),
    workbook: workbookReportSchema.optional(),
  })
  .nullable();

/** Reads the untold files of these people, one group per person and innovation, oldest first. */
export async function readFinished(
  trx: Kysely<Database>,
  personIds: readonly number[],
): Promise<readonly Finished[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{
    id: number;
    person_id: number;
    innovation_id: number | null;
    code: string | null;
    item: string | null;
    purpose: string;
    state: string;
    name: string;
    size: number | null;
    mime: string | null;
    sha256: string | null;
    format: string | null;
    duration_seconds: number | null;
    reason: unknown;
    facts: unknown;
    pages: number | null;
    print: unknown;
    twin: string | null;
    lesser: unknown;
    waiting: number;
  }>`
    select f.id, f.person_id, f.innovation_id, n.code, f.item, f.purpose, f.state, f.name, f.size, f.mime, f.sha256, f.format,
      f.duration_seconds, f.reason, f.facts, f.pages,
      (select jsonb_build_object('paper', p.paper, 'version', p.version, 'here', p.innovation_id is not distinct from f.innovation_id,
          'changed', ${changedSincePrint('p')}, 'of', coalesce(pn.code, u.name, 'R-' || p.meeting_number))
        from print p left join innovation pn on pn.id = p.innovation_id left join unit u on u.id = p.unit_id
        where p.id = f.print_id) as print,
      /* the item, or what else of the unit this person may know of; checkers are shown all */
      (select case when t.id = n.id then o.item else t.code end from evidence_file o join innovation t on t.id = o.innovation_id
        where o.sha256 = f.sha256 and o.id < f.id and o.state = 'stored' and o.purpose = 'evidence' and f.purpose = 'evidence'
          and o.inbox_id is distinct from f.inbox_id
          and case when t.id = n.id then o.item <> f.item
            else t.unit_id = n.unit_id and (t.state <> 'draft' or t.owner_id = f.person_id) end
        order by (t.id = n.id) desc, o.id limit 1) as twin,
      (select jsonb_build_object('fileId', o.id, 'state', o.state)
        from inbox i join inbox p on p.address_id = i.address_id and p.external_id = i.payload ->> 'betterThan'
        join evidence_file o on o.inbox_id = p.id and o.innovation_id = f.innovation_id and o.item = f.item
        where i.id = f.inbox_id and f.purpose = 'evidence' and o.purpose = 'evidence' order by o.id limit 1) as lesser,
      (select count(*)::int from evidence_file w where w.person_id = f.person_id and w.state in ('announced', 'fetching')) as waiting
    from evidence_file f left join innovation n on n.id = f.innovation_id
    where f.person_id = any(${[...personIds]}::bigint[]) and f.told_at is null
      and (f.state in ('stored', 'refused', 'failed') or (f.state = 'announced' and f.reason ->> 'code' = 'BUSY'))
    order by f.person_id, f.innovation_id, f.id for update of f
  `.execute(trx);
  const groups = new Map<
    string,
    { personId: number; innovationId: number | null; reports: FileReport[]; waiting: number }
  >();
  for (const row of rows) {
    const key = `${row.person_id}:${row.innovation_id}`;
    const group = groups.get(key) ?? {
      personId: row.person_id,
      innovationId: row.innovation_id,
      reports: [],
      waiting: row.waiting,
    };
    groups.set(key, group);
    group.reports.push({
      fileId: row.id,
      name: row.name,
      code: row.code,
      item: row.item,
      outcome: outcomeOf(row),
      ...(row.pages === null ? {} : { pages: row.pages }),
      ...betterThan(row.lesser),
      ...scanOf(row),
    });
  }
  return [...groups.values()];
}

const lesserSchema = z.object({ fileId: z.number(), state: z.string() }).nullable();

function betterThan(lesser: unknown): Pick<FileReport, 'betterThan'> {
  const found = lesserSchema.parse(lesser ?? null);
  return found === null ? {} : { betterThan: found };
}

const printSchema = z.object({
  paper: z.custom<PaperName>((name) => typeof name === 'string' && Object.hasOwn(paperNames, name)),
  version: z.number().nullable(),
  here: z.boolean(),
  changed: z.boolean(),
  of: z.string().nullable(),
});

/** Which print a signed paper is that came back; nothing for other files. */
function scanOf(row: {
  readonly state: string;
  readonly facts: unknown;
  readonly print: unknown;
}): Pick<FileReport, 'scan'> {
  const read = factsSchema.parse(row.facts ?? null)?.print;
  if (row.state !== 'stored' || read === undefined) return {};
  if (read === null) return { scan: { is: 'unread' } };
  if (row.print === null) return { scan: { is: 'unknown', number: read } };
  const { paper, version, here, changed, of } = printSchema.parse(row.print);
  if (!here) return { scan: { is: 'other', paper, of } };
  return { scan: { is: changed ? 'older' : 'present', paper, version } };
}

function outcomeOf(row: {
  state: string;
  purpose: string;
  size: number | null;
  mime: string | null;
  sha256: string | null;
  format: string | null;
  duration_seconds: number | null;
  reason: unknown;
  facts: unknown;
  twin: string | null;
}): FileOutcome {
  const facts = factsSchema.parse(row.facts ?? null);
  if (row.state === 'refused') {
    const { code, found, accepted, limit, received } = problemSchema.parse(row.reason);
    const problem = {
      code,
      ...(found === undefined ? {} : { found }),
      ...(accepted === undefined ? {} : { accepted }),
      ...(limit === undefined ? {} : { limit }),
      ...(received === undefined ? {} : { received }),
    };
    return { result: 'refused', problem };
  }
  if (row.state === 'failed') return { result: 'failed', final: true, full: false };
  // Announced and not told: the file waits, for room in the store or for the virus scanner.
  if (row.state === 'announced') {
    const full = problemSchema.parse(row.reason).found === 'storage_full';
    return { result: 'failed', final: false, full };
  }
  if (row.purpose === 'text')
    return {
      result: 'text',
      text: facts?.text ?? '',
      words: facts?.words ?? 0,
      ...(facts?.reading === undefined ? {} : { reading: facts.reading }),
    };
  if (row.purpose === 'workbook' && facts?.workbook !== undefined)
    return { result: 'workbook', report: facts.workbook };
  if (row.purpose === 'document')
    return {
      result: 'document',
      reading: facts?.reading ?? { excerpts: [], words: 0, pages: null, whole: 0 },
    };
  return {
    result: 'stored',
    size: row.size ?? 0,
    mime: row.mime ?? '',
    sha256: row.sha256 ?? '',
    format: row.format ?? '',
    durationSeconds: row.duration_seconds,
    warnings: facts?.warnings ?? [],
    facts: stripUndefined(facts?.document ?? {}),
    ...(facts?.photo === undefined ? {} : { photo: stripUndefined(facts.photo) }),
    duplicateOf: row.twin,
  };
}

function stripUndefined(document: {
  number?: string | undefined;
  date?: string | undefined;
  subject?: string | undefined;
}): { number?: string; date?: string; subject?: string } {
  return {
    ...(document.number === undefined ? {} : { number: document.number }),
    ...(document.date === undefined ? {} : { date: document.date }),
    ...(document.subject === undefined ? {} : { subject: document.subject }),
  };
}
