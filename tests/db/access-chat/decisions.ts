// Rows 17 to 27 of the access matrix: what checkers decide, with the code on their card where the matrix asks for one.
import { sql } from 'kysely';
import { type Line as Typed, type Setting, type Thing, nameOf } from './setting.ts';
import { type Try, actCode, onCard } from './check.ts';

const others: readonly Thing[] = ['unit', 'other'];
const none = 'INV-ZZZZZ';

/** A decision on a card, from one state. */
function decision(row: number, state: string, verb: string, rest: string): Try {
  return {
    ...{ row, name: `${verb} (${state})`, things: ['own', ...others], hiddenBy: 12 },
    make: (setting, thing, who, role) =>
      // An admin's own is never decided on (row 28), so what is in question is what colleagues filled in.
      setting.innovation(thing === 'own' && role === 'unit_admin' ? 'unit' : thing, who, state),
    missing: `${verb} ${none}`,
    lines: (code) => [`${verb} ${code}`, onCard(verb, rest)],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from innovation where code = ${subject} and state <> ${state}`,
      )) === 1,
  };
}

const dropLists = (setting: Setting) =>
  sql`update designation set dropped_at = now() where recorded_at is null and dropped_at is null`.execute(
    setting.db,
  );
const openLists = (setting: Setting) =>
  setting.number(
    sql`select count(*)::int as n from designation where recorded_at is null and dropped_at is null`,
  );

/** One innovation that is ready for a list, and no list that waits. */
async function ready(setting: Setting): Promise<string> {
  await dropLists(setting);
  await sql`update innovation set state = 'rejected' where state = 'monitored'`.execute(setting.db);
  return setting.innovation('unit', '', 'monitored');
}

async function frozen(setting: Setting): Promise<string> {
  const code = await ready(setting);
  await setting.settle();
  const by = nameOf('coordinator');
  const told = await setting.say(by, 'bekukan daftar');
  await setting.say(by, actCode(told.map(({ text }) => text).join('\n')) ?? '');
  if ((await openLists(setting)) !== 1) throw new Error('no list was frozen');
  return code;
}

const levelSet = (setting: Setting, code: string) =>
  setting.number(
    sql`select count(*)::int as n from verified_level v join innovation n on n.id = v.innovation_id where n.code = ${code}`,
  );
const accepted = {
  things: others,
  make: (setting: Setting, thing: Thing, who: string) => setting.innovation(thing, who, 'accepted'),
};

/** The tries of these rows. */
export const decisionTries: readonly Try[] = [
  decision(17, 'submitted', 'kembalikan', ' 6 tulis gelar'),
  decision(17, 'unit_verified', 'kembalikan', ' 6 tulis gelar'),
  decision(18, 'submitted', 'setujui', ''),
  decision(19, 'unit_verified', 'tetapkan', ''),
  decision(20, 'unit_endorsed', 'kembalikan', ' 6 tulis gelar'),
  decision(20, 'accepted', 'kembalikan', ' 6 tulis gelar'),
  decision(21, 'unit_endorsed', 'terima', ''),
  decision(22, 'unit_endorsed', 'tolak', ' bukan inovasi'),
  decision(22, 'accepted', 'tolak', ' bukan inovasi'),
  decision(22, 'monitored', 'tolak', ' bukan inovasi'),
  decision(23, 'accepted', 'buka lagi', ' perlu dilihat lagi'),
  decision(23, 'rejected', 'buka lagi', ' perlu dilihat lagi'),
  decision(27, 'designated', 'entri', ' IGA-1'),
  {
    ...{ row: 24, name: 'set a level', ...accepted },
    lines: (code) => [`tingkat ${code} indikator 1 2 sudah Perbup`],
    done: async ({ setting, subject }) => (await levelSet(setting, subject)) === 1,
  },
  {
    ...{ row: 24, name: 'write Form C.2', ...accepted },
    lines: (code) => [`monev ${code}`, 'Berjalan di semua posyandu', 'tidak ada'],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from monev_row m join innovation n on n.id = m.innovation_id where n.code = ${subject}`,
      )) === 1,
  },
  {
    ...{ row: 25, name: 'freeze the list', things: [null], make: ready },
    lines: () => ['bekukan daftar', actCode],
    done: async ({ setting }) => (await openLists(setting)) === 1,
    undo: async ({ setting }) => void (await dropLists(setting)),
  },
  {
    ...{ row: 26, name: 'record the SK', things: [null], make: frozen },
    lines: () => ['catat sk 188.45/7/2026 tanggal 7 Desember 2026', actCode],
    done: async ({ setting, subject }) =>
      (await setting.season.stateOf(subject)).state === 'designated',
  },
];

/** A file that is no evidence of one's own: a signed paper, or the scan of the SK. */
export const paper = (caption: string): Typed => ({ file: 'pindaian.pdf', caption });
