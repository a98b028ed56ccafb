// Carries the effects of one step into the ledger, and the rare ones (invitations, links, cards) straight into tables.
// One effect, one place; it decides nothing.
import { type Kysely, sql } from 'kysely';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Effect } from '../../domain/conversation/effect.ts';
import type { Step } from '../../domain/conversation/engine.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type { NewEvent } from '../events.ts';
import { carryOut } from '../season/carry-out.ts';
import { disownLinks } from '../season/disown.ts';
import { freezeRoles } from '../season/freezing.ts';
import { lapseNil } from '../season/nil.ts';
import { thawRoles } from '../season/own-data.ts';
import { type Touched, adoptLeftBehind } from '../season/roles.ts';
import { type Secrets, sha256 } from '../secrets.ts';
import type { Database } from '../schema.ts';
import type { StoredPerson } from '../world/people.ts';
import type { Waiting } from './lock.ts';
import { type Ledger, Moved } from './ledger.ts';
import { afterStep, batchRows, claim, dropLevels, storeBatch } from './checking-effects.ts';
import { enterFinding } from './findings.ts';
import { linkAddress } from './link-address.ts';
import { noticeRows, storeCard } from './notices.ts';
import { carryOutreach } from './outreach.ts';

/** What a step was about: the person, the message (null for finished files), and the innovations it could touch. */
export interface Occasion {
  readonly stored: StoredPerson;
  readonly message: Waiting | null;
  readonly addressId: number;
  readonly channel: ChannelId;
  readonly nativeId: string;
  /** ISO time, UTC, of the database. */
  readonly at: string;
  readonly innovations: ReadonlyMap<
    string,
    { readonly innovation: Innovation; readonly eventHash: Buffer | null }
  >;
}

/** Effects that wait until the ledger is written, because they need ids or must see the new rows. */
export type Later = (trx: Kysely<Database>, touched: Touched) => Promise<void>;

/** Writes a step's effects into the ledger; gives what is to be done after it was written. */
export function enter(
  ledger: Ledger,
  step: Step,
  occasion: Occasion,
  secrets: Secrets,
): readonly Later[] {
  const later: Later[] = [];
  for (const effect of step.effects) enterOne(ledger, effect, step, occasion, secrets, later);
  return later;
}

