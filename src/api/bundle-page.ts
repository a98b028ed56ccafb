// The page of a link to a national bundle, as HTML without script. Nobody's name and nothing of an innovation is on it.
import type { BundleRow } from '../db/views/bundle-jobs.ts';
import { escaped } from './escaped.ts';

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

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title} – Sepeda Baru</title>
<link rel="icon" href="/webchat/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/webchat/assets/common.css">
<link rel="stylesheet" href="/webchat/assets/upload.css">
</head>
<body>
<header class="top"><img src="/webchat/assets/icon.svg" alt="" width="40" height="40"><span>Sepeda Baru</span></header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}
