// People who fill in and type the same again when nothing comes, and the count of what became of what they typed.
// The oracle knows the phones and the table of answers; how the product decides it does not know.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import { answerTo } from './filler.ts';
import { labels, questionsIn } from './oracle/questions.ts';
import type { StandIn } from './telegram/stand-in.ts';

/** What a phone typed. */
interface Typing {
  readonly chat: string;
  readonly messageId: number;
}

/** What became of it all. Each list holds sentences for people. */
interface LateReport {
  readonly typed: number;
  readonly stored: number;
  /** Typings that came to silence. */
  readonly retyped: number;
  /** Stored under another question than the one that was shown. */
  readonly wrong: readonly string[];
  /** Said to be stored and not there. */
  readonly missing: readonly string[];
  /** Stored more than once. */
  readonly doubled: readonly string[];
  /** Shown again after its answer was said to be stored. */
  readonly askedAgain: readonly string[];
}

/** How long a phone said nothing after something was typed on it, in milliseconds of `performance.now`. */
export interface Silence {
  readonly chat: string;
  readonly since: number;
  /** When something was shown; null when nothing had been by the end. */
  readonly until: number | null;
}

/** How the people behave. */
export interface Habit {
  readonly people: number;
  /** They say it again after about so many milliseconds of silence. */
  readonly patienceMs: number;
  /** They think so long, at most, before they answer. */
  readonly thinkMs: number;
  readonly random: () => number;
  readonly firstId?: number;
}

/** People at their phones, until `end` is called. */
export interface Retypers {
  /** Resolves when everybody has been shown their first question. */
  readonly begun: Promise<void>;
  /** Lets everybody put the phone down after what they are typing now. */
  end(): Promise<void>;
  report(db: Kysely<Database>): Promise<LateReport>;
  /** Every wait of everybody, in no order. */
  silences(): readonly Silence[];
}

/** Sits people down at their phones. */
export function startRetypers(telegram: StandIn, habit: Habit): Retypers {
  const typings: Typing[] = [];
  const silences: Silence[] = [];
  const run = { over: false, retyped: 0 };
  const ids = Array.from({ length: habit.people }, (_, nth) => (habit.firstId ?? 960_000) + nth);
  const asked = Promise.withResolvers<void>();
  let begun = 0;

  const person = async (id: number): Promise<void> => {
    const phone = telegram.phone(id);
    const who = { unit: 'Dinas Kesehatan', name: 'Rina Wulandari', innovation: `INOVASI ${id}` };
    const isAsked = (): boolean => phone.shown().some(({ text }) => questionsIn(text).length > 0);
    let waiting: number | null = null;
    const type = async (text: string): Promise<void> => {
      waiting ??= performance.now();
      typings.push({ chat: String(id), messageId: await phone.says(text) });
    };
    const heard = (until: number | null): void => {
      if (waiting !== null) silences.push({ chat: String(id), since: waiting, until });
      waiting = null;
    };
    let read = 0;
    let hasBegun = false;
    let text = 'halo';
    await type(text);
    while (!run.over) {
      const patience = Math.round(habit.patienceMs * (0.7 + 0.6 * habit.random()));
      const news = await telegram.journal
        .until(
          () => phone.shown().length > read || run.over || undefined,
          () => 'silence',
          patience,
          String(id),
        )
        .catch(() => false);
      if (news) heard(performance.now());
      if (run.over) return heard(null);
      // Whoever is about to type reads first what has come just now.
      if (!news && phone.shown().length > read) continue;
      if (!news) {
        run.retyped += 1;
        await type(text);
        continue;
      }
      await sleep(habit.thinkMs * habit.random());
      const all = phone.shown();
      read = all.length;
      if (!hasBegun && isAsked()) {
        hasBegun = true;
        begun += 1;
        if (begun === ids.length) asked.resolve();
      }
      const newest = all
        .map((one) => one.text)
        .findLast((one) => /[?:]\s|Ketik|Siapa|Kirim/.test(one));
      const answer = answerTo(newest ?? '', who);
      // Files are others' business: whoever is asked for one goes on.
      text = typeof answer === 'string' && answer !== 'kurang' ? answer : 'lewati';
      if (/^(?:Semua butir|Tinggal )/m.test(newest ?? '')) return;
      await type(text);
    }
  };
  const everybody = Promise.all(ids.map(person));
  everybody.catch(asked.reject);

  return {
    begun: asked.promise,
    async end() {
      run.over = true;
      telegram.journal.touch();
      await everybody;
    },
    report: (db) => report(db, telegram, typings, run.retyped),
    silences: () => silences,
  };
}

