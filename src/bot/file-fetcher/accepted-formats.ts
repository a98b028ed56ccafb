// Which formats are accepted where a file was sent: those of its item, or those of what it is for. A photo is evidence anywhere.
// It looks at no file.
import type { ClaimedFile } from '../../db/transactions/claim-files.ts';
import { broadcastFormats } from '../../domain/broadcast.ts';
import { wantsDocument } from '../../domain/conversation/evidence/accepting.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { officeOfEmblem } from '../../domain/letterhead.ts';
import { newestEditions } from '../../domain/edition/editions/index.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { evidenceFormats } from '../../files/evidence-formats.ts';
import type { FileFormat } from '../../files/inspect.ts';

/** Tells whether a photo for this item shows a document, whose number, date and subject are asked for. */
export function readsPhotos(
  { purpose, item: id }: { readonly purpose: ClaimedFile['purpose']; readonly item: string | null },
  running: EditionDefinition,
): boolean {
  const item = id === null ? undefined : formOf(running).byId.get(id);
  return purpose === 'evidence' && item?.kind === 'indicator' && wantsDocument(item);
}

/** Gives the formats accepted for a file; items keep their id through the editions, so the running one is asked first. */
export function acceptedFormats(
  file: {
    readonly purpose: ClaimedFile['purpose'];
    readonly item: string | null;
  },
  running: EditionDefinition,
): readonly FileFormat[] {
  if (file.purpose === 'text') return ['docx', 'pdf', 'txt'];
  if (file.purpose === 'workbook') return ['xlsx', 'csv', 'html', 'docx', 'pdf', 'odt', 'txt'];
  if (file.purpose === 'document') return ['docx', 'pdf', 'odt', 'txt', 'jpg', 'png'];
  // An emblem is set into papers as a picture.
  if (officeOfEmblem(file.item) !== undefined) return ['png', 'jpg'];
  if (file.purpose === 'scan') return ['pdf', 'jpg', 'png'];
  if (file.purpose === 'broadcast') return broadcastFormats;
  for (const edition of [running, ...newestEditions()]) {
    const item = file.item === null ? undefined : formOf(edition).byId.get(file.item);
    if (item !== undefined) return evidenceFormats(item);
  }
  return [];
}
