// How long something may wait before it counts as stuck, and how long a sheet is held: set by the coordinator for each edition.

/** The rules; whole days and minutes. */
export interface EditionRules {
  readonly stuckDays: number;
  readonly holdMinutes: number;
}

/** What holds while nobody set anything else. */
export const usualRules: EditionRules = { stuckDays: 3, holdMinutes: 45 };

/** The least and the most that may be set; the database holds the same. */
export const ruleBounds = { stuckDays: [1, 60], holdMinutes: [5, 480] } as const;
