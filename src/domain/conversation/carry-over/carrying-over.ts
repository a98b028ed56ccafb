// "lanjutkan inovasi": copies an own innovation of another edition into the running one; everything waits to be confirmed.
// It never changes the innovation that it copies, and hands nothing in.
import { carryForm } from '../../edition/carry.ts';
import { formOf } from '../../edition/journey.ts';
import { isFiller, type Innovation } from '../../innovation/innovation.ts';
import { itemAfter } from '../filling/asking.ts';
import { newInnovation } from '../filling/naming.ts';
import { carried } from '../filling/loose-ends.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** So many are listed. */
const LISTED = 6;

/** Carries over the innovation that is named by its code or year, or the only one; else lists them. */
export function carryOver(turn: Turn, named: string | undefined): void {
  const unitId = turn.person.unitId;
  if (unitId === null || !turn.may('carry_over', { unitId, own: true }))
    return refuse(turn, 'carry_over');
  const sources = (turn.world.loaded.carryOver ?? []).filter((one) =>
    isFiller(one, turn.person.id),
  );
  const yearOf = (one: Innovation) => turn.world.editionOf(one.editionId, one.editionVersion).year;
  const year = /^(?:20)\d{2}$/u.exec(named ?? '')?.[0];
  // The year is that of the innovation, or the one into which it goes.
  const meant = sources.filter(
    (one) =>
      named === undefined ||
      one.code === named ||
      year === String(yearOf(one)) ||
      year === String(turn.world.currentEdition.year),
  );
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return carry(turn, only);
  if (sources.length === 0) {
    turn.say('nothing_to_carry', { edition: turn.world.currentEdition.title });
    return turn.askAgain();
  }
  const listed = meant.length > 0 ? meant : sources;
  turn.say('carry_which', {
    rows: listed
      .slice(0, LISTED)
      .map((one) => ({ code: one.code, name: one.name ?? one.code, year: yearOf(one) })),
    more: Math.max(0, listed.length - LISTED),
  });
  turn.offer(
    listed.slice(0, LISTED).map(({ code }) => ({
      label: code,
      reply: { command: 'carry_over', code },
      numbered: false,
    })),
  );
}

function carry(turn: Turn, source: Innovation): void {
  const { currentEdition: after, editionOf } = turn.world;
  const before = editionOf(source.editionId, source.editionVersion);
  const form = carryForm(before, after, source.answers);
  const { code } = newInnovation(turn);
  for (const [item, value] of form.answers) turn.setAside(item, value);
  const items = [...form.evidence];
  if (items.length > 0) turn.do({ kind: 'copy_evidence', code, from: source.code, items });
  const { numberOf } = formOf(after);
  turn.say('carried_over', {
    code,
    name: source.name ?? source.code,
    edition: after.title,
    takenBack: form.takenBack.map(({ item, old }) => ({
      number: numberOf.get(item.id) ?? 0,
      label: item.label,
      old,
    })),
  });
  if (carried(turn).length === 0) return itemAfter(turn, null);
  turn.open({ name: 'finishing' });
  turn.askAgain();
}
