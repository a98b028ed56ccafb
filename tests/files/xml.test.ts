// Reading XML parts: order, prefixes, references, parts that are cut, and what is no XML.
import { expect, test } from 'vitest';
import { UnreadableXml, readXml } from '../../src/files/archive/xml.ts';

function seen(xml: string, cut = false): string[] {
  const found: string[] = [];
  readXml(
    { xml, cut },
    {
      element: ({ name, attribute, prefixed }) =>
        found.push(`<${name} ${attribute('a')} ${prefixed('a').join('|')}>`),
      text: (text, parent) => found.push(`${parent}:${text}`),
    },
  );
  return found;
}

test('elements and texts come in the order of the document, without prefixes', () => {
  expect(
    seen('<?xml version="1.0"?><x:r a="1" x:a=\'2\'>one<b/>two<![CDATA[<c/>]]></x:r>'),
  ).toEqual(['<r 1 1|2>', 'r:one', '<b  >', 'r:two', 'r:<c/>']);
});

test('character references are resolved once; others stay as they are', () => {
  expect(seen('<r a="&#104;&amp;lt;">&#x74;&b;&amp;amp;</r>')).toEqual([
    '<r h&lt; h&lt;>',
    'r:t&b;&amp;',
  ]);
});

test('an entity that was declared is not expanded', () => {
  const found = seen('<!DOCTYPE r [<!ENTITY b "cccc">]><r a="&b;">&b;</r>');
  expect(found).toEqual(['<r &b; &b;>', 'r:&b;']);
});

test('the beginning of a part is read as far as it goes', () => {
  const beginning = '<r><c a="1"/><c a="2"/><c a=';
  expect(seen(beginning, true)).toEqual(['<r  >', '<c 1 1>', '<c 2 2>']);
  expect(() => seen(beginning)).toThrow(UnreadableXml);
});
