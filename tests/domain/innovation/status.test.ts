// The states and steps written again by hand, cell by cell, from the programme's order; and who may not take a step.
/* oxlint-disable vitest/no-conditional-expect -- a table decides which check a row gets */
import { describe, expect, it } from 'vitest';
import { type StepCommand, decide, isOpenItem } from '../../../src/domain/innovation/innovation.ts';
import {
  type State,
  type Step,
  isCheckState,
  isOpenForWriting,
  states,
  steps,
} from '../../../src/domain/innovation/status.ts';

// One line a state; a dot is a refusal. `origin` is the check that returned the innovation.
const table = `
              submit     verify         endorse        accept    monitor    designate   report    return    repair  reject    withdraw   reopen
draft         submitted  .              .              .         .          .           .         .         .       .         withdrawn  .
submitted     .          unit_verified  .              .         .          .           .         returned  .       .         withdrawn  .
unit_verified .          .              unit_endorsed  .         .          .           .         returned  .       .         withdrawn  submitted
unit_endorsed .          .              .              accepted  .          .           .         returned  .       rejected  withdrawn  unit_verified
accepted      .          .              .              .         monitored  .           .         returned  .       rejected  .          unit_endorsed
monitored     .          .              .              .         .          designated  .         .         .       rejected  .          accepted
designated    .          .              .              .         .          .           reported  .         .       .         .          monitored
reported      .          .              .              .         .          .           .         .         .       .         .          designated
returned      .          .              .              .         .          .           .         .         origin  .         withdrawn  .
rejected      .          .              .              .         .          .           .         .         .       .         .          unit_endorsed
withdrawn     .          .              .              .         .          .           .         .         .       .         .          draft
`;
const [head = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/u));

const innovation = (state: State, returnedFrom: 'submitted' | 'unit_endorsed' | null = null) => ({
  state,
  version: 4,
  returnedFrom,
  ownerId: 1,
  fillers: [2],
});
const checker = { personId: 9, onlyPerson: false };
const command = (step: Step): StepCommand => ({
  step,
  seen: 4,
  reason: 'alasan',
  notes: new Map([['nama', 'perjelas']]),
});

describe('the table of states and steps', () => {
  it('is written down for every state and every step', () => {
    expect(head).toEqual(steps);
    expect(rows.map(([state]) => state)).toEqual(states);
  });

  for (const [at, ...cells] of rows)
    for (const [index, cell] of cells.entries()) {
      const step = steps[index] ?? 'submit';
      const state = states.find((one) => one === at) ?? 'draft';
      it(`${state}: ${step} ${cell === '.' ? 'is refused' : `leads to ${cell}`}`, () => {
        const decided = decide(innovation(state, 'unit_endorsed'), command(step), checker);
        if (cell === '.')
          expect(decided).toEqual({ ok: false, problem: { type: 'wrong_state', state, step } });
        else
          expect(decided).toMatchObject({
            ok: true,
            value: { from: state, to: cell === 'origin' ? 'unit_endorsed' : cell },
          });
      });
    }
});

describe('a step', () => {
  it('is bound to the version that was looked at', () => {
    expect(decide(innovation('submitted'), { step: 'verify', seen: 3 }, checker)).toEqual({
      ok: false,
      problem: { type: 'changed', seen: 3, version: 4 },
    });
  });

  it.each(['verify', 'return'] as const)(
    '%s is not taken on what one filled in oneself',
    (step) => {
      for (const personId of [1, 2])
        expect(
          decide(innovation('submitted'), command(step), { personId, onlyPerson: false }),
        ).toEqual({ ok: false, problem: { type: 'own_innovation' } });
    },
  );

  it("is taken on one's own innovation where the unit has nobody else", () => {
    const alone = { personId: 1, onlyPerson: true };
    expect(decide(innovation('submitted'), command('verify'), alone)).toMatchObject({ ok: true });
  });

  it.each([
    ['submitted', 'submit'],
    ['draft', 'withdraw'],
  ] as const)('of the owner needs no second person', (to, step) => {
    expect(to).toBeDefined();
    const owner = { personId: 1, onlyPerson: false };
    expect(decide(innovation('draft'), command(step), owner)).toMatchObject({ ok: true });
  });

  it('opens on return exactly the items that have a note, and remembers who returned', () => {
    const decided = decide(innovation('unit_endorsed'), command('return'), checker);
    expect(decided).toMatchObject({
      ok: true,
      value: {
        returnedFrom: 'unit_endorsed',
        openItems: new Map([['nama', { note: 'perjelas', done: false }]]),
      },
    });
    expect(decide(innovation('submitted'), { step: 'return', seen: 4 }, checker)).toEqual({
      ok: false,
      problem: { type: 'notes_needed' },
    });
  });

  it.each([
    ['unit_endorsed', 'reject'],
    ['accepted', 'reopen'],
  ] as const)('from %s: %s needs a reason', (state, step) => {
    expect(decide(innovation(state), { step, seen: 4, reason: '  ' }, checker)).toEqual({
      ok: false,
      problem: { type: 'reason_needed' },
    });
  });
});

describe('writing', () => {
  it('is possible in a draft and, for what was returned, in a returned innovation', () => {
    expect(states.filter(isOpenForWriting)).toEqual(['draft', 'returned']);
    expect(states.filter(isCheckState)).toEqual([
      'submitted',
      'unit_verified',
      'unit_endorsed',
      'accepted',
    ]);
    const openItems = new Map([['nama', { note: 'perjelas', done: false }]]);
    expect(isOpenItem({ state: 'draft', openItems: null }, 'jenis')).toBe(true);
    expect(isOpenItem({ state: 'returned', openItems }, 'nama')).toBe(true);
    expect(isOpenItem({ state: 'returned', openItems }, 'jenis')).toBe(false);
    expect(isOpenItem({ state: 'submitted', openItems: null }, 'nama')).toBe(false);
  });
});
