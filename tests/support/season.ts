// Conversations with the real database: what people write goes through the inbox, the engine and the ledger,
// what they are told is read from the outbox. Networks and time are left out; two of these may share one database.
import type { AnswerValue } from '../../src/domain/edition/answer.ts';
import { renderMessage } from '../../src/bot/text/id.ts';
import { tooLong } from './screen.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { openDatabase, type OpenDatabase } from '../../src/db/connect.ts';
import { isRetryable } from '../../src/db/errors.ts';
import { loadReference, readUnits } from '../../src/db/reference.ts';
import { watchSilence } from '../../src/db/carry/freezing.ts';
import { watchTerms } from '../../src/db/carry/term-clock.ts';
import { recordOfInnovation } from '../../src/db/commit/record.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { claimFiles } from '../../src/db/transactions/claim-files.ts';
import { createInvitation } from '../../src/db/transactions/create-invitation.ts';
import { finishFile } from '../../src/db/transactions/finish-file.ts';
import { type Handling, Moved, handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { createWorldCache } from '../../src/db/load/cache.ts';
import { invitationCode } from '../../src/domain/codes.ts';
import type { Role } from '../../src/domain/access.ts';
import { defaultBudgets } from '../../src/domain/budgets.ts';
import type { InboundFile } from '../../src/domain/conversation/inbound.ts';
import type { ChannelId } from '../../src/domain/conversation/input.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { applies, formOf } from '../../src/domain/edition/journey.ts';
import { makeLog } from '../../src/log.ts';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { soundAnswer } from './builders.ts';

/** A message that somebody was shown. */
export interface Told {
  readonly to: string;
  readonly text: string;
  readonly message: Message;
}

/** One process of the product without networks, on a database that may be shared. */
export class Season {
  readonly db: OpenDatabase['db'];
  readonly handling: Handling;
  private readonly close: () => Promise<void>;
  private readonly book = createAddressBook();
  private readonly channels = new Map<string, ChannelId>();
  private messages = 0;
  private seen = 0;

  private constructor(open: OpenDatabase, handling: Handling, own: boolean) {
    this.db = open.db;
    this.handling = handling;
    this.close = own ? () => open.close() : () => Promise.resolve();
  }

  /** Opens a season on a database; `url` opens connections of its own, as another process would. */
  static async open(given: OpenDatabase | { readonly url: string }): Promise<Season> {
    const open = 'db' in given ? given : openDatabase(given.url, makeLog('fatal'));
    await loadReference(open.db);
    const units = await readUnits(open.db);
    const editionOf = (id: string, version?: number) => {
      const found = findEdition(id, version);
      if (found === null) throw new Error(`no edition ${id}`);
      return found;
    };
    const handling: Handling = {
      epoch: () => 1,
      serves: new Set(),
      cache: createWorldCache(),
      secrets: secretsFrom('only-for-tests-only-for-tests-only-for-tests'),
      units: () => units,
      currentEdition: () => balangan2026,
      editionOf,
      questionsAtOnce: () => 1,
      // Whoever tries out every row of the table types more than people do.
      budgets: { ...defaultBudgets, strangerMessagesPerHour: 100_000 },
      maxFile: () => 20_000_000,
      publicUrl: 'https://sepedabaru.contoh.id',
      telegramName: () => 'sepedabaru_bot',
      onSlow: () => {},
      onBug: (error) => {
        throw error;
      },
    };
    return new Season(open, handling, !('db' in given));
  }

  /** Forgets what is in memory, after a test changed tables by hand. */
  forget(): void {
    this.handling.cache.clear();
  }

  /** Ends this process. */
  async end(): Promise<void> {
    await this.close();
  }

  /** Writes as somebody and gives what they and others were told since the last look. */
  async say(who: string, text: string, files?: readonly InboundFile[]): Promise<readonly Told[]> {
    await this.write(who, text, files);
    await this.handle();
    return this.told();
  }

  /** Puts a message into the inbox without handling it. */
  async write(
    who: string,
    text: string,
    files?: readonly InboundFile[],
    album?: string,
  ): Promise<void> {
    this.messages += 1;
    const id = `${who}-${process.hrtime.bigint()}-${this.messages}`;
    await acceptInbound(
      this.db,
      [
        {
          channel: this.channelOf(who),
          address: who,
          externalId: id,
          order: this.messages,
          sentAt: new Date(),
          kind: files === undefined ? 'text' : 'file',
          text,
          ...(files === undefined ? {} : { files }),
          ...(album === undefined ? {} : { albumId: album }),
          raw: Buffer.from('{}'),
        },
      ],
      this.book,
    );
  }

  /** Handles everything that waits, as the worker of a process does. */
  async handle(): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      try {
        const { more } = await handleInbound(this.db, this.handling, 500);
        if (!more) return;
      } catch (error) {
        if (!(error instanceof Moved) && !isRetryable(error)) throw error;
        this.handling.cache.clear();
      }
    }
    throw new Error('the messages could not be handled');
  }

  /** Lets everybody see the replies to them, and nobody a notice. */
  async showReplies(): Promise<void> {
    await sql`update outbox set state = 'sent', sent_at = now() where state = 'queued' and kind = 'reply'`.execute(
      this.db,
    );
  }

  /** Stores every file that waits, as a sound PDF of 1,000 bytes, and gives what their senders were told. */
  async fetchFiles(): Promise<readonly Told[]> {
    for (const file of await claimFiles(this.db, 1, ['telegram', 'webchat'], 100))
      await finishFile(this.db, file, {
        state: 'stored',
        name: file.name,
        sha256: randomBytes(32).toString('hex'),
        size: 1000,
        format: 'pdf',
        mime: 'application/pdf',
        durationSeconds: null,
        facts: { warnings: [], document: {} },
      });
    await this.handle();
    return this.told();
  }

  /** What was written to the outbox since the last look; messages that were replaced are left out. */
  async told(): Promise<readonly Told[]> {
    const { rows } = await sql<{ id: number; native_id: string; message: Message; state: string }>`
      select o.id, a.native_id, o.message, o.state from outbox o join address a on a.id = o.address_id
      where o.id > ${this.seen} order by o.id
    `.execute(this.db);
    this.seen = rows.at(-1)?.id ?? this.seen;
    await sql`update outbox set state = 'sent', sent_at = now() where state = 'queued' and due_at <= now()`.execute(
      this.db,
    );
    return rows
      .filter((row) => row.state !== 'superseded')
      .map((row) => ({ to: row.native_id, message: this.handling.secrets.codes.open(row.message) }))
      .map(({ to, message }) => {
        const long = tooLong(message);
        if (long !== null) this.tooLong.add(long);
        return { to, text: renderMessage(message).text, message };
      });
  }

  /** What was said that does not fit on a phone's screen, and had to. */
  readonly tooLong = new Set<string>();

  /** Lets somebody in: consent, the invitation's role, and a name. Everybody writes on the channel named. */
  async join(
    who: string,
    role: Role,
    unitId: string | null,
    channel: ChannelId = 'telegram',
  ): Promise<void> {
    this.channels.set(who, channel);
    const code = invitationCode(randomBytes(26));
    await createInvitation(this.db, { code, role, unitId, note: null, hours: 72 });
    await this.say(who, code);
    await this.say(who, 'setuju');
    // Names have no digits; `Rina2` is Rina Dua. An address of WhatsApp is nobody's name.
    await this.say(who, who.includes('@') ? 'Rina Wulandari' : who.replaceAll(/\d/g, ' Dua'));
    // A new innovator is asked for the name of an innovation at once.
    if (role === 'innovator') await this.say(who, 'batal');
    const person = await this.personOf(who);
    const granted = await this.db
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', person)
      .where('role', '=', role)
      .where('revoked_at', 'is', null)
      .execute();
    if (granted.length === 0) throw new Error(`${who} did not become ${role}`);
  }

  /** Enters with a code as somebody who was not here before: agrees and tells the name. */
  async enter(who: string, code: string, channel: ChannelId): Promise<readonly Told[]> {
    this.channels.set(who, channel);
    await this.say(who, code);
    await this.say(who, 'setuju');
    return this.say(who, who);
  }

  /** Lets the terms of all roles run out so many days from now, and gives the notices about it. */
  async termsEndIn(days: number): Promise<readonly Told[]> {
    await sql`update role_grant set ends_at = now() + make_interval(days => ${days})
      where revoked_at is null and not acting and (${days} > 0 or ends_at < term_end(now()))`.execute(
      this.db,
    );
    this.handling.cache.clear();
    await watchTerms(this.db, this.handling.secrets, false);
    return this.told();
  }

  /** Lets somebody have been silent for so many days, and gives the notices about it. */
  async silentFor(who: string, days: number): Promise<readonly Told[]> {
    const person = await this.personOf(who);
    const ago = sql`now() - make_interval(days => ${days})`;
    await sql`update conversation set last_inbound_at = ${ago} where person_id = ${person}`.execute(
      this.db,
    );
    await sql`update role_grant set granted_at = least(granted_at, ${ago}), confirmed_at = least(confirmed_at, ${ago})
      where person_id = ${person}`.execute(this.db);
    this.handling.cache.clear();
    await watchSilence(this.db, this.handling.secrets, false);
    return this.told();
  }

  /** The id of a person by the address they write from. */
  async personOf(who: string): Promise<number> {
    const row = await this.db
      .selectFrom('address')
      .select('person_id')
      .where('native_id', '=', who)
      .executeTakeFirstOrThrow();
    return row.person_id;
  }

  /** Begins an innovation as somebody and fills it in; the answers are put in at once, the rest is their conversation. */
  async fill(who: string, name: string): Promise<string> {
    await this.say(who, 'baru');
    await this.say(who, name);
    const person = await this.personOf(who);
    const row = await this.db
      .selectFrom('innovation')
      .select(['id', 'code'])
      .where('owner_id', '=', person)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const form = formOf(balangan2026);
    const values = new Map(
      form.items.map((item) => [
        item.id,
        item.optional === true
          ? { type: 'none' as const }
          : ownWords(soundAnswer(item, name), row.code),
      ]),
    );
    const answers = new Map(
      [...values].map(([id, value]) => [
        id,
        { value, revision: 1, writtenBy: person, toConfirm: false },
      ]),
    );
    for (const item of form.items) {
      if (!applies(item, answers) || item.id === form.definition.nameItem) continue;
      await sql`insert into answer (innovation_id, item, value, revision, written_by)
        values (${row.id}, ${item.id}, ${JSON.stringify(values.get(item.id))}, 1, ${person})
        on conflict do nothing`.execute(this.db);
      await this.record(row.id, person, {
        type: 'answer_saved',
        item: item.id,
        after: values.get(item.id),
      });
      if (item.kind !== 'indicator') continue;
      const sha256 = randomBytes(32).toString('hex');
      const { rows } = await sql<{ id: number }>`
        insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
        values (${person}, ${row.id}, ${item.id}, 'evidence', 'stored', 'webchat', '{}', ${`${item.id}.pdf`},
          ${sha256}, 1000, 'pdf', 'application/pdf', now(), now()) returning id`.execute(this.db);
      await this.record(row.id, person, {
        type: 'file_stored',
        item: item.id,
        after: { file: rows[0]?.id, name: `${item.id}.pdf`, sha256, size: 1000 },
      });
    }
    this.handling.cache.clear();
    return row.code;
  }

  private async record(
    innovationId: number,
    personId: number,
    event: { readonly type: string; readonly item: string | null; readonly after: unknown },
  ): Promise<void> {
    const by = { personId, channel: 'webchat', inboxId: null, at: new Date().toISOString() };
    await this.db
      .transaction()
      .execute((trx) => recordOfInnovation(trx, innovationId, by, { role: null, ...event }));
  }

  /** Lets the agency accept every draft, as the record would tell it. */
  async acceptAll(): Promise<void> {
    const drafts = await this.db
      .selectFrom('innovation')
      .select(['id', 'owner_id'])
      .where('state', '=', 'draft')
      .execute();
    for (const { id, owner_id: owner } of drafts) {
      await this.record(id, owner, { type: 'accept', item: null, after: { state: 'accepted' } });
      await sql`update innovation set state = 'accepted', submitted_at = now() where id = ${id}`.execute(
        this.db,
      );
    }
    this.handling.cache.clear();
  }

  /** Hands in what somebody has in hand. */
  async submit(who: string): Promise<readonly Told[]> {
    await this.say(who, 'kirim');
    return this.say(who, 'ya');
  }

  /** The state and version of an innovation. */
  async stateOf(code: string): Promise<{ readonly state: string; readonly version: number }> {
    return this.db
      .selectFrom('innovation')
      .select(['state', 'version'])
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
  }

  private channelOf(who: string): ChannelId {
    return this.channels.get(who) ?? 'telegram';
  }
}

/** The code behind a verb in what somebody was shown last. */
export function codeIn(told: readonly Told[], who: string, verb: string): string {
  const found = told
    .filter((one) => one.to === who)
    .flatMap((one) => new RegExp(`${verb} (\\d{4})`).exec(one.text)?.[1] ?? []);
  const code = found.at(-1);
  if (code === undefined)
    throw new Error(
      `${who} was shown no code to ${verb}: ${told.map((one) => `${one.to}: ${one.text}`).join('\n')}`,
    );
  return code;
}

/** Everything somebody was told, as one text. */
export function textFor(told: readonly Told[], who: string): string {
  return told
    .filter((one) => one.to === who)
    .map((one) => one.text)
    .join('\n\n');
}

/** A text with a word of its own in it, as many words long: no two innovations have a paragraph in common. */
function ownWords(value: AnswerValue, code: string): AnswerValue {
  return value.type === 'text' && value.text.split(' ').length > 14
    ? { ...value, text: value.text.replace(/\S+$/u, `${code}.`) }
    : value;
}
