// A pretend phone in a private chat with the bot. One line per thing a person does:
//
//   await phone.says('halo');                              // gives the message id
//   await phone.presses('Ya');                             // the newest button with that label
//   await phone.sendsFile('sk.pdf', bytes, { caption: 'SK Bupati' });
//   await phone.sendsFile('x.jpg', bytes, { kind: 'photo', album: 'a1' });
//   await phone.edits(id, 'jawaban baru');
//   await phone.sharesContact();                           // own card; { of: 900002 } for somebody else's
//   const shown = await phone.sees(/tersimpan/i);          // the next message that fits, waits for it
//   phone.shown()                                          // everything in the chat now, oldest first
//   await phone.sends({ sticker: { … } });                 // any other content of a message
//   await phone.blocks(); await phone.unblocks();          // with 403 in between
//
// `sees` goes through the messages in order and starts after the one it found last; it is woken by the
// message itself and fails after 20 s with the list of what was shown instead.
import type { Downloads, Stored } from './downloads.ts';
import { blocked, type Faults } from './faults.ts';
import type { Journal, Shown } from './journal.ts';
import { personal, type Place, type Recipe, type Recipes } from './updates.ts';

/** Puts a text into the network; gives its message id. */
export type Inbound = (chat: number, from: number, text: string) => Promise<number>;

/** How a file is sent. */
export interface FileOptions extends Omit<Stored, 'bytes'> {
  readonly caption?: string;
  readonly kind?: 'document' | 'photo' | 'video' | 'video_note' | 'animation' | 'audio' | 'voice';
  readonly mime?: string;
  /** Files with the same album id belong together. */
  readonly album?: string;
  /** The size that the message claims; the true one if absent, none if null. */
  readonly claims?: number | null;
}

interface Network {
  readonly journal: Journal;
  readonly downloads: Downloads;
  readonly recipes: Recipes;
  readonly faults: Faults;
  readonly inbound: Inbound;
}

export class Phone {
  /** The person's id, which is also that of the private chat. */
  readonly id: number;
  readonly #network: Network;
  #seen = 0;
  #blocked = false;

  constructor(id: number, network: Network) {
    this.id = id;
    this.#network = network;
  }

  /** Types a text; gives the message id. */
  says(text: string): Promise<number> {
    return this.#network.inbound(this.id, this.id, text);
  }

  /** Types a text in a group that the bot is in. */
  saysInGroup(group: number, text: string): Promise<number> {
    return this.injects((place) => ({
      update_id: place.updateId,
      message: personal({ ...place, chat: group }, this.id, { text }),
    }));
  }

  /** Sends a message with any content: `{ location: … }`, `{ sticker: … }`. */
  sends(content: object): Promise<number> {
    return this.injects((place) => ({
      update_id: place.updateId,
      message: personal(place, this.id, content),
    }));
  }

  /** Sends a file. */
  sendsFile(name: string, bytes: Uint8Array, options: FileOptions = {}): Promise<number> {
    const { caption, kind = 'document', mime, album, claims, ...stored } = options;
    const fileId = this.#network.downloads.add({ bytes, ...stored });
    const size = claims === undefined ? bytes.length : claims;
    const file = {
      file_id: fileId,
      file_unique_id: `u-${fileId}`,
      ...(size === null ? {} : { file_size: size }),
    };
    const named = { ...file, file_name: name, ...(mime ? { mime_type: mime } : {}) };
    const photo = [
      { ...file, file_id: `${fileId}-small`, width: 90, height: 60 },
      { ...file, width: 1280, height: 960 },
    ];
    return this.sends({
      [kind]: kind === 'photo' ? photo : named,
      ...(caption === undefined ? {} : { caption }),
      ...(album === undefined ? {} : { media_group_id: album }),
    });
  }

