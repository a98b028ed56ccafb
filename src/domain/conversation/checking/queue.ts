// `antrean`: what waits for somebody's checks, in pages of a phone's length, each with true counts. What waits for an admin, for
// a head and for verifiers stands on pages of its own, unless all of it is little. It decides nothing.
import type { Choice } from '../message.ts';
import type { Turn } from '../turn.ts';
import { withUnit } from './checking.ts';
import { batchOf, batchSize, waitingIn } from './endorsing.ts';
import type { InnovationRow } from './types.ts';

/** So many rows of what waits for an admin fit on the screen of a phone. */
const firstShown = 5;
/** The same for lines that name the unit and who holds it, too. */
const secondShown = 4;
/** So few, of whatever kinds, stand on one page. */
const fewTogether = 3;

/** What waits for somebody in one of their roles, from which row on a page shows it. */
interface Section {
  readonly as: 'admin' | 'head' | 'others';
  readonly from: number;
  readonly most: number;
}

/** Lists what waits for this person's checks; a number opens one. A question that was open is put aside. */
export function queue(turn: Turn, asked = 1): void {
  const rows = turn.world.loaded.queue ?? [];
  const of = {
    admin: rows.filter(({ state }) => state === 'submitted'),
    head: rows.filter(({ state }) => state === 'unit_verified'),
    others: rows.filter(({ state }) => state !== 'submitted' && state !== 'unit_verified'),
  };
  const pages = pagesOf({
    admin: waitingIn(turn, of.admin),
    head: waitingIn(turn, of.head),
    others: waitingIn(turn, of.others),
  });
  const page = Math.min(Math.max(1, asked), Math.max(1, pages.length));
  const here = pages[page - 1] ?? [];
  if (here.length === 0) turn.say('queue', { rows: [], waiting: 0 });
  const shown: InnovationRow[] = [];
  for (const { as, from, most } of here)
    shown.push(...sayRows(turn, as, of[as], { from, most, before: shown.length }));
  if (pages.length > 1) {
    const headAt = pages.findIndex((one) => one.some(({ as }) => as === 'head')) + 1;
    const unseen = headAt > page && here.every(({ as }) => as !== 'head');
    turn.say('queue_page', {
      ...{ page, pages: pages.length, total: waitingIn(turn, rows) },
      ...(unseen ? { endorse: { count: waitingIn(turn, of.head), page: headAt } } : {}),
    });
  }
  turn.list({
    of: 'queue',
    codes: shown.map(({ code }) => code),
    ...(page < pages.length ? { next: page + 1 } : {}),
  });
  const free = turn.mode.name === 'idle' || turn.mode.name === 'asking';
  if (shown.length === 0 || !free) return turn.askAgain();
  turn.offer(shown.map((row) => lookAt(row.code)));
  turn.open({ name: 'idle', offered: shown.map((row) => lookAt(row.code).reply) });
}

/** Which rows stand on which page, by how many wait in each role. */
function pagesOf(
  waiting: Readonly<Record<Section['as'], number>>,
): readonly (readonly Section[])[] {
  const sizes = [
    ['admin', firstShown],
    ['head', batchSize],
    ['others', secondShown],
  ] as const;
  const some = sizes.filter(([as]) => waiting[as] > 0);
  const total = some.reduce((sum, [as]) => sum + waiting[as], 0);
  if (some.length > 1 && total <= fewTogether)
    return [some.map(([as, most]) => ({ as, from: 0, most }))];
  return some.flatMap(([as, most]) =>
    Array.from({ length: Math.ceil(waiting[as] / most) }, (_, at) => [
      { as, from: at * most, most },
    ]),
  );
}

/** Says some of these rows as what they wait for; gives them. */
function sayRows(
  turn: Turn,
  as: Section['as'],
  all: readonly InnovationRow[],
  { from, most, before }: { readonly from: number; readonly most: number; readonly before: number },
): readonly InnovationRow[] {
  const rows = all.slice(from, from + most);
  if (as === 'head') return batchOf(turn, rows, before, waitingIn(turn, all));
  if (as === 'admin')
    turn.say('queue', {
      rows: rows.map((row) => withUnit(turn, row)),
      waiting: waitingIn(turn, all),
    });
  else
    turn.say('second_queue', {
      from: before + 1,
      waiting: waitingIn(turn, all),
      rows: rows.map((row) => ({
        ...withUnit(turn, row),
        holder:
          row.claim === undefined || row.claim === null
            ? null
            : {
                name: row.claim.name,
                until: row.claim.until,
                self: row.claim.personId === turn.person.id,
              },
      })),
    });
  return rows;
}

function lookAt(code: string): Choice {
  return { label: code, reply: { command: 'look', args: [code] }, numbered: false };
}
