// The details of a meeting at the desk: what was told of it is changed in one form, by the same transactions and record as in a chat.
// Whoever was asked is told by the transaction when it moves; the form says so before.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import { changeMeetingAtDesk, meetingSeen } from '../../../db/transactions/meetings-at-desk.ts';
import { askedToMeeting } from '../../../db/views/broadcasts.ts';
import { readMeetingRow } from '../../../db/views/meetings.ts';
import { type Meeting, meetingName } from '../../../domain/meeting.ts';
import { toldFrom } from '../../../domain/meeting-move.ts';
import { no } from '../../../domain/result.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { formOf, meetingDesk, savedAs, SEE_FIELDS, texts } from '../../desk/meeting-desk.ts';
import {
  changesOf,
  type MeetingLacks,
  type MeetingTexts,
  readMeetingForm,
  textsOf,
  textsOfMeeting,
} from '../../desk/meeting-form.ts';
import { answerPage } from '../../desk/pages.ts';
import { isProof } from '../../desk/session.ts';
import { rowNumber } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const one = z.object({ nomor: rowNumber });
const told = z.object({ ...texts, surat: z.string().max(100).default('') });

const MOVED =
  'Keterangan acara ini berubah sejak halaman ini dibuka. Yang Bapak/Ibu tulis masih ada di bawah; periksa, lalu simpan lagi.';

/** Registers `/meja/acara/NOMOR/rincian`. */
export function deskMeetingDetailRoutes(
  app: FastifyInstance,
  { db, config, words }: ServerParts,
  gate: DeskGate,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };
  const { holder, proofOf } = meetingDesk(config.secretKey, gate);

  const show = async (
    reply: FastifyReply,
    at: AtDesk,
    meeting: Meeting,
    given: {
      readonly refused?: string;
      readonly texts?: MeetingTexts;
      readonly lacks?: MeetingLacks;
    },
  ): Promise<FastifyReply> => {
    const { number, title } = meeting;
    const asked = (await askedToMeeting(db, number)).filter((id) => id !== at.person.id).length;
    return answerPage(reply, given.refused === undefined ? 200 : 422, 'meeting-details', {
      ...(await gate.frame(at, `Ubah ${meetingName(number)}`, '/meja/siaran')),
      ...{ number, name: meetingName(number), title, asked },
      due: words.moment(new Date(toldFrom(Date.now())).toISOString()),
      ...{ refused: given.refused ?? null, proof: proofOf(at, number, meetingSeen(meeting)) },
      form: formOf(given.texts ?? textsOfMeeting(meeting), given.lacks ?? {}),
    });
  };

  typed.get(
    '/meja/acara/:nomor/rincian',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const at = await holder(request, reply);
      if (at === null) return reply;
      const meeting = await readMeetingRow(db, request.params.nomor);
      return meeting === null ? gate.nothing(reply, at) : show(reply, at, meeting, {});
    },
  );

  typed.post(
    '/meja/acara/:nomor/rincian',
    { schema: { ...hide, params: one, body: told } },
    async (request, reply) => {
      const at = await holder(request, reply);
      if (at === null) return reply;
      const { nomor } = request.params;
      const meeting = await readMeetingRow(db, nomor);
      if (meeting === null) return gate.nothing(reply, at);
      const given = textsOf(request.body);
      const seen = meetingSeen(meeting);
      const read = readMeetingForm(given);
      if (!read.ok)
        return show(reply, at, meeting, { refused: SEE_FIELDS, texts: given, lacks: read.problem });
      const done = isProof(request.body.surat, proofOf(at, nomor, seen))
        ? await changeMeetingAtDesk(
            acts,
            { personId: at.person.id, requestId: request.id },
            { number: nomor, changes: changesOf(meeting, read.value), seen },
          )
        : no({ type: 'moved' } as const);
      if (done.ok)
        return reply.redirect(`/meja/acara/${nomor}?tersimpan=${savedAs[done.value]}`, 303);
      if (done.problem.type === 'not_found') return gate.nothing(reply, at);
      const now = (await readMeetingRow(db, nomor)) ?? meeting;
      return show(reply, at, now, { refused: MOVED, texts: given });
    },
  );
}
