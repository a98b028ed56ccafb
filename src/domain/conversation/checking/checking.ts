// What every checker looks at in chat: one innovation as a card, and the list of the unit.
// It takes no decision (deciding.ts); whoever may decide gets a one-time code with the card.
import type { Item } from '../../edition/definition.ts';
import { evidenceNumber } from '../../edition/evidence-number.ts';
import { itemNamed } from '../../edition/item-named.ts';
import { applies, type Form, formOf } from '../../edition/journey.ts';
import { type AnswerValue, provenanceOf } from '../../edition/answer.ts';
import { showAnswer } from '../../edition/show.ts';
import { cardCode } from '../../codes.ts';
import { actionOf, checks, isCheckerOf } from '../../innovation/checks.ts';
import { type Step, transitions } from '../../innovation/status.ts';
import { type Innovation, isFiller } from '../../innovation/innovation.ts';
import { reachesAnything } from '../../access.ts';
import { claimedScore } from '../filling/claimed-score.ts';
import type { Choice } from '../message.ts';
import { mayRead } from '../shared/meant.ts';
import { notFound, refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { CardLine, CheckingMessages } from './messages.ts';
import type { InnovationRow } from './types.ts';
import type { Loaded } from '../world.ts';
import { flagSources, flagsOf, sayFlags } from './flags.ts';
import { contentWarnings, warningsOf } from '../filling/submitting.ts';
import { pageNumber } from '../../language/checking-words.ts';

/** How long a claim holds without its holder doing anything. Minutes. */
export const claimMinutes = 15;

/** A row as it is listed, with the name of its unit. */
export function withUnit(turn: Turn, row: InnovationRow) {
  const { claim: _, version: __, ...rest } = row;
  return { ...rest, unit: turn.unitName(row.unitId) };
}

/**
 * Shows an innovation: to whoever fills it in with all answers, to everybody else as a sheet of a phone's length.
 * Whoever may decide on it gets a card code, which covers what was not opened as well.
 */
export function look(turn: Turn): void {
  const found = turn.world.loaded.look;
  if (found === undefined || found === null || !mayRead(turn, found.innovation))
    return notFound(turn);
  const { innovation } = found;
  const code = offerCard(turn, found);
  if (isFiller(innovation, turn.person.id)) sayCard(turn, found, code !== null);
  else {
    saySheet(turn, found);
    turn.do({ kind: 'note_reading', code: innovation.code });
  }
  if (code === null) {
    // Who may only read goes on reading in it.
    if (turn.mode.name === 'idle' && !isFiller(innovation, turn.person.id))
      turn.open({ ...turn.mode, looking: innovation.code });
    return turn.askAgain();
  }
  offerDecisions(turn, innovation, code);
  // What is typed next is about the card, not an answer to a question that scrolled away.
  if (turn.mode.name === 'asking') turn.open({ name: 'idle', looking: innovation.code });
  else if (turn.mode.name === 'idle') turn.open({ ...turn.mode, looking: innovation.code });
}

/** Says all of the innovation that is looked at, with what its checker should know. */
export function readAll(turn: Turn): void {
  const found = turn.world.loaded.look ?? null;
  if (found === null || !mayRead(turn, found.innovation)) return notFound(turn);
  sayCard(turn, found, false);
  if (worksWithOthers(turn)) sayFlags(turn, flagsOf(flagSources(turn), found));
  turn.askAgain();
}

/** Says one item of an innovation, by number or name. */
export function readItem(turn: Turn, innovation: Innovation, typed: string): void {
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const { item } = itemNamed(form, typed);
  const looked = turn.world.loaded.look ?? null;
  const before = looked?.innovation.code === innovation.code ? looked.before : new Map();
  if (item === null) turn.say('read_what', { total: form.items.length });
  else
    turn.say('one_item', {
      code: innovation.code,
      name: innovation.name ?? innovation.code,
      line: lineOf({ innovation, before }, form, item),
      total: form.items.length,
      evidence: evidenceNumber(form, item.id),
    });
  turn.askAgain();
}

const worksWithOthers = (turn: Turn): boolean =>
  turn.grantsOf('innovator').length < turn.person.grants.length;

type Looked = NonNullable<Loaded['look']>;

/** Gives a code to whoever is waited for (claiming the innovation where a queue is shared), or may reopen or reject it. */
function offerCard(turn: Turn, found: Looked): string | null {
  const { innovation } = found;
  const check = checks[innovation.state];
  const checker = isCheckerOf(turn.person.grants, innovation);
  const ofOther = !checker && besides.some((step) => mayTake(turn, innovation, step));
  const blocked =
    isFiller(innovation, turn.person.id) && !(found.onlyPerson && check?.ofUnit === true);
  if ((!checker && !ofOther) || blocked) return null;
  if (checker && check?.claimed === true) {
    const holder = found.facts?.claim ?? null;
    if (holder !== null && holder.personId !== turn.person.id) {
      turn.say('claimed_by', {
        code: innovation.code,
        name: innovation.name ?? innovation.code,
        by: holder.name,
        until: holder.until,
      });
      return null;
    }
    turn.do({ kind: 'claim', code: innovation.code, minutes: claimMinutes });
  }
  // One code is alive for a person and a version: looking once more does not change it.
  const living = turn.world.loaded.livingCards?.get(innovation.code);
  const code = living?.cardCode ?? cardCode(turn.moment.entropy);
  turn.do({
    kind: 'show_card',
    code: innovation.code,
    version: innovation.version,
    cardCode: code,
    ...(living === undefined ? {} : { again: true }),
  });
  return code;
}

/** Decisions that are not the one waited for; whoever may take one of them gets a code as well. */
const besides = ['return', 'reject', 'reopen', 'report'] as const;

function mayTake(turn: Turn, { state, unitId }: Innovation, step: Step): boolean {
  return transitions[state][step] !== undefined && turn.may(actionOf(state, step), { unitId });
}

function sameFilesOf(found: Looked, form: Form): CheckingMessages['card']['sameFiles'] {
  return found.sameFiles.map((file) => ({
    name: file.name,
    otherCode: file.otherCode,
    otherNumber:
      file.otherCode === found.innovation.code ? (form.numberOf.get(file.otherItem) ?? null) : null,
    number: form.numberOf.get(file.item) ?? 0,
  }));
}

function saySheet(turn: Turn, found: Looked): void {
  const { innovation } = found;
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const asked = form.items.filter((item) => applies(item, innovation.answers));
  const indicators = asked.filter(({ kind }) => kind === 'indicator');
  const fields = asked.filter(({ kind, optional }) => kind !== 'indicator' && optional !== true);
  const answered = (item: Item): boolean => innovation.answers.has(item.id);
  const proven = indicators.filter((item) => isProven(innovation, item));
  turn.say('sheet', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit: turn.unitName(innovation.unitId),
    owner: innovation.ownerName,
    state: innovation.state,
    since: innovation.stateSince,
    score: claimedScore(turn, innovation),
    max: form.definition.scoring.maturityMax,
    fields: [fields.filter(answered).length, fields.length],
    indicators: [proven.length, indicators.length],
    changed: changedIn(found, form),
    warnings: contentWarnings(form, innovation),
    sameFiles: sameFilesOf(found, form),
    flags: worksWithOthers(turn) ? flagsOf(flagSources(turn), found) : null,
    example: form.numberOf.get(indicators[0]?.id ?? '') ?? 1,
    evidence: evidenceNumber(form, indicators[0]?.id ?? ''),
  });
}

