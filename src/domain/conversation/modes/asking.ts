// Asks the items of a form one at a time, and finds what comes next.
// It never reads an answer (answering.ts, indicator.ts) and never stores a cursor: the next item is computed.
import {
  applies,
  formOf,
  groupWords,
  missing,
  nextItem,
  placeOf,
  previousItem,
  progress,
} from '../../edition/journey.ts';
import type { Indicator, Item, ItemId } from '../../edition/definition.ts';
import { levelsOf, showAnswer } from '../../edition/show.ts';
import { wordCount } from '../../language/index.ts';
import { maturity } from '../../score.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import type { Choice } from '../message.ts';
import type { AskStep, Asking } from '../state.ts';
import type { Turn } from '../turn.ts';
import { alongside, showTogether } from './together.ts';

/** The claimed maturity of an innovation as shown to people; null where the edition has no weights. */
export function claimedScore(turn: Turn, innovation: Innovation): number | null {
  const definition = turn.world.editionOf(innovation.editionId, innovation.editionVersion);
  const answers = new Map([...innovation.answers].map(([item, answer]) => [item, answer.value]));
  const stored = new Set(
    innovation.files.filter((file) => file.state === 'stored').map((file) => file.item),
  );
  return maturity(definition, answers, (item) => {
    const value = answers.get(item);
    return stored.has(item) || (value?.type === 'indicator' && value.links.length > 0);
  }).score;
}

/** Items a returned innovation is open for and that nobody worked on yet; null in a draft. */
export function openForRepair(innovation: Innovation): ReadonlySet<ItemId> | null {
  if (innovation.openItems === null) return null;
  return new Set([...innovation.openItems].filter(([, note]) => !note.done).map(([item]) => item));
}

/** Asks the item that comes after `after`, or says that nothing is left. */
export function itemAfter(turn: Turn, after: ItemId | null): void {
  const innovation = turn.needFocus();
  const form = turn.form();
  if (innovation.state === 'returned') {
    const left = openForRepair(innovation) ?? new Set();
    const next = form.items.find(
      (item) => left.has(item.id) && !turn.state.skipped.includes(item.id),
    );
    if (next !== undefined) return ask(turn, next, { walk: 'repair' });
    return allDone(turn);
  }
  const skipped = new Set(turn.state.skipped);
  const next = nextItem(form, innovation.answers, innovation.files, after, skipped);
  if (next !== null) return ask(turn, next, { more: alongside(turn, next) });
  allDone(turn);
}

function allDone(turn: Turn): void {
  const innovation = turn.needFocus();
  const open =
    innovation.state === 'returned'
      ? [...(openForRepair(innovation) ?? [])]
      : missing(turn.form(), innovation.answers, innovation.files).map((gap) => gap.item.id);
  turn.open({ name: 'idle' });
  if (open.length === 0) {
    turn.say(innovation.state === 'returned' ? 'repairs_done' : 'all_filled', {
      code: innovation.code,
      score: claimedScore(turn, innovation),
    });
    turn.offer([
      { label: { key: 'submit' }, reply: 'kirim', numbered: false },
      { label: { key: 'summary' }, reply: 'ringkasan', numbered: false },
    ]);
    return;
  }
  turn.say('only_skipped_left', { count: open.length });
  turn.offer([{ label: { key: 'missing' }, reply: 'kurang', numbered: false }]);
}

/** Opens an item at its first step and shows it, `more` in the same message; `quiet` leaves the showing to the caller. */
export function ask(
  turn: Turn,
  item: Item,
  how: {
    readonly walk?: 'repair';
    readonly step?: AskStep;
    readonly more?: readonly ItemId[];
    readonly quiet?: boolean;
  },
): void {
  const step = how.step ?? firstStep(turn, item);
  const revision = turn.needFocus().answers.get(item.id)?.revision ?? 0;
  turn.open({
    name: 'asking',
    item: item.id,
    step,
    revision,
    ...(how.more === undefined || how.more.length === 0 ? {} : { more: how.more }),
    ...(how.walk === undefined ? {} : { walk: how.walk }),
  });
  if (how.quiet !== true) showQuestion(turn);
}

/** Goes on to another step of the item that is open and shows it. */
export function askStep(turn: Turn, asking: Asking, step: AskStep): void {
  const revision = turn.needFocus().answers.get(asking.item)?.revision ?? 0;
  turn.open({
    name: 'asking',
    item: asking.item,
    step,
    revision,
    ...(asking.walk === undefined ? {} : { walk: asking.walk }),
  });
  showQuestion(turn);
}

