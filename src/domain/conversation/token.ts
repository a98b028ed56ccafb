// The token behind a button: which prompt and which choice, or the words that typing would be.
// It grants nothing: whoever sends one is treated exactly as if they had typed the words.

/** A token as read back. */
export type Token =
  | { readonly kind: 'choice'; readonly prompt: number; readonly index: number }
  | { readonly kind: 'text'; readonly text: string };

/** Writes the token of a choice of the open prompt. */
export function choiceToken(prompt: number, index: number): string {
  return `p${prompt}:${index}`;
}

/** Writes the token of words that hold at any time, such as a decision with its card's code; letters, digits, blanks and dashes only. */
export function textToken(text: string): string {
  return `t:${text.replaceAll(' ', '_')}`;
}

/** Reads a token; null for anything that this product does not write. */
export function readToken(token: string): Token | null {
  const choice = /^p(\d{1,9}):(\d{1,3})$/.exec(token);
  if (choice !== null)
    return { kind: 'choice', prompt: Number(choice[1]), index: Number(choice[2]) };
  const text = /^t:([A-Za-z0-9_-]{1,62})$/.exec(token)?.[1];
  return text === undefined ? null : { kind: 'text', text: text.replaceAll('_', ' ') };
}
