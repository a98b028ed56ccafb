// One step of a conversation: a routed input and what was loaded for it lead to the next state, what is said, what is done.
// Pure: no clock, no randomness, no database. Where an input goes was decided before (route.ts).
import type { Innovation } from '../innovation/innovation.ts';
import { askAgain } from './dialogues.ts';
import type { Effect } from './effect.ts';
import type { Message } from './message.ts';
import type { Route } from './routing.ts';
import { sayStillOpen } from './shared/still-open.ts';
import type { Conversation } from './state.ts';
import { Turn } from './turn.ts';
import type { Moment, Person, World } from './world.ts';

/** What a step leads to. `reply` is null when nothing is to be said. `focus` and `person` are as they stand afterwards. */
export interface Step {
  readonly state: Conversation;
  readonly effects: readonly Effect[];
  readonly reply: Message | null;
  readonly focus: Innovation | null;
  readonly person: Person;
}

/** Takes a step. `routed` came from the same state, person and innovation in hand; `world` holds what it needs. */
export function step(world: World, state: Conversation, routed: Route, moment: Moment): Step {
  const turn = new Turn(world, state, moment);
  routed.run(turn);
  const { again } = turn;
  if (again !== null && !(again === 'named' && sayStillOpen(turn))) askAgain(turn);
  return turn.finish();
}
