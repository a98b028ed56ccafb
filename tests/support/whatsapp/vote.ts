// Votes the way a phone makes them: encrypted with the poll's secret, bound to creator and voter.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Vote } from '../../../src/bot/whatsapp/baileys/content.ts';
import { aesEncryptGCM, proto } from '../../../src/bot/whatsapp/baileys/library.ts';

const hmac = (key: Uint8Array, data: Uint8Array): Buffer =>
  createHmac('sha256', key).update(data).digest();

/** Makes the vote of `voter` for the options with these labels; none takes the vote back. */
export function makeVote(
  poll: { readonly id: string; readonly secret: Uint8Array },
  labels: readonly string[],
  creator: string,
  voter: string,
): Vote {
  const key = hmac(
    hmac(new Uint8Array(32), poll.secret),
    Buffer.concat([Buffer.from(`${poll.id}${creator}${voter}Poll Vote`), Buffer.from([1])]),
  );
  const plain = proto.Message.PollVoteMessage.encode({
    selectedOptions: labels.map((label) => createHash('sha256').update(label).digest()),
  }).finish();
  const iv = randomBytes(12);
  const payload = aesEncryptGCM(plain, key, iv, Buffer.from(`${poll.id}\u0000${voter}`));
  return { pollId: poll.id, payload, iv };
}
