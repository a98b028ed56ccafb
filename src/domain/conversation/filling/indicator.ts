// Takes the answers of an indicator step by step: variant, level, description, evidence, number, date and subject.
// Every step is stored as it is given; it never counts a level without evidence (journey and score do that).
import type { AnswerValue } from '../../edition/answer.ts';
import type { Indicator, Item } from '../../edition/definition.ts';
import { readLinkWithNote } from '../../edition/items/link.ts';
import { readDateAnswer } from '../../edition/items/date.ts';
import { gapOf } from '../../edition/journey.ts';
import { levelsOf } from '../../edition/show.ts';
import { isBlank, isEmojiOnly, readChoice, readYesNo, showDate } from '../../language/index.ts';
import type { AskStep, Asking } from './types.ts';
import { readConfirmation } from '../shared/confirming.ts';
import type { Turn } from '../turn.ts';
import { othersAnswer } from './answering.ts';
import { askStep, itemAfter } from './asking.ts';
import { impliedVariant } from './question.ts';

type Claim = Extract<AnswerValue, { type: 'indicator' }>;

/** What is claimed so far; an empty claim when there is none. */
export function claimOf(turn: Turn, item: Item): Claim {
  const value = turn.needFocus().answers.get(item.id)?.value;
  if (value?.type === 'indicator') return value;
  return {
    type: 'indicator',
    level: null,
    links: [],
    ...(item.kind === 'indicator' ? impliedOf(turn, item) : {}),
  };
}

function impliedOf(turn: Turn, item: Indicator): { variant?: string } {
  const implied = (item.variants?.length ?? 0) > 1 ? impliedVariant(turn, item) : null;
  return implied === null ? {} : { variant: implied };
}

/** Takes a typed text as the answer to the open step of an indicator, or of a field that asks for files. */
export function onIndicator(turn: Turn, asking: Asking, item: Item, text: string): void {
  if (asking.step === 'files') return onFilesText(turn, asking, item, text);
  if (item.kind !== 'indicator') throw new Error('a field has no such step');
  switch (asking.step) {
    case 'variant':
      return onVariant(turn, asking, item, text);
    case 'level':
      return onLevel(turn, asking, item, text);
    case 'description':
      return onDescription(turn, asking, item, text);
    default:
      return onDocument(turn, asking, item, text);
  }
}

function saysNone(text: string): boolean {
  const kind = readYesNo(text).kind;
  return (
    kind === 'none' ||
    kind === 'not_yet' ||
    kind === 'no' ||
    /^(belum|balum|tidak|tdk|blm|kada|kadada)\b.*\b(ada|punya|memiliki)\b/i.test(text.trim())
  );
}

/** Records that there is no evidence for an item, with what was said as the note, and goes on. */
export function recordNone(turn: Turn, item: Item, said: string | null): void {
  // What was described so far stays readable as the note.
  const described = item.kind === 'indicator' ? claimOf(turn, item).description : undefined;
  const note = said ?? described ?? null;
  turn.save(item.id, { type: 'none', ...(note === null ? {} : { note }) });
  turn.say('recorded_none', {
    label: item.label,
    mandatory: item.kind === 'indicator' && item.mandatory === true,
  });
  itemAfter(turn, item.id);
}

function noteOf(text: string): string | null {
  const trimmed = text.trim();
  return trimmed.split(/\s+/u).length > 2 ? trimmed : null;
}

function onVariant(turn: Turn, asking: Asking, item: Indicator, text: string): void {
  const variants = item.variants ?? [];
  if (text.trim() === String(variants.length + 1) || saysNone(text))
    return recordNone(turn, item, noteOf(text));
  const read = readChoice(
    text,
    variants.map((variant) => ({ code: variant.code, label: variant.label })),
  );
  if (read.kind !== 'picked' || read.codes[0] === undefined) {
    turn.say('answer_refused', {
      label: item.label,
      problem: { why: 'no_choice', options: variants.length + 1 },
    });
    return turn.askAgain();
  }
  turn.save(item.id, { ...claimOf(turn, item), variant: read.codes[0], level: null });
  turn.setLast(item.id, text);
  askStep(turn, asking, 'level');
}

