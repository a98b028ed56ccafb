// The record of dialogues: for each mode what it takes, which commands pass, what must be loaded, and how it asks again.
// What a dialogue does stands in the files it names. A mode without a row does not compile.
import { choosingNeeds, confirmingNeeds, onChoosingAct, onConfirmingAct } from './acts.ts';
import { onRepresenting } from './broadcasts/broadcast.ts';
import { putsOff } from './candidates/owner.ts';
import * as calendar from './calendar/schedule.ts';
import { askToComplete, completingNeeds, onCompleting } from './checking/completing.ts';
import * as invitation from './roles/invitation.ts';
import { letterheadDialogues } from './letterhead/dialogues.ts';
import * as mentor from './mentors/writing.ts';
import * as monev from './monev/monev.ts';
import { askCorrection, onCorrectingName } from './own-data/own-data.ts';
import { askAboutCode, dropCode, onConfirmingCode } from './own-data/personal-codes.ts';
import * as sessions from './own-data/sessions.ts';
import * as returning from './checking/returning.ts';
import * as roles from './roles/roles.ts';
import { onInvitingMany } from './roles/inviting-many.ts';
import * as submitting from './filling/submitting.ts';
import { standIn } from './roles/terms.ts';
import { doubtsName } from './shared/unread.ts';
import { editionDialogues } from './editions/dialogues.ts';
import { askConfirmation, onConfirming } from './filling/answering.ts';
import { onAsked } from './filling/asked.ts';
import { broadcastNeeds } from './broadcasts/needs.ts';
import * as broadcasting from './broadcasts/composing.ts';
import { contestDialogues } from './contest/dialogues.ts';
import { candidateDialogues } from './candidates/dialogues.ts';
import { documentDialogues } from './documents/dialogues.ts';
import { askFinishing, handingInNeeds, leaveLoose, onFinishing } from './filling/finishing.ts';
import { onIdle } from './filling/idle.ts';
import { isPrintedCode } from '../codes.ts';
import { nameNeeds } from './candidates/name-help.ts';
import { askInnovationName, beginningNeeds, onInnovationName } from './filling/naming.ts';
import { asksForMore } from '../language/index.ts';
import { onPickDraft } from './filling/picking-draft.ts';
import { takesRest } from './filling/long-text.ts';
import { showQuestion } from './filling/question.ts';
import { askConsent, onName } from './introducing/consent.ts';
import { askWhichUnit, leaveUnit, onUnit } from './introducing/registering.ts';
import { askWhetherToStop, onConfirmCancel } from './filling/stopping.ts';
import { actCode } from './shared/acting.ts';
import type { Dialogue, Lets } from './shared/dialogue.ts';
import { pickedCode } from './shared/picking.ts';
import type { Mode, ModeOf } from './state.ts';
import type { Turn } from './turn.ts';
import type { Need } from './world.ts';

const calendarOf = (of: 'focus' | 'running'): readonly Need[] => [{ kind: 'calendar', of }];

/** What must be loaded before an invitation can be accepted: whoever takes it may begin at once. */
export const invitationNeeds = (code: string): readonly Need[] => [
  { kind: 'invitation', code },
  isPrintedCode(code) ? { kind: 'attempts', crowd: true } : { kind: 'attempts' },
  { kind: 'proven_phones' },
  ...beginningNeeds,
];

const everything: Lets = {};
/** "Tidak ada" as an answer, not as a statement of the unit; as such it is typed when nothing is open. */
const answered: Lets = { reads: ['nil'] };
const courtesy = ['greeting', 'thanks', 'wait'] as const;
const passingOver = ['done', 'skip', 'next', 'save', 'start'] as const;
/** A text for somebody else: a greeting is part of it. */
const writing: Lets = { free: true, reads: courtesy, doubts: passingOver, closes: 'said' };
const monevRow: Lets = {
  free: true,
  reads: ['back', 'skip', 'done', 'nil', 'change', 'repair'],
  doubts: ['save', 'start'],
  always: ['level'],
};

/** Does nothing: there is nothing to ask again. */
const nothing = (): void => {};
const waitForCode = (turn: Turn): void => turn.say('type_the_code', {});
const chooseNumber = (turn: Turn, { options }: { options: readonly unknown[] }): void =>
  turn.say('choose_number', { count: options.length });

/** Takes the rest of a long text first, whatever is asked meanwhile. */
const restFirst =
  <M>(take: (turn: Turn, mode: M, text: string) => void) =>
  (turn: Turn, mode: M, text: string): void => {
    if (!takesRest(turn, text)) take(turn, mode, text);
  };

/** Leaves a dialogue for what was open before it. */
function goBack(turn: Turn, back: ModeOf<'asking'> | null): void {
  turn.open(back ?? { name: 'idle' });
  turn.say('cancelled', {});
  turn.askAgain();
}
const backFrom = (turn: Turn, { back }: { back: ModeOf<'asking'> | null }): void =>
  goBack(turn, back);
