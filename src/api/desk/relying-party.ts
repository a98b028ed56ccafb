// For which site passkeys are made: the configured public address, and nothing that a request says of itself.
// Browsers make them for a name over https alone, and on the own machine.
import { isIP } from 'node:net';
import { bareHost } from '../public-address.ts';
import type { Site } from '../webchat/session.ts';

/** The site as authenticators know it. */
export interface RelyingParty {
  /** The host of the public address. */
  readonly id: string;
  readonly origin: string;
}

/** The site that passkeys are made for; null where there can be none. */
export function relyingPartyOf({ publicUrl }: Pick<Site, 'publicUrl'>): RelyingParty | null {
  if (publicUrl === null) return null;
  const { protocol, hostname, origin } = new URL(publicUrl);
  if (isIP(bareHost(hostname)) !== 0) return null;
  return protocol === 'https:' || hostname === 'localhost' ? { id: hostname, origin } : null;
}
