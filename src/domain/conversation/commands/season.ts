// Where commands and open dialogues about nil statements, monev, designation, roles and one's own data go: one switch each.
// What they do stands in the files beside.
import { readInnovationCode } from '../../codes.ts';
import type { Command } from '../../language/index.ts';
import { type Conversation, lookedAt, type Mode } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { actCode, onConfirmingAct } from './acts.ts';
import { lookToDecide } from './look-to-decide.ts';
import { report } from './completing.ts';
import { designation, freeze } from './designating.ts';
import { freeze as freezeRoles, notMe, restore } from './freezing.ts';
import * as monev from './monev.ts';
import { nil } from './nil.ts';
import { dataRequests, onCorrectingName, ownData } from './own-data.ts';
import { asksForCopy } from './own-export.ts';
import * as roles from './roles.ts';
import { commandIn } from './unread.ts';
import { confirmTerms, standIn } from './terms.ts';

/** Commands that stay commands while monev is written down; the rest may be a finding. */
const duringMonev: ReadonlySet<Command['name']> = new Set([
  'cancel',
  'help',
  'queue',
  'look',
  'evidence',
  'next',
  'level',
  'status',
]);

/** Carries out a command of this kind; false when it is none. */
export function onSeasonCommand(turn: Turn, command: Command): boolean {
  switch (command.name) {
    case 'nil':
      nil(turn);
      return true;
    case 'monev':
      monev.monev(turn);
      return true;
    case 'designation':
      designation(turn, command.rest);
      return true;
    case 'freeze_list':
      freeze(turn);
      return true;
    case 'report':
      if (turn.world.loaded.look === undefined) report(turn, command.code, command.rest);
      else lookToDecide(turn, 'report');
      return true;
    case 'revoke':
      roles.revoke(turn);
      return true;
    case 'confirm_terms':
      confirmTerms(turn, command.rest);
      return true;
    case 'not_me':
      notMe(turn);
      return true;
    case 'freeze_roles':
      freezeRoles(turn, command.rest);
      return true;
    case 'restore_roles':
      restore(turn);
      return true;
    case 'stand_in':
      standIn(turn, command.rest);
      return true;
    case 'hand_over':
      roles.handOver(turn);
      return true;
    case 'accept_hand_over':
      roles.acceptHandOver(turn);
      return true;
    case 'my_data':
      ownData(turn, command.rest);
      return true;
    case 'data_requests':
      dataRequests(turn);
      return true;
    default:
      return false;
  }
}

/** Takes a text that belongs to one of these dialogues; false when it does not. */
export function onSeasonText(turn: Turn, text: string, command: Command | null): boolean {
  const mode = turn.mode;
  if (command !== null && !takesCommands(mode, command)) return false;
  switch (mode.name) {
    case 'confirming_act':
      onConfirmingAct(turn, text);
      return true;
    case 'choosing_act':
      roles.onChoosingAct(turn, text);
      return true;
    case 'choosing_predecessor':
      roles.onChoosingPredecessor(turn, text);
      return true;
    case 'choosing_successor':
      roles.onChoosingSuccessor(turn, text);
      return true;
    case 'correcting_name':
      onCorrectingName(turn, text);
      return true;
    case 'standing_in':
      standIn(turn, text);
      return true;
    case 'monev':
      monev.onMonev(turn, text, command);
      return true;
    case 'monev_officer':
      monev.onMonevOfficer(turn, text, command);
      return true;
    case 'monev_end':
      monev.onMonevEnd(turn, text, command);
      return true;
    default:
      return false;
  }
}

function takesCommands(mode: Mode, command: Command): boolean {
  const writes =
    mode.name === 'monev' || mode.name === 'monev_officer' || mode.name === 'monev_end';
  return writes && !duringMonev.has(command.name);
}

/** What must be loaded for a text of this kind; null when it is none. */
export function seasonNeeds(state: Conversation, text: string): readonly Need[] | null {
  const { mode } = state;
  const command = commandIn(mode, text);
  if (command !== null && !takesCommands(mode, command)) {
    const looking = lookedAt(mode);
    return needsOfCommand(command, looking);
  }
  switch (mode.name) {
    case 'confirming_act': {
      const code = actCode(text);
      const shown: Need[] =
        code === null ? [] : [{ kind: 'confirmation', code, purpose: mode.purpose }];
      return [...shown, { kind: 'attempts' }, ...needsOfAct(mode.act.do)];
    }
    case 'standing_in':
      return [{ kind: 'terms' }];
    case 'choosing_act':
      return [{ kind: 'role_holders' }, { kind: 'frozen' }];
    case 'choosing_predecessor':
    case 'choosing_successor':
      return [{ kind: 'hand_over' }];
    case 'monev':
    case 'monev_officer':
    case 'monev_end':
      return [
        { kind: 'look', code: mode.code },
        { kind: 'monev', code: mode.code },
      ];
    default:
      return null;
  }
}

function needsOfAct(act: string): readonly Need[] {
  switch (act) {
    case 'revoke_role':
    case 'freeze_person':
      return [{ kind: 'role_holders' }];
    case 'restore_person':
      return [{ kind: 'frozen' }];
    case 'start_hand_over':
    case 'accept_hand_over':
      return [{ kind: 'hand_over' }];
    case 'record_sk':
      return [{ kind: 'designation' }];
    case 'export':
      return [{ kind: 'listing' }];
    case 'declare_nil':
      return [{ kind: 'nil' }];
    case 'erase_person':
      return [{ kind: 'data_requests' }];
    default:
      return [];
  }
}

function needsOfCommand(command: Command, looking: string | null): readonly Need[] | null {
  switch (command.name) {
    case 'nil':
      return [{ kind: 'nil' }];
    case 'monev': {
      const code = readInnovationCode(command.code ?? '') ?? looking;
      return code === null
        ? []
        : [
            { kind: 'look', code },
            { kind: 'monev', code },
          ];
    }
    case 'designation':
    case 'freeze_list':
      return [{ kind: 'designation' }];
    case 'report': {
      const code = readInnovationCode(command.code);
      if (code !== null) return [{ kind: 'look', code }];
      return [{ kind: 'card', code: command.code }, { kind: 'attempts' }];
    }
    case 'revoke':
      return [{ kind: 'role_holders' }];
    case 'freeze_roles':
      return [{ kind: 'role_holders', named: command.rest ?? '' }];
    case 'restore_roles':
      return [{ kind: 'frozen' }];
    case 'not_me':
      return [{ kind: 'new_links' }];
    case 'confirm_terms':
    case 'stand_in':
      return [{ kind: 'terms' }];
    case 'hand_over':
    case 'accept_hand_over':
      return [{ kind: 'hand_over' }];
    case 'my_data':
      return asksForCopy(command.rest)
        ? [{ kind: 'own_data' }, { kind: 'own_export' }]
        : [{ kind: 'own_data' }];
    case 'data_requests':
      return [{ kind: 'data_requests' }];
    default:
      return null;
  }
}
