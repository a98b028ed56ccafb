// Many people's inputs in one transaction: what was read, what was decided, what is to be sent.
// Takes everybody's next input, writes what follows for all of them together, and goes round again.
import type { Kysely } from 'kysely';
import { type Step, step } from '../../domain/conversation/engine.ts';
import { isAsking, withoutQuestion } from '../../domain/conversation/open-question.ts';
import { readUsed, type Used } from '../../domain/budgets.ts';
import type { Input } from '../../domain/conversation/input.ts';
import { codesMadeBy, codesWaitingIn } from '../../domain/conversation/secret-codes.ts';
import { route, type Route } from '../../domain/conversation/route.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { Moment, World } from '../../domain/conversation/world.ts';
import { freshEntropy } from '../entropy.ts';
import type { Database } from '../schema.ts';
import { type StoredInnovation, loadInnovations } from '../load/innovations.ts';
import { recordSkScans } from '../carry/sk-scan.ts';
import { renewInnovators } from '../carry/terms.ts';
import { loadNeeds } from '../load/needs.ts';
import { type StoredPerson, loadPeople } from '../load/people.ts';
import type { AfterWrite } from '../commit/occasion.ts';
import { enter } from '../carry/effects.ts';
import type { Finished } from './file-outcomes.ts';
import type { Handled, Handling } from './handling.ts';
import { dayIn, inputOf, isSilent, silenceSince } from './inputs.ts';
import { type Claimed, Ledger } from '../commit/ledger.ts';
import type { Locked, Waiting } from '../commit/lock.ts';
import { type Prompt, readPrompts, shownTo } from './prompt-order.ts';
import { readQuoted } from './quoted.ts';
import { leaveMoved } from './moved-addresses.ts';
import { saidOf, spendMessage } from './spending.ts';
import { StepClock } from './step-clock.ts';

/** A locked person and what waits for them, in order. */
export interface Work {
  readonly locked: Locked;
  readonly inputs: (Waiting | Finished)[];
}

const isFinished = (input: Waiting | Finished): input is Finished => 'reports' in input;

/** One batch in its transaction: what was read, what was decided, what is to be sent. */
export class Batch {
  private readonly trx: Kysely<Database>;
  private readonly handling: Handling;
  private readonly now: Date;
  private readonly today: Moment['today'];
  private readonly people = new Map<number, StoredPerson>();
  private readonly innovations = new Map<number, StoredInnovation>();
  private readonly states = new Map<number, Conversation>();
  private readonly used = new Map<number, Used>();
  /** Codes that stand sealed in the stored state of a person. */
  private readonly sealedCodes = new Map<number, readonly string[]>();
  private readonly focus = new Map<number, number | null>();
  private readonly lastInbound = new Map<number, Date | null>();
  private readonly stale = new Set<number>();
  private readonly stalePeople = new Set<number>();
  private prompts: ReadonlyMap<number, readonly Prompt[]> = new Map();
  private sends: Claimed[] = [];
  private readonly active = new Set<number>();
  private readonly blocked = new Set<number>();
  private messages = 0;
  private newFiles = false;
  private prints = false;
  private notices = false;
  /** Something waits that is another person's now. */
  left = false;

  constructor(trx: Kysely<Database>, handling: Handling, now: Date) {
    this.trx = trx;
    this.handling = handling;
    this.now = now;
    this.today = dayIn(now);
  }

  /** Takes what the cache has in the revision that was locked, and loads the rest. */
  async prepare(locked: readonly Locked[]): Promise<void> {
    const { cache } = this.handling;
    this.prompts = await readPrompts(
      this.trx,
      locked.map((person) => person.personId),
    );
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
    await this.load(missingPeople);
    const lapsed = locked.filter(({ personId }) => this.people.get(personId)?.lapsed === true);
    for (const { personId, channel } of lapsed)
      await this.load(await renewInnovators(this.trx, [personId], channel));
    for (const [id, innovation] of await loadInnovations(this.trx, [...missingInnovations]))
      this.innovations.set(id, innovation);
  }

