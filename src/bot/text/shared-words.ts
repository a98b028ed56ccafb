// The words of the chat that pages in a browser use as well, so that both say the same.
// It never knows how a page looks.
import type { Message, MessageArgs } from '../../domain/conversation/message.ts';
import type { Role } from '../../domain/access.ts';
import type { State } from '../../domain/innovation/status.ts';
import type { BroadcastRow } from '../../domain/conversation/broadcasts/types.ts';
import { answerText, broadcastStates, whyText } from './broadcasts.ts';
import { provenance } from './doubts.ts';
import { eventName } from './event-names.ts';
import { moment } from './format.ts';
import { renderMessage } from './id.ts';
import { roleNames, stateNames } from './labels.ts';
import { templateFileText, templateProblemText } from './paper-templates.ts';

/** The words themselves: sentences of the conversation, states, roles, events, broadcasts, where a value comes from, moments (ISO, UTC). */
export const sharedWords = {
  say: <Key extends keyof MessageArgs>(key: Key, args: MessageArgs[Key]): string =>
    renderMessage({ parts: [{ key, args }], choices: [], prompt: null } as Message).text,
  state: (state: State): string => stateNames[state],
  role: (role: Role): string => roleNames[role],
  event: (type: string): string => eventName(type),
  broadcastState: (state: BroadcastRow['state']): string => broadcastStates[state],
  unreached: whyText,
  answer: answerText,
  templateProblem: templateProblemText,
  templateFile: templateFileText,
  provenance,
  moment,
};
