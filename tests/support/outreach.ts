// The calendar, reminders, broadcasts and mentors of the world in memory: what they load and what their effects change.
// It decides nothing; it plays the database.
import {
  type Calendar,
  changeCalendar,
  defaultCalendar,
  dayAt,
  type DeadlineRule,
  type IsoDay,
} from '../../src/domain/calendar.ts';
import {
  chooseAudience,
  fillPlaceholders,
  type PersonToWrite,
} from '../../src/domain/broadcast.ts';
import { placeholderValues } from '../../src/domain/broadcast-message.ts';
import type { Effect } from '../../src/domain/conversation/effect.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import type {
  BroadcastEffect,
  BroadcastNeed,
} from '../../src/domain/conversation/broadcasts/types.ts';
import type { CalendarEffect, CalendarNeed } from '../../src/domain/conversation/calendar/types.ts';
import type { MentorEffect, MentorNeed } from '../../src/domain/conversation/mentors/types.ts';
import type { SharedEffect, SharedNeed } from '../../src/domain/conversation/shared/types.ts';
import type { Loaded } from '../../src/domain/conversation/world.ts';
import { houseReach } from '../../src/domain/reach.ts';
import type { BroadcastProgress } from '../../src/domain/conversation/broadcasts/types.ts';

import { defaultEditionId, findEdition } from '../../src/domain/edition/editions/index.ts';
import { formOf, missing, progress } from '../../src/domain/edition/journey.ts';
import type { Innovation } from '../../src/domain/innovation/innovation.ts';
import { remindersDue } from '../../src/domain/reminders.ts';
import type { ReminderFacts, WorkFacts } from '../../src/domain/reminders/facts.ts';
import { renderMessage } from '../../src/bot/text/id.ts';
import { beginning, units } from './builders.ts';
import type { Delivered, Inhabitant } from './inhabitant.ts';

const running = findEdition(defaultEditionId);
if (running === null) throw new Error('no running edition');
const form = formOf(running);

type StoredBroadcast = { -readonly [K in keyof BroadcastProgress]: BroadcastProgress[K] } & {
  readonly to: ReadonlySet<number>;
  readonly given: Map<number, { answer: string; representative: string | null }>;
};

type OutreachNeed =
  | BroadcastNeed
  | CalendarNeed
  | MentorNeed
  | Extract<SharedNeed, { kind: 'confirmation' }>;
type OutreachEffect =
  | BroadcastEffect
  | CalendarEffect
  | MentorEffect
  | Extract<SharedEffect, { kind: 'show_confirmation' }>;

/** What the outreach of a test world needs of the world. */
export interface OutreachHost {
  readonly now: number;
  readonly inhabitants: readonly Inhabitant[];
  readonly innovations: ReadonlyMap<string, Innovation>;
  readonly openCandidates: () => ReminderFacts['candidates'];
}

/** The outreach of one test world. */
export class TestOutreach {
  calendar: Calendar | null = null;
  private readonly stopped = new Set<number>();
  private readonly asked = new Map<number, IsoDay | null>();
  private readonly sent = new Map<number, Set<string>>();
  private readonly days = new Map<number, Set<IsoDay>>();
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

