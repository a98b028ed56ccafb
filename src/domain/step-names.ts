// The steps of an edition's calendar in a word or two each, out of their titles: for heads of narrow columns.
// It knows no step of any year.

/** So many letters fit over a narrow column. */
const LONGEST = 14;

/**
 * Gives a name for each step, in their order: the first word of its title, and where another step begins with it, the first
 * word behind it that is not the other's.
 */
export function stepNames(steps: readonly { readonly title: string }[]): readonly string[] {
  const all = steps.map(({ title }) => title.split(/[\s/,;:]+/u).filter((word) => word !== ''));
  return all.map((words, at) => {
    const [first = ''] = words;
    const alike = all.filter((others, other) => other !== at && others[0] === first);
    const own = words.find((word, nth) => nth > 0 && alike.some((others) => others[nth] !== word));
    return short(own === undefined ? first : `${first} ${own}`);
  });
}

const short = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
