// A public card: what everybody may read of an innovation. The type can be made in one place only, out of the list of public
// items; whatever shows something in public takes a card and never an innovation.
// It never decides whether something is published: the head of the unit does.
import type { Answer } from '../edition/answer.ts';
import type { EditionDefinition, Item, ItemId } from '../edition/definition.ts';
import type { PublicItems } from '../edition/public-items.ts';
import { formOf } from '../edition/journey.ts';
import { showAnswer } from '../edition/show.ts';
import type { Innovation } from '../innovation/innovation.ts';
import type { State } from '../innovation/status.ts';
import { withoutContacts } from './without-contacts.ts';

/** A text of a card, under the label of its item. */
interface PublicText {
  readonly item: ItemId;
  readonly label: string;
  readonly text: string;
}

/** Nobody else has it, so nobody else can make a card. */
const made: unique symbol = Symbol('made out of public items');

/** What everybody may read. `form`, `kind`, `stage` and `field` are codes of options; the video is an address. */
export interface PublicCard {
  readonly [made]: true;
  readonly code: string;
  readonly unitId: string;
  readonly editionId: string;
  readonly year: number;
  readonly name: string;
  readonly form: string | null;
  readonly kind: string | null;
  readonly stage: string | null;
  readonly field: string | null;
  readonly summary: string;
  readonly texts: readonly PublicText[];
  readonly video: string | null;
}

/** What a head may publish: what the unit stands by, and what was not given up. */
const publishable: ReadonlySet<State> = new Set([
  'unit_endorsed',
  'accepted',
  'monitored',
  'designated',
  'reported',
]);

/** Tells whether an innovation in this state may be published. */
export const mayBePublished = (state: State): boolean => publishable.has(state);

/** A card as it would be, and how many numbers, addresses and names were left out of its texts. */
export interface Prepared {
  readonly card: PublicCard;
  readonly leftOut: number;
}

/** What a card is made of. */
type Shown = Pick<
  Innovation,
  'code' | 'unitId' | 'editionId' | 'name' | 'answers' | 'ownerName' | 'fillerNames'
>;

/** Longest summary, in characters. */
const longestSummary = 240;

/**
 * Makes the public card of an innovation; null where there is nothing to show. Names of its people, telephone numbers, NIP
 * and NIK, mail addresses and links are left out of every text.
 */
export function publicCardOf(
  innovation: Shown,
  definition: EditionDefinition,
  items: PublicItems,
): Prepared | null {
  const form = formOf(definition);
  const shown = (id: ItemId): string | null =>
    textOf(form.byId.get(id), innovation.answers.get(id));
  const people = [
    innovation.ownerName ?? '',
    ...(innovation.fillerNames ?? []),
    ...items.people.map((id) => named(innovation.answers.get(id))),
  ];
  let leftOut = 0;
  const clean = (text: string): string => {
    const done = withoutContacts(text, people);
    leftOut += done.leftOut;
    return done.text;
  };
  const name = clean(innovation.name ?? '').trim();
  const texts = items.texts.flatMap((id): PublicText[] => {
    const text = shown(id);
    const label = form.byId.get(id)?.label ?? id;
    return text === null ? [] : [{ item: id, label, text: clean(text) }];
  });
  const [first] = items.summary.flatMap((id) => texts.find(({ item }) => item === id) ?? []);
  if (name === '' || first === undefined) return null;
  const code = (id: ItemId): string | null => codeOf(innovation.answers.get(id));
  const card: PublicCard = {
    [made]: true,
    ...{ code: innovation.code, unitId: innovation.unitId, editionId: innovation.editionId },
    ...{ year: definition.year, name, summary: firstSentence(first.text), texts },
    ...{ form: code(items.form), kind: code(items.kind), stage: code(items.stage) },
    ...{ field: code(items.field), video: videoOf(innovation, items.video) },
  };
  return { card, leftOut };
}

/** Names count as names although somebody has yet to confirm them. */
const named = (answer: Answer | undefined): string =>
  answer?.value.type === 'text' ? answer.value.text : '';

/** The text of an answer that counts; null where there is none. */
function textOf(item: Item | undefined, answer: Answer | undefined): string | null {
  if (item === undefined || answer === undefined || answer.toConfirm === true) return null;
  if (answer.value.type !== 'text') return null;
  const text = showAnswer(item, answer.value).trim();
  return text === '' ? null : text;
}

function codeOf(answer: Answer | undefined): string | null {
  if (answer === undefined || answer.toConfirm === true) return null;
  return answer.value.type === 'choice' ? (answer.value.codes[0] ?? null) : null;
}

function videoOf(
  { answers }: Pick<Innovation, 'answers'>,
  { item, hosts }: PublicItems['video'],
): string | null {
  const answer = answers.get(item);
  if (answer === undefined || answer.toConfirm === true) return null;
  const { value } = answer;
  if (value.type !== 'indicator') return null;
  const found = value.links.find(({ url }) => {
    const read = URL.parse(url);
    return read?.protocol === 'https:' && read.port === '' && hosts.includes(read.hostname);
  });
  return found?.url ?? null;
}

function firstSentence(text: string): string {
  const [line = ''] = text.split('\n');
  const end = /[.!?](?=\s)/u.exec(line);
  const sentence = end === null ? line : line.slice(0, end.index + 1);
  const letters = [...sentence];
  return letters.length <= longestSummary
    ? sentence
    : `${letters.slice(0, longestSummary).join('').trimEnd()} …`;
}
