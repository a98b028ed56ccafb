// The desk in the browser: signing in with a link from the chat, the queue, lists, one innovation, decisions, evidence.
// It decides nothing by itself: rules, record and notices are those of the chat. What is out of reach does not exist.
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decideAtDesk } from '../../db/transactions/decide-at-desk.ts';
import {
  beginDeskSession,
  endDeskSession,
  endOtherDeskSessions,
} from '../../db/transactions/desk-session.ts';
import { recordDeskReading } from '../../db/transactions/record-desk-reading.ts';
import {
  deskLinkOf,
  deskPersonOf,
  deskQueueOf,
  deskReachOf,
  deskSessionsOf,
  deskSheetOf,
  type UnitStanding,
  unitStandings,
} from '../../db/views/desk.ts';
import {
  findEvidence,
  findInnovation,
  listInnovations,
  readHistory,
} from '../../db/views/innovations.ts';
import { readCurrentEdition } from '../../db/reference.ts';
import { listUnits } from '../../db/views/reference.ts';
import { worksAtDesk } from '../../domain/conversation/desk/signing-in.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { isState, states } from '../../domain/innovation/status.ts';
import { answerPage } from '../desk/pages.ts';
import { problemText } from '../desk/problems.ts';
import {
  deskSessionOf,
  dropDeskSession,
  formProof,
  giveDeskSession,
  isProof,
  newDeskSession,
} from '../desk/session.ts';
import { deskSteps, sheetOf, stepName } from '../desk/sheet.ts';
import { programParts } from '../program.ts';
import { sendCopy } from '../send-file.ts';
import type { ServerParts } from '../parts.ts';
import { isOwnSite } from '../webchat/session.ts';

const hide = { hide: true } as const;
const token = z.object({ token: z.string().max(100) });
const codeOnly = z.object({ code: z.string().max(20) });
const word = z.string().max(200).optional().catch(undefined);
const listQuery = z.object({ cari: word, unit: word, keadaan: word, dari: word });
const standingQuery = z.object({ saring: word });
const doneQuery = z.object({ selesai: word });
/** Notes stand in fields of their own, `catatan-ITEM`. */
const decisionForm = z.record(z.string().max(120), z.string().max(4000));
const PAGE = 50;
/** Ways to sign in tried from one address; more than a whole office needs. */
const TRIES_PER_MINUTE = 30;

/** For so many days an innovation may wait in a unit before it counts as late. */
const LATE_DAYS = 3;

const doorTexts = {
  gone: 'Tautan ini sudah dipakai atau lewat waktunya. Ketik "masuk" di obrolan untuk mendapat yang baru.',
  otherSite:
    'Permintaan itu tidak datang dari halaman ini. Buka meja periksa lagi dari tautan di obrolan.',
};

/** The ways to look at the list of units, each with what it takes. */
const standingFilters: readonly {
  readonly id: string;
  readonly name: string;
  readonly fits: (unit: UnitStanding) => boolean;
}[] = [
  { id: 'semua', name: 'Semua', fits: () => true },
  {
    id: 'belum-mulai',
    name: 'Belum mulai',
    fits: ({ drafts, waiting, accepted, nil }) => drafts + waiting + accepted === 0 && !nil,
  },
  { id: 'tertahan', name: 'Tertahan', fits: ({ oldestDays }) => (oldestDays ?? 0) >= LATE_DAYS },
  { id: 'belum-terhubung', name: 'Belum terhubung', fits: ({ connected }) => !connected },
  { id: 'nihil', name: 'Nihil', fits: ({ nil }) => nil },
];

/** Who may see how units stand: whoever reads or mentors more than their own unit. */
const sees = ({ grants }: Person): boolean =>
  grants.some(({ role }) => role === 'coordinator' || role === 'verifier' || role === 'mentor');

/** The units that somebody may see; null for all. */
const unitsSeen = (person: Person): readonly string[] | null => {
  const { submitted } = deskReachOf(person);
  return submitted === 'all' ? null : submitted;
};

