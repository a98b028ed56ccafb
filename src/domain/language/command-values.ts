// The commands as values: which there are, what may stand in each, and their making from what was typed behind the words.
// It never reads a whole message, and knows no words people type; those are rows of commands.ts.
import type { CandidateAct, NoteLines } from './candidate-line.ts';
import { isAddress, isParticle, squeeze } from './words.ts';
import { trimEndOf } from '../trimming.ts';
import { LONGEST_READ } from './limits.ts';

/** What a command carries besides its name. Codes are in capitals; rests and notes stand as typed. */
interface Shapes {
  nothing: object;
  /** The code of an innovation, or a number of a list. */
  code: { code?: string };
  /** A code by which people enter something. */
  entry: { code?: string };
  rest: { rest?: string };
  /** An innovation, and the words for the paper, whole. */
  paper: { code?: string; rest?: string };
  item: { item?: string };
  /** An innovation, or an item of the one in hand. */
  evidence: { code?: string; item?: string };
  /** The code of a card, of several, or of the innovation. */
  decision: { code: string; rest?: string };
  reasoned: { code: string; note?: string };
  start: { payload?: string };
  /** One candidate, and what is to become of it. */
  candidate: { number: number; act: CandidateAct };
  /** A column of an old list, by its title or its letter, and what it tells, as typed. */
  column: { column: string; means: string };
  /** Lines to be noted, and their unit as typed. */
  notes: NoteLines;
  /** The verb of a decision alone: the person must be told to add the card's code. */
  verb: { verb: 'approve' | 'endorse' | 'return' | 'reopen' };
}

/** Every command with the shape of what it carries. */
const shapes = {
  help: 'nothing',
  help_all: 'nothing',
  desk: 'nothing',
  back: 'nothing',
  skip: 'nothing',
  missing: 'nothing',
  missing_all: 'nothing',
  summary: 'nothing',
  summary_all: 'nothing',
  drafts: 'nothing',
  submit: 'nothing',
  save: 'nothing',
  cancel: 'nothing',
  undo: 'nothing',
  all_same: 'nothing',
  still_same: 'nothing',
  done: 'nothing',
  new: 'nothing',
  next: 'nothing',
  stop: 'nothing',
  resume: 'nothing',
  remind_tomorrow: 'nothing',
  profile: 'nothing',
  documents: 'nothing',
  privacy: 'nothing',
  greeting: 'nothing',
  thanks: 'nothing',
  wait: 'nothing',
  accept_hand_over: 'nothing',
  data_requests: 'nothing',
  restore_roles: 'nothing',
  not_me: 'nothing',
  freeze_list: 'nothing',
  unlink: 'nothing',
  sessions: 'nothing',
  status: 'code',
  carry_over: 'code',
  look: 'code',
  withdraw: 'code',
  repair: 'code',
  form: 'paper',
  recap: 'paper',
  score: 'paper',
  what_if: 'paper',
  monev: 'code',
  history: 'code',
  compare: 'code',
  contacts: 'code',
  join: 'entry',
  link: 'entry',
  queue: 'rest',
  files: 'rest',
  invite: 'rest',
  invite_many: 'rest',
  invite_again: 'nothing',
  invitations: 'rest',
  revoke: 'rest',
  hand_over: 'rest',
  stand_in: 'rest',
  confirm_terms: 'rest',
  freeze_roles: 'rest',
  nil: 'rest',
  schedule: 'rest',
  broadcast: 'rest',
  edition: 'rest',
  edition_export: 'rest',
  bundle: 'rest',
  edition_try: 'rest',
  old_list: 'rest',
  old_column: 'column',
  carry_over_unit: 'rest',
  letterhead: 'rest',
  attendance: 'rest',
  meeting: 'rest',
  meeting_paper: 'rest',
  ask_mentor: 'rest',
  my_data: 'rest',
  unit_list: 'rest',
  delete: 'rest',
  move_files: 'rest',
  take_read: 'rest',
  as_addition: 'nothing',
  order_pages: 'rest',
  part_pages: 'rest',
  originals: 'rest',
  add_filler: 'rest',
  level: 'rest',
  export: 'rest',
  audit: 'rest',
  end_sessions: 'rest',
  end_all_sessions: 'rest',
  designation: 'rest',
  change: 'item',
  options: 'item',
  read: 'rest',
  evidence: 'evidence',
  approve: 'decision',
  accept: 'decision',
  endorse: 'decision',
  report: 'decision',
  comment: 'decision',
  return: 'reasoned',
  reject: 'reasoned',
  reopen: 'reasoned',
  start: 'start',
  needs_code: 'verb',
  check_idea: 'rest',
  examples: 'nothing',
  name_help: 'nothing',
  overview: 'nothing',
  not_begun: 'nothing',
  stuck: 'nothing',
  late: 'nothing',
  remind_not_begun: 'nothing',
  publish: 'paper',
  hub: 'rest',
  past_card: 'rest',
  proposals: 'rest',
  proposal: 'rest',
  contest: 'rest',
  contest_marks: 'rest',
  branding: 'rest',
  promises: 'nothing',
  promise: 'rest',
  visits: 'rest',
  visit_guide: 'nothing',
  visit_note: 'rest',
  signed: 'rest',
  gaps_of: 'code',
  candidates: 'rest',
  candidate_counts: 'rest',
  note_candidates: 'notes',
  candidate: 'candidate',
} as const satisfies Record<string, keyof Shapes>;

