// Which command does what: one switch. Each case is one call; what it does stands in the files beside.
import { reachesAnything } from '../../access.ts';
import { cardCodesOf } from '../../codes.ts';
import type { Command } from '../../language/index.ts';
import { askAgain, askWhetherToStop } from '../modes/again.ts';
import { itemAfter } from '../modes/asking.ts';
import { showQuestion } from '../modes/question.ts';
import { beginInnovation } from '../modes/naming.ts';
import { heldRoles } from '../modes/start.ts';
import { lookedAt } from '../state.ts';
import type { Turn } from '../turn.ts';
import { askSomebodyIn, joinInnovation } from './co-filling.ts';
import * as checking from './checking.ts';
import { decideWithReason } from './completing.ts';
import { advance } from './deciding.ts';
import * as form from './form.ts';
import { invite, makeLinkCode } from './invitation.ts';
import { lookToDecide } from './look-to-decide.ts';
import { returnForRepair } from './returning.ts';
import { setLevel } from './second-check.ts';
import { onOutreachCommand } from './outreach.ts';
import { onRecordsCommand } from './records.ts';
import { onSeasonCommand } from './season.ts';
import { goOn, status } from './status.ts';
import * as submitting from './submitting.ts';

/** The step that a decision's verb names. */
const forward = { approve: 'verify', endorse: 'endorse', accept: 'accept' } as const;

/** Carries out a command. */
export function onCommand(turn: Turn, command: Command): void {
  if (onOutreachCommand(turn, command) || onSeasonCommand(turn, command)) return;
  if (onRecordsCommand(turn, command)) return;
  switch (command.name) {
    case 'help':
      return form.help(turn);
    case 'missing':
      return form.whatIsMissing(turn);
    case 'summary':
      return form.summary(turn);
    case 'change':
      return form.change(turn, command.item);
    case 'skip':
      return form.skipItem(turn);
    case 'back':
      return form.back(turn);
    case 'done':
      return form.doneCollecting(turn);
    case 'files':
      return form.listFiles(turn);
    case 'delete':
      return form.deleteFile(turn, command.rest);
    case 'drafts':
      return form.drafts(turn);
    case 'new':
      return reachesAnything(turn.person.grants, 'create_draft')
        ? beginInnovation(turn)
        : submitting.refuse(turn, 'create_draft');
    case 'submit':
      return submitting.submit(turn);
    case 'status':
      return status(turn);
    case 'repair':
      return submitting.repair(turn);
    case 'withdraw':
      return submitting.withdraw(turn);
    case 'queue':
      return checking.queue(turn);
    case 'next':
      return onNext(turn);
    case 'add_filler':
      return askSomebodyIn(turn);
    case 'join':
      return joinInnovation(turn);
    case 'look':
      return onLook(turn, command.code);
    case 'evidence':
      return onEvidence(turn, command);
    case 'approve':
    case 'endorse':
    case 'accept':
      // With the innovation's own code its card is shown; deciding needs the code on it.
      return turn.world.loaded.look === undefined
        ? advance(turn, cardCodesOf(command.code, command.rest))
        : lookToDecide(turn, forward[command.name]);
    case 'return':
      if (turn.world.loaded.look !== undefined) return lookToDecide(turn, 'return');
      return returnForRepair(turn, command.code, command.note);
    case 'reject':
    case 'reopen':
      if (turn.world.loaded.look !== undefined) return lookToDecide(turn, command.name);
      return decideWithReason(turn, command.name, command.code, command.note);
    case 'level':
      return setLevel(turn, command.rest);
    case 'unit_list':
      return checking.unitList(turn);
    case 'invite':
      return invite(turn, command.rest);
    case 'link':
      return makeLinkCode(turn);
    case 'needs_code':
      turn.say('needs_code', { verb: command.verb });
      return askAgain(turn);
    case 'cancel':
      return onCancel(turn);
    case 'start':
    case 'resume':
      return onStart(turn);
    case 'greeting':
      turn.say('greeting', { name: turn.person.name });
      return turn.mode.name === 'idle' ? onIdleStart(turn) : askAgain(turn);
    case 'thanks':
      turn.say('thanks', {});
      return askAgain(turn);
    case 'wait':
    case 'save':
      turn.say(command.name === 'wait' ? 'no_hurry' : 'saved_already', {});
      return askAgain(turn);
    case 'privacy':
      turn.say('privacy', {});
      return askAgain(turn);
    case 'profile':
      turn.say('profile', {
        name: turn.person.name,
        nip: turn.person.nip,
        unit: turn.unit(turn.person.unitId)?.name ?? null,
        roles: heldRoles(turn),
      });
      return askAgain(turn);
    default:
      turn.say('not_yet_here', { command: command.name });
      return askAgain(turn);
  }
}

