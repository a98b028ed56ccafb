// Files that people send: where each belongs, and what is said when it was stored, refused or could not be had.
// It never looks into bytes; that was done before, and its outcome is an input here.
import type { EvidenceFile } from '../../edition/answer.ts';
import type { Indicator, Item, ItemId } from '../../edition/definition.ts';
import {
  type EvidenceReading,
  isBlank,
  levelFrom,
  numbersInName,
  readEvidence,
  readFacts,
} from '../../language/index.ts';
import { formOf, placeOf } from '../../edition/journey.ts';
import { levelsOf } from '../../edition/show.ts';
import { type Innovation, isOpenItem } from '../../innovation/innovation.ts';
import { uploadToken } from '../../codes.ts';
import { onDeskScan, takeScan } from './scans.ts';
import { takeSkScan } from '../designation/sk-scan.ts';
import type { Input } from '../input.ts';
import { takeWorkbook } from '../editions/workbooks.ts';
import { takeEmblem } from '../letterhead/setting.ts';
import { sayUnread } from '../shared/unread.ts';
import type { Turn } from '../turn.ts';
import { formatsOf, maxFilesOf, roomFor } from './accepting.ts';
import { filesOfSend, moveFiles } from './moving.ts';
import { isSameSend, promptAt } from './same-send.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { isUnseen } from '../open-question.ts';
import { filesCameEarly } from '../filling/early.ts';
import { takeDocuments } from '../documents/sending.ts';
import { takeBroadcastFile } from '../broadcasts/file.ts';
import { claimOf, fillBaskets, indicatorsOf } from '../filling/basket.ts';
import { quotedItem, quotesElsewhere } from '../filling/quoting.ts';

type Files = Extract<Input, { kind: 'files' }>;

/** Takes files that came with a message; they are fetched later and reported one by one by name. */
export function onFiles(turn: Turn, input: Files): void {
  if (input.sentFor !== null) return onUpload(turn, input, input.sentFor);
  if (input.scanOf !== undefined) return onDeskScan(turn, input);
  if (takeBetterCopy(turn, input)) return;
  if (takeBroadcastFile(turn, input) || takeScan(turn, input) || takeSkScan(turn, input)) return;
  if (takeEmblem(turn, input) || takeWorkbook(turn, input)) return;
  const quoted = quotesElsewhere(turn.state, input.quoted) === 'item' ? input.quoted : undefined;
  if (quoted !== undefined) return onFilesFor(turn, input, quotedItem(turn, quoted));
  if (placesThemselves(turn, input) || takeDocuments(turn, input)) return;
  const mode = turn.mode;
  const innovation = turn.innovation;
  const asking = mode.name === 'asking' ? mode : mode.name === 'confirming' ? mode.back : null;
  const item =
    asking === null || innovation === null ? undefined : turn.form().byId.get(asking.item);
  if (innovation === null || asking === null || item === undefined) {
    sayNowhere(turn);
    return;
  }
  if (filesCameEarly(turn, input)) return;
  if (formatsOf(item).length > 0) return place(turn, input, [item]);
  for (const file of input.tooLarge) sayTooLarge(turn, item, file);
  if (input.files.length === 0) return;
  if (item.kind === 'field' && item.value.type === 'longtext') {
    const [first] = input.files;
    if (first === undefined) return;
    turn.do({
      kind: 'take_file',
      index: first.index,
      code: innovation.code,
      item: item.id,
      purpose: 'text',
      caption: input.caption,
    });
    if (input.files.length > 1) turn.say('one_text_file', { name: first.name });
    return;
  }
  turn.say('file_not_expected', { label: item.label });
  turn.askAgain();
}

/**
 * Takes the better copy of a picture that was sent ahead in a lower quality, for the same item, whatever is open by now.
 * Nothing is said: one picture was sent. False when nothing of the other copy is known, so that this one is the picture.
 */
function takeBetterCopy(turn: Turn, input: Files): boolean {
  const lesser = turn.world.loaded.lesserCopy ?? null;
  if (lesser === null) return false;
  const { file } = lesser;
  const innovation = turn.innovation;
  const [better] = input.files;
  if (file === null || better === undefined || innovation?.code !== file.code) return true;
  if (isOpenItem(innovation, file.item))
    turn.do({
      kind: 'take_file',
      index: better.index,
      code: innovation.code,
      item: file.item,
      purpose: 'evidence',
      caption: input.caption,
    });
  return true;
}

