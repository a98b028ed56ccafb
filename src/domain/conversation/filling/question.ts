// Shows the question that is open: where the person stands, what is asked, and what can be chosen.
// It never decides what is asked next (asking.ts) and never reads an answer.
import type { AnswerValue } from '../../edition/answer.ts';
import type { Indicator, Item } from '../../edition/definition.ts';
import { groupWords, placeOf, progress } from '../../edition/journey.ts';
import { levelsOf, showAnswer } from '../../edition/show.ts';
import { isMeasured, wordCount } from '../../language/index.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { withPhotos } from '../evidence/accepting.ts';
import { claimedScore } from './claimed-score.ts';
import type { Choice } from '../message.ts';
import type { Asking } from './types.ts';
import type { Turn } from '../turn.ts';
import { showTogether } from './together.ts';

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
    code: innovation.code,
    item: item.id,
  });
  const note = innovation.openItems?.get(item.id);
  if (note !== undefined) turn.say('repair_note', { note: note.note });
  sayFirstNote(turn, item.id, innovation);
  if (mode.step === 'value' && mode.more !== undefined && showTogether(turn, mode)) return;
  if (mode.step === 'value') askValue(turn, item, innovation);
  else askIndicatorStep(turn, item, mode);
}

/** The item that tells the background; what was noted of the innovation first is shown there, and is no answer. */
const backgroundItem = 'latar_belakang';

function sayFirstNote(turn: Turn, item: string, { found, answers }: Innovation): void {
  if (found === undefined || item !== backgroundItem || answers.has(item)) return;
  turn.say('first_note', { number: found.number, sentence: found.sentence });
}

/** What is longer does not fit on a screen; it is shown when asked for. */
const MOST_OPTIONS = 8;
const EXAMPLES = 3;

