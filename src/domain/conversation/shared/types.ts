// What every subject uses: acts with a code, notices, the record. Types only.
import type { Role } from '../../access.ts';
import type { State } from '../../innovation/status.ts';
import type { Act } from '../act.ts';
import type { Message } from '../message.ts';

/** To whom a notice goes: the holders of a role in a unit, all holders of a role, or the people of an innovation. */
export type Audience =
  | {
      readonly to: 'role';
      readonly role: Role;
      readonly unitId: string | null;
      readonly except?: number;
      /** People who are told otherwise and get nothing as holders of the role. */
      readonly besides?: readonly number[];
    }
  | {
      readonly to: 'person';
      readonly personId: number;
      /** At every address of theirs, not the one last used alone. */
      readonly everywhere?: true;
      /** An address at which they know it already. */
      readonly notAt?: number | null;
      /** They are told as somebody who holds this role: what was not sent when it ends is taken back. */
      readonly holding?: Role;
    }
  /** These people and nobody else. */
  | { readonly to: 'people'; readonly ids: readonly number[]; readonly except?: number }
  /** The mentors of the gakor to which a unit belongs. */
  | { readonly to: 'mentors'; readonly unitId: string; readonly except?: number }
  | {
      readonly to: 'fillers';
      readonly ownerId: number;
      readonly fillers: readonly number[];
      readonly except?: number;
    };

/** What a message may ask for. */
export type SharedNeed =
  | { readonly kind: 'confirmation'; readonly code: string; readonly purpose: string }
  /** Loaded before everything else: while somebody waits, no code is looked up. `crowd`: anybody may try this code. */
  | { readonly kind: 'attempts'; readonly crowd?: boolean };

/** What was loaded for these needs; absent where it was not asked for. */
export interface SharedLoaded {
  /** The live code that was shown to this person for this purpose; null for a wrong, used or expired one. */
  readonly confirmation?: { readonly id: number } | null;
  /** A code of this person's own that no longer confirms what is asked; absent for a code they never had. */
  readonly spentConfirmation?: 'used' | 'expired' | 'other' | null;
  /** How long this person waits until another code of theirs is looked at; null: not at all. */
  readonly waitMinutes?: number | null;
  /** They wait because of wrong codes of others. */
  readonly crowded?: boolean;
}

/** What is to be done. */
export type SharedEffect =
  /** Carries an act out; the code that confirmed it is used up. */
  | { readonly kind: 'carry_out'; readonly act: Act; readonly confirmationId: number }
  /** Stores a code that confirms `purpose`, for this person, for an hour. */
  | { readonly kind: 'show_confirmation'; readonly purpose: string; readonly code: string }
  | { readonly kind: 'count_attempt'; readonly what: 'invitation' | 'card' | 'link' | 'co_fill' }
  /**
   * `key` makes the notice unique per person. No notice holds a code but one: with `card`, whoever returned this innovation
   * gets a code for the version that stands now, beside what changed in it.
   */
  | {
      readonly kind: 'notify';
      readonly card?: { readonly code: string; readonly version: number };
      readonly audience: Audience;
      readonly key: string;
      readonly message: Message;
      readonly otherwise?: { readonly audience: Audience; readonly message: Message };
    }
  /** One message about everything that waits for each holder of a role; `key` names the innovation that made it due. */
  | {
      readonly kind: 'notify_batch';
      readonly role: Role;
      readonly unitId: string | null;
      readonly state: State;
      readonly key: string;
      readonly otherwise: { readonly audience: Audience; readonly message: Message };
    }
  | {
      readonly kind: 'record';
      readonly what: 'denied' | 'stale_button' | 'wrong_code' | 'unit_refused';
      readonly detail: string;
    };

/** What is open in the conversation. */
export type SharedMode =
  | { readonly name: 'confirming_act'; readonly act: Act; readonly purpose: string }
  | { readonly name: 'choosing_act'; readonly options: readonly Act[] };
