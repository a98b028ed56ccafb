// `kop` and `ttd`: the letterhead of the region or of a unit and who signs there; what stands there, and one change at a time.
// It decides who may; the change itself is an effect, and the emblem a file.
import { reachOf } from '../../access.ts';
import {
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
import type { FileReport, Input } from '../input.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { LetterheadMessages } from './messages.ts';
import type { OfficeChange } from './types.ts';
import { oneUnit } from '../../language/reading-words.ts';

const none: Office = {
  letterhead: { names: [], address: null, contact: null, emblem: null },
  signatories: [],
};

const placesOf = (unitId: string | null): readonly SigningPlace[] =>
  unitId === null ? ['head', 'regent'] : ['head', 'admin'];

const unitsOf = (turn: Turn): readonly string[] => [
  ...new Set(reachOf(turn.person.grants, 'set_letterhead').units),
];

/**
 * The office that somebody means: the region's for whoever sets it, else the one unit they look after. `which`: there is no
 * telling, because a unit is meant and they look after none or several. Undefined for who sets none.
 */
function meantOffice(
  turn: Turn,
  ofUnit: boolean,
): { readonly unitId: string | null } | 'which' | undefined {
  const { all } = reachOf(turn.person.grants, 'set_letterhead');
  if (all && !ofUnit) return { unitId: null };
  const [unitId, ...others] = unitsOf(turn);
  if (unitId !== undefined && others.length === 0) return { unitId };
  return all || unitId !== undefined ? 'which' : undefined;
}

const whichUnit = (turn: Turn): LetterheadMessages['letterhead_which_unit'] => ({
  units: unitsOf(turn).length,
});

const unitNamed = (turn: Turn, unitId: string | null): string | null =>
  unitId === null ? null : turn.unitName(unitId);

/** Shows the letterhead, or changes one thing of it. */
export function setLetterhead(turn: Turn, typed: string | undefined): void {
  const line = readLetterhead(typed ?? '');
  const office = meantOffice(turn, line?.ofUnit ?? oneUnit.test(typed?.toLowerCase() ?? ''));
  if (office === undefined) return refuse(turn, 'set_letterhead');
  if (office === 'which') {
    turn.say('letterhead_which_unit', whichUnit(turn));
    return turn.askAgain();
  }
  const { unitId } = office;
  if (line === null) {
    turn.say('letterhead', shown(turn, unitId));
    return turn.askAgain();
  }
  const change = changeOf(turn, unitId, line.change);
  if (change !== null) {
    turn.do({ kind: 'change_office', unitId, change });
    turn.say('letterhead_changed', {
      unit: unitNamed(turn, unitId),
      what: change.what,
      text: 'text' in change ? change.text : null,
      signatory: 'signatory' in change ? change.signatory : null,
      place: 'place' in change ? change.place : null,
    });
  }
  turn.askAgain();
}

type Read = NonNullable<ReturnType<typeof readLetterhead>>['change'];

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
  const inherited = unitId !== null && of(null).letterhead.emblem !== null;
  return {
    unit: unitNamed(turn, unitId),
    ...{ names, address, contact, signatories },
    emblem: emblem !== null ? 'own' : inherited ? 'of_region' : null,
    places: placesOf(unitId),
  };
}

/** Takes a picture whose caption calls it an emblem, from somebody who sets a letterhead; false when it is something else. */
export function takeEmblem(turn: Turn, input: Extract<Input, { kind: 'files' }>): boolean {
  const caption = readEmblemCaption(input.caption);
  const { mode } = turn;
  // A picture that a question asks for is its answer, whatever it is called.
  if (caption === null || mode.name === 'asking' || mode.name === 'confirming') return false;
  const office = meantOffice(turn, caption.ofUnit);
  // An emblem is one picture: several with this caption are something else.
  if (office === undefined || input.files.length > 1) return false;
  if (office === 'which') {
    turn.say('letterhead_which_unit', whichUnit(turn));
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
export function tellsEmblem(turn: Turn, { item, outcome }: FileReport): boolean {
  const office = officeOfEmblem(item);
  if (office === undefined || outcome.result !== 'stored') return false;
  turn.say('emblem_stored', { unit: unitNamed(turn, office.unitId) });
  return true;
}
