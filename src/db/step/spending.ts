// What a message takes out of its person's budget, and what is said when nothing is left.
// It writes nothing and reads no words.
import { type Budgets, spend, standingOf, type Used, type Verdict } from '../../domain/budgets.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { Moment } from '../../domain/conversation/world.ts';
import type { Waiting } from '../commit/lock.ts';
import type { StoredPerson } from '../load/people.ts';

/** Takes a message out of the budget. What a network says about a chat costs nothing, and nobody wrote it. */
export function spendMessage(
  message: Waiting,
  { person, since }: StoredPerson,
  used: Used,
  at: { readonly now: Date; readonly today: Moment['today'] },
  budgets: Budgets,
): Verdict {
  if (message.kind === 'identity_changed') return { taken: true, used };
  const trusted = person.grants.some(({ role }) => role !== 'innovator');
  const { year, month, day } = at.today;
  return spend(
    used,
    {
      files: message.files.length,
      bytes: message.files.reduce((sum, { size }) => sum + (size ?? 0), 0),
    },
    standingOf({ consented: person.consented, trusted, since }, at.now),
    { now: at.now, day: `${year}-${month}-${day}` },
    budgets,
  );
}

/** What is said when a message was not taken; null when it was said already. */
export function saidOf(verdict: Extract<Verdict, { taken: false }>): Message | null {
  const { say, what, again } = verdict;
  if (!say) return null;
  return { parts: [{ key: 'too_much', args: { what, again } }], choices: [], prompt: null };
}
