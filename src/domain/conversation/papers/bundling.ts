// `paket nasional`: the ZIP for whoever types innovations into the national portal, of all, of a unit or of some, after a code.
// It is written beside everything else and follows as a file or a link; asked again meanwhile, it says how far it is.
import { readBundleAsked, unitOfBundle } from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import { type ActOf, type ActRow, confirmAct } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** So many codes fit into one message; of more innovations the bundle of a unit or of all is asked for. */
const MOST_CODES = 50;

type Bundle = ActOf<'bundle'>;

const ofWhat = (turn: Turn, { unitId, codes }: Pick<Bundle, 'unitId' | 'codes'>) => ({
  unit: unitId === null ? null : turn.unitName(unitId),
  codes,
});

/** Asks for the code of a bundle, or says how far the own one is. */
function askBundle(turn: Turn, rest: string | undefined): void {
  if (!turn.may('national_bundle')) return refuse(turn, 'national_bundle');
  const open = turn.world.loaded.ownBundle ?? null;
  if (open !== null) {
    const { number, written, size } = open;
    const percent = size === 0 ? null : Math.min(99, Math.floor((100 * written) / size));
    turn.say('bundle_progress', { number, percent, ...ofWhat(turn, open) });
    return turn.askAgain();
  }
  const asked = readBundleAsked(rest);
  const { codes, named } = asked;
  const found = named === '' || codes.length > 0 ? null : unitOfBundle(turn.world.units, asked);
  if (codes.length > MOST_CODES || (found !== null && found.kind !== 'exact')) {
    const near = found?.kind === 'candidates' ? found.ids.slice(0, 3) : [];
    turn.say('bundle_of_what', {
      named: codes.length > MOST_CODES ? null : named,
      near: near.map((id) => turn.unitName(id)),
      most: MOST_CODES,
    });
    return turn.askAgain();
  }
  const unitId = found?.kind === 'exact' ? found.id : null;
  turn.say('bundle_ask', ofWhat(turn, { unitId, codes }));
  confirmAct(turn, { do: 'bundle', unitId, codes, editionId: turn.world.currentEdition.id });
}

/** The row of the table of commands. */
export const bundleRow: CommandRow<'bundle'> = {
  // A name of an innovation may begin so.
  during: 'unwritten',
  needs: () => [{ kind: 'own_bundle' }],
  run: (turn, { rest }) => askBundle(turn, rest),
};

/** The bundle, once its code was typed. */
export const bundleActs: { readonly bundle: ActRow<'bundle'> } = {
  bundle: {
    may: (turn) => turn.may('national_bundle'),
    done: (turn, act) => turn.say('bundle_coming', ofWhat(turn, act)),
  },
};
