// A broadcast by the real product over a Telegram that says "too fast" and "blocked", with the process killed again and again
// while others write to the bot. It judges by what the network saw; of the product it uses the API and two tables.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import { type Clock, takeClock } from './clock.ts';
import { type ProductProcess, startProductProcess } from './product.ts';
import { blocked, type Fault, tooMany } from './telegram/faults.ts';
import { startTelegram, type StandIn } from './telegram/stand-in.ts';
import { createWaits } from './telegram/waits.ts';
import { loudForHours } from './loud.ts';

/** How large the story is. */
export interface BroadcastStory {
  readonly db: Kysely<Database>;
  readonly databaseUrl: string;
  readonly people: number;
  readonly kills: number;
  /** Messages a second that the product may send unasked. */
  readonly perSecond: number;
  /** People who write to the bot meanwhile. */
  readonly writers: number;
  /** Without a chat of the operators the product has less to find out by what a dead process has sent. */
  readonly operatorChat: boolean;
  /** One numbering for all chats as at Telegram, or each chat counted from 1. */
  readonly sharedIds: boolean;
  /** Whether "too fast" is also said to the product's questions about what it may have sent. */
  readonly refusesQuestions: boolean;
  /** The longest wait that "too fast" asks for, in seconds. */
  readonly longestWait: number;
  readonly seed: number;
}

/** What came out: the lists are empty when all went well. */
export interface BroadcastReport {
  readonly shownTwice: readonly string[];
  readonly leftOut: readonly string[];
  readonly shownToBlocked: readonly string[];
  /** Calls to a chat before a wait that it had asked for was over. */
  readonly undercut: readonly string[];
  /** Progress that claimed more than was shown, lost somebody or went back. */
  readonly untrue: readonly string[];
  readonly end: Progress;
  readonly seconds: number;
  readonly deaths: number;
  readonly asked: number;
  readonly progressReads: number;
  readonly waits: { readonly kept: number; readonly acrossDeath: number; readonly unread: number };
  readonly refusals: { readonly tooMany: number; readonly blocked: number };
  /** Milliseconds until somebody who wrote saw an answer, with the process up all the time, and with a death in between. */
  readonly replies: { readonly up: readonly number[]; readonly throughDeath: readonly number[] };
  readonly log: string;
}

/** What the API says of a broadcast, as far as it is looked at here. */
interface Progress {
  readonly state: string;
  readonly waiting: number;
  readonly underway: number;
  readonly sent: number;
  readonly failed: readonly unknown[];
  readonly skipped: readonly unknown[];
}

const firstRecipient = 700_001;
const firstWriter = 600_001;
const operators = 500_001;

/** Random numbers from 0 to 1 that are the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Plays it to the end and reports; throws when the broadcast does not end. */
export async function playBroadcast(story: BroadcastStory): Promise<BroadcastReport> {
  const { db, people } = story;
  const telegram = await startTelegram(story.sharedIds ? { idsFrom: 1_000_000 } : {});
  const clock = await takeClock(db);
  // Whatever the hour at which this runs, it is a loud one, and stays so.
  await clock.set(loudForHours());
  const product = await startProductProcess({
    databaseUrl: story.databaseUrl,
    telegram,
    env: {
      TELEGRAM_PER_SECOND: String(story.perSecond),
      ...(story.operatorChat ? { TELEGRAM_OPERATOR_CHAT: String(operators) } : {}),
    },
  });
  try {
    await addPeople(db, people, story.sharedIds ? 1 : 0);
    return await new Play(story, telegram, product, clock).run();
  } finally {
    await product.close();
    await telegram.close();
  }
}

/** People who talked to the bot long ago: the ids of their last messages lie far below those of today. */
async function addPeople(db: Kysely<Database>, count: number, lastId: number): Promise<void> {
  await sql`
    with who as (insert into person (name, unit_id, consent_version, consented_at)
      select 'Orang ' || n, (select id from unit order by id limit 1 offset n % 20), 'test', now()
      from generate_series(1, ${count}) n returning id, name),
    chat as (insert into address (channel, native_id, person_id, last_provider_id)
      select 'telegram', (${firstRecipient - 1} + substr(name, 7)::int)::text, id, ${String(lastId)} from who returning id, person_id)
    insert into conversation (person_id, address_id, state, last_inbound_at) select person_id, id, '{}', now() from chat`.execute(
    db,
  );
}

