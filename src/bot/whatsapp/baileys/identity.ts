// Reads WhatsApp's word that the phone behind a number is another one than before: the security code has changed. Pure.
// A linked device that was added or removed is none; our own number is none of ours to judge.
import type { InboundMessage } from '../../channel.ts';
import { personAddress } from './jid.ts';
import { type BinaryNode, jidDecode } from './library.ts';

/** Whose phone changed, and the network's id of that word. */
export interface IdentityChange {
  readonly jid: string;
  readonly id: string;
}

/** Reads a notification about encryption; null when it says nothing about a person's own phone. */
export function identityChange(stanza: BinaryNode): IdentityChange | null {
  const { from, id } = stanza.attrs;
  const changed =
    Array.isArray(stanza.content) && stanza.content.some(({ tag }) => tag === 'identity');
  if (!changed || from === undefined || id === undefined || (jidDecode(from)?.device ?? 0) !== 0)
    return null;
  const jid = personAddress(from);
  return jid === null ? null : { jid, id };
}

/** Makes the inbox's message of a change; `alias` is the person's other address where it is known. */
export function changeMessage(
  change: IdentityChange,
  alias: string | null,
  now: Date,
): InboundMessage {
  return {
    channel: 'whatsapp',
    address: change.jid,
    externalId: `identity:${change.id}`,
    order: now.getTime(),
    sentAt: now,
    kind: 'identity_changed',
    ...(alias === null || alias === change.jid ? {} : { sameAs: [alias] }),
    raw: Buffer.from(JSON.stringify(change)),
  };
}
