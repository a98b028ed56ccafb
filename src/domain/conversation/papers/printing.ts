// Papers asked for in chat: one of an innovation at once, those of a unit and of all after the one-time code of an export.
// It decides who may have which; what is printed is made later and follows as a file.
import { reachOf, type Role } from '../../access.ts';
import type { CommandOf } from '../../language/index.ts';
import { asksForWord, readPaper } from '../../language/index.ts';
import { isFiller } from '../../innovation/innovation.ts';
import {
  canPrint,
  hasWord,
  type InnovationPaper,
  innovationPapers,
  isFinal,
  isOfRegion,
  isOfUnit,
  isOpen,
  isOwn,
  type ManyPaper,
  type OpenPaper,
  type OwnPaper,
  type PrintSubject,
} from '../../papers.ts';
import { maySeeNip, mayPrintUnit } from '../../paper-rights.ts';
import { askExportOf } from '../reading/export-of.ts';
import { type Meant, meantInnovation } from '../shared/meant.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { innovatorWord } from '../../language/reading-words.ts';

/** What must be loaded for a paper besides the innovation. */
export const printNeeds = (words: string | undefined): readonly Need[] =>
  readPaper(words).paper === 'keterangan-nihil' ? [{ kind: 'nil' }] : [];

/** Has the paper made that was asked for, or asks for the code that a paper of many innovations needs. */
export function printPaper(turn: Turn, words: string | undefined, meant: Meant): void {
  const { paper, of } = readPaper(words);
  const word = asksForWord(words) && hasWord(paper);
  if (isOpen(paper)) return printOpen(turn, ownGuide(turn, words, paper));
  if (isOwn(paper)) return printOwn(turn, paper);
  if (paper === 'laporan-bulanan') return printMonth(turn);
  if (paper === 'keterangan-nihil') return printNil(turn);
  if (paper === 'agenda') return printAgenda(turn);
  if (isOfUnit(paper) && of !== 'innovation') return askForMany(turn, paper, of === 'all', word);
  if (isOfRegion(paper)) return askForMany(turn, paper, true, word);
  printOne(turn, paper as InnovationPaper, meant, word);
}

function printOne(turn: Turn, paper: InnovationPaper, meant: Meant, word: boolean): void {
  const innovation = meantInnovation(turn, meant);
  if (innovation === null) return;
  const { code, state, unitId } = innovation;
  if (!canPrint(paper, state)) {
    turn.say('print_not_now', { paper, code, state });
    return turn.askAgain();
  }
  const own = isFiller(innovation, turn.person.id);
  turn.say('print_coming', {
    paper,
    what: `${innovation.name ?? code} (${code})`,
    draft: !isFinal(paper, state),
  });
  const nip = maySeeNip(turn.person.grants, unitId, own);
  request(turn, { paper, code }, innovation.editionId, nip, word);
  if (!own) turn.do({ kind: 'note_reading', code });
  if (turn.mode.name !== 'idle') return turn.askAgain();
  turn.offer(
    innovationPapers
      .filter((other) => other !== paper && canPrint(other, state))
      .map((other) => ({
        label: { key: other },
        reply: { command: 'form', args: [other.replace('form-', ''), code] },
        numbered: false,
      })),
  );
}

/** The statement of the own unit; Bappedalitbang and whoever has several units names none and gets the first. */
function printNil(turn: Turn): void {
  const statements = turn.world.loaded.nil?.statements ?? [];
  const own = reachOf(turn.person.grants, 'export_unit').units;
  const found =
    statements.find(({ unitId }) => own.includes(unitId)) ??
    (own.length === 0 ? statements[0] : undefined);
  if (found !== undefined && mayPrintUnit(turn.person.grants, 'keterangan-nihil', found.unitId)) {
    const { unitId } = found;
    turn.say('print_coming', {
      paper: 'keterangan-nihil',
      what: turn.unitName(unitId),
      draft: found.confirmedAt === null,
    });
    const nip = maySeeNip(turn.person.grants, unitId, false);
    return request(turn, { paper: 'keterangan-nihil', unitId }, turn.world.currentEdition.id, nip);
  }
  const [unitId] = own;
  if (unitId === undefined && statements.length === 0 && !turn.may('export_all'))
    return refuse(turn, 'export_unit');
  turn.say('print_no_nil', {
    unit: unitId === undefined ? null : turn.unitName(unitId),
    declares: turn.grantsOf('unit_admin').length > 0,
  });
  turn.askAgain();
}

