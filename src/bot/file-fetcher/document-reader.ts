// How old documents are read for an edition: its form, its headings, and the day on which they are read.
// It takes no file apart and keeps nothing.
import { dayIn } from '../../db/step/inputs.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { headingsOf } from '../../domain/edition/editions/headings.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { readDocument } from '../../domain/excerpts/read-document.ts';
import type { FileRules } from './examine.ts';

/** Gives the reader of old documents of an edition. */
export function documentReader(edition: EditionDefinition): FileRules['readDocument'] {
  return (text) => readDocument(text, formOf(edition), headingsOf(edition.id), dayIn(new Date()));
}
