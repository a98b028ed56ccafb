// Entries of the catalogue out of old lists (row 56 brings them, row 61 publishes them): the head of a unit reads what would be
// public, part by part, and where it is from, and decides by a code that stands below the last part. Nobody publishes what they had taken over themselves.
import { may, reachesAnything, type Role } from '../../access.ts';
import { type PastCard, pastCardCode } from '../../hub/past-card.ts';
import { type PastCardLine, readPastCard } from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import { type ActRow, confirmAct } from '../shared/acting.ts';
import { piecesOfText } from '../shared/pieces.ts';
import { notFound, refuse } from '../shared/refusing.ts';
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
    if (line.do === 'show') return show(turn, found);
    if (line.do === 'read') return read(turn, found, line.page);
    if (roleOf(turn, found) === null) return refuse(turn, 'publish_card');
    if (line.do === 'take_back') return askToTakeBack(turn, { code: pastCardCode(found.number) });
    if (isOwn(turn, found)) return refuseTaken(turn, found);
    read(turn, found, 1);
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

/** Nobody publishes what they had taken over themselves. */
const isOwn = (turn: Turn, { takenBy }: PastCard): boolean => takenBy === turn.person.id;

function sayOwn(turn: Turn, { number, unitId }: PastCard): void {
  turn.say('past_card_own', { code: pastCardCode(number), unit: turn.unitName(unitId) });
}

function refuseTaken(turn: Turn, card: PastCard): void {
  sayOwn(turn, card);
  turn.do({ kind: 'record', what: 'denied', detail: 'decide_own' });
  turn.askAgain();
}

/** Says that it is published already; false where it is not. */
function isThere(turn: Turn, { number, name, published }: PastCard): boolean {
  const code = pastCardCode(number);
  if (published)
    turn.say('past_card_there', { code, name, url: `${catalogueAddress(turn)}/${code}` });
  return published;
}

/** So many characters of a text stand in a message. */
const perPart = 300;

/** All that would be public, in parts that each fit a message. */
function partsOf({
  summary,
  texts,
}: PastCard): readonly { readonly label: string; readonly text: string }[] {
  const told = texts.length === 0 ? [{ label: 'Ringkasan', text: summary }] : texts;
  return told.flatMap(({ label, text }) =>
    piecesOfText(text, perPart).map((piece) => ({ label, text: piece })),
  );
}

/** Says what it is, and how all of it is read. */
function show(turn: Turn, card: PastCard): void {
  if (!isThere(turn, card)) {
    const { number, name, year, summary, leftOut, source, place } = card;
    const decides = roleOf(turn, card) !== null;
    turn.say('past_card', {
      ...{ code: pastCardCode(number), name, unit: turn.unitName(card.unitId), year, summary },
      ...{ labels: card.texts.map(({ label }) => label), leftOut, source, place },
      ...{ pages: partsOf(card).length, decides: decides && !isOwn(turn, card) },
    });
    if (decides && isOwn(turn, card)) sayOwn(turn, card);
  }
  turn.askAgain();
}

/** Shows a part of what would be public; whoever may publish it gets the code below the last one. */
function read(turn: Turn, card: PastCard, page: number): void {
  if (isThere(turn, card)) return turn.askAgain();
  const { number, name, leftOut, source, place } = card;
  const parts = partsOf(card);
  const at = Math.min(Math.max(1, page), parts.length);
  const part = parts[at - 1];
  if (part === undefined) return notFound(turn);
  const decides = roleOf(turn, card) !== null;
  turn.say('past_card_read', {
    ...{ code: pastCardCode(number), name, ...part, page: at, pages: parts.length },
    ...{ leftOut, source, place, decides: decides && !isOwn(turn, card) },
  });
  if (at < parts.length || !decides) return turn.askAgain();
  if (!isOwn(turn, card)) return confirmAct(turn, { do: 'publish_past_card', number });
  sayOwn(turn, card);
  turn.askAgain();
}

/** What can be done with one. */
export const pastCardActs: { readonly publish_past_card: ActRow<'publish_past_card'> } = {
  publish_past_card: {
    may: (turn) => {
      const found = turn.world.loaded.pastCard ?? null;
      return found !== null && roleOf(turn, found) !== null && !isOwn(turn, found);
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
