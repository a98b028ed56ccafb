// Rows 29 to 40 of the access matrix: exports, broadcasts, invitations, the end of roles, hand-overs.
import { sql } from 'kysely';
import { referenceUnits } from '../../../src/domain/units.ts';
import { addPerson } from '../../support/records.ts';
import { type Try, actCode, pick } from './check.ts';
import { type Setting, type Thing, otherUnit, unit } from './setting.ts';

const others: readonly Thing[] = ['unit', 'other'];
const unitFor = (thing: Thing) => (thing === 'other' ? otherUnit : unit);
const nameFor = (thing: Thing) =>
  referenceUnits.find(({ id }) => id === unitFor(thing))?.name ?? '';
const nothing = () => Promise.resolve('');
let made = 0;
const fresh = (word: string) => `${word} ${(made += 1)}`;

/** Somebody with a role in a unit who takes no part otherwise. */
async function holder(setting: Setting, role: string, unitId: string | null): Promise<string> {
  const name = fresh('Orang');
  const id = await addPerson(setting.db, name);
  await sql`insert into role_grant (person_id, role, unit_id, granted_by) values (${id}, ${role}, ${unitId}, ${id})`.execute(
    setting.db,
  );
  await sql`update person set consented_at = now(), consent_version = '2026-11' where id = ${id}`.execute(
    setting.db,
  );
  return name;
}

/** An export of one's own unit, or of all. */
function exporting(row: number, words: string): Try {
  return {
    ...{ row, name: words, things: [null] },
    make: async (setting, _thing, who) => {
      const elsewhere = await setting.innovation('other', who, 'submitted');
      return `${await setting.innovation('unit', who, 'submitted')} ${elsewhere}`;
    },
    lines: () => [words, actCode],
    done: ({ keys, text, subject }) => {
      const [here = '', elsewhere = ''] = subject.split(' ');
      return (
        keys.includes('export_list') &&
        text.includes(here) &&
        text.includes(elsewhere) === (row === 30)
      );
    },
  };
}

/** A broadcast from its first question to the count and the code that let it go. */
function broadcasting(
  row: number,
  audience: readonly string[],
): Pick<Try, 'things' | 'make' | 'lines'> & {
  readonly row: number;
} {
  const confirm = (told: string) =>
    /ketik\D*(\d+\D+\d{4})\b/iu.exec(told.split('\n\n').at(-1) ?? '')?.[1] ?? null;
  return {
    ...{ row, things: [null], make: nothing },
    lines: () => [
      'siaran',
      ...audience,
      'Mohon hadir.',
      'lewati',
      'tidak',
      'sekarang',
      'tidak',
      confirm,
    ],
  };
}
const broadcastsOf = async (
  setting: Setting,
  who: string,
  which: ReturnType<typeof sql<unknown>>,
) =>
  setting.number(
    sql`select count(*)::int as n from broadcast where created_by = ${await setting.id(who)} and ${which}`,
  );

async function running(setting: Setting, thing: Thing): Promise<string> {
  const code = `S${String(1000 + (made += 1))}`;
  await sql`insert into broadcast (code, created_by, unit_id, audience, text, state, starts_at, confirmed_count)
    values (${code}, ${await setting.id(thing === 'other' ? 'Dewi' : 'Sari')}, ${unitFor(thing)},
      '{"roles": null, "units": null, "gakor": null, "work": null, "channels": null}', 'Mohon hadir.', 'scheduled', now() + interval '1 day', 1)`.execute(
    setting.db,
  );
  return code;
}
const onBroadcast = {
  ...{ row: 33, things: others, make: running, hiddenBy: 33 },
  refusals: {
    hidden: (role: string) => (role === 'unit_admin' ? 'broadcast_unknown' : 'not_allowed'),
  },
};

/** An invitation to a role, with the unit behind it where it has one. */
function inviting(row: number, role: string, word: string, code: boolean): Try {
  return {
    ...{ row, name: `invite: ${word}`, things: code ? [null] : others, make: nothing },
    lines: (_, thing) =>
      code ? [`undang ${word}`, actCode] : [`/undang ${word} ${nameFor(thing)}`],
    done: async ({ setting, who, thing }) =>
      (await setting.number(
        sql`select count(*)::int as n from invitation where created_by = ${await setting.id(who)} and role = ${role}
          and unit_id is not distinct from ${code || role === 'mentor' ? null : unitFor(thing)}`,
      )) >= 1,
    undo: async ({ setting, who }) =>
      void (await sql`update invitation set created_by = null where created_by = ${await setting.id(who)}`.execute(
        setting.db,
      )),
  };
}

const ended = (setting: Setting, name: string) =>
  setting.number(
    sql`select count(*)::int as n from role_grant g join person p on p.id = g.person_id where p.name = ${name} and g.revoked_at is not null`,
  );

/** A hand-over that waits for somebody. */
async function waiting(setting: Setting, thing: Thing, who: string): Promise<string> {
  const from = await holder(setting, 'innovator', unitFor(thing));
  await sql`update hand_over set cancelled_at = now() where accepted_at is null and cancelled_at is null`.execute(
    setting.db,
  );
  await sql`insert into hand_over (from_person, to_person, unit_id, started_by)
    values (${await setting.id(from)}, ${await setting.id(who)}, ${unitFor(thing)}, ${await setting.id(from)})`.execute(
    setting.db,
  );
  return from;
}
const handedOver = (setting: Setting, from: string) =>
  setting.number(
    sql`select count(*)::int as n from hand_over h join person p on p.id = h.from_person where p.name = ${from} and h.accepted_at is not null`,
  );
