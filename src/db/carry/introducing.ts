// Carries out what is done in the first minutes: consent, unit and name.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import type { IntroducingEffect } from '../../domain/conversation/introducing/types.ts';
import type { CarriersOf } from './carrying.ts';
import { tellOfNewcomer } from './newcomers.ts';
import { thawRoles } from './own-data.ts';

/** Carriers of the first minutes. */
export const introducingCarriers: CarriersOf<IntroducingEffect> = {
  record_consent: (carrying, { version }) => {
    const { personId, inboxId, occasion } = carrying;
    // Whoever never did anything has no role that could rest.
    if (occasion.stored.eventSeq > 0)
      carrying.after((trx, touched) => thawRoles(trx, personId, touched));
    carrying.self().consent = { version, inboxId: inboxId ?? 0 };
    carrying.recordOfPerson('consent_given', { after: { version } });
  },
  set_name: (carrying, { name, nip }) => {
    Object.assign(carrying.self(), { name, nip });
    carrying.recordOfPerson('name_set');
  },
  tell_joined: (carrying, effect) => {
    carrying.after((trx) => tellOfNewcomer(trx, effect));
  },
  set_unit: (carrying, { unitId }) => {
    const { personId, occasion } = carrying;
    carrying.self().unit = unitId;
    carrying.ledger.joined.push({ personId, unitId });
    const before = occasion.stored.person.unitId;
    carrying.recordOfPerson('unit_set', { before, after: unitId });
  },
};
