// Rows 1 to 5 of the access matrix: help and invitations, one's own profile, data and channels.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { createInvitation } from '../../../src/db/transactions/create-invitation.ts';
import { invitationCode } from '../../../src/domain/codes.ts';
import { type Try, actCode } from './check.ts';
import { type Setting, nameOf, roles, unit, unitOf } from './setting.ts';

const nothing = () => Promise.resolve('');
const personal = async (setting: Setting, who: string, column: string) =>
  setting.number(
    sql`select count(*)::int as n from person where id = ${await setting.id(who)} and ${sql.raw(column)}`,
  );

/** Takes back what was given up or asked for, so that the next try finds the person as before. */
async function agreeAgain(setting: Setting, who: string): Promise<void> {
  const id = await setting.id(who);
  await sql`delete from data_request where person_id = ${id}`.execute(setting.db);
  if (who === nameOf('anonymous')) return;
  await setting.settle();
  await setting.say(who, 'halo');
  await setting.say(who, 'setuju');
}

/** The tries of rows 1 to 5. */
export const accountTries: readonly Try[] = [
  {
    ...{ row: 1, name: 'help', things: [null], make: nothing, lines: () => ['bantuan'] },
    // A stranger's first message is answered by who the bot is and what it keeps.
    done: ({ keys }) => keys.includes('help') || keys.includes('welcome'),
  },
  {
    ...{ row: 1, name: 'privacy notice', things: [null], make: nothing },
    lines: () => ['privasi', 'privasi'],
    done: ({ keys }) => keys.includes('privacy'),
  },
  {
    ...{ row: 1, name: 'enter an invitation', things: [null] },
    make: async (setting, _thing, _who, role) => {
      const code = invitationCode(randomBytes(26));
      const held = role === 'anonymous' ? 'innovator' : role;
      const unitId = role === 'anonymous' ? unit : unitOf(role);
      await createInvitation(setting.db, { code, role: held, unitId, note: null, hours: 1 });
      return code;
    },
    lines: (code) => [code],
    done: async ({ setting, role, keys, who }) =>
      role === 'anonymous'
        ? (await setting.number(
            sql`select count(*)::int as n from conversation where person_id = ${await setting.id(who)}
              and state -> 'mode' ->> 'invitation' is not null`,
          )) === 1
        : keys.includes('invitation_accepted'),
  },
  {
    ...{ row: 2, name: 'own profile', things: [null], make: nothing, lines: () => ['profil'] },
    done: ({ keys, text, who }) => keys.includes('profile') && text.includes(who),
  },
  {
    ...{ row: 3, name: 'correct the own name', things: [null], make: nothing },
    lines: () => ['data saya ubah nama', 'Nama Yang Benar', actCode],
    done: async ({ setting, who }) =>
      (await personal(setting, who, `name = 'Nama Yang Benar'`)) === 1,
    undo: async ({ setting, who }) => {
      await sql`update person set name = ${who}, rev = rev + 1 where id = ${await setting.id(who)}`.execute(
        setting.db,
      );
      setting.season.forget();
    },
  },
  {
    ...{ row: 3, name: 'correct the own unit', things: [null] },
    make: async (setting, _thing, who) => {
      await sql`update person set unit_id = null, rev = rev + 1 where id = ${await setting.id(who)}`.execute(
        setting.db,
      );
      return '';
    },
    lines: () => ['data saya ubah unit', 'Puskesmas Awayan'],
    done: async ({ setting, who }) => (await personal(setting, who, `unit_id = '${unit}'`)) === 1,
    undo: async ({ setting, who, role }) => {
      if (role !== 'innovator')
        await sql`delete from role_grant where role = 'innovator' and person_id = ${await setting.id(who)}`.execute(
          setting.db,
        );
      await sql`update person set unit_id = ${unitOf(role)}, rev = rev + 1 where id = ${await setting.id(who)}`.execute(
        setting.db,
      );
      setting.season.forget();
    },
  },
  {
    ...{ row: 4, name: 'see the own data', things: [null], make: nothing },
    lines: () => ['data saya'],
    done: ({ keys, text, who }) => keys.includes('own_data') && text.includes(who),
  },
  {
    ...{ row: 4, name: 'ask for deletion', things: [null], make: nothing },
    lines: () => ['hapus data saya', actCode],
    done: async ({ setting, who }) =>
      (await setting.number(
        sql`select count(*)::int as n from data_request where person_id = ${await setting.id(who)}`,
      )) === 1,
    undo: ({ setting, who }) => agreeAgain(setting, who),
  },
  {
    ...{ row: 4, name: 'withdraw consent', things: [null], make: nothing, columns: roles },
    lines: () => ['tarik persetujuan', actCode],
    done: async ({ setting, who }) => (await personal(setting, who, 'consented_at is null')) === 1,
    undo: ({ setting, who }) => agreeAgain(setting, who),
  },
  {
    ...{ row: 5, name: 'give up a channel', things: [null] },
    make: async (setting, _thing, who) => {
      await sql`insert into address (channel, native_id, person_id) values ('webchat', ${`web-${who}`}, ${await setting.id(who)})`.execute(
        setting.db,
      );
      return `web-${who}`;
    },
    lines: () => ['putuskan tautan', '2', actCode],
    done: async ({ setting, who, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from address where native_id = ${subject} and person_id <> ${await setting.id(who)}`,
      )) === 1,
  },
];
