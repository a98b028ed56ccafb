// Promises in memory, for conversations played without a database.
import type { PromiseEffect, PromiseNeed } from '../../src/domain/conversation/promises/types.ts';
import type { Loaded } from '../../src/domain/conversation/world.ts';
import type { UnitPromise } from '../../src/domain/promise.ts';
import type { Inhabitant } from './inhabitant.ts';

/** What was promised. */
export class TestPromises {
  private readonly all = new Map<number, UnitPromise>();

  load(need: PromiseNeed): Loaded {
    if (need.kind === 'promise_number') return { promiseNumber: this.all.size + 1 };
    if (need.kind === 'promise') return { promise: this.all.get(need.number) ?? null };
    return {
      promises: [...this.all.values()]
        .filter(({ state }) => state === 'open')
        .toSorted((a, b) => (a.until < b.until ? -1 : 1)),
    };
  }

  carryOut({ person }: Inhabitant, effect: PromiseEffect): void {
    if (effect.kind === 'make_promise') {
      const { promise } = effect;
      this.all.set(promise.number, {
        ...promise,
        ...{ state: 'open', madeById: person.id, madeByName: person.name, version: 1 },
      });
      return;
    }
    const before = this.all.get(effect.number);
    if (before?.version !== effect.version) throw new Error('a promise that changed meanwhile');
    const { change } = effect;
    this.all.set(effect.number, {
      ...before,
      ...(change.what === 'moved' ? { until: change.until } : { state: change.what }),
      version: before.version + 1,
    });
  }
}
