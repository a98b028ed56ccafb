// Commands for editions as workbooks: writes one to be changed, says what a changed one does, publishes it.
// A file that has anything wrong in it changes nothing.
import { writeFile } from 'node:fs/promises';
import { type MoveReport, moveDrafts } from '../db/transactions/move-drafts.ts';
import { publishEdition } from '../db/transactions/publish-edition.ts';
import { runEdition } from '../db/transactions/change-reference.ts';
import { bareWorkbook } from '../documents/spreadsheet.ts';
import { findEdition, newestEditions } from '../domain/edition/editions/index.ts';
import type { Change } from '../domain/edition/workbook/changes.ts';
import { judgeWorkbook, type RightWorkbook } from '../domain/edition/workbook/judge.ts';
import type { WorkbookDefect } from '../domain/edition/workbook/layout.ts';
import { writeWorkbook } from '../domain/edition/workbook/write.ts';
import {
  editionLimits,
  readWorkbookCells,
  type WorkbookCells,
  type WorkbookProblem,
} from '../files/archive/workbook.ts';
import { withFile } from '../files/bytes.ts';
import type { Command, Tools } from './command.ts';
import { CommandError, readOptions } from './options.ts';
import { workbookProblemText } from './workbook-problems.ts';

const by = { role: 'operator', channel: 'command', requestId: null, tokenId: null } as const;

const MOST_DEFECTS = 40;

/** Lists editions, makes one the running one, or works with the workbook of one. */
export const edition: Command = async (tools, args) => {
  const { words } = readOptions(args, []);
  const [first, ...rest] = words;
  const act = first === undefined || !Object.hasOwn(acts, first) ? undefined : acts[first];
  if (act !== undefined) return act(tools, rest);
  if (first === undefined) {
    for (const { id } of newestEditions()) tools.print(id);
    return;
  }
  if (rest.length > 0 || !(await runEdition(tools.db, first, by))) throw unknownEdition(first);
  tools.say(
    `New innovations are filled in for ${first}; those that were begun keep their edition.`,
  );
  tools.print(first);
};

const unknownEdition = (id: string) =>
  new CommandError(
    `"${id}" is no edition here; choose one of ${newestEditions()
      .map((one) => one.id)
      .join(', ')}.`,
  );

const acts: Readonly<Record<string, (tools: Tools, words: readonly string[]) => Promise<void>>> = {
  async export({ say, print }, [id, file, ...more]) {
    if (id === undefined || file === undefined || more.length > 0)
      throw new CommandError('Type "edition export ID FILE.xlsx".');
    const found = findEdition(id);
    if (found === null) throw unknownEdition(id);
    await writeFile(file, await bareWorkbook(writeWorkbook(found)), { flag: 'wx' }).catch(
      (error: unknown) => {
        throw new CommandError(`${file} was not written: ${messageOf(error)}`, 1);
      },
    );
    say(`${found.title}, version ${found.version}. Change it, then "edition check ${file}".`);
    print(file);
  },

  async check({ say, print }, words) {
    const read = await readEdition(oneFile(words, 'check'));
    say(introduce(read));
    for (const line of linesOf(read.changes)) print(line);
  },

  async publish({ db, say, print }, words) {
    const read = await readEdition(oneFile(words, 'publish'));
    if (read.before !== null && read.changes.length === 0)
      throw new CommandError(`Nothing differs from version ${read.before.version}.`, 1);
    const done = await publishEdition(db, read, by);
    if (!done.ok) throw notNewest(read.definition.id, read.definition.version, done.problem.newest);
    const { id, version } = done.value;
    for (const line of linesOf(read.changes)) say(line);
    say(
      `Published: ${id} version ${version}, frozen. New innovations are filled in by it within a few seconds; drafts keep theirs until "edition move ${id}".`,
    );
    print(`${id} ${version}`);
  },

  async move({ db, say, print }, words) {
    const [id, how, ...more] = words;
    if (id === undefined || (how !== undefined && how !== 'now') || more.length > 0)
      throw new CommandError('Type "edition move ID" to count, "edition move ID now" to do it.');
    const report = await moveDrafts(db, id, { apply: how === 'now' });
    if (report === null) throw unknownEdition(id);
    say(
      how === 'now'
        ? `Moved to version ${report.version}; whoever is concerned was told.`
        : `This would move to version ${report.version}; nothing was changed. "edition move ${id} now" does it.`,
    );
    for (const line of reportOf(report)) print(line);
  },
};

/** Counts what a move does, one line for each fate and each item that is not simply kept. */
function reportOf({ drafts, people, answers, items }: MoveReport): string[] {
  return [
    `drafts: ${drafts}, of ${people} people`,
    ...Object.entries(answers).map(([fate, count]) => `answers ${fate}: ${count}`),
    ...[...items].map(
      ([item, counts]) =>
        `${item}: ${Object.entries(counts)
          .map(([fate, count]) => `${fate} ${count}`)
          .join(', ')}`,
    ),
  ];
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function oneFile(words: readonly string[], act: string): string {
  const [file, ...more] = words;
  if (file === undefined || more.length > 0)
    throw new CommandError(`Type "edition ${act} FILE.xlsx".`);
  return file;
}

async function readEdition(file: string): Promise<RightWorkbook> {
  const cells = await readCells(file);
  if (!cells.ok) throw refusal(cells.problems.map(problemLine));
  const judged = judgeWorkbook(cells.sheets, findEdition);
  if (judged.kind === 'wrong') throw refusal(judged.defects.map(defectLine));
  if (judged.kind === 'outdated') throw notNewest(judged.id, judged.made, judged.newest);
  return judged;
}

async function readCells(file: string): Promise<WorkbookCells> {
  try {
    return await withFile(file, (source) => readWorkbookCells(source, editionLimits));
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${messageOf(error)}`, 1);
  }
}

const notNewest = (id: string, version: number, newest: number): CommandError =>
  new CommandError(
    newest === 0
      ? `${id} is a new edition.`
      : `settings!C2: the file was made from version ${version} of ${id}, but the newest is ${newest}; export that one and change it.`,
    1,
  );

const refusal = (lines: readonly string[]): CommandError =>
  new CommandError(
    [
      ...lines.slice(0, MOST_DEFECTS),
      ...(lines.length > MOST_DEFECTS ? [`… and ${lines.length - MOST_DEFECTS} more.`] : []),
      'Nothing was changed.',
    ].join('\n'),
    1,
  );

const at = (sheet: string | null, cell: string | null): string =>
  sheet === null ? '' : cell === null ? `${sheet}: ` : `${sheet}!${cell}: `;

const defectLine = ({ sheet, cell, text }: WorkbookDefect): string => `${at(sheet, cell)}${text}.`;

const problemLine = (problem: WorkbookProblem): string =>
  `${at(problem.sheet, problem.cell)}${workbookProblemText[problem.code]}`;

const introduce = ({ definition, before, changes }: RightWorkbook): string =>
  before === null
    ? `The workbook is right: ${definition.title}, an edition that is not here yet.`
    : changes.length === 0
      ? `The workbook is right, and says the same as version ${before.version}.`
      : `The workbook is right. Published, it would be version ${before.version + 1} of ${definition.id}. It changes:`;

const linesOf = (changes: readonly Change[]): string[] =>
  changes.map(({ kind, text }) => `${kind}: ${text}`);
