// A photo is welcome wherever evidence is: people have phones. What a paper wants is still for the edition to say.
import type { FileFormat } from '../../edition/definition.ts';

/** The formats that are named where files are asked for: those of the item, a photo before them. Empty where none are taken. */
export const withPhotos = (formats: readonly FileFormat[]): readonly FileFormat[] =>
  formats.length === 0 || formats.includes('jpg') ? formats : ['jpg', ...formats];
