// The form of another competition as data: its fields, which answers are poured into each, how long each may be, and what it
// asks besides. A national one is shipped; a region's file adds its own. It knows no competition and pours nothing.
import { z } from 'zod';

const text = (most: number) => z.string().trim().min(1).max(most);

/** What a field asks that our form does not: at most as many as there are letters to call them by. */
const asked = z.array(text(80)).max(9).default([]);

const field = z.strictObject({
  no: z.string().regex(/^[1-9]\d?$/, 'must be a number from 1 to 99'),
  label: text(80),
  /** Null: the limit is unknown. */
  maxWords: z.number().int().min(1).max(3000).nullable().default(null),
  /** Items whose texts are joined, in this order. */
  from: z.array(z.string()).max(20).default([]),
  asks: asked,
});

/** A form as a file holds it. */
export const otherFormSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be 2 to 40 small letters, digits or hyphens'),
    title: text(40),
    /** Words by which people call it in front of the code of an innovation, in small letters; no word of another command. */
    words: z
      .array(
        z
          .string()
          .regex(/^\p{L}{3,30}$/u, 'must be one word of 3 to 30 letters')
          .transform((word) => word.toLowerCase()),
      )
      .min(1)
      .max(5),
    year: z.number().int().min(2000).max(2999),
    /** False: known from second hand, or an example; it is said wherever the form is shown. */
    sure: z.boolean(),
    /** Where it comes from, as people read it. */
    source: text(200),
    fields: z.array(field).min(1).max(30),
  })
  .refine(({ fields }) => new Set(fields.map(({ no }) => no)).size === fields.length, {
    path: ['fields'],
    message: 'must have different numbers',
  });

/** Another competition's form of one year. */
export type OtherForm = Readonly<z.infer<typeof otherFormSchema>>;

/** A field of it. */
export type OtherField = OtherForm['fields'][number];