  /** Presses the newest button with this label. */
  presses(label: string | RegExp): Promise<number> {
    const fits = (text: string): boolean =>
      typeof label === 'string' ? text === label : label.test(text);
    for (const entry of this.shown().toReversed()) {
      const button = entry.buttons.find((button) => fits(button.label));
      if (button) return this.pressesToken(button.token, entry.messageId);
    }
    throw new Error(`no button ${String(label)} among:\n${this.#list()}`);
  }

  /** Presses a button that holds `token`, shown or made up, on a message. */
  pressesToken(token: string, messageId: number): Promise<number> {
    return this.injects((place) => ({
      update_id: place.updateId,
      callback_query: {
        id: `press-${place.updateId}`,
        from: { id: this.id, is_bot: false, first_name: 'Uji' },
        chat_instance: '1',
        data: token,
        message: {
          message_id: messageId,
          date: place.date,
          chat: { id: this.id, type: 'private' },
        },
      },
    }));
  }

  /** Edits one of the person's own messages. */
  edits(messageId: number, text: string): Promise<number> {
    return this.injects((place) => ({
      update_id: place.updateId,
      edited_message: {
        ...personal({ ...place, messageId }, this.id, { text }),
        edit_date: place.date + 1,
      },
    }));
  }

  /** Shares a card: the person's own, unless `of` names somebody else; `forwarded` as from another chat. */
  sharesContact(
    options: { of?: number; phone?: string; forwarded?: boolean } = {},
  ): Promise<number> {
    const contact = {
      phone_number: options.phone ?? '+6281200000000',
      first_name: 'Uji',
      user_id: options.of ?? this.id,
    };
    return this.sends({
      contact,
      ...(options.forwarded ? { forward_origin: { type: 'hidden_user', date: 1 } } : {}),
    });
  }

  /** Blocks the bot: what it sends is refused with 403 until `unblocks`. */
  blocks(): Promise<number> {
    this.#blocked = true;
    this.#network.faults.add({
      method: 'send',
      chat: this.id,
      fault: blocked,
      during: () => this.#blocked,
    });
    return this.#membership('member', 'kicked');
  }

  unblocks(): Promise<number> {
    this.#blocked = false;
    return this.#membership('kicked', 'member');
  }

  /** Puts any update into the network; `recipe` is given the ids that it shall have. */
  injects(recipe: Recipe): Promise<number> {
    return this.#network.inbound(this.id, this.id, this.#network.recipes.add(recipe));
  }

  /** Everything that the chat shows now, oldest first. */
  shown(): readonly Shown[] {
    return this.#network.journal.shown(String(this.id));
  }

  /** Waits for the next message whose text fits. Messages in between are passed over. */
  sees(wanted: RegExp, withinMs?: number): Promise<Shown> {
    return this.#network.journal.until(
      () => {
        const found = this.shown().find(
          (entry) => entry.messageId > this.#seen && wanted.test(entry.text),
        );
        if (found) this.#seen = found.messageId;
        return found;
      },
      () =>
        `${wanted} was not shown to ${this.id}; since the last look:\n${this.#list(this.#seen)}`,
      withinMs,
    );
  }

  #membership(before: string, now: string): Promise<number> {
    const member = (status: string): object => ({ status, user: { id: 424_242, is_bot: true } });
    return this.injects((place: Place) => ({
      update_id: place.updateId,
      my_chat_member: {
        chat: { id: this.id, type: 'private' },
        from: { id: this.id, is_bot: false, first_name: 'Uji' },
        date: place.date,
        old_chat_member: member(before),
        new_chat_member: member(now),
      },
    }));
  }

  #list(above = 0): string {
    const lines = this.shown()
      .filter(({ messageId }) => messageId > above)
      .map(({ messageId, text, buttons }) =>
        [`${messageId}: ${text}`, ...buttons.map(({ label }) => `   [${label}]`)].join('\n'),
      );
    return lines.length > 0 ? lines.join('\n') : '(nothing)';
  }
}