/** The step at which an item begins: an indicator with variants asks which one, one without known levels asks for a description. */
export function firstStep(turn: Turn, item: Item): AskStep {
  if (item.kind === 'field') return item.value.type === 'files' ? 'files' : 'value';
  const value = turn.innovation?.answers.get(item.id)?.value;
  // Somebody who comes back to an indicator only because its evidence is missing is asked for that alone.
  if (
    value?.type === 'indicator' &&
    (value.level !== null || item.variants === null) &&
    !hasEvidence(turn, item.id)
  )
    return 'files';
  if (item.variants === null) return 'description';
  if (item.variants.length === 1) return 'level';
  return impliedVariant(turn, item) === null ? 'variant' : 'level';
}

function hasEvidence(turn: Turn, item: ItemId): boolean {
  return (
    turn.innovation?.files.some((file) => file.item === item && file.state === 'stored') ?? false
  );
}

/** The variant that an earlier answer already settles (digital or not); null when the person must choose. */
export function impliedVariant(turn: Turn, item: Indicator): string | null {
  const codes = item.variants?.map((variant) => variant.code) ?? [];
  for (const answer of turn.innovation?.answers.values() ?? []) {
    if (answer.value.type !== 'choice') continue;
    const match = answer.value.codes.find((code) =>
      codes.some((variant) => sameVariant(variant, code)),
    );
    if (match !== undefined) return codes.find((variant) => sameVariant(variant, match)) ?? null;
  }
  return null;
}

function sameVariant(variant: string, code: string): boolean {
  return variant.replaceAll('_', '') === code.replaceAll('_', '');
}

/** Shows the question that is open, with where the person stands. */
export function showQuestion(turn: Turn): void {
  const mode = turn.mode;
  if (mode.name !== 'asking') return;
  const innovation = turn.needFocus();
  const form = turn.form();
  const item = form.byId.get(mode.item);
  if (item === undefined) throw new Error(`no item ${mode.item}`);
  const place = placeOf(form, item);
  const done = progress(form, innovation.answers, innovation.files);
  turn.say('where', {
    kind: place.kind,
    no: place.no,
    of: place.of,
    number: form.numberOf.get(item.id) ?? 0,
    filled: done.filled,
    total: done.total,
    score: claimedScore(turn, innovation),
    name: innovation.name,
  });
  const note = innovation.openItems?.get(item.id);
  if (note !== undefined) turn.say('repair_note', { note: note.note });
  if (mode.step === 'value' && mode.more !== undefined && showTogether(turn, mode)) return;
  if (mode.step === 'value') askValue(turn, item, innovation);
  else askIndicatorStep(turn, item, mode);
}

function askValue(turn: Turn, item: Item, innovation: Innovation): void {
  const form = turn.form();
  const answer = innovation.answers.get(item.id);
  const type = item.kind === 'field' ? item.value : null;
  const group = form.groupOf.get(item.id);
  turn.say('ask_field', {
    label: item.label,
    help: item.help,
    optional: item.optional === true,
    type: type?.type ?? 'text',
    many: type?.type === 'choice' && type.many === true,
    precision: type?.type === 'date' ? type.precision : null,
    unit: type?.type === 'number' ? (type.unit ?? null) : null,
    current: answer === undefined ? null : showAnswer(item, answer.value),
    group:
      group === undefined || group.minWords === null
        ? null
        : {
            label: group.label,
            words: groupWords(group, innovation.answers, wordCount),
            min: group.minWords,
          },
  });
  if (type?.type === 'choice')
    turn.offer(
      type.options.map((option, index) => ({
        label: option.label,
        reply: String(index + 1),
        numbered: true,
      })),
    );
  else turn.offer(answer === undefined && item.optional !== true ? [] : [skip]);
}

const skip: Choice = { label: { key: 'skip' }, reply: 'lewati', numbered: false };
const done: Choice = { label: { key: 'done' }, reply: 'selesai', numbered: false };
const noneYet: Choice = { label: { key: 'none_yet' }, reply: 'belum ada', numbered: false };

