// `lihat`, `berikut` and `bukti`: for whoever checks they are about the queue, for whoever fills in about the own form.
// It decides nothing; cards and evidence stand in checking.ts.
import type { CommandOf } from '../../language/index.ts';
import { type Meant, meantInnovation } from '../shared/meant.ts';
import { lookedAt } from '../state.ts';
import type { Turn } from '../turn.ts';
import * as checking from './checking.ts';
import { evidence as sendEvidence } from './sending-evidence.ts';
import * as form from '../filling/form.ts';
import { listFiles } from '../filling/own-files.ts';
import { goOn } from '../filling/status.ts';
import { wholeOfIt } from '../../language/checking-words.ts';

const checks = (turn: Turn): boolean =>
  turn.person.grants.some(({ role }) => role !== 'innovator' && role !== 'mentor');

/** Goes on: to the next innovation of the queue, or to the next question of the own form. */
export function next(turn: Turn): void {
  const { mode } = turn;
  const queue = turn.world.loaded.queue ?? [];
  if (mode.name === 'asking' && !checks(turn)) return form.skipItem(turn);
  if (mode.name !== 'idle') return checking.queue(turn);
  const found = turn.world.loaded.look ?? null;
  if (checks(turn) && found !== null) return checking.look(turn);
  if (turn.innovation !== null && queue.length === 0) return goOn(turn);
  // The list would only send them back here.
  if (checks(turn) && queue.length > 0) return noNext(turn);
  checking.queue(turn);
}

/** Says that nothing else is free, and what the innovation looked at last still waits for. */
function noNext(turn: Turn): void {
  const looking = lookedAt(turn.mode);
  const left = (turn.world.loaded.queue ?? []).find(({ code }) => code === looking);
  turn.say('nothing_next', {
    left: left === undefined ? null : { code: left.code, name: left.name, state: left.state },
  });
}

/** Shows the innovation that is named; without a name the queue, or the own answers. */
export function look(turn: Turn, { code }: CommandOf<'look'>, meant: Meant): void {
  if (meant.innovation !== null) return checking.look(turn);
  if (code === undefined)
    return turn.person.grants.some(({ role }) => role !== 'innovator')
      ? checking.queue(turn)
      : form.summary(turn);
  if (!/^\d{1,3}$/.test(code)) {
    turn.say('not_found', {});
    return turn.askAgain();
  }
  const { listed } = turn.state;
  const found = listed?.of === 'queue' ? listed.codes[Number(code) - 1] : undefined;
  // A number means what it meant in the list that was shown; without one the list comes first.
  if (found === undefined) return checking.queue(turn);
  turn.say('look_by_code', { code: found });
  turn.offer([
    { label: { key: 'look' }, reply: { command: 'look', args: [found] }, numbered: false },
  ]);
}

/** Reads on in the innovation that is looked at, or in the own one: all of it, or one item. */
export function read(turn: Turn, { rest }: CommandOf<'read'>, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
  if (innovation === null) return;
  const what = (rest ?? '').trim();
  if (what !== '' && !wholeOfIt.test(what)) return checking.readItem(turn, innovation, what);
  if (meant.innovation === null) form.summary(turn);
  else checking.readAll(turn);
}

/** Sends evidence to whoever checks; opens the item for it to whoever fills in and names no innovation. */
export function evidence(turn: Turn, command: CommandOf<'evidence'>, meant: Meant): void {
  const { innovation } = turn;
  const fills = innovation?.state === 'draft' || innovation?.state === 'returned';
  if (command.code !== undefined || meant.innovation !== null || !fills)
    return sendEvidence(turn, command.item, meant);
  if (command.item === undefined) return listFiles(turn);
  const number = /^\d+$/.test(command.item.trim());
  form.change(turn, number ? `indikator ${command.item}` : command.item);
}
