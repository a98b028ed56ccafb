// Reads an input once and says where it goes: what must be loaded for it, and what takes it. Both come from the same place,
// so they cannot disagree. It loads nothing and carries nothing out.
import { may } from '../access.ts';
import { mentionedCode, readCoFillCode, readInvitationCode, readLinkCode } from '../codes.ts';
import { isFiller, isOpenItem } from '../innovation/innovation.ts';
import {
  asksForNextPage,
  type Command,
  isBlank,
  readCommand,
  readVisitAsked,
  readYesNoAbout,
  saysPlainly,
  wordsOf,
} from '../language/index.ts';
import { officeOfEmblem } from '../letterhead.ts';
import { duringOf } from './command-row.ts';
import { rowOf } from './commands.ts';
import { enterInvitation, onContact, tellOfGroup } from './roles/invitation.ts';
import { withLentCode } from './checking/lent-code.ts';
import { verbAlone } from './checking/verb-alone.ts';
import { answerQuoted, quotesElsewhere, sayOver } from './filling/quoting.ts';
import type { Quoted } from './quoted.ts';
import { explainCode, joinByCode } from './own-data/personal-codes.ts';
import { codeInCaption } from './evidence/scans.ts';
import { skInCaption } from './designation/sk-scan.ts';
import { looksAfter } from './overview/overview.ts';
import { commandIn } from './shared/unread.ts';
import { askedCommand, nothingIsWritten } from './questions/asked.ts';
import { isOwnWords } from './visits/noting.ts';
import { dialogueOf, invitationNeeds } from './dialogues.ts';
import type { Input } from './input.ts';
import { cameEarly, type Shown } from './filling/early.ts';
import { mayBeRest } from './filling/long-text.ts';
import { routeTrial } from './editions/trial-route.ts';
import { onDelete, onEdit } from './filling/editing.ts';
import { onFiles } from './evidence/files.ts';
import { onFileOutcomes } from './evidence/outcomes.ts';
import { listNumber } from './shared/picking.ts';
import { type Conversation, lookedAt, type Mode } from './state.ts';
import { beforeConsent } from './before-consent.ts';
import {
  type Known,
  type Route,
  type Written,
  answer,
  before,
  carryOut,
  closeDialogue,
  linking,
  only,
  saying,
  sideways,
  textOf,
  tooEarly,
} from './routing.ts';
import type { Turn } from './turn.ts';
import type { Need, Person } from './world.ts';

/** Routes an input. Total: every state and every input has a route. */
export function route(known: Known, came: Input): Route {
  const input = withCardCode(came);
  const text = textOf(known.state, input);
  const routed = routeKnown(known, input);
  return text === null ? routed : before(routed, (turn) => turn.hear(text));
}

/** A decision that quotes a card is one with the card's code. */
function withCardCode(input: Input): Input {
  if (input.kind !== 'text' || input.quoted === undefined || input.quoted.card === null)
    return input;
  return { ...input, text: withLentCode(input.text, input.quoted.card) };
}

function routeKnown(known: Known, input: Input): Route {
  if (!losesFocus(known)) return routeInput(known, input);
  const mode: Mode = aboutFocus.has(known.state.mode.name) ? { name: 'idle' } : known.state.mode;
  const inner = routeInput(withMode({ ...known, focus: null }, mode), input);
  return before(inner, (turn) => {
    turn.focus(null);
    if (turn.mode !== mode) turn.open(mode);
  });
}

/** True when the innovation in hand may not be filled in any more: the role ended meanwhile. */
function losesFocus({ person, focus }: Known): boolean {
  if (focus === null || !person.consented) return false;
  const target = { unitId: focus.unitId, own: isFiller(focus, person.id) };
  return !may(person.grants, 'write_draft', target).ok;
}

/** Modes that are about the innovation in hand. */
const aboutFocus: ReadonlySet<Mode['name']> = new Set([
  'asking',
  'confirming',
  'finishing',
  'confirming_submit',
  'confirming_withdraw',
  'confirming_cancel',
]);

const withMode = (known: Known, mode: Mode): Known => ({
  ...known,
  state: { ...known.state, mode },
});

