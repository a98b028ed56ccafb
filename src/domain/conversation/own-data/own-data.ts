// Rights over one's own data (UU 27/2022): see all of it, correct the name, withdraw consent, ask for deletion.
// What must stay for the record stays, and it is said before anything is done.
import { visible } from '../../language/index.ts';
import type { OwnData } from './types.ts';
import { readPersonName } from '../../person-name.ts';
import { refuse } from '../shared/refusing.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { type ActRow, confirmAct, tell } from '../shared/acting.ts';
import { asksForCopy, exportOwnData } from './own-export.ts';
import {
  aboutNip,
  aboutUnit,
  corrects,
  deletes,
  partOfCopy,
  presupposesConsent,
  takesBack,
  withdrawsConsent,
} from '../../language/own-data-words.ts';

/** Shows everything kept about this person, or begins what was asked for. */
export function ownData(turn: Turn, rest: string | undefined): void {
  const found = turn.world.loaded.ownData;
  if (found === undefined) return;
  const asked = rest?.toLowerCase() ?? '';
  // Only the copy has parts with numbers; what else a number could mean is never guessed, least of all a deletion.
  const number = /\d{1,4}/.exec(asked)?.[0];
  if (number !== undefined && !partOfCopy.test(asked))
    return turn.say('own_data_unclear', { number });
  if (takesBack.test(asked)) return takeDeletionBack(turn);
  if (deletes.test(asked)) return askDeletion(turn);
  if (asksForCopy(rest)) return exportOwnData(turn, rest, () => saySummary(turn, found));
  if (aboutUnit.test(asked)) return askUnit(turn);
  if (aboutNip.test(asked)) return askNip(turn);
  if (corrects.test(asked)) return askName(turn);
  if (withdrawsConsent.test(asked)) return askWithdrawal(turn);
  sayOwnData(turn, found);
}

/** True for what needs no consent: to see what is kept, and to have it deleted. The rest presupposes that data was given. */
export function needsNoConsent(rest: string | undefined): boolean {
  return !presupposesConsent.test(rest ?? '');
}

function sayOwnData(turn: Turn, found: OwnData): void {
  saySummary(turn, found);
  turn.say('own_data_choices', {});
}

function saySummary(turn: Turn, found: OwnData): void {
  turn.say('own_data', {
    ...found,
    unit: turn.unit(found.unitId)?.name ?? null,
    roles: found.roles.map((held) => ({
      role: held.role,
      unit: turn.unit(held.unitId)?.name ?? null,
      acting: false,
      from: held.from,
      to: held.to,
    })),
  });
}

/** Asks for the unit again; roles that were granted stay with their units. */
function askUnit(turn: Turn): void {
  turn.say('ask_unit', {});
  turn.open({ name: 'choosing_unit', offered: [] });
}

function askName(turn: Turn): void {
  beginCorrection(turn, { name: 'correcting_name' });
}

function askNip(turn: Turn): void {
  beginCorrection(turn, { name: 'correcting_name', what: 'nip' });
}

function beginCorrection(turn: Turn, mode: ModeOf<'correcting_name'>): void {
  turn.open(mode);
  askCorrection(turn, mode);
}

/** Asks for the name or NIP as it should be. */
export function askCorrection(turn: Turn, { what }: ModeOf<'correcting_name'>): void {
  turn.say(what === 'nip' ? 'ask_new_nip' : 'ask_new_name', {});
}

function onNip(turn: Turn, text: string): void {
  const nip = text.replaceAll(/\D/g, '');
  if (!/^[^\d]{0,20}[\d .-]{18,30}\D{0,5}$/.test(text.trim()) || nip.length !== 18) {
    turn.say('nip_unclear', {});
    return;
  }
  turn.say('nip_correct_ask', { before: turn.person.nip, after: nip });
  confirmAct(turn, { do: 'correct_nip', nip });
}