function enterOne(
  ledger: Ledger,
  effect: Effect,
  step: Step,
  occasion: Occasion,
  secrets: Secrets,
  later: Later[],
): void {
  const { stored, message } = occasion;
  const personId = stored.person.id;
  const inboxId = message?.inboxId ?? null;
  const common = {
    personId,
    role: null,
    channel: occasion.channel,
    inboxId,
    requestId: null,
    reason: null,
    item: null,
    before: null,
    after: null,
    at: occasion.at,
  };
  const origin = { personId, channel: occasion.channel, inboxId, at: occasion.at };
  const ofPerson = (type: string, more: object): void => {
    ledger.person(personId, stored.rev, stored.eventSeq, stored.eventHash);
    ledger.event({ ...common, subject: `person:${personId}`, code: null, type, ...more });
  };
  const ofInnovation = (code: string, type: string, more: object): void => {
    touch(ledger, code, step, occasion);
    ledger.event({ ...common, subject: `innovation:${code}`, code, type, ...more });
  };
  const self = () => ledger.person(personId, stored.rev, stored.eventSeq, stored.eventHash);
  switch (effect.kind) {
    case 'record_consent':
      later.push((trx, touched) => thawRoles(trx, personId, touched));
      self().consent = { version: effect.version, inboxId: inboxId ?? 0 };
      return ofPerson('consent_given', { after: { version: effect.version } });
    case 'set_name': {
      const person = self();
      person.name = effect.name;
      person.nip = effect.nip;
      return ofPerson('name_set', {});
    }
    case 'set_unit':
      self().unit = effect.unitId;
      later.push((trx) => grant(trx, personId, 'innovator', effect.unitId, null));
      return ofPerson('unit_set', { before: stored.person.unitId, after: effect.unitId });
    case 'accept_invitation':
      if (stored.person.unitId === null && effect.unitId !== null) self().unit = effect.unitId;
      later.push(async (trx, touched) => {
        const used = await trx
          .updateTable('invitation')
          .set({ used_by: personId, used_at: sql<Date>`now()` })
          .where('id', '=', effect.invitationId)
          .where('used_at', 'is', null)
          .executeTakeFirst();
        if (Number(used.numUpdatedRows) !== 1) throw new Moved('an invitation');
        await grant(trx, personId, effect.role, effect.unitId, effect.invitationId);
        if (effect.role === 'unit_admin' && effect.unitId !== null)
          await adoptLeftBehind(trx, personId, effect.unitId, origin, secrets, touched);
      });
      return ofPerson('role_granted', {
        after: { role: effect.role, unit: effect.unitId, invitation: effect.invitationId },
      });
    case 'create_invitation':
      later.push(async (trx) => {
        const { phone = null, name = null, nip = null, basis = null } = effect.invitee ?? {};
        await sql`insert into invitation (code_hash, role, unit_id, created_by, acting, term_days, phone, invited_name, nip, basis, expires_at)
          values (${sha256(effect.code)}, ${effect.role}, ${effect.unitId}, ${personId}, ${effect.actingDays !== undefined}, ${effect.actingDays ?? null},
            ${phone}, ${name}, ${nip}, ${basis}, now() + make_interval(hours => ${effect.hours}))`.execute(
          trx,
        );
      });
      return ofPerson('invitation_created', { after: { role: effect.role, unit: effect.unitId } });
    case 'prove_phone':
      later.push(
        async (trx) =>
          void (await trx
            .updateTable('address')
            .set({ phone: effect.phone })
            .where('id', '=', occasion.addressId)
            .execute()),
      );
      return ofPerson('phone_proven', { after: { channel: occasion.channel } });
    case 'count_attempt':
      later.push(
        async (trx) =>
          void (await trx
            .insertInto('code_attempt')
            .values({ person_id: personId, kind: effect.what })
            .execute()),
      );
      return;
    case 'create_link_code':
      later.push(async (trx) => {
        await sql`insert into link_code (code_hash, person_id, expires_at) values (${sha256(effect.code)}, ${personId}, now() + make_interval(mins => ${effect.minutes}))`.execute(
          trx,
        );
      });
      return;
    case 'create_co_fill_code':
      touch(ledger, effect.code, step, occasion);
      later.push(async (trx) => {
        await sql`insert into co_fill_code (code_hash, innovation_id, created_by, expires_at)
          select ${sha256(effect.secret)}, id, ${personId}, now() + make_interval(hours => ${effect.hours}) from innovation where code = ${effect.code}`.execute(
          trx,
        );
      });
      return;
    case 'become_filler':
      later.push((trx) => addFiller(trx, personId, effect.code, effect.secret));
      return ofInnovation(effect.code, 'filler_added', { after: { person: personId } });
    case 'link_to':
      later.push((trx, touched) =>
        linkAddress(
          trx,
          { addressId: occasion.addressId, from: personId, to: effect.personId, code: effect.code },
          origin,
          touched,
        ),
      );
      return ofPerson('address_linked', {
        after: { person: effect.personId, channel: occasion.channel },
      });
    case 'create_innovation': {
      if (step.focus === null) throw new Error('an innovation was created and is not in focus');
      const change = ledger.touch({ ...step.focus, version: 0 }, null);
      change.created = true;
      return ledger.event({
        ...common,
        subject: `innovation:${effect.code}`,
        code: effect.code,
        type: 'created',
        role: 'innovator',
        after: { unit: effect.unitId, edition: effect.editionId, version: effect.editionVersion },
      });
    }
    case 'focus':
      return;
    case 'save_answer':
      ofInnovation(effect.code, 'answer_saved', {
        item: effect.item,
        before: effect.before,
        after: effect.value,
      });
      return ledger.answer({
        code: effect.code,
        item: effect.item,
        value: effect.value,
        revision: effect.revision,
        by: personId,
        inbox: inboxId,
      });
    case 'repaired':
      later.push((trx) => dropLevels(trx, effect.code, effect.item));
      return ofInnovation(effect.code, 'item_repaired', { item: effect.item });
    case 'take_file': {
      const file = message?.files[effect.index];
      if (file === undefined || message === null)
        throw new Error('a file that the message does not have');
      if (effect.code !== null) touch(ledger, effect.code, step, occasion);
      ledger.files.push({
        person: personId,
        code: effect.code,
        item: effect.item,
        purpose: effect.purpose,
        inbox: message.inboxId,
        channel: message.channel,
        ref: file.ref,
        name: file.name ?? 'berkas',
        caption: effect.caption,
        album: message.albumId,
        size: file.size,
      });
      return;
    }
    case 'remove_file':
      ledger.removed.push(effect.fileId);
      return ofInnovation(effect.code, 'file_removed', {
        item: effect.item,
        before: { file: effect.fileId, name: effect.name },
      });
    case 'create_upload_link':
      touch(ledger, effect.code, step, occasion);
      later.push(async (trx) => {
        await sql`insert into upload_link (token_hash, person_id, innovation_id, item, expires_at)
          select ${sha256(effect.token)}, ${personId}, id, ${effect.item}, now() + make_interval(hours => ${effect.hours}) from innovation where code = ${effect.code}`.execute(
          trx,
        );
      });
      return;
    case 'take_step':
      ledger.deciders.set(personId, stored.rev);
      enterStep(ledger, touch(ledger, effect.code, step, occasion), effect, common, later);
      return;
    case 'show_card':
      later.push(async (trx) => {
        const row = await trx
          .selectFrom('innovation')
          .select('id')
          .where('code', '=', effect.code)
          .executeTakeFirstOrThrow();
        // The same four digits are taken by a card of theirs that still lives: the step is done again with others.
        if (!(await storeCard(trx, personId, row.id, effect.version, effect.cardCode, secrets)))
          throw new Moved('a card');
      });
      return;
    case 'send_file':
      ledger.outbox.push({
        personId,
        addressId: occasion.addressId,
        channel: occasion.channel,
        nativeId: occasion.nativeId,
        kind: 'reply',
        message: {
          ...effect.caption,
          file: { sha256: effect.sha256, name: effect.name, mime: effect.mime, size: effect.size },
        },
        noticeKey: null,
        inboxId,
        floor: message?.floor ?? null,
      });
      return;
    case 'notify':
    case 'notify_batch':
      later.push((trx) => sendNotice(trx, effect, secrets));
      return;
    case 'show_batch':
      later.push((trx) => storeBatch(trx, personId, effect, secrets));
      return;
    case 'claim':
      later.push((trx) => claim(trx, personId, effect));
      return;
    case 'set_level':
    case 'save_monev':
    case 'name_officer':
    case 'set_portal_id':
      touch(ledger, effect.code, step, occasion);
      return enterFinding(ledger, effect, common, later);
    case 'disown_links':
      later.push((trx, touched) => disownLinks(trx, occasion.addressId, origin, secrets, touched));
      return;
    case 'freeze_roles':
      later.push(async (trx, touched) => {
        await freezeRoles(trx, personId, effect.why, origin, secrets);
        touched.people.add(personId);
      });
      return;
    case 'carry_out':
      ledger.deciders.set(personId, stored.rev);
      later.push((trx, touched) =>
        carryOut(
          trx,
          effect,
          {
            personId,
            name: stored.person.name,
            channel: occasion.channel,
            inboxId,
            at: occasion.at,
          },
          secrets,
          touched,
        ),
      );
      return;
    case 'note_reading':
      return ofPerson('record_read', { after: { code: effect.code } });
    case 'record':
      return ofPerson(effect.what, { reason: effect.detail });
    default:
      later.push((trx) => carryOutreach(trx, effect, occasion, secrets));
  }
}

