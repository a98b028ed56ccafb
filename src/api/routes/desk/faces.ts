// The other faces of one innovation: its history, what was written about it, old and new side by side. Its papers: scans.ts.
// It decides nothing; each face is for whoever may read the innovation.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordDeskReading } from '../../../db/transactions/record-desk-reading.ts';
import { deskReachOf } from '../../../db/views/desk.ts';
import { findInnovation, type InnovationRow, readHistory } from '../../../db/views/innovations.ts';
import { threadOf } from '../../../db/views/mentors.ts';
import { itemEventsOf, versionsOf } from '../../../db/views/versions.ts';
import type { EditionDefinition } from '../../../domain/edition/definition.ts';
import { findEdition } from '../../../domain/edition/editions/index.ts';
import { formOf } from '../../../domain/edition/journey.ts';
import { differences } from '../../../domain/innovation/difference.ts';
import { differenceRows } from '../../desk/difference-rows.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { publishes } from '../../desk/open-sheet.ts';
import { answerPage } from '../../desk/pages.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const codeOnly = z.object({ code: z.string().max(20) });
const version = z.coerce.number().int().nonnegative().optional().catch(undefined);

/** An innovation that somebody may read, and its form. */
interface Readable {
  readonly row: InnovationRow;
  readonly edition: EditionDefinition;
}

/** What a face shows, beside its name and its heading. */
interface Shown {
  readonly face: string;
  readonly title: string;
  readonly [more: string]: unknown;
}

/** Registers `…/riwayat`, `…/percakapan` and `…/beda` below `/meja/inovasi/{code}`. */
export function deskFaceRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  /** The innovation and its form, when this person may read it. */
  const readable = async (at: AtDesk, code: string): Promise<Readable | null> => {
    const row = await findInnovation(db, deskReachOf(at.person), code);
    const edition = row === undefined ? null : findEdition(row.edition, row.editionVersion);
    if (row === undefined || edition === null) return null;
    await recordDeskReading(db, { personId: at.person.id, code: row.code });
    return { row, edition };
  };

  const show = async (
    reply: FastifyReply,
    at: AtDesk,
    row: InnovationRow,
    { face, title, ...data }: Shown,
  ): Promise<FastifyReply> => {
    const name = row.name ?? row.code;
    return answerPage(reply, 200, face, {
      ...(await gate.frame(at, `${title}, ${name}`, '/meja/inovasi')),
      ...{ face, heading: title, code: row.code, name, unit: row.unit, version: row.version },
      ...{ state: gate.stateText(row.state), publishes: publishes(at.person, row.unitId) },
      ...data,
    });
  };

  const label = (edition: EditionDefinition, item: string | null): string | null =>
    item === null ? null : (formOf(edition).byId.get(item)?.label ?? item);

  /** Registers a face that takes nothing but the code. */
  const face = (path: string, dataOf: (found: Readable) => Promise<Shown> | Shown): void => {
    typed.get(
      `/meja/inovasi/:code/${path}`,
      { schema: { ...hide, params: codeOnly } },
      async (request, reply) => {
        const at = await gate.who(request, reply);
        if (at === null) return reply;
        const found = await readable(at, request.params.code);
        return found === null
          ? gate.nothing(reply, at)
          : show(reply, at, found.row, await dataOf(found));
      },
    );
  };

  face('riwayat', async ({ row, edition }) => ({
    ...{ face: 'history', title: 'Riwayat' },
    events: (await readHistory(db, row.id)).toReversed().map((event) => ({
      at: words.moment(event.at.toISOString()),
      iso: event.at.toISOString(),
      what: words.event(event.type),
      item: label(edition, event.item),
      by: event.by,
      channel: placeNames[event.channel ?? ''] ?? null,
      reason: event.reason,
    })),
  }));

  face('percakapan', async ({ row, edition }) => ({
    ...{ face: 'thread', title: 'Percakapan' },
    messages: (await threadOf(db, row.code)).map((one) => ({
      ...{ from: one.from ?? 'seseorang', text: one.text },
      at: words.moment(one.at.toISOString()),
      iso: one.at.toISOString(),
      item: label(edition, one.item),
      itemId: one.item,
    })),
  }));

  typed.get(
    '/meja/inovasi/:code/beda',
    {
      schema: { ...hide, params: codeOnly, querystring: z.object({ dari: version, ke: version }) },
    },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const found = await readable(at, request.params.code);
      if (found === null) return gate.nothing(reply, at);
      const { row, edition } = found;
      const steps = await versionsOf(db, row.id);
      // Without a choice: since it was last sent back or handed on.
      const last = steps.findLast((one) => one.version < row.version)?.version ?? 0;
      const { dari = last, ke = row.version } = request.query;
      const options = [
        { version: 0, text: 'awal pengisian' },
        ...steps.map((one) => ({
          version: one.version,
          text: `versi ${one.version}, ${words.event(one.step)} ${words.moment(one.at.toISOString())}`,
        })),
        ...(steps.at(-1)?.version === row.version
          ? []
          : [{ version: row.version, text: `versi ${row.version}, sekarang` }]),
      ];
      return show(reply, at, row, {
        ...{ face: 'difference', title: 'Lama dan baru', from: dari, to: ke, options },
        rows: differenceRows(edition, differences(await itemEventsOf(db, row.id), dari, ke)),
      });
    },
  );
}

/** Where something was done, as people call it. */
const placeNames: Readonly<Record<string, string>> = {
  telegram: 'lewat Telegram',
  whatsapp: 'lewat WhatsApp',
  webchat: 'lewat obrolan web',
  desk: 'di meja ini',
  api: 'lewat program',
};