function routeInput(known: Known, input: Input): Route {
  switch (input.kind) {
    case 'group':
      return only(
        (turn) => {
          tellOfGroup(turn);
          turn.say('group_only_private', {});
          turn.open({ name: 'group' });
        },
        input.invitation === undefined ? [] : [{ kind: 'invitation', code: input.invitation }],
      );
    case 'identity_changed':
      // Nobody wrote, so nobody is answered; who loses something by it is told by what freezes it.
      return only((turn) => {
        if (turn.person.grants.some(({ role }) => role !== 'innovator'))
          turn.do({ kind: 'freeze_roles', why: 'identity' });
      });
    case 'file_outcomes':
      return only((turn) => onFileOutcomes(turn, input), outcomeNeeds(input));
    default:
      return known.person.consented ? routeConsented(known, input) : beforeConsent(known, input);
  }
}

function routeConsented(known: Known, input: Written): Route {
  const { mode } = known.state;
  if (mode.name === 'trying') return routeTrial({ ...known, trial: mode }, input, routeCommand);
  switch (input.kind) {
    case 'text': {
      const routed = routeText(known, input.text, input);
      return input.cleaned ? before(routed, (turn) => turn.say('text_cleaned', {})) : routed;
    }
    case 'choice': {
      const text = textOf(known.state, input);
      // Whoever pressed has seen what they pressed.
      if (text !== null) return routeText(known, text, { seen: Infinity, shown: Infinity });
      return only((turn) => {
        turn.do({ kind: 'record', what: 'stale_button', detail: 'choice' });
        turn.say('stale_button', {});
        turn.askAgain();
      }, dialogueOf(known.state.mode).againNeeds);
    }
    case 'files':
      return only(
        (turn) => onFiles(turn, input),
        [...lesserCopyNeeds(input), ...filesNeeds(known.state.mode, input)],
      );
    case 'edit':
      return only(
        (turn) => onEdit(turn, input.text),
        [{ kind: 'target', externalId: input.target }],
      );
    case 'delete':
      return only((turn) => onDelete(turn), [{ kind: 'target', externalId: input.target }]);
    case 'reaction':
    case 'opened':
      return only(() => {});
    case 'contact':
      return only((turn) => onContact(turn, input.phone), contactNeeds(known.state.mode));
    case 'location':
      return routePlace(known, input);
    default:
      return saying((turn) => turn.say('not_an_answer', { kind: input.kind }));
  }
}

/** A shared place is what one would have typed where a place is asked for, and no answer anywhere else. */
function routePlace(known: Known, input: Extract<Input, { kind: 'location' }>): Route {
  const other = saying((turn) => turn.say('not_an_answer', { kind: 'location' }));
  const { place, seen = Infinity, shown = Infinity } = input;
  if (place === undefined) return other;
  const typed = routeText(known, place, { seen, shown });
  return {
    needs: [...other.needs, ...typed.needs],
    run: (turn) => {
      if (!asksForPlace(turn)) return other.run(turn);
      turn.hear(place);
      typed.run(turn);
    },
  };
}

/** True while latitude and longitude are asked for, or were read back. */
function asksForPlace(turn: Turn): boolean {
  const { mode } = turn;
  if (turn.innovation === null || (mode.name !== 'asking' && mode.name !== 'confirming'))
    return false;
  const item = turn.form().byId.get(mode.item);
  return item?.kind === 'field' && item.value.type === 'coordinates';
}

const lesserCopyNeeds = ({
  betterThan: externalId,
}: Extract<Input, { kind: 'files' }>): readonly Need[] =>
  externalId === undefined ? [] : [{ kind: 'lesser_copy', externalId }];

/** Whoever is told of a document is told of all that may be taken from; of an emblem, of the one before. */
const outcomeNeeds = ({ outcomes }: Extract<Input, { kind: 'file_outcomes' }>): readonly Need[] => [
  ...(outcomes.some(({ outcome }) => outcome.result === 'document' || outcome.result === 'text')
    ? [{ kind: 'documents' as const }]
    : []),
  // A film that is too long goes out of the innovation that it was sent for, whichever is in hand.
  ...outcomes.flatMap(({ outcome, code }) =>
    outcome.result === 'stored' && outcome.format === 'mp4' && code !== null
      ? [{ kind: 'look' as const, code }]
      : [],
  ),
  ...(outcomes.some(({ item }) => officeOfEmblem(item) !== undefined)
    ? [{ kind: 'letterhead' as const }]
    : []),
  ...(outcomes.some(({ outcome }) => outcome.result === 'workbook')
    ? (['workbook', 'old_list', 'held_roles'] as const).map((kind) => ({ kind }))
    : []),
];