/** What the figures on top of a page say. */
const totalsOf = (units: readonly UnitStanding[]) => ({
  units: units.length,
  sent: units.filter(({ waiting, accepted }) => waiting + accepted > 0).length,
  drafting: units.filter(({ drafts, waiting, accepted }) => drafts > 0 && waiting + accepted === 0)
    .length,
  nil: units.filter(({ nil }) => nil).length,
  none: units.filter(
    ({ drafts, waiting, accepted, nil }) => drafts + waiting + accepted === 0 && !nil,
  ).length,
  drafts: units.reduce((sum, { drafts }) => sum + drafts, 0),
  waiting: units.reduce((sum, { waiting }) => sum + waiting, 0),
  accepted: units.reduce((sum, { accepted }) => sum + accepted, 0),
});

/** Somebody who is signed in. */
interface AtDesk {
  readonly person: Person;
  readonly session: string;
}

/** Registers `/masuk`, `/meja` and `/bukti`. */
export function deskRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, store, config, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = programParts(parts);
  const tries = { rateLimit: { max: TRIES_PER_MINUTE, timeWindow: 60_000 } };

  /** Whoever is signed in and has work here; else answers with the way in. */
  const who = async (request: FastifyRequest, reply: FastifyReply): Promise<AtDesk | null> => {
    const session = deskSessionOf(request, config);
    const person = session === null ? null : await deskPersonOf(db, session);
    if (session !== null && person !== null && worksAtDesk(person.grants)) {
      if (request.method === 'GET' || isOwnSite(request, config)) return { person, session };
      answerPage(reply, 403, 'door', { title: 'Masuk', said: doorTexts.otherSite });
      return null;
    }
    answerPage(reply, 401, 'door', { title: 'Masuk', said: null });
    return null;
  };

  const frame = async ({ person }: AtDesk, title: string, at: string) => ({
    title,
    at,
    me: person.name ?? '',
    roles: [...new Set(person.grants.map(({ role }) => words.role(role)))].join(', '),
    waiting: (await deskQueueOf(db, person)).length,
    seesUnits: sees(person),
  });

  const nothing = async (reply: FastifyReply, at: AtDesk): Promise<FastifyReply> =>
    answerPage(reply, 404, 'nothing', {
      ...(await frame(at, 'Tidak ada', '')),
      said: problemText({ type: 'not_found' }, parts),
    });

  typed.get('/masuk', { schema: hide }, async (_request, reply) =>
    answerPage(reply, 200, 'door', { title: 'Masuk', said: null }),
  );

  typed.get(
    '/masuk/:token',
    { schema: { ...hide, params: token }, config: tries },
    async (request, reply) => {
      const person = await deskLinkOf(db, request.params.token);
      return person === null
        ? answerPage(reply, 404, 'door', { title: 'Masuk', said: doorTexts.gone })
        : answerPage(reply, 200, 'confirm', { title: 'Masuk', name: person.name ?? '' });
    },
  );

  typed.post(
    '/masuk/:token',
    { schema: { ...hide, params: token }, config: tries },
    async (request, reply) => {
      const session = newDeskSession();
      if (
        !isOwnSite(request, config) ||
        !(await beginDeskSession(db, request.params.token, session))
      )
        return answerPage(reply, 404, 'door', { title: 'Masuk', said: doorTexts.gone });
      giveDeskSession(reply, config, session);
      return reply.redirect('/meja', 303);
    },
  );

  typed.post('/keluar', { schema: hide }, async (request, reply) => {
    const session = deskSessionOf(request, config);
    if (session !== null && isOwnSite(request, config)) await endDeskSession(db, session);
    dropDeskSession(reply, config);
    return reply.redirect('/masuk', 303);
  });

  typed.get('/meja', { schema: hide }, async (request, reply) => {
    const at = await who(request, reply);
    if (at === null) return reply;
    const [queue, standings] = await Promise.all([
      deskQueueOf(db, at.person),
      sees(at.person) ? unitStandings(db, await editionNow(), unitsSeen(at.person)) : [],
    ]);
    return answerPage(reply, 200, 'home', {
      ...(await frame(at, 'Beranda', '/meja')),
      now: words.moment(new Date().toISOString()),
      year: findEdition(await editionNow())?.year ?? '',
      queue: await withUnits(queue.slice(0, 7)),
      totals: totalsOf(standings),
      late: standings.filter(({ oldestDays }) => (oldestDays ?? 0) >= LATE_DAYS).length,
    });
  });

  typed.get(
    '/meja/antrean',
    { schema: { ...hide, querystring: doneQuery } },
    async (request, reply) => {
      const at = await who(request, reply);
      if (at === null) return reply;
      const done = request.query.selesai;
      const row =
        done === undefined ? undefined : await findInnovation(db, deskReachOf(at.person), done);
      return answerPage(reply, 200, 'queue', {
        ...(await frame(at, 'Antrean', '/meja/antrean')),
        done:
          row === undefined ? null : { name: row.name ?? row.code, state: stateText(row.state) },
        rows: await withUnits(await deskQueueOf(db, at.person)),
      });
    },
  );

  typed.get(
    '/meja/inovasi',
    { schema: { ...hide, querystring: listQuery } },
    async (request, reply) => {
      const at = await who(request, reply);
      if (at === null) return reply;
      const { cari = '', unit = '', keadaan = '', dari } = request.query;
      const state = isState(keadaan) ? keadaan : undefined;
      const rows = await listInnovations(
        db,
        deskReachOf(at.person),
        {
          ...{ state, after: dari === '' ? undefined : dari },
          q: cari.trim() === '' ? undefined : cari.trim(),
          unit: unit === '' ? undefined : unit,
        },
        PAGE + 1,
      );
      const shown = rows.slice(0, PAGE);
      const more = new URLSearchParams({ cari, unit, keadaan, dari: shown.at(-1)?.code ?? '' });
      return answerPage(reply, 200, 'list', {
        ...(await frame(at, 'Inovasi', '/meja/inovasi')),
        ...{ cari, unit, keadaan },
        states: states.map((one) => ({ id: one, name: words.state(one) })),
        units: (await listUnits(db)).filter(({ id }) => unitsSeen(at.person)?.includes(id) ?? true),
        rows: shown.map((row) => ({
          ...row,
          name: row.name ?? row.code,
          state: stateText(row.state),
          updated: words.moment(row.updatedAt.toISOString()),
        })),
        next: rows.length > PAGE ? `/meja/inovasi?${more.toString()}` : null,
      });
    },
  );

  /** Answers with the page of one innovation; `said` is about the decision before, `typed` what stood in its fields. */
  const showSheet = async (
    reply: FastifyReply,
    at: AtDesk,
    code: string,
    said: string | null = null,
    typedIn: Readonly<Record<string, string>> = {},
  ): Promise<FastifyReply> => {
    const row = await findInnovation(db, deskReachOf(at.person), code);
    const sheet = row === undefined ? null : await deskSheetOf(db, row.id, at.person.id);
    const edition = row === undefined ? null : findEdition(row.edition, row.editionVersion);
    if (row === undefined || sheet === null || edition === null) return nothing(reply, at);
    const units = new Map((await listUnits(db)).map(({ id, name }) => [id, name]));
    const page = sheetOf(sheet, {
      ...{ edition, person: at.person, words, unit: row.unit },
      unitName: (id) => units.get(id) ?? id,
      history: await readHistory(db, row.id),
    });
    await recordDeskReading(db, { personId: at.person.id, code });
    const queue = await deskQueueOf(db, at.person);
    const place = queue.findIndex((one) => one.code === code);
    return answerPage(reply, said === null ? 200 : 409, 'sheet', {
      ...(await frame(at, page.name, '/meja/antrean')),
      ...page,
      said,
      typedIn,
      place: place < 0 ? null : place + 1,
      before: queue[place - 1]?.code ?? null,
      next: queue[place + 1]?.code ?? null,
      proof: formProof(config.secretKey, at.session, [code, page.version]),
    });
  };

  typed.get(
    '/meja/inovasi/:code',
    { schema: { ...hide, params: codeOnly } },
    async (request, reply) => {
      const at = await who(request, reply);
      return at === null ? reply : showSheet(reply, at, request.params.code);
    },
  );

  typed.post(
    '/meja/inovasi/:code/putusan',
    { schema: { ...hide, params: codeOnly, body: decisionForm } },
    async (request, reply) => {
      const at = await who(request, reply);
      if (at === null) return reply;
      const { code } = request.params;
      const { body } = request;
      const step = deskSteps.find((one) => one === body['putusan']);
      const version = Number(body['versi']);
      const shown = formProof(config.secretKey, at.session, [code, version]);
      if (step === undefined || !isProof(body['surat'] ?? '', shown))
        return showSheet(
          reply,
          at,
          code,
          problemText({ type: 'changed', seen: 0, version: 0 }, parts),
          body,
        );
      const notes = new Map(
        Object.entries(body).flatMap(([name, text]) =>
          name.startsWith('catatan-') && text.trim() !== ''
            ? [[name.slice('catatan-'.length), text.trim()] as const]
            : [],
        ),
      );
      if (body['yakin'] !== 'ya' && !(step === 'return' && notes.size === 0))
        return answerPage(reply, 200, 'question', {
          ...(await frame(at, `${stepName(step)} ${code}`, '/meja/antrean')),
          ...{ code, version, step, notes: [...notes], fields: Object.entries(body) },
          stepName: stepName(step),
          needsReason: step === 'reject' || step === 'reopen',
          reason: body['alasan'] ?? '',
        });
      const done = await decideAtDesk(acts, {
        ...{ personId: at.person.id, requestId: request.id, code, step, version, notes },
        reason: (body['alasan'] ?? '').trim() === '' ? null : (body['alasan'] ?? '').trim(),
      });
      return done.ok
        ? reply.redirect(`/meja/antrean?selesai=${encodeURIComponent(code)}`, 303)
        : showSheet(reply, at, code, problemText(done.problem, parts), body);
    },
  );

  typed.get(
    '/bukti/:code/:id',
    {
      schema: {
        ...hide,
        params: z.object({ code: z.string().max(20), id: z.coerce.number().int().positive() }),
      },
    },
    async (request, reply) => {
      const at = await who(request, reply);
      if (at === null) return reply;
      const row = await findInnovation(db, deskReachOf(at.person), request.params.code);
      const file =
        row === undefined ? undefined : await findEvidence(db, row.id, request.params.id);
      if (file === undefined || file.sha256 === null || file.size === null)
        return nothing(reply, at);
      await recordDeskReading(db, {
        personId: at.person.id,
        code: row?.code ?? '',
        evidence: file.id,
      });
      const { name, mime, size, sha256 } = file;
      return sendCopy(request, reply, store, { name, size, sha256, mime: mime ?? '' });
    },
  );

  typed.get(
    '/meja/perangkat-daerah',
    { schema: { ...hide, querystring: standingQuery } },
    async (request, reply) => {
      const at = await who(request, reply);
      if (at === null) return reply;
      if (!sees(at.person)) return nothing(reply, at);
      const all = await unitStandings(db, await editionNow(), unitsSeen(at.person));
      const { saring = 'semua' } = request.query;
      const filter = standingFilters.find(({ id }) => id === saring) ?? standingFilters[0];
      return answerPage(reply, 200, 'units', {
        ...(await frame(at, 'Perangkat daerah', '/meja/perangkat-daerah')),
        filters: standingFilters.map(({ id, name, fits }) => ({
          ...{ id, name, here: id === filter?.id },
          count: all.filter(fits).length,
        })),
        rows: all.filter(filter?.fits ?? (() => true)),
        totals: totalsOf(all),
      });
    },
  );

  typed.get('/meja/akun', { schema: hide }, async (request, reply) => {
    const at = await who(request, reply);
    if (at === null) return reply;
    return answerPage(reply, 200, 'account', {
      ...(await frame(at, 'Akun', '/meja/akun')),
      sessions: (await deskSessionsOf(db, at.person.id)).map(({ createdAt, usedAt }) => ({
        from: words.moment(createdAt.toISOString()),
        used: words.moment(usedAt.toISOString()),
      })),
    });
  });

  typed.post('/meja/akun/akhiri-lainnya', { schema: hide }, async (request, reply) => {
    const at = await who(request, reply);
    if (at === null) return reply;
    await endOtherDeskSessions(db, at.person.id, at.session);
    return reply.redirect('/meja/akun', 303);
  });

  const editionNow = async (): Promise<string> => readCurrentEdition(db);
  const stateText = (state: string): string => (isState(state) ? words.state(state) : state);
  const withUnits = async (rows: Awaited<ReturnType<typeof deskQueueOf>>) => {
    const units = new Map((await listUnits(db)).map(({ id, name }) => [id, name]));
    return rows.map((row) => ({
      ...row,
      name: row.name ?? row.code,
      unit: units.get(row.unitId) ?? row.unitId,
      state: words.state(row.state),
      since: words.moment(row.since),
      days: Math.floor((Date.now() - Date.parse(row.since)) / 86_400_000),
      holder: row.claim?.name ?? null,
    }));
  };
}
