// What is said when files that were sent ended: stored, refused, or not to be had; and what comes after the news.
// It never looks into bytes; that was done before, and its outcome is an input here.
import { broadcastItem } from '../../broadcast.ts';
import type { Item } from '../../edition/definition.ts';
import { gapOf, placeOf } from '../../edition/journey.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import { onBroadcastFile } from '../broadcasts/file.ts';
import { onDocumentsRead, tellsSeveral } from '../documents/sending.ts';
import { listOfSkScan } from '../designation/sk-scan.ts';
import { joinPhotos } from './joining.ts';
import { ask, firstStep, itemAfter } from '../filling/asking.ts';
import { claimOf, sayBasket } from '../filling/basket.ts';
import { goOnFromFiles } from '../filling/indicator.ts';
import type { FileOutcome, FileReport, Input } from '../input.ts';
import { onWorkbook, workbookItem } from '../editions/workbooks.ts';
import { tellsEmblem } from '../letterhead/setting.ts';
import { yesNo } from '../shared/confirming.ts';
import type { Turn } from '../turn.ts';
import { scanItem } from './scans.ts';

type Outcomes = Extract<Input, { kind: 'file_outcomes' }>;

/** What a sending of files came to, as it is gathered file by file. */
interface Gathered {
  /** Files of which something is said here, or by what they gave to. */
  told: number;
  readonly stored: Stored[];
  readonly labels: Set<string>;
  readonly read: FileReport[];
  /** Photos that become one PDF: told of with it. */
  readonly pages: ReadonlySet<number>;
}

/** Reports how fetching and checking ended; files of one sending are reported together. */
export function onFileOutcomes(turn: Turn, input: Outcomes): void {
  const pages =
    input.waiting === 0 && isOfFocus(turn, input) ? joinPhotos(turn) : new Set<number>();
  const all: Gathered = { told: 0, stored: [], labels: new Set(), read: [], pages };
  for (const done of input.outcomes) gather(turn, done, all);
  if (all.read.length > 0) onDocumentsRead(turn, all.read, input.waiting);
  if (all.stored.length > 0)
    turn.say('files_stored', {
      label: [...all.labels].join('; '),
      numbers: numbersOf(turn, input),
      files: all.stored.map(({ name, size, warnings, pages: made }) => ({
        ...{ name, size, warnings },
        ...(made === undefined ? {} : { pages: made }),
      })),
      other: otherInnovation(turn, input),
      waiting: input.waiting,
    });
  if (all.told > 0 && pages.size === 0 && isOfFocus(turn, input))
    goOnAfter(turn, input, all.stored.length > 0);
}

/** Says what one file came to, or keeps it to be told of with the others of its sending. */
function gather(turn: Turn, done: FileReport, all: Gathered): void {
  if (done.item === broadcastItem) return onBroadcastFile(turn, done);
  if (done.item === workbookItem) return onWorkbook(turn, done);
  if (isCopyOnly(turn, done)) return;
  all.told += 1;
  const { outcome } = done;
  if (outcome.result === 'document' || tellsSeveral(done)) {
    all.read.push(done);
    return;
  }
  const item = turn.form().byId.get(done.item ?? '');
  if (done.pages !== undefined && outcome.result !== 'stored') photosStay(turn, done, item);
  else if (outcome.result === 'stored') gatherStored(turn, done, outcome, item, all);
  else if (outcome.result === 'text') offerText(turn, done.item ?? '', done.name, outcome);
  else if (outcome.result === 'refused')
    turn.say('file_refused', { name: done.name, problem: outcome.problem });
  else if (outcome.result === 'failed')
    turn.say('file_failed', { name: done.name, final: outcome.final, full: outcome.full });
}

