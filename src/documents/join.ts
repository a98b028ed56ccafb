// Joins PDFs that the compiler set as parts of one paper: pages, structure tree, outline and the names of cells come out as of
// one file. A part is read, renumbered and written before the next one is set, so that only its bytes stay in memory.
// It joins what the compiler writes and nothing else: no forms, no annotations, no encryption.
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** Takes the parts one after the other, in their order. */
interface Joiner {
  readonly add: (part: Uint8Array) => Promise<void>;
  /** The file; nothing is added after that. */
  readonly whole: () => Uint8Array;
}

const name = (value: string): PDFName => PDFName.of(value);

/** What stands once in the file, by its object number; everything of the parts is numbered after it. */
const own = {
  catalog: 1,
  pages: 2,
  tree: 3,
  document: 4,
  outline: 5,
  info: 6,
  metadata: 7,
} as const;
const FIRST_FREE = 8;
const ref = (what: keyof typeof own): PDFRef => PDFRef.of(own[what]);

/** What of the parts stands once in the file, as far as they were added. */
interface Gathered {
  /** Holds what stands once; the objects of the parts never come into it. */
  readonly context: PDFContext;
  readonly written: Writer;
  free: number;
  parents: number;
  parts: number;
  readonly pages: PDFRef[];
  readonly content: PDFObject[];
  readonly marks: PDFObject[];
  readonly ids: (readonly [string, PDFObject])[];
  readonly heads: Head[];
  once: Once | null;
}

/** An entry of the outline that stands at its top. */
interface Head {
  readonly at: PDFRef;
  readonly dict: PDFDict;
}

/** Begins a file. */
export async function createJoiner(): Promise<Joiner> {
  const { context } = await PDFDocument.create({ updateMetadata: false });
  const all: Gathered = {
    ...{ context, written: createWriter(), free: FIRST_FREE, parents: 0, parts: 0, once: null },
    ...{ pages: [], content: [], marks: [], ids: [], heads: [] },
  };
  return {
    add: (part) => add(all, part),
    whole() {
      if (all.once === null) throw new Error('a file of no parts');
      return finish(all, all.once);
    },
  };
}

async function add(all: Gathered, bytes: Uint8Array): Promise<void> {
  const part = (await PDFDocument.load(bytes, { updateMetadata: false })).context;
  const { parents, free: by } = all;
  const shift = { by, parents, prefix: `p${String(all.parts).padStart(4, '0')}-` };
  const found = outlineOf(part);
  all.once ??= onceOf(part, found, all.context);
  for (const [at, object] of part.enumerateIndirectObjects()) {
    all.free = Math.max(all.free, at.objectNumber + by + 1);
    if (found.left.has(at.objectNumber)) continue;
    renumber(object, shift);
    if (found.kept.has(at.objectNumber)) continue;
    for (const [key, value] of found.above.get(at.objectNumber) ?? [])
      if (object instanceof PDFDict) object.set(key, value);
    all.written.write(at.objectNumber + by, object);
  }
  const moved = (object: PDFObject): PDFObject => renumber(object, shift);
  all.pages.push(...found.pages.map((page) => PDFRef.of(page.objectNumber + by)));
  all.content.push(...found.content.map(moved));
  for (const [key, value] of found.marks) all.marks.push(PDFNumber.of(key + parents), moved(value));
  all.ids.push(...found.ids.map(([id, at]) => [shift.prefix + id, moved(at)] as const));
  for (const { at, dict } of found.heads)
    all.heads.push({
      at: PDFRef.of(at.objectNumber + by),
      dict: PDFDict.fromMapWithContext(new Map(dict.asMap()), all.context),
    });
  all.parents += found.next;
  all.parts += 1;
}

function finish(all: Gathered, { catalog, roles, info, metadata, id }: Once): Uint8Array {
  const { context, written, pages } = all;
  const dict = (values: Readonly<Record<string, PDFObject>>): PDFDict => {
    const made = context.obj({});
    for (const [key, value] of Object.entries(values)) made.set(name(key), value);
    return made;
  };
  const list = (values: readonly PDFObject[]): PDFArray => {
    const made = context.obj([]);
    for (const value of values) made.push(value);
    return made;
  };
  const number = (value: number): PDFNumber => PDFNumber.of(value);
  const outline = writeHeads(all);
  if (outline === null) catalog.delete(name('Outlines'));
  else
    written.write(
      own.outline,
      dict({ Type: name('Outlines'), ...outline, Count: number(all.heads.length) }),
    );
  written.write(own.catalog, catalog);
  written.write(
    own.pages,
    dict({ Type: name('Pages'), Count: number(pages.length), Kids: list(pages) }),
  );
  written.write(
    own.tree,
    dict({
      ...{ Type: name('StructTreeRoot'), RoleMap: roles, K: list([ref('document')]) },
      ParentTree: dict({ Nums: list(all.marks) }),
      IDTree: dict({ Names: list(all.ids.flatMap(([key, at]) => [PDFString.of(key), at])) }),
      ParentTreeNextKey: number(all.parents),
    }),
  );
  written.write(
    own.document,
    dict({
      ...{ Type: name('StructElem'), S: name('Document'), P: ref('tree') },
      K: list(all.content),
    }),
  );
  written.write(own.info, info);
  const told = Buffer.from(metadata.getContents())
    .toString('utf8')
    .replace(/(<xmpTPg:NPages>)\d+/u, `$1${pages.length}`);
  metadata.dict.set(name('Length'), number(Buffer.byteLength(told)));
  written.write(own.metadata, PDFRawStream.of(metadata.dict, Buffer.from(told)));
  return written.end(
    all.free,
    dict({
      ...{ Size: number(all.free), Root: ref('catalog'), Info: ref('info') },
      ...(id === undefined ? {} : { ID: id }),
    }),
  );
}

