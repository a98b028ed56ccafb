// Fills in a draft in memory, so that the code that messages go through is compiled and can be kept for the next starts.
// It stores nothing, says nothing to anybody, and knows no database.
import { existsSync, writeFileSync } from 'node:fs';
import { flushCompileCache, getCompileCacheDir } from 'node:module';
import path from 'node:path';
import { renderMessage } from '../bot/text/id.ts';
import { step } from '../domain/conversation/engine.ts';
import type { Input } from '../domain/conversation/input.ts';
import { route } from '../domain/conversation/route.ts';
import { type Conversation, newConversation } from '../domain/conversation/state.ts';
import type { Loaded, Moment, Need, Person, World } from '../domain/conversation/world.ts';
import { defaultEditionId, findEdition } from '../domain/edition/editions/index.ts';
import type { EditionDefinition } from '../domain/edition/definition.ts';
import type { Innovation } from '../domain/innovation/innovation.ts';

/** What somebody who fills in types: every kind of answer, questions, and the words that move through a form. */
const TYPED: readonly string[] = [
  ...[
    'mulai',
    'inovasi baru',
    'Kelas Gizi Keliling',
    '1, 2, 1',
    '2',
    '3 februari 2025',
    'kesehatan',
  ],
  ...['tahapan 3, jenis 1', 'berapa kata minimalnya?', '+', 'lewati', 'kurang', 'batal yang tadi'],
  `Kader menimbang balita di rumah setiap bulan. ${'Orang tua tidak perlu datang jauh. '.repeat(60)}`,
  ...[
    'lewati',
    'lewati',
    'lewati',
    'indikator 2',
    'tingkat 2, 35 orang',
    'belum ada',
    '2',
    'lewati',
  ],
  ...['SK nomor 188.45/12/2025 tanggal 3 Februari 2025 tentang tim', 'https://example.org/x'],
  ...['ubah nama', 'Kelas Gizi', '1', 'apa itu inovasi', 'ringkasan', 'bantuan', 'skor', 'selesai'],
];

/** What a draft without anything around it finds: no other drafts, no calendar, no documents. */
const FOUND = {
  ...{
    draftsBegun: 0,
    calendar: null,
    similar: [],
    candidateNumbers: [],
    documents: [],
    setAside: [],
  },
  hubPeersEach: new Map(),
} as const satisfies Loaded;
const KNOWN: ReadonlySet<Need['kind']> = new Set<Need['kind']>([
  ...([
    'drafts_begun',
    'calendar',
    'similar',
    'candidate_numbers',
    'documents',
    'set_aside',
  ] as const),
  'hub_peers_each',
]);

interface Played {
  readonly typed: number;
  readonly replies: number;
  readonly modes: ReadonlySet<string>;
}

/**
 * Plays a short conversation of somebody who fills in. What a message would have to be looked up for is passed over, and nothing
 * that a step wants done is done. Gives how many messages were typed and answered, and where that led.
 */
export function playDraft(edition: EditionDefinition, now: Date): Played {
  const person: Person = {
    ...{ id: 0, name: null, nip: null, unitId: '', consented: true },
    grants: [{ role: 'innovator', unitId: '' }],
  };
  const at: Moment = {
    ...{ now: now.getTime(), nowIso: now.toISOString(), lastInbound: null },
    today: { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() },
    ...{ channel: 'telegram', questionsAtOnce: 1, publicUrl: '', telegramName: null },
    entropy: new Uint8Array(64),
  };
  let state: Conversation = { ...newConversation, mode: { name: 'idle' } };
  let focus: Innovation | null = null;
  let replies = 0;
  const modes = new Set<string>();
  for (const text of TYPED) {
    modes.add(state.mode.name);
    const input: Input = { kind: 'text', text, cleaned: false, seen: Infinity, shown: Infinity };
    const routed = route({ state, person, focus }, input);
    if (routed.needs.some(({ kind }) => !KNOWN.has(kind))) continue;
    const world: World = {
      ...{ person, focus, units: [], currentEdition: edition, editionOf: () => edition },
      loaded: FOUND,
    };
    const after = step(world, state, routed, at);
    ({ state, focus } = after);
    if (after.reply === null) continue;
    renderMessage(after.reply);
    replies += 1;
  }
  return { typed: TYPED.length, replies, modes };
}

/**
 * Keeps what is compiled for the next starts: Node writes each file's part a single time in a process, so that what the first
 * messages would compile has to be there by then. A draft is filled in for it once for each build; parts that a later start
 * compiled are written by every start. `program` is the file that was started. Where that is a source, nothing is filled in:
 * sources change under the same name, and a draft at every start would cost more than it saves.
 */
export function keepCompiled(program: string, now: Date): void {
  const folder = getCompileCacheDir();
  if (folder === undefined) return;
  const kept = path.join(folder, `warm-${path.basename(path.dirname(program))}`);
  const plays = !program.endsWith('.ts') && !existsSync(kept);
  const edition = plays ? findEdition(defaultEditionId) : null;
  if (edition !== null) playDraft(edition, now);
  flushCompileCache();
  if (plays) writeFileSync(kept, '');
}
