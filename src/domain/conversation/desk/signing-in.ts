// `masuk`: gives whoever checks, coordinates, judges or runs the server a one-time link to the desk in the browser, and
// whoever fills in one to the form of their innovations as a page.
// It opens nothing by itself; the link asks there first, so that a preview does not use it up.
import { type Grant, reachesAnything, type Role } from '../../access.ts';
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

/** Tells whether somebody with these roles fills in innovations, and so has the form as a page. */
export const fillsAtPage = (grants: readonly Grant[]): boolean =>
  reachesAnything(grants, 'write_draft');

/** Tells whether somebody with these roles judges entries of the contest, and so has their pages. */
export const judgesAtPage = (grants: readonly Grant[]): boolean =>
  reachesAnything(grants, 'score_entry');

/** How long a link waits for its reader, minutes. */
const WAITS = 10;

/** Sends the link, or says where one's own innovations are read. */
export function signIn(turn: Turn): void {
  const { grants } = turn.person;
  const atDesk = worksAtDesk(grants) || judgesAtPage(grants);
  if (!atDesk && !fillsAtPage(grants)) {
    turn.say('desk_not_for_you', {});
    return turn.askAgain();
  }
  const token = uploadToken(turn.moment.entropy);
  turn.do({ kind: 'create_desk_link', token, minutes: WAITS });
  const url = `${turn.moment.publicUrl}/masuk/${token}`;
  if (atDesk) turn.say('desk_link', { url, minutes: WAITS, ...inApp(turn) });
  else {
    const { innovation } = turn;
    // What is in hand opens at once; the address says only which of the own ones.
    const opens = innovation === null ? '' : `?isian=${innovation.code}`;
    const name = innovation?.name ?? null;
    turn.say('form_link', { url: `${url}${opens}`, minutes: WAITS, name, ...inApp(turn, opens) });
  }
  turn.askAgain();
}

/** Where Telegram opens it itself: it takes https alone. */
const inApp = ({ moment: { channel, publicUrl } }: Turn, opens = ''): { readonly app?: string } =>
  channel === 'telegram' && publicUrl.startsWith('https://')
    ? { app: `${publicUrl}/masuk/telegram${opens}` }
    : {};
