// Commands about the form in hand: help, what is missing, summary, change, skip, back, files.
// They never change the state of an innovation.
import { applies, formOf, gapOf, progress } from '../../edition/journey.ts';
import type { Item } from '../../edition/definition.ts';
import { itemNamed } from '../../edition/item-named.ts';
import { levelsOf, showAnswer } from '../../edition/show.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { onAsked } from './asked.ts';
import type { Asking } from './types.ts';
import { goBack, itemAfter, openItem } from './asking.ts';
import { claimedScore } from './claimed-score.ts';
import { leaveOut } from './no-answer.ts';
import { readLevels } from './loose-ends.ts';
import { finishLongText } from './long-text.ts';
import { claimOf } from './basket.ts';
import { finishFiles, skipStep } from './indicator.ts';
import { gainsOf, gapsOf } from '../shared/gaps.ts';
import { noFocus } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { readNotTaken } from '../documents/reviewing.ts';
import { sayVerified } from '../checking/flags.ts';

function openItemOf(turn: Turn): Item | undefined {
  return turn.mode.name === 'asking' ? turn.form().byId.get(turn.mode.item) : undefined;
}

/** Shows the full instruction and an example of the open question, or what one can type. */
export function help(turn: Turn): void {
  const item =
    turn.mode.name === 'naming_innovation'
      ? formOf(turn.world.currentEdition).byId.get(turn.world.currentEdition.nameItem)
      : openItemOf(turn);
  if (item === undefined) return helpWithAll(turn, false);
  const levels = item.kind === 'indicator' ? levelsOf(item, claimOf(turn, item).variant) : [];
  turn.say('help_item', {
    label: item.label,
    help: item.help,
    instruction: item.instruction,
    example: item.example,
    levels: levels.map((level) => ({ level: level.level, text: level.text })),
    evidence:
      item.kind === 'indicator'
        ? { kinds: item.evidence.kinds, formats: item.evidence.formats, note: item.evidence.note }
        : null,
    optional: item.optional === true,
  });
  turn.nameOpen();
}

/** Shows what one can type: the main words, or all of them. */
export function helpWithAll(turn: Turn, all: boolean): void {
  turn.say('help', {
    roles: [...new Set(turn.person.grants.map((grant) => grant.role))],
    hasDraft: turn.innovation !== null,
    all,
  });
  turn.nameOpen();
}

/** Shows all options of the choice that is asked, or of the one that is named. */
export function options(turn: Turn, typed: string | undefined): void {
  const { mode } = turn;
  // Where options are shown for one question, "pilihan 2" picks the second of them.
  if (mode.name === 'asking' && typed !== undefined && picksOpen(turn, mode, typed))
    return onAsked(turn, mode, typed);
  const asked = turn.mode.name === 'asking' ? [turn.mode.item, ...(turn.mode.more ?? [])] : [];
  const form = turn.form();
  const item =
    typed === undefined
      ? asked.flatMap((id) => form.byId.get(id) ?? []).find(isChoice)
      : (itemNamed(form, typed).item ?? undefined);
  if (item?.kind !== 'field' || item.value.type !== 'choice') {
    turn.say('options_of_what', {});
    return turn.askAgain();
  }
  turn.say('options', {
    number: form.numberOf.get(item.id) ?? 0,
    label: item.label,
    options: item.value.options.map(({ label }) => label),
    open: asked.includes(item.id),
    ...(asked.length > 1 ? { together: true as const } : {}),
  });
  turn.nameOpen();
}

/** True for the number of an option of the one question that is open. */
function picksOpen(turn: Turn, { item: id, step, more }: Asking, typed: string): boolean {
  const item = turn.form().byId.get(id);
  if (more !== undefined || item === undefined || !/^\d{1,2}$/u.test(typed)) return false;
  const shown =
    item.kind === 'field'
      ? item.value.type === 'choice'
        ? item.value.options.length
        : 0
      : step === 'variant'
        ? (item.variants?.length ?? 0) + 1
        : step === 'level'
          ? levelsOf(item, claimOf(turn, item).variant).length + 1
          : 0;
  return Number(typed) >= 1 && Number(typed) <= shown;
}

