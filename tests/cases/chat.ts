// One person's chat with the engine alone, for the cases of this folder: what is typed goes in as a network delivers it,
// what is said comes back as words. It never decides what is right.
import { renderMessage } from '../../src/bot/text/id.ts';
import type { Effect } from '../../src/domain/conversation/effect.ts';
import type { Input } from '../../src/domain/conversation/input.ts';
import type { AnswerValue } from '../../src/domain/edition/answer.ts';
import type { Grant } from '../../src/domain/access.ts';
import { cleanText } from '../../src/domain/language/index.ts';
import { draftOf } from '../support/builders.ts';
import type { Inhabitant } from '../support/inhabitant.ts';
import { TestWorld } from '../support/world.ts';

/** The unit of everybody here. */
export const unitId = 'puskesmas-awayan';
/** The innovation of whoever fills in. */
export const code = 'INV-AAAA1';

/** Somebody who chats. */
export class Chat {
  readonly world: TestWorld;
  readonly who: Inhabitant;
  /** What the last message did. */
  effects: readonly Effect[] = [];
  private static sent = 0;

  constructor(world: TestWorld, who: Inhabitant) {
    this.world = world;
    this.who = who;
  }

  /** Somebody with these roles and nothing open. */
  static of(world: TestWorld, name: string, grants: readonly Grant[]): Chat {
    const who = world.meet(name, { name, consented: true, unitId, grants });
    who.conversation = { ...who.conversation, mode: { name: 'idle' } };
    return new Chat(world, who);
  }

  /** An innovator with a draft that is filled in up to an item. */
  static filling(upTo: string, questionsAtOnce = 1): Chat {
    const world = new TestWorld();
    world.questionsAtOnce = questionsAtOnce;
    const chat = Chat.of(world, 'Rina', [{ role: 'innovator', unitId }]);
    world.add(draftOf(code, chat.who.person, { upTo }));
    return chat;
  }

  /** Sends any input; gives what was said. */
  send(input: Input, id = `m${(Chat.sent += 1)}`): string {
    const { step } = this.world.send(this.who, input, id);
    this.effects = step.effects;
    return step.reply === null ? '' : renderMessage(step.reply).text;
  }

  /** Types a text. */
  says(raw: string, id?: string): string {
    const { text, changed } = cleanText(raw);
    const shown = { seen: Infinity, shown: Infinity };
    return this.send({ kind: 'text', text, cleaned: changed, ...shown }, id);
  }

  /** Edits a message that was sent before. */
  edits(target: string, raw: string): string {
    return this.send({ kind: 'edit', target, text: cleanText(raw).text });
  }

  /** The stored value of an item of the draft. */
  stored(item: string): AnswerValue | undefined {
    return this.world.innovations.get(code)?.answers.get(item)?.value;
  }

  /** The stored text of an item. */
  text(item: string): string | null {
    const value = this.stored(item);
    return value?.type === 'text' ? value.text : null;
  }

  /** The name of what is open. */
  get open(): string {
    const { mode } = this.who.conversation;
    return mode.name === 'asking' ? `asking ${mode.item}` : mode.name;
  }

  /** Kinds of what the last message did. */
  get did(): readonly string[] {
    return this.effects.map(({ kind }) => kind);
  }
}
