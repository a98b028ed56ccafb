// Turns a waiting message into the engine's input, and tells when and on which day it was written.
// It never interprets words; the engine does.
import { dayAt } from '../../domain/calendar.ts';
import type { ChannelId, Input } from '../../domain/conversation/input.ts';
import { kindWord } from '../../domain/conversation/evidence/given-name.ts';
import type { Quoted } from '../../domain/conversation/quoted.ts';
import type { Moment } from '../../domain/conversation/world.ts';
import type { Waiting } from '../commit/lock.ts';

/**
 * Makes the engine's input of a message; `shown` are the newest prompts that had been shown, `maxFile` the largest
 * file that may come over a channel, bytes, `quoted` what it quotes.
 */
export function inputOf(
  message: Waiting,
  shown: { readonly seen: number; readonly shown: number },
  maxFile: (channel: ChannelId) => number,
  quoted: Quoted | null,
): Input {
  switch (message.kind) {
    case 'text':
      return {
        kind: 'text',
        text: message.text ?? '',
        cleaned: message.cleaned,
        ...shown,
        ...(quoted === null ? {} : { quoted }),
      };
    case 'choice':
      return { kind: 'choice', token: message.choice ?? '' };
    case 'file': {
      const limit = maxFile(message.channel);
      const named = message.files.map((file, index) => ({
        index,
        name: file.name ?? kindWord(file.mime),
        size: file.size,
      }));
      return {
        kind: 'files',
        sentFor: sentFor(message),
        ...scanOf(message),
        ...shown,
        ...(quoted === null ? {} : { quoted }),
        files: named.filter(
          (file) =>
            file.size === null ||
            file.size <= limit ||
            message.files[file.index]?.ref['stored'] !== undefined,
        ),
        tooLarge: named.flatMap((file) =>
          file.size !== null &&
          file.size > limit &&
          message.files[file.index]?.ref['stored'] === undefined
            ? [{ name: file.name, size: file.size, limit }]
            : [],
        ),
        caption: message.text,
        ...(message.betterThan === null ? {} : { betterThan: message.betterThan }),
        album: message.albumId,
      };
    }
    case 'edit':
      return { kind: 'edit', text: message.text ?? '', target: message.target ?? '' };
    case 'delete':
      return { kind: 'delete', target: message.target ?? '' };
    case 'group':
      return { kind: 'group', ...(message.text === null ? {} : { invitation: message.text }) };
    case 'contact':
      return { kind: 'contact', ...(message.ownPhone === null ? {} : { phone: message.ownPhone }) };
    case 'location':
      return {
        kind: 'location',
        ...(message.text === null ? {} : { place: message.text }),
        ...shown,
      };
    case 'blocked':
    case 'unblocked':
      return { kind: 'reaction' };
    default:
      return { kind: message.kind };
  }
}

/** The item an upload page was opened for, as the page wrote it into its files. */
function sentFor(message: Waiting): { readonly code: string; readonly item: string } | null {
  const ref = message.files[0]?.ref;
  const code = ref?.['code'];
  const item = ref?.['item'];
  return typeof code === 'string' && typeof item === 'string' && ref?.['stored'] !== undefined
    ? { code, item }
    : null;
}

/** The innovation whose signed papers were put up, as the desk wrote it into its files. */
function scanOf(message: Waiting): { readonly scanOf?: string } {
  const ref = message.files[0]?.ref;
  const code = ref?.['scanOf'];
  return typeof code === 'string' && ref?.['stored'] !== undefined ? { scanOf: code } : {};
}

/** Kinds that say something about the chat, not in it. */
export function isSilent(message: Waiting): boolean {
  return message.kind === 'blocked' || message.kind === 'unblocked' || message.kind === 'reaction';
}

/** The calendar day in the region. */
export function dayIn(now: Date): Moment['today'] {
  const [year = 0, month = 0, day = 0] = dayAt(now.getTime()).split('-').map(Number);
  return { year, month, day };
}

/** When the person wrote before, measured so that our own downtime is no silence of theirs: the gap between two writings, not between two handlings. */
export function silenceSince(last: Date | null, message: Waiting | null, now: Date): number | null {
  if (last === null || message === null) return null;
  return now.getTime() - (message.at.getTime() - last.getTime());
}
