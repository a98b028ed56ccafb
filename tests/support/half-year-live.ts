// The ground of half a year with everything running: Telegram by grammY, WhatsApp by the Cloud API, the web chat in browsers, and
// the product as a process of its own. Everybody types on their network and reads what is shown there.
import { sql } from 'kysely';
import { vi } from 'vitest';
import { secretsFrom } from '../../src/db/secrets.ts';
import type { ChannelId } from '../../src/domain/conversation/input.ts';
import type { TestDatabase } from './database.ts';
import { type Chat, onTelegram, onWebchat } from './filler.ts';
import type { Ground } from './half-year.ts';
import { settled } from './oracle.ts';
import { type ProductProcess, testSecretKey } from './product.ts';
import type { StandIn } from './telegram/stand-in.ts';
import type { GraphStandIn } from './whatsapp/graph.ts';

interface Running {
  readonly database: TestDatabase;
  readonly telegram: StandIn;
  readonly graph: GraphStandIn;
  readonly product: ProductProcess;
}

type Talking = Pick<Chat, 'shown' | 'says'>;

interface Seat {
  readonly chat: Talking;
  /** How its network names it where the product takes messages in behind somebody's back; null where taking in is answered. */
  readonly phone: number | null;
  read: number;
}

const WITHIN_MS = 60_000;
const LOOK_MS = 10;

/** Makes it. */
export function onNetworks({ database, telegram, graph, product }: Running): Ground {
  const { db } = database;
  const seats = new Map<string, Seat>();
  const { codes } = secretsFrom(testSecretKey);

  const join = async (who: string, channel: ChannelId): Promise<void> => {
    const nth = seats.size + 1;
    const phone = channel === 'telegram' ? 950_000 + nth : null;
    const chat =
      phone !== null
        ? onTelegram(telegram, phone)
        : channel === 'webchat'
          ? await onWebchat(product.url)
          : onCloud(graph, product, `62812000${String(nth).padStart(5, '0')}`);
    seats.set(who, { chat, phone, read: 0 });
  };

  const seatOf = (who: string): Seat => {
    const seat = seats.get(who);
    if (seat === undefined) throw new Error(`${who} is on no network`);
    return seat;
  };

  /** What somebody was shown since they looked last. */
  const news = async (who: string): Promise<string> => {
    const seat = seatOf(who);
    const all = await seat.chat.shown();
    const fresh = all.slice(seat.read);
    seat.read = all.length;
    return fresh.map(({ text }) => text).join('\n');
  };

  const say = async (who: string, line: string): Promise<string> => {
    const { chat, phone } = seatOf(who);
    // What came unasked is no answer.
    await news(who);
    const id = await chat.says(line);
    if (phone !== null) await takenIn(db, phone, id);
    await settled(db, telegram, WITHIN_MS, LOOK_MS);
    return news(who);
  };

  return {
    ...{ db, say, openCode: (sealed) => String(codes.open(sealed)) },
    begin: async () => {
      const code = await product.admin('invite', '--role', 'coordinator');
      await join('Kora', 'webchat');
      for (const line of [code, 'setuju', 'Kora Melati']) await say('Kora', line);
    },
    enter: async (who, code, channel) => {
      await join(who, channel);
      for (const line of [code, 'setuju', who]) await say(who, line);
      return news('Kora');
    },
    forget: async () => {
      await product.kill();
      await product.start();
    },
  };
}

/** Somebody on WhatsApp. */
function onCloud(graph: GraphStandIn, product: ProductProcess, number: string): Talking {
  return {
    shown: () =>
      Promise.resolve(
        graph.shown.flatMap(({ to, text }, at) =>
          to === number ? [{ id: String(at), text }] : [],
        ),
      ),
    says: (text) => graph.say(product.url(), number, text),
  };
}

/** Waits until the product has taken in what a phone sent. */
async function takenIn(db: TestDatabase['db'], phone: number, id: unknown): Promise<void> {
  await vi.waitUntil(
    async () => {
      const { rows } = await sql`
        select 1 from inbox i join address a on a.id = i.address_id
        where a.channel = 'telegram' and a.native_id = ${String(phone)} and i.external_id = ${`m${String(id)}`}`.execute(
        db,
      );
      return rows.length > 0;
    },
    { timeout: WITHIN_MS, interval: LOOK_MS },
  );
}
