// One person sends 3,000 messages at once while others fill in: how long do the others wait, and how much comes back to the one.
import { type Stage, play } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

const messages = 3000;
const who = 880_001;

/** 40 others unless told. */
export const run: RunFault = (people) => {
  let replies = 0;
  return play({
    ...{ fault: 'one person floods', people: people ?? 40, seconds: 0 },
    async breaks({ telegram, db }: Stage) {
      const phone = telegram.phone(who);
      const again = ['halo', 'bantuan', 'apa ini?'];
      const typed = Array.from({ length: messages }, (_, nth) => again[nth % 3] ?? '');
      for (let nth = 0; nth < messages; nth += 50)
        await Promise.all(typed.slice(nth, nth + 50).map((text) => phone.says(text)));
      const waiting = () =>
        db
          .selectFrom('inbox')
          .innerJoin('address', 'address.id', 'inbox.address_id')
          .where('native_id', '=', String(who))
          .where('done_at', 'is', null)
          .select(({ fn }) => fn.countAll<number>().as('left'))
          .executeTakeFirstOrThrow();
      const until = performance.now() + 120_000;
      for (;;) {
        const { left } = await waiting();
        if (Number(left) === 0 || performance.now() > until) break;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      replies = phone.shown().length;
    },
    measure: (silences, { began, ended }) => {
      const waits = silences
        .filter(({ since }) => since >= began && since <= ended)
        .map(({ since, until }) => Math.round((until ?? ended + 12_000) - since))
        .toSorted((a, b) => a - b);
      return [
        {
          what: 'ms that 95 of a hundred waits of the others last',
          found: waits[Math.ceil(waits.length * 0.95) - 1] ?? 0,
          goal: 2000,
        },
        { what: 'replies to whoever floods', found: replies, goal: 150 },
      ];
    },
  });
};
