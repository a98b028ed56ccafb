// Looks into a PDF: whole or cut, locked, and what would run when it is opened. Meant for the reading process:
// it works on bytes in memory and may take a while.
// It never renders a page and runs nothing that the file holds.
import { getDocumentProxy } from 'unpdf';
import { isActive } from './pdf/active.ts';
import { objectsOf, type PdfObjects } from './pdf/objects.ts';
import { TooMuch } from './pdf/syntax.ts';

/** What a look into a PDF found. */
export type PdfReport =
  | {
      readonly problem:
        | 'CORRUPT'
        | 'ACTIVE_CONTENT'
        | 'ARCHIVE_UNSAFE'
        | 'ENCRYPTED_FILE'
        | 'TYPE_MISMATCH';
    }
  | {
      readonly problem?: never;
      readonly pages: number;
      /** It opens for everyone but forbids some uses. */
      readonly restricted: boolean;
      /** Something follows the end mark. */
      readonly trailing: boolean;
    };

/** Inspects a PDF. The bytes may be taken over and be unusable afterwards. */
export async function inspectPdf(bytes: Buffer): Promise<PdfReport> {
  const text = bytes.toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  const after = end < 0 ? '' : text.slice(end + 5);
  // A file that was updated or made for the web has an end mark early on; objects after the last one mean a cut.
  if (end < 0 || !text.includes('startxref') || /\d\s+obj\b/u.test(after))
    return { problem: 'CORRUPT' };
  if (after.includes('PK\u0005\u0006')) return { problem: 'TYPE_MISMATCH' };
  const objects = readObjects(bytes, text);
  // What is packed so that it cannot be looked at is opened with the document's own key by the reader below, or by nobody.
  if (objects === undefined || (objects.sealed && !objects.encrypted))
    return { problem: 'ARCHIVE_UNSAFE' };
  if (isActive(objects)) return { problem: 'ACTIVE_CONTENT' };
  return await openWithReader(bytes, objects.sealed, /[^\s\0]/u.test(after));
}

function readObjects(bytes: Buffer, text: string): PdfObjects | undefined {
  try {
    return objectsOf(bytes, text);
  } catch (error) {
    if (error instanceof TooMuch) return undefined;
    throw error;
  }
}

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;

async function openWithReader(
  bytes: Buffer,
  sealed: boolean,
  trailing: boolean,
): Promise<PdfReport> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const [attachments, scripts, permissions] = [
      await pdf.getAttachments(),
      await pdf.getJSActions(),
      await pdf.getPermissions(),
    ];
    if (attachments || scripts) return { problem: 'ACTIVE_CONTENT' };
    if (sealed && (await actsInside(pdf))) return { problem: 'ACTIVE_CONTENT' };
    await pdf.getPage(1);
    return { pages: pdf.numPages, restricted: permissions !== null, trailing };
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    return { problem: locked ? 'ENCRYPTED_FILE' : 'CORRUPT' };
  }
}

/** Looks at the actions of a locked document through the reader that has its key: pages and links may only move or open addresses. */
async function actsInside(pdf: Document): Promise<boolean> {
  const opening: unknown = await pdf.getOpenAction();
  if (has(opening, 'action') && !/^(?:Next|Prev|First|Last)Page$/u.test(String(opening.action)))
    return true;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    if (await page.getJSActions()) return true;
    const annotations: readonly unknown[] = await page.getAnnotations();
    const acts = annotations.some(
      (one) =>
        (has(one, 'actions') && one.actions !== null) ||
        (has(one, 'attachment') && one.attachment !== null) ||
        (has(one, 'unsafeUrl') && !/^(?:https?|mailto|tel|ftp):/iu.test(String(one.unsafeUrl))),
    );
    if (acts) return true;
    page.cleanup();
  }
  return false;
}

function has<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return (
    typeof value === 'object' && value !== null && key in value && Object(value)[key] !== undefined
  );
}
