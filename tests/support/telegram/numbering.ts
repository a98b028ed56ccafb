// One numbering of messages for all chats, as Telegram has for people's chats with a bot; crabline counts per chat.
// It only changes numbers: which message is meant it never decides.

/** Gives messages their shared ids; without a start the ids stay those of crabline. */
export class Numbering {
  readonly #ids = new Map<string, number>();
  readonly #from: number | undefined;

  constructor(from?: number) {
    this.#from = from;
  }

  /** Gives the shared id of a message: the next free one when it is seen first. */
  idOf(chat: string, own: number): number {
    if (this.#from === undefined) return own;
    // Two messages would have one id, and the second would be taken for the first come again.
    if (own >= this.#from) throw new Error(`chat ${chat} counts up to the shared ids`);
    const key = `${chat} ${own}`;
    const id = this.#ids.get(key) ?? this.#from + this.#ids.size;
    this.#ids.set(key, id);
    return id;
  }

  /** Puts the shared id into a message that carries crabline's; what is no message is left alone. */
  renumber(chat: string, message: unknown): void {
    const own: unknown = Reflect.get(Object(message), 'message_id');
    // Ids that were given out are far above those of crabline, so none is renumbered twice.
    if (this.#from === undefined || typeof own !== 'number' || own >= this.#from) return;
    Reflect.set(Object(message), 'message_id', this.idOf(chat, own));
  }
}
