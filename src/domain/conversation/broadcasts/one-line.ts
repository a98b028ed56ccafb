// A broadcast in one line: to whom and what; the rest is as usual, and it goes only by the count and code of its preview.
// Who is meant is read from roles, kinds of units and names of units; anything else sends nothing.
import {
  type BroadcastAudience,
  everybody,
  longestBroadcast,
  unknownPlaceholders,
  placeholders,
} from '../../broadcast.ts';
import { peopleNamed } from '../../broadcast-names.ts';
import { andBetween } from '../../language/broadcast-words.ts';
import { type BroadcastLine, readUnitKind } from '../../language/index.ts';
import { reachOf } from '../../access.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { picksAll, readPicks, readUnits, rolePicks } from './picks.ts';
import { preview, scopeOf } from './preview.ts';

/** A line that asks to a meeting: its number, and who was asked to it before. */
interface Inviting {
  readonly meeting?: number;
  readonly asked?: readonly number[];
}

/** Shows the preview of what was written, or says who is not known. */
export function beginInOneLine(turn: Turn, line: BroadcastLine & Inviting): void {
  const reach = line.meeting === undefined ? null : invitedUnits(turn);
  if (line.meeting === undefined && scopeOf(turn) === undefined)
    return refuse(turn, 'broadcast_unit');
  if (reach?.length === 0) return refuse(turn, 'hold_meeting');
  const meant = audienceOf(turn, line.to, line.meeting !== undefined);
  const audience = meant === null || reach === null ? meant : within(turn, meant, reach);
  if (audience === 'outside') return refuse(turn, 'hold_meeting');
  if (audience === null) {
    turn.say('broadcast_line_unclear', { typed: line.to });
    return turn.askAgain();
  }
  const unknown = unknownPlaceholders(line.text);
  if (unknown.length > 0) {
    turn.say('broadcast_unknown_placeholder', { found: unknown, placeholders });
    return turn.askAgain();
  }
  const chars = [...line.text].length;
  if (chars > longestBroadcast) {
    const { meeting } = line;
    turn.say('broadcast_too_long', {
      ...{ chars, limit: longestBroadcast },
      ...(meeting === undefined ? {} : { meeting }),
    });
    return turn.askAgain();
  }
  const { asked = [] } = line;
  preview(turn, {
    audience: asked.length === 0 ? audience : { ...audience, except: [...asked] },
    text: line.text,
    file: null,
    question: line.attendance ? { kind: 'attendance' } : null,
    time: { starts: null, until: null },
    late: false,
    ...(line.meeting === undefined ? {} : { meeting: line.meeting }),
  });
}

/** The units whose people somebody may ask to a meeting; null: all. */
function invitedUnits(turn: Turn): readonly string[] | null {
  const { all, units } = reachOf(turn.person.grants, 'hold_meeting');
  return all ? null : units;
}

/**
 * The part of an audience that lies in these units: a mentor asks people of the own gakor alone. What is left out is said;
 * `outside`: nothing is left.
 */
function within(
  turn: Turn,
  audience: BroadcastAudience,
  reach: readonly string[],
): BroadcastAudience | 'outside' {
  const { units, gakor, people = [] } = audience;
  // Only people were named, and of those only whom they may ask are known.
  if (audience.roles === null && units === null && gakor === null && people.length > 0)
    return audience;
  const ofGakor = (turn.world.loaded.gakor ?? [])
    .filter(({ id }) => gakor?.includes(id) === true)
    .flatMap((one) => one.units);
  const meant =
    units === null && gakor === null ? reach : [...new Set([...(units ?? []), ...ofGakor])];
  const left = reach.filter((id) => meant.includes(id));
  const out = meant.filter((id) => !reach.includes(id));
  if (left.length === 0) return 'outside';
  if (out.length > 0)
    turn.say('meeting_outside_gakor', { units: out.map((id) => turn.unitName(id)) });
  return { ...audience, units: [...left], gakor: null };
}

/**
 * Reads "admin puskesmas", "kepala dinas kesehatan", "semua admin", "puskesmas juai"; null where a word is not known.
 * With `names`, people may be named beside them.
 */
function audienceOf(turn: Turn, typed: string, names: boolean): BroadcastAudience | null {
  if (picksAll(typed)) return everybody;
  const words = typed.trim().split(/\s+/u);
  // The longest beginning that names a role; what stands behind it names units.
  for (let count = Math.min(3, words.length); count >= 0; count--) {
    const head = words.slice(0, count).join(' ');
    const roles = count === 0 ? null : readPicks(head, rolePicks);
    if (count > 0 && (roles === null || roles === 'all')) continue;
    const audience = {
      ...everybody,
      roles: roles === null || roles === 'all' ? null : [...roles],
    };
    const rest = words.slice(count).join(' ');
    if (rest === '' || picksAll(rest, 'unit')) return audience;
    const units = unitsOf(turn, rest, names);
    if (units !== null) return { ...audience, ...units };
  }
  return null;
}

function unitsOf(
  turn: Turn,
  typed: string,
  names: boolean,
): Pick<BroadcastAudience, 'units' | 'gakor' | 'people'> | null {
  const meant = readUnitKind(typed);
  if (meant !== null) {
    const units = turn.world.units.filter((unit) => unit.kind === meant).map(({ id }) => id);
    return units.length === 0 ? null : { units, gakor: null };
  }
  const found = readUnits(turn, typed);
  const { people = [] } = turn.world.loaded;
  const parts = found.unknown.flatMap((part) => part.split(andBetween));
  const named = peopleNamed(names ? people : [], parts);
  if (named.unknown.length > 0 || (found.unknown.length > 0 && named.ids.length === 0)) return null;
  const gakor = found.gakor.length === 0 ? null : [...found.gakor];
  const units = found.units.length === 0 ? null : [...found.units];
  if (named.ids.length > 0) return { units, gakor, people: [...named.ids] };
  return units === null && gakor === null ? null : { units, gakor };
}
