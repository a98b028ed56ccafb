// Designation by SK Bupati and entry into the national portal: freeze the list, record the SK, tick off what was entered.
// A list is frozen in the versions that were shown; what changed since keeps the SK from being recorded.
import { dayAt, isDay } from '../../calendar.ts';
import { isAddress, isParticle, readDate } from '../../language/index.ts';
import { judge } from '../../innovation/checks.ts';
import { noticesAfter } from '../checking/notices.ts';
import { changedSince, worthFreezing } from './frozen-list.ts';
import type { ListedInnovation } from './types.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Card } from '../checking/types.ts';
import type { Moment } from '../world.ts';
import { type ActRow, confirmAct } from '../shared/acting.ts';
import { sayRefused } from '../checking/deciding.ts';
import { trimEndOf } from '../../trimming.ts';
import { dateWord, joinedTens, numberFirst } from '../../language/designation-words.ts';

function listRow(turn: Turn, row: ListedInnovation) {
  return { code: row.code, name: row.name, unit: turn.unitName(row.unitId), state: row.state };
}

/** Shows the lists of designation; offers to freeze or, with a list frozen, says how to record the SK. */
export function designation(turn: Turn, rest: string | undefined): void {
  if (!turn.may('list_innovations', {}) || !turn.may('report', {}))
    return refuse(turn, 'freeze_list');
  const found = turn.world.loaded.designation;
  if (found === undefined) return;
  if (rest !== undefined) return recordSk(turn, rest);
  const { monitored, open, last } = found;
  turn.say('designation_lists', {
    // What is on the frozen list stands there, and not here as well.
    monitored: monitored
      .filter((row) => open === null || !open.rows.some(({ code }) => code === row.code))
      .map((row) => listRow(turn, row)),
    frozen:
      open === null
        ? null
        : {
            at: open.frozenAt,
            by: open.frozenBy,
            rows: open.rows.map((row) => ({
              ...listRow(turn, row),
              changed: row.now !== row.version,
            })),
          },
    last:
      last === null
        ? null
        : {
            number: last.skNumber ?? '-',
            date: last.skDate ?? '-',
            rows: last.rows.map((row) => listRow(turn, row)),
            scan: last.scan,
          },
  });
  if (last !== null && last.scan === null && turn.may('record_sk')) turn.say('sk_scan_how', {});
  if (!turn.may('freeze_list')) return;
  if (open !== null) turn.say('sk_how', {});
  if (!worthFreezing(found)) return;
  turn.say('freeze_ask', { count: monitored.length });
  confirmAct(turn, {
    do: 'freeze_list',
    editionId: turn.world.currentEdition.id,
    items: monitored.map((row) => ({ code: row.code, version: row.version })),
  });
}

/** Shows the lists to whoever may freeze one, and asks for the code; nobody else freezes. */
export function freeze(turn: Turn): void {
  if (!turn.may('freeze_list')) return refuse(turn, 'freeze_list');
  designation(turn, undefined);
}

function recordSk(turn: Turn, rest: string): void {
  if (!turn.may('record_sk')) return refuse(turn, 'record_sk');
  const open = turn.world.loaded.designation?.open ?? null;
  if (open === null) {
    turn.say('sk_nothing_frozen', {});
    return;
  }
  const changed = changedSince(open);
  if (changed.length > 0) {
    turn.say('sk_changed', {
      rows: changed.map((row) => ({ code: row.code, name: row.name ?? row.code })),
    });
    return;
  }
  const { number, date, typed } = readSk(rest, turn.moment.today);
  if (number === null || date === null) return turn.say('sk_unclear', { number, date: typed });
  const ahead = daysBetween(dayAt(turn.moment.now), date);
  if (ahead > mostAhead) return turn.say('sk_future', { number, date });
  turn.say('sk_ask', { number, date, count: open.rows.length, ahead: ahead > 0 });
  confirmAct(turn, { do: 'record_sk', designation: open.id, number, date });
}

/** An SK may be dated a little ahead, which is said when it is read back; a day further off is a slip of the year. Days. */
const mostAhead = 60;

const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What was read of the number and date of an SK: null for what could not be; `typed` is what stood where the date is. */
interface SkRead {
  readonly number: string | null;
  /** ISO day. */
  readonly date: string | null;
  readonly typed: string | null;
}

/**
 * Reads "188.45/400/KUM/2026 20-11-26 pak": the number as it stands, then a day, after `tanggal`, a comma or nothing. The
 * first place from which on a day can be read parts the two.
 */
function readSk(rest: string, today: Moment['today']): SkRead {
  const words = rest
    .trim()
    .replace(numberFirst, '')
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  while (words.length > 1 && isSoft(words.at(-1) ?? '')) words.pop();
  for (let at = 1; at < words.length; at += 1) {
    const date = readDay(words.slice(at).join(' '), today);
    if (date !== null) return { number: numberOf(words.slice(0, at)), date, typed: null };
  }
  const named = words.findIndex((word) => dateWord.test(word));
  const cut = named > 0 ? named : 1;
  const typed = words.slice(named > 0 ? named + 1 : 1).join(' ');
  return { number: numberOf(words.slice(0, cut)), date: null, typed: typed === '' ? null : typed };
}

function numberOf(words: readonly string[]): string | null {
  const number = words.filter((word) => !dateWord.test(word)).join(' ');
  return /\d/.test(number) ? number : null;
}

function readDay(typed: string, today: Moment['today']): string | null {
  const plain = typed.replace(joinedTens, '$1 puluh');
  const read = readDate(plain, today);
  if (read.kind === 'relative') return read.hint !== null && isDay(read.hint) ? read.hint : null;
  return read.kind === 'date' && read.precision === 'day' ? read.value : null;
}

function isSoft(word: string): boolean {
  const plain = trimEndOf(word.toLowerCase(), '.,!');
  return isAddress(plain) || isParticle(plain);
}

/** Enters the number that the national portal gave, with the step; says why not when it may not be taken. */
export function enterReport(turn: Turn, card: Card, portalId: string): void {
  const { innovation } = card;
  const judged = judge(
    innovation,
    { step: 'report', seen: card.version },
    { personId: turn.person.id, grants: turn.person.grants, onlyPerson: false },
  );
  if (!judged.ok) return sayRefused(turn, innovation.code, judged.problem);
  const { transition, role } = judged.value;
  turn.do({ kind: 'set_portal_id', code: innovation.code, portalId });
  turn.takeStep(innovation, transition, {
    role,
    onlyPerson: false,
    cardId: card.id,
    seen: 'opened',
  });
  turn.say('portal_id_set', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    portalId,
  });
  for (const effect of noticesAfter(
    { ...innovation, version: innovation.version + 1 },
    transition,
    {
      personId: turn.person.id,
      name: turn.person.name,
      role,
      unit: turn.unitName(innovation.unitId),
      edition: turn.world.editionOf(innovation.editionId, innovation.editionVersion),
    },
  ))
    turn.do(effect);
}

/** What can be done with a list of designation. */
export const designationActs: {
  readonly [Name in 'freeze_list' | 'record_sk']: ActRow<Name>;
} = {
  freeze_list: {
    may: (turn) => turn.may('freeze_list'),
    done: (turn, act) => turn.say('frozen', { count: act.items.length }),
  },
  record_sk: {
    may: (turn) => turn.may('record_sk'),
    needs: [{ kind: 'designation' }],
    done: (turn, { number, date }) => {
      const count = turn.world.loaded.designation?.open?.rows.length ?? 0;
      turn.say('sk_recorded', { number, date, count });
      turn.say('sk_scan_how', {});
    },
  },
};
