// Gathers what many steps want written and writes it in few statements, each for all people of the batch.
// It decides nothing; whoever gathers has locked the conversations, and a version that moved meanwhile throws.
import { type Kysely, sql } from 'kysely';
import { storedUsed, type Used } from '../../domain/budgets.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { type ChainedEvent, type NewEvent, chain, writeEvents } from '../events.ts';
import type { Database } from '../schema.ts';
import { mayHoldCodes } from '../code-vault.ts';
import { grantInnovators } from './joining.ts';
import { markTold } from './told-files.ts';
import type {
  ConversationRow,
  OutboxRow,
  Claimed,
  AnswerRow,
  FileRow,
  InnovationChange,
  PersonChange,
} from './rows.ts';

/** Thrown when an innovation or person changed between reading and writing; the batch is done again from fresh reads. */
export class Moved extends Error {
  constructor(what: string) {
    super(`${what} changed meanwhile`);
  }
}

type Unchained = Omit<NewEvent, 'innovationId'> & { readonly code: string | null };

/** The gathered writes of one round. */
export class Ledger {
  readonly innovations = new Map<string, InnovationChange>();
  readonly people = new Map<number, PersonChange>();
  readonly conversations: ConversationRow[] = [];
  /** People whose message was not taken, with what they have sent. */
  readonly spent = new Map<number, Used>();
  readonly done: {
    readonly id: number;
    readonly outcome: 'handled' | 'ignored' | 'failed';
    readonly error: string | null;
    /** Nothing of what was sent is kept. */
    readonly empty: boolean;
  }[] = [];
  readonly outbox: OutboxRow[] = [];
  /** Replies in this state that lose their question; all of it where the message is null. */
  readonly changed: {
    readonly id: number;
    readonly state: 'queued' | 'sending';
    readonly message: Message | null;
  }[] = [];
  readonly files: FileRow[] = [];
  readonly removed: number[] = [];
  /** Files that belong to another item from now on. */
  readonly moved: { readonly id: number; readonly item: string }[] = [];
  /** Files that are taken once more, for another item. */
  readonly copied: { readonly id: number; readonly item: string }[] = [];
  readonly told: number[] = [];
  /** People who chose their unit: innovators of it from now on. */
  readonly joined: { readonly personId: number; readonly unitId: string }[] = [];
  /** People whose rights a decision rests on, with the revision in which they were read. */
  readonly deciders = new Map<number, number>();
  /** What must stand before the rows of innovations change, because a constraint ties them together. */
  readonly first: ((trx: Kysely<Database>) => Promise<void>)[] = [];
  private readonly answers = new Map<string, AnswerRow>();
  private readonly events: Unchained[] = [];

  /** Takes an innovation into the ledger as it was read; the first reading counts. */
  touch(innovation: Innovation, eventHash: Buffer | null): InnovationChange {
    const known = this.innovations.get(innovation.code);
    if (known !== undefined) return known;
    const change: InnovationChange = {
      expected: innovation.version,
      version: innovation.version,
      eventHash,
      row: innovation,
      created: false,
      submitted: false,
      stateChanged: false,
    };
    this.innovations.set(innovation.code, change);
    return change;
  }

  /** Takes a person into the ledger as they were read. */
  person(id: number, rev: number, seq: number, hash: Buffer | null): PersonChange {
    const known = this.people.get(id);
    if (known !== undefined) return known;
    const change: PersonChange = { rev, seq, hash };
    this.people.set(id, change);
    return change;
  }

  /** Notes a stored answer; of several for one item in this round the last counts, all are in the record. */
  answer(row: AnswerRow): void {
    this.answers.set(`${row.code} ${row.item}`, row);
  }

  /** Notes an event; its chain is closed when the round is written. Events of an innovation raise its version. */
  event(event: Unchained): void {
    this.events.push(event);
    if (event.code === null) return;
    const change = this.innovations.get(event.code);
    if (change === undefined) throw new Error('an event of an innovation that was not touched');
    change.version += 1;
  }

