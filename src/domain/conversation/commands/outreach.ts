// Where commands and open dialogues about the calendar, reminders, broadcasts and mentors go: one switch each.
// What they do stands in the files beside.
import { type Command, saysPlainly } from '../../language/index.ts';
import type { Conversation, Mode } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { readReply } from '../../broadcast-reply.ts';
import { askAgain } from '../modes/again.ts';
import { purposeOf } from '../modes/broadcast-preview.ts';
import { onBroadcasting } from '../modes/broadcasting.ts';
import { actCode } from './acts.ts';
import * as broadcasting from './broadcasting.ts';
import * as calendar from './calendar.ts';
import { askMentor, mentorNeeds, onMentorText } from './mentor.ts';
import { commandIn } from './unread.ts';
import { remindTomorrow, resumeReminders, stopReminders } from './reminding.ts';

/** Carries out a command of this kind; false when it is none. */
export function onOutreachCommand(turn: Turn, command: Command): boolean {
  switch (command.name) {
    case 'schedule':
      calendar.schedule(turn, command.rest);
      return true;
    case 'stop':
      stopReminders(turn);
      return true;
    case 'resume':
      return resumeReminders(turn);
    case 'remind_tomorrow':
      remindTomorrow(turn);
      return true;
    case 'broadcast':
      broadcasting.broadcast(turn, command.rest);
      return true;
    case 'ask_mentor':
      askMentor(turn, command.rest);
      return true;
    default:
      return false;
  }
}

/** Words that answer a step of a broadcast where elsewhere they are commands. */
const insideBroadcast: ReadonlySet<Command['name']> = new Set([
  'done',
  'skip',
  'new',
  'start',
  'drafts',
  'greeting',
  'wait',
  'resume',
]);

/** Dialogues that take a text of any kind. */
type Collecting = Extract<
  Mode,
  { name: 'asking_mentor' | 'answering_message' | 'writing_unit' | 'representing' }
>;
const isCollecting = (mode: Mode): mode is Collecting =>
  ['asking_mentor', 'answering_message', 'writing_unit', 'representing'].includes(mode.name);

/** What people also write to each other: a text where one is asked for. */
const courtesy: ReadonlySet<Command['name']> = new Set(['greeting', 'thanks', 'wait']);
/** Commands that mean nothing outside the dialogue they end or pass over. */
const empty: ReadonlySet<Command['name']> = new Set(['done', 'skip', 'next', 'save', 'start']);

/** What a command is in a place for free text: the text, a word too short to be one, or the command that leaves it. */
function insideText(mode: Mode, text: string, command: Command): 'text' | 'unclear' | 'leave' {
  const names = mode.name === 'representing';
  if (courtesy.has(command.name)) return names ? 'unclear' : 'text';
  if (!names && !saysPlainly(text, command)) return 'text';
  return empty.has(command.name) ? 'unclear' : 'leave';
}

/** True when a command stays a command in the dialogue that is open. */
function passes(mode: Mode, text: string, command: Command): boolean {
  if (command.name === 'cancel') return true;
  if (isCollecting(mode)) return insideText(mode, text, command) === 'leave';
  if (mode.name !== 'broadcasting') return true;
  if (command.name === 'back') return false;
  return mode.step !== 'text' && mode.step !== 'options' && !insideBroadcast.has(command.name);
}

/** Leaves a dialogue that collects a text for another command; what was open before it is open again. */
function leave(turn: Turn, mode: Collecting, command: Command): void {
  const back = 'back' in mode ? mode.back : null;
  if (back !== null || command.name !== 'cancel') turn.open(back ?? { name: 'idle' });
  if (command.name !== 'cancel' && command.name !== 'back')
    turn.say('dialogue_left', {
      what: mode.name,
      id: mode.name === 'answering_message' ? mode.id : null,
      code: mode.name === 'representing' ? mode.code : null,
    });
}

/** Takes a text that belongs to one of these dialogues, or answers a broadcast; false when it does neither. */
export function onOutreachText(turn: Turn, text: string, command: Command | null): boolean {
  const { mode } = turn;
  if (isCollecting(mode) && command !== null) {
    const meant = command.name === 'cancel' ? 'leave' : insideText(mode, text, command);
    if (meant === 'unclear') {
      turn.say('word_is_command', { typed: text.trim() });
      return true;
    }
    if (meant === 'leave') {
      leave(turn, mode, command);
      // Going back from here, or giving it up, leads to the question that was open before.
      if (command.name !== 'back' && (command.name !== 'cancel' || turn.mode.name !== 'asking'))
        return false;
      turn.say('cancelled', {});
      askAgain(turn);
      return true;
    }
  }
  if (command !== null && passes(mode, text, command)) return false;
  switch (mode.name) {
    case 'confirming_calendar':
      calendar.onConfirmingCalendar(turn, text);
      return true;
    case 'excepting_unit':
      calendar.onExceptingUnit(turn, text);
      return true;
    case 'broadcasting':
      onBroadcasting(turn, text);
      return true;
    case 'representing':
      broadcasting.onRepresenting(turn, text);
      return true;
    default:
      return onMentorText(turn, text) || broadcasting.onReply(turn, text);
  }
}

/** What must be loaded for a text of this kind; null when it is none. */
export function outreachNeeds(state: Conversation, text: string): readonly Need[] | null {
  const { mode } = state;
  const command = commandIn(mode, text);
  if (command !== null && passes(mode, text, command)) return needsOfCommand(command);
  switch (mode.name) {
    case 'confirming_calendar': {
      const code = actCode(text);
      const purpose = calendar.purposeOf(mode.editionId, mode.seen, mode.change);
      const shared = [{ kind: 'calendar', of: 'running' }, { kind: 'attempts' }] as const;
      return code === null ? shared : [{ kind: 'confirmation', code, purpose }, ...shared];
    }
    case 'excepting_unit':
      return [{ kind: 'calendar', of: 'running' }];
    case 'confirming_submit':
      return [{ kind: 'calendar', of: 'focus' }];
    case 'broadcasting': {
      const shared = [{ kind: 'people' }, { kind: 'calendar', of: 'running' }] as const;
      const code = /\b(\d{4})\b\D*$/u.exec(text)?.[1];
      if (mode.ticket === null || code === undefined) return shared;
      const purpose = purposeOf(mode.ticket);
      return [...shared, { kind: 'confirmation', code, purpose }, { kind: 'attempts' }];
    }
    case 'new':
    case 'group':
    case 'consent':
    case 'representing':
      return null;
    case 'choosing_unit':
    case 'giving_name':
      // Whoever is registered now goes on to the first question.
      return [{ kind: 'calendar', of: 'running' }];
    default: {
      const mentor = mentorNeeds(state, text);
      if (mentor !== null) return mentor;
      const reply = readReply(text, mode.name === 'idle');
      return reply === null ? null : [{ kind: 'question', code: reply.code }];
    }
  }
}

function needsOfCommand(command: Command): readonly Need[] | null {
  switch (command.name) {
    case 'schedule':
    case 'new':
      return [{ kind: 'calendar', of: 'running' }];
    case 'resume':
      return [{ kind: 'reminders' }];
    case 'ask_mentor':
      return [{ kind: 'mentors' }];
    case 'broadcast': {
      const { code } = broadcasting.readBroadcastRest(command.rest);
      if (code !== null) return [{ kind: 'broadcast', code }];
      return [{ kind: 'people' }, { kind: 'broadcasts' }];
    }
    default:
      return null;
  }
}
