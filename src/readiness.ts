// Tells whether a message taken now is stored and answered soon: what `/readyz` says.
// It mends nothing, and one channel that is down does not speak for the others.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelId } from './domain/conversation/input.ts';
import type { Channel } from './bot/channel.ts';
import type { Loops } from './loops.ts';

/** What is looked at. */
export interface ReadinessParts {
  /** Goes the way of a message; rejects when one would not be stored. */
  readonly probe: () => Promise<void>;
  readonly loops: Loops;
  /** The loops without which nobody is answered. */
  readonly needed: ReadonlySet<string>;
  readonly channels: ReadonlyMap<ChannelId, Pick<Channel, 'health'>>;
}

interface State {
  readonly ok: boolean;
  readonly detail: string;
}

/** What is answered to whoever asks. `details` name parts and their state. */
export interface Readiness {
  readonly ok: boolean;
  readonly details: {
    readonly database: State;
    readonly loops: Readonly<Record<string, State>>;
    readonly channels: Readonly<Record<string, State>>;
  };
}

const LONGEST_PROBE_MS = 3000;
/** Anybody may ask, and each look is a commit. */
const FRESH_MS = 1000;

/** Makes the question. */
export function createReadiness(parts: ReadinessParts): () => Promise<Readiness> {
  let last: { readonly at: number; readonly state: Promise<State> } | null = null;

  const look = async (): Promise<State> => {
    const stored = parts.probe().then(
      () => ({ ok: true, detail: 'stores' }),
      () => ({ ok: false, detail: 'does not store' }),
    );
    // A frozen server keeps its connections and says nothing; whoever asks wants an answer all the same.
    const late = sleep(LONGEST_PROBE_MS, { ok: false, detail: 'does not answer' }, { ref: false });
    return Promise.race([stored, late]);
  };

  return async () => {
    const now = performance.now();
    if (last === null || now - last.at > FRESH_MS) last = { at: now, state: look() };
    const database = await last.state;
    const states = parts.loops.states();
    const loops = states.map(({ name, oldestMs, deadlineMs }): [string, State] => [
      name,
      { ok: oldestMs <= deadlineMs, detail: `oldest ${(oldestMs / 1000).toFixed(1)} s` },
    ]);
    const channels = [...parts.channels].map(([id, channel]): [string, State] => [
      id,
      channel.health(),
    ]);
    return {
      ok: database.ok && loops.every(([name, { ok }]) => ok || !parts.needed.has(name)),
      details: {
        database,
        loops: Object.fromEntries(loops),
        channels: Object.fromEntries(channels),
      },
    };
  };
}
