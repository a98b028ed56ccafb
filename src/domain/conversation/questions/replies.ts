// Answers a question: from the open item's help, from the innovation in hand, or from what holds for everybody. It stores
// nothing, moves nothing, and leaves what is open as it is.
import { groupWords, progress } from '../../edition/journey.ts';
import type { Item } from '../../edition/definition.ts';
import { type Intent, type QuestionReading, wordCount } from '../../language/index.ts';
import { schedule } from '../calendar/schedule.ts';
import { formatsOf, withPhotos } from '../evidence/accepting.ts';
import { whatIsMissing } from '../filling/form.ts';
import type { Choice } from '../message.ts';
import type { Turn } from '../turn.ts';
import type { QuestionFacts } from './messages.ts';

/** Answers by the meaning that fits best; what none fits is said to be unknown, with whom to ask. */
export function answerQuestion(turn: Turn, { intents }: QuestionReading): void {
  const intent = choose(turn, intents);
  if (intent === undefined) turn.say('question_unknown', {});
  else say(turn, intent);
  turn.nameOpen();
}

/** At an open item what it means comes before how things are done in general. */
function choose(turn: Turn, intents: readonly Intent[]): Intent | undefined {
  const [first] = intents;
  // What was handed in is taken back whole.
  const state = turn.innovation?.state;
  if (first === 'undo' && intents.includes('withdraw') && state === 'submitted') return 'withdraw';
  const about = intents.find((one) => one === 'item_help' || one === 'item_rule');
  const general = first !== undefined && inGeneral.has(first);
  return openItem(turn) !== null && about !== undefined && general ? about : first;
}

const inGeneral: ReadonlySet<Intent> = new Set(['how', 'go_on', 'queue', 'trouble']);

function say(turn: Turn, intent: Intent): void {
  if (intent === 'deadline' && turn.world.loaded.calendar !== undefined) {
    schedule(turn, undefined);
    return;
  }
  if (intent === 'privacy') return turn.say('privacy', {});
  if (intent === 'missing' && turn.innovation !== null) return whatIsMissing(turn);
  turn.say('question_answer', factsOf(turn, intent));
  if (intent === 'self_check' && turn.mode.name === 'idle') turn.offer([check]);
}

const check: Choice = {
  label: { key: 'check_idea' },
  reply: { command: 'check_idea' },
  numbered: false,
};

/** The item that is asked for now; null where it is something else. */
export function openItem(turn: Turn): Item | null {
  const { mode } = turn;
  const form = turn.form();
  if (mode.name === 'naming_innovation') return form.byId.get(form.definition.nameItem) ?? null;
  return mode.name === 'asking' ? (form.byId.get(mode.item) ?? null) : null;
}

function factsOf(turn: Turn, intent: Intent): QuestionFacts {
  const form = turn.form();
  const item = openItem(turn);
  const { innovation } = turn;
  const group = form.definition.groups.find(({ minWords }) => minWords !== null);
  const done = innovation === null ? null : progress(form, innovation.answers, innovation.files);
  return {
    intent,
    edition: form.definition.title,
    year: form.definition.year,
    unit: turn.unit(turn.person.unitId)?.name ?? null,
    items: form.items.length,
    item:
      item === null
        ? null
        : {
            label: item.label,
            help: item.help,
            instruction: item.instruction,
            example: item.example,
            formats: withPhotos(formatsOf(item)),
          },
    group:
      group === undefined || group.minWords === null
        ? null
        : {
            label: group.label,
            words: groupWords(group, innovation?.answers ?? new Map(), wordCount),
            min: group.minWords,
          },
    inGroup: item !== null && group !== undefined && form.groupOf.get(item.id) === group,
    innovation:
      innovation === null || done === null
        ? null
        : {
            code: innovation.code,
            name: innovation.name ?? innovation.code,
            state: innovation.state,
            since: innovation.stateSince,
            filled: done.filled,
            total: done.total,
          },
  };
}
