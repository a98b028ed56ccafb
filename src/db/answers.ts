// Our own deadline for answers of PostgreSQL: a connection that is silent for longer loses its socket.
// The limits that the server keeps cannot help when nothing of what it says arrives. It never runs a query.
import type pg from 'pg';

/** Watches connections. */
export interface AnswerWatch {
  /** From now on each query on this connection is answered in time, or the connection is broken; its end is bounded, too. */
  readonly watch: (client: pg.Client) => void;
  /** Breaks a connection as if it had been silent. */
  readonly drop: (client: pg.Client) => void;
  /** Makes the deadline shorter, for what is under way as well: the process stops. */
  readonly hurry: (limitMs: number) => void;
  /** Milliseconds since the oldest query without an answer was asked; 0 when all are answered. */
  readonly oldestMs: () => number;
  readonly stop: () => void;
}

interface Asked {
  readonly client: pg.Client;
  readonly since: number;
}

/** A goodbye that is not answered within this has been said in vain. */
const LONGEST_END_MS = 1000;
const LONGEST_TICK_MS = 250;

/**
 * Makes a watch. The socket is destroyed and not only the query given up: whoever asks next on a silent connection would wait
 * as long. `onSilent` hears of it first, to distrust other connections.
 */
export function watchAnswers(limitMs: number, onSilent: () => void = () => undefined): AnswerWatch {
  const asked = new Set<Asked>();
  let limit = limitMs;
  let last = performance.now();

  const drop = (client: pg.Client): void => {
    for (const one of asked) if (one.client === client) asked.delete(one);
    client.connection.stream.destroy(
      new Error(`Connection terminated: silent for ${Math.round(limit / 100) / 10} s`),
    );
  };
  const look = (): void => {
    const now = performance.now();
    const own = now - last - tickMs;
    last = now;
    // The process itself stood still: answers may have arrived that nobody has read yet.
    if (own > tickMs + 500) return;
    const silent = new Set<pg.Client>();
    for (const { client, since } of asked) if (now - since > limit) silent.add(client);
    if (silent.size === 0) return;
    for (const client of silent) drop(client);
    onSilent();
  };
  const tickMs = Math.min(LONGEST_TICK_MS, limitMs / 4);
  const ticking = setInterval(look, tickMs);
  ticking.unref();

  return {
    watch(client) {
      client.query = new Proxy(client.query, {
        apply(target, self, args) {
          const answer: unknown = Reflect.apply(target, self, args);
          if (answer instanceof Promise) {
            const one = { client, since: performance.now() };
            asked.add(one);
            const answered = () => void asked.delete(one);
            answer.then(answered, answered);
          }
          return answer;
        },
      });
      client.end = new Proxy(client.end, {
        apply(target, self, args) {
          const { stream } = client.connection;
          const timer = setTimeout(() => stream.destroy(), LONGEST_END_MS);
          stream.once('close', () => clearTimeout(timer));
          return Reflect.apply(target, self, args);
        },
      });
    },
    drop,
    hurry(ms) {
      limit = Math.min(limit, ms);
    },
    oldestMs() {
      for (const { since } of asked) return performance.now() - since;
      return 0;
    },
    stop: () => clearInterval(ticking),
  };
}
