// What to do when WhatsApp closes the connection: one table from its code to an action. Pure.
// It never deletes the session: a number that is logged out or banned is a case for a person.

/** Why a person must look after the number. */
export type StopReason =
  | 'replaced'
  | 'logged_out'
  | 'locked'
  | 'banned'
  | 'outdated'
  | 'multidevice'
  | 'unknown';

/** What happens next. Times are milliseconds. */
export type NextStep =
  | { readonly do: 'reconnect'; readonly when: 'now' | 'later' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'stop'; readonly reason: StopReason; readonly code: number };

const hour = 3_600_000;

// Names: DisconnectReason of Baileys 7.0.0-rc14 and ConnectFailureReason of whatsmeow.
const stops: Readonly<Record<number, StopReason>> = {
  401: 'logged_out',
  403: 'locked',
  405: 'outdated',
  406: 'banned',
  409: 'outdated',
  411: 'multidevice',
  440: 'replaced',
};

/** Codes of a connection that is merely gone: 408 also stands for timeouts, 428 for a closed socket. */
const transient = new Set([408, 428]);

/**
 * Says what to do about a closed connection. `code` is undefined when we closed it ourselves;
 * `fromNetwork` means that the WebSocket or HTTP on the way failed and WhatsApp said nothing.
 * `expireSeconds` is what WhatsApp tells of a temporary ban. An unknown 4xx stops: trying on is what bans numbers.
 */
export function nextStep(
  code: number | undefined,
  fromNetwork: boolean,
  expireSeconds?: number,
): NextStep {
  if (code === 515) return { do: 'reconnect', when: 'now' };
  if (code === undefined || fromNetwork || transient.has(code)) {
    return { do: 'reconnect', when: 'later' };
  }
  if (code === 402) {
    const known = expireSeconds !== undefined && expireSeconds > 0;
    return { do: 'wait', ms: known ? expireSeconds * 1000 : 24 * hour };
  }
  if (code >= 400 && code < 500) return { do: 'stop', reason: stops[code] ?? 'unknown', code };
  return { do: 'reconnect', when: 'later' };
}

/**
 * Gives the pause before attempt `attempt` (from 1), in milliseconds: doubling from one second, at most
 * five minutes, or thirty seconds when the last connection had worked; half of it is chance (`random` 0..1),
 * so that many sockets do not come back at the same moment.
 */
export function backOff(attempt: number, hadWorked: boolean, random: number): number {
  const most = hadWorked ? 30_000 : 300_000;
  const full = Math.min(1000 * 2 ** Math.min(attempt - 1, 20), most);
  return Math.round(full / 2 + (full / 2) * random);
}