/** The numbers of what changed since it was returned; null where nothing did. */
function changedIn({ before, changes }: Looked, form: Form): readonly number[] | null {
  const items = changes?.map(({ item }) => item) ?? [...before.keys()];
  const numbers = items.map((id) => form.numberOf.get(id) ?? 0).toSorted((a, b) => a - b);
  return numbers.length === 0 ? null : numbers;
}

/** True for an indicator with a level and something that shows it. */
function isProven({ answers, files }: Innovation, item: Item): boolean {
  const value = answers.get(item.id)?.value;
  if (value?.type !== 'indicator' || value.level === null) return false;
  return (
    value.links.length > 0 || files.some((one) => one.item === item.id && one.state === 'stored')
  );
}

function lineOf(
  { innovation, before }: Pick<Looked, 'innovation' | 'before'>,
  form: Form,
  item: Item,
): CardLine {
  const answer = innovation.answers.get(item.id);
  return {
    number: form.numberOf.get(item.id) ?? 0,
    label: item.label,
    value: answer === undefined ? '-' : showAnswer(item, answer.value),
    files: innovation.files
      .filter((file) => file.item === item.id && file.state === 'stored')
      .map((file) => file.name),
    before: before.get(item.id) ?? null,
    ...comesFrom(answer?.value),
  };
}

