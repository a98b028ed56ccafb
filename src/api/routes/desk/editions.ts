// An edition at the desk: its calendar, changed by one form that says first what it comes to, and its form as people see it.
// Forms themselves are changed elsewhere; a version that is used never changes.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import { setEditionRules } from '../../../db/transactions/edition-rules-at-desk.ts';
import { changeCalendarAtDesk } from '../../../db/transactions/calendar-at-desk.ts';
import { readEditionRules } from '../../../db/views/edition-rules.ts';
import { readCalendar } from '../../../db/views/calendar.ts';
import { listUnits } from '../../../db/views/reference.ts';
import { may } from '../../../domain/access.ts';
import { dayAt, defaultCalendar, entryDeadline, stepsToday } from '../../../domain/calendar.ts';
import { ruleBounds } from '../../../domain/edition-rules.ts';
import type { EditionDefinition } from '../../../domain/edition/definition.ts';
import { findEdition, newestEditions } from '../../../domain/edition/editions/index.ts';
import { showDate } from '../../../domain/language/index.ts';
import { type Planned, planOf, typedDay } from '../../desk/calendar-form.ts';
import { type Fields, valuesOf } from '../../desk/composing.ts';
import { formSections } from '../../desk/form-preview.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { formProof, isProof } from '../../desk/session.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const one = z.object({ id: z.string().max(60) });
const value = z.string().max(100);
const form = z.record(z.string().max(40), z.union([value, z.array(value).max(200)]));
const count = z.coerce.number().catch(Number.NaN);
const limits = z.object({
  ...{ hari: count, menit: count, 'lama-hari': count, 'lama-menit': count },
  surat: z.string().max(100).default(''),
});
const said = z.object({ tersimpan: z.string().max(5).optional().catch(undefined) });
const moved =
  'Jadwalnya berubah sejak halaman ini dibuka, jadi belum ada yang disimpan. Yang sekarang ada di bawah.';

const saved: Readonly<Record<string, string>> = {
  ya: 'Jadwal tersimpan. Pengingat mengikuti tanggal yang baru.',
  batas: 'Batas tersimpan dan langsung berlaku.',
};

