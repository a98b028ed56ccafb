// When whoever was asked to a meeting hears that it moved: after some minutes, never in the quiet hours, before it begins.
import { expect, it } from 'vitest';
import { isQuiet, momentOf } from '../../src/domain/calendar.ts';
import { movedTold, toldFrom } from '../../src/domain/meeting-move.ts';

const monday = '2026-08-03';
const at = (day: string, hour: number, minute = 0) => momentOf(day, hour, minute);
const told = (starts: string, now: number, day = monday) =>
  movedTold({ day, starts, place: 'Aula' }, now);

it('waits some minutes for what else is changed, and for the morning at night', () => {
  expect(told('14:00', at(monday, 9))).toBe(at(monday, 9, 10));
  expect(told('14:00', at('2026-08-01', 19, 55))).toBe(at(monday, 7));
  for (let hour = 0; hour < 24; hour++) expect(isQuiet(toldFrom(at(monday, hour, 55)))).toBe(false);
});

it('does not wait where it begins soon, says that it is late in the quiet hours, and is silent of what is over', () => {
  expect(told('09:05', at(monday, 9))).toBe(at(monday, 9));
  expect(told('06:30', at(monday, 5))).toBe('late');
  expect(told('07:00', at(monday, 5))).toBe('late');
  expect(told('09:00', at(monday, 9))).toBeNull();
  expect(told('09:00', at(monday, 9), '2020-01-01')).toBeNull();
});
