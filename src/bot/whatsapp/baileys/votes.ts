// Reads a vote in a poll of ours: decrypts it and names the option. Pure.
// It never guesses: a vote that no pair of addresses opens is no vote.
import { createHash } from 'node:crypto';
import type { OutgoingChoice } from '../../channel.ts';
import type { Vote } from './content.ts';
import { decryptPollVote } from './library.ts';

/** A poll as it was sent. */
export interface SentPoll {
  readonly id: string;
  readonly secret: Uint8Array;
  readonly choices: readonly OutgoingChoice[];
}

/** The option voted for; `taken_back` when the person removed the vote; `unreadable` when no pair opens it. */
export type VoteResult = OutgoingChoice | 'taken_back' | 'unreadable';

/**
 * Decrypts with every pair of creator (us) and voter, because the phones bind the vote to phone number or LID
 * as they please. `ours` and `theirs` are all known addresses of both sides.
 */
export function readVote(
  vote: Vote,
  poll: SentPoll,
  ours: readonly string[],
  theirs: readonly string[],
): VoteResult {
  for (const pollCreatorJid of ours) {
    for (const voterJid of theirs) {
      const selected = open(vote, poll, pollCreatorJid, voterJid);
      if (!selected) continue;
      if (selected.length === 0) return 'taken_back';
      return poll.choices.find((choice) => sameHash(choice.label, selected)) ?? 'unreadable';
    }
  }
  return 'unreadable';
}

function open(
  vote: Vote,
  poll: SentPoll,
  pollCreatorJid: string,
  voterJid: string,
): readonly Uint8Array[] | null {
  try {
    return decryptPollVote(
      { encPayload: vote.payload, encIv: vote.iv },
      { pollCreatorJid, pollMsgId: poll.id, pollEncKey: poll.secret, voterJid },
    ).selectedOptions;
  } catch {
    // The wrong pair: authenticated encryption refuses it.
    return null;
  }
}

const sameHash = (label: string, selected: readonly Uint8Array[]): boolean => {
  const hash = createHash('sha256').update(label).digest();
  return selected.some((option) => hash.equals(option));
};
