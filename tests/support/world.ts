// The product without database and networks: people, innovations and codes in memory, served to the pure engine and
// changed by its effects alone. The state of a conversation goes through JSON between any two inputs.
// It never decides anything; what the engine does not ask for, it is not given.
import { listPage } from '../../src/domain/conversation/checking/checking.ts';
import { broadcastItem } from '../../src/domain/broadcast.ts';
import { isDeepStrictEqual } from 'node:util';
import { type Grant, reachOf } from '../../src/domain/access.ts';
import { scoredFrom } from '../../src/domain/innovation/levels.ts';
import { checks, isCheckerOf } from '../../src/domain/innovation/checks.ts';
import type { Effect } from '../../src/domain/conversation/effect.ts';
import type { OwnSession } from '../../src/domain/conversation/own-data/types.ts';
import type { Audience } from '../../src/domain/conversation/shared/types.ts';
import { waitMinutes } from '../../src/domain/conversation/shared/attempts.ts';
import { step, type Step } from '../../src/domain/conversation/engine.ts';
import type { FileOutcome, FileReport, Input } from '../../src/domain/conversation/input.ts';
import { route } from '../../src/domain/conversation/route.ts';
import { printedDays, type PrintedInvitation } from '../../src/domain/conversation/roles/types.ts';
import { newConversation } from '../../src/domain/conversation/state.ts';
import { printedCode } from '../../src/domain/codes.ts';
import type {
  Card,
  ClaimHeld,
  InnovationRow,
} from '../../src/domain/conversation/checking/types.ts';
import type { Loaded, Moment, Need, Person } from '../../src/domain/conversation/world.ts';
import type { Answer } from '../../src/domain/edition/answer.ts';
import type { ItemId } from '../../src/domain/edition/definition.ts';
import { defaultEditionId, findEdition } from '../../src/domain/edition/editions/index.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { showAnswer } from '../../src/domain/edition/show.ts';
import type { Innovation } from '../../src/domain/innovation/innovation.ts';
import type { ReadFile } from '../../src/domain/excerpts/offers.ts';
import { officeOfEmblem } from '../../src/domain/letterhead.ts';
import type { SetAside } from '../../src/domain/conversation/evidence/types.ts';
import { similarNames } from '../../src/domain/similarity.ts';
import { beginning, entropyOf, units } from './builders.ts';
import type { Delivered, Inhabitant } from './inhabitant.ts';
import { TestCandidates } from './candidates.ts';
import { countedFor } from './overview.ts';
import { loadVisits } from './visits.ts';
import { TestLetterheads } from './letterheads.ts';
import { TestAttendance } from './attendance.ts';
import { TestProposals } from './proposals.ts';
import { TestPromises } from './promises.ts';
import { TestVisitNotes } from './visit-notes.ts';
import { TestMeetings } from './meetings.ts';
import { TestOutreach } from './outreach.ts';

const hour = 3_600_000;

/** What one input led to. */
export interface Outcome {
  readonly step: Step;
  readonly notices: readonly Delivered[];
}

interface Invitation {
  readonly id: number;
  readonly code: string;
  readonly role: Grant['role'];
  readonly unitId: string | null;
  readonly createdBy: number | null;
  readonly phone: string | null;
  until: number;
  used: boolean;
  /** Made together with others; a role it gives rests until the inviter answers. */
  readonly printed?: true;
  readonly invitee?: PrintedInvitation['invitee'];
  usedBy?: number;
  answered?: boolean;
  revoked?: true;
}
interface ShownCard {
  readonly id: number;
  readonly personId: number;
  readonly code: string;
  readonly version: number;
  readonly cardCode: string;
  readonly batchCode: string | null;
  readonly until: number;
}

