// What the calendar, reminders, broadcasts and mentors add to a conversation: needs, loaded values, effects, modes, labels.
// It holds types only; the files they come from say what they mean.
import type { Calendar, CalendarChange, IsoDay } from '../calendar.ts';

/** What a message may ask for. `of` says whose edition: that of the innovation in focus, or the running one. */
export type OutreachNeed =
  | { readonly kind: 'calendar'; readonly of: 'focus' | 'running' }
  | { readonly kind: 'confirmation'; readonly code: string; readonly purpose: string }
  | { readonly kind: 'reminders' };

/** What was loaded for these needs. */
export interface OutreachLoaded {
  /** Null while the edition has no calendar. */
  readonly calendar?: Calendar | null;
  /** The live code that was shown to this person for this purpose; null for a wrong, used or expired one. */
  readonly confirmation?: { readonly id: number } | null;
  /** What this person said about being reminded. */
  readonly reminders?: { readonly stopped: boolean };
}

/** What is to be done. */
export type OutreachEffect =
  /** Stores a code that confirms `purpose`, for this person, for an hour. */
  | { readonly kind: 'show_confirmation'; readonly purpose: string; readonly code: string }
  | {
      readonly kind: 'change_calendar';
      readonly editionId: string;
      readonly seen: number;
      readonly change: CalendarChange;
      readonly confirmationId: number;
    }
  /** `day` is the first day on which they want to hear again. */
  | { readonly kind: 'set_reminders'; readonly to: 'on' | 'off' }
  | { readonly kind: 'set_reminders'; readonly to: 'tomorrow'; readonly day: IsoDay };

/** What is open in the conversation. */
export type OutreachMode =
  | {
      readonly name: 'confirming_calendar';
      readonly editionId: string;
      /** Version of the calendar that was shown; 0 when there was none. */
      readonly seen: number;
      readonly change: CalendarChange;
    }
  | { readonly name: 'excepting_unit'; readonly add: boolean; readonly offered: readonly string[] };