function askValue(turn: Turn, item: Item, innovation: Innovation): void {
  const form = turn.form();
  const answer = innovation.answers.get(item.id);
  const type = item.kind === 'field' ? item.value : null;
  const group = form.groupOf.get(item.id);
  const options = type?.type === 'choice' ? type.options.map(({ label }) => label) : [];
  const tooMany = options.length > MOST_OPTIONS;
  turn.say('ask_field', {
    label: item.label,
    help: item.help,
    optional: item.optional === true,
    type: type?.type ?? 'text',
    examples: tooMany ? options.slice(0, EXAMPLES) : [],
    optionCount: options.length,
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
  if (tooMany)
    turn.offer([{ label: { key: 'options' }, reply: { command: 'options' }, numbered: false }]);
  else if (options.length > 0) turn.offer(options.map(numbered));
  else turn.offer(answer === undefined && item.optional !== true ? [] : [skip]);
}

const skip: Choice = { label: { key: 'skip' }, reply: { command: 'skip' }, numbered: false };
const goOn: Choice = { label: { key: 'go_on' }, reply: { word: 'go_on' }, numbered: false };
const noneYet: Choice = {
  label: { key: 'none_yet' },
  reply: { word: 'none_yet' },
  numbered: false,
};

const numbered = (label: string, index: number): Choice => ({
  label,
  reply: { number: index + 1 },
  numbered: true,
});

/** What the open item's answer says so far. */
interface Open {
  readonly item: Item;
  readonly indicator: Indicator | null;
  readonly claimed: Extract<AnswerValue, { type: 'indicator' }> | null;
  /** The answer in words, where there is more of it than a file. */
  readonly current: string | null;
}

function askIndicatorStep(turn: Turn, item: Item, asking: Asking): void {
  const value = turn.needFocus().answers.get(item.id)?.value;
  const indicator = item.kind === 'indicator' ? item : null;
  const claimed = value?.type === 'indicator' ? value : null;
  const empty = claimed !== null && claimed.level === null && claimed.description === undefined;
  const current = value === undefined || empty ? null : showAnswer(item, value);
  const open: Open = { item, indicator, claimed, current };
  switch (asking.step) {
    case 'variant':
      turn.say('ask_variant', { label: item.label, help: item.help });
      turn.offer([
        ...(indicator?.variants ?? []).map(({ label }, index) => numbered(label, index)),
        { ...noneYet, numbered: true },
      ]);
      return;
    case 'level':
      return askLevel(turn, open);
    case 'description':
      turn.say('ask_description', {
        label: item.label,
        help: item.help,
        levels: indicator?.variants !== null,
        current: claimed?.description ?? null,
      });
      turn.offer(indicator?.variants === null && claimed === null ? [noneYet] : [skip]);
      return;
    case 'files':
      return askFiles(turn, open, value?.type === 'files' ? value.links.length : 0);
    case 'document_confirm':
      turn.say('ask_document_confirm', {
        number: claimed?.document?.number ?? null,
        date: claimed?.document?.date ?? null,
        subject: claimed?.document?.subject ?? null,
      });
      turn.offer([
        { label: { key: 'correct' }, reply: { word: 'yes' }, numbered: true },
        { label: { key: 'incorrect' }, reply: { word: 'no' }, numbered: true },
      ]);
      return;
    case 'document_number':
    case 'document_date':
    case 'document_subject':
      turn.say(`ask_${asking.step}`, { label: item.label });
      turn.offer([skip]);
      return;
    case 'value':
      return askValue(turn, item, turn.needFocus());
  }
}

function askLevel(turn: Turn, { item, indicator, claimed, current }: Open): void {
  const variant = claimed?.variant ?? (indicator && variantOf(turn, indicator)) ?? undefined;
  const levels = indicator === null ? [] : levelsOf(indicator, variant);
  // What an earlier answer settles is not said again.
  const several =
    indicator !== null &&
    (indicator.variants?.length ?? 0) > 1 &&
    impliedVariant(turn, indicator) === null;
  const stored = turn.hasSaid('files_stored');
  turn.say('ask_level', {
    label: item.label,
    help: stored ? '' : item.help,
    mandatory: indicator?.mandatory === true,
    weight: indicator?.weight ?? null,
    // What was just taken was just said.
    current: stored ? null : current,
    variant: several
      ? (indicator?.variants?.find(({ code }) => code === variant)?.label ?? null)
      : null,
    kinds: indicator?.evidence.kinds ?? [],
    formats: withPhotos(indicator?.evidence.formats ?? []),
    link: indicator?.evidence.link === true,
    measured: isMeasured(levels),
    chosen: claimed?.level !== undefined && claimed.level !== null,
    hasFile: turn
      .needFocus()
      .files.some((file) => file.item === item.id && file.state !== 'refused'),
  });
  turn.offer([
    ...levels.map(({ text }, index) => numbered(text, index)),
    { ...noneYet, numbered: true },
  ]);
}

function askFiles(turn: Turn, { item, indicator, claimed }: Open, fieldLinks: number): void {
  const own = turn.needFocus().files.filter((file) => file.item === item.id);
  const wanted = item.kind === 'field' && item.value.type === 'files' ? item.value : null;
  const links = claimed?.links.length ?? fieldLinks;
  const video = indicator?.evidence.video;
  turn.say('ask_files', {
    label: item.label,
    kinds: indicator?.evidence.kinds ?? [],
    formats: withPhotos(indicator?.evidence.formats ?? wanted?.formats ?? []),
    link: indicator?.evidence.link ?? wanted?.link ?? false,
    video:
      video === undefined
        ? null
        : {
            from: video.warnBelow,
            to: video.warnAbove,
            limit: video.limit,
            elements: video.elements,
          },
    files: own.map((file) => ({ name: file.name, size: file.size, state: file.state })),
    links,
  });
  const enough = own.some((file) => file.state === 'stored') || (claimed?.links.length ?? 0) > 0;
  turn.offer(enough ? [goOn] : [item.kind === 'field' ? skip : noneYet]);
}

/**
 * The variant in which an indicator is measured: the only one, the one that an earlier answer settles (digital or not), or
 * the first, which can be changed, where no answer ever would. Null where the answer that settles it is still to come.
 */
export function variantOf(turn: Turn, item: Indicator): string | null {
  const codes = item.variants?.map((variant) => variant.code) ?? [];
  if (codes.length < 2) return null;
  const implied = impliedVariant(turn, item);
  if (implied !== null) return implied;
  const settled = turn
    .form()
    .items.some(
      (one) =>
        one.kind === 'field' &&
        one.value.type === 'choice' &&
        one.value.options.some(({ code }) => codes.some((variant) => sameVariant(variant, code))),
    );
  return settled ? null : (codes[0] ?? null);
}

/** The variant that an earlier answer already settles (digital or not); null when the person must choose. */
function impliedVariant(turn: Turn, item: Indicator): string | null {
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
