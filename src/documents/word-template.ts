// Fills an office's own Word template with the values of a paper, and says what is wrong with a template.
// Values are text: what stands in one is never read as a field or as markup. In the printing process only.
import {
  createDefaultPlugins,
  MissingCloseDelimiterError,
  MissingStartDelimiterError,
  MimeType,
  officeMarkup,
  type ScopeData,
  type Tag,
  TagDisposition,
  TagOptionsParseError,
  TagPlacement,
  type TemplateContext,
  TemplateExtension,
  TemplateHandler,
  TemplateSyntaxError,
  TextPlugin,
  UnclosedTagError,
  UnopenedTagError,
  xml,
  Zip,
} from 'easy-template-x';
import qrcode from 'qrcode';
import sharp from 'sharp';
import {
  checkTemplate,
  type TemplatePaper,
  type TemplateProblem,
  type TemplateTag,
} from '../domain/paper-templates.ts';
import { type Result, no, ok } from '../domain/result.ts';
import { sampleOf, type TemplateValues } from './papers/template-values.ts';

/** So deep may elements lie in each other: tables in tables, in boxes. */
const DEEPEST = 200;

/** Side of the QR, pixels at 96 to the inch: 13 mm. */
const SIDE = 49;

const handler = (): TemplateHandler =>
  new TemplateHandler({
    plugins: [
      new Lines(),
      ...createDefaultPlugins().filter(({ contentType }) => contentType !== 'text'),
    ],
    extensions: { afterCompilation: [new BracesBack()] },
    maxXmlDepth: DEEPEST,
  });

/** Text of several lines, each where its field stands: the library's own puts all but the first behind the rest of the run. */
class Lines extends TextPlugin {
  override simpleTagReplacements(tag: Tag, data: ScopeData): void {
    const value: unknown = data.getScopeData();
    const [first = '', ...others] = typeof value === 'string' ? value.split('\n') : [];
    if (tag.placement !== TagPlacement.TextNode || others.length === 0)
      return super.simpleTagReplacements(tag, data);
    let last = officeMarkup.query.containingTextNode(tag.xmlTextNode);
    tag.xmlTextNode.textContent = first;
    officeMarkup.modify.setSpacePreserveAttribute(last);
    for (const line of others) {
      const lineBreak = xml.create.generalNode('w:br');
      const node = xml.create.generalNode('w:t', {
        attributes: {},
        childNodes: [xml.create.textNode(line)],
      });
      officeMarkup.modify.setSpacePreserveAttribute(node);
      xml.modify.insertAfter(lineBreak, last);
      xml.modify.insertAfter(node, lineBreak);
      last = node;
    }
  }
}

/**
 * Stand for the braces of values while a template is filled: where a row or paragraph is repeated, what was filled in before is
 * read once more. Signs that no text holds, because they belong to programs alone.
 */
const STAND_INS = { '{': '\ufdd0', '}': '\ufdd1' } as const;

/** Puts the braces of values back when everything is filled in. */
class BracesBack extends TemplateExtension {
  override async execute(_: ScopeData, { currentPart }: TemplateContext): Promise<void> {
    const root = await currentPart.xmlRoot();
    for (const node of xml.query.descendants(root, DEEPEST, (one) => xml.query.isTextNode(one)))
      if (xml.query.isTextNode(node))
        node.textContent = node.textContent
          .replaceAll(STAND_INS['{'], '{')
          .replaceAll(STAND_INS['}'], '}');
  }
}

/** Fills in a template; `url` is what its QR leads to. */
export async function fillTemplate(
  template: Uint8Array,
  values: TemplateValues,
  url: string,
): Promise<Uint8Array> {
  const svg = await qrcode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  const source = await sharp(Buffer.from(svg), { density: 900 }).png().toBuffer();
  const qr = {
    ...{ _type: 'image', source, format: MimeType.Png, width: SIDE, height: SIDE },
    altText: 'Kode QR ke halaman cetakan ini',
  };
  const filled = await handler().process(Buffer.from(template), { ...plain(values), qr });
  return new Uint8Array(filled);
}

/** A template filled with the names of its fields; or all that is wrong with it. */
export async function tryTemplate(
  paper: TemplatePaper,
  template: Uint8Array,
): Promise<Result<Uint8Array, readonly TemplateProblem[]>> {
  try {
    const tags = await handler().parseTags(Buffer.from(template));
    const problems = checkTemplate(paper, tags.map(asTag));
    if (problems.length > 0) return no(problems);
    const sample = await fillTemplate(template, sampleOf(paper), 'https://contoh.invalid/c/CONTOH');
    // A brace without another behind it is no field to the library, and would stand on the paper.
    const left = await bracesIn(sample);
    return left === null ? ok(sample) : no([left]);
  } catch (error) {
    return no([problemOf(error)]);
  }
}

/** Parts that nobody prints: blocks of text to choose from. */
const APART = /^word\/glossary\//u;
/** Parts whose fields are filled in. */
const FILLED = /^word\/(?:document|header|footer)\d*\.xml$/u;

/** What a brace is that stands in a text of the document; null where there is none. */
async function bracesIn(document: Uint8Array): Promise<TemplateProblem | null> {
  const archive = await Zip.load(Buffer.from(document));
  const parts = archive
    .listFiles()
    .filter((name) => /^word\/.*\.xml$/u.test(name) && !APART.test(name))
    .toSorted();
  for (const name of parts) {
    const content = await archive.getFile(name).getContentText();
    for (const piece of content.split('<'))
      if (/^\w{1,20}:t[\s>]/u.test(piece) && /[{}]/u.test(piece.slice(piece.indexOf('>') + 1)))
        return FILLED.test(name) ? { type: 'unpaired', field: null } : { type: 'not_filled' };
  }
  return null;
}

const places = {
  [TagDisposition.SelfClosed]: 'alone',
  [TagDisposition.Open]: 'begins',
  [TagDisposition.Close]: 'ends',
} as const;

const asTag = ({ name, disposition, placement }: Tag): TemplateTag => ({
  name,
  at: places[disposition],
  inText: placement === TagPlacement.TextNode,
});

function problemOf(error: unknown): TemplateProblem {
  if (error instanceof MissingCloseDelimiterError || error instanceof MissingStartDelimiterError)
    return { type: 'unpaired', field: null };
  if (error instanceof UnclosedTagError || error instanceof UnopenedTagError)
    return { type: 'unpaired', field: error.tagName };
  // Options of a field are none of ours: with them it is another field.
  if (error instanceof TagOptionsParseError)
    return {
      type: 'unknown_field',
      field: error.tagRawText.replace(/^\{|\}$/gu, '').trim(),
      inside: null,
    };
  const list = error instanceof TemplateSyntaxError ? LIST.exec(error.message)?.[1] : undefined;
  return list === undefined ? { type: 'unreadable' } : { type: 'apart', field: list.trim() };
}

/** The list that a sentence of the library is about. */
const LIST = /\{[#/]([^{}]{1,200})\}/u;

/** Values as the library takes them. */
const plain = (values: TemplateValues): Record<string, string | Record<string, unknown>[]> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? printable(value) : value.map(plain),
    ]),
  );

/** Without the signs that no XML may hold, and with others in the place of braces. */
const printable = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufdd0\ufdd1\ufffe\uffff]/gu, '')
    .replaceAll('{', STAND_INS['{'])
    .replaceAll('}', STAND_INS['}']);
