// The second check by Bappedalitbang: the level of an indicator as a verifier sees it, beside the claimed one.
// It never changes what the innovator claimed.
import { formOf } from '../../edition/journey.ts';
import { cardCode } from '../../codes.ts';
import { judgeFinding } from '../../innovation/findings.ts';
import type { ScoreLevel } from '../../score.ts';
import { askAgain } from '../modes/again.ts';
import type { Turn } from '../turn.ts';
import { claimMinutes } from './checking.ts';
import { itemByNumber } from './notes.ts';
import { mayRead, notFound } from './reading.ts';
import { refuse, refuseOwn } from './submitting.ts';

/**
 * Sets the level of an indicator, with a reason: `tingkat 35 2 alasan` on the innovation looked at last, or with its
 * code in front. The content changes with it, so the person gets a new card and every other card is dead.
 */
export function setLevel(turn: Turn, rest: string | undefined): void {
  const found = turn.world.loaded.look;
  if (!turn.may('monev')) return refuse(turn, 'monev');
  if (found === undefined) {
    turn.say('level_how', { code: null });
    return askAgain(turn);
  }
  if (found === null || !mayRead(turn, found.innovation)) return notFound(turn);
  const { innovation } = found;
  const typed =
    /^(?:INV\S*\s+)?((?:indikator\s+)?\d{1,3})\s+(?:ke\s+|jadi\s+)?([0-3])(?:\s+(.+))?$/is.exec(
      rest?.trim() ?? '',
    );
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const item = itemByNumber(form.items, typed?.[1] ?? '');
  if (typed === null || item === undefined || item.kind !== 'indicator') {
    turn.say('level_how', { code: innovation.code });
    return askAgain(turn);
  }
  const number = form.numberOf.get(item.id) ?? 0;
  const reason = typed[3]?.trim() ?? '';
  const judged = judgeFinding(innovation, 'level', innovation.version, {
    personId: turn.person.id,
    grants: turn.person.grants,
  });
  if (!judged.ok) {
    if (judged.problem.type === 'own_innovation') refuseOwn(turn, innovation.code);
    else turn.say('nothing_to_decide', { code: innovation.code, state: innovation.state });
    return askAgain(turn);
  }
  const holder = found.facts?.claim ?? null;
  if (holder !== null && holder.personId !== turn.person.id) {
    turn.say('claimed_by', {
      code: innovation.code,
      name: innovation.name ?? innovation.code,
      by: holder.name,
      until: holder.until,
    });
    return askAgain(turn);
  }
  if (reason === '') {
    turn.say('level_needs_reason', { number, label: item.label });
    return askAgain(turn);
  }
  const level = Number(typed[2]) as ScoreLevel;
  const value = innovation.answers.get(item.id)?.value;
  const code = cardCode(turn.moment.entropy);
  turn.do({ kind: 'claim', code: innovation.code, minutes: claimMinutes });
  turn.do({
    kind: 'set_level',
    code: innovation.code,
    item: item.id,
    level,
    reason,
    before: innovation.verified?.get(item.id)?.level ?? null,
  });
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
    label: item.label,
    claimed: value?.type === 'indicator' ? (value.level ?? 0) : 0,
    level,
    reason,
    cardCode: code,
  });
  if (turn.mode.name === 'idle') turn.open({ ...turn.mode, looking: innovation.code });
}
