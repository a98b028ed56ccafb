// A shared place in the words that somebody would have typed: latitude and longitude with points.
// It judges no place; whether it is asked for, and lies in the region, is decided where answers are read.

/** Writes a place; undefined where the network gave none on earth. */
export function placeText(latitude: unknown, longitude: unknown): string | undefined {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return undefined;
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
}

/** A message that shares a place. */
export function sharedPlace(
  latitude: unknown,
  longitude: unknown,
): { readonly kind: 'location'; readonly text?: string } {
  const text = placeText(latitude, longitude);
  return text === undefined ? { kind: 'location' } : { kind: 'location', text };
}
