// `kunjungan`: which units are worth a visit and why, one unit before the visit, and the questions for the visitor.
// Whoever may hold an event may plan a visit (row 58 of the access table). Drafts are counted here and never opened.
import { type Reach, reachOf } from '../../access.ts';
import { isOpenCandidate } from '../../candidate.ts';
import { anyDay } from '../../days.ts';
import { readVisitAsked, readVisitNote, searchUnits } from '../../language/index.ts';
import { reasonsFor, visitList } from '../../visits.ts';
import type { Aside } from '../shared/dialogue.ts';
import { refuse } from '../shared/refusing.ts';
import type { Mode } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { sayUnitGaps } from './gaps.ts';
import { readsVisit } from './noting.ts';

/** So many units stand on a page of the list. */
const pageLength = 6;

/** So many candidates are named before a visit. */
const candidatesNamed = 3;

/** So many promises are. */
const promisesNamed = 1;

/** Where this person may plan visits. */
const visitReach = ({ person }: Turn): Reach => reachOf(person.grants, 'hold_meeting');

function visits(turn: Turn): boolean {
  const { all, units } = visitReach(turn);
  return all || units.length > 0;
}

/** Lists the units worth a visit, page by page. */
export function listVisits(turn: Turn, rest: string | undefined): void {
  if (!visits(turn)) return refuse(turn, 'hold_meeting');
  const rows = visitList(turn.world.loaded.visits ?? []);
  const pages = Math.max(1, Math.ceil(rows.length / pageLength));
  const page = Math.min(Math.max(1, Number(/\d{1,3}/u.exec(rest ?? '')?.[0] ?? 1)), pages);
  turn.say('visit_list', {
    rows: rows
      .slice((page - 1) * pageLength, page * pageLength)
      .map(({ unit, reasons }) => ({ unit: unit.name, reasons: reasons.slice(0, 2) })),
    ...{ total: rows.length, page, pages },
  });
  turn.nameOpen();
}

/** Shows the questions by which a unit sees what it does already. */
export function showGuide(turn: Turn): void {
  if (!visits(turn)) return refuse(turn, 'hold_meeting');
  turn.say('visit_guide', {});
  turn.nameOpen();
}

/** A text about a visit to one unit, or about what is missing in one, where nothing is open; null for any other. */
export function visitAside(mode: Mode, text: string): Aside | null {
  if (mode.name !== 'idle') return null;
  // It comes here from those who visit no unit: where it names one, they hear that; else it is a text like any other.
  const noted = readVisitNote(text, anyDay);
  if (noted?.do === 'new') return { needs: [], take: (turn) => refuseNote(turn, noted.unit) };
  const asked = readVisitAsked(text);
  if (asked === null || !('unit' in asked)) return null;
  const { unit, what } = asked;
  const needs: readonly Need[] =
    what === 'gaps'
      ? [{ kind: 'unit_gaps', named: unit }]
      : [
          ...([{ kind: 'visits' }, { kind: 'last_visits' }] as const),
          ...([{ kind: 'candidates' }, { kind: 'promises' }] as const),
        ];
  return {
    needs,
    take: (turn) => (what === 'gaps' ? sayUnitGaps(turn, unit) : sayVisit(turn, unit)),
  };
}

function refuseNote(turn: Turn, typed: string): boolean {
  if (searchUnits(turn.world.units, typed).kind !== 'exact') return false;
  refuse(turn, 'hold_meeting');
  return true;
}

/** One unit before a visit: why, what was found there, and who is the admin. */
function sayVisit(turn: Turn, typed: string): boolean {
  const found = searchUnits(turn.world.units, typed);
  if (!visits(turn)) {
    if (found.kind !== 'exact') return false;
    refuse(turn, 'hold_meeting');
    return true;
  }
  if (found.kind !== 'exact') {
    const like = found.kind === 'candidates' ? found.ids.map((id) => turn.unitName(id)) : [];
    turn.say('visit_unit_unclear', { typed, like: like.slice(0, 4) });
    return true;
  }
  const unit = turn.world.loaded.visits?.find(({ id }) => id === found.id);
  if (unit === undefined) {
    refuse(turn, 'hold_meeting');
    return true;
  }
  const candidates = (turn.world.loaded.candidates ?? []).filter(
    (one) => one.unitId === unit.id && isOpenCandidate(one),
  );
  const promises = (turn.world.loaded.promises ?? []).filter((one) => one.unitId === unit.id);
  const last = turn.world.loaded.lastVisits?.find((one) => one.unitId === unit.id);
  const earlier = (turn.world.loaded.visitDays ?? []).filter(
    (one) => one.unitId === unit.id && one.number !== last?.number && readsVisit(turn, one),
  );
  turn.say('visit_unit', {
    ...(earlier.length === 0
      ? {}
      : { earlier: earlier.map(({ number, day }) => ({ number, day })) }),
    ...(last === undefined
      ? {}
      : { last: { number: last.number, day: last.day, by: last.madeByName, text: last.text } }),
    ...{ unit: unit.name, reasons: reasonsFor(unit), drafts: unit.drafts },
    admin: unit.admin === null ? null : (unit.admin.name ?? null),
    candidates: candidates
      .slice(0, candidatesNamed)
      .map(({ number, sentence }) => ({ number, sentence })),
    candidatesTotal: candidates.length,
    promises: promises
      .slice(0, promisesNamed)
      .map(({ number, text, until }) => ({ number, text, until })),
    promisesTotal: promises.length,
  });
  return true;
}
