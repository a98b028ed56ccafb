// What designation by SK and entry into the national portal adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { State } from '../../innovation/status.ts';

/** An innovation on the way to designation. */
export interface ListedInnovation {
  readonly code: string;
  readonly name: string | null;
  readonly unitId: string;
  readonly state: State;
  readonly version: number;
}

/** The list as it was frozen last; `version` of a row is the frozen one. */
export interface FrozenList {
  readonly id: number;
  readonly frozenAt: string;
  readonly frozenBy: string | null;
  readonly skNumber: string | null;
  readonly skDate: string | null;
  /** The scan of the SK that was stored last. */
  readonly scan: { readonly name: string; readonly size: number; readonly sha256: string } | null;
  readonly rows: readonly (ListedInnovation & { readonly now: number })[];
}

/** What a message may ask for. */
export type DesignationNeed = { readonly kind: 'designation' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface DesignationLoaded {
  readonly designation?: {
    readonly monitored: readonly ListedInnovation[];
    readonly open: FrozenList | null;
    readonly last: FrozenList | null;
    /** All lists with an SK, the newest first. */
    readonly recorded: readonly { readonly id: number; readonly number: string }[];
  };
}

/** What is to be done. */
export type DesignationEffect = {
  readonly kind: 'set_portal_id';
  readonly code: string;
  readonly portalId: string;
};

/** Acts that wait for their code. */
export type DesignationAct =
  | {
      readonly do: 'freeze_list';
      readonly editionId: string;
      readonly items: readonly { readonly code: string; readonly version: number }[];
    }
  | {
      readonly do: 'record_sk';
      readonly designation: number;
      readonly number: string;
      /** ISO day. */
      readonly date: string;
    };
