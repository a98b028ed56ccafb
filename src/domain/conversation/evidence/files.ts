// Files that people send: where each belongs, and what is said when it was stored, refused or could not be had.
// It never looks into bytes; that was done before, and its outcome is an input here.
import type { EvidenceFile } from '../../edition/answer.ts';
import type { Item, ItemId } from '../../edition/definition.ts';
import {
  type EvidenceReading,
  isBlank,
  numbersInName,
  readEvidence,
} from '../../language/index.ts';
import { formOf } from '../../edition/journey.ts';
import { type Innovation, isOpenItem } from '../../innovation/innovation.ts';
import { uploadToken } from '../../codes.ts';
import { takeScan } from './scans.ts';
import { takeSkScan } from '../designation/sk-scan.ts';
import type { Input } from '../input.ts';
import type { Turn } from '../turn.ts';
import { formatsOf, maxFilesOf } from './accepting.ts';
import { filesOfSend, moveFiles } from './moving.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { isUnseen } from '../open-question.ts';
import { filesCameEarly } from '../filling/early.ts';
import { takeBroadcastFile } from '../broadcasts/file.ts';
import { claimOf, fillBaskets, indicatorsOf } from '../filling/basket.ts';
import { quotedItem, quotesElsewhere } from '../filling/quoting.ts';

type Files = Extract<Input, { kind: 'files' }>;

/** Takes files that came with a message; they are fetched later and reported one by one by name. */
export function onFiles(turn: Turn, input: Files): void {
  if (input.sentFor !== null) return onUpload(turn, input, input.sentFor);
  if (takeBetterCopy(turn, input)) return;
  if (takeBroadcastFile(turn, input) || takeScan(turn, input) || takeSkScan(turn, input)) return;
  const quoted = quotesElsewhere(turn.state, input.quoted) === 'item' ? input.quoted : undefined;
  if (quoted !== undefined) return onFilesFor(turn, input, quotedItem(turn, quoted));
  if (placesThemselves(turn, input)) return;
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
  for (const file of input.tooLarge) sayTooLarge(turn, item, file);
  if (input.files.length === 0) return;
  if (formatsOf(item).length > 0) return place(turn, input, [item]);
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
  for (const file of input.tooLarge) sayTooLarge(turn, item, file);
  place(turn, input, [item]);
}

/** Takes files whose caption, name or send says where they belong, whatever is open; false when nothing says so. */
function placesThemselves(turn: Turn, input: Files): boolean {
  const { innovation, state, mode } = turn;
  if (innovation === null || input.files.length + input.tooLarge.length === 0) return false;
  if (!turn.mayFill(innovation) || !isOpenForWriting(innovation.state)) return false;
  const levelOpen = mode.name === 'asking' && mode.step === 'level';
  const said = readEvidence(input.caption ?? '', levelOpen);
  const numbers =
    said.numbers.length > 0 || said.unclear === null || levelOpen
      ? said.numbers
      : // Where no level is asked for, a number in front of words is an indicator.
        [said.unclear];
  const named = indicatorsOf(turn, numbers);
  if (named.length > 0) {
    const bare =
      said.numbers.length === 0
        ? { ...said, numbers, rest: said.rest.replace(/^\d{1,2}\s/u, '') }
        : said;
    place(turn, input, named, bare);
    return true;
  }
  const writing = mode.name === 'asking' && mode.step === 'value';
  if (isBlank(input.caption ?? '') && !writing && namesPlaces(turn, input)) return true;
  const { send } = state;
  // What was sent before the next question was seen belongs to the one that was seen.
  const before = send !== undefined && isUnseen(state, input.seen);
  if (send === undefined || !isBlank(input.caption ?? '') || !(isSameSend(turn, input) || before))
    return false;
  const items = send.items.flatMap((id) => turn.form().byId.get(id) ?? []);
  if (items.length === 0) return false;
  place(turn, input, items);
  return true;
}

/** Takes files whose names begin with the numbers of indicators; the others of the send stay with the open question. */
function namesPlaces(turn: Turn, input: Files): boolean {
  const placed = input.files.map((file) => ({
    file,
    items: indicatorsOf(turn, numbersInName(file.name)),
  }));
  if (placed.every(({ items }) => items.length === 0)) return false;
  const rest = placed.filter(({ items }) => items.length === 0).map(({ file }) => file);
  for (const { file, items } of placed)
    if (items.length > 0) place(turn, { ...input, files: [file], tooLarge: [] }, items);
  const { mode } = turn;
  const open = mode.name === 'asking' ? turn.form().byId.get(mode.item) : undefined;
  if (rest.length > 0 && open !== undefined && formatsOf(open).length > 0)
    place(turn, { ...input, files: rest }, [open]);
  else if (rest.length > 0) turn.say('files_unplaced', { names: rest.map(({ name }) => name) });
  return true;
}

/** True for files of the album that was taken last. */
const isSameSend = ({ state: { send } }: Turn, { album }: Files): boolean =>
  send !== undefined && album !== undefined && album !== null && send.album === album;

/** Where the files of the send before this one belong. */
function sentBefore(turn: Turn, input: Files): { readonly before?: readonly ItemId[] } {
  const { send } = turn.state;
  const before = isSameSend(turn, input) ? send?.before : send?.items;
  return before === undefined ? {} : { before };
}

/** The newest file before this send. */
function beganAfter(turn: Turn, input: Files): number {
  const { send } = turn.state;
  if (isSameSend(turn, input) && send?.since !== undefined) return send.since;
  return Math.max(0, ...turn.needFocus().files.map(({ id }) => id));
}

/** Stores files for these items, with what their caption says of them. */
function place(
  turn: Turn,
  input: Files,
  items: readonly Item[],
  reading: EvidenceReading | null = null,
): void {
  const innovation = turn.needFocus();
  const [first] = items;
  if (first === undefined) return;
  for (const file of input.tooLarge) if (reading !== null) sayTooLarge(turn, first, file);
  const since = beganAfter(turn, input);
  const earlier = isSameSend(turn, input) ? filesOfSend(turn) : [];
  const moved = moveFiles(turn, earlier, items);
  if (moved > 0) turn.say('files_moved', { label: first.label, files: moved });
  const taken = items.filter((item) => takeFiles(turn, innovation, item, input) > 0);
  for (const item of taken) {
    turn.markRepaired(item.id);
    if (item.kind === 'indicator' && turn.needFocus().answers.get(item.id)?.value.type === 'none')
      turn.save(item.id, claimOf(turn, item));
  }
  if (taken.length > 0)
    turn.setSend({
      album: input.album ?? null,
      items: taken.map(({ id }) => id),
      since,
      ...sentBefore(turn, input),
    });
  const { mode } = turn;
  const levelOpen = mode.name === 'asking' && mode.step === 'level' && mode.item === first.id;
  const said = reading ?? readEvidence(input.caption ?? '', levelOpen);
  const indicators = taken.flatMap((item) => (item.kind === 'indicator' ? [item] : []));
  if (indicators.length > 0 && !isBlank(input.caption ?? '')) fillBaskets(turn, said, indicators);
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
  takeFiles(turn, innovation, item, input);
}

/** Announces as many of the files as the item still has room for; gives how many. */
function takeFiles(turn: Turn, innovation: Innovation, item: Item, input: Files): number {
  if (!isOpenItem(innovation, item.id)) {
    turn.say('not_open', { code: innovation.code, state: innovation.state });
    return 0;
  }
  const already = turn.needFocus().files.filter((file) => file.item === item.id).length;
  const room = Math.max(0, maxFilesOf(item) - already);
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
