// People with their roles at the desk, and the ending of a role. Who sees and ends what is decided as in the chat.
// It shows no number and no NIP.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import { endRoleAtDesk } from '../../../db/transactions/people-at-desk.ts';
import {
  countRoles,
  findRole,
  type RoleAtDesk,
  rolesAtDesk,
} from '../../../db/views/people-at-desk.ts';
import { may, roles } from '../../../domain/access.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { channelNames, peopleReach, roleText, unitChoices } from '../../desk/people.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { rowNumber } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const PAGE = 100;
const word = z.string().max(120).optional().catch(undefined);
const query = z.object({
  ...{ cari: word, unit: word, peran: word, berakhir: word },
  dari: rowNumber.optional().catch(undefined),
});
const one = z.object({ id: rowNumber });
const form = z.object({ surat: z.string().max(100).default('') });

const resting: Readonly<Record<string, string>> = {
  consent: 'persetujuan dicabut',
  inviter: 'menunggu kepastian',
};

/** Registers `/meja/orang`. */
export function deskPeopleRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, words, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };

  const rowOf = (row: RoleAtDesk, at: AtDesk) => ({
    ...{
      id: row.id,
      name: row.name ?? 'Tanpa nama',
      unit: row.unit,
      role: roleText(row.role, words),
    },
    self: row.personId === at.person.id,
    note:
      row.frozenWhy !== null
        ? (resting[row.frozenWhy] ?? 'dibekukan')
        : row.acting
          ? 'pelaksana tugas'
          : null,
    until: row.acting && row.endsAt !== null ? words.moment(row.endsAt.toISOString()) : null,
    wrote: row.lastWroteAt === null ? null : words.moment(row.lastWroteAt.toISOString()),
    channel: channelNames[row.channel ?? ''] ?? null,
  });

  typed.get('/meja/orang', { schema: { ...hide, querystring: query } }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    const reach = peopleReach(at.person);
    if (reach === null) return gate.nothing(reply, at);
    const { cari, unit, peran, dari, berakhir } = request.query;
    const filter = { q: cari, unit: unit || undefined, role: peran || undefined };
    const [rows, count, units] = await Promise.all([
      rolesAtDesk(db, reach, { ...filter, after: dari }, PAGE + 1),
      countRoles(db, reach, filter),
      unitChoices(db, reach),
    ]);
    const shown = rows.slice(0, PAGE);
    const ended =
      berakhir === 'ya' ? 'Peran itu sudah berakhir. Orangnya diberi tahu di obrolannya.' : null;
    const next = new URLSearchParams({
      ...{ cari: cari ?? '', unit: unit ?? '', peran: peran ?? '' },
      dari: String(shown.at(-1)?.id ?? ''),
    });
    return answerPage(reply, 200, 'people', {
      ...(await gate.frame(at, 'Orang & undangan', '/meja/orang')),
      ...{ count, units, query: request.query, done: ended, refused: null, page: PAGE },
      filtered: [cari, unit, peran].some((given) => (given ?? '') !== ''),
      roles: roles
        .filter((role) => role !== 'anonymous' && (reach === 'all' || isOfUnit(role)))
        .map((id) => ({ id, name: words.role(id) })),
      rows: shown.map((row) => rowOf(row, at)),
      next: rows.length > PAGE ? `/meja/orang?${next.toString()}` : null,
    });
  });

  /** The role, when this person may end it. */
  const ending = async (at: AtDesk, id: number): Promise<RoleAtDesk | null> => {
    const found = await findRole(db, id);
    if (found === undefined || peopleReach(at.person) === null) return null;
    const own = found.personId === at.person.id;
    return may(at.person.grants, 'revoke_role', { unitId: found.unitId, own }).ok ? found : null;
  };
  const proofOf = (at: AtDesk, id: number): string =>
    formProof(config.secretKey, at.session, ['end role', id]);

  typed.get(
    '/meja/orang/:id/akhiri',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const found = await ending(at, request.params.id);
      if (found === null) return gate.nothing(reply, at);
      const { role, unit, acting, name, personId, id } = found;
      const known = roles.find((candidate) => candidate === role) ?? 'anonymous';
      const own = personId === at.person.id;
      return answerPage(reply, 200, 'ask', {
        ...(await gate.frame(at, 'Akhiri peran', '/meja/orang')),
        heading: `Akhiri peran ${roleText(role, words)}?`,
        says: words.say('revoke_ask', { name, role: known, unit, acting, own }).split('\n'),
        ...{ action: `/meja/orang/${id}/akhiri`, fields: [['surat', proofOf(at, id)]] },
        ...{ yes: 'Ya, akhiri', danger: true, back: '/meja/orang' },
      });
    },
  );

  typed.post(
    '/meja/orang/:id/akhiri',
    { schema: { ...hide, params: one, body: form } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { id } = request.params;
      const done = isProof(request.body.surat, proofOf(at, id))
        ? await endRoleAtDesk(acts, { personId: at.person.id, requestId: request.id }, id)
        : ({ ok: false, problem: { type: 'moved' } } as const);
      if (done.ok) return reply.redirect('/meja/orang?berakhir=ya', 303);
      if (done.problem.type === 'not_found') return gate.nothing(reply, at);
      return answerPage(reply, 409, 'nothing', {
        ...(await gate.frame(at, 'Belum berakhir', '/meja/orang')),
        heading: 'Belum berakhir',
        said: 'Peran itu berubah sejak halaman ini dibuka. Buka lagi daftar orang, lalu ulangi bila masih perlu.',
      });
    },
  );
}

const isOfUnit = (role: string): boolean =>
  role === 'innovator' || role === 'unit_admin' || role === 'unit_head';
