// Handing an innovation in: completeness, summary with warnings, confirmation; repairing it and taking it back.
// It never judges content; people do.
import { asking } from '../checking/flags.ts';
import { lookAlikes } from '../checking/look-alikes.ts';
import { type Form, applies, groupWords, missing } from '../../edition/journey.ts';
import { showDate, wordCount } from '../../language/index.ts';
import { type Innovation, decide, isFiller } from '../../innovation/innovation.ts';
import { declines, readConfirmation, yesNo } from '../shared/confirming.ts';
import { noticesToChecker } from '../checking/notices.ts';
import { itemAfter, openForRepair } from './asking.ts';
import { readLevels } from './loose-ends.ts';
import { claimedScore } from './claimed-score.ts';
import { tooOldFor } from './answering.ts';
import { type Meant, meantInnovation } from '../shared/meant.ts';
import { noFocus, refuse } from '../shared/refusing.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { stoppedByDeadline } from '../calendar/schedule.ts';
import type { SubmitWarning } from '../message-parts.ts';

/** Checks completeness and asks for confirmation, or lists what is missing. */
export function submit(turn: Turn): void {
  const innovation = turn.innovation;
  if (innovation === null) return noFocus(turn);
  if (innovation.state !== 'draft' && innovation.state !== 'returned') {
    turn.say('already_submitted', {
      code: innovation.code,
      state: innovation.state,
      since: innovation.stateSince,
    });
    return;
  }
  if (!turn.may('submit', { unitId: innovation.unitId, own: isFiller(innovation, turn.person.id) }))
    return refuse(turn, 'submit');
  if (stoppedByDeadline(turn, innovation, true)) return;
  const form = turn.form();
  const open = missing(form, innovation.answers, innovation.files).map(({ item, gap }) => ({
    number: form.numberOf.get(item.id) ?? 0,
    label: item.label,
    gap,
  }));
  const repairs = form.items
    .filter((item) => openForRepair(innovation)?.has(item.id))
    .map((item) => ({
      number: form.numberOf.get(item.id) ?? 0,
      label: item.label,
      gap: 'to_repair' as const,
    }));
  const blocking = [
    ...repairs,
    ...open.filter((gap) => !repairs.some((repair) => repair.number === gap.number)),
  ];
  const read = new Set(readLevels(turn).map(({ item }) => form.numberOf.get(item.id)));
  if (blocking.length > 0 && blocking.every(({ number }) => read.has(number))) {
    // Only what was read is left: one word confirms it.
    turn.open({ name: 'finishing' });
    return turn.askAgain();
  }
  if (blocking.length > 0) {
    turn.say('incomplete', {
      code: innovation.code,
      open: blocking,
      repairing: innovation.state === 'returned',
    });
    if (turn.mode.name !== 'asking') turn.open({ name: 'idle' });
    return turn.askAgain();
  }
  turn.say('submit_check', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit: turn.unitName(innovation.unitId),
    answered: form.items.filter((item) => applies(item, innovation.answers)).length,
    files: innovation.files.filter((file) => file.state === 'stored').length,
    score: claimedScore(turn, innovation),
    max: form.definition.scoring.maturityMax,
    warnings: warningsOf(turn, innovation),
  });
  turn.offer(yesNo);
  turn.open({ name: 'confirming_submit', version: innovation.version });
}

/** What a checker may ask about: words below the rule, start outside the age window, a similar name, indicators without evidence. */
export function warningsOf(turn: Turn, innovation: Innovation): readonly SubmitWarning[] {
  const form = turn.form();
  const definition = form.definition;
  const found: SubmitWarning[] = [...shortTexts(form, innovation)];
  const start =
    definition.age === null ? undefined : innovation.answers.get(definition.age.item)?.value;
  if (definition.age !== null && start?.type === 'date' && tooOldFor(turn))
    found.push({
      what: 'age',
      date: showDate(start.date),
      from: showDate(definition.age.from),
      to: showDate(definition.age.to),
    });
  const { similar, elsewhere } = lookAlikes(asking(turn), turn.world.loaded.similar ?? []);
  for (const other of similar) found.push({ what: 'similar', ...other });
  if (elsewhere) found.push({ what: 'similar_elsewhere' });
  return [...found, ...missingMandatory(form, innovation)];
}

/** What is worth asking about what an innovation holds, whoever reads it: texts under their length, mandatory indicators without proof. */
export const contentWarnings = (form: Form, innovation: Innovation): readonly SubmitWarning[] => [
  ...missingMandatory(form, innovation),
  ...shortTexts(form, innovation),
];

function shortTexts({ definition }: Form, { answers }: Innovation): readonly SubmitWarning[] {
  return definition.groups.flatMap((group) => {
    if (group.minWords === null) return [];
    const words = groupWords(group, answers, wordCount);
    return words < group.minWords
      ? [{ what: 'words' as const, label: group.label, words, min: group.minWords }]
      : [];
  });
}

function missingMandatory({ items }: Form, { answers }: Innovation): readonly SubmitWarning[] {
  const empty = items.filter(
    (item) =>
      item.kind === 'indicator' &&
      item.mandatory === true &&
      answers.get(item.id)?.value.type === 'none',
  );
  return empty.length === 0 ? [] : [{ what: 'mandatory', labels: empty.map(({ label }) => label) }];
}

/** Asks again whether the innovation shall be handed in. */
export function askSubmit(turn: Turn): void {
  turn.say('ask_submit', { code: turn.needFocus().code });
  turn.offer(yesNo);
}

