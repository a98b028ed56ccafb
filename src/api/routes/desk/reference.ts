// Units and gakor at the desk, for whoever looks after them: units edited and added, moved between gakor by one form.
// It removes nothing: records name a unit for ever, and one that is no more is not offered any longer.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import {
  changeGakorAtDesk,
  type GakorMove,
  moveUnitsAtDesk,
  storeUnitAtDesk,
  unitSeen,
} from '../../../db/transactions/reference-at-desk.ts';
import { gakorRows, mentorPeople } from '../../../db/views/mentors.ts';
import { listRoles } from '../../../db/views/roles.ts';
import { listUnits } from '../../../db/views/reference.ts';
import { may } from '../../../domain/access.ts';
import { type StoredUnit, unitIdOf, type UnitProblem } from '../../../domain/unit-change.ts';
import { isUnitKind, unitKindName, unitKinds } from '../../../domain/region.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { rowNumber, tooLong, typedLines } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const text = (most: number) => z.string().max(most).default('');
const done = z.object({ tersimpan: z.string().max(20).optional().catch(undefined) });
const one = z.object({ id: z.string().max(60) });
const LONGEST_ALIASES = 4000;
const unitForm = z.object({
  ...{ nama: text(200), jenis: text(20), singkat: text(200), lain: typedLines(LONGEST_ALIASES) },
  ...{ dipakai: z.enum(['ya', 'tidak']).default('ya'), surat: text(100), lama: text(20_000) },
});
const moves = z.record(z.string().max(80), z.string().max(100));
const gakorForm = z.object({ nama: text(120), surat: text(100) });
const mentorForm = z.object({
  ...{ gakor: rowNumber, orang: rowNumber, surat: text(100) },
});

const moved =
  'Isinya berubah sejak halaman ini dibuka, jadi belum ada yang disimpan. Yang sekarang ada di bawah.';

