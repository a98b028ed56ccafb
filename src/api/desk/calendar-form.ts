// The calendar as a form: what it shows, what changes it asks for, and what they come to in words before they are stored.
// It reads no clock and stores nothing.
import {
  type Calendar,
  type CalendarChange,
  type CalendarProblem,
  changeCalendar,
  crossedSteps,
  daysBetween,
  entryDeadline,
  isDay,
} from '../../domain/calendar.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { showDate } from '../../domain/language/index.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { type Fields, valuesOf } from './composing.ts';

/** What a form comes to: its changes, the calendar after them, and both in words. */
export interface Planned {
  readonly changes: readonly CalendarChange[];
  readonly after: Calendar;
  readonly says: readonly string[];
  readonly doubts: readonly string[];
}

const one = (fields: Fields, name: string): string => valuesOf(fields, name)[0] ?? '';

/** Reads what the form asks for beside the calendar as it is; what cannot be is told in words. */
export function planOf(
  edition: EditionDefinition,
  calendar: Calendar | null,
  fields: Fields,
  unitName: (id: string) => string,
): Result<Planned, { readonly said: string }> {
  const changes = calendar === null ? opening(fields) : changesIn(calendar, fields);
  const says: string[] = [];
  const doubts: string[] = [];
  let now = calendar;
  for (const change of changes) {
    const changed = changeCalendar(now, edition, change);
    if (!changed.ok) return no({ said: problemOf(changed.problem, change) });
    says.push(wordsOf(change, now, changed.value, unitName));
    now = changed.value;
  }
  if (now === null || changes.length === 0)
    return no({ said: 'Belum ada yang diubah. Ganti tanggalnya dulu, lalu lihat perubahannya.' });
  for (const { no: nth } of now.steps)
    for (const other of calendar === null ? [] : crossedSteps(calendar, now, nth))
      if (other.no > nth)
        doubts.push(`Kegiatan ${other.no} mulai sebelum kegiatan ${nth} selesai.`);
  const [before, ends] = [calendar === null ? null : entryDeadline(calendar), entryDeadline(now)];
  if (before !== ends && ends !== null)
    says.push(
      `Batas akhir mengirim menjadi ${showDate(ends)}${before === null ? '' : `, sebelumnya ${showDate(before)}`}. Pengingat mengikuti tanggal ini.`,
    );
  return ok({ changes, after: now, says, doubts });
}

const opening = (fields: Fields): readonly CalendarChange[] => [
  { what: 'open', starts: one(fields, 'mulai') },
];

function changesIn(calendar: Calendar, fields: Fields): readonly CalendarChange[] {
  const moves = calendar.steps.flatMap((step): readonly CalendarChange[] => {
    const starts = one(fields, `mulai-${step.no}`) || step.starts;
    const ends = one(fields, `selesai-${step.no}`) || step.ends;
    return starts === step.starts && ends === step.ends
      ? []
      : [{ what: 'move', no: step.no, starts, ends }];
  });
  const wanted = one(fields, 'aturan');
  const rule = wanted === 'close' || wanted === 'warn' ? wanted : calendar.rule;
  const left = valuesOf(fields, 'kecuali');
  const listed = one(fields, 'daftar-kecuali') === 'ya';
  const dropped = listed ? calendar.exceptions.filter((id) => !left.includes(id)) : [];
  const added = one(fields, 'tambah');
  return [
    ...moves,
    ...(rule === calendar.rule ? [] : [{ what: 'rule', rule } as const]),
    ...dropped.map((unitId) => ({ what: 'except', unitId, add: false }) as const),
    ...(added === '' || calendar.exceptions.includes(added)
      ? []
      : [{ what: 'except', unitId: added, add: true } as const]),
  ];
}

const span = (starts: string, ends: string): string =>
  `${showDate(starts)} sampai ${showDate(ends)} (${daysBetween(starts, ends) + 1} hari)`;

function wordsOf(
  change: CalendarChange,
  before: Calendar | null,
  after: Calendar,
  unitName: (id: string) => string,
): string {
  switch (change.what) {
    case 'open':
      return `Jadwal dibuka mulai ${showDate(change.starts)} sampai ${showDate(after.steps.at(-1)?.ends ?? change.starts)}: semua kegiatan disusun berurutan.`;
    case 'move': {
      const old = before?.steps.find(({ no: nth }) => nth === change.no);
      return `Kegiatan ${change.no} (${old?.title ?? ''}): ${span(change.starts, change.ends)}; sebelumnya ${old === undefined ? 'belum ada' : span(old.starts, old.ends)}.`;
    }
    case 'rule':
      return change.rule === 'close'
        ? 'Sesudah batas akhir, pengiriman baru ditutup kecuali untuk unit yang dikecualikan.'
        : 'Sesudah batas akhir, pengiriman baru tetap diterima dengan peringatan.';
    case 'except':
      return change.add
        ? `${unitName(change.unitId)} boleh mengirim sesudah batas akhir.`
        : `${unitName(change.unitId)} tidak lagi dikecualikan dari batas akhir.`;
  }
}

function problemOf(problem: CalendarProblem, change: CalendarChange): string {
  const which = change.what === 'move' ? `Kegiatan ${change.no}: ` : '';
  switch (problem.type) {
    case 'ends_before_start':
      return `${which}tanggal selesainya lebih awal daripada tanggal mulainya. Perbaiki salah satunya.`;
    case 'too_long':
      return `${which}satu kegiatan paling lama ${problem.days} hari. Periksa tahunnya.`;
    case 'not_a_day':
      return `${which}pilih dulu tanggalnya.`;
    case 'already_open':
    case 'not_open':
    case 'no_such_step':
      return 'Jadwalnya berubah sejak halaman ini dibuka. Yang sekarang ada di bawah.';
  }
}

/** The days that a form holds for a step, so that what was typed stands there again. */
export const typedDay = (fields: Fields, name: string, stored: string): string => {
  const typed = one(fields, name);
  return isDay(typed) ? typed : stored;
};
