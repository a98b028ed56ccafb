// "Kami mau meniru": a unit or another region asks, the innovation's people answer, both sides write to each other here, and
// what came of it is counted (rows 69 and 70 of the access table). Nobody's number or address goes along.
import { may, type Role } from '../../access.ts';
import { publicItemsOf } from '../../edition/editions/public-items.ts';
import { formOf } from '../../edition/journey.ts';
import { levelsOf } from '../../edition/show.ts';
import {
  type Copy,
  type CopyChange,
  copyLeadsOn,
  longestWriting,
  mostADay,
  type Source,
} from '../../hub/copy.ts';
import { regionKey } from '../../hub/origin.ts';
import { isFiller } from '../../innovation/innovation.ts';
import { tell } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { CopyShown, CountedAs } from './messages.ts';
import { askingUnit, outsider } from './origins.ts';

/** Requests that a list names. */
const named = 4;

/** The role in which this person answers for an innovation; null where they may not. */
export function answersFor(turn: Turn, source: Source): Role | null {
  const own = isFiller(source, turn.person.id);
  const allowed = may(turn.person.grants, 'answer_card', { unitId: source.unitId, own });
  return allowed.ok ? allowed.value.role : null;
}

/** Says that there is no such thing here, and records that somebody asked. */
export function unknown(turn: Turn, action: string): void {
  turn.say('hub_unknown', {});
  turn.do({ kind: 'record', what: 'denied', detail: action });
}

/** The published innovation that was named; null after it was said that there is none. */
export function publishedSource(turn: Turn): Source | null {
  const source = turn.world.loaded.hubSource ?? null;
  if (source?.published === true) return source;
  turn.say('hub_unknown', {});
  return null;
}

/** Says so when a text is too long, or today's texts to others are used up. */
export function stopsWriting(turn: Turn, text: string): boolean {
  const { hubToday = 0 } = turn.world.loaded;
  if (text.length > longestWriting) turn.say('hub_too_long', { limit: longestWriting });
  else if (hubToday >= mostADay) turn.say('hub_enough', { limit: mostADay });
  else return false;
  return true;
}

const whoOf = (turn: Turn, { unitId, origin }: Pick<Copy, 'unitId' | 'origin'>): string =>
  origin ?? turn.unitName(unitId);

const shownOf = (turn: Turn, copy: Copy): CopyShown => ({
  ...{ number: copy.number, code: copy.source.code, state: copy.state },
  who: whoOf(turn, copy),
});

/** `kami mau meniru INV-…; tujuan`; people of no unit name their region and themselves first. */
export function askToCopy(turn: Turn, parts: readonly string[]): void {
  if (!turn.may('ask_to_copy', { own: true })) return refuse(turn, 'ask_to_copy');
  const source = publishedSource(turn);
  if (source === null) return;
  const { code } = source;
  const unitId = askingUnit(turn);
  if (unitId === source.unitId) return turn.say('copy_own_unit', { code });
  const held = (turn.world.loaded.hubCopies ?? []).find(
    (one) => one.unitId === unitId && unitId !== null && one.state !== 'refused',
  );
  if (held !== undefined)
    return turn.say('copy_not_now', { number: held.number, state: held.state });
  const from = unitId === null ? outsider(turn, code, parts) : { origin: null, rest: parts };
  if (from === null) return;
  const purpose = from.rest.join('; ').trim();
  if (stopsWriting(turn, purpose)) return;
  const { hubNumber: number } = turn.world.loaded;
  if (number === undefined) throw new Error('a request without a number');
  const { origin } = from;
  turn.do({
    ...{ kind: 'ask_to_copy', number, code, name: source.name, unitId, origin },
    purpose: purpose === '' ? null : purpose,
  });
  const unit = turn.unitName(source.unitId);
  turn.say('copy_asked', { number, name: source.name, unit });
  const shown: CopyShown = { number, code, who: whoOf(turn, { unitId, origin }), state: 'asked' };
  notifyOwners(turn, source, shown, 'asked', purpose);
}

/** The request that was named, for whoever may see it; null after it was said that there is none. */
function requestOf(turn: Turn): { readonly copy: Copy; readonly role: Role | null } | null {
  const copy = turn.world.loaded.hubCopy ?? null;
  const role = copy === null ? null : answersFor(turn, copy.source);
  if (copy !== null && (role !== null || copy.personId === turn.person.id)) return { copy, role };
  unknown(turn, 'answer_card');
  return null;
}

/** `M-3`; `unread` when something stood behind it that decides nothing. */
export function showCopy(turn: Turn, unread: boolean): void {
  const found = requestOf(turn);
  if (found === null) return;
  const { copy, role } = found;
  turn.say('copy_shown', {
    ...shownOf(turn, copy),
    ...{ name: copy.source.name, purpose: copy.purpose, remark: copy.remark },
    answers: role !== null && copy.state === 'asked',
    writes: copy.state === 'accepted' || copy.state === 'done',
    unread,
  });
}