function filesNeeds(mode: Mode, input: Extract<Input, { kind: 'files' }>): readonly Need[] {
  const code = input.sentFor?.code ?? input.scanOf ?? codeInCaption(input.caption);
  if (code !== null) return [{ kind: 'look', code }];
  const asks = mode.name === 'asking' || mode.name === 'confirming';
  return asks || skInCaption(input.caption) === null ? [] : [{ kind: 'designation' }];
}

const contactNeeds = (mode: Mode): readonly Need[] =>
  mode.name === 'proving' ? invitationNeeds(mode.invitation) : [{ kind: 'proven_phones' }];

/** Routes a text of somebody who has agreed. */
function routeText(known: Known, text: string, came: Shown & { readonly quoted?: Quoted }): Route {
  const { state, person } = known;
  const { quoted } = came;
  // Whoever quotes a question has seen it.
  const shown = { ...came, seen: Math.max(came.seen, quoted?.prompt ?? 0) };
  if (isBlank(text)) return saying((turn) => turn.say('blank', {}));
  const mentioned = mentionedCode(text);
  if (mentioned !== null) return saying((turn) => explainCode(turn, mentioned));
  const link = readLinkCode(text);
  if (link !== null) return sideways(linking(link));
  const invitation = readInvitationCode(text);
  if (invitation !== null)
    return only((turn) => enterInvitation(turn, invitation), invitationNeeds(invitation));
  const coFill = readCoFillCode(text);
  if (coFill !== null)
    return only(
      (turn) => joinByCode(turn, coFill),
      [
        { kind: 'co_fill', code: coFill },
        { kind: 'attempts', crowd: true },
      ],
    );
  const offered = offeredReply(state, text);
  const read = commandIn(state.mode, offered ?? text);
  const typed =
    read !== null && (isOwnLevel(known, read) || isOwnWords(read, person.grants)) ? null : read;
  // What belongs to a quoted question or to a long text is no question to us, however it reads.
  const placed = quotesElsewhere(state, quoted) !== null || mayBeRest(state, text);
  const command = typed ?? (placed ? null : askedCommand(state, person, text));
  if (isShut(known)) return routeShut(known, command);
  const verb = offered === null && !placed ? verbAlone(known, text, command) : null;
  if (verb !== null) return verb;
  const carried =
    offered === null &&
    command !== null &&
    meaningIn(state.mode, person, text, command) === 'command'
      ? command
      : null;
  const elsewhere = carried === null ? quotesElsewhere(state, quoted) : null;
  if (elsewhere === 'over') return only(sayOver, dialogueOf(state.mode).againNeeds);
  if (elsewhere === 'item' && quoted !== undefined)
    return only((turn) => answerQuoted(turn, quoted, text), dialogueOf(state.mode).againNeeds);
  const early = cameEarly(state, text, shown, carried);
  if (early !== null)
    return tooEarly(state.mode, early, text, { shown: shown.shown, command: carried });
  return command === null
    ? answer(state.mode, text, null)
    : routeCommand(state.mode, person, text, command);
}

/** "tingkat 7=2" of whoever fills in tells the level of their own evidence; only a verifier's sentence sets one. */
function isOwnLevel({ state: { mode }, person }: Known, command: Command): boolean {
  if (command.name !== 'level' || !/^\D{0,12}\d{1,3}\s{0,3}[=:]/u.test(command.rest ?? ''))
    return false;
  const fillsIn = mode.name === 'asking' || mode.name === 'confirming';
  return fillsIn || !may(person.grants, 'monev').ok;
}

/** True when the open question is about an item that may not be changed any more: somebody else handed the innovation in. */
function isShut({ state: { mode }, focus }: Known): boolean {
  if (mode.name !== 'asking' && mode.name !== 'confirming') return false;
  return focus === null || !isOpenItem(focus, mode.item);
}

function routeShut(known: Known, command: Command | null): Route {
  const close = (turn: Turn): void => turn.open({ name: 'idle' });
  if (command !== null) return before(carryOut(command, null), close);
  return only((turn) => {
    close(turn);
    const { code, state } = turn.needFocus();
    turn.say('not_open', { code, state });
  });
}

