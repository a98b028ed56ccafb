// Builds ZIP archives byte by byte, so that tests can also build the ones that no honest program writes.
import { crc32, deflateRawSync } from 'node:zlib';

/** One entry; everything but the name has an honest default, and every lie is told on purpose. */
export interface Entry {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly stored?: boolean;
  readonly flags?: number;
  /** Unix mode in the directory, such as 0o120777 for a link. */
  readonly mode?: number;
  /** The size that the directory declares. */
  readonly declares?: number;
  readonly crc?: number;
  /** The name in the entry's own header. */
  readonly localName?: string;
  /** Points to the bytes of the entry with this index instead of having its own. */
  readonly sharesWith?: number;
}

/** Writes an archive of these entries. */
export function zip(entries: readonly Entry[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const packed = entry.stored ? content : deflateRawSync(content, { level: 9 });
    const checksum = entry.crc ?? crc32(content);
    const size = entry.declares ?? content.byteLength;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(entry.flags ?? 0, 2);
    head.writeUInt16LE(entry.stored ? 0 : 8, 4);
    head.writeUInt32LE(checksum, 10);
    head.writeUInt32LE(packed.byteLength, 14);
    head.writeUInt32LE(size, 18);

    const localName = Buffer.from(entry.localName ?? entry.name);
    const local = Buffer.from(head);
    local.writeUInt16LE(localName.byteLength, 22);
    offsets.push(entry.sharesWith === undefined ? offset : (offsets[entry.sharesWith] ?? 0));
    if (entry.sharesWith === undefined) {
      const whole = Buffer.concat([
        Buffer.from('PK\u0003\u0004', 'latin1'),
        local,
        localName,
        packed,
      ]);
      locals.push(whole);
      offset += whole.byteLength;
    }

    const name = Buffer.from(entry.name);
    const central = Buffer.from(head);
    central.writeUInt16LE(name.byteLength, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offsets.at(-1) ?? 0, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), central, rest, name);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(Buffer.byteLength(comment), 16);
  return Buffer.concat([
    ...locals,
    listed,
    Buffer.from('PK\u0005\u0006', 'latin1'),
    end,
    Buffer.from(comment),
  ]);
}

const OFFICE = 'http://schemas.openxmlformats.org';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

function contentTypes(part: string, type: string): Entry {
  return {
    name: '[Content_Types].xml',
    content: `<?xml version="1.0"?><Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="${type}"/></Types>`,
  };
}

function mainRelation(target: string): Entry {
  return { name: '_rels/.rels', content: relations({ type: 'officeDocument', target }) };
}

/** Writes a relationships part; `external` marks a target outside the document. */
export function relations(
  ...list: readonly { type: string; target: string; external?: boolean }[]
): string {
  const rows = list.map(
    ({ type, target, external }, at) =>
      `<Relationship Id="r${at}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `<?xml version="1.0"?><Relationships xmlns="${OFFICE}/package/2006/relationships">${rows.join('')}</Relationships>`;
}

/** The entries of a Word document whose body is `body`, and further parts. */
export function docxEntries(body: string, ...more: readonly Entry[]): Entry[] {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return [
    contentTypes('/word/document.xml', WORD),
    mainRelation('word/document.xml'),
    { name: 'word/document.xml', content: xml },
    ...more,
  ];
}

/** The entries of a workbook with one sheet of this XML, and further parts. */
export function xlsxEntries(sheet: string, ...more: readonly Entry[]): Entry[] {
  return [
    contentTypes('/xl/workbook.xml', SHEET),
    mainRelation('xl/workbook.xml'),
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="data" sheetId="1"/></sheets></workbook>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet>${sheet}</worksheet>` },
    ...more,
  ];
}

/** Paragraphs of a Word document. */
export function paragraphs(...texts: readonly string[]): string {
  return texts
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`)
    .join('');
}