function edition(id: string, version?: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

/** A file that was set aside and is evidence again. */
function asStored(aside: SetAside): Innovation['files'][number] {
  const { pageOf, ...file } = aside;
  if (pageOf === undefined) throw new Error('no file that was set aside');
  return { ...file, state: 'stored' };
}

/** A copy of what is kept of somebody: what is said in a test is not read back from a database. */
const nothingKept: NonNullable<Loaded['ownExport']> = {
  ...{ consents: [], answers: [], files: [], phones: [], passkeys: [], invitations: [] },
  ...{ messages: [], comments: [], candidates: [], attendance: [] },
};

/** The browsers that everybody has open when a story begins. */
const openSessions: readonly OwnSession[] = [
  {
    where: 'webchat',
    id: 1,
    since: '2026-10-20T01:00:00Z',
    used: '2026-10-31T03:10:00Z',
    here: true,
  },
  {
    where: 'desk',
    id: 1,
    since: '2026-10-31T00:30:00Z',
    used: '2026-10-31T02:00:00Z',
    here: false,
  },
  {
    where: 'webchat',
    id: 2,
    since: '2026-10-31T03:00:00Z',
    used: '2026-10-31T03:05:00Z',
    here: false,
  },
];

/** The whole world of a test. */
export class TestWorld {
  now = beginning;
  /** What the network of everybody here allows; more than one where a message costs money. */
  questionsAtOnce = 1;
  /** Of indicators the published innovation of another unit that finished them. */
  peersEach: NonNullable<Loaded['hubPeersEach']> = new Map();
  readonly inhabitants: Inhabitant[] = [];
  readonly innovations = new Map<string, Innovation>();
  private readonly invitations: Invitation[] = [];
  private readonly links = new Map<string, { personId: number; until: number }>();
  private readonly coFills = new Map<string, string>();
  readonly candidates = new TestCandidates(this);
  readonly outreach = new TestOutreach(this);
  readonly letterheads = new TestLetterheads();
  readonly meetings = new TestMeetings();
  readonly promises = new TestPromises();
  readonly visitNotes = new TestVisitNotes();
  readonly proposals = new TestProposals(this.candidates);
  readonly attendance = new TestAttendance();
  private readonly cards: ShownCard[] = [];
  private readonly sessions = new Map<number, readonly OwnSession[]>();
  private readonly claims = new Map<string, { personId: number; until: number }>();
  private readonly attempts = new Map<number, number[]>();
  private readonly noticeKeys = new Set<string>();
  private readonly filesThen = new Map<string, Innovation['files']>();
  private readonly snapshots = new Map<string, ReadonlyMap<ItemId, Answer>>();
  private readonly written: {
    readonly code: string;
    readonly item: ItemId;
    readonly messageId: string;
    readonly text: string | null;
    readonly before: string | null;
    readonly after: string;
  }[] = [];
  private steps = 0;
  private files = 0;

  private target(who: Inhabitant, externalId: string): NonNullable<Loaded['target']> | null {
    const found = who.targets.get(externalId);
    if (found === undefined) return null;
    const writings = this.written
      .filter(({ code, item }) => code === found.code && item === found.item)
      .map(({ before, after, text, messageId }) => ({
        ...{ before, after, text },
        mine: messageId === externalId,
      }));
    return { ...found, writings };
  }

  /** What reminders rest on beside innovations. */
  readonly openCandidates = () =>
    [...this.candidates.all.values()].flatMap(
      ({ number, sentence, unitId, ownerId, taken, remindOn }) =>
        remindOn === null ? [] : [{ number, sentence, unitId, ownerId, taken, remindOn }],
    );

  /** Somebody by the name used in the test; a stranger when not met before. */
  meet(key: string, known: Partial<Person> = {}): Inhabitant {
    const met = this.inhabitants.find((inhabitant) => inhabitant.key === key);
    if (met !== undefined) return met;
    const inhabitant: Inhabitant = {
      key,
      person: {
        id: this.inhabitants.length + 1,
        name: null,
        nip: null,
        unitId: null,
        consented: false,
        grants: [],
        ...known,
      },
      conversation: newConversation,
      focus: null,
      lastInbound: null,
      shown: [],
      targets: new Map(),
    };
    this.inhabitants.push(inhabitant);
    return inhabitant;
  }

  /** Puts an innovation into the world and into its owner's hands. */
  add(innovation: Innovation): void {
    this.innovations.set(innovation.code, innovation);
    // As in a database, what comes later has a higher number.
    this.files = Math.max(this.files, ...innovation.files.map(({ id }) => id));
    for (const filler of [innovation.ownerId, ...innovation.fillers])
      for (const inhabitant of this.of(filler)) inhabitant.focus = innovation.code;
  }

  /** Puts an innovation into a state as if the steps to it had been taken. */
  place(code: string, state: Innovation['state']): void {
    this.change(code, (innovation) => ({
      state,
      submittedAt: new Date(this.now).toISOString(),
      version: innovation.version + 1,
    }));
  }

  /** Makes an invitation as the command line would. */
  invite(code: string, role: Grant['role'], unitId: string | null): void {
    const id = this.invitations.length + 1;
    const until = this.now + 72 * hour;
    this.invitations.push({
      id,
      code,
      role,
      unitId,
      createdBy: null,
      phone: null,
      until,
      used: false,
    });
  }

  /** What became of the invitations that somebody made together. */
  private printedBy(personId: number): PrintedInvitation[] {
    const mine = this.invitations.filter(
      (one) => one.printed === true && one.createdBy === personId && one.revoked !== true,
    );
    return mine.toReversed().map((one) => {
      const who = this.inhabitants.find(({ person }) => person.id === one.usedBy);
      const rests = one.phone === null && one.role !== 'innovator' && one.answered === undefined;
      return {
        ...{ id: one.id, role: one.role, unitId: one.unitId, invitee: one.invitee ?? null },
        state: !one.used
          ? one.until > this.now
            ? 'open'
            : 'over'
          : rests
            ? 'rests'
            : one.answered === false
              ? 'refused'
              : 'used',
        usedBy: who === undefined ? null : { personId: who.person.id, name: who.person.name },
      };
    });
  }

  /** Roles of units that somebody holds or is invited to. */
  private heldRoles(): NonNullable<Loaded['heldRoles']> {
    const held = this.inhabitants.flatMap(({ person }) => person.grants);
    const invited = this.invitations.filter((one) => !one.used && one.revoked !== true);
    return [...held, ...invited].flatMap(({ role, unitId }) =>
      unitId === null || role === 'innovator' ? [] : [{ role, unitId }],
    );
  }

  /** The codes of the sheet that was made last, for whoever holds the paper. */
  get printedCodes(): readonly string[] {
    return this.invitations.filter((one) => one.printed === true).map(({ code }) => code);
  }

  /** What the engine would make of an input; nothing is carried out. */
  peek(who: Inhabitant, input: Input): Step {
    const focus = who.focus === null ? null : (this.innovations.get(who.focus) ?? null);
    const routed = route({ state: who.conversation, person: who.person, focus }, input);
    return step(
      {
        person: who.person,
        units,
        currentEdition: edition(defaultEditionId),
        editionOf: edition,
        focus,
        loaded: Object.assign({}, ...routed.needs.map((need) => this.load(who, need))),
      },
      who.conversation,
      routed,
      this.moment(who),
    );
  }

  /** Hands one input to the engine and carries out what it leads to. */
  send(who: Inhabitant, input: Input, messageId: string): Outcome {
    this.steps += 1;
    const result = this.peek(who, input);
    const stored: unknown = JSON.parse(JSON.stringify(result.state));
    if (!isDeepStrictEqual(stored, result.state)) throw new Error('the state is no plain JSON');
    who.conversation = result.state;
    if (input.kind !== 'file_outcomes') who.lastInbound = this.now;
    const notices = result.effects.flatMap((effect) =>
      this.carryOut(who, effect, input, messageId),
    );
    if (result.reply !== null) who.shown.push(result.reply);
    for (const { to, message } of notices) to.shown.push(message);
    this.check(who, result);
    this.outreach.note();
    return { step: result, notices };
  }

  /** Ends the fetching of a file, for all items it was sent for, and tells the engine, as the workers of the product do. */
  endFile(who: Inhabitant, name: string, outcome: FileOutcome, waiting = 0): Outcome {
    for (const innovation of this.innovations.values()) {
      const ended = innovation.files.filter(
        (one) => one.name === name && one.state === 'announced',
      );
      const [first] = ended;
      if (first === undefined) continue;
      const reports = ended.map((file): FileReport => {
        const twin =
          outcome.result === 'stored' && ended.length === 1
            ? this.twin(innovation.code, file.item, outcome.sha256)
            : null;
        return {
          fileId: file.id,
          name,
          code: innovation.code,
          item: file.item,
          ...(file.pages === undefined ? {} : { pages: file.pages }),
          outcome:
            outcome.result === 'stored'
              ? { ...outcome, size: file.size ?? outcome.size, duplicateOf: twin }
              : outcome,
        };
      });
      const retried = outcome.result === 'failed' && !outcome.final;
      this.innovations.set(innovation.code, {
        ...innovation,
        version: innovation.version + ended.length,
        files: innovation.files.flatMap((file) => {
          if (!ended.includes(file)) return [file];
          if (outcome.result !== 'stored') return retried ? [file] : [];
          return [
            {
              ...file,
              state: 'stored' as const,
              size: file.size ?? outcome.size,
              mime: outcome.mime,
              sha256: outcome.sha256,
              durationSeconds: outcome.durationSeconds,
            },
          ];
        }),
      });
      return this.send(
        who,
        { kind: 'file_outcomes', outcomes: reports, waiting },
        `file-${first.id}`,
      );
    }
    // A file sent as the text of an answer has no row among the evidence.
    const asked = this.texts.get(name);
    if (asked === undefined) throw new Error(`no file ${name} on its way`);
    if (outcome.result === 'stored') this.letterheads.emblem(asked.item, { fileId: 0, name });
    if ((outcome.result === 'document' || outcome.result === 'text') && outcome.reading) {
      this.files += 1;
      this.documents.push({
        ...{ fileId: this.files, name, code: asked.code, reading: outcome.reading },
        ...{ personId: who.person.id, until: this.now + 14 * 24 * hour },
      });
    }
    return this.send(
      who,
      { kind: 'file_outcomes', outcomes: [{ fileId: 0, name, ...asked, outcome }], waiting },
      `text-${name}`,
    );
  }

  /** True while a file of this name is on its way. */
  isFetching(name: string): boolean {
    const all = [...this.innovations.values()].flatMap((innovation) => innovation.files);
    return (
      this.texts.has(name) || all.some((file) => file.name === name && file.state === 'announced')
    );
  }

  private documents: (ReadFile & { readonly personId: number; readonly until: number })[] = [];

  /** Old documents that may still be taken from, as the database would give them. */
  private documentsOf(who: Inhabitant): readonly ReadFile[] {
    return this.documents
      .filter(
        ({ personId, code, until }) =>
          (personId === who.person.id || code === who.focus) && until > this.now,
      )
      .map(({ fileId, name, code, reading }) => ({ fileId, name, code, reading }));
  }

  /** Stored files that are no evidence now, by innovation: pages of a PDF in their order, and what was taken out. */
  private readonly aside = new Map<string, readonly SetAside[]>();

  private setAside(code: string, ids: readonly number[], pageOf: number | null): void {
    const files = this.innovations.get(code)?.files ?? [];
    const gone = files.filter(({ id, sha256 }) => ids.includes(id) && sha256 !== null);
    this.aside.set(code, [
      ...(this.aside.get(code) ?? []),
      ...gone.map((file) => ({ ...file, state: 'removed' as const, pageOf })),
    ]);
  }

  /** The pages of a PDF go to the one that takes its place, those first that were there first, or in the order given. */
  private reorder(
    code: string,
    from: number | null,
    to: number,
    order: readonly number[] | undefined,
  ): void {
    const all = this.aside.get(code) ?? [];
    const pages = [
      ...all.filter(({ pageOf }) => from !== null && pageOf === from),
      ...all.filter(({ pageOf }) => pageOf === to),
    ].map((page) => ({ ...page, pageOf: to }));
    const at = (id: number): number => order?.indexOf(id) ?? 0;
    this.aside.set(code, [
      ...all.filter(({ id }) => pages.every((page) => page.id !== id)),
      ...(order === undefined ? pages : pages.toSorted((a, b) => at(a.id) - at(b.id))),
    ]);
  }

  private readonly texts = new Map<string, { code: string | null; item: ItemId }>();

  private of(personId: number): Inhabitant[] {
    return this.inhabitants.filter((inhabitant) => inhabitant.person.id === personId);
  }

  private moment(who: Inhabitant): Moment {
    const wita = new Date(this.now + 8 * hour);
    return {
      now: this.now,
      nowIso: new Date(this.now).toISOString(),
      today: { year: wita.getUTCFullYear(), month: wita.getUTCMonth() + 1, day: wita.getUTCDate() },
      lastInbound: who.lastInbound,
      channel: 'telegram',
      questionsAtOnce: this.questionsAtOnce,
      entropy: entropyOf(this.steps),
      publicUrl: 'https://sepedabaru.contoh.id',
      telegramName: 'sepedabaru_bot',
    };
  }

  private load(who: Inhabitant, need: Need): Loaded {
    const mine = who.person;
    const all = [...this.innovations.values()];
    switch (need.kind) {
      case 'drafts':
        return {
          drafts: all
            .filter((one) => one.ownerId === mine.id || one.fillers.includes(mine.id))
            .map(row),
        };
      case 'drafts_begun':
        return {
          draftsBegun: all.filter(
            ({ ownerId, state, editionId }) =>
              ownerId === mine.id && state === 'draft' && editionId === defaultEditionId,
          ).length,
        };
      case 'queue':
        return {
          queue: all
            .filter((one) => isCheckerOf(mine.grants, one))
            .map((one) => ({ ...row(one), version: one.version, claim: this.claimOn(one.code) })),
          livingCards: this.livingCards(mine.id),
          endorsable: new Map(
            all.flatMap((one) => {
              const found = this.look(one.code, mine.id);
              const facts = found?.facts;
              return one.state !== 'unit_verified' || facts === undefined
                ? []
                : [[one.code, { innovation: one, facts }]];
            }),
          ),
        };
      case 'scores': {
        const { all: whole, units: reached } = reachOf(mine.grants, 'list_innovations');
        return {
          scores: all
            .filter((one) => one.submittedAt !== null && (whole || reached.includes(one.unitId)))
            .map((one) => scoredFrom(edition(one.editionId), one)),
        };
      }
      case 'unit_list': {
        const { all: whole, units: reached } = reachOf(mine.grants, 'list_innovations');
        const listed = all.filter(
          (one) =>
            mine.grants.some((grant) => grant.unitId === one.unitId) ||
            (one.submittedAt !== null && (whole || reached.includes(one.unitId))),
        );
        const from = (need.page - 1) * listPage;
        return {
          unitList: listed.slice(from, from + listPage).map(row),
          unitTotal: listed.length,
        };
      }
      case 'look':
        return { look: this.look(need.code, mine.id), livingCards: this.livingCards(mine.id) };
      case 'card':
        return { card: this.card(mine.id, need.code) };
      case 'cards':
        return {
          unknownCards: need.codes.filter(
            (code) =>
              !this.cards.some(
                (card) =>
                  card.personId === mine.id && [card.cardCode, card.batchCode].includes(code),
              ),
          ).length,
          cards: need.codes.flatMap((code) => {
            const together = this.cards.filter(
              (card) => card.personId === mine.id && card.batchCode === code,
            );
            const codes =
              together.length > 0 ? new Set(together.map((card) => card.cardCode)) : [code];
            return [...codes].flatMap((one) => this.card(mine.id, one) ?? []);
          }),
        };
      case 'next': {
        const next = all.find(
          (one) =>
            isCheckerOf(mine.grants, one) &&
            one.code !== need.after &&
            one.ownerId !== mine.id &&
            [mine.id, undefined].includes(this.claimOn(one.code)?.personId),
        );
        return {
          look: next === undefined ? null : this.look(next.code, mine.id),
          livingCards: this.livingCards(mine.id),
        };
      }
      case 'invitation': {
        const found = this.invitations.find(
          (one) =>
            one.code === need.code && !one.used && one.revoked !== true && one.until > this.now,
        );
        return {
          invitation:
            found === undefined ? null : { ...found, invited: found.invitee?.name ?? null },
        };
      }
      case 'printed_invitations':
        return { printedInvitations: this.printedBy(mine.id) };
      case 'held_roles':
        return { heldRoles: this.heldRoles() };
      case 'proven_phones':
        return { provenPhones: [] };
      case 'link': {
        const found = this.links.get(need.code);
        if (found === undefined || found.until < this.now) return { link: null };
        const [owner] = this.of(found.personId);
        const fills = [...this.innovations.values()].some(
          (one) => one.ownerId === mine.id || one.fillers.includes(mine.id),
        );
        return {
          link: {
            personId: found.personId,
            name: owner?.person.name ?? null,
            unitId: owner?.person.unitId ?? null,
            self: found.personId === mine.id,
            blocked: mine.grants.some((grant) => grant.role !== 'innovator')
              ? 'roles'
              : fills
                ? 'innovations'
                : this.of(mine.id).length > 1
                  ? 'addresses'
                  : null,
            moving: mine.grants
              .filter(
                ({ role, unitId }) =>
                  owner?.person.grants.some((own) => own.role === role && own.unitId === unitId) !==
                  true,
              )
              .map(({ role, unitId }) => ({ role, unitId, invitedBy: null, proof: false })),
          },
        };
      }
      case 'co_fill': {
        const code = this.coFills.get(need.code);
        return { coFill: code === undefined ? null : (this.innovations.get(code) ?? null) };
      }
      case 'target':
        return { target: this.target(who, need.externalId) };
      // Pictures in two qualities are played on the channel that has them.
      case 'lesser_copy':
        return { lesserCopy: null };
      case 'similar':
        return { similar: this.similar(who, need.name) };
      case 'attempts': {
        return { waitMinutes: waitMinutes(this.attempts.get(mine.id) ?? [], this.now) };
      }
      // What the season adds is played against the database (tests/db/season.test.ts); here there is none of it yet.
      case 'nil':
        return { nil: { statements: [], handedIn: new Map(), headed: new Set() } };
      case 'own_export':
        return { ownExport: nothingKept };
      case 'monev':
        return { monev: { rows: [], officer: null } };
      case 'designation':
        return { designation: { monitored: [], open: null, last: null, recorded: [] } };
      case 'role_holders':
        return { roleHolders: { holders: [], invitations: [] } };
      case 'terms':
        return { terms: { unconfirmed: [], withoutAdmin: [] } };
      case 'new_links':
        return { newLinks: [] };
      case 'frozen':
        return { frozen: [] };
      case 'hand_over':
        return { handOver: { people: [], waiting: [] } };
      case 'own_data':
        return { ownData: ownDataOf(mine) };
      case 'data_requests':
        return { dataRequests: [] };
      // What was recorded is read from the database; here nothing keeps a record.
      case 'history':
        return { history: { lines: [], earlier: 0, thread: [] } };
      case 'contacts':
        return { contacts: [] };
      case 'own_bundle':
        return { ownBundle: null };
      case 'listing':
        return { listing: [] };
      case 'audit':
        return { audit: { lines: [], more: false } };
      case 'carry_over':
        return { carryOver: [] };
      case 'set_aside':
        return { setAside: this.aside.get(need.code ?? who.focus ?? '') ?? [] };
      case 'documents':
        return { documents: this.documentsOf(who) };
      case 'addresses':
        return { addresses: [] };
      case 'sessions':
        return { sessions: this.sessions.get(who.person.id) ?? openSessions };
      case 'overview':
        return { overview: countedFor(this, who) };
      case 'attendance':
      case 'attendance_code':
      case 'attendance_fresh':
        return this.attendance.load(who, need, this.meetings);
      // Contests are played against the database; here there is none.
      case 'contest':
        return { contest: null };
      case 'contest_number':
        return { contestNumber: 1 };
      case 'enterable':
        return { enterable: [] };
      case 'judged_innovation':
        return { judgedInnovation: null };
      case 'proposals':
      case 'proposal':
      case 'proposal_number':
        return this.proposals.load(who, need);
      case 'promises':
      case 'promise':
      case 'promise_number':
        return this.promises.load(need);
      case 'visit_note':
      case 'visit_number':
      case 'last_visits':
        return this.visitNotes.load(need);
      case 'visits':
      case 'unit_gaps':
        return loadVisits(this, who, need);
      case 'candidate':
      case 'candidate_twin':
      case 'candidates':
      case 'candidate_counts':
      case 'candidate_numbers':
        return this.candidates.load(who, need);
      case 'meetings':
      case 'meeting':
      case 'meeting_number':
      case 'meeting_asked':
      case 'attendance_asked':
        return this.meetings.load(need, this.askedAlike());
      // The catalogue is played on the database.
      case 'hub_card':
      case 'past_cards':
      case 'past_card':
      case 'hub_search':
      case 'hub_source':
      case 'hub_copies':
      case 'hub_request':
      case 'hub_number':
      case 'hub_thread':
      case 'hub_question':
      case 'hub_peers':
      case 'other_form':
      case 'signed_papers':
        return {};
      case 'hub_peers_each':
        return { hubPeersEach: this.peersEach };
      case 'carry_unit':
        return { carryUnit: [] };
      case 'trial_edition':
        return { trialEdition: null };
      case 'workbook':
        return { workbook: null };
      case 'old_list':
        return { oldList: null, oldColumns: null };
      case 'letterhead':
        return this.letterheads.load(
          reachOf(mine.grants, 'set_letterhead').all
            ? units.map(({ id }) => id)
            : reachOf(mine.grants, 'set_letterhead').units,
        );
      default:
        return this.outreach.load(who, need);
    }
  }

  private look(code: string, personId: number): NonNullable<Loaded['look']> | null {
    const innovation = this.innovations.get(code);
    if (innovation === undefined) return null;
    const form = formOf(edition(innovation.editionId, innovation.editionVersion));
    const before = new Map<ItemId, string>();
    for (const [item, answer] of this.snapshots.get(code) ?? []) {
      const now = innovation.answers.get(item);
      const asked = form.byId.get(item);
      if (now !== undefined && asked !== undefined && now.revision !== answer.revision)
        before.set(item, showAnswer(asked, answer.value));
    }
    const then = this.filesThen.get(code);
    const changes = form.items.flatMap(({ id }) => {
      const item = form.byId.get(id);
      if (then === undefined || item === undefined) return [];
      const [old, now] = [this.snapshots.get(code)?.get(id), innovation.answers.get(id)];
      const [was, is] = [old, now].map((one) =>
        one === undefined ? null : showAnswer(item, one.value),
      );
      const namesOf = (some: Innovation['files'], others: Innovation['files']) =>
        some
          .filter((one) => one.item === id && others.every((other) => other.id !== one.id))
          .map(({ name }) => name);
      const added = namesOf(innovation.files, then);
      const removed = namesOf(then, innovation.files);
      return was === is && added.length + removed.length === 0
        ? []
        : [{ item: id, before: was ?? null, added, removed }];
    });
    const sameFiles = innovation.files.flatMap((file) =>
      [...this.innovations.values()].flatMap((other) =>
        other.files
          .filter(
            (twin) => twin.id !== file.id && twin.sha256 !== null && twin.sha256 === file.sha256,
          )
          .map((twin) => ({
            item: file.item,
            name: file.name,
            otherCode: other.code,
            otherItem: twin.item,
          })),
      ),
    );
    const facts = {
      claim: this.claimOn(code),
      similar: [],
      selfChecked: false,
      unreachable: [],
      scans: [],
    };
    return {
      innovation,
      onlyPerson: this.isOnlyChecker(innovation),
      sameFiles,
      before,
      facts,
      opened: this.hasOpened(personId, code, innovation.version),
      ...(changes.length === 0 ? {} : { changes }),
    };
  }

  private isOnlyChecker({ state, unitId }: Innovation): boolean {
    const role = checks[state]?.role ?? 'unit_admin';
    return this.inhabitants.filter(({ person }) => holds(person, role, unitId)).length < 2;
  }

  private claimOn(code: string): ClaimHeld | null {
    const claim = this.claims.get(code);
    if (claim === undefined || claim.until < this.now) return null;
    const [holder] = this.of(claim.personId);
    return {
      personId: claim.personId,
      name: holder?.person.name ?? null,
      until: new Date(claim.until).toISOString(),
    };
  }

  private hasOpened(personId: number, code: string, version: number): boolean {
    return this.cards.some(
      (card) =>
        card.personId === personId &&
        card.code === code &&
        card.version === version &&
        card.batchCode === null,
    );
  }

  /** The codes of the cards that were shown to somebody, oldest first. */
  cardsOf(personId: number): readonly string[] {
    return this.cards.filter((card) => card.personId === personId).map((card) => card.cardCode);
  }

  /** The cards that somebody holds of the versions that stand now. */
  private livingCards(personId: number): NonNullable<Loaded['livingCards']> {
    return new Map(
      this.cards
        .filter(
          (card) =>
            card.personId === personId &&
            card.until >= this.now &&
            this.innovations.get(card.code)?.version === card.version,
        )
        .map(({ code, cardCode }) => [code, { cardCode, batchCode: this.livingBatch(cardCode) }]),
    );
  }

  /** The code of the list in which a card stood last, while all that stood in it lives. */
  private livingBatch(cardCode: string): string | null {
    const last = this.cards.findLast((one) => one.cardCode === cardCode && one.batchCode !== null);
    const batch = last?.batchCode ?? null;
    const lives = this.cards
      .filter(({ batchCode }) => batch !== null && batchCode === batch)
      .every(({ code, version }) => this.innovations.get(code)?.version === version);
    return lives ? batch : null;
  }

  private card(personId: number, typed: string): Card | null {
    const shown = this.cards.findLast(
      (card) => card.personId === personId && card.cardCode === typed,
    );
    const innovation = this.innovations.get(shown?.code ?? '');
    if (shown === undefined || innovation === undefined) return null;
    return {
      id: shown.id,
      version: shown.version,
      expired: this.now > shown.until,
      innovation,
      opened: this.hasOpened(personId, shown.code, shown.version),
      onlyPerson: this.isOnlyChecker(innovation),
      claim: this.claimOn(innovation.code),
    };
  }

  private similar(who: Inhabitant, name?: string): NonNullable<Loaded['similar']> {
    const own = name === undefined ? this.innovations.get(who.focus ?? '') : undefined;
    const others = [...this.innovations.values()].filter(
      (one) => one.code !== own?.code && one.name !== null,
    );
    const names = others.map((one) => ({ code: one.code, name: one.name ?? '', unit: one.unitId }));
    return similarNames(name ?? own?.name ?? '', names).flatMap(({ code }) => {
      const other = this.innovations.get(code);
      return other === undefined ? [] : [{ code, name: other.name ?? '', unitId: other.unitId }];
    });
  }

  private twin(code: string, item: ItemId, sha256: string): string | null {
    for (const other of this.innovations.values())
      for (const file of other.files)
        if (file.sha256 === sha256 && (other.code !== code || file.item !== item)) {
          const form = formOf(edition(other.editionId, other.editionVersion));
          return other.code === code ? (form.byId.get(file.item)?.label ?? '') : other.code;
        }
    return null;
  }

  private showCard(
    personId: number,
    code: string,
    version: number,
    cardCode: string,
    batchCode: string | null = null,
  ): void {
    const until = this.now + 24 * hour;
    const id = this.cards.length + 1;
    this.cards.push({ id, personId, code, version, cardCode, batchCode, until });
  }

  private change(code: string, change: (innovation: Innovation) => Partial<Innovation>): void {
    const innovation = this.innovations.get(code);
    if (innovation === undefined) throw new Error(`no innovation ${code}`);
    this.innovations.set(code, { ...innovation, ...change(innovation) });
  }

  private carryOut(who: Inhabitant, effect: Effect, input: Input, messageId: string): Delivered[] {
    const me = who.person;
    switch (effect.kind) {
      case 'record_consent':
        who.person = { ...me, consented: true };
        return [];
      case 'set_unit':
        who.person = {
          ...me,
          unitId: effect.unitId,
          grants: [...me.grants, { role: 'innovator', unitId: effect.unitId }],
        };
        return [];
      case 'set_name':
        who.person = { ...me, name: effect.name, nip: effect.nip ?? me.nip };
        return [];
      case 'accept_invitation': {
        const invitation = this.invitations.find((one) => one.id === effect.invitationId);
        if (invitation === undefined || invitation.used)
          throw new Error('an invitation used twice');
        invitation.used = true;
        invitation.usedBy = me.id;
        const { role, unitId } = effect;
        if (effect.rests === true) {
          who.person = { ...me, unitId: me.unitId ?? unitId };
          return [];
        }
        const kept = me.grants.filter((grant) => grant.role !== role || grant.unitId !== unitId);
        who.person = { ...me, unitId: me.unitId ?? unitId, grants: [...kept, { role, unitId }] };
        return [];
      }
      case 'create_invitations': {
        for (const one of this.invitations)
          if (effect.replaces.includes(one.id)) one.revoked = true;
        for (const { role, unitId, invitee } of effect.lines) {
          const id = this.invitations.length + 1;
          this.invitations.push({
            ...{ id, role, unitId, createdBy: me.id, used: false, printed: true },
            code: printedCode(entropyOf(1000 + id)),
            phone: invitee?.phone ?? null,
            invitee: invitee ?? null,
            until: this.now + printedDays * 24 * hour,
          });
        }
        return [];
      }
      case 'answer_invitation': {
        const invitation = this.invitations.find((one) => one.id === effect.invitationId);
        const whose = this.inhabitants.find(({ person }) => person.id === effect.personId);
        if (invitation === undefined || whose === undefined) throw new Error('nobody waits');
        invitation.answered = effect.right;
        const { role, unitId } = effect;
        if (effect.right)
          whose.person = { ...whose.person, grants: [...whose.person.grants, { role, unitId }] };
        return [];
      }
      case 'create_invitation': {
        const { code, role, unitId, hours } = effect;
        const id = this.invitations.length + 1;
        const until = this.now + hours * hour;
        this.invitations.push({
          id,
          code,
          role,
          unitId,
          createdBy: me.id,
          phone: effect.invitee?.phone ?? null,
          until,
          used: false,
        });
        return [];
      }
      case 'count_attempt':
        this.attempts.set(me.id, [...(this.attempts.get(me.id) ?? []), this.now]);
        return [];
      case 'create_link_code':
        this.links.set(effect.code, { personId: me.id, until: this.now + effect.minutes * 60_000 });
        return [];
      case 'create_co_fill_code':
        this.coFills.set(effect.secret, effect.code);
        return [];
      case 'become_filler': {
        const joined = this.innovations.get(effect.code);
        if (joined === undefined) throw new Error('a filler of nothing');
        this.innovations.set(effect.code, {
          ...joined,
          version: joined.version + 1,
          fillers: [...joined.fillers, me.id],
        });
        if (effect.secret !== null) this.coFills.delete(effect.secret);
        return [];
      }
      case 'link_to': {
        const [owner] = this.of(effect.personId);
        if (owner === undefined) throw new Error('a link to nobody');
        const moved = me.grants.filter(
          (grant) => !holds(owner.person, grant.role, grant.unitId ?? ''),
        );
        for (const one of this.of(owner.person.id))
          one.person = { ...one.person, grants: [...one.person.grants, ...moved] };
        who.person = owner.person;
        who.conversation = owner.conversation;
        who.focus = owner.focus;
        this.links.delete(effect.code);
        return [];
      }
      case 'create_innovation':
        this.innovations.set(effect.code, {
          id: this.innovations.size + 1,
          code: effect.code,
          unitId: effect.unitId,
          ownerId: me.id,
          ownerName: me.name,
          fillers: [],
          state: 'draft',
          version: 1,
          editionId: effect.editionId,
          editionVersion: effect.editionVersion,
          name: null,
          answers: new Map(),
          files: [],
          openItems: null,
          returnedFrom: null,
          submittedAt: null,
          stateSince: new Date(this.now).toISOString(),
        });
        who.focus = effect.code;
        return [];
      case 'focus':
        who.focus = effect.code;
        return [];
      case 'save_answer': {
        const { item, value, revision, name, toConfirm = false } = effect;
        this.change(effect.code, (innovation) => {
          if (revision !== (innovation.answers.get(item)?.revision ?? 0) + 1)
            throw new Error(`revision ${revision} of ${item} does not follow`);
          const answer: Answer = { value, revision, writtenBy: me.id, toConfirm };
          return {
            name,
            version: innovation.version + 1,
            answers: new Map([...innovation.answers, [item, answer]]),
          };
        });
        const text = input.kind === 'text' ? input.text : input.kind === 'choice' ? '' : null;
        this.written.push({
          ...{ code: effect.code, item, messageId, text },
          before: effect.before?.type === 'text' ? effect.before.text : null,
          after: value.type === 'text' ? value.text : '',
        });
        who.targets.set(messageId, {
          code: effect.code,
          item,
          ...(who.targets.has(messageId) ? { several: true } : {}),
        });
        return [];
      }
      case 'clear_answer':
        this.change(effect.code, (innovation) => ({
          version: innovation.version + 1,
          answers: new Map([...innovation.answers].filter(([item]) => item !== effect.item)),
        }));
        return [];
      case 'copy_evidence':
        return [];
      case 'adopt_document':
        this.documents = this.documents.map((one) =>
          one.fileId === effect.fileId ? { ...one, code: one.code ?? effect.code } : one,
        );
        return [];
      case 'drop_document':
        this.documents = this.documents.filter(({ fileId }) => fileId !== effect.fileId);
        return [];
      case 'take_broadcast_file': {
        const sent = input.kind === 'files' ? input.files[effect.index] : undefined;
        if (sent === undefined) throw new Error('a file that was not announced');
        this.texts.set(sent.name, { code: null, item: broadcastItem });
        return [];
      }
      case 'take_file': {
        const announced =
          input.kind === 'files'
            ? input.files.find((one) => one.index === effect.index)
            : undefined;
        if (announced === undefined) throw new Error('a file that was not announced');
        if (officeOfEmblem(effect.item) !== undefined) {
          this.texts.set(announced.name, { code: null, item: effect.item });
          return [];
        }
        if (effect.code === null && effect.purpose !== 'document') return [];
        this.files += 1;
        if (effect.purpose === 'text' || effect.purpose === 'document' || effect.code === null) {
          this.texts.set(announced.name, { code: effect.code, item: effect.item });
          return [];
        }
        this.change(effect.code, (innovation) => ({
          files: [
            ...innovation.files,
            {
              id: this.files,
              item: effect.item,
              state: 'announced',
              name: announced.name,
              size: announced.size,
              mime: null,
              sha256: null,
              durationSeconds: null,
              personId: me.id,
            },
          ],
        }));
        return [];
      }
      case 'remove_file':
        this.setAside(effect.code, [effect.fileId], null);
        this.change(effect.code, (innovation) => ({
          version: innovation.version + 1,
          files: innovation.files.filter((file) => file.id !== effect.fileId),
        }));
        return [];
      case 'join_photos': {
        const gone = [...effect.pages, ...(effect.into === null ? [] : [effect.into])];
        this.change(effect.code, (innovation) => {
          const before = innovation.files.find(({ id }) => id === effect.into?.file);
          this.files += 1;
          this.setAside(
            effect.code,
            effect.pages.map(({ file }) => file),
            this.files,
          );
          this.reorder(effect.code, before?.id ?? null, this.files, effect.order);
          return {
            version: innovation.version + 1,
            files: [
              ...innovation.files.filter(({ id }) => gone.every(({ file }) => file !== id)),
              {
                ...{ id: this.files, item: effect.item, state: 'announced', name: effect.name },
                ...{ size: null, mime: null, sha256: null, durationSeconds: null },
                ...{ personId: me.id, pages: effect.pages.length + (before?.pages ?? 0) },
              },
            ],
          };
        });
        return [];
      }
      case 'part_photos': {
        const { name } = effect;
        // What was to be joined and could not: its photos are not looked at here.
        if (name === undefined) return [];
        const aside = this.aside.get(effect.code) ?? [];
        const pages = aside.filter(({ pageOf }) => pageOf === effect.fileId);
        this.aside.set(
          effect.code,
          aside.filter((one) => !pages.includes(one)),
        );
        this.change(effect.code, (innovation) => ({
          version: innovation.version + pages.length + 1,
          files: [
            ...innovation.files.filter(({ id }) => id !== effect.fileId),
            ...pages.map(asStored),
          ].toSorted((a, b) => a.id - b.id),
        }));
        return [];
      }
      case 'restore_file': {
        const aside = this.aside.get(effect.code) ?? [];
        const back = aside.filter(({ id }) => id === effect.fileId);
        if (back.length === 0) throw new Error('no file that was taken out');
        this.aside.set(
          effect.code,
          aside.filter((one) => !back.includes(one)),
        );
        this.change(effect.code, (innovation) => ({
          version: innovation.version + 1,
          files: [...innovation.files, ...back.map(asStored)].toSorted((a, b) => a.id - b.id),
        }));
        return [];
      }
      case 'move_file':
        this.change(effect.code, (innovation) => ({
          version: innovation.version + 1,
          files: [
            ...innovation.files.map((file) =>
              file.id === effect.fileId ? { ...file, item: effect.to } : file,
            ),
            ...effect.copies.flatMap((item) => {
              const from = innovation.files.find((file) => file.id === effect.fileId);
              this.files += 1;
              return from === undefined
                ? []
                : [{ ...from, id: this.files, item, state: 'announced' as const, sha256: null }];
            }),
          ],
        }));
        return [];
      case 'repaired':
        this.change(effect.code, (innovation) => {
          const note = innovation.openItems?.get(effect.item);
          if (note === undefined) throw new Error('a repair of what was not returned');
          return {
            version: innovation.version + 1,
            openItems: new Map([
              ...(innovation.openItems ?? []),
              [effect.item, { ...note, done: true }],
            ]),
          };
        });
        return [];
      case 'unrepaired':
        this.change(effect.code, (innovation) => {
          const note = innovation.openItems?.get(effect.item);
          if (note === undefined) throw new Error('a repair of what was not returned');
          return {
            version: innovation.version + 1,
            openItems: new Map([
              ...(innovation.openItems ?? []),
              [effect.item, { ...note, done: false }],
            ]),
          };
        });
        return [];
      case 'take_step': {
        const { transition } = effect;
        this.change(effect.code, (innovation) => {
          if (innovation.state !== transition.from) throw new Error('a step from another state');
          this.claims.delete(effect.code);
          if (transition.step === 'return') {
            this.snapshots.set(effect.code, innovation.answers);
            this.filesThen.set(effect.code, innovation.files);
          }
          const at = new Date(this.now).toISOString();
          return {
            state: transition.to,
            version: innovation.version + 1,
            openItems: transition.openItems,
            returnedFrom: transition.returnedFrom,
            submittedAt: transition.step === 'submit' ? at : innovation.submittedAt,
            stateSince: at,
          };
        });
        return [];
      }
      case 'show_card':
        this.showCard(me.id, effect.code, effect.version, effect.cardCode);
        return [];
      case 'send_file':
        return [
          {
            to: who,
            message: {
              ...effect.caption,
              file: {
                sha256: effect.sha256,
                name: effect.name,
                mime: effect.mime,
                size: effect.size,
              },
            },
          },
        ];
      case 'notify':
        return this.notify(effect);
      case 'tell_joined':
        return this.audience({
          to: 'role',
          role: 'unit_admin',
          unitId: effect.unitId,
          except: effect.personId,
        }).map((to) => ({
          to,
          message: {
            parts: [{ key: 'notice_joined', args: { name: effect.name, unit: effect.unit } }],
            choices: [],
            prompt: null,
          },
        }));
      case 'notify_batch':
        return this.notifyBatch(effect);
      case 'show_batch':
        for (const card of effect.cards)
          this.showCard(me.id, card.code, card.version, card.cardCode, effect.batchCode);
        return [];
      case 'claim':
        this.claims.set(effect.code, {
          personId: me.id,
          until: this.now + effect.minutes * 60_000,
        });
        return [];
      case 'set_level':
        this.change(effect.code, (innovation) => ({
          version: innovation.version + 1,
          verified: new Map([
            ...(innovation.verified ?? []),
            [effect.item, { level: effect.level, reason: effect.reason }],
          ]),
        }));
        return [];
      case 'end_sessions':
        this.sessions.set(
          me.id,
          (this.sessions.get(me.id) ?? openSessions).filter(
            ({ where, id }) =>
              !(where === 'desk' ? effect.deskIds : effect.addressIds).includes(id),
          ),
        );
        return [];
      case 'carry_out':
        if (effect.act.do === 'change_region_office') this.letterheads.changeRegion(effect.act);
        return [];
      case 'disown_links':
      case 'withdraw_deletion':
      case 'prove_phone':
      case 'freeze_roles':
      case 'save_monev':
      case 'name_officer':
      case 'set_portal_id':
      case 'note_reading':
      case 'request_print':
      case 'create_upload_link':
      case 'create_desk_link':
      case 'record':
        return [];
      case 'change_candidate':
        this.candidates.carryOut(who, effect);
        if (effect.change.what === 'begin') this.keepFirstNote(effect.change.code);
        return [];
      case 'open_attendance':
      case 'attend':
      case 'list_guests':
      case 'rate_meeting':
        this.attendance.carryOut(who, effect);
        return [];
      case 'open_contest':
      case 'change_contest':
      case 'enter_contest':
      case 'take_entry_out':
      case 'leave_seats':
      case 'give_marks':
      case 'publish_card':
      case 'take_card_back':
      case 'publish_past_card':
      case 'ask_to_copy':
      case 'change_copy':
      case 'write_hub_note':
      case 'change_hub_note':
      case 'tell_other_form':
      case 'note_signed':
        return [];
      case 'bring_in':
      case 'change_proposal':
        this.proposals.carryOut(who, effect);
        return [];
      case 'make_promise':
      case 'change_promise':
        this.promises.carryOut(who, effect);
        return [];
      case 'create_meeting':
      case 'change_meeting':
        if (effect.kind === 'change_meeting' && effect.promise !== undefined)
          this.promises.carryOut(who, {
            ...{ kind: 'make_promise', editionId: 'balangan-2026', role: 'coordinator' },
            promise: effect.promise,
          });
        return this.meetings
          .carryOut(effect, this.askedAlike())
          .filter(({ id }) => id !== who.person.id)
          .flatMap(({ id, message }) => this.of(id).map((to) => ({ to, message })));
      case 'change_office':
        this.letterheads.change(effect);
        return [];
      // Lists are read anew where there is a store.
      case 'read_list_anew':
        return [];
      case 'note_visit':
        this.visitNotes.carryOut(who, effect);
        return [];
      case 'note_candidates':
        this.candidates.carryOut(who, effect);
        return [];
      default:
        return this.outreach.carryOut(who, effect);
    }
  }

  /** An innovation is read with the candidate out of which it came. */
  private keepFirstNote(code: string): void {
    const found = this.candidates.foundFor(code);
    if (found === undefined) return;
    const { number, sentence } = found;
    this.change(code, () => ({ found: { number, sentence } }));
  }

  private notify(effect: Extract<Effect, { kind: 'notify' }>): Delivered[] {
    const found = this.audience(effect.audience);
    const [people, message] =
      found.length > 0 || effect.otherwise === undefined
        ? [found, effect.message]
        : [this.audience(effect.otherwise.audience), effect.otherwise.message];
    return people.flatMap((to) => {
      const key = `${effect.key}:${to.person.id}`;
      if (this.noticeKeys.has(key)) return [];
      this.noticeKeys.add(key);
      return [{ to, message }];
    });
  }

  /** One message to each holder of the role about all that waits. */
  private notifyBatch(effect: Extract<Effect, { kind: 'notify_batch' }>): Delivered[] {
    const { role, unitId, state, otherwise } = effect;
    const people = this.audience({ to: 'role', role, unitId });
    if (people.length === 0)
      return this.audience(otherwise.audience).map((to) => ({ to, message: otherwise.message }));
    return people.flatMap((to): Delivered[] => {
      const waiting = [...this.innovations.values()].filter(
        (one) => one.state === state && isCheckerOf(to.person.grants, one),
      );
      const rows = waiting.map((one) => ({
        code: one.code,
        name: one.name,
        unit: units.find((unit) => unit.id === one.unitId)?.name ?? '-',
        ownerName: one.ownerName,
        since: one.stateSince,
      }));
      const args = { state, waiting: rows.length, rows };
      return [
        { to, message: { parts: [{ key: 'notice_batch', args }], choices: [], prompt: null } },
      ];
    });
  }

  /** Whoever a broadcast that asks to a meeting reaches here: the admins of units. */
  private askedAlike(): readonly number[] {
    return this.audience({ to: 'role', role: 'unit_admin', unitId: null }).map(
      ({ person }) => person.id,
    );
  }

  private audience(audience: Audience): Inhabitant[] {
    switch (audience.to) {
      case 'role':
        return this.inhabitants.filter(
          ({ person }) =>
            person.id !== audience.except &&
            audience.besides?.includes(person.id) !== true &&
            person.grants.some(
              (grant) =>
                grant.role === audience.role &&
                (audience.unitId === null || grant.unitId === audience.unitId),
            ),
        );
      case 'mentors':
        return this.inhabitants.filter(
          ({ person }) =>
            person.id !== audience.except &&
            person.grants.some((grant) => grant.gakorUnits?.includes(audience.unitId) === true),
        );
      case 'person':
        return this.of(audience.personId).slice(0, audience.everywhere === true ? undefined : 1);
      case 'people':
        return this.inhabitants.filter(
          ({ person }) => person.id !== audience.except && audience.ids.includes(person.id),
        );
      case 'fillers':
        return this.inhabitants.filter(
          ({ person }) =>
            person.id !== audience.except &&
            (person.id === audience.ownerId || audience.fillers.includes(person.id)),
        );
    }
  }

  /** What the engine believes after a step must be what the effects made of the world. */
  private check(who: Inhabitant, result: Step): void {
    if (result.effects.some((effect) => effect.kind === 'link_to')) return;
    const focus = result.focus === null ? null : this.innovations.get(result.focus.code);
    if (result.focus !== null && result.focus.code !== who.focus)
      throw new Error(`focus ${String(who.focus)} where the engine has ${result.focus.code}`);
    if (result.focus !== null && !isDeepStrictEqual(result.focus.answers, focus?.answers))
      throw new Error('the answers of the engine are not those of the effects');
    if (result.focus !== null && result.focus.state !== focus?.state)
      throw new Error('the state of the engine is not that of the effects');
    if (result.focus !== null && result.focus.version !== focus?.version)
      throw new Error(
        `version ${result.focus.version} where the effects lead to ${String(focus?.version)}`,
      );
    if (!isDeepStrictEqual(result.person, who.person))
      throw new Error('the person of the engine is not that of the effects');
  }
}

function holds(person: Person, role: Grant['role'], unitId: string): boolean {
  return person.grants.some((grant) => grant.role === role && grant.unitId === unitId);
}

function row(innovation: Innovation): InnovationRow {
  return {
    code: innovation.code,
    name: innovation.name,
    unitId: innovation.unitId,
    state: innovation.state,
    since: innovation.stateSince,
    ownerName: innovation.ownerName,
  };
}

function ownDataOf(person: Person): NonNullable<Loaded['ownData']> {
  return {
    name: person.name,
    nip: person.nip,
    unitId: person.unitId,
    consentVersion: null,
    consentedAt: null,
    addresses: [],
    roles: [],
    innovations: [],
    answers: 0,
    files: 0,
    messages: 0,
    trail: [],
    deletion: null,
  };
}
