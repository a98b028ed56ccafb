// Many people's inputs in one transaction: what was read, what was decided, what is to be sent.
// Takes everybody's next input, writes what follows for all of them together, and goes round again.
import type { Kysely } from 'kysely';
import type { Used } from '../../domain/budgets.ts';
import { type Step, step } from '../../domain/conversation/engine.ts';
import type { Input } from '../../domain/conversation/input.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { isAsking } from '../../domain/conversation/open-question.ts';
import { route } from '../../domain/conversation/route.ts';
import type { Route } from '../../domain/conversation/routing.ts';
import { codesMadeBy } from '../../domain/conversation/secret-codes.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { Loaded, Moment, World } from '../../domain/conversation/world.ts';
import { enter } from '../carry/effects.ts';
import { recordEmblems } from '../carry/letterhead.ts';
import { recordSkScans } from '../carry/sk-scan.ts';
import type { Ledger } from '../commit/ledger.ts';
import type { Claimed } from '../commit/rows.ts';
import type { Locked, Waiting } from '../commit/lock.ts';
import type { Occasion } from '../commit/occasion.ts';
import { freshEntropy } from '../entropy.ts';
import type { StoredInnovation } from '../load/innovations.ts';
import { loadNeeds } from '../load/needs.ts';
import type { StoredPerson } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { recordFiles } from './file-events.ts';
import type { Finished } from './file-outcomes.ts';
import type { Handled, Handling } from './handling.ts';
import { Held, type Known } from './held.ts';
import { dayIn, inputOf, isSilent, silenceSince } from './inputs.ts';
import { leaveMoved } from './moved-addresses.ts';
import { type Prompt, readPrompts, shownTo } from './prompt-order.ts';
import { readQuoted } from './quoted.ts';
import { codesTouchedBy, Round } from './round.ts';
import { saidOf, spendMessage, withinNotices } from './spending.ts';
import { StepClock } from './step-clock.ts';
import { takeOut } from './unsent.ts';

/** A locked person and what waits for them, in order. */
export interface Work {
  readonly locked: Locked;
  readonly inputs: (Waiting | Finished)[];
}

/** What one step is about: who, from where, and the innovations it may touch, by their code. */
interface Subject {
  readonly known: Known;
  readonly locked: Locked;
  /** Null for files whose checking ended. */
  readonly message: Waiting | null;
  readonly finished: Finished | null;
  readonly innovations: Map<string, StoredInnovation>;
}

const isFinished = (input: Waiting | Finished): input is Finished => 'reports' in input;