/** Takes files for the item whose question they quote; null: it was said why not. */
function onFilesFor(turn: Turn, input: Files, item: Item | null): void {
  if (item === null) return;
  if (formatsOf(item).length === 0) {
    turn.say('file_not_expected', { label: item.label });
    return turn.askAgain();
  }
  place(turn, input, [item]);
}

/** Takes files whose caption, name or send says where they belong, whatever is open; false when nothing says so. */
function placesThemselves(turn: Turn, input: Files): boolean {
  const { innovation, mode } = turn;
  if (innovation === null || input.files.length + input.tooLarge.length === 0) return false;
  if (!turn.mayFill(innovation) || !isOpenForWriting(innovation.state)) return false;
  if (captionNamesPlaces(turn, input)) return true;
  if (!isBlank(input.caption ?? '')) return false;
  const open = mode.name === 'asking' ? turn.form().byId.get(mode.item) : undefined;
  // A file may be the answer itself, whatever its name begins with.
  const writing =
    mode.name === 'asking' && mode.step === 'value' && open !== undefined && isAnsweredByFile(open);
  if (!writing && namesPlaces(turn, input)) return true;
  const items = itemsOfSend(turn, input);
  if (items.length > 0) place(turn, input, items);
  return items.length > 0;
}

/** Takes files for the indicators that their caption names; false when it names none, or only counts something. */
function captionNamesPlaces(turn: Turn, input: Files): boolean {
  const { mode } = turn;
  const levelOpen = mode.name === 'asking' && mode.step === 'level';
  const said = readEvidence(input.caption ?? '', levelOpen);
  const open = openPlace(turn);
  const bare = said.numbers.length === 0 ? said.unclear : null;
  const numbers = bare === null ? said.numbers : [bare];
  if (numbers.length === 0) return false;
  const named = indicatorsOf(turn, numbers);
  if (named.length === 0 && bare !== null && open !== null) return false;
  if (named.length === 0) {
    turn.say('not_for_indicators', {
      numbers,
      file: true,
      ...(open === null ? {} : { open: placeOf(turn.form(), open).no }),
    });
    turn.askAgain();
    return true;
  }
  // In front of words a number may count something: where evidence is asked for, the file is for what is asked.
  const sure = said.named && bare === null;
  const alone = said.rest === '' && bare === null;
  if (open !== null && !sure && !(alone && !countsHere(turn, open, numbers))) {
    const [other] = named;
    if (other !== undefined && other !== open && said.rest !== '')
      turn.say('file_kept_here', {
        no: placeOf(turn.form(), open).no,
        other: placeOf(turn.form(), other).no,
      });
    return false;
  }
  const rest = bare === null ? said.rest : said.rest.replace(/^\d{1,2}\s/u, '');
  place(turn, input, named, { ...said, numbers, rest });
  return true;
}

/** The indicator whose evidence is asked for; null where something else is open. */
function openPlace(turn: Turn): Indicator | null {
  const { mode } = turn;
  const asking = mode.name === 'asking' ? mode : mode.name === 'confirming' ? mode.back : null;
  const item = asking === null ? undefined : turn.form().byId.get(asking.item);
  return item?.kind === 'indicator' ? item : null;
}

/** True for a number alone where the open indicator is measured by one. */
function countsHere(turn: Turn, open: Indicator, [number]: readonly number[]): boolean {
  const levels = levelsOf(open, claimOf(turn, open).variant);
  return number !== undefined && levelFrom(levels, String(number)) !== null;
}

/** Where files without a word belong that go on from a send, or were sent before the next question was seen. */
function itemsOfSend(turn: Turn, input: Files): readonly Item[] {
  const { send, last, taken } = turn.state;
  const { byId } = turn.form();
  const items = (ids: readonly ItemId[]): readonly Item[] =>
    ids.flatMap((id) => byId.get(id) ?? []);
  if (send !== undefined && isSameSend(turn, input)) return items(send.items);
  if (!isUnseen(turn.state, input.seen)) return [];
  if (send !== undefined && send.answered !== true) return items(send.items);
  // What was typed since then answered the question that was seen: the file is for that one, if it takes any.
  if (last === null || taken?.text !== last.text || taken.prompt <= input.seen) return [];
  return items([last.item]).filter((item) => formatsOf(item).length > 0);
}

