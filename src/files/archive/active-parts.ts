// Finds what would run, or reach out, when somebody opens an office document: macros, controls, embedded
// programs, remote templates and pictures, DDE. Ordinary hyperlinks and embedded sheets are not that.
import { type XmlPart, readXml } from './xml.ts';

const ACTIVE_PART =
  /(?:^|\/)(?:vba[^/]*\.(?:bin|xml)|vbaProject[^/]*|activeX\/|macrosheets?\/|intlMacrosheets?\/)|\.(?:docm|dotm|xlsm|xltm|xlam|pptm|exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|sh|html?|mht|mhtml|svgz|swf|class)$/iu;
const ACTIVE_RELATION =
  /\/(?:vbaProject|oleObject|control|attachedToolbars|macrosheet|xlMacrosheet|aFChunk)$/iu;
const HARMLESS_RELATION = /\/hyperlink$/iu;
const PICTURE_RELATION = /\/image$/iu;

/** Tells whether a part of this name (with `/` as separator) is a program, a macro or a control. */
export function isActivePart(name: string): boolean {
  return ACTIVE_PART.test(name);
}

/** Tells whether a relationships part names active content, or something outside that is fetched on opening; at best a `picture`. */
export function relationshipProblem(name: string, part: XmlPart): 'active' | 'picture' | null {
  if (!name.endsWith('.rels')) return null;
  let found: 'active' | 'picture' | null = null;
  readXml(part, {
    element({ name: element, attribute }) {
      const type = attribute('Type');
      if (element !== 'Relationship' || HARMLESS_RELATION.test(type)) return;
      const outside = attribute('TargetMode').toLowerCase() === 'external';
      const reaches = outside && isRemote(attribute('Target'));
      if (ACTIVE_RELATION.test(type) || (reaches && !PICTURE_RELATION.test(type))) found = 'active';
      else if (reaches) found ??= 'picture';
    },
  });
  return found;
}

/** A path on one's own disk, such as the template a document was begun with, is not remote; a share or an address is. */
function isRemote(target: string): boolean {
  const path = target.trim().replaceAll('\\', '/');
  const onOwnDisk = /^(?:file:\/{2,3})?[a-z](?::|%3a|\|)\/|^file:\/{3}(?!\/)/iu;
  if (onOwnDisk.test(path)) return false;
  return /^[a-z][a-z0-9+.-]*:/iu.test(path) || path.startsWith('//');
}

/** Tells whether a part of a document holds a DDE field or link, which runs a command. */
export function activeXml(name: string, part: XmlPart): boolean {
  if (name.startsWith('xl/externallinks/')) return hasCommandLink(part);
  if (name === 'content.xml' || name === 'styles.xml') return reachesOut(part);
  return name.startsWith('word/') && part.xml.includes('instr') && hasCommandField(part);
}

/** What runs or is fetched when an OpenDocument text is opened. */
const OPEN_ACTIVE: ReadonlySet<string> = new Set([
  'event-listener',
  'dde-connection-decl',
  'dde-source',
  'plugin',
  'applet',
]);

function reachesOut(part: XmlPart): boolean {
  let found = false;
  readXml(part, {
    element({ name }) {
      found ||= OPEN_ACTIVE.has(name);
    },
  });
  return found;
}

function hasCommandLink(part: XmlPart): boolean {
  let found = false;
  readXml(part, {
    element({ name }) {
      found ||= name === 'ddeLink' || name === 'oleLink';
    },
  });
  return found;
}

function hasCommandField(part: XmlPart): boolean {
  let found = false;
  // A field's instruction may be cut into several runs; each field begins with its own mark.
  let field = '';
  readXml(part, {
    element({ name, prefixed }) {
      if (prefixed('fldCharType').includes('begin')) field = '';
      if (name === 'fldSimple') found ||= prefixed('instr').some(isDde);
    },
    text(text, parent) {
      if (parent !== 'instrText') return;
      field += text;
      found ||= isDde(field);
    },
  });
  return found;
}

function isDde(instruction: string): boolean {
  return /^\s*DDE(?:AUTO)?(?:\s|$)/iu.test(instruction);
}
