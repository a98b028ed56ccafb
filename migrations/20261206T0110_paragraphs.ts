// Paragraphs of answers by hashes of their words, so that one that stands in another innovation as well is found without reading
// all of them. Paragraphs of fewer than fifteen words are no copy of anything.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create function paragraph_hashes(value jsonb) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct left(encode(sha256(convert_to(words, 'UTF8')), 'hex'), 24)), '{}')
    from (select trim(regexp_replace(lower(part), '[^[:alnum:]]+', ' ', 'g')) as words
      from regexp_split_to_table(coalesce(value ->> 'text', ''), '[\\r\\n]+') part) split
    where array_length(string_to_array(words, ' '), 1) >= 15 $$`,
  `create index answer_paragraphs on answer using gin (paragraph_hashes(value))
    where value ->> 'type' = 'text' and length(value ->> 'text') >= 80`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
