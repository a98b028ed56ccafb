// Plays docs/guide-coordinator.md: types what its marked lines say, from an empty installation to an opened season, with the real
// engine on a real PostgreSQL. It knows nothing of the steps: what the guide does not say is not typed, and each answer must
// hold the words that the guide promises.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteFirstCoordinator } from '../../src/db/transactions/first-coordinator.ts';
import { addDays, dayAt } from '../../src/domain/calendar.ts';
import { invitationCode } from '../../src/domain/codes.ts';
import { showDate } from '../../src/domain/language/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

const guide = readFileSync(
  path.join(import.meta.dirname, '../../docs/guide-coordinator.md'),
  'utf8',
);

/** Something that somebody types, with the words that the answer must hold. */
interface Step {
  readonly who: string;
  readonly types: string;
  readonly answers: readonly string[];
}

/** The steps of one block. A line that is neither typed nor answered has no place in one. */
function stepsOf(block: string): readonly Step[] {
  const steps: { who: string; types: string; answers: string[] }[] = [];
  for (const line of block.trim().split('\n')) {
    const typed = /^(\p{L}+)> (.+)$/u.exec(line);
    const answer = /^Dijawab: (.+)$/u.exec(line)?.[1];
    if (typed !== null) steps.push({ who: typed[1] ?? '', types: typed[2] ?? '', answers: [] });
    else if (answer !== undefined) steps.at(-1)?.answers.push(answer);
    else throw new Error(`"${line}" is neither typed nor answered`);
  }
  return steps;
}

const blocks = [...guide.matchAll(/^## (.+)$|^```obrolan\n([^]*?)^```$/gmu)].reduce<
  { readonly heading: string; readonly steps: readonly Step[] }[]
>((all, [, heading, block]) => {
  if (heading !== undefined) all.push({ heading, steps: [] });
  const last = all.at(-1);
  if (block === undefined || last === undefined) return all;
  return [...all.slice(0, -1), { ...last, steps: [...last.steps, ...stepsOf(block)] }];
}, []);

let database: TestDatabase;
let season: Season;
/** What the guide's placeholders stand for; each is explained in it. */
const known = new Map<string, string>();

/** An empty installation, with the code that its server prints. */
async function install(): Promise<void> {
  database = await createTestDatabase();
  season = await Season.open(database);
  known.clear();
  const code = invitationCode(new Uint8Array(26).fill(7));
  await inviteFirstCoordinator(season.db, code);
  known.set('tautan', code);
  known.set('besok', showDate(addDays(dayAt(Date.now()), 1)));
}
beforeAll(install);
afterAll(() => database.drop());

/** What is typed, with what stands for each placeholder. */
function filled(types: string): string {
  return types.replaceAll(/\{(\p{L}+)\}/gu, (whole, name: string) => {
    const value = known.get(name);
    if (value === undefined) throw new Error(`nothing was said that ${whole} stands for`);
    return value;
  });
}

/** Keeps the codes that an answer shows, as the guide tells people to read them. */
function keep(text: string): void {
  const code = /kode ini: (\d{4})/u.exec(text)?.[1];
  const invitation = /^Kode: (\S+)$/mu.exec(text)?.[1];
  if (code !== undefined) known.set('kode', code);
  if (invitation !== undefined) known.set('undangan', invitation);
}

/** Types the steps; gives the first one whose answer lacks what is promised, with that answer, or null. */
async function play(
  steps: readonly Step[],
): Promise<{ readonly typed: string; readonly lacks: string; readonly said: string } | null> {
  for (const { who, types, answers } of steps) {
    const said = textFor(await season.say(who, filled(types)), who);
    const lacks = answers.find((answer) => !said.includes(answer));
    if (lacks !== undefined) return { typed: types, lacks, said };
    keep(said);
  }
  return null;
}

describe('the guide, read alone', () => {
  it('explains every placeholder, and promises an answer to every line', () => {
    const steps = blocks.flatMap((block) => block.steps);
    expect(steps.length).toBeGreaterThan(40);
    for (const { types, answers } of steps) {
      expect([types, answers.length]).toEqual([types, 1]);
      for (const [whole] of types.matchAll(/\{\p{L}+\}/gu))
        expect(
          guide.split('```obrolan')[0]?.includes(`\`${whole}\``) ||
            guide.includes(`\n\`${whole}\` `),
        ).toBe(true);
    }
  });

  for (const { heading, steps } of blocks)
    it(`${heading}`, async () => {
      expect(await play(steps)).toBeNull();
      // Whoever was led here is asked nothing that the guide leaves open; an innovator goes on filling in.
      const { rows } = await sql<{ who: string; mode: string }>`
        select a.native_id as who, c.state -> 'mode' ->> 'name' as mode from conversation c
        join address a on a.id = c.address_id where c.state -> 'mode' ->> 'name' not in ('idle', 'asking')`.execute(
        season.db,
      );
      expect(rows).toEqual([]);
    });

  it('leads to an opened season with its people', async () => {
    const { rows } = await sql<{
      steps: number;
      papers: string[];
      roles: string[];
      drafts: number;
    }>`
      select (select count(*)::int from edition_step) as steps,
        (select array_agg(paper order by id) from print_request) as papers,
        (select array_agg(distinct role order by role) from role_grant where revoked_at is null) as roles,
        (select count(*)::int from innovation) as drafts`.execute(season.db);
    expect(rows).toEqual([
      {
        ...{ steps: 9, papers: ['buku-kerja-edisi', 'surat-edaran'], drafts: 1 },
        roles: ['coordinator', 'innovator', 'mentor', 'unit_admin', 'unit_head', 'verifier'],
      },
    ]);
    expect([...season.tooLong]).toEqual([]);
  });
});

it('a guide that leaves a step out does not lead there', async () => {
  await database.drop();
  await install();
  const [first, second] = blocks.filter(({ steps }) => steps.length > 0).map(({ steps }) => steps);
  // Nobody is told to agree, so the name is no name yet; and nobody is told what to do with the code.
  const left = (first ?? []).filter(({ types }) => types !== 'ya');
  expect(await play(left)).toMatchObject({ lacks: 'peran Anda: koordinator' });
  await season.say('Koordinator', 'ya');
  await season.say('Koordinator', 'Kora Melati');
  const codeless = (second ?? []).filter(({ types }) => types !== '{kode}');
  expect(await play(codeless)).toBeNull();
  const { rows } = await sql<{ mode: string }>`
    select state -> 'mode' ->> 'name' as mode from conversation`.execute(season.db);
  expect(rows).toEqual([{ mode: 'confirming_act' }]);
});