  /** Writes everything; gives the outbox rows that are claimed by `epoch` because this process serves their channel. */
  async write(
    trx: Kysely<Database>,
    epoch: number,
    serves: ReadonlySet<string>,
  ): Promise<readonly Claimed[]> {
    await this.holdDeciders(trx);
    for (const action of this.first) await action(trx);
    const ids = await this.writeInnovations(trx);
    await this.writeAnswers(trx, ids);
    await this.writeFiles(trx, ids);
    await this.writePeople(trx);
    await this.writeConversations(trx, ids);
    await this.changeReplies(trx);
    return this.writeOutbox(trx, epoch, serves);
  }

  /** A role that ends waits for this commit, or this decision waits for that one and sees that the role is gone. */
  private async holdDeciders(trx: Kysely<Database>): Promise<void> {
    if (this.deciders.size === 0) return;
    const { rows } = await sql<{ id: number; rev: number }>`
      select id, rev from person where id = any(${[...this.deciders.keys()]}::bigint[]) order by id for share
    `.execute(trx);
    for (const { id, rev } of rows)
      if (this.deciders.get(id) !== rev) throw new Moved('the rights of a person');
  }

  private async writeInnovations(trx: Kysely<Database>): Promise<ReadonlyMap<string, number>> {
    const ids = new Map<string, number>();
    const changes = [...this.innovations.values()];
    const fresh = changes.filter((change) => change.created);
    if (fresh.length > 0) {
      const rows = await trx
        .insertInto('innovation')
        .values(
          fresh.map(({ row }) => ({
            code: row.code,
            unit_id: row.unitId,
            edition_id: row.editionId,
            edition_version: row.editionVersion,
            owner_id: row.ownerId,
            name: row.name,
          })),
        )
        .returning(['id', 'code'])
        .execute();
      for (const row of rows) ids.set(row.code, row.id);
      for (const change of fresh)
        change.row = { ...change.row, id: ids.get(change.row.code) ?? change.row.id };
    }
    for (const change of changes) if (!change.created) ids.set(change.row.code, change.row.id);
    await writeEvents(trx, this.chained(ids));
    const moved = changes.filter((change) => change.version !== change.expected || change.created);
    if (moved.length === 0) return ids;
    const rows = moved.map((change) => ({
      i: ids.get(change.row.code),
      e: change.created ? 0 : change.expected,
      v: change.version,
      h: change.eventHash?.toString('hex') ?? null,
      n: change.row.name,
      s: change.row.state,
      r: change.row.returnedFrom,
      o: change.row.openItems === null ? null : Object.fromEntries(change.row.openItems),
      c: change.stateChanged,
      u: change.submitted,
    }));
    const { numAffectedRows } = await sql`
      update innovation n set version = x.v, event_hash = decode(x.h, 'hex'), name = x.n, state = x.s, returned_from = x.r,
        open_items = x.o, updated_at = now(),
        state_since = case when x.c then now() else n.state_since end,
        submitted_at = case when x.u then coalesce(n.submitted_at, now()) else n.submitted_at end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (i bigint, e int, v int, h text, n text, s text, r text, o jsonb, c boolean, u boolean)
      where n.id = x.i and n.version = x.e
    `.execute(trx);
    if (Number(numAffectedRows ?? 0) !== moved.length) throw new Moved('an innovation');
    return ids;
  }

  private chained(ids: ReadonlyMap<string, number>): readonly ChainedEvent[] {
    const versions = new Map(
      [...this.innovations].map(([code, change]) => [code, change.created ? 0 : change.expected]),
    );
    return this.events.map(({ code, ...event }) => {
      const full: NewEvent = {
        ...event,
        innovationId: code === null ? null : (ids.get(code) ?? null),
      };
      if (code !== null) {
        const change = this.innovations.get(code);
        if (change === undefined) throw new Error('an event of an innovation that was not touched');
        const seq = (versions.get(code) ?? 0) + 1;
        versions.set(code, seq);
        const done = chain(full, seq, change.eventHash);
        change.eventHash = done.hash;
        return done;
      }
      const person = this.people.get(event.personId ?? 0);
      if (person === undefined) throw new Error('an event of a person who was not touched');
      person.seq += 1;
      const done = chain(full, person.seq, person.hash);
      person.hash = done.hash;
      return done;
    });
  }

