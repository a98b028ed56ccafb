// Templates of Word papers at the desk: which papers have one and with which fields, a document to begin with, an own template
// that is checked before it is taken, and the way back. It prints no paper; a template that was refused changes nothing.
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import { endTemplate, takeTemplate } from '../../../db/transactions/templates-at-desk.ts';
import { findTemplate, listTemplates } from '../../../db/views/paper-templates.ts';
import { may } from '../../../domain/access.ts';
import { paperNames } from '../../../domain/language/index.ts';
import {
  type TemplateField,
  templateFields,
  type TemplatePaper,
  templatePapers,
} from '../../../domain/paper-templates.ts';
import { ok } from '../../../domain/result.ts';
import { contentDisposition, displayName } from '../../../files/names.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { lookInto } from '../../look-into.ts';
import type { ServerParts } from '../../parts.ts';
import { receiveFiles } from '../../receive-files.ts';

const hide = { hide: true } as const;
const place = '/meja/berkas/templat';
const mime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A letter with an emblem is far below this; bytes. */
const MOST_BYTES = 2 * 1024 * 1024;
const one = z.object({ paper: z.enum(templatePapers) });
const version = z.coerce.number().int().min(1).max(99_999);
const said = z.object({ dipakai: version.optional().catch(undefined) });
const noFile = 'Belum ada berkas yang dipilih. Pilih templat .docx, lalu tekan Periksa dan pakai.';
const tooLarge = 'Berkas itu lebih dari 2 MB. Perkecil gambar di dalamnya, lalu kirim lagi.';
const moved =
  'Sejak halaman ini dibuka templatnya sudah diganti, jadi belum ada yang diubah. Yang sekarang ada di bawah.';