/** What a typed number stands for in the list that was shown last; null when it stands for nothing. */
function offeredReply({ mode, listed }: Conversation, text: string): string | null {
  const lacking = mode.name === 'idle' ? readVisitAsked(text) : null;
  if (lacking !== null && 'number' in lacking) {
    const code = listed?.of === 'queue' ? listed.codes[lacking.number - 1] : undefined;
    return code === undefined ? null : wordsOf({ command: 'gaps_of', args: [code] });
  }
  if (mode.name !== 'idle') return null;
  if (listed?.of === 'queue' && listed.next !== undefined && asksForNextPage(text))
    return `antrean ${listed.next}`;
  const look = listed?.of === 'queue' ? readCommand(text) : null;
  if (listed?.of === 'queue' && look?.name === 'look' && /^\d{1,3}$/u.test(look.code ?? '')) {
    const code = listed.codes[Number(look.code) - 1];
    if (code !== undefined) return wordsOf({ command: 'look', args: [code] });
  }
  if (mode.offered === undefined) return null;
  const number = listNumber(text);
  const reply = number === null ? undefined : mode.offered[number - 1];
  return reply === undefined ? null : wordsOf(reply);
}

/** What a command is where a dialogue is open. */
function meaningIn(
  mode: Mode,
  person: Person,
  text: string,
  command: Command,
): 'command' | 'text' | 'doubt' | 'too_early' {
  const dialogue = dialogueOf(mode);
  const { name } = command;
  if (dialogue.own?.[name] !== undefined) return 'command';
  const { free, registering, reads, doubts, always, about } = dialogue.lets(mode as never, person);
  if (reads?.includes(name) === true) return 'text';
  // The verb alone asks anew; beside a yes or no it is the answer.
  if (name === about && readYesNoAbout(text, about).kind !== 'unclear') return 'text';
  if (free === true && always?.includes(name) !== true && !saysPlainly(text, command))
    return 'text';
  if (doubts?.includes(name) === true) return 'doubt';
  const during = duringOf(rowOf(command), command);
  if (registering === true && during !== 'anytime' && during !== 'outside') return 'too_early';
  if (during === 'filling' && !fills.has(mode.name)) return 'text';
  if ((during === 'unwritten' || during === 'outside') && answered.has(mode.name)) return 'text';
  if (during === 'looking' && !(nothingIsWritten(mode) && looksAfter(person))) return 'text';
  return 'command';
}

/** Modes in which almost any words are an answer. */
const answered: ReadonlySet<Mode['name']> = new Set(['asking', 'naming_innovation']);

/** Modes in which a word that passes over a question or ends it is a command. */
const fills: ReadonlySet<Mode['name']> = new Set(['asking', 'idle', 'naming_innovation']);

function routeCommand(mode: Mode, person: Person, text: string, command: Command): Route {
  switch (meaningIn(mode, person, text, command)) {
    case 'text':
      return answer(mode, text, command);
    case 'too_early':
      return only((turn) => turn.askAgain());
    case 'doubt':
      return only((turn) => turn.say('word_is_command', { typed: text.trim() }));
    case 'command':
      return inDialogue(mode, person, command);
  }
}

/** Carries a command out while a dialogue is open, which it may close. */
function inDialogue(mode: Mode, person: Person, command: Command): Route {
  const { own, lets, after, againNeeds = [] } = dialogueOf(mode);
  const ownWay = own?.[command.name];
  if (ownWay !== undefined) return only((turn) => ownWay(turn, mode as never));
  const looking = lookedAt(mode);
  const { needs, run } = carryOut(command, looking);
  const { closes } = lets(mode as never, person);
  const aside = rowOf(command).aside === true;
  return {
    needs: [...needs, ...againNeeds],
    run: (turn) => {
      if (closes !== undefined && !aside) closeDialogue(turn, mode, closes);
      const open = turn.mode;
      run(turn);
      const { shows } = rowOf(command);
      const during = duringOf(rowOf(command), command);
      // A word about the question itself shows it whole, and so does whatever comes after a day.
      const about = (shows === true || during === 'filling') && turn.again !== 'named';
      if (turn.mode === open) {
        if (about) turn.askAgain();
        else turn.nameOpen();
      }
      if (!aside) after?.(turn, mode as never, command);
    },
  };
}