  private async load(people: readonly number[]): Promise<void> {
    for (const [id, person] of await loadPeople(this.trx, people)) this.people.set(id, person);
  }

  /** Takes the next input of everybody, as far as they do not touch the same innovation, and writes what follows. */
  async round(work: readonly Work[]): Promise<void> {
    await this.refresh(work);
    const ledger = new Ledger();
    const touched = new Map<string, number>();
    const later: AfterWrite[] = [];
    const steps: { person: number; step: Step }[] = [];
    for (const person of work) {
      const input = person.inputs[0];
      if (input === undefined) continue;
      const done = await this.take(ledger, touched, person.locked, input, later);
      if (done === 'later') continue;
      person.inputs.shift();
      if (done !== null) steps.push({ person: person.locked.personId, step: done });
    }
    this.sends.push(...(await ledger.write(this.trx, this.handling.epoch(), this.handling.serves)));
    const far = { people: new Set<number>(), innovations: new Set<number>() };
    for (const action of later) await action(this.trx, far);
    this.notices ||= later.length > 0;
    this.newFiles ||= ledger.files.length + ledger.copied.length > 0;
    await this.settle(ledger, steps);
    await this.forget(far);
    if (far.people.size > 0 && (await leaveMoved(this.trx, work))) this.left = true;
  }

