// Who signs papers, and the letterheads that stand on them: what an office told, else whoever holds the role now.
// It decides nothing; whoever asks has found out before whether a NIP may be shown.
import { type Kysely, sql } from 'kysely';
import {
  isWhole,
  type Letterhead,
  type Office,
  type SigningPlace,
} from '../../domain/letterhead.ts';
import type { Signer, UnitSigners } from '../../domain/paper-material.ts';
import { region } from '../../domain/region.ts';
import { liveGrant } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { readOffices } from './letterhead.ts';

type Db = Kysely<Database>;

/** Where nobody is known. */
export const nobody: UnitSigners = { head: null, admin: null };

/** Who signs for these units: as the office told, else whoever holds the role; of several the one who has it longest. */
export async function signersOf(
  db: Db,
  units: readonly string[],
  nip: boolean,
): Promise<ReadonlyMap<string, UnitSigners>> {
  const { rows } = await sql<{ unit_id: string; role: string } & Signer>`
    select distinct on (g.unit_id, g.role) g.unit_id, g.role, p.name, p.nip
    from role_grant g join person p on p.id = g.person_id
    where g.unit_id = any(${[...units]}::text[]) and g.role in ('unit_head', 'unit_admin') and ${liveGrant}
    order by g.unit_id, g.role, g.acting, g.id`.execute(db);
  const offices = await readOffices(db, units, nip);
  const signer = (unit: string, role: string, place: SigningPlace): Signer | null => {
    const told = signatoryOf(offices.find(({ unitId }) => unitId === unit)?.office, place);
    if (told !== null) return told;
    const found = rows.find((row) => row.unit_id === unit && row.role === role);
    return found === undefined ? null : { name: found.name, nip: nip ? found.nip : null };
  };
  return new Map(
    units.map((unit) => [
      unit,
      {
        head: signer(unit, 'unit_head', 'head'),
        admin: signer(unit, 'unit_admin', 'admin'),
      },
    ]),
  );
}

/** Who signs in a place of an office, as it told; null where it did not. */
function signatoryOf(office: Office | undefined, place: SigningPlace): Signer | null {
  const found = office?.signatories.find((one) => one.place === place);
  if (found === undefined) return null;
  const { place: _, ...signer } = found;
  return signer;
}

/** Who signs for the agency, or as head of the region; null where nobody was told. */
export async function regionSigner(
  db: Db,
  place: 'head' | 'regent',
  nip: boolean,
): Promise<Signer | null> {
  const [of] = await readOffices(db, [null], nip);
  return signatoryOf(of?.office, place);
}

/** Who signs lists of all units. */
export const regionSigners = async (db: Db, nip: boolean): Promise<UnitSigners> => ({
  head: await regionSigner(db, 'head', nip),
  admin: null,
});

/** The letterhead of a unit, or of the agency (null), as it is printed: missing lines are the region's or the name. */
export async function headOf(db: Db, unitId: string | null, name: string): Promise<Letterhead> {
  const offices = await readOffices(db, unitId === null ? [null] : [null, unitId], false);
  const of = (id: string | null) => offices.find((one) => one.unitId === id)?.office.letterhead;
  const own = of(unitId);
  const ofRegion = region().letterhead;
  const given = unitId === null ? ofRegion : undefined;
  return {
    names: own === undefined || own.names.length === 0 ? [name] : own.names,
    address: own?.address ?? given?.address ?? null,
    contact: own?.contact ?? given?.contact ?? null,
    emblem: own?.emblem ?? of(null)?.emblem ?? ofRegion?.emblem?.sha256 ?? null,
  };
}

/** The same, where it is whole; null while something is missing. */
export async function wholeHead(
  db: Db,
  unitId: string | null,
  name: string,
): Promise<Letterhead | null> {
  const head = await headOf(db, unitId, name);
  return isWhole(head) ? head : null;
}
