// Publishing in the catalogue, and taking back: the head of the unit is shown what would be public and decides by a code
// (row 61 of the access table). What is published is the version that was shown, and nothing that is not on the list.
import { may, type Role } from '../../access.ts';
import { publicItemsOf } from '../../edition/editions/public-items.ts';
import { mayBePublished, type Prepared, publicCardOf } from '../../hub/public-card.ts';
import { type Innovation, isFiller } from '../../innovation/innovation.ts';
import type { CommandRow } from '../command-row.ts';
import { type ActRow, confirmAct, tell } from '../shared/acting.ts';
import { mayRead } from '../shared/meant.ts';
import { notFound, refuse, refuseOwn } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';

const needsOf = (code: string): readonly Need[] => [
  { kind: 'look', code },
  { kind: 'hub_card', code },
];

/** The address of the catalogue. */
export const catalogueAddress = (turn: Turn): string => `${turn.moment.publicUrl}/inovasi`;

const cardAddress = (turn: Turn, code: string): string => `${catalogueAddress(turn)}/${code}`;

/** The row of the command. */
export const publishRow: CommandRow<'publish'> = {
  during: 'registered',
  about: 'named',
  needs: (_, { innovation }) =>
    innovation === null ? [] : [{ kind: 'hub_card', code: innovation }],
  run: (turn, { rest }, { innovation: code }) => {
    const innovation = turn.world.loaded.look?.innovation ?? null;
    if (innovation === null || code === null || !mayRead(turn, innovation)) return notFound(turn);
    if (roleOf(turn, innovation) === null) return refuse(turn, 'publish_card');
    if (rest === 'take_back') askToTakeBack(turn, innovation);
    else askToPublish(turn, innovation);
  },
};

function roleOf(turn: Turn, { unitId }: Pick<Innovation, 'unitId'>): Role | null {
  const allowed = may(turn.person.grants, 'publish_card', { unitId });
  return allowed.ok ? allowed.value.role : null;
}

function prepare(turn: Turn, innovation: Innovation): Prepared | null {
  const { editionId, editionVersion } = innovation;
  const definition = turn.world.editionOf(editionId, editionVersion);
  return publicCardOf(innovation, definition, publicItemsOf(editionId));
}

/** What the head of a unit is shown on a page before they publish. */
export interface CardAtDesk {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly version: number;
  /** It is in the catalogue now. */
  readonly isPublished: boolean;
  readonly own: boolean;
  readonly mayBePublished: boolean;
  /** What would be public; null where there is nothing to show. */
  readonly prepared: Prepared | null;
}

/** What must be loaded for it. */
export const cardNeeds = needsOf;

/** Shows it to whoever may publish this innovation; null for everybody else, whether it exists or not. */
export function cardAtDesk(turn: Turn): CardAtDesk | null {
  const innovation = turn.world.loaded.look?.innovation ?? null;
  if (innovation === null || !mayRead(turn, innovation) || roleOf(turn, innovation) === null)
    return null;
  const { code, name, unitId, state, version } = innovation;
  return {
    ...{ code, name: name ?? code, unit: turn.unitName(unitId), version },
    isPublished: (turn.world.loaded.hubCard ?? null) !== null,
    own: isFiller(innovation, turn.person.id),
    mayBePublished: mayBePublished(state),
    prepared: prepare(turn, innovation),
  };
}

/** Publishes, or takes back, what was shown on a page in this version; false where it is another version by now. */
export function changeCardAtDesk(
  turn: Turn,
  { take, version }: { readonly take: 'publish' | 'take_back'; readonly version: number },
): boolean {
  const innovation = turn.world.loaded.look?.innovation ?? null;
  if (innovation?.version !== version) return false;
  if (!mayRead(turn, innovation) || roleOf(turn, innovation) === null) refuse(turn, 'publish_card');
  else if (take === 'take_back') askToTakeBack(turn, innovation);
  else askToPublish(turn, innovation);
  return true;
}