function askIndicatorStep(turn: Turn, item: Item, asking: Asking): void {
  const innovation = turn.needFocus();
  const value = innovation.answers.get(item.id)?.value;
  const indicator = item.kind === 'indicator' ? item : null;
  const claimed = value?.type === 'indicator' ? value : null;
  const empty = claimed !== null && claimed.level === null && claimed.description === undefined;
  const current = value === undefined || empty ? null : showAnswer(item, value);
  switch (asking.step) {
    case 'variant':
      turn.say('ask_variant', { label: item.label, help: item.help });
      turn.offer([
        ...(indicator?.variants ?? []).map((variant, index) => ({
          label: variant.label,
          reply: String(index + 1),
          numbered: true,
        })),
        noneYetNumbered,
      ]);
      return;
    case 'level': {
      const levels =
        indicator === null
          ? []
          : levelsOf(indicator, claimed?.variant ?? impliedVariant(turn, indicator) ?? undefined);
      turn.say('ask_level', {
        label: item.label,
        help: item.help,
        mandatory: indicator?.mandatory === true,
        weight: indicator?.weight ?? null,
        current,
      });
      turn.offer([
        ...levels.map((level, index) => ({
          label: level.text,
          reply: String(index + 1),
          numbered: true,
        })),
        noneYetNumbered,
      ]);
      return;
    }
    case 'description':
      turn.say('ask_description', {
        label: item.label,
        help: item.help,
        levels: indicator?.variants !== null,
        current: claimed?.description ?? null,
      });
      turn.offer(indicator?.variants === null && claimed === null ? [noneYet] : [skip]);
      return;
    case 'files': {
      const own = innovation.files.filter((file) => file.item === item.id);
      const formats =
        indicator?.evidence.formats ??
        (item.kind === 'field' && item.value.type === 'files' ? item.value.formats : []);
      const link =
        indicator?.evidence.link ??
        (item.kind === 'field' && item.value.type === 'files' && item.value.link);
      turn.say('ask_files', {
        label: item.label,
        kinds: indicator?.evidence.kinds ?? [],
        note: indicator?.evidence.note ?? null,
        formats,
        link,
        video:
          indicator?.evidence.video === undefined
            ? null
            : {
                from: indicator.evidence.video.warnBelow,
                to: indicator.evidence.video.warnAbove,
                limit: indicator.evidence.video.limit,
                elements: indicator.evidence.video.elements,
              },
        files: own.map((file) => ({ name: file.name, size: file.size, state: file.state })),
        links: claimed?.links.length ?? (value?.type === 'files' ? value.links.length : 0),
      });
      turn.offer(
        own.some((file) => file.state === 'stored') || (claimed?.links.length ?? 0) > 0
          ? [done]
          : [item.kind === 'field' ? skip : noneYet],
      );
      return;
    }
    case 'document_confirm':
      turn.say('ask_document_confirm', {
        number: claimed?.document?.number ?? null,
        date: claimed?.document?.date ?? null,
        subject: claimed?.document?.subject ?? null,
      });
      turn.offer([
        { label: { key: 'correct' }, reply: 'ya', numbered: true },
        { label: { key: 'incorrect' }, reply: 'tidak', numbered: true },
      ]);
      return;
    case 'document_number':
    case 'document_date':
    case 'document_subject':
      turn.say(`ask_${asking.step}`, { label: item.label });
      turn.offer([skip]);
      return;
    case 'value':
      return askValue(turn, item, innovation);
  }
}

const noneYetNumbered: Choice = { label: { key: 'none_yet' }, reply: 'belum ada', numbered: true };

/** Opens any item of the form by id, if it applies and may be changed now. */
export function openItem(turn: Turn, item: Item): void {
  const innovation = turn.needFocus();
  const number = turn.form().numberOf.get(item.id) ?? 0;
  if (!isOpenForWriting(innovation.state)) {
    turn.say('not_open', { code: innovation.code, state: innovation.state });
    return;
  }
  if (!applies(item, innovation.answers)) {
    turn.say('does_not_apply', { number, label: item.label });
    showQuestion(turn);
    return;
  }
  if (innovation.state === 'returned' && innovation.openItems?.has(item.id) !== true) {
    turn.say('not_returned', { number, label: item.label });
    showQuestion(turn);
    return;
  }
  const start =
    item.kind === 'indicator'
      ? item.variants === null
        ? 'description'
        : item.variants.length > 1 && impliedVariant(turn, item) === null
          ? 'variant'
          : 'level'
      : undefined;
  ask(turn, item, {
    ...(start === undefined ? {} : { step: start }),
    ...(innovation.state === 'returned' ? { walk: 'repair' as const } : {}),
  });
}

/** Goes to the item before the open one. */
export function goBack(turn: Turn): void {
  const mode = turn.mode;
  if (mode.name !== 'asking') {
    turn.say('nothing_to_go_back', {});
    return;
  }
  const innovation = turn.needFocus();
  const only = innovation.openItems === null ? null : new Set(innovation.openItems.keys());
  const before = previousItem(formOf(turn.form().definition), innovation.answers, mode.item, only);
  if (before === null) {
    turn.say('at_the_start', {});
    showQuestion(turn);
    return;
  }
  openItem(turn, before);
}