  /** Lets go of copies of what an act changed far from the step: other people's roles, focus and innovations. */
  private async forget(far: Parameters<AfterWrite>[1]): Promise<void> {
    for (const id of far.innovations) this.stale.add(id);
    for (const id of far.people) this.stalePeople.add(id);
    const here = [...far.people].filter((id) => this.states.has(id));
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

  /** Loads again what the round before wrote in a way that the step itself could not foresee. */
  private async refresh(work: readonly Work[]): Promise<void> {
    const waiting = work.filter((person) => person.inputs.length > 0);
    const ids = new Set(this.stale);
    for (const person of waiting) {
      const focus = this.focus.get(person.locked.personId) ?? null;
      if (focus !== null && !this.innovations.has(focus)) ids.add(focus);
      const input = person.inputs[0];
      if (
        input !== undefined &&
        isFinished(input) &&
        input.innovationId !== null &&
        !this.innovations.has(input.innovationId)
      )
        ids.add(input.innovationId);
    }
    for (const [id, innovation] of await loadInnovations(this.trx, [...ids]))
      this.innovations.set(id, innovation);
    await this.load([...this.stalePeople]);
    this.stale.clear();
    this.stalePeople.clear();
  }

  private async take(
    ledger: Ledger,
    touched: Map<string, number>,
    locked: Locked,
    input: Waiting | Finished,
    later: AfterWrite[],
  ): Promise<Step | null | 'later'> {
    const { handling } = this;
    const { personId } = locked;
    const stored = this.people.get(personId);
    const state = this.states.get(personId);
    if (stored === undefined || state === undefined)
      throw new Error('a person was locked and not loaded');
    const message = isFinished(input) ? null : input;
    const focusId = this.focus.get(personId) ?? null;
    const focused = focusId === null ? undefined : this.innovations.get(focusId);
    if (
      focused !== undefined &&
      touched.has(focused.innovation.code) &&
      touched.get(focused.innovation.code) !== personId
    )
      return 'later';
    if (message !== null && isSilent(message)) {
      this.close(ledger, message, 'ignored', stored);
      return null;
    }
    const used = this.spend(ledger, message, personId, stored);
    if (used === null) return null;
    const parsed =
      message === null
        ? null
        : inputOf(
            message,
            shownTo(message, this.prompts.get(personId) ?? []),
            handling.maxFile,
            await readQuoted(this.trx, message),
          );
    const engineInput: Input = parsed ?? {
      kind: 'file_outcomes',
      outcomes: isFinished(input) ? input.reports : [],
      waiting: isFinished(input) ? input.waiting : 0,
    };
    const innovations = new Map(
      focused === undefined ? [] : [[focused.innovation.code, focused] as const],
    );
    const clock = new StepClock();
    const known = { state, person: stored.person, focus: focused?.innovation ?? null };
    const routed = clock.run(() => route(known, engineInput));
    const loaded = await loadNeeds(routed.needs, {
      db: this.trx,
      person: stored.person,
      addressIds: [locked.addressId, ...(message === null ? [] : [message.addressId])],
      focus: focused?.innovation ?? null,
      secrets: handling.secrets,
      editionOf: handling.editionOf,
      currentEdition: handling.currentEdition(),
      ...(handling.reach === undefined ? {} : { reach: handling.reach }),
    });
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
    let focus = focused?.innovation ?? null;
    if (isFinished(input)) {
      const sent =
        input.innovationId === null ? undefined : this.innovations.get(input.innovationId);
      if (sent !== undefined) {
        if (touched.has(sent.innovation.code) && touched.get(sent.innovation.code) !== personId)
          return 'later';
        touched.set(sent.innovation.code, personId);
        innovations.set(sent.innovation.code, sent);
        const change = ledger.touch(sent.innovation, sent.eventHash);
        this.recordFiles(ledger, sent.innovation.code, input, personId, locked.channel);
        if (focus?.code === sent.innovation.code) focus = { ...focus, version: change.version };
      }
      ledger.told.push(...input.reports.map((report) => report.fileId));
      if (input.innovationId === null)
        later.push((trx) =>
          recordSkScans(trx, input.reports, {
            personId,
            channel: locked.channel,
            inboxId: null,
            at: this.now.toISOString(),
          }),
        );
    }
    const world: World = {
      person: stored.person,
      units: handling.units(),
      currentEdition: handling.currentEdition(),
      editionOf: handling.editionOf,
      focus,
      loaded,
    };
    const done = clock.run(() => this.run(world, state, routed, locked, message));
    const inboxId = message?.inboxId ?? null;
    clock.tell(handling, { mode: state.mode.name, input: engineInput.kind, inboxId });
    const occasion = {
      stored,
      message,
      addressId: message?.addressId ?? locked.addressId,
      channel: message?.channel ?? locked.channel,
      nativeId: message?.nativeId ?? locked.nativeId,
      at: this.now.toISOString(),
      innovations,
    };
    if (done === null) {
      if (message !== null) this.close(ledger, message, 'failed', stored);
      ledger.outbox.push({
        personId,
        addressId: occasion.addressId,
        channel: occasion.channel,
        nativeId: occasion.nativeId,
        kind: 'reply',
        message: { parts: [{ key: 'trouble', args: {} }], choices: [], prompt: null },
        noticeKey: null,
        inboxId: message?.inboxId ?? null,
        floor: message?.floor ?? null,
      });
      return null;
    }
    this.newFiles ||= done.effects.some(({ kind }) => kind === 'take_broadcast_file');
    this.prints ||= done.effects.some(({ kind }) => kind === 'request_print');
    const codes = done.effects.flatMap((effect) =>
      // Whoever comes second with the same invitation looks again when it is used.
      effect.kind === 'accept_invitation'
        ? [`invitation:${effect.invitationId}`]
        : 'code' in effect && typeof effect.code === 'string' && innovations.has(effect.code)
          ? [effect.code]
          : [],
    );
    if (codes.some((code) => touched.has(code) && touched.get(code) !== personId)) return 'later';
    for (const code of codes) touched.set(code, personId);
    if (done.reply !== null && (isAsking(done.reply) || done.state.asked !== state.asked))
      this.takeQuestionsOut(ledger, personId);
    const made = codesMadeBy(done.effects);
    if (done.reply !== null)
      ledger.outbox.push({
        personId,
        addressId: occasion.addressId,
        channel: occasion.channel,
        nativeId: occasion.nativeId,
        kind: 'reply',
        message: handling.secrets.codes.seal(done.reply, made),
        noticeKey: null,
        inboxId: message?.inboxId ?? null,
        floor: message?.floor ?? null,
      });
    later.push(...enter(ledger, done, occasion, handling.secrets));
    ledger.conversations.push({
      personId,
      addressId: occasion.addressId,
      focusCode: done.focus?.code ?? null,
      state: this.sealState(personId, done.state, made),
      used,
      // Only what a person wrote is a sign of life.
      at: message === null || message.kind === 'identity_changed' ? null : message.at,
    });
    if (done.focus !== null && !ledger.innovations.has(done.focus.code)) {
      const known = innovations.get(done.focus.code);
      if (known !== undefined) ledger.touch(known.innovation, known.eventHash);
    }
    this.used.set(personId, used);
    if (message !== null) {
      // What came before the consent is not kept; the words of the consent are its proof.
      const empty = !stored.person.consented && !done.person.consented;
      ledger.done.push({ id: message.inboxId, outcome: 'handled', error: null, empty });
      if (message.wasClosed) this.active.add(message.addressId);
      this.messages += 1;
      this.lastInbound.set(personId, message.at);
    }
    return done;
  }

  /** What a person has used with this message; null when nothing was left: then it is closed unread, and they are told. */
  private spend(
    ledger: Ledger,
    message: Waiting | null,
    personId: number,
    stored: StoredPerson,
  ): Used | null {
    const before = this.used.get(personId) ?? readUsed(null);
    if (message === null) return before;
    const at = { now: this.now, today: this.today };
    const verdict = spendMessage(message, stored, before, at, this.handling.budgets);
    if (verdict.taken) return verdict.used;
    this.used.set(personId, verdict.used);
    ledger.spent.set(personId, verdict.used);
    const { inboxId } = message;
    ledger.done.push({ id: inboxId, outcome: 'ignored', error: 'over the budget', empty: true });
    this.messages += 1;
    const said = saidOf(verdict);
    const { addressId, channel, nativeId, floor } = message;
    if (said !== null)
      ledger.outbox.push({
        ...{ personId, addressId, channel, nativeId, inboxId, floor },
        ...{ kind: 'reply', message: said, noticeKey: null },
      });
    return null;
  }

  /** What was not sent yet asks nothing any more: the reply of this step does, or nothing is open. */
  private takeQuestionsOut(ledger: Ledger, personId: number): void {
    for (const { id, unsent } of this.prompts.get(personId) ?? [])
      if (unsent !== null && isAsking(unsent))
        ledger.changed.push({ id, state: 'queued', message: withoutQuestion(unsent) });
    this.sends = this.sends.flatMap((send) => {
      if (send.personId !== personId || !isAsking(send.message)) return [send];
      const message = withoutQuestion(send.message);
      ledger.changed.push({ id: send.id, state: 'sending', message });
      return message === null ? [] : [{ ...send, message }];
    });
  }

  private run(
    world: World,
    state: Conversation,
    routed: Route,
    locked: Locked,
    message: Waiting | null,
  ): Step | null {
    const { handling } = this;
    try {
      return step(world, state, routed, {
        now: this.now.getTime(),
        nowIso: this.now.toISOString(),
        today: this.today,
        lastInbound: silenceSince(this.lastInbound.get(locked.personId) ?? null, message, this.now),
        channel: message?.channel ?? locked.channel,
        questionsAtOnce: handling.questionsAtOnce(message?.channel ?? locked.channel),
        entropy: freshEntropy(64),
        publicUrl: handling.publicUrl,
        telegramName: handling.telegramName(),
      });
    } catch (error) {
      handling.onBug(error, message?.inboxId ?? null);
      return null;
    }
  }

  private recordFiles(
    ledger: Ledger,
    code: string,
    files: Finished,
    personId: number,
    channel: string,
  ): void {
    for (const report of files.reports) {
      if (report.outcome.result === 'text') continue;
      const type =
        report.outcome.result === 'stored'
          ? 'file_stored'
          : report.outcome.result === 'refused'
            ? 'file_refused'
            : 'file_failed';
      const facts =
        report.outcome.result === 'stored'
          ? { sha256: report.outcome.sha256, size: report.outcome.size }
          : report.outcome.result === 'refused'
            ? { code: report.outcome.problem.code }
            : {};
      ledger.event({
        subject: `innovation:${code}`,
        code,
        type,
        item: report.item,
        personId,
        role: null,
        channel,
        inboxId: null,
        requestId: null,
        before: null,
        after: { file: report.fileId, name: report.name, ...facts },
        reason: null,
        at: this.now.toISOString(),
      });
    }
  }

  private close(
    ledger: Ledger,
    message: Waiting,
    outcome: 'ignored' | 'failed',
    { person }: StoredPerson,
  ): void {
    ledger.done.push({
      id: message.inboxId,
      outcome,
      error: outcome === 'failed' ? 'the step threw; see the log' : null,
      empty: !person.consented,
    });
    this.messages += 1;
    if (message.kind === 'unblocked') this.active.add(message.addressId);
    if (message.kind === 'blocked') this.blocked.add(message.addressId);
  }

  /** Opens a stored state, and remembers which codes were sealed in it. */
  private openState(personId: number, state: Conversation): Conversation {
    const { codes } = this.handling.secrets;
    this.sealedCodes.set(personId, codes.codesIn(state));
    return codes.open(state);
  }

  /** The state with its codes sealed: those of this step, those typed and waiting, those that stood in it before. */
  private sealState(personId: number, state: Conversation, made: readonly string[]): Conversation {
    const held = [...made, ...codesWaitingIn(state), ...(this.sealedCodes.get(personId) ?? [])];
    this.sealedCodes.set(personId, held);
    return this.handling.secrets.codes.seal(state, held);
  }

  /** Carries what a round wrote into what the next one reads. */
  private async settle(
    ledger: Ledger,
    steps: readonly { person: number; step: Step }[],
  ): Promise<void> {
    for (const change of ledger.innovations.values())
      if (change.created) await this.learnId(change.row.code, change);
    for (const { person, step: done } of steps) {
      this.states.set(person, done.state);
      const change = done.focus === null ? undefined : ledger.innovations.get(done.focus.code);
      const id = change?.row.id ?? done.focus?.id ?? null;
      this.focus.set(person, id);
      if (ledger.people.has(person)) this.stalePeople.add(person);
    }
    for (const change of ledger.innovations.values()) {
      const inFocus = steps.find(({ step: done }) => done.focus?.code === change.row.code)?.step
        .focus;
      const files =
        ledger.files.some((file) => file.code === change.row.code) || ledger.removed.length > 0;
      if (inFocus === undefined || inFocus === null || files) this.stale.add(change.row.id);
      else
        this.innovations.set(change.row.id, {
          innovation: { ...inFocus, id: change.row.id, version: change.version },
          eventHash: change.eventHash,
        });
    }
  }

  private async learnId(code: string, change: { row: { id: number } } & object): Promise<void> {
    const row = await this.trx
      .selectFrom('innovation')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    change.row = { ...change.row, id: row.id };
  }

  /** Keeps what is known after the commit for the next messages of the same people. */
  remember(): void {
    for (const [id, innovation] of this.innovations)
      if (!this.stale.has(id)) this.handling.cache.keepInnovation(id, innovation);
    for (const [id, person] of this.people)
      if (!this.stalePeople.has(id)) this.handling.cache.keepPerson(id, person);
  }

  summary(): Omit<Handled, 'more' | 'held'> {
    return {
      messages: this.messages,
      sends: this.sends,
      active: [...this.active],
      blocked: [...this.blocked],
      newFiles: this.newFiles,
      prints: this.prints,
      notices: this.notices,
    };
  }
}