/** Registers `/meja/berkas/templat`. */
export function deskTemplateRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, store, scanner, templates, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };

  /** Whoever sets templates; anybody else is told that there is nothing. */
  const opened = async (request: FastifyRequest, reply: FastifyReply): Promise<AtDesk | null> => {
    const at = await gate.who(request, reply);
    if (at === null || may(at.person.grants, 'set_template').ok) return at;
    await gate.nothing(reply, at);
    return null;
  };

  const showList = async (reply: FastifyReply, at: AtDesk): Promise<FastifyReply> => {
    const used = (await listTemplates(db)).filter(({ endedAt }) => endedAt === null);
    return answerPage(reply, 200, 'templates', {
      ...(await gate.frame(at, 'Templat dokumen', '/meja/berkas')),
      papers: templatePapers.map((paper) => {
        const own = used.find((template) => template.paper === paper);
        return { paper, name: paperNames[paper], own: own?.version ?? null };
      }),
    });
  };

  const show = async (
    reply: FastifyReply,
    at: AtDesk,
    paper: TemplatePaper,
    given: { readonly done?: string; readonly problems?: readonly string[] } = {},
  ): Promise<FastifyReply> => {
    const { done = null, problems = [] } = given;
    const kept = (await listTemplates(db)).filter((template) => template.paper === paper);
    return answerPage(reply, problems.length === 0 ? 200 : 422, 'template', {
      ...(await gate.frame(at, `Templat ${paperNames[paper]}`, '/meja/berkas')),
      ...{ paper, name: paperNames[paper], done, problems },
      own: kept.find(({ endedAt }) => endedAt === null)?.version ?? null,
      kept: kept.map(({ version: number, name, takenAt, endedAt }) => ({
        ...{ number, name, used: endedAt === null },
        at: words.moment(takenAt.toISOString()),
      })),
      fields: rowsOf(templateFields[paper], []),
    });
  };

  const download = (reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply =>
    reply
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('content-disposition', contentDisposition(name, 'attachment'))
      .type(mime)
      .send(Buffer.from(bytes));

  typed.get(place, { schema: hide }, async (request, reply) => {
    const at = await opened(request, reply);
    return at === null ? reply : showList(reply, at);
  });

  typed.get(
    `${place}/:paper`,
    { schema: { ...hide, params: one, querystring: said } },
    async (request, reply) => {
      const at = await opened(request, reply);
      if (at === null) return reply;
      const { dipakai } = request.query;
      const { paper } = request.params;
      // An address that is opened later, or was typed, says nothing of what is used now.
      const isUsed = (await listTemplates(db)).some(
        (one) => one.paper === paper && one.version === dipakai && one.endedAt === null,
      );
      return show(reply, at, paper, {
        ...(!isUsed
          ? {}
          : { done: `✔ Templat versi ${dipakai} dipakai untuk cetakan Word berikutnya.` }),
      });
    },
  );

  typed.get(
    `${place}/:paper/awal`,
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const at = await opened(request, reply);
      if (at === null) return reply;
      const { paper } = request.params;
      const bytes = await templates.starter(paper);
      return bytes === null
        ? show(reply, at, paper, { problems: ['Belum dapat dibuat. Coba lagi sebentar lagi.'] })
        : download(reply, `Templat ${paperNames[paper]}.docx`, bytes);
    },
  );

  typed.get(
    `${place}/:paper/versi/:version`,
    { schema: { ...hide, params: one.extend({ version }) } },
    async (request, reply) => {
      const at = await opened(request, reply);
      if (at === null) return reply;
      const found = await findTemplate(db, request.params.paper, request.params.version);
      return found === null ? gate.nothing(reply, at) : download(reply, found.name, found.bytes);
    },
  );

  /** The same template filled with the names of its fields, as it would be printed. */
  typed.get(
    `${place}/:paper/versi/:version/contoh`,
    { schema: { ...hide, params: one.extend({ version }) } },
    async (request, reply) => {
      const at = await opened(request, reply);
      if (at === null) return reply;
      const { paper } = request.params;
      const found = await findTemplate(db, paper, request.params.version);
      if (found === null) return gate.nothing(reply, at);
      const tried = await templates.tried(paper, found.bytes);
      return tried.ok
        ? download(reply, `Contoh ${found.name}`, tried.value)
        : show(reply, at, paper, {
            problems: tried.problem.map((problem) => words.templateProblem(paper, problem)),
          });
    },
  );

  typed.post(
    `${place}/:paper`,
    { schema: { ...hide, params: one }, config: { upload: true } },
    async (request, reply) => {
      const at = await opened(request, reply);
      if (at === null) return reply;
      const { paper } = request.params;
      const refuse = (...problems: readonly string[]) => show(reply, at, paper, { problems });
      const limit = { maxBytes: MOST_BYTES, most: 1 };
      const received = await receiveFiles(request, reply, store, limit);
      if (!received.ok) return refuse(received.problem === 'too_large' ? tooLarge : noFile);
      const [file] = received.value.files;
      if (file === undefined || file.size === 0) return refuse(noFile);
      const name = displayName(file.name);
      const asked = { allowed: ['docx' as const], maxBytes: MOST_BYTES, scanner };
      const seen = await lookInto(store, file, { ...asked, owner: at.person.id }, async (path) =>
        ok(new Uint8Array(await readFile(path))),
      );
      if (!seen.ok) return refuse(words.templateFile(seen.problem, name));
      const tried = await templates.tried(paper, seen.value);
      if (!tried.ok)
        return refuse(...tried.problem.map((problem) => words.templateProblem(paper, problem)));
      const by = { personId: at.person.id, requestId: request.id };
      const taken = await takeTemplate(acts, by, { paper, name, bytes: seen.value });
      return taken.ok
        ? reply.redirect(`${place}/${paper}?dipakai=${taken.value}`, 303)
        : refuse(moved);
    },
  );

  typed.post(
    `${place}/:paper/bawaan`,
    { schema: { ...hide, params: one, body: z.object({ versi: version }) } },
    async (request, reply) => {
      const at = await opened(request, reply);
      if (at === null) return reply;
      const { paper } = request.params;
      const by = { personId: at.person.id, requestId: request.id };
      const ended = await endTemplate(acts, by, { paper, version: request.body.versi });
      return ended.ok
        ? show(reply, at, paper, { done: '✔ Templat bawaan dipakai lagi.' })
        : show(reply, at, paper, { problems: [moved] });
    },
  );
}

/** A row for each field, with the list that it stands in. */
function rowsOf(
  fields: readonly TemplateField[],
  around: readonly string[],
): readonly {
  readonly written: string;
  readonly label: string;
  readonly required: boolean;
  readonly inside: string;
}[] {
  return fields.flatMap(({ name, label, kind, required, fields: inner }) => [
    {
      written: kind === 'list' ? `{#${name}}…{/${name}}` : `{${name}}`,
      ...{ label, required, inside: around.map((list) => `{#${list}}`).join(' ') },
    },
    ...rowsOf(inner, [...around, name]),
  ]);
}
