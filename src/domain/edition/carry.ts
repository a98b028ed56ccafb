// Which answers and evidence of an innovation of another edition may still count in the running one. Each waits for its owner,
// and a level that the rule no longer bears is taken back. It stores nothing.
import type { Answer, AnswerValue } from './answer.ts';
import type { EditionDefinition, Indicator, ItemId } from './definition.ts';
import { formOf } from './journey.ts';
import { moveAnswers } from './move.ts';
import { type Old, oldIn } from './old.ts';
import type { Origins } from './workbook/origins.ts';

/** What is taken over. */
export interface CarriedForm {
  readonly answers: ReadonlyMap<ItemId, AnswerValue>;
  /** Items whose evidence comes along, with the item it belongs to now. */
  readonly evidence: ReadonlyMap<ItemId, ItemId>;
  /** Levels that were taken back. */
  readonly takenBack: readonly { readonly item: Indicator; readonly old: Old }[];
}

/** Items are the same by their id; indicators also by what is surely their counterpart. */
function originsBetween(before: EditionDefinition, after: EditionDefinition): Origins {
  const old = formOf(before).byId;
  const items = new Map<ItemId, readonly ItemId[]>();
  for (const item of formOf(after).items) {
    const same = old.get(item.id)?.kind === item.kind ? item.id : undefined;
    const counterpart = after.counterparts.find(
      (one) => one.edition === before.id && one.item === item.id && one.confidence === 'sure',
    );
    const former = formOf(before).items.find(
      (one) => one.kind === 'indicator' && one.no === counterpart?.no,
    );
    const from = same ?? former?.id;
    if (from !== undefined) items.set(item.id, [from]);
  }
  return { items, options: new Map() };
}

/** Takes over what may still count. */
export function carryForm(
  before: EditionDefinition,
  after: EditionDefinition,
  given: ReadonlyMap<ItemId, Answer>,
): CarriedForm {
  const moved = moveAnswers(before, after, originsBetween(before, after), given);
  const form = formOf(after);
  const answers = new Map<ItemId, AnswerValue>();
  const evidence = new Map<ItemId, ItemId>();
  const takenBack: { item: Indicator; old: Old }[] = [];
  for (const [id, { from, value }] of moved.answers) {
    const item = form.byId.get(id);
    // That there was nothing last year says nothing of this one.
    if (item === undefined || value.type === 'none') continue;
    const old = oldIn(after, item, value);
    if (item.kind === 'indicator' && value.type === 'indicator' && old?.why === 'past_years') {
      const { read: _, ...rest } = value;
      answers.set(id, { ...rest, level: null });
      if (value.level !== null) takenBack.push({ item, old });
      continue;
    }
    answers.set(id, value);
    evidence.set(from[0], id);
  }
  return { answers, evidence, takenBack };
}
