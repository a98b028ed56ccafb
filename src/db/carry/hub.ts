// Carries out what the head of a unit decided about a card, with its event in the card's own chain. It decides nothing; what
// changed meanwhile throws `Moved`. The event holds what proves the text, not the text: what is taken back stays nowhere.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { HubEffect } from '../../domain/conversation/hub/types.ts';
import { Moved } from '../commit/ledger.ts';
import { type Origin, record } from '../commit/record.ts';
import { readCurrentEdition } from '../reference.ts';
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

async function publishPast(trx: Trx, effect: Of<'publish_past_card'>, by: Origin): Promise<void> {
  const { number, role } = effect;
  const { rows } = await sql<{ code: string; name: string; card: string; file: number }>`
    with past as (select * from past_card where number = ${number}),
      put as (insert into hub_card (code, version, unit_id, edition_id, year, name, form, kind, stage, field, card)
        select code, 0, unit_id, ${await readCurrentEdition(trx)}, year, name, form, kind, stage, field, card from past
        on conflict (code) do nothing returning code)
    select p.code, p.name, p.card::text as card, p.file_id as file from past p join put using (code)`.execute(
    trx,
  );
  const [put] = rows;
  if (put === undefined) throw new Moved('an entry out of an old list');
  await record(trx, by, {
    ...{ subject: `card:${put.code}`, type: 'card_published', role },
    after: { version: 0, file: put.file, card_sha256: proofOf(`${put.name}\n${put.card}`) },
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

const proofOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function askToCopy(trx: Trx, effect: Of<'ask_to_copy'>, by: Origin): Promise<void> {
  const { number, code, name, unitId, origin, purpose } = effect;
  const { rows } = await sql<{ number: number }>`
    insert into hub_copy (number, code, name, person_id, unit_id, origin, purpose)
    values (${number}, ${code}, ${name}, ${by.personId}, ${unitId}, ${origin}, ${purpose})
    on conflict (code, unit_id) where state <> 'refused' do nothing returning number`.execute(trx);
  // A colleague of the same unit asked meanwhile.
  if (rows.length === 0) throw new Moved('a request to copy');
  await record(trx, by, {
    ...{ subject: `copy:${number}`, type: 'copy_asked', role: null },
    after: { code, unit: unitId, purpose_sha256: purpose === null ? null : proofOf(purpose) },
  });
}

async function changeCopy(trx: Trx, effect: Of<'change_copy'>, by: Origin): Promise<void> {
  const { number, version, role, what, remark } = effect;
  const { numAffectedRows } = await sql`
    update hub_copy set state = ${what}, remark = coalesce(${remark}, remark), changed_at = now(), version = version + 1,
      answered_by = coalesce(answered_by, ${by.personId}) where number = ${number} and version = ${version}`.execute(
    trx,
  );
  if (numAffectedRows !== 1n) throw new Moved('a request to copy');
  await record(trx, by, {
    ...{ subject: `copy:${number}`, type: `copy_${what}`, role },
    after: { remark_sha256: remark === null ? null : proofOf(remark) },
  });
}

async function writeNote(trx: Trx, effect: Of<'write_hub_note'>, by: Origin): Promise<void> {
  const { number, code, name, copy, unitId, text } = effect;
  await sql`insert into hub_note (number, code, name, copy_number, person_id, unit_id, text)
    values (${number}, ${code}, ${name}, ${copy}, ${by.personId}, ${unitId}, ${text})`.execute(trx);
  await record(trx, by, {
    subject: copy === null ? `question:${number}` : `copy:${copy}`,
    ...{ type: copy === null ? 'question_asked' : 'copy_written', role: null },
    after: { code, note: number, text_sha256: proofOf(text) },
  });
}

async function changeNote(trx: Trx, effect: Of<'change_hub_note'>, by: Origin): Promise<void> {
  const { number, version, role, what, text } = effect;
  const set =
    what === 'answered'
      ? sql`answer = ${text}, answered_by = ${by.personId}`
      : sql`hidden_reason = ${text}, hidden_by = ${by.personId}`;
  const { numAffectedRows } = await sql`
    update hub_note set ${set}, changed_at = now(), version = version + 1
    where number = ${number} and version = ${version}`.execute(trx);
  if (numAffectedRows !== 1n) throw new Moved('a question');
  await record(trx, by, {
    ...{ subject: `question:${number}`, type: `question_${what}`, role },
    after: { text_sha256: proofOf(text) },
  });
}

async function tellForm(trx: Trx, effect: Of<'tell_other_form'>, by: Origin): Promise<void> {
  const { code, form, part, text, role } = effect;
  if (text === null)
    await sql`delete from other_form_text where form = ${form} and part = ${part}
      and innovation_id = (select id from innovation where code = ${code})`.execute(trx);
  else
    await sql`insert into other_form_text (innovation_id, form, part, text, written_by)
      select id, ${form}, ${part}, ${text}, ${by.personId} from innovation where code = ${code}
      on conflict (innovation_id, form, part) do update
        set text = excluded.text, written_by = excluded.written_by, written_at = now()`.execute(
      trx,
    );
  await record(trx, by, {
    ...{ subject: `other_form:${code}`, type: 'other_form_told', role },
    after: { form, part, text_sha256: text === null ? null : proofOf(text) },
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
  publish_past_card: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => publishPast(trx, effect, origin));
  },
  tell_other_form: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => tellForm(trx, effect, origin));
  },
  ask_to_copy: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => askToCopy(trx, effect, origin));
  },
  change_copy: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => changeCopy(trx, effect, origin));
  },
  write_hub_note: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => writeNote(trx, effect, origin));
  },
  change_hub_note: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => changeNote(trx, effect, origin));
  },
};
