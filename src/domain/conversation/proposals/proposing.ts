// Proposals of people who belong to no office: brought in, listed by origin, passed to an office, taken over or closed.
// Bringing in and reading one's own is row 65 of the access table; reading those of others row 51, deciding on them row 50.
import { may, type Role } from '../../access.ts';
import { addDays, dayAt } from '../../calendar.ts';
import { longestSentence, reminderDays } from '../../candidate.ts';
import {
  originWanted,
  type ProposalLine,
  readProposal,
  searchUnits,
} from '../../language/index.ts';
import { readPersonName } from '../../person-name.ts';
import {
  mostWaiting,
  type Proposal,
  type ProposalChange,
  proposalLeadsOn,
} from '../../proposal.ts';
import { homeUnit } from '../candidates/reach.ts';
import type { CommandRow } from '../command-row.ts';
import { tell } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Audience } from '../shared/types.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import type { ProposalMessages, ProposalShown } from './messages.ts';

/** So many proposals a list names. */
const named = 5;

function proposalNeeds(typed: string | undefined): readonly Need[] {
  const line = readProposal(typed ?? '');
  if (line === null || line.do === 'how') return [];
  if (line.do === 'new') return [{ kind: 'proposal_number' }];
  const own: Need = { kind: 'proposal', number: line.number };
  return line.do === 'take' ? [own, { kind: 'candidate_numbers', count: 1 }] : [own];
}

/** The rows of the commands. The door is open to whoever has no unit yet. */
export const proposalRows: { readonly [Name in 'proposal' | 'proposals']: CommandRow<Name> } = {
  proposal: {
    during: ({ rest }) => {
      const line = readProposal(rest ?? '');
      return line !== null && 'number' in line ? 'anytime' : 'outside';
    },
    aside: true,
    needs: ({ rest }) => proposalNeeds(rest),
    run: (turn, { rest }) => take(turn, readProposal(rest ?? '') ?? { do: 'how' }),
  },
  // The word alone is a word of other people's answers.
  proposals: {
    during: 'unwritten',
    aside: true,
    needs: () => [{ kind: 'proposals' }],
    run: (turn, { rest }) => {
      list(turn, rest ?? '');
      turn.nameOpen();
    },
  },
};

function take(turn: Turn, line: ProposalLine): void {
  if (line.do === 'how') {
    turn.say(homeUnit(turn) === null ? 'proposal_how' : 'proposal_for_offices', {});
    return;
  }
  if (line.do === 'new') return bringIn(turn, line);
  const proposal = turn.world.loaded.proposal ?? null;
  const own = proposal?.personId === turn.person.id;
  if (proposal === null || !(own || readsOf(turn, proposal))) {
    turn.say('proposal_unknown', {});
    turn.do({ kind: 'record', what: 'denied', detail: 'read_candidates' });
    return;
  }
  if (line.do === 'show') return show(turn, proposal);
  decide(turn, proposal, line);
}

const readsOf = (turn: Turn, { unitId }: Proposal): boolean =>
  turn.may('read_candidates', { unitId });

/** Takes what somebody brings in; whoever belongs to an office notes it there. */
function bringIn(turn: Turn, line: Extract<ProposalLine, { do: 'new' }>): void {
  if (!turn.may('bring_in', { own: true })) return refuse(turn, 'bring_in');
  if (homeUnit(turn) !== null || turn.person.grants.length > 0)
    return turn.say('proposal_for_offices', {});
  const { proposalNumber: number, proposalsWaiting = 0 } = turn.world.loaded;
  if (number === undefined) throw new Error('a proposal without a number');
  if (proposalsWaiting >= mostWaiting) return turn.say('proposal_enough', { most: mostWaiting });
  const unnamed = turn.person.name === null;
  if (unnamed) {
    const name = line.name === null ? null : readPersonName(line.name);
    if (name === null) return turn.say('proposal_name_unclear', {});
    turn.become({ name }, { kind: 'set_name', name, nip: null });
  }
  const { origin } = line;
  // What stands first is a name, where it is theirs or was asked for; else it is the first line of what they tell.
  const known = unnamed || line.name === null || line.name === turn.person.name;
  const sentence = known ? line.sentence : `${line.name ?? ''}. ${line.sentence}`;
  if (sentence.length > longestSentence) return turn.say('proposal_how', {});
  const editionId = turn.world.currentEdition.id;
  turn.do({ kind: 'bring_in', number, editionId, origin, sentence });
  // Nobody is asked for an office any more who has said that they belong to none.
  if (turn.mode.name === 'choosing_unit') turn.open({ name: 'idle' });
  const by = turn.person.name;
  turn.say('proposal_made', { number, name: by });
  const shown: ProposalShown = {
    ...{ number, origin, sentence, by },
    ...{ state: 'waiting', unit: null },
  };
  notice(turn, { to: 'role', role: 'coordinator', unitId: null }, shown, 'new');
}

