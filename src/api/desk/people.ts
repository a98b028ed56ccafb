// How far somebody looks after people at the desk, and the words of its pages. It reads names of units and nothing else.
import type { ServerParts } from '../parts.ts';
import type { UnitReach } from '../../db/views/people-at-desk.ts';
import { listUnits } from '../../db/views/reference.ts';
import { reachOf, roles } from '../../domain/access.ts';
import type { Person } from '../../domain/conversation/world.ts';

/** Whose people somebody looks after: those whom they may invite; null for nobody's. */
export function peopleReach({ grants }: Person): UnitReach | null {
  const { all, units } = reachOf(grants, 'invite_innovator');
  if (all) return 'all';
  return units.length === 0 ? null : units;
}

/** The units of a reach, by name. */
export async function unitChoices(
  db: ServerParts['db'],
  reach: UnitReach,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const units = await listUnits(db);
  return units
    .filter(({ id, active }) => active && (reach === 'all' || reach.includes(id)))
    .map(({ id, name }) => ({ id, name }));
}

/** A role as people call it. */
export function roleText(role: string, words: ServerParts['words']): string {
  const known = roles.find((candidate) => candidate === role);
  return known === undefined ? role : words.role(known);
}

/** Networks as people call them. */
export const channelNames: Readonly<Record<string, string>> = {
  telegram: 'lewat Telegram',
  whatsapp: 'lewat WhatsApp',
  webchat: 'lewat obrolan web',
};
