// Builds OpenDocument texts out of the XML of their body.
// It writes no styles: nothing that is read stands in them.
import { zip } from './zip.ts';

const NAMES = ['office', 'text', 'table']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** Writes a document with this body; `more` names further parts, `locked` says that it has a password. */
export function odt(
  body: string,
  {
    more = [],
    locked = false,
    type = 'text',
  }: { readonly more?: readonly string[]; readonly locked?: boolean; readonly type?: string } = {},
): Buffer {
  const entry = `<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.${type}"/>`;
  const content = `<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">${locked ? '<manifest:encryption-data/>' : ''}</manifest:file-entry>`;
  return zip([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${type}`, stored: true },
    {
      name: 'META-INF/manifest.xml',
      content: `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${entry}${content}</manifest:manifest>`,
    },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content ${NAMES}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    ...more.map((name) => ({ name, content: '<x/>' })),
  ]);
}

/** A cell with these paragraphs. */
export const odtCell = (...texts: readonly string[]): string =>
  `<table:table-cell>${texts.map((text) => `<text:p>${text}</text:p>`).join('')}</table:table-cell>`;

/** A table of rows of cells. */
export const odtTable = (...rows: readonly (readonly string[])[]): string =>
  `<table:table>${rows.map((cells) => `<table:table-row>${cells.join('')}</table:table-row>`).join('')}</table:table>`;
