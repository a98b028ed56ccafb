// Puts what Bappedalitbang finds besides steps into the ledger: verified levels, Form C.2, the portal's id.
// Chat and API enter them here, each with its event; it never asks who may.
import { sql } from 'kysely';
import type { Effect } from '../../domain/conversation/effect.ts';
import { nameOfficer, saveMonev } from './monev.ts';
import { storeLevel } from './queue.ts';
import type { AfterWrite, Origin } from '../commit/occasion.ts';
import type { Ledger } from '../commit/ledger.ts';
import type { Carrying, CarriersOf } from './carrying.ts';
import type { DesignationEffect } from '../../domain/conversation/designation/types.ts';
import type { MonevEffect } from '../../domain/conversation/monev/types.ts';

/** Something found about an innovation that is no step of it. */
export type Finding = Extract<
  Effect,
  { readonly kind: 'set_level' | 'save_monev' | 'name_officer' | 'set_portal_id' }
>;

/** Enters a finding about an innovation that the ledger already holds; its event raises the version by one. */
export function enterFinding(
  ledger: Ledger,
  finding: Finding,
  { personId, channel, inboxId, requestId, at }: Origin,
  later: AfterWrite[],
): void {
  const { code } = finding;
  const event = (
    type: string,
    { item = null, role = null, before = null, after, reason = null }: About,
  ): void =>
    ledger.event({
      ...{ personId, channel, inboxId, requestId, at },
      ...{ subject: `innovation:${code}`, code, type, item, role, before, after, reason },
    });
  switch (finding.kind) {
    case 'set_level':
      later.push((trx) => storeLevel(trx, personId, finding));
      return event('level_verified', {
        item: finding.item,
        role: 'verifier',
        before: finding.before,
        after: finding.level,
        reason: finding.reason,
      });
    case 'save_monev':
      later.push((trx) => saveMonev(trx, personId, finding));
      return event('monev_written', {
        item: `monev:${finding.no}`,
        role: 'verifier',
        after: { factual: finding.factual, advice: finding.advice },
      });
    case 'name_officer':
      later.push((trx) => nameOfficer(trx, personId, finding));
      return event('monev_held', { role: 'verifier', after: { officer: finding.officer } });
    case 'set_portal_id':
      ledger.first.push(async (trx) => {
        await sql`update innovation set portal_id = ${finding.portalId} where code = ${code}`.execute(
          trx,
        );
      });
      return event('portal_id_set', { after: { portalId: finding.portalId } });
  }
}

interface About {
  readonly item?: string | null;
  readonly role?: string | null;
  readonly before?: unknown;
  readonly after: unknown;
  readonly reason?: string | null;
}

/** Enters what was found besides a step; its event raises the version. */
export function enterFindingOf(carrying: Carrying, finding: Finding): void {
  carrying.touch(finding.code);
  enterFinding(carrying.ledger, finding, carrying.origin, carrying.afterWrite);
}

/** Carriers of Form C.2. */
export const monevCarriers: CarriersOf<MonevEffect> = {
  save_monev: enterFindingOf,
  name_officer: enterFindingOf,
};

/** Carrier of the number that the national portal gave. */
export const designationCarriers: CarriersOf<DesignationEffect> = { set_portal_id: enterFindingOf };
