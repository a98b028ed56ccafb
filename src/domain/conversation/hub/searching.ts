// `cari inovasi gizi` and everything else that is typed about the catalogue besides publishing: which line goes where, and
// what is found, in pages (row 62 of the access table: everybody). What a unit has besides is found by `daftar`.
import { type CommandOf, type HubLine, readHub } from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { askQuestion, changeQuestion, showPeers, showQuestion, showThread } from './asking.ts';
import { askToCopy, changeCopy, listCopies, showCopy, writeAboutCopy } from './copying.ts';
import { printPoured, showPoured, tellPart } from './pouring.ts';
import { catalogueAddress } from './publishing.ts';

/** Rows of a page in a chat. */
export const cardsOfPage = 5;
/** Longest search, in characters: it stands whole in the line that leads to the next page. */
const mostSearched = 60;

const isLong = ({ words }: { readonly words: string }): boolean => words.length > mostSearched;

const lineOf = ({ rest }: CommandOf<'hub'>): HubLine =>
  readHub(rest ?? '') ?? { do: 'search', words: '', page: 1 };

/** Lines that only words of an answer could be mistaken for. */
const reads: ReadonlySet<HubLine['do']> = new Set([
  'search',
  'peers',
  'show_copy',
  'show_question',
]);

/** The row of the command. */
export const hubRow: CommandRow<'hub'> = {
  // `cari inovasi …` may be the beginning of an answer.
  during: (command) => (reads.has(lineOf(command).do) ? 'outside' : 'anytime'),
  aside: true,
  needs: hubNeeds,
  run: (turn, command) => {
    carry(turn, lineOf(command));
    turn.nameOpen();
  },
};

/** True for a line that everybody may type, whoever they are. */
export const searches = (command: CommandOf<'hub'>): boolean => lineOf(command).do === 'search';

/** What must be loaded for a line about the catalogue. */
export function hubNeeds(command: CommandOf<'hub'>): readonly Need[] {
  const line = lineOf(command);
  switch (line.do) {
    case 'search':
      return line.words === '' || isLong(line)
        ? []
        : [{ kind: 'hub_search', words: line.words, page: line.page }];
    case 'copy':
      return [
        { kind: 'hub_source', code: line.code },
        { kind: 'hub_copies', code: line.code },
        { kind: 'hub_number', of: 'copy' },
      ];
    case 'copies':
      return [
        { kind: 'hub_source', code: line.code },
        { kind: 'hub_copies', code: line.code },
      ];
    case 'ask':
      return [
        { kind: 'hub_source', code: line.code },
        { kind: 'hub_number', of: 'note' },
      ];
    case 'thread':
      return [
        { kind: 'hub_source', code: line.code },
        { kind: 'hub_thread', code: line.code },
      ];
    case 'write':
      return [
        { kind: 'hub_request', number: line.number },
        { kind: 'hub_number', of: 'note' },
      ];
    case 'show_copy':
    case 'accepted':
    case 'refused':
      return [{ kind: 'hub_request', number: line.number }];
    case 'done':
      return [{ kind: 'hub_request', number: line.number, copies: true }];
    case 'show_question':
    case 'reply':
    case 'hide':
      return [{ kind: 'hub_question', number: line.number }];
    case 'pour':
    case 'pour_print':
    case 'pour_tell':
      return [
        { kind: 'look', code: line.code },
        { kind: 'other_form', code: line.code, form: line.form },
      ];
    case 'peers':
      return [{ kind: 'hub_peers', no: line.indicator }];
  }
}

/** Shows what was found. */
export function showFound(turn: Turn, command: CommandOf<'hub'>): void {
  const line = lineOf(command);
  if (line.do === 'search') search(turn, line);
}

function carry(turn: Turn, line: HubLine): void {
  switch (line.do) {
    case 'search':
      return search(turn, line);
    case 'copy':
      return askToCopy(turn, line.parts);
    case 'copies':
      return listCopies(turn);
    case 'show_copy':
      return showCopy(turn, line.unread);
    case 'accepted':
    case 'refused':
    case 'done':
      return changeCopy(turn, line.do, line.text);
    case 'write':
      return writeAboutCopy(turn, line.text);
    case 'ask':
      return askQuestion(turn, line.text);
    case 'thread':
      return showThread(turn);
    case 'show_question':
      return showQuestion(turn, line.unread);
    case 'reply':
      return changeQuestion(turn, 'answered', line.text);
    case 'hide':
      return changeQuestion(turn, 'hidden', line.text);
    case 'pour':
      return showPoured(turn, line.form);
    case 'pour_print':
      return printPoured(turn, line.form);
    case 'pour_tell':
      return tellPart(turn, line);
    case 'peers':
      return showPeers(turn, line.indicator);
  }
}

function search(turn: Turn, { words, page }: Extract<HubLine, { do: 'search' }>): void {
  const found = turn.world.loaded.hubFound;
  if (words === '' || found === undefined)
    return turn.say('hub_how', { most: isLong({ words }) ? mostSearched : null });
  const { rows, total, more } = found;
  turn.say('hub_found', {
    ...{ words, page, total, more },
    rows: rows.map(({ code, name, unitId, year }) => ({
      ...{ code, name, year },
      unit: turn.unitName(unitId),
    })),
    pages: Math.max(1, Math.ceil(total / cardsOfPage)),
    url: catalogueAddress(turn),
  });
}
