// Short lines for whoever runs the server: always into the log, and into their chat on Telegram where one is named.
// It never names a person, never repeats a reason within ten minutes, and nothing waits for it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import type { Channel } from './channel.ts';
import type { SendAlert } from './sender.ts';
import { operatorWords } from './text/operator.ts';

/** Where notices go. */
export interface OperatorNoticeSettings {
  /** Telegram, and the chat of the operators there; null where either is not set. */
  readonly to: { readonly channel: Pick<Channel, 'send'>; readonly chat: string } | null;
  readonly log: Logger;
}

/** Tells the operators. */
export interface OperatorNotices {
  /** Logs the line, and shows it unless the same reason was shown in the last ten minutes. Never throws. */
  tell(reason: string, text: string): void;
  /** Tells of a message that will not arrive, or a channel that stands still. */
  tellAlert(alert: SendAlert): void;
  /**
   * Says that the bot is back and gives the id Telegram gave that line, which is above every id given before.
   * Null when it was not shown, or when the chat numbers its messages apart from people's chats.
   */
  sayAlive(): Promise<string | null>;
  /** Gives up what is not shown yet. */
  stop(): Promise<void>;
}

const SAME_REASON_MS = 10 * 60_000;
const MOST_TRIES = 5;
const LONGEST_WAIT_MS = 60_000;

/** Makes the notices of this process. */
export function createOperatorNotices({ to, log }: OperatorNoticeSettings): OperatorNotices {
  const toldAt = new Map<string, number>();
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  let nth = 0;

  const isFresh = (reason: string): boolean => {
    const now = performance.now();
    for (const [told, at] of toldAt) if (now - at > SAME_REASON_MS) toldAt.delete(told);
    if (toldAt.has(reason)) return false;
    toldAt.set(reason, now);
    return true;
  };

  /** Shows a line and gives its id; null when it could not be shown. */
  const show = async (text: string, mostTries: number): Promise<string | null> => {
    if (to === null) return null;
    let address = to.chat;
    nth += 1;
    for (let tries = 1; tries <= mostTries && !stopping.signal.aborted; tries += 1) {
      const outcome = await to.channel.send(
        { text, choices: [] },
        { address, key: `operator-${nth}` },
      );
      if (outcome.kind === 'sent') return outcome.providerId;
      if (outcome.kind === 'moved') address = outcome.address;
      else if (outcome.kind === 'retry' && tries < mostTries)
        await rest(Math.min(LONGEST_WAIT_MS, Math.max(outcome.afterMs, 250 * 2 ** tries)));
      else {
        const why = 'reason' in outcome ? outcome.reason : '';
        log.warn({ outcome: outcome.kind, why }, 'the operators’ chat was not reached');
        return null;
      }
    }
    return null;
  };

  const rest = (ms: number): Promise<unknown> =>
    sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  const tell = (reason: string, text: string): void => {
    log.error({ notice: reason }, text);
    if (!isFresh(reason)) return;
    const work = show(text, MOST_TRIES)
      .catch((error: unknown) => log.warn({ err: error }, 'the operators were not told'))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };

  return {
    tell,
    tellAlert(alert) {
      switch (alert.kind) {
        case 'parked':
          return tell('parked', operatorWords.parked(alert.parked.length));
        case 'refused':
          return tell(`refused: ${alert.reason}`, operatorWords.refused(alert.outboxId));
        case 'paused': {
          const { channel, reason } = alert;
          // Its driver has said what happened to the number, and what to do.
          if (channel === 'whatsapp') return undefined;
          return tell(`paused: ${channel}, ${reason}`, operatorWords.paused(channel, reason));
        }
      }
    },
    async sayAlive() {
      if (to === null) return null;
      // Whoever asks waits for it, and can do without.
      const id = await show(operatorWords.alive, 1);
      return sharesIds(to.chat) ? id : null;
    },
    async stop() {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}

/** Private chats and small groups of a bot share one numbering; supergroups and channels have their own. */
const sharesIds = (chat: string): boolean => Number(chat) > -1_000_000_000_000;
