// Asking people to a meeting at the desk: roles, gakor, units and names, then a preview with count and samples, then the yes.
// The same transaction and rights as a broadcast and as `R-12 undang …` in a chat; nothing is stored before the yes. It sends nothing.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import {
  broadcastAtDesk,
  broadcastScope,
  lastBroadcast,
  withoutAsked,
} from '../../../db/transactions/broadcast-at-desk.ts';
import { previewBroadcast } from '../../../db/transactions/broadcast-by-program.ts';
import { meetingSeen } from '../../../db/transactions/meetings-at-desk.ts';
import { askedToMeeting } from '../../../db/views/broadcasts.ts';
import { readMeetingRow } from '../../../db/views/meetings.ts';
import { peopleToWrite } from '../../../db/views/people-to-write.ts';
import { type BroadcastAudience, longestBroadcast } from '../../../domain/broadcast.ts';
import { peopleNamed } from '../../../domain/broadcast-names.ts';
import { isQuiet, loudFrom } from '../../../domain/calendar.ts';
import { findEdition } from '../../../domain/edition/editions/index.ts';
import { invitationTo } from '../../../domain/language/index.ts';
import { type Meeting, meetingName } from '../../../domain/meeting.ts';
import { zoneName } from '../../../domain/region.ts';
import { type Result, no, ok } from '../../../domain/result.ts';
import { audienceChoices } from '../../desk/audience-choices.ts';
import { type Fields, keptOf, readAudience, valuesOf } from '../../desk/composing.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { meetingDesk, SEE_FIELDS } from '../../desk/meeting-desk.ts';
import { answerPage } from '../../desk/pages.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { rowNumber } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const one = z.object({ nomor: rowNumber });
const value = z.string().max(8000);
const form = z.record(z.string().max(40), z.union([value, z.array(value).max(200)]));
const kept = ['peran', 'unit', 'gakor', 'nama'];
const UNREACHED_SHOWN = 50;
const NAMED = 5;

const CHANGED = 'Acara atau penerimanya berubah sejak pratinjau ini dibuat. Periksa sekali lagi.';

