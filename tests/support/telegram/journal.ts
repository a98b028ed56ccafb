// What pretend phones typed and were shown, in order: the oracle of every test that talks Telegram.
// It only grows; edits and deletions are noted on the entry. It imports nothing of the product.
import { EventEmitter, once } from 'node:events';

/** A message that the bot has shown in a chat, as the phone sees it now. */
export interface Shown {
  readonly messageId: number;
  readonly chat: string;
  /** Text, or caption of a file. */
  text: string;
  buttons: readonly { readonly label: string; readonly token: string }[];
  readonly file?: {
    readonly kind: string;
    readonly name: string;
    readonly bytes: Buffer;
  };
  deleted: boolean;
}

/** A message that a person typed. What is no text (a file, a press, an edit) says `inject:` and a number. */
export interface Typed {
  readonly chat: string;
  readonly messageId: number;
  readonly text: string;
}

/** Keeps the entries of all chats and wakes those who wait for one. */
export class Journal {
  readonly #shown: Shown[] = [];
  readonly #byChat = new Map<string, Shown[]>();
  readonly #typed: Typed[] = [];
  readonly #answered: string[] = [];
  readonly #news = new EventEmitter().setMaxListeners(0);

  /** Everything shown so far, oldest first; of one chat if named. Deleted messages are left out. */
  shown(chat?: string): readonly Shown[] {
    const entries = chat ? (this.#byChat.get(chat) ?? []) : this.#shown;
    return entries.filter((entry) => !entry.deleted);
  }

  /** Ids of the pressed buttons that the bot has answered. */
  answered(): readonly string[] {
    return [...this.#answered];
  }

  find(chat: string, messageId: number): Shown | undefined {
    return this.shown(chat).find((entry) => entry.messageId === messageId);
  }

  wasTyped(chat: string, messageId: number): boolean {
    return this.#typed.some((entry) => entry.chat === chat && entry.messageId === messageId);
  }

  show(entry: Shown): void {
    this.#shown.push(entry);
    const own = this.#byChat.get(entry.chat) ?? [];
    this.#byChat.set(entry.chat, own);
    own.push(entry);
    this.#news.emit('news');
    this.#news.emit(`news of ${entry.chat}`);
  }

  type(chat: string, messageId: number, text: string): void {
    this.#typed.push({ chat, messageId, text });
  }

  /** Everything typed so far, oldest first. */
  typed(): readonly Typed[] {
    return [...this.#typed];
  }

  answer(pressId: string): void {
    this.#answered.push(pressId);
    this.#news.emit('news');
  }

  /** Tells all waiters that an entry, or what they wait for otherwise, has changed. */
  touch(): void {
    // Whoever waits listens for errors as well, and there are none.
    for (const name of this.#news.eventNames()) if (name !== 'error') this.#news.emit(name);
  }

  /**
   * Gives the first value that `look` finds, now or after news; throws `lost()` after `withinMs`. With `chat` it looks after
   * news of that chat only: many who wait for theirs would else all look at every message of anybody.
   */
  async until<T>(
    look: () => T | undefined,
    lost: () => string,
    withinMs = 20_000,
    chat?: string,
  ): Promise<T> {
    const end = AbortSignal.timeout(withinMs);
    const news = chat === undefined ? 'news' : `news of ${chat}`;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await once(this.#news, news, { signal: end }).catch(() => {
        throw new Error(lost());
      });
    }
  }
}
