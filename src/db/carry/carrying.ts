// One step while its effects are carried out: what is written with the ledger, and what is done after it was written.
// It decides nothing and writes nothing itself.
import type { Effect } from '../../domain/conversation/effect.ts';
import type { Step } from '../../domain/conversation/engine.ts';
import type { Ledger } from '../commit/ledger.ts';
import type { InnovationChange, PersonChange } from '../commit/rows.ts';
import type { AfterWrite, Occasion } from '../commit/occasion.ts';
import type { Secrets } from '../secrets.ts';

/** What an event says besides what is the same for all events of a step. */
interface EventDetails {
  readonly role?: string | null;
  readonly item?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
}

/** One carrier for each kind of effect of a subject. */
export type CarriersOf<Some extends Effect> = {
  readonly [Kind in Some['kind']]: (
    carrying: Carrying,
    effect: Extract<Some, { readonly kind: Kind }>,
  ) => void;
};

/** A step whose effects are carried out. */
export class Carrying {
  readonly ledger: Ledger;
  readonly step: Step;
  readonly occasion: Occasion;
  readonly secrets: Secrets;
  /** What is to be done once the ledger is written, in order. */
  readonly afterWrite: AfterWrite[] = [];

  constructor(ledger: Ledger, step: Step, occasion: Occasion, secrets: Secrets) {
    this.ledger = ledger;
    this.step = step;
    this.occasion = occasion;
    this.secrets = secrets;
  }

  /** The person whose step it is. */
  get personId(): number {
    return this.occasion.stored.person.id;
  }

  /** The message behind the step; null for files that arrived. */
  get inboxId(): number | null {
    return this.occasion.message?.inboxId ?? null;
  }

  /** Who did it, from where and when: the same for all events of the step. */
  get origin() {
    const { personId, inboxId, occasion } = this;
    const { atDesk, at } = occasion;
    const channel = atDesk?.channel ?? occasion.channel;
    return { personId, channel, inboxId, requestId: atDesk?.requestId ?? null, at };
  }

  /** Does something after the ledger is written. */
  after(action: AfterWrite): void {
    this.afterWrite.push(action);
  }

  /** The person in the ledger. */
  self(): PersonChange {
    const { person, rev, eventSeq, eventHash } = this.occasion.stored;
    return this.ledger.person(person.id, rev, eventSeq, eventHash);
  }

  /** Records an event of the person. */
  recordOfPerson(type: string, details: EventDetails = {}): void {
    this.self();
    this.record(`person:${this.personId}`, null, type, details);
  }

  /** Records an event of an innovation, which raises its version. */
  recordOfInnovation(code: string, type: string, details: EventDetails = {}): void {
    this.touch(code);
    this.record(`innovation:${code}`, code, type, details);
  }

  /** Records an event of an innovation that the ledger holds already. */
  record(subject: string, code: string | null, type: string, details: EventDetails): void {
    const { role = null, item = null, before = null, after = null, reason = null } = details;
    this.ledger.event({
      ...this.origin,
      ...{ subject, code, type, role, item, before, after, reason },
    });
  }

  /** An innovation in the ledger, as it is after the step. */
  touch(code: string): InnovationChange {
    const change = this.ledger.innovations.get(code) ?? this.touchFresh(code);
    const { focus } = this.step;
    if (focus?.code === code) change.row = { ...focus, id: change.row.id };
    return change;
  }

  private touchFresh(code: string): InnovationChange {
    const found = this.occasion.innovations.get(code);
    if (found === undefined) throw new Error(`innovation ${code} was not loaded`);
    return this.ledger.touch(found.innovation, found.eventHash);
  }
}
