// Probes of the chat: what names an innovation in a try of the access matrix, said by everybody to whom the matrix refuses it,
// in several ways of writing it, and searches for what they may not read.
import { sql } from 'kysely';
import { newConversation } from '../../src/domain/conversation/state.ts';
import { accountTries } from '../db/access-chat/account.ts';
import { cellOf } from '../db/access-chat/check.ts';
import { decisionTries } from '../db/access-chat/decisions.ts';
import { innovationTries } from '../db/access-chat/innovations.ts';
import { peopleTries } from '../db/access-chat/people.ts';
import { type Setting, nameOf, roles, unit } from '../db/access-chat/setting.ts';
import { systemTries } from '../db/access-chat/system.ts';
import { type Record, mayRead, personMayRead, thingFor } from './records.ts';

/** One message of somebody about a record, and why it must lead to nothing. */
export interface ChatProbe {
  readonly who: string;
  readonly text: string;
  readonly record: Record;
}

/** Ways to write a line about something that has a code. */
const ways: readonly ((line: string, code: string) => string)[] = [
  (line) => line,
  (line) => line.toLowerCase(),
  (line) => `/${line}`,
  (line, code) => line.replace(code, code.replace('-', ' ').toLowerCase()),
  (line, code) => line.replace(code, `"${code}"`),
  (line) => `mohon ${line} ya`,
  (line) => `${line}\n${line}`,
  (line, code) => line.replace(code, `${code} ${code}`),
];

/** Every line of a try that names an innovation, with the rows of the matrix for which it is typed. */
const lines: ReadonlyMap<string, readonly number[]> = new Map(
  [
    ...Map.groupBy(
      [
        ...accountTries,
        ...innovationTries,
        ...decisionTries,
        ...peopleTries,
        ...systemTries,
      ].flatMap(({ row, lines: of }) => {
        const [first] = of('INV-XXXXX', 'other');
        return typeof first === 'string' && first.includes('INV-XXXXX') ? [{ row, first }] : [];
      }),
      ({ first }) => first,
    ),
  ].map(([line, tries]) => [line, tries.map(({ row }) => row)]),
);

const searches: readonly ((record: Record) => string)[] = [
  ...['lihat', 'baca', 'cari', 'riwayat', 'jejak', 'bukti', 'cetak', 'ekspor'].map(
    (word) => (record: Record) => `${word} ${record.code}`,
  ),
  ({ search }) => `cari ${search}`,
  ({ search }) => `lihat lampu ${search}`,
  ({ search }) => `lampu ${search}`,
  ({ code }) => code,
  ({ code }) => `apa isi ${code}?`,
  ({ code }) => `jawab ${code} halo`,
  ...['daftar', 'antrean', 'ringkasan', 'status', 'kurang', 'temuan', 'jejak unit', 'profil'].map(
    (word) => () => word,
  ),
];

/** Every probe of the chat. */
export function chatProbes(records: readonly Record[]): readonly ChatProbe[] {
  return (['anonymous', ...roles] as const).flatMap((role) =>
    records.flatMap((record): ChatProbe[] => {
      const who = nameOf(role);
      // Whoever has no unit has the gakor of this one, or everything.
      const thing = thingFor(unit, record);
      const refused = [...lines].filter(([, rows]) =>
        rows.every((row) => cellOf(row, role, thing) === null),
      );
      const read = mayRead(role, unit, record) ? [] : searches;
      return [
        ...refused.flatMap(([line]) => {
          const typed = line.replaceAll('INV-XXXXX', record.code);
          return ways.map((way) => ({ who, record, text: way(typed, record.code) }));
        }),
        ...read.map((search) => ({ who, record, text: search(record) })),
      ];
    }),
  );
}

/** Puts probes together that can be said at once: one of each person. */
export function rounds(probes: readonly ChatProbe[]): readonly (readonly ChatProbe[])[] {
  const made: ChatProbe[][] = [];
  for (const of of Map.groupBy(probes, ({ who }) => who).values())
    for (const [nth, probe] of of.entries()) (made[nth] ??= []).push(probe);
  return made;
}

/** Says them, and gives what anybody was told who may not read it. */
export async function probeChat(
  setting: Setting,
  round: readonly ChatProbe[],
  records: readonly Record[],
): Promise<readonly string[]> {
  await atRest(
    setting,
    round.map(({ who }) => who),
  );
  for (const { who, text } of round) await setting.season.write(who, text);
  await setting.season.handle();
  const told = await setting.season.told();
  return told.flatMap((one) =>
    records
      .filter((record) => one.text.includes(record.canary) && !personMayRead(one.to, record))
      .map(
        ({ code, state }) =>
          `${one.to} was told of ${code} (${state}) after ${round.find(({ who }) => who === one.to)?.text}`,
      ),
  );
}

/** Nothing is open, nothing was said today. */
async function atRest(setting: Setting, who: readonly string[]): Promise<void> {
  const idle = JSON.stringify({ ...newConversation, mode: { name: 'idle' } });
  await sql`update conversation c set rev = c.rev + 1, focus_id = null, used = '{}',
    state = case when p.consented_at is null then ${JSON.stringify(newConversation)}::jsonb else ${idle}::jsonb end
    from person p, address a where p.id = c.person_id and a.person_id = p.id and a.native_id = any(${who})`.execute(
    setting.db,
  );
  await sql`delete from code_attempt`.execute(setting.db);
  setting.season.forget();
}
