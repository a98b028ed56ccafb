// The register of candidates of the world in memory: what it loads and what its effects change, with the constraints of the
// table. It decides nothing; it plays the database.
import { reachOf } from '../../src/domain/access.ts';
import { type Candidate, firstCandidate, isOpenCandidate } from '../../src/domain/candidate.ts';
import type {
  CandidateEffect,
  CandidateNeed,
} from '../../src/domain/conversation/candidates/types.ts';
import type { Loaded } from '../../src/domain/conversation/world.ts';
import type { Innovation } from '../../src/domain/innovation/innovation.ts';
import type { Inhabitant } from './inhabitant.ts';

/** The register of one test world. */
export class TestCandidates {
  readonly all = new Map<number, Candidate>();
  private readonly host: {
    readonly now: number;
    readonly inhabitants: readonly Inhabitant[];
    readonly innovations: ReadonlyMap<string, Innovation>;
  };
  private given = firstCandidate - 1;

  constructor(host: {
    readonly now: number;
    readonly inhabitants: readonly Inhabitant[];
    readonly innovations: ReadonlyMap<string, Innovation>;
  }) {
    this.host = host;
  }

  /** The candidate out of which an innovation came. */
  foundFor(code: string): Candidate | undefined {
    return [...this.all.values()].find((one) => one.code === code);
  }

  /** Units that have an admin. */
  private get adminUnits(): readonly string[] {
    return this.host.inhabitants.flatMap(({ person: { grants } }) =>
      grants.flatMap(({ role, unitId }) =>
        role === 'unit_admin' && unitId !== null ? [unitId] : [],
      ),
    );
  }

  load({ person }: Inhabitant, need: CandidateNeed): Loaded {
    switch (need.kind) {
      case 'candidate': {
        const found = this.all.get(need.number);
        const { adminUnits } = this;
        if (found === undefined) return { candidate: null, adminUnits };
        if (need.people !== true) return { candidate: found, adminUnits };
        const people = this.host.inhabitants
          .filter(({ person: { grants, name } }) =>
            grants.some(
              ({ role, unitId }) =>
                name !== null &&
                unitId === found.unitId &&
                (role === 'innovator' || role === 'unit_admin'),
            ),
          )
          .map(({ person: { id, name } }) => ({ id, name }));
        return { candidate: { ...found, people }, adminUnits };
      }
      case 'candidate_twin':
        return { candidateTwin: this.all.get(need.number) ?? null };
      case 'candidates': {
        const { all, units, own } = reachOf(person.grants, 'read_candidates');
        return {
          candidates: [...this.all.values()].filter(
            (one) =>
              all ||
              units.includes(one.unitId) ||
              (own && [one.reporterId, one.ownerId].includes(person.id)),
          ),
        };
      }
      case 'candidate_counts': {
        const { all, units } = reachOf(person.grants, 'read_candidates');
        const seen = [...this.all.values()].filter(({ unitId }) => all || units.includes(unitId));
        return {
          candidateCounts: {
            rows: seen.map(({ unitId, editionId, state, code }) => {
              const innovation = code === null ? null : this.host.innovations.get(code);
              return {
                ...{ unitId, editionId, state, count: 1, innovation: innovation?.state ?? null },
                handedIn: (innovation?.submittedAt ?? null) !== null,
              };
            }),
            years: [{ editionId: 'balangan-2026', year: 2026 }],
          },
        };
      }
      case 'candidate_numbers':
        return {
          candidateNumbers: Array.from({ length: need.count }, (_, at) => this.given + at + 1),
          adminUnits: this.adminUnits,
        };
    }
  }

  /** Notes one in the name of somebody else. */
  noteFor(
    by: { readonly id: number; readonly name: string | null },
    { number, unitId, sentence }: Pick<Candidate, 'number' | 'unitId' | 'sentence'>,
    remindOn: string,
  ): void {
    this.given = Math.max(this.given, number);
    this.all.set(number, {
      ...{ number, unitId, sentence, editionId: 'balangan-2026', state: 'new', signs: null },
      ...{ reporterId: by.id, reporterName: by.name, ownerId: null, ownerName: null },
      ...{ taken: false, reason: null, sameAs: null, code: null, remindOn, version: 1 },
      since: new Date(this.host.now).toISOString(),
    });
  }

  carryOut({ person }: Inhabitant, effect: CandidateEffect): void {
    if (effect.kind === 'note_candidates') {
      for (const { number, sentence, signs } of effect.rows) {
        if (this.all.has(number)) throw new Error('a number that was given out twice');
        this.given = Math.max(this.given, number);
        this.all.set(number, {
          ...{ number, sentence, signs, editionId: effect.editionId, unitId: effect.unitId },
          ...{ state: 'new', reporterId: person.id, reporterName: person.name },
          ...{
            ownerId: null,
            ownerName: null,
            taken: false,
            reason: null,
            sameAs: null,
            code: null,
          },
          remindOn: effect.remindOn,
          since: new Date(this.host.now).toISOString(),
          version: 1,
        });
      }
      return;
    }
    const before = this.all.get(effect.number);
    if (before?.version !== effect.version) throw new Error('a candidate that changed meanwhile');
    const after = { ...before, ...this.changed(effect, person.id), version: before.version + 1 };
    if (isOpenCandidate(after) !== (after.remindOn !== null))
      throw new Error('an open candidate nobody is reminded of');
    if (
      (after.state === 'assigned') !== (after.ownerId !== null) &&
      ['new', 'assigned'].includes(after.state)
    )
      throw new Error('an assigned candidate is somebody’s');
    this.all.set(effect.number, after);
  }

  private changed(
    { change }: Extract<CandidateEffect, { kind: 'change_candidate' }>,
    by: number,
  ): Partial<Candidate> {
    const named = (id: number): string | null =>
      this.host.inhabitants.find(({ person }) => person.id === id)?.person.name ?? null;
    const nobody = { ownerId: null, ownerName: null, taken: false };
    switch (change.what) {
      case 'assign': {
        const { ownerId, taken, remindOn } = change;
        return { state: 'assigned', ownerId, ownerName: named(ownerId), taken, remindOn };
      }
      case 'take':
        return { state: 'assigned', taken: true, remindOn: change.remindOn };
      case 'decline':
        return { state: 'new', ...nobody, remindOn: change.remindOn };
      case 'close':
        return { state: 'not_innovation', reason: change.reason, remindOn: null };
      case 'same':
        return { state: 'same', sameAs: change.as, remindOn: null };
      case 'postpone':
        return { state: 'postponed', remindOn: change.until };
      case 'begin':
        return {
          ...{ state: 'begun', code: change.code, remindOn: null },
          ...{ ownerId: by, ownerName: named(by), taken: true },
        };
      case 'reopen':
        return { state: 'new', ...nobody, reason: null, sameAs: null, remindOn: change.remindOn };
    }
  }
}