  private async writeAnswers(
    trx: Kysely<Database>,
    ids: ReadonlyMap<string, number>,
  ): Promise<void> {
    if (this.answers.size === 0) return;
    const rows = [...this.answers.values()].map((row) => ({
      n: ids.get(row.code),
      i: row.item,
      v: row.value,
      r: row.revision,
      p: row.by,
      x: row.inbox,
      c: row.toConfirm,
    }));
    await sql`
      insert into answer (innovation_id, item, value, revision, written_by, inbox_id, to_confirm)
      select n, i, v, r, p, x, c from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a (n bigint, i text, v jsonb, r int, p bigint, x bigint, c boolean)
      on conflict (innovation_id, item) do update set value = excluded.value, revision = excluded.revision,
        written_by = excluded.written_by, inbox_id = excluded.inbox_id, to_confirm = excluded.to_confirm, updated_at = now()
    `.execute(trx);
  }

  private async writeFiles(trx: Kysely<Database>, ids: ReadonlyMap<string, number>): Promise<void> {
    if (this.files.length > 0) {
      await trx
        .insertInto('evidence_file')
        .values(
          this.files.map((file) => ({
            person_id: file.person,
            innovation_id: file.code === null ? null : (ids.get(file.code) ?? null),
            item: file.item,
            purpose: file.purpose,
            inbox_id: file.inbox,
            channel: file.channel,
            ref: JSON.stringify(file.ref),
            name: file.name,
            caption: file.caption,
            album: file.album,
            declared_size: file.size,
          })),
        )
        .execute();
    }
    if (this.copied.length > 0)
      await sql`
        insert into evidence_file (person_id, innovation_id, item, purpose, inbox_id, channel, ref, name, caption, album, declared_size)
        select f.person_id, f.innovation_id, c.item, f.purpose, f.inbox_id, f.channel, f.ref, f.name, f.caption, f.album, f.declared_size
        from jsonb_to_recordset(${JSON.stringify(this.copied)}::jsonb) as c (id bigint, item text) join evidence_file f on f.id = c.id
      `.execute(trx);
    if (this.moved.length > 0)
      await sql`
        update evidence_file f set item = m.item
        from jsonb_to_recordset(${JSON.stringify(this.moved)}::jsonb) as m (id bigint, item text) where f.id = m.id or f.page_of = m.id
      `.execute(trx);
    if (this.removed.length > 0)
      await trx
        .updateTable('evidence_file')
        .set({ state: 'removed' })
        .where('id', 'in', this.removed)
        .execute();
    await markTold(trx, this.told);
  }

  private async writePeople(trx: Kysely<Database>): Promise<void> {
    if (this.people.size === 0) return;
    const rows = [...this.people].map(([id, change]) => ({
      p: id,
      v: change.rev,
      q: change.seq,
      h: change.hash?.toString('hex') ?? null,
      n: change.name ?? null,
      m: change.name !== undefined,
      i: change.nip ?? null,
      u: change.unit ?? null,
      c: change.consent?.version ?? null,
      x: change.consent?.inboxId ?? null,
    }));
    const { numAffectedRows } = await sql`
      update person p set rev = p.rev + 1, event_seq = x.q, event_hash = decode(x.h, 'hex'),
        name = case when x.m then x.n else p.name end, nip = coalesce(x.i, p.nip), unit_id = coalesce(x.u, p.unit_id),
        consent_version = coalesce(x.c, p.consent_version),
        consented_at = case when x.c is null then p.consented_at else now() end,
        consent_inbox_id = case when x.c is null then p.consent_inbox_id else x.x end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x
        (p bigint, v int, q int, h text, n text, m boolean, i text, u text, c text, x bigint)
      where p.id = x.p and p.rev = x.v
    `.execute(trx);
    if (Number(numAffectedRows ?? 0) !== rows.length) throw new Moved('a person');
    await grantInnovators(trx, this.joined);
  }

