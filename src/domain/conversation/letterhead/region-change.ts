// Changes of the region's letterhead, of who signs there and of its emblem: what stands there and what would is shown, then
// a one-time code carries it out. Nothing of the region's papers changes in any other way.
import type { Signatory } from '../../letterhead.ts';
import { region } from '../../region.ts';
import { type ActRow, confirmAct } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { EmblemPicture, RegionChange } from './types.ts';

/** Shows a change of the region's and asks for its code; says when it is so already. */
export function askRegionChange(turn: Turn, change: RegionChange): void {
  if (!turn.may('set_region_letterhead')) return refuse(turn, 'set_region_letterhead');
  const before = standing(turn, change);
  const after = becoming(change);
  const was = said(before);
  if (change.what !== 'emblem' && was === said(after)) {
    turn.say('letterhead_same', { what: change.what });
    return turn.askAgain();
  }
  const place = change.what === 'signatory' ? change.place : null;
  turn.say('letterhead_change_ask', {
    what: change.what,
    place,
    before: before ?? given(change),
    after,
  });
  confirmAct(turn, { do: 'change_region_office', change, was });
}

/** Asks for the code of the newest picture that was sent as the region's emblem and does not count yet. */
export function askEmblem(turn: Turn, picture: EmblemPicture): void {
  const { fileId, name } = picture;
  askRegionChange(turn, { what: 'emblem', fileId, name });
}

/** What stands where the change goes. */
function standing(turn: Turn, change: RegionChange): string | Signatory | null {
  const office = turn.world.loaded.offices?.find(({ unitId }) => unitId === null)?.office;
  switch (change.what) {
    case 'emblem':
      return turn.world.loaded.emblem?.current?.name ?? null;
    case 'signatory':
      return office?.signatories.find(({ place }) => place === change.place) ?? null;
    case 'names': {
      const names = office?.letterhead.names ?? [];
      return names.length === 0 ? null : names.join(' / ');
    }
    default:
      return office?.letterhead[change.what] ?? null;
  }
}

/** What the region's file puts there while nobody told anything. */
function given({ what }: RegionChange): string | null {
  const file = region().letterhead;
  if (what === 'emblem') return file?.emblem?.name ?? null;
  return what === 'address' || what === 'contact' ? (file?.[what] ?? null) : null;
}

function becoming(change: RegionChange): string | Signatory | null {
  if (change.what === 'emblem') return change.name;
  return change.what === 'signatory' ? change.signatory : change.text;
}

/** A value as one text, the same whatever order its parts came in. */
const said = (value: string | Signatory | null): string | null =>
  value === null || typeof value === 'string'
    ? value
    : JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The change of what stands on the region's papers. */
export const letterheadActs: {
  readonly change_region_office: ActRow<'change_region_office'>;
} = {
  change_region_office: {
    may: (turn) => turn.may('set_region_letterhead'),
    needs: [{ kind: 'letterhead' }],
    // Somebody else changed it meanwhile, or a newer picture came: what was shown is not what would happen.
    isOutdated: (turn, { change, was }) =>
      said(standing(turn, change)) !== was ||
      (change.what === 'emblem' && turn.world.loaded.emblem?.waiting?.fileId !== change.fileId),
    done: (turn, { change }) => {
      if (change.what === 'emblem') return turn.say('emblem_changed', { name: change.name });
      turn.say('letterhead_changed', {
        unit: null,
        what: change.what,
        text: 'text' in change ? change.text : null,
        signatory: 'signatory' in change ? change.signatory : null,
        place: 'place' in change ? change.place : null,
      });
    },
  },
};
