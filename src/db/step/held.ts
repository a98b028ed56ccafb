// What a batch knows of the people it has locked and of their innovations: loaded once, kept true from round to round.
// It decides nothing and writes nothing.
import type { Kysely } from 'kysely';
import { type Used, readUsed } from '../../domain/budgets.ts';
import type { Step } from '../../domain/conversation/engine.ts';
import { codesWaitingIn } from '../../domain/conversation/secret-codes.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { Loaded } from '../../domain/conversation/world.ts';
import { renewInnovators } from '../carry/terms.ts';
import type { Ledger } from '../commit/ledger.ts';
import type { Locked } from '../commit/lock.ts';
import type { Touched } from '../commit/occasion.ts';
import { type StoredInnovation, loadInnovations } from '../load/innovations.ts';
import { type StoredPerson, loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';
import type { Finished } from './file-outcomes.ts';
import type { Handling } from './handling.ts';

/** One locked person as the next step finds them. */
export interface Known {
  readonly stored: StoredPerson;
  readonly state: Conversation;
  /** The innovation that is open. */
  readonly focused: StoredInnovation | undefined;
}

/** Copies of what is locked. Whatever a round changed in a way that it could not foresee is loaded again before the next. */
export class Held {
  readonly innovations = new Map<number, StoredInnovation>();
  private readonly trx: Kysely<Database>;
  private readonly handling: Handling;
  private readonly now: Date;
  private readonly people = new Map<number, StoredPerson>();
  private readonly states = new Map<number, Conversation>();
  private readonly used = new Map<number, Used>();
  /** Codes that stand sealed in the stored state of a person. */
  private readonly sealedCodes = new Map<number, readonly string[]>();
  private readonly focus = new Map<number, number | null>();
  private readonly lastInbound = new Map<number, Date | null>();
  private readonly stale = new Set<number>();
  private readonly stalePeople = new Set<number>();

  constructor(trx: Kysely<Database>, handling: Handling, now: Date) {
    this.trx = trx;
    this.handling = handling;
    this.now = now;
  }

  /** Takes what the cache has in the revision that was locked, and loads the rest. */
  async prepare(locked: readonly Locked[]): Promise<void> {
    const { cache } = this.handling;
    const missingPeople: number[] = [];
    const missingInnovations = new Set<number>();
    for (const person of locked) {
      this.states.set(person.personId, this.openState(person.personId, person.state));
      this.used.set(person.personId, person.used);
      this.focus.set(person.personId, person.focusId);
      this.lastInbound.set(person.personId, person.lastInbound);
      const known = cache.person(person.personId, person.personRev, this.now);
      if (known === undefined) missingPeople.push(person.personId);
      else this.people.set(person.personId, known);
      if (person.focusId === null) continue;
      const innovation = person.hasFiles
        ? undefined
        : cache.innovation(person.focusId, person.focusVersion ?? -1);
      if (innovation === undefined) missingInnovations.add(person.focusId);
      else this.innovations.set(person.focusId, innovation);
    }
    await this.loadPeople(missingPeople);
    const lapsed = locked.filter(({ personId }) => this.people.get(personId)?.lapsed === true);
    for (const { personId, channel } of lapsed)
      await this.loadPeople(await renewInnovators(this.trx, [personId], channel));
    await this.loadInnovations([...missingInnovations]);
  }

  /** One locked person. Throws when the person is none. */
  of(personId: number): Known {
    const stored = this.people.get(personId);
    const state = this.states.get(personId);
    if (stored === undefined || state === undefined)
      throw new Error('a person was locked and not loaded');
    const focus = this.focus.get(personId) ?? null;
    return { stored, state, focused: focus === null ? undefined : this.innovations.get(focus) };
  }

  /** Whether a person is locked. */
  has(personId: number): boolean {
    return this.states.has(personId);
  }

  usedBy(personId: number): Used {
    return this.used.get(personId) ?? readUsed(null);
  }

  spend(personId: number, used: Used): void {
    this.used.set(personId, used);
  }

  /** When the person last wrote; null for never. */
  lastHeard(personId: number): Date | null {
    return this.lastInbound.get(personId) ?? null;
  }

  hear(personId: number, at: Date): void {
    this.lastInbound.set(personId, at);
  }

  /** The state with its codes sealed: those of this step, those typed and waiting, those that stood in it before. */
  sealState(personId: number, state: Conversation, made: readonly string[]): Conversation {
    const held = [...made, ...codesWaitingIn(state), ...(this.sealedCodes.get(personId) ?? [])];
    this.sealedCodes.set(personId, held);
    return this.handling.secrets.codes.seal(state, held);
  }

  /** The innovations that a step may touch, by code: the open one and those that were named. */
  async named(
    loaded: Loaded,
    focused: StoredInnovation | undefined,
  ): Promise<Map<string, StoredInnovation>> {
    const innovations = new Map(
      focused === undefined ? [] : [[focused.innovation.code, focused] as const],
    );
    for (const found of [
      loaded.look?.innovation,
      loaded.coFill ?? undefined,
      loaded.card?.innovation,
      ...(loaded.cards ?? []).map((card) => card.innovation),
    ]) {
      if (found === undefined || innovations.has(found.code)) continue;
      const [fresh] = (await loadInnovations(this.trx, [found.id])).values();
      if (fresh !== undefined) innovations.set(found.code, fresh);
    }
    return innovations;
  }

  /** Loads again what the round before wrote in a way that the step itself could not foresee. */
  async refresh(
    next: readonly { readonly personId: number; readonly finished: Finished | null }[],
  ): Promise<void> {
    const ids = new Set(this.stale);
    for (const { personId, finished } of next)
      for (const id of [this.focus.get(personId) ?? null, finished?.innovationId ?? null])
        if (id !== null && !this.innovations.has(id)) ids.add(id);
    await this.loadInnovations([...ids]);
    await this.loadPeople([...this.stalePeople]);
    this.stale.clear();
    this.stalePeople.clear();
  }

  /** Carries what a round wrote into what the next one reads. */
  settle(ledger: Ledger, steps: readonly { readonly person: number; readonly step: Step }[]): void {
    for (const { person, step } of steps) {
      this.states.set(person, step.state);
      const change = step.focus === null ? undefined : ledger.innovations.get(step.focus.code);
      this.focus.set(person, change?.row.id ?? step.focus?.id ?? null);
      if (ledger.people.has(person)) this.stalePeople.add(person);
    }
    for (const change of ledger.innovations.values()) {
      const inFocus = steps.find(({ step }) => step.focus?.code === change.row.code)?.step.focus;
      const files =
        ledger.files.some((file) => file.code === change.row.code) ||
        ledger.removed.length + ledger.copied.length > 0;
      if (inFocus === undefined || inFocus === null || files) this.stale.add(change.row.id);
      else
        this.innovations.set(change.row.id, {
          innovation: { ...inFocus, id: change.row.id, version: change.version },
          eventHash: change.eventHash,
        });
    }
  }

  /** Lets go of copies of what an act changed far from the step: other people's roles, focus and innovations. */
  async forget(far: Touched): Promise<void> {
    for (const id of far.innovations) this.stale.add(id);
    for (const id of far.people) this.stalePeople.add(id);
    const here = [...far.people].filter((id) => this.has(id));
    if (here.length === 0) return;
    const rows = await this.trx
      .selectFrom('conversation')
      .select(['person_id', 'focus_id', 'state'])
      .where('person_id', 'in', here)
      .execute();
    for (const row of rows) {
      // Trusted: it was written by this product a moment ago.
      this.states.set(row.person_id, this.openState(row.person_id, row.state as Conversation));
      this.focus.set(row.person_id, row.focus_id);
    }
  }

  /** Keeps what is known after the commit for the next messages of the same people. */
  remember(): void {
    for (const [id, innovation] of this.innovations)
      if (!this.stale.has(id)) this.handling.cache.keepInnovation(id, innovation);
    for (const [id, person] of this.people)
      if (!this.stalePeople.has(id)) this.handling.cache.keepPerson(id, person);
  }

  private async loadPeople(ids: readonly number[]): Promise<void> {
    for (const [id, person] of await loadPeople(this.trx, ids)) this.people.set(id, person);
  }

  private async loadInnovations(ids: readonly number[]): Promise<void> {
    for (const [id, innovation] of await loadInnovations(this.trx, ids))
      this.innovations.set(id, innovation);
  }

  /** Opens a stored state, and remembers which codes were sealed in it. */
  private openState(personId: number, state: Conversation): Conversation {
    const { codes } = this.handling.secrets;
    const sealed = codes.codesIn(state);
    this.sealedCodes.set(personId, sealed);
    return sealed.length === 0 ? state : codes.open(state);
  }
}