function onLevel(turn: Turn, asking: Asking, item: Indicator, text: string): void {
  const claim = claimOf(turn, item);
  const levels = levelsOf(item, claim.variant);
  if (text.trim() === String(levels.length + 1) || saysNone(text))
    return recordNone(turn, item, noteOf(text));
  const read = readChoice(
    text.replace(/^\s*(tingkat|level|lvl|tk)\s*/i, ''),
    levels.map((level) => ({ code: String(level.level), label: level.text })),
  );
  const level =
    read.kind === 'picked'
      ? levels.find((candidate) => String(candidate.level) === read.codes[0])
      : undefined;
  if (level === undefined) {
    turn.say('answer_refused', {
      label: item.label,
      problem: { why: 'no_choice', options: levels.length + 1 },
    });
    return turn.askAgain();
  }
  const value: AnswerValue = { ...claim, level: level.level };
  if (othersAnswer(turn, asking, item, value)) return;
  turn.save(item.id, value);
  turn.setLast(item.id, text);
  turn.say('level_saved', { label: item.label, level: level.level, text: level.text });
  askStep(turn, asking, 'description');
}

function onDescription(turn: Turn, asking: Asking, item: Indicator, text: string): void {
  if (saysNone(text) && text.trim().split(/\s+/u).length <= 4)
    return item.variants === null
      ? recordNone(turn, item, noteOf(text))
      : skipStep(turn, asking, item);
  if (isBlank(text) || isEmojiOnly(text)) {
    turn.say('answer_refused', {
      label: item.label,
      problem: { why: isBlank(text) ? 'blank' : 'no_letters' },
    });
    return turn.askAgain();
  }
  turn.save(item.id, { ...claimOf(turn, item), description: text.trim() });
  turn.setLast(item.id, text);
  turn.say('description_saved', { label: item.label });
  askStep(turn, asking, 'files');
}

/** True where an item takes an address in place of a file. */
const takesLinks = (item: Item): boolean =>
  item.kind === 'indicator' ? item.evidence.link : item.value.type === 'files' && item.value.link;

/** Stores the address in a text, or beside a file, as evidence; says so where the item takes none. False when there is none. */
export function takeLink(turn: Turn, item: Item, text: string): boolean {
  const read = readLinkWithNote(text);
  if (read === null) return false;
  if (!takesLinks(item)) {
    turn.say('link_not_taken', { label: item.label });
    return true;
  }
  const claim = item.kind === 'indicator' ? claimOf(turn, item) : null;
  const before = turn.needFocus().answers.get(item.id)?.value;
  const { url, note } = read;
  const added = note === '' ? { url } : { url, note };
  const links = [...(claim?.links ?? (before?.type === 'files' ? before.links : [])), added];
  turn.save(item.id, claim === null ? { type: 'files', links } : { ...claim, links });
  turn.say('link_saved', { label: item.label, url });
  return true;
}

function onFilesText(turn: Turn, asking: Asking, item: Item, text: string): void {
  const link = takesLinks(item);
  if (link && takeLink(turn, item, text)) return turn.askAgain();
  if (saysNone(text)) {
    const hasFiles = turn.needFocus().files.some((file) => file.item === item.id);
    if (hasFiles) return finishFiles(turn, asking, item);
    return item.kind === 'field' ? leaveFilesOut(turn, item) : recordNone(turn, item, noteOf(text));
  }
  const kind = readYesNo(text).kind;
  if (kind === 'already' || kind === 'yes') return finishFiles(turn, asking, item);
  if (kind === 'later') return skipStep(turn, asking, item);
  turn.say('file_expected', { label: item.label, link });
  turn.askAgain();
}

function leaveFilesOut(turn: Turn, item: Item): void {
  turn.save(item.id, { type: 'none' });
  turn.say('left_out', { label: item.label });
  itemAfter(turn, item.id);
}

/** Closes the evidence of an item: asks for the document's facts when a document was sent, else goes on. */
export function finishFiles(turn: Turn, asking: Asking, item: Item): void {
  const innovation = turn.needFocus();
  const own = innovation.files.filter((file) => file.item === item.id);
  const stored = own.filter((file) => file.state === 'stored');
  const waiting = own.some((file) => file.state === 'announced' || file.state === 'fetching');
  const value = innovation.answers.get(item.id)?.value;
  const links = value?.type === 'indicator' || value?.type === 'files' ? value.links.length : 0;
  if (stored.length === 0 && links === 0 && !waiting) {
    turn.say('no_file_yet', { label: item.label, optional: item.optional === true });
    return turn.askAgain();
  }
  if (item.kind === 'field' && value === undefined)
    turn.save(item.id, { type: 'files', links: [] });
  if (waiting) turn.say('files_waiting', { label: item.label });
  const document = stored.some((file) => file.mime === 'application/pdf');
  const claim = item.kind === 'indicator' ? claimOf(turn, item) : null;
  if (document && claim !== null) {
    const facts = claim.document ?? {};
    if (facts.number !== undefined || facts.date !== undefined || facts.subject !== undefined)
      return askStep(turn, asking, 'document_confirm');
    return askStep(turn, asking, 'document_number');
  }
  itemAfter(turn, item.id);
}

