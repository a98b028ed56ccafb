// Commands about the linked phone of WhatsApp: how it stands, and forgetting its linking for good.
// It never shows a key and never forgets without being told twice.
import {
  forgetWhatsappSession,
  listWhatsappSessions,
  readWhatsappCreds,
} from '../db/whatsapp-session.ts';
import { countWaiting } from '../db/views/outbox-waiting.ts';
import type { Command, Tools } from './command.ts';
import { CommandError } from './options.ts';
import { parseArgs } from 'node:util';

/** Tells how the linking stands (`status`), or forgets it (`forget --confirm`). */
export const whatsapp: Command = async (tools, args) => {
  const { confirm, session, words } = read(args);
  const [what, ...more] = words;
  if (more.length > 0 || (what !== 'status' && what !== 'forget'))
    throw new CommandError('Say what to do: whatsapp status, or whatsapp forget --confirm.');
  return what === 'status' ? status(tools) : forget(tools, session, confirm);
};

async function status({ config, db, say, print }: Tools): Promise<void> {
  const { kind } = config.whatsapp;
  say(kind === 'off' ? 'WhatsApp is off (WHATSAPP=off).' : `WhatsApp is on with WHATSAPP=${kind}.`);
  const sessions = await listWhatsappSessions(db);
  if (sessions.length === 0) say('No phone was ever linked.');
  for (const { id, updatedAt } of sessions) {
    const state = linking(await readWhatsappCreds(db, id, config.secretKey));
    print(`${id}\t${state}\t${updatedAt.toISOString()}`);
  }
  const waiting = await countWaiting(db, 'whatsapp');
  say(`${waiting} messages wait to be sent on WhatsApp.`);
}

async function forget({ db, say }: Tools, given: string | undefined, confirm: boolean) {
  const known = (await listWhatsappSessions(db)).map(({ id }) => id);
  const id = given ?? (known.length === 1 ? known[0] : undefined);
  if (known.length === 0)
    throw new CommandError('No phone is linked; there is nothing to forget.', 1);
  if (id === undefined || !known.includes(id))
    throw new CommandError(`Name the linking with --session, one of ${known.join(', ')}.`);
  if (!confirm)
    throw new CommandError(
      `The phone of ${id} must be linked again afterwards. If that is meant, add --confirm.`,
    );
  await forgetWhatsappSession(db, id);
  say(
    `Forgotten. Remove the device on the phone of ${id} too, restart the server, and link again.`,
  );
}

/** Reads from the stored credentials whether WhatsApp has given the device its address. */
function linking(creds: string | null | 'sealed'): string {
  if (creds === 'sealed') return 'sealed with another SECRET_KEY, link again';
  if (creds === null) return 'not linked';
  const stored: unknown = JSON.parse(creds);
  return typeof Object(Object(stored).me).id === 'string' ? 'linked' : 'not linked';
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { session: { type: 'string' }, confirm: { type: 'boolean', default: false } },
    });
    return { ...values, words: positionals };
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : 'The options cannot be read.');
  }
}
