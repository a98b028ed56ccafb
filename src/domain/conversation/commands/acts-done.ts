// Carries a confirmed act into an effect and says what came of it; whoever else is concerned is told.
// It asks nothing: the code was right, and the act is exactly the one that was shown.
import type { Audience } from '../effect.ts';
import type { Message, Part } from '../message.ts';
import type { Act } from '../season.ts';
import type { Turn } from '../turn.ts';
import { mayExport, sayExport } from './exporting.ts';
import { hasHead } from './nil.ts';
import { giveInvitation } from './give-invitation.ts';
import { tellJoined } from '../modes/start.ts';
import { mayConfirm } from './terms.ts';

/** Does it. Rights were asked for when the act was shown and are asked for again here: they may have ended meanwhile. */
export function actDone(turn: Turn, act: Act, confirmationId: number): void {
  if (isOutdated(turn, act)) return turn.say('act_outdated', { act: act.do });
  if (!stillAllowed(turn, act)) {
    turn.say('not_allowed', {});
    turn.do({ kind: 'record', what: 'denied', detail: act.do });
    return;
  }
  turn.do({ kind: 'carry_out', act, confirmationId });
  say(turn, act);
}

/** True when what was to be done is gone: the person took their request back. */
function isOutdated(turn: Turn, act: Act): boolean {
  return (
    act.do === 'erase_person' &&
    turn.world.loaded.dataRequests?.some((one) => one.id === act.request) === false
  );
}

function stillAllowed(turn: Turn, act: Act): boolean {
  switch (act.do) {
    case 'declare_nil':
      return turn.may('unit_verify', { unitId: act.unitId });
    case 'confirm_nil':
      return turn.may('endorse', { unitId: act.unitId });
    case 'freeze_list':
      return turn.may('freeze_list');
    case 'record_sk':
      return turn.may('record_sk');
    case 'revoke_role':
      return turn.may('revoke_role', {
        unitId: act.unitId,
        own: act.personId === turn.person.id,
      });
    case 'revoke_invitation':
      return turn.may('revoke_role', { unitId: act.unitId });
    case 'invite':
      return turn.may('invite_verifier');
    case 'confirm_roles':
      return mayConfirm(turn);
    case 'freeze_person':
      return turn.may('revoke_role');
    case 'restore_person':
      return turn.may('invite_verifier');
    case 'act_as_admin':
      return turn.grantsOf('coordinator').length > 0;
    case 'start_hand_over':
      return turn.may('start_hand_over', {
        unitId: act.unitId,
        own: act.from === turn.person.id,
      });
    case 'accept_hand_over':
      return turn.may('accept_hand_over', { unitId: act.unitId, own: true });
    case 'erase_person':
      return turn.may('purge');
    case 'correct_name':
    case 'correct_nip':
    case 'change_unit':
      return turn.may('correct_profile', { own: true });
    case 'export':
      return mayExport(turn, act.unitId);
    case 'unlink':
      return turn.may('unlink_address', { own: true });
    case 'withdraw_consent':
    case 'ask_deletion':
      return turn.may('export_own_data', { own: true });
  }
}

