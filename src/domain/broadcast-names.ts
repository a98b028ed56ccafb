// Finds people of a broadcast by their names as somebody types them, one after the other. Whoever is meant twice is not guessed.
import type { PersonToWrite } from './broadcast.ts';

/** Who was found by name, and which names are nobody's or several people's. */
export interface NamedPeople {
  readonly ids: readonly number[];
  readonly unknown: readonly string[];
}

const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** A title that stands behind a comma of its own: "S.T.", "M.Kes". */
const title = /^(?:\p{L}{1,5}\.){1,3}\s?\p{L}{0,5}\.?$/u;

/** Fewest letters of the beginning of a name. */
const SHORTEST = 4;

/** Finds each by the whole name, or by its beginning where one person alone is called so. */
export function peopleNamed(
  people: readonly Pick<PersonToWrite, 'id' | 'name'>[],
  names: readonly string[],
): NamedPeople {
  const ids: number[] = [];
  const unknown: string[] = [];
  const keys = people.map(({ id, name }) => ({ id, key: keyOf(name ?? '') }));
  for (const name of names.map((one) => one.trim())) {
    const key = keyOf(name);
    if (key === '' || title.test(name)) continue;
    const whole = keys.filter((one) => one.key === key);
    const begun =
      key.length < SHORTEST || whole.length > 0
        ? []
        : keys.filter((one) => one.key.startsWith(key));
    const found = whole.length > 0 ? whole : begun;
    const [only, another] = found;
    if (only === undefined || another !== undefined) unknown.push(name);
    else ids.push(only.id);
  }
  return { ids: [...new Set(ids)], unknown };
}
