// The words people have for roles, the taught one first; those of the agency have its names and the region's
// own name is one more, out of the region's data.
// It decides no right.
import { roleName } from '../region.ts';
import type { NamedRole } from '../regions/people.ts';
import { agencyWords } from './agency-words.ts';
import { usualRoleWords } from './usual-role-words.ts';

type Words = readonly [string, ...string[]];

/** The usual words, and the name that the region has for the role. */
const withOwn = (role: NamedRole, [first, ...others]: Words): Words => {
  const own = roleName(role).toLowerCase();
  return [first, ...others, ...([first, ...others].includes(own) ? [] : [own])];
};

/** Words for each role that somebody may name. */
export const roleWords: typeof usualRoleWords = {
  ...usualRoleWords,
  get unit_admin() {
    return withOwn('unit_admin', usualRoleWords.unit_admin);
  },
  get unit_head() {
    return withOwn('unit_head', usualRoleWords.unit_head);
  },
  get mentor() {
    return withOwn('mentor', usualRoleWords.mentor);
  },
  get verifier() {
    const agencies = agencyWords();
    return withOwn('verifier', [
      'verifikator',
      ...agencies.map((name) => `verifikator ${name}`),
      ...agencies,
      'pemeriksa',
    ]);
  },
  get coordinator() {
    return withOwn('coordinator', [
      'koordinator',
      ...agencyWords().map((name) => `koordinator ${name}`),
    ]);
  },
};

/** The longest word for a role that a text begins with; empty where it begins with none. */
export const roleWordAt = (role: keyof typeof roleWords, typed: string): string =>
  roleWords[role]
    .toSorted((a, b) => b.length - a.length)
    .find((word) => new RegExp(`^${word}\\b`, 'i').test(typed)) ?? '';
