// Reads a place as latitude and longitude. What lies outside the region, or was written in another order or without its
// minus, is read back. It never guesses at what a sign may have meant; angles.ts is the grammar.
import { region } from '../../region.ts';
import { type Angle, readAngles } from './angles.ts';
import type { Reading } from './reading.ts';

interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** Reads coordinates; south and west are negative. */
export function readCoordinates(text: string): Reading {
  const [first, second] = readAngles(text) ?? [];
  if (first === undefined || second === undefined) return refused;
  if (first.axis !== null && first.axis === second.axis) return refused;
  const inOrder = first.axis !== 'lon' && second.axis !== 'lat';
  const [lat, lon] = inOrder ? [first, second] : [second, first];
  const typed = { lat: lat.value, lon: lon.value };
  if (isInside(typed)) return { kind: 'value', value: of(typed) };
  const named = first.axis !== null || second.axis !== null;
  const meant = [
    ...withSigns(lat, lon).map(([a, b]) => ({ lat: a, lon: b })),
    ...(named ? [] : withSigns(lat, lon).map(([a, b]) => ({ lat: b, lon: a }))),
  ].filter(isInside);
  const [only] = meant;
  if (only !== undefined && meant.length === 1)
    return { kind: 'confirm', value: of(only), why: 'place' };
  return isOnEarth(typed) ? { kind: 'confirm', value: of(typed), why: 'outside' } : refused;
}

const refused: Reading = { kind: 'refused', problem: { why: 'coordinates_unclear' } };

const of = ({ lat, lon }: Place) => ({ type: 'coordinates' as const, lat, lon });

/** Both numbers as they stand, and with a minus where none was written and no side was named. */
function withSigns(lat: Angle, lon: Angle): readonly (readonly [number, number])[] {
  const signs = ({ value, named }: Angle) => (named ? [value] : [value, -value]);
  return signs(lat).flatMap((a) => signs(lon).map((b) => [a, b] as const));
}

const isOnEarth = ({ lat, lon }: Place): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;

function isInside({ lat, lon }: Place): boolean {
  const { south, north, west, east } = region().bounds;
  return lat >= south && lat <= north && lon >= west && lon <= east;
}
