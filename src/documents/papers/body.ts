// What the papers of units and of the region share: frame, footing, and a place for a signature with its date.
import { roleName } from '../../domain/region.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { Signer } from '../../domain/paper-material.ts';
import type { Block, Body, Signature } from '../sheet.ts';
import { draftWords } from './innovation.ts';
import { signer } from './signature.ts';

/** What differs between them. */
interface Shape {
  readonly title: string;
  readonly code: string;
  readonly version: string;
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly draft?: boolean;
  readonly landscape?: boolean;
  readonly size?: number;
  readonly paper?: Body['paper'];
}

/** Makes a paper of the region's own kind. */
export const bodyOf = (region: Region, shape: Shape): Body => {
  const { draft = false, landscape = false, size = 10.5, paper = region.paper } = shape;
  return {
    title: `${draft ? 'DRAF – ' : ''}${shape.title}`,
    author: region.government,
    ...{ paper, landscape, size },
    draft: draft ? draftWords : null,
    ...{ code: shape.code, version: shape.version, name: shape.name, blocks: shape.blocks },
  };
};

/** The place and a day to be written by hand. */
export const undated = (region: Region, year: number): string =>
  `${region.seat}, .......................... ${year}`;

/** One place for a signature, on the right below the date: the unit's head, or that of the agency for all units (null). */
export const rightSignature = (
  region: Region,
  year: number,
  unit: string | null,
  head: Signer | null,
): Signature =>
  unit === null
    ? {
        ...signer([undated(region, year), `Kepala ${region.agency}`], head, false, true),
        // Until the agency tells who signs, the line is for the pen, and nobody is asked to invite anybody.
        byHand: true,
      }
    : signer([undated(region, year), roleName('unit_head_title')], head, false, true);