  load(who: Inhabitant, need: OutreachNeed): Loaded {
    switch (need.kind) {
      case 'calendar':
        return { calendar: this.calendar };
      case 'reminders':
        return { reminders: { stopped: this.stopped.has(who.person.id) } };
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
      case 'free_broadcast_code':
        return { freeBroadcastCode: `S${2442 + this.broadcasts.length}` };
      case 'gakor':
        return {
          gakorRows: this.gakor,
          mentorPeople: this.host.inhabitants
            .filter(({ person }) => person.grants.some(({ role }) => role === 'mentor'))
            .map(({ person }) => ({ id: person.id, name: person.name })),
        };
      case 'mentors': {
        const focus = who.focus === null ? undefined : this.host.innovations.get(who.focus);
        return {
          mentors: this.mentorsOf(focus?.unitId ?? who.person.unitId ?? '').map(({ key }) => key),
          messagesToday: this.messages.filter(({ fromId }) => fromId === who.person.id).length,
        };
      }
      case 'message': {
        const found = this.messages.find(({ id }) => id === need.id);
        const messagesToday = this.messages.filter(({ fromId }) => fromId === who.person.id).length;
        if (found === undefined) return { message: null, messagesToday };
        const toNames = this.host.inhabitants
          .filter(({ person }) => found.to.includes(person.id))
          .map(({ person }) => person.name ?? 'tanpa nama')
          .join(', ');
        const message = { ...found, mine: found.to.includes(who.person.id), toNames };
        return { message, messagesToday };
      }
      case 'people':
        return { people: this.people(), gakor: [] };
      case 'broadcasts':
        return { broadcasts: this.broadcasts };
      case 'broadcast':
        return { broadcast: this.broadcasts.find(({ code }) => code === need.code) ?? null };
      case 'question': {
        const asked = this.broadcasts.findLast(
          ({ code, question, to }) =>
            question !== null &&
            to.has(who.person.id) &&
            (need.code === null || code === need.code),
        );
        if (asked === undefined || asked.question === null) return { question: null };
        const { id, code, question } = asked;
        return { question: { id, code, question, answered: asked.given.has(who.person.id) } };
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
      case 'change_gakor': {
        const { change } = effect;
        if (change.what === 'create')
          this.gakor.push({
            id: this.gakor.length + 1,
            name: change.name,
            units: [],
            mentors: [],
            mentorIds: [],
          });
        const row =
          change.what === 'create' ? undefined : this.gakor.find(({ id }) => id === change.id);
        if (row === undefined) return [];
        if (change.what === 'add_unit') row.units.push(change.unitId);
        if (change.what === 'mentor') {
          const mentor = this.host.inhabitants.find(({ person }) => person.id === change.personId);
          if (mentor === undefined) throw new Error('a mentor who is nobody');
          row.mentors.push(mentor.key);
          row.mentorIds.push(mentor.person.id);
          const gakorUnits = row.units;
          mentor.person = {
            ...mentor.person,
            grants: mentor.person.grants.map((held) =>
              held.role === 'mentor' ? { ...held, gakorUnits } : held,
            ),
          };
        }
        return [];
      }
      case 'post_message':
        return this.post(who, effect);
      case 'create_broadcast':
        this.use(effect.confirmationId);
        return this.send(effect);
      case 'take_broadcast_file':
        throw new Error('the world fetches files');
      case 'steer_broadcast': {
        const found = this.broadcasts.find(({ id }) => id === effect.id);
        if (found !== undefined) found.state = effect.to === 'cancel' ? 'cancelled' : 'paused';
        return [];
      }
      case 'answer_broadcast':
        this.answer(who, effect.id, effect.reply.answer, effect.reply.representative);
        return [];
      case 'set_reminders':
        if (effect.to === 'off') this.stopped.add(who.person.id);
        else this.stopped.delete(who.person.id);
        this.asked.set(who.person.id, effect.to === 'tomorrow' ? effect.day : null);
        return [];
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

  /** Sends the reminders that are due now, as the scheduler does. */
  remind(): Delivered[] {
    const due = remindersDue(this.facts(), this.host.now);
    return due.flatMap((reminder) => {
      const { personId, key, message } = reminder;
      this.sent.set(personId, new Set([...(this.sent.get(personId) ?? []), key]));
      this.days.set(personId, new Set([...(this.days.get(personId) ?? []), dayAt(this.host.now)]));
      this.asked.set(personId, null);
      const to = this.host.inhabitants.find(({ person }) => person.id === personId);
      return to === undefined ? [] : [{ to, message }];
    });
  }

  private facts(): ReminderFacts {
    const { innovations, inhabitants } = this.host;
    const works = [...innovations.values()].filter(({ state }) => state !== 'withdrawn');
    return {
      edition: defaultEditionId,
      calendar: this.calendar,
      people: inhabitants
        .filter(({ person }) => person.consented && !this.stopped.has(person.id))
        .map(({ person, focus, lastInbound }) => ({
          id: person.id,
          name: person.name,
          grants: person.grants,
          since: beginning,
          lastWrote: lastInbound,
          asked: this.asked.get(person.id) ?? null,
          sent: this.sent.get(person.id) ?? new Set(),
          days: this.days.get(person.id) ?? new Set(),
          focus,
        })),
      units: new Map(
        units.map(({ id, name }) => [
          id,
          { id, name, begun: works.some(({ unitId }) => unitId === id) },
        ]),
      ),
      works: works.map((work): WorkFacts => ({
        id: work.id,
        code: work.code,
        name: work.name,
        unitId: work.unitId,
        people: [work.ownerId, ...work.fillers],
        state: work.state,
        since: Date.parse(work.stateSince),
        touched: Math.max(Date.parse(work.stateSince), this.touched.get(work.code)?.at ?? 0),
        repairs: [...(work.openItems ?? [])].flatMap(([item, { note, done }]) =>
          done
            ? []
            : [
                {
                  number: form.numberOf.get(item) ?? 0,
                  label: form.byId.get(item)?.label ?? '',
                  note,
                },
              ],
        ),
      })),
      candidates: this.host.openCandidates(),
      progress: (work) => {
        const found = innovations.get(work.code);
        if (found === undefined) throw new Error('a work that is not there');
        return {
          ...progress(form, found.answers, found.files),
          open: missing(form, found.answers, found.files).map(({ item, gap }) => ({
            number: form.numberOf.get(item.id) ?? 0,
            label: item.label,
            gap,
          })),
        };
      },
    };
  }

  private readonly touched = new Map<string, { version: number; at: number }>();

  /** Notes when an innovation changed last; called after every step. */
  note(): void {
    for (const { code, version } of this.host.innovations.values())
      if (this.touched.get(code)?.version !== version)
        this.touched.set(code, { version, at: this.host.now });
  }

  private readonly gakor: {
    id: number;
    name: string;
    units: string[];
    mentors: string[];
    mentorIds: number[];
  }[] = [];
  private readonly messages: {
    id: number;
    fromId: number;
    fromName: string | null;
    unitId: string;
    code: string | null;
    to: number[];
  }[] = [];

  private mentorsOf(unitId: string): Inhabitant[] {
    const names = this.gakor
      .filter(({ units: own }) => own.includes(unitId))
      .flatMap(({ mentors }) => mentors);
    return this.host.inhabitants.filter(({ key }) => names.includes(key));
  }

  private post(who: Inhabitant, effect: Extract<Effect, { kind: 'post_message' }>): Delivered[] {
    const { to, code, unitId, text, itemLabel, answers } = effect;
    const id = this.messages.length + 1;
    const holds = (role: string) => (one: Inhabitant) =>
      one.person.grants.some((grant) => grant.role === role);
    const mentors = this.mentorsOf(unitId);
    const readers =
      to.kind === 'person'
        ? this.host.inhabitants.filter(({ person }) => person.id === to.personId)
        : to.kind === 'readers'
          ? this.host.inhabitants.filter(({ person }) =>
              this.messages.find((one) => one.id === to.messageId)?.to.includes(person.id),
            )
          : to.kind === 'unit'
            ? this.host.inhabitants.filter(({ person }) =>
                person.grants.some((grant) => grant.unitId === to.unitId),
              )
            : mentors.length > 0
              ? mentors
              : this.host.inhabitants.filter(holds('coordinator'));
    this.messages.push({
      id,
      fromId: who.person.id,
      fromName: who.person.name,
      unitId,
      code,
      to: readers.map(({ person }) => person.id),
    });
    const innovation =
      code === null ? null : { code, name: this.host.innovations.get(code)?.name ?? null };
    const message: Message = {
      parts: [
        {
          key: 'notice_message',
          args: {
            id,
            from: who.person.name,
            unit: units.find((unit) => unit.id === unitId)?.name ?? unitId,
            what: answers !== null ? 'answer' : to.kind === 'mentors' ? 'question' : 'message',
            innovation,
            item: itemLabel,
            text,
          },
        },
      ],
      choices: [
        { label: { key: 'answer' }, reply: { word: 'answer', args: [id] }, numbered: false },
      ],
      prompt: null,
    };
    return readers.filter(({ key }) => key !== who.key).map((reader) => ({ to: reader, message }));
  }

  private readonly broadcasts: StoredBroadcast[] = [];

  private people(): PersonToWrite[] {
    return this.host.inhabitants.map(({ person }) => ({
      id: person.id,
      name: person.name,
      unitId: person.unitId,
      grants: person.grants,
      gakor: [],
      work: [...this.host.innovations.values()].some(({ ownerId }) => ownerId === person.id)
        ? ['draft']
        : ['not_begun'],
      addresses: [{ id: person.id, channel: 'telegram', state: 'active', wrote: this.host.now }],
      stopped: this.stopped.has(person.id),
    }));
  }

  private send(effect: Extract<Effect, { kind: 'create_broadcast' }>): Delivered[] {
    const { code, unitId, draft } = effect;
    const { audience, text, file, question } = draft;
    const chosen = chooseAudience(this.people(), audience, unitId, this.host.now, houseReach);
    const to = new Set(chosen.reached.map(({ person }) => person.id));
    this.broadcasts.push({
      id: this.broadcasts.length + 1,
      code,
      unitId,
      state: draft.time.starts === null ? 'done' : 'scheduled',
      starts: new Date(draft.time.starts ?? this.host.now).toISOString(),
      text,
      question,
      waiting: draft.time.starts === null ? 0 : to.size,
      underway: 0,
      sent: draft.time.starts === null ? to.size : 0,
      failed: [],
      skipped: [],
      answers: [],
      attendance: [],
      to,
      given: new Map(),
    });
    if (draft.time.starts !== null) return [];
    return chosen.reached.flatMap(({ person }) => {
      const who = this.host.inhabitants.find((one) => one.person.id === person.id);
      const unit = units.find(({ id }) => id === person.unitId)?.name ?? null;
      const words = fillPlaceholders(text, placeholderValues(person.name, unit, null));
      const message: Message = {
        parts: [
          { key: 'broadcast_text', args: { text: words, opening: null, name: person.name } },
          ...(question === null
            ? []
            : [{ key: 'broadcast_question' as const, args: { code, question } }]),
        ],
        choices: [],
        prompt: null,
        ...(file ? { file } : {}),
      };
      return who === undefined ? [] : [{ to: who, message }];
    });
  }

  private answer(who: Inhabitant, id: number, answer: string, representative: string | null): void {
    const found = this.broadcasts.find((one) => one.id === id);
    if (found === undefined) throw new Error('an answer to nothing');
    found.given.set(who.person.id, { answer, representative });
    const tally = Map.groupBy(found.given.values(), (given) => given.answer);
    found.answers = [...tally].map(([given, rows]) => ({ answer: given, count: rows.length }));
    found.attendance = [...found.to].map((personId) => {
      const person = this.host.inhabitants.find((one) => one.person.id === personId)?.person;
      const given = found.given.get(personId);
      return {
        name: person?.name ?? null,
        nip: person?.nip ?? null,
        unit: units.find(({ id: unitId }) => unitId === person?.unitId)?.name ?? null,
        answer: given?.answer ?? null,
        representative: given?.representative ?? null,
      };
    });
  }

  private use(id: number): void {
    const found = this.codes.find((one) => one.id === id);
    if (found === undefined || found.used) throw new Error('a confirmation used twice');
    found.used = true;
  }
}

/** Puts in the code of the preview that somebody was shown, and the code of the broadcast they were told of. */
export function fillBroadcast({ shown }: Inhabitant, text: string): string {
  const said = shown.map((message) => renderMessage(message).text);
  const last = (pattern: RegExp) =>
    pattern.exec(said.findLast((one) => pattern.test(one)) ?? '')?.[1] ?? '????';
  return text
    .replace('{broadcast}', () => last(/kodenya: \d+ (\d{4})/u))
    .replace('{siaran}', () => last(/[Ss]iaran (S\d{4})/u));
}
