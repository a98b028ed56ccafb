// Shows what was read in old documents: numbers, values, doubts, and what is stored already. Nothing is stored by showing.
// It takes nothing (taking.ts) and reads no document.
import type { AnswerValue } from '../../edition/answer.ts';
import type { ItemId } from '../../edition/definition.ts';
import { groupWords, placeOf } from '../../edition/journey.ts';
import { showAnswer } from '../../edition/show.ts';
import { isTakenWithAll, type Offer, offersOf, type ReadFile } from '../../excerpts/offers.ts';
import { wordCount } from '../../language/index.ts';
import { isOpenItem, type Innovation } from '../../innovation/innovation.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { namesAlike } from '../../similarity.ts';
import type { Choice } from '../message.ts';
import type { Asking } from '../filling/types.ts';
import type { Mode, ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';

type Reviewing = ModeOf<'reviewing'>;

/** Documents that may be taken from now: those of the innovation in hand, and those of none yet. */
function documentsIn(turn: Turn): readonly ReadFile[] {
  const code = turn.innovation?.code ?? null;
  return (turn.world.loaded.documents ?? []).filter(
    (file) => (file.code === null || file.code === code) && file.reading.excerpts.length > 0,
  );
}

/** True for a document that belongs to no innovation yet and names another one than that in hand. */
function isOther(turn: Turn, { code, reading }: ReadFile): boolean {
  const own = turn.innovation?.name ?? null;
  const names = namesIn(turn, [{ reading }]);
  return (
    code === null &&
    own !== null &&
    names.length > 0 &&
    names.every((name) => !namesAlike(own, name))
  );
}

/** The innovation that a review is about; null for a new one. */
export function innovationOf(turn: Turn, { about }: Pick<Reviewing, 'about'>): Innovation | null {
  const { innovation } = turn;
  return about !== 'new' && innovation !== null && isOpenForWriting(innovation.state)
    ? innovation
    : null;
}

/** The question that is open again after a dialogue about documents. */
export function backOf(mode: Mode): Asking | null {
  if (mode.name === 'asking') return mode;
  return mode.name === 'reviewing' || mode.name === 'sending_documents' ? mode.back : null;
}

/** What the documents of a review offer for its innovation. */
export function offersIn(turn: Turn, mode: Pick<Reviewing, 'files' | 'about'>): readonly Offer[] {
  const files = documentsIn(turn).filter(({ fileId }) => mode.files.includes(fileId));
  const innovation = innovationOf(turn, mode);
  return offersOf(turn.form(), innovation?.answers ?? new Map(), files, (item) =>
    innovation === null ? true : isOpenItem(innovation, item),
  );
}

/** Items that old documents tell and that are not answered: they count for nothing before somebody takes them. */
export function readNotTaken(turn: Turn): ReadonlySet<ItemId> {
  const { innovation } = turn;
  const files = documentsIn(turn).filter((file) => !isOther(turn, file));
  if (innovation === null || files.length === 0) return new Set();
  return new Set(
    offersOf(turn.form(), innovation.answers, files).flatMap(({ item, stored }) =>
      stored === null ? [item.id] : [],
    ),
  );
}

/**
 * Opens the review of what may be taken: those of these files that name another innovation by themselves, else all that are
 * about the one in hand, else any. False when nothing is offered that is not stored already.
 */
export function openReview(turn: Turn, fresh: readonly number[], back: Asking | null): boolean {
  const all = documentsIn(turn);
  const others = all.filter((file) => isOther(turn, file));
  const own = all.filter((file) => !others.includes(file));
  const freshOthers = others.filter(({ fileId }) => fresh.includes(fileId));
  const about = turn.innovation === null ? ('new' as const) : ('hand' as const);
  return (
    openFor(turn, freshOthers, 'asked', back) ||
    openFor(turn, own, about, back) ||
    openFor(turn, others, 'asked', back)
  );
}

function openFor(
  turn: Turn,
  files: readonly ReadFile[],
  about: Reviewing['about'],
  back: Asking | null,
): boolean {
  const mode: Reviewing = {
    name: 'reviewing',
    files: files.map(({ fileId }) => fileId),
    about,
    back,
  };
  if (offersIn(turn, mode).length === 0) return false;
  turn.open(mode);
  showReview(turn, mode);
  return true;
}

function namesIn(turn: Turn, files: readonly Pick<ReadFile, 'reading'>[]): readonly string[] {
  const { nameItem } = turn.form().definition;
  return files.flatMap(({ reading }) =>
    reading.excerpts.flatMap(({ item, value }) =>
      item === nameItem && value.type === 'text' ? [value.text] : [],
    ),
  );
}

/** Shows the review again; beside something else that was said it is only named. */
export function askReview(turn: Turn, mode: Reviewing): void {
  if (turn.silent) showReview(turn, mode);
  else turn.say('review_open', {});
}

/** Shows the review, or asks first which innovation the documents are about. */
function showReview(turn: Turn, mode: Reviewing): void {
  const { innovation } = turn;
  if (mode.about === 'asked' && innovation !== null) {
    const { name, code } = innovation;
    const files = documentsIn(turn).filter(({ fileId }) => mode.files.includes(fileId));
    turn.say('document_which', {
      document: namesIn(turn, files)[0] ?? '-',
      name: name ?? code,
      code,
    });
    return turn.offer(whichChoices);
  }
  const offers = offersIn(turn, mode);
  if (offers.length === 0) return sayGone(turn, mode);
  showOffers(turn, offers);
}

const whichChoices: readonly Choice[] = [
  { label: { key: 'new_innovation' }, reply: { number: 1 }, numbered: true },
  { label: { key: 'stays' }, reply: { number: 2 }, numbered: true },
];

const letterOf = (at: number): string => String.fromCodePoint(97 + at);

/** How an offer is listed. */
export const listed = ({ item, number }: Offer) => ({
  of: item.kind,
  number,
  label: item.label,
});

/** Says that nothing is left to be taken; what was open before is open again. */
export function sayGone(turn: Turn, { back }: Pick<Reviewing, 'back'>): void {
  turn.say('documents_gone', {});
  turn.open(back ?? { name: 'idle' });
  turn.askAgain();
}

function showOffers(turn: Turn, offers: readonly Offer[]): void {
  const shown = (offer: Offer, value: AnswerValue): string => showAnswer(offer.item, value);
  const fields = offers.filter(({ item }) => item.kind === 'field');
  const indicators = offers.filter(({ item }) => item.kind === 'indicator');
  const one = fields.filter(({ values }) => values.length === 1);
  const isLong = ({ item }: Offer): boolean =>
    item.kind === 'field' && item.value.type === 'longtext';
  const files = new Map(
    offers.flatMap(({ values }) => values.map(({ file }) => [file.fileId, file] as const)),
  );
  const whole = [...files.values()].reduce((sum, { reading }) => sum + reading.whole, 0);
  const owns = [...files.values()].flatMap(({ reading }) => reading.own ?? []);
  turn.say('documents_read', {
    ...(owns.length === 0 ? {} : { own: ownForms(turn, owns) }),
    files: [...files.values()].map(({ name }) => name),
    whole,
    fields: fields.length,
    indicators: indicators.length,
    short: one
      .filter((offer) => !isLong(offer))
      .flatMap((offer) =>
        offer.values.map(({ excerpt }) => ({
          ...listed(offer),
          value: shown(offer, excerpt.value),
          stored: offer.stored === null ? null : shown(offer, offer.stored),
        })),
      ),
    several: offers
      .filter(({ values }) => values.length > 1)
      .map((offer) => ({
        ...listed(offer),
        values: offer.values.map(({ excerpt, file }, at) => ({
          letter: letterOf(at),
          value: shown(offer, excerpt.value),
          file: file.name,
        })),
      })),
    long: one.filter(isLong).flatMap((offer) =>
      offer.values.map(({ excerpt }) => ({
        ...listed(offer),
        words: wordCount(shown(offer, excerpt.value)),
        stored: offer.stored !== null,
      })),
    ),
    told: indicators
      .filter(({ values }) => values.length === 1)
      .flatMap(({ number, values }) =>
        values.map(({ excerpt: { value } }) => ({
          no: number,
          level: value.type === 'indicator' ? (value.level ?? value.read?.level ?? null) : null,
        })),
      ),
    doubtful: offers.flatMap((offer) => {
      const [first] = offer.values;
      const [why] = offer.values.length === 1 ? (first?.excerpt.doubts ?? []) : [];
      return first === undefined || why === undefined
        ? []
        : [
            {
              ...listed(offer),
              why,
              heading: first.excerpt.heading,
              withAll: isTakenWithAll(offer),
            },
          ];
    }),
    takesAll: offers.some(isTakenWithAll),
  });
  if (offers.some(isTakenWithAll))
    turn.offer([{ label: { key: 'take_all' }, reply: { word: 'take_all' }, numbered: false }]);
}

/** What is to be said of our own forms among the documents. */
function ownForms(turn: Turn, owns: readonly NonNullable<ReadFile['reading']['own']>[]) {
  const form = turn.form();
  return {
    other: owns.some(({ other }) => other),
    unread: [...new Set(owns.flatMap(({ unread }) => unread))].flatMap((id) => {
      const item = form.byId.get(id);
      if (item === undefined) return [];
      const number =
        item.kind === 'indicator' ? placeOf(form, item).no : (form.numberOf.get(id) ?? 0);
      return [{ of: item.kind, number, label: item.label }];
    }),
  };
}

/** Shows one item as it stands in the documents. */
export function showOffer(turn: Turn, offer: Offer): void {
  turn.say('excerpt_shown', {
    ...listed(offer),
    values: offer.values.map(({ excerpt, file }, at) => {
      const value = showAnswer(offer.item, excerpt.value);
      return {
        letter: letterOf(at),
        value,
        file: file.name,
        words: wordCount(value),
        heading: excerpt.heading,
        page: excerpt.page,
      };
    }),
    stored: offer.stored === null ? null : showAnswer(offer.item, offer.stored),
  });
  turn.aside();
}

/** The words of the rancang bangun so far, where it is counted. */
export function groupSoFar(turn: Turn) {
  const form = turn.form();
  const group = form.definition.groups.find(({ minWords }) => minWords !== null);
  return group === undefined || group.minWords === null
    ? null
    : {
        label: group.label,
        words: groupWords(group, turn.needFocus().answers, wordCount),
        min: group.minWords,
      };
}
