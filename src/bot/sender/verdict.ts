// Decides what follows from looking for a message in doubt: it was sent, it is sent again, or it is looked for once more.
// It asks nobody and writes nothing down.
import { type SendRecord, UNPROVEN } from '../../db/transactions/record-send.ts';
import type { UncertainSend } from '../../db/transactions/uncertain-sends.ts';
import type { Finding, Searched } from './find-out.ts';

/** What this process knows of a row in doubt, beside what is in the database. */
export interface Doubt {
  /** The claim that it is about. */
  readonly claims: number;
  /** When the row was taken over, of `performance.now()`: whatever is begun later and gets an id bounds it. Null: it was not. */
  takenAt: number | null;
  looks: number;
  troubles: number;
  searched: Searched | null;
}

/** What the look at all rows in doubt has shown so far. */
export interface Look {
  /** Messages that were found. */
  found: number;
  /** Channels on which one is sent again without knowing that it was not shown. */
  readonly guessed: Set<string>;
}

/** How the row is settled; or that it is looked into again, at a moment (milliseconds from now) or with all the others. */
export type Verdict =
  | { readonly record: SendRecord }
  | {
      readonly againMs: number | null;
      /** The network asks to leave the chat alone until then. */
      readonly quiet?: boolean;
    };

/** Where nothing was found and nothing says how far to look, it is looked once more before "no proof" is believed. */
const MOST_LOOKS = 2;
/** A network that answers so many questions in a row with trouble of its own, but sends, is not asked any more. */
const MOST_TROUBLES = 10;
/** So long a chat is left alone that a broadcast was under way to when the process died. */
const UNREAD_WAIT_MS = 5000;
/** What is likely to be known better soon is looked into again after this time. */
const AGAIN_MS = 200;

/** Nothing is known yet about this claim of a row. */
export const newDoubt = (claims: number): Doubt => ({
  claims,
  takenAt: null,
  looks: 0,
  troubles: 0,
  searched: null,
});

/**
 * Judges a finding and keeps count of the looks in `doubt`. With `soon` an end for the search is likely to be known in a
 * moment.
 */
export function judge(
  row: UncertainSend,
  found: Finding,
  doubt: Doubt,
  look: Look,
  soon: boolean,
): Verdict {
  const { id, addressId, claims } = row;
  const base = { id, addressId, claims, providerIds: found.providerIds };
  if (found.shown) {
    look.found += 1;
    return { record: { ...base, state: 'sent' } };
  }
  // It may have been refused with a wait that nobody has read; people who are waiting come first.
  const afterMs = row.kind === 'broadcast' && doubt.takenAt !== null ? UNREAD_WAIT_MS : 0;
  if (found.why === 'absent')
    return { record: { ...base, state: 'queued', resent: true, afterMs } };
  if (found.why === 'harmless') return { record: { ...base, state: 'queued' } };
  if (found.searched?.upTo !== doubt.searched?.upTo) doubt.troubles = 0;
  doubt.searched = found.searched;
  if (found.why === 'later' && doubt.troubles < MOST_TROUBLES) {
    doubt.troubles += 1;
    return { againMs: found.afterMs, quiet: true };
  }
  doubt.troubles = 0;
  // An end is near, or what was found for others narrows the search for this one.
  if (soon || (look.found > 0 && found.why !== 'going on')) return { againMs: AGAIN_MS };
  if (found.why === 'going on') return { againMs: 0 };
  doubt.looks += 1;
  if (doubt.looks < MOST_LOOKS) return { againMs: null };
  // One at a time: the id that it gets is the end of the search for all the others.
  if (found.why === 'open' && look.guessed.has(row.channel)) return { againMs: AGAIN_MS };
  look.guessed.add(row.channel);
  // At least once beats never, but only once more where nothing can be found out: a network without memory would show it
  // again and again. Where it can, every attempt is looked for from where the first one began.
  if (row.lastError === UNPROVEN && found.why !== 'open')
    return { record: { ...base, state: 'parked' } };
  const again = { state: 'queued', error: UNPROVEN, tried: true, resent: true } as const;
  return { record: { ...base, ...again, afterMs } };
}
