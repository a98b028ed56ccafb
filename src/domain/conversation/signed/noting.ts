// `komitmen sudah ditandatangani`, `status komitmen`: which units have signed the commitment, and have the order to carry it out.
// Noted by whoever sets a unit's papers (row 52 of the access table); nothing is signed here.
import { may, reachOf } from '../../access.ts';
import { addDays, dayAt } from '../../calendar.ts';
import { anyDay } from '../../days.ts';
import {
  readSigned,
  searchUnits,
  type SignedLine,
  type SignedPaper,
} from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** So many days ago a paper may have been signed that is noted now. */
const longestAgo = 366;
/** So many units are named that lack one. */
const named = 6;

/** The row of the command. */
export const signedRow: CommandRow<'signed'> = {
  // "Komitmen pimpinan sudah ditandatangani" is an answer where one is asked for.
  during: 'unwritten',
  aside: true,
  needs: ({ rest }) => (readSigned(rest ?? '', anyDay) === null ? [] : [{ kind: 'signed_papers' }]),
  run: (turn, { rest }) => {
    const line = readSigned(rest ?? '', turn.moment.today);
    if (line !== null) take(turn, line);
    turn.nameOpen();
  },
};

function take(turn: Turn, line: SignedLine): void {
  if (line.do === 'status') return status(turn, line.paper);
  const unitId = unitOf(turn, line);
  if (unitId === null) return;
  const allowed = may(turn.person.grants, 'set_letterhead', { unitId });
  if (!allowed.ok) return refuse(turn, 'set_letterhead');
  const { paper } = line;
  const today = dayAt(turn.moment.now);
  const day = line.do === 'signed' ? line.day : null;
  const wrong = day === null || day > today || day < addDays(today, -longestAgo);
  if (line.do === 'signed' && wrong)
    return turn.say('signed_day_unclear', { paper, example: addDays(today, -3) });
  const editionId = turn.world.currentEdition.id;
  const role = allowed.value.role;
  // What was never noted is not taken back.
  if (day !== null || signedUnits(turn, paper).includes(unitId))
    turn.do({ kind: 'note_signed', editionId, unitId, paper, day, role });
  const others = signedUnits(turn, paper).filter((id) => id !== unitId);
  const signed = others.length + (day === null ? 0 : 1);
  const all = reachOf(turn.person.grants, 'set_letterhead').all;
  turn.say('signed_noted', {
    ...{ paper, day, unit: turn.unitName(unitId) },
    left: all ? Math.max(0, turn.world.units.length - signed) : null,
  });
}

/** Units that are known to have signed. */
const signedUnits = (turn: Turn, paper: SignedPaper): readonly string[] =>
  (turn.world.loaded.signedPapers ?? [])
    .filter((one) => one.paper === paper)
    .map(({ unitId }) => unitId);

/** The unit that is meant; null after it was said why none is. */
function unitOf(
  turn: Turn,
  { unit: typed, paper }: Exclude<SignedLine, { do: 'status' }>,
): string | null {
  const { all, units } = reachOf(turn.person.grants, 'set_letterhead');
  const [own, ...more] = units;
  if (typed === null) {
    if (own !== undefined && more.length === 0) return own;
    if (own === undefined && !all) refuse(turn, 'set_letterhead');
    else {
      const like = units.map((id) => turn.unitName(id));
      turn.say('signed_unit_unclear', { typed: '', like, paper });
    }
    return null;
  }
  const found = searchUnits(turn.world.units, typed);
  if (found.kind === 'exact') return found.id;
  const like = found.kind === 'candidates' ? found.ids.map((id) => turn.unitName(id)) : [];
  turn.say('signed_unit_unclear', { typed, like: like.slice(0, 4), paper });
  return null;
}

function status(turn: Turn, paper: SignedPaper): void {
  const { all, units } = reachOf(turn.person.grants, 'set_letterhead');
  const [own] = units;
  if (!all && own === undefined) return refuse(turn, 'set_letterhead');
  const signed = new Set(signedUnits(turn, paper));
  const lacking = turn.world.units.filter(({ id }) => !signed.has(id));
  const day = (turn.world.loaded.signedPapers ?? []).find(
    (one) => one.paper === paper && one.unitId === own,
  )?.day;
  turn.say('signed_status', {
    paper,
    ...{ signed: signed.size, total: turn.world.units.length },
    lacking: all ? lacking.slice(0, named).map(({ name }) => name) : [],
    own: all || own === undefined ? null : { unit: turn.unitName(own), day: day ?? null },
  });
}
