// Carries the effects of one step into the ledger, and the rare ones (invitations, links, cards) straight into tables.
// One effect, one place; it decides nothing.
import { sql } from 'kysely';
import type { Effect } from '../../domain/conversation/effect.ts';
import type { Step } from '../../domain/conversation/engine.ts';
import { carryOut } from '../season/carry-out.ts';
import { withdrawDeletion } from '../season/deletion-request.ts';
import { disownLinks } from '../season/disown.ts';
import { freezeRoles } from '../season/freezing.ts';
import { thawRoles } from '../season/own-data.ts';
import { adoptLeftBehind } from '../season/roles.ts';
import { type Secrets, sha256 } from '../secrets.ts';
import { type Ledger, Moved } from './ledger.ts';
import { claim, dropLevels, storeBatch } from './checking-effects.ts';
import { enterStep } from './enter-step.ts';
import { enterFinding } from './findings.ts';
import { addFiller, grant } from './grants.ts';
import { linkAddress } from './link-address.ts';
import { storeCard } from './notices.ts';
import type { Later, Occasion } from './occasion.ts';
import { carryOutreach } from './outreach.ts';
import { sendNotice } from './send-notice.ts';

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
    case 'withdraw_deletion':
      later.push((trx) => withdrawDeletion(trx, origin));
      return;
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
