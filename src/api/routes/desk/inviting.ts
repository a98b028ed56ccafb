// Inviting at the desk: one person by a form, many by a pasted list that is read back before anything is made.
// Who may invite whom is decided as in the chat; a single code is shown once, those of many stand on paper alone.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import {
  inviteAtDesk,
  INVITATION_HOURS,
  inviteManyAtDesk,
} from '../../../db/transactions/people-at-desk.ts';
import { heldUnitRoles, lastSheet } from '../../../db/views/people-at-desk.ts';
import { listUnits } from '../../../db/views/reference.ts';
import { may } from '../../../domain/access.ts';
import { invitable } from '../../../domain/conversation/roles/invitation.ts';
import { MOST, sortLines } from '../../../domain/conversation/roles/inviting-many.ts';
import { type InvitationLine, readInvitationLines } from '../../../domain/language/index.ts';
import { isMobile, readPhone } from '../../../domain/phone.ts';
import { region } from '../../../domain/region.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { peopleReach, roleText, unitChoices } from '../../desk/people.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { numberOrNone, tooLong, typedLines } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const text = (most: number) => z.string().max(most).default('');
const single = z.object({
  ...{ peran: text(30), unit: text(80), nama: text(120), nomor: text(30) },
  ...{ sekali: text(60), surat: text(100) },
  yakin: z.literal('ya').optional().catch(undefined),
});
const LONGEST_LIST = 20_000;
const many = z.object({
  ...{ daftar: typedLines(LONGEST_LIST), surat: text(100) },
  yakin: z.literal('ya').optional().catch(undefined),
  lembar: numberOrNone,
});

const whys = {
  unit: 'unitnya belum dikenali',
  role: 'perannya belum jelas',
  number: 'nomornya bukan nomor ponsel Indonesia',
  right: 'peran itu tidak dapat diundang dari akun ini',
} as const;

