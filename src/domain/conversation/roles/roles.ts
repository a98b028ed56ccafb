// Ending roles and handing work over when people move: lists of whom it may concern, then an act with a code.
// It never ends a role by name alone: the person is picked from a list that only shows what the asker may end.
import { reachesAnything } from '../../access.ts';
import type { Act } from '../act.ts';
import { plainWords, rawWords } from '../../language/index.ts';
import type { RoleHolder, RoleLoaded } from './types.ts';
import { refuse } from '../shared/refusing.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { type ActRow, confirmAct, tell } from '../shared/acting.ts';
import { chosenOf } from '../shared/picking.ts';

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

const nameOf = (turn: Turn, personId: number): string =>
  turn.world.loaded.handOver?.people.find((one) => one.personId === personId)?.name ?? '';

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
export function onChoosingPredecessor(
  turn: Turn,
  mode: ModeOf<'choosing_predecessor'>,
  text: string,
): void {
  const chosen = chosenOf(turn, mode.options, text, (one) => nameOf(turn, one.personId));
  if (chosen !== null) askSuccessor(turn, chosen.personId, chosen.unitId);
}

/** Who could take the work over: whoever has a role in the unit now. */
const successors = (turn: Turn, from: number, unitId: string): readonly HandOverPerson[] =>
  (turn.world.loaded.handOver?.people ?? []).filter(
    (one) => one.active && one.unitId === unitId && one.personId !== from,
  );

/** The person of this full name; whoever knows it need not be shown a list. */
function successorNamed(
  turn: Turn,
  { from, unitId }: ModeOf<'choosing_successor'>,
  text: string,
): number | null {
  const plain = (name: string): string => plainWords(rawWords(name.toLowerCase())).join(' ');
  const typed = plain(text);
  const found = successors(turn, from, unitId).filter(
    ({ name }) => name !== null && plain(name) === typed,
  );
  return found.length === 1 ? (found[0]?.personId ?? null) : null;
}

/** A mere innovator knows whom they fill in with; the unit's list of people is for who leads it. */
function isKnown(turn: Turn, one: HandOverPerson): boolean {
  return one.shares || turn.may('start_hand_over', { unitId: one.unitId, own: false });
}

type HandOverPerson = NonNullable<RoleLoaded['handOver']>['people'][number];

function askSuccessor(turn: Turn, from: number, unitId: string): void {
  const people = turn.world.loaded.handOver?.people ?? [];
  const able = successors(turn, from, unitId);
  const to = able.filter((one) => one.admin || isKnown(turn, one));
  if (able.length === 0) {
    turn.open({ name: 'idle' });
    turn.say('hand_over_nobody', {});
    return;
  }
  turn.say('hand_over_to', {
    from: people.find((one) => one.personId === from)?.name ?? null,
    rows: to.map((one) => ({
      name: isKnown(turn, one) ? one.name : null,
      admin: !isKnown(turn, one),
      unit: turn.unitName(one.unitId),
    })),
  });
  turn.open({
    name: 'choosing_successor',
    from,
    unitId,
    options: to.map((one) => one.personId),
  });
}

const calledFor = (turn: Turn, one: HandOverPerson | undefined): string | null =>
  one === undefined || (one.admin && !isKnown(turn, one)) ? null : one.name;

/** Takes the number of the successor and asks for the code. */
export function onChoosingSuccessor(
  turn: Turn,
  mode: ModeOf<'choosing_successor'>,
  text: string,
): void {
  const to =
    successorNamed(turn, mode, text) ??
    chosenOf(turn, mode.options, text, (personId) => nameOf(turn, personId));
  if (to === null) return;
  const people = turn.world.loaded.handOver?.people ?? [];
  const of = (id: number) =>
    people.find((one) => one.personId === id && one.unitId === mode.unitId);
  turn.say('hand_over_ask', {
    from: of(mode.from)?.name ?? null,
    to: calledFor(turn, of(to)),
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

const holderOf = (turn: Turn, grant: number) =>
  turn.world.loaded.roleHolders?.holders.find((one) => one.grant === grant);
const unitWords = (turn: Turn, id: string | null) =>
  `${turn.unit(id)?.name ?? ''} ${turn.unit(id)?.short ?? ''}`;

/** The ending of roles and invitations, and the handing over of work. */
export const roleActs: {
  readonly [
    Name in 'revoke_role' | 'revoke_invitation' | 'start_hand_over' | 'accept_hand_over'
  ]: ActRow<Name>;
} = {
  revoke_role: {
    may: (turn, { unitId, personId }) =>
      turn.may('revoke_role', { unitId, own: personId === turn.person.id }),
    needs: [{ kind: 'role_holders' }],
    label: (turn, { grant, unitId }) =>
      `${holderOf(turn, grant)?.name ?? ''} ${unitWords(turn, unitId)}`,
    ask: (turn, act) => {
      const holder = holderOf(turn, act.grant);
      turn.say('revoke_ask', {
        name: holder?.name ?? null,
        role: act.role,
        unit: turn.unit(act.unitId)?.name ?? null,
        acting: holder?.acting ?? false,
        own: act.personId === turn.person.id,
      });
    },
    done: (turn, act) => {
      const holder = holderOf(turn, act.grant);
      const held = {
        role: act.role,
        unit: turn.unit(act.unitId)?.name ?? null,
        acting: holder?.acting ?? false,
      };
      turn.say('role_ended', { ...held, name: holder?.name ?? null });
      if (act.personId === turn.person.id) return;
      tell(turn, { to: 'person', personId: act.personId }, `revoked:${act.grant}`, {
        key: 'notice_role_ended',
        args: { ...held, by: turn.person.name },
      });
    },
  },
  revoke_invitation: {
    may: (turn, { unitId }) => turn.may('revoke_role', { unitId }),
    label: (turn, { unitId }) => `undangan ${unitWords(turn, unitId)}`,
    ask: (turn, { role, unitId }) =>
      turn.say('revoke_invitation_ask', {
        role,
        unit: turn.unit(unitId)?.name ?? null,
        acting: false,
      }),
    done: (turn, { role, unitId }) =>
      turn.say('invitation_ended', { role, unit: turn.unit(unitId)?.name ?? null, acting: false }),
  },
  start_hand_over: {
    may: (turn, { unitId, from }) =>
      turn.may('start_hand_over', { unitId, own: from === turn.person.id }),
    needs: [{ kind: 'hand_over' }],
    done: (turn, act) => {
      const people = turn.world.loaded.handOver?.people ?? [];
      const of = (id: number) => people.find((one) => one.personId === id);
      const from = of(act.from)?.name ?? null;
      turn.say('hand_over_started', { from, to: calledFor(turn, of(act.to)) });
      tell(
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
        [{ label: { key: 'look' }, reply: { command: 'accept_hand_over' }, numbered: false }],
      );
    },
  },
  accept_hand_over: {
    may: (turn, { unitId }) => turn.may('accept_hand_over', { unitId, own: true }),
    needs: [{ kind: 'hand_over' }],
    done: (turn, act) => {
      const waiting = turn.world.loaded.handOver?.waiting.find((one) => one.id === act.handOver);
      turn.say('hand_over_done', {
        from: waiting?.fromName ?? null,
        unit: turn.unitName(act.unitId),
      });
    },
  },
};
