// The decoder of pictures, loaded with the first one: a start does not wait for it.
// Small and fixed in what it takes: pictures arrive one by one, and other people's messages need the processor too.
import type Sharp from 'sharp';

let loading: Promise<typeof Sharp> | null = null;

/** Gives the decoder. */
export function decoder(): Promise<typeof Sharp> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loading;
}
