// Fills an office's own Word template with the values of a paper, and says what is wrong with a template.
// Values are text: what stands in one is never read as a field or as markup. In the printing process only.
import {
  createDefaultPlugins,
  MissingCloseDelimiterError,
  MissingStartDelimiterError,
  MimeType,
  officeMarkup,
  RelType,
  type ScopeData,
  type Tag,
  TagDisposition,
  TagPlacement,
  TemplateHandler,
  TextPlugin,
  UnclosedTagError,
  UnopenedTagError,
  xml,
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
    return (await hasBraces(sample)) ? no([{ type: 'unpaired', field: null }]) : ok(sample);
  } catch (error) {
    return no([problemOf(error)]);
  }
}

async function hasBraces(document: Uint8Array): Promise<boolean> {
  for (const part of [RelType.MainDocument, RelType.Header, RelType.Footer])
    if (/[{}]/u.test(await handler().getText(Buffer.from(document), part))) return true;
  return false;
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
  return { type: 'unreadable' };
}

/** Values as the library takes them. */
const plain = (values: TemplateValues): Record<string, string | Record<string, unknown>[]> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? printable(value) : value.map(plain),
    ]),
  );

/** Without the signs that no XML may hold. */
const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');
