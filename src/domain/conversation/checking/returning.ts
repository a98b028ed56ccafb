// Giving an innovation back for repair: the checker's notes, collected until they belong to items for certain.
// It never returns anything by notes that could be read in two ways; they are shown and asked for first.
import type { ItemId } from '../../edition/definition.ts';
import { formOf } from '../../edition/journey.ts';
import { type Command, type CommandName, readYesNo, withoutClosing } from '../../language/index.ts';
import { noteLines } from './notices.ts';
import type { Returning } from './types.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Card } from './types.ts';
import { cardForStep, isAlive, mayTake, take } from './deciding.ts';
import { type Notes, readNotes } from './notes.ts';
import { endsNotes } from '../../language/checking-words.ts';

type Pairs = readonly (readonly [ItemId, string])[];

/** Begins returning what a card showed; notes behind the code are taken at once where each belongs to an item for certain. */
export function returnForRepair(turn: Turn, code: string, note: string | undefined): void {
  const card = cardForStep(turn, code);
  // Asked before the notes are written, so that nobody writes them in vain.
  if (card === null || !mayTake(turn, card, 'return')) return;
  const mode: Returning = { name: 'returning', card: code, code: card.innovation.code, notes: [] };
  if (note === undefined || note.trim() === '') return openNotes(turn, card, mode);
  const read = readNotes(turn, card.innovation, withoutClosing(note)?.text ?? note);
  if (read.sure && read.notes.size > 0) return confirmReturn(turn, card, read.notes);
  if (read.notes.size > 0) return showUnderstood(turn, card, mode, read);
  sayUnread(turn, card, read.unread);
  openNotes(turn, card, mode);
}

function openNotes(turn: Turn, card: Card, mode: Returning): void {
  turn.say('ask_return_notes', { ...named(card), count: mode.notes.length });
  turn.open(mode);
}

function sayUnread(turn: Turn, card: Card, [line = '']: readonly string[]): void {
  const { total } = shape(turn, card);
  turn.say('note_not_understood', { line: line.slice(0, 120), total });
}

/** Shows notes that could be read in two ways, with those that stand already. */
function showUnderstood(turn: Turn, card: Card, mode: Returning, read: Notes): void {
  const { form, total } = shape(turn, card);
  const doubt = [...read.notes];
  const { aside: _, ...open } = mode;
  turn.open({ ...open, doubt });
  const all = together(mode.notes, doubt);
  turn.say('notes_understood', {
    ...named(card),
    items: noteLines(form, all),
    unread: read.unread.map((part) => part.slice(0, 120)),
    total,
  });
  offerDone(turn);
}

function confirmReturn(turn: Turn, card: Card, notes: ReadonlyMap<ItemId, string>): void {
  const { form } = shape(turn, card);
  // "berikut" goes on from here.
  turn.open({ name: 'idle', looking: card.innovation.code });
  if (!take(turn, card, { step: 'return', seen: card.version, notes })) return;
  turn.say('returned', { ...named(card), items: noteLines(form, notes) });
}

/** Words that end the notes, or may be part of one. */
export const words = [
  ...['done', 'submit', 'skip', 'save', 'start', 'back'],
  ...['change', 'repair', 'level', 'delete', 'nil', 'new'],
] as const satisfies readonly CommandName[];

/** Says how many notes there are by now. */
export function sayNotes(turn: Turn, { code, notes, doubt = [] }: Returning): void {
  turn.say('notes_so_far', { code, name: code, count: notes.length + doubt.length });
}

/** Takes a message while notes are being collected. */
export function onReturning(turn: Turn, mode: ModeOf<'returning'>, typed: string): void {
  const closed = withoutClosing(typed);
  const text = closed?.text ?? typed;
  const card = turn.world.loaded.card ?? null;
  if (card === null) {
    turn.open({ name: 'idle' });
    turn.say('card_outdated', {
      code: mode.code,
      name: mode.code,
      state: 'submitted',
      expired: false,
    });
    return;
  }
  if (!isAlive(turn, card)) return turn.open({ name: 'idle' });
  const all = together(mode.notes, mode.doubt ?? []);
  if (finishes(text, all.size)) return finish(turn, card, mode, all);
  const read = readNotes(turn, card.innovation, text);
  if (read.notes.size === 0) return sayUnread(turn, card, read.unread);
  if (!read.sure) return showUnderstood(turn, card, mode, read);
  const notes = together(mode.notes, [...read.notes]);
  if (closed !== null) return finish(turn, card, mode, notes);
  turn.open({ name: 'returning', card: mode.card, code: mode.code, notes: [...notes] });
  turn.say('notes_so_far', { ...named(card), count: notes.size });
  offerDone(turn);
}

function finishes(text: string, count: number): boolean {
  return (
    endsNotes.test(text.trim()) || (count > 0 && ['yes', 'already'].includes(readYesNo(text).kind))
  );
}

function finish(turn: Turn, card: Card, mode: Returning, notes: ReadonlyMap<ItemId, string>): void {
  if (notes.size === 0) return openNotes(turn, card, mode);
  if (mode.aside !== true) return confirmReturn(turn, card, notes);
  const { aside: _, ...open } = mode;
  turn.open(open);
  turn.say('return_which', { ...named(card), count: notes.size });
  offerDone(turn);
}

/**
 * Goes on after a command that was typed while notes were collected: the open question is shown again by the name of its
 * innovation, or it is said what became of the notes.
 */
export function afterCommand(turn: Turn, before: Returning, command: Command): void {
  const { mode } = turn;
  const decided = turn.effects.some(
    (effect) => effect.kind === 'take_step' && effect.code === before.code,
  );
  if (mode === before) {
    if (decided) return turn.open({ name: 'idle' });
    turn.open({ ...before, aside: true });
    return turn.nameOpen();
  }
  const count = together(before.notes, before.doubt ?? []).size;
  const same = mode.name === 'returning' && mode.code === before.code;
  if (command.name !== 'cancel' && !same && !decided && count > 0)
    turn.say('notes_left', { code: before.code, name: before.code, count });
}

/** Notes that stand, and those added to them; a second note on an item follows the first. */
function together(stand: Pairs, added: Pairs): ReadonlyMap<ItemId, string> {
  const notes = new Map(stand);
  for (const [item, note] of added)
    notes.set(item, notes.has(item) ? `${notes.get(item) ?? ''}\n${note}` : note);
  return notes;
}

function shape(turn: Turn, { innovation }: Card) {
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  return { form, total: form.items.length };
}

function named({ innovation }: Card): { readonly code: string; readonly name: string } {
  return { code: innovation.code, name: innovation.name ?? innovation.code };
}

function offerDone(turn: Turn): void {
  turn.offer([{ label: { key: 'done' }, reply: { command: 'done' }, numbered: false }]);
}
