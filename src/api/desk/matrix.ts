// The matrix of units and steps as the page shows it: groups, signs, and the same in words for who hears the page.
// It reads nothing.
import { roleName } from '../../domain/region.ts';
import { stepNames } from '../../domain/step-names.ts';
import { namedWork } from '../../domain/edition/step-work.ts';
import type { Calendar, IsoDay } from '../../domain/calendar.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { showDate, stateNames } from '../../domain/language/index.ts';
import { cellsOf, type StepCell } from '../../domain/unit-steps.ts';
import type { UnitStanding } from '../../db/views/desk.ts';

/** Groups of units, the worst first, each with who belongs there unless an earlier one took them. */
const groupsOf = (
  stuckDays: number,
): readonly { readonly name: string; readonly fits: (unit: UnitStanding) => boolean }[] => [
  {
    name: 'Belum mulai',
    fits: ({ drafts, waiting, accepted, nil }) => drafts + waiting + accepted === 0 && !nil,
  },
  { name: 'Tertahan', fits: ({ oldestDays }) => (oldestDays ?? 0) >= stuckDays },
  {
    name: 'Berjalan',
    fits: ({ nil, drafts, waiting, accepted }) => !nil || drafts + waiting + accepted > 0,
  },
  { name: 'Nihil', fits: () => true },
];

/** A day without its year. */
const shortDay = (day: IsoDay): string =>
  showDate(day)
    .split(' ')
    .slice(0, 2)
    .map((word) => word.slice(0, 3))
    .join(' ');

/** The heads of the steps; `now` is the one under way. */
export function headsOf(edition: EditionDefinition, calendar: Calendar | null, today: IsoDay) {
  const names = stepNames(edition.steps);
  return edition.steps.map(({ no, title }, at) => {
    const days = calendar?.steps.find((step) => step.no === no);
    return {
      ...{ no, title, name: names[at] ?? title },
      ends: days === undefined ? null : shortDay(days.ends),
      now: days !== undefined && days.starts <= today && today <= days.ends,
    };
  });
}

/** The rows of the matrix in their groups; groups without units are left out. */
export function matrixOf(
  units: readonly UnitStanding[],
  edition: EditionDefinition,
  calendar: Calendar | null,
  { today, stuckDays }: { readonly today: IsoDay; readonly stuckDays: number },
) {
  const groups = groupsOf(stuckDays);
  const steps = edition.steps.map(({ no, ...step }) => ({
    no,
    ...namedWork(step, edition.steps),
    ends: calendar?.steps.find((step) => step.no === no)?.ends ?? null,
  }));
  const grouped = Map.groupBy(units, (unit) => groups.findIndex(({ fits }) => fits(unit)));
  return groups.flatMap(({ name }, at) => {
    const rows = grouped.get(at) ?? [];
    return rows.length === 0
      ? []
      : [
          {
            name,
            rows: rows.map((unit) => ({
              ...{ id: unit.id, name: unit.name, says: saysOf(unit, stuckDays) },
              years: Object.values(unit.years).reduce((sum, count) => sum + count, 0),
              cells: cellsOf(unit, steps, today).map(shown),
            })),
          },
        ];
  });
}

/** Whose turn it is in a unit, in one line. */
function saysOf(
  { connected, nil, drafts, states, oldestDays }: UnitStanding,
  stuckDays: number,
): string {
  const count = (state: string): number =>
    states.reduce((sum, one) => sum + (one.state === state ? one.count : 0), 0);
  const parts = [
    [drafts, 'draf'],
    [count('returned'), 'diperbaiki'],
    [count('submitted'), `menunggu ${roleName('unit_admin')}`],
    [count('unit_verified'), `menunggu ${roleName('unit_head_title')}`],
    [count('unit_endorsed'), stateNames.unit_endorsed],
  ] as const;
  const said = parts.flatMap(([many, what]) => (many === 0 ? [] : [`${many} ${what}`]));
  if ((oldestDays ?? 0) >= stuckDays) said.push(`paling lama ${oldestDays} hari di unit`);
  if (!connected) said.push('belum terhubung');
  if (nil && said.length === 0) return 'menyatakan nihil';
  return said.length === 0 ? 'belum ada yang diisi' : said.join(' · ');
}

/** A cell: class, sign with its short text, the rest for wide windows, and the whole in words. */
function shown(cell: StepCell) {
  switch (cell.is) {
    case 'done':
      return { look: 'good', sign: '✓', short: '', long: '', words: 'selesai' };
    case 'part': {
      const { done, of } = cell;
      return {
        look: 'wait',
        sign: '◔',
        short: `${done}/${of}`,
        long: '',
        words: `${done} dari ${of}`,
      };
    }
    case 'late': {
      const { days, done, of } = cell;
      const words = `terlambat ${days} hari${of > 1 ? `, ${done} dari ${of}` : ''}`;
      return { look: 'late', sign: '!', short: String(days), long: ' hari', words };
    }
    case 'nil':
      return { look: 'calm', sign: '', short: 'nihil', long: '', words: 'nihil' };
    case 'none':
      return { look: 'empty', sign: '·', short: '', long: '', words: 'belum' };
  }
}
