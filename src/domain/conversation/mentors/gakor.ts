// `gakor`: which units belong together and who is their mentor; each change says what it changed, and tells the mentors.
// It decides who may; the change itself is an effect.
import { searchUnits } from '../../language/index.ts';
import type { GakorChange, GakorRow } from './types.ts';
import type { Turn } from '../turn.ts';
import { gakorChange, newGakor } from '../../language/mentor-words.ts';

/** Shows the gakor, or makes one change of them. */
export function manageGakor(turn: Turn, typed: string): void {
  const rows = turn.world.loaded.gakorRows ?? [];
  const named = (row: GakorRow) => ({
    id: row.id,
    name: row.name,
    units: row.units.map((id) => turn.unitName(id)),
    mentors: row.mentors,
  });
  if (typed === '') return turn.say('gakor_list', { rows: rows.map(named) });
  const change = readChange(turn, typed, rows);
  if (typeof change === 'string') {
    if (change === 'mentors') {
      turn.say('gakor_mentors', { people: turn.world.loaded.mentorPeople ?? [] });
      return;
    }
    return turn.say('gakor_how', {});
  }
  turn.do({ kind: 'change_gakor', change });
  const row = change.what === 'create' ? undefined : rows.find(({ id }) => id === change.id);
  const people = turn.world.loaded.mentorPeople ?? [];
  const said = {
    what: change.what,
    gakor: change.what === 'create' ? change.name : (row?.name ?? ''),
    unit: 'unitId' in change ? turn.unitName(change.unitId) : null,
    mentor: change.what === 'mentor' ? nameOf(people, change.personId) : null,
  };
  turn.say('gakor_changed', {
    ...said,
    // A unit belongs to one gakor at most: the one it leaves loses it.
    from:
      change.what === 'add_unit'
        ? (rows.find(({ id, units }) => id !== change.id && units.includes(change.unitId))?.name ??
          null)
        : null,
  });
  for (const personId of mentorsToTell(change, row))
    turn.do({
      kind: 'notify',
      audience: { to: 'person', personId },
      key: `gakor:${turn.moment.nowIso}:${change.what}:${said.unit ?? ''}:${personId}`,
      message: { parts: [{ key: 'notice_gakor', args: said }], choices: [], prompt: null },
    });
}

const nameOf = (people: People, id: number): string | null =>
  people.find((person) => person.id === id)?.name ?? null;
type People = readonly { readonly id: number; readonly name: string | null }[];

/** The mentor who was set, or those of the gakor whose units changed. */
function mentorsToTell(change: GakorChange, row: GakorRow | undefined): readonly number[] {
  if (change.what === 'create') return [];
  return change.what === 'mentor' ? [change.personId] : (row?.mentorIds ?? []);
}

function readChange(
  turn: Turn,
  typed: string,
  rows: readonly GakorRow[],
): GakorChange | 'how' | 'mentors' {
  const made = newGakor.exec(typed)?.[1]?.trim();
  if (made !== undefined)
    return rows.some(({ name }) => name.toLowerCase() === made.toLowerCase())
      ? 'how'
      : { what: 'create', name: made };
  const [, number, verb = '', rest = ''] = gakorChange.exec(typed) ?? [];
  const row = rows.find(({ id }) => id === Number(number));
  if (row === undefined) return 'how';
  if (verb.toLowerCase() === 'pamong') {
    const people = turn.world.loaded.mentorPeople ?? [];
    const wanted = rest.trim().toLowerCase();
    const found = people.filter(
      ({ id, name }) => String(id) === wanted || (name ?? '').toLowerCase() === wanted,
    );
    const [only] = found;
    return only === undefined || found.length > 1
      ? 'mentors'
      : { what: 'mentor', id: row.id, personId: only.id };
  }
  const unit = searchUnits(turn.world.units, rest);
  if (unit.kind !== 'exact') return 'how';
  return verb.toLowerCase() === 'unit'
    ? { what: 'add_unit', id: row.id, unitId: unit.id }
    : { what: 'drop_unit', id: row.id, unitId: unit.id };
}
