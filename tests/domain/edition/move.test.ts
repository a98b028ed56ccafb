// Open drafts and a new version of their form: whatever was said is found afterwards, in the form or in the history, and
// only what changed is asked again. `SEED=2 DRAFTS=100000` tries others, and more.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerValue } from '../../../src/domain/edition/answer.ts';
import type { EditionDefinition, Item } from '../../../src/domain/edition/definition.ts';
import { editions } from '../../../src/domain/edition/editions/index.ts';
import { formOf, missing } from '../../../src/domain/edition/journey.ts';
import { moveAnswers } from '../../../src/domain/edition/move.ts';
import type { Origins } from '../../../src/domain/edition/workbook/origins.ts';
import { sound } from './sound.ts';

const drafts = Number(process.env['DRAFTS'] ?? 2000);
const seed = Number(process.env['SEED'] ?? 1);

const answer = (value: AnswerValue): Answer => ({
  value,
  revision: 1,
  writtenBy: 1,
  toConfirm: false,
});

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

/** Any value that an item takes. */
function valueOf(item: Item): fc.Arbitrary<AnswerValue> {
  const none = fc.constant<AnswerValue>({ type: 'none' });
  if (item.kind === 'indicator')
    return fc.oneof(
      none,
      fc
        .record({
          level: fc.constantFrom<(1 | 2 | 3 | null)[]>(1, 2, 3, null),
          variant: fc.option(
            fc.constantFrom(...(item.variants ?? [{ code: 'x' }]).map(({ code }) => code)),
            { nil: undefined },
          ),
          description: fc.option(words, { nil: undefined }),
        })
        .map(({ level, variant, description }): AnswerValue => ({
          type: 'indicator',
          level,
          links: [],
          ...(variant === undefined ? {} : { variant }),
          ...(description === undefined ? {} : { description }),
        })),
    );
  const { value } = item;
  switch (value.type) {
    case 'text':
    case 'longtext':
      return words.map((text) => ({ type: 'text', text }));
    case 'choice':
      return fc
        .subarray(
          value.options.map(({ code }) => code),
          { minLength: 1, maxLength: value.many === true ? 3 : 1 },
        )
        .map((codes) => ({ type: 'choice', codes }));
    case 'date':
      return fc
        .constantFrom('2024', '2024-05', '2024-05-17')
        .map((date): AnswerValue => ({ type: 'date', date }));
    case 'number':
      return fc.integer({ min: 0, max: 100 }).map((number) => ({ type: 'number', number }));
    case 'coordinates':
      return fc.constant<AnswerValue>({ type: 'coordinates', lat: -2.3, lon: 115.4 });
    case 'files':
      return fc.oneof(
        none,
        fc.constant<AnswerValue>({ type: 'files', links: [{ url: 'https://a.id/b' }] }),
      );
  }
}

/** A draft of a form: some of its items, answered somehow. */
const draftOf = (def: EditionDefinition): fc.Arbitrary<ReadonlyMap<string, Answer>> =>
  fc
    .tuple(
      ...formOf(def).items.map((item) =>
        fc.option(valueOf(item).map((value) => [item.id, answer(value)] as const)),
      ),
    )
    .map((found) => new Map(found.filter((one) => one !== null)));

/** A version made from another one by taking out, renaming, retyping, splitting and joining items at random. */
const versionOf = (
  def: EditionDefinition,
): fc.Arbitrary<{ readonly after: EditionDefinition; readonly origins: Origins }> =>
  fc
    .array(
      fc.record({
        what: fc.constantFrom(
          'drop',
          'rename',
          'retype',
          'split',
          'join',
          'options',
          'levels',
          'move',
        ),
        at: fc.nat(),
        other: fc.nat(),
      }),
      { maxLength: 8 },
    )
    .map((changes) => {
      const items: { item: Item; was: string[] }[] = structuredClone(
        def.sections.flatMap((section) => section.items) as Item[],
      ).map((item) => ({ item, was: [item.id] }));
      const options = new Map<string, Map<string, string[]>>();
      for (const [step, { what, at, other }] of changes.entries()) {
        const one = items[at % items.length];
        const two = items[other % items.length];
        if (one === undefined || two === undefined) continue;
        const { item } = one;
        const typed = item as { -readonly [K in keyof Item]: Item[K] } & { value: unknown };
        if (what === 'drop' && items.length > 3) items.splice(items.indexOf(one), 1);
        if (what === 'rename') typed.id = `baru_${step}`;
        if (what === 'move') items.push(...items.splice(items.indexOf(one), 1));
        if (what === 'retype' && item.kind === 'field' && two.item.kind === 'field')
          typed.value = two.item.value;
        if (what === 'split')
          items.push({ item: { ...item, id: `bagian_${step}` }, was: [...one.was] });
        if (what === 'join') one.was.push(...two.was);
        if (what === 'options' && item.kind === 'field' && item.value.type === 'choice') {
          const kept = item.value.options.slice(1);
          const [first] = item.value.options;
          const [second] = kept;
          typed.value = { ...item.value, options: kept };
          if (first !== undefined && second !== undefined && other % 2 === 0)
            options.set(item.id, new Map([[second.code, [first.code, second.code]]]));
        }
        if (what === 'levels' && item.kind === 'indicator')
          Object.assign(item, {
            variants: (item.variants ?? []).map((variant) => ({
              ...variant,
              levels: variant.levels.map((level) => ({ ...level, text: `${level.text}!` })),
            })),
          });
      }
      return {
        after: {
          ...def,
          version: def.version + 1,
          sections: [{ id: 'semua', title: 'Semua', items: items.map(({ item }) => item) }],
        },
        origins: {
          items: new Map(items.map(({ item, was }) => [item.id, [...new Set(was)]])),
          options,
        },
      };
    });

