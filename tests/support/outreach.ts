// The calendar, reminders, broadcasts and mentors of the world in memory: what they load and what their effects change.
// It decides nothing; it plays the database.
import {
  type Calendar,
  changeCalendar,
  defaultCalendar,
  type DeadlineRule,
} from '../../src/domain/calendar.ts';
import type {
  OutreachEffect,
  OutreachLoaded,
  OutreachNeed,
} from '../../src/domain/conversation/outreach.ts';
import { defaultEditionId, findEdition } from '../../src/domain/edition/editions/index.ts';
import type { Delivered, Inhabitant } from './world.ts';

const running = findEdition(defaultEditionId);
if (running === null) throw new Error('no running edition');

/** What the outreach of a test world needs of the world. */
export interface OutreachHost {
  readonly now: number;
  readonly inhabitants: readonly Inhabitant[];
}

/** The outreach of one test world. */
export class TestOutreach {
  calendar: Calendar | null = null;
  private readonly host: OutreachHost;
  private readonly codes: {
    id: number;
    personId: number;
    purpose: string;
    code: string;
    used: boolean;
  }[] = [];

  constructor(host: OutreachHost) {
    this.host = host;
  }

  /** Lays out the calendar, as a coordinator did before the story begins. */
  open(starts: string, rule: DeadlineRule): void {
    if (running === null) return;
    this.calendar = { ...defaultCalendar(running, starts), rule };
  }

  load(who: Inhabitant, need: OutreachNeed): OutreachLoaded {
    switch (need.kind) {
      case 'calendar':
        return { calendar: this.calendar };
      case 'confirmation': {
        const found = this.codes.findLast(
          (one) =>
            !one.used &&
            one.personId === who.person.id &&
            one.code === need.code &&
            one.purpose === need.purpose,
        );
        return { confirmation: found === undefined ? null : { id: found.id } };
      }
    }
  }

  carryOut(who: Inhabitant, effect: OutreachEffect): Delivered[] {
    switch (effect.kind) {
      case 'show_confirmation': {
        const { purpose, code } = effect;
        const id = this.codes.length + 1;
        this.codes.push({ id, personId: who.person.id, purpose, code, used: false });
        return [];
      }
      case 'change_calendar': {
        this.use(effect.confirmationId);
        if (running === null) return [];
        const changed = changeCalendar(this.calendar, running, effect.change);
        if (!changed.ok) throw new Error('a change that the engine had checked');
        this.calendar = changed.value;
        return [];
      }
    }
  }

  private use(id: number): void {
    const found = this.codes.find((one) => one.id === id);
    if (found === undefined || found.used) throw new Error('a confirmation used twice');
    found.used = true;
  }
}
