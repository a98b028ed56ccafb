// What the time of retention is over for goes, page by page: raw messages, sent texts, old codes, addresses of erased people.
// It never touches answers, files, decisions or the event record: those are the archive of a public service.
import { type Kysely, sql } from 'kysely';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import { dropErasedAddresses } from '../carry/erased-address.ts';
import { letPass } from '../personal-data.ts';

/** How much went. */
export interface Retained {
  readonly messages: number;
  readonly sent: number;
  readonly codes: number;
  readonly addresses: number;
}

/** Removes what was handled, sent or used more than `days` days ago, and the addresses of people who were erased and told. */
export async function retain(db: Kysely<Database>, days: number): Promise<Retained> {
  const gone = await letPass(db, days);
  return db.transaction().execute(async (trx) => {
    const before = sql`now() - make_interval(days => ${days})`;
    const cards = await sql`delete from card where expires_at < ${before}`.execute(trx);
    const attempts = await sql`delete from code_attempt where at < ${before}`.execute(trx);
    await sql`delete from webhook_delivery where ended_at < ${before}`.execute(trx);
    const addresses = await dropErasedAddresses(trx);
    const done: Retained = {
      messages: gone['inbox'] ?? 0,
      sent: gone['outbox'] ?? 0,
      codes: Number(cards.numAffectedRows ?? 0) + Number(attempts.numAffectedRows ?? 0),
      addresses,
    };
    await appendSystemEvent(trx, {
      subject: 'system:retention',
      type: 'retained',
      role: 'operator',
      channel: 'command',
      after: { days, ...done },
    });
    return done;
  });
}
