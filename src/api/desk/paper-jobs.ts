// How jobs of long papers stand, in words, for the pages of the desk. It reads nothing.
import type { PaperJobRow } from '../../db/views/paper-jobs.ts';
import { paperNames } from '../../domain/language/index.ts';
import type { ServerParts } from '../parts.ts';

const states = {
  waiting: ['menunggu giliran', 'wait'],
  making: ['sedang dibuat', 'info'],
  done: ['selesai', 'good'],
  failed: ['belum berhasil, mohon minta lagi', 'back'],
  gone: ['sudah dihapus', 'plain'],
} as const;

/** Why there is no file, where it is known. */
const reasons: Readonly<Record<string, string>> = {
  nothing: 'belum ada inovasi yang dapat dimuat',
  unset: 'kop atau penanda tangannya belum lengkap',
  no_glyph: 'ada tanda yang tidak dapat dicetak; tandanya disebut di obrolan',
};

/** A job as a page shows it. */
export function jobRow(job: PaperJobRow, { words }: Pick<ServerParts, 'words'>) {
  const [usual, chip] = states[job.state];
  const reason = job.state === 'failed' ? reasons[job.problem ?? ''] : undefined;
  const state = reason === undefined ? usual : `belum berhasil: ${reason}`;
  const open = job.state === 'waiting' || job.state === 'making';
  return {
    ...{ state, chip, name: paperNames[job.paper] },
    of: job.count > 0 ? `${job.count} inovasi` : (job.unit ?? 'semua unit'),
    at: words.moment(job.askedAt.toISOString()),
    percent: open && job.count > 0 ? Math.floor((100 * job.made) / job.count) : null,
    href: job.state === 'done' ? `/meja/berkas/pekerjaan/${job.id}` : null,
    sha256: job.sha256,
    until: job.expiresAt === null ? null : words.moment(job.expiresAt.toISOString()),
  };
}
