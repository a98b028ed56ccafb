// What was typed against what was stored: nothing acknowledged lost, nothing invented, nothing counted twice.
import { sql } from 'kysely';
import type { Evidence } from './evidence.ts';

interface Saved {
  readonly person: string;
  readonly item: string;
  readonly label: string | null;
  readonly text: string | null;
  readonly stored: boolean;
}

/**
 * I1: each "Tersimpan" on a phone has its row in the record, of that person and that question (and of that text, where
 * the answer is one), and the table of answers has the question.
 */
export async function acknowledged({ db, telegram }: Evidence): Promise<string[]> {
  const { rows } = await sql<Saved>`
    select a.native_id as person, e.item, label.label, e.after ->> 'text' as text,
      exists (select 1 from answer w where w.innovation_id = e.innovation_id and w.item = e.item) as stored
    from event e
    join address a on a.person_id = e.person_id and a.channel = 'telegram'
    join innovation n on n.id = e.innovation_id
    left join lateral (
      select i ->> 'label' as label
      from edition d, jsonb_path_query(d.definition, '$.sections[*].items[*]') i
      where d.id = n.edition_id and d.version = n.edition_version and i ->> 'id' = e.item) label on true
    where e.type = 'answer_saved'`.execute(db);
  const files = await sql<{ person: string; name: string }>`
    select a.native_id as person, f.name from evidence_file f
    join address a on a.person_id = f.person_id and a.channel = 'telegram'
    where f.state in ('stored', 'removed')`.execute(db);
  const wrong: string[] = [];
  for (const row of rows)
    if (!row.stored) wrong.push(`I1 ${row.person}: ${row.item} is in the record, not in the table`);
  for (const { chat, text } of telegram.journal.shown()) {
    for (const line of text.matchAll(/^✔ Tersimpan: (.+) \(\d[\d.,]* [KM]B\)$/gm)) {
      const name = line[1] ?? '';
      if (!files.rows.some((file) => file.person === chat && file.name === name))
        wrong.push(`I1 ${chat} was told that the file ${name} is stored, and it is not`);
    }
    for (const line of text.matchAll(/^✔ Tersimpan\. ([^:\n]+): (.*)$/gm)) {
      const [, label = '', value = ''] = line;
      // Who somebody is stands with the person, not with an innovation.
      if (/^(?:Unit|Undangan diterima|Tautan untuk)\b/.test(label)) continue;
      const same = rows.filter((row) => row.person === chat && row.label === label);
      if (same.length === 0)
        wrong.push(`I1 ${chat} was told that ${label} is stored, and it is not`);
      const texts = same.flatMap((row) => (row.text === null ? [] : [row.text]));
      if (texts.length > 0 && !texts.some((one) => reads(one, value)))
        wrong.push(`I1 ${chat} was shown ${label}: ${value}, which no stored answer says`);
    }
  }
  return wrong;
}

/** A stored text as an acknowledgement shows it: its first line, cut if it is long; or only its words counted. */
function reads(stored: string, shown: string): boolean {
  if (/^[\d.]+ kata(?:\.| sejauh ini\.)$/.test(shown)) return true;
  const [first = ''] = stored.trim().split('\n');
  return first === shown || first.startsWith(shown.replace(/ …$/, ''));
}

/** I2: every row of the inbox was typed on a phone, and every answer and event that names a message names one that exists. */
export async function notInvented({ db, telegram }: Evidence): Promise<string[]> {
  const inbox = await sql<{ chat: string; id: string }>`
    select a.native_id as chat, i.external_id as id from inbox i join address a on a.id = i.address_id
    where a.channel = 'telegram' and i.external_id like 'm%'`.execute(db);
  const wrong = inbox.rows
    .filter(({ chat, id }) => !telegram.journal.wasTyped(chat, Number(id.slice(1))))
    .map(({ chat, id }) => `I2 ${id} of ${chat} is in the inbox and was never typed`);
  const { rows } = await sql<{ what: string }>`
    select 'answer ' || item as what from answer w where inbox_id is not null and not exists (select 1 from inbox i where i.id = w.inbox_id)
    union all select 'event ' || type from event e where inbox_id is not null and not exists (select 1 from inbox i where i.id = e.inbox_id)
    union all select 'file ' || name from evidence_file f where f.inbox_id is not null and not exists (select 1 from inbox i where i.id = f.inbox_id)`.execute(
    db,
  );
  return [...wrong, ...rows.map(({ what }) => `I2 ${what} comes from no message`)];
}

/** I3: each message is received once and has each effect at most once; one decision for one version. */
export async function onceOnly({ db }: Evidence): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'inbox ' || address_id || '/' || external_id || ' is there ' || count(*) || ' times' as what
      from inbox group by address_id, external_id having count(*) > 1
    union all select 'message ' || inbox_id || ' saved ' || coalesce(item, type) || ' ' || count(*) || ' times'
      from event where inbox_id is not null and type in ('answer_saved', 'submit', 'repair', 'verify', 'return')
      group by inbox_id, type, item, subject having count(*) > 1
    union all select 'message ' || inbox_id || ' is answered ' || count(*) || ' times'
      from outbox where inbox_id is not null and kind = 'reply' and message -> 'file' is null
      group by inbox_id having count(*) > 1
    union all select 'notice ' || notice_key || ' is there ' || count(*) || ' times'
      from outbox where notice_key is not null group by notice_key having count(*) > 1
    union all select 'message ' || inbox_id || ' announced ' || name || ' ' || count(*) || ' times'
      from evidence_file where inbox_id is not null group by inbox_id, name, ref having count(*) > 1`.execute(
    db,
  );
  return rows.map(({ what }) => `I3 ${what}`);
}

/** I1: every text that was typed is in the inbox. */
export async function neverArrived({ db, telegram }: Evidence): Promise<string[]> {
  const { rows } = await sql<{ chat: string; id: string }>`
    select a.native_id as chat, i.external_id as id from inbox i
    join address a on a.id = i.address_id where a.channel = 'telegram'`.execute(db);
  const known = new Set(rows.map(({ chat, id }) => `${chat} ${id}`));
  return telegram.journal
    .typed()
    .filter(({ text }) => !text.startsWith('inject:'))
    .filter(({ chat, messageId }) => !known.has(`${chat} m${messageId}`))
    .map(({ chat, messageId }) => `I1 message ${messageId} of ${chat} was typed and never arrived`);
}
