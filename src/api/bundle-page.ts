// The page of a link to a national bundle, as HTML without script. Nobody's name and nothing of an innovation is on it.
import type { BundleRow } from '../db/views/bundle-jobs.ts';
import { escaped } from './escaped.ts';
import { smallPage } from './small-page.ts';

const MEGABYTE = 1024 * 1024;

/** Writes the page with the button. */
export function bundlePage({ id, edition, innovations, files, size, sha256 }: BundleRow): string {
  return page(
    `Paket nasional nomor ${id}`,
    `<p class="label">Edisi</p><p class="value">${escaped(edition)}</p>
<p class="label">Isi</p><p class="value">${innovations} inovasi, ${files} berkas bukti, ${Math.max(1, Math.round(size / MEGABYTE))} MB</p>
<p class="label">SHA-256</p><p class="value">${escaped(sha256 ?? '-')}</p>
<form method="post"><button type="submit" class="primary">Unduh</button></form>
<p>Tautan ini hanya dapat dipakai sekali. Bila unduhannya terputus, ketik "paket nasional" di percakapan untuk meminta lagi, atau buka meja periksa.</p>`,
  );
}

/** Writes the page for a link that works no more, whatever the reason. */
export const bundleGone = (): string =>
  page(
    'Tautan tidak berlaku',
    `<p>Tautan ini sudah dipakai, sudah lewat waktunya, atau berkasnya sudah dihapus.</p>
<p>Ketik "paket nasional" di percakapan untuk meminta yang baru.</p>`,
  );

const page = (title: string, body: string): string =>
  smallPage(title, body, { first: '<meta name="referrer" content="no-referrer">' });
