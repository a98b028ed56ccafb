// Every cell of the programme's access matrix against the one function that decides, and the transition table cell by cell.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Grant,
  type Role,
  actions,
  may,
  reachOf,
  reachesAnything,
  roles,
} from '../../src/domain/access.ts';
import { actionOf, judge } from '../../src/domain/innovation/checks.ts';
import type { Innovation } from '../../src/domain/innovation/innovation.ts';
import { type State, type Step, states, steps } from '../../src/domain/innovation/status.ts';
import matrix from './access-matrix.json' with { type: 'json' };

type Cell = { readonly scope: string; readonly code: boolean };

const unit = 'unit-a';
const grantOf = (role: Role): Grant =>
  role === 'unit_admin' || role === 'unit_head' || role === 'innovator'
    ? { role, unitId: unit }
    : { role, unitId: null, ...(role === 'mentor' ? { gakorUnits: [unit] } : {}) };

// What each scope reaches: own things, things of the own unit, of a unit of the gakor, of any other unit.
const targets = {
  own: { unitId: 'unit-z', own: true },
  unit: { unitId: unit, own: false },
  elsewhere: { unitId: 'unit-z', own: false },
} as const;
const reaches: Record<string, readonly (keyof typeof targets)[]> = {
  own: ['own'],
  unit: ['unit'],
  gakor: ['unit'],
  all: ['own', 'unit', 'elsewhere'],
};

describe.each(matrix.actions)('row $n: $action', (row) => {
  const action = actions[row.n - 1];
  const allow: Partial<Record<string, Cell>> = row.allow;
  it.each(roles.map((role) => [role]))('%s', (role) => {
    if (action === undefined) throw new Error(`no action for row ${row.n}`);
    const cell = allow[role];
    // A row that everybody may do without an account is open to whoever holds a role as well.
    const anybody = allow['anonymous'];
    for (const [name, target] of Object.entries(targets)) {
      const own = cell !== undefined && (reaches[cell.scope] ?? []).some((one) => one === name);
      const open =
        anybody !== undefined && (reaches[anybody.scope] ?? []).some((one) => one === name);
      const permission = may(role === 'anonymous' ? [] : [grantOf(role)], action, target);
      const code = own && !(open && anybody?.code === false) && cell?.code === true;
      expect([name, permission.ok, permission.ok && permission.value.needsCode]).toEqual([
        name,
        own || open,
        code,
      ]);
    }
  });
});

it('tells how far each action reaches as may decides it', () => {
  const things = Object.values(targets);
  for (const action of actions)
    for (const role of roles.filter((one) => one !== 'anonymous')) {
      const grants = [grantOf(role)];
      const { all, units, own } = reachOf(grants, action);
      for (const thing of things) {
        const reached = all || units.includes(thing.unitId) || (own && thing.own);
        // What everybody may do with their own, help and data among it, needs no role.
        expect([action, role, thing, reached]).toEqual([
          ...[action, role, thing],
          may(grants, action, thing).ok && (reached || !may([], action, thing).ok),
        ]);
      }
      const anything = things.some(
        (thing) => all || units.includes(thing.unitId) || (own && thing.own),
      );
      expect([action, role, reachesAnything(grants, action)]).toEqual([action, role, anything]);
    }
});

it('knows every row of the matrix and no other', () => {
  expect(matrix.actions.map(({ n }) => n)).toEqual(actions.map((_, index) => index + 1));
  expect([...matrix.roles]).toEqual([...roles]);
});

// The table of the product's section 5, written by hand: from each state, the steps and where they lead.
const table: Record<State, Partial<Record<Step, State>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { verify: 'unit_verified', return: 'returned', withdraw: 'withdrawn' },
  unit_verified: {
    endorse: 'unit_endorsed',
    return: 'returned',
    withdraw: 'withdrawn',
    reopen: 'submitted',
  },
  unit_endorsed: {
    accept: 'accepted',
    return: 'returned',
    reject: 'rejected',
    withdraw: 'withdrawn',
    reopen: 'unit_verified',
  },
  accepted: {
    monitor: 'monitored',
    return: 'returned',
    reject: 'rejected',
    reopen: 'unit_endorsed',
  },
  monitored: { designate: 'designated', reject: 'rejected', reopen: 'accepted' },
  designated: { report: 'reported', reopen: 'monitored' },
  reported: { reopen: 'designated' },
  returned: { repair: 'unit_verified', withdraw: 'withdrawn' },
  rejected: { reopen: 'unit_endorsed' },
  withdrawn: { reopen: 'draft' },
};

const everything: readonly Grant[] = roles.map((role) => ({
  ...grantOf(role),
  gakorUnits: [unit],
}));

