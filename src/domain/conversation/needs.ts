// What must be loaded before a step can take an input; and what an input amounts to as text.
// It reads nothing itself; db/world/needs.ts does.
import {
  cardCodesOf,
  mostCardCodes,
  readCoFillCode,
  readInnovationCode,
  readInvitationCode,
  readLinkCode,
} from '../codes.ts';
import { type Command, readCommand } from '../language/index.ts';
import { listNumber } from './choices.ts';
import type { Input } from './input.ts';
import { type Conversation, lookedAt } from './state.ts';
import { readToken } from './token.ts';
import { completingNeeds, isOther } from './commands/completing.ts';
import { outreachNeeds } from './commands/outreach.ts';
import { codeInCaption } from './commands/scans.ts';
import { skInCaption } from './commands/sk-scan.ts';
import { recordsNeeds } from './commands/records.ts';
import { seasonNeeds } from './commands/season.ts';
import { commandIn } from './commands/unread.ts';
import type { Need } from './world.ts';

/** The text an input amounts to: typed, or what typing would have been for a button; null for an old or foreign button. */
export function textOf(state: Conversation, input: Input): string | null {
  if (input.kind === 'text') return input.text;
  if (input.kind !== 'choice') return null;
  const token = readToken(input.token);
  if (token === null) return null;
  if (token.kind === 'text') return token.text;
  return token.prompt === state.prompt ? (state.replies[token.index] ?? null) : null;
}

/** What must be loaded before `step` can take this input. */
export function needsOf(state: Conversation, input: Input): readonly Need[] {
  if (input.kind === 'edit' || input.kind === 'delete')
    return [{ kind: 'target', externalId: input.target }];
  if (input.kind === 'files') {
    const code = input.sentFor?.code ?? codeInCaption(input.caption);
    if (code !== null) return [{ kind: 'look', code }];
    const { name } = state.mode;
    const open = name === 'asking' || name === 'confirming';
    return open || skInCaption(input.caption) === null ? [] : [{ kind: 'designation' }];
  }
  const mode = state.mode;
  if (input.kind === 'group')
    return input.invitation === undefined ? [] : [{ kind: 'invitation', code: input.invitation }];
  if (input.kind === 'contact')
    return mode.name === 'proving'
      ? [
          { kind: 'invitation', code: mode.invitation },
          { kind: 'attempts' },
          { kind: 'proven_phones' },
        ]
      : [{ kind: 'proven_phones' }];
  const text = textOf(state, input);
  if (text === null) return [];
  if (mode.name === 'consent' && mode.invitation !== undefined && !isOwnData(text))
    return invitationNeeds(mode.invitation);
  const link = readLinkCode(text);
  if (link !== null)
    return [
      { kind: 'link', code: link },
      { kind: 'attempts', crowd: true },
    ];
  const invitation = readInvitationCode(text);
  if (invitation !== null) return invitationNeeds(invitation);
  if (mode.name === 'giving_name' && mode.invitation !== undefined && readCommand(text) === null)
    return invitationNeeds(mode.invitation);
  const coFill = readCoFillCode(text);
  if (coFill !== null)
    return [
      { kind: 'co_fill', code: coFill },
      { kind: 'attempts', crowd: true },
    ];
  const offered = offeredReply(state, text);
  const looking = lookedAt(mode);
  if (offered !== null) return needsOfCommand(readCommand(offered), looking);
  const command = commandIn(mode, text);
  if (mode.name === 'returning' && (command === null || !duringNotes.has(command.name)))
    return [{ kind: 'card', code: mode.card }];
  if (mode.name === 'completing' && (command === null || !isOther(text, command)))
    return completingNeeds(mode);
  const outreach = outreachNeeds(state, text);
  if (outreach !== null) return outreach;
  const season = seasonNeeds(state, text);
  if (season !== null) return season;
  const records = command === null ? null : recordsNeeds(command, looking);
  if (records !== null) return records;
  if (mode.name === 'picking_draft' && command === null) {
    const code = pickedCode(mode.codes, text);
    return code === null ? [] : [{ kind: 'look', code }];
  }
  if (mode.name === 'confirming_withdraw' && command === null)
    return [{ kind: 'look', code: mode.code }];
  return needsOfCommand(command, looking);
}

