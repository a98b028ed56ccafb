// The table of commands: for each when it may be typed, what it is about, what must be loaded, and what it does.
// The words people type stand in language/commands.ts. A command without a row does not compile.
import { reachesAnything } from '../access.ts';
import { cardCodesOf, mostCardCodes, readInnovationCode } from '../codes.ts';
import type { Command, CommandName } from '../language/index.ts';
import { type CommandRow, saying } from './command-row.ts';
import { broadcast, broadcastNeeds } from './broadcasts/broadcast.ts';
import { schedule } from './calendar/schedule.ts';
import { carryOver } from './carry-over/carrying-over.ts';
import { carryUnitRow } from './carry-over/whole-unit.ts';
import * as checking from './checking/checking.ts';
import { confirmAllCarried, confirmAsked } from './filling/carried.ts';
import * as coFilling from './filling/co-filling.ts';
import { report } from './checking/completing.ts';
import { decision, reasoned } from './checking/decision-rows.ts';
import { signIn } from './desk/signing-in.ts';
import { designation, freeze } from './designation/designating.ts';
import { missing } from './filling/missing-row.ts';
import { documentRows } from './documents/commands.ts';
import { editionRows } from './editions/workbooks.ts';
import { exportList } from './reading/exporting.ts';
import { addToSendBefore, moveSend } from './evidence/moving-send.ts';
import { pageRows } from './evidence/pages.ts';
import * as form from './filling/form.ts';
import { undo } from './filling/undoing.ts';
import { deleteFiles, listFiles } from './filling/own-files.ts';
import * as freezing from './roles/freezing.ts';
import { invitationRows } from './roles/commands.ts';
import { makeLinkCode } from './roles/invitation.ts';
import { lookToDecide } from './checking/look-to-decide.ts';
import { setLetterhead } from './letterhead/setting.ts';
import * as looking from './checking/looking.ts';
import { askMentor } from './mentors/writing.ts';
import { monev } from './monev/monev.ts';
import { nil } from './nil/nil.ts';
import { ownDataRows } from './own-data/commands.ts';
import { paperRows } from './papers/commands.ts';
import * as records from './reading/records.ts';
import * as reminding from './calendar/reminding.ts';
import { returnForRepair } from './checking/returning.ts';
import * as roles from './roles/roles.ts';
import { compare, comparingNeeds } from './checking/comparing.ts';
import { queue } from './checking/queue.ts';
import { originals } from './checking/sending-evidence.ts';
import { setLevel } from './checking/levels.ts';
import { score, scoreNeeds, whatIf, whatIfNeeds } from './scores/scoring.ts';
import * as status from './filling/status.ts';
import * as submitting from './filling/submitting.ts';
import { confirmTerms, standIn } from './roles/terms.ts';
import { unlink } from './own-data/unlinking.ts';
import { beginInnovation, beginningNeeds } from './filling/naming.ts';
import { sayProfile } from './introducing/registering.ts';
import type { Meant } from './shared/meant.ts';
import { programmeRows } from './programme.ts';
import { notFound, refuse } from './shared/refusing.ts';
import type { Need } from './world.ts';

