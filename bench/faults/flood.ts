// One person sends 3,000 messages at once while others fill in: how long do the others wait, and how much comes back to the one.
// It is over when every message is taken, handled and answered; the flood is that of an innovator who is known, with a form open.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createFiller, onTelegram } from '../../tests/support/filler.ts';
import { type Stage, play } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

const messages = 3000;
const who = 880_001;
/** What is typed in turns: words that are answered at length, and what the open question may take. */
const words = ['halo', 'bantuan', 'apa ini?', 'status', 'jadwal'];
const AT_MOST_MS = 300_000;

interface Standing {
  readonly taken: number;
  readonly handled: number;
  /** Replies on their way. */
  readonly unsent: number;
}

async function standing(db: Stage['db'], after: number): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select count(*)::int as taken, count(i.done_at)::int as handled,
      (select count(*)::int from outbox o join address b on b.id = o.address_id
        where b.native_id = ${String(who)} and o.state in ('queued', 'sending', 'uncertain')) as unsent
    from inbox i join address a on a.id = i.address_id
    where a.native_id = ${String(who)} and i.id > ${after}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was counted');
  return row;
}

/** 40 others unless told. */
export const run: RunFault = (people) => {
  let replies = 0;
  let left = messages;
  return play({
    ...{ fault: 'one person floods', people: people ?? 40, seconds: 0 },
    async breaks({ telegram, db }: Stage) {
      const filler = createFiller(onTelegram(telegram, who), {
        ...{ unit: 'Dinas Kesehatan', name: 'Rina Wulandari', innovation: 'INOVASI BANJIR' },
      });
      await filler.until(/isian, boleh dijawab dalam satu pesan|Isian \d+\/\d+/);
      const phone = telegram.phone(who);
      const before = phone.shown().length;
      const { rows } = await sql<{ id: number }>`
        select coalesce(max(id), 0) as id from inbox`.execute(db);
      const after = Number(rows[0]?.id ?? 0);
      const began = performance.now();
      const typed = Array.from({ length: messages }, (_, nth) => words[nth % words.length] ?? '');
      for (let nth = 0; nth < messages; nth += 50)
        await Promise.all(typed.slice(nth, nth + 50).map((text) => phone.says(text)));
      for (;;) {
        const { taken, handled, unsent } = await standing(db, after);
        left = messages - handled;
        if (taken >= messages && left === 0 && unsent === 0) break;
        if (performance.now() - began > AT_MOST_MS) break;
        await sleep(100);
      }
      replies = phone.shown().length - before;
    },
    measure: (silences, { began, ended }) => {
      const waits = silences
        .filter(({ since, until }) => since < ended && (until ?? ended) > began)
        .map(({ since, until }) => Math.round((until ?? ended + 12_000) - since))
        .toSorted((a, b) => a - b);
      return [
        {
          what: `ms that 95 of a hundred waits of the others last (${waits.length} waits)`,
          found: waits[Math.ceil(waits.length * 0.95) - 1] ?? 0,
          goal: 1000,
        },
        { what: 'messages of the flood that are not handled', found: left, goal: 0 },
        { what: 'nothing came back to whoever floods', found: replies === 0 ? 1 : 0, goal: 0 },
        { what: 'replies to whoever floods', found: replies, goal: 150 },
      ];
    },
  });
};