/** What is wrong: every answer of before is in the form as it was, or whole in what goes to the history. */
function wrong(
  before: EditionDefinition,
  after: EditionDefinition,
  origins: Origins,
  answers: ReadonlyMap<string, Answer>,
): string[] {
  const moved = moveAnswers(before, after, origins, answers);
  const form = formOf(after);
  const lost = [...answers].filter(([id, { value }]) => {
    const kept = [...moved.answers.values()].some(
      (one) => one.from.includes(id) && isDeepStrictEqual(one.value, value),
    );
    const told = isDeepStrictEqual(moved.before.get(id), value);
    return moved.fates.get(id) === 'dropped' ? !told : !(kept || told);
  });
  const strange = [...moved.answers].filter(([id, { from, value, toConfirm }]) => {
    const item = form.byId.get(id);
    if (item === undefined || from.some((one) => !answers.has(one))) return true;
    // What counts at once is something that the item takes.
    if (toConfirm || item.kind !== 'field' || item.value.type !== 'choice') return false;
    const codes = item.value.options.map(({ code }) => code);
    return value.type === 'choice' && !value.codes.every((code) => codes.includes(code));
  });
  // What waits to be confirmed is on the list of what is missing, and nothing else is there as such.
  const now = new Map(
    [...moved.answers].map(([id, { value, toConfirm }]) => [id, { ...answer(value), toConfirm }]),
  );
  const waiting = missing(form, now, []).filter(({ gap }) => gap === 'to_confirm');
  return [
    ...lost.map(([id]) => `${id} is lost`),
    ...strange.map(([id]) => `${id} cannot be`),
    ...[...answers.keys()].filter((id) => !moved.fates.has(id)).map((id) => `${id} has no fate`),
    ...waiting.flatMap(({ item }) =>
      moved.answers.get(item.id)?.toConfirm === true ? [] : [`${item.id} is asked again`],
    ),
  ];
}

const pairs = Object.values(editions).flatMap((from) =>
  Object.values(editions).map((to) => [from, to] as const),
);

describe('every answer is found again', () => {
  it.each(pairs.map(([from, to]) => [from.id, to.id, from, to] as const))(
    'from %s to %s',
    (_, __, from, to) => {
      const ids = new Set(formOf(from).items.map(({ id }) => id));
      const origins: Origins = {
        items: new Map(
          formOf(to).items.flatMap(({ id }) => (ids.has(id) ? [[id, [id]] as const] : [])),
        ),
        options: new Map(),
      };
      fc.assert(
        fc.property(draftOf(from), (answers) => {
          expect(wrong(from, to, origins, answers)).toEqual([]);
        }),
        { numRuns: Math.ceil(drafts / 20), seed },
      );
    },
  );

  it('into versions changed at random', () => {
    const def = sound();
    fc.assert(
      fc.property(draftOf(def), versionOf(def), (answers, { after, origins }) => {
        expect(wrong(def, after, origins, answers)).toEqual([]);
      }),
      { numRuns: drafts, seed },
    );
  });

  it('and nothing is asked again where nothing changed', () => {
    const def = sound();
    const items = new Map(formOf(def).items.map(({ id }) => [id, [id]] as const));
    fc.assert(
      fc.property(draftOf(def), (answers) => {
        const moved = moveAnswers(def, def, { items, options: new Map() }, answers);
        for (const [id, { value }] of answers)
          expect(moved.answers.get(id)).toEqual({
            from: [id],
            value,
            toConfirm: false,
            changed: false,
          });
      }),
      { numRuns: Math.ceil(drafts / 10), seed },
    );
  });
});
