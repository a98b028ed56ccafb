// One step under construction: what is said, what is to be done, and the state and innovation as they become.
// It collects; it decides nothing. Modes and commands write into it, the engine hands it out.
import type { AnswerValue } from '../edition/answer.ts';
import { type Form, formOf } from '../edition/journey.ts';
import type { ItemId } from '../edition/definition.ts';
import { type Innovation, type Transition, isFiller } from '../innovation/innovation.ts';
import { type Grant, may } from '../access.ts';
import type { Seen } from './checking/types.ts';
import type { Effect } from './effect.ts';
import {
  clearedAnswer,
  type FocusChange,
  movedFile,
  removedFile,
  repairedItem,
  savedAnswer,
} from './focus-changes.ts';
import type { Choice, Message, MessageArgs, MessageKey, Part } from './message.ts';
import { questionOf } from './open-question.ts';
import type { Grown } from './filling/types.ts';
import type { Conversation, Listed, Mode } from './state.ts';
import { asking, type Done, remembering } from './remembering.ts';
import type { Moment, Person, Unit, World } from './world.ts';

/** A step under construction. Everything it exposes is already as it will be after the step. */
export class Turn {
  readonly world: World;
  readonly moment: Moment;
  readonly effects: Effect[] = [];
  /** An item of which one part alone is told: what waits to be confirmed of it still does. */
  partOf: ItemId | null = null;
  private readonly parts: Part[] = [];
  private choices: readonly Choice[] = [];
  private asksPhone = false;
  private asksAgain = false;
  private namesOpen = false;
  private readonly before: string | null;
  private heard: string | null = null;
  private stored = false;
  private isAside = false;
  private undoes = false;
  private sends = false;
  private passed: readonly ItemId[] = [];
  private current: Conversation;
  private innovationNow: Innovation | null;
  private personNow: Person;

  constructor(world: World, state: Conversation, moment: Moment) {
    this.before = questionOf(state.mode);
    this.world = world;
    this.moment = moment;
    this.current = state;
    this.innovationNow = world.focus;
    this.personNow = world.person;
  }

  /** The conversation's state as it stands now. */
  get state(): Conversation {
    return this.current;
  }

  /** The open mode as it stands now. */
  get mode(): Mode {
    return this.current.mode;
  }

  /** The innovation in focus as it stands now, answers of this step included. */
  get innovation(): Innovation | null {
    return this.innovationNow;
  }

  /** The person as they stand now. */
  get person(): Person {
    return this.personNow;
  }

  /** Says something; everything said in one step reaches the person as one message. */
  say<K extends MessageKey>(key: K, args: MessageArgs[K]): void {
    this.parts.push({ key, args } as Part);
  }

  /** Says what was put together elsewhere. */
  sayPart(part: Part): void {
    this.parts.push(part);
  }

  /** Takes back what was said so far in this step. */
  unsay(): void {
    this.parts.length = 0;
    this.choices = [];
  }

  /** Offers choices with what is said; they replace those offered before in this step. */
  offer(choices: readonly Choice[]): void {
    this.choices = choices;
  }

  /** Asks for the person's own number with what is said. */
  askPhone(): void {
    this.asksPhone = true;
  }

  /** Asks what is open once more at the end of the step, so that nobody has to scroll up for it. */
  askAgain(): void {
    this.asksAgain = !this.isAside;
    this.namesOpen = false;
  }

  /** Names what is open in one line at the end of the step: what was said is beside it, and its buttons still hold. */
  nameOpen(): void {
    this.asksAgain = !this.isAside;
    this.namesOpen = true;
  }

  /** What becomes of the open question at the end of the step: asked once more, named in a line, or left alone. */
  get again(): 'asked' | 'named' | null {
    if (!this.asksAgain) return null;
    return this.namesOpen ? 'named' : 'asked';
  }

  /** Notes the text that the input amounts to. */
  hear(text: string): void {
    this.heard = text;
  }

  /** What is said in this step leaves the open prompt as it is: its buttons still hold, and it is not asked again. */
  aside(): void {
    this.isAside = true;
    this.asksAgain = false;
  }

  /** Opens a mode; what was to be asked again before is not asked any more. */
  open(mode: Mode): void {
    this.asksAgain = false;
    this.current = { ...this.current, mode };
  }

  /** Changes the remembered skipped items. */
  setSkipped(skipped: readonly ItemId[]): void {
    this.current = { ...this.current, skipped };
  }

