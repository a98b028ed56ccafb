// Answers what the difference between two choices is, or which of them to take: what the form says of both. It chooses none,
// and what is open stays open.
import type { Item } from '../../edition/definition.ts';
import { placeOf } from '../../edition/journey.ts';
import { levelsOf } from '../../edition/show.ts';
import { levelAlone } from '../../language/filling-words.ts';
import { readChoice, readCompared } from '../../language/index.ts';
import type { Turn } from '../turn.ts';
import { variantOf } from '../filling/question.ts';
import { openItem } from './replies.ts';

/** Explains two choices of one item; false where the text names none. */
export function explainsChoices(turn: Turn, text: string): boolean {
  const compared = readCompared(text);
  if (compared === null) return false;
  const { mode } = turn;
  const form = turn.form();
  const open = openItem(turn);
  const more = mode.name === 'asking' ? (mode.more ?? []) : [];
  const near = [open?.id, ...more].flatMap((id) =>
    id === undefined ? [] : (form.byId.get(id) ?? []),
  );
  for (const item of [...near, ...form.items]) {
    const choices = compared.flatMap((typed) => choiceOf(turn, item, typed, item === open) ?? []);
    if (new Set(choices).size < compared.length) continue;
    turn.say('choices_compared', {
      label: item.label,
      no: placeOf(form, item).no,
      indicator: item.kind === 'indicator',
      choices,
      told: item.instruction,
      help: item.help,
    });
    turn.nameOpen();
    return true;
  }
  return false;
}

/** The choice that is meant, in its words; null where none is for certain. A level is meant only of the open indicator. */
function choiceOf(turn: Turn, item: Item, typed: string, isOpen: boolean): string | null {
  if (item.kind === 'indicator') {
    const level = levelAlone.exec(typed)?.[1];
    if (!isOpen || level === undefined) return null;
    const found = levelsOf(item, variantOf(turn, item) ?? undefined).find(
      (one) => one.level === Number(level),
    );
    return found === undefined ? null : `${level} = ${found.text}`;
  }
  if (item.value.type !== 'choice') return null;
  if (!isOpen && /^\d+$/u.test(typed)) return null;
  const { options } = item.value;
  const read = readChoice(typed, options, { many: false });
  if (read.kind !== 'picked' || read.confirm) return null;
  return options.find(({ code }) => code === read.codes[0])?.label ?? null;
}
