// Ending roles and handing work over when people move: lists of whom it may concern, then an act with a code.
// It never ends a role by name alone: the person is picked from a list that only shows what the asker may end.
import { reachesAnything } from '../../access.ts';
import type { Act, RoleHolder } from '../season.ts';
import type { Turn } from '../turn.ts';
import { chosenOf, confirmAct } from './acts.ts';
import { refuse } from './submitting.ts';

/** Lists the roles and unused invitations this person may end. */
export function revoke(turn: Turn): void {
  const found = turn.world.loaded.roleHolders;
  const holders = (found?.holders ?? []).filter((one) => mayEnd(turn, one));
  const invitations = (found?.invitations ?? []).filter((one) =>
    turn.may('revoke_role', { unitId: one.unitId }),
  );
  if (!reachesAnything(turn.person.grants, 'revoke_role')) return refuse(turn, 'revoke_role');
  if (holders.length + invitations.length === 0) {
    turn.say('no_roles_to_end', {});
    return;
  }
  turn.say('role_list', {
    rows: [
      ...holders.map((one) => ({
        name: one.name,
        role: one.role,
        unit: turn.unit(one.unitId)?.name ?? null,
        acting: one.acting,
        endsAt: one.endsAt,
        invitation: false,
      })),
      ...invitations.map((one) => ({
        name: null,
        role: one.role,
        unit: turn.unit(one.unitId)?.name ?? null,
        acting: false,
        endsAt: one.createdAt,
        invitation: true,
      })),
    ],
  });
  const options: Act[] = [
    ...holders.map((one): Act => ({
      do: 'revoke_role',
      grant: one.grant,
      personId: one.personId,
      role: one.role,
      unitId: one.unitId,
    })),
    ...invitations.map((one): Act => ({
      do: 'revoke_invitation',
      invitation: one.id,
      role: one.role,
      unitId: one.unitId,
    })),
  ];
  turn.open({ name: 'choosing_act', options });
}

function mayEnd(turn: Turn, one: RoleHolder): boolean {
  const own = one.personId === turn.person.id;
  return turn.may('revoke_role', { unitId: one.unitId, own });
}

/** The words by which an act of a shown list may be picked besides its number: the person's, the unit's, the channel's name. */
function labelOf(turn: Turn, act: Act): string {
  const { roleHolders, frozen } = turn.world.loaded;
  const unit = (id: string | null) => `${turn.unit(id)?.name ?? ''} ${turn.unit(id)?.short ?? ''}`;
  switch (act.do) {
    case 'revoke_role':
      return `${roleHolders?.holders.find((one) => one.grant === act.grant)?.name ?? ''} ${unit(act.unitId)}`;
    case 'revoke_invitation':
      return `undangan ${unit(act.unitId)}`;
    case 'freeze_person':
      return roleHolders?.holders.find((one) => one.personId === act.personId)?.name ?? '';
    case 'restore_person':
      return frozen?.find((one) => one.personId === act.personId)?.name ?? '';
    case 'act_as_admin':
      return unit(act.unitId);
    case 'unlink':
      return act.channel;
    default:
      return '';
  }
}

const nameOf = (turn: Turn, personId: number): string =>
  turn.world.loaded.handOver?.people.find((one) => one.personId === personId)?.name ?? '';

/** Takes the number of a role or invitation, or the name beside it. */
export function onChoosingAct(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'choosing_act') return;
  const act = chosenOf(turn, mode.options, text, (option) => labelOf(turn, option));
  if (act === null) return;
  if (act.do === 'revoke_role') {
    const holder = turn.world.loaded.roleHolders?.holders.find((one) => one.grant === act.grant);
    turn.say('revoke_ask', {
      name: holder?.name ?? null,
      role: act.role,
      unit: turn.unit(act.unitId)?.name ?? null,
      acting: holder?.acting ?? false,
      own: act.personId === turn.person.id,
    });
  } else if (act.do === 'freeze_person') {
    const holder = turn.world.loaded.roleHolders?.holders.find(
      (one) => one.personId === act.personId,
    );
    turn.say('freeze_person_ask', { name: holder?.name ?? null });
  } else if (act.do === 'act_as_admin') {
    turn.say('stand_in_ask', { unit: turn.unitName(act.unitId), days: act.days });
  } else if (act.do === 'restore_person') {
    const found = turn.world.loaded.frozen?.find((one) => one.personId === act.personId);
    turn.say('restore_ask', { name: found?.name ?? null });
  } else if (act.do === 'revoke_invitation')
    turn.say('revoke_invitation_ask', {
      role: act.role,
      unit: turn.unit(act.unitId)?.name ?? null,
      acting: false,
    });
  else if (act.do === 'unlink') turn.say('unlink_ask', { channel: act.channel });
  confirmAct(turn, act);
}

