// Reads a public link that is given in place of a file. It never opens it.

/** Gives the one https or http address in a short message; null when there is none or more than one. */
export function readLink(text: string): string | null {
  if (text.length > 2000) return null;
  const found = text.match(/https?:\/\/[^\s<>"']+/gi) ?? [];
  const [only] = found;
  if (found.length !== 1 || only === undefined || !URL.canParse(only)) return null;
  const url = new URL(only);
  return url.hostname.includes('.') && url.username === '' ? only : null;
}