/** Takes the corrected name or NIP and asks for the code. */
export function onCorrectingName(turn: Turn, mode: ModeOf<'correcting_name'>, text: string): void {
  if (mode.what === 'nip') return onNip(turn, text);
  const name = readPersonName(visible(text));
  if (name === null) {
    turn.say('name_unclear', {});
    return;
  }
  turn.say('name_correct_ask', { before: turn.person.name, after: name });
  confirmAct(turn, { do: 'correct_name', name });
}

function askWithdrawal(turn: Turn): void {
  turn.say('withdraw_consent_ask', { roles: turn.person.grants.length });
  confirmAct(turn, { do: 'withdraw_consent' });
}

function askDeletion(turn: Turn): void {
  const found = turn.world.loaded.ownData;
  const pending = found?.deletion ?? null;
  if (pending !== null) {
    turn.say('deletion_pending', pending);
    return;
  }
  const stays = (found?.innovations ?? []).filter((one) => one.state !== 'draft').length;
  turn.say('deletion_ask', { stays });
  confirmAct(turn, { do: 'ask_deletion' });
}

/** Takes the request for deletion back; nothing is lost by it, so it needs no code. */
function takeDeletionBack(turn: Turn): void {
  if ((turn.world.loaded.ownData?.deletion ?? null) === null) {
    turn.say('no_deletion', {});
    return;
  }
  turn.do({ kind: 'withdraw_deletion' });
  turn.say('deletion_withdrawn', {});
  turn.do({
    kind: 'notify',
    audience: { to: 'role', role: 'coordinator', unitId: null },
    key: `deletion-withdrawn:${turn.person.id}:${turn.moment.nowIso}`,
    message: {
      parts: [{ key: 'notice_deletion_withdrawn', args: { name: turn.person.name } }],
      choices: [],
      prompt: null,
    },
  });
}

/** Lists the open requests for deletion, the most urgent first; the first one can be carried out. */
export function dataRequests(turn: Turn): void {
  if (!turn.may('purge')) return refuse(turn, 'purge');
  const rows = turn.world.loaded.dataRequests ?? [];
  turn.say('data_request_list', {
    rows: rows.map((row) => ({
      name: row.name,
      askedAt: row.askedAt,
      dueAt: row.dueAt,
      late: Date.parse(row.dueAt) < turn.moment.now,
    })),
  });
  const [first] = rows;
  if (first === undefined) return;
  turn.say('erase_ask', { name: first.name });
  confirmAct(turn, { do: 'erase_person', request: first.id });
}

/** What people do with what is kept of them. */
export const ownDataActs: {
  readonly [
    Name in 'correct_name' | 'correct_nip' | 'withdraw_consent' | 'ask_deletion' | 'erase_person'
  ]: ActRow<Name>;
} = {
  correct_name: {
    may: (turn) => turn.may('correct_profile', { own: true }),
    done: (turn, { name }) => turn.say('name_corrected', { name }),
  },
  correct_nip: {
    may: (turn) => turn.may('correct_profile', { own: true }),
    done: (turn, { nip }) => turn.say('nip_corrected', { nip }),
  },
  withdraw_consent: {
    may: (turn) => turn.may('export_own_data', { own: true }),
    done: (turn) => turn.say('consent_withdrawn', {}),
  },
  ask_deletion: {
    may: (turn) => turn.may('export_own_data', { own: true }),
    done: (turn) => {
      const dueAt = new Date(turn.moment.now + deletionHours * 3_600_000).toISOString();
      turn.say('deletion_asked', { dueAt });
      tell(
        turn,
        { to: 'role', role: 'coordinator', unitId: null },
        `deletion:${turn.person.id}:${turn.moment.nowIso}`,
        { key: 'notice_deletion_asked', args: { name: turn.person.name, dueAt } },
      );
    },
  },
  erase_person: {
    may: (turn) => turn.may('purge'),
    needs: [{ kind: 'data_requests' }],
    isOutdated: (turn, { request }) =>
      turn.world.loaded.dataRequests?.some((one) => one.id === request) === false,
    done: (turn) => turn.say('erased', {}),
  },
};

/** Hours after which a request for deletion is due (UU 27/2022). */
const deletionHours = 72;
