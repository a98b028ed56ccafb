// What is said to people, in Indonesian: turns a message (keys with arguments) into words, ready for any network.
// The wording is code and not a file of templates because arguments are typed: a message without a sentence, or a
// sentence that forgets a case, does not compile. It never knows a network and never decides what is said.
import type { OutgoingChoice, OutgoingMessage } from '../channel.ts';
import type { Choice, Message, MessageArgs, Part } from '../../domain/conversation/message.ts';
import { holdsAnyTime, wordsOf } from '../../domain/language/index.ts';
import { choiceToken, textToken } from '../../domain/conversation/token.ts';
import { lines, paragraphs } from './format.ts';
import { buttonLabels, roleNames } from './labels.ts';
import { attendanceWords } from './attendance.ts';
import { broadcastsWords } from './broadcasts.ts';
import { calendarWords } from './calendar.ts';
import { candidateWords } from './candidates.ts';
import { carryOverWords } from './carry-over.ts';
import { checkingWords } from './checking.ts';
import { deskWords, pageInApp } from './desk.ts';
import { designationWords } from './designation.ts';
import { brandingWords } from './branding.ts';
import { contestWords } from './contest.ts';
import { contestRunningWords } from './contest-running.ts';
import { documentWords } from './documents.ts';
import { editionWords } from './editions.ts';
import { evidenceWords } from './evidence.ts';
import { fillingWords } from './filling.ts';
import { introducingWords } from './introducing.ts';
import { letterheadWords } from './letterhead.ts';
import { meetingWords } from './meetings.ts';
import { mentorsWords } from './mentors.ts';
import { monevWords } from './monev.ts';
import { nilWords } from './nil.ts';
import { overviewWords } from './overview.ts';
import { ownDataWords } from './own-data.ts';
import { papersWords } from './papers.ts';
import { promiseWords } from './promises.ts';
import { hubWords } from './hub.ts';
import { proposalWords } from './proposals.ts';
import { questionWords } from './questions.ts';
import { readingWords } from './reading.ts';
import { rolesWords } from './roles.ts';
import { scoresWords } from './scores.ts';
import { sharedWords } from './shared.ts';
import { shorterWords } from './tighter.ts';
import { signedWords } from './signed.ts';
import { visitWords } from './visits.ts';
import type { WordsOf } from './words.ts';

const words: WordsOf<MessageArgs> = {
  ...attendanceWords,
  ...broadcastsWords,
  ...calendarWords,
  ...candidateWords,
  ...carryOverWords,
  ...checkingWords,
  ...deskWords,
  ...designationWords,
  ...documentWords,
  ...editionWords,
  ...evidenceWords,
  ...fillingWords,
  ...introducingWords,
  ...letterheadWords,
  ...meetingWords,
  ...mentorsWords,
  ...monevWords,
  ...nilWords,
  ...overviewWords,
  ...ownDataWords,
  ...papersWords,
  ...promiseWords,
  ...hubWords,
  ...proposalWords,
  ...brandingWords,
  ...contestWords,
  ...contestRunningWords,
  ...questionWords,
  ...readingWords,
  ...rolesWords,
  ...scoresWords,
  ...sharedWords,
  ...visitWords,
  ...signedWords,
};

/** Turns a message into words and buttons. Total: every key and every argument has words. */
export function renderMessage(message: Message): OutgoingMessage {
  const numbered = message.choices
    .filter((choice) => choice.numbered)
    .map((choice, index) => `${index + 1}. ${labelOf(choice)}`);
  const ways = [say, ...shorterWords.map((table) => sayBy(table))].map(
    (way) => () => joined([...message.parts.map(way), numbered.join('\n')]),
  );
  const opens = pageInApp(message.parts);
  return {
    text: firstThatFits(ways),
    choices: message.choices.map((choice, index) => buttonOf(choice, index, message.prompt)),
    ...(message.asksPhone === true ? { askPhone: buttonLabels.share_phone } : {}),
    ...(opens === null ? {} : { opens }),
    ...(message.file === undefined
      ? {}
      : { file: { ...message.file, instead: fileNotSent(message.file.name) } }),
  };
}

/** So many lines fit on a phone's screen; blank ones are left out of what is longer. */
const SCREEN = 12;
/** Characters of what is read without being asked for more. */
const CHARACTERS = 700;

const fits = (text: string): boolean =>
  text.length <= CHARACTERS && text.split('\n').length <= SCREEN;

function joined(texts: readonly string[]): string {
  const spaced = paragraphs(...texts);
  return spaced.split('\n').length > SCREEN ? lines(...texts) : spaced;
}

const fileNotSent = (name: string): string =>
  `Berkas ${name} belum bisa dikirim ke sini. Berkasnya tetap tersimpan; silakan minta lagi nanti.`;

function say(part: Part): string {
  return sentence(part.key, part.args);
}

/** Gives what says a part in its shorter words, where it has some. */
const sayBy =
  (table: Partial<WordsOf<MessageArgs>>) =>
  (part: Part): string => {
    const make = table[part.key] as ((args: Part['args']) => string) | undefined;
    return make === undefined ? say(part) : make(part.args);
  };

/** The first of these texts that fits on a screen; the last where none does. */
function firstThatFits(ways: readonly (() => string)[]): string {
  let text = '';
  for (const way of ways) {
    text = way();
    if (fits(text)) break;
  }
  return text;
}

function sentence<Key extends keyof MessageArgs>(key: Key, args: Part['args']): string {
  const make: (given: MessageArgs[Key]) => string = words[key];
  return make(args as MessageArgs[Key]);
}

function labelOf(choice: Choice): string {
  if (typeof choice.label === 'string') return choice.label;
  return 'key' in choice.label ? buttonLabels[choice.label.key] : roleNames[choice.label.role];
}

function buttonOf(choice: Choice, index: number, prompt: number | null): OutgoingChoice {
  const token =
    prompt === null || holdsAnyTime(choice.reply)
      ? textToken(wordsOf(choice.reply))
      : choiceToken(prompt, index);
  return { label: labelOf(choice), token };
}
