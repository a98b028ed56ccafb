// Takes what is typed about an indicator: one message may tell its level, words, facts and links, and those of others.
// It never counts a level without evidence (journey and score do that).
import type { AnswerValue } from '../../edition/answer.ts';
import type { Field, Indicator, Item } from '../../edition/definition.ts';
import { readLinkWithNote } from '../../edition/items/link.ts';
import { readDateAnswer } from '../../edition/items/date.ts';
import { gapOf } from '../../edition/journey.ts';
import { levelsOf } from '../../edition/show.ts';
import {
  isBlank,
  isEmojiOnly,
  levelFrom,
  putsOff,
  readChoice,
  readEvidence,
  readFacts,
  readYesNo,
  saysNothingThere,
  showDate,
  wordCount,
} from '../../language/index.ts';
import type { AskStep, Asking } from './types.ts';
import { readConfirmation } from '../shared/confirming.ts';
import type { Turn } from '../turn.ts';
import { othersAnswer } from './no-answer.ts';
import { askStep, itemAfter } from './asking.ts';
import { claimOf, fillBaskets, goOnFromBasket, sayBasket } from './basket.ts';
import { takesEvidenceWords } from './by-number.ts';
import { otherMeasure, typedAboutFirst, typedNumberFirst } from '../../language/filling-words.ts';

/** Takes a typed text as the answer to the open step of an indicator, or of a field that asks for files. */
export function onIndicator(turn: Turn, asking: Asking, item: Item, text: string): void {
  if (item.kind === 'field') return onFieldFiles(turn, asking, item, text);
  switch (asking.step) {
    case 'variant':
      return onVariant(turn, asking, item, text);
    case 'level':
    case 'files':
      return onEvidence(turn, asking, item, text);
    case 'description':
      return onDescription(turn, asking, item, text);
    default:
      return onDocument(turn, asking, item, text);
  }
}

/** True for an answer that says that there is nothing for an item. */
const saysNone = (text: string, item: Item): boolean =>
  saysNothingThere(
    text,
    `${item.label} ${item.kind === 'indicator' ? item.evidence.kinds.join(' ') : ''}`,
  );

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
  if (text.trim() === String(variants.length + 1) || saysNone(text, item))
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
  const claim = claimOf(turn, item);
  const [variant] = read.codes;
  // The level is one of this very measure, and holds when the same is chosen once more.
  const level = claim.variant === variant ? claim.level : null;
  turn.save(item.id, { ...claim, variant, level });
  turn.setLast(item.id, text);
  askStep(turn, asking, 'level');
}

/** Takes what is typed about the evidence of an indicator: level, number, words, facts, link, or that there is none. */
function onEvidence(turn: Turn, asking: Asking, item: Indicator, text: string): void {
  const claim = claimOf(turn, item);
  const levels = levelsOf(item, claim.variant);
  if (asking.step === 'level' && text.trim() === String(levels.length + 1))
    return recordNone(turn, item, null);
  const several = (item.variants?.length ?? 0) > 1;
  if (several && otherMeasure.test(text.trim())) return askStep(turn, asking, 'variant');
  // A figure alone where an indicator is open tells its measure; it never leads elsewhere.
  const bare = /^\d{1,2}[.)]?$/u.test(text.trim()) ? Number.parseInt(text.trim(), 10) : null;
  if (bare === null && takesEvidenceWords(turn, text)) return;
  const hasFiles = turn.needFocus().files.some((file) => file.item === item.id);
  if (saysNone(text, item))
    return hasFiles && asking.step === 'files'
      ? finishFiles(turn, asking, item)
      : recordNone(turn, item, noteOf(text));
  const { kind } = readYesNo(text);
  if (asking.step === 'files' && (kind === 'already' || kind === 'yes'))
    return finishFiles(turn, asking, item);
  if (kind === 'later') return skipStep(turn, asking, item);
  const found = readEvidence(text, asking.step === 'level');
  const counts =
    bare !== null &&
    found.level === null &&
    claim.level === null &&
    levelFrom(levels, String(bare)) !== null;
  const reading = counts ? { ...found, numbers: [], unclear: null, rest: String(bare) } : found;
  const ofBare = counts || found.level !== null ? null : bare;
  const unclear =
    ofBare ?? reading.unclear ?? (reading.named ? null : (reading.numbers[0] ?? null));
  if (unclear !== null) {
    turn.say('level_or_indicator', { number: unclear });
    return turn.askAgain();
  }
  const chosen =
    asking.step === 'level' && reading.level === null ? levelByWords(levels, text) : reading.level;
  const measure = levelFrom(levels, reading.rest) !== null;
  const facts = Object.keys(readFacts(reading.rest, turn.moment.today).facts).length > 0;
  const told = wordCount(reading.rest) > 2 && !agreeing.has(kind) && !putsOff(text);
  if (chosen === null && reading.links.length === 0 && !measure && !facts && !told) {
    sayNotRead(turn, asking, item);
    return turn.askAgain();
  }
  const before = turn.needFocus().answers.get(item.id)?.value;
  const said = {
    ...reading,
    level: chosen,
    ...(told || measure || facts || chosen !== null || reading.links.length > 0
      ? {}
      : { rest: '' }),
  };
  const value: AnswerValue = { ...claim, level: chosen };
  if (chosen !== null && othersAnswer(turn, asking, item, value)) return;
  const label =
    reading.level === null ? levels.find(({ level }) => level === chosen)?.text : undefined;
  const changed = fillBaskets(turn, said, [item], label);
  turn.setLast(item.id, text);
  // A link sent once more is there: what is known is said again.
  sayBasket(turn, item, changed || reading.links.length === 0 ? before : undefined);
  if (reading.links.length > 0 && !item.evidence.link) turn.say('no_link_here', {});
  goOnFromBasket(turn, asking, item);
}