/** Asks again whether an innovation shall be taken back. */
export function askWithdraw(turn: Turn, { code }: ModeOf<'confirming_withdraw'>): void {
  turn.say('withdraw_check', { code, name: null });
  turn.offer(yesNo);
}

/** Hands the innovation in after a yes. */
export function onConfirmSubmit(turn: Turn, mode: ModeOf<'confirming_submit'>, text: string): void {
  const innovation = turn.needFocus();
  const answer = readConfirmation(text, 'submit');
  if (declines(answer)) {
    turn.open({ name: 'idle' });
    turn.say('submit_put_off', { code: innovation.code });
    return;
  }
  if (answer !== 'yes') {
    turn.say('yes_or_no', {});
    turn.offer(yesNo);
    return;
  }
  if (mode.version !== innovation.version) {
    turn.open({ name: 'idle' });
    turn.say('changed_meanwhile', { code: innovation.code });
    return submit(turn);
  }
  if (!stoppedByDeadline(turn, innovation, false)) handIn(turn, innovation);
}

function handIn(turn: Turn, innovation: Innovation): void {
  const again = innovation.state === 'returned';
  const decided = decide(
    innovation,
    { step: again ? 'repair' : 'submit', seen: innovation.version },
    { personId: turn.person.id, onlyPerson: false },
  );
  turn.open({ name: 'idle' });
  if (!decided.ok) {
    turn.say('step_refused', { code: innovation.code, problem: decided.problem });
    return;
  }
  turn.takeStep(innovation, decided.value, { role: 'innovator', onlyPerson: false, cardId: null });
  turn.say('submitted', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit: turn.unitName(innovation.unitId),
    to: decided.value.to,
  });
  notifyChecker(turn, innovation, decided.value.to, again);
}

/** Tells whoever checks next; see `noticesToChecker`. */
export function notifyChecker(
  turn: Turn,
  innovation: Innovation,
  state: Innovation['state'],
  again: boolean,
): void {
  for (const effect of noticesToChecker(innovation, state, again, {
    name: turn.person.name,
    unit: turn.unitName(innovation.unitId),
    edition: turn.world.editionOf(innovation.editionId, innovation.editionVersion),
  }))
    turn.do(effect);
}

/** Walks through what a checker returned. */
export function repair(turn: Turn, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
  if (innovation === null) return;
  const own = isFiller(innovation, turn.person.id);
  if (!turn.may('write_draft', { unitId: innovation.unitId, own }))
    return refuse(turn, 'write_draft');
  if (innovation.state !== 'returned' || innovation.openItems === null) {
    turn.say('nothing_to_repair', { code: innovation.code, state: innovation.state });
    return turn.askAgain();
  }
  if (innovation.code !== turn.innovation?.code) turn.focus(innovation);
  const form = turn.form();
  turn.setSkipped([]);
  turn.say('repair_list', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    items: form.items
      .filter((item) => innovation.openItems?.has(item.id))
      .map((item) => ({
        number: form.numberOf.get(item.id) ?? 0,
        label: item.label,
        note: innovation.openItems?.get(item.id)?.note ?? '',
        done: innovation.openItems?.get(item.id)?.done === true,
      })),
  });
  itemAfter(turn, null);
}

/** Takes an innovation back before it is accepted, after a yes. */
export function withdraw(turn: Turn, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
  if (innovation === null) return;
  const own = isFiller(innovation, turn.person.id);
  if (!turn.may('withdraw', { unitId: innovation.unitId, own })) return refuse(turn, 'withdraw');
  const possible = decide(
    innovation,
    { step: 'withdraw', seen: innovation.version },
    { personId: turn.person.id, onlyPerson: false },
  );
  if (!possible.ok) {
    turn.say('step_refused', { code: innovation.code, problem: possible.problem });
    return turn.askAgain();
  }
  turn.say('withdraw_check', { code: innovation.code, name: innovation.name ?? innovation.code });
  turn.offer(yesNo);
  turn.open({ name: 'confirming_withdraw', code: innovation.code, version: innovation.version });
}

/** Takes it back, or leaves it. */
export function onConfirmWithdraw(
  turn: Turn,
  mode: ModeOf<'confirming_withdraw'>,
  text: string,
): void {
  const answer = readConfirmation(text, 'withdraw');
  const innovation = turn.world.loaded.look?.innovation ?? turn.innovation;
  turn.open({ name: 'idle' });
  if (answer !== 'yes' || innovation === null || innovation.code !== mode.code) {
    turn.say('not_withdrawn', { code: mode.code });
    return;
  }
  const decided = decide(
    innovation,
    { step: 'withdraw', seen: mode.version },
    { personId: turn.person.id, onlyPerson: false },
  );
  if (!decided.ok) {
    turn.say('step_refused', { code: innovation.code, problem: decided.problem });
    return;
  }
  turn.takeStep(innovation, decided.value, { role: 'innovator', onlyPerson: false, cardId: null });
  turn.say('withdrawn', { code: innovation.code, name: innovation.name ?? innovation.code });
  if (innovation.state !== 'draft')
    turn.do({
      kind: 'notify',
      audience: {
        to: 'role',
        role: 'unit_admin',
        unitId: innovation.unitId,
        except: turn.person.id,
      },
      key: `withdrawn:${innovation.code}:${innovation.version + 1}`,
      message: {
        parts: [
          {
            key: 'notice_withdrawn',
            args: {
              code: innovation.code,
              name: innovation.name ?? innovation.code,
              by: turn.person.name,
            },
          },
        ],
        choices: [],
        prompt: null,
      },
    });
}
