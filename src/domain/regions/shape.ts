// What makes a region: the schema of a region's file, and its type.
// It knows no region; the one that is served stands in ../region.ts.
import { z } from 'zod';
import { contestRulesSchema } from '../contest/rules.ts';
import { shippedForms } from '../edition/editions/shipped-forms.ts';
import { otherFormSchema } from '../edition/other-form-rules.ts';
import { kindId, kindSchema, usualKinds } from './kinds.ts';
import { gakorSchema, languageSchema, rolesSchema } from './people.ts';
import { checkNames } from './names.ts';

const name = z.string().trim().min(1).max(200);
const names = z.array(name).max(50).default([]);
const zone = z.string().refine((id) => {
  try {
    return Intl.DateTimeFormat('id-ID', { timeZone: id }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'is no time zone such as Asia/Jakarta');

/** Longest picture of an emblem in a region's file, in bytes. */
export const longestEmblem = 1_000_000;

/** A region as a file holds it; what is missing or misspelt is refused with its place. */
export const regionSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be 2 to 40 small letters, digits or hyphens'),
    /** As sentences name it, and without the word for its level. */
    district: name,
    place: name,
    /** The government, as the author of its papers; the place in front of a date. */
    government: name,
    seat: name,
    /** The agency that collects the innovations: in full on papers, in short in sentences. */
    agency: name,
    agencyShort: name,
    /** Short names that it had before, and that people still use; the newest first. */
    agencyFormer: names,
    /** Who signs the decision on innovations. */
    head: name,
    paper: z.enum(['f4', 'a4']).default('f4'),
    /** Below the agency's name on its letters, until the coordinator says otherwise in the chat. */
    letterhead: z
      .strictObject({
        address: name,
        contact: name.nullable().default(null),
        /** The emblem of the region: the picture itself, its name, and what it is kept under. */
        emblem: z
          .strictObject({
            name,
            sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
            data: z.base64().max(Math.ceil(longestEmblem / 3) * 4),
          })
          .optional(),
      })
      .optional(),
    /** The class under which letters on innovation are filed, as their number begins. */
    letterCode: name.default('400.10.11'),
    zone,
    /** Where it lies, with a little room around it. Degrees; south and west are negative. */
    bounds: z.strictObject({
      south: z.number().min(-90).max(90),
      north: z.number().min(-90).max(90),
      west: z.number().min(-180).max(180),
      east: z.number().min(-180).max(180),
    }),
    /** The rules of the yearly contest; absent where the region holds none. */
    contest: contestRulesSchema.optional(),
    /** What was handed in before this product: innovations of a year, with where the number stands. */
    history: z
      .array(
        z.strictObject({
          year: z.number().int().min(1990).max(2200),
          count: z.number().int().min(0).max(100_000),
          source: name,
        }),
      )
      .max(50)
      .default([]),
    /** Forms of other competitions that innovations are poured into, beside the national ones that are shipped. */
    otherForms: z.array(otherFormSchema).max(20).default([]),
    /** What units are counted for, and when the page of a month goes out. */
    recognition: z
      .strictObject({
        /** Innovations that each unit is to hand in in a year. */
        target: z.number().int().min(0).max(1000),
        /** Points of one innovation that came so far; the furthest counts. */
        points: z.strictObject({
          handedIn: z.number().min(0),
          accepted: z.number().min(0),
          designated: z.number().min(0),
        }),
        /** Day of the month on which the page of the month before goes to whoever runs the programme. */
        monthlyDay: z.number().int().min(1).max(28),
        /** Where the rule comes from, as people read it. */
        source: name,
      })
      .optional(),
    /** Names that sentences give as examples: two units as people type them, one in full, a group that is coached together. */
    examples: z.strictObject({ unit: name, otherUnit: name, unitInFull: name, group: name }),
    /** The kinds that its units are of. */
    kinds: z
      .array(kindSchema)
      .min(1)
      .max(20)
      .default(() => usualKinds.map((kind) => ({ ...kind, words: [...kind.words] }))),
    /** How its papers and sentences call the roles. */
    roles: rolesSchema,
    /** Languages beside Indonesian whose words people type. */
    languages: z.array(languageSchema).max(10).default([]),
    /** The groups of units that one mentor looks after, at the first start. */
    gakor: z.array(gakorSchema).max(200).default([]),
    /** The units of a fresh installation. */
    units: z
      .array(
        z.strictObject({
          id: z
            .string()
            .regex(/^[a-z][a-z0-9-]{1,59}$/, 'must be 2 to 60 small letters, digits or hyphens'),
          name,
          kind: kindId,
          short: name.nullable().default(null),
          aliases: names,
          former: names,
          confidence: name.default('as given by the region'),
        }),
      )
      .min(1)
      .max(2000),
  })
  .refine(({ bounds: { south, north } }) => south < north, {
    path: ['bounds'],
    message: 'south must lie below north',
  })
  .refine(({ bounds: { west, east } }) => west < east, {
    path: ['bounds'],
    message: 'west must lie left of east',
  })
  .superRefine(({ otherForms }, context) => {
    // A shipped form of the same id is not served; every other one is, and keeps its words.
    const seen = new Set(
      shippedForms
        .filter(({ id }) => otherForms.every((own) => own.id !== id))
        .flatMap(({ words }) => words.map((word) => `word ${word}`)),
    );
    for (const [nth, { id, words }] of otherForms.entries())
      for (const key of [`id ${id}`, ...new Set(words.map((word) => `word ${word}`))]) {
        if (seen.has(key))
          context.addIssue({
            code: 'custom',
            path: ['otherForms', nth],
            message: `${key} is that of another form as well`,
          });
        seen.add(key);
      }
  })
  .superRefine(checkNames);

/** What is told apart from region to region. */
export type Region = Readonly<z.infer<typeof regionSchema>>;
