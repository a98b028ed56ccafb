// How much room a folder's disk has left. It frees nothing and refuses nothing itself.
import { statfs } from 'node:fs/promises';

/** The part of a disk that is free for us, from 0 to 1. */
export type FreePart = (folder: string) => Promise<number>;

/** Asks the file system; a place that cannot tell has room. */
export const freePartOf: FreePart = async (folder) => {
  const { bavail, blocks } = await statfs(folder);
  return blocks === 0 ? 1 : bavail / blocks;
};
