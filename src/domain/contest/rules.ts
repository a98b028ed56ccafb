// The rules of a contest between innovations as data: categories, criteria with weights, how ties are decided, places.
// A region's file holds them; a season keeps the copy it was opened with. It knows no region and judges nothing.
import { z } from 'zod';
import { kindId } from '../regions/kinds.ts';

const text = z.string().trim().min(1).max(200);
const code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'must be small letters, digits or _');

const criterion = z.strictObject({
  code,
  label: text,
  /** Further words by which judges name it. */
  words: z.array(text).max(10).default([]),
  weight: z.number().positive().max(1000),
});

/** The two rounds of a season: entries as they were handed in, then the finalists on the day of presentation. */
export const contestStages = ['desk', 'presentation'] as const;

/** A round of a season. */
export type ContestStage = (typeof contestStages)[number];

const stage = z.strictObject({
  label: text,
  /** What the round counts in the result, beside that of the other. */
  weight: z.number().positive().max(1000),
  criteria: z.array(criterion).min(1).max(12),
});

const tie = z.union([
  z.strictObject({ by: z.literal('criterion'), stage: z.enum(contestStages), criterion: code }),
  z.strictObject({ by: z.literal('maturity') }),
  /** A vote of the judges, noted with its minutes. */
  z.strictObject({ by: z.literal('vote') }),
]);

/** Rules as a region's file holds them. */
export const contestRulesSchema = z
  .strictObject({
    /** The name of the contest, and further words by which people call it in the chat; letters only. */
    name: text,
    words: z
      .array(z.string().regex(/^\p{L}{3,30}$/u))
      .max(5)
      .default([]),
    /** Least and greatest mark of a criterion; whole numbers and halves between them. */
    scale: z.strictObject({ least: z.number().min(0), greatest: z.number().max(1000) }),
    categories: z
      .array(z.strictObject({ code, label: text, kinds: z.array(kindId).min(1) }))
      .min(1)
      .max(12),
    stages: z.strictObject({ desk: stage, presentation: stage }),
    /** Judges of one entry; null: every judge without a conflict of interest. */
    judgesAtEntry: z.number().int().min(1).max(20).nullable(),
    /** Fewer marks than these decide nothing. */
    leastJudges: z.number().int().min(1).max(20),
    /** Judges whose results lie further apart than this are shown to the coordinator. Points of the scale. */
    wideSpread: z.number().positive(),
    finalists: z.number().int().min(1).max(50),
    /** Places of a category, the first one first. */
    places: z.array(text).min(1).max(20),
    ties: z.array(tie).min(1).max(10),
    /** Where the rules come from, as people read it. */
    source: text,
  })
  .refine(({ scale }) => scale.least < scale.greatest, {
    path: ['scale'],
    message: 'least must lie below greatest',
  })
  .refine(
    ({ stages, ties }) =>
      ties.every(
        (one) =>
          one.by !== 'criterion' ||
          stages[one.stage].criteria.some(({ code: known }) => known === one.criterion),
      ),
    { path: ['ties'], message: 'must name criteria of their round' },
  );

/** Rules of a contest. */
export type ContestRules = Readonly<z.infer<typeof contestRulesSchema>>;
