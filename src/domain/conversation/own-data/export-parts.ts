// The copy of one's own data: what it consists of, and its parts of a length that a phone can read.
// Types, and one pure division; the words are in bot/text/own-export.ts.
import type { Role } from '../../access.ts';
import type { AnswerValue } from '../../edition/answer.ts';
import type { ItemId } from '../../edition/definition.ts';

/**
 * What a person wrote, sent or agreed to, and what was written of them to invite them, as it is stored; nothing else that
 * others wrote. Times are ISO, UTC.
 */
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
    readonly caption: string | null;
    readonly sha256: string | null;
    readonly size: number | null;
    readonly at: string;
  }[];
  /** Numbers that the networks gave with their accounts, or that they proved. */
  readonly phones: readonly {
    readonly channel: string;
    readonly phone: string;
    readonly at: string;
  }[];
  /** Passkeys for the desk; the secret half never leaves its device. */
  readonly passkeys: readonly {
    readonly at: string;
    readonly name: string;
    readonly used: string | null;
  }[];
  /** What others wrote of them when they invited them. */
  readonly invitations: readonly {
    readonly at: string;
    readonly role: Role;
    readonly name: string | null;
    readonly nip: string | null;
    readonly phone: string | null;
    readonly basis: string | null;
    readonly note: string | null;
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
  | ({ readonly kind: 'phone' } & OwnExport['phones'][number])
  | ({ readonly kind: 'passkey' } & OwnExport['passkeys'][number])
  | ({ readonly kind: 'invitation' } & OwnExport['invitations'][number])
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
      return `${entry.name}${entry.caption ?? ''}${entry.sha256 ?? ''}`;
    case 'attendance':
      return entry.representative ?? '';
    case 'passkey':
      return entry.name;
    case 'invitation':
      return `${entry.name ?? ''}${entry.basis ?? ''}${entry.note ?? ''}`;
    case 'consent':
    case 'phone':
      return '';
  }
}