const afterDocument: Partial<Record<AskStep, AskStep>> = {
  document_number: 'document_date',
  document_date: 'document_subject',
};

function onDocument(turn: Turn, asking: Asking, item: Indicator, text: string): void {
  const claim = claimOf(turn, item);
  if (asking.step === 'document_confirm') {
    const typed = text.trim();
    const answer = readConfirmation(typed);
    if (answer === 'yes' || answer === 'weak_yes' || answer === 'already')
      return askMissingFact(turn, asking, item);
    if (answer === 'no') {
      turn.save(item.id, { ...claim, document: {} });
      return askStep(turn, asking, 'document_number');
    }
    turn.say('yes_or_no', {});
    return turn.askAgain();
  }
  if (saysNone(text) || text.trim() === '-') return skipStep(turn, asking, item);
  if (isBlank(text) || isEmojiOnly(text)) {
    turn.say('answer_refused', { label: item.label, problem: { why: 'blank' } });
    return turn.askAgain();
  }
  const document = { ...claim.document };
  if (asking.step === 'document_date') {
    const reading = readDateAnswer('day', text, turn.moment.today);
    if (reading.kind === 'refused' || reading.kind === 'unknown') {
      turn.say('answer_refused', {
        label: item.label,
        problem: reading.kind === 'refused' ? reading.problem : { why: 'date_unclear' },
      });
      return turn.askAgain();
    }
    if (reading.value.type === 'date') document.date = reading.value.date;
    // Read back with the next question, so that a wrong reading is seen at once and can be typed again.
    if (reading.kind === 'confirm') {
      turn.save(item.id, { ...claim, document });
      turn.say('read_document_date', { date: showDate(document.date ?? '') });
      return askStep(turn, asking, 'document_confirm');
    }
  } else if (asking.step === 'document_number')
    document.number = text.trim().replace(/^nomor\s*:?\s*/i, '');
  else document.subject = text.trim().replace(/^tentang\s*:?\s*/i, '');
  turn.save(item.id, { ...claim, document });
  turn.setLast(item.id, text);
  const next = afterDocument[asking.step];
  if (next === undefined) {
    turn.say('document_saved', { label: item.label });
    return itemAfter(turn, item.id);
  }
  const known = next === 'document_date' ? document.date : document.subject;
  if (known === undefined) return askStep(turn, asking, next);
  askMissingFact(turn, asking, item);
}

function askMissingFact(turn: Turn, asking: Asking, item: Indicator): void {
  const document = claimOf(turn, item).document ?? {};
  if (document.number === undefined) return askStep(turn, asking, 'document_number');
  if (document.date === undefined) return askStep(turn, asking, 'document_date');
  if (document.subject === undefined) return askStep(turn, asking, 'document_subject');
  turn.say('document_saved', { label: item.label });
  itemAfter(turn, item.id);
}

/** Skips the open step of an indicator: a description or a document's fact may stay empty; anything else skips the item. */
export function skipStep(turn: Turn, asking: Asking, item: Item): void {
  if (asking.step === 'description') return askStep(turn, asking, 'files');
  if (asking.step === 'document_number') return askStep(turn, asking, 'document_date');
  if (asking.step === 'document_date') return askStep(turn, asking, 'document_subject');
  if (asking.step === 'document_subject' || asking.step === 'document_confirm') {
    turn.say('document_saved', { label: item.label });
    return itemAfter(turn, item.id);
  }
  const innovation = turn.needFocus();
  const value = innovation.answers.get(item.id)?.value;
  // "lewati" at what is chosen already keeps it; the description and the files may still be what has to change.
  if (asking.step === 'variant' && value?.type === 'indicator' && value.variant !== undefined)
    return askStep(turn, asking, 'level');
  if (asking.step === 'level' && value?.type === 'indicator' && value.level !== null)
    return askStep(turn, asking, 'description');
  if (asking.step === 'files' && gapOf(item, innovation.answers, innovation.files) === null) {
    turn.say('kept', { label: item.label });
    if (asking.walk === 'repair') turn.markRepaired(item.id);
    return itemAfter(turn, item.id);
  }
  turn.setSkipped([...turn.state.skipped.filter((skipped) => skipped !== item.id), item.id]);
  turn.say('skipped', { label: item.label });
  itemAfter(turn, item.id);
}
