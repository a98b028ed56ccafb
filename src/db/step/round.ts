// One round of a batch: everybody's next input, as far as no two of them touch the same innovation or invitation.
// It holds what the round writes; it reads and writes nothing itself.
import type { Step } from '../../domain/conversation/engine.ts';
import { Ledger } from '../commit/ledger.ts';
import type { AfterWrite, Occasion } from '../commit/occasion.ts';
import { Together } from '../load/together.ts';

/** What the inputs of one round have in common. */
export class Round {
  readonly ledger = new Ledger();
  /** What waits until the ledger is written. */
  readonly later: AfterWrite[] = [];
  readonly steps: { readonly person: number; readonly step: Step }[] = [];
  /** What is read for all of them at once: what it changes is written after all was read. */
  readonly together: Together;
  private readonly touched = new Map<string, number>();

  constructor(people: readonly number[]) {
    this.together = new Together(people);
  }

  /** Whether somebody else's input of this round touches the same; then this one waits for the next round. */
  isTaken(codes: readonly string[], personId: number): boolean {
    return codes.some((code) => (this.touched.get(code) ?? personId) !== personId);
  }

  /** Marks what a person's input touches. */
  touch(codes: readonly string[], personId: number): void {
    for (const code of codes) this.touched.set(code, personId);
  }
}

/** Codes of innovations, and invitations, that a step changes, as far as they were loaded for it. */
export function codesTouchedBy(
  { effects }: Step,
  innovations: Occasion['innovations'],
): readonly string[] {
  return effects.flatMap((effect) =>
    // Whoever comes second with the same invitation looks again when it is used.
    effect.kind === 'accept_invitation'
      ? [`invitation:${effect.invitationId}`]
      : 'code' in effect && typeof effect.code === 'string' && innovations.has(effect.code)
        ? [effect.code]
        : [],
  );
}
