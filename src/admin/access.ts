// Commands for getting in: invitations for people, tokens for programs.
// A code or token is printed once, alone on the last line, and kept nowhere.
import { region, zoneName } from '../domain/region.ts';
import { randomBytes } from 'node:crypto';
import { createInvitation } from '../db/transactions/create-invitation.ts';
import { createToken, revokeToken } from '../db/transactions/create-token.ts';
import { listUnits } from '../db/views/reference.ts';
import { invitationCode } from '../domain/codes.ts';
import { readPersonName } from '../domain/person-name.ts';
import { type Invitee, isMobile, readPhone } from '../domain/phone.ts';
import { listRoles } from '../db/views/roles.ts';
import type { Command, Tools } from './command.ts';
import {
  CommandError,
  grantable,
  readOptions,
  readRole,
  readUnit,
  readWhole,
  tokenRoles,
} from './options.ts';

const HOURS = 72;
const DAYS = 30;

/** Makes an invitation and prints its code. */
export const invite: Command = async ({ config, db, say, print }, args) => {
  const { options } = readOptions(args, ['role', 'unit', 'hours', 'note', ...inviteeOptions]);
  const role = readRole(options['role'], grantable);
  const hours = readWhole('hours', options['hours'], HOURS, 24 * 30);
  const unit = await readUnit(db, role, options['unit']);
  const code = invitationCode(randomBytes(26));
  const { expiresAt } = await createInvitation(db, {
    code,
    role,
    unitId: unit?.id ?? null,
    note: options['note'] ?? null,
    hours,
    invitee: readInviteeOptions(options),
  });
  const site = config.publicUrl ?? `http://${config.host}:${config.port}`;
  say(`Invitation for ${role}${unit ? ` of ${unit.name}` : ''}, once, until ${time(expiresAt)}.`);
  say(`Type the code in any chat, or open ${site}/#kode=${code}`);
  print(code);
};

const inviteeOptions = ['phone', 'name', 'nip', 'basis'] as const;

/** Reads whom an invitation is for; a number or NIP that cannot be one is refused. */
function readInviteeOptions(options: Readonly<Record<string, string | undefined>>): Invitee {
  const { phone: typed, name, nip, basis } = options;
  const phone = typed === undefined ? undefined : readPhone(typed);
  if (phone === null || (phone !== undefined && !isMobile(phone)))
    throw new CommandError(
      `"${typed}" is no mobile number of Indonesia; write it as 0812… or +62812….`,
    );
  if (nip !== undefined && !/^\d{18}$/.test(nip)) throw new CommandError('--nip has 18 digits.');
  const called = name === undefined ? undefined : readPersonName(name);
  if (called === null)
    throw new CommandError("--name is letters, blanks and . , ' - /, at most 80, and no address.");
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(called === undefined ? {} : { name: called }),
    ...(nip === undefined ? {} : { nip }),
    ...(basis ? { basis: basis.slice(0, 300) } : {}),
  };
}

/** Makes an access token for a program and prints it. */
export const token: Command = async ({ db, say, print }, args) => {
  const { options } = readOptions(args, ['role', 'unit', 'days', 'label', 'holder']);
  const role = readRole(options['role'], tokenRoles);
  const days = readWhole('days', options['days'], DAYS, 366);
  const unit = await readUnit(db, role, options['unit']);
  const personId = await readHolder(db, options['holder'], role, unit?.id ?? null);
  const secret = `sb_${randomBytes(32).toString('base64url')}`;
  const { id, expiresAt } = await createToken(db, {
    token: secret,
    role,
    unitId: unit?.id ?? null,
    label: options['label'] ?? null,
    days,
    personId,
  });
  say(`Token ${id} for ${role}${unit ? ` of ${unit.name}` : ''}, until ${time(expiresAt)}.`);
  say(`End it earlier with: revoke-token ${id}`);
  print(secret);
};

/** Reads the number of the role whose holder answers for a token; the role must be the token's own. */
async function readHolder(
  db: Tools['db'],
  typed: string | undefined,
  role: string,
  unitId: string | null,
): Promise<number | null> {
  if (typed === undefined) return null;
  const number = /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
  const held = await listRoles(db, role, unitId);
  const found = held.find(
    ({ id, frozenWhy, over }) => id === number && frozenWhy === null && !over,
  );
  if (found) return found.personId;
  throw new CommandError(
    `--holder ${typed} is no role ${role}${unitId === null ? '' : ` of ${unitId}`} that counts now; "roles" lists them.`,
  );
}

/** Ends a token by its number. */
export const revoke: Command = async ({ db, say }, args) => {
  const { words } = readOptions(args, []);
  const id = /^\d{1,9}$/.test(words[0] ?? '') ? Number(words[0]) : 0;
  if (id === 0) throw new CommandError('Give the number of the token, as in: revoke-token 12');
  if (!(await revokeToken(db, id))) throw new CommandError(`There is no live token ${id}.`, 1);
  say(`Token ${id} works no longer.`);
};

/** Lists the units, one a line: id, a tab, name. */
export const units: Command = async ({ db, print }, args) => {
  readOptions(args, []);
  for (const { id, name, active } of await listUnits(db)) {
    print(`${id}\t${name}${active ? '' : '\t(inactive)'}`);
  }
};

const time = (date: Date): string =>
  `${date.toLocaleString('sv-SE', { timeZone: region().zone, dateStyle: 'short', timeStyle: 'short' })} ${zoneName()}`;
