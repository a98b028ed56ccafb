// Closes the window between WhatsApp's receipt and our commit (reliability.md K1), without touching Baileys' files.
//
// Baileys 7.0.0-rc14 decrypts a message, moves the ratchet on, tells WhatsApp "received", and only then emits it.
// A crash in between loses the message: WhatsApp does not send it again, and if it did, the key is used up.
// Two public seams let us commit first:
//  - `makeSignalRepository`: our `decryptMessage` runs the real one inside a key transaction and commits the plain
//    message before that transaction writes the keys, hence before the receipt;
//  - the `CB:message` event: a message that arrives unencrypted is committed before Baileys hears of it.
// When the commit fails both throw or hold back, no receipt goes out, and WhatsApp delivers again.
import {
  type BinaryNode,
  decodeMessageNode,
  DEFAULT_CONNECTION_CONFIG,
  proto,
  unpadRandomMax16,
  type UserFacingSocketConfig,
  type WAMessage,
  type WASocket,
} from './library.ts';

// libsignal's sentence for a message key that is gone.
const keyUsedText = 'Key used already or never filled';

type MakeRepository = NonNullable<UserFacingSocketConfig['makeSignalRepository']>;

export interface EarlyOptions {
  /** Commits a message; rejects when it is not stored. */
  readonly commit: (message: WAMessage) => Promise<void>;
  /**
   * Called for each message that could not be decrypted, whatever Baileys does about it. `keyUsed`: its key was
   * used before, as when WhatsApp delivers again what we have.
   */
  readonly onUndecryptable: (keyUsed: boolean) => void;
}

/** The two halves: one goes into the socket's configuration, the other is attached to the socket. */
export interface EarlyCommit {
  readonly makeSignalRepository: MakeRepository;
  attach(socket: WASocket): void;
}

/** Makes the early commit for one socket. */
export function earlyCommit(options: EarlyOptions): EarlyCommit {
  // The stanza of each ciphertext that is being decrypted; Baileys hands over the same bytes object.
  const stanzas = new WeakMap<Uint8Array, BinaryNode>();
  let own: WASocket | undefined;

  const commit = async (stanza: BinaryNode, plain: Uint8Array): Promise<void> => {
    const me = own?.authState.creds.me;
    const { fullMessage } = decodeMessageNode(stanza, me?.id ?? '', me?.lid ?? '');
    const message = proto.Message.decode(plain);
    fullMessage.message = message.deviceSentMessage?.message ?? message;
    await options.commit(fullMessage);
  };

  const makeSignalRepository: MakeRepository = (auth, logger, phoneToLid) => {
    const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, phoneToLid);
    const { keys } = auth;
    if (!('transaction' in keys)) throw new Error('Baileys gave key storage without transactions');
    const decryptMessage = repository.decryptMessage.bind(repository);
    const withCommit: typeof repository.decryptMessage = (sealed) =>
      // Nested transactions of one key are one: the inner one's keys are written when this one ends.
      keys.transaction(async () => {
        const padded = await decryptMessage(sealed).catch((error: unknown) => {
          options.onUndecryptable(error instanceof Error && error.message === keyUsedText);
          throw error;
        });
        const stanza = stanzas.get(sealed.ciphertext);
        if (stanza) await commit(stanza, unpadRandomMax16(padded));
        return padded;
      }, sealed.jid);
    return Object.assign(repository, { decryptMessage: withCommit });
  };

  return {
    makeSignalRepository,

    attach(socket) {
      own = socket;
      const baileys = socket.ws.listeners('CB:message');
      socket.ws.removeAllListeners('CB:message');
      let turn = Promise.resolve();
      socket.ws.on('CB:message', (stanza: BinaryNode) => {
        turn = turn.then(async () => {
          try {
            await prepare(stanza);
          } catch {
            // Not stored, so not passed on: no receipt, and WhatsApp delivers it again.
            return;
          }
          for (const listener of baileys) Reflect.apply(listener, socket.ws, [stanza]);
        });
      });
    },
  };

  async function prepare(stanza: BinaryNode): Promise<void> {
    for (const child of Array.isArray(stanza.content) ? stanza.content : []) {
      if (!(child.content instanceof Uint8Array)) continue;
      if (child.tag === 'enc') stanzas.set(child.content, stanza);
      if (child.tag === 'plaintext') await commit(stanza, child.content);
    }
  }
}