  /** Remembers the numbered list that is shown, so that its numbers keep their meaning. */
  list(listed: Listed): void {
    this.current = { ...this.current, listed };
  }

  /** Remembers the answer typed last. */
  setLast(item: ItemId, text: string): void {
    this.current = { ...this.current, last: { item, text } };
    this.stored = true;
  }

  /** Remembers the long text written last. */
  setGrown(grown: Grown): void {
    this.current = { ...this.current, grown };
  }

  /** Remembers where the files sent last belong; `moved`: they came before, and belong elsewhere by now. */
  setSend(send: NonNullable<Conversation['send']>, moved?: 'moved'): void {
    this.sends ||= moved === undefined;
    this.current = { ...this.current, send };
  }

  /** Notes that an item was passed over, whether or not it was answered before. */
  passOver(item: ItemId): void {
    this.passed = [...this.passed, item];
  }

  /** Adds something to be done. */
  do(effect: Effect): void {
    this.effects.push(effect);
  }

  /** Puts an innovation in focus (null: none). */
  focus(innovation: Innovation | null): void {
    this.innovationNow = innovation;
    this.effects.push({ kind: 'focus', code: innovation?.code ?? null });
    const { grown: _, send: __, ...state } = this.current;
    this.current = { ...state, skipped: [], last: null };
  }

  /** Does something in this innovation, which need not be the one in focus; focus and conversation stay as they are. */
  within(innovation: Innovation, act: () => void): void {
    const { innovationNow: focus, current } = this;
    if (focus?.code === innovation.code) return act();
    this.innovationNow = innovation;
    act();
    this.innovationNow = focus;
    this.current = current;
  }

  /** Begins an innovation and puts it in focus. */
  create(innovation: Innovation): void {
    this.innovationNow = innovation;
    this.effects.push({
      kind: 'create_innovation',
      code: innovation.code,
      unitId: innovation.unitId,
      editionId: innovation.editionId,
      editionVersion: innovation.editionVersion,
    });
    const { grown: _, send: __, ...state } = this.current;
    this.current = { ...state, skipped: [], last: null };
  }

  /** Changes the person as this step sees them, along with the effect that stores it. */
  become(change: Partial<Person>, effect: Effect): void {
    this.personNow = { ...this.personNow, ...change };
    this.effects.push(effect);
  }

  /** Stores an answer of the innovation in focus. */
  save(item: ItemId, value: AnswerValue): void {
    // That there is nothing is said of the whole item.
    this.setAside(item, value, item === this.partOf && value.type !== 'none');
    this.markRepaired(item);
    this.current = {
      ...this.current,
      skipped: this.current.skipped.filter((skipped) => skipped !== item),
    };
  }

  /** Stores an answer of the innovation in focus that does not count before it is confirmed. */
  setAside(item: ItemId, value: AnswerValue, toConfirm = true): void {
    const isName = item === this.form().definition.nameItem;
    const by = this.personNow.id;
    this.change(savedAnswer(this.needFocus(), { item, value, isName, by, toConfirm }));
  }

  /** Stores what became of an answer without its owner telling it anew: one that waits to be confirmed still does. */
  amend(item: ItemId, value: AnswerValue): void {
    if (this.needFocus().answers.get(item)?.toConfirm !== true) return this.save(item, value);
    this.setAside(item, value);
    this.markRepaired(item);
  }

  /** Notes that an item opened for repair was worked on. */
  markRepaired(item: ItemId): void {
    this.change(repairedItem(this.needFocus(), item));
  }

  /** Takes back that an item was repaired: what repaired it is gone. */
  unrepair(item: ItemId): void {
    this.change(repairedItem(this.needFocus(), item, false));
  }

  /** Removes a file of the innovation in focus; what nobody removed is no repair. */
  removeFile(fileId: number, repairs = true): void {
    const file = this.needFocus().files.find(({ id }) => id === fileId);
    if (file === undefined) return;
    this.change(removedFile(this.needFocus(), file));
    if (repairs) this.markRepaired(file.item);
  }

  /** Takes an answer back: the item is as if it had not been answered. */
  clear(item: ItemId): void {
    this.change(clearedAnswer(this.needFocus(), item));
  }

  /** Forgets what was stored last: it was taken back, and so was what this step stores. */
  forgetStored(): void {
    this.undoes = true;
    const { stored: _, ...state } = this.current;
    this.current = state;
  }

