// Tries every row of the access matrix in chat: for each column and each thing, what is allowed works and what is refused
// reads alike, changes nothing and leaves exactly one event. Expectations are computed from the matrix alone.
// The suite takes one column of those that the matrix treats alike, whole.long.test.ts every one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/domain/access.ts';
import type { Told } from '../../support/season.ts';
import matrix from '../../domain/access-matrix.json' with { type: 'json' };
import { type Line, Setting, type Thing, nameOf, roles } from './setting.ts';

interface Cell {
  readonly scope: string;
  readonly code: boolean;
}

/** Everything a try knows while it runs. */
interface Trying {
  readonly setting: Setting;
  readonly role: Role;
  readonly who: string;
  readonly thing: Thing;
  readonly subject: string;
  /** Everything that was told since the try began, and the same as one text and as keys. */
  readonly told: readonly Told[];
  readonly text: string;
  readonly keys: readonly string[];
}

/** One way to do, in chat, what a row of the matrix names. */
export interface Try {
  readonly row: number;
  readonly name: string;
  /** Columns it is tried for; all when left out. Left out columns are named by another try of the row. */
  readonly columns?: readonly Role[];
  readonly things: readonly Thing[];
  readonly make: (setting: Setting, thing: Thing, who: string, role: Role) => Promise<string>;
  /** What is typed. The first line asks; a function makes a line of what was told: a number or a code, '' for nothing to type. */
  readonly lines: (
    subject: string,
    thing: Thing,
  ) => readonly (Line | ((told: string) => string | null))[];
  /** Tells whether it happened. */
  readonly done: (trying: Trying) => boolean | Promise<boolean>;
  /** Puts back what a try that worked changed for everybody. */
  readonly undo?: (trying: Trying) => Promise<void>;
  /** The row that lets somebody know of the thing at all; without it a refusal reads like one about nothing. */
  readonly hiddenBy?: number;
  /** The first line about a thing that does not exist. */
  readonly missing?: Line;
  /** What a refusal says: of a thing that may be read, and of one that may not. */
  readonly refusals?: {
    readonly known?: string;
    readonly hidden?: string | ((role: Role) => string);
  };
  /** Told as a list from which one picks: what is not theirs is not in it, so that nothing is asked for and refused. */
  readonly listed?: true;
}

const allowOf = (n: number): Partial<Record<string, Cell>> =>
  matrix.actions.find((row) => row.n === n)?.allow ?? {};

/** What the matrix says of a column, a row and a thing: null when it is refused. */
export function cellOf(n: number, role: Role, thing: Thing): Cell | null {
  const cell = allowOf(n)[role];
  if (cell === undefined) return null;
  const reached: Record<string, readonly Thing[]> = {
    all: ['own', 'unit', 'other', null],
    own: ['own', null],
    unit: ['own', 'unit', null],
    gakor: ['unit', null],
  };
  return reached[cell.scope]?.includes(thing) === true ? cell : null;
}

/** What somebody of a column can have a try about: only innovators and admins fill in, so nobody else owns anything. */
function thingsFor(things: readonly Thing[], role: Role): readonly Thing[] {
  const owns = role === 'innovator' || role === 'unit_admin';
  return things.filter((thing) => thing !== 'own' || owns);
}

/** What the matrix says of a column in a row, in full: columns for which this is the same are tried alike. */
function kindOf(one: Try, role: Role): string {
  const rows = one.hiddenBy === undefined ? [one.row] : [one.row, one.hiddenBy];
  const cells = thingsFor(one.things, role).map((thing) =>
    rows.map((row) => cellOf(row, role, thing)),
  );
  return JSON.stringify([role === 'anonymous', cells]);
}

/** Takes one of each kind, another one for another `nth`; all in the long run. */
export function oneOfEach<T>(all: readonly T[], kind: (one: T) => string, nth: number): T[] {
  if (process.env['ACCESS_CHAT'] === 'whole') return [...all];
  const kinds = [...Map.groupBy(all, kind).values()];
  return kinds.flatMap((alike) => alike[nth % alike.length] ?? []);
}

/** Makes the tests of several tries, in one programme. */
export function check(tries: readonly Try[]): void {
  let setting: Setting;
  beforeAll(async () => {
    setting = await Setting.open();
  });
  afterAll(() => setting.close());

  describe.each(tries.map((one) => [one.row, one.name, one] as const))(
    'row %i: %s',
    (_row, _name, one) => {
      const columns = one.columns ?? (['anonymous', ...roles] as const);
      const chosen = oneOfEach(columns, (role) => kindOf(one, role), tries.indexOf(one));
      it.each(chosen.map((role) => [role]))('%s', async (role) => {
        for (const thing of thingsFor(one.things, role)) {
          const { seen, expected } = await tryOnce(setting, one, role, thing);
          expect({ role, thing, ...seen }).toEqual({ role, thing, ...expected });
        }
      });
    },
  );
}

/** What a try led to beside what the matrix says it must. */
interface Outcome {
  readonly seen: object;
  readonly expected: object;
}

/** A try on its way: what was told, and how to go on. */
interface Run {
  readonly one: Try;
  readonly lines: ReturnType<Try['lines']>;
  readonly trying: () => Trying;
  readonly send: (line: Line) => Promise<readonly Told[]>;
  /** Refusals recorded since it began, and whether anything changed. */
  readonly since: () => Promise<{ readonly denied: number; readonly changed: boolean }>;
}

