// Which items of an edition may be published, as data. It stands beside the definition, which is frozen once an innovation
// uses it. It holds types only.
import type { ItemId } from './definition.ts';

/** The public items of an edition; those that a version does not have are left out. What is not named is never public. */
export interface PublicItems {
  readonly form: ItemId;
  readonly kind: ItemId;
  readonly stage: ItemId;
  readonly field: ItemId;
  /** The first sentence of the first of these that was answered tells in lists what it is. */
  readonly summary: readonly ItemId[];
  /** Long texts, in the order in which they are shown. */
  readonly texts: readonly ItemId[];
  /** Only links to a place where films are public; every other link is evidence. */
  readonly video: { readonly item: ItemId; readonly hosts: readonly string[] };
  /** The indicator that counts copies; of which it counts those in other regions alone. */
  readonly copies: ItemId;
  /** Names of people stand here: wherever else they stand, they are left out. */
  readonly people: readonly ItemId[];
}
