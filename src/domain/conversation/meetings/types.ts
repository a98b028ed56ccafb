// What meetings add to a conversation: needs, loaded values, effects. Types only.
import type { MeetingPlace } from '../../meeting-move.ts';
import type { Meeting, MeetingChange, MeetingGakor, NewMeeting } from '../../meeting.ts';
import type { NewPromise } from '../promises/types.ts';

/** What a message may ask for; `number` null: the newest. */
export type MeetingNeed =
  | { readonly kind: 'meetings' }
  | { readonly kind: 'meeting_number' }
  | { readonly kind: 'meeting'; readonly number: number | null }
  /** Who was asked to a meeting already. */
  | { readonly kind: 'meeting_asked'; readonly number: number }
  /** Whether a broadcast with this code asked who comes. */
  | { readonly kind: 'attendance_asked'; readonly code: string };

/** What was loaded for these needs; absent where it was not asked for. */
export interface MeetingLoaded {
  readonly meetings?: readonly Meeting[];
  readonly meetingNumber?: number;
  /** The gakor of this mentor, loaded with the number of a new one. */
  readonly meetingGakor?: readonly MeetingGakor[];
  readonly meeting?: Meeting | null;
  readonly meetingAsked?: readonly number[];
  readonly attendanceAsked?: boolean;
}

/** What is to be done. */
export type MeetingEffect =
  | {
      readonly kind: 'create_meeting';
      readonly number: number;
      readonly editionId: string;
      readonly meeting: NewMeeting;
      /** The gakor whose mentor holds it; absent: the agency. */
      readonly gakorId?: number;
    }
  | {
      readonly kind: 'change_meeting';
      readonly number: number;
      readonly change: MeetingChange;
      /** A decision with a day is asked after as well. */
      readonly promise?: NewPromise;
      /** Whoever was asked is told of the move; absent where nobody is to be told of it. */
      readonly move?: MeetingMove;
    };

/** A move of a meeting to which people were asked. */
export interface MeetingMove {
  /** When and where it was before, and the invitation that said so. */
  readonly was: MeetingPlace;
  readonly invitation: string;
  /** When they are told; ISO, UTC. Null: they cannot be told in time, and what was still to be said of it is not said. */
  readonly due: string | null;
}