function gatherStored(
  turn: Turn,
  done: FileReport,
  outcome: Extract<FileOutcome, { result: 'stored' }>,
  item: Item | undefined,
  all: Gathered,
): void {
  const { name, fileId } = done;
  if (listOfSkScan(done.item) !== null)
    return turn.say('sk_scan_stored', { name, size: outcome.size });
  if (tellsEmblem(turn, done)) return;
  if (done.item === scanItem)
    return turn.say('scan_stored', {
      ...{ code: done.code ?? '-', file: name },
      ...(done.scan === undefined ? {} : { match: done.scan }),
    });
  if (item !== undefined && overLong(item, outcome)) {
    dropFilm(turn, item, done);
    const seconds = outcome.durationSeconds ?? 0;
    return turn.say('video_too_long', { name, seconds, limit: videoLimit(item) });
  }
  if (item !== undefined) all.labels.add(item.label);
  // One file for several indicators is one file; pages are told of with the PDF that they become.
  const listed = all.stored.some((one) => one.name === name && one.sha256 === outcome.sha256);
  if (!listed && !all.pages.has(fileId))
    all.stored.push({
      ...(done.pages === undefined ? {} : { pages: done.pages }),
      ...{ name, sha256: outcome.sha256, size: outcome.size },
      warnings: [...videoWarnings(item, outcome), ...outcome.warnings],
    });
  if (outcome.duplicateOf !== null) {
    const where = turn.form().byId.get(outcome.duplicateOf)?.label ?? outcome.duplicateOf;
    turn.say('file_seen_before', { name, where });
  }
  const { innovation } = turn;
  if (
    item?.kind === 'indicator' &&
    innovation?.code === done.code &&
    isOpenItem(innovation, item.id)
  )
    keepFacts(turn, item, outcome);
}

/**
 * Takes a film away that is too long. Its coming counted as the repair of its item: where the item lacks its evidence now, that
 * waits for its repair again.
 */
function dropFilm(turn: Turn, item: Item, { fileId, code, name }: FileReport): void {
  if (code === null) return;
  // Somebody may have opened another innovation since, or have none in hand.
  const look = turn.world.loaded.look?.innovation;
  const of = [turn.innovation, look].find((one) => one?.code === code);
  if (!of) return turn.do({ kind: 'remove_file', code, fileId, item: item.id, name });
  turn.within(of, () => {
    turn.removeFile(fileId, false);
    const { answers, files } = turn.needFocus();
    if (gapOf(item, answers, files) !== null) turn.unrepair(item.id);
  });
}

/** A stored file as it is told of. */
interface Stored {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly warnings: readonly string[];
  readonly pages?: number;
}

const isOfFocus = (turn: Turn, { outcomes }: Outcomes): boolean =>
  outcomes[0]?.code === turn.innovation?.code;

/** Gives the photos back whose PDF could not be made; while it is tried again they stay its pages. */
function photosStay(turn: Turn, { code, fileId, outcome }: FileReport, item?: Item): void {
  if (code === null || item === undefined || (outcome.result === 'failed' && !outcome.final))
    return;
  turn.do({ kind: 'part_photos', code, item: item.id, fileId });
  turn.say('photos_stay', { label: item.label });
}

/** The numbers of the indicators that the files are for. */
function numbersOf(turn: Turn, input: Outcomes): readonly number[] {
  const form = turn.form();
  const items = new Set(input.outcomes.flatMap(({ item }) => form.byId.get(item ?? '') ?? []));
  return [...items].flatMap((item) => (item.kind === 'indicator' ? [placeOf(form, item).no] : []));
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
  if (!here) return mode.step === 'value' ? turn.askAgain() : turn.nameOpen();
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

type StoredOutcome = Extract<FileOutcome, { result: 'stored' }>;

function videoLimit(item: Item): number {
  return (
    (item.kind === 'indicator' ? item.evidence.video?.limit : undefined) ?? Number.POSITIVE_INFINITY
  );
}

function overLong(item: Item, outcome: StoredOutcome): boolean {
  return outcome.format === 'mp4' && (outcome.durationSeconds ?? 0) > videoLimit(item) + 1;
}

function videoWarnings(item: Item | undefined, outcome: StoredOutcome): readonly string[] {
  const rule = item?.kind === 'indicator' ? item.evidence.video : undefined;
  if (rule === undefined || outcome.format !== 'mp4' || outcome.durationSeconds === null) return [];
  if (outcome.durationSeconds < rule.warnBelow) return ['video_short'];
  return outcome.durationSeconds > rule.warnAbove ? ['video_long'] : [];
}

function keepFacts(
  turn: Turn,
  item: Extract<Item, { kind: 'indicator' }>,
  outcome: StoredOutcome,
): void {
  const claim = claimOf(turn, item);
  const known = claim.document ?? {};
  const facts = { ...outcome.facts, ...known };
  const fresh = (['number', 'date', 'subject'] as const).filter(
    (fact) => outcome.facts[fact] !== undefined && known[fact] === undefined,
  );
  if (fresh.length > 0)
    turn.amend(item.id, {
      ...claim,
      document: {
        ...facts,
        read: [...(known.read ?? []), ...fresh],
        ...(outcome.photo === undefined ? {} : { photo: { ...outcome.photo, ...known.photo } }),
      },
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
