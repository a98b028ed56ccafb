// What monev adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { MonevNo, MonevRow } from '../../monev.ts';

/** What a message may ask for. */
export type MonevNeed = { readonly kind: 'monev'; readonly code: string };

/** What was loaded for these needs; absent where it was not asked for. */
export interface MonevLoaded {
  readonly monev?: {
    readonly rows: readonly MonevRow[];
    readonly officer: string | null;
  };
}

/** What is to be done. */
export type MonevEffect =
  | {
      readonly kind: 'save_monev';
      readonly code: string;
      readonly no: MonevNo;
      readonly factual: string;
      readonly advice: string | null;
    }
  | { readonly kind: 'name_officer'; readonly code: string; readonly officer: string };

/** What is open in the conversation. */
export type MonevMode =
  | {
      readonly name: 'monev';
      readonly code: string;
      readonly no: MonevNo;
      readonly part: 'factual' | 'advice';
      readonly factual?: string;
    }
  | { readonly name: 'monev_officer'; readonly code: string }
  | {
      readonly name: 'monev_end';
      readonly code: string;
      /** Notes that were shown as they were understood. */
      readonly doubt?: readonly (readonly [string, string])[];
    };
