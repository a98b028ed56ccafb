// The way through a form under random answers, changes and removals: it never leads to an item that does not apply,
// visits everything that is open, and counts what it shows.
/* oxlint-disable vitest/no-conditional-expect -- a table decides which check a row gets */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerValue, EvidenceFile } from '../../../src/domain/edition/answer.ts';
import type { EditionDefinition, Item } from '../../../src/domain/edition/definition.ts';
import { editions } from '../../../src/domain/edition/editions/index.ts';
import {
  applies,
  formOf,
  gapOf,
  missing,
  nextItem,
  placeOf,
  previousItem,
  progress,
} from '../../../src/domain/edition/journey.ts';
import { answered, soundAnswer, storedFile } from '../../support/builders.ts';

/** A choice decides which items apply, so it takes any of its options; the rest is sound or "none". */
function answerOf(item: Item, pick: number): AnswerValue {
  if (item.kind === 'field' && item.value.type === 'choice') {
    const { options } = item.value;
    return { type: 'choice', codes: [options[pick % options.length]?.code ?? ''] };
  }
  return pick % 5 === 0 ? { type: 'none' } : soundAnswer(item);
}

const edits = fc.array(
  fc.record({ item: fc.nat(), pick: fc.nat({ max: 40 }), file: fc.boolean() }),
  {
    maxLength: 120,
    size: 'max',
  },
);
const definitions = Object.values(editions);

/** Plays edits and looks at the form after every one of them. */
function play(
  definition: EditionDefinition,
  list: readonly { item: number; pick: number; file: boolean }[],
  look: (answers: ReadonlyMap<string, Answer>, files: readonly EvidenceFile[]) => void,
): void {
  const form = formOf(definition);
  const answers = new Map<string, Answer>();
  let files: readonly EvidenceFile[] = [];
  for (const { item: at, pick, file } of list) {
    const item = form.items[at % form.items.length];
    if (item === undefined) continue;
    if (pick === 7) answers.delete(item.id);
    else answers.set(item.id, answered(answerOf(item, pick), 1));
    files = files.filter((one) => one.item !== item.id);
    if (file) files = [...files, storedFile(at, item.id, 'bukti.pdf')];
    look(answers, files);
  }
}

describe.each(definitions.map((definition) => [definition.id, definition] as const))(
  'the way through %s',
  (_, definition) => {
    const form = formOf(definition);

    it('leads only to items that apply and are open, from wherever one stands', () => {
      fc.assert(
        fc.property(edits, fc.nat(), (list, from) => {
          const after = form.items[from % form.items.length]?.id ?? null;
          play(definition, list, (answers, files) => {
            const next = nextItem(form, answers, files, after, new Set());
            if (next === null) return;
            expect(applies(next, answers)).toBe(true);
            expect(gapOf(next, answers, files)).not.toBeNull();
            const before = previousItem(form, answers, next.id);
            if (before !== null) expect(applies(before, answers)).toBe(true);
          });
        }),
        { numRuns: 60 },
      );
    });

    it('visits every item that is missing exactly once when each is skipped', () => {
      fc.assert(
        fc.property(edits, (list) => {
          let last: [ReadonlyMap<string, Answer>, readonly EvidenceFile[]] = [new Map(), []];
          play(definition, list, (answers, files) => {
            last = [new Map(answers), files];
          });
          const [answers, files] = last;
          const seen = new Set<string>();
          for (let item = nextItem(form, answers, files, null, seen); item !== null;) {
            expect(seen.has(item.id)).toBe(false);
            seen.add(item.id);
            item = nextItem(form, answers, files, item.id, seen);
          }
          for (const open of missing(form, answers, files)) expect(seen).toContain(open.item.id);
        }),
        { numRuns: 60 },
      );
    });

    it('counts as filled what is not missing', () => {
      fc.assert(
        fc.property(edits, (list) => {
          play(definition, list, (answers, files) => {
            const done = progress(form, answers, files);
            expect(done.total - done.filled).toBe(missing(form, answers, files).length);
          });
        }),
        { numRuns: 30 },
      );
    });

    it('numbers every item once and places it among its kind', () => {
      expect(form.items.map((item) => form.numberOf.get(item.id))).toEqual(
        form.items.map((_item, index) => index + 1),
      );
      for (const item of form.items) {
        const { no, of } = placeOf(form, item);
        expect(no).toBeGreaterThan(0);
        expect(no).toBeLessThanOrEqual(of);
      }
    });
  },
);