/** What only agrees; a text with a "no" in it that says more describes something. */
const agreeing: ReadonlySet<ReturnType<typeof readYesNo>['kind']> = new Set([
  'yes',
  'weak_yes',
  'already',
]);

function sayNotRead(turn: Turn, asking: Asking, item: Indicator): void {
  if (asking.step === 'files')
    return turn.say('file_expected', { label: item.label, link: item.evidence.link });
  const levels = levelsOf(item, claimOf(turn, item).variant);
  turn.say('answer_refused', {
    label: item.label,
    problem: { why: 'no_choice', options: levels.length + 1 },
  });
}

function levelByWords(levels: ReturnType<typeof levelsOf>, text: string): 1 | 2 | 3 | null {
  const read = readChoice(
    text,
    levels.map((level) => ({ code: String(level.level), label: level.text })),
  );
  if (read.kind !== 'picked') return null;
  return levels.find((one) => String(one.level) === read.codes[0])?.level ?? null;
}

function onDescription(turn: Turn, asking: Asking, item: Indicator, text: string): void {
  if (saysNone(text, item) && text.trim().split(/\s+/u).length <= 4)
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
  askEvidence(turn, asking, item);
}

/** Takes what is typed where a field asks for files. */
function onFieldFiles(turn: Turn, asking: Asking, item: Field, text: string): void {
  const link = item.value.type === 'files' && item.value.link;
  const read = readLinkWithNote(text);
  if (read !== null && link) {
    const before = turn.needFocus().answers.get(item.id)?.value;
    const { url, note } = read;
    const added = note === '' ? { url } : { url, note };
    const there = before?.type === 'files' ? before.links : [];
    const known = there.find((one) => one.url === url);
    const links =
      known === undefined
        ? [...there, added]
        : there.map((one) => (one === known && note !== '' ? added : one));
    if (before?.type === 'files') turn.amend(item.id, { type: 'files', links });
    else turn.save(item.id, { type: 'files', links });
    turn.say('link_saved', { label: item.label, url });
    return goOnFromFiles(turn, asking, item);
  }
  if (saysNone(text, item)) {
    const hasFiles = turn.needFocus().files.some((file) => file.item === item.id);
    return hasFiles ? finishFiles(turn, asking, item) : leaveFilesOut(turn, item);
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

/** Asks for the evidence; where it came before the rest, it is there, except for somebody who came to change it. */
function askEvidence(turn: Turn, asking: Asking, item: Item): void {
  const { answers, files } = turn.needFocus();
  if (asking.walk === undefined && gapOf(item, answers, files) === null)
    return itemAfter(turn, item.id);
  askStep(turn, asking, 'files');
}

/** Closes the evidence of an item and goes on; where there is none, it is asked again. */
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
  if (waiting) turn.say('files_waiting', { label: item.label });
  goOnFromFiles(turn, asking, item);
}

/** Goes on from the evidence of an item that has some. */
export function goOnFromFiles(turn: Turn, asking: Asking, item: Item): void {
  const innovation = turn.needFocus();
  const value = innovation.answers.get(item.id)?.value;
  if (item.kind === 'field' && (value === undefined || value.type === 'none'))
    turn.save(item.id, { type: 'files', links: [] });
  if (item.kind === 'indicator') return goOnFromBasket(turn, asking, item);
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
  if (saysNone(text, item) || text.trim() === '-') return skipStep(turn, asking, item);
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
    document.number = text.trim().replace(typedNumberFirst, '');
  else document.subject = text.trim().replace(typedAboutFirst, '');
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
  turn.passOver(item.id);
  if (asking.step === 'description') return askEvidence(turn, asking, item);
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
    return askStep(turn, asking, 'files');
  if (asking.step === 'files' && gapOf(item, innovation.answers, innovation.files) === null) {
    turn.say('kept', { label: item.label });
    if (asking.walk === 'repair') turn.markRepaired(item.id);
    return itemAfter(turn, item.id);
  }
  turn.setSkipped([...turn.state.skipped.filter((skipped) => skipped !== item.id), item.id]);
  turn.say('skipped', { label: item.label });
  offerPeer(turn, item);
  itemAfter(turn, item.id);
}

/** Whoever passes over an indicator hears of a unit that has finished it. */
function offerPeer(turn: Turn, item: Item): void {
  const peer = turn.world.loaded.hubPeersEach?.get(item.id);
  if (item.kind !== 'indicator' || peer === undefined) return;
  turn.say('peer_offered', {
    ...{ no: item.no, label: item.label, code: peer.code },
    unit: turn.unitName(peer.unitId),
  });
}