const rows: { readonly [Name in CommandName]: CommandRow<Name> } = {
  // What is always answered.
  help: { during: 'anytime', aside: true, run: (turn) => form.help(turn) },
  help_all: { during: 'anytime', aside: true, run: (turn) => form.helpWithAll(turn, true) },
  privacy: saying((turn) => turn.say('privacy', {})),
  thanks: saying((turn) => turn.say('thanks', {})),
  wait: saying((turn) => turn.say('no_hurry', {})),
  save: saying((turn) => turn.say('saved_already', {})),
  profile: saying(sayProfile),
  needs_code: {
    during: 'registered',
    aside: true,
    run: (turn, { verb }) => {
      turn.say('needs_code', { verb });
      turn.askAgain();
    },
  },
  greeting: {
    during: 'anytime',
    aside: true,
    run: (turn) => {
      turn.say('greeting', { name: turn.person.name });
      if (turn.mode.name === 'idle') status.goOnOrHint(turn);
      else turn.nameOpen();
    },
  },
  // Dialogues say themselves what they make of it; this is for the others.
  cancel: {
    during: 'anytime',
    aside: true,
    run: (turn) => {
      turn.say('cancelled', {});
      turn.open({ name: 'idle' });
    },
  },
  start: { during: 'anytime', shows: true, run: (turn) => status.start(turn) },

  // Filling in.
  new: {
    during: 'registered',
    needs: () => beginningNeeds,
    run: (turn) =>
      reachesAnything(turn.person.grants, 'create_draft')
        ? beginInnovation(turn)
        : refuse(turn, 'create_draft'),
  },
  ...programmeRows,
  drafts: {
    during: 'anytime',
    needs: () => [{ kind: 'drafts' }],
    run: (turn) => form.drafts(turn),
  },
  missing: missing(false),
  missing_all: missing(true),
  summary: { during: 'registered', run: (turn) => form.overview(turn) },
  summary_all: { during: 'registered', run: (turn) => form.summary(turn) },
  options: {
    during: 'registered',
    aside: true,
    run: (turn, { item }) => form.options(turn, item),
  },
  change: { during: 'registered', run: (turn, { item }) => form.change(turn, item) },
  back: { during: 'registered', run: (turn) => form.back(turn) },
  skip: {
    during: 'filling',
    needs: () => [{ kind: 'hub_peers_each' }],
    run: (turn) => form.skipItem(turn),
  },
  done: { during: 'filling', run: (turn) => form.doneCollecting(turn) },
  files: { during: 'registered', run: (turn, { rest }) => listFiles(turn, rest) },
  ...documentRows,
  delete: { during: 'registered', run: (turn, { rest }) => deleteFiles(turn, rest) },
  ...pageRows,
  undo: {
    during: 'registered',
    needs: () => [{ kind: 'set_aside', code: null }],
    run: (turn) => undo(turn),
  },
  all_same: { during: 'registered', run: (turn) => confirmAllCarried(turn) },
  still_same: { during: 'registered', run: (turn) => confirmAsked(turn) },
  move_files: { during: 'registered', run: (turn, { rest }) => moveSend(turn, rest ?? '') },
  as_addition: { during: 'registered', run: (turn) => addToSendBefore(turn) },
  add_filler: { during: 'registered', run: (turn) => coFilling.askSomebodyIn(turn) },
  join: {
    during: 'registered',
    about: 'named',
    run: (turn, _, meant) => coFilling.joinInnovation(turn, meant),
  },
  submit: {
    during: 'registered',
    needs: () => [{ kind: 'similar' }, { kind: 'calendar', of: 'focus' }],
    run: (turn) => submitting.submit(turn),
  },
  carry_over: {
    during: 'registered',
    needs: () => [{ kind: 'carry_over' }],
    run: (turn, { code }) => carryOver(turn, code),
  },
  carry_over_unit: carryUnitRow,
  repair: {
    during: 'registered',
    about: 'named',
    needs: (_, { innovation }) => (innovation === null ? [{ kind: 'drafts' }] : []),
    run: (turn, _, meant) => submitting.repair(turn, meant),
  },
  withdraw: {
    during: 'registered',
    about: 'named',
    run: (turn, _, meant) => submitting.withdraw(turn, meant),
  },
  status: {
    during: 'registered',
    about: 'named',
    needs: (_, { innovation }) => [{ kind: 'history', code: innovation, page: 1 }],
    run: (turn, _, meant) => status.status(turn, meant),
  },
  ...paperRows,
  ...editionRows,
  letterhead: {
    during: 'registered',
    needs: () => [{ kind: 'letterhead' }],
    run: (turn, { rest }) => setLetterhead(turn, rest),
  },
  score: {
    during: 'registered',
    about: 'looked_at',
    needs: ({ rest }) => scoreNeeds(rest),
    run: score,
  },
  what_if: {
    during: 'registered',
    about: 'looked_at',
    needs: ({ rest }) => whatIfNeeds(rest),
    run: whatIf,
  },

  // Checking.
  queue: {
    during: 'anytime',
    needs: ({ rest }) => [{ kind: 'queue', page: checking.pageOf(rest) }],
    run: (turn, { rest }) => queue(turn, checking.pageOf(rest)),
  },
  next: {
    during: 'registered',
    needs: (_, { innovation }) => [{ kind: 'queue' }, { kind: 'next', after: innovation }],
    run: (turn) => looking.next(turn),
  },
  look: {
    during: 'registered',
    about: 'named',
    needs: (_, { innovation }) => (innovation === null ? [{ kind: 'queue' }] : []),
    run: looking.look,
  },
  read: { during: 'registered', about: 'looked_at', run: looking.read },
  evidence: { during: 'registered', about: 'looked_at', run: looking.evidence },
  originals: {
    during: 'registered',
    about: 'looked_at',
    needs: (_, { innovation }) => [{ kind: 'set_aside', code: innovation }],
    run: (turn, { rest }, meant) => originals(turn, rest, meant),
  },
  approve: decision('verify'),
  endorse: decision('endorse'),
  accept: decision('accept'),
  return: {
    during: 'registered',
    about: 'card',
    run: (turn, { code, note }, { innovation }) =>
      innovation === null ? returnForRepair(turn, code, note) : lookToDecide(turn, 'return'),
  },
  reject: reasoned('reject'),
  reopen: reasoned('reopen'),
  level: {
    during: 'registered',
    about: 'looked_at',
    run: (turn, { rest }, meant) => setLevel(turn, rest, meant),
  },
  monev: {
    during: 'registered',
    about: 'looked_at',
    needs: (_, { innovation }) =>
      innovation === null ? [] : [{ kind: 'monev', code: innovation }],
    run: (turn, _, meant) => monev(turn, meant),
  },
  report: {
    during: 'registered',
    about: 'card',
    run: (turn, { code, rest }, { innovation }) =>
      innovation === null ? report(turn, code, rest) : lookToDecide(turn, 'report'),
  },
  designation: {
    during: 'registered',
    needs: () => [{ kind: 'designation' }],
    run: (turn, { rest }) => designation(turn, rest),
  },
  freeze_list: {
    during: 'registered',
    needs: () => [{ kind: 'designation' }],
    run: (turn) => freeze(turn),
  },
  nil: { during: 'registered', needs: () => [{ kind: 'nil' }], run: (turn) => nil(turn) },
  unit_list: {
    during: 'registered',
    needs: ({ rest }) => [{ kind: 'unit_list', page: checking.pageOf(rest) }],
    run: (turn, { rest }) => checking.unitList(turn, checking.pageOf(rest)),
  },

  // Reading the record.
  history: {
    during: 'registered',
    about: 'looked_at',
    needs: ({ code }, { innovation }) => [
      { kind: 'history', code: innovation, page: records.pageOf(code) },
    ],
    run: (turn, { code }, meant) => records.history(turn, records.pageOf(code), meant),
  },
  compare: { during: 'registered', about: 'looked_at', needs: comparingNeeds, run: compare },
  contacts: {
    during: 'registered',
    about: 'looked_at',
    needs: (_, { innovation }) => [{ kind: 'contacts', code: innovation }],
    run: (turn, _, meant) => records.contacts(turn, meant),
  },
  comment: {
    during: 'registered',
    about: 'named',
    run: (turn, { rest }, meant) =>
      meant.innovation === null ? notFound(turn) : records.comment(turn, rest, meant),
  },
  audit: {
    during: 'registered',
    needs: ({ rest }) => [{ kind: 'audit', ...records.readPage(rest) }],
    run: (turn, { rest }) => records.audit(turn, rest),
  },
  export: { during: 'registered', run: (turn, { rest }) => exportList(turn, rest) },

  // Roles and accounts.
  ...invitationRows,
  revoke: {
    during: 'registered',
    needs: () => [{ kind: 'role_holders' }],
    run: (turn) => roles.revoke(turn),
  },
  confirm_terms: {
    during: 'registered',
    needs: () => [{ kind: 'terms' }],
    run: (turn, { rest }) => confirmTerms(turn, rest),
  },
  stand_in: {
    during: 'registered',
    needs: () => [{ kind: 'terms' }],
    run: (turn, { rest }) => standIn(turn, rest),
  },
  freeze_roles: {
    during: 'registered',
    needs: ({ rest }) => [{ kind: 'role_holders', named: rest ?? '' }],
    run: (turn, { rest }) => freezing.freeze(turn, rest),
  },
  restore_roles: {
    during: 'registered',
    needs: () => [{ kind: 'frozen' }],
    run: (turn) => freezing.restore(turn),
  },
  hand_over: {
    during: 'registered',
    needs: () => [{ kind: 'hand_over' }],
    run: (turn) => roles.handOver(turn),
  },
  accept_hand_over: {
    during: 'registered',
    needs: () => [{ kind: 'hand_over' }],
    run: (turn) => roles.acceptHandOver(turn),
  },
  desk: { during: 'registered', run: (turn) => signIn(turn) },
  link: { during: 'anytime', run: (turn) => makeLinkCode(turn) },
  unlink: { during: 'anytime', needs: () => [{ kind: 'addresses' }], run: (turn) => unlink(turn) },
  ...ownDataRows,

  // Calendar, reminders, broadcasts, mentors.
  schedule: {
    during: 'anytime',
    needs: () => [{ kind: 'calendar', of: 'running' }],
    run: (turn, { rest }) => schedule(turn, rest),
  },
  stop: { during: 'anytime', run: (turn) => reminding.stopReminders(turn) },
  resume: {
    during: 'anytime',
    needs: () => [{ kind: 'reminders' }],
    run: (turn) => {
      if (!reminding.resumeReminders(turn)) status.start(turn);
    },
  },
  remind_tomorrow: { during: 'anytime', run: (turn) => reminding.remindTomorrow(turn) },
  broadcast: {
    during: 'registered',
    needs: ({ rest }) => broadcastNeeds(rest),
    run: (turn, { rest }) => broadcast(turn, rest),
  },
  ask_mentor: {
    during: 'registered',
    needs: () => [{ kind: 'mentors' }],
    run: (turn, { rest }) => askMentor(turn, rest),
  },
};

