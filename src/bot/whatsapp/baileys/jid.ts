// Addresses of people on WhatsApp: a phone number or a LID, two names that may mean one person.
// It never turns one into the other; only the network knows which belong together.
import { isJidBot, isJidMetaAI, jidDecode, jidNormalizedUser } from './library.ts';

const person = /^[1-9]\d{4,19}@(?:s\.whatsapp\.net|lid)$/;
// WhatsApp's own accounts (announcements, business notices) write, but nobody is there.
const official = new Set(['16505361212@s.whatsapp.net', '13135550002@s.whatsapp.net']);

/** Gives the address of a person without device, or null for groups, lists, bots and anything malformed. */
export function personAddress(jid: string | null | undefined): string | null {
  if (typeof jid !== 'string' || isJidBot(jid) || isJidMetaAI(jid)) return null;
  const hosted = jidDecode(jid)?.server;
  const plain =
    hosted === 'hosted' || hosted === 'hosted.lid'
      ? `${jidDecode(jid)?.user ?? ''}@${hosted === 'hosted' ? 's.whatsapp.net' : 'lid'}`
      : jidNormalizedUser(jid);
  return person.test(plain) && !official.has(plain) ? plain : null;
}

/** Tells whether an address is a LID, the name that stays when the phone number changes. */
export const isLid = (address: string): boolean => address.endsWith('@lid');
