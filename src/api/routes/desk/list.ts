// The list of innovations with its filters, and the same as a workbook.
// It shows what this person may list and nothing else; who took a list is recorded.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { viewsOf } from '../../../db/transactions/desk-views.ts';
import { recordListTaken } from '../../../db/transactions/record-desk-reading.ts';
import { COUNTED, deskExportReachOf, deskReachOf } from '../../../db/views/desk.ts';
import {
  countInnovations,
  type InnovationRow,
  listInnovations,
} from '../../../db/views/innovations.ts';
import { gakorRows } from '../../../db/views/mentors.ts';
import { listUnits } from '../../../db/views/reference.ts';
import type { Table } from '../../../documents/sheet.ts';
import { paperNames } from '../../../domain/language/index.ts';
import { innovationPapers } from '../../../domain/papers.ts';
import { newestEditions } from '../../../domain/edition/editions/index.ts';
import { contentDisposition } from '../../../files/names.ts';
import { cellText, chosenColumns, columns } from '../../desk/columns.ts';
import { countText } from '../../desk/counts.ts';
import { type AtDesk, type DeskGate, unitsSeen } from '../../desk/gate.ts';
import {
  chipsOf,
  filterChoices,
  filterOf,
  type ListQuery,
  listAddress,
  listQuery,
} from '../../desk/filters.ts';
import { answerPage } from '../../desk/pages.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const PAGE = 50;
const savedWords: Readonly<Record<string, string>> = {
  ya: '✔ Tampilan ini disimpan.',
  penuh: 'Sudah ada 30 tampilan. Mohon hapus salah satu dahulu, lalu simpan lagi.',
};
/** Rows of one workbook; a list that is longer is narrowed first. */
const LARGEST = 5000;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Registers `/meja/inovasi` and `/meja/inovasi.xlsx`. */
export function deskListRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  const choices = async (at: AtDesk, query: ListQuery) => {
    const [units, gakors, editionNow] = await Promise.all([
      listUnits(db),
      gakorRows(db),
      gate.editionNow(),
    ]);
    const seen = unitsSeen(at.person);
    return filterChoices(query, editionNow, {
      words,
      units: units.filter(({ id }) => seen?.includes(id) ?? true),
      // Whoever sees one unit alone needs no groups of them.
      gakors: seen === null ? gakors.map(({ name }) => name) : [],
      editions: newestEditions(),
    });
  };

  typed.get(
    '/meja/inovasi',
    { schema: { ...hide, querystring: listQuery } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { query } = request;
      const reach = deskReachOf(at.person);
      const [rows, count, fields, views] = await Promise.all([
        listInnovations(db, reach, filterOf(query), PAGE + 1),
        countInnovations(db, reach, filterOf(query), COUNTED),
        choices(at, query),
        viewsOf(db, at.person.id),
      ]);
      const exports = deskExportReachOf(at.person);
      // Of a list that pages count to its end the workbook holds all.
      const tooMany =
        exports !== null &&
        count > COUNTED &&
        (await countInnovations(db, exports, filterOf(query), LARGEST)) > LARGEST;
      const shown = rows.slice(0, PAGE);
      const chosen = chosenColumns(query.kolom);
      return answerPage(reply, 200, 'list', {
        ...(await gate.frame(at, 'Inovasi', '/meja/inovasi')),
        ...{
          cari: query.cari ?? '',
          kolom: query.kolom ?? '',
          fields,
          chips: chipsOf(query, fields),
          count,
          counted: countText(count),
        },
        heads: chosen.map(({ title }) => title),
        columns: columns.map((one) => ({ ...one, picked: chosen.includes(one) })),
        papers: innovationPapers.map((id) => ({ id, name: paperNames[id] })),
        said: savedWords[query.disimpan ?? ''] ?? null,
        views: views.map(({ id, name, query: search }) => ({
          ...{ id, name, href: `/meja/inovasi?${search}` },
          here: `?${search}` === listAddress('', query),
        })),
        // What the form of the columns keeps of the address.
        kept: Object.entries(query).filter(
          ([name, value]) =>
            name !== 'kolom' && name !== 'dari' && name !== 'disimpan' && (value ?? '') !== '',
        ),
        tooMany: tooMany ? LARGEST : null,
        // Whoever may read a list need not be one who may take it along.
        download: exports === null ? null : listAddress('/meja/inovasi.xlsx', query),
        rows: shown.map((row) => ({
          ...row,
          name: row.name ?? row.code,
          cells: chosen.map(({ id, title, value }) => ({
            ...{ id, title, text: cellText(value(row, words)) },
          })),
        })),
        next:
          rows.length > PAGE
            ? listAddress('/meja/inovasi', query, { dari: shown.at(-1)?.code })
            : null,
      });
    },
  );

  typed.get(
    '/meja/inovasi.xlsx',
    { schema: { ...hide, querystring: listQuery } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { query } = request;
      const reach = deskExportReachOf(at.person);
      if (reach === null) return gate.nothing(reply, at);
      const rows = await listInnovations(db, reach, filterOf(query), LARGEST);
      const filters = chipsOf(query, await choices(at, query)).map(({ text }) => text);
      const bytes = await parts.workbook([
        tableOf(rows, filters, chosenColumns(query.kolom), words),
      ]);
      if (bytes === null) return gate.nothing(reply, at);
      await recordListTaken(db, { personId: at.person.id, rows: rows.length });
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', contentDisposition('Daftar inovasi.xlsx', 'attachment'))
        .type(xlsx)
        .send(Buffer.from(bytes));
    },
  );
}

const tableOf = (
  rows: readonly InnovationRow[],
  filters: readonly string[],
  chosen: ReturnType<typeof chosenColumns>,
  words: ServerParts['words'],
): Table => ({
  name: 'Inovasi',
  title: 'Daftar inovasi',
  notes: [filters.length === 0 ? 'Tanpa saringan.' : `Saringan: ${filters.join('; ')}.`],
  columns: [
    { title: 'No', width: 6 },
    { title: 'Kode', width: 12 },
    { title: 'Nama inovasi', width: 48 },
    ...chosen.map(({ title, width }) => ({ title, width })),
  ],
  rows: rows.map((row, at) => [
    { kind: 'number', number: at + 1 },
    { kind: 'text', text: row.code },
    row.name === null ? { kind: 'empty' } : { kind: 'text', text: row.name },
    ...chosen.map(({ value }) => value(row, words)),
  ]),
});
