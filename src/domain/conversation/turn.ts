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
import { storedBy } from './stored-by.ts';
import type { Moment, Person, Unit, World } from './world.ts';

/** A step under construction. Everything it exposes is already as it will be after the step. */
export class Turn {
  readonly world: World;
  readonly moment: Moment;
  readonly effects: Effect[] = [];
  private readonly parts: Part[] = [];
  private choices: readonly Choice[] = [];
  private asksPhone = false;
  private asksAgain = false;
  private readonly before: string | null;
  private heard: string | null = null;
  private stored = false;
  private isAside = false;
  private undoes = false;
  private sends = false;
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
  }

  /** True when what is open is to be asked once more. */
  get isToAskAgain(): boolean {
    return this.asksAgain;
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

  /** Remembers where the files sent last belong. */
  setSend(send: NonNullable<Conversation['send']>): void {
    this.sends = true;
    this.current = { ...this.current, send };
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
    const isName = item === this.form().definition.nameItem;
    this.change(savedAnswer(this.needFocus(), { item, value, isName, by: this.personNow.id }));
    this.markRepaired(item);
    this.current = {
      ...this.current,
      skipped: this.current.skipped.filter((skipped) => skipped !== item),
    };
  }

  /** Notes that an item opened for repair was worked on. */
  markRepaired(item: ItemId): void {
    this.change(repairedItem(this.needFocus(), item));
  }

  /** Removes a file of the innovation in focus. */
  removeFile(fileId: number): void {
    const file = this.needFocus().files.find(({ id }) => id === fileId);
    if (file === undefined) return;
    this.change(removedFile(this.needFocus(), file));
    this.markRepaired(file.item);
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

  private change(change: FocusChange | null): void {
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
    this.rememberStored();
    this.answerSend();
    const spoke = this.parts.length > 0;
    const asks = spoke && !this.isAside;
    const prompt = asks ? this.current.prompt + 1 : this.current.prompt;
    return {
      state: asks
        ? {
            ...this.current,
            prompt,
            replies: this.choices.map((choice) => choice.reply),
            ...this.since(prompt),
          }
        : this.current,
      effects: this.effects,
      reply: spoke
        ? {
            parts: this.parts,
            choices: this.choices,
            prompt: asks ? prompt : null,
            ...(this.asksPhone ? { asksPhone: true } : {}),
          }
        : null,
      focus: this.innovationNow,
      person: this.personNow,
    };
  }

  /** Remembers what this message stored; what only came back from a file was stored by nobody. */
  private rememberStored(): void {
    const code = this.innovationNow?.code;
    if (this.undoes || code === undefined || (this.heard === null && !this.sends)) return;
    const stored = storedBy(this.effects, { code, at: this.moment.now, files: this.sends });
    if (stored !== null) this.current = { ...this.current, stored };
  }

  /** Notes that a text was taken since files were sent. */
  private answerSend(): void {
    const { send, mode } = this.current;
    const moved = this.stored || questionOf(mode) !== this.before;
    if (send === undefined || this.sends || this.heard === null || !moved) return;
    this.current = { ...this.current, send: { ...send, answered: true } };
  }

  /** What this step changed of the question that is open, and what it took. */
  private since(prompt: number): Pick<Conversation, 'asked' | 'taken'> {
    const moved = questionOf(this.current.mode) !== this.before;
    return {
      ...(moved ? { asked: prompt } : {}),
      ...((moved || this.stored || this.effects.some(({ kind }) => kind === 'remove_file')) &&
      this.heard !== null
        ? { taken: { text: this.heard, prompt } }
        : {}),
    };
  }
}
