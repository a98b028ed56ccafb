// Writing a broadcast at the desk: one form, then a preview with count, samples and who is not reached, then the yes.
// Nothing is stored before the yes; who may write to whom is decided as in the chat.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import {
  broadcastAtDesk,
  broadcastScope,
  lastBroadcast,
} from '../../../db/transactions/broadcast-at-desk.ts';
import { previewBroadcast } from '../../../db/transactions/broadcast-by-program.ts';
import { listUnits } from '../../../db/views/reference.ts';
import { findEdition } from '../../../domain/edition/editions/index.ts';
import { showDate } from '../../../domain/language/index.ts';
import {
  type Composed,
  type Fields,
  keptOf,
  LONGEST_TEXT,
  readBroadcastForm,
  valuesOf,
  workNames,
} from '../../desk/composing.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { audienceChoices, offered } from '../../desk/audience-choices.ts';
import { formProof, isProof } from '../../desk/session.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const value = z.string().max(6000);
const form = z.record(z.string().max(40), z.union([value, z.array(value).max(200)]));
const kept = [
  'peran',
  'unit',
  'gakor',
  'keadaan',
  'teks',
  'tanya',
  'pilihan',
  'mulai',
  'ulang',
  'sampai',
  'menyusul',
];
const UNREACHED_SHOWN = 50;

/** Registers `/meja/siaran/baru`. */
export function deskComposingRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { db, words, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };

  const showForm = async (
    reply: FastifyReply,
    at: AtDesk,
    scope: string | null,
    { fields, refused = null }: { readonly fields: Fields; readonly refused?: string | null },
  ): Promise<FastifyReply> => {
    return answerPage(reply, refused === null ? 200 : 422, 'compose', {
      ...(await gate.frame(at, 'Siaran baru', '/meja/siaran')),
      ...{ refused, longest: LONGEST_TEXT },
      of:
        scope === null
          ? null
          : ((await listUnits(db)).find(({ id }) => id === scope)?.name ?? scope),
      ...(await audienceChoices(parts, scope, fields)),
      work: offered(
        fields,
        'keadaan',
        Object.entries(workNames).map(([id, name]) => ({ id, name })),
      ),
      given: Object.fromEntries(kept.map((name) => [name, valuesOf(fields, name)[0] ?? ''])),
    });
  };

  const showPreview = async (
    reply: FastifyReply,
    at: AtDesk,
    scope: string | null,
    shown: { readonly fields: Fields; readonly composed: Composed; readonly refused?: string },
  ): Promise<FastifyReply> => {
    const { fields, composed, refused } = shown;
    const { audience, text, question, time, late } = composed;
    const edition = findEdition(await gate.editionNow());
    if (edition === null) return gate.nothing(reply, at);
    const { count, samples, unreachable } = await previewBroadcast(
      db,
      edition,
      scope,
      audience,
      text,
      config.reach,
    );
    if (count === 0)
      return showForm(reply, at, scope, {
        fields,
        refused:
          'Tidak ada yang terjangkau dengan pilihan ini. Longgarkan peran, unit atau keadaannya.',
      });
    const seen = await lastBroadcast(db, at.person.id);
    const hidden = keptOf(fields, kept);
    return answerPage(reply, refused === undefined ? 200 : 409, 'compose-preview', {
      ...(await gate.frame(at, 'Pratinjau siaran', '/meja/siaran')),
      ...{ count, samples, refused: refused ?? null, late, hidden, seen },
      proof: proofOf(at, hidden, count, seen),
      unreached: unreachable.slice(0, UNREACHED_SHOWN).map(({ name, why }) => ({
        name: name ?? 'tanpa nama',
        why: words.unreached(why),
      })),
      unreachedCount: unreachable.length,
      question:
        question === null
          ? null
          : question.kind === 'attendance'
            ? 'hadir, tidak hadir, atau diwakili'
            : question.options.join('; '),
      starts:
        time.starts === null ? 'sekarang juga' : words.moment(new Date(time.starts).toISOString()),
      repeats:
        time.until === null
          ? null
          : `${(time.monthDay ?? null) === null ? 'setiap minggu' : `setiap bulan tanggal ${time.monthDay}`} sampai ${showDate(time.until)}`,
    });
  };

  const proofOf = (at: AtDesk, hidden: readonly unknown[], count: number, seen: number): string =>
    formProof(config.secretKey, at.session, ['compose', hidden, count, seen]);

  typed.get(
    '/meja/siaran/baru',
    { schema: { ...hide, querystring: form } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const scope = broadcastScope(at.person);
      return scope === undefined
        ? gate.nothing(reply, at)
        : showForm(reply, at, scope, { fields: request.query });
    },
  );

  typed.post('/meja/siaran/baru', { schema: { ...hide, body: form } }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    const scope = broadcastScope(at.person);
    if (scope === undefined) return gate.nothing(reply, at);
    const fields = request.body;
    if (fields['ubah'] === 'ya') return showForm(reply, at, scope, { fields });
    const read = readBroadcastForm(fields, Date.now());
    if (!read.ok) return showForm(reply, at, scope, { fields, refused: read.problem.said });
    const composed = read.value;
    if (fields['yakin'] !== 'ya') return showPreview(reply, at, scope, { fields, composed });
    const [count, seen] = [Number(fields['jumlah']), Number(fields['terakhir'])];
    const hidden = keptOf(fields, kept);
    const [surat = ''] = valuesOf(fields, 'surat');
    const edition = findEdition(await gate.editionNow());
    if (edition === null || !isProof(surat, proofOf(at, hidden, count, seen)))
      return showPreview(reply, at, scope, {
        fields,
        composed,
        refused: 'Isinya berubah sejak pratinjau ini dibuat. Periksa sekali lagi.',
      });
    const by = { personId: at.person.id, requestId: request.id };
    const sent = await broadcastAtDesk(
      acts,
      by,
      { ...composed, count, seen },
      { edition, rules: config.reach },
    );
    if (sent.ok) return reply.redirect(`/meja/siaran/${sent.value}?selesai=dibuat`, 303);
    const { problem } = sent;
    if (problem.type === 'not_found') return gate.nothing(reply, at);
    return showPreview(reply, at, scope, {
      ...{ fields, composed },
      refused:
        problem.type === 'wrong_count'
          ? `Penerimanya sekarang ${problem.count} orang, bukan ${count}. Periksa sekali lagi.`
          : 'Siaran ini, atau yang lain dari Bapak/Ibu, sudah dibuat sejak pratinjau ini. Lihat daftar siaran sebelum mengirim lagi.',
    });
  });
}
