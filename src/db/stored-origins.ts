// Where items of a version come from, as it is stored with the version or with the workbook that would make one.
// It decides nothing.
import { z } from 'zod';
import type { Origins } from '../domain/edition/workbook/origins.ts';

const stored = z.object({
  items: z.record(z.string(), z.array(z.string())),
  options: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
});

/** Origins as JSON. */
export const originsToJson = ({ items, options }: Origins) => ({
  items: Object.fromEntries(items),
  options: Object.fromEntries(
    [...options].map(([id, codes]) => [id, Object.fromEntries(codes)] as const),
  ),
});

/** Takes stored origins apart. Throws on what was never written by `originsToJson`. */
export function originsFromJson(json: unknown): Origins {
  const { items, options } = stored.parse(json);
  return {
    items: new Map(Object.entries(items)),
    options: new Map(
      Object.entries(options).map(([id, codes]) => [id, new Map(Object.entries(codes))]),
    ),
  };
}