/** Registers `/meja/acara/NOMOR/undang`. */
export function deskMeetingInvitingRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { db, config, words } = parts;
  const acts = { db, secrets: secretsFrom(config.secretKey) };
  const { holder } = meetingDesk(config.secretKey, gate);
  const proofOf = (at: AtDesk, meeting: Meeting, hidden: unknown, count: number, seen: number) =>
    formProof(config.secretKey, at.session, [
      ...['invite', meeting.number, meetingSeen(meeting), hidden, count, seen],
    ]);

  interface Shown {
    readonly at: AtDesk;
    readonly scope: string | null;
    readonly meeting: Meeting;
    readonly fields: Fields;
  }

  const showForm = async (
    reply: FastifyReply,
    { at, scope, meeting, fields }: Shown,
    lack: { readonly refused?: string; readonly names?: string } = {},
  ): Promise<FastifyReply> => {
    const { number } = meeting;
    const refused = lack.refused ?? (lack.names === undefined ? null : SEE_FIELDS);
    return answerPage(reply, refused === null ? 200 : 422, 'meeting-invite', {
      ...(await gate.frame(at, `Undang ke ${meetingName(number)}`, '/meja/siaran')),
      ...{ number, name: meetingName(number), refused, nameLack: lack.names ?? null },
      ...{ text: invitationTo(meeting, zoneName()), names: valuesOf(fields, 'nama')[0] ?? '' },
      asked: (await askedToMeeting(db, number)).length,
      ...(await audienceChoices(parts, scope, fields)),
    });
  };

  /** Whom the form means; a sentence beside the names where they are nobody's, or above where nobody is meant. */
  const audienceOf = async ({
    scope,
    fields,
  }: Shown): Promise<
    Result<BroadcastAudience, { readonly refused?: string; readonly names?: string }>
  > => {
    const ticks = readAudience(fields);
    if (ticks === null)
      return no({ refused: 'Pilihannya belum terbaca. Pilih lagi, lalu lihat pratinjaunya.' });
    const names = (valuesOf(fields, 'nama')[0] ?? '')
      .split(/[\r\n;]+/u)
      .filter((name) => name.trim() !== '');
    const people = await peopleToWrite(db, await gate.editionNow(), scope);
    const named = peopleNamed(people, names);
    const unknown = named.unknown.slice(0, NAMED).join('; ');
    if (unknown !== '')
      return no({
        names: `Belum ada, atau lebih dari satu orang bernama: ${unknown}. Tulis nama lengkapnya.`,
      });
    const { roles, units, gakor } = ticks;
    if ([roles, units, gakor].every((all) => all === null) && named.ids.length === 0)
      return no({
        refused: 'Pilih dulu siapa yang diundang: peran, gakor, unit, atau nama orangnya.',
      });
    return ok(named.ids.length === 0 ? ticks : { ...ticks, people: [...named.ids] });
  };

  const showPreview = async (
    reply: FastifyReply,
    shown: Shown,
    audience: BroadcastAudience,
    refused: string | null,
  ): Promise<FastifyReply> => {
    const { at, scope, meeting, fields } = shown;
    const edition = findEdition(await gate.editionNow());
    if (edition === null) return gate.nothing(reply, at);
    const asked = await askedToMeeting(db, meeting.number);
    const text = invitationTo(meeting, zoneName());
    const { count, samples, unreachable } = await previewBroadcast(
      ...([db, edition, scope, withoutAsked(audience, asked), text, config.reach] as const),
    );
    if (count === 0)
      return showForm(reply, shown, {
        refused:
          'Tidak ada lagi yang terjangkau dengan pilihan ini: belum punya akun, atau sudah diundang sebelumnya. Longgarkan pilihannya.',
      });
    const seen = await lastBroadcast(db, at.person.id);
    const hidden = keptOf(fields, kept);
    const now = Date.now();
    return answerPage(reply, refused === null ? 200 : 409, 'compose-preview', {
      ...(await gate.frame(at, `Undang ke ${meetingName(meeting.number)}`, '/meja/siaran')),
      ...{
        heading: `Undangan ke ${meetingName(meeting.number)}`,
        count,
        samples,
        refused,
        hidden,
        seen,
      },
      ...{ action: `/meja/acara/${meeting.number}/undang`, late: false, repeats: null },
      proof: proofOf(at, meeting, hidden, count, seen),
      question: 'hadir, tidak hadir, atau diwakili',
      starts: isQuiet(now) ? words.moment(new Date(loudFrom(now)).toISOString()) : 'sekarang juga',
      unreached: unreachable.slice(0, UNREACHED_SHOWN).map(({ name, why }) => ({
        name: name ?? 'tanpa nama',
        why: words.unreached(why),
      })),
      unreachedCount: unreachable.length,
    });
  };

  typed.get(
    '/meja/acara/:nomor/undang',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const at = await holder(request, reply);
      if (at === null) return reply;
      const scope = broadcastScope(at.person);
      const meeting = await readMeetingRow(db, request.params.nomor);
      if (meeting === null || scope === undefined) return gate.nothing(reply, at);
      return showForm(reply, { at, scope, meeting, fields: {} });
    },
  );

  typed.post(
    '/meja/acara/:nomor/undang',
    { schema: { ...hide, params: one, body: form } },
    async (request, reply) => {
      const at = await holder(request, reply);
      if (at === null) return reply;
      const scope = broadcastScope(at.person);
      const meeting = await readMeetingRow(db, request.params.nomor);
      if (meeting === null || scope === undefined) return gate.nothing(reply, at);
      const fields = request.body;
      const shown = { at, scope, meeting, fields };
      if (fields['ubah'] === 'ya') return showForm(reply, shown);
      const text = invitationTo(meeting, zoneName());
      if (text.length > longestBroadcast)
        return showForm(reply, shown, {
          refused: `Isi undangannya ${text.length} huruf; paling panjang ${longestBroadcast}. Pendekkan tujuan, materi atau narasumbernya di keterangan acara.`,
        });
      const read = await audienceOf(shown);
      if (!read.ok) return showForm(reply, shown, read.problem);
      const audience = read.value;
      if (fields['yakin'] !== 'ya') return showPreview(reply, shown, audience, null);
      const [count, seen] = [Number(fields['jumlah']), Number(fields['terakhir'])];
      const [surat = ''] = valuesOf(fields, 'surat');
      const edition = findEdition(await gate.editionNow());
      if (
        edition === null ||
        !isProof(surat, proofOf(at, meeting, keptOf(fields, kept), count, seen))
      )
        return showPreview(reply, shown, audience, CHANGED);
      const now = Date.now();
      const sent = await broadcastAtDesk(
        acts,
        { personId: at.person.id, requestId: request.id },
        {
          ...{ audience, text, count, seen, late: false, question: { kind: 'attendance' } },
          time: { starts: isQuiet(now) ? loudFrom(now) : null, until: null },
          meeting: { number: meeting.number, seen: meetingSeen(meeting) },
        },
        { edition, rules: config.reach },
      );
      if (sent.ok) return reply.redirect(`/meja/siaran/${sent.value}?selesai=dibuat`, 303);
      if (sent.problem.type === 'not_found') return gate.nothing(reply, at);
      return showPreview(reply, shown, audience, CHANGED);
    },
  );
}