/** Who takes a step, from where, and when: the part of an event that is the same for all effects of a step. */
export type Origin = Pick<NewEvent, 'personId' | 'channel' | 'inboxId' | 'requestId' | 'at'>;

/** Puts a step that was decided into the ledger, with its event, and what ends with it. */
export function enterStep(
  ledger: Ledger,
  change: ReturnType<Ledger['touch']>,
  effect: Pick<
    Extract<Effect, { kind: 'take_step' }>,
    'code' | 'transition' | 'role' | 'onlyPerson'
  > & {
    readonly cardId: number | null;
  },
  origin: Origin,
  later: Later[],
  more: Readonly<Record<string, string | number>> = {},
): void {
  const { transition, code } = effect;
  change.row = {
    ...change.row,
    state: transition.to,
    returnedFrom: transition.returnedFrom,
    openItems: transition.openItems,
  };
  change.stateChanged = true;
  change.submitted ||= transition.step === 'submit' || transition.step === 'repair';
  ledger.event({
    ...origin,
    subject: `innovation:${code}`,
    code,
    type: transition.step,
    item: null,
    role: effect.role,
    reason: transition.reason,
    before: { state: transition.from },
    after: {
      state: transition.to,
      ...(transition.openItems === null
        ? {}
        : {
            notes: Object.fromEntries(
              [...transition.openItems].map(([item, note]) => [item, note.note]),
            ),
          }),
      ...(effect.onlyPerson ? { onlyPerson: true } : {}),
      ...more,
    },
  });
  later.push((trx) => afterStep(trx, code, transition));
  if (transition.step === 'submit')
    later.push((trx) => lapseNil(trx, code, { ...origin, personId: origin.personId ?? 0 }));
  if (effect.cardId === null) return;
  later.push(
    async (trx) =>
      void (await trx
        .updateTable('card')
        .set({ used_at: sql<Date>`now()` })
        .where('id', '=', effect.cardId ?? 0)
        .execute()),
  );
}

