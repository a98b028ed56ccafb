// A request to copy a published innovation, and a question about one: what may become of each.
// It knows nobody's rights.

/** Where a request stands. `done`: it runs at those who asked. */
export const copyStates = ['asked', 'accepted', 'refused', 'done'] as const;

/** The state of a request. */
export type CopyState = (typeof copyStates)[number];

/** Longest text that is written to another unit. */
export const longestWriting = 600;
/** Longest name of another region or office. */
export const longestOrigin = 100;
/** Most texts that one person writes to other units on a day, as for messages to mentors. */
export const mostADay = 20;

/** The published innovation that a request or question is about, and its people. */
export interface Source {
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
  readonly editionId: string;
  readonly editionVersion: number;
  readonly ownerId: number;
  readonly fillers: readonly number[];
  /** It is in the catalogue now. */
  readonly published: boolean;
}

/** A request to copy. One of `unitId` and `origin` is there. */
export interface Copy {
  readonly number: number;
  readonly source: Source;
  readonly personId: number;
  readonly unitId: string | null;
  readonly origin: string | null;
  readonly purpose: string | null;
  readonly state: CopyState;
  readonly remark: string | null;
  readonly version: number;
}

/** A question about a published innovation. */
export interface HubQuestion {
  readonly number: number;
  readonly source: Source;
  readonly personId: number;
  readonly unitId: string | null;
  readonly text: string;
  readonly answer: string | null;
  readonly hidden: boolean;
  readonly version: number;
}

/** What becomes of a request. */
export type CopyChange = 'accepted' | 'refused' | 'done';

const from: { readonly [What in CopyChange]: CopyState } = {
  accepted: 'asked',
  refused: 'asked',
  done: 'accepted',
};

/** Whether a change may be made from where the request stands. */
export const copyLeadsOn = ({ state }: Pick<Copy, 'state'>, what: CopyChange): boolean =>
  from[what] === state;

/** The way a request is named in a chat: `M-3`; a question: `D-4`. */
export const copyName = (number: number): string => `M-${number}`;
export const questionName = (number: number): string => `D-${number}`;
