// Whom a broadcast would reach and how they would read it: the live count, the preview, and the code that lets it go.
// It never lets one go; the dialogue does, when count and code were typed.
import {
  chooseAudience,
  type Chosen,
  fillPlaceholders,
  type PersonToWrite,
  type PlaceholderValues,
} from '../../broadcast.ts';
import { entryDeadline, isQuiet, loudFrom } from '../../calendar.ts';
import { cardCode } from '../../codes.ts';
import { placeholderValues } from '../../broadcast-message.ts';
import { houseReach } from '../../reach.ts';
import type { BroadcastDraft } from './types.ts';
import type { Turn } from '../turn.ts';

/** The unit that limits this person, null for a coordinator; undefined when they may not write to many at all. */
export function scopeOf(turn: Turn): string | null | undefined {
  if (turn.may('broadcast_all')) return null;
  return turn.grantsOf('unit_admin').find(({ unitId }) => turn.may('broadcast_unit', { unitId }))
    ?.unitId;
}

/** The people of an audience as this person may write to them now; to a meeting only whom they may ask were loaded. */
export function chosenOf(turn: Turn, { audience, meeting }: Addressed): Chosen {
  const { people = [], reach = houseReach } = turn.world.loaded;
  const scope = meeting === undefined ? (scopeOf(turn) ?? null) : null;
  return chooseAudience(people, audience, scope, turn.moment.now, reach);
}

/** What says whom a broadcast is for. */
type Addressed = Pick<BroadcastDraft, 'audience' | 'meeting'>;

/** How many more would be reached if nobody had been asked to the meeting before; nothing where there is none. */
function askedBefore(turn: Turn, draft: BroadcastDraft): { readonly asked?: number } {
  const { except, ...all } = draft.audience;
  if (except === undefined) return {};
  const asked =
    chosenOf(turn, { ...draft, audience: all }).reached.length -
    chosenOf(turn, draft).reached.length;
  return asked === 0 ? {} : { asked };
}

/** Says how many an audience has, and who of it cannot be reached. */
export function count(turn: Turn, draft: BroadcastDraft): void {
  const { reached, unreachable } = chosenOf(turn, draft);
  turn.say('broadcast_count', {
    reached: reached.length,
    unreachable: unreachable.length,
    ...askedBefore(turn, draft),
    names: unreachable.slice(0, 20).map(({ person, why }) => ({ name: nameOf(turn, person), why })),
  });
}

const nameOf = (turn: Turn, person: PersonToWrite): string =>
  `${person.name ?? 'tanpa nama'}${person.unitId === null ? '' : `, ${turn.unitName(person.unitId)}`}`;

/** The values that stand for one person in a text. */
export function valuesFor(turn: Turn, person: PersonToWrite): PlaceholderValues {
  const calendar = turn.world.loaded.calendar ?? null;
  const ends = calendar === null ? null : entryDeadline(calendar);
  return placeholderValues(
    person.name,
    person.unitId === null ? null : turn.unitName(person.unitId),
    ends,
  );
}

/** When a draft that is confirmed now begins: null is at once, which in the quiet hours nothing is; `soon` is that as ISO. */
export function beginsAt(
  { moment: { now } }: Turn,
  { time }: BroadcastDraft,
): { readonly starts: number | null; readonly soon: string | null } {
  const starts = time.starts ?? (isQuiet(now) ? loudFrom(now) : null);
  return { starts, soon: starts === null ? null : new Date(starts).toISOString() };
}

/** Shows the broadcast as three people would read it, with the count and code that let it go. */
export function preview(turn: Turn, draft: BroadcastDraft): void {
  const { reached } = chosenOf(turn, draft);
  if (reached.length === 0) {
    turn.open({ name: 'idle' });
    return turn.say('broadcast_nobody', askedBefore(turn, draft));
  }
  const code = cardCode(turn.moment.entropy);
  const ticket = String(turn.moment.now) + code.slice(0, 1) + String(reached.length);
  turn.open({ name: 'broadcasting', step: 'confirm', draft, ticket });
  turn.do({ kind: 'show_confirmation', purpose: purposeOf(ticket), code });
  count(turn, draft);
  // First, middle and last of the list differ most.
  const places = [0, Math.floor(reached.length / 2), reached.length - 1];
  const samples = [...new Set(places)].flatMap((place) => {
    const person = reached[place]?.person;
    return person === undefined
      ? []
      : [
          {
            name: nameOf(turn, person),
            text: fillPlaceholders(draft.text, valuesFor(turn, person)),
          },
        ];
  });
  turn.say('broadcast_preview', {
    count: reached.length,
    samples,
    file: draft.file?.name ?? null,
    question: draft.question,
    starts: beginsAt(turn, draft).soon,
    until: draft.time.until,
    monthDay: draft.time.monthDay ?? null,
    late: draft.late,
    code,
  });
}

/** Names what the code of a preview confirms. */
export const purposeOf = (ticket: string): string => `broadcast:${ticket}`;
