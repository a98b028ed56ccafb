// What is said to people, in Indonesian: turns a message (keys with arguments) into words, ready for any network.
// The wording is code and not a file of templates because arguments are typed: a message without a sentence, or a
// sentence that forgets a case, does not compile. It never knows a network and never decides what is said.
import type { OutgoingChoice, OutgoingMessage } from '../channel.ts';
import type { Choice, Message, MessageArgs, Part } from '../../domain/conversation/message.ts';
import { choiceToken, textToken } from '../../domain/conversation/token.ts';
import { checkingWords } from './checking.ts';
import { coFillWords } from './co-filling.ts';
import { commandWords } from './commands.ts';
import { fileWords } from './files.ts';
import { fillingWords } from './filling.ts';
import { paragraphs } from './format.ts';
import { buttonLabels, roleNames } from './labels.ts';
import { outreachWords } from './outreach.ts';
import { seasonWords } from './season.ts';
import { recordsWords } from './records.ts';
import { secondCheckWords } from './second-check.ts';
import { startWords } from './start.ts';
import type { WordsOf } from './words.ts';

const words: WordsOf<MessageArgs> = {
  ...startWords,
  ...fillingWords,
  ...coFillWords,
  ...fileWords,
  ...commandWords,
  ...checkingWords,
  ...recordsWords,
  ...secondCheckWords,
  ...seasonWords,
  ...outreachWords,
};

/** Turns a message into words and buttons. Total: every key and every argument has words. */
export function renderMessage(message: Message): OutgoingMessage {
  const numbered = message.choices
    .filter((choice) => choice.numbered)
    .map((choice, index) => `${index + 1}. ${labelOf(choice)}`);
  return {
    text: paragraphs(...message.parts.map(say), numbered.join('\n')),
    choices: message.choices.map((choice, index) => buttonOf(choice, index, message.prompt)),
    ...(message.asksPhone === true ? { askPhone: buttonLabels.share_phone } : {}),
    ...(message.file === undefined
      ? {}
      : { file: { ...message.file, instead: fileNotSent(message.file.name) } }),
  };
}

const fileNotSent = (name: string): string =>
  `Berkas ${name} belum bisa dikirim ke sini. Berkasnya tetap tersimpan; silakan minta lagi nanti.`;

function say(part: Part): string {
  return sentence(part.key, part.args);
}

function sentence<Key extends keyof MessageArgs>(key: Key, args: Part['args']): string {
  const make: (given: MessageArgs[Key]) => string = words[key];
  return make(args as MessageArgs[Key]);
}

function labelOf(choice: Choice): string {
  if (typeof choice.label === 'string') return choice.label;
  return 'key' in choice.label ? buttonLabels[choice.label.key] : roleNames[choice.label.role];
}

/** Commands that name an innovation or a card hold at any time; other choices only while their prompt is open. */
const standing = /^(?:setujui|tetapkan|terima|kembalikan|lihat|perbaiki|bukti) [A-Z0-9-]+$/;

function buttonOf(choice: Choice, index: number, prompt: number | null): OutgoingChoice {
  const token =
    prompt === null || standing.test(choice.reply)
      ? textToken(choice.reply)
      : choiceToken(prompt, index);
  return { label: labelOf(choice), token };
}
