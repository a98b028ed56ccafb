// Statements that are asked again and again get a name in their session, so that the server plans them once and not each
// time. Only where a session is ours for as long as the connection lives; behind a pooler nothing is named.
import type pg from 'pg';
import { isStalePlan } from './errors.ts';

/** A statement is named once the process has asked it so often: what is rare is not worth the memory of a plan. */
const OFTEN = 16;
/** Each session keeps the plans of all names it has met. */
const MOST_NAMES = 128;
/** Statements that differ by the length of a list are many: their counts begin anew. */
const MOST_COUNTED = 1000;

/**
 * Names the statements of all connections of this pool. Plans go by what the server knows of its tables and are made anew when
 * that changes; a name that a session no longer knows, or whose plan has become another, is given anew on that connection. A
 * transaction in which that is found out fails and may be tried again (`isRetryable`).
 */
export function nameStatements(pool: pg.Pool): void {
  const asked = new Map<string, number>();
  const names = new Map<string, string>();

  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const times = (asked.get(text) ?? 0) + 1;
    if (times < OFTEN) {
      if (asked.size >= MOST_COUNTED) asked.clear();
      asked.set(text, times);
      return undefined;
    }
    asked.delete(text);
    const name = `often_${names.size + 1}`;
    names.set(text, name);
    return name;
  };

  pool.on('connect', (client) => {
    let generation = 1;
    client.query = new Proxy(client.query, {
      apply(target, self, args: readonly unknown[]) {
        const [text, values] = args;
        const plain = typeof text === 'string' && Array.isArray(values) && args.length === 2;
        if (!plain || values.length === 0) return Reflect.apply(target, self, args);
        const name = nameOf(text);
        if (name === undefined) return Reflect.apply(target, self, args);
        const ask = (): unknown =>
          Reflect.apply(target, self, [{ name: `${name}_${generation}`, text, values }]);
        const asOf = generation;
        // What stands alone has done nothing when its plan is refused; a transaction is its caller's to try again.
        const alone = client.getTransactionStatus() === 'I';
        const answer = ask();
        if (!(answer instanceof Promise)) return answer;
        return answer.catch((error: unknown) => {
          if (!isStalePlan(error)) throw error;
          generation = Math.max(generation, asOf + 1);
          if (alone) return ask();
          throw error;
        });
      },
    });
  });
}
