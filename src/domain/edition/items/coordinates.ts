// Reads a place as latitude and longitude: two decimal numbers, with comma or dot, or degrees with minutes and seconds.
import type { Reading } from './reading.ts';

const degrees =
  /(\d{1,3})\s*[°ºd]\s*(?:(\d{1,2})\s*['’′m]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["”″]|['’′]{2})?\s*)?([NSEWUTBnsewutb]|LS|LU|BT|BB)?/g;

/** Reads coordinates; south and west are negative (LS, S, W, BB), Indonesian letters included. */
export function readCoordinates(text: string): Reading {
  if (text.length > 200) return refused;
  const plain =
    /^\s*(?:\(\s*)?([+-]?\d{1,3}(?:[.,]\d+)?)(?:\s*[;/]\s*|\s*,\s+|\s+)([+-]?\d{1,3}(?:[.,]\d+)?)\s*(?:\)\s*)?$/.exec(
      text,
    ) ?? /^\s*([+-]?\d{1,3}\.\d+)\s*,\s*([+-]?\d{1,3}\.\d+)\s*$/.exec(text);
  if (plain !== null) return within(decimal(plain[1]), decimal(plain[2]));
  const parts = [...text.matchAll(degrees)].map((match) => {
    const value = decimal(match[1]) + decimal(match[2]) / 60 + decimal(match[3]) / 3600;
    return /^(s|ls|w|bb|b)$/i.test(match[4] ?? '') && match[4]?.toLowerCase() !== 'bt'
      ? -value
      : value;
  });
  const [lat, lon] = parts;
  return parts.length === 2 && lat !== undefined && lon !== undefined ? within(lat, lon) : refused;
}

const refused: Reading = { kind: 'refused', problem: { why: 'coordinates_unclear' } };

function decimal(text: string | undefined): number {
  return text === undefined || text === '' ? 0 : Number(text.replace(',', '.'));
}

function within(lat: number, lon: number): Reading {
  if (!Number.isFinite(lat) || !Number.isFinite(lon) || Math.abs(lat) > 90 || Math.abs(lon) > 180)
    return refused;
  return { kind: 'value', value: { type: 'coordinates', lat, lon } };
}
