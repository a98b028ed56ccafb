// Questions and answers between units about what is published, read by units alone (rows 70 to 72 of the access table): the
// innovation's people answer, its admin or the agency hides what does not belong there. And peers: units that have an
// indicator already.
import { may } from '../../access.ts';
import { formOf } from '../../edition/journey.ts';
import type { HubQuestion, Source } from '../../hub/copy.ts';
import { homeUnit } from '../candidates/reach.ts';
import { tell } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { answersFor, publishedSource, stopsWriting, unknown } from './copying.ts';
import type { QuestionShown } from './messages.ts';

/** Questions that a list shows. */
const named = 3;

const shownOf = (turn: Turn, question: HubQuestion): QuestionShown => {
  const { number, source, unitId, text, answer } = question;
  return { number, code: source.code, unit: turn.unitName(unitId), text, answer };
};

/** `tanya INV-…: …`. */
export function askQuestion(turn: Turn, text: string): void {
  if (!turn.may('ask_about_card')) return refuse(turn, 'ask_about_card');
  const source = publishedSource(turn);
  if (source === null || stopsWriting(turn, text)) return;
  const { hubNumber: number } = turn.world.loaded;
  if (number === undefined) throw new Error('a question without a number');
  const unitId = homeUnit(turn);
  const { code, name } = source;
  turn.do({ kind: 'write_hub_note', number, code, name, copy: null, unitId, text });
  turn.say('question_asked', { number, unit: turn.unitName(source.unitId) });
  notifyOwners(turn, source, { number, code, unit: turn.unitName(unitId), text, answer: null });
}

/** The question that was named, for whoever may read it; null after it was said that there is none. */
function questionOf(turn: Turn): HubQuestion | null {
  const found = turn.world.loaded.hubQuestion ?? null;
  const reads =
    found !== null &&
    turn.may('ask_about_card') &&
    !found.hidden &&
    // What was taken back stays between its people.
    ((found.answer !== null && found.source.published) ||
      found.personId === turn.person.id ||
      answersFor(turn, found.source) !== null ||
      turn.may('hide_question', { unitId: found.source.unitId }));
  if (found !== null && reads) return found;
  unknown(turn, 'ask_about_card');
  return null;
}

/** `D-4`; `unread` when something stood behind it that does nothing. */
export function showQuestion(turn: Turn, unread: boolean): void {
  const found = questionOf(turn);
  if (found === null) return;
  turn.say('question_shown', {
    ...shownOf(turn, found),
    answers: found.answer === null && answersFor(turn, found.source) !== null,
    hides: turn.may('hide_question', { unitId: found.source.unitId }),
    unread,
  });
}

/** `tanya jawab INV-…`: what was answered, the newest first. */
export function showThread(turn: Turn): void {
  if (!turn.may('ask_about_card')) return refuse(turn, 'ask_about_card');
  const source = publishedSource(turn);
  if (source === null) return;
  const answered = (turn.world.loaded.hubThread ?? []).filter(
    ({ hidden, answer }) => !hidden && answer !== null,
  );
  turn.say('question_list', {
    ...{ code: source.code, name: source.name, total: answered.length },
    rows: answered.slice(0, named).map((one) => shownOf(turn, one)),
  });
}

/** `D-4 jawab: …`, `D-4 sembunyikan: alasan`. */
export function changeQuestion(turn: Turn, what: 'answered' | 'hidden', text: string): void {
  const found = questionOf(turn);
  if (found === null) return;
  const { number, version, source, personId } = found;
  const action = what === 'answered' ? 'answer_card' : 'hide_question';
  const hides = may(turn.person.grants, 'hide_question', { unitId: source.unitId });
  const role = what === 'answered' ? answersFor(turn, source) : hides.ok ? hides.value.role : null;
  if (role === null) return refuse(turn, action);
  if (what === 'answered' && found.answer !== null) return turn.say('question_done', { number });
  if (text.length < 3) return turn.say('question_how', { number, what });
  if (stopsWriting(turn, text)) return;
  turn.do({ kind: 'change_hub_note', number, version, role, what, text });
  turn.say(what === 'answered' ? 'question_answered' : 'question_hidden', { number });
  if (personId === turn.person.id) return;
  const shown = shownOf(turn, found);
  tell(turn, { to: 'person', personId }, `question:${number}:${what}:${turn.moment.nowIso}`, {
    key: 'notice_question',
    args: {
      ...{ ...shown, what, name: source.name },
      answer: what === 'answered' ? text : shown.answer,
      reason: what === 'hidden' ? text : null,
    },
  });
}

function notifyOwners(turn: Turn, source: Source, shown: QuestionShown): void {
  const { name, unitId, ownerId, fillers } = source;
  const key = `question:${shown.number}`;
  const args = { ...shown, what: 'asked', name, reason: null } as const;
  const part = { key: 'notice_question', args } as const;
  const except = turn.person.id;
  tell(turn, { to: 'fillers', ownerId, fillers, except }, key, part);
  const besides = [ownerId, ...fillers];
  tell(turn, { to: 'role', role: 'unit_admin', unitId, except, besides }, key, part);
}

/** `siapa yang sudah indikator 5`: published innovations of others that were accepted with evidence for it. */
export function showPeers(turn: Turn, no: number): void {
  if (!turn.may('ask_about_card')) return refuse(turn, 'ask_about_card');
  const item = formOf(turn.world.currentEdition).items.find(
    (one) => one.kind === 'indicator' && one.no === no,
  );
  if (item === undefined) return turn.say('hub_no_indicator', { no });
  const own = homeUnit(turn);
  const rows = (turn.world.loaded.hubPeers ?? []).filter(({ unitId }) => unitId !== own);
  turn.say('hub_peers', {
    ...{ no, label: item.label },
    rows: rows.slice(0, 3).map(({ code, name, unitId, year }) => ({
      ...{ code, name, year, unit: turn.unitName(unitId) },
    })),
  });
}
