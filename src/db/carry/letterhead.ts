// Carries out what is changed of a letterhead or of who signs, with its event. It decides nothing.
// The event names the place that changed, not the person: who signs is data of the office and goes when the office says so.
import { type Kysely, sql } from 'kysely';
import type {
  LetterheadAct,
  LetterheadEffect,
  OfficeChange,
} from '../../domain/conversation/letterhead/types.ts';
import type { FileReport } from '../../domain/conversation/input.ts';
import { type Grant, may } from '../../domain/access.ts';
import { emblemItem, officeOfEmblem, type Signatory } from '../../domain/letterhead.ts';
import { Moved } from '../commit/ledger.ts';
import { appendSystemEvent } from '../events.ts';
import { type Origin, record } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import type { CarriersOf } from './carrying.ts';

/** The chain of an office's letterhead. */
const chainOf = (unitId: string | null): string => `letterhead:${unitId ?? '*'}`;

/** Carrier of letterheads. */
export const letterheadCarriers: CarriersOf<LetterheadEffect> = {
  change_office: (carrying, { unitId, change }) => {
    const { personId, channel, inboxId } = carrying.origin;
    carrying.after(async (trx) => {
      await write(trx, unitId, change);
      await appendSystemEvent(trx, {
        subject: chainOf(unitId),
        type: change.what === 'signatory' ? 'signatory_changed' : 'letterhead_changed',
        role: setterOf(carrying.occasion.stored.person.grants, unitId),
        ...{ personId, channel, inboxId },
        after: saidOf(change),
      });
    });
  },
};

/** In which role somebody sets a unit's: as its admin, else as coordinator. */
const setterOf = (grants: readonly Grant[], unitId: string) =>
  may(
    grants.filter(({ role }) => role === 'unit_admin'),
    'set_letterhead',
    { unitId },
  ).ok
    ? 'unit_admin'
    : 'coordinator';

/** Changes the region's letterhead, who signs there, or its emblem, after its code. */
export async function changeRegionOffice(
  trx: Kysely<Database>,
  { change }: LetterheadAct,
  by: Origin,
): Promise<void> {
  const event = { subject: chainOf(null), role: 'coordinator' as const };
  if (change.what !== 'emblem') {
    await write(trx, null, change);
    const type = change.what === 'signatory' ? 'signatory_changed' : 'letterhead_changed';
    await record(trx, by, { ...event, type, after: saidOf(change) });
    return;
  }
  const { fileId, name } = change;
  const sha256 = await chooseEmblem(trx, null, fileId);
  if (sha256 === null) throw new Moved('the picture of an emblem');
  await record(trx, by, {
    ...event,
    type: 'emblem_changed',
    after: { file: fileId, name, sha256 },
  });
}

/** Makes a stored picture the emblem of an office; gives its hash, null when it is none of theirs or an older one. */
async function chooseEmblem(
  trx: Kysely<Database>,
  unitId: string | null,
  fileId: number,
): Promise<string | null> {
  const { rows } = await sql<{ sha256: string }>`
    with picture as (select id, sha256 from evidence_file
        where id = ${fileId} and item = ${emblemItem(unitId)} and state = 'stored'),
      chosen as (insert into letterhead (unit_id, emblem_file) select ${unitId}, id from picture
        on conflict on constraint letterhead_unit do update set emblem_file = excluded.emblem_file, updated_at = now()
        where coalesce(letterhead.emblem_file, 0) <= excluded.emblem_file returning emblem_file)
    select sha256 from picture join chosen on id = emblem_file`.execute(trx);
  return rows[0]?.sha256 ?? null;
}

async function write(
  trx: Kysely<Database>,
  unitId: string | null,
  change: OfficeChange,
): Promise<void> {
  if (change.what !== 'signatory') {
    const column = sql.ref(change.what);
    await sql`insert into letterhead (unit_id, ${column}) values (${unitId}, ${change.text})
      on conflict on constraint letterhead_unit do update set ${column} = excluded.${column}, updated_at = now()`.execute(
      trx,
    );
    return;
  }
  if (change.signatory === null) {
    await sql`delete from signatory where unit_id is not distinct from ${unitId} and place = ${change.place}`.execute(
      trx,
    );
    return;
  }
  const { place, name, rank, nip, office, standing, onBehalf }: Signatory = change.signatory;
  await sql`insert into signatory (unit_id, place, name, rank, nip, office, standing, on_behalf)
    values (${unitId}, ${place}, ${name}, ${rank}, ${nip}, ${office}, ${standing}, ${onBehalf})
    on conflict on constraint signatory_place do update set name = excluded.name, rank = excluded.rank, nip = excluded.nip,
      office = excluded.office, standing = excluded.standing, on_behalf = excluded.on_behalf, updated_at = now()`.execute(
    trx,
  );
}

const saidOf = (change: OfficeChange) =>
  change.what === 'signatory'
    ? {
        place: change.place,
        there: change.signatory !== null,
        standing: change.signatory?.standing ?? null,
        onBehalf: change.signatory?.onBehalf ?? false,
      }
    : { what: change.what, text: change.text };

/** Records which of these finished files are emblems; a unit's becomes its emblem, the region's waits for its code. */
export async function recordEmblems(
  trx: Kysely<Database>,
  reports: readonly FileReport[],
  by: Origin,
): Promise<void> {
  for (const { fileId, item, name, outcome } of reports) {
    const office = officeOfEmblem(item);
    if (office === undefined || outcome.result !== 'stored') continue;
    const { sha256, size } = outcome;
    if (office.unitId !== null) await chooseEmblem(trx, office.unitId, fileId);
    await record(trx, by, {
      subject: chainOf(office.unitId),
      type: 'emblem_stored',
      role: office.unitId === null ? 'coordinator' : 'unit_admin',
      item,
      after: { file: fileId, name, sha256, size },
    });
  }
}
