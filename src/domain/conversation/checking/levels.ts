// The second check by Bappedalitbang: the level of an indicator as a verifier sees it, beside the claimed one.
// It never changes what the innovator claimed.
import { formOf } from '../../edition/journey.ts';
import { cardCode } from '../../codes.ts';
import { judgeFinding } from '../../innovation/findings.ts';
import type { ScoreLevel } from '../../score.ts';
import { readYesNo } from '../../language/index.ts';
import type { Completing } from './types.ts';
import { type Meant, mayRead } from '../shared/meant.ts';
import { notFound, refuse, refuseOwn } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Loaded } from '../world.ts';
import { claimMinutes } from './checking.ts';
import { itemByNumber } from './notes.ts';
import { levelOfItem, startsWithNot } from '../../language/checking-words.ts';

type LevelLacks = Extract<Completing['lacks'], { step: 'level' }>;

/**
 * Sets the level of an indicator, with a reason: `tingkat 35 2 alasan` on the innovation looked at last, or with its
 * code in front. The content changes with it, so the person gets a new card and every other card is dead.
 */
export function setLevel(turn: Turn, rest: string | undefined, { innovation: named }: Meant): void {
  const found = turn.world.loaded.look ?? null;
  if (!turn.may('monev')) return refuse(turn, 'monev');
  if (named === null) {
    turn.say('level_how', { code: null });
    return turn.askAgain();
  }
  if (found === null || !mayRead(turn, found.innovation)) return notFound(turn);
  const { innovation } = found;
  const typed = levelOfItem.exec(rest?.trim() ?? '');
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const item = itemByNumber(form.items, typed?.[1] ?? '');
  if (typed === null || item === undefined || item.kind !== 'indicator') {
    turn.say('level_how', { code: innovation.code });
    return turn.askAgain();
  }
  const lacks = {
    step: 'level',
    item: item.id,
    number: form.numberOf.get(item.id) ?? 0,
    label: item.label,
    level: Number(typed[2]) as ScoreLevel,
    version: innovation.version,
  } as const;
  if (!maySet(turn, found)) return turn.askAgain();
  const reason = typed[3] ?? '';
  if (isReason(reason, true)) return levelWithReason(turn, lacks, reason.trim());
  turn.say('level_needs_reason', { number: lacks.number, label: lacks.label });
  turn.open({ name: 'completing', code: innovation.code, lacks });
}

/** Tells whether this person may set levels of an innovation now; says why not. */
function maySet(turn: Turn, found: NonNullable<Loaded['look']>): boolean {
  const { innovation } = found;
  const judged = judgeFinding(innovation, 'level', innovation.version, {
    personId: turn.person.id,
    grants: turn.person.grants,
  });
  if (!judged.ok) {
    if (judged.problem.type === 'own_innovation') refuseOwn(turn, innovation.code);
    else turn.say('nothing_to_decide', { code: innovation.code, state: innovation.state });
    return false;
  }
  const holder = found.facts?.claim ?? null;
  if (holder === null || holder.personId === turn.person.id) return true;
  turn.say('claimed_by', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    by: holder.name,
    until: holder.until,
  });
  return false;
}

/**
 * A reason that somebody else can understand: a letter or a bare yes or no tells nothing. `behind`: it stands behind the
 * code, where "tidak layak" can only be the reason; as an answer of its own it may mean that nothing is to be done.
 */
export function isReason(text: string, behind: boolean): boolean {
  const reason = text.trim();
  if (reason.length < 5 || !/\p{L}{3}/u.test(reason)) return false;
  const { kind } = readYesNo(reason);
  if (kind === 'unclear') return true;
  if (!/\s/.test(reason)) return false;
  return behind || kind === 'already' || startsWithNot.test(reason);
}

/** Sets the level with its reason, on the version that was named. */
export function levelWithReason(turn: Turn, lacks: LevelLacks, reason: string): void {
  const found = turn.world.loaded.look ?? null;
  if (turn.mode.name === 'completing') turn.open({ name: 'idle' });
  if (!turn.may('monev')) return refuse(turn, 'monev');
  if (found === null || !mayRead(turn, found.innovation)) return notFound(turn);
  const { innovation } = found;
  if (innovation.version !== lacks.version) {
    const problem = { type: 'changed', seen: lacks.version, version: innovation.version } as const;
    turn.say('step_refused', { code: innovation.code, problem });
    return;
  }
  if (!maySet(turn, found)) return turn.askAgain();
  const { item, number, label, level } = lacks;
  const value = innovation.answers.get(item)?.value;
  // Whoever has not opened it sets the level, and opens it before deciding.
  const code = found.opened === true ? cardCode(turn.moment.entropy) : null;
  turn.do({ kind: 'claim', code: innovation.code, minutes: claimMinutes });
  turn.do({
    kind: 'set_level',
    code: innovation.code,
    item,
    level,
    reason,
    before: innovation.verified?.get(item)?.level ?? null,
  });
  if (code !== null)
    turn.do({
      kind: 'show_card',
      code: innovation.code,
      version: innovation.version + 1,
      cardCode: code,
    });
  turn.say('level_set', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    number,
    label,
    claimed: value?.type === 'indicator' ? (value.level ?? 0) : 0,
    level,
    reason,
    cardCode: code,
  });
  if (turn.mode.name === 'idle') turn.open({ ...turn.mode, looking: innovation.code });
}
