// The form as a page: which parts of an item can be filled in there, how each stands, and one part being answered.
// What is typed goes through the readers of the chat; it asks nothing next and never overwrites what its writer did not see.
import { may } from '../../access.ts';
import type { Answer, AnswerValue } from '../../edition/answer.ts';
import type { Item, ItemId } from '../../edition/definition.ts';
import { applies } from '../../edition/journey.ts';
import { levelsOf, showAnswer } from '../../edition/show.ts';
import { type Innovation, isFiller, isOpenItem } from '../../innovation/innovation.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { isBlank, showDate } from '../../language/index.ts';
import type { MessageKey } from '../message.ts';
import type { Turn } from '../turn.ts';
import type { Person } from '../world.ts';
import { onAnswer, onConfirming } from './answering.ts';
import { onIndicator } from './indicator.ts';
import type { AskStep } from './types.ts';

/** A part of an item that has a place of its own on the page; `files` takes a link, files have their own way. */
export type PageStep = Extract<
  AskStep,
  | 'value'
  | 'variant'
  | 'level'
  | 'description'
  | 'files'
  | 'document_number'
  | 'document_date'
  | 'document_subject'
>;

/** What is typed for one part of the form. */
export interface PageAnswer {
  readonly item: ItemId;
  /** `whole`: what is stored of the item is right as it is. */
  readonly step: PageStep | 'whole';
  /** Cleaned text, as for a message; of a choice the numbers of its options. */
  readonly text: string;
  /** The part is not as its writer saw it any more. */
  readonly moved: boolean;
  /** They were asked about this very text and said yes. */
  readonly agreed: boolean;
}

const facts = { document_number: 'number', document_subject: 'subject' } as const;

/** The parts of an item that are filled in by typing or choosing, in order; `variant` only where there is a choice. */
export function pageSteps(item: Item): readonly PageStep[] {
  if (item.kind === 'field')
    return item.value.type === 'files' ? (item.value.link ? ['files'] : []) : ['value'];
  const variants = item.variants ?? [];
  return [
    ...(variants.length > 1 ? (['variant'] as const) : []),
    ...(variants.length > 0 ? (['level'] as const) : []),
    'description',
    'document_number',
    'document_date',
    'document_subject',
    ...(item.evidence.link ? (['files'] as const) : []),
  ];
}

/**
 * How a part stands, written as its writer would type it: empty where it was not told. Links are only added, so that theirs
 * is always empty.
 */
export function partText(
  item: Item,
  step: PageStep | 'whole',
  value: AnswerValue | undefined,
): string {
  if (value === undefined || step === 'files') return '';
  if (step === 'whole') return JSON.stringify(value);
  if (step === 'value') {
    if (value.type === 'choice' && item.kind === 'field' && item.value.type === 'choice') {
      const { options } = item.value;
      return value.codes
        .map((code) => options.findIndex((option) => option.code === code) + 1)
        .filter((number) => number > 0)
        .join(', ');
    }
    return showAnswer(item, value);
  }
  if (item.kind !== 'indicator') return '';
  if (value.type === 'none') {
    const picked = item.variants?.length === 1 ? item.variants[0]?.code : undefined;
    if (step === 'level') return String((levelsOf(item, picked).length || 3) + 1);
    return step === 'description' ? (value.note ?? '') : '';
  }
  if (value.type !== 'indicator') return '';
  if (step === 'variant') {
    const at = (item.variants ?? []).findIndex(({ code }) => code === value.variant);
    return at < 0 ? '' : String(at + 1);
  }
  if (step === 'level') {
    const at = levelsOf(item, value.variant).findIndex(({ level }) => level === value.level);
    return at < 0 ? '' : String(at + 1);
  }
  if (step === 'description') return value.description ?? '';
  if (step === 'document_date')
    return value.document?.date === undefined ? '' : showDate(value.document.date);
  return value.document?.[facts[step]] ?? '';
}

/** How a part reads to people: labels where `partText` has numbers. */
export function partShown(
  item: Item,
  step: PageStep | 'whole',
  value: AnswerValue | undefined,
): string {
  if (value === undefined) return '-';
  if (step === 'value' || step === 'whole') return showAnswer(item, value);
  if (item.kind === 'indicator' && value.type === 'indicator') {
    if (step === 'variant')
      return item.variants?.find(({ code }) => code === value.variant)?.label ?? '-';
    if (step === 'level')
      return levelsOf(item, value.variant).find(({ level }) => level === value.level)?.text ?? '-';
  }
  return partText(item, step, value) || '-';
}

