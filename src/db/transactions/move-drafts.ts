// Moves the open drafts of an edition to its newest version, one person's drafts in one commit, who is told once what changed.
// It decides nothing (domain/edition/move.ts does), loses nothing, and may be run again after it was cut off.
import { type Kysely, sql } from 'kysely';
import type { EditionDefinition, ItemId } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { type Fate, fates, moveAnswers } from '../../domain/edition/move.ts';
import { applies, formOf } from '../../domain/edition/journey.ts';
import type { Origins } from '../../domain/edition/workbook/origins.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { sendNotice } from '../carry/send-notice.ts';
import { learnEditions } from '../editions.ts';
import { originsFromJson } from '../stored-origins.ts';
import { loadInnovations } from '../load/innovations.ts';
import type { Database } from '../schema.ts';
import { type Move, type MovedDraft, type Step, storeMoves } from './store-moves.ts';

type Db = Kysely<Database>;

/** What moving the drafts does, or did. */
export interface MoveReport {
  readonly version: number;
  readonly drafts: number;
  readonly people: number;
  /** Answers by what becomes of them. */
  readonly answers: Readonly<Record<Fate, number>>;
  /** The same for each item, those that are not simply kept. */
  readonly items: ReadonlyMap<ItemId, Readonly<Partial<Record<Fate, number>>>>;
}

/** A version that is not published yet, with where its items come from. */
export interface Proposed {
  readonly definition: EditionDefinition;
  readonly origins: Origins;
}

/** Moves all open drafts to the newest version; `apply: false` counts what that would do. Null for an unknown edition. */
export async function moveDrafts(
  db: Db,
  editionId: string,
  { apply }: { readonly apply: boolean },
): Promise<MoveReport | null> {
  await learnEditions(db);
  const newest = findEdition(editionId);
  return newest === null ? null : moveTo(db, newest, await readSteps(db, newest), apply);
}

/** Counts what moving all open drafts to a version would do that is not published yet. Changes nothing. */
export async function countMove(db: Db, { definition, origins }: Proposed): Promise<MoveReport> {
  await learnEditions(db);
  const before = findEdition(definition.id);
  if (before === null) throw new Error(`${definition.id} has no version to move from`);
  const after = { ...definition, version: before.version + 1 };
  return moveTo(db, after, [...(await readSteps(db, before)), { before, after, origins }], false);
}

/** Moves the drafts of every version that was published with the wish for it; gives how many. May be cut off and run again. */
export async function moveWaiting(db: Db): Promise<number> {
  const waiting = await db
    .selectFrom('edition')
    .select(['id', 'version'])
    .where('moving', '=', true)
    .execute();
  let drafts = 0;
  for (const { id, version } of waiting) {
    drafts += (await moveDrafts(db, id, { apply: true }))?.drafts ?? 0;
    await db
      .updateTable('edition')
      .set({ moving: false })
      .where('id', '=', id)
      .where('version', '=', version)
      .execute();
  }
  return drafts;
}

async function moveTo(
  db: Db,
  newest: EditionDefinition,
  steps: readonly Step[],
  apply: boolean,
): Promise<MoveReport> {
  const editionId = newest.id;
  const { rows } = await sql<{ owner: number }>`
    select distinct owner_id as owner from innovation
    where edition_id = ${editionId} and edition_version < ${newest.version} and state = 'draft' order by 1`.execute(
    db,
  );
  const counted = { drafts: 0, people: 0, items: new Map<ItemId, Partial<Record<Fate, number>>>() };
  const answers = Object.fromEntries(fates.map((fate) => [fate, 0])) as Record<Fate, number>;
  for (const { owner } of rows) {
    const moved = await db.transaction().execute(async (trx) => {
      const drafts = await readDrafts(trx, owner, newest, apply);
      const results = drafts.map((draft) => ({ draft, moves: movesOf(draft, steps) }));
      if (!apply) return results;
      await storeMoves(trx, results);
      await tell(trx, owner, newest, results);
      return results;
    });
    if (moved.length > 0) counted.people += 1;
    for (const { moves } of moved) {
      counted.drafts += 1;
      for (const [item, fate] of overall(moves)) {
        answers[fate] += 1;
        if (fate === 'kept') continue;
        const of = counted.items.get(item) ?? {};
        counted.items.set(item, { ...of, [fate]: (of[fate] ?? 0) + 1 });
      }
    }
  }
  return { version: newest.version, answers, ...counted };
}

/** The versions from the first one on, each with its origins; a version without any takes items by their ids. */
async function readSteps(db: Db, newest: EditionDefinition): Promise<readonly Step[]> {
  const rows = await db
    .selectFrom('edition')
    .select(['version', 'origins'])
    .where('id', '=', newest.id)
    .orderBy('version')
    .execute();
  const steps: Step[] = [];
  let before: EditionDefinition | null = null;
  for (const { version, origins } of rows) {
    const after = findEdition(newest.id, version);
    if (after === null) continue;
    if (before !== null) steps.push({ before, after, origins: originsOf(before, after, origins) });
    before = after;
  }
  return steps;
}

