// What a step wants done, named after the business. The shell carries all of them out in one transaction, or none.
// It holds types only.
import type { Invitee } from '../phone.ts';
import type { Role } from '../access.ts';
import type { AnswerValue } from '../edition/answer.ts';
import type { ItemId } from '../edition/definition.ts';
import type { State } from '../innovation/status.ts';
import type { ScoreLevel } from '../score.ts';
import type { Transition } from '../innovation/innovation.ts';
import type { Message } from './message.ts';
import type { OutreachEffect } from './outreach.ts';
import type { SeasonEffect } from './season.ts';

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
  | { readonly to: 'person'; readonly personId: number }
  | {
      readonly to: 'fillers';
      readonly ownerId: number;
      readonly fillers: readonly number[];
      readonly except?: number;
    };

/** One thing to be done. `code` names the innovation meant. */
export type Effect =
  | OutreachEffect
  | SeasonEffect
  | { readonly kind: 'record_consent'; readonly version: string }
  | { readonly kind: 'set_unit'; readonly unitId: string }
  | { readonly kind: 'set_name'; readonly name: string; readonly nip: string | null }
  | {
      readonly kind: 'accept_invitation';
      readonly invitationId: number;
      readonly role: Role;
      readonly unitId: string | null;
    }
  | {
      readonly kind: 'create_invitation';
      readonly code: string;
      readonly role: Role;
      readonly unitId: string | null;
      readonly hours: number;
      /** A role held for somebody else, which ends by itself after so many days. */
      readonly actingDays?: number;
      readonly invitee?: Invitee;
    }
  /** The network proved that this account has this number (E.164). */
  | { readonly kind: 'prove_phone'; readonly phone: string }
  | { readonly kind: 'count_attempt'; readonly what: 'invitation' | 'card' | 'link' | 'co_fill' }
  | { readonly kind: 'create_link_code'; readonly code: string; readonly minutes: number }
  | {
      readonly kind: 'create_co_fill_code';
      readonly secret: string;
      readonly code: string;
      readonly hours: number;
    }
  /** `secret` is the code that was typed; null for the unit's admin, who needs none. */
  | { readonly kind: 'become_filler'; readonly code: string; readonly secret: string | null }
  | { readonly kind: 'link_to'; readonly personId: number; readonly code: string }
  | {
      readonly kind: 'create_innovation';
      readonly code: string;
      readonly unitId: string;
      readonly editionId: string;
      readonly editionVersion: number;
    }
  | { readonly kind: 'focus'; readonly code: string | null }
  | {
      readonly kind: 'save_answer';
      readonly code: string;
      readonly item: ItemId;
      readonly value: AnswerValue;
      readonly revision: number;
      readonly before: AnswerValue | null;
      readonly name: string | null;
    }
  | {
      readonly kind: 'take_file';
      readonly index: number;
      /** Null for a file that belongs to no innovation. */
      readonly code: string | null;
      readonly item: ItemId;
      readonly purpose: 'evidence' | 'text' | 'scan';
      readonly caption: string | null;
    }
  | {
      readonly kind: 'remove_file';
      readonly code: string;
      readonly fileId: number;
      readonly item: ItemId;
      readonly name: string;
    }
  | { readonly kind: 'repaired'; readonly code: string; readonly item: ItemId }
  | {
      readonly kind: 'create_upload_link';
      readonly token: string;
      readonly code: string;
      readonly item: ItemId;
      readonly hours: number;
    }
  | {
      readonly kind: 'take_step';
      readonly code: string;
      readonly transition: Transition;
      readonly role: Role;
      readonly onlyPerson: boolean;
      readonly cardId: number | null;
    }
  | {
      readonly kind: 'show_card';
      readonly code: string;
      readonly version: number;
      readonly cardCode: string;
    }
  /** Cards shown together: each has a code of its own, and `batchCode` stands for all of them. */
  | {
      readonly kind: 'show_batch';
      readonly cards: readonly {
        readonly code: string;
        readonly version: number;
        readonly cardCode: string;
      }[];
      readonly batchCode: string;
    }
  | { readonly kind: 'claim'; readonly code: string; readonly minutes: number }
  | {
      readonly kind: 'set_level';
      readonly code: string;
      readonly item: ItemId;
      readonly level: ScoreLevel;
      readonly reason: string;
      readonly before: ScoreLevel | null;
    }
  | {
      readonly kind: 'send_file';
      readonly sha256: string;
      readonly name: string;
      readonly mime: string;
      readonly size: number;
      readonly caption: Message;
    }
  /** `key` makes the notice unique per person; `card` gives each checker a code of their own, put into the argument `cardCode`. */
  | {
      readonly kind: 'notify';
      readonly audience: Audience;
      readonly key: string;
      readonly message: Message;
      readonly card?: { readonly code: string; readonly version: number };
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
