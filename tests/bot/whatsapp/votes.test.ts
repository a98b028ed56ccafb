// Votes in polls of ours, made the way a phone makes them, in all pairs of addresses.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeVote } from '../../support/whatsapp/vote.ts';
import { readVote, type SentPoll } from '../../../src/bot/whatsapp/baileys/votes.ts';

const ours = ['900000000000001@lid', '15550000001@s.whatsapp.net'];
const theirs = ['900000000000002@lid', '6281200000001@s.whatsapp.net'];
const poll: SentPoll = {
  id: '3EB0AAAAAAAAAAAAAAAAAA',
  secret: randomBytes(32),
  choices: [
    { label: 'Ya', token: 'a:1' },
    { label: 'Tidak', token: 'a:2' },
    { label: 'Belum tahu', token: 'a:3' },
  ],
};

const vote = (labels: readonly string[], creator: string, voter: string) =>
  makeVote(poll, labels, creator, voter);

const pairs = ours.flatMap((creator) => theirs.map((voter) => [creator, voter] as const));

test.each(pairs)('reads a vote bound to %s and %s', (creator, voter) => {
  expect(readVote(vote(['Tidak'], creator, voter), poll, ours, theirs)).toEqual({
    label: 'Tidak',
    token: 'a:2',
  });
});

test('a vote taken back is none, and a later vote is read like the first', () => {
  const [creator, voter] = pairs[1] ?? ['', ''];
  expect(readVote(vote([], creator, voter), poll, ours, theirs)).toBe('taken_back');
  expect(readVote(vote(['Ya'], creator, voter), poll, ours, theirs)).toMatchObject({
    token: 'a:1',
  });
});

test('a vote of somebody else, or for no option of ours, is not read', () => {
  const [creator, voter] = pairs[0] ?? ['', ''];
  const foreign = vote(['Ya'], creator, '900000000000009@lid');
  expect(readVote(foreign, poll, ours, theirs)).toBe('unreadable');
  expect(readVote(vote(['Mungkin'], creator, voter), poll, ours, theirs)).toBe('unreadable');
});
