// The columns of the list of innovations: which there are, which were chosen, and what stands in each, on a page and in a workbook.
// It reads nothing; the choice lives in the address.
import type { InnovationRow } from '../../db/views/innovations.ts';
import type { Value } from '../../documents/sheet.ts';
import { dayAt } from '../../domain/calendar.ts';
import { isState } from '../../domain/innovation/status.ts';
import { turns, turnStates } from '../../domain/innovation/turns.ts';
import { showDate } from '../../domain/language/index.ts';
import type { ServerParts } from '../parts.ts';

interface Column {
  readonly id: string;
  readonly title: string;
  /** Width in a workbook, in signs. */
  readonly width: number;
  /** Shown when nothing was chosen. */
  readonly usual: boolean;
  readonly value: (row: InnovationRow, words: ServerParts['words']) => Value;
}

const text = (value: string): Value =>
  value === '' ? { kind: 'empty' } : { kind: 'text', text: value };
const day = (value: Date | null): Value =>
  value === null ? { kind: 'empty' } : { kind: 'day', day: dayAt(value.getTime()) };

/** Whose turn it is in a state. */
const turnOf = (state: string, words: ServerParts['words']): string => {
  const turn = turns.find((one) => turnStates[one].some((of) => of === state));
  return turn === undefined ? '' : words.role(turn);
};

/** All columns beside the name, in their order. */
export const columns: readonly Column[] = [
  { id: 'unit', title: 'Unit', width: 36, usual: true, value: ({ unit }) => text(unit) },
  {
    ...{ id: 'keadaan', title: 'Keadaan', width: 24, usual: true },
    value: ({ state }, words) => text(isState(state) ? words.state(state) : state),
  },
  {
    ...{ id: 'giliran', title: 'Giliran', width: 18, usual: false },
    value: ({ state }, words) => text(turnOf(state, words)),
  },
  {
    ...{ id: 'dikirim', title: 'Dikirim', width: 12, usual: true },
    value: ({ submittedAt }) => day(submittedAt),
  },
  {
    ...{ id: 'diperbarui', title: 'Diperbarui', width: 12, usual: true },
    value: ({ updatedAt }) => day(updatedAt),
  },
  {
    ...{ id: 'dimulai', title: 'Dimulai', width: 12, usual: false },
    value: ({ createdAt }) => day(createdAt),
  },
  {
    ...{ id: 'versi', title: 'Versi', width: 8, usual: false },
    value: ({ version }) => ({ kind: 'number', number: version }),
  },
  { id: 'edisi', title: 'Edisi', width: 16, usual: false, value: ({ edition }) => text(edition) },
];

/** The columns that an address names, in their own order; the usual ones when it names none that exists. */
export function chosenColumns(named: string | undefined): readonly Column[] {
  const asked = new Set((named ?? '').split(','));
  const chosen = columns.filter(({ id }) => asked.has(id));
  return chosen.length > 0 ? chosen : columns.filter(({ usual }) => usual);
}

/** What a cell of a page says. */
export function cellText(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'day':
      return showDate(value.day);
    case 'number':
      return String(value.number);
    default:
      return '–';
  }
}
