// Turns a message of a network into what the inbox can hold, whatever odd text is in it.
// It never refuses: a message that could not be stored would come again for ever.
import { createHash } from 'node:crypto';
import type { InboundMessage } from '../../domain/conversation/inbound.ts';
import { cleanText } from '../../domain/language/clean.ts';

/** One row of the inbox before it has an address id. */
export interface InboxRow {
  readonly external: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly nth: number | null;
  readonly sent: string | null;
}

const LONGEST_ID = 200;
// oxlint-disable-next-line no-control-regex -- U+0000 is what jsonb and text refuse
const UNSTORABLE = /[\u0000\p{Cs}]/gu;

/**
 * Makes the row of a message. `payload` is the message without what has a column of its own and without raw bytes, its
 * text cleaned; `cleaned: true` says that characters were taken out of the text. It is never empty: what is empty was taken
 * away after its time.
 */
export function inboxRow(message: InboundMessage): InboxRow {
  const {
    channel: _,
    address: __,
    raw: ___,
    sentAt,
    text,
    externalId,
    kind,
    order,
    ...rest
  } = message;
  const time = sentAt.getTime();
  const sent = Math.abs(time) <= LAST_TIME ? sentAt.toISOString() : null;
  const payload = { ...storable(rest), ...cleaned(text) };
  return {
    external: storableId(externalId),
    kind,
    payload: Object.keys(payload).length === 0 ? { kind } : payload,
    nth: Number.isFinite(order) ? order : null,
    sent,
  };
}

// PostgreSQL reads years of four digits from an ISO string; nobody writes after 9999.
const LAST_TIME = Date.UTC(9999, 0);

function cleaned(raw: string | undefined): { text?: string; cleaned?: true } {
  if (raw === undefined) return {};
  const { text, changed } = cleanText(raw);
  return changed ? { text, cleaned: true } : { text };
}

/** Takes out what `jsonb` cannot hold (U+0000, lone surrogates) from every text, keys included. */
function storable(value: object): object {
  const parsed: unknown = JSON.parse(JSON.stringify(value), (_key, part: unknown) => {
    if (typeof part === 'string') return part.replace(UNSTORABLE, '');
    if (typeof part === 'object' && part !== null && !Array.isArray(part)) return safeKeys(part);
    return part;
  });
  return typeof parsed === 'object' && parsed !== null ? parsed : {};
}

function safeKeys(part: object): object {
  if (!Object.keys(part).some((key) => key.search(UNSTORABLE) >= 0)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key.replace(UNSTORABLE, ''), value]),
  );
}

/** Gives an id of a platform as it is, or its hash where the column could not hold it: equal ids stay equal. */
export function storableId(id: string): string {
  if (id !== '' && id.length <= LONGEST_ID && id.search(UNSTORABLE) < 0) return id;
  return `sha256:${createHash('sha256').update(id, 'utf16le').digest('hex')}`;
}
