// Plays the second half of a year in the chat: the contest from its opening to its announcement, the decision of the regent, the
// catalogue, copies in other units, and what comes back; the bundle is written as the desk writes it. What was entered and
// accepted before is put in by the database: the first half and other tests do that.
import path from 'node:path';
import { sql } from 'kysely';
import { writeBundle } from '../../src/bundle.ts';
import type { EvidenceStore } from '../../src/db/evidence-store.ts';
import { complianceMaterial } from '../../src/db/views/recognition.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import type { TestDatabase } from './database.ts';
import { addEvidence, addInnovation } from './records.ts';
import { Season, codeIn, textFor, type Told } from './season.ts';
import type { Entered, Typed } from './second-half-oracle.ts';

/** How large the second half is; `left`: innovations without monev, so that the decision leaves them out. */
export interface SecondHalfSize {
  readonly units: number;
  readonly judges: number;
  readonly left: number;
  readonly copies: number;
}

const letters = 'abcdefghijklmnopqrst';
const word = (at: number): string =>
  `${letters[at % 20] ?? ''}${letters[Math.floor(at / 20) % 20] ?? ''}`;

/** Marks that put no two entries level. */
const marksFor = (entry: number, judge: number, round: number): string =>
  [37, 41, 43, 47]
    .map((step, at) => {
      const mark = 40 + ((entry * step + judge * 13 + round * 29 + at * 7) % 59);
      return at === 0 && (entry + judge) % 3 === 0 ? `${mark},5` : `${mark}`;
    })
    .join(' ');

/** The player: what was typed with its answer, and everything that anybody was told. */
class Player {
  readonly typed: Typed[] = [];
  readonly heard: Told[] = [];
  readonly season: Season;

  constructor(season: Season) {
    this.season = season;
  }

  async say(who: string, line: string): Promise<string> {
    const told = await this.season.say(who, line);
    this.heard.push(...told);
    const said = textFor(told, who);
    this.typed.push({ who, line, said });
    return said;
  }

  /** Types a line that asks for a code, and the code. */
  async confirm(who: string, line: string): Promise<string> {
    const asked = await this.season.say(who, line);
    this.typed.push({ who, line, said: textFor(asked, who) });
    return this.say(who, codeIn(asked, who, 'kode ini:'));
  }
}

/** Plays it; gives what was typed, and what everybody reads at the end. */
export async function playSecondHalf(
  database: TestDatabase,
  { store, dir }: { readonly store: EvidenceStore; readonly dir: string },
  size: SecondHalfSize,
) {
  const season = await Season.open(database);
  const player = new Player(season);
  const { db } = database;
  for (const who of ['Kora', 'Kuni']) await season.join(who, 'coordinator', null, 'webchat');
  const judges = Array.from({ length: size.judges }, (_, at) => `Juri${word(at)}`);
  for (const who of judges) await season.join(who, 'judge', null);
  // Offices, hospital and Puskesmas alike.
  const units = referenceUnits.filter(
    (_, at) =>
      Math.floor((at * size.units) / referenceUnits.length) !==
      Math.floor(((at - 1) * size.units) / referenceUnits.length),
  );
  const entered: Entered[] = [];
  for (const [at, unit] of units.entries()) {
    const who = `Cipta${word(at)}`;
    await season.join(who, 'innovator', unit.id);
    await season.join(`Kepala${word(at)}`, 'unit_head', unit.id, 'whatsapp');
    const code = `INV-H${String(at + 1).padStart(4, '0')}`;
    const ownerId = await season.personOf(who);
    const id = await addInnovation(db, {
      code,
      unitId: unit.id,
      ownerId,
      name: `Antar ${word(at)}`,
    });
    await sql`update innovation set state = 'accepted', version = 0, submitted_at = now() where id = ${id}`.execute(
      db,
    );
    const text = JSON.stringify({ type: 'text', text: `Warga ${word(at)} terbantu.` });
    await sql`insert into answer (innovation_id, item, value, revision, written_by)
      values (${id}, 'manfaat', ${text}::jsonb, 1, ${ownerId})`.execute(db);
    await addEvidence(db, store, id, ownerId, {
      name: 'SK.pdf',
      bytes: Buffer.from(`%PDF ${code}`),
    });
    entered.push({ code, unit: unit.name, who });
  }
  await sql`update evidence_file set told_at = now()`.execute(db);
  season.forget();

  const { results } = await playContest(player, entered, judges);
  const left = new Set(entered.slice(0, size.left).map(({ code }) => code));
  await sql`update innovation set state = 'monitored' where not code = any(${[...left]}::text[])`.execute(
    db,
  );
  season.forget();
  await player.confirm('Kora', 'daftar sk');
  const decided = await player.confirm('Kora', 'catat sk 188.45/12/2026 tanggal 7 September 2026');

  const bundle = await writeBundle(
    { db, store, region: balangan, edition: balangan2026 },
    { unitId: null },
    path.join(dir, 'bundle.zip'),
  );
  for (const [at, { code }] of entered.entries())
    await player.confirm(`Kepala${word(at)}`, `terbitkan ${code}`);
  await player.confirm(`Kepala${word(0)}`, `turunkan ${entered[0]?.code ?? ''}`);
  const copied = await playCopies(player, entered.slice(1), size.copies);
  return {
    ...{
      typed: player.typed,
      heard: player.heard,
      entered,
      left,
      results,
      decided,
      bundle,
      copied,
    },
    found: await player.say('Kora', 'cari inovasi antar'),
    ranking: await complianceMaterial(db, balangan2026, balangan),
    tooLong: [...season.tooLong],
  };
}

