// What a decision without a code is answered with while a sheet is open: its code, and how the decision is written with it.
// It decides nothing, and never gives a code for what was not shown.
import { readCardCode, readInnovationCode } from '../../codes.ts';
import { checks, isCheckerOf } from '../../innovation/checks.ts';
import { type Command, type DecisionWords, readDecisionWords } from '../../language/index.ts';
import { type Known, only, type Route } from '../routing.ts';
import { mayRead } from '../shared/meant.ts';
import { notFound } from '../shared/refusing.ts';
import { lookedAt } from '../state.ts';
import type { Turn } from '../turn.ts';
import { look } from './checking.ts';
import { someOfList } from './some-of-list.ts';

const forward: ReadonlySet<string> = new Set(['verify', 'endorse', 'accept']);
const decisions: ReadonlySet<Command['name']> = new Set([
  ...(['approve', 'accept', 'endorse', 'return', 'reject'] as const),
]);

/** Routes a decision that names no code to the list or the sheet that is open; null for any other text. */
export function verbAlone(
  { state, person }: Known,
  text: string,
  command: Command | null,
): Route | null {
  const some = someOfList(state, person, text);
  if (some !== null) return some;
  const { mode } = state;
  const code = lookedAt(mode);
  if (mode.name !== 'idle' || code === null || namesCode(command)) return null;
  const words = readDecisionWords(text);
  return words === null
    ? null
    : only((turn) => sayCode(turn, code, words, command), [{ kind: 'look', code }]);
}

/** True for any other command, and for a decision with something that can be a code behind it. */
function namesCode(command: Command | null): boolean {
  if (command === null || command.name === 'needs_code') return false;
  if (!decisions.has(command.name) || !('code' in command)) return true;
  const { code = '' } = command;
  return readCardCode(code) !== null || readInnovationCode(code) !== null || /\d/u.test(code);
}

function sayCode(
  turn: Turn,
  code: string,
  { verb, rest }: DecisionWords,
  command: Command | null,
): void {
  const found = turn.world.loaded.look ?? null;
  const living = turn.world.loaded.livingCards?.get(code);
  if (found === null || !mayRead(turn, found.innovation)) return notFound(turn);
  const { innovation } = found;
  const step = checks[innovation.state]?.step;
  const isDue =
    step !== undefined && forward.has(step) && isCheckerOf(turn.person.grants, innovation);
  if (!isDue && (verb === 'forward' || living === undefined))
    return turn.say('needs_code', {
      verb: command?.name === 'needs_code' ? command.verb : verb === 'forward' ? 'approve' : verb,
    });
  if (living === undefined) return look(turn);
  turn.say('code_of_sheet', {
    code,
    name: innovation.name ?? code,
    cardCode: living.cardCode,
    verb: verb === 'forward' ? (step ?? '') : verb,
    rest,
  });
}
