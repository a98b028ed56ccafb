// Noted visits in memory, for conversations played without a database. What was found and promised is not looked up here.
import type { VisitEffect, VisitNoteNeed } from '../../src/domain/conversation/visits/types.ts';
import type { Loaded } from '../../src/domain/conversation/world.ts';
import type { VisitNote } from '../../src/domain/visit-note.ts';
import type { Inhabitant } from './inhabitant.ts';

/** What was noted of visits. */
export class TestVisitNotes {
  private readonly all = new Map<number, VisitNote>();

  load(need: VisitNoteNeed): Loaded {
    switch (need.kind) {
      case 'visit_number':
        return { visitNumber: this.all.size + 1 };
      case 'visit_note':
        return { visitNote: this.all.get(need.number) ?? null };
      case 'last_visits': {
        const all = [...this.all.values()].toSorted(
          (a, b) => b.day.localeCompare(a.day) || b.number - a.number,
        );
        return { lastVisits: all, visitDays: all };
      }
    }
  }

  carryOut({ person }: Inhabitant, { number, visit }: VisitEffect): void {
    const made = { madeById: person.id, madeByName: person.name };
    this.all.set(number, { ...visit, ...made, number, candidates: [], promises: [] });
  }
}
