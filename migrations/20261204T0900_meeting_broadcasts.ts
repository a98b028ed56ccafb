// Lets several broadcasts ask to one meeting: the one that each meeting has is carried over, and none takes another's place.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table meeting_broadcast (
    meeting_number int not null references meeting (number),
    broadcast_id bigint not null references broadcast (id),
    primary key (meeting_number, broadcast_id)
  )`,
  `create index meeting_broadcast_of on meeting_broadcast (broadcast_id)`,
  `insert into meeting_broadcast (meeting_number, broadcast_id)
    select number, broadcast_id from meeting where broadcast_id is not null`,
  `alter table meeting drop column broadcast_id`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
