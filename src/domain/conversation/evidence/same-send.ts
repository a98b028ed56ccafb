// Which files belong to one send: those of an album, and where the network tells of none those that come at once and without a word.
// It places and stores nothing.
import { isBlank } from '../../language/index.ts';
import type { Input } from '../input.ts';
import type { Turn } from '../turn.ts';

type Files = Extract<Input, { kind: 'files' }>;

/** So soon after each other files without a word are one send. Milliseconds. */
const AT_ONCE = 8000;

/** True for files that go on from the send before: of its album, or at once and without a word where no album is known. */
export function isSameSend(
  { state: { send }, moment }: Turn,
  { album, caption, seen }: Files,
): boolean {
  if (send === undefined) return false;
  if (album !== undefined && album !== null) return send.album === album;
  const { prompt, at = 0 } = send;
  if (prompt === undefined || send.answered === true || !isBlank(caption ?? '')) return false;
  return seen <= prompt || moment.now - at < AT_ONCE;
}

/** The newest prompt when the send began. */
export const promptAt = (turn: Turn, input: Files): number =>
  (isSameSend(turn, input) ? turn.state.send?.prompt : undefined) ?? turn.state.prompt;
