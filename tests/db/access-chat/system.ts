// Rows 41 to 46 of the access matrix: the event record, the calendar, deletion of somebody's data.
import { sql } from 'kysely';
import { addPerson } from '../../support/records.ts';
import { type Try, actCode, codeAfter } from './check.ts';

const nothing = () => Promise.resolve('');

/** The tries of these rows. */
export const systemTries: readonly Try[] = [
  {
    ...{ row: 41, name: 'read what happened in the own unit', things: [null], make: nothing },
    lines: () => ['jejak unit'],
    done: ({ keys }) => keys.includes('audit_list'),
  },
  {
    ...{ row: 42, name: 'read everything that happened', things: [null], make: nothing },
    lines: () => ['jejak semua'],
    done: ({ keys }) => keys.includes('audit_list'),
  },
  {
    ...{ row: 44, name: 'open the calendar', things: [null], make: nothing },
    lines: () => ['jadwal buka 5 Januari 2026', codeAfter(/ketik kode ini:/u)],
    done: async ({ setting }) =>
      (await setting.number(sql`select count(*)::int as n from edition_calendar`)) === 1,
    undo: async ({ setting }) => {
      await sql`delete from edition_step`.execute(setting.db);
      await sql`delete from edition_calendar`.execute(setting.db);
    },
  },
  {
    ...{ row: 46, name: 'carry out a request for deletion', things: [null] },
    make: async (setting) => {
      await sql`delete from data_request`.execute(setting.db);
      const name = `Pamit ${process.hrtime.bigint()}`;
      await sql`insert into data_request (person_id) values (${await addPerson(setting.db, name)})`.execute(
        setting.db,
      );
      return name;
    },
    lines: () => ['permintaan data', actCode],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from person p join address a on a.person_id = p.id where a.native_id = ${subject} and p.erased_at is not null`,
      )) === 1,
  },
];
