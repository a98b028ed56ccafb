// `lihat`, `berikut` and `bukti`: for whoever checks they are about the queue, for whoever fills in about the own form.
// It decides nothing; cards and evidence stand in checking.ts.
import type { CommandOf } from '../../language/index.ts';
import { type Meant, meantInnovation } from '../shared/meant.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { lookedAt } from '../state.ts';
import { waitingIn } from './endorsing.ts';
import type { Turn } from '../turn.ts';
import * as checking from './checking.ts';
import { queue } from './queue.ts';
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
  const waiting = turn.world.loaded.queue ?? [];
  const both = checks(turn) && waiting.length > 0;
  if (mode.name === 'asking') return both ? askWhich(turn) : form.skipItem(turn);
  if (mode.name !== 'idle') return queue(turn);
  const atWork = lookedAt(mode) !== null || mode.offered !== undefined;
  if (both && !atWork && fillsOn(turn)) return askWhich(turn);
  const found = turn.world.loaded.look ?? null;
  if (checks(turn) && found !== null) return checking.look(turn);
  if (turn.innovation !== null && waiting.length === 0) return goOn(turn);
  // The list would only send them back here.
  if (checks(turn) && waiting.length > 0) return noNext(turn);
  queue(turn);
}

/** True for whoever has an innovation in hand that is still being filled in. */
const fillsOn = (turn: Turn): boolean =>
  turn.innovation !== null &&
  turn.mayFill(turn.innovation) &&
  isOpenForWriting(turn.innovation.state);

/** Asks whether the own form is to go on, or what waits to be checked. */
function askWhich(turn: Turn): void {
  const { name, code } = turn.needFocus();
  const asks = turn.mode.name === 'asking';
  const count = waitingIn(turn, turn.world.loaded.queue ?? []);
  turn.say('next_which', { code, name: name ?? code, asks, count });
  turn.offer([
    {
      label: { key: asks ? 'skip' : 'go_on' },
      reply: asks ? { command: 'skip' } : { word: 'go_on' },
      numbered: false,
    },
    { label: { key: 'queue' }, reply: { command: 'queue' }, numbered: false },
  ]);
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
      ? queue(turn)
      : form.summary(turn);
  if (!/^\d{1,3}$/.test(code)) {
    turn.say('not_found', {});
    return turn.askAgain();
  }
  const { listed } = turn.state;
  const found = listed?.of === 'queue' ? listed.codes[Number(code) - 1] : undefined;
  // A number means what it meant in the list that was shown; without one the list comes first.
  if (found === undefined) return queue(turn);
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
