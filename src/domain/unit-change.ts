// What adding or editing a unit comes to: names cleaned, the old name of a renamed unit kept. Pure.
// It never removes a unit: records name it for ever, and one that is no more becomes inactive.
import { cleanText } from './language/index.ts';
import type { Result } from './result.ts';
import { no, ok } from './result.ts';
import { trimBothOf } from './trimming.ts';

/** A unit as it is stored. */
export interface StoredUnit {
  readonly id: string;
  readonly name: string;
  /** One of the kinds that the region lists, or listed when it was stored. */
  readonly kind: string;
  /** Abbreviation. */
  readonly short: string | null;
  /** Other names in use. */
  readonly aliases: readonly string[];
  /** Names it had before. */
  readonly former: readonly string[];
  /** People may choose it. */
  readonly active: boolean;
}

/** What is to be different; whatever is left out stays, and a list that is given replaces the old one. */
export type UnitChange = {
  readonly [Key in Exclude<keyof StoredUnit, 'id'>]?: StoredUnit[Key] | undefined;
};

/** Why a unit cannot be stored like that. */
export type UnitProblem =
  | { readonly type: 'wrong_id' }
  | { readonly type: 'wrong_name'; readonly name: string }
  | { readonly type: 'missing'; readonly what: 'name' | 'kind' }
  | { readonly type: 'name_taken'; readonly by: string };

const LONGEST_NAME = 200;
const LONGEST_ID = 60;
const MOST_NAMES = 30;
/** Ids that no unit may have: the desk has pages of its own at those addresses. */
const keptIds: readonly string[] = ['baru', 'gakor'];

/** Makes an id of a name: `Dinas Perhubungan` becomes `dinas-perhubungan`; empty where no letter is usable. */
export function unitIdOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return trimBothOf(plain.slice(0, LONGEST_ID), '-');
}

/** Gives the unit as it becomes; `before` is null for a new one, which needs name and kind. */
export function changeUnit(
  id: string,
  before: StoredUnit | null,
  change: UnitChange,
): Result<StoredUnit, UnitProblem> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || id.length > LONGEST_ID)
    return no({ type: 'wrong_id' });
  if (before === null && keptIds.includes(id))
    return no({ type: 'wrong_name', name: change.name ?? id });
  const name = change.name === undefined ? before?.name : oneLine(change.name);
  const kind = change.kind ?? before?.kind;
  if (name === undefined) return no({ type: 'missing', what: 'name' });
  if (kind === undefined) return no({ type: 'missing', what: 'kind' });
  const short = change.short === undefined ? (before?.short ?? null) : change.short;
  const aliases = namesIn(change.aliases ?? before?.aliases ?? []);
  const former = namesIn([
    ...(change.former ?? before?.former ?? []),
    // People go on typing the name they know.
    ...(before !== null && before.name !== name ? [before.name] : []),
  ]).filter((one) => one !== name);
  const wrong = [name, ...(short === null ? [] : [oneLine(short)]), ...aliases, ...former].find(
    (one) => !/\p{L}/u.test(one) || one.length > LONGEST_NAME,
  );
  if (wrong !== undefined) return no({ type: 'wrong_name', name: wrong });
  if (aliases.length > MOST_NAMES || former.length > MOST_NAMES)
    return no({ type: 'wrong_name', name: aliases[MOST_NAMES] ?? former[MOST_NAMES] ?? '' });
  return ok({
    id,
    name,
    kind,
    short: short === null ? null : oneLine(short),
    aliases,
    former,
    active: change.active ?? before?.active ?? true,
  });
}

const oneLine = (text: string): string => cleanText(text).text.replaceAll(/\s+/gu, ' ').trim();

const namesIn = (names: readonly string[]): readonly string[] => [...new Set(names.map(oneLine))];