const isChoice = (item: Item): boolean => item.kind === 'field' && item.value.type === 'choice';

/** So many lines of what is missing fit beside the rest of the message. */
const MISSING_SHOWN = 5;

/** Lists what keeps the innovation from being complete, numbered as `ubah` takes it; the first ones, or all. */
export function whatIsMissing(turn: Turn, all = false): void {
  const innovation = turn.innovation;
  if (innovation === null) return noFocus(turn);
  const form = turn.form();
  const open = gapsOf(form, innovation, readNotTaken(turn));
  const done = progress(form, innovation.answers, innovation.files);
  turn.list({ of: 'items', code: innovation.code, numbers: open.map(({ number }) => number) });
  turn.say('missing_list', {
    name: innovation.name,
    code: innovation.code,
    open: all ? open : open.slice(0, MISSING_SHOWN),
    more: all ? 0 : Math.max(0, open.length - MISSING_SHOWN),
    filled: done.filled,
    total: done.total,
    gains: gainsOf(form, innovation),
    handedIn: !isOpenForWriting(innovation.state),
  });
  turn.nameOpen();
}

/** So many open items of a part are named. */
const OPEN_NAMED = 2;

/** Shows how far every part of the form is, and what is open where it is little. */
export function overview(turn: Turn): void {
  const innovation = turn.innovation;
  if (innovation === null) return noFocus(turn);
  const form = turn.form();
  const { answers, files } = innovation;
  turn.say('overview', {
    code: innovation.code,
    name: innovation.name,
    state: innovation.state,
    score: claimedScore(turn, innovation),
    max: form.definition.scoring.maturityMax,
    parts: form.definition.sections.flatMap(({ title, items }) => {
      const asked = items.filter((item) => applies(item, answers));
      const required = asked.filter((item) => item.optional !== true);
      const open = required.filter((item) => gapOf(item, answers, files) !== null);
      const extra = asked.filter((item) => item.optional === true && answers.has(item.id));
      return required.length + extra.length === 0
        ? []
        : [
            {
              title,
              filled: required.length - open.length,
              of: required.length,
              extra: extra.length,
              open: (open.length > OPEN_NAMED ? [] : open).map((item) => ({
                number: form.numberOf.get(item.id) ?? 0,
                label: item.label,
              })),
            },
          ];
    }),
    read: readLevels(turn).length,
    files: files.filter(({ state }) => state === 'stored').length,
  });
  sayVerified(turn, innovation);
  turn.nameOpen();
}

/** Shows all answers in short, with their numbers. */
export function summary(turn: Turn): void {
  const innovation = turn.innovation;
  if (innovation === null) return noFocus(turn);
  const form = turn.form();
  const done = progress(form, innovation.answers, innovation.files);
  turn.say('summary', {
    code: innovation.code,
    name: innovation.name,
    unit: turn.unitName(innovation.unitId),
    state: innovation.state,
    filled: done.filled,
    total: done.total,
    score: claimedScore(turn, innovation),
    max: form.definition.scoring.maturityMax,
    lines: form.items
      .filter((item) => applies(item, innovation.answers))
      .map((item) => {
        const answer = innovation.answers.get(item.id);
        return {
          number: form.numberOf.get(item.id) ?? 0,
          label: item.label,
          value: answer === undefined ? null : short(showAnswer(item, answer.value), 90),
          files: innovation.files.filter((file) => file.item === item.id && file.state === 'stored')
            .length,
          optional: item.optional === true,
        };
      }),
  });
  sayVerified(turn, innovation);
  turn.nameOpen();
}

function short(text: string, chars: number): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  const letters = [...line];
  return letters.length <= chars
    ? line
    : `${letters
        .slice(0, chars - 1)
        .join('')
        .trimEnd()}…`;
}

