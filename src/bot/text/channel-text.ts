// How a channel's stored name is called, wherever it stands beside something of a person.
// It never shows an address.
import { channelNames } from './labels.ts';

/** The name of a channel for people. */
export const channelText = (channel: string): string =>
  channel === 'telegram' || channel === 'whatsapp' || channel === 'webchat'
    ? channelNames[channel]
    : channel;
