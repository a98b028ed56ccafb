// One message between innovators and mentors: kept with its innovation, and told once to each it is for.
// It decides nothing about who may write; whom it reaches is read here, at the moment of writing.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Message } from '../../domain/conversation/message.ts';
import type { MessageTo } from '../../domain/conversation/mentors/types.ts';
import type { MentorEffect } from '../../domain/conversation/mentors/types.ts';
import type { Database } from '../schema.ts';
import { liveGrant } from '../load/people.ts';

type Db = Kysely<Database>;
type Post = Extract<MentorEffect, { kind: 'post_message' }>;

/** Stores the message and queues a notice for everybody it is for; coordinators where a unit has no mentor. */
export async function postMessage(
  trx: Db,
  post: Post,
  by: { readonly personId: number; readonly name: string | null; readonly inboxId: number | null },
): Promise<void> {
  const { rows } = await sql<{ id: number; unit: string; innovation: string | null }>`
    with n as (select id, name from innovation where code = ${post.code}),
    made as (
      insert into mentor_message (innovation_id, unit_id, from_id, answers_id, item, text, inbox_id)
      values ((select id from n), ${post.unitId}, ${by.personId}, ${post.answers}, ${post.item}, ${post.text}, ${by.inboxId})
      returning id, unit_id)
    select made.id, u.name as unit, (select name from n) as innovation from made join unit u on u.id = made.unit_id`.execute(
    trx,
  );
  const [made] = rows;
  if (made === undefined) throw new Error('a message was not stored');
  const to = await readersOf(trx, post.to, by.personId);
  const message: Message = {
    parts: [
      {
        key: 'notice_message',
        args: {
          id: made.id,
          from: by.name,
          unit: made.unit,
          what:
            post.answers !== null ? 'answer' : post.to.kind === 'mentors' ? 'question' : 'message',
          innovation: post.code === null ? null : { code: post.code, name: made.innovation },
          item: post.itemLabel,
          text: post.text,
        },
      },
    ],
    choices: [
      { label: { key: 'answer' }, reply: { word: 'answer', args: [made.id] }, numbered: false },
    ],
    prompt: null,
  };
  await sql`
    with t as (
      insert into mentor_message_to (message_id, person_id)
      select ${made.id}, p from unnest(${to}::bigint[]) p returning person_id)
    insert into outbox (person_id, address_id, channel, kind, message, notice_key)
    select c.person_id, c.address_id, a.channel, 'notice', ${JSON.stringify(message)}::jsonb, ${`message:${made.id}:`} || c.person_id
    from t join conversation c on c.person_id = t.person_id join address a on a.id = c.address_id
    join person p on p.id = c.person_id and p.erased_at is null
    order by c.person_id on conflict (notice_key) where notice_key is not null do nothing`.execute(
    trx,
  );
}

async function readersOf(trx: Db, to: MessageTo, writer: number): Promise<number[]> {
  if (to.kind === 'person') return [to.personId];
  if (to.kind === 'readers') {
    const { rows } = await sql<{ person_id: number }>`
      select person_id from mentor_message_to where message_id = ${to.messageId} and person_id <> ${writer}`.execute(
      trx,
    );
    return rows.map((row) => row.person_id);
  }
  const mentors = sql`g.role = 'mentor' and g.person_id in (select m.person_id from gakor_mentor m
    join gakor_unit u on u.gakor_id = m.gakor_id where u.unit_id = ${to.unitId})`;
  if (to.kind === 'unit') return holders(trx, sql`g.unit_id = ${to.unitId}`, writer);
  const found = await holders(trx, mentors, writer);
  return found.length > 0 ? found : holders(trx, sql`g.role = 'coordinator'`, writer);
}

async function holders(trx: Db, which: RawBuilder<unknown>, except: number): Promise<number[]> {
  const { rows } = await sql<{ person_id: number }>`
    select distinct g.person_id from role_grant g where ${which} and ${liveGrant} and g.person_id <> ${except}`.execute(
    trx,
  );
  return rows.map((row) => row.person_id);
}
