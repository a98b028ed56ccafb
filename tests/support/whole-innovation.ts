// One person with a phone and a whole innovation, from hello to "terkirim", whatever the network: what is typed is that of
// `npm run effort`, and what must be stored of it stands here, written by hand. It knows no network.
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { answer, paragraph } from '../../bench/effort/phone.ts';
import type { Sent } from '../../bench/effort/stage.ts';
import type { Database } from '../../src/db/schema.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { settled } from './oracle.ts';

/** A chat on one network. */
interface Chat {
  /** What the bot has said so far, oldest first. */
  shown(): Promise<readonly string[]>;
  says(text: string): Promise<unknown>;
  /** Sends files that were chosen together, the caption with the first of them. */
  sends(files: readonly Sent[], caption: string): Promise<unknown>;
}

/** What the person sent: so many messages, and the files for each indicator by their hashes. */
interface Told {
  readonly messages: number;
  readonly files: ReadonlyMap<number, readonly string[]>;
}

const MOST_LINES = 12;
const MOST_CHARACTERS = 700;
/** More would be no short talk. The script takes 37; a few more where the answer to an album comes in pieces. */
const MOST_MESSAGES = 49;

/** Tells everything and hands it in, and looks at the length of every reply; `after` is called when replies were read. */
export async function tellsAll(
  chat: Chat,
  db: Kysely<Database>,
  after: (replies: readonly string[]) => Promise<void> = () => Promise.resolve(),
): Promise<Told> {
  const files = new Map<number, readonly string[]>();
  const longest = { lines: 0, characters: 0 };
  let [messages, arrived, read, asked] = [0, 0, 0, 0];
  let next: Awaited<ReturnType<typeof answer>> = { text: 'assalamualaikum' };
  while (next !== null) {
    const { text, files: sent = [] } = next;
    messages += 1;
    expect(messages).toBeLessThanOrEqual(MOST_MESSAGES);
    await (sent.length === 0 ? chat.says(text) : chat.sends(sent, text));
    if (sent.length > 0)
      files.set(
        asked,
        sent.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')).toSorted(),
      );
    arrived += Math.max(1, sent.length);
    const replies = await answers(chat, db, arrived, read);
    read += replies.length;
    for (const reply of replies) {
      const lines = reply.split('\n').length;
      longest.lines = Math.max(longest.lines, lines);
      longest.characters = Math.max(longest.characters, reply.length);
      const short = lines <= MOST_LINES && reply.length <= MOST_CHARACTERS;
      expect(short ? '' : reply).toBe('');
      asked = Number([...reply.matchAll(/^Indikator (\d+)\//gmu)].at(-1)?.[1] ?? asked);
    }
    await after(replies);
    next = await answer(replies);
  }
  process.stdout.write(
    `${messages} messages sent, ${read} replies, the longest of ${longest.lines} lines and ${longest.characters} characters\n`,
  );
  return { messages, files };
}

/** Waits until everything that was sent has been taken in and answered; gives the replies after the first `read`. */
async function answers(
  chat: Chat,
  db: Kysely<Database>,
  arrived: number,
  read: number,
): Promise<readonly string[]> {
  let all: readonly string[] = [];
  await vi.waitUntil(
    async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from inbox where kind in ('text', 'choice', 'file')`.execute(
        db,
      );
      if ((rows[0]?.count ?? 0) < arrived) return false;
      await settled(db);
      all = await chat.shown();
      return all.length > read;
    },
    { timeout: 120_000, interval: 20 },
  );
  return all.slice(read);
}

/** The answers that the person means, but for indicators and long texts. */
const fields: Readonly<Record<string, unknown>> = {
  nama: 'Kelas Gizi Balita Keliling (KEGILING)',
  bentuk: ['pelayanan_publik'],
  jenis: ['non_digital'],
  tahapan: ['penerapan'],
  inisiator: ['asn'],
  nama_inisiator: 'Rahmah Fitriani, A.Md.Keb',
  klasifikasi: ['perangkat_daerah'],
  urusan_utama: ['kesehatan'],
  pkpn_klaster: ['kesehatan'],
  tanggal_mulai: '2025-02-03',
  tanggal_uji_coba: '2025-03-03',
  tanggal_penerapan: '2025-06-02',
};

const document = (number: string) => ({ number, date: '2025-02-03', subject: 'Dokumen inovasi' });
const team = [2, 'SK tim 14 orang dari 3 dinas', document('440/02/2025')];
const decree = {
  ...{ number: '188.45/123/2025', date: '2025-03-04' },
  subject: 'Penetapan Inovasi Daerah',
};

/** Level, description and document of each indicator as the person means them; null where there is none. */
const indicators: Readonly<Record<number, readonly unknown[] | null>> = {
  1: [1, 'SK Bupati', decree],
  2: team,
  3: [2, 'DPA kegiatan kelas gizi', document('440/03/2025')],
  4: [1],
  5: [2, 'pelatihan kader', document('440/05/2025')],
  6: null,
  7: [1, 'undangan FGD'],
  8: team,
  9: team,
  10: [2],
  11: [1, 'panduan kader'],
  12: [2],
  13: [2, 'SOP kunjungan balita', document('440/013/2025')],
  14: [3, 'rekap aduan'],
  15: [2],
  16: null,
  17: [3, 'januari sampai april 2025', document('440/017/2025')],
  18: [2, '420 orang, penerima tahun 2025'],
  19: [2, 'survei kepuasan'],
  20: [3],
};

const { items } = formOf(balangan2026);

/** Everything that must be stored, by item. */
function meant(): Readonly<Record<string, unknown>> {
  const texts = items.filter(
    (item) => item.kind === 'field' && item.value.type === 'longtext' && item.optional !== true,
  );
  return {
    ...fields,
    ...Object.fromEntries(texts.map(({ id }) => [id, paragraph])),
    ...Object.fromEntries(
      items.flatMap((item) =>
        item.kind === 'indicator' ? [[item.id, indicators[item.no] ?? null]] : [],
      ),
    ),
  };
}

interface Value {
  readonly text?: string;
  readonly codes?: readonly string[];
  readonly date?: string;
  readonly level?: number;
  readonly description?: string;
  readonly document?: { readonly complete?: true };
}

/** A stored value as it is written above. */
function plain({ text, codes, date, level, description, document: facts }: Value): unknown {
  if (level === undefined) return text ?? codes ?? date ?? null;
  const { complete: _, ...told } = facts ?? {};
  const parts = [level, description, Object.keys(told).length === 0 ? undefined : told];
  return parts.filter((part) => part !== undefined);
}

/** Expects that what is stored is what the person meant: every answer, none waiting to be confirmed, and every file at its indicator. */
export async function storedAsMeant(db: Kysely<Database>, { files }: Told): Promise<void> {
  const innovations = await db.selectFrom('innovation').select(['name', 'state']).execute();
  expect(innovations).toEqual([{ name: fields['nama'], state: 'submitted' }]);
  const answered = await sql<{ item: string; value: Value }>`
    select item, value from answer where not to_confirm order by item`.execute(db);
  expect(Object.fromEntries(answered.rows.map(({ item, value }) => [item, plain(value)]))).toEqual(
    meant(),
  );

  const kept = await sql<{ item: string; name: string; pages: number | null; files: string[] }>`
    select f.item, f.name, f.pages, coalesce((select array_agg(p.sha256 order by p.sha256) from evidence_file p where p.page_of = f.id),
      array[f.sha256]) as files
    from evidence_file f where f.state = 'stored' and f.purpose = 'evidence' order by f.item, f.id`.execute(
    db,
  );
  const noOf = new Map(
    items.flatMap((item) => (item.kind === 'indicator' ? [[item.id, item.no] as const] : [])),
  );
  const at = Map.groupBy(kept.rows, ({ item }) => noOf.get(item) ?? 0);
  const sent = new Map(files);
  for (const no of [8, 9]) sent.set(no, files.get(2) ?? []);
  expect(
    new Map([...at].map(([no, rows]) => [no, rows.flatMap((row) => row.files).toSorted()])),
  ).toEqual(new Map([...sent].toSorted(([one], [other]) => one - other)));
  // Photos of a paper are one PDF, whose pages are the photos.
  for (const no of [1, 2, 5, 8, 9])
    expect(at.get(no)?.map(({ pages }) => pages)).toEqual([sent.get(no)?.length]);
}
