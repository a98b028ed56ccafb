// Reads the words behind a command: roles, units, numbers. A wrong one is a sentence, never a guess.
import { parseArgs } from 'node:util';
import type { OpenDatabase } from '../db/connect.ts';
import { listUnits } from '../db/views/reference.ts';
import { type Role, roles } from '../domain/access.ts';
import { searchUnits } from '../domain/language/units.ts';

/** Ends the command with a sentence on standard error; `code` 2 means that it was typed wrongly. */
export class CommandError extends Error {
  readonly code: number;
  constructor(message: string, code = 2) {
    super(message);
    this.code = code;
  }
}

/** Roles that belong to a unit; all others are for the whole regency. */
const unitRoles: readonly Role[] = ['innovator', 'unit_admin', 'unit_head'];

type Options = Readonly<Record<string, string | undefined>>;

/** Splits `--name value` pairs from the other words; names that the command does not know are refused. */
export function readOptions(
  args: readonly string[],
  names: readonly string[],
): { options: Options; words: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    });
    return { options: values, words: positionals };
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : 'The options cannot be read.');
  }
}

/** Reads `--role`; `anonymous` is none. */
export function readRole(value: string | undefined, allowed: readonly Role[]): Role {
  const found = allowed.find((role) => role === value);
  if (found) return found;
  throw new CommandError(
    `${value === undefined ? '--role is missing' : `"${value}" is not a role here`}; choose one of ${allowed.join(', ')}.`,
  );
}

/** All roles that somebody can hold. */
export const grantable: readonly Role[] = roles.filter((role) => role !== 'anonymous');

/** The roles that a token can have: it stands for an office, so it owns no innovation and scores no entry of a contest. */
export const tokenRoles: readonly Role[] = grantable.filter(
  (role) => role !== 'innovator' && role !== 'judge',
);

/** Reads a whole number within limits, or gives the usual one. */
export function readWhole(
  name: string,
  value: string | undefined,
  usual: number,
  most: number,
): number {
  if (value === undefined) return usual;
  const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (number >= 1 && number <= most) return number;
  throw new CommandError(`--${name} must be a whole number from 1 to ${most}.`);
}

/** Finds the unit that a role needs by id, name, abbreviation or former name; refuses a unit where the role has none. */
export async function readUnit(
  db: OpenDatabase['db'],
  role: Role,
  typed: string | undefined,
): Promise<{ id: string; name: string } | null> {
  const needed = unitRoles.includes(role);
  if (!needed && typed !== undefined) {
    throw new CommandError(`The role ${role} has no unit; leave --unit out.`);
  }
  if (!needed) return null;
  if (typed === undefined) throw new CommandError(`The role ${role} needs --unit.`);
  const units = (await listUnits(db)).filter(({ active }) => active);
  const byId = units.find(({ id }) => id === typed);
  if (byId) return byId;
  const found = searchUnits(units, typed);
  const unit = found.kind === 'exact' ? units.find(({ id }) => id === found.id) : undefined;
  if (unit) return unit;
  if (found.kind !== 'candidates') {
    throw new CommandError(`No unit is called "${typed}"; the command "units" lists them all.`);
  }
  const lines = found.ids.map((id) => `  ${id}  ${units.find((unit) => unit.id === id)?.name}`);
  throw new CommandError(
    `"${typed}" may mean several units; name one by its id:\n${lines.join('\n')}`,
  );
}