class Play {
  readonly #story: BroadcastStory;
  readonly #telegram: StandIn;
  readonly #product: ProductProcess;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #waits = createWaits();
  readonly #untrue: string[] = [];
  readonly #up: number[] = [];
  readonly #throughDeath: number[] = [];
  readonly #refusals = { tooMany: 0, blocked: 0 };
  #token = '';
  #code = '';
  #deaths = 0;
  /** A process is there that can read an answer; it has said that it is running. */
  #alive = true;
  #ready = true;
  #over = false;
  #asked = 0;
  #reads = 0;
  #mostSent = 0;
  #last: Progress | undefined;
  #refused: () => void = () => undefined;

  constructor(story: BroadcastStory, telegram: StandIn, product: ProductProcess, clock: Clock) {
    this.#story = story;
    this.#clock = clock;
    this.#telegram = telegram;
    this.#product = product;
    this.#random = seeded(story.seed);
  }

  async run(): Promise<BroadcastReport> {
    const { people, kills, writers } = this.#story;
    this.#telegram.fault({ fault: (method, chat) => this.#judge(method, chat) });
    this.#token = await this.#product.admin('token', '--role', 'coordinator');
    // Where nobody has talked to the bot for a million messages, looking for one would take a million questions.
    await this.#answered(firstWriter);
    const begun = performance.now();
    await this.#begin();
    const aside = [
      this.#watch(),
      ...Array.from({ length: writers }, (_, nth) => this.#write(firstWriter + nth)),
    ];
    const reached = people - Math.floor(people / 50);
    for (let kill = 1; kill <= kills; kill += 1) {
      await this.#shownTo(Math.floor((reached * kill) / (kills + 1)));
      if (kill % 2 === 0) await this.#nextRefusal();
      await this.#die();
    }
    const end = await this.#ended();
    const seconds = (performance.now() - begun) / 1000;
    this.#over = true;
    await Promise.all(aside);
    return this.#report(end, seconds, await this.#fates());
  }

  /** What the product believes of each message of the broadcast, by chat. */
  async #fates(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ chat: string; fate: string }>`
      select a.native_id as chat, concat_ws(', ', o.state, o.last_error, 'claimed ' || o.claims || ' times', o.provider_ids::text) as fate
      from outbox o join address a on a.id = o.address_id where o.kind = 'broadcast'`.execute(
      this.#story.db,
    );
    return new Map(rows.map(({ chat, fate }) => [chat, fate]));
  }

  /** Decides about one call to a chat, and takes down when it came. */
  #judge(method: string, chat: string | undefined): Fault | undefined {
    if (chat === undefined) return undefined;
    this.#waits.called(chat, method);
    const sends = method.startsWith('send');
    if (!isRecipient(chat) || !(sends || this.#story.refusesQuestions)) return undefined;
    if (isBlocked(chat) && sends) {
      this.#refusals.blocked += 1;
      return blocked;
    }
    if (this.#random() >= 0.3) return undefined;
    const seconds = 1 + Math.floor(this.#random() * this.#story.longestWait);
    this.#refusals.tooMany += 1;
    this.#waits.asked(chat, seconds * 1000, this.#alive);
    this.#refused();
    return tooMany(seconds);
  }

  async #begin(): Promise<void> {
    const { people } = this.#story;
    const made = await this.#call('POST', '/broadcasts', {
      text: 'Yth. {nama} di {unit}, sosialisasi hari Kamis.',
    });
    if (Reflect.get(made, 'count') !== people)
      throw new Error(`the audience is ${JSON.stringify(made).slice(0, 300)}`);
    this.#code = String(Reflect.get(made, 'code'));
    const confirmation: unknown = Reflect.get(made, 'confirmation');
    await this.#call('POST', `/broadcasts/${this.#code}/confirm`, { count: people, confirmation });
  }

  async #call(method: 'GET' | 'POST', path: string, body?: object): Promise<object> {
    const answer = await fetch(`${this.#product.url()}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return Object(JSON.parse(text));
  }

  #copies(): Map<string, number> {
    const copies = new Map<string, number>();
    for (const { chat } of this.#telegram.journal.shown())
      if (isRecipient(chat)) copies.set(chat, (copies.get(chat) ?? 0) + 1);
    return copies;
  }

  /** Resolves in the moment in which a wait is asked for, before the answer is on its way. */
  #nextRefusal(): Promise<void> {
    return new Promise((resolve) => {
      this.#refused = resolve;
    });
  }

  async #shownTo(count: number): Promise<void> {
    await this.#telegram.journal.until(
      () => this.#copies().size >= count || undefined,
      () => `only ${this.#copies().size} of ${count} were shown it`,
      180_000,
    );
  }

  /** Kills the process, with calls under way, and starts it again. */
  async #die(): Promise<void> {
    this.#deaths += 1;
    this.#ready = false;
    await this.#product.kill();
    this.#alive = false;
    await this.#telegram.quiet();
    await this.#serverIsQuiet();
    const { rows } = await sql<{ chat: string; due: Date }>`
      select a.native_id as chat, o.due_at as due from outbox o join address a on a.id = o.address_id
      where o.kind = 'broadcast' and o.state = 'queued'`.execute(this.#story.db);
    const offset = this.#clock.offset();
    this.#waits.died(new Map(rows.map(({ chat, due }) => [chat, due.getTime() - offset])));
    this.#alive = true;
    await this.#product.start();
    this.#ready = true;
  }

  /** Waits until nothing of the dead process is under way in the database any more: a commit may end after its client. */
  async #serverIsQuiet(): Promise<void> {
    for (;;) {
      const { rows } = await sql<{ busy: number }>`
        select count(*)::int as busy from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and state <> 'idle'`.execute(
        this.#story.db,
      );
      if (rows[0]?.busy === 0) return;
      await sleep(5);
    }
  }

