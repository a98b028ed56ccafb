// What a step may know: the person, their innovation in focus, and whatever the message asked for.
// It holds types only; db loads these values, the engine reads them.
import type { Grant, Role } from '../access.ts';
import type { EditionDefinition, ItemId } from '../edition/definition.ts';
import type { Innovation } from '../innovation/innovation.ts';
import type { State } from '../innovation/status.ts';
import type { Step } from '../innovation/status.ts';
import type { ChannelId } from './input.ts';
import type { OutreachLoaded, OutreachNeed } from './outreach.ts';
import type { RecordsLoaded, RecordsNeed } from './records.ts';
import type { SeasonLoaded, SeasonNeed } from './season.ts';

/** A unit as people search it. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly short: string | null;
  readonly aliases: readonly string[];
  readonly former: readonly string[];
}

/** The person who writes. */
export interface Person {
  readonly id: number;
  readonly name: string | null;
  readonly nip: string | null;
  readonly unitId: string | null;
  readonly consented: boolean;
  readonly grants: readonly Grant[];
  /** Roles that rest with the consent and come back with it; absent when there are none. */
  readonly resting?: readonly Grant[];
}

/** One line of a list of innovations. */
export interface InnovationRow {
  readonly code: string;
  readonly name: string | null;
  readonly unitId: string;
  readonly state: State;
  /** ISO time, UTC. */
  readonly since: string;
  readonly ownerName: string | null;
  /** Where a card is made from a list, the version it is bound to. */
  readonly version?: number;
  readonly claim?: ClaimHeld | null;
}

/** Who holds an innovation of a shared queue, until when (ISO, UTC). */
export interface ClaimHeld {
  readonly personId: number;
  readonly name: string | null;
  readonly until: string;
}

/** What a checker should know beside the innovation itself. */
export interface CheckFacts {
  readonly claim: ClaimHeld | null;
  readonly similar: readonly {
    readonly code: string;
    readonly name: string;
    readonly unitId: string;
  }[];
  readonly selfChecked: boolean;
  readonly unreachable: readonly string[];
  readonly scans: readonly string[];
}

/** The decision that made a card worthless. */
export interface DecidedBefore {
  readonly by: string | null;
  readonly role: Role | null;
  readonly step: Step;
  readonly at: string;
  /** It was the one who holds the card. */
  readonly own: boolean;
}

/** A card shown to this person, found by the code that was typed. */
export interface Card {
  readonly id: number;
  readonly version: number;
  readonly expired: boolean;
  /** The code decided once already, or was made void; it decides nothing any more. */
  readonly used?: boolean;
  readonly innovation: Innovation;
  /** True when the unit has no other admin, so that nobody else could check. */
  readonly onlyPerson: boolean;
  readonly claim?: ClaimHeld | null;
  /** The first decision since the card was shown; null when the content changed otherwise. */
  readonly decided?: DecidedBefore | null;
}

/** An invitation found by its code. */
export interface InvitationFound {
  readonly id: number;
  readonly role: Role;
  readonly unitId: string | null;
  readonly createdBy: number | null;
  /** E.164; when it is set, only an account that proved this number may use the invitation. */
  readonly phone: string | null;
}

/** Something that a message asks for and that must be loaded before the step. */
export type Need =
  | { readonly kind: 'drafts' }
  | { readonly kind: 'queue' }
  | { readonly kind: 'unit_list' }
  | { readonly kind: 'look'; readonly code: string }
  | { readonly kind: 'card'; readonly code: string }
  /** Several codes, each of a card or of a batch. */
  | { readonly kind: 'cards'; readonly codes: readonly string[] }
  /** The next innovation of this person's queue after `after`, as `look`. */
  | { readonly kind: 'next'; readonly after: string | null }
  | { readonly kind: 'invitation'; readonly code: string }
  | { readonly kind: 'proven_phones' }
  | { readonly kind: 'link'; readonly code: string }
  | { readonly kind: 'co_fill'; readonly code: string }
  | { readonly kind: 'target'; readonly externalId: string }
  | { readonly kind: 'similar' }
  /** Loaded before everything else: while somebody waits, no code is looked up. `crowd`: anybody may try this code. */
  | { readonly kind: 'attempts'; readonly crowd?: boolean }
  | OutreachNeed
  | RecordsNeed
  | SeasonNeed;

/** What was loaded for the needs of this message; absent where it was not asked for. */
export interface Loaded extends OutreachLoaded, RecordsLoaded, SeasonLoaded {
  readonly drafts?: readonly InnovationRow[];
  /** The innovation behind a co-filler's code. */
  readonly coFill?: Innovation | null;
  readonly queue?: readonly InnovationRow[];
  readonly unitList?: readonly InnovationRow[];
  /** Names of people of these units whom a notice did not reach. */
  readonly unreachable?: readonly string[];
  /** Null: there is none, or it is not theirs to see; both read alike. */
  readonly look?: {
    readonly innovation: Innovation;
    readonly onlyPerson: boolean;
    readonly sameFiles: readonly SameFile[];
    readonly before: ReadonlyMap<ItemId, string>;
    readonly facts?: CheckFacts;
  } | null;
  readonly card?: Card | null;
  readonly cards?: readonly Card[];
  /** How many of several typed codes belong to no card. */
  readonly unknownCards?: number;
  readonly invitation?: InvitationFound | null;
  /** Numbers that the networks proved to be this person's, E.164. */
  readonly provenPhones?: readonly string[];
  /** The invitation behind a code that no longer holds, for whoever made it. */
  readonly spentInvitation?:
    | (InvitationFound & { readonly why: 'used' | 'revoked' | 'expired' })
    | null;
  readonly link?: {
    readonly personId: number;
    readonly name: string | null;
    readonly self: boolean;
  } | null;
  /** The item whose answer came from the message that was edited or deleted. */
  readonly target?: {
    readonly code: string;
    readonly item: ItemId;
    /** The message answered further items too. */
    readonly several?: boolean;
  } | null;
  readonly similar?: readonly {
    readonly code: string;
    readonly name: string;
    readonly unitId: string;
  }[];
  /** How long this person waits until another code of theirs is looked at; null: not at all. */
  readonly waitMinutes?: number | null;
  /** They wait because of wrong codes of others. */
  readonly crowded?: boolean;
}

/** A file that stands elsewhere too. */
export interface SameFile {
  readonly item: ItemId;
  readonly name: string;
  readonly otherCode: string;
  readonly otherItem: ItemId;
}

/** Everything a step may read. */
export interface World {
  readonly person: Person;
  readonly units: readonly Unit[];
  readonly currentEdition: EditionDefinition;
  readonly editionOf: (id: string, version: number) => EditionDefinition;
  /** The innovation that is being filled in; null when none is. */
  readonly focus: Innovation | null;
  readonly loaded: Loaded;
}

/** What the moment adds: the server's clock, the channel, and fresh entropy for codes (64 bytes). */
export interface Moment {
  /** Milliseconds since 1970, UTC, of the database's clock. */
  readonly now: number;
  /** The same moment as an ISO string, UTC. */
  readonly nowIso: string;
  readonly today: { readonly year: number; readonly month: number; readonly day: number };
  /** When this person wrote before; null the first time. */
  readonly lastInbound: number | null;
  readonly channel: ChannelId;
  /** How many short questions one message may ask; more than one where a message costs money. */
  readonly questionsAtOnce: number;
  readonly entropy: Uint8Array;
  /** Where the product is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  /** The bot's name on Telegram for deep links; null when Telegram is off. */
  readonly telegramName: string | null;
}
