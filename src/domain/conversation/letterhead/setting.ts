// `kop` and `ttd`: the letterhead of the region or of a unit and who signs there; what stands there, and one change at a time.
// It decides who may; a unit's change is an effect, the region's an act with a code, and the emblem a file.
import {
  type LetterheadChange,
  nameLines,
  readEmblemCaption,
  readLetterhead,
  readSignatory,
} from '../../language/index.ts';
import {
  emblemItem,
  longestHeadLine,
  type Office,
  officeOfEmblem,
  type SigningPlace,
} from '../../letterhead.ts';
import { oneUnit } from '../../language/reading-words.ts';
import { region } from '../../region.ts';
import type { FileReport, Input } from '../input.ts';
import { chosenOf, numbered } from '../shared/picking.ts';
import { refuse } from '../shared/refusing.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { LetterheadMessages } from './messages.ts';
import { called, type MeantOffice, meantOffice } from './office.ts';
import { askEmblem, askRegionChange } from './region-change.ts';
import type { OfficeChange } from './types.ts';

const none: Office = {
  letterhead: { names: [], address: null, contact: null, emblem: null },
  signatories: [],
};

const placesOf = (unitId: string | null): readonly SigningPlace[] =>
  unitId === null ? ['head', 'regent'] : ['head', 'admin'];

const ofRegion = (turn: Turn): boolean => turn.may('set_region_letterhead');

const unitNamed = (turn: Turn, unitId: string | null): string | null =>
  unitId === null ? null : turn.unitName(unitId);

/** Shows the letterhead, or changes one thing of it. */
export function setLetterhead(turn: Turn, typed: string | undefined): void {
  const line = readLetterhead(typed ?? '');
  if (line === null) {
    const ofUnit = oneUnit.test(typed?.toLowerCase() ?? '');
    return goTo(turn, meantOffice(turn, { office: null, ofUnit }), null);
  }
  const named = line.perhaps === undefined ? null : called(turn, line.perhaps.office);
  // "kop alamat Gedung B: Jalan …" begins with an office only where one is called so; of their own, what sounds so is asked.
  const sure = named !== null && named !== 'refused' && !('unknown' in named);
  if (line.perhaps !== undefined && sure && ('unitId' in named || !ofRegion(turn)))
    return goTo(turn, named, line.perhaps.change);
  goTo(turn, meantOffice(turn, line), line.change);
}

/** Goes on with the office that is meant: shows it or changes it; asks where it is not clear. */
function goTo(turn: Turn, meant: MeantOffice, change: LetterheadChange | null): void {
  if (meant === 'refused') return refuse(turn, 'set_letterhead');
  if ('unknown' in meant) {
    turn.say('letterhead_unit_unknown', { typed: meant.unknown });
    return turn.askAgain();
  }
  if ('unitId' in meant) return apply(turn, meant.unitId, change);
  turn.open({ name: 'choosing_office', units: meant.which, change });
  askOffice(turn, meant.which);
}

/** Asks which unit is meant. */
export function askOffice(turn: Turn, units: readonly string[]): void {
  const names = units.map((id) => turn.unitName(id));
  turn.say('letterhead_which_unit', { units: names });
  turn.offer(numbered(names));
}

/** Takes the unit that was asked for. */
export function onChoosingOffice(
  turn: Turn,
  { units, change }: ModeOf<'choosing_office'>,
  text: string,
): void {
  if (units.length === 0) {
    const found = called(turn, text);
    if (found !== 'refused' && 'unknown' in found)
      return turn.say('letterhead_unit_unknown', { typed: text.trim().slice(0, 80) });
    turn.open({ name: 'idle' });
    return goTo(turn, found, change);
  }
  const unitId = chosenOf(turn, units, text, (id) => {
    const unit = turn.unit(id);
    return `${unit?.name ?? ''} ${unit?.short ?? ''}`;
  });
  if (unitId === null) return;
  turn.open({ name: 'idle' });
  if (!turn.may('set_letterhead', { unitId })) return refuse(turn, 'set_letterhead');
  apply(turn, unitId, change);
}

function apply(turn: Turn, unitId: string | null, read: LetterheadChange | null): void {
  if (read === null) {
    turn.say('letterhead', shown(turn, unitId));
    return turn.askAgain();
  }
  if (read.what === 'emblem') return applyEmblem(turn, unitId);
  const change = changeOf(turn, unitId, read);
  if (change === null) return turn.askAgain();
  if (unitId === null) return askRegionChange(turn, change);
  turn.do({ kind: 'change_office', unitId, change });
  turn.say('letterhead_changed', {
    unit: unitNamed(turn, unitId),
    what: change.what,
    text: 'text' in change ? change.text : null,
    signatory: 'signatory' in change ? change.signatory : null,
    place: 'place' in change ? change.place : null,
  });
  turn.askAgain();
}

