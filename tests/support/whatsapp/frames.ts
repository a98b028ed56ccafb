// Words of WhatsApp's server that the stand-in does not know: refusals, receipts, the end of a session.
// They are handed to the socket as decoded frames.
import type { BinaryNode, WASocket } from '../../../src/bot/whatsapp/baileys/library.ts';

/** Delivers a frame the way Baileys does after decoding: by its tag, its attributes and its first child. */
export function frame(socket: WASocket, node: BinaryNode): void {
  const child = Array.isArray(node.content) ? (node.content[0]?.tag ?? '') : '';
  socket.ws.emit(`TAG:${node.attrs['id'] ?? ''}`, node);
  for (const [name, value] of Object.entries(node.attrs)) {
    socket.ws.emit(`CB:${node.tag},${name}:${value},${child}`, node);
    socket.ws.emit(`CB:${node.tag},${name}:${value}`, node);
  }
  socket.ws.emit(`CB:${node.tag},,${child}`, node);
  socket.ws.emit(`CB:${node.tag}`, node);
}

/** WhatsApp ends the session with a reason. */
export function failure(socket: WASocket, reason: number, more: Record<string, string> = {}): void {
  frame(socket, { tag: 'failure', attrs: { reason: String(reason), ...more } });
}

/** A phone says how far a message got: nothing named is delivered. */
export function receipt(socket: WASocket, from: string, id: string, type?: 'read'): void {
  frame(socket, {
    tag: 'receipt',
    attrs: { from, id, t: '1772413300', ...(type ? { type } : {}) },
  });
}

/** WhatsApp offers to link a phone. */
export function offerPairing(socket: WASocket): void {
  const ref = { tag: 'ref', attrs: {}, content: Buffer.from('2@reference') };
  frame(socket, {
    tag: 'iq',
    attrs: { id: 'pair-1', type: 'set', from: 's.whatsapp.net' },
    content: [{ tag: 'pair-device', attrs: {}, content: [ref] }],
  });
}
