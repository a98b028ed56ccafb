// What Telegram signs for a page that is opened inside it: whether it is our bot's, how old it is, and whose. It keeps nothing;
// the package that checks the signature is loaded with the first use.
import { z } from 'zod';

/** How old they may be: they are signed when the page is opened, and used at once. Seconds. */
const MOST_SECONDS = 300;
/** How far ahead of ours the clock of Telegram may go. Seconds. */
const AHEAD = 60;

const user = z.object({ id: z.int().positive() });

/** Whose data these are, and the hash by which they are known again. */
export interface InitData {
  readonly account: string;
  readonly hash: Buffer;
}

/** Checks signed data with the token of our bot. `now` in milliseconds since 1970. */
export async function checkInitData(
  written: string,
  token: string,
  now: number,
): Promise<InitData | 'stale' | 'unfit'> {
  const { isExpiredError, validate } = await import('@telegram-apps/init-data-node');
  try {
    validate(written, token, { expiresIn: MOST_SECONDS });
  } catch (error) {
    return isExpiredError(error) ? 'stale' : 'unfit';
  }
  const data = new URLSearchParams(written);
  if (Number(data.get('auth_date')) * 1000 > now + AHEAD * 1000) return 'unfit';
  const whose = user.safeParse(jsonOf(data.get('user') ?? ''));
  const hash = Buffer.from(data.get('hash') ?? '', 'hex');
  if (!whose.success || hash.length !== 32) return 'unfit';
  return { account: String(whose.data.id), hash };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
