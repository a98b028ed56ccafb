// Broadcasts at the desk: which there are, how far one came, who answered what, and holding, letting go on or ending one.
// Who sees and steers which is decided as in the chat; it sends nothing.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import {
  broadcastFor,
  broadcastScope,
  steerAtDesk,
} from '../../../db/transactions/broadcast-at-desk.ts';
import { listBroadcasts } from '../../../db/views/broadcasts.ts';
import { may, reachOf } from '../../../domain/access.ts';
import type { BroadcastProgress } from '../../../domain/conversation/broadcasts/types.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { formProof, isProof } from '../../desk/session.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const code = z.object({ kode: z.string().regex(/^S\d{4,6}$/) });
const shown = z.object({ selesai: z.string().max(20).optional().catch(undefined) });
const steer = z.object({
  ke: z.enum(['jeda', 'lanjut', 'batal']),
  yakin: z.literal('ya').optional().catch(undefined),
  surat: z.string().max(100).default(''),
});

/** As many names as a list of people shows. */
const NAMES_SHOWN = 200;

const steers = { jeda: 'pause', lanjut: 'resume', batal: 'cancel' } as const;
const looks: Readonly<Record<BroadcastProgress['state'], string>> = {
  draft: 'calm',
  scheduled: 'info',
  running: 'wait',
  paused: 'late',
  done: 'good',
  cancelled: 'calm',
};
const done: Readonly<Record<string, string>> = {
  dibuat: 'Siaran dibuat. Perkembangannya ada di bawah.',
  jeda: 'Siaran dijeda; yang belum terkirim menunggu.',
  lanjut: 'Siaran dilanjutkan.',
  batal: 'Siaran dibatalkan; tidak ada lagi yang dikirim.',
};

/** Registers `/meja/siaran` and what lies below one of them. */
export function deskBroadcastRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { db, words, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };

  typed.get('/meja/siaran', { schema: hide }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    if (broadcastScope(at.person) === undefined) return gate.nothing(reply, at);
    const { all, units } = reachOf(at.person.grants, 'stop_broadcast');
    const rows = await listBroadcasts(db, all ? 'all' : units);
    return answerPage(reply, 200, 'broadcasts', {
      ...(await gate.frame(at, 'Siaran & acara', '/meja/siaran')),
      meets: may(at.person.grants, 'hold_meeting').ok,
      underway: rows.filter(({ state }) => state === 'running' || state === 'scheduled').length,
      rows: rows.map((row) => ({
        ...{ code: row.code, text: row.text, look: looks[row.state] },
        ...{ state: words.broadcastState(row.state), starts: words.moment(row.starts) },
      })),
    });
  });

  const proofOf = (at: AtDesk, kode: string): string =>
    formProof(config.secretKey, at.session, ['broadcast', kode]);

  const pageOf = (at: AtDesk, row: BroadcastProgress) => {
    const missed = [...row.failed, ...row.skipped];
    const asked = row.question === null ? [] : row.attendance;
    const failed = row.failed.length + row.skipped.length;
    const total = row.waiting + row.underway + row.sent + failed;
    const waits = row.waiting + row.underway;
    return {
      ...{ code: row.code, text: row.text, look: looks[row.state], proof: proofOf(at, row.code) },
      ...{ state: words.broadcastState(row.state), starts: words.moment(row.starts) },
      ...{ sent: row.sent, waits, failed, total, parts: partsOf(total, row.sent, waits) },
      steers: [
        ...(['running', 'scheduled'].includes(row.state) ? [{ to: 'jeda', name: 'Jeda' }] : []),
        ...(row.state === 'paused' ? [{ to: 'lanjut', name: 'Lanjutkan' }] : []),
        ...(['running', 'scheduled', 'paused'].includes(row.state)
          ? [{ to: 'batal', name: 'Batalkan siaran' }]
          : []),
      ],
      ...{ missedCount: missed.length, missedMore: Math.max(0, missed.length - NAMES_SHOWN) },
      missed: missed.slice(0, NAMES_SHOWN).map(({ name, why }) => ({
        name,
        why: words.unreached(why),
      })),
      answers: row.answers.map(({ answer, count }) => ({
        answer: words.answer(answer),
        count,
      })),
      asked: row.question !== null,
      ...{ peopleCount: asked.length, peopleMore: Math.max(0, asked.length - NAMES_SHOWN) },
      people: asked.slice(0, NAMES_SHOWN).map((line) => ({
        ...{ name: line.name ?? 'tanpa nama', unit: line.unit, by: line.representative },
        answer: line.answer === null ? null : words.answer(line.answer),
      })),
    };
  };

  typed.get(
    '/meja/siaran/:kode',
    { schema: { ...hide, params: code, querystring: shown } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const row = await broadcastFor(db, at.person, request.params.kode);
      if (row === null) return gate.nothing(reply, at);
      return answerPage(reply, 200, 'broadcast', {
        ...(await gate.frame(at, `Siaran ${row.code}`, '/meja/siaran')),
        ...{ done: done[request.query.selesai ?? ''] ?? null, refused: null, ...pageOf(at, row) },
      });
    },
  );

  typed.post(
    '/meja/siaran/:kode',
    { schema: { ...hide, params: code, body: steer } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { kode } = request.params;
      const { ke, yakin, surat } = request.body;
      const row = await broadcastFor(db, at.person, kode);
      if (row === null) return gate.nothing(reply, at);
      const own = isProof(surat, proofOf(at, kode));
      if (own && ke === 'batal' && yakin === undefined)
        return answerPage(reply, 200, 'ask', {
          ...(await gate.frame(at, `Batalkan siaran ${kode}`, '/meja/siaran')),
          heading: `Batalkan siaran ${kode}?`,
          says: [
            `${row.sent} orang sudah menerimanya. Yang belum, tidak akan menerima lagi; siaran yang dibatalkan tidak dapat dilanjutkan.`,
          ],
          action: `/meja/siaran/${kode}`,
          fields: [
            ['ke', 'batal'],
            ['yakin', 'ya'],
            ['surat', surat],
          ],
          ...{ yes: 'Ya, batalkan', danger: true, back: `/meja/siaran/${kode}` },
        });
      const by = { personId: at.person.id, requestId: request.id };
      const steered = own ? await steerAtDesk(acts, by, kode, steers[ke]) : null;
      if (steered?.ok === true) return reply.redirect(`/meja/siaran/${kode}?selesai=${ke}`, 303);
      const fresh = (await broadcastFor(db, at.person, kode)) ?? row;
      return answerPage(reply, 409, 'broadcast', {
        ...(await gate.frame(at, `Siaran ${kode}`, '/meja/siaran')),
        ...{ done: null, ...pageOf(at, fresh) },
        refused: 'Keadaan siaran ini berubah sejak halaman dibuka. Yang sekarang ada di bawah.',
      });
    },
  );
}

/** The shares of a bar of 100: what was sent, and what waits behind it. */
function partsOf(total: number, sent: number, waits: number) {
  const share = (part: number): number =>
    total === 0 ? 0 : Math.round((1000 * part) / total) / 10;
  return { sent: share(sent), waits: share(waits), from: share(sent) };
}
