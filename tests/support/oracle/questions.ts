// Which questions of the form a message asks, by their labels: one, or several with their numbers.
import { defaultEditionId, findEdition } from '../../../src/domain/edition/editions/index.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';

const edition = findEdition(defaultEditionId);
if (edition === null) throw new Error('no edition');
/** The labels of all items by their id. */
export const labels = new Map([...formOf(edition).byId].map(([item, { label }]) => [item, label]));
const labelled = new Set(labels.values());

/** The labels of the questions that a message asks: below the line that says where one is, one or several with their numbers. */
export function questionsIn(text: string): readonly string[] {
  const asked = /^(?:Isian|Indikator) \d+\/\d+ .*\n\n?([^]+)$/m.exec(text)?.[1];
  if (asked === undefined) return [];
  const together = [...asked.matchAll(/^\d{1,2} ([^:\n]+): /gm)].map(([, label = '']) => label);
  const known = together.filter((label) => labelled.has(label));
  // An indicator says behind its label what it is worth.
  const alone = (asked.split('\n', 1)[0] ?? '').replace(
    / \((?:wajib)?(?:, )?(?:\d+ poin per tingkat)?\)$/,
    '',
  );
  return known.length > 0 ? known : [alone];
}