const accepting = {
  row: 40,
  make: waiting,
  lines: () => ['terima serah terima', actCode],
  done: async ({ setting, subject }: { setting: Setting; subject: string }) =>
    (await handedOver(setting, subject)) === 1,
};

/** The tries of these rows. */
export const peopleTries: readonly Try[] = [
  exporting(29, 'ekspor unit'),
  exporting(30, 'ekspor semua'),
  {
    ...broadcasting(31, ['semua', 'semua', 'semua']),
    name: 'broadcast to the own unit',
    // A coordinator's broadcast may go to any unit: row 32.
    columns: [
      'anonymous',
      'innovator',
      'unit_admin',
      'unit_head',
      'mentor',
      'verifier',
      'operator',
      'judge',
    ],
    done: async ({ setting, who }) =>
      (await broadcastsOf(setting, who, sql`unit_id = ${unit}`)) === 1,
  },
  {
    ...broadcasting(32, ['semua', 'semua', 'semua', 'semua']),
    name: 'broadcast to all',
    // An admin's broadcast stays in the unit: people.test.ts.
    columns: [
      'anonymous',
      'innovator',
      'unit_head',
      'mentor',
      'verifier',
      'coordinator',
      'operator',
      'judge',
    ],
    done: async ({ setting, who }) =>
      (await broadcastsOf(setting, who, sql`unit_id is null`)) === 1,
  },
  {
    ...{ ...onBroadcast, name: 'see whom a broadcast reaches', missing: 'siaran S0000' },
    lines: (code) => [`siaran ${code}`],
    done: ({ keys }) => keys.includes('broadcast_progress'),
  },
  {
    ...{ ...onBroadcast, name: 'stop a broadcast', missing: 'siaran S0000 batal' },
    lines: (code) => [`siaran ${code} batal`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from broadcast where code = ${subject} and state = 'cancelled'`,
      )) === 1,
  },
  inviting(34, 'innovator', 'inovator', false),
  inviting(35, 'unit_admin', 'admin', false),
  inviting(35, 'unit_head', 'kepala', false),
  inviting(36, 'verifier', 'verifikator', true),
  inviting(36, 'coordinator', 'koordinator', true),
  {
    ...{ row: 38, name: 'end a role', things: others, listed: true },
    make: (setting, thing) => holder(setting, 'unit_head', unitFor(thing)),
    lines: (name) => ['cabut', pick(new RegExp(`${name}:`)), actCode],
    done: async ({ setting, subject }) => (await ended(setting, subject)) === 1,
  },
  {
    ...{ row: 38, name: 'end a role of one’s own', things: ['own'], columns: ['innovator'] },
    listed: true,
    make: async (setting, _thing, who) => {
      await sql`insert into role_grant (person_id, role, unit_id, granted_by)
        values (${await setting.id(who)}, 'innovator', ${otherUnit}, ${await setting.id(who)})`.execute(
        setting.db,
      );
      return who;
    },
    lines: (name) => ['cabut', pick(new RegExp(`${name}: inovator ${nameFor('other')}`)), actCode],
    done: async ({ setting, subject }) => (await ended(setting, subject)) === 1,
  },
  {
    ...{ row: 38, name: 'end an invitation', things: others, listed: true },
    make: async (setting, thing) => {
      await sql`update invitation set revoked_at = now() where used_at is null and revoked_at is null`.execute(
        setting.db,
      );
      await sql`insert into invitation (code_hash, role, unit_id, expires_at)
        values (sha256(${fresh('undangan')}::bytea), 'innovator', ${unitFor(thing)}, now() + interval '1 day')`.execute(
        setting.db,
      );
      return '';
    },
    lines: () => ['cabut', pick(/Undangan inovator/), actCode],
    done: async ({ setting }) =>
      (await setting.number(
        sql`select count(*)::int as n from invitation where used_at is null and revoked_at is null`,
      )) === 0,
  },
  {
    ...{ row: 39, name: 'start a hand-over', things: ['own', ...others], listed: true },
    make: async (setting, thing, who) => {
      await sql`update hand_over set cancelled_at = now() where accepted_at is null and cancelled_at is null`.execute(
        setting.db,
      );
      await setting.innovation(thing, who, 'draft');
      await holder(setting, 'unit_admin', unitFor(thing));
      return setting.ownerOf(thing, who);
    },
    lines: (from) => [
      'serah terima',
      // Whoever can hand over for one person only is not asked for whom.
      (told) => (/Pekerjaan siapa/.test(told) ? pick(new RegExp(`${from},`))(told) : ''),
      (told) => (told.includes(`inovasi ${from} diserahkan`) ? '1' : null),
      actCode,
    ],
    done: async ({ setting, who, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from hand_over where started_by = ${await setting.id(who)}
          and from_person = ${await setting.id(subject)} and cancelled_at is null and accepted_at is null`,
      )) === 1,
  },
  {
    ...{ ...accepting, name: 'accept a hand-over', things: others },
    columns: [
      'anonymous',
      'unit_admin',
      'unit_head',
      'mentor',
      'verifier',
      'coordinator',
      'operator',
      'judge',
    ],
  },
  // Whatever is handed to an innovator is theirs to take, in whichever unit.
  {
    ...{ ...accepting, name: 'accept what is one’s own now', things: ['own'] },
    columns: ['innovator'],
  },
];