/** Registers `/meja/undangan/baru` and `/meja/undangan/banyak`. */
export function deskInvitingRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, words, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };
  const proof = (at: AtDesk, ...about: readonly unknown[]) =>
    formProof(config.secretKey, at.session, ['invite', ...about]);

  const showOne = async (
    reply: FastifyReply,
    at: AtDesk,
    shown: { readonly refused?: string; readonly typed?: object; readonly made?: object },
  ): Promise<FastifyReply> => {
    const reach = peopleReach(at.person);
    if (reach === null) return gate.nothing(reply, at);
    const units = await unitChoices(db, reach);
    const once = randomBytes(16).toString('base64url');
    const anywhere = units.map(({ id }) => ({ unitId: id }));
    return answerPage(reply, shown.refused === undefined ? 200 : 422, 'invite', {
      ...(await gate.frame(at, 'Undang satu orang', '/meja/orang')),
      ...{ once, proof: proof(at, once), units, code: null, hours: INVITATION_HOURS },
      ...{ refused: shown.refused ?? null, typed: shown.typed ?? {} },
      roles: invitable
        .filter(({ action, unit }) =>
          (unit ? anywhere : [{}]).some((target) => may(at.person.grants, action, target).ok),
        )
        .map(({ role }) => ({ id: role, name: words.role(role) })),
      ...shown.made,
    });
  };

  typed.get('/meja/undangan/baru', { schema: hide }, async (request, reply) => {
    const at = await gate.who(request, reply);
    return at === null ? reply : showOne(reply, at, {});
  });

  typed.post(
    '/meja/undangan/baru',
    { schema: { ...hide, body: single } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { peran, unit, nama, nomor, sekali, surat, yakin } = request.body;
      const refused = (said: string) => showOne(reply, at, { refused: said, typed: request.body });
      const row = invitable.find(({ role }) => role === peran);
      if (row === undefined) return refused('Pilih dulu perannya.');
      if (row.unit && unit === '')
        return refused('Pilih dulu unitnya; peran itu milik sebuah unit.');
      const phone = nomor.trim() === '' ? null : readPhone(nomor);
      if (nomor.trim() !== '' && (phone === null || !isMobile(phone)))
        return refused(
          'Nomor itu bukan nomor ponsel Indonesia. Tulis seperti 0812-3456-7890, atau kosongkan.',
        );
      const name = nama.trim();
      const invitee = {
        ...(phone === null ? {} : { phone }),
        ...(name === '' ? {} : { name }),
      };
      const unitId = row.unit ? unit : null;
      const agreed = proof(at, sekali, row.role, unitId, invitee);
      const sure = yakin === 'ya' && isProof(surat, agreed);
      if (!sure && !isProof(surat, proof(at, sekali)))
        return refused(
          'Formulir ini dari sesi yang lain. Periksa lagi isinya, lalu kirim sekali lagi.',
        );
      const allowed = may(at.person.grants, row.action, unitId === null ? {} : { unitId });
      if (allowed.ok && allowed.value.needsCode && !sure)
        return answerPage(reply, 200, 'ask', {
          ...(await gate.frame(at, 'Undang satu orang', '/meja/orang')),
          heading: 'Buat undangan ini?',
          says: [
            [name, phone].filter(Boolean).join(', ') || 'Tanpa nama dan nomor.',
            words.say('invite_ask', { role: row.role }),
          ],
          action: '/meja/undangan/baru',
          fields: [
            ...Object.entries({ peran, unit, nama, nomor, sekali }),
            ['surat', agreed],
            ['yakin', 'ya'],
          ],
          ...{ yes: 'Ya, buat undangan', danger: false, back: '/meja/undangan/baru' },
        });
      const by = { personId: at.person.id, requestId: request.id };
      const done = await inviteAtDesk(acts, by, config.secretKey, {
        ...{ role: row.role, unitId, once: sekali },
        invitee: Object.keys(invitee).length === 0 ? null : invitee,
      });
      if (!done.ok && done.problem.type === 'moved')
        return refused(
          'Undangan dari formulir ini sudah dipakai atau dibatalkan. Kirim sekali lagi bila masih perlu undangan baru.',
        );
      if (!done.ok)
        return refused('Peran itu tidak dapat diundang dari akun ini. Pilih peran atau unit lain.');
      const { code } = done.value;
      const named = (await gate.unitNames()).get(unitId ?? '') ?? null;
      return showOne(reply, at, {
        made: {
          code,
          who: [name, words.role(row.role), named].filter(Boolean).join(', '),
          // A browser proves no number, so whoever is invited by one is not sent there.
          message: forwarded(
            [words.role(row.role), named].filter(Boolean).join(', '),
            code,
            phone === null ? `${config.publicUrl ?? originOf(request)}/#kode=${code}` : null,
          ),
        },
      });
    },
  );

  const showMany = async (
    reply: FastifyReply,
    at: AtDesk,
    shown: { readonly list?: string; readonly refused?: string },
  ): Promise<FastifyReply> => {
    const reach = peopleReach(at.person);
    if (reach === null) return gate.nothing(reply, at);
    const { list = '' } = shown;
    const read = list === '' ? null : await readList(at, list);
    const seen = await lastSheet(db, at.person.id);
    const names = await gate.unitNames();
    const count = read?.lines.length ?? 0;
    const tooMany = count > MOST;
    const refused =
      shown.refused ??
      (tooMany ? words.say('invitations_too_many', { count, most: MOST }) : undefined);
    return answerPage(reply, refused === undefined ? 200 : 409, 'invite-many', {
      ...(await gate.frame(at, 'Undang banyak', '/meja/orang')),
      ...{ makes: count > 0 && !tooMany, longest: LONGEST_LIST },
      ...{ list, refused: refused ?? null, seen, all: reach === 'all', read: read !== null },
      example: reach === 'all' ? region().examples.otherUnit : (names.get(reach[0] ?? '') ?? ''),
      proof: proof(at, list, seen),
      held: read?.held ?? 0,
      unclear: (read?.unclear ?? []).map(({ line, typed: said, why }) => ({
        ...{ line, typed: said, why: whys[why] },
      })),
      resting: (read?.lines ?? []).filter(
        ({ role, invitee }) => role !== 'innovator' && invitee?.phone === undefined,
      ).length,
      lines: (read?.lines ?? []).map(({ role, unitId, invitee }) => ({
        ...{ role: roleText(role, words), unit: names.get(unitId) ?? unitId },
        ...{ name: invitee?.name ?? null, phone: invitee?.phone ?? null },
      })),
    });
  };

  const readList = async (at: AtDesk, list: string) => {
    const { grants } = at.person;
    const reach = peopleReach(at.person);
    const own = reach === null || reach === 'all' ? null : (reach[0] ?? null);
    const units = await listUnits(db);
    return sortLines(
      readInvitationLines(
        list,
        units.filter(({ active }) => active),
        own,
      ),
      ({ role, unitId }: InvitationLine) =>
        may(grants, role === 'innovator' ? 'invite_innovator' : 'invite_unit_role', { unitId }).ok,
      await heldUnitRoles(db),
      (id) => units.find((one) => one.id === id)?.name ?? id,
    );
  };

  typed.get('/meja/undangan/banyak', { schema: hide }, async (request, reply) => {
    const at = await gate.who(request, reply);
    return at === null ? reply : showMany(reply, at, {});
  });

  typed.post(
    '/meja/undangan/banyak',
    { schema: { ...hide, body: many } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { yakin, lembar, surat } = request.body;
      const list = request.body.daftar.trim();
      const long = tooLong(list, LONGEST_LIST);
      if (long !== null) return showMany(reply, at, { list, refused: long });
      if (yakin === undefined || peopleReach(at.person) === null)
        return showMany(reply, at, { list });
      const refused =
        'Daftar ini sudah dibuat, atau berubah sejak diperiksa. Periksa sekali lagi di bawah.';
      if (!isProof(surat, proof(at, list, lembar))) return showMany(reply, at, { list, refused });
      const { lines } = await readList(at, list);
      if (lines.length > MOST) return showMany(reply, at, { list });
      const by = { personId: at.person.id, requestId: request.id };
      const done = await inviteManyAtDesk(acts, by, { lines, seen: lembar });
      return done.ok
        ? reply.redirect(`/meja/undangan?lembar=${done.value.sheetId}`, 303)
        : showMany(reply, at, { list, refused });
    },
  );
}

/** What is passed on to whoever is invited. */
const forwarded = (role: string, code: string, web: string | null): string =>
  [
    `Undangan Sepeda Baru sebagai ${role}.`,
    `Kode: ${code}`,
    `Kirim kode itu ke bot Sepeda Baru${web === null ? '.' : `, atau buka: ${web}`}`,
    `Berlaku ${INVITATION_HOURS} jam dan hanya sekali pakai.`,
  ].join('\n');

/** The address that the browser used. */
const originOf = ({ protocol, host }: { readonly protocol: string; readonly host: string }) =>
  `${protocol}://${host}`;