async function tryOnce(setting: Setting, one: Try, role: Role, thing: Thing): Promise<Outcome> {
  const who = nameOf(role);
  const subject = await one.make(setting, thing, who, role);
  await setting.settle();
  const told: Told[] = [];
  const [denied, state] = [await setting.denials(who), await setting.state()];
  const run: Run = {
    one,
    lines: one.lines(subject, thing),
    trying: () => ({
      ...{ setting, role, who, thing, subject, told },
      text: told.map((message) => message.text).join('\n\n'),
      keys: told.flatMap(({ message }) => message.parts.map(({ key }) => key)),
    }),
    send: async (line) => {
      const heard = await setting.say(who, line);
      told.push(...heard);
      return heard;
    },
    since: async () => ({
      denied: (await setting.denials(who)) - denied,
      changed: (await setting.state()) !== state,
    }),
  };
  const cell = cellOf(one.row, role, thing);
  return cell === null ? refused(run) : allowed(run, cell);
}

/** What a refused try says, whether a missing thing reads the same, what changed and what was recorded. */
async function refused(run: Run): Promise<Outcome> {
  const { one, lines, trying, send, since } = run;
  const { setting, role, who, thing } = trying();
  const [first] = lines;
  if (first === undefined || typeof first === 'function') throw new Error('nothing is asked');
  const heard = await send(first);
  const { keys } = trying();
  const { denied } = await since();
  // A stranger's next words would answer whether they consent; everybody else may go on, and gets nowhere.
  for (const line of role === 'anonymous' ? [] : lines.slice(1))
    if (typeof line !== 'function') await send(line);
  // What may not be known of reads, word for word, like what does not exist; so does everything to a stranger.
  const hidden = one.hiddenBy !== undefined && cellOf(one.hiddenBy, role, thing) === null;
  const compared = one.missing !== undefined && (hidden || role === 'anonymous');
  if (compared) await setting.settle();
  const nothing =
    compared && one.missing !== undefined ? await setting.say(who, one.missing) : heard;
  const { changed } = await since();
  const seen = { denied, changed, nothing: wordsOf(nothing), done: await one.done(trying()) };
  const expected = { changed: false, nothing: wordsOf(heard), done: false };
  // Before consent nothing is kept of a stranger but the message in the inbox, so there is no event.
  if (role === 'anonymous')
    return {
      seen: { ...seen, keys },
      expected: { ...expected, denied: 0, keys: ['welcome', 'ask_consent'] },
    };
  // A list only shows what is theirs: nothing else was asked for.
  if (one.listed === true && cellOf(one.row, role, null) !== null)
    return { seen, expected: { ...expected, denied: 0 } };
  const { known = 'not_allowed', hidden: shut = 'not_found' } = one.refusals ?? {};
  const refusal = hidden ? (typeof shut === 'string' ? shut : shut(role)) : known;
  return { seen: { ...seen, keys }, expected: { ...expected, denied: 1, keys: [refusal] } };
}

/** Whether an allowed try works, and, where it needs the code of a card, that it does not without. */
async function allowed(run: Run, cell: Cell): Promise<Outcome> {
  const { one, lines, trying, send, since } = run;
  const { setting, role, who } = trying();
  const without: boolean[] = [];
  for (const line of lines) {
    const typed = typeof line === 'function' ? line(trying().text) : line;
    if (typed === null) throw new Error(`${role} was shown no code:\n${trying().text}`);
    if (typed === '') continue;
    if (typeof line === 'function' && typeof typed === 'string' && cell.code) {
      // Only shown, and then with another code.
      without.push(await one.done(trying()));
      await setting.say(who, typed.replace(/\d{4}(?!.*\d{4})/u, wrongFor));
      without.push(await one.done(trying()), (await since()).changed);
    }
    await send(typed);
  }
  const done = await one.done(trying());
  const { denied } = await since();
  const told = done ? 'what it should' : trying().text;
  if (done) await one.undo?.(trying());
  return {
    seen: { done, told, denied, without },
    expected: {
      ...{ done: true, told: 'what it should', denied: 0 },
      without: cell.code ? [false, false, false] : [],
    },
  };
}

/** What was said, without the code that was typed. */
const wordsOf = (heard: readonly Told[]): readonly string[] =>
  heard.map(({ text }) => text.replaceAll(/\bS\d{4}\b|(?<=Pesan )\d+/gu, '…'));

const wrongFor = (code: string): string => String((Number(code) + 4321) % 10_000).padStart(4, '0');

/** The one-time code behind words such as "kode ini:"; null when none was told. */
export const codeAfter =
  (words: RegExp, verb = '', rest = '') =>
  (told: string): string | null => {
    const all = [...told.matchAll(new RegExp(`${words.source}\\s*(\\d{4})\\b`, 'gu'))];
    const code = all.at(-1)?.[1];
    return code === undefined ? null : `${verb}${code}${rest}`;
  };

/** The code that carries out an act. */
export const actCode = codeAfter(/kode ini:/u);

/** The number in front of a line that matches. */
export const pick =
  (line: RegExp) =>
  (told: string): string | null =>
    new RegExp(`^(\\d+)\\. ${line.source}`, 'mu').exec(told)?.[1] ?? null;

/** A decision with the code on the card. */
export const onCard = (verb: string, rest = '') =>
  codeAfter(new RegExp(`[•;] ${verb}`, 'u'), `${verb} `, rest);
