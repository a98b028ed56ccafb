// Checks that the names in a region's file fit together: nothing twice, and nothing named that is not there.
// Whether a single name is well written is said by the schema.
import type { z } from 'zod';
import { usualRoleWords } from '../language/usual-role-words.ts';
import type { ContestRules } from '../contest/rules.ts';
import type { Kind } from './kinds.ts';

/** The parts of a region's file that name each other. */
interface Named {
  readonly kinds: readonly Kind[];
  readonly roles: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly gakor: readonly { readonly name: string; readonly units: readonly string[] }[];
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
  }[];
  readonly contest?: ContestRules | undefined;
}

/** A place in the file, and what is wrong there. */
type Say = (path: (string | number)[], message: string) => void;

/** Adds an issue for each name that is there twice or leads nowhere. */
export function checkNames(region: Named, context: z.core.$RefinementCtx): void {
  const say: Say = (path, message) => context.addIssue({ code: 'custom', path, message });
  const { kinds, units, gakor, roles, languages } = region;
  once(
    units.flatMap(({ id, name }, nth) => [
      { path: ['units', nth, 'id'], key: `id ${id}`, first: `unit ${nth + 1}` },
      { path: ['units', nth, 'name'], key: name.toLowerCase(), first: `unit ${nth + 1}` },
    ]),
    say,
  );
  once(
    kinds.flatMap(({ id, words }, nth) => [
      { path: ['kinds', nth, 'id'], key: `id ${id}`, first: `kind ${nth + 1}` },
      ...words.map((word, at) => ({
        ...{ path: ['kinds', nth, 'words', at], key: word, first: `kind ${nth + 1}` },
      })),
    ]),
    say,
  );
  once(
    Object.entries(roles)
      .filter(([role]) => role !== 'unit_head_title')
      .map(([role, name]) => ({
        ...{ path: ['roles', role], key: name.toLowerCase(), first: `the role ${role}` },
      })),
    say,
  );
  for (const [role, name] of Object.entries(roles))
    for (const [other, words] of Object.entries(usualRoleWords))
      if (!role.startsWith(other) && words.includes(name.toLowerCase()))
        say(['roles', role], `people type "${name}" for the role ${other}`);
  once(
    languages.map((key, nth) => ({
      ...{ path: ['languages', nth], key, first: `language ${nth + 1}` },
    })),
    say,
  );
  once(
    gakor.flatMap(({ name, units: of }, nth) => [
      {
        path: ['gakor', nth, 'name'],
        key: `name ${name.toLowerCase()}`,
        first: `gakor ${nth + 1}`,
      },
      ...of.map((id, at) => ({
        ...{ path: ['gakor', nth, 'units', at], key: `unit ${id}`, first: `gakor ${nth + 1}` },
      })),
    ]),
    say,
  );
  checkReferences(region, say);
}

/** Adds an issue for each kind and unit that is named and not listed. */
function checkReferences({ kinds, units, gakor, contest }: Named, say: Say): void {
  const kindIds = new Set(kinds.map(({ id }) => id));
  const listed = [...kindIds].join(', ');
  for (const [nth, { kind }] of units.entries())
    if (!kindIds.has(kind))
      say(['units', nth, 'kind'], `"${kind}" is no kind of this region; they are ${listed}`);
  for (const [nth, category] of (contest?.categories ?? []).entries())
    for (const [at, kind] of category.kinds.entries())
      if (!kindIds.has(kind))
        say(
          ['contest', 'categories', nth, 'kinds', at],
          `"${kind}" is no kind of this region; they are ${listed}`,
        );
  const unitIds = new Set(units.map(({ id }) => id));
  for (const [nth, { units: of }] of gakor.entries())
    for (const [at, id] of of.entries())
      if (!unitIds.has(id))
        say(['gakor', nth, 'units', at], `"${id}" is the id of no unit in this file`);
}

/** Adds an issue where something stands that stood before. */
function once(
  all: readonly {
    readonly path: (string | number)[];
    readonly key: string;
    readonly first: string;
  }[],
  say: Say,
): void {
  const seen = new Map<string, string>();
  for (const { path, key, first } of all) {
    const before = seen.get(key);
    if (before === undefined) seen.set(key, first);
    else say(path, `is that of ${before} as well`);
  }
}
