// What is probed for: one innovation of each unit in each state, whose every text holds a word that stands nowhere else, and
// what the access matrix says who may read of it. It probes nothing.
import { sql } from 'kysely';
import type { Role } from '../../src/domain/access.ts';
import { cellOf } from '../db/access-chat/check.ts';
import {
  type Setting,
  type Thing,
  nameOf,
  otherUnit,
  roles,
  unit,
} from '../db/access-chat/setting.ts';

/** An innovation to probe for. */
export interface Record {
  readonly code: string;
  readonly state: string;
  readonly unitId: string;
  readonly owner: string;
  /** A word of its name, with which it can be searched for. */
  readonly search: string;
  /** A word of its name and of everything in it: who is told this has read it. */
  readonly canary: string;
  /** The number of a file of it. */
  readonly file: number;
}

const STATES = [
  ...['draft', 'submitted', 'unit_verified', 'unit_endorsed', 'accepted', 'monitored'],
  ...['designated', 'rejected'],
];

/** Makes them. */
export async function makeRecords(setting: Setting): Promise<readonly Record[]> {
  const made: Record[] = [];
  for (const thing of ['unit', 'other'] as const)
    for (const state of STATES) {
      const code = await setting.innovation(thing, '', state, true);
      const letters = [made.length, made.length + 7].map((n) => String.fromCharCode(97 + (n % 26)));
      const [search, canary] = ['vuqa', 'zexo'].map((word) => `${word}${letters.join('')}q`);
      if (search === undefined || canary === undefined) throw new Error('no words');
      const inside = sql`innovation_id = (select id from innovation where code = ${code})`;
      await sql`update innovation set name = ${`Lampu ${search} ${canary}`} where code = ${code}`.execute(
        setting.db,
      );
      await sql`update answer set value = jsonb_set(value, '{text}', to_jsonb(${`isi ${canary}`}::text))
        where ${inside} and value ? 'text'`.execute(setting.db);
      await sql`update evidence_file set name = ${`${canary}.pdf`} where ${inside}`.execute(
        setting.db,
      );
      made.push({
        ...{ code, state, search, canary },
        unitId: thing === 'unit' ? unit : otherUnit,
        owner: setting.ownerOf(thing, ''),
        file: await setting.number(sql`select min(id) as n from evidence_file where ${inside}`),
      });
    }
  setting.season.forget();
  return made;
}

/** Everybody of the programme: role and unit. */
const people: ReadonlyMap<string, { readonly role: Role; readonly unitId: string | null }> =
  new Map<string, { readonly role: Role; readonly unitId: string | null }>([
    [nameOf('anonymous'), { role: 'anonymous', unitId: null }],
    ...roles.map((role): [string, { role: Role; unitId: string | null }] => [
      nameOf(role),
      { role, unitId: unit },
    ]),
    ['Rina', { role: 'innovator', unitId: unit }],
    ['Sari', { role: 'unit_admin', unitId: unit }],
    ['Hadi', { role: 'unit_head', unitId: unit }],
    ['Vera', { role: 'verifier', unitId: unit }],
    ['Budi', { role: 'innovator', unitId: otherUnit }],
    ['Dewi', { role: 'unit_admin', unitId: otherUnit }],
  ]);

/** What a record is to somebody, as the matrix speaks of things. */
export const thingFor = (unitId: string | null, record: Record): Thing =>
  record.unitId === unitId ? 'unit' : 'other';

/** Whether the matrix lets a role with this unit read a record: row 7 for a draft, row 12 for what was handed in. */
export const mayRead = (role: Role, unitId: string | null, record: Record): boolean =>
  cellOf(record.state === 'draft' ? 7 : 12, role, thingFor(unitId, record)) !== null;

/** Whether somebody of the programme may read a record. */
export function personMayRead(name: string, record: Record): boolean {
  const who = people.get(name);
  if (who === undefined) throw new Error(`nobody is called ${name}`);
  return name === record.owner || mayRead(who.role, who.unitId, record);
}
