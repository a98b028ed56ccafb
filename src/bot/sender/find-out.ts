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

/** How far above the last id of a chat a message may lie where each chat is numbered apart: what its person typed. */
const NEAR = 20;

/**
 * Asks about each part that is not known to be sent, until one was not shown; ids of `others` are not tried where all chats
 * are numbered together. Never throws.
 */
export async function findOut(
  row: UncertainSend,
  channel: Channel,
  render: Render,
  others: ReadonlySet<number> = new Set(),
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
    const { probe, providerId } = await search(ask, floor, chatFloor, row.ceiling, others);
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
 * Looks right above the last id of the chat, then above the highest id of all chats. Telegram numbers people's chats
 * together, servers that stand in for it may number them apart; the part lies in the one range or in the other.
 */
async function search(
  ask: Ask,
  floor: string | null,
  chatFloor: string | null,
  ceiling: string | null,
  others: ReadonlySet<number>,
): Promise<Answer> {
  if (floor === null || chatFloor === null || !(Number(floor) > Number(chatFloor)))
    return ask(floor, ceiling, others);
  const top = Math.min(Number(floor) + 1, Number(chatFloor) + NEAR + 1);
  const near = await ask(chatFloor, String(top));
  if (near.probe !== 'absent') return near;
  // Bounds that contradict each other come from chats that are numbered apart, so the first range was the right one.
  if (ceiling !== null && Number(ceiling) <= Number(floor)) return near;
  return ask(floor, ceiling, others);
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
