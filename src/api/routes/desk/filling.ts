// The form of an innovation as a page: the own innovations, and all parts of one, each stored by itself.
// It decides nothing: what is typed is read where a message is read.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { partTag } from '../../../db/transactions/fill-at-page.ts';
import { listOwn, readOwn } from '../../../db/views/own-innovations.ts';
import { pageSteps, type PageStep } from '../../../domain/conversation/filling/at-page.ts';
import type { EditionDefinition } from '../../../domain/edition/definition.ts';
import { formOf } from '../../../domain/edition/journey.ts';
import { createFillingDesk } from '../../desk/filling-desk.ts';
import { partName, type Unstored } from '../../desk/form-page.ts';
import type { DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const one = z.object({ code: z.string().max(20) });
/** As long as a text may come in one request; what a form holds is judged by its reader. */
const LONGEST = 100_000;
/** All parts of one heading at once, without script: long texts, three bytes of a sign written as nine. */
const BODY = 2 * 1024 * 1024;
const step = z.enum([
  ...(['value', 'variant', 'level', 'description', 'files'] as const),
  ...(['document_number', 'document_date', 'document_subject'] as const),
]);
const single = z.object({
  item: z.string().max(60),
  bagian: z.union([step, z.literal('whole')]),
  isi: z.string().max(LONGEST),
  dasar: z.string().max(40),
  // The tag of the text that was asked about, which alone is agreed to.
  yakin: z.string().max(40).optional(),
});
const several = z.record(
  z.string().max(140),
  z.union([z.string().max(LONGEST), z.array(z.string().max(40)).max(100)]),
);
const shown = z.object({
  tersimpan: z.string().max(5).optional().catch(undefined),
  berkas: z.coerce.number().int().min(1).max(10).optional().catch(undefined),
});

const gone = 'Isian ini tidak ada, atau bukan isian Bapak/Ibu. Daftarnya: buka Isian saya.';
const wholeMoved =
  'Isian ini sudah berubah sejak halaman dibuka. Mohon periksa isinya sekarang, lalu tekan Sudah benar lagi.';
const busy = 'Sedang ramai sebentar. Mohon tekan simpan sekali lagi; tulisannya tetap ada.';

/** Registers `/meja/isian`: its list and its pages. */
export function deskFillingRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { show, opened } = createFillingDesk(parts, gate);

  typed.get('/meja/isian', { schema: hide }, async (request, reply) => {
    const at = await gate.who(request, reply, 'fill');
    if (at === null) return reply;
    const rows = await listOwn(db, at.person);
    return answerPage(reply, 200, 'forms', {
      ...(await gate.frame(at, 'Isian saya', '/meja/isian')),
      rows: rows.map((row) => ({
        ...{ code: row.code, name: row.name ?? row.code, unit: row.unit },
        ...{ state: gate.stateText(row.state), at: words.moment(row.at.toISOString()) },
      })),
    });
  });

  typed.get(
    '/meja/isian/:code',
    {
      schema: { ...hide, params: one, querystring: shown },
    },
    async (request, reply) => {
      const found = await opened(request, reply, request.params.code);
      if (found === null) return reply;
      const { tersimpan, berkas } = request.query;
      const done =
        berkas !== undefined
          ? `${berkas} berkas sudah sampai dan sedang diperiksa. Hasilnya muncul di sini dan di obrolan.`
          : tersimpan === 'ya'
            ? '✔ Tersimpan.'
            : tersimpan === 'hapus'
              ? '✔ Dihapus.'
              : undefined;
      return show(reply, found.at, found.innovation, done === undefined ? {} : { done });
    },
  );
}

/** Registers the page of one item, whole: what the page of the form opens by script, and what its links lead to without. */
export function deskFillingItemRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { show, opened, editionOf } = createFillingDesk(parts, gate);
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/meja/isian/:code/butir/:item',
      { schema: { ...hide, params: one.extend({ item: z.string().max(60) }) } },
      async (request, reply) => {
        const { code, item } = request.params;
        const found = await opened(request, reply, code);
        if (found === null) return reply;
        const { at, innovation } = found;
        if (!formOf(editionOf(innovation)).byId.has(item)) return gate.nothing(reply, at);
        return show(reply, at, innovation, { only: item });
      },
    );
}

