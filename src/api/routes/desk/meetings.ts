// Meetings at the desk: noted with a number, what was said and decided point by point, who presided, and their papers.
// Who came is answered to a broadcast; it sends nothing.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import {
  changeMeetingAtDesk,
  lastMeeting,
  type MeetingProblem,
  meetingSeen,
  noteMeetingAtDesk,
} from '../../../db/transactions/meetings-at-desk.ts';
import { recordDeskPrint } from '../../../db/transactions/record-desk-reading.ts';
import { listMeetings, readMeetingRow } from '../../../db/views/meetings.ts';
import { broadcastScope } from '../../../db/transactions/broadcast-at-desk.ts';
import { isDay } from '../../../domain/calendar.ts';
import { paperNames, showDate } from '../../../domain/language/index.ts';
import {
  longestLetter,
  longestMeetingLine,
  longestPoint,
  type Meeting,
  type MeetingChange,
  meetingName,
} from '../../../domain/meeting.ts';
import { maySeeNip } from '../../../domain/paper-rights.ts';
import { meetingPapers } from '../../../domain/papers.ts';
import { contentDisposition } from '../../../files/names.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import {
  changesOf,
  type MeetingLacks,
  type MeetingTexts,
  readMeetingForm,
  textsOf,
} from '../../desk/meeting-form.ts';
import {
  formOf,
  meetingDesk,
  savedWords,
  SEE_FIELDS,
  texts,
  toldRows,
} from '../../desk/meeting-desk.ts';
import { isProof } from '../../desk/session.ts';
import { numberOrNone, rowNumber, tooLong, typedLines } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const one = z.object({ nomor: rowNumber });
const line = z.string().max(longestMeetingLine).default('');
const noted = z.object({
  ...texts,
  surat: z.string().max(100).default(''),
  terakhir: numberOrNone,
});
const told = z.object({
  apa: z.enum([
    'bahasan',
    'keputusan',
    'hapus',
    'selesai',
    'nomor',
    'pemimpin',
    'notulis',
    'siaran',
  ]),
  isi: typedLines(longestPoint),
  ...{ siapa: line, sampai: line, jabatan: line, surat: z.string().max(100).default('') },
  ke: numberOrNone,
});
const shown = z.object({ tersimpan: z.string().max(5).optional().catch(undefined) });
const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Registers `/meja/acara`. */
export function deskMeetingRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };
  const { holder, proofOf } = meetingDesk(config.secretKey, gate);

  const showAll = async (
    reply: FastifyReply,
    at: AtDesk,
    given: {
      readonly refused?: string;
      readonly texts?: MeetingTexts;
      readonly lacks?: MeetingLacks;
    } = {},
  ): Promise<FastifyReply> => {
    const seen = await lastMeeting(db, at.person.id);
    const rows = await listMeetings(db, await gate.editionNow());
    return answerPage(reply, given.refused === undefined ? 200 : 422, 'meetings', {
      ...(await gate.frame(at, 'Acara', '/meja/siaran')),
      ...{ refused: given.refused ?? null, seen, proof: proofOf(at, 'new', seen) },
      form: formOf(given.texts ?? textsOf({}), given.lacks ?? {}),
      rows: rows.map((row) => ({
        ...{ number: row.number, name: meetingName(row.number), title: row.title },
        ...{
          day: showDate(row.day),
          starts: row.starts,
          place: row.place,
          points: row.points.length,
        },
      })),
    });
  };

  typed.get('/meja/acara', { schema: hide }, async (request, reply) => {
    const at = await holder(request, reply);
    return at === null ? reply : showAll(reply, at);
  });

  typed.post('/meja/acara', { schema: { ...hide, body: noted } }, async (request, reply) => {
    const at = await holder(request, reply);
    if (at === null) return reply;
    const { surat, terakhir, ...sent } = request.body;
    const given = textsOf(sent);
    const read = readMeetingForm(given);
    if (!read.ok)
      return showAll(reply, at, { refused: SEE_FIELDS, texts: given, lacks: read.problem });
    const again =
      'Acara ini sudah dicatat, atau Bapak/Ibu mencatat acara lain sejak halaman ini dibuka. Lihat daftarnya di bawah sebelum mencatat lagi.';
    const refused = () => showAll(reply, at, { refused: again, texts: given });
    if (!isProof(surat, proofOf(at, 'new', terakhir))) return refused();
    const by = { personId: at.person.id, requestId: request.id };
    const { meeting } = read.value;
    const changes = changesOf({ ...meeting, ends: null }, read.value);
    const editionId = await gate.editionNow();
    const made = { meeting, changes, editionId, seen: terakhir };
    const done = await noteMeetingAtDesk(acts, by, made);
    return done.ok ? reply.redirect(`/meja/acara/${done.value}?tersimpan=ya`, 303) : refused();
  });

  const showOne = async (
    reply: FastifyReply,
    at: AtDesk,
    meeting: Meeting,
    given: { readonly refused?: string; readonly done?: string; readonly typed?: object },
  ): Promise<FastifyReply> =>
    answerPage(reply, given.refused === undefined ? 200 : 409, 'meeting', {
      ...(await gate.frame(at, meetingName(meeting.number), '/meja/siaran')),
      ...{ done: given.done ?? null, refused: given.refused ?? null, typed: given.typed ?? {} },
      ...{ number: meeting.number, name: meetingName(meeting.number), title: meeting.title },
      ...{
        day: showDate(meeting.day),
        starts: meeting.starts,
        ends: meeting.ends,
        venue: meeting.place,
      },
      ...{ told: toldRows(meeting), invites: broadcastScope(at.person) !== undefined },
      ...{ letter: meeting.letter, chair: meeting.chair, secretary: meeting.secretary },
      ...{ broadcast: meeting.broadcast, longestPoint, longestLetter, longest: longestMeetingLine },
      proof: proofOf(at, meeting.number, meetingSeen(meeting)),
      points: meeting.points.map((point) => ({
        ...{ kind: point.kind, text: point.text },
        who: point.kind === 'decision' ? point.who : null,
        until: point.kind === 'decision' && point.until !== null ? showDate(point.until) : null,
      })),
      papers: meetingPapers.map((id) => ({ id, name: paperNames[id] })),
    });

  typed.get(
    '/meja/acara/:nomor',
    { schema: { ...hide, params: one, querystring: shown } },
    async (request, reply) => {
      const at = await holder(request, reply);
      if (at === null) return reply;
      const meeting = await readMeetingRow(db, request.params.nomor);
      if (meeting === null) return gate.nothing(reply, at);
      const done = savedWords[request.query.tersimpan ?? ''];
      return showOne(reply, at, meeting, done === undefined ? {} : { done });
    },
  );

  typed.post(
    '/meja/acara/:nomor',
    { schema: { ...hide, params: one, body: told } },
    async (request, reply) => {
      const at = await holder(request, reply);
      if (at === null) return reply;
      const { nomor } = request.params;
      const meeting = await readMeetingRow(db, nomor);
      if (meeting === null) return gate.nothing(reply, at);
      const seen = meetingSeen(meeting);
      const refused = async (said: string) =>
        showOne(reply, at, (await readMeetingRow(db, nomor)) ?? meeting, {
          refused: said,
          typed: request.body,
        });
      if (!isProof(request.body.surat, proofOf(at, nomor, seen))) return refused(problems.moved);
      const change = changeIn(request.body, meeting);
      if (typeof change === 'string') return refused(change);
      const by = { personId: at.person.id, requestId: request.id };
      const done = await changeMeetingAtDesk(acts, by, {
        number: nomor,
        changes: [change],
        seen,
      });
      if (done.ok) return reply.redirect(`/meja/acara/${nomor}?tersimpan=ya`, 303);
      return done.problem.type === 'not_found'
        ? gate.nothing(reply, at)
        : refused(problems[done.problem.type]);
    },
  );

  typed.get(
    '/meja/acara/:nomor/cetak/:paper',
    { schema: { ...hide, params: one.extend({ paper: z.enum(meetingPapers) }) } },
    async (request, reply) => {
      const at = await holder(request, reply);
      if (at === null) return reply;
      const { nomor, paper } = request.params;
      const meeting = await readMeetingRow(db, nomor);
      if (meeting === null) return gate.nothing(reply, at);
      const how = {
        editionId: await gate.editionNow(),
        nip: maySeeNip(at.person.grants, null, false),
      };
      const made = await parts.papers({ paper, meeting: nomor }, how);
      if (!made.ok)
        return showOne(reply, at, meeting, {
          refused: words.say('print_failed', { paper, what: null, ...made.problem }),
        });
      await recordDeskPrint(db, {
        personId: at.person.id,
        about: { paper, meeting: String(nomor) },
      });
      const { bytes, mime, name } = made.value;
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('content-disposition', contentDisposition(name, 'attachment'))
        .type(mime)
        .send(Buffer.from(bytes));
    },
  );
}