const invitationNeeds = (code: string): readonly Need[] => [
  { kind: 'invitation', code },
  { kind: 'attempts' },
  { kind: 'proven_phones' },
];

/** Commands that stay commands while a checker collects notes. */
export const duringNotes: ReadonlySet<string> = new Set([
  'cancel',
  'help',
  'look',
  'queue',
  'evidence',
  'next',
  'approve',
  'endorse',
  'accept',
  'return',
  'reject',
  'reopen',
  'report',
  'needs_code',
  'history',
  'contacts',
  'comment',
  'unit_list',
  'profile',
  'privacy',
  'schedule',
  'greeting',
  'thanks',
  'wait',
]);

const isOwnData = (text: string): boolean => readCommand(text)?.name === 'my_data';

function needsOfCommand(command: Command | null, looking: string | null): readonly Need[] {
  if (command === null) return [];
  switch (command.name) {
    case 'drafts':
      return [{ kind: 'drafts' }];
    case 'queue':
      return [{ kind: 'queue' }];
    case 'next':
      return [{ kind: 'queue' }, { kind: 'next', after: looking }];
    case 'level': {
      const typed = readInnovationCode(/^INV\S*/i.exec(command.rest ?? '')?.[0] ?? '');
      const meant = typed ?? looking;
      return meant === null ? [] : [{ kind: 'look', code: meant }];
    }
    case 'unit_list':
      return [{ kind: 'unit_list' }];
    case 'submit':
      return [{ kind: 'similar' }, { kind: 'calendar', of: 'focus' }];
    case 'status': {
      const code = readInnovationCode(command.code ?? '');
      const history = { kind: 'history', code, page: 1 } as const;
      return code === null ? [history] : [{ kind: 'look', code }, history];
    }
    case 'look':
    case 'evidence':
    case 'withdraw':
    case 'join':
    case 'repair': {
      const code = command.code === undefined ? null : readInnovationCode(command.code);
      if (code !== null) return [{ kind: 'look', code }];
      // "bukti 7" after a card is about that card.
      if (command.name === 'evidence' && looking !== null) return [{ kind: 'look', code: looking }];
      return command.name === 'look'
        ? [{ kind: 'queue' }]
        : command.name === 'repair'
          ? [{ kind: 'drafts' }]
          : [];
    }
    case 'approve':
    case 'endorse':
    case 'accept': {
      const code = readInnovationCode(command.code);
      if (code !== null) return [{ kind: 'look', code }];
      const codes = cardCodesOf(command.code, command.rest);
      const looked = codes.length <= mostCardCodes ? codes : [];
      return [{ kind: 'cards', codes: looked }, { kind: 'attempts' }];
    }
    case 'return':
    case 'reject':
    case 'reopen': {
      const code = readInnovationCode(command.code);
      if (code !== null) return [{ kind: 'look', code }];
      return [{ kind: 'card', code: command.code }, { kind: 'attempts' }];
    }
    default:
      return [];
  }
}

/** What a typed number stands for in the list that was shown last; null when it stands for nothing. */
export function offeredReply(state: Conversation, text: string): string | null {
  if (state.mode.name !== 'idle' || state.mode.offered === undefined) return null;
  const number = listNumber(text);
  return number === null ? null : (state.mode.offered[number - 1] ?? null);
}

/** The innovation's code that a number or code picks out of a shown list. */
export function pickedCode(codes: readonly string[], text: string): string | null {
  const code = readInnovationCode(text);
  if (code !== null) return codes.includes(code) ? code : null;
  const number = /^\D{0,12}(\d{1,3})\D{0,3}$/.exec(text.trim())?.[1];
  const place = number ?? listNumber(text);
  return place === null ? null : (codes[Number(place) - 1] ?? null);
}
