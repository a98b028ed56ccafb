// Takes signs off the ends of a text: the one way to do it. A pattern such as /[.,]+$/ begins anew at every sign of a run
// and takes time in the square of its length; this looks at each sign once. It never changes what stands between.

const isOneOf = (sign: string, signs: string): boolean =>
  signs.includes(sign) || (sign.trim() === '' && signs.includes(' '));

/** Takes every one of `signs` off the end of a text; a blank among them stands for all white space. */
export function trimEndOf(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && isOneOf(text.charAt(end - 1), signs)) end -= 1;
  return text.slice(0, end);
}

/** The same at both ends. */
export function trimBothOf(text: string, signs: string): string {
  let start = 0;
  while (start < text.length && isOneOf(text.charAt(start), signs)) start += 1;
  return trimEndOf(text.slice(start), signs);
}
