// Carries out what the head of a unit decided about a card, with its event in the card's own chain. It decides nothing; what
// changed meanwhile throws `Moved`. The event holds what proves the text, not the text: what is taken back stays nowhere.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { HubEffect } from '../../domain/conversation/hub/types.ts';
import { Moved } from '../commit/ledger.ts';
import { type Origin, record } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import type { CarriersOf } from './carrying.ts';

type Trx = Kysely<Database>;
type Of<Kind extends HubEffect['kind']> = Extract<HubEffect, { kind: Kind }>;

async function publish(trx: Trx, effect: Of<'publish_card'>, by: Origin): Promise<void> {
  const { card, version, role } = effect;
  const { code, unitId, editionId, year, name, form, kind, stage, field } = card;
  const { rows: held } = await sql<{ version: number }>`
    select version from innovation where code = ${code} for update`.execute(trx);
  if (held[0]?.version !== version) throw new Moved('a card');
  const { summary, texts, video } = card;
  const shown = JSON.stringify({ summary, texts, video });
  await sql`
    insert into hub_card (code, version, unit_id, edition_id, year, name, form, kind, stage, field, card)
    values (${code}, ${version}, ${unitId}, ${editionId}, ${year}, ${name}, ${form}, ${kind}, ${stage}, ${field}, ${shown}::jsonb)
    on conflict (code) do update set version = excluded.version, unit_id = excluded.unit_id, year = excluded.year,
      name = excluded.name, form = excluded.form, kind = excluded.kind, stage = excluded.stage, field = excluded.field,
      card = excluded.card, published_at = now()`.execute(trx);
  const proof = createHash('sha256').update(`${name}\n${shown}`).digest('hex');
  await record(trx, by, {
    ...{ subject: `card:${code}`, type: 'card_published', role },
    after: { version, card_sha256: proof },
  });
}

async function takeBack(trx: Trx, effect: Of<'take_card_back'>, by: Origin): Promise<void> {
  const { code, role } = effect;
  const { rows } = await sql<{ version: number }>`
    delete from hub_card where code = ${code} returning version`.execute(trx);
  const [gone] = rows;
  if (gone === undefined) throw new Moved('a card');
  await record(trx, by, {
    ...{ subject: `card:${code}`, type: 'card_taken_back', role },
    before: { version: gone.version },
  });
}

/** Carriers of the catalogue. */
export const hubCarriers: CarriersOf<HubEffect> = {
  publish_card: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => publish(trx, effect, origin));
  },
  take_card_back: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => takeBack(trx, effect, origin));
  },
};