/** True for an item whose answer may be a file: evidence, or a long text. */
const isAnsweredByFile = (item: Item): boolean =>
  formatsOf(item).length > 0 || (item.kind === 'field' && item.value.type === 'longtext');

/** Takes files whose names begin with the numbers of indicators; the others of the send stay with the open question. */
function namesPlaces(turn: Turn, input: Files): boolean {
  const itemsOf = ({ name }: { readonly name: string }): readonly Indicator[] =>
    indicatorsOf(turn, numbersInName(name));
  const all = [...input.files, ...input.tooLarge];
  if (all.every((file) => itemsOf(file).length === 0)) return false;
  const none = { ...input, files: [], tooLarge: [] };
  for (const file of input.files)
    if (itemsOf(file).length > 0)
      place(turn, { ...none, files: [file] }, itemsOf(file), null, 'name');
  for (const file of input.tooLarge)
    if (itemsOf(file).length > 0)
      place(turn, { ...none, tooLarge: [file] }, itemsOf(file), null, 'name');
  const rest = {
    ...input,
    files: input.files.filter((file) => itemsOf(file).length === 0),
    tooLarge: input.tooLarge.filter((file) => itemsOf(file).length === 0),
  };
  const left = [...rest.files, ...rest.tooLarge];
  const { mode } = turn;
  const open = mode.name === 'asking' ? turn.form().byId.get(mode.item) : undefined;
  if (left.length > 0 && open !== undefined && formatsOf(open).length > 0)
    place(turn, rest, [open]);
  else if (left.length > 0) turn.say('files_unplaced', { names: left.map(({ name }) => name) });
  return true;
}

/** Where the files of the send before this one belong. */
function sentBefore(turn: Turn, input: Files): { readonly before?: readonly ItemId[] } {
  const { send } = turn.state;
  const before = isSameSend(turn, input) ? send?.before : send?.items;
  return before === undefined ? {} : { before };
}

/** What was taken apart of the send that goes on. */
function partedBefore(turn: Turn, input: Files): { readonly parted?: readonly number[] } {
  const parted = isSameSend(turn, input) ? turn.state.send?.parted : undefined;
  return parted === undefined ? {} : { parted };
}

/** A name that is longer is a description. */
const LONGEST_NAME = 60;

/** What the caption of a send calls it: its words without levels, numbers and facts. */
function calledSo(turn: Turn, input: Files, said: EvidenceReading): { readonly called?: string } {
  const words = readFacts(said.rest, turn.moment.today).rest.trim();
  const earlier = isSameSend(turn, input) ? turn.state.send?.called : undefined;
  const called = words !== '' && words.length <= LONGEST_NAME ? words : earlier;
  return called === undefined ? {} : { called };
}

/** The newest file before this send. */
function beganAfter(turn: Turn, input: Files): number {
  const { send } = turn.state;
  if (isSameSend(turn, input) && send?.since !== undefined) return send.since;
  return Math.max(0, ...turn.needFocus().files.map(({ id }) => id));
}

/**
 * Stores files for these items, with what their caption says of them. A caption places the whole album; a name, which is
 * that of one file, places that one alone, and nothing of the album goes on from it.
 */
function place(
  turn: Turn,
  input: Files,
  items: readonly Item[],
  reading: EvidenceReading | null = null,
  by: 'caption' | 'name' = 'caption',
): void {
  const innovation = turn.needFocus();
  const [first] = items;
  if (first === undefined) return;
  for (const file of input.tooLarge) sayTooLarge(turn, first, file);
  const since = beganAfter(turn, input);
  const earlier = by === 'caption' && isSameSend(turn, input) ? filesOfSend(turn) : [];
  const moved = moveFiles(turn, earlier, items);
  if (moved > 0) turn.say('files_moved', { label: first.label, files: moved });
  const { mode } = turn;
  const levelOpen = mode.name === 'asking' && mode.step === 'level' && mode.item === first.id;
  const said = reading ?? readEvidence(input.caption ?? '', levelOpen);
  const taken = items.filter((item) => takeFiles(turn, innovation, item, input) > 0);
  for (const item of taken) noteEvidence(turn, item);
  if (taken.length > 0)
    turn.setSend({
      album: by === 'name' ? null : (input.album ?? null),
      items: taken.map(({ id }) => id),
      since,
      at: turn.moment.now,
      ...(by === 'name' || (input.album ?? null) !== null ? {} : { prompt: promptAt(turn, input) }),
      ...sentBefore(turn, input),
      ...partedBefore(turn, input),
      ...calledSo(turn, input, said),
    });
  // What the caption says holds, also of a file that is still to come another way.
  const told = input.tooLarge.length > 0 ? items : taken;
  const indicators = told.flatMap((item) =>
    item.kind === 'indicator' && isOpenItem(innovation, item.id) ? [item] : [],
  );
  if (indicators.length === 0 || isBlank(input.caption ?? '')) return;
  fillBaskets(turn, said, indicators);
  sayUnread(turn, said.unread);
}

