// The command that checks the event record: chains whole, tables equal to what the record alone rebuilds.
// It prints numbers, codes and ids, never what somebody wrote.
import { verifyRecord } from '../db/verify/verify.ts';
import { findEdition } from '../domain/edition/editions/index.ts';
import type { Command } from './command.ts';
import { CommandError, readOptions } from './options.ts';

/** Verifies the record and prints the anchor, the hash of the newest event; ends with 1 when something is wrong. */
export const verify: Command = async ({ db, say, print }, args) => {
  readOptions(args, []);
  const verdict = await verifyRecord(db, (id, version) => {
    const found = findEdition(id, version);
    if (found === null) throw new CommandError(`Edition ${id} ${version} is not shipped.`, 1);
    return found;
  });
  if (verdict.badEvent !== null) {
    const { id, subject, why } = verdict.badEvent;
    throw new CommandError(`The first bad row is event ${id} of ${subject}: ${why}.`, 1);
  }
  if (verdict.differences.length > 0)
    throw new CommandError(
      verdict.differences.map(({ table, side, row }) => `${table}: ${row} is ${side}.`).join('\n'),
      1,
    );
  say(`${verdict.events} events: every chain is whole, and the tables are what they lead to.`);
  print(verdict.anchor ?? '-');
};