/** `M-3 boleh`, `M-3 tidak: alasan`, `M-3 sudah: hasil`. */
export function changeCopy(turn: Turn, what: CopyChange, text: string): void {
  const found = requestOf(turn);
  if (found === null) return;
  const { copy, role } = found;
  // That it runs is said by whoever copies as well; yes and no by the innovation's people alone.
  if (role === null && what !== 'done') return refuse(turn, 'answer_card');
  const { number, version, state, source } = copy;
  if (!copyLeadsOn(copy, what)) return turn.say('copy_not_now', { number, state });
  if (what === 'refused' && text.length < 3) return turn.say('copy_reason', { number });
  if (stopsWriting(turn, text)) return;
  const remark = text === '' ? null : text;
  turn.do({ kind: 'change_copy', number, version, role, what, remark });
  const shown: CopyShown = { ...shownOf(turn, copy), state: what };
  turn.say('copy_changed', { ...shown, what });
  if (copy.personId !== turn.person.id) notifyAsker(turn, copy, shown, what, remark);
  if (what === 'done') notifyOwners(turn, source, shown, what, text, copy);
}

/** `M-3 pesan: …`: to the other side. */
export function writeAboutCopy(turn: Turn, text: string): void {
  const found = requestOf(turn);
  if (found === null) return;
  const { copy, role } = found;
  const { number, state, source } = copy;
  if (state === 'asked' || state === 'refused') return turn.say('copy_not_now', { number, state });
  if (text === '') return turn.say('copy_write_how', { number });
  if (stopsWriting(turn, text)) return;
  const { hubNumber } = turn.world.loaded;
  if (hubNumber === undefined) throw new Error('a letter without a number');
  turn.do({
    ...{ kind: 'write_hub_note', number: hubNumber, code: source.code, name: source.name },
    ...{ copy: number, text },
    unitId: askingUnit(turn),
  });
  turn.say('copy_written', { number });
  const shown = shownOf(turn, copy);
  if (role === null) notifyOwners(turn, source, shown, 'note', text);
  else notifyAsker(turn, copy, shown, 'note', text);
}

/** `siapa yang meniru INV-…`: who runs it, and what that counts for to the innovation's people. */
export function listCopies(turn: Turn): void {
  if (!turn.may('ask_about_card')) return refuse(turn, 'ask_about_card');
  const source = turn.world.loaded.hubSource ?? null;
  const answers = source !== null && answersFor(turn, source) !== null;
  if (source === null || !(source.published || answers)) return unknown(turn, 'ask_about_card');
  const all = turn.world.loaded.hubCopies ?? [];
  const rows = answers ? all : all.filter(({ state }) => state === 'done');
  const done = all.filter(({ state }) => state === 'done');
  turn.say('copy_list', {
    ...{ code: source.code, name: source.name, total: rows.length },
    rows: rows.slice(0, named).map((copy) => shownOf(turn, copy)),
    here: done.filter(({ unitId }) => unitId !== null).length,
    elsewhere: regions(done).size,
    indicator: answers ? countedAs(turn, source, regions(done).size) : null,
  });
}

/** Other regions, each once, however they are written. */
const regions = (copies: readonly Pick<Copy, 'origin'>[]): ReadonlySet<string> =>
  new Set(copies.flatMap(({ origin }) => (origin === null ? [] : [regionKey(origin)])));

/** What so many regions come to for the indicator of replication, by the texts of its levels. */
function countedAs(turn: Turn, source: Source, count: number): CountedAs | null {
  const { byId } = formOf(turn.world.editionOf(source.editionId, source.editionVersion));
  const item = byId.get(publicItemsOf(source.editionId).copies);
  if (item?.kind !== 'indicator') return null;
  const level = levelsOf(item, undefined).findLast((one) => one.level <= count) ?? null;
  const { no, label } = item;
  return { no, label, level: level?.level ?? null, text: level?.text ?? null };
}

function notifyOwners(
  turn: Turn,
  source: Source,
  shown: CopyShown,
  what: 'asked' | 'done' | 'note',
  text: string,
  done?: Copy,
): void {
  const { code, name, unitId, ownerId, fillers } = source;
  const elsewhere = done === undefined || done.origin === null ? null : [...copiesWith(turn, done)];
  const indicator = elsewhere === null ? null : countedAs(turn, source, regions(elsewhere).size);
  const key = `copy:${shown.number}:${what}:${turn.moment.nowIso}`;
  const by = turn.person.name;
  const args = { ...shown, what, name, by, text: text === '' ? null : text, indicator };
  const part = { key: 'notice_copy', args: { ...args, code } } as const;
  const except = turn.person.id;
  tell(turn, { to: 'fillers', ownerId, fillers, except }, key, part);
  const besides = [ownerId, ...fillers];
  tell(turn, { to: 'role', role: 'unit_admin', unitId, except, besides }, key, part);
}

/** Those that ran before, and this one. */
const copiesWith = (turn: Turn, copy: Copy): readonly Copy[] => [
  ...(turn.world.loaded.hubCopies ?? []).filter(({ state }) => state === 'done'),
  copy,
];

function notifyAsker(
  turn: Turn,
  { personId, source: { name } }: Copy,
  shown: CopyShown,
  what: CopyChange | 'note',
  text: string | null,
): void {
  const key = `copy:${shown.number}:${what}:${turn.moment.nowIso}`;
  const by = turn.person.name;
  tell(turn, { to: 'person', personId }, key, {
    key: 'notice_copy',
    args: { ...shown, what, name, by, text, indicator: null },
  });
}