/** One batch in its transaction: what was read, what was decided, what is to be sent. */
export class Batch {
  private readonly trx: Kysely<Database>;
  private readonly handling: Handling;
  private readonly now: Date;
  private readonly today: Moment['today'];
  private readonly held: Held;
  private prompts = new Map<number, readonly Prompt[]>();
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
    this.held = new Held(trx, handling, now);
  }

  /** Loads what is known of the people who were locked. */
  async prepare(work: readonly Work[]): Promise<void> {
    const writers = work.map(({ locked: { personId }, inputs }) => ({
      personId,
      first: inputs.find((input): input is Waiting => !isFinished(input)) ?? null,
    }));
    this.prompts = new Map(await readPrompts(this.trx, writers));
    await this.held.prepare(work.map(({ locked }) => locked));
  }

  /** Takes the next input of everybody, as far as they do not touch the same innovation, and writes what follows. */
  async round(work: readonly Work[]): Promise<void> {
    await this.held.refresh(
      work.flatMap(({ locked: { personId }, inputs: [next] }) =>
        next === undefined ? [] : [{ personId, finished: isFinished(next) ? next : null }],
      ),
    );
    const round = new Round(work.map(({ locked }) => locked.personId));
    for (const person of work) {
      const input = person.inputs[0];
      if (input === undefined) continue;
      const done = await this.take(round, person.locked, input);
      if (done === 'later') continue;
      person.inputs.shift();
      if (done !== null) round.steps.push({ person: person.locked.personId, step: done });
    }
    const { ledger, later, steps } = round;
    this.sends.push(...(await ledger.write(this.trx, this.handling.epoch(), this.handling.serves)));
    const far = { people: new Set<number>(), innovations: new Set<number>() };
    for (const action of later) await action(this.trx, far);
    this.notices ||= later.length > 0;
    this.newFiles ||= ledger.files.length + ledger.copied.length > 0;
    this.held.settle(ledger, steps);
    await this.held.forget(far);
    if (far.people.size > 0 && (await leaveMoved(this.trx, work))) this.left = true;
  }

  /**
   * One message, or files that ended, from what is known to what is written: read, routed, loaded for, decided, entered.
   * Gives the step, null when nothing was to be decided, or `later` when it waits for another person's of this round.
   */
  private async take(
    round: Round,
    locked: Locked,
    input: Waiting | Finished,
  ): Promise<Step | null | 'later'> {
    const { handling } = this;
    const { ledger } = round;
    const { personId } = locked;
    const known = this.held.of(personId);
    const { stored, state, focused } = known;
    const [message, finished] = isFinished(input) ? [null, input] : [input, null];
    if (focused !== undefined && round.isTaken([focused.innovation.code], personId)) return 'later';
    if (message !== null && isSilent(message)) {
      this.close(ledger, message, 'ignored', stored);
      return null;
    }
    const used = this.spend(ledger, message, personId, stored);
    if (used === null) return null;

    const clock = new StepClock();
    const read = await this.read(personId, input);
    const focus = focused?.innovation ?? null;
    const routed = clock.run(() => route({ state, person: stored.person, focus }, read));
    const loaded = await this.loadFor(round, routed, locked, message, known);
    const innovations = await this.held.named(loaded, focused);
    const subject: Subject = { known, locked, message, finished, innovations };
    const opened = this.takeFiles(round, subject);
    if (opened === 'later') return 'later';
    const world: World = {
      person: stored.person,
      units: handling.units(),
      currentEdition: handling.currentEdition(),
      editionOf: handling.editionOf,
      focus: opened,
      loaded,
    };
    const done = clock.run(() => this.run(world, state, routed, locked, message));
    const inboxId = message?.inboxId ?? null;
    clock.tell(handling, { mode: state.mode.name, input: read.kind, inboxId });
    if (done === null) {
      if (message !== null) this.close(ledger, message, 'failed', stored);
      const trouble = { parts: [{ key: 'trouble' as const, args: {} }], choices: [], prompt: null };
      this.reply(ledger, subject, trouble);
      return null;
    }
    const codes = codesTouchedBy(done, innovations);
    if (round.isTaken(codes, personId)) return 'later';
    round.touch(codes, personId);
    const told =
      message === null
        ? { step: done, used }
        : withinNotices(done, stored, used, this.now, handling.budgets);
    this.enter(round, subject, told.step, told.used);
    return told.step;
  }

  /** The input as the conversation reads it: with the question that was shown when it was written, and what it quotes. */
  private async read(personId: number, input: Waiting | Finished): Promise<Input> {
    if (isFinished(input))
      return { kind: 'file_outcomes', outcomes: input.reports, waiting: input.waiting };
    return inputOf(
      input,
      shownTo(input, this.prompts.get(personId) ?? []),
      this.handling.maxFile,
      await readQuoted(this.trx, input),
    );
  }

  private async loadFor(
    round: Round,
    routed: Route,
    locked: Locked,
    message: Waiting | null,
    { stored, focused }: Known,
  ): Promise<Loaded> {
    const { handling } = this;
    return loadNeeds(routed.needs, {
      db: this.trx,
      person: stored.person,
      addressIds: [locked.addressId, ...(message === null ? [] : [message.addressId])],
      focus: focused?.innovation ?? null,
      together: round.together,
      secrets: handling.secrets,
      editionOf: handling.editionOf,
      currentEdition: handling.currentEdition(),
      ...(handling.reach === undefined ? {} : { reach: handling.reach }),
    });
  }

  /** Records files that ended, and gives the open innovation in the version it has with them; `later` as in `take`. */
  private takeFiles(round: Round, subject: Subject): World['focus'] | 'later' {
    const { known, locked, finished, innovations } = subject;
    const focus = known.focused?.innovation ?? null;
    if (finished === null) return focus;
    const { innovationId, reports } = finished;
    const { personId, channel } = locked;
    const sent = innovationId === null ? undefined : this.held.innovations.get(innovationId);
    if (sent !== undefined && round.isTaken([sent.innovation.code], personId)) return 'later';
    const { ledger, later } = round;
    const at = this.now.toISOString();
    const origin = { personId, channel, inboxId: null, requestId: null, at };
    ledger.told.push(...reports.map((report) => report.fileId));
    if (innovationId === null) {
      later.push((trx) => recordSkScans(trx, reports, origin));
      later.push((trx) => recordEmblems(trx, reports, origin));
    }
    if (sent === undefined) return focus;
    const { code } = sent.innovation;
    round.touch([code], personId);
    innovations.set(code, sent);
    const change = ledger.touch(sent.innovation, sent.eventHash);
    recordFiles(ledger, code, reports, origin);
    return focus?.code === code ? { ...focus, version: change.version } : focus;
  }

  /** Writes down what a step decided: its reply, its effects, the conversation as it stands now, the message as handled. */
  private enter(round: Round, subject: Subject, done: Step, used: Used): void {
    const { ledger, later } = round;
    const { known, locked, message, innovations } = subject;
    const { personId } = locked;
    const { secrets } = this.handling;
    this.newFiles ||= done.effects.some(({ kind }) => kind === 'take_broadcast_file');
    this.prints ||= done.effects.some(({ kind }) => kind === 'request_print');
    const made = codesMadeBy(done.effects);
    if (done.reply !== null) {
      const asks = isAsking(done.reply) || done.state.asked !== known.state.asked;
      const before = { prompts: this.prompts.get(personId) ?? [], sends: this.sends };
      const left = takeOut(ledger, personId, before, { reply: done.reply, asks });
      this.prompts.set(personId, left.prompts);
      this.sends = [...left.sends];
      this.reply(ledger, subject, secrets.codes.seal(done.reply, made));
    }
    const from = this.from(subject);
    const occasion: Occasion = {
      ...{ stored: known.stored, message, innovations, at: this.now.toISOString() },
      ...from,
    };
    later.push(...enter(ledger, done, occasion, secrets));
    ledger.conversations.push({
      personId,
      addressId: from.addressId,
      focusCode: done.focus?.code ?? null,
      state: this.held.sealState(personId, done.state, made),
      used,
      // Only what a person wrote is a sign of life.
      at: message === null || message.kind === 'identity_changed' ? null : message.at,
    });
    if (done.focus !== null && !ledger.innovations.has(done.focus.code)) {
      const opened = innovations.get(done.focus.code);
      if (opened !== undefined) ledger.touch(opened.innovation, opened.eventHash);
    }
    this.held.spend(personId, used);
    if (message === null) return;
    // What came before the consent is not kept; the words of the consent are its proof.
    const empty = !known.stored.person.consented && !done.person.consented;
    ledger.done.push({ id: message.inboxId, outcome: 'handled', error: null, empty });
    if (message.wasClosed) this.active.add(message.addressId);
    this.messages += 1;
    this.held.hear(personId, message.at);
  }

  /** Where a step's reply goes: to where the message came from, or to the person's present address. */
  private from({ locked, message }: Subject): Pick<Occasion, 'addressId' | 'channel' | 'nativeId'> {
    const { addressId, channel, nativeId } = message ?? locked;
    return { addressId, channel, nativeId };
  }

  private reply(ledger: Ledger, subject: Subject, message: Message): void {
    ledger.outbox.push({
      personId: subject.locked.personId,
      ...this.from(subject),
      kind: 'reply',
      message,
      noticeKey: null,
      inboxId: subject.message?.inboxId ?? null,
      floor: subject.message?.floor ?? null,
    });
  }

  /** What a person has used with this message; null when nothing was left: then it is closed unread, and they are told. */
  private spend(
    ledger: Ledger,
    message: Waiting | null,
    personId: number,
    stored: StoredPerson,
  ): Used | null {
    const before = this.held.usedBy(personId);
    if (message === null) return before;
    const at = { now: this.now, today: this.today };
    const verdict = spendMessage(message, stored, before, at, this.handling.budgets);
    if (verdict.taken) return verdict.used;
    this.held.spend(personId, verdict.used);
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
        lastInbound: silenceSince(this.held.lastHeard(locked.personId), message, this.now),
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

  /** Keeps what is known after the commit for the next messages of the same people. */
  remember(): void {
    this.held.remember();
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
