// The copy of one's own data: what it consists of, and its parts of a length that a phone can read.
// Types, and one pure division; the words are in bot/text/own-export.ts.
import type { AnswerValue } from '../../edition/answer.ts';
import type { ItemId } from '../../edition/definition.ts';

/** What a person wrote, sent or agreed to, as it is stored; nothing that others wrote. Times are ISO, UTC. */
export interface OwnExport {
  readonly consents: readonly { readonly at: string; readonly version: string | null }[];
  readonly answers: readonly {
    readonly code: string;
    readonly name: string | null;
    readonly edition: { readonly id: string; readonly version: number };
    readonly item: ItemId;
    readonly value: AnswerValue;
    readonly at: string;
  }[];
  readonly files: readonly {
    readonly code: string | null;
    readonly name: string;
    readonly sha256: string | null;
    readonly size: number | null;
    readonly at: string;
  }[];
  readonly messages: readonly {
    readonly at: string;
    readonly channel: string;
    readonly text: string;
  }[];
  readonly comments: readonly {
    readonly at: string;
    readonly code: string | null;
    readonly text: string;
  }[];
  readonly candidates: readonly {
    readonly at: string;
    readonly number: number;
    readonly sentence: string;
  }[];
  readonly attendance: readonly {
    readonly at: string;
    readonly code: string;
    readonly answer: string;
    readonly representative: string | null;
  }[];
}

/** A line of the copy. `version` of a consent is null where it was withdrawn. */
export type ExportEntry =
  | ({ readonly kind: 'consent' } & OwnExport['consents'][number])
  | {
      readonly kind: 'answer';
      readonly code: string;
      readonly name: string | null;
      readonly label: string;
      readonly value: string;
      readonly at: string;
    }
  | ({ readonly kind: 'file' } & OwnExport['files'][number])
  | ({ readonly kind: 'message' } & OwnExport['messages'][number])
  | ({ readonly kind: 'comment' } & OwnExport['comments'][number])
  | ({ readonly kind: 'candidate' } & OwnExport['candidates'][number])
  | ({ readonly kind: 'attendance' } & OwnExport['attendance'][number]);

/** Characters of one part: about three messages of a phone. */
const partLength = 12_000;
/** What an entry needs beside its text: time, code, signs. */
const around = 80;

/** Divides the copy into parts; whatever is longer than one is a part of its own. There is always one. */
export function partsOf(entries: readonly ExportEntry[]): readonly (readonly ExportEntry[])[] {
  const parts: ExportEntry[][] = [[]];
  let length = 0;
  for (const entry of entries) {
    const size = around + textOf(entry).length;
    if (length > 0 && length + size > partLength) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(entry);
    length += size;
  }
  return parts;
}

function textOf(entry: ExportEntry): string {
  switch (entry.kind) {
    case 'answer':
      return `${entry.label}${entry.value}`;
    case 'message':
    case 'comment':
      return entry.text;
    case 'candidate':
      return entry.sentence;
    case 'file':
      return `${entry.name}${entry.sha256 ?? ''}`;
    case 'attendance':
      return entry.representative ?? '';
    case 'consent':
      return '';
  }
}
