// Sending one part: words, a picture, a film or a document. One call, or two where the first was refused
// for its form. It never repeats a call whose fate is unknown: that is the outbox's decision.
import { InputFile } from 'grammy';
import { telegramCapabilities as caps } from '../capabilities.ts';
import type { Destination, Part, SendOutcome } from '../channel.ts';
import type { Clients } from './client.ts';
import { isAboutMarkup, isAboutMedia, sendFailure } from './failures.ts';
import { buttons, chatId, noPreview, phoneButton } from './markup.ts';
import { FileSourceError } from './request-error.ts';

/** Opens a stored file by its hash; may reject. */
export type OpenFile = (
  sha256: string,
) => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;

type File = NonNullable<Part['file']>;
type Form = 'photo' | 'video' | 'document';

/** Shows one part in a chat. Never throws for a failure of delivery. */
export async function sendPart(
  clients: Clients,
  openFile: OpenFile,
  part: Part,
  to: Destination,
): Promise<SendOutcome> {
  const { file } = part;
  if (file !== undefined && file.size > caps.maxUpload)
    return { kind: 'refused', reason: `file of ${file.size} bytes is over ${caps.maxUpload}` };
  const once = (part: Part, form: Form): Promise<string> =>
    file === undefined
      ? sendText(clients, part, to.address)
      : sendFile(clients, openFile, part, file, form, to.address);
  const form = file === undefined ? 'document' : formOf(file);
  try {
    return { kind: 'sent', providerId: await once(part, form) };
  } catch (error) {
    const plainer = simpler(error, part, form);
    if (plainer === undefined) return sendFailure(error);
    try {
      return { kind: 'sent', providerId: await once(plainer.part, plainer.form) };
    } catch (second) {
      return sendFailure(second);
    }
  }
}

// A refusal for the form must not cost the words: the same again without buttons, or as a plain document.
function simpler(error: unknown, part: Part, form: Form): { part: Part; form: Form } | undefined {
  if (isAboutMarkup(error)) {
    const { opens: _page, ...plain } = part;
    return { part: { ...plain, choices: [] }, form };
  }
  return form !== 'document' && isAboutMedia(error) ? { part, form: 'document' } : undefined;
}

async function sendText(clients: Clients, part: Part, address: string): Promise<string> {
  const message = await clients.sends.raw.sendMessage({
    chat_id: chatId(address),
    text: part.text,
    link_preview_options: noPreview,
    ...(part.askPhone === undefined ? buttons(part) : phoneButton(part.askPhone)),
  });
  return String(message.message_id);
}

async function sendFile(
  { uploads }: Clients,
  openFile: OpenFile,
  part: Part,
  file: File,
  form: Form,
  address: string,
): Promise<string> {
  const bytes = new InputFile(
    watched(() => openFile(file.sha256)),
    uploadName(file.name),
  );
  const common = {
    chat_id: chatId(address),
    ...(part.text === '' ? {} : { caption: part.text }),
    ...buttons(part),
  };
  const message =
    form === 'photo'
      ? await uploads.raw.sendPhoto({ ...common, photo: bytes })
      : form === 'video'
        ? await uploads.raw.sendVideo({ ...common, video: bytes })
        : await uploads.raw.sendDocument({ ...common, document: bytes });
  return String(message.message_id);
}

async function* watched(
  open: () => ReturnType<OpenFile>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* await open();
  } catch {
    throw new FileSourceError();
  }
}

const largestPhoto = 10_000_000;

// Telegram shows these two in the chat; whatever else is there to be downloaded.
function formOf(file: File): Form {
  if (/^image\/(?:jpeg|png)$/.test(file.mime) && file.size <= largestPhoto) return 'photo';
  return file.mime === 'video/mp4' ? 'video' : 'document';
}

// grammY writes the name into the header of the part as it is, without quotation marks.
function uploadName(name: string): string {
  const safe = name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}";\\/]/gu, '_')
    .trim();
  return safe === '' ? 'berkas' : safe;
}
