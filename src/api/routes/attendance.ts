// The attendance list of a broadcast for programs, as data and as CSV.
// It changes nothing; names and NIP are given only to those who may see how people are reached.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Action } from '../../domain/access.ts';
import type { BroadcastProgress } from '../../domain/conversation/broadcasts/types.ts';
import { attendanceItem, codeParams } from '../broadcast-schemas.ts';
import { csv } from '../csv.ts';
import { refuse } from '../problems.ts';
import { refusals } from '../schemas.ts';

const tags = ['broadcasts'];

/** Registers `/broadcasts/:code/attendance`; `found` gives the broadcast when the caller may see it and do `more`. */
export function attendanceRoutes(
  app: FastifyInstance,
  found: (
    request: FastifyRequest,
    code: string,
    more: readonly Action[],
  ) => Promise<BroadcastProgress | null>,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/broadcasts/:code/attendance',
    {
      schema: {
        tags,
        summary: 'List who was asked and what they answered, with unit and NIP',
        params: codeParams,
        response: { 200: z.strictObject({ items: z.array(attendanceItem) }), ...refusals },
      },
    },
    async (request, reply) => {
      const row = await found(request, request.params.code, ['see_contact']);
      if (row === null) return refuse(reply, 'not_found');
      return { items: row.attendance.map((line) => ({ ...line })) };
    },
  );

  typed.get(
    '/broadcasts/:code/attendance.csv',
    {
      schema: {
        tags,
        summary: 'The attendance list (daftar hadir) as CSV',
        params: codeParams,
        response: { 200: z.string(), ...refusals },
      },
    },
    async (request, reply) => {
      const row = await found(request, request.params.code, ['see_contact']);
      if (row === null) return refuse(reply, 'not_found');
      const lines = row.attendance.map(({ name, nip, unit, answer, representative }, index) => [
        String(index + 1),
        name,
        nip,
        unit,
        answer === null ? 'belum menjawab' : (words[answer] ?? answer),
        representative,
      ]);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="daftar-hadir-${row.code}.csv"`)
        .serializer((text: unknown) => String(text))
        .send(csv([['No', 'Nama', 'NIP', 'Unit', 'Jawaban', 'Diwakili oleh'], ...lines]));
    },
  );
}

const words: Readonly<Record<string, string>> = {
  present: 'hadir',
  absent: 'tidak hadir',
  represented: 'diwakili',
};