const problems: Readonly<Record<Exclude<MeetingProblem['type'], 'not_found'>, string>> = {
  moved:
    'Notulensinya berubah sejak halaman ini dibuka. Yang sekarang ada di bawah; tulisan Bapak/Ibu tetap ada.',
  full: 'Notulensi ini sudah penuh. Hapus satu butir, lalu tulis lagi.',
  not_asked:
    'Siaran dengan kode itu tidak menanyakan kehadiran. Tulis kode siaran yang memakai pertanyaan hadir.',
  ends_first: 'Jam selesainya tidak boleh sebelum jam mulai. Pilih jam yang lain.',
};

/** As long as a text may be where it is no line of a meeting. */
const longestOf: Partial<Record<z.infer<typeof told>['apa'], number>> = {
  bahasan: longestPoint,
  keputusan: longestPoint,
  nomor: longestLetter,
};

/** What a form tells of a meeting; a sentence where it lacks something. */
function changeIn(body: z.infer<typeof told>, meeting: Meeting): MeetingChange | string {
  const { apa, siapa, sampai, jabatan, ke } = body;
  const isi = body.isi.trim();
  const at = meeting.points[ke - 1];
  if (apa === 'hapus')
    return at === undefined ? problems.moved : { what: 'drop_point', at: ke, text: at.text };
  if (isi === '') return 'Tulis dulu isinya.';
  const long = tooLong(isi, longestOf[apa] ?? longestMeetingLine);
  if (long !== null) return long;
  if (apa === 'bahasan') return { what: 'point', point: { kind: 'discussion', text: isi } };
  if (apa === 'keputusan') {
    const until = isDay(sampai) ? sampai : null;
    const who = siapa.trim() === '' ? null : siapa.trim();
    return { what: 'point', point: { kind: 'decision', text: isi, who, until } };
  }
  if (apa === 'selesai')
    return clock.test(isi) ? { what: 'ends', time: isi } : 'Tulis jamnya seperti 11:30.';
  if (apa === 'nomor') return { what: 'letter', text: isi };
  if (apa === 'siaran') return { what: 'broadcast', code: isi.toUpperCase() };
  const office = jabatan.trim() === '' ? null : jabatan.trim();
  const what = apa === 'pemimpin' ? 'chair' : 'secretary';
  // Rank and NIP are told in the chat alone; they stay with the person that they were told of.
  const before = meeting[what]?.name === isi ? meeting[what] : null;
  const { rank = null, nip = null } = before ?? {};
  return { what, person: { name: isi, rank, nip, office } };
}
