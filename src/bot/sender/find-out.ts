// Asks a network whether a message was shown whose sending ended without a word, part after part.
// It changes nothing: what follows from the answer is reconcile.ts's to decide.
import type { UncertainSend } from '../../db/transactions/uncertain-sends.ts';
import type { Channel, Part } from '../channel.ts';
import { partKey, type Render, renderParts } from './deliver.ts';

/** What was found, with the ids of all parts that are known to be shown. */
export type Finding =
  | { readonly shown: true; readonly providerIds: readonly string[] }
  | {
      readonly shown: false;
      readonly providerIds: readonly string[];
      /** `harmless`: the network itself drops a second copy under the same key. */
      readonly why: 'absent' | 'harmless' | 'unproven';
    };

type Answer = Awaited<ReturnType<NonNullable<Channel['probe']>>>;

/** So many ids above the last one of a chat are tried whatever is known of other chats: enough for what its person typed. */
const NEAR = 5;

/** What bounds a search from outside the row's own chat. */
export interface Bounds {
  /** An id that was given out after the part can have been shown, in any chat. */
  readonly ceiling: string | null;
  /** Ids known to be other messages. */
  readonly others: ReadonlySet<number>;
  /** A ceiling is likely to be known soon: without one, look no further than near. */
  readonly soon: boolean;
}

/**
 * Asks about each part that is not known to be sent, until one was not shown; ids of `others` are not tried where all chats
 * are numbered together. Never throws.
 */
export async function findOut(
  row: UncertainSend,
  channel: Channel,
  render: Render,
  bounds: Bounds,
): Promise<Finding> {
  const providerIds = [...row.providerIds];
  if (!channel.probe) return { shown: false, providerIds, why: 'harmless' };
  const parts = renderParts(row.message, channel, render);
  // Sending finds the same defect and says so.
  if (typeof parts === 'string') return { shown: false, providerIds, why: 'absent' };
  let { floor, chatFloor } = row;
  for (const [index, part] of parts.entries()) {
    if (index < providerIds.length) continue;
    const ask = asker(row, channel, part, index);
    const { probe, providerId } = await search(ask, { ...row, floor, chatFloor }, bounds);
    if (probe === 'absent') return { shown: false, providerIds, why: 'absent' };
    if (probe === 'unknown') return { shown: false, providerIds, why: 'unproven' };
    providerIds.push(providerId ?? '');
    floor = providerId ?? floor;
    chatFloor = null;
  }
  return { shown: true, providerIds };
}

type Ask = (
  floor: string | null,
  ceiling: string | null,
  others?: ReadonlySet<number>,
) => Promise<Answer>;

/**
 * Looks right above the last id of the chat, then on to the ceiling. Telegram numbers people's chats together, so that the
 * part may lie far above the last one of its chat; servers that stand in for it may number them apart, and then ids of
 * other chats say nothing, but the part lies near.
 */
async function search(
  ask: Ask,
  row: Pick<UncertainSend, 'floor' | 'chatFloor' | 'ceiling'>,
  bounds: Bounds,
): Promise<Answer> {
  const base = row.chatFloor ?? row.floor;
  const chatTop = row.ceiling === null ? Infinity : Number(row.ceiling);
  const top = Math.min(Number(base) + NEAR + 1, chatTop);
  const near = await ask(base, String(top));
  if (near.probe !== 'absent') return near;
  const ceiling = row.ceiling ?? bounds.ceiling;
  const from = Math.max(Number(row.floor ?? base), top - 1);
  // All is tried; or the bounds contradict each other, because they come from chats that are numbered apart.
  if (ceiling !== null && Number(ceiling) <= from + 1) return near;
  if (ceiling === null && bounds.soon) return { probe: 'unknown' };
  return ask(String(from), ceiling, bounds.others);
}

function asker(row: UncertainSend, channel: Channel, part: Part, index: number): Ask {
  const to = { address: row.nativeId, key: partKey(row.id, index) };
  return async (floor, ceiling, others) => {
    try {
      return (await channel.probe?.(part, to, floor, ceiling, others)) ?? { probe: 'unknown' };
    } catch {
      return { probe: 'unknown' };
    }
  };
}
