// Lists of innovations of earlier years in a chat: what was recognised of one is shown, and a code has it taken over, as drafts,
// as the history of a year, or as entries that wait for the catalogue. It makes no draft itself: that is done beside everything else, and told when it is done.
import { trimEndOf } from '../../trimming.ts';
import { formOf } from '../../edition/journey.ts';
import { itemNamed } from '../../edition/item-named.ts';
import { columnMeans, matchKey, readListUse } from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import { type ActRow, confirmAct } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { listPart } from './saying.ts';
import type { SentColumns, SentList } from './types.ts';

/** Shows a list and asks for the code; says when nothing of it is new. */
export function showList(turn: Turn, found: SentList): void {
  const { fresh, rows } = found;
  const past = rows === 0 ? null : turn.world.currentEdition.year - 1;
  turn.sayPart(listPart(found, past));
  if (fresh > 0) confirmAct(turn, { do: 'take_over_list', fileId: found.fileId, fresh });
  else turn.askAgain();
}

/** `daftar lama`: the newest list that waits; `daftar lama riwayat 2024`: it is to be counted as history of that year. */
export const oldListRow: CommandRow<'old_list'> = {
  // Short words of other people's answers.
  during: 'unwritten',
  needs: ({ rest }) => {
    // Which years are before the running edition is not known yet; what is loaded for one that is not stays unused.
    const asked = readListUse(rest, Infinity);
    const year = asked?.use === 'catalogue' ? asked.year : null;
    return [{ kind: 'old_list', ...(year === null ? {} : { cards: year }) }];
  },
  run: (turn, { rest }) => {
    if (!turn.may('take_over_records')) return refuse(turn, 'take_over_records');
    const found = turn.world.loaded.oldList ?? null;
    const running = turn.world.currentEdition.year;
    const asked = readListUse(rest, running);
    if (found === null) turn.say('no_list', {});
    else if (asked === null) return showList(turn, found);
    else if (asked.year === null)
      turn.say('list_history_year', { use: asked.use, example: running - 1 });
    else if (asked.use === 'catalogue') return showCards(turn, found, asked.year);
    else return showHistory(turn, found, asked.year);
    turn.askAgain();
  },
};

/** How many rows of a list are not in the history of a year yet. */
const newIn = ({ rows, kept }: SentList, year: number): number =>
  rows - (kept.find((one) => one.year === year)?.count ?? 0);

/** Says what a list would add to the history of a year, and asks for the code. */
function showHistory(turn: Turn, found: SentList, year: number): void {
  const { fileId, name, rows } = found;
  const fresh = newIn(found, year);
  turn.say('list_history', { name, year, rows, fresh });
  if (fresh > 0) confirmAct(turn, { do: 'take_over_list', fileId, fresh, year });
  else turn.askAgain();
}

/** What a list would bring for the catalogue of a year, as it was loaded. */
function cardsOf({ cards }: SentList, year: number): NonNullable<SentList['cards']> {
  if (cards?.year !== year) throw new Error('entries of another year were loaded');
  return cards;
}

/** Says what a list would bring for the catalogue, and asks for the code. Nothing of it is public before the heads say so. */
function showCards(turn: Turn, found: SentList, year: number): void {
  const { fileId, name, rows } = found;
  const cards = cardsOf(found, year);
  const { fresh, headless, headlessUnit } = cards;
  turn.say('list_catalogue', {
    ...{ name, year, rows, fresh, empty: rows - cards.rows, headless },
    headlessUnit: headlessUnit === null ? null : turn.unitName(headlessUnit),
  });
  if (fresh > 0) confirmAct(turn, { do: 'take_over_list', fileId, fresh, year, catalogue: true });
  else turn.askAgain();
}

/** So many columns and items are named. */
const NAMED = 5;

/** `kolom Uraian = tujuan`: what a column of the newest list tells, by its title or its letter. It counts for the whole file. */
export const oldColumnRow: CommandRow<'old_column'> = {
  // Words of other people's answers.
  during: 'unwritten',
  needs: () => [{ kind: 'old_list' }],
  run: (turn, { column, means }) => {
    if (!turn.may('take_over_records')) return refuse(turn, 'take_over_records');
    const found = turn.world.loaded.oldColumns ?? null;
    if (found === null) turn.say('no_list', {});
    else tellColumn(turn, found, column, means);
    turn.askAgain();
  },
};

function tellColumn(turn: Turn, found: SentColumns, column: string, means: string): void {
  const { fileId, titles } = found;
  const title = titleOf(titles, column);
  const named = titles.filter((one) => one !== '').slice(0, NAMED);
  if (title === null) return turn.say('list_no_column', { typed: column, titles: named });
  const word = columnMeans(means);
  const { item, like } = itemNamed(formOf(turn.world.currentEdition), means);
  if (word === null && item?.kind !== 'field')
    return turn.say('list_no_item', {
      ...{ typed: means, like: like.map(({ label }) => label).slice(0, NAMED) },
    });
  turn.do({ kind: 'read_list_anew', fileId, title, means: word ?? item?.id ?? 'skip' });
  const label = word === 'unit' ? 'unit' : word === 'skip' ? null : (item?.label ?? null);
  turn.say('list_column_told', { title, label });
}

/**
 * The title that is meant: as it is written, by its beginning as a reply quoted it ("Uraian singka…") where one title alone
 * begins so, or by the letter that a spreadsheet gives its column.
 */
function titleOf(titles: readonly string[], typed: string): string | null {
  const key = matchKey(typed);
  const written = titles.find((title) => title !== '' && matchKey(title) === key);
  const beginning =
    typed.endsWith('…') || typed.endsWith('...') ? matchKey(trimEndOf(typed, '….')) : '';
  const begun =
    beginning === '' ? [] : titles.filter((title) => matchKey(title).startsWith(beginning));
  const [only, another] = begun;
  const quoted = another === undefined ? only : undefined;
  const found = written ?? quoted ?? titles[columnNumber(key)] ?? '';
  return found === '' ? null : found;
}

/** The place of a column by its letters, A being 0; -1 where it is none. */
function columnNumber(key: string): number {
  if (!/^[a-z]{1,2}$/u.test(key)) return -1;
  return [...key].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;
}

/** The taking over of a list. */
export const oldListActs: { readonly take_over_list: ActRow<'take_over_list'> } = {
  take_over_list: {
    may: (turn) => turn.may('take_over_records'),
    needs: ({ year, catalogue }) => [
      { kind: 'old_list', ...(catalogue === true && year !== undefined ? { cards: year } : {}) },
    ],
    isOutdated: (turn, { fileId, fresh, year, catalogue }) => {
      const found = turn.world.loaded.oldList ?? null;
      if (found?.fileId !== fileId) return true;
      if (year !== undefined && catalogue === true) return cardsOf(found, year).fresh !== fresh;
      return (year === undefined ? found.fresh : newIn(found, year)) !== fresh;
    },
    done: (turn, { fresh, year, catalogue }) => {
      if (year === undefined) return turn.say('list_asked', { drafts: fresh });
      const found = turn.world.loaded.oldList ?? null;
      if (catalogue !== true || found === null)
        return turn.say('list_history_kept', { year, count: fresh });
      const { headless, headlessUnit } = cardsOf(found, year);
      turn.say('list_catalogue_kept', {
        ...{ year, count: fresh, headless },
        headlessUnit: headlessUnit === null ? null : turn.unitName(headlessUnit),
      });
    },
  },
};