/** The questions that a phone showed last when something was typed on it: both sides of a chat share one row of numbers. */
function questionsAt(telegram: StandIn, { chat, messageId }: Typing): readonly string[] {
  return (
    telegram
      .shown(chat)
      .filter((one) => one.messageId < messageId)
      .map(({ text }) => questionsIn(text))
      .findLast((asked) => asked.length > 0) ?? []
  );
}

interface StoredAnswer {
  readonly chat: string;
  readonly item: string;
  readonly message: string;
  readonly revision: number;
  readonly type: string;
  readonly text: string | null;
}

async function report(
  db: Kysely<Database>,
  telegram: StandIn,
  typings: readonly Typing[],
  retyped: number,
): Promise<LateReport> {
  const { rows } = await sql<StoredAnswer>`
    select a.native_id as chat, n.item, i.external_id as message, n.revision, n.value ->> 'type' as type,
      n.value ->> 'text' as text
    from answer n join inbox i on i.id = n.inbox_id join address a on a.id = i.address_id
    order by n.innovation_id, i.id`.execute(db);
  const wrong: string[] = [];
  const doubled: string[] = [];
  for (const row of rows) {
    const typed = typings.find(
      (one) => one.chat === row.chat && `m${one.messageId}` === row.message,
    );
    const shown = typed === undefined ? [] : questionsAt(telegram, typed);
    // The first answer is the name of the innovation, asked without a place in the form.
    const label = labels.get(row.item) ?? null;
    if (row.item !== 'nama' && (label === null || !shown.includes(label)))
      wrong.push(`${row.chat} ${row.message}: ${row.item} was typed to ${shown.join(', ')}`);
    // An indicator is answered in steps, each a revision.
    if (row.type === 'indicator') continue;
    const paragraphs = (row.text ?? '').split('\n');
    if (row.revision > 1 && new Set(paragraphs).size < paragraphs.length)
      doubled.push(`${row.chat}: ${row.item} holds the same twice`);
    else if (row.revision > 1 && paragraphs.length < 2)
      doubled.push(`${row.chat}: ${row.item} was stored ${row.revision} times`);
  }
  return {
    typed: typings.length,
    stored: rows.length,
    retyped,
    wrong,
    doubled,
    missing: missing(telegram, rows),
    askedAgain: askedAgain(telegram),
  };
}

/** What the product said it had stored, and has not. */
function missing(telegram: StandIn, rows: readonly StoredAnswer[]): string[] {
  const there = new Set(rows.map(({ chat, item }) => `${chat} ${labels.get(item)}`));
  const known = new Set(labels.values());
  return telegram.journal
    .shown()
    .flatMap(({ chat, text }) =>
      [...text.matchAll(/^✔ Tersimpan\. ([^:\n]+): /gm)].flatMap(([, label = '']) =>
        known.has(label) && !there.has(`${chat} ${label}`) ? [`${chat}: ${label}`] : [],
      ),
    );
}

/**
 * A question is shown after its answer was said to be stored. One that was on its way when its answer was typed comes
 * before that is said, and counts as one.
 */
function askedAgain(telegram: StandIn): string[] {
  const found: string[] = [];
  for (const [chat, shown] of Map.groupBy(telegram.journal.shown(), (one) => one.chat)) {
    const said = new Set<string>();
    for (const { text, messageId } of shown) {
      // An indicator asks several things under one label.
      if (!/^Indikator /m.test(text))
        for (const question of questionsIn(text))
          if (said.has(question)) found.push(`${chat} ${messageId}: ${question}`);
      for (const [, label = ''] of text.matchAll(/^✔ Tersimpan\. ([^:\n]+): /gm)) said.add(label);
    }
  }
  return found;
}
