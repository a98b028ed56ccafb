// The rows of the commands of the contest: what each line needs, and which file carries it out.
// It decides nothing. What is about a numbered entry can be typed at any time; other words stand in answers, too.
import { type ContestLine, readContest } from '../../language/index.ts';
import { dayAt } from '../../calendar.ts';
import { anyDay } from '../../days.ts';
import type { CommandRow } from '../command-row.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { enter, showEntry, takeOut } from './entering.ts';
import { isJudge, offerMarks, readEntry, sendEvidence, toJudge } from './judging.ts';
import { heldBy, pageOf, roleFor, runs, sayNone, season, seatAt, shown } from './reach.ts';
import { announce, lock, showResult, unlock } from './results.ts';
import * as running from './running.ts';
import { askToLeave, giveBack, seatOne, unseat } from './seating.ts';

function contestNeeds(typed: string | undefined): readonly Need[] {
  const line = readContest(typed ?? '', anyDay);
  return line === null ? [] : lineNeeds(line);
}

/** What must be loaded for a line about the contest. */
export function lineNeeds(line: ContestLine): readonly Need[] {
  const contest: Need = { kind: 'contest', maturity: true };
  const plain: Need = { kind: 'contest' };
  switch (line.do) {
    case 'open':
      return [plain, { kind: 'contest_number' }];
    case 'enter':
      return [plain, { kind: 'enterable' }];
    case 'meeting':
      return [plain, { kind: 'meeting', number: line.meeting }];
    case 'read':
    case 'evidence':
      return [plain, { kind: 'judged_innovation', entry: line.entry }];
    case 'finalists':
    case 'result':
    case 'lock':
      return [contest];
    default:
      return [plain];
  }
}

function duringOfLine({ rest }: { readonly rest?: string }): 'anytime' | 'outside' {
  const line = readContest(rest ?? '', anyDay);
  return line !== null && 'entry' in line ? 'anytime' : 'outside';
}

const carryOut = (turn: Turn, typed: string | undefined): void =>
  takeLine(turn, readContest(typed ?? '', turn.moment.today) ?? { do: 'status' });

/** The rows of both commands. */
export const contestRows: { readonly [Name in 'contest' | 'contest_marks']: CommandRow<Name> } = {
  contest: {
    during: duringOfLine,
    aside: true,
    needs: ({ rest }) => contestNeeds(rest),
    run: (turn, { rest }) => {
      carryOut(turn, rest);
      turn.nameOpen();
    },
  },
  contest_marks: {
    during: duringOfLine,
    needs: ({ rest }) => contestNeeds(rest),
    run: (turn, { rest }) => carryOut(turn, rest),
  },
};

/** Carries a line about the contest out, or says why not. */
export function takeLine(turn: Turn, line: ContestLine): void {
  if ('entry' in line) return takeEntry(turn, line);
  switch (line.do) {
    case 'status':
      return isJudge(turn) ? toJudge(turn) : status(turn);
    case 'rules': {
      const contest = season(turn);
      return contest === null
        ? sayNone(turn, runs(turn))
        : turn.say('contest_rules', { rules: contest.rules });
    }
    case 'open':
      return running.open(turn, line.until);
    case 'enter':
      return enter(turn, line.code);
    case 'entries':
      return isJudge(turn) ? toJudge(turn, line.page) : entries(turn, line.page);
    case 'judges':
      return running.listJudges(turn);
    case 'share':
      return running.shareOut(turn);
    case 'close':
      return running.close(turn);
    case 'spread':
      return running.spread(turn, line.page);
    case 'finalists':
      return running.finalists(turn);
    case 'reopen':
      return running.judgeAgain(turn);
    case 'meeting':
      return running.presentation(turn);
    case 'vote':
      return running.vote(turn, line.order, line.minutes);
    case 'withdraw':
      return askToLeave(turn, line.reason);
    case 'result':
      return showResult(turn, line.page);
    case 'lock':
      return lock(turn);
    case 'unlock':
      return unlock(turn);
    case 'announce':
      return announce(turn);
    case 'awards':
      return running.awards(turn);
  }
}

type EntryLine = Extract<ContestLine, { readonly entry: number }>;

function takeEntry(turn: Turn, line: EntryLine): void {
  const entry = season(turn)?.entries.find(({ number }) => number === line.entry);
  // What is not theirs reads like what does not exist.
  const theirs =
    entry !== undefined &&
    (runs(turn) ||
      (line.do === 'give_back' ? heldBy(turn, entry) : seatAt(turn, entry)) !== null ||
      roleFor(turn, entry) !== null);
  if (entry === undefined || !theirs) {
    turn.say('contest_entry_unknown', {});
    turn.do({ kind: 'record', what: 'denied', detail: 'score_entry' });
    return;
  }
  switch (line.do) {
    case 'show':
      return showEntry(turn, entry);
    case 'take_out':
      return takeOut(turn, entry);
    case 'read':
      return readEntry(turn, entry, line.page);
    case 'evidence':
      return sendEvidence(turn, entry, line.item);
    case 'seat':
      return seatOne(turn, entry, line.who);
    case 'unseat':
      return unseat(turn, entry, line.who, line.reason);
    case 'give_back':
      return giveBack(turn, entry, line.reason);
    case 'marks':
      return offerMarks(turn, entry, line.typed);
  }
}

function status(turn: Turn): void {
  const contest = season(turn);
  if (contest === null) return sayNone(turn, runs(turn));
  const { rules, state, closesOn, meeting, judges } = contest;
  const own = contest.entries.filter((entry) => !entry.withdrawn && roleFor(turn, entry) !== null);
  turn.say('contest_status', {
    ...{ name: rules.name, state },
    closesOn: closesOn !== null && closesOn >= dayAt(turn.moment.now) ? closesOn : null,
    entries: contest.entries.filter(({ withdrawn }) => !withdrawn).length,
    meeting: meeting === null ? null : { title: meeting.title, day: meeting.day },
    judges: runs(turn) ? judges.filter(({ withdrew }) => !withdrew).length : null,
    own: own.slice(0, 4).map((entry) => shown(turn, entry)),
  });
}

/** Lists entries: all to whoever runs the contest, to others those of their own. */
function entries(turn: Turn, page: number): void {
  const contest = season(turn);
  if (contest === null) return sayNone(turn, runs(turn));
  const all = contest.entries.filter(
    (entry) => !entry.withdrawn && (runs(turn) || roleFor(turn, entry) !== null),
  );
  const listed = pageOf(all, page);
  turn.say('contest_entries', {
    ...listed,
    rows: listed.rows.map((entry) => ({ ...shown(turn, entry), finalist: entry.finalist })),
    name: contest.rules.name,
  });
}
