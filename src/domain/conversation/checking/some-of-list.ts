// "Acc semuanya kecuali nomor 2": a head is shown those that are meant, with a code for each and one for all of them, as in
// any other batch. It decides nothing.
import { readSomeOfList, type SomeOfList } from '../../language/index.ts';
import { only, type Route } from '../routing.ts';
import type { Conversation } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Person } from '../world.ts';
import { batchOf } from './endorsing.ts';
import { queue } from './queue.ts';
import type { InnovationRow } from './types.ts';

/** Routes what a head wants to decide of the list that was shown last; null for any other text, and for anybody else. */
export function someOfList(
  { mode, listed }: Conversation,
  person: Person,
  text: string,
): Route | null {
  if (mode.name !== 'idle' || !person.grants.some(({ role }) => role === 'unit_head')) return null;
  const some = readSomeOfList(text);
  if (some === null) return null;
  const page = listed?.of === 'queue' && listed.next !== undefined ? listed.next - 1 : LAST_PAGE;
  return only((turn) => showSome(turn, some), [{ kind: 'queue', page }]);
}

/** The list does not say that it was the last page: so many are looked through. */
const LAST_PAGE = 20;

function showSome(turn: Turn, { kind, named }: SomeOfList): void {
  const { listed } = turn.state;
  // Numbers mean something in a list that was shown alone.
  if (listed?.of !== 'queue') return queue(turn);
  const rows = turn.world.loaded.queue ?? [];
  const cards = turn.world.loaded.livingCards ?? new Map();
  const shown = listed.codes.flatMap(
    (code) => rows.find((row) => row.code === code && row.state === 'unit_verified') ?? [],
  );
  const codeOf = (one: string): string | undefined =>
    /^\d{1,2}$/u.test(one)
      ? listed.codes[Number(one) - 1]
      : shown.find(
          ({ code }) =>
            code.replace('-', '') === one.replaceAll(/[^A-Z0-9]/gu, '') ||
            cards.get(code)?.cardCode === one,
        )?.code;
  // "Tetapkan semua 5014 kecuali nomor 2": the code of the whole list names none of it.
  const ofAll = new Set(shown.flatMap(({ code }) => cards.get(code)?.batchCode ?? []));
  const ones = named.filter((one) => !ofAll.has(one));
  if (ones.length === 0) return queue(turn);
  const meant = ones.map((one) => ({ one, row: shown.find(({ code }) => code === codeOf(one)) }));
  const unknown = meant.flatMap(({ one, row }) => (row === undefined ? [one] : []));
  if (unknown.length > 0) {
    turn.say('not_in_list', { named: unknown });
    return queue(turn);
  }
  const chosen = new Set(meant.map(({ row }) => row?.code));
  const taken = shown.filter(({ code }) => chosen.has(code) === (kind === 'only'));
  const left = shown.filter((row) => !taken.includes(row));
  if (taken.length === 0) return queue(turn);
  batchOf(
    turn,
    taken,
    0,
    taken.length,
    left.map(({ code, name }) => ({ code, name: name ?? code })),
  );
  turn.list({ of: 'queue', codes: taken.map(({ code }: InnovationRow) => code) });
  turn.open({ name: 'idle' });
}
