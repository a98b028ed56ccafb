// Files that people send: where each belongs, and what is said when it was stored, refused or could not be had.
// It never looks into bytes; that was done before, and its outcome is an input here.
import { broadcastItem } from '../../broadcast.ts';
import type { EvidenceFile } from '../../edition/answer.ts';
import type { FileFormat, Item } from '../../edition/definition.ts';
import {
  type EvidenceReading,
  isBlank,
  numbersInName,
  readEvidence,
} from '../../language/index.ts';
import { formOf, gapOf } from '../../edition/journey.ts';
import { type Innovation, isOpenItem } from '../../innovation/innovation.ts';
import { uploadToken } from '../../codes.ts';
import { scanItem, takeScan } from './scans.ts';
import { listOfSkScan, takeSkScan } from '../designation/sk-scan.ts';
import { yesNo } from '../shared/confirming.ts';
import type { FileOutcome, FileReport, Input } from '../input.ts';
import type { Turn } from '../turn.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { isUnseen } from '../open-question.ts';
import { ask, firstStep, itemAfter } from '../filling/asking.ts';
import { filesCameEarly } from '../filling/early.ts';
import { onBroadcastFile, takeBroadcastFile } from '../broadcasts/file.ts';
import { claimOf, fillBaskets, indicatorsOf, sayBasket } from '../filling/basket.ts';
import { sayStillOpen } from '../filling/by-number.ts';
import { goOnFromFiles } from '../filling/indicator.ts';
import { quotedItem, quotesElsewhere } from '../filling/quoting.ts';

type Files = Extract<Input, { kind: 'files' }>;
type Outcomes = Extract<Input, { kind: 'file_outcomes' }>;

/** Formats an item accepts as evidence; empty when it takes no files. */
export function formatsOf(item: Item): readonly FileFormat[] {
  if (item.kind === 'indicator') return item.evidence.formats;
  return item.value.type === 'files' ? item.value.formats : [];
}

function maxFilesOf(item: Item): number {
  if (item.kind === 'indicator') return item.evidence.maxFiles;
  return item.value.type === 'files' ? item.value.maxFiles : 0;
}

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
  const sameSend =
    send !== undefined &&
    input.album !== undefined &&
    input.album !== null &&
    send.album === input.album;
  // What was sent before the next question was seen belongs to the one that was seen.
  const before = send !== undefined && isUnseen(state, input.seen);
  if (send === undefined || !isBlank(input.caption ?? '') || !(sameSend || before)) return false;
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
  const taken = items.filter((item) => takeFiles(turn, innovation, item, input) > 0);
  for (const item of taken) {
    turn.markRepaired(item.id);
    if (item.kind === 'indicator' && turn.needFocus().answers.get(item.id)?.value.type === 'none')
      turn.save(item.id, claimOf(turn, item));
  }
  if (taken.length > 0)
    turn.setSend({ album: input.album ?? null, items: taken.map(({ id }) => id) });
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
  const already = innovation.files.filter((file) => file.item === item.id).length;
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

/** Reports how fetching and checking ended; files of one sending are reported together. */
export function onFileOutcomes(turn: Turn, input: Outcomes): void {
  const innovation = turn.innovation;
  let told = 0;
  const stored: { name: string; sha256: string; size: number; warnings: readonly string[] }[] = [];
  const labels = new Set<string>();
  for (const done of input.outcomes) {
    if (done.item === broadcastItem) {
      onBroadcastFile(turn, done);
      continue;
    }
    if (isCopyOnly(turn, done)) continue;
    told += 1;
    const item = turn.form().byId.get(done.item ?? '');
    const outcome = done.outcome;
    if (outcome.result === 'stored' && listOfSkScan(done.item) !== null) {
      turn.say('sk_scan_stored', { name: done.name, size: outcome.size });
      continue;
    }
    if (outcome.result === 'stored' && done.item === scanItem) {
      turn.say('scan_stored', { code: done.code ?? '-', file: done.name });
      continue;
    }
    if (outcome.result === 'stored') {
      if (item !== undefined && overLong(item, outcome)) {
        turn.removeFile(done.fileId);
        turn.say('video_too_long', {
          name: done.name,
          seconds: outcome.durationSeconds ?? 0,
          limit: videoLimit(item),
        });
        continue;
      }
      if (item !== undefined) labels.add(item.label);
      // One file for several indicators is one file.
      const listed = stored.some((one) => one.name === done.name && one.sha256 === outcome.sha256);
      if (!listed)
        stored.push({
          name: done.name,
          sha256: outcome.sha256,
          size: outcome.size,
          warnings: [...videoWarnings(item, outcome), ...outcome.warnings],
        });
      if (outcome.duplicateOf !== null) {
        const where = turn.form().byId.get(outcome.duplicateOf)?.label ?? outcome.duplicateOf;
        turn.say('file_seen_before', { name: done.name, where });
      }
      if (
        item?.kind === 'indicator' &&
        innovation?.code === done.code &&
        isOpenItem(innovation, item.id)
      )
        keepFacts(turn, item, outcome);
    } else if (outcome.result === 'text') offerText(turn, done.item ?? '', done.name, outcome);
    else if (outcome.result === 'refused')
      turn.say('file_refused', { name: done.name, problem: outcome.problem });
    else turn.say('file_failed', { name: done.name, final: outcome.final, full: outcome.full });
  }
  if (stored.length > 0)
    turn.say('files_stored', {
      label: [...labels].join('; '),
      files: stored.map(({ name, size, warnings }) => ({ name, size, warnings })),
      other: otherInnovation(turn, input),
      waiting: input.waiting,
    });
  if (told > 0 && input.outcomes[0]?.code === innovation?.code)
    goOnAfter(turn, input, stored.length > 0);
}

