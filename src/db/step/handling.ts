// What handling messages needs to know of the process it runs in, and what it hands back.
// It holds types only.
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Unit } from '../../domain/conversation/world.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { Budgets } from '../../domain/budgets.ts';
import type { ReachRules } from '../../domain/reach.ts';
import type { Secrets } from '../secrets.ts';
import type { WorldCache } from '../load/cache.ts';
import type { Claimed } from '../commit/rows.ts';

/** A step that took long. `mode` and `input` are names of the program. */
export interface SlowStep {
  readonly ms: number;
  readonly mode: string;
  readonly input: string;
  readonly inboxId: number | null;
}

/** What handling needs to know; the same object for the life of the process, its getters may change what they give. */
export interface Handling {
  readonly epoch: () => number;
  readonly serves: ReadonlySet<string>;
  readonly cache: WorldCache;
  readonly secrets: Secrets;
  readonly units: () => readonly Unit[];
  readonly currentEdition: () => EditionDefinition;
  readonly editionOf: (id: string, version: number) => EditionDefinition;
  /** The networks' rules for writing unasked; the house rules when left out. */
  readonly reach?: ReachRules;
  /** How much one person may send. */
  readonly budgets: Budgets;
  /** Largest file that may come over a channel, bytes. */
  readonly maxFile: (channel: ChannelId) => number;
  /** How many short questions one message over a channel may ask. */
  readonly questionsAtOnce: (channel: ChannelId) => number;
  readonly publicUrl: string;
  readonly telegramName: () => string | null;
  /** Hears of a step that threw: a bug, told with the id of the message and never with its text. */
  readonly onBug: (error: unknown, inboxId: number | null) => void;
  /** Hears of a step that held up everybody else: how long, in which mode and on what kind of input, never on which text. */
  readonly onSlow: (slow: SlowStep) => void;
}

/** What came of a batch. `more` says that something may still wait. */
export interface Handled {
  readonly messages: number;
  readonly sends: readonly Claimed[];
  /** Addresses that were held to be unreachable and are not: their people wrote. */
  readonly active: readonly number[];
  /** Addresses whose people shut the bot out. */
  readonly blocked: readonly number[];
  readonly newFiles: boolean;
  /** Somebody asked for a paper. */
  readonly prints: boolean;
  readonly notices: boolean;
  readonly more: boolean;
  /** Somebody is being written to; what they wrote meanwhile is handled when that has ended. */
  readonly held: boolean;
}
