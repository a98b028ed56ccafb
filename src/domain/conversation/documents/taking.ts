// Takes what a person picks out of what was read: as answers with their source, by the same rules as typed ones.
// What was not shown is not taken; what is stored already gives way only where it was picked by its number.
import type { AnswerValue } from '../../edition/answer.ts';
import { placeOf } from '../../edition/journey.ts';
import { isTakenWithAll, type Offer, type OfferedValue } from '../../excerpts/offers.ts';
import { readEvidence, readTaking, readYesNo, type TakenNumber } from '../../language/index.ts';
import { itemAfter } from '../filling/asking.ts';
import { claimOf, fillBaskets, indicatorsOf } from '../filling/basket.ts';
import { takesEvidenceWords } from '../filling/by-number.ts';
import { newInnovation } from '../filling/naming.ts';
import type { ModeOf } from '../state.ts';
import { sayUnread } from '../shared/unread.ts';
import type { Turn } from '../turn.ts';
import {
  askReview,
  groupSoFar,
  innovationOf,
  listed,
  offersIn,
  sayGone,
  showOffer,
} from './reviewing.ts';
import { intoNewOne, intoThisOne } from '../../language/document-words.ts';

type Reviewing = ModeOf<'reviewing'>;

/** Reads what is taken, looked at, or dropped. */
export function onReviewing(turn: Turn, mode: Reviewing, text: string): void {
  if (mode.about === 'asked' && turn.innovation !== null) return onWhich(turn, mode, text);
  if (offersIn(turn, mode).length === 0) return sayGone(turn, mode);
  const taking = readTaking(text);
  switch (taking.kind) {
    case 'drop':
      return dropDocuments(turn, mode);
    case 'look': {
      const offer = offersIn(turn, mode).find((one) => isMeant(one, taking.number));
      if (offer !== undefined) return showOffer(turn, offer);
      return sayNotThere(turn, [taking.number]);
    }
    case 'take':
      return take(turn, mode, taking);
    case 'unread': {
      if (innovationOf(turn, mode) !== null && takesEvidenceWords(turn, text, true)) return;
      turn.say('taking_how', {});
      turn.aside();
    }
  }
}

/** Leaves the review; what was read stays. */
export function leaveReview(turn: Turn, { back }: Pick<Reviewing, 'back'>): void {
  turn.open(back ?? { name: 'idle' });
  turn.say('cancelled', {});
  turn.askAgain();
}

function onWhich(turn: Turn, mode: Reviewing, text: string): void {
  const line = text.trim().toLowerCase();
  const picked = intoNewOne.test(line)
    ? 'new'
    : intoThisOne.test(line) || readYesNo(text).kind === 'yes'
      ? 'hand'
      : null;
  if (readTaking(text).kind === 'drop') return dropDocuments(turn, mode);
  if (picked === null) return askReview(turn, mode);
  if (picked === 'hand')
    for (const fileId of mode.files)
      turn.do({ kind: 'adopt_document', fileId, code: turn.needFocus().code });
  turn.open({ ...mode, about: picked });
  turn.askAgain();
}

function dropDocuments(turn: Turn, { files, back }: Reviewing): void {
  const names = (turn.world.loaded.documents ?? []).flatMap(({ fileId, name }) =>
    files.includes(fileId) ? [name] : [],
  );
  for (const fileId of files) turn.do({ kind: 'drop_document', fileId });
  turn.say('documents_dropped', { names });
  turn.open(back ?? { name: 'idle' });
  turn.askAgain();
}

const isMeant = ({ item, number }: Offer, one: Pick<TakenNumber, 'of' | 'number'>): boolean =>
  item.kind === one.of && number === one.number;

function sayNotThere(turn: Turn, numbers: readonly TakenNumber[]): void {
  turn.say('excerpt_not_there', { numbers: numbers.map(({ number }) => number) });
  turn.aside();
}

/** What is taken of one item. */
interface Picked {
  readonly offer: Offer;
  readonly value: OfferedValue;
}