/** What comes after the news of files: what their indicators still need, else the next question, else what is open. */
function goOnAfter(turn: Turn, input: Outcomes, anyStored: boolean): void {
  const { mode } = turn;
  if (turn.silent) return;
  const form = turn.form();
  const items = [...new Set(input.outcomes.flatMap(({ item }) => form.byId.get(item ?? '') ?? []))];
  const indicators = items.flatMap((item) => (item.kind === 'indicator' ? [item] : []));
  for (const item of indicators) if (anyStored) sayBasket(turn, item, undefined, true);
  if (mode.name !== 'asking' && mode.name !== 'idle' && mode.name !== 'finishing') return;
  const innovation = turn.needFocus();
  const wanting = indicators.find(
    (item) =>
      isOpenItem(innovation, item.id) &&
      gapOf(item, innovation.answers, innovation.files) === 'no_level',
  );
  const open = mode.name === 'asking' ? form.byId.get(mode.item) : undefined;
  const here = open !== undefined && items.includes(open);
  if (wanting !== undefined && anyStored) {
    return ask(turn, wanting, {
      step: firstStep(turn, wanting),
      ...(mode.name === 'asking' && mode.walk !== undefined ? { walk: mode.walk } : {}),
    });
  }
  if (mode.name === 'finishing') return turn.askAgain();
  if (mode.name !== 'asking' || open === undefined) return;
  if (!here) return mode.step === 'value' ? turn.askAgain() : sayStillOpen(turn);
  if (mode.step === 'value') return anyStored ? turn.askAgain() : undefined;
  // What is there is enough, and the next question comes with the news of it.
  if (anyStored) return goOnFromFiles(turn, mode, open);
  if (isStillComing(turn, open)) return itemAfter(turn, open.id);
  turn.say('send_another_file', {});
}

/** True while a file of the item is tried again without the person doing anything. */
function isStillComing(turn: Turn, item: Item): boolean {
  const { answers, files } = turn.needFocus();
  return gapOf(item, answers, files) === 'evidence_waiting';
}

/**
 * Lets the better copy of a picture take the place of the lesser one. True when there is nothing to tell: the person sent
 * one picture, and was told of it.
 */
function isCopyOnly(turn: Turn, { fileId, outcome, betterThan, code }: FileReport): boolean {
  if (betterThan === undefined) return false;
  const counts = betterThan.state === 'stored';
  if (outcome.result !== 'stored') return counts;
  if (turn.innovation?.code !== code) return counts;
  // Whoever removed the one they saw removed the picture.
  turn.removeFile(betterThan.state === 'removed' ? fileId : betterThan.fileId);
  return counts || betterThan.state === 'removed';
}

function otherInnovation(turn: Turn, input: Outcomes): string | null {
  const code = input.outcomes[0]?.code ?? null;
  return code !== null && code !== turn.innovation?.code ? code : null;
}

type Stored = Extract<FileOutcome, { result: 'stored' }>;

function videoLimit(item: Item): number {
  return (
    (item.kind === 'indicator' ? item.evidence.video?.limit : undefined) ?? Number.POSITIVE_INFINITY
  );
}

function overLong(item: Item, outcome: Stored): boolean {
  return outcome.format === 'mp4' && (outcome.durationSeconds ?? 0) > videoLimit(item) + 1;
}

function videoWarnings(item: Item | undefined, outcome: Stored): readonly string[] {
  const rule = item?.kind === 'indicator' ? item.evidence.video : undefined;
  if (rule === undefined || outcome.format !== 'mp4' || outcome.durationSeconds === null) return [];
  if (outcome.durationSeconds < rule.warnBelow) return ['video_short'];
  return outcome.durationSeconds > rule.warnAbove ? ['video_long'] : [];
}

function keepFacts(turn: Turn, item: Extract<Item, { kind: 'indicator' }>, outcome: Stored): void {
  const claim = claimOf(turn, item);
  const known = claim.document ?? {};
  const facts = { ...outcome.facts, ...known };
  const fresh = (['number', 'date', 'subject'] as const).filter(
    (fact) => outcome.facts[fact] !== undefined && known[fact] === undefined,
  );
  if (fresh.length > 0)
    turn.save(item.id, {
      ...claim,
      document: { ...facts, read: [...(known.read ?? []), ...fresh] },
    });
}

function offerText(
  turn: Turn,
  itemId: string,
  name: string,
  outcome: Extract<FileOutcome, { result: 'text' }>,
): void {
  const mode = turn.mode;
  const item = turn.form().byId.get(itemId);
  if (mode.name !== 'asking' || mode.item !== itemId || item === undefined) {
    turn.say('text_file_too_late', { name });
    return;
  }
  turn.say('text_read', {
    name,
    words: outcome.words,
    begins: firstWords(outcome.text, 40),
    ends: lastWords(outcome.text, 15),
    label: item.label,
  });
  turn.offer(yesNo);
  turn.open({
    name: 'confirming',
    value: { type: 'text', text: outcome.text },
    item: itemId,
    why: 'text_file',
    back: mode,
  });
}

function firstWords(text: string, count: number): string {
  const words = text.trim().split(/\s+/u);
  return words.length <= count ? words.join(' ') : `${words.slice(0, count).join(' ')} …`;
}

function lastWords(text: string, count: number): string | null {
  const words = text.trim().split(/\s+/u);
  return words.length <= 55 ? null : `… ${words.slice(-count).join(' ')}`;
}

/** Files of the innovation that may be listed and removed, in the order in which they are numbered. */
export function listedFiles(turn: Turn): readonly EvidenceFile[] {
  const order = turn.form().numberOf;
  return turn
    .needFocus()
    .files.toSorted((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0) || a.id - b.id);
}
