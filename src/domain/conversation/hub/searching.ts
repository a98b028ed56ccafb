// `cari inovasi gizi`: the published innovations, in pages (row 62 of the access table: everybody).
// It shows what is published and nothing else; what a unit has besides is found by `daftar`.
import { type CommandOf, type HubLine, readHub } from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import { cardAddress } from './publishing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';

/** Rows of a page in a chat. */
export const cardsOfPage = 5;

/** The row of the command. */
export const hubRow: CommandRow<'hub'> = {
  // `cari inovasi …` may be the beginning of an answer.
  during: 'outside',
  aside: true,
  needs: hubNeeds,
  run: (turn, command) => {
    showFound(turn, command);
    turn.nameOpen();
  },
};

/** What must be loaded for a line about the catalogue. */
export function hubNeeds({ rest }: CommandOf<'hub'>): readonly Need[] {
  const line = readHub(rest ?? '');
  if (line === null || line.words === '') return [];
  return [{ kind: 'hub_search', words: line.words, page: line.page }];
}

/** Shows what was found. */
export function showFound(turn: Turn, { rest }: CommandOf<'hub'>): void {
  search(turn, readHub(rest ?? '') ?? { do: 'search', words: '', page: 1 });
}

function search(turn: Turn, { words, page }: Extract<HubLine, { do: 'search' }>): void {
  const found = turn.world.loaded.hubFound;
  if (words === '' || found === undefined) return turn.say('hub_how', {});
  const { rows, total, more } = found;
  turn.say('hub_found', {
    ...{ words, page, total, more },
    rows: rows.map(({ code, name, unitId, year }) => ({
      ...{ code, name, year },
      unit: turn.unitName(unitId),
    })),
    pages: Math.max(1, Math.ceil(total / cardsOfPage)),
    url: cardAddress(turn, ''),
  });
}
