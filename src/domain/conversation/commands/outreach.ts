// Where commands and open dialogues about the calendar, reminders, broadcasts and mentors go: one switch each.
// What they do stands in the files beside.
import { type Command, readCommand } from '../../language/index.ts';
import type { Conversation, Mode } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { readReply } from '../../broadcast.ts';
import { purposeOf } from '../modes/broadcast-preview.ts';
import { onBroadcasting } from '../modes/broadcasting.ts';
import * as broadcasting from './broadcasting.ts';
import * as calendar from './calendar.ts';
import { askMentor, mentorNeeds, onMentorText } from './mentor.ts';
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
]);

/** Dialogues that take whatever is written; only leaving them is a command there. */
const collecting: ReadonlySet<Mode['name']> = new Set([
  'asking_mentor',
  'answering_message',
  'writing_unit',
  'representing',
]);

/** True when a command stays a command in the dialogue that is open. */
function passes(mode: Mode, command: Command): boolean {
  if (command.name === 'cancel') return true;
  if (collecting.has(mode.name)) return false;
  if (mode.name !== 'broadcasting') return true;
  return mode.step !== 'text' && mode.step !== 'options' && !insideBroadcast.has(command.name);
}

/** Takes a text that belongs to one of these dialogues, or answers a broadcast; false when it does neither. */
export function onOutreachText(turn: Turn, text: string, command: Command | null): boolean {
  const { mode } = turn;
  if (command !== null && passes(mode, command)) return false;
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
  const command = readCommand(text);
  if (command !== null && passes(mode, command)) return needsOfCommand(command);
  switch (mode.name) {
    case 'confirming_calendar': {
      const code = /\b\d{4}\b/u.exec(text)?.[0];
      const purpose = calendar.purposeOf(mode.editionId, mode.seen, mode.change);
      const shared = [{ kind: 'calendar', of: 'running' }, { kind: 'attempts' }] as const;
      return code === undefined ? shared : [{ kind: 'confirmation', code, purpose }, ...shared];
    }
    case 'excepting_unit':
      return [{ kind: 'calendar', of: 'running' }];
    case 'confirming_submit':
      return [{ kind: 'calendar', of: 'focus' }];
    case 'broadcasting': {
      const shared = [{ kind: 'people' }, { kind: 'calendar', of: 'running' }] as const;
      const code = /\b\d{4}\b(?!.*\d)/su.exec(text)?.[0];
      if (mode.ticket === null || code === undefined) return shared;
      const purpose = purposeOf(mode.ticket);
      return [...shared, { kind: 'confirmation', code, purpose }, { kind: 'attempts' }];
    }
    case 'new':
    case 'group':
    case 'consent':
    case 'choosing_unit':
    case 'giving_name':
    case 'representing':
      return null;
    default: {
      const mentor = mentorNeeds(state, text);
      if (mentor !== null) return mentor;
      const reply = readReply(text);
      return reply === null ? null : [{ kind: 'question', code: reply.code }];
    }
  }
}

function needsOfCommand(command: Command): readonly Need[] | null {
  switch (command.name) {
    case 'schedule':
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
