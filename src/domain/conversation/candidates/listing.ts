// `temuan`: the candidates that somebody may read, of all units of their reach or of one, page by page.
// It loads nothing; what is open comes before what is done.
import { type CandidateState, isOwnCandidate } from '../../candidate.ts';
import { leadingUnit, readListWords, searchUnits } from '../../language/index.ts';
import { reachesAnything } from '../../access.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { lineOf } from './candidate.ts';

const pageLength = 6;

const order: readonly CandidateState[] = [
  'new',
  'assigned',
  'postponed',
  'begun',
  'same',
  'not_innovation',
];

/** Lists candidates; words behind the command name a unit, one's own, or a page. */
export function listCandidates(turn: Turn, rest: string | undefined): void {
  if (!reachesAnything(turn.person.grants, 'read_candidates'))
    return refuse(turn, 'read_candidates');
  const { own, page, unit: typed } = readListWords(rest ?? '');
  const unitId = unitIn(turn, typed);
  if (typed !== '' && unitId === null) {
    turn.say('candidate_which_unit', { typed });
    return turn.nameOpen();
  }
  const rows = (turn.world.loaded.candidates ?? []).filter(
    (one) =>
      (unitId === null || one.unitId === unitId) && (!own || isOwnCandidate(one, turn.person.id)),
  );
  const unit = unitId === null ? null : turn.unitName(unitId);
  if (rows.length === 0) {
    turn.say('candidate_list_empty', { unit });
    return turn.nameOpen();
  }
  const sorted = rows.toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.number - a.number,
  );
  const pages = Math.ceil(sorted.length / pageLength);
  const shown = Math.min(page, pages);
  turn.say('candidate_list', {
    rows: sorted
      .slice((shown - 1) * pageLength, shown * pageLength)
      .map((one) => lineOf(turn, one)),
    ...{ total: rows.length, page: shown, pages, unit },
    assigns: reachesAnything(turn.person.grants, 'assign_candidate'),
  });
  turn.nameOpen();
}

function unitIn(turn: Turn, typed: string): string | null {
  if (typed === '') return null;
  const found = searchUnits(turn.world.units, typed);
  return found.kind === 'exact' ? found.id : (leadingUnit(turn.world.units, typed)?.id ?? null);
}
