// A broadcast as one person gets it: the text with their values, an opening where equal texts are punished, the question.
// It never decides who gets it.
import {
  type BroadcastFile,
  type BroadcastQuestion,
  fillPlaceholders,
  openingFor,
  type PersonToWrite,
  type PlaceholderValues,
} from './broadcast.ts';
import type { ChannelId } from './conversation/input.ts';
import type { Choice, Message } from './conversation/message.ts';
import { showDate } from './language/index.ts';

/** Gives the values for a name, a unit and a deadline; what is not known reads naturally. */
export function placeholderValues(
  name: string | null,
  unit: string | null,
  ends: string | null,
): PlaceholderValues {
  return {
    nama: name ?? 'Bapak/Ibu',
    unit: unit ?? 'unit Anda',
    tenggat: ends === null ? 'batas waktu yang ditetapkan' : showDate(ends),
  };
}

/** Makes the message for one person. `unit` is the name of theirs, `ends` the last day for submitting. */
export function broadcastMessage(
  made: {
    readonly id: number;
    readonly code: string;
    readonly text: string;
    readonly question: BroadcastQuestion | null;
    readonly file?: BroadcastFile | null;
  },
  { id, name }: Pick<PersonToWrite, 'id' | 'name'>,
  unit: string | null,
  ends: string | null,
  channel: ChannelId,
): Message {
  const { code, question } = made;
  const text = fillPlaceholders(made.text, placeholderValues(name, unit, ends));
  const opening = channel === 'whatsapp' ? openingFor(made.id, id) : null;
  return {
    parts: [
      { key: 'broadcast_text', args: { text, opening, name } },
      ...(question === null
        ? []
        : [{ key: 'broadcast_question' as const, args: { code, question } }]),
    ],
    choices: question === null ? [] : choicesOf(code, question),
    prompt: null,
    ...(made.file ? { file: fileOf(made.file) } : {}),
  };
}

function fileOf({ sha256, name, mime, size }: BroadcastFile): NonNullable<Message['file']> {
  return { sha256, name, mime, size };
}

function choicesOf(code: string, question: BroadcastQuestion): readonly Choice[] {
  if (question.kind === 'attendance')
    return [
      { label: { key: 'present' }, reply: { word: 'present', args: [code] }, numbered: false },
      { label: { key: 'absent' }, reply: { word: 'absent', args: [code] }, numbered: false },
      {
        label: { key: 'represented' },
        reply: { word: 'represented', args: [code] },
        numbered: false,
      },
    ];
  return question.options.map((label, index) => ({
    label,
    reply: { word: 'pick', args: [code, index + 1] },
    numbered: false,
  }));
}
