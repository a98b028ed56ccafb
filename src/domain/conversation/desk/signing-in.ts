// `masuk`: gives whoever checks, coordinates or runs the server a one-time link to the desk in the browser.
// It opens nothing by itself; the link asks there first, so that a preview does not use it up.
import { type Grant, type Role } from '../../access.ts';
import { uploadToken } from '../../codes.ts';
import type { Turn } from '../turn.ts';

/** Who has work at the desk; whoever only fills in does that in a chat. */
const atTheDesk: ReadonlySet<Role> = new Set([
  'unit_admin',
  'unit_head',
  'mentor',
  'verifier',
  'coordinator',
  // Reads no innovation there, only how the product itself stands.
  'operator',
]);

/** Tells whether somebody with these roles has work at the desk. */
export const worksAtDesk = (grants: readonly Grant[]): boolean =>
  grants.some(({ role }) => atTheDesk.has(role));

/** How long a link waits for its reader, minutes. */
const WAITS = 10;

/** Sends the link, or says where one's own innovations are read. */
export function signIn(turn: Turn): void {
  if (worksAtDesk(turn.person.grants)) {
    const token = uploadToken(turn.moment.entropy);
    turn.do({ kind: 'create_desk_link', token, minutes: WAITS });
    turn.say('desk_link', { url: `${turn.moment.publicUrl}/masuk/${token}`, minutes: WAITS });
  } else turn.say('desk_not_for_you', {});
  turn.askAgain();
}
