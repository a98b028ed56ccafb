// Begins an innovation: its name is the first answer, and only with a name does a draft exist.
// It never creates an empty draft.
import { entryOf } from '../../calendar.ts';
import { formOf } from '../../edition/journey.ts';
import { innovationCode } from '../../codes.ts';
import { leadsOn } from '../../candidate.ts';
import type { FirstNote, Innovation } from '../../innovation/innovation.ts';
import { tellOwn } from '../candidates/telling.ts';
import { checkName } from '../candidates/name-help.ts';
import { itemAfter } from './asking.ts';
import { readText } from '../../edition/items/text.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';

/** The candidate out of which an innovation comes, and what was told of it. */
type ComesFrom = { readonly candidate: number; readonly sentence: string };

/** What must be loaded wherever an innovation may be begun. */
export const beginningNeeds: readonly Need[] = [
  { kind: 'calendar', of: 'running' },
  { kind: 'drafts_begun' },
];

/** Most drafts of one innovator in the running edition that were not handed in: whoever began so many goes on with one, or gives one up. */
const mostDrafts = 30;

/** Says so when somebody without a role that was given to them has as many drafts as they may have. */
function hasBegunEnough(turn: Turn): boolean {
  if (turn.person.grants.some(({ role }) => role !== 'innovator')) return false;
  const count = turn.world.loaded.draftsBegun;
  if (count === undefined) throw new Error('beginning an innovation without the count of drafts');
  if (count < mostDrafts) return false;
  turn.say('drafts_enough', { count });
  turn.askAgain();
  return true;
}

/** Asks for the name of a new innovation, or says why this person cannot begin one; `out`: of what it comes. */
export function beginInnovation(turn: Turn, out?: ComesFrom): void {
  const unitId =
    turn.person.unitId ?? turn.person.grants.find((grant) => grant.unitId !== null)?.unitId ?? null;
  if (unitId === null || !turn.may('create_draft', { unitId, own: true })) {
    turn.say('cannot_begin', {});
    return;
  }
  if (hasBegunEnough(turn)) return;
  const form = formOf(turn.world.currentEdition);
  turn.say('begin_innovation', {
    unit: turn.unitName(unitId),
    edition: form.definition.title,
    items: form.items.length,
    together: turn.moment.questionsAtOnce > 1,
  });
  // Nobody answers fifty questions to learn at the end that nothing is taken any more.
  const entry = entryOf(turn.world.loaded.calendar ?? null, unitId, turn.moment.now);
  if (entry.kind !== 'open')
    turn.say('begin_after_deadline', {
      ended: entry.ended,
      closed: entry.kind === 'closed',
      unit: turn.unitName(unitId),
    });
  askInnovationName(turn);
  turn.open({ name: 'naming_innovation', ...out });
}

/** Creates the innovation with the name that was typed and asks the next question. */
export function onInnovationName(turn: Turn, text: string): void {
  const form = formOf(turn.world.currentEdition);
  const item = form.byId.get(form.definition.nameItem);
  if (item === undefined) throw new Error('naming an innovation without form');
  const read = readText(item, text);
  if (!read.ok) {
    turn.say('text_refused', { ...read.problem, label: item.label });
    return;
  }
  const { code } = newInnovation(turn);
  turn.save(item.id, read.value);
  turn.setLast(item.id, text);
  turn.say('innovation_begun', { code, name: text.trim() });
  checkName(turn, text.trim());
  itemAfter(turn, item.id);
}

/** Begins an innovation of this name without asking anything next; null, with the reason said, where it cannot be begun. */
export function beginNamed(turn: Turn, text: string): string | null {
  const form = formOf(turn.world.currentEdition);
  const item = form.byId.get(form.definition.nameItem);
  if (item === undefined) throw new Error('naming an innovation without form');
  const unitId =
    turn.person.unitId ?? turn.person.grants.find((grant) => grant.unitId !== null)?.unitId ?? null;
  if (unitId === null || !turn.may('create_draft', { unitId, own: true })) {
    turn.say('cannot_begin', {});
    return null;
  }
  if (hasBegunEnough(turn)) return null;
  const read = readText(item, text);
  if (!read.ok) {
    turn.say('text_refused', { ...read.problem, label: item.label });
    return null;
  }
  const { code } = newInnovation(turn);
  turn.save(item.id, read.value);
  return code;
}

/** Begins an innovation of the person's unit in the running edition. Its name must be saved in the same step. */
export function newInnovation(turn: Turn): Innovation {
  const form = formOf(turn.world.currentEdition);
  const unitId =
    turn.person.unitId ?? turn.person.grants.find((grant) => grant.unitId !== null)?.unitId ?? null;
  if (unitId === null) throw new Error('an innovation without unit');
  const innovation: Innovation = {
    id: 0,
    code: innovationCode(turn.moment.entropy),
    unitId,
    ownerId: turn.person.id,
    ownerName: turn.person.name,
    fillers: [],
    state: 'draft',
    version: 1,
    editionId: form.definition.id,
    editionVersion: form.definition.version,
    name: null,
    answers: new Map(),
    files: [],
    openItems: null,
    returnedFrom: null,
    submittedAt: null,
    stateSince: turn.moment.nowIso,
  };
  const found = foundIn(turn, unitId);
  turn.create(found === null ? innovation : { ...innovation, found });
  if (found !== null)
    turn.do({
      kind: 'change_candidate',
      number: found.number,
      version: found.version,
      role: null,
      change: { what: 'begin', code: innovation.code },
    });
  // Whoever noted it hears that it goes on.
  const noted = turn.world.loaded.candidate ?? null;
  if (found !== null && noted !== null) tellOwn(turn, noted, 'begun', innovation.code);
  return innovation;
}

/** The candidate that is being begun, as long as it still can be; what became of it meanwhile hinders nobody. */
function foundIn(turn: Turn, unitId: string): (FirstNote & { readonly version: number }) | null {
  const { mode } = turn;
  const candidate = turn.world.loaded.candidate ?? null;
  if (mode.name !== 'naming_innovation' || candidate === null) return null;
  if (mode.candidate !== candidate.number) return null;
  if (candidate.unitId !== unitId || !leadsOn(candidate, 'begin')) return null;
  return { number: candidate.number, sentence: candidate.sentence, version: candidate.version };
}

/** Asks for the name of a new innovation. */
export function askInnovationName(turn: Turn): void {
  const form = formOf(turn.world.currentEdition);
  const item = form.byId.get(form.definition.nameItem);
  if (item === undefined) throw new Error('an edition without a name item');
  turn.say('ask_innovation_name', { label: item.label, help: item.help });
}