/** Writes the outlines of all parts as one; gives its first and last entry, null where there is none. */
function writeHeads({ heads, written }: Gathered): { First: PDFRef; Last: PDFRef } | null {
  for (const [at, { at: mine, dict }] of heads.entries()) {
    dict.set(name('Parent'), ref('outline'));
    const [before, after] = [heads[at - 1], heads[at + 1]];
    for (const [key, other] of [
      ['Prev', before],
      ['Next', after],
    ] as const)
      if (other === undefined) dict.delete(name(key));
      else dict.set(name(key), other.at);
    written.write(mine.objectNumber, dict);
  }
  const [first, last] = [heads[0], heads.at(-1)];
  return first === undefined || last === undefined ? null : { First: first.at, Last: last.at };
}

/** What is taken from the first part. */
interface Once {
  readonly catalog: PDFDict;
  readonly roles: PDFObject;
  readonly info: PDFObject;
  readonly metadata: PDFRawStream;
  readonly id: PDFObject | undefined;
}

function onceOf(part: PDFContext, { root, tree }: Outline, context: PDFContext): Once {
  const metadata = root.lookup(name('Metadata'));
  const info = part.lookup(part.trailerInfo.Info);
  const roles = tree.lookup(name('RoleMap'));
  if (!(metadata instanceof PDFRawStream) || info === undefined || roles === undefined)
    throw new Error('a part without its description');
  const catalog = PDFDict.fromMapWithContext(new Map(root.asMap()), context);
  catalog.set(name('Pages'), ref('pages'));
  catalog.set(name('StructTreeRoot'), ref('tree'));
  catalog.set(name('Outlines'), ref('outline'));
  catalog.set(name('Metadata'), ref('metadata'));
  return { catalog, roles, info, metadata, id: part.trailerInfo.ID };
}

/** What of a part belongs to the whole file, still with the part's own numbers. */
interface Outline {
  readonly root: PDFDict;
  readonly tree: PDFDict;
  readonly pages: readonly PDFRef[];
  readonly content: readonly PDFObject[];
  readonly marks: readonly (readonly [number, PDFObject])[];
  readonly ids: readonly (readonly [string, PDFObject])[];
  readonly heads: readonly Head[];
  /** How many numbers of marked content it takes. */
  readonly next: number;
  /** Objects that the whole file has once, or writes at its end. */
  readonly left: ReadonlySet<number>;
  readonly kept: ReadonlySet<number>;
  /** What hangs on those, and on which of the whole file's it hangs then. */
  readonly above: ReadonlyMap<number, readonly (readonly [PDFName, PDFRef])[]>;
}

