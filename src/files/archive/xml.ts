// Reads the XML parts of office documents, element by element, with fast-xml-parser.
// It declares and expands no entities, and knows no rule of any document format.
import { XMLParser } from 'fast-xml-parser';

/** One XML part. `cut` tells that the text is only the beginning of a longer part. */
export interface XmlPart {
  readonly xml: string;
  readonly cut: boolean;
}

/** The start of an element: its name without prefix, and its attributes, character references resolved. */
interface XmlElement {
  readonly name: string;
  /** Gives the attribute of exactly this name; empty when it is not there. */
  readonly attribute: (name: string) => string;
  /** Gives the attributes of this name under any prefix. */
  readonly prefixed: (name: string) => readonly string[];
}

/** What is called while a part is read, in the order of the document. */
export interface XmlVisitor {
  readonly element?: (element: XmlElement) => void;
  /** Gets text, references resolved, and the name of the element around it. It may come in several pieces. */
  readonly text?: (text: string, parent: string) => void;
}

/** Thrown for a part that is no XML; never leaves the folder `archive`. */
export class UnreadableXml extends Error {}

// Honest documents nest tables and text boxes far less deeply.
const MAX_NESTED_TAGS = 1000;
const PREFIX = '@';

/** Calls the visitor for all elements and texts of a part. Of a part that is cut, the end may be unreadable. */
export function readXml({ xml, cut }: XmlPart, visitor: XmlVisitor): void {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: PREFIX,
    processEntities: false,
    parseTagValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: MAX_NESTED_TAGS,
    jPath: false,
    tagValueProcessor: (name, text) => {
      visitor.text?.(resolveReferences(text), localName(name));
      return text;
    },
    updateTag: (name, _path, attributes) => {
      visitor.element?.(elementOf(name, attributes));
      // An element that is left out of the tree needs no memory once it has been read.
      return false;
    },
  });
  try {
    parser.parse(xml);
  } catch (error) {
    if (!cut) throw new UnreadableXml('a part is no XML', { cause: error });
  }
}

/** An element with what is inside it; text has the name `#text`. Names keep their prefix. */
export interface XmlNode {
  readonly name: string;
  readonly inside: readonly XmlNode[];
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads a whole part as a tree, for documents whose cells stand inside each other. */
export function xmlTree(xml: string): readonly XmlNode[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: MAX_NESTED_TAGS,
    jPath: false,
  });
  return nodesOf(parser.parse(xml));
}

function nodesOf(made: unknown): readonly XmlNode[] {
  if (!Array.isArray(made)) return [];
  return made.flatMap((one: unknown): readonly XmlNode[] => {
    const entries = Object.entries(Object(one));
    const [name, inside] = entries.find(([key]) => key !== ':@') ?? [];
    if (name === undefined) return [];
    const given = Object.entries(Object(entries.find(([key]) => key === ':@')?.[1]));
    const isText = name === '#text';
    return [
      {
        name,
        inside: isText ? [] : nodesOf(inside),
        text: isText ? resolveReferences(String(inside ?? '')) : '',
        attributes: Object.fromEntries(
          given.map(([key, value]) => [key, resolveReferences(String(value))]),
        ),
      },
    ];
  });
}

function elementOf(name: string, attributes: Readonly<Record<string, string>> = {}): XmlElement {
  return {
    name: localName(name),
    attribute: (wanted) => resolveReferences(attributes[PREFIX + wanted] ?? ''),
    prefixed: (wanted) =>
      Object.entries(attributes)
        .filter(([found]) => localName(found.slice(PREFIX.length)) === wanted)
        .map(([, value]) => resolveReferences(value)),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Replaces `&amp;`, `&#116;` and `&#x74;` by what they stand for. */
function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/giu,
    (whole, hex, decimal, named) => {
      if (named !== undefined) return NAMED[String(named)] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