/** Starts a hand-over: whose work it is, then to whom. Somebody who hands over only their own work is not asked whose. */
export function handOver(turn: Turn): void {
  const people = turn.world.loaded.handOver?.people ?? [];
  const from = people.filter(
    (one) =>
      one.owns > 0 &&
      turn.may('start_hand_over', {
        unitId: one.unitId,
        own: one.personId === turn.person.id,
      }),
  );
  const [first] = from;
  if (!reachesAnything(turn.person.grants, 'start_hand_over'))
    return refuse(turn, 'start_hand_over');
  if (first === undefined) {
    turn.say('hand_over_nobody', {});
    return;
  }
  if (from.length === 1) return askSuccessor(turn, first.personId, first.unitId);
  turn.say('hand_over_from', {
    rows: from.map((one) => ({
      name: one.name,
      unit: turn.unitName(one.unitId),
      owns: one.owns,
    })),
  });
  turn.open({
    name: 'choosing_predecessor',
    options: from.map(({ personId, unitId }) => ({ personId, unitId })),
  });
}

/** Takes the number of the person whose work is handed over. */
export function onChoosingPredecessor(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'choosing_predecessor') return;
  const chosen = chosenOf(turn, mode.options, text, (one) => nameOf(turn, one.personId));
  if (chosen !== null) askSuccessor(turn, chosen.personId, chosen.unitId);
}

function askSuccessor(turn: Turn, from: number, unitId: string): void {
  const people = turn.world.loaded.handOver?.people ?? [];
  const to = people.filter((one) => one.active && one.unitId === unitId && one.personId !== from);
  if (to.length === 0) {
    turn.open({ name: 'idle' });
    turn.say('hand_over_nobody', {});
    return;
  }
  turn.say('hand_over_to', {
    from: people.find((one) => one.personId === from)?.name ?? null,
    rows: to.map((one) => ({ name: one.name, unit: turn.unitName(one.unitId) })),
  });
  turn.open({
    name: 'choosing_successor',
    from,
    unitId,
    options: to.map((one) => one.personId),
  });
}

/** Takes the number of the successor and asks for the code. */
export function onChoosingSuccessor(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'choosing_successor') return;
  const to = chosenOf(turn, mode.options, text, (personId) => nameOf(turn, personId));
  if (to === null) return;
  const people = turn.world.loaded.handOver?.people ?? [];
  const of = (id: number) =>
    people.find((one) => one.personId === id && one.unitId === mode.unitId);
  turn.say('hand_over_ask', {
    from: of(mode.from)?.name ?? null,
    to: of(to)?.name ?? null,
    unit: turn.unitName(mode.unitId),
    owns: of(mode.from)?.owns ?? 0,
  });
  confirmAct(turn, { do: 'start_hand_over', from: mode.from, to, unitId: mode.unitId });
}

/** Accepts the hand-over that waits for this person. */
export function acceptHandOver(turn: Turn): void {
  const [waiting] = turn.world.loaded.handOver?.waiting ?? [];
  if (!reachesAnything(turn.person.grants, 'accept_hand_over'))
    return refuse(turn, 'accept_hand_over');
  if (waiting === undefined) {
    turn.say('hand_over_none_waiting', {});
    return;
  }
  if (!turn.may('accept_hand_over', { unitId: waiting.unitId, own: true }))
    return refuse(turn, 'accept_hand_over');
  turn.say('hand_over_accept_ask', {
    from: waiting.fromName,
    unit: turn.unitName(waiting.unitId),
    owns: waiting.owns,
  });
  confirmAct(turn, { do: 'accept_hand_over', handOver: waiting.id, unitId: waiting.unitId });
}
