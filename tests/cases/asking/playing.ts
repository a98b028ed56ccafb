// Plays every phrasing in every place of its writer and says what came of it: answered as meant, asked about, missed, or
// harmful. What does harm: anything stored, changed or decided, or what was open gone though nothing of the kind was wanted.
import type { Step } from '../../../src/domain/conversation/engine.ts';
import { cleanText } from '../../../src/domain/language/index.ts';
import { places } from './places.ts';
import { secondRows } from './rows-second.ts';
import { thirdRows } from './rows-third.ts';
import { phrasingRows, type PhrasingRow } from './rows.ts';

/** What came of a phrasing. */
type Came = 'hit' | 'ask' | 'miss' | 'harm';

/** One phrasing in one place. */
export interface Played {
  readonly rows: string;
  readonly who: string;
  readonly place: string;
  readonly phrase: string;
  readonly came: Came;
  /** What was said, by the keys of its messages, and what was done. */
  readonly told: string;
}

/** What only answers or shows. */
const harmless: ReadonlySet<string> = new Set([
  'record',
  'note_reading',
  'show_confirmation',
  'show_card',
  'show_batch',
  'claim',
]);
const asking: ReadonlySet<string> = new Set([
  'answer_or_question',
  'nearest_meanings',
  'name_or_story',
  'question_unknown',
  'pick_unit',
  'read_back',
  'command_how',
  'yes_or_no',
  'answer_or_other',
  'ask_invite_role',
  'ask_invite_unit',
]);

function keysOf(step: Step): readonly string[] {
  return (step.reply?.parts ?? []).map((part) =>
    part.key === 'question_answer' ? `?${part.args.intent}` : part.key,
  );
}

function playOne(row: PhrasingRow, place: string, phrase: string): Played {
  const open = places[row.who][place];
  if (open === undefined) throw new Error(`no place ${place}`);
  const chat = open();
  const before = chat.who.conversation.mode;
  const { text, changed } = cleanText(phrase);
  const { step } = chat.world.send(
    chat.who,
    { kind: 'text', text, cleaned: changed, seen: Infinity, shown: Infinity },
    'phrase',
  );
  const keys = keysOf(step);
  const did = step.effects
    .map(({ kind }) => kind)
    .filter((kind) => !harmless.has(kind) && kind !== row.does);
  const hit = keys.some((key) => row.want.includes(key));
  // What is read back is asked, and the question is still there.
  const lost =
    before.name !== 'idle' &&
    row.does === undefined &&
    step.state.mode.name !== before.name &&
    !hit &&
    !keys.includes('read_back');
  const came: Came =
    did.length > 0 || lost
      ? 'harm'
      : hit
        ? 'hit'
        : keys.some((key) => asking.has(key))
          ? 'ask'
          : 'miss';
  const told = [
    ...keys,
    ...did.map((kind) => `DID ${kind}`),
    ...(lost ? [`LEFT ${before.name}`] : []),
  ];
  return { rows: row.rows, who: row.who, place, phrase, came, told: told.join(', ') };
}

/** Forms in which a phrasing is typed as well: written on a phone, without marks, in capitals, without vowels. */
export const manners: Readonly<Record<string, (phrase: string) => string>> = {
  'as typed': (phrase) => phrase,
  'without marks': (phrase) => phrase.replaceAll(/[?,.]/gu, '').toLowerCase(),
  dictated: (phrase) => {
    const plain = phrase.replaceAll(/[?,.]/gu, '');
    return `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}.`;
  },
  'without vowels': (phrase) =>
    phrase
      .toLowerCase()
      .split(' ')
      .map((word) =>
        word.length > 4 && !/[\d-]/u.test(word)
          ? word.slice(0, 1) + word.slice(1).replaceAll(/[aiueo]/gu, '')
          : word,
      )
      .join(' '),
};

/** Plays all phrasings in one manner, or each of so many. */
export function playAll(manner: (phrase: string) => string, each = 1): readonly Played[] {
  return [...phrasingRows, ...secondRows, ...thirdRows].flatMap((row) =>
    row.said
      .split('|')
      .filter((_, at) => at % each === 0)
      .flatMap((phrase) =>
        Object.keys(places[row.who]).map((place) => playOne(row, place, manner(phrase))),
      ),
  );
}

/** Counts what came, by a property of what was played. */
export function tableOf(played: readonly Played[], by: (one: Played) => string): readonly string[] {
  const groups = Map.groupBy(played, by);
  return [...groups].map(([name, some]) => {
    const count = (came: Came): string =>
      String(some.filter((one) => one.came === came).length).padStart(6);
    return `${name.padEnd(28)}${count('hit')}${count('ask')}${count('miss')}${count('harm')}`;
  });
}