function askToPublish(turn: Turn, innovation: Innovation): void {
  const { code, state, version } = innovation;
  if (isFiller(innovation, turn.person.id)) return refuseOwn(turn, code);
  if (!mayBePublished(state)) {
    turn.say('card_not_yet', { code, state });
    return turn.askAgain();
  }
  const prepared = prepare(turn, innovation);
  if (prepared === null) {
    turn.say('card_empty', { code });
    return turn.askAgain();
  }
  const { card, leftOut } = prepared;
  turn.say('card_preview', {
    ...{ code, name: card.name, summary: card.summary, leftOut },
    ...{ labels: card.texts.map(({ label }) => label), video: card.video !== null },
    again: (turn.world.loaded.hubCard ?? null) !== null,
  });
  confirmAct(turn, { do: 'publish_card', code, version });
}

/** Asks whether a card is to be taken back; says when it is not published. */
export function askToTakeBack(turn: Turn, { code }: Pick<Innovation, 'code'>): void {
  const card = turn.world.loaded.hubCard ?? null;
  if (card === null) {
    turn.say('card_not_published', { code });
    return turn.askAgain();
  }
  turn.say('card_take_back', { code, name: card.name, url: cardAddress(turn, code) });
  confirmAct(turn, { do: 'take_card_back', code });
}

/** What can be done with a card. */
export const hubActs: {
  readonly [Name in 'publish_card' | 'take_card_back']: ActRow<Name>;
} = {
  publish_card: {
    may: (turn) => {
      const found = turn.world.loaded.look?.innovation;
      return found !== undefined && roleOf(turn, found) !== null;
    },
    needs: ({ code }) => needsOf(code),
    isOutdated: (turn, { version }) => {
      const found = turn.world.loaded.look?.innovation ?? null;
      return found === null || found.version !== version || !mayBePublished(found.state);
    },
    done: (turn, { code, version }) => {
      const found = turn.world.loaded.look?.innovation;
      const prepared = found === undefined ? null : prepare(turn, found);
      const role = found === undefined ? null : roleOf(turn, found);
      if (found === undefined || prepared === null || role === null)
        throw new Error('a card of nothing');
      const { card } = prepared;
      const url = cardAddress(turn, code);
      turn.do({ kind: 'publish_card', card, version, role });
      turn.say('card_published', { code, name: card.name, url });
      tellPeople(turn, found, { name: card.name, url });
    },
  },
  take_card_back: {
    may: (turn) => {
      const card = turn.world.loaded.hubCard ?? null;
      return card !== null && roleOf(turn, card) !== null;
    },
    needs: ({ code }) => needsOf(code),
    isOutdated: (turn) => (turn.world.loaded.hubCard ?? null) === null,
    done: (turn, { code }) => {
      const card = turn.world.loaded.hubCard ?? null;
      const role = card === null ? null : roleOf(turn, card);
      if (card === null || role === null) throw new Error('a card that is gone');
      turn.do({ kind: 'take_card_back', code, role });
      turn.say('card_taken_back', { code, name: card.name });
      const found = turn.world.loaded.look?.innovation;
      if (found !== undefined) tellPeople(turn, found, { name: card.name, url: null });
    },
  },
};

/** Whoever filled it in hears of it, and the admin of the unit. */
function tellPeople(
  turn: Turn,
  { code, unitId, ownerId, fillers }: Innovation,
  { name, url }: { readonly name: string; readonly url: string | null },
): void {
  const key = `card:${code}:${turn.moment.nowIso}`;
  const part = { key: 'notice_card', args: { code, name, by: turn.person.name, url } } as const;
  const except = turn.person.id;
  tell(turn, { to: 'fillers', ownerId, fillers, except }, key, part);
  const besides = [ownerId, ...fillers];
  tell(turn, { to: 'role', role: 'unit_admin', unitId, except, besides }, key, part);
}
