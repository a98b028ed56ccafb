// The contest at the desk: whoever runs it reads how it stands and takes its steps; a judge sees what is to be judged, and may
// withdraw. Rules, record and notices are those of the chat. One entry as its judge reads it stands in contest-entry.ts.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readContest, readSeasonVersion } from '../../../db/load/contest.ts';
import { readAtDesk, takeAtDesk } from '../../../db/transactions/take-at-desk.ts';
import { listMeetings } from '../../../db/views/meetings.ts';
import { may } from '../../../domain/access.ts';
import { isDay } from '../../../domain/calendar.ts';
import { type Contest, entryName, longestReason } from '../../../domain/contest/contest.ts';
import {
  changeAtDesk,
  type ToJudge,
  toJudgeAtDesk,
} from '../../../domain/conversation/contest/at-desk.ts';
import { lineNeeds, takeLine } from '../../../domain/conversation/contest/commands.ts';
import { findEdition } from '../../../domain/edition/editions/index.ts';
import type { ContestLine } from '../../../domain/language/index.ts';
import { meetingName } from '../../../domain/meeting.ts';
import { contestPage, fitsState } from '../../desk/contest-page.ts';
import { deedText, deskAsks, notDone } from '../../desk/taking-words.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { movedText, takingParts } from '../../desk/taking.ts';
import { numberOrNone } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const line = z.string().max(300).default('');
const surat = z.string().max(100).default('');
const yakin = z.string().max(40).optional().catch(undefined);
const shown = z.object({ selesai: z.string().max(20).optional().catch(undefined) });
const step = z.object({
  apa: z.enum([
    ...(['buka', 'bagi', 'tutup', 'finalis', 'berkas-lagi', 'presentasi'] as const),
    ...(['pleno', 'kunci', 'lepas-kunci', 'umumkan'] as const),
  ]),
  ...{ surat, yakin, sampai: line, urutan: line, berita: line, rapat: numberOrNone },
});
const leaving = z.object({ surat, yakin, alasan: z.string().max(1000).default('') });

/** Buttons that need nothing besides. */
const simple = {
  bagi: 'share',
  tutup: 'close',
  finalis: 'finalists',
  'berkas-lagi': 'reopen',
  kunci: 'lock',
  'lepas-kunci': 'unlock',
  umumkan: 'announce',
} as const;

/** What the yes to an act is called. */
const yeses: Readonly<Record<string, string>> = {
  kunci: 'Ya, kunci hasil',
  'lepas-kunci': 'Ya, lepas kunci',
  umumkan: 'Ya, umumkan',
};

/** What a form asks for; a sentence where it lacks something. */
function lineIn(body: z.infer<typeof step>): ContestLine | string {
  const { apa, sampai, rapat, urutan, berita } = body;
  if (apa === 'buka') {
    if (sampai !== '' && !isDay(sampai)) return 'Tanggal itu tidak ada. Pilih lagi tanggalnya.';
    return { do: 'open', until: sampai === '' ? null : sampai };
  }
  if (apa === 'presentasi')
    return rapat === 0
      ? 'Pilih dulu acara presentasinya. Bila belum ada, catat di Siaran & acara.'
      : { do: 'meeting', meeting: rapat };
  if (apa !== 'pleno') return { do: simple[apa] };
  const order = urutan.trim().split(/[\s,;>]+/u);
  if (order.length < 2 || !order.every((one) => /^l-?\d{1,6}$/iu.test(one)))
    return 'Tulis urutan pesertanya, yang terbaik lebih dahulu, misalnya L-3 L-5.';
  if (berita.trim().length < 3)
    return 'Tulis nomor berita acara plenonya, misalnya berita acara 5.';
  const numbers = order.map((one) => Number(one.replace(/\D/gu, '')));
  return { do: 'vote', order: numbers, minutes: berita.trim().slice(0, 200) };
}

