// Letterheads in memory, for conversations played without a database.
import type { Loaded } from '../../src/domain/conversation/world.ts';
import type {
  EmblemPicture,
  LetterheadAct,
  OfficeChange,
} from '../../src/domain/conversation/letterhead/types.ts';
import { nameLines } from '../../src/domain/language/index.ts';
import { officeOfEmblem, type Office } from '../../src/domain/letterhead.ts';

const none: Office = {
  letterhead: { names: [], address: null, contact: null, emblem: null },
  signatories: [],
};

/** What offices told. */
export class TestLetterheads {
  private readonly offices = new Map<string | null, Office>();
  private current: EmblemPicture | null = null;
  private waiting: EmblemPicture | null = null;

  load(units: readonly string[]): Loaded {
    return {
      offices: [null, ...units].map((unitId) => ({
        unitId,
        office: this.offices.get(unitId) ?? none,
      })),
      emblem: { current: this.current, waiting: this.waiting },
    };
  }

  /** A picture was stored for an office: a unit's counts, the region's waits. */
  emblem(item: string, picture: EmblemPicture): void {
    const office = officeOfEmblem(item);
    if (office === undefined) return;
    if (office.unitId === null) this.waiting = picture;
    else this.take(office.unitId);
  }

  private take(unitId: string | null): void {
    const { letterhead, signatories } = this.offices.get(unitId) ?? none;
    this.offices.set(unitId, {
      letterhead: { ...letterhead, emblem: 'e'.repeat(64) },
      signatories,
    });
  }

  /** The act of the region's, after its code. */
  changeRegion({ change }: LetterheadAct): void {
    if (change.what !== 'emblem') return this.change({ unitId: null, change });
    const { fileId, name } = change;
    this.current = { fileId, name };
    this.waiting = null;
    this.take(null);
  }

  change({ unitId, change }: { unitId: string | null; change: OfficeChange }): void {
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