/** Where a value comes from, for whoever checks it. */
function comesFrom(value: AnswerValue | undefined): Pick<CardLine, 'from'> {
  const from = value === undefined ? null : provenanceOf(value);
  return from === null ? {} : { from };
}

/** Says an innovation with all answers; `decides`: its own filler may decide on it. */
function sayCard(turn: Turn, found: Looked, decides: boolean): void {
  const { innovation } = found;
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  turn.say('card', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit: turn.unitName(innovation.unitId),
    owner: innovation.ownerName,
    state: innovation.state,
    since: innovation.stateSince,
    score: claimedScore(turn, innovation),
    max: form.definition.scoring.maturityMax,
    warnings: turn.innovation?.code === innovation.code ? warningsOf(turn, innovation) : [],
    sameFiles: sameFilesOf(found, form),
    own: isFiller(innovation, turn.person.id),
    decides,
    lines: form.items
      .filter((item) => applies(item, innovation.answers) && innovation.answers.has(item.id))
      .map((item) => lineOf(found, form, item)),
  });
}

/** Names the decisions that the card's code stands for, and puts them on buttons. */
function offerDecisions(turn: Turn, innovation: Innovation, code: string): void {
  const checker = isCheckerOf(turn.person.grants, innovation);
  const steps = checker ? [checks[innovation.state]?.step ?? 'verify'] : [];
  const rejects = mayTake(turn, innovation, 'reject');
  const reopens = mayTake(turn, innovation, 'reopen');
  const returns = mayTake(turn, innovation, 'return');
  turn.say('decide_how', {
    ...{ code: innovation.code, cardCode: code, steps, returns, rejects, reopens },
    version: innovation.version,
  });
  const [step] = steps;
  const evidence: Choice = {
    label: { key: 'evidence' },
    reply: { command: 'evidence', args: [innovation.code] },
    numbered: false,
  };
  const verb = step === 'verify' ? 'approve' : step;
  const forward: Choice[] =
    verb === 'approve' || verb === 'endorse' || verb === 'accept'
      ? [{ label: { key: verb }, reply: { command: verb, args: [code] }, numbered: false }]
      : [];
  turn.offer([
    ...forward,
    evidence,
    ...(returns
      ? [
          {
            label: { key: 'return' },
            reply: { command: 'return', args: [code] },
            numbered: false,
          } as const,
        ]
      : []),
  ]);
}

/** Rows on one page of a list: so many fit on the screen of a phone. */
export const listPage = 7;

/** The page of a list that was asked for: "daftar 2". */
export const pageOf = (rest: string | undefined): number =>
  Math.max(1, Number(pageNumber.exec(rest?.trim() ?? '')?.[1] ?? 1));

/** Lists the innovations this person filled in, and those of the units they look after. */
export function unitList(turn: Turn, page: number): void {
  if (!reachesAnything(turn.person.grants, 'list_innovations'))
    return refuse(turn, 'list_innovations');
  const rows = turn.world.loaded.unitList ?? [];
  turn.say('unit_list', {
    rows: rows.map((row) => withUnit(turn, row)),
    total: turn.world.loaded.unitTotal ?? rows.length,
    page,
    more: page * listPage < (turn.world.loaded.unitTotal ?? 0),
    pages: Math.max(1, Math.ceil((turn.world.loaded.unitTotal ?? 0) / listPage)),
  });
  const unreachable = turn.world.loaded.unreachable ?? [];
  if (unreachable.length > 0) turn.say('unreachable_people', { names: unreachable });
  turn.askAgain();
}
