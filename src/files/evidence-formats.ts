// Which formats are looked into as evidence of an item, from a chat, a page or a program alike.
// What an item takes is for the domain to say; a photo as iPhones keep it is turned into one that is kept.
import { takenBy } from '../domain/conversation/evidence/accepting.ts';
import type { Item } from '../domain/edition/definition.ts';
import type { FileFormat } from './inspect.ts';

/** Formats that are accepted for an item; where a photo is taken, so is one as iPhones keep them. Empty where no file is. */
export function evidenceFormats(item: Item): readonly FileFormat[] {
  const taken = takenBy(item);
  return taken.includes('jpg') ? [...taken, 'heic'] : taken;
}
