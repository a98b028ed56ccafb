// How far a message got, in our words. Pure.
import type { SentStatus } from '../../../db/whatsapp-sent.ts';
import { proto } from './library.ts';

const { Status } = proto.WebMessageInfo;

/** Reads a status of WhatsApp; null for those that say nothing new. */
export function statusOf(status: number): SentStatus | null {
  switch (status) {
    case Status.ERROR:
      return 'failed';
    case Status.SERVER_ACK:
      return 'sent';
    case Status.DELIVERY_ACK:
      return 'delivered';
    case Status.READ:
    case Status.PLAYED:
      return 'read';
    default:
      return null;
  }
}
