// What the pages of meetings have in common: who may open them, the proof of a form, and what was told of a meeting in words.
// It stores nothing.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MoveTold } from '../../db/transactions/meetings-at-desk.ts';
import { may } from '../../domain/access.ts';
import { showMode } from '../../domain/language/index.ts';
import { type Meeting, type MeetingDetail, meetingModes } from '../../domain/meeting.ts';
import type { AtDesk, DeskGate } from './gate.ts';
import {
  longestOf,
  type MeetingField,
  meetingFields,
  type MeetingLacks,
  type MeetingTexts,
} from './meeting-form.ts';
import { formProof } from './session.ts';
import { typedLines } from './typed.ts';

/** What is said above a form with fields that cannot be taken. */
export const SEE_FIELDS = 'Belum tersimpan. Yang perlu diperbaiki tertulis di bawah isiannya.';

/** How the address after saving tells what became of those who were asked. */
export const savedAs: Readonly<Record<MoveTold, string>> = {
  nobody: 'ya',
  told: 'kabar',
  late: 'telat',
};

/** What is said above a meeting that was saved; absent for every other address. */
export const savedWords: Readonly<Record<string, string>> = {
  ya: 'Tersimpan.',
  kabar:
    'Tersimpan. Yang diundang diberi tahu sekali, paling cepat sepuluh menit lagi dan tidak pada jam tenang.',
  telat:
    'Tersimpan. Acaranya mulai sebelum yang diundang dapat diberi tahu; mohon kabari mereka langsung.',
};

/** The fields of a meeting's form, as a browser sends them; a text that is too long is shown again with a sentence. */
export const texts = Object.fromEntries(
  meetingFields.map((name) => [name, typedLines(2 * longestOf(name))]),
) as Record<MeetingField, ReturnType<typeof typedLines>>;

/** The form as its template shows it. */
export const formOf = (given: MeetingTexts, lacks: MeetingLacks) => ({
  ...{ texts: given, lacks },
  longest: Object.fromEntries(meetingFields.map((name) => [name, longestOf(name)])),
  modes: meetingModes.map((id) => ({ id, name: showMode(id) })),
});

const labels: Readonly<Record<MeetingDetail, string>> = {
  kind: 'Jenis',
  mode: 'Cara',
  link: 'Tautan daring',
  aim: 'Tujuan',
  material: 'Materi',
  speakers: 'Narasumber',
};

/** What was told of a meeting besides, line by line. */
export function toldRows({ details, hours }: Meeting): readonly (readonly [string, string])[] {
  const rows = (Object.keys(labels) as MeetingDetail[]).flatMap((one) => {
    const text = details?.[one];
    return text === undefined
      ? []
      : [[labels[one], one === 'mode' ? showMode(text) : text] as const];
  });
  return hours === undefined ? rows : [...rows, ['Jam pelajaran', `${hours} JP`] as const];
}

/** Who may open the pages, and what proves a form. */
export const meetingDesk = (secretKey: string, gate: DeskGate) => ({
  proofOf: (at: AtDesk, about: number | 'new', state: number | string): string =>
    formProof(secretKey, at.session, ['meeting', about, state]),
  /** Whoever may hold meetings; anybody else is told that there is nothing. */
  holder: async (request: FastifyRequest, reply: FastifyReply): Promise<AtDesk | null> => {
    const at = await gate.who(request, reply);
    if (at === null || may(at.person.grants, 'hold_meeting').ok) return at;
    await gate.nothing(reply, at);
    return null;
  },
});
