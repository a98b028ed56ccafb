// Letterheads in memory, for conversations played without a database.
import type { Loaded } from '../../src/domain/conversation/world.ts';
import type { LetterheadEffect } from '../../src/domain/conversation/letterhead/types.ts';
import { nameLines } from '../../src/domain/language/index.ts';
import { officeOfEmblem, type Office } from '../../src/domain/letterhead.ts';

const none: Office = {
  letterhead: { names: [], address: null, contact: null, emblem: null },
  signatories: [],
};

/** What offices told. */
export class TestLetterheads {
  private readonly offices = new Map<string | null, Office>();

  load(units: readonly string[]): Loaded {
    return {
      offices: [null, ...units].map((unitId) => ({
        unitId,
        office: this.offices.get(unitId) ?? none,
      })),
    };
  }

  /** A picture was stored as the emblem of an office. */
  emblem(item: string): void {
    const office = officeOfEmblem(item);
    if (office === undefined) return;
    const { letterhead, signatories } = this.offices.get(office.unitId) ?? none;
    const emblem = 'e'.repeat(64);
    this.offices.set(office.unitId, { letterhead: { ...letterhead, emblem }, signatories });
  }

  change({ unitId, change }: LetterheadEffect): void {
    const { letterhead, signatories } = this.offices.get(unitId) ?? none;
    if (change.what === 'signatory') {
      const others = signatories.filter(({ place }) => place !== change.place);
      this.offices.set(unitId, {
        letterhead,
        signatories: change.signatory === null ? others : [...others, change.signatory],
      });
      return;
    }
    const value = change.what === 'names' ? nameLines(change.text ?? '') : change.text;
    this.offices.set(unitId, { letterhead: { ...letterhead, [change.what]: value }, signatories });
  }
}
