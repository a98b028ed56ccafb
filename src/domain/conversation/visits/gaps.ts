// `kurang UNIT` and `kurang KODE`: what is missing in what others fill in, for whoever helps them.
// Drafts are read as row 7 of the access table says; whoever may not read them is told how many there are and where they stop.
import { dayAt, daysBetween } from '../../calendar.ts';
import { formOf, progress } from '../../edition/journey.ts';
import { type Innovation, isFiller } from '../../innovation/innovation.ts';
import { searchUnits } from '../../language/index.ts';
import { gainsOf, gapsOf } from '../shared/gaps.ts';
import { mayRead, type Meant, meantInnovation } from '../shared/meant.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { GapRow } from './messages.ts';
import type { GapWork } from './types.ts';

/** So many innovations of a unit are named, and so many open items of each. */
const rowsNamed = 4;
const itemsNamed = 1;
/** So many open items of one innovation are named, and so many items at which drafts stop. */
const openNamed = 5;
const stopsNamed = 2;

const formFor = (turn: Turn, { editionId, editionVersion }: Innovation) =>
  formOf(turn.world.editionOf(editionId, editionVersion));

/** What is missing in a unit; false where the words name none, so that they may be something else. */
export function sayUnitGaps(turn: Turn, typed: string): boolean {
  const found = searchUnits(turn.world.units, typed);
  if (found.kind !== 'exact') return false;
  const gaps = turn.world.loaded.unitGaps ?? null;
  if (gaps === null || !turn.may('list_innovations', { unitId: found.id })) {
    refuse(turn, 'list_innovations');
    return true;
  }
  const rows = gaps.works
    .filter(({ innovation }) => mayRead(turn, innovation))
    .map((work) => rowOf(turn, work))
    .toSorted((a, b) => b.openTotal - a.openTotal || b.days - a.days);
  const shown = rows.slice(0, rowsNamed);
  const form = formOf(turn.world.currentEdition);
  turn.list({ of: 'queue', codes: shown.map(({ code }) => code) });
  turn.say('gaps_unit', {
    unit: turn.unitName(found.id),
    ...{ rows: shown, total: rows.length, candidates: gaps.candidates },
    drafts:
      gaps.drafts === null
        ? null
        : {
            count: gaps.drafts.count,
            stops: gaps.drafts.stops.slice(0, stopsNamed).map(({ item, count }) => ({
              number: form.numberOf.get(item) ?? 0,
              label: form.byId.get(item)?.label ?? item,
              count,
            })),
          },
  });
  return true;
}

function rowOf(turn: Turn, { innovation, touched }: GapWork): GapRow {
  const form = formFor(turn, innovation);
  const open = gapsOf(form, innovation);
  const { code, name, state } = innovation;
  return {
    ...{ code, name, state, ...progress(form, innovation.answers, innovation.files) },
    days: daysBetween(dayAt(Date.parse(touched)), dayAt(turn.moment.now)),
    open: open.slice(0, itemsNamed).map(({ number, label }) => ({ number, label })),
    openTotal: open.length,
  };
}

/** What is missing in one innovation that this person may read; who reads what others fill in is in the record. */
export function sayGapsOf(turn: Turn, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
  if (innovation === null) return;
  const { code, name, unitId, state } = innovation;
  if (!isFiller(innovation, turn.person.id)) turn.do({ kind: 'note_reading', code });
  const form = formFor(turn, innovation);
  const open = gapsOf(form, innovation);
  const { filled, total } = progress(form, innovation.answers, innovation.files);
  turn.say('gaps_of', {
    ...{ code, name, unit: turn.unitName(unitId), state, filled, total },
    open: open.slice(0, openNamed),
    more: Math.max(0, open.length - openNamed),
    gains: gainsOf(form, innovation),
  });
  turn.nameOpen();
}
