// What phones show against what was to be said: each message once, no question asked again without a word in between.
import { sql } from 'kysely';
import type { Shown, Typed } from '../telegram/journal.ts';
import type { Evidence } from './evidence.ts';
import { questionsIn } from './questions.ts';

/**
 * I6: each message on a phone belongs to one row of the outbox, and no row to two copies. A reply that was given up
 * because its person had gone on may have been shown without proof; it is no second copy of another.
 */
export async function shownOnce({ db, telegram }: Evidence): Promise<string[]> {
  const { rows } = await sql<{ id: number; chat: string; state: string; ids: string[] }>`
    select o.id, a.native_id as chat, o.state, o.provider_ids as ids
    from outbox o join address a on a.id = o.address_id where o.channel = 'telegram'`.execute(db);
  const owners = new Map<string, number[]>();
  for (const row of rows)
    for (const id of row.ids) {
      const key = `${row.chat} ${id}`;
      owners.set(key, [...(owners.get(key) ?? []), row.id]);
    }
  const wrong: string[] = [];
  for (const [key, owned] of owners)
    if (owned.length > 1) wrong.push(`I6 message ${key} is counted for rows ${owned.join(', ')}`);
  const chats = Map.groupBy(telegram.journal.shown(), ({ chat }) => chat);
  for (const [chat, shown] of chats) {
    const proven = shown.filter((one) => owners.has(`${chat} ${one.messageId}`));
    const unproven = shown.filter((one) => !owners.has(`${chat} ${one.messageId}`));
    const givenUp = rows.filter((row) => row.chat === chat && row.state === 'superseded').length;
    if (unproven.length > givenUp)
      wrong.push(
        `I6 ${chat} shows ${unproven.length} messages that no row claims: ${brief(unproven)}`,
      );
    for (const one of unproven) {
      const twin = proven.find((other) => other.text === one.text && besides(shown, one, other));
      if (twin) wrong.push(`I6 ${chat} shows twice: ${brief([one])}`);
    }
  }
  const known = new Set(telegram.journal.shown().map((one) => `${one.chat} ${one.messageId}`));
  for (const [key, [row]] of owners)
    if (!known.has(key))
      wrong.push(`I6 row ${row} was recorded as sent in ${key} and is not there`);
  return wrong;
}

const besides = (shown: readonly Shown[], one: Shown, other: Shown): boolean =>
  Math.abs(shown.indexOf(one) - shown.indexOf(other)) === 1;

/**
 * I4: no question is shown a second time to somebody who said nothing in between, and none that was answered comes
 * again unless the person went back to it or a checker returned it. Two replies that say the same may come to two messages,
 * each typed before its reply was shown; replies that come late need no message between them.
 */
export async function askedOnce({ db, telegram }: Evidence): Promise<string[]> {
  const wrong: string[] = [];
  const { rows } = await sql<{ chat: string; ids: string[]; to: string }>`
    select a.native_id as chat, o.provider_ids as ids, i.external_id as to
    from outbox o join address a on a.id = o.address_id join inbox i on i.id = o.inbox_id
    where o.channel = 'telegram' and o.kind = 'reply'`.execute(db);
  const messageOf = new Map(
    rows.flatMap(({ chat, ids, to }) => ids.map((id) => [`${chat} ${id}`, to])),
  );
  const chats = Map.groupBy(telegram.journal.shown(), ({ chat }) => chat);
  for (const [chat, shown] of chats) {
    const said = telegram.journal.typed().filter((one) => one.chat === chat);
    const between = (from: number, to: number): readonly Typed[] =>
      said.filter(({ messageId }) => messageId > from && messageId < to);
    const answered = new Map<string, number>();
    let previous: Shown | undefined;
    for (const one of shown) {
      if (previous && previous.text === one.text && isQuestion(one.text)) {
        const to = [previous, one].map(({ messageId }) => messageOf.get(`${chat} ${messageId}`));
        // A reply that was given up names no message: then as many were typed since the one before.
        const before = shown[shown.indexOf(previous) - 1]?.messageId ?? 0;
        const each = to.every((id) => id !== undefined)
          ? new Set(to).size === 2 && haveCome(to, between(0, one.messageId))
          : between(before, one.messageId).length >= 2;
        if (!each)
          wrong.push(`I4 ${chat} was asked again without having said anything: ${brief([one])}`);
      }
      for (const label of questionsIn(one.text)) {
        const since = answered.get(label);
        if (
          since !== undefined &&
          !between(since, one.messageId).some(({ text }) => goesBack(text))
        )
          wrong.push(`I4 ${chat} was asked again what is stored, ${label}: ${brief([one])}`);
      }
      for (const [, done = '', value = ''] of one.text.matchAll(
        /^✔ Tersimpan\. ([^:\n]+): (.*)$/gm,
      ))
        if (!/^tingkat \d|kata/.test(value)) answered.set(done, one.messageId);
      previous = one;
    }
  }
  return wrong;
}

/** Whether the messages that were answered had come: texts and files by their id, presses and edits by their number. */
function haveCome(answered: readonly (string | undefined)[], typed: readonly Typed[]): boolean {
  const ids = new Set<string | undefined>(typed.map(({ messageId }) => `m${messageId}`));
  const [sent = [], pressed = []] = [true, false].map((isMessage) =>
    answered.filter((id) => id?.startsWith('m') === isMessage),
  );
  const injected = typed.filter(({ text }) => text.startsWith('inject:'));
  return sent.every((id) => ids.has(id)) && pressed.length <= injected.length;
}

const isQuestion = (text: string): boolean => /^(?:Isian|Indikator) \d+\/\d+ /m.test(text);

const goesBack = (text: string): boolean => /^(?:ubah|kembali|perbaiki|draf|baru)\b/i.test(text);

const brief = (shown: readonly Shown[]): string =>
  shown
    .map(({ messageId, text }) => `${messageId} "${text.slice(0, 60).replaceAll('\n', ' / ')}"`)
    .join(', ');
