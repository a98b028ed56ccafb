// Plays half a year of the programme around the form, on the database or over three networks with the product running: an edaran, units that are invited by a list, a
// sosialisasi in two modes, what was found, what of it is none, drafts that are begun, visits. The forms themselves are handed in by the database: other tests fill them in.
import { sql } from 'kysely';
import type { ChannelId } from '../../src/domain/conversation/input.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import type { TestDatabase } from './database.ts';
import type { Typed } from './half-year-oracle.ts';
import { Season, textFor } from './season.ts';

/** How large the half year is. */
export interface Size {
  readonly units: number;
  readonly found: number;
  readonly sorted: number;
  readonly entries: number;
  /** People at the sosialisasi, in the hall and by video; the admins type a code, every other one of each, the rest is listed. */
  readonly onsite: number;
  readonly online: number;
  readonly visits: number;
}

/** What it is played on: the database alone, or networks with the product as a process of its own. */
export interface Ground {
  readonly db: TestDatabase['db'];
  /** Brings the coordinator, who is called Kora. */
  readonly begin: () => Promise<void>;
  /** Somebody comes with a code and says who they are; gives what the coordinator was told of it. */
  readonly enter: (who: string, code: string, channel: ChannelId) => Promise<string>;
  /** Says a line and gives what its writer was told. */
  readonly say: (who: string, line: string) => Promise<string>;
  readonly openCode: (sealed: string) => string;
  /** The database was written to by the test: what is kept in memory is known anew. */
  readonly forget: () => Promise<void>;
}

/** The half year on the database alone. */
export async function onDatabase(database: TestDatabase): Promise<Ground> {
  const season = await Season.open(database);
  return {
    db: season.db,
    begin: () => season.join('Kora', 'coordinator', null, 'webchat'),
    enter: async (who, code, channel) => textFor(await season.enter(who, code, channel), 'Kora'),
    say: async (who, line) => textFor(await season.say(who, line), who),
    openCode: (sealed) => String(season.handling.secrets.codes.open(sealed)),
    forget: async () => season.forget(),
  };
}

const channels: readonly ChannelId[] = ['telegram', 'whatsapp', 'webchat'];
const letters = 'abcdefghijklmnopqrst';
const word = (at: number): string =>
  `${letters[at % 20] ?? ''}${letters[Math.floor(at / 20) % 20] ?? ''}`;

/** The code that lets something happen, as it was shown. */
const codeIn = (shown: string): string => /kode ini: (\d{4})/u.exec(shown)?.[1] ?? '';

type Say = (who: string, unit: string | null, line: string) => Promise<string>;

/** Invites an admin of each unit by one list; each comes with the code of a sheet, and the coordinator says who it was. */
async function inviteAll(
  ground: Ground,
  say: Say,
  admins: readonly { readonly who: string; readonly unit: { readonly name: string } }[],
): Promise<void> {
  const list = admins.map(({ unit }) => `${unit.name}; admin`).join('\n');
  await say('Kora', null, codeIn(await say('Kora', null, `undang banyak\n${list}`)));
  const { rows } = await sql<{ unit: string; sealed: string }>`
    select u.name as unit, i.code_sealed as sealed from invitation i join unit u on u.id = i.unit_id
    where i.sheet_id is not null`.execute(ground.db);
  for (const [at, { who, unit }] of admins.entries()) {
    const sheet = rows.find((row) => row.unit === unit.name);
    const code = ground.openCode(sheet?.sealed ?? '');
    const told = await ground.enter(who, code, channels[at % channels.length] ?? 'telegram');
    await say('Kora', null, /"(undangan \d+ benar)"/u.exec(told)?.[1] ?? '');
  }
}

