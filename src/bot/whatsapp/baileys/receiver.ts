// From a message of Baileys to a commit: reads it, opens votes, hands it to the inbox, and counts what is none for us.
// It never acknowledges anything; who calls it decides what happens when the commit fails.
import { setTimeout as sleep } from 'node:timers/promises';
import type { InboundMessage, OutgoingChoice, Sink } from '../../channel.ts';
import type { Vote } from './content.ts';
import { changeMessage, type IdentityChange } from './identity.ts';
import type { WAMessage } from './library.ts';
import { type IgnoreReason, parseMessage } from './parse.ts';
import { readVote, type SentPoll } from './votes.ts';

/** What the socket knows about addresses at this moment. */
export interface Addresses {
  /** Our own addresses, phone number and LID. */
  readonly ours: readonly string[];
  /** The other address of a person, where it is known. */
  aliasOf(jid: string): Promise<string | null>;
}

export interface ReceiverOptions {
  readonly sink: Sink;
  readonly pollOf: (messageId: string) => Promise<SentPoll | null>;
  readonly onIgnored: (reason: IgnoreReason | 'vote_taken_back') => void;
  /** Hears of each commit that failed, before it is tried again. */
  readonly onNotStored: (error: unknown) => void;
}

export interface Receiver {
  /**
   * Commits a message unless it was committed before by this process. Tries again while `alive`, at most
   * `patienceMs`; then rejects.
   */
  commit(
    message: WAMessage,
    from: Addresses,
    alive: () => boolean,
    patienceMs: number,
  ): Promise<void>;
  /** Commits that the phone behind a number changed; tries again for a minute while `alive`, then rejects. */
  commitChange(change: IdentityChange, from: Addresses, alive: () => boolean): Promise<void>;
}

const remembered = 5000;
const changePatienceMs = 60_000;

/** Makes the receiver of one channel; it outlives its sockets. */
export function makeReceiver(options: ReceiverOptions): Receiver {
  // Only saves the inbox a second look; what keeps a message single is the inbox's unique key.
  const done = new Set<string>();
  const remember = (id: string): void => {
    done.add(id);
    const oldest = done.values().next();
    if (done.size > remembered && oldest.value !== undefined) done.delete(oldest.value);
  };

  // The last work of each chat: its messages reach the inbox in the order in which they came.
  const chats = new Map<string, Promise<void>>();

  return {
    async commitChange(change, from, alive) {
      const alias = await from.aliasOf(change.jid);
      await store(changeMessage(change, alias, new Date()), alive, changePatienceMs);
    },
    async commit(message, from, alive, patienceMs) {
      if (!isNamed(message)) {
        options.onIgnored('bad_message');
        return;
      }
      const chat = message.key.remoteJid ?? '';
      const work = (chats.get(chat) ?? Promise.resolve()).then(() =>
        commitNext(message, from, alive, patienceMs),
      );
      const settled = work.catch(() => undefined);
      chats.set(chat, settled);
      try {
        await work;
      } finally {
        if (chats.get(chat) === settled) chats.delete(chat);
      }
    },
  };

  async function commitNext(
    message: WAMessage,
    from: Addresses,
    alive: () => boolean,
    patienceMs: number,
  ): Promise<void> {
    const { key } = message;
    const mark = `${key.remoteJid ?? ''}|${key.id ?? ''}|${message.messageStubType ?? ''}`;
    if (done.has(mark)) return;
    const alias = key.remoteJid ? await from.aliasOf(key.remoteJid) : null;
    const parsed = parseMessage(message, alias, new Date());
    if (parsed.is === 'ignored') {
      options.onIgnored(parsed.reason);
      remember(mark);
      return;
    }
    const inbound =
      parsed.is === 'message' ? parsed.message : await voted(parsed.vote, parsed.base, from);
    if (inbound) await store(inbound, alive, patienceMs);
    else options.onIgnored('vote_taken_back');
    remember(mark);
  }

  async function store(
    message: InboundMessage,
    alive: () => boolean,
    patienceMs: number,
  ): Promise<void> {
    const until = Date.now() + patienceMs;
    for (let pause = 100; ; pause = Math.min(pause * 2, 5000)) {
      try {
        await options.sink([message]);
        return;
      } catch (error) {
        options.onNotStored(error);
        if (!alive() || Date.now() + pause > until) throw error;
        await sleep(pause);
      }
    }
  }

  async function voted(
    vote: Vote,
    base: InboundMessage,
    from: Addresses,
  ): Promise<InboundMessage | null> {
    const poll = await options.pollOf(vote.pollId);
    const theirs = [base.address, ...(base.sameAs ?? [])];
    const result = poll ? readVote(vote, poll, from.ours, theirs) : 'unreadable';
    if (result === 'taken_back') return null;
    // Something was said that cannot be read: the conversation answers how to say it in words.
    return result === 'unreadable' ? base : choiceOf(base, result);
  }
}

const choiceOf = (base: InboundMessage, choice: OutgoingChoice): InboundMessage => ({
  ...base,
  kind: 'choice',
  choice: choice.token,
  text: choice.label,
});

/** Whether it says by text which chat it belongs to, and which message it is, as far as it says that at all. */
function isNamed(message: unknown): message is WAMessage {
  const key: unknown = Reflect.get(Object(message), 'key');
  const isText = (name: string): boolean =>
    ['string', 'undefined'].includes(typeof (Reflect.get(Object(key), name) ?? undefined));
  return typeof key === 'object' && key !== null && isText('remoteJid') && isText('id');
}
