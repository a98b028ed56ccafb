// Leaves out of a text what is never public wherever it stands: telephone numbers, NIP and NIK, mail addresses, links, and
// names that are known to be people's. It cannot know the name of a person whom nobody named to it.

/** What stands in the place of what was left out. */
const LEFT_OUT = '…';

const never: readonly RegExp[] = [
  /\bhttps?:\/\/[^\s<>"]{1,2000}/giu,
  /\b(?:wa\.me|t\.me|bit\.ly|s\.id)\/[^\s<>"]{1,200}/giu,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu,
  // NIP, in one run or in its four groups.
  /(?<!\d)(?:19|20)\d{6}[ .]?\d{6}[ .]?\d[ .]?\d{3}(?!\d)/gu,
  // NIK, and every other run of digits that no amount of money has.
  /(?<!\d)\d{16,20}(?!\d)/gu,
  // Mobile numbers of Indonesia.
  /(?<![\d.,])(?:\+?62[ .-]?|0)8\d(?:[ .-]?\d){6,11}(?!\d)/gu,
  // Numbers of offices and homes, with their area.
  /(?<![\d.,])\(?0\d{2,3}\)?[ -]\d{5,8}(?!\d)/gu,
];

/** Gives the text without what is never public, and in how many places something was left out. */
export function withoutContacts(
  text: string,
  people: readonly string[],
): { readonly text: string; readonly leftOut: number } {
  let leftOut = 0;
  let rest = text;
  for (const shape of never)
    rest = rest.replaceAll(shape, () => {
      leftOut += 1;
      return LEFT_OUT;
    });
  for (const name of names(people)) {
    const parts = splitAround(rest, name);
    leftOut += parts.length - 1;
    rest = parts.join(LEFT_OUT);
  }
  return { text: rest, leftOut };
}

/** Names with two words and more, with and without the degrees behind the comma; a single word may be anything. */
const names = (people: readonly string[]): readonly string[] =>
  [...new Set(people.flatMap((name) => [name.trim(), (name.split(',')[0] ?? '').trim()]))]
    .filter((name) => name.length >= 5 && name.includes(' '))
    .toSorted((one, other) => other.length - one.length);

/** Cuts a text at every place where a name stands, whatever its capitals. */
function splitAround(text: string, name: string): readonly string[] {
  const small = text.toLowerCase();
  const wanted = name.toLowerCase();
  // Small letters of a few scripts are longer than their capitals; then places would not agree.
  if (small.length !== text.length) return text.split(name);
  const parts: string[] = [];
  let from = 0;
  for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, from)) {
    parts.push(text.slice(from, at));
    from = at + wanted.length;
  }
  return [...parts, text.slice(from)];
}
