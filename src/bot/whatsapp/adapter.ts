// Chooses the driver of WhatsApp from the configuration: a linked device, the Cloud API, or none.
// Both are one channel to the rest of the product; what differs stands in capabilities.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import type { WhatsappConfig } from '../../config.ts';
import type { Db } from '../../db/connect.ts';
import { type AfterFailure, recordFailedSend } from '../../db/transactions/failed-send.ts';
import { recordReceipt } from '../../db/transactions/whatsapp-receipt.ts';
import type { Logger } from '../../log.ts';
import type { SendOutcome } from '../channel.ts';
import { operatorText } from './operator-text.ts';
import type { BaileysChannel } from './baileys.ts';
import type { Lease } from './baileys/connection.ts';
import type { CloudChannel } from './cloud.ts';

export interface WhatsappParts {
  readonly db: Db;
  readonly secretKey: string;
  readonly log: Logger;
  readonly lease: Lease;
  readonly openFile: (sha256: string) => Promise<AsyncIterable<Uint8Array>>;
  /** Tells the operator over another channel. */
  readonly onOperatorNotice: (text: string) => void;
  /** Prints a pairing code where only the operator looks. */
  readonly show: (text: string) => void;
}

/** What the operator page shows of a driver. */
interface DriverView {
  readonly driver: 'baileys' | 'cloud';
  readonly state: string;
  readonly code: string | null;
  readonly qrSvg: string | null;
}

/** The channel with its driver, or null where WhatsApp is off. */
export type Whatsapp = { readonly view: () => DriverView } & (
  | { readonly driver: 'baileys'; readonly channel: BaileysChannel }
  | { readonly driver: 'cloud'; readonly channel: CloudChannel }
);

/** Meta's calls overtake each other by a few hundred milliseconds; a reply is no slower than a person who types. */
const holdMs = 500;

/** Makes the channel of the configured driver. Baileys is loaded only where it is used. */
export async function whatsappChannel(
  config: WhatsappConfig,
  parts: WhatsappParts,
): Promise<Whatsapp | null> {
  const onStatus = (providerId: string, status: string): void => {
    if (status !== 'delivered' && status !== 'read') return;
    void keepReceipt(parts, providerId, status);
  };
  if (config.kind === 'baileys') {
    const { baileysChannel } = await import('./baileys.ts');
    const { number, wsUrl, polls } = config;
    const channel = baileysChannel({ ...parts, number, wsUrl, polls, onStatus });
    return {
      driver: 'baileys',
      channel,
      view: () => ({ driver: 'baileys', ...channel.pairing() }),
    };
  }
  if (config.kind === 'cloud') {
    const { cloudChannel } = await import('./cloud.ts');
    const onFailed = (id: string, outcome: SendOutcome, reason: string): Promise<void> =>
      keepFailure(parts, id, afterFailure(outcome), reason);
    const channel = cloudChannel({ ...parts, ...config, onStatus, onFailed, holdMs });
    return {
      driver: 'cloud',
      channel,
      view: () => ({
        driver: 'cloud',
        state: channel.health().detail,
        code: null,
        qrSvg: null,
      }),
    };
  }
  return null;
}

/** A phone can be faster than our own commit that the message was sent; then the receipt is tried once more. */
const secondTryMs = 5000;

/** What follows from the outcome of a send that is known only later. */
function afterFailure(outcome: SendOutcome): AfterFailure {
  switch (outcome.kind) {
    case 'gone':
      return { follows: 'closed', address: outcome.reason };
    case 'waits':
      return { follows: 'waits' };
    case 'retry':
      return { follows: 'again', afterMs: outcome.afterMs };
    // The channel stands still until somebody acts; the message is due then.
    case 'paused':
      return { follows: 'again', afterMs: 0 };
    default:
      return { follows: 'given_up' };
  }
}

async function keepFailure(
  parts: WhatsappParts,
  providerId: string,
  after: AfterFailure,
  reason: string,
): Promise<void> {
  const { db, log, onOperatorNotice } = parts;
  const record = async (): Promise<boolean> => {
    const failed = await recordFailedSend(db, providerId, after, reason);
    if (failed === null) return false;
    log.warn(
      { outboxId: failed.id, reason, now: failed.now },
      'whatsapp: a message did not arrive',
    );
    onOperatorNotice(operatorText.failed(failed.id, reason, failed.now));
    return true;
  };
  if (await record()) return;
  // Meta can be faster than our own commit that the message was sent.
  void sleep(secondTryMs, undefined, { ref: false })
    .then(record)
    .catch((error: unknown) => log.warn({ err: error }, 'whatsapp failure not recorded'));
}

async function keepReceipt(
  { db, log }: WhatsappParts,
  providerId: string,
  status: 'delivered' | 'read',
): Promise<void> {
  try {
    if (await recordReceipt(db, providerId, status)) return;
    await sleep(secondTryMs, undefined, { ref: false });
    await recordReceipt(db, providerId, status);
  } catch (error) {
    log.warn({ err: error }, 'whatsapp receipt not recorded');
  }
}
