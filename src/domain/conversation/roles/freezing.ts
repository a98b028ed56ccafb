// A lost phone: everything its owner holds rests at once, and comes back after whoever may invite spoke with them.
// It never ends a role; ending is `cabut`.
import type { RoleHolder } from './types.ts';
import { refuse } from '../shared/refusing.ts';
import type { ActRow } from '../shared/acting.ts';
import type { Turn } from '../turn.ts';

/** Lists the people whose roles this person may freeze; a name behind the command narrows the list. */
export function freeze(turn: Turn, rest: string | undefined): void {
  if (!turn.may('revoke_role')) return refuse(turn, 'freeze_person');
  const asked = rest?.trim() ?? '';
  const people = new Map<number, RoleHolder[]>();
  for (const one of turn.world.loaded.roleHolders?.holders ?? [])
    if (one.personId !== turn.person.id && sounds(one.name, asked))
      people.set(one.personId, [...(people.get(one.personId) ?? []), one]);
  if (people.size === 0) {
    turn.say('freeze_nobody', { asked });
    return;
  }
  turn.say('freeze_people', {
    rows: [...people.values()].map((held) => ({
      name: held[0]?.name ?? null,
      roles: held.map(({ role, unitId, acting }) => ({
        role,
        unit: turn.unit(unitId)?.name ?? null,
        acting,
      })),
    })),
  });
  turn.open({
    name: 'choosing_act',
    options: [...people.keys()].map((personId) => ({ do: 'freeze_person', personId })),
  });
}

/** Lists the people whose roles rest, to be given back after a word in person. */
export function restore(turn: Turn): void {
  if (!turn.may('invite_verifier')) return refuse(turn, 'restore_person');
  const people = (turn.world.loaded.frozen ?? []).filter(
    ({ personId }) => personId !== turn.person.id,
  );
  if (people.length === 0) {
    turn.say('restore_nobody', {});
    return;
  }
  turn.say('restore_list', {
    rows: people.map(({ name, why, at, roles }) => ({
      name,
      why,
      at,
      roles: roles.map(({ role, unitId }) => ({
        role,
        unit: turn.unit(unitId)?.name ?? null,
        acting: false,
      })),
    })),
  });
  turn.open({
    name: 'choosing_act',
    options: people.map(({ personId }) => ({ do: 'restore_person', personId })),
  });
}

/** Takes joinings of the last days back, from whichever address of both people; roles beyond innovator rest until a word in person. */
export function notMe(turn: Turn): void {
  const links = turn.world.loaded.newLinks ?? [];
  if (links.length === 0) {
    turn.say('not_me_nothing', {});
    return;
  }
  turn.do({ kind: 'disown_links' });
  turn.say('not_me_done', {
    channels: links.map(({ channel }) => channel),
    own: links.some(({ own }) => own),
    frozen: turn.person.grants.some(({ role }) => role !== 'innovator'),
  });
}

const sounds = (name: string | null, asked: string): boolean =>
  asked === '' || (name ?? '').toLowerCase().includes(asked.toLowerCase());

const nameOf = (people: readonly { personId: number; name: string | null }[], id: number) =>
  people.find((one) => one.personId === id)?.name ?? null;
const holders = (turn: Turn) => turn.world.loaded.roleHolders?.holders ?? [];
const frozen = (turn: Turn) => turn.world.loaded.frozen ?? [];

/** The resting of everything that somebody holds, and its end. */
export const freezingActs: {
  readonly [Name in 'freeze_person' | 'restore_person']: ActRow<Name>;
} = {
  freeze_person: {
    may: (turn) => turn.may('revoke_role'),
    needs: [{ kind: 'role_holders' }],
    label: (turn, { personId }) => nameOf(holders(turn), personId) ?? '',
    ask: (turn, { personId }) =>
      turn.say('freeze_person_ask', { name: nameOf(holders(turn), personId) }),
    done: (turn, { personId }) =>
      turn.say('frozen_person', { name: nameOf(holders(turn), personId) }),
  },
  restore_person: {
    may: (turn) => turn.may('invite_verifier'),
    needs: [{ kind: 'frozen' }],
    label: (turn, { personId }) => nameOf(frozen(turn), personId) ?? '',
    ask: (turn, { personId }) => turn.say('restore_ask', { name: nameOf(frozen(turn), personId) }),
    done: (turn, { personId }) =>
      turn.say('restored_person', { name: nameOf(frozen(turn), personId) }),
  },
};
