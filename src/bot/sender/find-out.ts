// Asks a network whether a message was shown whose sending ended without a word, part after part.
// It changes nothing: what follows from the answer is reconcile.ts's to decide.
import type { UncertainSend } from '../../db/transactions/uncertain-sends.ts';
import type { Channel, Part, Probe } from '../channel.ts';
import { partKey, type Render, renderParts } from './deliver.ts';

/** What was found, with the ids of all parts that are known to be shown. */
export type Finding =
  | { readonly shown: true; readonly providerIds: readonly string[] }
  | {
      readonly shown: false;
      readonly providerIds: readonly string[];
      /**
       * `harmless`: the network itself drops a second copy under the same key. `open`: it was not found, but nothing says
       * where to end. `going on`: there was no time for all ids. `later`: the network could not be asked.
       * `unproven`: it can be asked, and its answers prove nothing.
       */
      readonly why: 'absent' | 'harmless' | 'open' | 'going on' | 'unproven';
      /** Where to go on. */
      readonly searched: Searched | null;
    }
  | {
      readonly shown: false;
      readonly providerIds: readonly string[];
      readonly why: 'later';
      readonly afterMs: number;
      readonly searched: Searched | null;
    };

/** How far was looked for one part: it is none of the ids up to this one. */
export interface Searched {
  readonly part: number;
  readonly upTo: string;
}

/** Where nothing says where to end, so many ids are tried beyond all that are known to be given. */
const BEYOND = 100;
/** So many ids above the last one of a chat are tried whatever is known of other chats: enough for what its person typed. */
const NEAR = 5;

/** What bounds a search from outside the row's own chat. */
export interface Bounds {
  /** Ids known to be other messages, and the highest of them. */
  readonly others: ReadonlySet<number>;
  readonly highest: number;
  /** Those of `others` that were just found to be in the row's own chat. */
  readonly inChat?: ReadonlySet<number>;
  /** Each chat is numbered for itself: ids of other chats say nothing. */
  readonly apart: boolean;
  /** A ceiling is likely to be known soon: without one, look no further than near. */
  readonly soon: boolean;
  /** Where an earlier look ended. */
  readonly searched: Searched | null;
  /** Ids to try before all others, where no other message of ours to this chat can have one of them. */
  readonly likely?: readonly number[];
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
  const missing = { shown: false, providerIds, searched: null } as const;
  if (!channel.probe) return { ...missing, why: 'harmless' };
  const parts = renderParts(row.message, channel, render);
  // Sending finds the same defect and says so.
  if (typeof parts === 'string') return { ...missing, why: 'absent' };
  let { floor, chatFloor } = row;
  for (const [part, content] of parts.entries()) {
    if (part < providerIds.length) continue;
    const upTo = bounds.searched?.part === part ? bounds.searched.upTo : null;
    const ask = asker(row, channel, content, part);
    const last = part === parts.length - 1 && part === row.providerIds.length;
    const likely = last ? likelyOf(row, bounds) : [];
    const found = await search(ask, { ...row, floor, chatFloor }, { ...bounds, likely }, upTo);
    if (found.probe === 'shown') {
      providerIds.push(found.providerId);
      floor = found.providerId;
      chatFloor = null;
      continue;
    }
    if (found.probe === 'absent') return { ...missing, why: 'absent' };
    const searched =
      found.searchedTo === undefined ? bounds.searched : { part, upTo: found.searchedTo };
    const { afterMs } = found;
    if (afterMs !== undefined) return { ...missing, why: 'later', afterMs, searched };
    if (found.searchedTo === undefined) return { ...missing, why: 'unproven', searched };
    return { ...missing, why: found.open ? 'open' : 'going on', searched };
  }
  return { shown: true, providerIds };
}

/**
 * Gives the likely ids that can be of this message only. To ask is to edit: out of the rising order, what is tried could be a
 * later part, or another message to this chat that is not written down, which would be overwritten and then shown again.
 */
function likelyOf(row: UncertainSend, { likely = [] }: Bounds): readonly number[] {
  const end = Number(ceilingOf(row) ?? Infinity);
  return row.alone ? likely.filter((id) => id < end) : [];
}

type Ask = (
  floor: string | null,
  ceiling: string | null,
  others?: ReadonlySet<number>,
) => Promise<Probe>;

/**
 * Looks right above the last id of the chat, then on to the ceiling. Telegram numbers people's chats together, so that the
 * part may lie far above the last one of its chat; servers that stand in for it may number them apart, and then ids of
 * other chats say nothing, but the part lies near.
 */
async function search(
  ask: Ask,
  row: UncertainSend,
  { apart, soon, others, inChat, highest, likely = [] }: Bounds,
  upTo: string | null,
): Promise<Probe & { readonly open?: boolean }> {
  // What was tried and is another message is not asked about again.
  const tried = new Set<number>();
  for (const id of apart || upTo !== null ? [] : likely) {
    const found = await ask(String(id - 1), String(id + 1));
    if (found.probe === 'shown') return found;
    if (found.probe === 'absent') tried.add(id);
    // One id says nothing about those before it.
    if (found.probe === 'unknown' && found.afterMs !== undefined)
      return { probe: 'unknown', afterMs: found.afterMs };
  }
  const base = row.chatFloor ?? row.floor;
  const last = Math.max(Number(base), apart ? Number(row.lastTyped) : 0);
  const top = Math.min(last + NEAR + 1, Number(row.chatCeiling ?? Infinity));
  if (upTo === null || Number(upTo) < top - 1) {
    const near = await ask(upTo ?? base, String(top), new Set([...tried, ...(inChat ?? [])]));
    if (near.probe !== 'absent' || apart) return near;
  }
  const ceiling = ceilingOf(row);
  const begin = Math.max(Number(row.floor ?? base), top - 1);
  const from = Math.max(Number(upTo), begin);
  if (ceiling !== null) {
    // All is tried; or the bounds contradict each other, because they come from chats that are numbered apart.
    if (Number(ceiling) <= from + 1) return { probe: 'absent' };
    return ask(String(from), ceiling, new Set([...tried, ...others]));
  }
  if (soon) return { probe: 'unknown', searchedTo: String(from) };
  const end = Math.max(begin, highest) + BEYOND;
  const far =
    from < end ? await ask(String(from), String(end + 1), new Set([...tried, ...others])) : null;
  if (far !== null && far.probe !== 'absent') return far;
  return { probe: 'unknown', searchedTo: String(Math.max(from, end)), open: true };
}

/** Gives the lower of what bounds a row from its own chat and from all. */
function ceilingOf({ ceiling, chatCeiling }: UncertainSend): string | null {
  if (ceiling === null || chatCeiling === null) return ceiling ?? chatCeiling;
  return Number(ceiling) < Number(chatCeiling) ? ceiling : chatCeiling;
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
