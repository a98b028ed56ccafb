// A new version of a form with drafts open: a dry run counts, the move loses nothing, owners are told once, and the record
// alone leads to the same tables.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { learnEditions } from '../../src/db/editions.ts';
import { moveDrafts } from '../../src/db/transactions/move-drafts.ts';
import { publishEdition } from '../../src/db/transactions/publish-edition.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import type { EditionDefinition, Item } from '../../src/domain/edition/definition.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import type { Origins } from '../../src/domain/edition/workbook/origins.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

const by = { role: 'operator', channel: 'command', requestId: null, tokenId: null } as const;
const unit = 'puskesmas-lampihong';

let database: TestDatabase;
let talk: Talk;
let rina: Somebody;
let budi: Somebody;

function edition(version?: number): EditionDefinition {
  const found = findEdition('balangan-2026', version);
  if (found === null) throw new Error('no edition');
  return found;
}

const shipped = edition().version;
const next = shipped + 1;

/** The version after the shipped one: tahapan is called tahap, the first level of sdm reads otherwise, klasifikasi is gone, a question is new. */
function versionNext(): { readonly definition: EditionDefinition; readonly origins: Origins } {
  const before = edition(shipped);
  const change = (item: Item): Item[] => {
    if (item.id === 'klasifikasi') return [];
    if (item.id === 'tahapan')
      return [
        { ...item, id: 'tahap' },
        {
          ...item,
          id: 'alasan',
          label: 'Alasan Tahapan',
          kind: 'field',
          value: { type: 'longtext' },
        },
      ];
    const when = item.when?.item === 'tahapan' ? { when: { ...item.when, item: 'tahap' } } : {};
    if (item.kind !== 'indicator' || item.id !== 'sdm') return [{ ...item, ...when }];
    const variants = item.variants?.map((variant) => ({
      ...variant,
      levels: variant.levels.map((level) =>
        level.level === 1 ? { ...level, text: '1-12 SDM' } : level,
      ),
    }));
    return [{ ...item, variants: variants ?? null }];
  };
  const definition: EditionDefinition = {
    ...before,
    sections: before.sections.map((section) => ({
      ...section,
      items: section.items.flatMap(change),
    })),
  };
  const was = new Set(formOf(before).items.map(({ id }) => id));
  const items = formOf(definition).items.flatMap(({ id }) =>
    id === 'tahap' ? [[id, ['tahapan']] as const] : was.has(id) ? [[id, [id]] as const] : [],
  );
  return { definition, origins: { items: new Map(items), options: new Map() } };
}

const answersOf = async (who: Somebody) => {
  const { rows } = await sql<{ item: string; value: unknown; confirm: boolean; revision: number }>`
    select a.item, a.value, a.to_confirm as confirm, a.revision from answer a join innovation n on n.id = a.innovation_id
    where n.owner_id = ${who.personId} order by a.item`.execute(database.db);
  return new Map(rows.map(({ item, ...answer }) => [item, answer]));
};

/** Codes are drawn by chance. */
const plain = (text: string) => text.replaceAll(/INV-[0-9A-Z]{5}/g, 'INV-KODE');
const says = async (who: Somebody, text: string) => plain(await talk.says(who, text));
const told = async (who: Somebody) =>
  (await talk.waiting(who)).filter((text) => text.includes('diperbarui')).map(plain);

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  rina = await talk.meet('Rina', [{ role: 'innovator', unit }]);
  budi = await talk.meet('Budi', [{ role: 'innovator', unit }]);
  await talk.says(rina, 'baru');
  for (const text of [
    'Kelas Gizi',
    'pelayanan publik',
    'non digital',
    'penerapan',
    'asn',
    'Rahmawati',
  ])
    await talk.says(rina, text);
  await talk.says(rina, 'inovasi perangkat daerah');
  await talk.says(rina, 'indikator 2 tingkat 1');
  await talk.says(budi, 'baru');
  await talk.says(budi, 'Antar Obat');
});
afterAll(() => database.drop());

describe('open drafts and a new version', () => {
  it('are counted, moved, told of, and asked only what changed', async () => {
    const before = await answersOf(rina);
    expect([...before.keys()]).toEqual(
      expect.arrayContaining(['nama', 'tahapan', 'klasifikasi', 'sdm']),
    );
    const { definition, origins } = versionNext();
    expect(await publishEdition(database.db, { definition, origins }, by)).toMatchObject({
      ok: true,
      value: { version: next },
    });
    const dry = await moveDrafts(database.db, 'balangan-2026', { apply: false });
    expect(dry).toMatchObject({
      version: next,
      drafts: 2,
      people: 2,
      answers: { moved: 1, split: 0, to_confirm: 1, dropped: 1 },
    });
    expect(await answersOf(rina)).toEqual(before);

    expect(await moveDrafts(database.db, 'balangan-2026', { apply: true })).toEqual(dry);
    expect(await moveDrafts(database.db, 'balangan-2026', { apply: true })).toMatchObject({
      drafts: 0,
    });
    const after = await answersOf(rina);
    expect(after.get('tahap')).toEqual(before.get('tahapan'));
    expect(after.get('nama')).toEqual(before.get('nama'));
    expect(after.get('sdm')).toEqual({ ...before.get('sdm'), confirm: true });
    expect(after.has('klasifikasi')).toBe(false);
    const { rows } = await sql<{ dropped: unknown }>`
      select before -> 'answers' -> 'klasifikasi' as dropped from event where type = 'edition_moved' order by id limit 1`.execute(
      database.db,
    );
    expect(rows[0]?.dropped).toEqual(before.get('klasifikasi')?.value);
  });

  it('owners are told once, in a few words', async () => {
    expect(await told(rina)).toMatchSnapshot();
    expect(await told(budi)).toHaveLength(1);
  });

  it('and go on where the new form has something to ask', async () => {
    expect([await says(rina, 'lanjut'), await says(rina, 'kurang')]).toMatchSnapshot();
    expect(await talk.says(budi, 'baru')).not.toContain('gangguan');
  });

  it('the record alone leads to the same tables', async () => {
    await learnEditions(database.db);
    const verdict = await verifyRecord(database.db, (_, version) => edition(version));
    // Roles are given without a conversation here.
    expect(verdict.badEvent).toBeNull();
    expect(verdict.differences.filter(({ table }) => table !== 'role_grant')).toEqual([]);
  });
});
