// Carries out attendance: codes once for a meeting, each person once, guests once, marks of whoever came. It decides nothing.
import { type Kysely, sql } from 'kysely';
import { ratingItems } from '../../domain/attendance.ts';
import type { AttendanceEffect } from '../../domain/conversation/attendance/types.ts';
import { Moved } from '../commit/ledger.ts';
import { type Origin, record } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import type { CarriersOf } from './carrying.ts';

type Trx = Kysely<Database>;

const note = (
  trx: Trx,
  by: Origin,
  number: number,
  what: { readonly type: string; readonly role: 'coordinator' | null; readonly after: object },
): Promise<void> => record(trx, by, { subject: `meeting:${number}`, ...what });

/** Carriers of attendance. */
export const attendanceCarriers: CarriersOf<AttendanceEffect> = {
  open_attendance: (carrying, { number, codes }) => {
    const { origin } = carrying;
    carrying.after(async (trx) => {
      const { numAffectedRows } = await sql`
        insert into meeting_code (meeting_number, kind, code)
        values (${number}, 'onsite', ${codes.onsite}), (${number}, 'online', ${codes.online})
        on conflict do nothing`.execute(trx);
      // Somebody else opened it, or took a code, at the same moment.
      if (numAffectedRows !== 2n) throw new Moved('the codes of a meeting');
      await note(trx, origin, number, {
        ...{ type: 'attendance_opened', role: 'coordinator', after: {} },
      });
    });
  },
  attend: (carrying, { number, way }) => {
    const { personId } = carrying;
    carrying.recordOfPerson('meeting_attended', { after: { meeting: number, way } });
    carrying.after(async (trx) => {
      await sql`insert into meeting_presence (meeting_number, person_id, kind)
        values (${number}, ${personId}, ${way}) on conflict do nothing`.execute(trx);
    });
  },
  list_guests: (carrying, { number, way, guests }) => {
    const { origin } = carrying;
    carrying.after(async (trx) => {
      for (const { name, office } of guests)
        await sql`insert into meeting_guest (meeting_number, kind, name, office)
          values (${number}, ${way}, ${name}, ${office}) on conflict do nothing`.execute(trx);
      await note(trx, origin, number, {
        ...{ type: 'guests_listed', role: 'coordinator' },
        after: { way, count: guests.length },
      });
    });
  },
  rate_meeting: (carrying, { number, rating }) => {
    const { origin } = carrying;
    carrying.after(async (trx) => {
      const columns = sql.raw(ratingItems.join(', '));
      const values = sql.join(ratingItems.map((item) => rating[item]));
      const again = sql.raw(ratingItems.map((item) => `${item} = excluded.${item}`).join(', '));
      await sql`insert into meeting_rating (meeting_number, person_id, ${columns})
        values (${number}, ${origin.personId}, ${values})
        on conflict (meeting_number, person_id) do update set ${again}, at = now()`.execute(trx);
    });
  },
};
