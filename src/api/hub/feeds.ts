// What machines read of the catalogue: Atom (RFC 4287), JSON Feed 1.1, sitemaps, and schema.org as JSON-LD.
// It is handed cards and reads nothing.
import type { CardRow, WholeCard } from '../../db/views/hub.ts';
import { region } from '../../domain/region.ts';
import { escaped } from '../escaped.ts';
import { labelOf } from './labels.ts';

/** The address of a card. */
export const cardAddress = (site: string, code: string): string => `${site}/inovasi/${code}`;

const title = (): string => `Katalog Inovasi ${region().district}`;

/** The newest cards as Atom. */
export function atomOf(site: string, rows: readonly CardRow[]): string {
  const address = `${site}/inovasi`;
  const entries = rows.map((row) => {
    const url = escaped(cardAddress(site, row.code));
    return `<entry><id>${url}</id><title>${xml(row.name)}</title><link href="${url}"/><updated>${row.publishedAt.toISOString()}</updated><author><name>${xml(row.unit)}</name></author><summary>${xml(row.summary)}</summary></entry>`;
  });
  const updated = (rows[0]?.publishedAt ?? new Date(0)).toISOString();
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><id>${escaped(address)}</id><title>${xml(title())}</title><updated>${updated}</updated><link rel="self" href="${escaped(address)}/umpan.atom"/><link href="${escaped(address)}"/>${entries.join('')}</feed>
`;
}

/** The newest cards as JSON Feed. */
export function jsonFeedOf(site: string, rows: readonly CardRow[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: title(),
    home_page_url: `${site}/inovasi`,
    feed_url: `${site}/inovasi/umpan.json`,
    language: 'id',
    items: rows.map((row) => ({
      id: cardAddress(site, row.code),
      url: cardAddress(site, row.code),
      title: row.name,
      content_text: row.summary,
      date_published: row.publishedAt.toISOString(),
      authors: [{ name: row.unit }],
      tags: [labelOf('field', row.field), labelOf('form', row.form)].filter((tag) => tag !== null),
    })),
  });
}

/** The sitemaps of `parts` parts. */
export const sitemapIndexOf = (site: string, parts: number): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${Array.from({ length: parts }, (_, part) => `<sitemap><loc>${escaped(site)}/inovasi/peta-${part + 1}.xml</loc></sitemap>`).join('')}</sitemapindex>
`;

/** One sitemap. */
export const sitemapOf = (
  site: string,
  rows: readonly { readonly code: string; readonly publishedAt: Date }[],
): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${rows.map(({ code, publishedAt }) => `<url><loc>${escaped(cardAddress(site, code))}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>`).join('')}</urlset>
`;

/** A card as schema.org tells it. */
export function cardData(site: string, card: WholeCard): object {
  const { government } = region();
  const url = cardAddress(site, card.code);
  return {
    ...{ '@context': 'https://schema.org', '@type': 'CreativeWork', '@id': url, url },
    ...{ name: card.name, description: card.summary, identifier: card.code, inLanguage: 'id' },
    datePublished: card.publishedAt.toISOString(),
    temporalCoverage: String(card.year),
    isAccessibleForFree: true,
    about: labelOf('field', card.field) ?? undefined,
    genre: labelOf('form', card.form) ?? undefined,
    publisher: {
      ...{ '@type': 'GovernmentOrganization', name: card.unit },
      parentOrganization: { '@type': 'GovernmentOrganization', name: government },
    },
    ...(card.video === null
      ? {}
      : { associatedMedia: { '@type': 'MediaObject', contentUrl: card.video } }),
  };
}

/** A list as schema.org tells it. */
export const listData = (site: string, rows: readonly CardRow[]): object => ({
  ...{ '@context': 'https://schema.org', '@type': 'ItemList', name: title() },
  itemListElement: rows.map((row, at) => ({
    ...{ '@type': 'ListItem', position: at + 1, name: row.name },
    url: cardAddress(site, row.code),
  })),
});

/** Text in XML: signs that XML 1.0 knows not at all are left out. */
const xml = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what must not stand there
  escaped(text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, ''));