function take(
  turn: Turn,
  mode: Reviewing,
  taking: Extract<ReturnType<typeof readTaking>, { kind: 'take' }>,
): void {
  const offers = offersIn(turn, mode);
  const unknown = [...taking.numbers, ...taking.except].filter(
    (one) => !offers.some((offer) => isMeant(offer, one)),
  );
  if (unknown.length > 0) return sayNotThere(turn, unknown);
  const picked: Picked[] = [];
  for (const offer of offers) {
    const byNumber = taking.numbers.find((one) => isMeant(offer, one));
    if (byNumber === undefined) {
      const [only] = offer.values;
      const left = taking.except.some((one) => isMeant(offer, one));
      if (taking.all && !left && only !== undefined && isTakenWithAll(offer))
        picked.push({ offer, value: only });
      continue;
    }
    const at = byNumber.letter === null ? null : (byNumber.letter.codePointAt(0) ?? 0) - 97;
    const value =
      at === null ? (offer.values.length === 1 ? offer.values[0] : undefined) : offer.values[at];
    if (value === undefined) {
      turn.say('excerpt_needs_letter', {
        number: offer.number,
        letters: offer.values.map((_, nth) => String.fromCodePoint(97 + nth)),
      });
      return turn.aside();
    }
    picked.push({ offer, value });
  }
  if (picked.length === 0) {
    turn.say('taking_how', {});
    return turn.aside();
  }
  store(turn, mode, picked, taking.rest);
}

/** Stores what was picked, of a new innovation with its name first. */
function store(turn: Turn, mode: Reviewing, picked: readonly Picked[], rest: string): void {
  const { nameItem } = turn.form().definition;
  const name = picked.find(({ offer }) => offer.item.id === nameItem);
  const isNew = innovationOf(turn, mode) === null;
  if (isNew) {
    if (name === undefined) {
      const offered = offersIn(turn, mode).find(({ item }) => item.id === nameItem);
      turn.say('documents_need_name', { number: offered?.number ?? null });
      return turn.aside();
    }
    newInnovation(turn);
  }
  const files = new Set<number>();
  for (const { offer, value } of picked) {
    turn.save(offer.item.id, valueOf(turn, offer, value));
    files.add(value.file.fileId);
  }
  const { code } = turn.needFocus();
  // All documents of the review are about it, those of which nothing was taken yet as well.
  for (const fileId of mode.files) turn.do({ kind: 'adopt_document', fileId, code });
  // Levels, and what is missing, are told apart: each is a message of its own elsewhere.
  const parts = rest.split(', ').filter((part) => part !== '');
  const isLevel = (part: string): boolean => part.includes('=');
  const levels = storeLevels(turn, parts.filter(isLevel).join(', '));
  const others = parts.filter((part) => !isLevel(part)).join(', ');
  const after: Reviewing = { ...mode, about: 'hand' };
  turn.say('excerpts_taken', {
    fields: picked.filter(({ offer }) => offer.item.kind === 'field').length,
    indicators: picked.filter(({ offer }) => offer.item.kind === 'indicator').length,
    code,
    name: turn.needFocus().name,
    created: isNew,
    ...(picked.some(({ value }) => value.file.reading.own !== undefined) ? { own: true } : {}),
    levels,
    group: groupSoFar(turn),
    left: offersIn(turn, after)
      .filter(({ item }) => !picked.some(({ offer }) => offer.item.id === item.id))
      .map(listed),
  });
  if (others !== '') takesEvidenceWords(turn, others);
  itemAfter(turn, null);
}

/** Stores the levels that were typed along ("4=1, 12=2"); gives the numbers of their indicators. */
function storeLevels(turn: Turn, text: string): readonly number[] {
  if (text === '') return [];
  const reading = readEvidence(text, false);
  const items = indicatorsOf(turn, reading.numbers);
  sayUnread(turn, reading.unread);
  if (!fillBaskets(turn, reading, items)) return [];
  return items.map((item) => placeOf(turn.form(), item).no);
}

/** The answer that is stored: the value as it was shown, with where it stands. */
function valueOf(turn: Turn, { item }: Offer, { excerpt, file }: OfferedValue): AnswerValue {
  const source = {
    file: file.fileId,
    name: file.name,
    heading: excerpt.heading,
    page: excerpt.page,
    ...(file.reading.photo === true ? { photo: true as const } : {}),
  };
  const { value } = excerpt;
  if (value.type !== 'indicator') return { ...value, source };
  const { links: _, level, ...told } = value;
  const claim = claimOf(turn, item);
  // A level that somebody chose stays, unless another one that was ticked is picked by its number; one that was read stands
  // beside it and does not count.
  const { read, ...rest } = { ...claim, ...told, source };
  return level !== null || claim.level !== null || read === undefined
    ? { ...rest, level: level ?? claim.level }
    : { ...rest, read };
}
