// Innovations and a verifier for measuring the desk: the same ones in every run. It never measures.
import { createHash, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../src/db/schema.ts';
import { balangan2026 } from '../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../src/domain/edition/journey.ts';
import { referenceUnits } from '../src/domain/units.ts';
import { addPerson } from '../tests/support/records.ts';
import { copyRows, query } from './support.ts';

const words =
  'layanan warga desa balita gizi kader posyandu kelas kunjungan obat lansia antrean surat tanah sekolah guru baca sungai perahu panen pupuk ikan pasar usaha air sampah jalan jembatan hutan api banjir siaga data peta aduan cepat dekat murah bersama terpadu keliling malam pagi rumah'.split(
    ' ',
  );
const states = [
  ...['draft', 'draft', 'submitted', 'unit_verified', 'unit_endorsed', 'accepted', 'accepted'],
  ...['monitored', 'returned', 'rejected'],
] as const;
const indicators = formOf(balangan2026).items.filter(({ kind }) => kind === 'indicator');

/** The same numbers in every run. */
let seed = 42;
export function chance(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
}
/** A word of a name. */
export const word = (): string => words[chance(words.length)] ?? '';
/** The item that a third of the innovations lack. */
export const missingItem = indicators[3]?.id ?? '';
const codeOf = (n: number): string => `INV-${n.toString(36).toUpperCase().padStart(5, '0')}`;

/** Fills an empty database with so many innovations in every state, ten answers each. */
export async function fillDesk(db: Kysely<Database>, url: string, size: number): Promise<void> {
  const owner = await addPerson(db, 'Pengelola');
  const { rows } = await sql<{ version: number }>`
    select max(version) as version from edition where id = ${balangan2026.id}`.execute(db);
  const innovations: string[] = [];
  for (let n = 1; n <= size; n += 1) {
    const unit = referenceUnits[chance(referenceUnits.length)]?.id ?? '';
    const state = states[chance(states.length)] ?? 'draft';
    const name = `${word()} ${word()} ${word()} ${n}`;
    const day = `2026-0${1 + chance(9)}-1${chance(9)}`;
    const submitted = state === 'draft' ? '\\N' : day;
    const from = state === 'returned' ? 'unit_endorsed' : '\\N';
    const open = state === 'returned' ? '{}' : '\\N';
    innovations.push(
      [codeOf(n), unit, balangan2026.id, rows[0]?.version, owner, state, name, submitted, 1]
        .concat([from, open])
        .join('\t'),
    );
  }
  await copyRows(
    url,
    'innovation (code, unit_id, edition_id, edition_version, owner_id, state, name, submitted_at, version, returned_from, open_items)',
    innovations,
  );
  // In a connection of its own: those of the product give up after some seconds.
  const items = indicators.slice(0, 10).map(({ id }) => `('${id}')`);
  await query(
    url,
    `insert into answer (innovation_id, item, value, revision, written_by)
      select n.id, k.item, jsonb_build_object('type', 'indicator', 'level', 1 + n.id % 3, 'links', '[]'::jsonb), 1, n.owner_id
      from innovation n cross join (values ${items.join(', ')}) k(item)
      where n.id % 3 > 0 or k.item <> '${missingItem}'`,
  );
  await query(url, 'vacuum analyze');
}

/** Codes of a thousand innovations that were handed in. */
export async function submittedCodes(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from innovation where submitted_at is not null order by id limit 1000`.execute(db);
  return rows.map(({ code }) => code);
}

/** The cookies of a new verifier of this name who has signed in by a link. */
export async function signIn(
  db: Kysely<Database>,
  name: string,
  use: (token: string) => Promise<readonly { name: string; value: string }[]>,
): Promise<Record<string, string>> {
  const person = await addPerson(db, name);
  await sql`insert into role_grant (person_id, role) values (${person}, 'verifier')`.execute(db);
  await sql`update person set consented_at = now(), consent_version = '1'`.execute(db);
  const token = randomBytes(20).toString('hex').toUpperCase();
  await sql`insert into desk_link (token_hash, person_id, expires_at)
    values (${createHash('sha256').update(token).digest()}, ${person}, now() + interval '10 minutes')`.execute(
    db,
  );
  return Object.fromEntries((await use(token)).map((one) => [one.name, one.value]));
}