function originsOf(before: EditionDefinition, after: EditionDefinition, stored: unknown): Origins {
  if (stored === null) {
    const known = formOf(before).byId;
    const same = formOf(after).items.filter(({ id }) => known.has(id));
    return { items: new Map(same.map(({ id }) => [id, [id]])), options: new Map() };
  }
  return originsFromJson(stored);
}

async function readDrafts(
  trx: Db,
  owner: number,
  newest: EditionDefinition,
  lock: boolean,
): Promise<readonly Innovation[]> {
  const { rows } = await sql<{ id: number }>`
    select id from innovation where owner_id = ${owner} and edition_id = ${newest.id}
      and edition_version < ${newest.version} and state = 'draft' order by id ${lock ? sql`for update` : sql``}`.execute(
    trx,
  );
  const found = await loadInnovations(
    trx,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id }) => found.get(id)?.innovation ?? []);
}

/** What happens to a draft, version by version. */
function movesOf(draft: Innovation, steps: readonly Step[]): readonly Move[] {
  const moves: Move[] = [];
  let { answers } = draft;
  for (const step of steps) {
    if (step.before.version < draft.editionVersion) continue;
    const moved = moveAnswers(step.before, step.after, step.origins, answers);
    answers = new Map(
      [...moved.answers].map(([id, { from, value, changed, toConfirm }]) => {
        const [first] = from;
        const before = answers.get(first);
        return [
          id,
          {
            value,
            toConfirm,
            revision: (before?.revision ?? 0) + (changed ? 1 : 0),
            writtenBy: before?.writtenBy ?? draft.ownerId,
          },
        ];
      }),
    );
    moves.push({ step, moved });
  }
  return moves;
}

/** What became of each answer of the draft as it was, over all versions; the worst counts. */
function overall(moves: readonly Move[]): ReadonlyMap<ItemId, Fate> {
  const result = new Map<ItemId, Fate>();
  let names = new Map<ItemId, ItemId>();
  for (const [at, { moved }] of moves.entries()) {
    if (at === 0) names = new Map([...moved.fates.keys()].map((id) => [id, id]));
    const next = new Map<ItemId, ItemId>();
    for (const [id, first] of names) {
      const fate = moved.fates.get(id);
      if (fate === undefined) continue;
      const known = result.get(first);
      if (known === undefined || fates.indexOf(fate) > fates.indexOf(known))
        result.set(first, fate);
      for (const [into, one] of moved.answers) if (one.from.includes(id)) next.set(into, first);
    }
    names = next;
  }
  return result;
}

/** So many items of each kind are named. */
const NAMED = 3;

async function tell(
  trx: Db,
  owner: number,
  newest: EditionDefinition,
  results: readonly MovedDraft[],
): Promise<void> {
  const fresh = new Set<string>();
  const confirm = new Set<string>();
  const gone = new Set<string>();
  const told: Innovation[] = [];
  for (const { draft, moves } of results) {
    const before = fresh.size + confirm.size + gone.size;
    const last = moves.at(-1);
    const first = moves[0];
    if (last === undefined || first === undefined) continue;
    const form = formOf(newest);
    for (const [id, { toConfirm }] of last.moved.answers)
      if (toConfirm) confirm.add(form.byId.get(id)?.label ?? id);
    for (const { step, moved } of moves) {
      for (const [id, fate] of moved.fates)
        if (fate === 'dropped') gone.add(formOf(step.before).byId.get(id)?.label ?? id);
      for (const item of formOf(step.after).items)
        if (!step.origins.items.has(item.id) && form.byId.has(item.id) && item.optional !== true)
          if (applies(item, draft.answers)) fresh.add(item.label);
    }
    if (fresh.size + confirm.size + gone.size > before) told.push(draft);
  }
  if (told.length === 0) return;
  const short = (all: ReadonlySet<string>) => [...all].slice(0, NAMED);
  const more = [fresh, confirm, gone].reduce((sum, all) => sum + Math.max(0, all.size - NAMED), 0);
  await sendNotice(trx, {
    kind: 'notify',
    audience: { to: 'person', personId: owner },
    key: `form-changed:${newest.id}:${newest.version}`,
    message: {
      parts: [
        {
          key: 'notice_form_changed',
          args: {
            edition: newest.title,
            drafts: results.map(({ draft }) => ({ code: draft.code, name: draft.name })),
            ...{ fresh: short(fresh), confirm: short(confirm), gone: short(gone), more },
          },
        },
      ],
      choices: [],
      prompt: null,
    },
  });
}
