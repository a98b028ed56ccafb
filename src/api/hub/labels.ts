// What the codes on a card are called: the options of the editions, the newer edition first.
// It holds no card.
import type { ItemId, Option } from '../../domain/edition/definition.ts';
import { newestEditions } from '../../domain/edition/editions/index.ts';
import { publicItemsOf } from '../../domain/edition/editions/public-items.ts';
import { formOf } from '../../domain/edition/journey.ts';

/** The lists of options by which the catalogue is narrowed or of which a card tells. */
export type Listed = 'form' | 'kind' | 'stage' | 'field';

/** The options of a list, in the order of the newest edition; what older ones had besides stands behind. */
export function optionsOf(list: Listed): readonly { readonly id: string; readonly name: string }[] {
  const found = new Map<string, string>();
  for (const edition of newestEditions().toSorted((one, other) => other.year - one.year))
    for (const { code, label } of options(edition.id, publicItemsOf(edition.id)[list]))
      if (!found.has(code)) found.set(code, label);
  return [...found].map(([id, name]) => ({ id, name }));

  function options(editionId: string, item: ItemId): readonly Option[] {
    const definition = newestEditions().find(({ id }) => id === editionId);
    const asked = definition === undefined ? undefined : formOf(definition).byId.get(item);
    return asked?.kind === 'field' && asked.value.type === 'choice' ? asked.value.options : [];
  }
}

/** What a code is called; the code itself where no edition has it. */
export const labelOf = (list: Listed, code: string | null): string | null =>
  code === null ? null : (optionsOf(list).find(({ id }) => id === code)?.name ?? code);
