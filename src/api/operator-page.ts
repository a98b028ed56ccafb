// The operator's page about WhatsApp as HTML without script: where the connection stands, and how to link a phone.
// It shows a pairing code, so it is for whoever proved to be the operator; it never shows a number or a chat.
import { escaped } from './escaped.ts';
import { smallPage } from './small-page.ts';

/** What the page shows. At most one of code and QR is there. */
export interface WhatsappView {
  readonly driver: 'off' | 'baileys' | 'cloud';
  readonly state: string;
  readonly code: string | null;
  /** A picture made by this process. */
  readonly qrSvg: string | null;
}

const drivers: Readonly<Record<WhatsappView['driver'], string>> = {
  off: 'tidak dinyalakan (WHATSAPP=off)',
  baileys: 'perangkat tertaut (WHATSAPP=baileys)',
  cloud: 'Cloud API (WHATSAPP=cloud)',
};

const states: Readonly<Record<string, string>> = {
  off: 'mati',
  standby: 'siaga; sambungan dipegang proses lain, kode penautan ada di sana',
  connecting: 'sedang menyambung',
  unpaired: 'belum tertaut',
  open: 'tersambung dan menerima pesan',
  webhook: 'menunggu panggilan Meta',
  waiting: 'dibatasi sementara oleh WhatsApp; berlanjut sendiri',
  stopped: 'berhenti; periksa ponsel nomor ini dan docs/whatsapp.md',
};

/** Writes the page; it loads itself again every twenty seconds, because a code lives about a minute. */
export function whatsappPage(view: WhatsappView): string {
  return smallPage(
    'WhatsApp',
    `<p class="label">Cara menyambung</p><p class="value">${drivers[view.driver]}</p>
<p class="label">Keadaan</p><p class="value">${escaped(states[view.state] ?? view.state)}</p>
${linking(view)}`,
    { first: '<meta http-equiv="refresh" content="20">' },
  );
}

function linking({ code, qrSvg }: WhatsappView): string {
  if (code !== null)
    return `<p class="label">Kode penautan</p><p class="value">${escaped(`${code.slice(0, 4)}-${code.slice(4)}`)}</p>
<p>Di ponsel buka Setelan, Perangkat tertaut, Tautkan dengan nomor telepon, lalu ketik kode itu.</p>`;
  if (qrSvg !== null)
    return `<p>Di ponsel buka Setelan, Perangkat tertaut, Tautkan perangkat, lalu pindai:</p>
<figure role="img" aria-label="Kode QR untuk menautkan ponsel">${qrSvg}</figure>`;
  return '';
}
