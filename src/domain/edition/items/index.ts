// Reads a typed answer for any field: one line per answer type, so that a new type does not compile without its reader.
import type { Field } from '../definition.ts';
import { readChoiceAnswer } from './choice.ts';
import { readCoordinates } from './coordinates.ts';
import { type Day, readDateAnswer } from './date.ts';
import { readLink } from './link.ts';
import { readNumberAnswer } from './number.ts';
import type { Reading } from './reading.ts';
import { readText } from './text.ts';

export type { AnswerProblem, Doubt, Reading } from './reading.ts';

/** Reads what was typed as the answer of a field; `today` in WITA. */
export function readAnswer(field: Field, text: string, today: Day): Reading {
  const type = field.value;
  switch (type.type) {
    case 'text':
    case 'longtext': {
      const read = readText(field, text);
      return read.ok
        ? { kind: 'value', value: read.value }
        : { kind: 'refused', problem: read.problem };
    }
    case 'choice':
      return readChoiceAnswer(type.options, type.many === true, text);
    case 'date':
      return readDateAnswer(type.precision, text, today);
    case 'number':
      return readNumberAnswer(type, text);
    case 'coordinates':
      return readCoordinates(text);
    case 'files': {
      const url = type.link ? readLink(text) : null;
      return url === null
        ? { kind: 'refused', problem: { why: type.link ? 'link_unclear' : 'files_expected' } }
        : { kind: 'value', value: { type: 'files', links: [{ url }] } };
    }
  }
}