  async #ended(): Promise<Progress> {
    for (const from = performance.now(); performance.now() - from < 180_000; await sleep(100))
      if (this.#last?.state === 'done') return this.#last;
    throw new Error(`it does not end: ${JSON.stringify(this.#last).slice(0, 300)}`);
  }

  /** Reads the progress, where the process is there, and compares it with what was shown by then. */
  async #read(): Promise<void> {
    let said: Progress;
    try {
      said = (await this.#call('GET', `/broadcasts/${this.#code}`)) as Progress;
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
    const shown = this.#copies().size;
    this.#reads += 1;
    const all = said.waiting + said.underway + said.sent + said.failed.length + said.skipped.length;
    // Whom it goes to is chosen when it begins.
    if (said.state !== 'scheduled' && all !== this.#story.people)
      this.#untrue.push(`${all} people in all`);
    if (said.sent > shown) this.#untrue.push(`${said.sent} said to be sent, ${shown} shown`);
    if (said.sent < this.#mostSent) this.#untrue.push(`${said.sent} after ${this.#mostSent}`);
    this.#mostSent = Math.max(this.#mostSent, said.sent);
    this.#last = said;
  }

  async #watch(): Promise<void> {
    while (!this.#over) {
      await this.#read();
      await sleep(200);
    }
  }

  /** Somebody who writes, waits for the answer, and writes again. */
  async #write(id: number): Promise<void> {
    while (!this.#over) {
      const deaths = this.#ready ? this.#deaths : -1;
      const begun = performance.now();
      this.#asked += 1;
      await this.#answered(id);
      const waited = performance.now() - begun;
      (deaths === this.#deaths ? this.#up : this.#throughDeath).push(waited);
      await sleep(100 + this.#random() * 300);
    }
  }

  async #answered(id: number): Promise<void> {
    const phone = this.#telegram.phone(id);
    const before = phone.shown().length;
    await phone.says('halo');
    await this.#telegram.journal.until(
      () => phone.shown().length > before || undefined,
      () => `${id} was not answered`,
      180_000,
    );
  }

  #report(end: Progress, seconds: number, fates: ReadonlyMap<string, string>): BroadcastReport {
    const withFate = (chat: string): string => `${chat}: ${fates.get(chat) ?? 'no row'}`;
    const copies = this.#copies();
    const all = Array.from({ length: this.#story.people }, (_, nth) =>
      String(firstRecipient + nth),
    );
    return {
      shownTwice: [...copies].filter(([, count]) => count > 1).map(([chat]) => withFate(chat)),
      leftOut: all.filter((chat) => !isBlocked(chat) && !copies.has(chat)).map(withFate),
      shownToBlocked: all.filter((chat) => isBlocked(chat) && copies.has(chat)),
      undercut: this.#waits.undercut(),
      untrue: this.#untrue,
      end,
      seconds,
      deaths: this.#deaths,
      asked: this.#asked,
      progressReads: this.#reads,
      waits: this.#waits.counts(),
      refusals: this.#refusals,
      replies: { up: this.#up, throughDeath: this.#throughDeath },
      log: this.#product.log(),
    };
  }
}

const isRecipient = (chat: string): boolean => Number(chat) >= firstRecipient;
/** One of fifty. */
const isBlocked = (chat: string): boolean => (Number(chat) - firstRecipient + 1) % 50 === 0;
