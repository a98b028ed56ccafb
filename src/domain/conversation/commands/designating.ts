// Designation by SK Bupati and entry into the national portal: freeze the list, record the SK, tick off what was entered.
// A list is frozen in the versions that were shown; what changed since keeps the SK from being recorded.
import { readDate } from '../../language/index.ts';
import { judge } from '../../innovation/checks.ts';
import { noticesAfter } from '../decision.ts';
import { changedSince, worthFreezing } from '../designation.ts';
import type { ListedInnovation } from '../season.ts';
import type { Turn } from '../turn.ts';
import type { Card } from '../world.ts';
import { confirmAct } from './acts.ts';
import { sayRefused } from './deciding.ts';
import { refuse } from './submitting.ts';

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
    monitored: monitored.map((row) => listRow(turn, row)),
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
  const typed = /^(?:nomor|no\.?)?\s*(.+?)[\s,]+(?:tanggal|tgl\.?)\s+(.+)$/is.exec(rest.trim());
  const read = readDate(typed?.[2] ?? '', turn.moment.today);
  const number = typed?.[1]?.trim() ?? '';
  if (read.kind !== 'date' || read.precision !== 'day' || number === '') {
    turn.say('sk_unclear', {});
    return;
  }
  const date = read.value;
  turn.say('sk_ask', { number, date, count: open.rows.length });
  confirmAct(turn, { do: 'record_sk', designation: open.id, number, date });
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
  turn.takeStep(innovation, transition, { role, onlyPerson: false, cardId: card.id });
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
