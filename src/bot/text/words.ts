// The shape of all wording: one sentence maker for every key. It holds no words.

/** One sentence maker per message of a group; a message without words does not compile. */
export type WordsOf<Messages> = {
  readonly [Key in keyof Messages]: (args: Messages[Key]) => string;
};
