// Paragraphs that stand in another innovation, or in the example of the form, as doubts: others are named only to whoever may read
// them. It finds none in others itself; those were loaded.
import type { Form } from '../../edition/journey.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import type { ProofDoubt } from '../../innovation/proof-doubts.ts';
import { type Asker, lookAlikes } from './look-alikes.ts';
import type { CheckFacts } from './types.ts';

/** So many are told; more say no more. */
const MOST = 3;
/** A paragraph of fewer words is no copy of anything. */
const SHORTEST = 15;

/** The doubts, each item once. */
export function copiedDoubts(
  asker: Asker,
  form: Form,
  { answers }: Pick<Innovation, 'answers'>,
  found: NonNullable<CheckFacts['copied']>,
): readonly ProofDoubt[] {
  const items = [...new Set(found.map(({ item }) => item))];
  const of = (id: string) => ({
    number: form.numberOf.get(id) ?? 0,
    label: form.byId.get(id)?.label ?? id,
  });
  const fromOthers = items.map((id): ProofDoubt => {
    const { similar } = lookAlikes(
      asker,
      found.filter(({ item }) => item === id),
    );
    const [other] = similar;
    return other === undefined
      ? { what: 'copied', ...of(id), code: null, elsewhere: true }
      : { what: 'copied', ...of(id), code: other.code };
  });
  const fromExample = form.items.flatMap((item): ProofDoubt[] => {
    const value = answers.get(item.id)?.value;
    if (item.kind !== 'field' || value?.type !== 'text' || items.includes(item.id)) return [];
    const example = new Set(paragraphs(item.example ?? ''));
    return paragraphs(value.text).some((one) => example.has(one))
      ? [{ what: 'copied', ...of(item.id), code: null }]
      : [];
  });
  return [...fromOthers, ...fromExample].slice(0, MOST);
}

/** The paragraphs of a text that are long enough, by their words. */
const paragraphs = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\r\n]+/u)
    .map((part) => part.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((words) => words.length >= SHORTEST)
    .map((words) => words.join(' '));