  private async writeConversations(
    trx: Kysely<Database>,
    ids: ReadonlyMap<string, number>,
  ): Promise<void> {
    const talks = this.conversations.map((row) => ({
      p: row.personId,
      a: row.addressId,
      f: row.focusCode === null ? null : ids.get(row.focusCode),
      s: row.state,
      u: storedUsed(row.used),
      t: row.at?.toISOString() ?? null,
    }));
    for (const [personId, used] of this.spent)
      await sql`update conversation set used = ${JSON.stringify(storedUsed(used))}::jsonb, rev = rev + 1
        where person_id = ${personId}`.execute(trx);
    const done = this.done.map((row) => ({
      i: row.id,
      o: row.outcome,
      e: row.error,
      k: !row.empty,
    }));
    await sql`
      with talk as (
        update conversation c set state = x.s, used = x.u, rev = c.rev + 1, focus_id = x.f, address_id = x.a,
          last_inbound_at = greatest(c.last_inbound_at, x.t), updated_at = now()
        from json_to_recordset(${JSON.stringify(talks)}::json) as x (p bigint, a bigint, f bigint, s json, u json, t timestamptz)
        where c.person_id = x.p
      )
      update inbox i set done_at = now(), outcome = x.o, error = x.e,
        payload = case when x.k then i.payload else '{}' end, raw = case when x.k then i.raw else '' end
      from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as x (i bigint, o text, e text, k boolean) where i.id = x.i
    `.execute(trx);
  }

  /** What was claimed meanwhile stays as it is: it may be on the phone already. */
  private async changeReplies(trx: Kysely<Database>): Promise<void> {
    if (this.changed.length === 0) return;
    await sql`
      update outbox o set message = coalesce(x.message, o.message),
        state = case when x.message is null then 'superseded' else o.state end
      from json_to_recordset(${JSON.stringify(this.changed)}::json) as x (id bigint, state text, message json)
      where o.id = x.id and o.state = x.state and o.provider_ids = '{}'`.execute(trx);
  }

  private async writeOutbox(
    trx: Kysely<Database>,
    epoch: number,
    serves: ReadonlySet<string>,
  ): Promise<readonly Claimed[]> {
    if (this.outbox.length === 0) return [];
    const rows = this.outbox.map((row, nth) => ({
      o: nth,
      p: row.personId,
      a: row.addressId,
      c: row.channel,
      k: row.kind,
      m: row.message,
      y: row.noticeKey,
      x: row.inboxId,
      f: row.floor,
      s: row.kind === 'reply' && serves.has(row.channel) ? 'sending' : 'queued',
    }));
    const plain = JSON.stringify(rows);
    const written = mayHoldCodes(plain)
      ? JSON.stringify(rows.map((row) => ({ ...row, h: mayHoldCodes(JSON.stringify(row.m)) })))
      : plain;
    const { rows: stored } = await sql<{ id: number }>`
      insert into outbox (person_id, address_id, channel, kind, message, notice_key, inbox_id, floor, state, claimed_by, sealed)
      select p, a, c, k, m, y, x, f, s, case when s = 'sending' then ${epoch}::int end, coalesce(h, false)
      from json_to_recordset(${written}::json) as r
        (o int, p bigint, a bigint, c text, k text, m json, y text, x bigint, f text, s text, h boolean)
      where s = 'sending' order by o returning id
    `.execute(trx);
    if (rows.some((row) => row.s === 'queued')) {
      await sql`
        insert into outbox (person_id, address_id, channel, kind, message, notice_key, inbox_id, floor)
        select p, a, c, k, m, y, x, f
        from json_to_recordset(${JSON.stringify(rows.filter((row) => row.s === 'queued'))}::json) as r
          (o int, p bigint, a bigint, c text, k text, m json, y text, x bigint, f text)
        order by o on conflict (notice_key) where notice_key is not null do nothing
      `.execute(trx);
    }
    const claimed = this.outbox.filter((row) => row.kind === 'reply' && serves.has(row.channel));
    return claimed.map((row, nth) => {
      const id = stored[nth]?.id;
      if (id === undefined) throw new Error('an outbox row got no id');
      return { ...row, id, attempts: 0 };
    });
  }
}
