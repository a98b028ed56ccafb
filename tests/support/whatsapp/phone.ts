// A person's phone: encrypts to the device under test with Signal, as a real phone does.
// It hands its stanzas to a socket directly, because the stand-in delivers plain messages only.
import {
  type BinaryNode,
  DEFAULT_CONNECTION_CONFIG,
  initAuthCreds,
  proto,
  type AuthenticationState,
  type WASocket,
} from '../../../src/bot/whatsapp/baileys/library.ts';
import { addTransactionCapability } from '@whiskeysockets/baileys';
import { baileysLogger } from '../../../src/bot/whatsapp/baileys/logger.ts';
import { makeLog } from '../../../src/log.ts';

export interface Phone {
  /** Encrypts a message for the device behind `socket` and gives the stanza that WhatsApp would deliver. */
  seal(
    socket: WASocket,
    message: proto.IMessage,
    id: string,
    attrs?: Record<string, string>,
  ): Promise<BinaryNode>;
}

const botJid = '15550000001@s.whatsapp.net';

/** Makes the phone of a person. */
export function makePhone(jid: string): Phone {
  const logger = baileysLogger(makeLog('fatal'));
  const creds = initAuthCreds();
  const keys = addTransactionCapability(inMemory(), logger, {
    maxCommitRetries: 1,
    delayBetweenTriesMs: 1,
  });
  const signal = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, logger);
  let met = false;
  return {
    async seal(socket, message, id, attrs = {}) {
      if (!met) {
        const { signedPreKey, signedIdentityKey, registrationId } = socket.authState.creds;
        await signal.injectE2ESession({
          jid: botJid,
          session: {
            registrationId,
            identityKey: withType(signedIdentityKey.public),
            signedPreKey: {
              keyId: signedPreKey.keyId,
              publicKey: withType(signedPreKey.keyPair.public),
              signature: signedPreKey.signature,
            },
          },
        });
        met = true;
      }
      const plain = proto.Message.encode(message).finish();
      const { type, ciphertext } = await signal.encryptMessage({
        jid: botJid,
        data: Buffer.concat([plain, Buffer.from([1])]),
      });
      return stanza(jid, id, { tag: 'enc', attrs: { v: '2', type }, content: ciphertext }, attrs);
    },
  };
}

/** Makes the stanza of a message that came unencrypted, as the stand-in delivers it. */
export function plainStanza(
  from: string,
  id: string,
  message: proto.IMessage,
  attrs: Record<string, string> = {},
): BinaryNode {
  const content = Buffer.from(proto.Message.encode(message).finish());
  return stanza(from, id, { tag: 'plaintext', attrs: {}, content }, attrs);
}

function stanza(
  from: string,
  id: string,
  child: BinaryNode,
  attrs: Record<string, string>,
): BinaryNode {
  return {
    tag: 'message',
    attrs: { from, id, t: '1772413200', type: 'text', notify: 'Ani', ...attrs },
    content: [child],
  };
}

/** Delivers a copy of a stanza, as bytes of their own. */
export function deliver(socket: WASocket, node: BinaryNode): void {
  const children = Array.isArray(node.content) ? node.content : [];
  const content = children.map((child) =>
    child.content instanceof Uint8Array ? { ...child, content: Buffer.from(child.content) } : child,
  );
  socket.ws.emit('CB:message', { ...node, content });
}

const withType = (key: Uint8Array): Uint8Array =>
  key.length === 33 ? key : Buffer.concat([Buffer.from([5]), key]);

function inMemory(): AuthenticationState['keys'] {
  const values = new Map<string, unknown>();
  return {
    get: (type, ids) => {
      const found = ids.flatMap((id) => {
        const value = values.get(`${type}|${id}`);
        return value === undefined || value === null ? [] : [[id, value] as const];
      });
      return Object.fromEntries(found) as never;
    },
    set(data) {
      for (const [type, entries] of Object.entries(data)) {
        for (const [id, value] of Object.entries(entries ?? {})) values.set(`${type}|${id}`, value);
      }
    },
  };
}
