// The one-time upload page as HTML, for a phone's browser; it works without JavaScript too.
// Every value is escaped; nothing of the person or the chat is on it.
import { escaped } from './escaped.ts';
import { smallPage } from './small-page.ts';

/** What the page shows. */
export interface UploadPage {
  readonly innovation: string;
  readonly item: string;
  readonly maxMegabytes: number;
}

/** Writes the page with the form; `problem` is a sentence about the try before. */
export function uploadForm(
  { innovation, item, maxMegabytes }: UploadPage,
  problem?: string,
): string {
  return page(
    'Kirim berkas',
    `<p class="label">Inovasi</p><p class="value">${escaped(innovation)}</p>
<p class="label">Untuk butir</p><p class="value">${escaped(item)}</p>
<form id="upload" method="post" enctype="multipart/form-data" data-limit="${maxMegabytes}">
<label for="files">Pilih satu atau beberapa berkas (paling besar ${maxMegabytes} MB per berkas)</label>
<input type="file" id="files" name="files" multiple required>
<ul id="chosen"></ul>
<progress id="progress" max="1" value="0" aria-label="Kemajuan pengiriman" hidden></progress>
<p id="state" role="status">${escaped(problem ?? '')}</p>
<button type="submit" class="primary">Kirim</button>
</form>`,
  );
}

/** Writes the page shown after the files are stored. */
export function uploadDone(files: number): string {
  return page(
    'Berkas diterima',
    `<p>${files === 1 ? 'Berkas' : `${files} berkas`} sudah diterima dan sedang diperiksa. Hasilnya dikirim ke percakapan.</p>
<p>Halaman ini boleh ditutup. Silakan kembali ke percakapan.</p>`,
  );
}

/** Writes the page for a link that does not work, whatever the reason. */
export function uploadGone(): string {
  return page(
    'Tautan tidak berlaku',
    `<p>Tautan ini sudah dipakai, sudah lewat waktunya, atau tidak lengkap.</p>
<p>Buka percakapan dan minta tautan baru di butir yang sama.</p>`,
  );
}

const page = (title: string, body: string): string =>
  smallPage(title, body, {
    last: '<script type="module" src="/webchat/assets/upload.js"></script>',
  });