/** Says that a file belongs nowhere, and how it would. */
function sayNowhere(turn: Turn): void {
  const signers = ['unit_admin', 'unit_head', 'verifier'] as const;
  turn.say('file_without_question', {
    hasDraft: turn.innovation !== null,
    sk: turn.may('record_sk'),
    forms: signers.some((role) => turn.grantsOf(role).length > 0),
  });
}

/** Takes files from an upload page: they belong to the item of the link, whatever is open in the chat. */
function onUpload(turn: Turn, input: Files, sentFor: NonNullable<Files['sentFor']>): void {
  const focus = turn.innovation;
  const innovation =
    focus?.code === sentFor.code ? focus : (turn.world.loaded.look?.innovation ?? null);
  if (innovation === null || !turn.mayFill(innovation)) {
    sayNowhere(turn);
    return;
  }
  const item = formOf(
    turn.world.editionOf(innovation.editionId, innovation.editionVersion),
  ).byId.get(sentFor.item);
  if (item === undefined) throw new Error(`no item ${sentFor.item}`);
  if (takeFiles(turn, innovation, item, input) > 0)
    turn.within(innovation, () => noteEvidence(turn, item));
}

/** Evidence came for an item: its repair is done, and it is not without evidence any more. */
function noteEvidence(turn: Turn, item: Item): void {
  turn.markRepaired(item.id);
  if (item.kind === 'indicator' && turn.needFocus().answers.get(item.id)?.value.type === 'none')
    turn.save(item.id, claimOf(turn, item));
}

/** Announces as many of the files as the item still has room for; gives how many. */
function takeFiles(turn: Turn, innovation: Innovation, item: Item, input: Files): number {
  if (!isOpenItem(innovation, item.id)) {
    turn.say('not_open', { code: innovation.code, state: innovation.state });
    return 0;
  }
  const room = roomFor(innovation, item);
  for (const file of input.files.slice(0, room))
    turn.do({
      kind: 'take_file',
      index: file.index,
      code: innovation.code,
      item: item.id,
      purpose: 'evidence',
      caption: input.caption,
    });
  if (input.files.length > room)
    turn.say('too_many_files', {
      label: item.label,
      limit: maxFilesOf(item),
      left: input.files.length - room,
    });
  return Math.min(room, input.files.length);
}

function sayTooLarge(
  turn: Turn,
  item: Item,
  file: { readonly name: string; readonly size: number; readonly limit: number },
): void {
  const innovation = turn.needFocus();
  if (formatsOf(item).length === 0) {
    turn.say('file_not_expected', { label: item.label });
    return;
  }
  const token = uploadToken(turn.moment.entropy);
  turn.do({ kind: 'create_upload_link', token, code: innovation.code, item: item.id, hours: 24 });
  const link =
    item.kind === 'indicator' ? item.evidence.link : item.value.type === 'files' && item.value.link;
  turn.say('file_too_large', {
    name: file.name,
    size: file.size,
    limit: file.limit,
    url: `${turn.moment.publicUrl}/unggah/${token}`,
    hours: 24,
    link,
  });
}

/** Files of the innovation that may be listed and removed, in the order in which they are numbered. */
export function listedFiles(turn: Turn): readonly EvidenceFile[] {
  const order = turn.form().numberOf;
  return turn
    .needFocus()
    .files.toSorted((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0) || a.id - b.id);
}
