// The page that the code on a printed paper leads to, as HTML without script: which paper it is, and whether it is the newest.
// It shows nothing of what stands on the paper, and nobody's name.
import { region, zoneName } from '../domain/region.ts';
import type { PrintFacts } from '../db/views/prints.ts';
import { paperNames } from '../domain/language/index.ts';
import { isInvitation, isOpen } from '../domain/papers.ts';
import { escaped } from './escaped.ts';
import { smallPage } from './small-page.ts';

const when = (at: Date): string =>
  `${at.toLocaleString('id-ID', { timeZone: region().zone, dateStyle: 'long', timeStyle: 'short' })} ${zoneName()}`;

/** Writes the page of a print. */
export function printPage(number: string, print: PrintFacts): string {
  const { paper, of, version, final, printedAt } = print;
  return smallPage(
    paperNames[paper],
    `<p class="label">Nomor cetakan</p><p class="value">${escaped(number)}</p>
${of === null ? '' : `<p class="label">Tentang</p><p class="value">${escaped(of)}</p>`}
${version === null ? '' : `<p class="label">Versi</p><p class="value">${version}</p>`}
<p class="label">Pertama dicetak</p><p class="value">${escaped(when(printedAt))}</p>
${isOpen(paper) || isInvitation(paper) ? '' : `<p>${final ? 'Isinya sudah ditetapkan saat dicetak.' : 'Ini draf: isinya belum ditetapkan saat dicetak dan tidak untuk ditandatangani.'}</p>`}
<p>${freshness(print)}</p>`,
  );
}

/** What is known of anything newer: of one innovation whether it changed, of a list only when it was printed. */
function freshness({ changed, now, printedAt }: PrintFacts): string {
  if (changed === null)
    return `Isinya menurut keadaan pada ${escaped(when(printedAt))}. Mohon minta cetakan baru bila memerlukan keadaan terkini.`;
  return changed
    ? `Isinya sudah berubah sejak dicetak; versi sekarang ${now}. Mohon minta cetakan baru sebelum ditandatangani.`
    : 'Belum ada versi yang isinya lebih baru.';
}

/** Writes the page for a number that is not known. */
export const printGone = (): string =>
  smallPage(
    'Cetakan tidak ditemukan',
    '<p>Nomor ini tidak ada pada catatan kami. Periksa lagi nomor di kaki kertasnya.</p>',
  );
