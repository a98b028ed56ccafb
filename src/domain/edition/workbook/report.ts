// What is told of a workbook that somebody sent, as it is kept beside the file: why it cannot be read, what is wrong in it,
// or what publishing it would do. It holds nothing that is published.
import { z } from 'zod';
import { changeKinds } from './changes.ts';

const place = { sheet: z.string().nullable(), cell: z.string().nullable() };
/** Counts: how many drafts and people it concerns, and what becomes of their answers. */
const drafts = z.object({
  drafts: z.number(),
  people: z.number(),
  answers: z.record(z.string(), z.number()),
});
const change = z.object({
  kind: z.enum(changeKinds),
  was: z.array(z.string()),
  now: z.array(z.string()),
  row: z.tuple([z.string(), z.string()]).nullable(),
  column: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** The shape of a kept report. */
export const workbookReportSchema = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('unreadable'),
    problems: z.array(z.object({ code: z.string(), ...place })),
  }),
  z.object({
    result: z.literal('wrong'),
    defects: z.array(z.object({ text: z.string(), ...place })),
  }),
  z.object({ result: z.literal('outdated'), made: z.number(), newest: z.number() }),
  /** A list of innovations of earlier years, which nobody can take as it stands. */
  z.object({
    result: z.literal('wrong_list'),
    defects: z.array(z.object({ code: z.string(), sheet: z.string(), cell: z.string() })),
    /** Titles of its columns in their order. */
    titles: z.array(z.string()).default([]),
    unknown: z.array(z.string()).default([]),
  }),
  /** A list of people to invite, a line each as they would be typed. */
  z.object({ result: z.literal('invitations'), lines: z.array(z.string()) }),
  z.object({
    result: z.literal('list'),
    innovations: z.number(),
    units: z.number(),
    /** Titles of columns with the labels of what they tell. */
    columns: z.array(z.object({ title: z.string(), label: z.string() })),
    unknown: z.array(z.string()),
    titles: z.array(z.string()).default([]),
    strange: z.array(z.object({ unit: z.string(), cell: z.string(), rows: z.number() })),
    unread: z.number(),
    twice: z.number(),
  }),
  z.object({
    result: z.literal('right'),
    id: z.string(),
    title: z.string(),
    /** The version that it was made from; 0 for an edition that is new. */
    version: z.number(),
    changes: z.array(change),
    /** What becomes of open drafts; null where there are none to move. */
    drafts: drafts.nullable(),
  }),
]);

/** What is told of a workbook that was sent. */
export type WorkbookReport = z.infer<typeof workbookReportSchema>;

/** One change, in parts. */
export type ToldChange = z.infer<typeof change>;

/** What becomes of open drafts. */
export type MovedCount = z.infer<typeof drafts>;
