// A value that stands in an old document, with where it stands and what speaks against taking it unseen.
// It holds types and their codec only.
import { z } from 'zod';
import { answerValueSchema } from '../edition/answer.ts';

/**
 * Why an excerpt has to be looked at: `cut` where a heading stood inside running text and its ends are not sure, `heading`
 * whose heading does not say for sure which item it is, `value` that was not read without doubt, `misplaced` which seems to
 * belong to another item, `end` behind which signatures or something unknown stood, `alone` from a document that tells
 * hardly anything, `mixed` from one that names several innovations, `edition` from our own form of another edition,
 * `photo` that a machine read off a photo.
 */
const excerptDoubts = [
  'cut',
  'heading',
  'value',
  'misplaced',
  'end',
  'alone',
  'mixed',
  'edition',
  'photo',
] as const;

/** One of these reasons. */
export type ExcerptDoubt = (typeof excerptDoubts)[number];

/** One value that was read. */
const excerptSchema = z.object({
  item: z.string(),
  value: answerValueSchema,
  /** The heading as it stands in the document. */
  heading: z.string(),
  page: z.number().nullable(),
  doubts: z.array(z.enum(excerptDoubts)),
});

/** What was read in a document, as it is stored. */
export const documentReadingSchema = z.object({
  excerpts: z.array(excerptSchema),
  words: z.number(),
  pages: z.number().nullable(),
  whole: z.number(),
  /** A machine read it off a photo. */
  photo: z.literal(true).optional(),
  /** Our own form to fill in: what its marks told; absent for every other document. */
  own: z
    .object({
      edition: z.string().nullable(),
      /** It was made of another edition, or of another version of this one, or its head is gone. */
      other: z.boolean(),
      /** Its cells are gone, such as in a PDF that was printed of it: nothing in it has a place for sure. */
      torn: z.boolean(),
      /** Items that were filled in with what could not be read. */
      unread: z.array(z.string()),
    })
    .optional(),
});

/** One value that was read. */
export type Excerpt = Readonly<z.infer<typeof excerptSchema>>;

/** What was read in a document. */
export interface DocumentReading {
  readonly excerpts: readonly Excerpt[];
  readonly words: number;
  /** Null where the document has no pages. */
  readonly pages: number | null;
  /** Words of a rancang bangun that has no headings of its parts. */
  readonly whole: number;
  /** A machine read it off a photo; absent for every other document. */
  readonly photo?: true | undefined;
  /** What the marks of our own form told; absent for every other document. */
  readonly own?:
    | {
        readonly edition: string | null;
        readonly other: boolean;
        readonly torn: boolean;
        readonly unread: readonly string[];
      }
    | undefined;
}
