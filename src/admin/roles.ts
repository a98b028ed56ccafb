// Commands about roles: who holds which, confirming and restoring one, ending one. For when nobody in the chat can.
// They change roles through the same transactions as the chat, with events in the operator's name.
import { secretsFrom } from '../db/secrets.ts';
import { confirmByOperator, revokeByOperator } from '../db/carry/by-operator.ts';
import { listRoles } from '../db/views/roles.ts';
import type { Command } from './command.ts';
import { CommandError, grantable, readOptions, readRole } from './options.ts';

/** Lists roles that were not ended, one a line: number, person, name, role, unit, state. */
export const roles: Command = async ({ db, print }, args) => {
  const { options } = readOptions(args, ['role', 'unit']);
  const role = options['role'] === undefined ? null : readRole(options['role'], grantable);
  for (const row of await listRoles(db, role, options['unit'] ?? null))
    print(
      [row.id, row.personId, row.name ?? '-', row.role, row.unitId ?? '-', stateOf(row)].join('\t'),
    );
};

function stateOf(row: { frozenWhy: string | null; over: boolean; endsAt: Date }): string {
  if (row.frozenWhy !== null) return `frozen (${row.frozenWhy})`;
  return `${row.over ? 'ended' : 'until'} ${row.endsAt.toISOString().slice(0, 10)}`;
}

/** Confirms roles for the running innovation year by number, and restores those that were frozen. */
export const confirmRole: Command = async ({ config, db, say }, args) => {
  const numbers = readNumbers(args, 'confirm-role 12 15');
  const done = await confirmByOperator(db, numbers, secretsFrom(config.secretKey));
  say(`${done} of ${numbers.length} roles confirmed.`);
  if (done === 0) throw new CommandError('None of these roles waits to be confirmed.', 1);
};

/** Ends a role by number, at once: cards and codes of its holder die, drafts go to the unit's admin. */
export const endRole: Command = async ({ config, db, say }, args) => {
  const [number = 0, ...more] = readNumbers(args, 'end-role 12');
  if (more.length > 0) throw new CommandError('End one role at a time.');
  if (!(await revokeByOperator(db, number, secretsFrom(config.secretKey))))
    throw new CommandError(`There is no role ${number} that was not ended.`, 1);
  say(`Role ${number} has ended.`);
};

function readNumbers(args: readonly string[], example: string): readonly number[] {
  const { words } = readOptions(args, []);
  const numbers = words.map((word) => (/^\d{1,9}$/.test(word) ? Number(word) : 0));
  if (numbers.length === 0 || numbers.includes(0))
    throw new CommandError(`Give numbers that "roles" shows, as in: ${example}`);
  return [...new Set(numbers)];
}
