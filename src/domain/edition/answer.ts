// The values people give to items, as they are stored: codes, ISO dates and cleaned text, never labels.
// It never judges whether a value is complete; completeness does.
import { z } from 'zod';

/** A public link offered as evidence instead of a file. */
const linkSchema = z.object({ url: z.string(), note: z.string().optional() });

/** Number, date (ISO, possibly month or year) and subject of an official document. */
const documentFactsSchema = z.object({
  number: z.string().optional(),
  date: z.string().optional(),
  subject: z.string().optional(),
  /** Facts that were read out of a file, or out of a doubtful date, and that nobody confirmed yet. */
  read: z.array(z.enum(['number', 'date', 'subject'])).optional(),
  /** What a machine read off a photo of it; it stays beside what somebody confirmed or corrected since. */
  photo: z
    .object({
      number: z.string().optional(),
      date: z.string().optional(),
      subject: z.string().optional(),
    })
    .optional(),
  /** The person was asked for what is missing and said what there is. */
  complete: z.boolean().optional(),
});

/** The old document that a value was taken from, once the person has seen it there. `photo`: a machine read it off a photo. */
const sourceSchema = z.object({
  file: z.number(),
  name: z.string(),
  heading: z.string(),
  page: z.number().nullable(),
  photo: z.literal(true).optional(),
});
const source = sourceSchema.optional();

/** The stored value of an item. `source` stands with what was taken from an old document and not typed since. Evidence files are rows of their own and point to the item. */
export const answerValueSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), source }),
  z.object({ type: z.literal('choice'), codes: z.array(z.string()).min(1), source }),
  /** `to` only for a range that the person confirmed; dates may be `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. */
  z.object({ type: z.literal('date'), date: z.string(), to: z.string().optional(), source }),
  z.object({
    type: z.literal('number'),
    number: z.number(),
    approx: z.boolean().optional(),
    source,
  }),
  z.object({ type: z.literal('coordinates'), lat: z.number(), lon: z.number(), source }),
  /** Files or links of a field that asks for files. */
  z.object({ type: z.literal('files'), links: z.array(linkSchema), source }),
  /** An indicator: the claimed level, what it rests on, and links; `level` null means only described so far. */
  z.object({
    type: z.literal('indicator'),
    variant: z.string().optional(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
    /** A level that a number comes to, such as "14 orang"; it counts only once the person confirmed it as `level`. */
    read: z
      .object({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]), from: z.string() })
      .optional(),
    description: z.string().optional(),
    document: documentFactsSchema.optional(),
    links: z.array(linkSchema),
    source,
  }),
  /** The person said that there is nothing for this item (yet); an indicator without evidence, an optional field left out. */
  z.object({ type: z.literal('none'), note: z.string().optional(), source }),
]);

/** Where a value comes from, if not from somebody's own typing. */
export interface Provenance {
  readonly document: {
    readonly name: string;
    readonly page: number | null;
    readonly photo: boolean;
  } | null;
  /** Facts of its document that a machine read off a photo, and whether somebody confirmed all of them since. */
  readonly photo: readonly ('number' | 'date' | 'subject')[];
  readonly sure: boolean;
}

/** Tells where a value comes from; null for what was typed. */
export function provenanceOf(value: AnswerValue): Provenance | null {
  const { source: from } = value;
  const facts = value.type === 'indicator' ? value.document : undefined;
  const photo = (['number', 'date', 'subject'] as const).filter(
    (fact) => facts?.[fact] !== undefined && facts[fact] === facts.photo?.[fact],
  );
  if (from === undefined && photo.length === 0) return null;
  return {
    document:
      from === undefined ? null : { name: from.name, page: from.page, photo: from.photo === true },
    photo,
    sure: photo.every((fact) => facts?.read?.includes(fact) !== true),
  };
}

/** The stored value of an item. */
export type AnswerValue = z.infer<typeof answerValueSchema>;

/** An answer with its place in history. `revision` rises by one with every change of this item. */
export interface Answer {
  readonly value: AnswerValue;
  readonly revision: number;
  readonly writtenBy: number;
  /** True while a carried-over or migrated value waits for the owner's confirmation. */
  readonly toConfirm: boolean;
}

/** States of an evidence file; only `stored` counts. */
export type FileState = 'announced' | 'fetching' | 'stored' | 'refused' | 'failed' | 'removed';

/** A file that was sent for an item. Sizes are bytes, durations seconds. */
export interface EvidenceFile {
  readonly id: number;
  readonly item: string;
  readonly state: FileState;
  readonly name: string;
  readonly size: number | null;
  readonly mime: string | null;
  readonly sha256: string | null;
  readonly durationSeconds: number | null;
  /** Who sent it; absent where nothing says. */
  readonly personId?: number;
  /** Of a PDF that was made of photographed pages: how many; absent for what came as it is. */
  readonly pages?: number;
}