/** The row of a command. Its name and the command go together, which the type of a union cannot say. */
export const rowOf = (command: Command): CommandRow<CommandName> =>
  rows[command.name] as CommandRow<CommandName>;

/** What a command names; `looked` is the innovation that was looked at last. */
export function meantBy(command: Command, looked: string | null): Meant {
  const { about } = rowOf(command);
  const code = 'code' in command ? (command.code ?? '') : '';
  // The code of `tingkat INV-… 35 2` stands in front of the numbers.
  const typed = command.name === 'level' ? (/^INV\S*/i.exec(command.rest ?? '')?.[0] ?? '') : code;
  const innovation =
    readInnovationCode(typed) ?? (about === 'looked_at' || command.name === 'next' ? looked : null);
  if (innovation !== null) return { innovation, cards: [] };
  const rest = about === 'cards' && 'rest' in command ? command.rest : undefined;
  return { innovation, cards: cardCodesOf(code, rest) };
}

/** What must be loaded before a command is carried out. */
export function commandNeeds(command: Command, meant: Meant): readonly Need[] {
  const { about, needs } = rowOf(command);
  return [...aboutNeeds(about, meant), ...(needs?.(command, meant) ?? [])];
}

function aboutNeeds(
  about: CommandRow<CommandName>['about'],
  { innovation, cards }: Meant,
): readonly Need[] {
  if (about === undefined) return [];
  if (innovation !== null) return [{ kind: 'look', code: innovation }];
  if (about === 'cards') {
    // More than anybody was shown are not looked up at all.
    const looked = cards.length <= mostCardCodes ? cards : [];
    return [{ kind: 'cards', codes: looked }, { kind: 'attempts' }];
  }
  if (about === 'card') return [{ kind: 'card', code: cards[0] ?? '' }, { kind: 'attempts' }];
  return [];
}
