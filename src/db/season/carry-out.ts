// Carries confirmed acts out, each in its own file; the code that confirmed one is used up first.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import { type Kysely, sql } from 'kysely';
import type { SharedEffect } from '../../domain/conversation/shared/types.ts';
import type { Loaded, Need } from '../../domain/conversation/world.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { never } from '../../domain/result.ts';
import { Moved } from '../inbound/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { freezeList, loadDesignation, recordSk } from './designation.ts';
import { freezePerson, loadFrozen, restorePerson } from './freezing.ts';
import { acceptHandOver, loadHandOver, startHandOver } from './hand-over.ts';
import { loadMonev } from './monev.ts';
import { confirmNil, declareNil, loadNil } from './nil.ts';
import { askDeletion } from './deletion-request.ts';
import {
  correctName,
  correctNip,
  erasePerson,
  loadDataRequests,
  loadOwnData,
  withdrawConsent,
} from './own-data.ts';
import { loadOwnExport } from './own-export.ts';
import { changeUnit } from './own-unit.ts';
import type { Origin } from './record.ts';
import { actAsAdmin, confirmRoles, loadTerms } from './terms.ts';
import { noteExport } from './export.ts';
import { unlinkAddress } from './unlink.ts';
import type { Touched } from '../inbound/occasion.ts';
import { loadRoleHolders, revokeInvitation, revokeRole } from './roles.ts';

/** Loads one need of the season. */
export async function loadSeason(
  db: Kysely<Database>,
  need: Extract<
    Need,
    {
      kind:
        | 'nil'
        | 'monev'
        | 'designation'
        | 'role_holders'
        | 'terms'
        | 'frozen'
        | 'hand_over'
        | 'own_data'
        | 'own_export'
        | 'data_requests';
    }
  >,
  person: Person,
  editionId: string,
): Promise<Loaded> {
  switch (need.kind) {
    case 'nil':
      return { nil: await loadNil(db, person, editionId) };
    case 'monev':
      return { monev: await loadMonev(db, need.code) };
    case 'designation':
      return { designation: await loadDesignation(db, editionId) };
    case 'role_holders':
      return { roleHolders: await loadRoleHolders(db, person, need.named) };
    case 'terms':
      return { terms: await loadTerms(db, person) };
    case 'frozen':
      return { frozen: await loadFrozen(db) };
    case 'hand_over':
      return { handOver: await loadHandOver(db, person) };
    case 'own_data':
      return { ownData: await loadOwnData(db, person) };
    case 'own_export':
      return { ownExport: await loadOwnExport(db, person.id) };
    case 'data_requests':
      return { dataRequests: await loadDataRequests(db) };
  }
}

/** Carries an act out. */
export async function carryOut(
  trx: Kysely<Database>,
  { act, confirmationId }: Extract<SharedEffect, { kind: 'carry_out' }>,
  by: Origin & { readonly name: string | null },
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const used = await trx
    .updateTable('confirmation')
    .set({ used_at: sql<Date>`now()` })
    .where('id', '=', confirmationId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (Number(used.numUpdatedRows) !== 1) throw new Moved('a confirmation');
  switch (act.do) {
    case 'declare_nil':
      return declareNil(trx, act, by);
    case 'confirm_nil':
      return confirmNil(trx, act, by);
    case 'freeze_list':
      return freezeList(trx, act, by);
    case 'record_sk':
      return recordSk(trx, act, by, { secrets, editionOf });
    case 'revoke_role':
      return revokeRole(trx, act, by, secrets, touched);
    case 'revoke_invitation':
      return revokeInvitation(trx, act, by);
    case 'invite':
      // The code is used up; the invitation is an effect of its own in the same step.
      return;
    case 'confirm_roles':
      return confirmRoles(trx, act, by, touched);
    case 'act_as_admin':
      return actAsAdmin(trx, act, by, touched);
    case 'freeze_person':
      return freezePerson(trx, act, by, secrets, touched);
    case 'restore_person':
      return restorePerson(trx, act, by, secrets, touched);
    case 'start_hand_over':
      return startHandOver(trx, act, by);
    case 'accept_hand_over':
      return acceptHandOver(trx, act, by, secrets, touched);
    case 'correct_name':
      return correctName(trx, act, by, touched);
    case 'correct_nip':
      return correctNip(trx, act, by, touched);
    case 'change_unit':
      return changeUnit(trx, act, by, secrets, touched);
    case 'withdraw_consent':
      return withdrawConsent(trx, by, touched);
    case 'ask_deletion':
      return askDeletion(trx, by);
    case 'export':
      return noteExport(trx, act, by);
    case 'unlink':
      return unlinkAddress(trx, act, by, touched);
    case 'erase_person':
      return erasePerson(trx, act, by, secrets, touched);
    default:
      return never(act);
  }
}

function editionOf(id: string, version: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`edition ${id} ${version} is not shipped`);
  return found;
}
