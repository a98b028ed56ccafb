// Old documents that are sent: which files are read as such, and what is said when they were read.
// It never looks into bytes; that was done before, and its outcome is an input here.
import type { Item } from '../../edition/definition.ts';
import type { DocumentReading } from '../../excerpts/excerpt.ts';
import { offersOf } from '../../excerpts/offers.ts';
import { isDocumentCaption } from '../../language/index.ts';
import { formatsOf } from '../evidence/accepting.ts';
import type { FileReport, Input } from '../input.ts';
import type { Turn } from '../turn.ts';
import { backOf, openReview } from './reviewing.ts';
import { ownForm, photoName } from '../../language/document-words.ts';

type Files = Extract<Input, { kind: 'files' }>;

/** The item under which old documents are stored. */
export const documentItem = 'document';

const READABLE = /\.(?:docx|odt|pdf|txt)$/iu;
/** So many words a page or fewer has a document that is a picture of one. */
const SCANNED = 20;
/** A text sent for one item that tells so many is a document. */
const TELLS_SEVERAL = 2;

/** Takes files that are old documents; false when none of them is, or something else is asked for. */
export function takeDocuments(turn: Turn, input: Files): boolean {
  // A photo without a word is evidence more often than a page of a form.
  const photos =
    turn.mode.name === 'sending_documents' || isDocumentCaption(input.caption ?? '') === 'surely';
  const readable = input.files.filter(
    ({ name }) => READABLE.test(name) || (photos && photoName.test(name)),
  );
  if (readable.length === 0 || !mayBeRead(turn) || !areDocuments(turn, input)) return false;
  for (const { index } of readable)
    turn.do({
      kind: 'take_file',
      index,
      // Whose it is shows in what is taken from it.
      code: null,
      item: documentItem,
      purpose: 'document',
      caption: input.caption,
    });
  const others = input.files.filter((file) => !readable.includes(file));
  if (others.length > 0) turn.say('files_unplaced', { names: others.map(({ name }) => name) });
  return true;
}

/** True for whoever may fill in what a document tells. */
export function mayBeRead(turn: Turn): boolean {
  const { innovation, person } = turn;
  if (innovation !== null && turn.mayFill(innovation)) return true;
  const unitId = person.unitId ?? person.grants.find((grant) => grant.unitId !== null)?.unitId;
  return unitId !== undefined && unitId !== null && turn.may('create_draft', { unitId, own: true });
}

/** Where files may be documents because nothing else is asked for. */
const free: ReadonlySet<Turn['mode']['name']> = new Set([
  'idle',
  'naming_innovation',
  'sending_documents',
  'reviewing',
  'finishing',
  'confirming_submit',
  'picking_draft',
]);

function areDocuments(turn: Turn, { caption, files }: Files): boolean {
  const { mode } = turn;
  if (files.every(({ name }) => ownForm.test(name))) return true;
  const said = caption === null ? 'no' : isDocumentCaption(caption);
  if (said === 'surely' || mode.name === 'sending_documents') return true;
  if (caption !== null && caption.trim() !== '' && said === 'no') return false;
  if (free.has(mode.name)) return true;
  const item = mode.name === 'asking' ? turn.form().byId.get(mode.item) : undefined;
  return item !== undefined && !takesFiles(item);
}

/** True for an item that is answered by a file: evidence, or a text that may come as one. */
const takesFiles = (item: Item): boolean =>
  formatsOf(item).length > 0 || (item.kind === 'field' && item.value.type === 'longtext');

/** True for a text sent for one item that tells several: it is a whole document. */
export function tellsSeveral({ outcome }: FileReport): boolean {
  if (outcome.result !== 'text' || outcome.reading === undefined) return false;
  return new Set(outcome.reading.excerpts.map(({ item }) => item)).size >= TELLS_SEVERAL;
}

/** Says what was read in documents whose reading ended; those of a send that are still coming are waited for. */
export function onDocumentsRead(turn: Turn, reports: readonly FileReport[], waiting: number): void {
  const { mode } = turn;
  const back = backOf(mode);
  const told = reports.filter((report) => !sayNothingRead(turn, report));
  if (told.length === 0) {
    if (mode.name === 'sending_documents') turn.open(back ?? { name: 'idle' });
    return;
  }
  if (waiting > 0) {
    turn.say('documents_coming', { names: told.map(({ name }) => name), waiting });
    return turn.aside();
  }
  const fresh = reports.map(({ fileId }) => fileId);
  if (!openReview(turn, fresh, back))
    for (const { name } of told) turn.say('document_nothing', { name, why: 'known' });
}

/** Says honestly that nothing could be read; false when something was. */
function sayNothingRead(turn: Turn, { name, outcome }: FileReport): boolean {
  if (outcome.result !== 'document' && outcome.result !== 'text') return false;
  const { reading } = outcome;
  if (reading === undefined) return false;
  const { own } = reading;
  const scan = reading.pages !== null && reading.words < SCANNED * reading.pages;
  const offered = offersOf(turn.form(), new Map(), [{ fileId: 0, name, code: null, reading }]);
  if (offered.length > 0) return false;
  const unreadable = reading.photo === true ? 'photo' : scan ? 'scan' : 'nothing';
  const why = own === undefined ? unreadable : whyNothing(own);
  turn.say('document_nothing', { name, why });
  if (reading.whole > 0) turn.say('document_whole', { words: reading.whole });
  return true;
}

/** Why our own form gave nothing. */
function whyNothing({
  torn,
  unread,
}: NonNullable<DocumentReading['own']>): 'torn' | 'unread' | 'empty' {
  if (torn) return 'torn';
  return unread.length > 0 ? 'unread' : 'empty';
}