/** Plays it; gives what was typed, the codes of the sosialisasi, and what coordinator and admins read at the end. */
export async function playHalfYear(ground: Ground, size: Size) {
  const { db } = ground;
  const typed: Typed[] = [];
  const say = async (who: string, unit: string | null, line: string): Promise<string> => {
    typed.push({ who, unit, line });
    return ground.say(who, line);
  };
  await ground.begin();
  const units = referenceUnits.slice(0, size.units);
  const admins = units.map((unit, at) => ({ who: `Bina${word(at)}ra Contoh`, unit }));
  await say('Kora', null, codeIn(await say('Kora', null, 'surat edaran')));
  await inviteAll(ground, say, admins);
  const { rows } = await sql<{ day: string }>`
    select to_char(now() at time zone 'Asia/Makassar', 'DD-MM-YYYY') as day`.execute(db);
  await say('Kora', null, `rapat: Sosialisasi Inovasi; ${rows[0]?.day}; 09.00; Aula`);
  await say('Kora', null, 'R-1 tujuan: setiap unit menulis satu inovasi');
  const asking = await say('Kora', null, 'R-1 undang semua admin');
  const [, asked = '', sends = ''] = /kodenya: (\d+) (\d{4})/u.exec(asking) ?? [];
  await say('Kora', null, `${asked} ${sends}`);
  const shown = await say('Kora', null, 'R-1 kode');
  const codes = {
    onsite: /luring\): hadir (\d{5})/u.exec(shown)?.[1] ?? '',
    online: /daring\): hadir (\d{5})/u.exec(shown)?.[1] ?? '',
  };
  for (const [at, { who, unit }] of admins.entries()) {
    await say(who, unit.id, `hadir ${at % 2 === 0 ? codes.onsite : codes.online}`);
    // Whoever types the other code as well is counted once.
    if (at % 3 === 0) await say(who, unit.id, `hadir ${codes.online}`);
  }
  const guests = (name: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${name} ${word(at)}; Desa Contoh`).join('\n');
  await say(
    'Kora',
    null,
    `R-1 hadir:\n${guests('Warga', size.onsite - Math.ceil(admins.length / 2))}`,
  );
  await say(
    'Kora',
    null,
    `R-1 hadir daring:\n${guests('Kader', size.online - Math.floor(admins.length / 2))}`,
  );

  const numbers = new Map<string, number[]>();
  for (const [at, { who, unit }] of admins.entries()) {
    const own = Array.from({ length: size.found }, (_, n) => n).filter(
      (n) => n % admins.length === at,
    );
    if (own.length === 0) continue;
    const lines = own.map((n) => `layanan ${word(n)} lewat pesan singkat ${word(n + 7)}`);
    await say(who, unit.id, `temuan:\n${lines.join('\n')}`);
    const { rows: noted } = await sql<{ number: number }>`
      select number from candidate where unit_id = ${unit.id} order by number`.execute(db);
    numbers.set(
      unit.id,
      noted.map(({ number }) => number),
    );
  }
  const queue = Array.from({ length: size.found }, (_, n) => {
    const admin = admins[n % admins.length];
    const number = numbers.get(admin?.unit.id ?? '')?.[Math.floor(n / admins.length)];
    return { admin, number };
  });
  for (const { admin, number } of queue.slice(0, size.sorted))
    await say(
      admin?.who ?? '',
      admin?.unit.id ?? null,
      `T-${number} bukan inovasi: kegiatan rutin`,
    );
  for (const [at, { admin, number }] of queue
    .slice(size.sorted, size.sorted + size.entries)
    .entries()) {
    await say(admin?.who ?? '', admin?.unit.id ?? null, `mulai T-${number}`);
    const named = await ground.say(admin?.who ?? '', `Inovasi Bina${word(at)}mitra`);
    if (!named.includes('Tersimpan')) throw new Error(`not begun: ${named}`);
  }
  for (const { unit } of admins.slice(0, size.visits))
    await say('Kora', unit.id, `kunjungan ${unit.name}: loket sudah dibenahi; bertemu admin`);
  const { numAffectedRows } =
    await sql`update innovation set state = 'submitted', submitted_at = now()
    where id in (select innovation_id from candidate where innovation_id is not null)`.execute(db);
  await ground.forget();
  const read = (who: string, line: string) => ground.say(who, line);
  return {
    ...{ typed, codes, handedIn: Number(numAffectedRows ?? 0n) },
    counts: await read('Kora', 'hitungan temuan'),
    came: await read('Kora', 'R-1 peserta'),
    invitations: await read('Kora', 'undangan'),
    asked: Number(asked),
    edaran: Number(
      (
        await sql<{
          n: number;
        }>`select count(*)::int as n from print_request where paper = 'surat-edaran'`.execute(db)
      ).rows[0]?.n,
    ),
    ownCounts: await Promise.all(
      admins
        .slice(0, 1)
        .map(async ({ who, unit }) => [unit.id, await read(who, 'hitungan temuan')] as const),
    ),
    visits: Number(
      (await sql<{ n: number }>`select count(*)::int as n from visit`.execute(db)).rows[0]?.n,
    ),
  };
}
