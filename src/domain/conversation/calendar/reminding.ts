// `berhenti`, `mulai lagi`, `ingatkan besok`: what somebody says about being reminded, honoured at once.
// It never plans a reminder.
import { tomorrow } from '../../calendar.ts';
import type { Turn } from '../turn.ts';

/** Stops reminders and broadcasts, those that wait to be sent included. */
export function stopReminders(turn: Turn): void {
  turn.do({ kind: 'set_reminders', to: 'off' });
  turn.say('reminders_off', {});
  turn.askAgain();
}

/** Starts them again; false when they were never stopped, so that the word keeps its other meaning of going on. */
export function resumeReminders(turn: Turn): boolean {
  const setting = turn.world.loaded.reminders;
  if (setting === undefined) return false;
  if (!setting.stopped) {
    if (turn.innovation !== null) return false;
    turn.say('reminders_on_already', {});
    turn.askAgain();
    return true;
  }
  turn.do({ kind: 'set_reminders', to: 'on' });
  turn.say('reminders_on', {});
  turn.askAgain();
  return true;
}

/** Leaves somebody alone until tomorrow (Monday instead of a Sunday) and reminds them then of what is still open. */
export function remindTomorrow(turn: Turn): void {
  const day = tomorrow(turn.moment.now);
  turn.do({ kind: 'set_reminders', to: 'tomorrow', day });
  turn.say('reminders_tomorrow', { day });
  turn.askAgain();
}