/** A paper that is for everybody. */
function printOpen(turn: Turn, paper: OpenPaper): void {
  turn.say('print_coming', { paper, what: null, draft: false });
  request(turn, { paper, unitId: null }, turn.world.currentEdition.id, false);
  turn.askAgain();
}

/** A paper about whoever asks. */
function printOwn(turn: Turn, paper: OwnPaper): void {
  turn.say('print_coming', { paper, what: turn.person.name, draft: false });
  request(turn, { paper, unitId: null }, turn.world.currentEdition.id, false);
  turn.askAgain();
}

/** The page of a month, for those who see all units: it holds counts, and names of those who are thanked. */
function printMonth(turn: Turn): void {
  if (!reachOf(turn.person.grants, 'list_innovations').all) return refuse(turn, 'list_innovations');
  turn.say('print_coming', { paper: 'laporan-bulanan', what: null, draft: false });
  request(turn, { paper: 'laporan-bulanan', unitId: null }, turn.world.currentEdition.id, false);
  turn.askAgain();
}

/** Whose guide is meant when nobody is named, the role that decides most first. */
const guides: readonly (readonly [Role, OpenPaper])[] = [
  ['coordinator', 'panduan-koordinator'],
  ['verifier', 'panduan-verifikator'],
  ['unit_head', 'panduan-kepala'],
  ['unit_admin', 'panduan-admin'],
  ['mentor', 'panduan-pamong'],
];

function ownGuide(turn: Turn, words: string | undefined, paper: OpenPaper): OpenPaper {
  if (paper !== 'panduan-inovator' || innovatorWord.test(words ?? '')) return paper;
  return guides.find(([role]) => turn.grantsOf(role).length > 0)?.[1] ?? paper;
}

/** The agenda of each unit of one's own; it names drafts, so it is for whoever helps to fill them in. */
function printAgenda(turn: Turn): void {
  const { units } = reachOf(turn.person.grants, 'read_draft');
  if (units.length === 0) return refuse(turn, 'read_draft');
  const what = units.map((unitId) => turn.unitName(unitId)).join('; ');
  turn.say('print_coming', { paper: 'agenda', what, draft: false });
  for (const unitId of units) {
    const nip = maySeeNip(turn.person.grants, unitId, false);
    request(turn, { paper: 'agenda', unitId }, turn.world.currentEdition.id, nip);
  }
  turn.askAgain();
}

function askForMany(turn: Turn, paper: ManyPaper, everything: boolean, word: boolean): void {
  const { units } = reachOf(turn.person.grants, 'export_unit');
  const all = everything || (units.length === 0 && turn.may('export_all'));
  if (all && !turn.may('export_all')) return refuse(turn, 'export_all');
  if (!all && units.length === 0) return refuse(turn, 'export_unit');
  // What a unit's head signs is not bound for all units in one file; the list of all is what comes nearest.
  const made: ManyPaper = all && !isOfRegion(paper) ? 'daftar' : paper;
  askExportOf(turn, all ? null : units, { as: made, word });
}

/** Has a paper of a unit, or of all, made after its code. */
export function printMany(
  turn: Turn,
  paper: ManyPaper,
  unitId: string | null,
  word: boolean,
): void {
  turn.say('print_coming', {
    paper,
    what: unitId === null ? null : turn.unitName(unitId),
    draft: false,
  });
  const nip = maySeeNip(turn.person.grants, unitId, false);
  request(turn, { paper, unitId } as PrintSubject, turn.world.currentEdition.id, nip, word);
}

function request(
  turn: Turn,
  subject: PrintSubject,
  editionId: string,
  nip: boolean,
  word = false,
): void {
  turn.do({ kind: 'request_print', subject, editionId, nip, ...(word ? { word } : {}) });
}

/** What a command of papers is about. */
export const printAsked = (turn: Turn, { rest }: CommandOf<'form' | 'recap'>, meant: Meant): void =>
  printPaper(turn, rest, meant);
