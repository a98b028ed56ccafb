// A season with everything running: people on their networks, the product as a process that may be killed at any moment.
// It waits until nothing is under way, never for a time; it decides nothing and writes into no table.
import { sql } from 'kysely';
import { vi } from 'vitest';
import type { TestDatabase } from '../database.ts';
import { type Chat, onTelegram, onWebchat, type Seen } from '../filler.ts';
import { settled } from '../oracle.ts';
import type { ProductProcess } from '../product.ts';
import type { StandIn } from '../telegram/stand-in.ts';

/** Where the process is hit: the message still lies at the network, was just taken in, or its answer was just shown. */
export type Kill = 'unread' | 'received' | 'shown';

/** A network of a transcript. */
export type Network = 'telegram' | 'webchat';

/** One person on one network. */
export interface Seat {
  readonly who: string;
  readonly network: Network;
  /** The id on Telegram; 0 in a browser. */
  readonly phone: number;
  readonly chat: Chat;
  /** How many messages were looked at already. */
  read: number;
}

/** What somebody was shown after a step. */
export interface Told {
  /** Who had written; the same as `to` where it is an answer. */
  readonly by: string;
  /** Which message of the season it came after, counted from 1. */
  readonly step: number;
  readonly to: Seat;
  readonly seen: Seen;
}

/** What a season stands on. */
export interface Ground {
  readonly database: TestDatabase;
  readonly telegram: StandIn;
  readonly product: ProductProcess;
}

const FIRST_PHONE = 940_001;
const WITHIN_MS = 60_000;
const LOOK_MS = 10;

/** Everybody who takes part, and everything they were shown. */
export class LiveSeason {
  readonly told: Told[] = [];
  private readonly ground: Ground;
  private readonly seats: Seat[] = [];
  private steps = 0;

  constructor(ground: Ground) {
    this.ground = ground;
  }

  /** Gives somebody a phone or a browser. */
  async join(who: string, network: Network): Promise<void> {
    const { telegram, product } = this.ground;
    const phone = network === 'telegram' ? FIRST_PHONE + this.seats.length : 0;
    const chat = phone > 0 ? onTelegram(telegram, phone) : await onWebchat(product.url);
    this.seats.push({ who, network, phone, chat, read: 0 });
  }

  /** The seat of a person on a network. */
  seat(who: string, network: string): Seat {
    const found = this.seats.find((seat) => seat.who === who && seat.network === network);
    if (found === undefined) throw new Error(`${who} is not on ${network}`);
    return found;
  }

  /** The same command line as the operator's; gives its last line. */
  admin(...args: string[]): Promise<string> {
    return this.ground.product.admin(...args);
  }

  /** Somebody writes or sends; gives what they were shown, then what others were, when nothing is under way any more. */
  async act(seat: Seat, what: () => Promise<unknown>, kill: Kill | null): Promise<readonly Told[]> {
    const { product, database, telegram } = this.ground;
    this.steps += 1;
    if (kill === 'unread') await product.kill();
    const id = await what();
    if (kill === 'received') await this.received(seat, id);
    if (kill === 'shown') await this.shown();
    if (kill === 'received' || kill === 'shown') await product.kill();
    if (kill !== null) await product.start();
    await this.received(seat, id);
    await settled(database.db, telegram, WITHIN_MS, LOOK_MS);
    return this.news(seat);
  }

  /** Kills the process between two messages and starts it again; gives what people were shown, which should be nothing. */
  async restart(): Promise<readonly Told[]> {
    const { product, database, telegram } = this.ground;
    await product.kill();
    await product.start();
    await settled(database.db, telegram, WITHIN_MS, LOOK_MS);
    return this.news(null);
  }

  private async news(actor: Seat | null): Promise<readonly Told[]> {
    const first = this.seats.filter(({ who }) => who === actor?.who);
    const inOrder = [...first, ...this.seats.filter((seat) => !first.includes(seat))];
    const fresh: Told[] = [];
    const screens = await Promise.all(inOrder.map(({ chat }) => chat.shown()));
    for (const [nth, to] of inOrder.entries()) {
      const all = screens[nth] ?? [];
      for (const seen of all.slice(to.read))
        fresh.push({ by: actor?.who ?? '', step: this.steps, to, seen });
      to.read = all.length;
    }
    this.told.push(...fresh);
    return fresh;
  }

  /** Waits until the product has taken in a message of a phone; a browser is told so by its answer. */
  private async received({ phone }: Seat, id: unknown): Promise<void> {
    if (phone === 0) return;
    await vi.waitUntil(
      async () => {
        const { rows } = await sql`
          select 1 from inbox i join address a on a.id = i.address_id
          where a.channel = 'telegram' and a.native_id = ${String(phone)} and i.external_id = ${`m${String(id)}`}`.execute(
          this.ground.database.db,
        );
        return rows.length > 0;
      },
      { timeout: WITHIN_MS, interval: LOOK_MS },
    );
  }

  /** Waits until anybody is shown anything new. */
  private async shown(): Promise<void> {
    await vi.waitUntil(
      async () => {
        for (const { chat, read } of this.seats)
          if ((await chat.shown()).length > read) return true;
        return false;
      },
      { timeout: WITHIN_MS, interval: LOOK_MS },
    );
  }
}