function outlineOf(part: PDFContext): Outline {
  const dictAt = (value: PDFObject | undefined): PDFDict => {
    const found = value instanceof PDFRef ? part.lookup(value) : value;
    if (!(found instanceof PDFDict)) throw new Error('a part that the compiler did not write');
    return found;
  };
  const refAt = (value: PDFObject | undefined): PDFRef => {
    if (!(value instanceof PDFRef)) throw new Error('a part that the compiler did not write');
    return value;
  };
  const root = dictAt(part.trailerInfo.Root);
  const tree = dictAt(root.get(name('StructTreeRoot')));
  const documentAt = refAt(tree.lookup(name('K'), PDFArray).get(0));
  const pages = dictAt(root.get(name('Pages')))
    .lookup(name('Kids'), PDFArray)
    .asArray()
    .map(refAt);
  const content = dictAt(documentAt).lookup(name('K'), PDFArray).asArray();
  const outline = root.get(name('Outlines'));
  const heads: Head[] = [];
  for (
    let at = outline === undefined ? undefined : dictAt(outline).get(name('First'));
    at !== undefined;
    at = heads.at(-1)?.dict.get(name('Next'))
  )
    heads.push({ at: refAt(at), dict: dictAt(at) });
  const single = [part.trailerInfo.Root, part.trailerInfo.Info, documentAt, outline].concat(
    ['Pages', 'StructTreeRoot', 'Metadata'].map((key) => root.get(name(key))),
  );
  return {
    ...{ root, tree, pages, content, heads },
    marks: treeOf(tree.get(name('ParentTree')), 'Nums', dictAt).map(([key, at]) => [
      key instanceof PDFNumber ? key.asNumber() : Number.NaN,
      at,
    ]),
    ids: treeOf(tree.get(name('IDTree')), 'Names', dictAt).map(([key, at]) => [textOf(key), at]),
    next: tree.lookup(name('ParentTreeNextKey'), PDFNumber).asNumber(),
    left: new Set(single.flatMap((at) => (at instanceof PDFRef ? [at.objectNumber] : []))),
    kept: new Set(heads.map(({ at }) => at.objectNumber)),
    above: new Map([
      ...pages.map((at) => [at.objectNumber, [[name('Parent'), ref('pages')]]] as const),
      ...content.map((at) => [refAt(at).objectNumber, [[name('P'), ref('document')]]] as const),
    ]),
  };
}

/** The pairs of a name or number tree, in order. */
function treeOf(
  at: PDFObject | undefined,
  key: 'Nums' | 'Names',
  dictAt: (value: PDFObject | undefined) => PDFDict,
): readonly (readonly [PDFObject, PDFObject])[] {
  if (at === undefined) return [];
  const node = dictAt(at);
  const kids = node.lookup(name('Kids'));
  if (kids instanceof PDFArray) return kids.asArray().flatMap((kid) => treeOf(kid, key, dictAt));
  const pairs = node.lookup(name(key), PDFArray).asArray();
  return pairs.flatMap((first, nth) => {
    const second = pairs[nth + 1];
    return nth % 2 === 1 || second === undefined ? [] : [[first, second] as const];
  });
}

const textOf = (value: PDFObject): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';

interface Shift {
  readonly by: number;
  /** What the numbers of marked content begin with. */
  readonly parents: number;
  /** What the names of cells begin with, so that no two parts share one. */
  readonly prefix: string;
}

const named = (value: PDFObject, { prefix }: Shift): PDFObject =>
  value instanceof PDFString || value instanceof PDFHexString
    ? PDFString.of(prefix + value.decodeText())
    : value;

/** Gives an object with the numbers of the whole file; dictionaries and lists are changed as they stand. */
function renumber(object: PDFObject, shift: Shift): PDFObject {
  if (object instanceof PDFRef) return PDFRef.of(object.objectNumber + shift.by);
  if (object instanceof PDFArray)
    for (const [at, one] of object.asArray().entries()) object.set(at, renumber(one, shift));
  else if (object instanceof PDFStream) renumber(object.dict, shift);
  else if (object instanceof PDFDict) {
    const element = object.get(name('S')) !== undefined;
    for (const [key, value] of object.entries()) {
      if (key === name('StructParents') && value instanceof PDFNumber)
        object.set(key, PDFNumber.of(value.asNumber() + shift.parents));
      else if (key === name('ID') && element) object.set(key, named(value, shift));
      else if (key === name('Headers') && value instanceof PDFArray)
        for (const [at, one] of value.asArray().entries()) value.set(at, named(one, shift));
      else object.set(key, renumber(value, shift));
    }
  }
  return object;
}

interface Writer {
  readonly write: (at: number, object: PDFObject) => void;
  readonly end: (size: number, trailer: PDFDict) => Uint8Array;
}

/** Writes objects as bytes as soon as they are known, and at the end where each of them stands. */
function createWriter(): Writer {
  const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\u0080\u0080\u0080\u0080\n', 'latin1')];
  const places: number[] = [];
  let length = chunks[0]?.length ?? 0;
  const bytesOf = (object: PDFObject): Uint8Array => {
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    return bytes;
  };
  const put = (bytes: Uint8Array): void => {
    chunks.push(bytes);
    length += bytes.length;
  };
  return {
    write(at, object) {
      places[at] = length;
      put(Buffer.from(`${at} 0 obj\n`));
      put(bytesOf(object));
      put(Buffer.from('\nendobj\n'));
    },
    end(size, trailer) {
      const start = length;
      const rows = Array.from({ length: size }, (_, at) => {
        const place = places[at];
        return place === undefined
          ? '0000000000 65535 f \n'
          : `${String(place).padStart(10, '0')} 00000 n \n`;
      });
      put(Buffer.from(`xref\n0 ${size}\n${rows.join('')}trailer\n`));
      put(bytesOf(trailer));
      put(Buffer.from(`\nstartxref\n${start}\n%%EOF`));
      return Buffer.concat(chunks, length);
    },
  };
}