function say(turn: Turn, act: Act): void {
  switch (act.do) {
    case 'declare_nil': {
      const unit = turn.unitName(act.unitId);
      const headed = hasHead(turn, act.unitId);
      turn.say('nil_declared', { unit, headed });
      if (!headed)
        return tell(
          turn,
          { to: 'role', role: 'coordinator', unitId: null },
          `nil-no-head:${act.unitId}:${act.editionId}:${turn.moment.nowIso}`,
          { key: 'notice_nil_no_head', args: { unit, by: turn.person.name } },
        );
      return tell(
        turn,
        { to: 'role', role: 'unit_head', unitId: act.unitId, except: turn.person.id },
        `nil:${act.unitId}:${act.editionId}:${turn.moment.nowIso}`,
        { key: 'notice_nil_declared', args: { unit, by: turn.person.name } },
        [{ label: { key: 'look' }, reply: 'nihil', numbered: false }],
      );
    }
    case 'confirm_nil': {
      const unit = turn.unitName(act.unitId);
      const part: Part = { key: 'notice_nil_confirmed', args: { unit, by: turn.person.name } };
      const key = `nil-confirmed:${act.statement}`;
      turn.say('nil_confirmed', { unit });
      tell(turn, { to: 'role', role: 'unit_admin', unitId: act.unitId }, `${key}:unit`, part);
      return tell(turn, { to: 'role', role: 'verifier', unitId: null }, key, part);
    }
    case 'freeze_list':
      return turn.say('frozen', { count: act.items.length });
    case 'record_sk':
      turn.say('sk_recorded', {
        number: act.number,
        date: act.date,
        count: turn.world.loaded.designation?.open?.rows.length ?? 0,
      });
      return turn.say('sk_scan_how', {});
    case 'revoke_role': {
      const holder = turn.world.loaded.roleHolders?.holders.find((one) => one.grant === act.grant);
      const held = {
        role: act.role,
        unit: turn.unit(act.unitId)?.name ?? null,
        acting: holder?.acting ?? false,
      };
      turn.say('role_ended', { ...held, name: holder?.name ?? null });
      if (act.personId === turn.person.id) return;
      return tell(turn, { to: 'person', personId: act.personId }, `revoked:${act.grant}`, {
        key: 'notice_role_ended',
        args: { ...held, by: turn.person.name },
      });
    }
    case 'revoke_invitation':
      return turn.say('invitation_ended', {
        role: act.role,
        unit: turn.unit(act.unitId)?.name ?? null,
        acting: false,
      });
    case 'invite':
      return giveInvitation(turn, act.role, null, act.invitee ?? null);
    case 'confirm_roles':
      return turn.say('terms_confirmed', { count: act.grants.length });
    case 'freeze_person': {
      const holders = turn.world.loaded.roleHolders?.holders ?? [];
      const found = holders.find((one) => one.personId === act.personId);
      return turn.say('frozen_person', { name: found?.name ?? null });
    }
    case 'restore_person': {
      const found = turn.world.loaded.frozen?.find((one) => one.personId === act.personId);
      return turn.say('restored_person', { name: found?.name ?? null });
    }
    case 'act_as_admin':
      return turn.say('standing_in', { unit: turn.unitName(act.unitId), days: act.days });
    case 'start_hand_over': {
      const people = turn.world.loaded.handOver?.people ?? [];
      const of = (id: number) => people.find((one) => one.personId === id);
      const from = of(act.from)?.name ?? null;
      const to = of(act.to)?.name ?? null;
      turn.say('hand_over_started', { from, to });
      return tell(
        turn,
        { to: 'person', personId: act.to },
        `hand-over:${act.from}:${act.to}:${turn.moment.nowIso}`,
        {
          key: 'notice_hand_over',
          args: {
            from,
            unit: turn.unitName(act.unitId),
            owns: of(act.from)?.owns ?? 0,
            by: turn.person.name,
          },
        },
        [{ label: { key: 'look' }, reply: 'terima serah terima', numbered: false }],
      );
    }
    case 'accept_hand_over': {
      const waiting = turn.world.loaded.handOver?.waiting.find((one) => one.id === act.handOver);
      return turn.say('hand_over_done', {
        from: waiting?.fromName ?? null,
        unit: turn.unitName(act.unitId),
      });
    }
    case 'correct_name':
      return turn.say('name_corrected', { name: act.name });
    case 'correct_nip':
      return turn.say('nip_corrected', { nip: act.nip });
    case 'change_unit': {
      const { name } = turn.person;
      turn.say('unit_chosen', { unit: turn.unitName(act.unitId) });
      if (name === null) return;
      tellJoined(turn, act.unitId, name);
      if (!turn.grantsOf('innovator').some((grant) => grant.unitId === act.from)) return;
      return tell(
        turn,
        { to: 'role', role: 'unit_admin', unitId: act.from, except: turn.person.id },
        `left:${turn.person.id}:${act.from}:${turn.moment.nowIso}`,
        {
          key: 'notice_left',
          args: { name, unit: turn.unitName(act.from), to: turn.unitName(act.unitId) },
        },
      );
    }
    case 'export':
      return sayExport(turn, act.unitId);
    case 'unlink':
      return turn.say('unlinked', { channel: act.channel });
    case 'withdraw_consent':
      return turn.say('consent_withdrawn', {});
    case 'ask_deletion': {
      const dueAt = new Date(turn.moment.now + 72 * 3_600_000).toISOString();
      turn.say('deletion_asked', { dueAt });
      return tell(
        turn,
        { to: 'role', role: 'coordinator', unitId: null },
        `deletion:${turn.person.id}:${turn.moment.nowIso}`,
        { key: 'notice_deletion_asked', args: { name: turn.person.name, dueAt } },
      );
    }
    case 'erase_person':
      return turn.say('erased', {});
  }
}

function tell(
  turn: Turn,
  audience: Audience,
  key: string,
  part: Part,
  choices: Message['choices'] = [],
): void {
  turn.do({
    kind: 'notify',
    audience,
    key,
    message: { parts: [part], choices, prompt: null },
  });
}
