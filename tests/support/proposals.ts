// Proposals in memory, for conversations played without a database.
import { reachOf } from '../../src/domain/access.ts';
import type {
  ProposalEffect,
  ProposalLoaded,
  ProposalNeed,
} from '../../src/domain/conversation/proposals/types.ts';
import type { Proposal } from '../../src/domain/proposal.ts';
import type { TestCandidates } from './candidates.ts';
import type { Inhabitant } from './inhabitant.ts';

/** What was brought in. */
export class TestProposals {
  private readonly all = new Map<number, Proposal>();
  private readonly candidates: TestCandidates;

  constructor(candidates: TestCandidates) {
    this.candidates = candidates;
  }

  load({ person }: Inhabitant, need: ProposalNeed): ProposalLoaded {
    const now = [...this.all.values()].map((one) => this.asIs(one)).toReversed();
    if (need.kind === 'proposal_number')
      return {
        proposalNumber: this.all.size + 1,
        proposalsWaiting: now.filter((one) => one.personId === person.id && one.state === 'waiting')
          .length,
      };
    if (need.kind === 'proposal')
      return { proposal: now.find(({ number }) => number === need.number) ?? null };
    const { all, units } = reachOf(person.grants, 'read_candidates');
    return { proposals: now.filter(({ unitId }) => all || units.includes(unitId ?? '')) };
  }

  private asIs(one: Proposal): Proposal {
    if (one.candidate === null) return one;
    const state = this.candidates.all.get(one.candidate.number)?.state ?? one.candidate.state;
    return { ...one, candidate: { ...one.candidate, state } };
  }

  carryOut(who: Inhabitant, effect: ProposalEffect): void {
    const { person } = who;
    if (effect.kind === 'bring_in') {
      const { number, origin, sentence } = effect;
      this.all.set(number, {
        ...{ number, origin, sentence, state: 'waiting', personId: person.id },
        ...{ personName: person.name, unitId: null, candidate: null, innovation: null },
        ...{ reason: null, version: 1 },
      });
      return;
    }
    const before = this.all.get(effect.number);
    if (before?.version !== effect.version) throw new Error('a proposal that changed meanwhile');
    const version = before.version + 1;
    const { change } = effect;
    switch (change.what) {
      case 'forward':
        this.all.set(effect.number, {
          ...before,
          version,
          state: 'forwarded',
          unitId: change.unitId,
        });
        return;
      case 'give_back':
        this.all.set(effect.number, { ...before, version, state: 'waiting', unitId: null });
        return;
      case 'close':
        this.all.set(effect.number, {
          ...{ ...before, version, state: 'closed', unitId: null, reason: change.reason },
        });
        return;
      case 'take': {
        this.candidates.noteFor(
          { id: before.personId, name: before.personName },
          { number: change.candidate, unitId: change.unitId, sentence: before.sentence },
          change.remindOn,
        );
        const candidate = { number: change.candidate, state: 'new' as const };
        this.all.set(effect.number, { ...before, version, state: 'taken', candidate });
      }
    }
  }
}
