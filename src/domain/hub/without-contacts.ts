// Leaves out of a text what is never public wherever it stands: telephone numbers, NIP and NIK, mail addresses, links, and
// names that are known to be people's. It cannot know the name of a person whom nobody named to it.
import { namesOfPeople, singleNamesOf } from './names-of-people.ts';

/** What stands in the place of what was left out. */
const LEFT_OUT = '…';

/** Ends of hosts behind which a path makes a link; those that stand alone are fewer: a blank may be missing behind a dot. */
const ENDS =
  'com|net|org|info|biz|id|co|io|me|ly|gle|gl|ee|be|gg|cc|tv|us|uk|eu|sg|my|link|click|site|online|shop|store|app|dev|xyz|web|page|asia|edu|gov';
const HOST = String.raw`(?<![\p{L}\p{N}@.\-])(?:[a-z0-9](?:[a-z0-9\-]{0,62})\.){1,5}`;

const never: readonly RegExp[] = [
  /\b(?:https?|ftp):\/\/[^\s<>"]{1,2000}/giu,
  /(?<![\p{L}\p{N}.])www\.[^\s<>"]{1,2000}/giu,
  // Mail addresses stand before hosts: an address ends in one.
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu,
  new RegExp(String.raw`${HOST}(?:${ENDS})(?::\d{1,5})?[/?][^\s<>"]{1,2000}`, 'giu'),
  new RegExp(String.raw`${HOST}(?:com|net|org|biz|id|io|xyz)(?![\p{L}\p{N}\-])`, 'giu'),
  // Names in social networks.
  /(?<![\p{L}\p{N}.])@[a-z_][\w.]{2,40}/giu,
  // NIP, in one run or in groups.
  /(?<!\d)(?:19|20)\d\d[ .-]?\d\d[ .-]?\d\d[ .-]{0,2}(?:19|20)\d\d[ .-]?\d\d[ .-]{0,2}[12][ .-]{0,2}\d[ .-]?\d[ .-]?\d(?!\d)/gu,
  // NIK in groups; four years in a row are none.
  /(?<!\d)(?!(?:(?:19|20)\d\d[ .-]){3})\d{4}([ .-])\d{4}\1\d{4}\1\d{4}(?!\d)/gu,
  /(?<!\d)\d\d[ .-]?\d\d[ .-]?\d\d[ .-]\d\d[ .-]?\d\d[ .-]?\d\d[ .-]\d{4}(?!\d)/gu,
  // NPWP.
  /(?<!\d)\d\d\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}(?!\d)/gu,
  // Every other run of digits that no amount of money has.
  /(?<!\d)\d{14,20}(?!\d)/gu,
  // Mobile numbers of Indonesia.
  /(?<![\d.,])(?:\(?\+?62\)?[ .\-–]{0,2}(?:\(?0\)?)?|\(?0)8\d(?:[ .\-–)]{0,3}\d){6,11}(?!\d)/gu,
  // Numbers of offices and homes, with their area.
  /(?<![\d.,])(?:\(?0\d{2,3}\)?|\+62[ .-]?\d{2,3})[ .\-–]{1,3}(?=(?:[ .\-–]?\d){5})\d{2,8}(?:[ .\-–]\d{2,5}){0,3}(?!\d)/gu,
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
  for (const name of namesOfPeople(people))
    rest = rest.replaceAll(shapeOf(name), () => {
      leftOut += 1;
      return LEFT_OUT;
    });
  const { alone, parts } = singleNamesOf(people);
  for (const [names, shape] of [
    [alone, standing],
    [parts, addressed],
  ] as const)
    for (const name of names)
      rest = rest.replaceAll(shape(name), (_, before: string) => {
        leftOut += 1;
        return `${before}${LEFT_OUT}`;
      });
  return { text: rest, leftOut };
}

const ADDRESS =
  '(?:[Bb]apak|[Ii]bu|[Pp]ak|[Bb]u|[Bb]pk|[Ss]audara|[Ss]audari|[Ss]dri?|[Kk]ak|[Bb]ang|[Dd]rg?|[Bb]idan|[Nn]ers|[Nn]s|[Hh]j?)';

/** A word wherever it stands with a capital, as it was typed or all in capitals; what it is part of is another word. */
const standing = (name: string): RegExp =>
  new RegExp(
    String.raw`((?<![\p{L}\p{N}\-]))(?:${name}|${name.toUpperCase()})(?![\p{L}\p{N}\-])`,
    'gu',
  );

/** The same behind a form of address. */
const addressed = (name: string): RegExp =>
  new RegExp(
    String.raw`((?<![\p{L}\p{N}])${ADDRESS}\.?\s{1,2})(?:${name}|${name.toUpperCase()})(?![\p{L}\p{N}\-])`,
    'gu',
  );

/** A name wherever it stands, whatever its capitals and the blanks in it. */
const shapeOf = (name: string): RegExp =>
  new RegExp(
    name
      .split(' ')
      .map((word) => word.replaceAll(/[$()*+.?[\\\]^{|}/]/gu, String.raw`\$&`))
      .join(String.raw`\s{1,3}`),
    'giu',
  );