const toIdle = (turn: Turn): void => goBack(turn, null);
function keepAsItWas(turn: Turn, { back }: { back: ModeOf<'asking'> | null }): void {
  turn.say('not_changed', { label: null });
  turn.open(back ?? { name: 'idle' });
  turn.askAgain();
}

function askToStop(turn: Turn): void {
  turn.open({ name: 'confirming_cancel' });
  turn.askAgain();
}

function cannotCancel(turn: Turn): void {
  turn.say('cannot_cancel_here', {});
  turn.askAgain();
}

const whereNothingIsOpen = {
  lets: () => everything,
  take: (turn: Turn, _: unknown, text: string) => onIdle(turn, text),
  again: nothing,
};

const dialogues: { readonly [Name in Mode['name']]: Dialogue<Name> } = {
  new: whereNothingIsOpen,
  group: whereNothingIsOpen,
  idle: whereNothingIsOpen,
  consent: { ...whereNothingIsOpen, again: (turn, mode) => askConsent(turn, mode.invitation) },

  choosing_unit: {
    // Somebody who has a unit came to correct it, and may leave it as it is.
    lets: ({ later }, person) =>
      person.unitId === null && later !== true
        ? { registering: true }
        : { reads: ['greeting'], closes: 'silently' },
    // Whoever is registered now goes on to the first question.
    needs: () => beginningNeeds,
    take: (turn, mode, text) => onUnit(turn, text, mode),
    again: askWhichUnit,
    own: { cancel: leaveUnit },
    only: true,
  },
  giving_name: {
    lets: () => ({ registering: true }),
    needs: ({ invitation: code }) => (code === undefined ? beginningNeeds : invitationNeeds(code)),
    take: (turn, mode, text) => onName(turn, text, mode.invitation),
    again: (turn) => turn.say('ask_name', {}),
    own: { cancel: cannotCancel },
    only: true,
  },
  proving: {
    lets: () => everything,
    take: (turn, _, text) => invitation.onProving(turn, text),
    again: invitation.askPhone,
  },

  ...editionDialogues,
  ...candidateDialogues,
  ...contestDialogues,
  ...letterheadDialogues,
  naming_innovation: {
    lets: () => everything,
    needs: ({ candidate }, text) => [
      ...nameNeeds(text),
      ...(candidate === undefined ? [] : [{ kind: 'candidate' as const, number: candidate }]),
    ],
    take: (turn, mode, text) => {
      if (putsOff(turn, mode.candidate, text)) return;
      if (!doubtsName(turn, mode.doubted, text)) onInnovationName(turn, text);
    },
    again: askInnovationName,
  },
  asking: {
    lets: () => answered,
    take: onAsked,
    again: showQuestion,
    own: { cancel: askToStop },
  },
  confirming: {
    lets: () => answered,
    take: restFirst(onConfirming),
    again: askConfirmation,
    own: { cancel: keepAsItWas },
  },
  ...documentDialogues,
  finishing: {
    lets: () => answered,
    needs: () => handingInNeeds,
    take: restFirst(onFinishing),
    again: askFinishing,
    own: { cancel: leaveLoose, skip: leaveLoose, done: leaveLoose },
  },
  confirming_submit: {
    lets: () => ({ about: 'submit' }),
    needs: () => calendarOf('focus'),
    take: restFirst(submitting.onConfirmSubmit),
    again: submitting.askSubmit,
  },
  confirming_withdraw: {
    lets: () => ({ about: 'withdraw' }),
    needs: ({ code }) => [{ kind: 'look', code }],
    take: submitting.onConfirmWithdraw,
    again: submitting.askWithdraw,
  },
  confirming_cancel: {
    lets: () => everything,
    take: restFirst(onConfirmCancel),
    again: askWhetherToStop,
  },
  picking_draft: {
    lets: () => everything,
    needs: pickedNeeds,
    take: onPickDraft,
    again: (turn, { codes }) => turn.say('pick_number', { count: codes.length }),
    own: { cancel: keepAsItWas },
  },

  inviting: {
    // "admin" is a role here; elsewhere whoever writes just that greets the one behind the bot.
    lets: () => ({ reads: ['greeting'], closes: 'silently' }),
    take: invitation.onInviting,
    again: invitation.askWhom,
  },
  inviting_many: {
    lets: () => ({ closes: 'silently' }),
    needs: () => [{ kind: 'held_roles' }],
    take: onInvitingMany,
    again: (turn) => turn.say('ask_invitations', {}),
    only: true,
  },
  standing_in: {
    lets: () => ({ closes: 'silently' }),
    needs: () => [{ kind: 'terms' }],
    take: (turn, _, text) => standIn(turn, text),
    again: (turn) => turn.say('stand_in_which', { typed: '' }),
  },
  completing: {
    lets: () => ({ free: true, always: ['level', ...courtesy], closes: 'silently' }),
    needs: completingNeeds,
    take: onCompleting,
    again: askToComplete,
  },
  returning: {
    lets: () => ({ reads: returning.words }),
    needs: ({ card }) => [{ kind: 'card', code: card }],
    take: returning.onReturning,
    again: returning.sayNotes,
    after: returning.afterCommand,
  },

  confirming_act: {
    lets: () => everything,
    needs: confirmingNeeds,
    take: onConfirmingAct,
    again: waitForCode,
  },
  choosing_act: {
    lets: () => everything,
    needs: choosingNeeds,
    take: onChoosingAct,
    again: chooseNumber,
  },
  choosing_predecessor: {
    lets: () => everything,
    needs: () => [{ kind: 'hand_over' }],
    take: roles.onChoosingPredecessor,
    again: chooseNumber,
  },
  choosing_successor: {
    lets: () => everything,
    needs: () => [{ kind: 'hand_over' }],
    take: roles.onChoosingSuccessor,
    again: chooseNumber,
  },
  confirming_code: {
    lets: () => ({ closes: 'silently' }),
    needs: ({ of, code }) => [
      { kind: of, code },
      { kind: 'attempts', crowd: true },
    ],
    take: onConfirmingCode,
    again: askAboutCode,
    own: { cancel: dropCode },
    only: true,
  },
  confirming_sessions: {
    lets: () => ({ about: 'end_all_sessions', closes: 'silently' }),
    needs: () => [{ kind: 'sessions' }],
    take: sessions.onConfirmingSessions,
    again: sessions.askAboutAll,
    againNeeds: [{ kind: 'sessions' }],
    own: { cancel: sessions.keepSessions },
    only: true,
  },
  correcting_name: {
    lets: () => everything,
    take: onCorrectingName,
    again: askCorrection,
  },

  monev: {
    lets: () => monevRow,
    needs: monevNeeds,
    take: monev.onMonev,
    again: (turn, { code, no, part }) => turn.say('monev_open', { code, no, part }),
  },
  monev_officer: {
    lets: () => monevRow,
    needs: monevNeeds,
    take: monev.onMonevOfficer,
    again: (turn, { code }) => turn.say('monev_open', { code, no: null, part: 'officer' }),
  },
  monev_end: {
    lets: () => monevRow,
    needs: monevNeeds,
    take: monev.onMonevEnd,
    again: (turn, { code }) => turn.say('monev_open', { code, no: null, part: 'end' }),
  },

  confirming_calendar: {
    lets: () => everything,
    needs: ({ editionId, seen, change }, text) => {
      const code = actCode(text);
      const purpose = calendar.purposeOf(editionId, seen, change);
      return [
        ...(code === null ? [] : [{ kind: 'confirmation' as const, code, purpose }]),
        ...calendarOf('running'),
        { kind: 'attempts' },
      ];
    },
    take: calendar.onConfirmingCalendar,
    again: waitForCode,
    only: true,
  },
  excepting_unit: {
    lets: () => everything,
    needs: () => calendarOf('running'),
    take: calendar.onExceptingUnit,
    again: calendar.askException,
    only: true,
  },
  broadcasting: {
    lets: ({ step }) =>
      step === 'text' || step === 'options'
        ? { free: true, reads: broadcasting.words }
        : { reads: broadcasting.words },
    needs: broadcastNeeds,
    take: broadcasting.onBroadcasting,
    again: broadcasting.askAgain,
    againNeeds: [{ kind: 'people' }, ...calendarOf('running')],
    only: true,
  },
  representing: {
    lets: () => ({ doubts: [...courtesy, ...passingOver], closes: 'said' }),
    take: onRepresenting,
    again: (turn, { code }) => turn.say('ask_representative', { code }),
    own: { cancel: backFrom, back: backFrom },
    only: true,
  },
  asking_mentor: {
    lets: () => writing,
    needs: () => [{ kind: 'mentors' }],
    take: mentor.onAskingMentor,
    again: (turn) => turn.say('mentor_ask', {}),
    own: { cancel: backFrom, back: backFrom },
    only: true,
  },
  answering_message: {
    lets: () => writing,
    needs: mentor.answeringNeeds,
    take: mentor.onAnsweringMessage,
    again: (turn, { id }) => turn.say('message_write', { id }),
    own: { cancel: toIdle, back: toIdle },
    only: true,
  },
  writing_unit: {
    lets: () => writing,
    take: mentor.onWritingUnit,
    again: mentor.askUnitMessage,
    own: { cancel: toIdle, back: toIdle },
    only: true,
  },
};

function pickedNeeds({ codes }: ModeOf<'picking_draft'>, text: string): readonly Need[] {
  if (asksForMore(text)) return [{ kind: 'drafts' }];
  const code = pickedCode(codes, text);
  return code === null ? [] : [{ kind: 'look', code }];
}

function monevNeeds({ code }: { readonly code: string }): readonly Need[] {
  return [
    { kind: 'look', code },
    { kind: 'monev', code },
  ];
}

/** The names of all modes. */
export const modeNames: readonly string[] = Object.keys(dialogues);

/** The record of a mode. Its name and the mode go together, which the type of a union cannot say. */
export const dialogueOf = (mode: Mode): Dialogue<Mode['name']> =>
  dialogues[mode.name] as Dialogue<Mode['name']>;

/** Asks again what is open; says nothing where nothing is. */
export function askAgain(turn: Turn): void {
  dialogueOf(turn.mode).again(turn, turn.mode as never);
}
