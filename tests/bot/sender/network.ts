// A chat network in memory for the sender's tests: it shows messages, numbers them, and fails when told to.
// It remembers everything it showed, so a test can tell what people saw.
import type { Channel, Destination, Part, Probe, SendOutcome } from '../../../src/bot/channel.ts';
import type { ChannelId } from '../../../src/domain/conversation/input.ts';
import { telegramCapabilities } from '../../../src/bot/capabilities.ts';

interface Shown {
  readonly address: string;
  readonly key: string;
  text: string;
  readonly id: number;
}

/** What the network does with one call: an outcome without showing, or 'lost': shows it and loses the answer. */
export type Fault = Exclude<SendOutcome, { kind: 'sent' }> | 'lost' | undefined;

export interface Network {
  readonly channel: Channel;
  readonly shown: readonly Shown[];
  /** Texts that one chat was shown, in order. */
  readonly texts: (address: string) => string[];
  readonly calls: () => number;
  /** Most calls that were under way at once, over all chats and in one chat. */
  readonly peak: () => { readonly all: number; readonly chat: number };
  fault: (part: Part, to: Destination, call: number) => Fault;
  latencyMs: number;
  /** An answer to a probe that says nothing about the message. */
  probeFault: (ceiling: string | null) => Probe | undefined;
  /** As on Telegram, a probe is an edit: another message of ours in the range is overwritten and taken for the part. */
  overwrites: boolean;
}

/** Makes a network. With `probe: false` it cannot be asked, but shows a key only once. */
export function createNetwork(id: ChannelId = 'telegram', probe = true): Network {
  const shown: Shown[] = [];
  const busy = new Map<string, number>();
  let calls = 0;
  let lastId = 100;
  let [all, chat] = [0, 0];

  const show = (part: Part, to: Destination): number => {
    const known = probe ? undefined : shown.find(({ key }) => key === to.key);
    if (known) return known.id;
    lastId += 1;
    shown.push({ address: to.address, key: to.key, text: part.text, id: lastId });
    return lastId;
  };

  const answer = (part: Part, to: Destination): SendOutcome => {
    const fault = network.fault(part, to, calls);
    if (fault === 'lost') {
      show(part, to);
      return { kind: 'unknown', reason: 'answer lost' };
    }
    return fault ?? { kind: 'sent', providerId: String(show(part, to)) };
  };

  const channel: Channel = {
    id,
    caps: telegramCapabilities,
    start: () => Promise.resolve(),
    render: ({ text, choices }) => text.split('|').map((piece) => ({ text: piece, choices })),
    async send(part, to) {
      calls += 1;
      busy.set(to.address, (busy.get(to.address) ?? 0) + 1);
      chat = Math.max(chat, busy.get(to.address) ?? 0);
      all = Math.max(
        all,
        [...busy.values()].reduce((sum, n) => sum + n, 0),
      );
      // The message is shown when the call arrives; the answer takes the rest of the time.
      const outcome = answer(part, to);
      await new Promise((resolve) => {
        setTimeout(resolve, network.latencyMs);
      });
      busy.set(to.address, (busy.get(to.address) ?? 0) - 1);
      return outcome;
    },
    async *fetchFile() {},
    health: () => ({ ok: true, detail: '' }),
    stop: () => Promise.resolve(),
  };
  if (probe) {
    channel.probe = (part, to, floor, ceiling, others) => {
      const fault = network.probeFault(ceiling);
      if (fault) return Promise.resolve(fault);
      const found = shown.find(
        ({ address, text, id }) =>
          address === to.address &&
          (text === part.text || network.overwrites) &&
          !others?.has(id) &&
          id > Number(floor ?? 0) &&
          id < Number(ceiling ?? Infinity),
      );
      if (found) found.text = part.text;
      return Promise.resolve(
        found ? { probe: 'shown', providerId: String(found.id) } : { probe: 'absent' },
      );
    };
  }
  const network: Network = {
    channel,
    shown,
    texts: (address) => shown.filter((one) => one.address === address).map(({ text }) => text),
    calls: () => calls,
    peak: () => ({ all, chat }),
    fault: () => undefined,
    latencyMs: 0,
    probeFault: () => undefined,
    overwrites: false,
  };
  return network;
}