/** Registers `/meja/edisi`. */
export function deskEditionRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };

  /** Whoever may manage editions, and the edition; anybody else is told that there is nothing. */
  const opened = async (
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
  ): Promise<{ at: AtDesk; edition: EditionDefinition } | null> => {
    const at = await gate.who(request, reply);
    if (at === null) return null;
    const edition = findEdition(request.params.id);
    if (edition !== null && may(at.person.grants, 'manage_edition').ok) return { at, edition };
    await gate.nothing(reply, at);
    return null;
  };

  const frameOf = async (at: AtDesk, edition: EditionDefinition, title: string) => {
    const running = await gate.editionNow();
    return {
      ...(await gate.frame(at, title, '/meja/edisi')),
      ...{ edition: edition.id, name: edition.title, formVersion: edition.version },
      editions: newestEditions().map(({ id, title: name }) => ({
        id,
        name,
        running: id === running,
      })),
    };
  };

  typed.get('/meja/edisi', { schema: hide }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    if (!may(at.person.grants, 'manage_edition').ok) return gate.nothing(reply, at);
    return reply.redirect(`/meja/edisi/${encodeURIComponent(await gate.editionNow())}`, 303);
  });

  const show = async (
    reply: FastifyReply,
    { at, edition }: { readonly at: AtDesk; readonly edition: EditionDefinition },
    shown: { readonly done?: string; readonly refused?: string; readonly fields?: Fields },
  ): Promise<FastifyReply> => {
    const { done = null, refused = null, fields = {} } = shown;
    const [calendar, units, rules] = await Promise.all([
      readCalendar(db, edition),
      listUnits(db),
      readEditionRules(db, edition.id),
    ]);
    const today = dayAt(Date.now());
    const ends = calendar === null ? null : entryDeadline(calendar);
    const nameOf = (id: string): string => units.find((unit) => unit.id === id)?.name ?? id;
    const exceptions = calendar?.exceptions ?? [];
    return answerPage(reply, refused === null ? 200 : 409, 'edition', {
      ...(await frameOf(at, edition, `Jadwal ${edition.title}`)),
      ...{ rules, bounds: ruleBounds, rulesProof: rulesProof(at, edition.id) },
      ...{ done, refused, open: calendar !== null, version: calendar?.version ?? 0 },
      ...{ ends: ends === null ? null : showDate(ends), today: showDate(today) },
      first: valuesOf(fields, 'mulai')[0] ?? '',
      days: defaultCalendar(edition, today).steps.length,
      rule: valuesOf(fields, 'aturan')[0] ?? calendar?.rule ?? 'warn',
      exceptions: exceptions.map((id) => ({ id, name: nameOf(id) })),
      others: units.filter(({ id, active }) => active && !exceptions.includes(id)),
      dates: (calendar === null ? [] : stepsToday(calendar, today)).map((step) => ({
        ...{ no: step.no, title: step.title, owner: words.role(step.owner), when: step.when },
        says:
          step.when === 'running'
            ? step.days === 0
              ? 'berakhir hari ini'
              : `berlangsung, ${step.days} hari lagi`
            : step.when === 'coming'
              ? `mulai ${step.days} hari lagi`
              : 'selesai',
        starts: typedDay(fields, `mulai-${step.no}`, step.starts),
        ends: typedDay(fields, `selesai-${step.no}`, step.ends),
      })),
    });
  };

  typed.get(
    '/meja/edisi/:id',
    { schema: { ...hide, params: one, querystring: said } },
    async (request, reply) => {
      const found = await opened(request, reply);
      if (found === null) return reply;
      return show(
        reply,
        found,
        request.query.tersimpan === undefined ? {} : { done: saved[request.query.tersimpan] ?? '' },
      );
    },
  );

  const rulesProof = (at: AtDesk, edition: string): string =>
    formProof(config.secretKey, at.session, ['edition rules', edition]);

  typed.post(
    '/meja/edisi/:id/batas',
    { schema: { ...hide, params: one, body: limits } },
    async (request, reply) => {
      const found = await opened(request, reply);
      if (found === null) return reply;
      const { at, edition } = found;
      const { hari, menit, surat } = request.body;
      const rules = { stuckDays: hari, holdMinutes: menit };
      const within = (amount: number, [least, most]: readonly [number, number]): boolean =>
        Number.isInteger(amount) && amount >= least && amount <= most;
      if (!within(hari, ruleBounds.stuckDays) || !within(menit, ruleBounds.holdMinutes))
        return show(reply, found, {
          refused: `Tertahan setelah ${ruleBounds.stuckDays.join(' sampai ')} hari, dipegang ${ruleBounds.holdMinutes.join(' sampai ')} menit. Perbaiki angkanya.`,
        });
      const seen = {
        stuckDays: request.body['lama-hari'],
        holdMinutes: request.body['lama-menit'],
      };
      const by = { personId: at.person.id, requestId: request.id };
      const stored = isProof(surat, rulesProof(at, edition.id))
        ? await setEditionRules(acts, by, { editionId: edition.id, seen, rules })
        : null;
      return stored?.ok === true
        ? reply.redirect(`/meja/edisi/${encodeURIComponent(edition.id)}?tersimpan=batas`, 303)
        : show(reply, found, { refused: moved });
    },
  );

  const proofOf = (
    at: AtDesk,
    edition: string,
    changes: Planned['changes'],
    seen: number,
  ): string => formProof(config.secretKey, at.session, ['calendar', edition, changes, seen]);

  typed.post(
    '/meja/edisi/:id',
    { schema: { ...hide, params: one, body: form } },
    async (request, reply) => {
      const found = await opened(request, reply);
      if (found === null) return reply;
      const { at, edition } = found;
      const fields = request.body;
      const calendar = await readCalendar(db, edition);
      const seen = Number(valuesOf(fields, 'versi')[0] ?? '-1');
      if (seen !== (calendar?.version ?? 0)) return show(reply, found, { refused: moved });
      if (fields['ubah'] === 'ya') return show(reply, found, { fields });
      const names = await gate.unitNames();
      const added = valuesOf(fields, 'tambah')[0];
      if (added !== undefined && !names.has(added)) return show(reply, found, { refused: moved });
      const plan = planOf(edition, calendar, fields, (id) => names.get(id) ?? id);
      if (!plan.ok) return show(reply, found, { refused: plan.problem.said, fields });
      const { changes, says, doubts } = plan.value;
      const proof = proofOf(at, edition.id, changes, seen);
      if (!isProof(valuesOf(fields, 'surat')[0] ?? '', proof))
        return answerPage(reply, 200, 'edition-check', {
          ...(await frameOf(at, edition, 'Perubahan jadwal')),
          ...{ says, doubts },
          fields: [
            ...Object.keys(fields)
              .filter((name) => name !== 'surat' && name !== 'ubah')
              .flatMap((name) => valuesOf(fields, name).map((one_) => [name, one_])),
            ['surat', proof],
          ],
        });
      const by = { personId: at.person.id, requestId: request.id };
      const stored = await changeCalendarAtDesk(acts, by, { edition, seen, changes });
      return stored.ok
        ? reply.redirect(`/meja/edisi/${encodeURIComponent(edition.id)}?tersimpan=ya`, 303)
        : show(reply, found, { refused: moved });
    },
  );

  typed.get(
    '/meja/edisi/:id/pratinjau',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const found = await opened(request, reply);
      if (found === null) return reply;
      const { at, edition } = found;
      return answerPage(reply, 200, 'edition-form', {
        ...(await frameOf(at, edition, `Formulir ${edition.title}`)),
        sections: formSections(edition),
      });
    },
  );
}
