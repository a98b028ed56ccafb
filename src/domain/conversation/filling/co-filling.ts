// Filling in together: a code that lets somebody else fill in the same innovation, and joining it after a yes.
// It never adds anybody by name; who types the code was given it (personal-codes.ts takes it).
import { may } from '../../access.ts';
import { coFillCode } from '../../codes.ts';
import { type Innovation, isFiller } from '../../innovation/innovation.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { itemAfter } from './asking.ts';
import type { Meant } from '../shared/meant.ts';
import { noFocus, refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** Hours a code is valid. */
const validFor = 72;

/** Gives a one-time code for a co-filler of the innovation in hand. */
export function askSomebodyIn(turn: Turn): void {
  const innovation = turn.innovation;
  if (innovation === null) return noFocus(turn);
  if (!isFiller(innovation, turn.person.id)) return refuse(turn, 'write_draft');
  if (!isOpenForWriting(innovation.state)) {
    turn.say('not_open', { code: innovation.code, state: innovation.state });
    return turn.askAgain();
  }
  const code = coFillCode(turn.moment.entropy);
  turn.do({ kind: 'create_co_fill_code', secret: code, code: innovation.code, hours: validFor });
  turn.say('co_fill_code', { name: innovation.name ?? innovation.code, code, hours: validFor });
  turn.askAgain();
}

/** Shows whose innovation it is and what filling it in ends; false after saying why there is nothing to ask. */
export function askToJoin(turn: Turn, innovation: Innovation): boolean {
  if (!isOpenForWriting(innovation.state) || isFiller(innovation, turn.person.id)) {
    join(turn, innovation, null);
    return false;
  }
  turn.say('co_fill_ask', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    owner: innovation.ownerName,
    unit: turn.unitName(innovation.unitId),
    // Nobody decides on what they filled in.
    checks: turn.person.grants.some(
      ({ role, unitId }) =>
        role === 'verifier' ||
        role === 'coordinator' ||
        ((role === 'unit_admin' || role === 'unit_head') && unitId === innovation.unitId),
    ),
  });
  return true;
}

/** `gabung INV-…`: the unit's admin fills in along with the others; anybody else needs a code. */
export function joinInnovation(turn: Turn, { innovation: named }: Meant): void {
  const innovation = turn.world.loaded.look?.innovation;
  const allowed =
    innovation !== undefined &&
    may(turn.person.grants, 'write_draft', {
      unitId: innovation.unitId,
      own: isFiller(innovation, turn.person.id),
    }).ok;
  if (innovation === undefined || !allowed) {
    // With a code somebody asked for an innovation; without one, how it is done.
    if (named !== null) turn.do({ kind: 'record', what: 'denied', detail: 'write_draft' });
    turn.say('co_fill_how', {});
    return turn.askAgain();
  }
  join(turn, innovation, null);
}

/** Makes the person a filler; `secret` is the code they were given, null for the unit's admin, who needs none. */
export function join(turn: Turn, innovation: Innovation, secret: string | null): void {
  const name = innovation.name ?? innovation.code;
  if (!isOpenForWriting(innovation.state)) {
    turn.say('not_open', { code: innovation.code, state: innovation.state });
    return turn.askAgain();
  }
  if (isFiller(innovation, turn.person.id)) {
    if (innovation.code !== turn.innovation?.code) turn.focus(innovation);
    turn.say('co_fill_already', { code: innovation.code, name });
    return itemAfter(turn, null);
  }
  turn.do({ kind: 'become_filler', code: innovation.code, secret });
  turn.focus({
    ...innovation,
    fillers: [...innovation.fillers, turn.person.id],
    version: innovation.version + 1,
  });
  turn.say('co_fill_joined', { code: innovation.code, name, owner: innovation.ownerName });
  turn.do({
    kind: 'notify',
    audience: { to: 'person', personId: innovation.ownerId },
    key: `filler:${innovation.code}:${turn.person.id}`,
    message: {
      parts: [
        { key: 'notice_filler', args: { code: innovation.code, name, by: turn.person.name } },
      ],
      choices: [],
      prompt: null,
    },
  });
  itemAfter(turn, null);
}