/** Opens an item by number, or by words of its label. */
export function change(turn: Turn, typed: string | undefined): void {
  const innovation = turn.innovation;
  if (innovation === null) return noFocus(turn);
  const form = turn.form();
  if (typed === undefined || typed.trim() === '') {
    const last = turn.state.last === null ? undefined : form.byId.get(turn.state.last.item);
    if (last !== undefined) return openItem(turn, last);
    turn.say('change_which', { total: form.items.length });
    return turn.askAgain();
  }
  const { item, like } = itemNamed(form, typed);
  if (item !== null) return openItem(turn, item);
  turn.say('change_not_found', {
    typed,
    total: form.items.length,
    like: like
      .slice(0, 5)
      .map((one) => ({ number: form.numberOf.get(one.id) ?? 0, label: one.label })),
  });
  turn.nameOpen();
}

/** Leaves the open question for later (or for good when it is optional) and goes on. */
export function skipItem(turn: Turn): void {
  const mode = turn.mode;
  const item = openItemOf(turn);
  if (mode.name !== 'asking' || item === undefined) {
    turn.say('nothing_to_skip', {});
    return;
  }
  if (mode.join !== undefined) return finishLongText(turn, item);
  turn.passOver(item.id);
  if (mode.step !== 'value' && item.kind === 'indicator') return skipStep(turn, mode, item);
  const answered = turn.needFocus().answers.has(item.id);
  if (answered) {
    turn.say('kept', { label: item.label });
    if (mode.walk === 'repair') turn.markRepaired(item.id);
    return itemAfter(turn, item.id);
  }
  if (item.optional === true) return leaveOut(turn, item);
  turn.setSkipped([...turn.state.skipped, item.id]);
  turn.say('skipped', { label: item.label });
  itemAfter(turn, item.id);
}

/** Closes what is being collected: a long text or the files of an item. */
export function doneCollecting(turn: Turn): void {
  const mode = turn.mode;
  const item = openItemOf(turn);
  if (mode.name !== 'asking' || item === undefined) {
    if (turn.innovation === null) return noFocus(turn);
    turn.say('nothing_to_finish', {});
    return;
  }
  if (mode.step === 'files') return finishFiles(turn, mode, item);
  if (item.kind === 'field' && item.value.type === 'longtext') {
    if (mode.join === undefined && turn.needFocus().answers.get(item.id)?.value.type === 'none')
      return itemAfter(turn, item.id);
    return finishLongText(turn, item);
  }
  // Nothing needs closing: what was sent is stored, and the next question came with that.
  turn.say('nothing_to_close', {});
  turn.nameOpen();
}

/** Goes to the question before. */
export function back(turn: Turn): void {
  goBack(turn);
}

/** Says what one can do now, to somebody who has no question open. */
export function hint(turn: Turn): void {
  const innovation = turn.innovation;
  const hasDraft = innovation !== null && isOpenForWriting(innovation.state);
  const fills = turn.person.grants.some((grant) =>
    ['innovator', 'unit_admin'].includes(grant.role),
  );
  turn.say('idle_hint', {
    hasDraft,
    fills,
    checks: turn.grantsOf('unit_admin').length > 0,
    invites: turn.grantsOf('coordinator').length > 0,
  });
  if (hasDraft)
    turn.offer([{ label: { key: 'go_on' }, reply: { word: 'go_on' }, numbered: false }]);
  else if (fills)
    turn.offer([{ label: { key: 'new' }, reply: { command: 'new' }, numbered: false }]);
}

/** So many innovations fit on one screen, whatever they are called. */
const draftsShown = 6;

/** Shows a page of the list of one's own innovations to choose from. */
export function drafts(turn: Turn, from = 0): void {
  const all = turn.world.loaded.drafts ?? [];
  if (all.length === 0) return noFocus(turn);
  const rows = all.slice(from, from + draftsShown);
  if (rows.length === 0) return drafts(turn);
  turn.say('draft_list', {
    ...{ from, total: all.length },
    rows: rows.map((row) => ({
      ...row,
      focus: row.code === turn.innovation?.code,
      unit: turn.unitName(row.unitId),
    })),
  });
  turn.offer(
    rows.map((row, index) => ({
      label: row.code,
      reply: { number: from + index + 1 },
      numbered: false,
    })),
  );
  const { mode } = turn;
  turn.open({
    name: 'picking_draft',
    codes: all.map((row) => row.code),
    next: from + rows.length,
    back: mode.name === 'asking' ? mode : mode.name === 'picking_draft' ? mode.back : null,
  });
}
