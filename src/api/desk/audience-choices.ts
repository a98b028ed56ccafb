// Whom a form offers to choose: roles, units and gakor, as far as whoever writes may write, each ticked as it came back.
// It chooses nobody.
import { gakorRows } from '../../db/views/mentors.ts';
import { listUnits } from '../../db/views/reference.ts';
import type { ServerParts } from '../parts.ts';
import { type Fields, rolesOf, valuesOf } from './composing.ts';
import { roleText } from './people.ts';

/** Something to tick. */
interface Choice {
  readonly id: string;
  readonly name: string;
  readonly ticked: boolean;
}

/** Marks what was ticked in the field `name`. */
export const offered = (
  fields: Fields,
  name: string,
  all: readonly { readonly id: string; readonly name: string }[],
): readonly Choice[] => {
  const ticked = valuesOf(fields, name);
  return all.map(({ id, name: words }) => ({ id, name: words, ticked: ticked.includes(id) }));
};

/** The roles, units and gakor; `scope` is the one unit that somebody may write to, null all of them. */
export async function audienceChoices(
  { db, words }: Pick<ServerParts, 'db' | 'words'>,
  scope: string | null,
  fields: Fields,
): Promise<{
  readonly roles: readonly Choice[];
  readonly units: readonly Choice[];
  readonly gakors: readonly Choice[];
}> {
  const roles = offered(
    fields,
    'peran',
    rolesOf(scope).map((id) => ({ id, name: roleText(id, words) })),
  );
  if (scope !== null) return { roles, units: [], gakors: [] };
  const [units, gakors] = await Promise.all([listUnits(db), gakorRows(db)]);
  return {
    roles,
    units: offered(
      fields,
      'unit',
      units.filter(({ active }) => active),
    ),
    gakors: offered(
      fields,
      'gakor',
      gakors.map(({ id, name }) => ({ id: String(id), name })),
    ),
  };
}