/** Registers `/meja/unit` and `/meja/gakor`. */
export function deskReferenceRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { db, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };
  const proofOf = (at: AtDesk, what: string): string =>
    formProof(config.secretKey, at.session, ['reference', what]);

  /** Whoever may manage units; anybody else is told that there is nothing. */
  const manager = async (request: FastifyRequest, reply: FastifyReply): Promise<AtDesk | null> => {
    const at = await gate.who(request, reply);
    if (at === null || may(at.person.grants, 'manage_edition').ok) return at;
    await gate.nothing(reply, at);
    return null;
  };

  const showUnits = async (
    reply: FastifyReply,
    at: AtDesk,
    said: { readonly done?: string | undefined; readonly refused?: string },
  ) => {
    const [units, gakors, admins] = await Promise.all([
      listUnits(db),
      gakorRows(db),
      listRoles(db, 'unit_admin', null),
    ]);
    const gakorOf = (id: string) => gakors.find((one_) => one_.units.includes(id))?.id ?? null;
    return answerPage(reply, said.refused === undefined ? 200 : 409, 'office-units', {
      ...(await gate.frame(at, 'Unit & gakor', '/meja/unit')),
      ...{ done: said.done ?? null, refused: said.refused ?? null, proof: proofOf(at, 'moves') },
      gakors: gakors.map(({ id, name }) => ({ id, name })),
      alone: units.filter(({ id, active }) => active && gakorOf(id) === null).length,
      count: units.filter(({ active }) => active).length,
      rows: units.map((unit) => ({
        ...{ id: unit.id, name: unit.name, short: unit.short, active: unit.active },
        kind: unitKindName(unit.kind),
        gakor: gakorOf(unit.id),
        admins: admins
          .filter(({ unitId, over }) => unitId === unit.id && !over)
          .map(({ name }) => name ?? 'tanpa nama'),
      })),
    });
  };

  typed.get('/meja/unit', { schema: { ...hide, querystring: done } }, async (request, reply) => {
    const at = await manager(request, reply);
    if (at === null) return reply;
    const { tersimpan } = request.query;
    return showUnits(reply, at, {
      done:
        tersimpan === undefined
          ? undefined
          : tersimpan === 'gakor'
            ? 'Pembagian gakor tersimpan.'
            : 'Unit itu tersimpan.',
    });
  });

  typed.post('/meja/unit/gakor', { schema: { ...hide, body: moves } }, async (request, reply) => {
    const at = await manager(request, reply);
    if (at === null) return reply;
    const { body } = request;
    const wanted = movesIn(body);
    if (!isProof(body['surat'] ?? '', proofOf(at, 'moves')) || wanted === null)
      return showUnits(reply, at, { refused: moved });
    const by = { personId: at.person.id, requestId: request.id };
    const stored = await moveUnitsAtDesk(acts, by, wanted);
    return stored.ok
      ? reply.redirect('/meja/unit?tersimpan=gakor', 303)
      : showUnits(reply, at, { refused: moved });
  });

  const showUnit = async (
    reply: FastifyReply,
    at: AtDesk,
    unit: StoredUnit | null,
    said: { readonly refused?: string; readonly typed?: z.infer<typeof unitForm> } = {},
  ) =>
    answerPage(reply, said.refused === undefined ? 200 : 422, 'office-unit', {
      ...(await gate.frame(at, unit?.name ?? 'Unit baru', '/meja/unit')),
      ...{
        heading: unit?.name ?? 'Unit baru',
        id: unit?.id ?? 'baru',
        refused: said.refused ?? null,
      },
      ...{ proof: proofOf(at, unit?.id ?? 'baru'), seen: unitSeen(unit) },
      kinds: [
        ...unitKinds().map(({ id, name }) => ({ id, name })),
        // One that the region no longer lists stays until somebody chooses another.
        ...(unit === null || isUnitKind(unit.kind) ? [] : [{ id: unit.kind, name: unit.kind }]),
      ],
      ...{ former: unit?.former ?? [], longest: LONGEST_ALIASES },
      typed: said.typed ?? {
        ...{
          nama: unit?.name ?? '',
          jenis: unit?.kind ?? unitKinds()[0]?.id ?? '',
          singkat: unit?.short ?? '',
        },
        ...{
          lain: (unit?.aliases ?? []).join('\n'),
          dipakai: unit?.active === false ? 'tidak' : 'ya',
        },
      },
    });

  const unitOf = async (id: string): Promise<StoredUnit | null> => {
    const found = (await listUnits(db)).find((unit) => unit.id === id);
    return found ?? null;
  };

  typed.get('/meja/unit/:id', { schema: { ...hide, params: one } }, async (request, reply) => {
    const at = await manager(request, reply);
    if (at === null) return reply;
    const { id } = request.params;
    const unit = id === 'baru' ? null : await unitOf(id);
    return unit === null && id !== 'baru' ? gate.nothing(reply, at) : showUnit(reply, at, unit);
  });

  typed.post(
    '/meja/unit/:id',
    { schema: { ...hide, params: one, body: unitForm } },
    async (request, reply) => {
      const at = await manager(request, reply);
      if (at === null) return reply;
      const { id } = request.params;
      const { nama, jenis, singkat, lain, dipakai, surat, lama } = request.body;
      const unit = id === 'baru' ? null : await unitOf(id);
      if (unit === null && id !== 'baru') return gate.nothing(reply, at);
      if (!isProof(surat, proofOf(at, id))) return showUnit(reply, at, unit, { refused: moved });
      const long = tooLong(lain, LONGEST_ALIASES);
      if (long !== null) return showUnit(reply, at, unit, { refused: long, typed: request.body });
      const change = {
        ...{ name: nama, kind: isUnitKind(jenis) ? jenis : undefined, active: dipakai === 'ya' },
        short: singkat.trim() === '' ? null : singkat,
        aliases: lain.split('\n').filter((line) => line.trim() !== ''),
      };
      const by = { personId: at.person.id, requestId: request.id };
      const stored = await storeUnitAtDesk(acts, by, {
        ...{ id: id === 'baru' ? unitIdOf(nama) : id, change, seen: lama },
      });
      if (stored.ok) return reply.redirect('/meja/unit?tersimpan=unit', 303);
      const { problem } = stored;
      if (problem.type === 'not_found') return gate.nothing(reply, at);
      const refused =
        problem.type === 'moved'
          ? id === 'baru'
            ? 'Sudah ada unit dengan nama itu. Cari di daftar unit, lalu ubah di sana.'
            : moved
          : saidOf(problem);
      const kept = problem.type === 'moved' && id !== 'baru' ? {} : { typed: request.body };
      return showUnit(reply, at, unit, { refused, ...kept });
    },
  );

  const showGakor = async (
    reply: FastifyReply,
    at: AtDesk,
    said: { readonly done?: string | undefined; readonly refused?: string },
  ) => {
    const [gakors, mentors, names] = await Promise.all([
      gakorRows(db),
      mentorPeople(db),
      gate.unitNames(),
    ]);
    return answerPage(reply, said.refused === undefined ? 200 : 409, 'office-gakor', {
      ...(await gate.frame(at, 'Gakor', '/meja/unit')),
      ...{ done: said.done ?? null, refused: said.refused ?? null, proof: proofOf(at, 'gakor') },
      mentors: mentors.map(({ id, name }) => ({ id, name: name ?? 'tanpa nama' })),
      rows: gakors.map((row) => ({
        ...{ id: row.id, name: row.name, mentors: row.mentors },
        units: row.units
          .map((id) => names.get(id) ?? id)
          .toSorted((a, b) => a.localeCompare(b, 'id')),
      })),
    });
  };

  typed.get('/meja/gakor', { schema: { ...hide, querystring: done } }, async (request, reply) => {
    const at = await manager(request, reply);
    if (at === null) return reply;
    const { tersimpan } = request.query;
    return showGakor(reply, at, { done: tersimpan === undefined ? undefined : 'Gakor tersimpan.' });
  });

  const changing = async (
    request: FastifyRequest,
    reply: FastifyReply,
    surat: string,
    change: Parameters<typeof changeGakorAtDesk>[2] | null,
  ) => {
    const at = await manager(request, reply);
    if (at === null) return reply;
    if (change === null) return showGakor(reply, at, { refused: 'Tulis dulu nama gakornya.' });
    if (!isProof(surat, proofOf(at, 'gakor'))) return showGakor(reply, at, { refused: moved });
    const by = { personId: at.person.id, requestId: request.id };
    const stored = await changeGakorAtDesk(acts, by, change);
    return stored.ok
      ? reply.redirect('/meja/gakor?tersimpan=ya', 303)
      : showGakor(reply, at, { refused: moved });
  };

  typed.post('/meja/gakor', { schema: { ...hide, body: gakorForm } }, async (request, reply) => {
    const name = request.body.nama.replaceAll(/\s+/gu, ' ').trim();
    const change = name === '' ? null : ({ what: 'create', name } as const);
    return changing(request, reply, request.body.surat, change);
  });

  typed.post(
    '/meja/gakor/pamong',
    { schema: { ...hide, body: mentorForm } },
    async (request, reply) => {
      const { gakor, orang, surat } = request.body;
      return changing(request, reply, surat, { what: 'mentor', id: gakor, personId: orang });
    },
  );
}

/** The units of a form that stand elsewhere than before; null where a value is no number. */
function movesIn(body: Readonly<Record<string, string>>): readonly GakorMove[] | null {
  const found = Object.entries(body).flatMap(([field, value]) => {
    if (!field.startsWith('gakor-')) return [];
    const unitId = field.slice('gakor-'.length);
    const before = body[`lama-${unitId}`] ?? '';
    return value === before ? [] : [{ unitId, from: numberIn(before), to: numberIn(value) }];
  });
  return found.some(({ from, to }) => Number.isNaN(from) || Number.isNaN(to)) ? null : found;
}

const numberIn = (value: string): number | null => (value === '' ? null : Number(value));

/** Why a unit cannot be stored like that. */
function saidOf(problem: UnitProblem): string {
  switch (problem.type) {
    case 'name_taken':
      return 'Nama itu sudah dipakai unit lain. Tulis nama yang lain.';
    case 'wrong_name':
      return `“${problem.name}” tidak dapat dipakai sebagai nama. Tulis nama dengan huruf, paling panjang 200.`;
    case 'missing':
    case 'wrong_id':
      return 'Tulis dulu nama dan pilih jenis unitnya.';
  }
}
