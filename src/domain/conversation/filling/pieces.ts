// Which stretch of a long text each message gave, found by going through its writings from the first. An edit of a
// message changes its stretch alone. Where two stretches could have been meant, neither is given: it never guesses.

import { withoutClosing } from '../../language/index.ts';

/** One writing of a text: what stood there before, what stands there since, and the message that did it. */
export interface Writing {
  readonly before: string | null;
  readonly after: string;
  /** The text of the message; empty for a button, null when it is not kept any more. */
  readonly text: string | null;
  /** True for the message that was edited. */
  readonly mine: boolean;
}

/** The stretch of a message: between `head` and `tail` of the whole text. */
export interface Stretch {
  readonly head: string;
  readonly text: string;
  readonly tail: string;
}

interface Piece {
  /** What joins it to the piece before. */
  readonly joint: string;
  readonly text: string;
  readonly mine: boolean;
}

const whole = ({ joint, text }: Piece): string => joint + text;
const joined = (pieces: readonly Piece[]): string => pieces.map(whole).join('');

/** Finds the stretch of the message that is `mine` in the text as it stands; null where it is not certain. */
export function stretchOf(writings: readonly Writing[], now: string): Stretch | null {
  let pieces: readonly Piece[] = [];
  for (const writing of writings) pieces = written(pieces, writing);
  if (joined(pieces) !== now) return null;
  const own = pieces.flatMap((piece, at) => (piece.mine ? [at] : []));
  const [at] = own;
  const piece = at === undefined ? undefined : pieces[at];
  if (at === undefined || piece === undefined || own.length > 1) return null;
  return {
    head: joined(pieces.slice(0, at)) + piece.joint,
    text: piece.text,
    tail: joined(pieces.slice(at + 1)),
  };
}

function written(pieces: readonly Piece[], writing: Writing): readonly Piece[] {
  const { before, after, text, mine } = writing;
  const nobodys: readonly Piece[] = [{ joint: '', text: after, mine: false }];
  // A message that is not kept any more could have done anything.
  if (text === null) return nobodys;
  // A plus sign in front only says that it goes on.
  const told = [text, withoutClosing(text)?.text ?? text, text.replace(/^\s{0,9}\+\s{0,9}/u, '')];
  if (told.some((one) => after === one.replace(/^\s+/u, '')))
    return [{ joint: '', text: after, mine }];
  if (before === null) return nobodys;
  const stood = joined(pieces) === before ? pieces : [{ joint: '', text: before, mine: false }];
  for (const one of told) {
    const joint = jointOf(before, after, one);
    if (joint !== null) return [...stood, { joint, text: one, mine }];
  }
  return changed(stood, after);
}

/** What stands between a text and the message that was added to it; null when it was not. */
function jointOf(before: string, after: string, text: string): string | null {
  const joint = after.slice(before.length, after.length - text.length);
  return ['', ' ', '\n'].includes(joint) && after === before + joint + text ? joint : null;
}

/** The pieces after one of them was changed: the one between a beginning and an end that stayed. */
function changed(pieces: readonly Piece[], after: string): readonly Piece[] {
  const could = pieces.flatMap((piece, at) => {
    const head = joined(pieces.slice(0, at)) + piece.joint;
    const tail = joined(pieces.slice(at + 1));
    const fits =
      after.length >= head.length + tail.length && after.startsWith(head) && after.endsWith(tail);
    return fits ? [at] : [];
  });
  const [first] = could;
  const last = could.at(-1);
  if (first === undefined || last === undefined) return [{ joint: '', text: after, mine: false }];
  const head = joined(pieces.slice(0, first));
  const tail = joined(pieces.slice(last + 1));
  const { joint, mine } = pieces[first] ?? { joint: '', mine: false };
  const now = after.slice(head.length + joint.length, after.length - tail.length);
  // Of several that could have changed none is certain: they are one stretch of nobody.
  const piece: Piece = { joint, text: now, mine: first === last && mine };
  return [...pieces.slice(0, first), piece, ...pieces.slice(last + 1)];
}
