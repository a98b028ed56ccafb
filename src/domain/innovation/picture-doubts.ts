// What a checker should look at in pictures: too small to be read, or taken long before the innovation began. It judges nothing
// and reads no file; a picture that a messenger sent on has no day.
import type { EditionDefinition, ItemId } from '../edition/definition.ts';
import { formOf } from '../edition/journey.ts';
import type { Proven, ProofDoubt } from './proof-doubts.ts';

/** A picture of an indicator, as far as it was measured. `taken` is an ISO day. */
export interface PictureFound {
  readonly file: string;
  readonly item: ItemId;
  readonly width: number;
  readonly height: number;
  readonly taken?: string | null;
}

/** Pixels of the longer side below which writing on a picture is hard to read. */
const SMALL = 800;
const MONTHS_BEFORE = 12;

/** Finds the doubts: old pictures first, each kind once for an indicator. */
export function pictureDoubts(
  definition: EditionDefinition,
  { answers }: Pick<Proven, 'answers'>,
  pictures: readonly PictureFound[],
): readonly ProofDoubt[] {
  const { byId } = formOf(definition);
  const start = answers.get(definition.age?.item ?? '')?.value;
  const begun = start?.type === 'date' ? start.date : null;
  const doubts = pictures.flatMap(({ file, item, width, height, taken = null }): ProofDoubt[] => {
    const indicator = byId.get(item);
    if (indicator?.kind !== 'indicator') return [];
    const { no } = indicator;
    const old = taken !== null && begun !== null && monthsBetween(taken, begun) > MONTHS_BEFORE;
    return [
      ...(old ? [{ what: 'photo' as const, no, file, why: 'old' as const, taken }] : []),
      ...(Math.max(width, height) < SMALL
        ? [{ what: 'photo' as const, no, file, why: 'small' as const }]
        : []),
    ];
  });
  const once = new Map(
    doubts
      .map((doubt) => [doubt.what === 'photo' ? `${doubt.why} ${doubt.no}` : '', doubt] as const)
      .toReversed(),
  );
  return doubts
    .filter((doubt) => [...once.values()].includes(doubt))
    .toSorted((a, b) => rank(a) - rank(b));
}

const rank = (doubt: ProofDoubt): number => (doubt.what === 'photo' && doubt.why === 'old' ? 0 : 1);

/** Whole months from one day to another; a day of which only the year or the month is known counts from its beginning. */
function monthsBetween(from: string, to: string): number {
  const months = (day: string): number =>
    Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7) || '1');
  const whole = months(to) - months(from);
  return to.length === 10 && to.slice(8) > from.slice(8) ? whole + 0.5 : whole;
}
