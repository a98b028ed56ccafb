// Where the items and options of a new version come from: the same id, or what somebody wrote in `was`.
// A rename is never guessed: what is gone while something like it is new is asked about, with the place to answer in.
import type { Defect } from '../check-item.ts';
import type { EditionDefinition, Item, ItemId } from '../definition.ts';
import type { Said } from './read.ts';

/** From which items and options of the version before each of the new ones takes what was said. */
export interface Origins {
  /** Former ids of every item that has any; usually its own. */
  readonly items: ReadonlyMap<ItemId, readonly ItemId[]>;
  /** Former codes by item and code, for those that are called otherwise now. */
  readonly options: ReadonlyMap<ItemId, ReadonlyMap<string, readonly string[]>>;
}

/** The origins, and what must be answered or mended in the workbook before they are certain. */
export interface FoundOrigins {
  readonly origins: Origins;
  readonly questions: readonly Defect[];
}

const itemsOf = (def: EditionDefinition): ReadonlyMap<ItemId, Item> =>
  new Map(def.sections.flatMap(({ items }) => items).map((item) => [item.id, item]));

/** Items of one kind may be each other's successor. */
const kindOf = (item: Item): string =>
  item.kind === 'indicator'
    ? 'indicator'
    : item.value.type === 'longtext'
      ? 'text'
      : item.value.type;

/** Finds the origins of a new version. */
export function findOrigins(
  before: EditionDefinition,
  after: EditionDefinition,
  said: Said,
): FoundOrigins {
  const old = itemsOf(before);
  const now = itemsOf(after);
  const questions: Defect[] = [];
  const items = new Map<ItemId, readonly ItemId[]>();
  for (const id of now.keys()) {
    const was = said.items.get(id) ?? (old.has(id) ? [id] : []);
    for (const former of was)
      if (!old.has(former))
        questions.push({
          part: `item/${id}/was`,
          text: `"${former}" was no item of version ${before.version}`,
        });
    if (was.length > 0) items.set(id, was);
  }
  const taken = new Set([...items.values()].flat());
  questions.push(
    ...askGone({
      gone: [...old.keys()].filter((id) => !taken.has(id) && !said.removed.includes(id)),
      fresh: [...now.keys()].filter((id) => !items.has(id)),
      alike: (gone, fresh) => kind(old, gone) === kind(now, fresh),
      place: (fresh) => `item/${fresh}/was`,
      removed: (gone) => gone,
      noun: 'question',
    }),
  );
  const options = new Map<ItemId, ReadonlyMap<string, readonly string[]>>();
  for (const [id, item] of now) {
    const former = items.get(id)?.[0];
    const from = former === undefined ? undefined : old.get(former);
    const found = optionsOf(from, item, said);
    questions.push(...found.questions);
    if (found.was.size > 0) options.set(id, found.was);
  }
  questions.push(...checkRemoved(said, old, now, taken));
  return { origins: { items, options }, questions };
}

const kind = (items: ReadonlyMap<ItemId, Item>, id: ItemId): string | null => {
  const item = items.get(id);
  return item === undefined ? null : kindOf(item);
};

interface Gone {
  readonly gone: readonly string[];
  readonly fresh: readonly string[];
  readonly alike: (gone: string, fresh: string) => boolean;
  readonly place: (fresh: string) => string;
  readonly removed: (gone: string) => string;
  readonly noun: string;
}

function askGone({ gone, fresh, alike, place, removed, noun }: Gone): Defect[] {
  return gone.flatMap((id) => {
    const like = fresh.filter((one) => alike(id, one));
    const [first] = like;
    if (first === undefined) return [];
    const names = like.map((one) => `"${one}"`).join(', ');
    return [
      {
        part: place(first),
        text: `"${id}" is gone and ${names} ${like.length === 1 ? 'is' : 'are'} new: is it the same ${noun} with another name? Then write ${id} here, in the column "was"${like.length === 1 ? '' : ' of the right row'}; if it is gone for good, write ${removed(id)} in the column "removed" of the sheet "settings"`,
      },
    ];
  });
}

/** Former codes of a choice's options, where they differ. */
function optionsOf(
  from: Item | undefined,
  item: Item,
  said: Said,
): { readonly was: ReadonlyMap<string, readonly string[]>; readonly questions: readonly Defect[] } {
  const was = new Map<string, readonly string[]>();
  const nothing = { was, questions: [] };
  if (item.kind !== 'field' || item.value.type !== 'choice') return nothing;
  if (from?.kind !== 'field' || from.value.type !== 'choice') return nothing;
  const old = from.value.options.map(({ code }) => code);
  const now = item.value.options.map(({ code }) => code);
  const questions: Defect[] = [];
  for (const code of now) {
    const former = said.options.get(item.id)?.get(code);
    if (former === undefined) continue;
    was.set(code, former);
    for (const one of former)
      if (!old.includes(one))
        questions.push({
          part: `option/${item.id}/${code}/was`,
          text: `"${one}" was no option of "${from.id}"`,
        });
  }
  const taken = new Set([...was.values()].flat());
  const asked = askGone({
    gone: old.filter(
      (code) =>
        !now.includes(code) && !taken.has(code) && !said.removed.includes(`${from.id}.${code}`),
    ),
    fresh: now.filter((code) => !old.includes(code) && !was.has(code)),
    alike: () => true,
    place: (code) => `option/${item.id}/${code}/was`,
    removed: (code) => `${from.id}.${code}`,
    noun: 'option',
  });
  return { was, questions: [...questions, ...asked] };
}

function checkRemoved(
  said: Said,
  old: ReadonlyMap<ItemId, Item>,
  now: ReadonlyMap<ItemId, Item>,
  taken: ReadonlySet<ItemId>,
): Defect[] {
  return said.removed.flatMap((name) => {
    const [id = '', code] = name.split('.');
    const item = old.get(id);
    const known =
      code === undefined
        ? item !== undefined
        : item?.kind === 'field' &&
          item.value.type === 'choice' &&
          item.value.options.some((option) => option.code === code);
    if (!known) return [{ part: 'settings/removed', text: `"${name}" was not there before` }];
    if (code === undefined && (now.has(id) || taken.has(id)))
      return [{ part: 'settings/removed', text: `"${name}" is still there` }];
    return [];
  });
}
