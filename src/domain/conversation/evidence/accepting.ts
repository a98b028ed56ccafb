// What an item takes as evidence: kinds of files, and how many. A photo is evidence wherever evidence is: people have phones.
// What a paper wants is still for the edition to say. It looks into no file.
import type { EvidenceFile } from '../../edition/answer.ts';
import type { FileFormat, Item, ItemId } from '../../edition/definition.ts';

/** Formats that an item names as evidence; empty when it takes no files. */
export function formatsOf(item: Item): readonly FileFormat[] {
  if (item.kind === 'indicator') return item.evidence.formats;
  return item.value.type === 'files' ? item.value.formats : [];
}

/** How many files an item takes; 0 when it takes none. */
export function maxFilesOf(item: Item): number {
  if (item.kind === 'indicator') return item.evidence.maxFiles;
  return item.value.type === 'files' ? item.value.maxFiles : 0;
}

const photos: readonly FileFormat[] = ['jpg', 'png'];

/** Formats that an item takes: those it names, and photos. Empty where none are taken. */
export function takenBy(item: Item): readonly FileFormat[] {
  const named = formatsOf(item);
  return named.length === 0 ? [] : [...new Set([...named, ...photos])];
}

/** How many more files the item of this innovation has room for. */
export const roomFor = (
  { files }: { readonly files: readonly { readonly item: ItemId }[] },
  item: Item,
): number => Math.max(0, maxFilesOf(item) - files.filter((file) => file.item === item.id).length);

/** True for an item whose evidence is a document: photos are taken, as pages of one. */
export function wantsDocument(item: Item): boolean {
  const formats = formatsOf(item);
  return formats.includes('pdf') && !formats.includes('jpg');
}

/** The formats that are named where files are asked for: those of the item, a photo before them. */
export const withPhotos = (formats: readonly FileFormat[]): readonly FileFormat[] =>
  formats.length === 0 || formats.includes('jpg') ? formats : ['jpg', ...formats];

/** What the format of a kept file is called in its head. */
const mimes: Readonly<Record<FileFormat, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** True for a file that an item takes, as far as is known of it: one that was not looked into yet goes by its name. */
export function takes(item: Item, { mime, name }: EvidenceFile): boolean {
  const taken = takenBy(item);
  if (mime !== null) return taken.some((format) => mimes[format] === mime);
  const ending = /\.([a-z0-9]{3,4})$/iu.exec(name)?.[1]?.toLowerCase();
  const known = ending === 'jpeg' ? 'jpg' : ending;
  return taken.length > 0 && (!isFormat(known) || taken.includes(known));
}

const isFormat = (ending: string | undefined): ending is FileFormat =>
  ending !== undefined && Object.hasOwn(mimes, ending);
