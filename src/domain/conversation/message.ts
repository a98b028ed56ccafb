// What is said to people, as data: a key and its arguments. The words are in bot/text.
// It never holds a sentence.

/** Number, date (ISO) and subject of an official document, as far as they are known. */
export interface DocumentFacts {
  readonly number?: string;
  readonly date?: string;
  readonly subject?: string;
}
