// Carries confirmed acts out, each in its own file; the code that confirmed one is used up first.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import { askForBundleInChat } from '../transactions/bundle-jobs.ts';
import type { Kysely } from 'kysely';
import type { SharedEffect } from '../../domain/conversation/shared/types.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { useConfirmation } from './confirmation.ts';
import type { Act, ActName } from '../../domain/conversation/act.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { carryUnit } from './carry-unit.ts';
import { announceContest, lockContest, unlockContest } from './contest.ts';
import { freezeList, recordSk } from './designation.ts';
import { freezePerson, restorePerson } from './freezing.ts';
import { acceptHandOver, startHandOver } from './hand-over.ts';
import { confirmNil, declareNil } from './nil.ts';
import { askDeletion } from './deletion-request.ts';
import { correctName, correctNip, erasePerson, withdrawConsent } from './own-data.ts';
import { changeUnit } from './own-unit.ts';
import type { Origin } from '../commit/record.ts';
import { actAsAdmin, confirmRoles } from './terms.ts';
import { noteExport } from './export.ts';
import { changeRegionOffice } from './letterhead.ts';
import { publishWorkbook, takeOverList } from './editions.ts';
import { unlinkAddress } from './unlink.ts';
import type { Touched } from '../commit/occasion.ts';
import { revokeInvitation, revokeRole } from './roles.ts';

type Trx = Kysely<Database>;

/** What carrying an act out takes besides the act. */
interface Carried {
  readonly by: Origin & { readonly name: string | null };
  readonly secrets: Secrets;
  readonly touched: Touched;
}

const acts: {
  readonly [Name in ActName]: (
    trx: Trx,
    act: Extract<Act, { readonly do: Name }>,
    at: Carried,
  ) => Promise<void>;
} = {
  declare_nil: (trx, act, { by }) => declareNil(trx, act, by),
  confirm_nil: (trx, act, { by }) => confirmNil(trx, act, by),
  freeze_list: (trx, act, { by }) => freezeList(trx, act, by),
  record_sk: (trx, act, { by, secrets }) => recordSk(trx, act, by, { secrets, editionOf }),
  revoke_role: (trx, act, { by, secrets, touched }) => revokeRole(trx, act, by, secrets, touched),
  revoke_invitation: (trx, act, { by }) => revokeInvitation(trx, act, by),
  // The code is used up; the invitation is an effect of its own in the same step.
  invite: async () => {},
  invite_many: async () => {},
  // The same: what is published, and what is no longer, are effects.
  publish_card: async () => {},
  take_card_back: async () => {},
  publish_past_card: async () => {},
  confirm_roles: (trx, act, { by, touched }) => confirmRoles(trx, act, by, touched),
  act_as_admin: (trx, act, { by, touched }) => actAsAdmin(trx, act, by, touched),
  freeze_person: (trx, act, { by, secrets, touched }) =>
    freezePerson(trx, act, by, secrets, touched),
  restore_person: (trx, act, { by, secrets, touched }) =>
    restorePerson(trx, act, by, secrets, touched),
  start_hand_over: (trx, act, { by }) => startHandOver(trx, act, by),
  accept_hand_over: (trx, act, { by, secrets, touched }) =>
    acceptHandOver(trx, act, by, secrets, touched),
  correct_name: (trx, act, { by, touched }) => correctName(trx, act, by, touched),
  correct_nip: (trx, act, { by, touched }) => correctNip(trx, act, by, touched),
  change_unit: (trx, act, { by, secrets, touched }) => changeUnit(trx, act, by, secrets, touched),
  withdraw_consent: (trx, _, { by, touched }) => withdrawConsent(trx, by, touched),
  ask_deletion: (trx, _, { by }) => askDeletion(trx, by),
  change_region_office: (trx, act, { by }) => changeRegionOffice(trx, act, by),
  carry_over_unit: (trx, act, { by, touched }) => carryUnit(trx, act, by, { editionOf, touched }),
  take_over_list: (trx, act, { by }) => takeOverList(trx, act, by),
  lock_contest: (trx, act, { by }) => lockContest(trx, act, by),
  unlock_contest: (trx, act, { by }) => unlockContest(trx, act, by),
  // The same: seats end by an effect.
  leave_contest: async () => {},
  announce_contest: (trx, act, { by }) => announceContest(trx, act, by),
  publish_edition: (trx, act, { by }) => publishWorkbook(trx, act, by),
  export: (trx, act, { by }) => noteExport(trx, act, by),
  bundle: (trx, act, { by }) => askForBundleInChat(trx, act, by),
  unlink: (trx, act, { by, secrets, touched }) => unlinkAddress(trx, act, by, secrets, touched),
  erase_person: (trx, act, { by, secrets, touched }) => erasePerson(trx, act, by, secrets, touched),
};

/** Carries an act out, after its code was used up. */
export async function carryOut(
  trx: Trx,
  { act, confirmationId }: Extract<SharedEffect, { kind: 'carry_out' }>,
  by: Carried['by'],
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  await useConfirmation(trx, confirmationId);
  // The name and what carries it out go together, which the type of a union cannot say.
  await acts[act.do](trx, act as never, { by, secrets, touched });
}

function editionOf(id: string, version: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`edition ${id} ${version} is not shipped`);
  return found;
}
