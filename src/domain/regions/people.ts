// What a region's file says of people and how they talk: names of the roles, gakor, languages beside Indonesian.
// It gives no right: what a role may do stands in the access table.
import { z } from 'zod';

const name = z.string().trim().min(1).max(200);
const roleName = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/^\p{L}[\p{L} /.-]*$/u, 'must be letters and spaces');

/** Names of the roles that differ from region to region, as they stand in the middle of a sentence. */
export const rolesSchema = z
  .strictObject({
    unit_admin: roleName.default('Admin Inovasi'),
    unit_head: roleName.default('Kepala unit'),
    /** As papers and states name the head of a unit, where that is another word. */
    unit_head_title: roleName.default('Kepala SKPD'),
    mentor: roleName.default('pamong'),
    verifier: roleName.default('verifikator'),
    coordinator: roleName.default('koordinator'),
  })
  .prefault({});

/** A role that a region may call by a name of its own. */
export type NamedRole = keyof z.infer<typeof rolesSchema>;

/** A gakor with the ids of its units. */
export const gakorSchema = z.strictObject({
  name,
  units: z.array(z.string().max(60)).max(2000).default([]),
});

/** A language beside Indonesian whose words are read. */
export const languageSchema = z.enum(['banjar']);

/** A language beside Indonesian whose words are read. */
export type RegionLanguage = z.infer<typeof languageSchema>;
