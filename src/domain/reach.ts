// Which address somebody may be written to unasked, and why none: one rule for reminders and broadcasts.
// It never looks at what is to be said.
import type { ChannelId } from './conversation/input.ts';

/** An address as far as writing to it goes. `wrote` is when its person wrote from it last; null when that is not known. */
export interface KnownAddress {
  readonly id: number;
  readonly channel: ChannelId;
  readonly state: 'active' | 'blocked' | 'dead';
  readonly wrote: number | null;
}

/** Rules of the networks for writing unasked. */
export interface ReachRules {
  /** WhatsApp: only to people who wrote within this many days (house rule: strangers and silent people lead to bans). */
  readonly whatsappDays: number;
  /** WhatsApp: most unasked messages of the number in one day. */
  readonly whatsappPerDay: number;
}

/** House rules; published limits do not exist. */
export const houseReach: ReachRules = { whatsappDays: 30, whatsappPerDay: 200 };

/** Why somebody cannot be written to unasked. */
export type Unreachable =
  | 'stopped'
  | 'blocked'
  | 'no_address'
  | 'whatsapp_silent'
  | 'other_channel';

/** Somebody's addresses, the one used last first, and whether they asked for silence. */
export interface Reachable {
  readonly addresses: readonly KnownAddress[];
  readonly stopped: boolean;
}

const day = 86_400_000;

/** Chooses the address to write to, the one used last before others, or says why there is none. */
export function wayTo(
  { addresses, stopped }: Reachable,
  now: number,
  rules: ReachRules,
  channels: readonly ChannelId[] | null = null,
): KnownAddress | Unreachable {
  if (stopped) return 'stopped';
  if (addresses.length === 0) return 'no_address';
  const wanted = addresses.filter((address) => channels?.includes(address.channel) ?? true);
  if (wanted.length === 0) return 'other_channel';
  const open = wanted.filter((address) => address.state === 'active');
  if (open.length === 0) return 'blocked';
  const silence = rules.whatsappDays * day;
  const found = open.find(
    ({ channel, wrote }) => channel !== 'whatsapp' || (wrote !== null && now - wrote <= silence),
  );
  return found ?? 'whatsapp_silent';
}
