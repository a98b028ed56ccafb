// The one code that a notice holds: whoever returned an innovation, and had opened it for that, is told what was repaired with a
// code for the version that stands now. Nobody else gets one without opening it. It is stored and sealed like every other.
import { randomInt } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { OutboxRow } from '../commit/rows.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { storeCard } from './notices.ts';

/** Codes that are tried until one is free; a person has some dozens at most. */
const TRIES = 20;

/** The notice with a code of its reader, where the reader returned this innovation last; as it is for everybody else. */
export async function withChangedCard(
  trx: Kysely<Database>,
  row: OutboxRow,
  { code, version }: { readonly code: string; readonly version: number },
  secrets: Secrets,
): Promise<OutboxRow> {
  const { rows } = await sql<{ id: number }>`
    select n.id from innovation n
    join lateral (select e.person_id, e.after ->> 'seen' as seen from event e
      where e.innovation_id = n.id and e.type = 'return' order by e.seq desc limit 1) r on r.person_id = ${row.personId}
    where n.code = ${code} and n.version = ${version} and r.seen in ('opened', 'changed') and n.owner_id <> ${row.personId}
      and not exists (select 1 from co_filler f where f.innovation_id = n.id and f.person_id = ${row.personId} and f.removed_at is null)
      and not exists (select 1 from outbox o where o.notice_key = ${row.noticeKey})`.execute(trx);
  const [found] = rows;
  if (found === undefined || row.personId === null) return row;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const cardCode = String(randomInt(10_000)).padStart(4, '0');
    if (await storeCard(trx, row.personId, found.id, version, cardCode, secrets, null, 'changed'))
      return { ...row, message: secrets.codes.seal(withCode(row.message, cardCode), [cardCode]) };
  }
  return row;
}

const withCode = (message: OutboxRow['message'], cardCode: string): OutboxRow['message'] => ({
  ...message,
  parts: message.parts.map((part) =>
    part.key === 'notice_waiting' ? { ...part, args: { ...part.args, cardCode } } : part,
  ),
});
