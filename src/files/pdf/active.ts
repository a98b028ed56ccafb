// Decides whether a PDF's objects do more than show pages: from a list of actions that are allowed, one for what a reader
// clicks and a shorter one for what happens by itself. Words on pages, in addresses and in titles decide nothing.
import type { PdfObjects } from './objects.ts';
import type { PdfValue } from './syntax.ts';

/** What may happen by itself, on opening a document or a page: moving to a page. */
const BY_ITSELF: ReadonlySet<string> = new Set(['GoTo', 'Named']);
/** What a click may do: move, open an address, show or hide what is there. */
const BY_CLICK: ReadonlySet<string> = new Set([
  ...BY_ITSELF,
  'URI',
  'Thread',
  'Trans',
  'Hide',
  'SetOCGState',
  'ResetForm',
]);
/** Every other action of the standard: it runs, sends, opens or plays something. Refused wherever it stands. */
const NEVER: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'Rendition',
  'Movie',
  'Sound',
  'GoTo3DView',
  'RichMediaExecute',
  'GoToDp',
]);
/** Where actions hang: by itself, or by a click. */
const TRIGGERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['OpenAction', BY_ITSELF],
  ['AA', BY_ITSELF],
  ['A', BY_CLICK],
  ['PA', BY_CLICK],
  ['Next', BY_CLICK],
]);
/** Entries that exist only for programs, files inside the file, or forms that run. */
const CARRIERS: ReadonlySet<string> = new Set(['JavaScript', 'JS', 'EmbeddedFiles', 'EF', 'XFA']);
/** Kinds of annotations that play or carry something. */
const PLAYED: ReadonlySet<string> = new Set([
  'RichMedia',
  'Movie',
  'Sound',
  'Screen',
  '3D',
  'FileAttachment',
]);
/** An address that runs or reaches into one's own machine. */
const BAD_ADDRESS = /^\s*(?:javascript|vbscript|data|file|smb|ms-[a-z-]+|search-ms)\s*:|^\s*\\\\/iu;
const MOST_STEPS = 5_000_000;

/** True when something in the document would run, send, open or carry something else. */
export function isActive(objects: PdfObjects): boolean {
  let steps = 0;
  const resolve = (value: PdfValue | undefined): readonly PdfValue[] =>
    value?.is === 'ref' ? (objects.byNumber.get(value.number) ?? []) : [value ?? null];
  const nameOf = (value: PdfValue | undefined): readonly string[] =>
    resolve(value).flatMap((one) => (one?.is === 'name' ? [one.name] : []));

  /** True when what hangs at a trigger does something that is not allowed there. */
  const triggers = (
    value: PdfValue | undefined,
    allowed: ReadonlySet<string>,
    seen: ReadonlySet<PdfValue>,
  ): boolean =>
    resolve(value).some((one) => {
      if (one === null || seen.has(one) || (steps += 1) > MOST_STEPS) return false;
      const deeper = new Set([...seen, one]);
      if (one.is === 'array') return one.items.some((item) => triggers(item, allowed, deeper));
      if (one.is !== 'dict') return false;
      const kinds = nameOf(one.entries.get('S'));
      const isAction = kinds.length > 0 && nameOf(one.entries.get('Type'))[0] !== 'StructElem';
      if (isAction && kinds.some((kind) => !allowed.has(kind))) return true;
      // An address that is opened by itself stands behind a dictionary of triggers, or behind the action before it.
      const next = one.entries.get('Next');
      if (isAction) return next !== undefined && triggers(next, allowed, deeper);
      return (
        allowed === BY_ITSELF &&
        [...one.entries.values()].some((inner) => triggers(inner, allowed, deeper))
      );
    });

  const walk = (value: PdfValue): boolean => {
    if (value?.is !== 'array' && value?.is !== 'dict') return false;
    // More than anybody reads: what could not be looked at to its end is not taken.
    if ((steps += 1) > MOST_STEPS) return true;
    return value.is === 'array' ? value.items.some(walk) : isActiveDictionary(value.entries);
  };

  const isActiveDictionary = (entries: ReadonlyMap<string, PdfValue>): boolean => {
    const structure = nameOf(entries.get('Type')).includes('StructElem');
    if (nameOf(entries.get('Subtype')).some((kind) => PLAYED.has(kind))) return true;
    if (nameOf(entries.get('Type')).includes('EmbeddedFile')) return true;
    for (const [twice, value] of entries) {
      const [key = ''] = twice.split('\0');
      if (CARRIERS.has(key) && resolve(value).some((one) => one !== null)) return true;
      if (key === 'S' && !structure && nameOf(value).some((kind) => NEVER.has(kind))) return true;
      if (key === 'URI' && addresses(value).some((address) => BAD_ADDRESS.test(address)))
        return true;
      const allowed = structure ? undefined : TRIGGERS.get(key);
      if (allowed !== undefined && triggers(value, allowed, new Set())) return true;
      if (walk(value)) return true;
    }
    return false;
  };

  const addresses = (value: PdfValue): readonly string[] =>
    resolve(value).flatMap((one) => (one?.is === 'string' ? [one.text] : []));

  return objects.all.some(walk);
}
