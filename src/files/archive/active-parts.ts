// Finds what would run, or reach out, when somebody opens an office document: macros, controls, embedded
// programs, remote templates and pictures, DDE. Ordinary hyperlinks and embedded sheets are not that.
import { attribute, resolveReferences } from './document-kind.ts';

const ACTIVE_PART =
  /(?:^|\/)(?:vba[^/]*\.(?:bin|xml)|vbaProject[^/]*|activeX\/|macrosheets?\/|intlMacrosheets?\/)|\.(?:docm|dotm|xlsm|xltm|xlam|pptm|exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|sh|html?|mht|mhtml|svgz|swf|class)$/iu;
const ACTIVE_RELATION =
  /\/(?:vbaProject|oleObject|control|attachedToolbars|macrosheet|xlMacrosheet|aFChunk)$/iu;
const HARMLESS_RELATION = /\/hyperlink$/iu;

/** Tells whether a part of this name (with `/` as separator) is a program, a macro or a control. */
export function isActivePart(name: string): boolean {
  return ACTIVE_PART.test(name);
}

/** Tells whether a relationships part names active content, or something outside that is fetched on opening. */
export function relationshipProblem(name: string, xml: string): boolean {
  if (!name.endsWith('.rels')) return false;
  for (const [, tag = ''] of xml.matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/gu)) {
    const type = attribute(tag, 'Type');
    if (HARMLESS_RELATION.test(type)) continue;
    const outside = attribute(tag, 'TargetMode').toLowerCase() === 'external';
    if (ACTIVE_RELATION.test(type)) return true;
    if (outside && isRemote(attribute(tag, 'Target'))) return true;
  }
  return false;
}

/** A path on one's own disk, such as the template a document was begun with, is not remote; a share or an address is. */
function isRemote(target: string): boolean {
  const path = target.trim().replaceAll('\\', '/');
  const onOwnDisk = /^(?:file:\/{2,3})?[a-z](?::|%3a|\|)\/|^file:\/{3}(?!\/)/iu;
  if (onOwnDisk.test(path)) return false;
  return /^[a-z][a-z0-9+.-]*:/iu.test(path) || path.startsWith('//');
}

/** Tells whether a part of a document holds a DDE field or link, which runs a command. */
export function activeXml(name: string, xml: string): boolean {
  if (name.startsWith('xl/externallinks/')) return /<(?:\w+:)?(?:ddeLink|oleLink)\b/u.test(xml);
  if (!name.startsWith('word/') || !xml.includes('instr')) return false;
  // A field's instruction may be cut into several runs; each field begins with its own mark.
  let field = '';
  for (const [whole, simple, piece] of xml.matchAll(
    /fldCharType\s*=\s*["']begin["']|<(?:\w+:)?fldSimple\b([^>]*)>|<(?:\w+:)?instrText\b[^>]*>([^<]*)</gu,
  )) {
    if (simple !== undefined) {
      if (isDde(attribute(simple, 'w:instr'))) return true;
    } else if (piece === undefined || whole.startsWith('fldChar')) field = '';
    else field += resolveReferences(piece);
    if (isDde(field)) return true;
  }
  return false;
}

function isDde(instruction: string): boolean {
  return /^\s*DDE(?:AUTO)?(?:\s|$)/iu.test(instruction);
}