function innovationIn(state: State): Innovation {
  return {
    id: 1,
    code: 'INV-AAAA1',
    unitId: unit,
    ownerId: 7,
    ownerName: null,
    fillers: [8],
    state,
    version: 5,
    editionId: 'balangan-2026',
    editionVersion: 1,
    name: null,
    answers: new Map(),
    files: [],
    openItems: state === 'returned' ? new Map() : null,
    returnedFrom: state === 'returned' ? 'unit_verified' : null,
    submittedAt: null,
    stateSince: '2026-11-02T01:00:00.000Z',
  };
}

const full = { reason: 'alasan', notes: new Map([['nama', 'catatan']]) };

describe.each(states.map((state) => [state]))('from %s', (state) => {
  it.each(steps.map((step) => [step]))('%s', (step) => {
    // Owned by the actor, because submit, repair and withdraw are steps of the owner alone.
    const owner = ['submit', 'repair', 'withdraw'].includes(step);
    const innovation = innovationIn(state);
    const grants = owner ? [{ role: 'unit_admin' as const, unitId: unit }] : everything;
    const judged = judge(
      innovation,
      { step, seen: 5, ...full },
      { personId: 99, grants, onlyPerson: false },
    );
    // Withdrawing is the innovator's own (row 11): a unit admin who does not own it may not.
    const expected = step === 'withdraw' ? undefined : table[state][step];
    expect(judged.ok ? judged.value.transition.to : null).toBe(expected ?? null);
  });
});

it('refuses every decision on an older version, on one’s own innovation, and without its reason or notes', () => {
  const decisions = ['verify', 'endorse', 'accept', 'monitor', 'return', 'reject'] as const;
  for (const state of states)
    for (const step of decisions) {
      if (table[state][step] === undefined) continue;
      const innovation = innovationIn(state);
      const actor = { personId: 99, grants: everything, onlyPerson: false };
      const type = (command: object, who: object) => {
        const judged = judge(
          innovation,
          { step, seen: 5, ...full, ...command },
          { ...actor, ...who },
        );
        return judged.ok ? 'ok' : judged.problem.type;
      };
      expect(type({ seen: 4 }, {})).toBe('changed');
      expect(type({}, { personId: 7 })).toBe('own_innovation');
      expect(type({}, { personId: 8 })).toBe('own_innovation');
      expect(type({ notes: new Map() }, {})).toBe(step === 'return' ? 'notes_needed' : 'ok');
      expect(type({ reason: ' ' }, {})).toBe(step === 'reject' ? 'reason_needed' : 'ok');
    }
});

it('lets the only person of a unit decide on the unit’s own checks, marked, and never on Bappedalitbang’s', () => {
  for (const [state, step] of [
    ['submitted', 'verify'],
    ['unit_verified', 'endorse'],
    ['unit_endorsed', 'accept'],
  ] as const) {
    const judged = judge(
      innovationIn(state),
      { step, seen: 5 },
      { personId: 7, grants: everything, onlyPerson: true },
    );
    expect(judged.ok && judged.value.onlyPerson).toBe(step !== 'accept');
  }
});

it('never leaves the table, whatever is tried in whatever order', () => {
  const attempt = fc.record({
    step: fc.constantFrom(...steps),
    role: fc.constantFrom(...roles),
    seen: fc.integer({ min: 0, max: 12 }),
    person: fc.constantFrom(7, 8, 99, null),
    reason: fc.constantFrom('', 'alasan'),
    noted: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
      let innovation = { ...innovationIn('draft'), version: 0 };
      for (const { step, role, seen, person, reason, noted } of attempts) {
        const judged = judge(
          innovation,
          { step, seen, reason, notes: new Map(noted ? [['nama', 'catatan']] : []) },
          { personId: person, grants: [grantOf(role)], onlyPerson: false },
        );
        if (!judged.ok) continue;
        const { transition } = judged.value;
        const to = table[innovation.state][step];
        const origin = step === 'repair' ? innovation.returnedFrom : to;
        expect(seen).toBe(innovation.version);
        expect(transition.to).toBe(origin);
        expect((transition.to === 'returned') === (transition.openItems !== null)).toBe(true);
        expect((transition.to === 'returned') === (transition.returnedFrom !== null)).toBe(true);
        expect(may([grantOf(role)], actionOf(innovation.state, step), { unitId: unit }).ok).toBe(
          true,
        );
        innovation = {
          ...innovation,
          state: transition.to,
          version: innovation.version + 1,
          returnedFrom: transition.returnedFrom,
          openItems: transition.openItems,
        };
      }
    }),
    { numRuns: 2000 },
  );
});
