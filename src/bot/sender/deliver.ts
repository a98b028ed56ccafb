// Hands one message of the outbox to its network, part after part, beginning after the parts that were sent before.
// It writes nothing down and never tries again.
import type { ClaimedSend } from '../../db/transactions/claim-outbox.ts';
import type { Channel, OutgoingMessage, Part, SendOutcome } from '../channel.ts';

/** Turns the stored message into words. */
export type Render = (message: unknown) => OutgoingMessage;

/** How far a message came: the ids of all its parts that are known to be sent, and how the last call ended. */
export interface Delivery {
  readonly outcome: SendOutcome;
  readonly providerIds: readonly string[];
  /** Why a file did not go along; the words went without it. */
  readonly fileLost?: string;
}

/** A store or a network that has trouble with one file holds up its chat for about two minutes, not for good. */
const MOST_FILE_TRIES = 4;

/** Gives the key of a part: the same for every attempt, different for every part ever sent. */
export const partKey = (rowId: number, part: number): string => `${rowId}-${part}`;

/**
 * Sends the parts that are still missing. `onPart` hears of each that was sent before the last one.
 * `goOn` is asked before every further part. A message that cannot be rendered is refused; a channel
 * that throws leaves the part in doubt.
 */
export async function deliver(
  row: ClaimedSend,
  channel: Channel,
  render: Render,
  hooks: { onPart: (providerIds: readonly string[]) => void; goOn: () => boolean },
): Promise<Delivery> {
  const providerIds = [...(row.providerIds ?? [])];
  const parts = renderParts(row.message, channel, render);
  if (typeof parts === 'string') {
    return { outcome: { kind: 'refused', reason: parts }, providerIds };
  }
  let last: SendOutcome = { kind: 'sent', providerId: providerIds.at(-1) ?? '' };
  let lost: { readonly fileLost?: string } = {};
  for (const [index, part] of parts.entries()) {
    if (index < providerIds.length) continue;
    if (index > 0 && !hooks.goOn()) {
      const wait = { kind: 'retry', afterMs: 0, scope: 'chat', reason: 'stopping' } as const;
      return { outcome: wait, providerIds };
    }
    const key = partKey(row.id, index);
    last = await sendPart(channel, part, row.nativeId, key);
    if (part.file && failsForGood(last, row.attempts)) {
      lost = { fileLost: last.reason };
      last = await sendPart(channel, inWords(part, part.file), row.nativeId, `${key}-words`);
    }
    if (last.kind !== 'sent') break;
    providerIds.push(last.providerId);
    if (index < parts.length - 1) hooks.onPart([...providerIds]);
  }
  return { outcome: last, providerIds, ...lost };
}

/** Tells whether sending a file has ended without it: refused, or tried as often as it may be. */
function failsForGood(
  outcome: SendOutcome,
  attempts: number,
): outcome is SendOutcome & { kind: 'refused' | 'retry' } {
  if (outcome.kind === 'refused') return true;
  return outcome.kind === 'retry' && outcome.about === 'file' && attempts + 1 >= MOST_FILE_TRIES;
}

const inWords = ({ text, choices }: Part, { instead }: NonNullable<Part['file']>): Part => ({
  text: text === '' ? instead : `${text}\n\n${instead}`,
  choices,
});

/** Renders the parts, or tells why that is impossible: a bug, which no second attempt cures. */
export function renderParts(
  message: unknown,
  channel: Channel,
  render: Render,
): readonly Part[] | string {
  try {
    const parts = channel.render(render(message));
    return parts.length > 0 ? parts : 'a message without parts';
  } catch (error) {
    return `cannot be rendered: ${error instanceof Error ? error.message : 'unknown error'}`;
  }
}

async function sendPart(
  channel: Channel,
  part: Part,
  address: string,
  key: string,
): Promise<SendOutcome> {
  try {
    return await channel.send(part, { address, key });
  } catch (error) {
    return { kind: 'unknown', reason: error instanceof Error ? error.name : 'thrown' };
  }
}
