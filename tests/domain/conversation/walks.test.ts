// Walks by chance through conversations of every role, a few thousand steps: nobody is left without an answer or without a way
// out, "bantuan", "kurang" and "batal" are answered everywhere, every command in every state, on one screen.
// `npm run walks` goes a million steps.
import { describe, expect, it } from 'vitest';
import { walk } from '../../support/walking.ts';

describe('walks by chance', () => {
  it('leave nothing open that must not be', () => {
    const { findings, modes } = walk(1_000_000, 2500);
    expect(findings.map(({ what, said }) => [what, ...said].join('\n'))).toEqual([]);
    expect(modes.size).toBeGreaterThan(12);
  });
});