  /** Lets a file of the innovation in focus belong to the first of these items, and a copy of it to each other one. */
  moveFile(fileId: number, items: readonly ItemId[]): void {
    const [to] = items;
    const moved = movedFile(this.needFocus(), fileId, items);
    if (to === undefined || moved === null) return;
    this.change(moved);
    this.markRepaired(to);
  }

  /** Changes the innovation in focus, and has the change stored. */
  change(change: FocusChange | null): void {
    if (change === null) return;
    this.effects.push(change.effect);
    this.innovationNow = change.innovation;
  }

  /** Records a step that was decided; the innovation in focus follows when it is the one meant. */
  takeStep(
    innovation: Innovation,
    transition: Transition,
    by: {
      role: Extract<Effect, { kind: 'take_step' }>['role'];
      onlyPerson: boolean;
      cardId: number | null;
      seen?: Seen;
    },
  ): void {
    this.effects.push({ kind: 'take_step', code: innovation.code, transition, ...by });
    if (this.innovationNow?.code !== innovation.code) return;
    // What was sent and stored before a step stays as it was handed on.
    const { send: _, stored: __, ...state } = this.current;
    this.current = state;
    this.undoes = true;
    const now = this.moment.nowIso;
    const handedIn = transition.step === 'submit' || transition.step === 'repair';
    this.innovationNow = {
      ...this.innovationNow,
      state: transition.to,
      stateSince: now,
      submittedAt: this.innovationNow.submittedAt ?? (handedIn ? now : null),
      returnedFrom: transition.returnedFrom,
      openItems: transition.openItems,
      version: this.innovationNow.version + 1,
    };
  }

  /** The form of the innovation in focus, or of the running edition. */
  form(): Form {
    const innovation = this.innovationNow;
    return formOf(
      innovation === null
        ? this.world.currentEdition
        : this.world.editionOf(innovation.editionId, innovation.editionVersion),
    );
  }

  /** The innovation in focus; calling it without one is a bug. */
  needFocus(): Innovation {
    if (this.innovationNow === null) throw new Error('no innovation in focus');
    return this.innovationNow;
  }

  /** True when somebody with this person's grants may do `action` to a unit's thing. */
  may(action: Parameters<typeof may>[1], target: Parameters<typeof may>[2] = {}): boolean {
    return may(this.personNow.grants, action, target).ok;
  }

  /** True when this person may fill in an innovation: as owner or co-filler with a role, or as admin of its unit. */
  mayFill(innovation: Innovation): boolean {
    const own = isFiller(innovation, this.personNow.id);
    return this.may('write_draft', { unitId: innovation.unitId, own });
  }

  /** Grants of a role. */
  grantsOf(role: Grant['role']): readonly Grant[] {
    return this.personNow.grants.filter((grant) => grant.role === role);
  }

  /** A unit by id. */
  unit(id: string | null): Unit | null {
    return this.world.units.find((unit) => unit.id === id) ?? null;
  }

  /** A unit's name for people. */
  unitName(id: string | null): string {
    return this.unit(id)?.name ?? '-';
  }

  /** True when this was said already in this step. */
  hasSaid(key: MessageKey): boolean {
    return this.parts.some((part) => part.key === key);
  }

  /** True when nothing was said yet. */
  get silent(): boolean {
    return this.parts.length === 0;
  }

  /** Closes the step: the message to the person (null when nothing was said) and the state to store. */
  finish(): {
    readonly state: Conversation;
    readonly effects: readonly Effect[];
    readonly reply: Message | null;
    readonly focus: Innovation | null;
    readonly person: Person;
  } {
    const spoke = this.parts.length > 0;
    const asks = spoke && !this.isAside;
    const done: Done = {
      ...{ effects: this.effects, code: this.innovationNow?.code, at: this.moment.now },
      ...{ heard: this.heard, before: this.before, stored: this.stored },
      ...{ sends: this.sends, passed: this.passed, undoes: this.undoes },
    };
    const state = asks
      ? asking(remembering(this.current, done), done, this.choices)
      : remembering(this.current, done);
    return {
      state,
      effects: this.effects,
      reply: spoke
        ? {
            parts: this.parts,
            choices: this.choices,
            prompt: asks ? state.prompt : null,
            ...(this.asksPhone ? { asksPhone: true } : {}),
          }
        : null,
      focus: this.innovationNow,
      person: this.personNow,
    };
  }
}