function list(turn: Turn, rest: string): void {
  const rows = (turn.world.loaded.proposals ?? []).filter((one) => readsOf(turn, one));
  const reads = turn.person.grants.some((grant) =>
    turn.may('read_candidates', { unitId: grant.unitId ?? grant.gakorUnits?.[0] ?? null }),
  );
  if (!reads) return refuse(turn, 'read_candidates');
  const kind = originWanted(rest);
  const wanted = rows.filter(({ origin }) => kind === null || origin.kind === kind);
  const of = (one: Proposal['origin']['kind']): number =>
    rows.filter(({ origin }) => origin.kind === one).length;
  turn.say('proposal_list', {
    rows: wanted.slice(0, named).map((one) => shownOf(turn, one)),
    total: wanted.length,
    counts: {
      ...{ class: of('class'), village: of('village') },
      ...{ council: of('council'), citizen: of('citizen') },
    },
    forwards: turn.may('assign_candidate'),
  });
}

function shownOf(turn: Turn, proposal: Proposal): ProposalShown {
  const { number, origin, sentence, state, personName: by, unitId } = proposal;
  return {
    ...{ number, origin, sentence, state, by },
    unit: unitId === null ? null : turn.unitName(unitId),
  };
}

function show(turn: Turn, proposal: Proposal): void {
  const { candidate, innovation, reason } = proposal;
  turn.say('proposal_shown', {
    ...shownOf(turn, proposal),
    ...{ candidate, innovation, reason },
    forwards: turn.may('assign_candidate') && proposalLeadsOn(proposal, 'forward'),
    takes: roleOf(turn, proposal) !== null && proposalLeadsOn(proposal, 'take'),
  });
}

/** The role in which this person decides on a proposal where it is; null where they may not. */
function roleOf(turn: Turn, { unitId }: Pick<Proposal, 'unitId'>): Role | null {
  const allowed = may(turn.person.grants, 'assign_candidate', { unitId });
  return allowed.ok ? allowed.value.role : null;
}

type Deciding =
  | Extract<ProposalLine, { do: 'forward' | 'close' }>
  | { readonly do: 'take' | 'give_back'; readonly number: number };

function decide(turn: Turn, proposal: Proposal, line: Deciding): void {
  // To which office it goes, and that it goes to none, is for those who see them all.
  const wide = line.do === 'forward' || line.do === 'close';
  const role = roleOf(turn, wide ? { unitId: null } : proposal);
  if (role === null) return refuse(turn, 'assign_candidate');
  const { number, state, version } = proposal;
  if (!proposalLeadsOn(proposal, line.do)) return turn.say('proposal_not_now', { number, state });
  const change = changeOf(turn, proposal, line);
  if (change === null) return;
  turn.do({ kind: 'change_proposal', number, version, role, change });
  const unitId = 'unitId' in change ? change.unitId : null;
  const after = shownOf(turn, { ...proposal, unitId });
  const candidate = change.what === 'take' ? change.candidate : null;
  turn.say('proposal_changed', { ...after, what: change.what, candidate });
  tellOthers(turn, proposal, after, change);
}

function changeOf(turn: Turn, proposal: Proposal, line: Deciding): ProposalChange | null {
  const { number, unitId } = proposal;
  switch (line.do) {
    case 'forward': {
      const found = searchUnits(turn.world.units, line.rest);
      if (found.kind === 'exact') return { what: 'forward', unitId: found.id };
      turn.say('proposal_unit_unclear', { number, typed: line.rest });
      return null;
    }
    case 'close':
      if (line.rest.length >= 3) return { what: 'close', reason: line.rest };
      turn.say('proposal_reason', { number });
      return null;
    case 'give_back':
      return { what: 'give_back' };
    case 'take': {
      const [candidate] = turn.world.loaded.candidateNumbers ?? [];
      if (candidate === undefined || unitId === null) throw new Error('a proposal of no office');
      const remindOn = addDays(dayAt(turn.moment.now), reminderDays);
      return { what: 'take', unitId, candidate, remindOn, editionId: turn.world.currentEdition.id };
    }
  }
}

function tellOthers(
  turn: Turn,
  { personId, unitId: asked, state }: Proposal,
  shown: ProposalShown,
  change: ProposalChange,
): void {
  const detail = change.what === 'close' ? change.reason : null;
  if (change.what === 'give_back')
    return notice(turn, { to: 'role', role: 'coordinator', unitId: null }, shown, 'give_back');
  notice(turn, { to: 'person', personId }, shown, change.what, detail);
  if (change.what === 'take') return;
  const unitId = change.what === 'forward' ? change.unitId : null;
  // The office that was asked waits for nothing any more.
  if (state === 'forwarded' && asked !== null && asked !== unitId)
    notice(turn, { to: 'role', role: 'unit_admin', unitId: asked }, shown, 'elsewhere');
  if (unitId === null) return;
  notice(turn, { to: 'role', role: 'unit_admin', unitId }, shown, 'asked');
}

function notice(
  turn: Turn,
  audience: Audience,
  shown: ProposalShown,
  what: ProposalMessages['notice_proposal']['what'],
  detail: string | null = null,
): void {
  const key = `proposal:${shown.number}:${what}:${turn.moment.nowIso}`;
  tell(turn, audience, key, { key: 'notice_proposal', args: { ...shown, what, detail } });
}
