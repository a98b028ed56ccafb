// What the calendar and reminders adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { Calendar, CalendarChange, IsoDay } from '../../calendar.ts';

/** What a message may ask for. */
export type CalendarNeed =
  | { readonly kind: 'calendar'; readonly of: 'focus' | 'running' }
  | { readonly kind: 'reminders' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface CalendarLoaded {
  /** Null while the edition has no calendar. */
  readonly calendar?: Calendar | null;
  /** What this person said about being reminded. */
  readonly reminders?: { readonly stopped: boolean };
}

/** What is to be done. */
export type CalendarEffect =
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
export type CalendarMode =
  | {
      readonly name: 'confirming_calendar';
      readonly editionId: string;
      /** Version of the calendar that was shown; 0 when there was none. */
      readonly seen: number;
      readonly change: CalendarChange;
    }
  | { readonly name: 'excepting_unit'; readonly add: boolean; readonly offered: readonly string[] };
