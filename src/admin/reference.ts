// The command for what the programme rests on: its units.
// A running server follows within a few seconds; nothing has to be restarted.
import { parseArgs } from 'node:util';
import { storeUnit } from '../db/transactions/change-reference.ts';
import { listUnits } from '../db/views/reference.ts';
import { unitIdOf, type UnitProblem } from '../domain/unit-change.ts';
import { isUnitKind, unitKinds } from '../domain/region.ts';
import type { Command } from './command.ts';
import { CommandError } from './options.ts';

const by = { role: 'operator', channel: 'command', requestId: null, tokenId: null } as const;

const kindIds = (): string =>
  unitKinds()
    .map(({ id }) => id)
    .join(', ');

/** Adds a unit, or edits the one with this id or exactly this name; prints its id. */
export const unit: Command = async ({ db, say, print }, args) => {
  const given = read(args);
  const { kind } = given;
  if (kind !== undefined && !isUnitKind(kind))
    throw new CommandError(`"${kind}" is not a kind; choose one of ${kindIds()}.`);
  if (given.active && given.inactive)
    throw new CommandError('Give --active or --inactive, not both.');
  if (given.id === undefined && given.name === undefined)
    throw new CommandError('Give --name, or --id for a unit that is there.');
  const known = await listUnits(db);
  const named = known.find(({ name }) => name.toLowerCase() === given.name?.trim().toLowerCase());
  const id = given.id ?? named?.id ?? unitIdOf(given.name ?? '');
  const stored = await storeUnit(
    db,
    id,
    {
      // A name that only says which unit is meant does not change how it is written.
      name: given.id === undefined && named !== undefined ? undefined : given.name,
      kind,
      short: given.short === '' ? null : given.short,
      aliases: given.alias?.filter((name) => name !== ''),
      former: given.former?.filter((name) => name !== ''),
      active: given.active ? true : given.inactive ? false : undefined,
    },
    by,
  );
  if (!stored.ok) throw new CommandError(sentence(stored.problem));
  const { name, active } = stored.value.unit;
  say(`${stored.value.created ? 'Added' : 'Edited'}: ${name}${active ? '' : ' (inactive)'}.`);
  say('Running servers know it within a few seconds.');
  print(id);
};

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const list = { type: 'string', multiple: true } as const;
  const flag = { type: 'boolean', default: false } as const;
  const options = {
    name: text,
    kind: text,
    id: text,
    short: text,
    alias: list,
    former: list,
    active: flag,
    inactive: flag,
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : 'The options cannot be read.');
  }
}

function sentence(problem: UnitProblem): string {
  switch (problem.type) {
    case 'wrong_id':
      return 'An id is made of a-z, 0-9 and single hyphens, at most 60; give one with --id.';
    case 'wrong_name':
      return `"${problem.name}" cannot be a name: it has no letter, is longer than 200 characters, or is one too many.`;
    case 'missing':
      return problem.what === 'name'
        ? 'There is no unit with this id; give --name to add one.'
        : `A new unit needs --kind, one of ${kindIds()}.`;
    case 'name_taken':
      return `The unit ${problem.by} has this name; edit it with --id ${problem.by}.`;
  }
}
