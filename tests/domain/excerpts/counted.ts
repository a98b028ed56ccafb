// Counts what is read of the invented documents against what stands in them: right, marked, left out, and wrong without a mark.
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { headingsOf } from '../../../src/domain/edition/editions/headings.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';
import { showAnswer } from '../../../src/domain/edition/show.ts';
import type { DocumentText } from '../../../src/domain/excerpts/document-text.ts';
import type { Excerpt } from '../../../src/domain/excerpts/excerpt.ts';
import { readDocument } from '../../../src/domain/excerpts/read-document.ts';
import { inventedDocuments } from './invented.ts';
import { written } from '../../support/written.ts';

const form = formOf(balangan2026);

/** Reads a document as the product does. */
export const read = (text: DocumentText) =>
  readDocument(text, form, headingsOf(balangan2026.id), { year: 2026, month: 11, day: 28 });

/** A value as it is shown. */
export const shown = ({ item, value }: Excerpt): string => {
  const found = form.byId.get(item);
  return value.type === 'indicator'
    ? (value.description ?? '')
    : found === undefined
      ? ''
      : showAnswer(found, value);
};

/** What came of each document; `wrong` names what "pakai semua" would take and is not what stands there. */
export const countDocuments = () =>
  inventedDocuments.map(({ name, text, says }) => {
    const { excerpts } = read(written(text));
    const right = excerpts.filter((one) => says[one.item] === shown(one));
    const wrong = excerpts.filter((one) => says[one.item] !== shown(one));
    const found = new Set(excerpts.map(({ item }) => item));
    return {
      name,
      told: Object.keys(says).length,
      right: right.filter(({ doubts }) => doubts.length === 0).length,
      marked: right.filter(({ doubts }) => doubts.length > 0).length,
      markedWrong: wrong.filter(({ doubts }) => doubts.length > 0).length,
      leftOut: Object.keys(says).filter((item) => !found.has(item)).length,
      wrong: wrong
        .filter(({ doubts }) => doubts.length === 0)
        .map((one) => `${one.item}: ${shown(one)}`),
    };
  });
