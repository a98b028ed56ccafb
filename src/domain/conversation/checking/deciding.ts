// Decisions of all checkers in chat, one way for every role: a card's code, what it stands for, the step, who is told.
// It never lets anybody decide on a version they did not see.
import type { State, Step } from '../../innovation/status.ts';
import { type JudgeProblem, checks, judge } from '../../innovation/checks.ts';
import type { StepCommand } from '../../innovation/innovation.ts';
import { noticesAfter } from './notices.ts';
import { refuse, refuseOwn } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Card } from './types.ts';
import { mostCardCodes, readCardCode } from '../../codes.ts';
import { countWrongCode, saysToWait } from '../shared/attempts.ts';

/**
 * The cards behind typed codes, or null after the person was told what is wrong. One code that belongs to none of their
 * cards is a try, and nothing that stands beside it is decided: it is not even said which one was right.
 */
function cardsFor(turn: Turn, typed: readonly string[]): readonly Card[] | null {
  const { loaded } = turn.world;
  if (saysToWait(turn)) return null;
  if (typed.length > mostCardCodes) {
    turn.say('too_many_card_codes', { most: mostCardCodes });
    return null;
  }
  const found = loaded.cards ?? (loaded.card ? [loaded.card] : []);
  const unknown = loaded.unknownCards ?? (found.length === 0 ? 1 : 0);
  if (unknown > 0) {
    // What cannot be a card's code is a slip and no try at one.
    const slips = typed.filter((code) => readCardCode(code) === null).length;
    if (unknown > slips) countWrongCode(turn, 'card');
    turn.say('wrong_card_code', { codes: typed.length });
    return null;
  }
  const alive = found.filter((card) => isAlive(turn, card));
  return alive.length === 0 ? null : alive;
}

/** The one card behind the typed code, alive; null after it was said what is wrong. */
export function cardForStep(turn: Turn, typed: string): Card | null {
  return cardsFor(turn, [typed])?.[0] ?? null;
}

/** Tells whether a card still decides; says what happened when it does not. */
export function isAlive(turn: Turn, card: Card): boolean {
  const { innovation } = card;
  const named = { code: innovation.code, name: innovation.name ?? innovation.code };
  const expired = card.expired || card.used === true;
  if (innovation.version === card.version && !expired) {
    const holder = card.claim ?? null;
    if (holder === null || holder.personId === turn.person.id) return true;
    turn.say('claimed_by', { ...named, name: named.name, by: holder.name, until: holder.until });
    return false;
  }
  const decided = card.decided ?? null;
  if (decided !== null)
    turn.say('decided_before', { ...named, ...decided, state: innovation.state });
  else turn.say('card_outdated', { ...named, state: innovation.state, expired });
  turn.offer([
    {
      label: { key: 'look' },
      reply: { command: 'look', args: [innovation.code] },
      numbered: false,
    },
  ]);
  return false;
}

/** Takes the step forward on what one or several cards showed: verify, endorse or accept, whichever is due. */
export function advance(turn: Turn, codes: readonly string[]): void {
  const cards = cardsFor(turn, codes);
  if (cards === null) return;
  const done: { code: string; name: string; step: Step; to: State }[] = [];
  const together = cards.length > 1;
  for (const card of cards) {
    const check = checks[card.innovation.state];
    if (check === undefined || check.step === 'monitor' || check.step === 'report') {
      turn.say('nothing_to_decide', { code: card.innovation.code, state: card.innovation.state });
      continue;
    }
    if (!take(turn, card, { step: check.step, seen: card.version }, together)) continue;
    const { code, name } = card.innovation;
    const taken = turn.effects.findLast((effect) => effect.kind === 'take_step');
    if (taken !== undefined && !taken.onlyPerson)
      done.push({ code, name: name ?? code, step: check.step, to: taken.transition.to });
  }
  if (!together) return;
  for (const step of new Set(done.map((one) => one.step))) {
    const rows = done.filter((one) => one.step === step);
    const to = rows[0]?.to;
    if (to !== undefined) turn.say('decided_together', { rows: rows.map(nameOf), step, to });
  }
}

