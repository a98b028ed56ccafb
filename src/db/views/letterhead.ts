// What stands at the head of an office's papers and who signs them, read whole.
// It decides nothing; whoever asks has found out before whether a NIP may be shown.
import { type Kysely, sql } from 'kysely';
import {
  emblemItem,
  type Office,
  type Signatory,
  signingPlaces,
  standings,
} from '../../domain/letterhead.ts';
import type { LetterheadLoaded } from '../../domain/conversation/letterhead/types.ts';
import { nameLines } from '../../domain/language/index.ts';
import type { Database } from '../schema.ts';

interface Row {
  readonly unit_id: string | null;
  readonly names: string | null;
  readonly address: string | null;
  readonly contact: string | null;
  readonly emblem: string | null;
  readonly signatories: readonly SignatoryRow[];
}
interface SignatoryRow {
  readonly place: string;
  readonly name: string;
  readonly rank: string | null;
  readonly nip: string | null;
  readonly office: string | null;
  readonly standing: string | null;
  readonly on_behalf: boolean;
}

/** Reads the offices of these units; null is the region. An office that told nothing is there, empty. */
export async function readOffices(
  db: Kysely<Database>,
  units: readonly (string | null)[],
  nip: boolean,
): Promise<readonly { readonly unitId: string | null; readonly office: Office }[]> {
  if (units.length === 0) return [];
  const wanted = JSON.stringify(units.map((unit) => ({ unit })));
  const { rows } = await sql<Row>`
    select w.unit as unit_id, l.names, l.address, l.contact,
      (select f.sha256 from evidence_file f where f.id = l.emblem_file and f.state = 'stored') as emblem,
      coalesce((select jsonb_agg(to_jsonb(s) order by s.id) from signatory s where s.unit_id is not distinct from w.unit), '[]') as signatories
    from jsonb_to_recordset(${wanted}::jsonb) as w (unit text)
    left join letterhead l on l.unit_id is not distinct from w.unit`.execute(db);
  return rows.map((row) => ({
    unitId: row.unit_id,
    office: {
      letterhead: {
        names: row.names === null ? [] : nameLines(row.names),
        address: row.address,
        contact: row.contact,
        emblem: row.emblem,
      },
      signatories: row.signatories.flatMap((one) => signatory(one, nip)),
    },
  }));
}

function signatory(row: SignatoryRow, nip: boolean): readonly Signatory[] {
  const place = signingPlaces.find((one) => one === row.place);
  if (place === undefined) return [];
  const { name, rank, office } = row;
  return [
    {
      ...{ place, name, rank, office },
      nip: nip ? row.nip : null,
      standing: standings.find((one) => one === row.standing) ?? null,
      onBehalf: row.on_behalf,
    },
  ];
}

/** The picture that is the emblem of an office, and a newer stored one that is not; null is the region. */
export async function readEmblem(
  db: Kysely<Database>,
  unitId: string | null,
): Promise<NonNullable<LetterheadLoaded['emblem']>> {
  const { rows } = await sql<NonNullable<LetterheadLoaded['emblem']>>`
    with chosen as (select emblem_file as id from letterhead where unit_id is not distinct from ${unitId})
    select (select jsonb_build_object('fileId', f.id, 'name', f.name) from evidence_file f join chosen using (id)
        where f.state = 'stored') as current,
      (select jsonb_build_object('fileId', f.id, 'name', f.name) from evidence_file f
        where f.item = ${emblemItem(unitId)} and f.item like 'emblem:%' and f.state = 'stored'
          and f.id > coalesce((select id from chosen), 0) order by f.id desc limit 1) as waiting`.execute(
    db,
  );
  return rows[0] ?? { current: null, waiting: null };
}
