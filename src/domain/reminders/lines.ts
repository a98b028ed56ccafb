// What reminders say, line by line, as data. Types only.
import type { State } from '../innovation/status.ts';

/** What a step that ends soon waits for from somebody. */
export type DeadlineWait =
  | {
      readonly what: 'fill';
      readonly code: string;
      readonly name: string;
      readonly returned: boolean;
      readonly filled: number;
      readonly total: number;
      readonly next: { readonly number: number; readonly label: string } | null;
      readonly inFocus: boolean;
      readonly others: number;
    }
  | { readonly what: 'begin'; readonly unit: string }
  | { readonly what: 'check'; readonly state: State; readonly count: number };

/** One unit in a digest: how many innovations stand where, and what stands still longest. */
export interface UnitLines {
  readonly unit: string;
  readonly begun: boolean;
  readonly states: readonly { readonly state: State; readonly count: number }[];
  readonly stuck: readonly {
    readonly code: string;
    readonly name: string;
    readonly state: State;
    readonly days: number;
    /** What is missing or to be repaired, the first few; for who helps to complete it. */
    readonly open: readonly { readonly number: number; readonly label: string }[];
    readonly openTotal: number;
  }[];
}

/** What waits for the reader of a digest to decide on. */
export interface DigestWait {
  readonly role: 'unit_admin' | 'unit_head';
  readonly total: number;
}
