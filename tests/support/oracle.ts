// What must hold after every fault, checked from outside: the network's journal, the tables and the stored files.
// It imports nothing of the product. Each violation is one sentence, so that a failing test reads like a report.
//
//   await settled(db);                                   // nothing waits any more
//   expect(await violations({ db, telegram, files })).toEqual([]);
//
//   I1 acknowledged is stored · I2 nothing invented · I3 once only · I4 not asked twice · I5 nothing stuck
//   I6 shown once · I7 files whole · I8 tables follow the record · I9 record unbroken · I12 nothing failed inside
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { vi } from 'vitest';
import type { Database } from '../../src/db/schema.ts';
import type { Evidence } from './oracle/evidence.ts';
import { acknowledged, neverArrived, notInvented, onceOnly } from './oracle/messages.ts';
import { filesWhole } from './oracle/files.ts';
import { recordTrue } from './oracle/record.ts';
import { askedOnce, shownOnce } from './oracle/shown.ts';
import type { StandIn } from './telegram/stand-in.ts';

/**
 * Waits until everything received is handled, every file has ended and been told, and nothing waits to be sent but what
 * is held back on purpose for minutes; with `telegram` also until every text that was typed there has been received. Looks every `everyMs`.
 */
export async function settled(
  db: Kysely<Database>,
  telegram?: StandIn,
  withinMs = 60_000,
  everyMs = 40,
): Promise<void> {
  let left = '';
  await vi
    .waitUntil(
      async () => {
        // While a fault is on the database may be away.
        left = await waiting(db, telegram).catch(() => 'the database does not answer');
        return left === '';
      },
      { timeout: withinMs, interval: everyMs },
    )
    .catch(() => {
      throw new Error(`not settled: ${left}`);
    });
}

async function waiting(db: Kysely<Database>, telegram?: StandIn): Promise<string> {
  const [lost] = telegram === undefined ? [] : await neverArrived({ db, telegram });
  if (lost !== undefined) return lost;
  const { rows } = await sql<{ what: string }>`
    select 'inbox ' || i.id || ' ' || i.kind as what from inbox i where done_at is null
    union all select 'outbox ' || id || ' ' || state from outbox
      where state in ('sending', 'uncertain') or (state = 'queued' and due_at < now() + interval '1 minute')
    union all select 'file ' || id || ' ' || state from evidence_file
      where state in ('announced', 'fetching') or (state in ('stored', 'refused', 'failed') and told_at is null)
    limit 5`.execute(db);
  return rows.map(({ what }) => what).join(', ');
}

/** Checks every invariant; gives what does not hold, one sentence each. Call it when all has settled. */
export async function violations(evidence: Evidence): Promise<string[]> {
  const checks = [
    acknowledged,
    neverArrived,
    notInvented,
    onceOnly,
    askedOnce,
    shownOnce,
    filesWhole,
    recordTrue,
    nothingStuck,
  ];
  const found = [];
  for (const check of checks) found.push(...(await check(evidence)));
  return found;
}

async function nothingStuck({ db }: Evidence): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'I5 outbox ' || id || ' is ' || state || ' (' || coalesce(last_error, '') || ')' as what from outbox
      where state in ('queued', 'sending', 'uncertain', 'dead')
    union all select 'I12 inbox ' || id || ' failed: ' || coalesce(error, '') from inbox where outcome = 'failed'
    union all select 'I1 inbox ' || id || ' waits' from inbox where done_at is null`.execute(db);
  return rows.map(({ what }) => what);
}
