// Entries of the catalogue out of old lists (row 56 brings them, row 61 publishes them): the head of a unit reads what would be
// public and where it is from, and decides by a code. Nobody publishes what they had taken over themselves.
import { may, reachesAnything, type Role } from '../../access.ts';
import { type PastCard, pastCardCode } from '../../hub/past-card.ts';
import { type PastCardLine, readPastCard } from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import { type ActRow, confirmAct } from '../shared/acting.ts';
import { notFound, refuse, refuseOwn } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { askToTakeBack, catalogueAddress } from './publishing.ts';

/** So many stand on a page. */
export const pastCardsOfPage = 8;

const needsOf = (number: number): readonly Need[] => [
  { kind: 'past_card', number },
  { kind: 'hub_card', code: pastCardCode(number) },
];

const lineOf = (rest: string | undefined): PastCardLine =>
  readPastCard(rest ?? '') ?? { do: 'list', page: 1 };

/** The row of the command. */
export const pastCardRow: CommandRow<'past_card'> = {
  // The code alone is a word of other people's answers.
  during: ({ rest }) => (lineOf(rest).do === 'show' ? 'unwritten' : 'registered'),
  needs: ({ rest }) => {
    const line = lineOf(rest);
    return line.do === 'list' ? [{ kind: 'past_cards', page: line.page }] : needsOf(line.number);
  },
  run: (turn, { rest }) => {
    const line = lineOf(rest);
    if (line.do === 'list') return list(turn, line.page);
    const found = turn.world.loaded.pastCard ?? null;
    if (found === null || !mayRead(turn, found)) return notFound(turn);
    if (line.do === 'take_back') {
      if (roleOf(turn, found) === null) return refuse(turn, 'publish_card');
      return askToTakeBack(turn, { code: pastCardCode(found.number) });
    }
    show(turn, found, line.do === 'publish');
  },
};

/** In which role somebody publishes it; null where they may not. */
function roleOf(turn: Turn, { unitId }: PastCard): Role | null {
  const allowed = may(turn.person.grants, 'publish_card', { unitId });
  return allowed.ok ? allowed.value.role : null;
}

/** Whoever brings such entries reads all of them. */
const mayRead = (turn: Turn, card: PastCard): boolean =>
  turn.may('take_over_records') || roleOf(turn, card) !== null;

function list(turn: Turn, page: number): void {
  const decides = reachesAnything(turn.person.grants, 'publish_card');
  if (!decides && !turn.may('take_over_records')) return refuse(turn, 'publish_card');
  const { rows, total } = turn.world.loaded.pastCards ?? { rows: [], total: 0 };
  turn.say('past_cards', {
    rows: rows.map(({ number, name, unitId, year, published }) => ({
      ...{ code: pastCardCode(number), name, unit: turn.unitName(unitId), year, published },
    })),
    ...{ total, page, decides, pages: Math.max(1, Math.ceil(total / pastCardsOfPage)) },
  });
  turn.askAgain();
}

function show(turn: Turn, card: PastCard, publishes: boolean): void {
  const code = pastCardCode(card.number);
  const { name, published, takenBy } = card;
  const role = roleOf(turn, card);
  if (publishes && role === null) return refuse(turn, 'publish_card');
  if (publishes && takenBy === turn.person.id) return refuseOwn(turn, code);
  if (published) {
    turn.say('past_card_there', { code, name, url: `${catalogueAddress(turn)}/${code}` });
    return turn.askAgain();
  }
  const { year, summary, labels, leftOut, source, place } = card;
  const unit = turn.unitName(card.unitId);
  turn.say('past_card', { code, name, unit, year, summary, labels, leftOut, source, place });
  if (role === null || takenBy === turn.person.id) return turn.askAgain();
  confirmAct(turn, { do: 'publish_past_card', number: card.number });
}

/** What can be done with one. */
export const pastCardActs: { readonly publish_past_card: ActRow<'publish_past_card'> } = {
  publish_past_card: {
    may: (turn) => {
      const found = turn.world.loaded.pastCard ?? null;
      return found !== null && roleOf(turn, found) !== null;
    },
    needs: ({ number }) => needsOf(number),
    isOutdated: (turn) => turn.world.loaded.pastCard?.published !== false,
    done: (turn, { number }) => {
      const found = turn.world.loaded.pastCard ?? null;
      const role = found === null ? null : roleOf(turn, found);
      if (found === null || role === null) throw new Error('an entry of nothing');
      const code = pastCardCode(number);
      turn.do({ kind: 'publish_past_card', number, role });
      turn.say('card_published', {
        ...{ code, name: found.name, url: `${catalogueAddress(turn)}/${code}` },
      });
    },
  },
};
