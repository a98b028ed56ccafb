// Where commands and open dialogues about the calendar, reminders, broadcasts and mentors go: one switch each.
// What they do stands in the files beside.
import { type Command, readCommand } from '../../language/index.ts';
import type { Conversation } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import * as calendar from './calendar.ts';
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
    default:
      return false;
  }
}

/** Takes a text that belongs to one of these dialogues; false when it does not. Commands stay commands. */
export function onOutreachText(turn: Turn, text: string, command: Command | null): boolean {
  if (command !== null) return false;
  switch (turn.mode.name) {
    case 'confirming_calendar':
      calendar.onConfirmingCalendar(turn, text);
      return true;
    case 'excepting_unit':
      calendar.onExceptingUnit(turn, text);
      return true;
    default:
      return false;
  }
}

/** What must be loaded for a text of this kind; null when it is none. */
export function outreachNeeds(state: Conversation, text: string): readonly Need[] | null {
  const { mode } = state;
  const command = readCommand(text);
  if (command !== null) return needsOfCommand(command);
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
    default:
      return null;
  }
}

function needsOfCommand(command: Command): readonly Need[] | null {
  switch (command.name) {
    case 'schedule':
      return [{ kind: 'calendar', of: 'running' }];
    case 'resume':
      return [{ kind: 'reminders' }];
    default:
      return null;
  }
}