/** Queues a notice for everybody it concerns, each once. */
export async function sendNotice(
  trx: Kysely<Database>,
  effect: Extract<Effect, { kind: 'notify' | 'notify_batch' }>,
  secrets: Secrets,
): Promise<void> {
  if (effect.kind === 'notify_batch') {
    for (const row of await batchRows(trx, effect, secrets)) await queueNotice(trx, row);
    return;
  }
  const card =
    effect.card === undefined
      ? undefined
      : await trx
          .selectFrom('innovation')
          .select('id')
          .where('code', '=', effect.card.code)
          .executeTakeFirst();
  for (const row of await noticeRows(trx, effect, card?.id ?? null, secrets))
    await queueNotice(trx, row);
}

function touch(
  ledger: Ledger,
  code: string,
  step: Step,
  occasion: Occasion,
): ReturnType<Ledger['touch']> {
  const known = ledger.innovations.get(code);
  const change = known ?? touchFresh(ledger, code, occasion);
  if (step.focus?.code === code) change.row = { ...step.focus, id: change.row.id };
  return change;
}

function touchFresh(ledger: Ledger, code: string, occasion: Occasion): ReturnType<Ledger['touch']> {
  const found = occasion.innovations.get(code);
  if (found === undefined) throw new Error(`innovation ${code} was not loaded`);
  return ledger.touch(found.innovation, found.eventHash);
}

async function queueNotice(
  trx: Kysely<Database>,
  row: Awaited<ReturnType<typeof noticeRows>>[number],
): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({
      person_id: row.personId,
      address_id: row.addressId,
      channel: row.channel,
      kind: 'notice',
      message: JSON.stringify(row.message),
      notice_key: row.noticeKey,
      inbox_id: null,
      claimed_by: null,
      floor: null,
      last_error: null,
      for_role: row.forRole ?? null,
      for_unit: row.forUnit ?? null,
      ...(row.due === undefined ? {} : { due_at: row.due }),
    })
    .onConflict((on) => on.column('notice_key').doNothing())
    .execute();
}

/** Makes somebody a filler and uses up the code they typed. */
async function addFiller(
  trx: Kysely<Database>,
  personId: number,
  code: string,
  secret: string | null,
): Promise<void> {
  if (secret !== null) {
    const used = await trx
      .updateTable('co_fill_code')
      .set({ used_by: personId, used_at: sql<Date>`now()` })
      .where('code_hash', '=', sha256(secret))
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (Number(used.numUpdatedRows) !== 1) throw new Moved('a co-filler code');
  }
  await sql`insert into co_filler (innovation_id, person_id) select id, ${personId} from innovation where code = ${code}
    on conflict (innovation_id, person_id) do update set removed_at = null`.execute(trx);
}

/**
 * Gives a role for the invitation's term, else to the end of the innovation year; a grant that is there already lasts as
 * long as the longer of the two. Granted by who invited (null: the operator on the server), or by the person who chose the unit.
 */
async function grant(
  trx: Kysely<Database>,
  personId: number,
  role: string,
  unitId: string | null,
  invitationId: number | null,
): Promise<void> {
  await sql`insert into role_grant (person_id, role, unit_id, granted_by, invitation_id, acting, ends_at)
    select ${personId}, ${role}, ${unitId}, ${invitationId === null ? sql`${personId}` : sql`i.created_by`}, ${invitationId},
      coalesce(i.acting, false), now() + make_interval(days => i.term_days)
    from (select 1) one left join invitation i on i.id = ${invitationId}
    on conflict (person_id, role, coalesce(unit_id, '')) where revoked_at is null do update
      set ends_at = greatest(role_grant.ends_at, excluded.ends_at),
        acting = role_grant.acting and excluded.acting,
        /* a new invitation is a new proof; choosing one's unit again is none */
        frozen_at = case when excluded.invitation_id is null then role_grant.frozen_at end,
        frozen_why = case when excluded.invitation_id is null then role_grant.frozen_why end,
        granted_by = case when excluded.invitation_id is null then role_grant.granted_by else excluded.granted_by end,
        invitation_id = coalesce(excluded.invitation_id, role_grant.invitation_id)`.execute(trx);
}
