// Publishes the edition or has the list taken over that was read out of a workbook, after its code. It reads no file anew and decides nothing:
// what is published is what was shown. A list is taken over beside everything else (transactions/take-over-lists.ts).
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import type { EditionEffect } from '../../domain/conversation/editions/types.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { Moved } from '../commit/ledger.ts';
import { type AnyOrigin, type Origin, record } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import { originsFromJson } from '../stored-origins.ts';
import { readCurrentEdition } from '../reference.ts';
import { cardsOf, pastRows } from '../views/old-lists.ts';
import { publishIn } from '../transactions/publish-edition.ts';
import type { CarriersOf } from './carrying.ts';
import { sendNotice } from './send-notice.ts';

/** Publishes it; open drafts are moved afterwards. Throws `Moved` when another version was published meanwhile. */
export async function publishWorkbook(
  trx: Kysely<Database>,
  { fileId }: Extract<Act, { do: 'publish_edition' }>,
  by: AnyOrigin,
): Promise<void> {
  const { rows } = await sql<{ publishing: { definition: EditionDefinition; origins: unknown } }>`
    select facts -> 'publishing' as publishing from evidence_file
    where id = ${fileId} and person_id = ${by.personId} and purpose = 'workbook' and state = 'stored'
      and facts ? 'publishing'`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Moved('the workbook of an edition');
  const { definition, origins } = row.publishing;
  const done = await publishIn(
    trx,
    {
      definition,
      origins: origins === null ? null : originsFromJson(origins),
      moving: origins !== null,
    },
    {
      ...{ role: 'coordinator', channel: by.channel, requestId: by.requestId ?? null },
      ...{ personId: by.personId, inboxId: by.inboxId, file: fileId },
    },
  );
  if (!done.ok) throw new Moved('the newest version of an edition');
}

/** Has a list taken over, or counted as history. Throws `Moved` when somebody had it taken over meanwhile. */
export async function takeOverList(
  trx: Kysely<Database>,
  { fileId, fresh, year, catalogue }: Extract<Act, { do: 'take_over_list' }>,
  by: Origin,
): Promise<void> {
  const { rows } = await sql<{ name: string; sha256: string; listed: unknown }>`
    update evidence_file set taking = ${year === undefined ? 'asked' : 'done'} where id = ${fileId} and person_id = ${by.personId}
      and purpose = 'workbook' and state = 'stored' and taking is null and facts ? 'listed'
    returning name, sha256, facts -> 'listed' as listed`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Moved('a list of innovations');
  const { name, listed } = row;
  if (year !== undefined && catalogue === true)
    await keepCards(trx, { fileId, name, year, listed });
  else if (year !== undefined) await keepPast(trx, { fileId, year, listed });
  const as = catalogue === true ? { catalogue: fresh } : { history: fresh };
  const counted = year === undefined ? { drafts: fresh } : { year, ...as };
  await record(trx, by, {
    ...{ subject: 'old-lists', type: 'list_taken_over', role: 'coordinator' },
    after: { file: fileId, name: row.name, sha256: row.sha256, ...counted },
  });
}

/** Adds the rows of a list to the history of a year; what is there stays as it is. */
async function keepPast(
  trx: Kysely<Database>,
  { fileId, year, listed }: { fileId: number; year: number; listed: unknown },
): Promise<void> {
  await sql`
    insert into past_innovation (year, unit_id, name_hash, file_id, position)
    select ${year}, l."unitId", decode(l.hash, 'hex'), ${fileId}, l.position
    from jsonb_to_recordset(${JSON.stringify(pastRows(listed))}::jsonb) as l ("unitId" text, hash text, position int)
    on conflict do nothing`.execute(trx);
}

interface ListOfYear {
  readonly fileId: number;
  readonly name: string;
  readonly year: number;
  readonly listed: unknown;
}

/**
 * Keeps the rows of a list as entries for the catalogue of a year, without what is never public; what is there stays as it is.
 * None is public: the heads of their units are told, and decide.
 */
async function keepCards(
  trx: Kysely<Database>,
  { fileId, name, year, listed }: ListOfYear,
): Promise<void> {
  const edition = findEdition(await readCurrentEdition(trx));
  if (edition === null) throw new Error('the running edition is not known');
  const rows = cardsOf(listed, edition).map(({ unitId, hash, place, prepared }) => {
    const { name: called, form, kind, stage, field, summary, texts, video } = prepared.card;
    return {
      ...{ unit: unitId, hash, place, name: called, form, kind, stage, field },
      ...{ card: { summary, texts, video }, left_out: prepared.leftOut },
    };
  });
  const { rows: kept } = await sql<{ unit: string; cards: number }>`
    with put as (
      insert into past_card (year, unit_id, name_hash, file_id, place, name, form, kind, stage, field, card, left_out)
      select ${year}, l.unit, decode(l.hash, 'hex'), ${fileId}, l.place, l.name, l.form, l.kind, l.stage, l.field, l.card, l.left_out
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l (unit text, hash text, place text, name text, form text, kind text, stage text, field text, card jsonb, left_out int)
      on conflict (year, unit_id, name_hash) do nothing returning unit_id)
    select p.unit_id as unit, count(*)::int as cards from put p group by 1 order by 1`.execute(trx);
  for (const { unit, cards } of kept) await tellHead(trx, { name, fileId, year, unit, cards });
}

async function tellHead(
  trx: Kysely<Database>,
  of: {
    readonly name: string;
    readonly fileId: number;
    readonly year: number;
    readonly unit: string;
    readonly cards: number;
  },
): Promise<void> {
  const { name, fileId, year, unit, cards } = of;
  const { rows } = await sql<{ name: string }>`select name from unit where id = ${unit}`.execute(
    trx,
  );
  await sendNotice(trx, {
    kind: 'notify',
    audience: { to: 'role', role: 'unit_head', unitId: unit, except: 0 },
    key: `past-cards:${fileId}:${unit}`,
    message: {
      parts: [
        {
          key: 'notice_past_cards',
          args: { name, year, cards, unit: rows[0]?.name ?? unit },
        },
      ],
      ...{ choices: [], prompt: null },
    },
  });
}

/** Carrier of lists that are read anew: the file is fetched out of the store again, and told of as if it had just come. */
export const editionCarriers: CarriersOf<EditionEffect> = {
  read_list_anew: (carrying, { fileId, title, means }) => {
    const { personId } = carrying;
    carrying.after(async (trx) => {
      await sql`update evidence_file set state = 'announced', attempts = 0, next_try_at = now(), told_at = null, reason = null,
          ref = jsonb_build_object('stored', sha256, 'columns',
            (coalesce(ref ->> 'columns', '{}')::jsonb || jsonb_build_object(${title}::text, ${means}::text))::text)
        where id = ${fileId} and person_id = ${personId} and purpose = 'workbook' and state = 'stored' and taking is null`.execute(
        trx,
      );
    });
  },
};
