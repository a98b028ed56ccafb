// Updates that the crabline server cannot make: it is given a text that names one of these recipes, and the
// proxy puts the real update in its place, with the ids that crabline chose.

/** What crabline chose for the place of an update. */
export interface Place {
  readonly updateId: number;
  readonly messageId: number;
  readonly date: number;
  readonly chat: number;
}

/** Makes the update for its place. */
export type Recipe = (place: Place) => object;

const marker = /^inject:(\d+)$/;

/** The recipes waiting for their place. */
export class Recipes {
  readonly #recipes = new Map<string, Recipe>();

  /** Keeps a recipe and gives the text that stands for it. */
  add(recipe: Recipe): string {
    const id = String(this.#recipes.size + 1);
    this.#recipes.set(id, recipe);
    return `inject:${id}`;
  }

  /** Gives the update meant by one that crabline delivers; the same recipe gives the same update again. */
  cook(update: unknown): unknown {
    const message = at(update, 'message');
    const text = at(message, 'text');
    const recipe =
      typeof text === 'string' ? this.#recipes.get(marker.exec(text)?.[1] ?? '') : undefined;
    return recipe === undefined ? update : recipe(placeOf(update));
  }
}

/** Reads where crabline put an update. */
function placeOf(update: unknown): Place {
  const message = at(update, 'message');
  return {
    updateId: Number(at(update, 'update_id')),
    messageId: Number(at(message, 'message_id')),
    date: Number(at(message, 'date')),
    chat: Number(at(at(message, 'chat'), 'id')),
  };
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** A message of a person in the private chat, with whatever content. */
export function personal(place: Place, person: number, content: object): object {
  return {
    message_id: place.messageId,
    date: place.date,
    chat: { id: place.chat, type: place.chat > 0 ? 'private' : 'supergroup' },
    from: { id: person, is_bot: false, first_name: 'Uji' },
    ...content,
  };
}
