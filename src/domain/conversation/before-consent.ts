// Where an input goes of somebody who has not agreed yet: questions are answered, codes explained, nothing is kept.
// It loads nothing and carries nothing out.
import { mentionedCode, readInvitationCode, readLinkCode } from '../codes.ts';
import { isBlank, readCommand } from '../language/index.ts';
import { invitationNeeds } from './dialogues.ts';
import { cameEarly } from './filling/early.ts';
import { beginningNeeds } from './filling/naming.ts';
import { hubNeeds, searches, showFound } from './hub/searching.ts';
import { askConsent, onConsent, welcome } from './introducing/consent.ts';
import { needsNoConsent } from './own-data/own-data.ts';
import { dropCode, explainCode } from './own-data/personal-codes.ts';
import { answerBeforeConsent, asksBeforeConsent, questionNeeds } from './questions/aside.ts';
import {
  type Known,
  type Route,
  type Written,
  answer,
  carryOut,
  linking,
  only,
  textOf,
  tooEarly,
} from './routing.ts';

/** Routes what somebody sends who has not agreed yet. */
export function beforeConsent({ state }: Known, input: Written): Route {
  const { mode } = state;
  // Whoever opens the chat is greeted once; after that nothing was said.
  if (input.kind === 'opened' && mode.name !== 'new') return only(() => {});
  const invitation = mode.name === 'consent' ? mode.invitation : undefined;
  const needs = invitation === undefined ? beginningNeeds : invitationNeeds(invitation);
  const text = textOf(state, input);
  if (text === null || isBlank(text))
    return only((turn) => {
      if (mode.name !== 'consent') return welcome(turn);
      turn.say('consent_unclear', {});
      askConsent(turn, invitation);
    });
  const mentioned = mentionedCode(text);
  // An invitation that was passed on waits for the consent and the name: it is the way in, and there is nothing to lose.
  if (mentioned !== null && mentioned !== 'invitation')
    return only((turn) => {
      explainCode(turn, mentioned);
      welcome(turn, invitation);
    });
  const link = readLinkCode(text);
  if (link !== null) return linking(link);
  const typed = readInvitationCode(text);
  if (typed !== null) return only((turn) => welcome(turn, typed));
  const command = readCommand(text);
  // Rights over one's own data do not wait for consent (row 4 of the access table).
  if (command?.name === 'my_data' && needsNoConsent(command.rest)) return carryOut(command, null);
  // What is published may be read by anybody (row 62).
  if (command?.name === 'hub' && searches(command))
    return only((turn) => {
      showFound(turn, command);
      if (mode.name === 'consent') turn.nameOpen();
      else welcome(turn);
    }, hubNeeds(command));
  if (mode.name === 'confirming_act') {
    if (command === null) return answer(mode, text, null);
    if (command.name !== 'cancel') return only((turn) => welcome(turn));
    return only((turn) => {
      turn.say('cancelled', {});
      turn.open({ name: 'consent' });
    });
  }
  if (mode.name === 'confirming_code')
    return command === null ? answer(mode, text, null) : only((turn) => dropCode(turn, mode));
  if (mode.name !== 'consent')
    return only((turn) => {
      if (command === null && asksBeforeConsent(text)) answerBeforeConsent(turn, text);
      welcome(turn);
    }, questionNeeds(text));
  const early = input.kind === 'text' ? cameEarly(state, text, input, command) : null;
  if (early !== null && input.kind === 'text')
    return tooEarly(mode, early, text, { shown: input.shown, command });
  if (command === null && asksBeforeConsent(text))
    return only((turn) => answerBeforeConsent(turn, text), questionNeeds(text));
  if (
    command?.name === 'help' ||
    command?.name === 'examples' ||
    command?.name === 'privacy' ||
    command?.name === 'missing'
  )
    return only((turn) => {
      turn.say('privacy', {});
      askConsent(turn, invitation);
    });
  if (command?.name === 'greeting' || command?.name === 'start')
    return only((turn) => welcome(turn, invitation));
  return only((turn) => onConsent(turn, text, invitation), needs);
}