/** Registers `/meja/lomba`. */
export function deskContestRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const taking = takingParts(parts);
  const proofOf = (at: AtDesk, season: Pick<Contest, 'number' | 'version'> | null): string =>
    formProof(config.secretKey, at.session, [
      'contest',
      'season',
      season?.number ?? 0,
      season?.version ?? 0,
    ]);
  const leavingProof = (at: AtDesk): string =>
    formProof(config.secretKey, at.session, ['contest', 'leave', 0]);

  const seasonNow = async (): Promise<Contest | null> => {
    const edition = findEdition(await gate.editionNow());
    return edition === null ? null : readContest(db, edition, 'all', true);
  };
  const toJudge = async (request: FastifyRequest, at: AtDesk): Promise<ToJudge | null> => {
    const by = { personId: at.person.id, requestId: request.id };
    const found = await readAtDesk(taking, by, {
      needs: [{ kind: 'contest' }],
      read: toJudgeAtDesk,
    });
    return found.ok ? found.value : null;
  };

  const show = async (
    reply: FastifyReply,
    at: AtDesk,
    given: {
      readonly deed?: string | undefined;
      readonly refused?: string;
      readonly typed?: object;
    },
  ): Promise<FastifyReply> => {
    const contest = await seasonNow();
    const { deed } = given;
    const done = deed !== undefined && fitsState(deed, contest) ? deedText(deed) : null;
    const edition = await gate.editionNow();
    return answerPage(reply, given.refused === undefined ? 200 : 409, 'contest', {
      ...(await gate.frame(at, 'Lomba', '/meja/lomba')),
      ...{ done, refused: given.refused ?? null, typed: given.typed ?? {} },
      proof: proofOf(at, contest),
      opens: contest === null || contest.editionId !== edition,
      meetings: (await listMeetings(db, edition)).map(({ number, title }) => ({
        ...{ number, name: `${meetingName(number)} ${title}` },
      })),
      contest: contest === null ? null : contestPage(contest, await gate.unitNames(), at.person.id),
    });
  };
  const showJudge = async (
    reply: FastifyReply,
    at: AtDesk,
    found: ToJudge,
    given: {
      readonly deed?: string | undefined;
      readonly refused?: string;
      readonly reason?: string;
    },
  ): Promise<FastifyReply> =>
    answerPage(reply, given.refused === undefined ? 200 : 409, 'contest-judge', {
      ...(await gate.frame(at, 'Lomba', '/meja/lomba')),
      done: given.deed === 'nilai' || given.deed === 'mundur' ? deedText(given.deed) : null,
      ...{ refused: given.refused ?? null, longest: longestReason },
      ...{ name: found.name, stage: found.stage, reason: given.reason ?? '' },
      proof: leavingProof(at),
      left: found.rows.filter((row) => !row.given).length,
      rows: found.rows.map((row) => ({ ...row, entry: entryName(row.number) })),
    });
  const ask = async (
    reply: FastifyReply,
    at: AtDesk,
    asked: {
      readonly says: readonly string[];
      readonly heading: string;
      readonly yes: string;
      readonly action: string;
      readonly fields: readonly (readonly [string, string])[];
    },
  ): Promise<FastifyReply> =>
    answerPage(reply, 200, 'ask', {
      ...(await gate.frame(at, 'Lomba', '/meja/lomba')),
      ...{ ...asked, danger: false, back: '/meja/lomba' },
    });

  typed.get('/meja/lomba', { schema: { ...hide, querystring: shown } }, async (request, reply) => {
    const at = await gate.who(request, reply, 'any');
    if (at === null) return reply;
    const given = { deed: request.query.selesai };
    if (may(at.person.grants, 'run_contest').ok) return show(reply, at, given);
    const found = await toJudge(request, at);
    return found === null ? gate.nothing(reply, at) : showJudge(reply, at, found, given);
  });

  typed.post('/meja/lomba', { schema: { ...hide, body: step } }, async (request, reply) => {
    const at = await gate.who(request, reply, 'any');
    if (at === null) return reply;
    if (!may(at.person.grants, 'run_contest').ok) return gate.nothing(reply, at);
    const { body } = request;
    const { apa } = body;
    const refused = (said: string) => show(reply, at, { refused: said, typed: body });
    const season = await readSeasonVersion(db, await gate.editionNow());
    const seen = season?.version ?? 0;
    if (!isProof(body.surat, proofOf(at, season))) return refused(movedText);
    const asked = lineIn(body);
    if (typeof asked === 'string') return refused(asked);
    const by = { personId: at.person.id, requestId: request.id };
    const taken = await takeAtDesk(taking, by, {
      needs: lineNeeds(asked),
      take: (turn) => changeAtDesk(turn, asked, seen),
      yes: body.yakin ?? null,
    });
    if (!taken.ok)
      return taken.problem.type === 'moved' ? refused(movedText) : gate.nothing(reply, at);
    const { said, asks } = taken.value;
    if (asks !== null)
      return ask(reply, at, {
        ...{ says: deskAsks(said, words), heading: `${yeses[apa]?.replace('Ya, ', '') ?? apa}?` },
        ...{ yes: yeses[apa] ?? 'Ya', action: '/meja/lomba' },
        fields: [
          ['apa', apa],
          ['surat', body.surat],
          ['yakin', asks],
        ],
      });
    const why = notDone(said, words);
    return why === null ? reply.redirect(`/meja/lomba?selesai=${apa}`, 303) : refused(why);
  });

  typed.post(
    '/meja/lomba/mundur',
    { schema: { ...hide, body: leaving } },
    async (request, reply) => {
      const at = await gate.who(request, reply, 'any');
      if (at === null) return reply;
      const found = await toJudge(request, at);
      if (found === null) return gate.nothing(reply, at);
      const reason = request.body.alasan.trim();
      const refused = (said: string) => showJudge(reply, at, found, { refused: said, reason });
      if (!isProof(request.body.surat, leavingProof(at))) return refused(movedText);
      if (reason.length < 3) return refused('Tulis dulu alasannya, supaya panitia tahu.');
      if (reason.length > longestReason)
        return refused(`Alasannya paling panjang ${longestReason} huruf. Mohon dipersingkat.`);
      const withdraw = { do: 'withdraw', reason } as const;
      const taken = await takeAtDesk(
        taking,
        { personId: at.person.id, requestId: request.id },
        {
          needs: lineNeeds(withdraw),
          take: (turn) => {
            takeLine(turn, withdraw);
            return true;
          },
          yes: request.body.yakin ?? null,
        },
      );
      if (!taken.ok)
        return taken.problem.type === 'moved' ? refused(movedText) : gate.nothing(reply, at);
      const { said, asks } = taken.value;
      if (asks !== null)
        return ask(reply, at, {
          ...{ says: deskAsks(said, words), heading: 'Mundur sebagai juri?' },
          ...{ yes: 'Ya, mundur', action: '/meja/lomba/mundur' },
          fields: [
            ['alasan', reason],
            ['surat', request.body.surat],
            ['yakin', asks],
          ],
        });
      const why = notDone(said, words);
      return why === null ? reply.redirect('/meja/lomba?selesai=mundur', 303) : refused(why);
    },
  );
}
