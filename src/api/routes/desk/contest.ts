// The contest at the desk, to be read by whoever runs it: entries, who has given marks, how far judges lie apart, the result
// before it is locked. Nothing is changed here: entering, judging and locking are typed in the chat, where their codes are.
import type { FastifyInstance } from 'fastify';
import { readContest } from '../../../db/load/contest.ts';
import { may } from '../../../domain/access.ts';
import { categoryLabel, type Contest, entryName } from '../../../domain/contest/contest.ts';
import { type Standing, stageShown, standings } from '../../../domain/contest/standing.ts';
import type { ContestRules } from '../../../domain/contest/rules.ts';
import { findEdition } from '../../../domain/edition/editions/index.ts';
import { showDate, showNumber } from '../../../domain/language/index.ts';
import type { DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;

const states: Readonly<Record<Contest['state'], string>> = {
  open: 'Pendaftaran dibuka',
  judging: 'Penilaian berkas',
  finals: 'Penilaian finalis',
  locked: 'Hasil terkunci',
  announced: 'Sudah diumumkan',
};

/** What is typed next, by the state; the chat asks for the code. */
const next: Readonly<Record<Contest['state'], string>> = {
  open: 'Berikutnya di obrolan: "lomba bagi", lalu "lomba tutup".',
  judging: 'Berikutnya di obrolan: "lomba finalis".',
  finals: 'Berikutnya di obrolan: dua koordinator mengetik "lomba kunci".',
  locked: 'Berikutnya di obrolan: "lomba umumkan".',
  announced: 'Hasilnya sudah terbuka. Piagam: ketik "lomba piagam" di obrolan.',
};

function tieText({ tie, level }: Standing, rules: ContestRules): string | null {
  if (level) return 'seri; perlu pleno';
  if (tie === null) return null;
  if (tie.by === 'maturity') return 'seri, dipisah kematangan';
  if (tie.by === 'vote') return 'seri, dipisah pleno';
  const { criteria } = rules.stages[tie.stage];
  const label = criteria.find(({ code }) => code === tie.criterion)?.label ?? tie.criterion;
  return `seri, dipisah ${label}`;
}

/** Registers `/meja/lomba`. */
export function deskContestRoutes(app: FastifyInstance, { db }: ServerParts, gate: DeskGate): void {
  app.get('/meja/lomba', { schema: hide }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    if (!may(at.person.grants, 'run_contest').ok) return gate.nothing(reply, at);
    const id = await gate.editionNow();
    const edition = findEdition(id);
    const contest = edition === null ? null : await readContest(db, edition, 'all', true);
    const frame = await gate.frame(at, 'Lomba', '/meja/lomba');
    if (contest === null) return answerPage(reply, 200, 'contest', { ...frame, contest: null });
    const units = await gate.unitNames();
    const rowOf = (row: Standing) => ({
      ...{ name: entryName(row.entry.number), title: row.entry.name, code: row.entry.code },
      unit: units.get(row.entry.unitId) ?? row.entry.unitId,
      ...{ finalist: row.entry.finalist, missing: row.missing, order: row.order },
      judges: row.spread?.judges ?? 0,
      mean: row.spread === null ? null : showNumber(row.spread.mean),
      between:
        row.spread === null
          ? null
          : `${showNumber(row.spread.least)}–${showNumber(row.spread.greatest)}`,
      wide: row.spread?.wide ?? false,
      result: row.result === null ? null : showNumber(row.result),
      tie: tieText(row, contest.rules),
    });
    return answerPage(reply, 200, 'contest', {
      ...frame,
      contest: {
        ...{ name: contest.rules.name, state: states[contest.state], next: next[contest.state] },
        stage: contest.rules.stages[stageShown(contest)].label,
        limit: showNumber(contest.rules.wideSpread),
        closesOn: contest.closesOn === null ? null : showDate(contest.closesOn),
        judges: contest.judges.filter(({ withdrew }) => !withdrew).length,
        lockedBy: contest.lock === null ? null : (contest.lock.name ?? 'seorang koordinator'),
        final: contest.state === 'locked' || contest.state === 'announced',
        groups: standings(contest).map(({ category, rows }) => ({
          name: categoryLabel(contest.rules, category),
          rows: rows.map(rowOf),
        })),
      },
    });
  });
}
