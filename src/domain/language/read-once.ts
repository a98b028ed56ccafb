// A message is read again and again on its way: by whoever says where it goes, by the dialogue, by whoever asks whether it is
// a question. What was read of the last few texts is kept, so that each is read once. It changes no reading.
import { region } from '../region.ts';
import type { Region } from '../regions/shape.ts';

/** So many texts lie between the first and the last reading of a message: itself, and parts of it. */
const KEPT = 8;

/** Reads as `read` does, whose readings depend on the text and the region alone and are changed by nobody. */
export function readOnce<Reading>(read: (text: string) => Reading): (text: string) => Reading {
  const kept = new Map<string, Reading>();
  let served: Region | null = null;
  return (text) => {
    if (served !== region()) kept.clear();
    served = region();
    const known = kept.get(text);
    if (known !== undefined || kept.has(text)) return known as Reading;
    const reading = read(text);
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(text, reading);
    return reading;
  };
}
