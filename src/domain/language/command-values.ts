// The commands as values, and their making from a name of the table and what was typed after it.
// Never reads a message.
import { isAddress, isParticle, squeeze } from './words.ts';
import { trimEndOf } from '../trimming.ts';

type Plain =
  | 'help'
  | 'back'
  | 'skip'
  | 'missing'
  | 'summary'
  | 'drafts'
  | 'submit'
  | 'save'
  | 'cancel'
  | 'done'
  | 'new'
  | 'next'
  | 'stop'
  | 'resume'
  | 'remind_tomorrow'
  | 'profile'
  | 'files'
  | 'privacy'
  | 'greeting'
  | 'thanks'
  | 'wait'
  | 'accept_hand_over'
  | 'data_requests'
  | 'restore_roles'
  | 'not_me'
  | 'freeze_list'
  | 'unlink';
type WithCode =
  | 'status'
  | 'look'
  | 'withdraw'
  | 'repair'
  | 'form'
  | 'monev'
  | 'history'
  | 'contacts'
  | 'join'
  | 'link';
type WithRest =
  | 'queue'
  | 'invite'
  | 'revoke'
  | 'hand_over'
  | 'stand_in'
  | 'confirm_terms'
  | 'freeze_roles'
  | 'nil'
  | 'schedule'
  | 'broadcast'
  | 'ask_mentor'
  | 'my_data'
  | 'unit_list'
  | 'delete'
  | 'add_filler'
  | 'level'
  | 'export'
  | 'audit'
  | 'designation';
/** A message understood as a command. Codes are in capitals; rests and notes stand as typed. */
export type Command =
  | { name: Plain }
  | { name: WithCode; code?: string }
  | { name: WithRest; rest?: string }
  | { name: 'start'; payload?: string }
  | { name: 'change'; item?: string }
  | { name: 'evidence'; code?: string; item?: string }
  | { name: 'approve' | 'accept' | 'endorse' | 'report' | 'comment'; code: string; rest?: string }
  | { name: 'return' | 'reject' | 'reopen'; code: string; note?: string }
  /** The verb of a decision alone: the person must be told to add the card's code. */
  | { name: 'needs_code'; verb: 'approve' | 'endorse' | 'return' | 'reopen' };

/** The shape of codes by which people enter something: letters and digits with at least one digit. */
export const ENTRY_CODE = /^(?=.*\d)[a-z0-9]+(?:-[a-z0-9]+)*$/iu;

/** Makes a decision from its name, the card's code and what follows; undefined for another name. */
export function decide(name: string, code: string, tail: string): Command | undefined {
  const address = tail.split(/\s+/u).every((word) => {
    const plain = squeeze(trimEndOf(word.toLowerCase(), '.,!'));
    return isAddress(plain) || isParticle(plain);
  });
  const kept = address ? '' : tail;
  switch (name) {
    case 'approve':
    case 'accept':
    case 'endorse':
    case 'report':
    case 'comment':
      return { name, code, ...(kept === '' ? {} : { rest: kept }) };
    case 'return':
    case 'reject':
    case 'reopen':
      return { name, code, ...(kept === '' ? {} : { note: kept }) };
    default:
      return undefined;
  }
}

/** Makes any other command from its name and what follows; null when the name needs more. */
export function build(name: string, tail: string | undefined): Command | null {
  switch (name) {
    case 'help':
    case 'back':
    case 'skip':
    case 'missing':
    case 'summary':
    case 'drafts':
    case 'submit':
    case 'save':
    case 'cancel':
    case 'done':
    case 'new':
    case 'next':
    case 'stop':
    case 'resume':
    case 'remind_tomorrow':
    case 'profile':
    case 'files':
    case 'privacy':
    case 'wait':
    case 'accept_hand_over':
    case 'data_requests':
    case 'restore_roles':
    case 'not_me':
    case 'freeze_list':
    case 'unlink':
      return { name };
    case 'start':
      return { name };
    case 'status':
    case 'look':
    case 'withdraw':
    case 'repair':
    case 'form':
    case 'monev':
    case 'history':
    case 'contacts':
      return { name, ...(tail === undefined ? {} : { code: tail }) };
    case 'join':
    case 'link': {
      const code = tail?.split(' ').at(-1);
      return code !== undefined && (ENTRY_CODE.test(code) || /^inv-/iu.test(code))
        ? { name, code: code.toUpperCase() }
        : { name };
    }
    case 'change':
    case 'evidence':
      return { name, ...(tail === undefined ? {} : { item: tail }) };
    case 'queue':
    case 'invite':
    case 'revoke':
    case 'hand_over':
    case 'stand_in':
    case 'confirm_terms':
    case 'freeze_roles':
    case 'nil':
    case 'schedule':
    case 'broadcast':
    case 'ask_mentor':
    case 'my_data':
    case 'unit_list':
    case 'delete':
    case 'add_filler':
    case 'export':
    case 'audit':
    case 'designation':
      return { name, ...(tail === undefined || tail === '' ? {} : { rest: tail }) };
    default:
      return null;
  }
}