function onStart(turn: Turn): void {
  const mode = turn.mode;
  if (mode.name === 'asking') return showQuestion(turn);
  if (['choosing_unit', 'giving_name', 'naming_innovation'].includes(mode.name))
    return askAgain(turn);
  onIdleStart(turn);
}

function onIdleStart(turn: Turn): void {
  const innovation = turn.innovation;
  if (innovation !== null && (innovation.state === 'draft' || innovation.state === 'returned'))
    return itemAfter(turn, null);
  form.hint(turn);
}

function onNext(turn: Turn): void {
  const checks = turn.person.grants.some(({ role }) => role !== 'innovator' && role !== 'mentor');
  if (turn.mode.name === 'asking' && !checks) return form.skipItem(turn);
  const next = turn.world.loaded.look;
  if (turn.mode.name === 'idle' && checks && next !== undefined && next !== null)
    return checking.look(turn);
  if (
    turn.mode.name === 'idle' &&
    turn.innovation !== null &&
    (turn.world.loaded.queue ?? []).length === 0
  )
    return goOn(turn);
  // The list would only send them back here.
  if (turn.mode.name === 'idle' && checks && next === null && hasQueue(turn)) return noNext(turn);
  checking.queue(turn);
}

/** Says that nothing else is free, and what the innovation looked at last still waits for. */
function noNext(turn: Turn): void {
  const looking = lookedAt(turn.mode);
  const left = (turn.world.loaded.queue ?? []).find(({ code }) => code === looking);
  turn.say('nothing_next', {
    left: left === undefined ? null : { code: left.code, name: left.name, state: left.state },
  });
}

const hasQueue = (turn: Turn): boolean => (turn.world.loaded.queue ?? []).length > 0;

function onLook(turn: Turn, code: string | undefined): void {
  if (turn.world.loaded.look !== undefined) return checking.look(turn);
  if (code !== undefined && /^\d{1,3}$/.test(code)) {
    const row = (turn.world.loaded.queue ?? [])[Number(code) - 1];
    if (row !== undefined) {
      turn.say('look_by_code', { code: row.code });
      turn.offer([{ label: { key: 'look' }, reply: `lihat ${row.code}`, numbered: false }]);
      return;
    }
  }
  if (code === undefined)
    return turn.person.grants.some(({ role }) => role !== 'innovator')
      ? checking.queue(turn)
      : form.summary(turn);
  turn.say('not_found', {});
  askAgain(turn);
}

function onEvidence(turn: Turn, command: Extract<Command, { name: 'evidence' }>): void {
  // Somebody who fills in and types "bukti 5" wants to send evidence for item 5.
  if (
    command.code === undefined &&
    turn.world.loaded.look === undefined &&
    turn.innovation !== null &&
    (turn.innovation.state === 'draft' || turn.innovation.state === 'returned')
  )
    return command.item === undefined
      ? form.listFiles(turn)
      : form.change(
          turn,
          /^\d+$/.test(command.item.trim()) ? `indikator ${command.item}` : command.item,
        );
  checking.evidence(turn, command.item);
}

function onCancel(turn: Turn): void {
  const mode = turn.mode;
  switch (mode.name) {
    case 'confirming':
    case 'picking_draft':
      turn.say('not_changed', { label: null });
      turn.open(mode.back ?? { name: 'idle' });
      return askAgain(turn);
    case 'asking':
      askWhetherToStop(turn);
      return turn.open({ name: 'confirming_cancel' });
    case 'choosing_unit':
      // Somebody who has a unit came to correct it and may leave it as it is.
      if (turn.person.unitId !== null) {
        turn.say('cancelled', {});
        return turn.open({ name: 'idle' });
      }
      turn.say('cannot_cancel_here', {});
      return askAgain(turn);
    case 'giving_name':
      turn.say('cannot_cancel_here', {});
      return askAgain(turn);
    default:
      turn.say('cancelled', {});
      return turn.open({ name: 'idle' });
  }
}
