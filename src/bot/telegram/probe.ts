// Finding out after a crash whether a part is in the chat: Telegram takes no key of ours with a message, but
// it answers "message is not modified" when an edit would change nothing, and that proves the message is there.
// It never tries an id outside the range it is given: an edit that fits would overwrite another message.
import { type Api, GrammyError } from 'grammy';
import type { Part, Probe } from '../channel.ts';
import { buttons, chatId, noPreview } from './markup.ts';

// Ids of private chats are shared by all chats of the bot, so others' messages lie in between.
const mostCalls = 100;
/** When Telegram cannot be reached, or has trouble of its own, it is asked again so many milliseconds later. */
const afterTroubleMs = 2000;

/**
 * Looks for the part among the ids between `floor` and `ceiling`, rising, with at most a hundred calls.
 * In that range this chat can hold of ours only the part itself, because a chat is sent one message at a
 * time; what the person wrote there cannot be edited and answers an error. Ids of `others` are known to be something
 * else and are not tried.
 * `absent` needs the whole range tried; without a ceiling, or on any trouble, nothing is proven, and the caller hears
 * how far it came or when to ask again.
 */
export async function probePart(
  api: Api,
  part: Part,
  address: string,
  floor: string | null,
  ceiling: string | null,
  others: ReadonlySet<number> = new Set(),
): Promise<Probe> {
  // Telegram lets nobody edit a message that has a keyboard under the text field, so nothing can be proven about it.
  if (part.askPhone !== undefined) return { probe: 'unknown' };
  const from = floor === null ? Number.NaN : Number(floor);
  const to = ceiling === null ? Number.POSITIVE_INFINITY : Number(ceiling);
  // Bounds that contradict each other are not of one numbering, and prove nothing.
  if (!Number.isSafeInteger(from) || !(to > from)) return { probe: 'unknown' };
  let proven = true;
  let calls = 0;
  for (let id = from + 1; id < to; id += 1) {
    if (others.has(id)) continue;
    calls += 1;
    const soFar = proven ? { searchedTo: String(id - 1) } : {};
    if (calls > mostCalls) return { probe: 'unknown', ...soFar };
    const found = await isShownAs(api, part, address, id);
    if (found === 'shown') return { probe: 'shown', providerId: String(id) };
    if (found === 'refused') return { probe: 'unknown' };
    if (typeof found === 'object') return { probe: 'unknown', ...soFar, ...found };
    if (found === 'unproven') proven = false;
  }
  return { probe: proven ? 'absent' : 'unknown' };
}

async function isShownAs(
  api: Api,
  part: Part,
  address: string,
  id: number,
): Promise<'shown' | 'absent' | 'unproven' | 'refused' | { readonly afterMs: number }> {
  const target = { chat_id: chatId(address), message_id: id, ...buttons(part) };
  try {
    const edited =
      part.file === undefined
        ? await api.raw.editMessageText({
            ...target,
            text: part.text,
            link_preview_options: noPreview,
          })
        : await api.raw.editMessageCaption({ ...target, caption: part.text });
    // A message of ours that differed (it had lost its buttons, say) now reads like the part, so the person
    // has it. Telegram then gives the time of the edit; a server that does not has looked up no message.
    return edited !== true && edited.edit_date !== undefined ? 'shown' : 'unproven';
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code >= 500)
      return { afterMs: afterTroubleMs };
    if (error.error_code === 429)
      return { afterMs: (error.parameters.retry_after ?? 0) * 1000 || afterTroubleMs };
    if (error.error_code !== 400) return 'refused';
    return /message is not modified/i.test(error.description) ? 'shown' : 'absent';
  }
}
