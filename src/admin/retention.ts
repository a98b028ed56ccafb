// The command that ends the retention of what need not be kept: to be run daily, or after an edition.
// It prints counts only.
import { retain } from '../db/transactions/retain.ts';
import type { Command } from './command.ts';
import { readOptions, readWhole } from './options.ts';

/** Usual time for raw messages and sent texts. Days. */
const DAYS = 400;

/** Removes what is older than `--days`, and addresses of erased people at once. */
export const retention: Command = async ({ db, say }, args) => {
  const { options } = readOptions(args, ['days']);
  const days = readWhole('days', options['days'], DAYS, 3650);
  const { messages, sent, codes, addresses } = await retain(db, days);
  say(
    `Older than ${days} days: ${messages} messages, ${sent} sent texts, ${codes} codes. ${addresses} addresses of erased people.`,
  );
};
