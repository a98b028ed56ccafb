// How the product itself stands, for whoever runs it: parts, queues, room on the disk, version.
// It shows no content and names nobody.
import { readFileSync } from 'node:fs';
import type { StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Backlog, type Health, readHealth } from '../../../db/views/health.ts';
import type { DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import type { ServerParts } from '../../parts.ts';

const packageFile = new URL('../../../../package.json', import.meta.url);
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(packageFile, 'utf8')));

const state = z.object({ ok: z.boolean(), detail: z.string() });
/** What `ready` says of parts, as far as it says it. */
const readiness = z
  .object({
    database: state.optional(),
    loops: z.record(z.string(), state).default({}),
    channels: z.record(z.string(), state).default({}),
  })
  .catch({ loops: {}, channels: {} });

/** What a queue is called, how old its oldest may be before it is said to be stuck (seconds), and what then helps. */
const queues: readonly {
  readonly what: Exclude<keyof Health, 'databaseBytes'>;
  readonly name: string;
  readonly stuckAfter: number | null;
  readonly help: string;
}[] = [
  {
    what: 'inbox',
    name: 'Pesan masuk yang menunggu',
    stuckAfter: 60,
    help: 'Lihat catatan proses dan baris "inbound".',
  },
  {
    what: 'outbox',
    name: 'Pesan keluar yang menunggu',
    stuckAfter: 120,
    help: 'Lihat keadaan salurannya di atas.',
  },
  {
    what: 'uncertain',
    name: 'Pengiriman yang belum pasti',
    stuckAfter: 900,
    help: 'Diperiksa sendiri ke jaringannya.',
  },
  { what: 'parked', name: 'Ditahan sampai orangnya menulis lagi', stuckAfter: null, help: '' },
  { what: 'dead', name: 'Tidak terkirim, 7 hari terakhir', stuckAfter: null, help: '' },
  {
    what: 'failing',
    name: 'Pesan yang tidak dapat dicatat',
    stuckAfter: 0,
    help: 'Laporkan sebagai cacat; lihat docs/operators.md.',
  },
  {
    what: 'files',
    name: 'Berkas yang sedang diambil',
    stuckAfter: 600,
    help: 'Lihat sambungan, ruang disk dan pemindai virus.',
  },
  { what: 'prints', name: 'Dokumen yang dicetak', stuckAfter: 300, help: 'Lihat catatan proses.' },
];

/** How much is free, and whether less than files must leave free. */
function diskShare(
  disk: StatsFs,
  leaves: number,
): { readonly percent: number; readonly full: boolean } {
  const share = (disk.bavail / Math.max(1, disk.blocks)) * 100;
  return { percent: Math.round(share), full: share < leaves };
}

/** Registers `/meja/kesehatan`. */
export function deskHealthRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, words } = parts;
  app.get('/meja/kesehatan', { schema: { hide: true } }, async (request, reply) => {
    const at = await gate.who(request, reply, 'any');
    if (at === null) return reply;
    if (!at.person.grants.some(({ role }) => role === 'operator')) return gate.nothing(reply, at);
    const [health, ready, disk] = await Promise.all([
      readHealth(db),
      parts.ready(),
      statfs(config.dataDir).catch(() => null),
    ]);
    const { database, loops, channels } = readiness.parse(ready.details);
    return answerPage(reply, 200, 'health', {
      ...(await gate.frame(at, 'Kesehatan', '/meja/kesehatan')),
      ...{ version, now: words.moment(new Date().toISOString()), ok: ready.ok },
      parts: [
        ...(database === undefined ? [] : [{ name: 'Basis data', ...database }]),
        ...named('Saluran', channels),
        ...named('Putaran', loops),
      ].toSorted((a, b) => Number(a.ok) - Number(b.ok)),
      queues: queues.map((queue) => ({
        ...queue,
        ...standing(queue.stuckAfter, health[queue.what]),
      })),
      databaseSize: megabytes(health.databaseBytes),
      disk:
        disk === null
          ? null
          : {
              free: megabytes(disk.bavail * disk.bsize),
              ...diskShare(disk, config.freeDiskPercent),
            },
    });
  });
}

const named = (kind: string, states: z.infer<typeof readiness>['loops']) =>
  Object.entries(states).map(([name, one]) => ({ name: `${kind} ${name}`, ...one }));

const standing = (stuckAfter: number | null, { count, oldest }: Backlog) => ({
  count,
  oldest: count === 0 || oldest === null ? null : age(oldest),
  stuck: count > 0 && stuckAfter !== null && (oldest ?? 0) >= stuckAfter,
});

/** How long, in the largest unit that is not zero. */
function age(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} detik`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} menit`;
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} jam`;
  return `${Math.round(seconds / 86_400)} hari`;
}

const megabytes = (bytes: number): string =>
  `${new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 }).format(bytes / 1024 ** 2)} MB`;
