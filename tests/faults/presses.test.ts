// Buttons that are forged, old, foreign or garbage: answered politely, recorded once, and nothing else changes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { settled } from '../support/oracle.ts';
import { openSetting, opening } from './setting.ts';

interface Case {
  readonly id: string;
  readonly data: string;
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../bot/telegram/presses.json'), 'utf8'),
);

test('a press that means nothing changes nothing', async () => {
  const { telegram, database, check } = await openSetting();
  const siti = telegram.phone(995_001);
  for (const text of opening(1)) {
    await siti.says(text);
    await siti.sees(/./);
  }
  const { db } = database;
  const state = async (): Promise<unknown> => {
    const { rows } = await sql`
      select (select jsonb_agg(to_jsonb(n) order by id) from innovation n) as innovations,
        (select jsonb_agg(to_jsonb(w) order by item) from answer w) as answers,
        (select jsonb_agg(to_jsonb(g) order by id) from role_grant g) as grants`.execute(db);
    return rows;
  };
  const before = await state();
  // A group has no person to record it for; there the bot only points to the private chat.
  for (const one of cases.filter(
    ({ id }) => !['group', 'anonymous_admin', 'no_message'].includes(id),
  )) {
    const events = await db.selectFrom('event').select(['id']).execute();
    const shown = siti.shown();
    const answered = telegram.journal.answered().length;
    await siti.pressesToken(one.data, shown.at(-1)?.messageId ?? 1);
    await expect
      .poll(() => telegram.journal.answered().length, { message: one.id })
      .toBe(answered + 1);
    await expect.poll(() => siti.shown().length, { message: one.id }).toBe(shown.length + 1);
    expect(siti.shown().at(-1)?.text).toMatch(/tidak berlaku|tidak ada yang diubah/);
    await settled(db);
    const fresh = await db
      .selectFrom('event')
      .select(['type'])
      .where('id', '>', Math.max(0, ...events.map(({ id }) => id)))
      .execute();
    expect({ [one.id]: fresh }).toEqual({ [one.id]: [{ type: 'stale_button' }] });
    expect({ [one.id]: await state() }).toEqual({ [one.id]: before });
  }
  await check();
});