/** Registers the storing of parts: one by script, those of a heading by its button. */
export function deskFillingPartRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { show, opened, fill, sayAll, editionOf } = createFillingDesk(parts, gate);

  // One part, by script: answers in JSON what is said beside it.
  typed.post(
    '/meja/isian/:code/satu',
    { schema: { ...hide, params: one, body: single }, bodyLimit: BODY },
    async (request, reply) => {
      const found = await opened(request, reply, request.params.code);
      if (found === null) return reply;
      const { item, bagian, isi, dasar, yakin } = request.body;
      const { at, innovation } = found;
      if (!hasPart(editionOf(innovation), item, bagian))
        return reply.code(404).send({ said: [gone] });
      const { code } = innovation;
      const part = {
        code,
        item,
        step: bagian,
        text: isi,
        seen: dasar,
        agreed: yakin === partTag(isi),
      };
      const done = await fill(at, request.id, part);
      if (!done.ok)
        return reply
          .code(done.problem.type === 'moved' ? 503 : 404)
          .send({ said: [done.problem.type === 'moved' ? busy : gone] });
      const { outcome, said, text, shown } = done.value;
      return reply.header('cache-control', 'no-store').send({
        ...{ outcome, said: sayAll(said), text, shown, tag: partTag(text) },
        asked: partTag(isi),
      });
    },
  );

  // Without script: what one button sends, each part that is not as the page showed it stored by itself.
  typed.post(
    '/meja/isian/:code',
    { schema: { ...hide, params: one, body: several }, bodyLimit: BODY },
    async (request, reply) => {
      const found = await opened(request, reply, request.params.code);
      if (found === null) return reply;
      const { at, innovation } = found;
      const { code } = innovation;
      const body = request.body;
      const form = formOf(editionOf(innovation));
      const meant = oneOf(body['pakai']);
      const agreed = oneOf(body['yakin']);
      const unstored = new Map<string, Unstored>();
      let stored = 0;
      const wholeTag = meant === null ? null : oneOf(body[`dasar.${meant}`]);
      const whole = form.items.find(({ id }) => partName(id, 'whole') === meant);
      if (whole !== undefined && wholeTag !== null) {
        const part = { code, item: whole.id, step: 'whole', text: 'ya', seen: wholeTag } as const;
        const done = await fill(at, request.id, { ...part, agreed: false });
        if (!done.ok || done.value.outcome !== 'stored') {
          const fresh = (await readOwn(db, at.person, code)) ?? innovation;
          return show(reply, at, fresh, { refused: wholeMoved });
        }
        stored += 1;
      }
      for (const item of form.items)
        for (const bagian of pageSteps(item)) {
          const name = partName(item.id, bagian);
          const given = body[name];
          const seen = oneOf(body[`dasar.${name}`]);
          if (seen === null || (whole === undefined && meant !== null && meant !== name)) continue;
          const text = given === undefined ? '' : [given].flat().join(', ');
          const tag = partTag(text.replaceAll('\r\n', '\n'));
          const same = tag === seen;
          if ((same && agreed !== name && meant !== name) || (text === '' && given === undefined))
            continue;
          // Only the text that was asked about is agreed to.
          const isAgreed = agreed === name && oneOf(body[`ditanya.${name}`]) === tag;
          const part = { code, item: item.id, step: bagian, text, seen, agreed: isAgreed };
          const done = await fill(at, request.id, part);
          if (!done.ok) {
            const said = [done.problem.type === 'moved' ? busy : gone];
            unstored.set(name, { outcome: 'refused', text, said, shown: null });
            continue;
          }
          const { outcome, said, shown } = done.value;
          if (outcome === 'stored') stored += 1;
          else
            unstored.set(name, {
              ...{ outcome, text, said: sayAll(said) },
              shown: outcome === 'moved' ? shown : null,
            });
        }
      if (unstored.size === 0)
        return reply.redirect(
          `/meja/isian/${code}${stored > 0 ? '?tersimpan=ya' : ''}#${anchorOf(body)}`,
          303,
        );
      const fresh = (await readOwn(db, at.person, code)) ?? innovation;
      return show(reply, at, fresh, {
        unstored,
        refused:
          'Ada isian yang belum tersimpan; tulisannya tetap ada dan alasannya tertulis di sampingnya.',
      });
    },
  );
}

const oneOf = (value: string | readonly string[] | undefined): string | null =>
  value === undefined ? null : ([value].flat()[0] ?? null);

/** Where the page opens again: the part whose button was pressed. */
const anchorOf = (body: z.infer<typeof several>): string => {
  const at = oneOf(body['simpan']);
  return at !== null && /^[a-z0-9_-]{1,60}$/u.test(at) ? at : 'isi';
};

function hasPart(edition: EditionDefinition, id: string, part: PageStep | 'whole'): boolean {
  const item = formOf(edition).byId.get(id);
  return item !== undefined && (part === 'whole' || pageSteps(item).includes(part));
}