async function playContest(
  player: Player,
  entered: readonly Entered[],
  judges: readonly string[],
): Promise<{ readonly results: readonly string[] }> {
  await player.say('Kora', 'lomba buka');
  await player.say('Kora', 'lomba aturan');
  for (const { who } of entered) await player.say(who, 'ikutkan');
  await player.say('Kora', 'lomba bagi');
  await player.say('Kora', 'lomba tutup');
  const mark = async (round: number): Promise<void> => {
    const { rows } = await sql<{ entry: number; who: string }>`
      select s.entry_number as entry, a.native_id as who from contest_seat s join address a on a.person_id = s.person_id
      join contest_entry e on e.number = s.entry_number where ${round} = 0 or e.finalist order by 1, 2`.execute(
      player.season.db,
    );
    for (const { entry, who } of rows) {
      await player.say(who, `nilai L-${entry} ${marksFor(entry, judges.indexOf(who), round)}`);
      await player.say(who, 'ya');
    }
  };
  await mark(0);
  await player.say('Kora', 'lomba finalis');
  await mark(1);
  await player.confirm('Kora', 'lomba kunci');
  await player.confirm('Kuni', 'lomba kunci');
  await player.confirm('Kora', 'lomba umumkan');
  await player.say('Kora', 'batal');
  const results: string[] = [];
  for (let page = 1; page <= 4; page += 1) {
    const said = await player.say('Kora', `lomba hasil ${page}`);
    if (!results.includes(said)) results.push(said);
  }
  return { results };
}

/** Each of some units copies what the one before it published; every third is told no. */
async function playCopies(
  player: Player,
  entered: readonly Entered[],
  count: number,
): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  for (let at = 0; at < count; at += 1) {
    const source = entered[at % 2];
    const asks = entered[(at + 2) % entered.length];
    if (source === undefined || asks === undefined || asks === source) continue;
    const answer = await player.say(asks.who, `kami mau meniru ${source.code}; untuk unit kami`);
    const number = /Permintaan (M-\d+)/u.exec(answer)?.[1];
    if (number === undefined) continue;
    await player.say(
      source.who,
      at % 3 === 2 ? `${number} tidak: masih dibenahi` : `${number} boleh`,
    );
    if (at % 3 !== 2) await player.say(asks.who, `${number} sudah: berjalan`);
  }
  for (const { code, who } of entered.slice(0, 2))
    said.set(code, await player.say(who, `tiruan ${code}`));
  return said;
}