/** What the chat says of the way on, which the page shows by itself, and of what was asked when the yes is there. */
const aboutTheWay: ReadonlySet<MessageKey> = new Set([
  'all_filled',
  'repairs_done',
  'only_skipped_left',
]);

/** True for what is said about the answer itself. */
export const isAboutAnswer = (key: MessageKey): boolean => !aboutTheWay.has(key);

/** How an answer ended: stored, to be agreed to first, or neither, with the reason said. */
export type PageOutcome = 'stored' | 'asks' | 'moved' | 'refused';

/** Takes what was typed for one part of the innovation in hand. What it says is about this part alone. */
export function answerAtPage(turn: Turn, answer: PageAnswer): PageOutcome {
  const innovation = turn.needFocus();
  const item = turn.form().byId.get(answer.item);
  if (item === undefined || (answer.step !== 'whole' && !pageSteps(item).includes(answer.step)))
    throw new Error(`no part ${answer.step} of ${answer.item}`);
  if (saysWhyShut(turn, item)) return 'refused';
  if (isBlank(answer.text)) {
    turn.say('blank', {});
    return 'refused';
  }
  if (answer.moved) return 'moved';
  const before = innovation.answers.get(item.id);
  if (answer.step === 'whole') return confirmWhole(turn, item, before);
  const { step } = answer;
  const asking = { name: 'asking', item: item.id, step, revision: before?.revision ?? 0 } as const;
  turn.open(asking);
  // A value is all of its item; of anything else the other parts were not told by who tells this one.
  if (before?.toConfirm === true && answer.step !== 'value') turn.partOf = item.id;
  if (answer.step === 'value') onAnswer(turn, asking, item, answer.text);
  else onIndicator(turn, asking, item, answer.text);
  if (answer.agreed && turn.mode.name === 'confirming') onConfirming(turn, turn.mode, 'ya');
  if (turn.mode.name === 'confirming') return 'asks';
  return outcomeOf(turn, item, answer.agreed ? 'agreed' : before?.value);
}

/** Stores an answer that waits to be confirmed as its owner's word; one that was confirmed already is there. */
function confirmWhole(turn: Turn, item: Item, answer: Answer | undefined): PageOutcome {
  if (answer === undefined) return 'moved';
  if (answer.toConfirm) turn.save(item.id, answer.value);
  return 'stored';
}

/** How what was read ended; without a yes, "belum ada" does not take the place of an answer `before` with evidence. */
function outcomeOf(
  turn: Turn,
  item: Item,
  before: AnswerValue | undefined | 'agreed',
): PageOutcome {
  const { code, answers, files } = turn.needFocus();
  const here = turn.effects.every(
    (effect) =>
      'item' in effect && effect.item === item.id && 'code' in effect && effect.code === code,
  );
  // What was there already changes nothing, and is stored.
  const taken = turn.effects.length > 0 || turn.state.last?.item === item.id;
  if (!here || (!taken && turn.silent)) {
    turn.unsay();
    turn.say('names_other_item', { label: item.label });
    return 'refused';
  }
  if (!taken) return 'refused';
  if (before === 'agreed' || before?.type === 'none') return 'stored';
  if (answers.get(item.id)?.value.type !== 'none') return 'stored';
  if (!holdsEvidence(before) && files.every((file) => file.item !== item.id)) return 'stored';
  turn.unsay();
  turn.say('none_drops_evidence', { label: item.label });
  return 'asks';
}

/** True for an answer with links or facts of a document in it. */
const holdsEvidence = (value: AnswerValue | undefined): boolean =>
  ((value?.type === 'indicator' || value?.type === 'files') && value.links.length > 0) ||
  (value?.type === 'indicator' && value.document !== undefined);

function saysWhyShut(turn: Turn, item: Item): boolean {
  const { code, state, answers } = turn.needFocus();
  const number = turn.form().numberOf.get(item.id) ?? 0;
  if (!isOpenForWriting(state)) turn.say('not_open', { code, state });
  else if (!isOpenItem(turn.needFocus(), item.id))
    turn.say('not_returned', { number, label: item.label });
  else if (!applies(item, answers)) turn.say('does_not_apply', { number, label: item.label });
  else return false;
  return true;
}

/** True for whoever fills in this innovation: its owner and co-fillers with a role, and the admin of its unit. */
export const fillsIn = (
  { id, grants }: Pick<Person, 'id' | 'grants'>,
  innovation: Pick<Innovation, 'ownerId' | 'fillers' | 'unitId'>,
): boolean =>
  may(grants, 'write_draft', { unitId: innovation.unitId, own: isFiller(innovation, id) }).ok;