/** The picture that waits is shown with its code; where none does, how things stand. */
function applyEmblem(turn: Turn, unitId: string | null): void {
  const waiting = unitId === null ? (turn.world.loaded.emblem?.waiting ?? null) : null;
  if (waiting !== null) return askEmblem(turn, waiting);
  turn.say('letterhead', shown(turn, unitId));
  turn.askAgain();
}

type Read = Exclude<LetterheadChange, { readonly what: 'emblem' }>;

/** The change that a line asks for; null where it was said why there is none. */
function changeOf(turn: Turn, unitId: string | null, read: Read): OfficeChange | null {
  if (read.what !== 'signatory') {
    const long = nameLines(read.text ?? '').some((line) => line.length > longestHeadLine);
    if ((read.text?.length ?? 0) <= longestHeadLine * 3 && !long && fits(read)) return read;
    turn.say('letterhead_too_long', { limit: longestHeadLine });
    return null;
  }
  const { place, text } = read;
  if (!placesOf(unitId).includes(place)) {
    turn.say('signatory_not_here', { place, unit: unitNamed(turn, unitId) });
    return null;
  }
  if (text === null) return { what: 'signatory', place, signatory: null };
  const signatory = readSignatory(place, text);
  if (signatory.ok) return { what: 'signatory', place, signatory: signatory.signatory };
  turn.say('signatory_how', { place, why: signatory.why });
  return null;
}

/** A name has lines; address and contact are one each. */
const fits = ({ what, text }: Exclude<Read, { what: 'signatory' }>): boolean =>
  text === null ||
  (what === 'names' ? nameLines(text).length <= 3 : text.length <= longestHeadLine);

function shown(turn: Turn, unitId: string | null): LetterheadMessages['letterhead'] {
  const offices = turn.world.loaded.offices ?? [];
  const of = (id: string | null) => offices.find((one) => one.unitId === id)?.office ?? none;
  const { letterhead, signatories } = of(unitId);
  const { names, address, contact, emblem } = letterhead;
  const given = region().letterhead;
  const ofRegion = of(null).letterhead.emblem !== null || given?.emblem !== undefined;
  const ofFile = unitId === null ? given : undefined;
  return {
    unit: unitNamed(turn, unitId),
    ...{ names, signatories },
    ...{ address: address ?? ofFile?.address ?? null, contact: contact ?? ofFile?.contact ?? null },
    emblem: emblem !== null ? 'own' : ofRegion ? 'of_region' : null,
    ...(unitId === null ? { waiting: turn.world.loaded.emblem?.waiting?.name ?? null } : {}),
    places: placesOf(unitId),
  };
}

/** Takes a picture whose caption calls it an emblem, from somebody who sets a letterhead; false when it is something else. */
export function takeEmblem(turn: Turn, input: Extract<Input, { kind: 'files' }>): boolean {
  const caption = readEmblemCaption(input.caption);
  const { mode } = turn;
  // A picture that a question asks for is its answer, whatever it is called.
  if (caption === null || mode.name === 'asking' || mode.name === 'confirming') return false;
  const office = meantOffice(turn, caption);
  // An emblem is one picture, of an office that there is: everything else with this caption is something else.
  if (office === 'refused' || 'unknown' in office || input.files.length > 1) return false;
  if ('which' in office) {
    turn.say('emblem_which_unit', { units: office.which.map((id) => turn.unitName(id)) });
    return true;
  }
  for (const file of input.tooLarge)
    turn.say('scan_too_large', { name: file.name, size: file.size, limit: file.limit });
  const [first] = input.files;
  if (first === undefined) return true;
  turn.do({
    kind: 'take_file',
    index: first.index,
    code: null,
    item: emblemItem(office.unitId),
    purpose: 'scan',
    caption: input.caption,
  });
  turn.say('emblem_taken', { unit: unitNamed(turn, office.unitId), name: first.name });
  return true;
}

/** Tells that an emblem was stored; false for every other file. */
export function tellsEmblem(turn: Turn, { fileId, name, item, outcome }: FileReport): boolean {
  const office = officeOfEmblem(item);
  if (office === undefined || outcome.result !== 'stored') return false;
  if (office.unitId !== null) turn.say('emblem_stored', { unit: unitNamed(turn, office.unitId) });
  // A code is asked for where nothing else is open; beside a question it is said how to go on.
  else if (turn.mode.name === 'idle' && ofRegion(turn)) askEmblem(turn, { fileId, name });
  else turn.say('emblem_waits', { name });
  return true;
}
