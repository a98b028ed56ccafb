// Days and times as they are in the region.
import { zoneName } from '../../domain/region.ts';
import type { Region } from '../../domain/regions/shape.ts';

const parts = (iso: string, { zone }: Region): Readonly<Record<string, string>> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('id-ID', {
      timeZone: zone,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(iso))
      .map(({ type, value }) => [type, value]),
  );

/** The ISO day on which a moment (ISO, UTC) falls in the region. */
export const localDay = (iso: string, { zone }: Region): string =>
  // Swedish writes days as ISO does.
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(iso));

/** The name of an ISO day's weekday. */
export const weekday = (day: string): string =>
  new Intl.DateTimeFormat('id-ID', { timeZone: 'UTC', weekday: 'long' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** When something was printed, as the foot of a paper says it. */
export function printedAt(iso: string, region: Region): string {
  const { day, month, year, hour, minute } = parts(iso, region);
  return `Dicetak ${day} ${month} ${year} pukul ${hour}.${minute} ${zoneName(region)}`;
}
