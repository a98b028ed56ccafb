// Where an input goes while an edition is tried: answers and the words that move through a form go to the trial; everything
// else waits until it is over. Nothing is looked up for a trial but its edition, and the calendar for who asks about it.
import { readReply } from '../../broadcast-reply.ts';
import { readCommand, readTrialEnd } from '../../language/index.ts';
import type { Command, CommandName } from '../../language/index.ts';
import { dialogueOf } from '../dialogues.ts';
import { step } from '../engine.ts';
import {
  carryOut,
  type Known,
  only,
  type Route,
  saying,
  textOf,
  type Written,
} from '../routing.ts';
import { meetQuestion, questionNeeds } from '../questions/aside.ts';
import { commandIn } from '../shared/unread.ts';
import type { Conversation, Mode, ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Person } from '../world.ts';
import { draftKept, editionTried, endTrial, keepTrial, trialPerson, trialWorld } from './trying.ts';

/** Words that move through a form and reach nothing else. */
const moves: ReadonlySet<CommandName> = new Set([
  ...(['skip', 'done', 'change', 'back', 'missing', 'missing_all', 'options'] as const),
  ...(['summary', 'summary_all', 'undo', 'start', 'nil', 'all_same', 'still_same'] as const),
]);

type RouteCommand = (mode: Mode, person: Person, text: string, command: Command) => Route;

/** Routes an input of somebody who tries an edition. */
export function routeTrial(
  known: Known & { readonly trial: ModeOf<'trying'> },
  input: Written,
  routeCommand: RouteCommand,
): Route {
  const { trial } = known;
  if (input.kind === 'reaction' || input.kind === 'opened') return only(() => {});
  const text = textOf(known.state, input);
  if (text === null)
    return saying((turn) => {
      turn.say('trial_takes', { what: input.kind === 'files' ? 'file' : 'other' });
    });
  if (readTrialEnd(text)) return only((turn) => endTrial(turn, trial));
  const command = readCommand(text);
  if (command?.name === 'edition_try') return carryOut(command, null);
  if (command?.name === 'submit') return saying((turn) => turn.say('trial_handed', {}));
  // An answer with the code of a broadcast is meant for a meeting that is no trial.
  const replies = (readReply(text, false)?.code ?? null) !== null;
  if (replies || (command !== null && !moves.has(command.name)))
    return saying((turn) => turn.say('trial_takes', { what: 'other' }));
  return only(
    (turn) => runInner(turn, trial, known, text, routeCommand),
    [
      ...questionNeeds(text),
      ...('fileId' in trial.of
        ? [{ kind: 'trial_edition', fileId: trial.of.fileId } as const]
        : []),
    ],
  );
}

function runInner(
  turn: Turn,
  trial: ModeOf<'trying'>,
  known: Known,
  text: string,
  routeCommand: RouteCommand,
): void {
  const edition = editionTried(turn, trial.of);
  if (edition === null) {
    turn.open({ name: 'idle' });
    return turn.say('trial_gone', {});
  }
  const focus = draftKept(trial.draft);
  const state: Conversation = { ...trial.inner, prompt: known.state.prompt };
  const world = trialWorld(turn, edition, focus);
  const person = trialPerson(turn.person, world.person.unitId);
  // Asides and codes have no place in a trial; a question is answered as everywhere.
  const command = commandIn(state.mode, text);
  const routed =
    command === null
      ? only((inner) =>
          meetQuestion(inner, text, (said) =>
            dialogueOf(inner.mode).take(inner, inner.mode as never, said, null),
          ),
        )
      : routeCommand(state.mode, person, text, command);
  keepTrial(turn, trial.of, edition, step(world, state, routed, turn.moment));
}
