// The workbook of an edition, asked for in a chat: it is made beside everything else and follows as a file.
// It changes no edition.
import type { EditionDefinition } from '../../edition/definition.ts';
import { findEdition, newestEditions } from '../../edition/editions/index.ts';
import { readTypedEdition, type TypedEdition } from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** So many editions are named where none of that name is here. */
const NAMED = 5;

/** The edition that was typed, by its id or its year; the running one where none was, null for one that is none here. */
export function editionMeant(
  turn: Turn,
  { id, year, said }: TypedEdition,
): EditionDefinition | null {
  const { currentEdition } = turn.world;
  if (said === '') return currentEdition;
  if (id !== null) return findEdition(id);
  const ofYear = newestEditions().filter((one) => one.year === year);
  return ofYear.find((one) => one.id === currentEdition.id) ?? ofYear[0] ?? null;
}

/** `edisi ekspor` for the running edition, `edisi ekspor balangan-2026` or `edisi ekspor 2022` for another one. */
export const editionExportRow: CommandRow<'edition_export'> = {
  // Short words of other people's answers.
  during: 'unwritten',
  run: (turn, { rest }) => {
    if (!turn.may('publish_edition')) return refuse(turn, 'publish_edition');
    const typed = readTypedEdition(rest);
    const found = editionMeant(turn, typed);
    if (found !== null) return sendWorkbook(turn, found);
    sayUnknown(turn, typed);
  },
};

/** Says that there is no such edition here, and which there are. */
export function sayUnknown(turn: Turn, { id, said }: TypedEdition): void {
  const known = newestEditions()
    .map((one) => one.id)
    .slice(0, NAMED);
  turn.say('no_edition', { typed: id ?? said, known });
  turn.askAgain();
}

function sendWorkbook(turn: Turn, { id, title, version }: EditionDefinition): void {
  const paper = 'buku-kerja-edisi' as const;
  turn.say('print_coming', { paper, what: `${title} versi ${version}`, draft: false });
  turn.do({
    ...{ kind: 'request_print', editionId: id, nip: false },
    subject: { paper, unitId: null },
  });
  turn.askAgain();
}