const nameOf = ({ code, name }: { readonly code: string; readonly name: string }) => ({
  code,
  name,
});

/** What may be decided out of a list of names and doubts; for everything else the innovation must have been opened. */
const outOfList: ReadonlySet<StepCommand['step']> = new Set(['endorse', 'return']);
/** What may be decided by what changed since this person returned it. */
const byChanges: ReadonlySet<StepCommand['step']> = new Set(['verify', 'return']);

function isSeen(turn: Turn, card: Card, step: StepCommand['step']): boolean {
  if (card.opened || (card.changed === true ? byChanges : outOfList).has(step)) return true;
  const { code, name } = card.innovation;
  turn.say('open_first', { code, name: name ?? code });
  turn.offer([
    { label: { key: 'look' }, reply: { command: 'look', args: [code] }, numbered: false },
  ]);
  return false;
}

/**
 * Takes a step on a card's innovation and tells everybody; false after a refusal was said. `together`: what was done is
 * said of several at once, unless there is something to say of this one.
 */
export function take(turn: Turn, card: Card, command: StepCommand, together = false): boolean {
  const { innovation } = card;
  if (!isSeen(turn, card, command.step)) return false;
  const judged = judge(innovation, command, {
    personId: turn.person.id,
    grants: turn.person.grants,
    onlyPerson: card.onlyPerson,
  });
  if (!judged.ok) {
    sayRefused(turn, innovation.code, judged.problem);
    return false;
  }
  const { transition, role, onlyPerson } = judged.value;
  turn.takeStep(innovation, transition, {
    role,
    onlyPerson,
    cardId: card.id,
    seen: card.opened ? 'opened' : card.changed === true ? 'changed' : 'listed',
  });
  const named = { code: innovation.code, name: innovation.name ?? innovation.code };
  if (together && !onlyPerson) {
    // Said of all of them by whoever decides several.
  } else if (transition.step === 'verify')
    turn.say('approved', { ...named, to: transition.to, onlyPerson });
  else if (transition.step !== 'return')
    turn.say('decided', { ...named, step: transition.step, to: transition.to, onlyPerson });
  for (const effect of noticesAfter(innovation, transition, {
    personId: turn.person.id,
    name: turn.person.name,
    role,
    unit: turn.unitName(innovation.unitId),
    edition: turn.world.editionOf(innovation.editionId, innovation.editionVersion),
  }))
    turn.do(effect);
  return true;
}

/** Says why a decision is refused; what is not theirs reads like every other refusal. */
export function sayRefused(turn: Turn, code: string, problem: JudgeProblem): void {
  if (problem.type === 'not_allowed') return refuse(turn, problem.action);
  if (problem.type === 'own_innovation') return refuseOwn(turn, code);
  turn.say('step_refused', { code, problem });
}

/** Tells whether a step that still lacks its reason, notes or number could be taken on a card; says why not. */
export function mayTake(turn: Turn, card: Card, step: StepCommand['step']): boolean {
  if (!isSeen(turn, card, step)) return false;
  const judged = judge(
    card.innovation,
    { step, seen: card.version, reason: '-', notes: new Map([['', '']]) },
    { personId: turn.person.id, grants: turn.person.grants, onlyPerson: card.onlyPerson },
  );
  if (!judged.ok) sayRefused(turn, card.innovation.code, judged.problem);
  return judged.ok;
}

/** Says how to decide to a checker who typed a verb or a code alone where neither answers a question; false for anybody else. */
export function halfDecision(turn: Turn, text: string): boolean {
  const typed = text.trim().toLowerCase();
  const verb = typed === 'tolak' ? 'reject' : typed === 'terima' ? 'accept' : null;
  const checks = turn.person.grants.some(({ role }) => role !== 'innovator' && role !== 'mentor');
  if (verb === null ? readCardCode(typed) === null || !checks : !turn.may(verb)) return false;
  turn.say('needs_code', { verb: verb ?? 'approve' });
  return true;
}
