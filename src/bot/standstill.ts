// Tells the operators what has not worked for some minutes, whatever its reason: the database, a channel, a loop, or one
// thing that waits and waits. It mends nothing, and says it without the database.
import type { Loops } from '../loops.ts';
import type { OldestWaiting } from '../db/views/oldest-waiting.ts';
import type { Channel } from './channel.ts';
import { operatorWords } from './text/operator.ts';

/** What is watched, and who is told. */
export interface StandstillParts {
  /** Finds what waits; rejects while the database does not answer. */
  readonly waiting: () => Promise<OldestWaiting>;
  readonly loops: Pick<Loops, 'states'>;
  readonly channels: ReadonlyMap<string, Pick<Channel, 'health'>>;
  readonly tell: (reason: string, text: string) => void;
  readonly afterMs?: number;
  readonly everyMs?: number;
  /** Milliseconds; a clock that nobody sets. */
  readonly now?: () => number;
}

/** The watch of one process. */
export interface Standstill {
  /** Looks once. */
  readonly look: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => void;
}

const MINUTE_MS = 60_000;

/** Makes the watch. */
export function createStandstill(parts: StandstillParts): Standstill {
  const { afterMs = 5 * MINUTE_MS, everyMs = 15_000, now = () => performance.now() } = parts;
  const since = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;

  /** Lists what does not work now; the name changes where something else stands still. */
  const troubles = async (): Promise<ReadonlyMap<string, string>> => {
    const found = new Map<string, string>();
    for (const { name, oldestMs } of parts.loops.states())
      if (oldestMs > afterMs) found.set(`loop ${name}`, operatorWords.loopStands(name));
    for (const [id, channel] of parts.channels) {
      const { ok, detail } = channel.health();
      if (!ok) found.set(`channel ${id}`, operatorWords.channelDown(id, detail));
    }
    try {
      for (const [table, row] of Object.entries(await parts.waiting()))
        if (row !== null) found.set(`${table} ${row}`, operatorWords.rowWaits(table, row));
    } catch {
      found.set('database', operatorWords.databaseDown);
    }
    return found;
  };

  const look = async (): Promise<void> => {
    const found = await troubles();
    for (const known of since.keys()) if (!found.has(known)) since.delete(known);
    for (const [what, text] of found) {
      const began = since.get(what) ?? now();
      since.set(what, began);
      // A loop tells its age itself.
      if (now() - began >= afterMs || what.startsWith('loop ')) parts.tell(`still: ${what}`, text);
    }
  };

  return {
    look,
    start() {
      timer = setInterval(() => {
        if (looking) return;
        looking = true;
        void look().finally(() => {
          looking = false;
        });
      }, everyMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}
