// Notes in the fields of a form, `catatan-ITEM`, with `dasar-ITEM` for the text that the typing began with.
// It stores drafts only.
import { keepNote } from '../../db/transactions/desk-notes.ts';
import type { InnovationRow } from '../../db/views/innovations.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { formOf } from '../../domain/edition/journey.ts';
import type { ServerParts } from '../parts.ts';
import type { AtDesk } from './gate.ts';
import { GREATEST } from './typed.ts';

/** How fields of notes are called, before the item. */
const NOTE = 'catatan-';

/** As long as a note is kept, in signs. */
const LONGEST_NOTE = 2000;

/** A note as it is stored: a browser ends lines with two signs where its page counts one. */
const noteText = (typed: string): string =>
  typed.replaceAll('\r\n', '\n').trim().slice(0, LONGEST_NOTE);

/** The notes of a form that hold something, by item. */
export const notesIn = (body: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(body).flatMap(([name, text]) =>
      name.startsWith(NOTE) && text.trim() !== ''
        ? [[name.slice(NOTE.length), noteText(text)] as const]
        : [],
    ),
  );

/** Stores what a form holds; gives what another tab or device stored meanwhile in the same place, by item. */
export async function keepTyped(
  { db }: Pick<ServerParts, 'db'>,
  { person }: AtDesk,
  row: InnovationRow,
  body: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const edition = findEdition(row.edition, row.editionVersion);
  const version = Number(body['versi']);
  const others = new Map<string, string>();
  for (const [name, text] of Object.entries(body)) {
    const item = name.slice(NOTE.length);
    const known = edition !== null && name.startsWith(NOTE) && formOf(edition).byId.has(item);
    const since = body[`dasar-${item}`] ?? '';
    // A field that was empty and stays empty says nothing about what another tab wrote.
    if (!known || (text.trim() === '' && since === '')) continue;
    const kept = await keepNote(db, {
      ...{ personId: person.id, innovationId: row.id, item, since },
      text: noteText(text),
      version:
        Number.isInteger(version) && version >= 0 && version <= GREATEST ? version : row.version,
    });
    if (!kept.ok) others.set(item, kept.problem.now.text);
  }
  return others;
}