/** The name of a command. */
export type CommandName = keyof typeof shapes;

/** A message understood as the command of this name. */
export type CommandOf<Name extends CommandName> = {
  readonly name: Name;
} & Readonly<Shapes[(typeof shapes)[Name]]>;

/** A message understood as a command. */
export type Command = { [Name in CommandName]: CommandOf<Name> }[CommandName];

/** The shape of codes by which people enter something: letters and digits with at least one digit. */
export const ENTRY_CODE = /^(?=.*\d)[a-z0-9]+(?:-[a-z0-9]+)*$/iu;

/** Makes a decision from its name, the card's code and what follows; undefined for another name. */
export function decide(name: CommandName, code: string, tail: string): Command | undefined {
  const isAddressed = (word: string): boolean => {
    const plain = squeeze(trimEndOf(word.toLowerCase(), '.,!'));
    return isAddress(plain) || isParticle(plain);
  };
  const address = tail.length <= LONGEST_READ && tail.split(/\s+/u).every(isAddressed);
  const kept = address ? '' : tail;
  switch (shapes[name]) {
    case 'decision':
      return { name, code, ...(kept === '' ? {} : { rest: kept }) } as Command;
    case 'reasoned':
      return { name, code, ...(kept === '' ? {} : { note: kept }) } as Command;
    default:
      return undefined;
  }
}

/** Makes any other command from its name and what follows; null when the name needs more. */
export function build(name: CommandName, tail: string | undefined): Command | null {
  const made = valueOf(name, tail);
  // The shape of the name was looked up in the same table as the type, which no type can say.
  return made === null ? null : ({ name, ...made } as Command);
}

function valueOf(name: CommandName, tail: string | undefined): object | null {
  switch (shapes[name]) {
    case 'nothing':
    case 'start':
      return {};
    case 'code':
      return tail === undefined ? {} : { code: tail };
    case 'entry': {
      const code = tail?.split(' ').at(-1);
      return code !== undefined && (ENTRY_CODE.test(code) || /^inv-/iu.test(code))
        ? { code: code.toUpperCase() }
        : {};
    }
    case 'item':
    case 'evidence':
      return tail === undefined ? {} : { item: tail };
    case 'paper':
    case 'rest':
      return tail === undefined || tail === '' ? {} : { rest: tail };
    case 'decision':
    case 'reasoned':
    case 'verb':
    case 'candidate':
    case 'column':
    case 'notes':
      return null;
  }
}
