// The public catalogue in a browser: list, card, feeds, sitemaps. Everybody may read all of it (row 62 of the access table);
// it is handed published cards and can reach nothing else.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  type CardFilter,
  cardCodes,
  type CardRow,
  cardUnits,
  cardYears,
  countCards,
  listCards,
  readCard,
  type WholeCard,
  whereCopied,
} from '../../db/views/hub.ts';
import { isPastCode } from '../../domain/hub/past-card.ts';
import { region } from '../../domain/region.ts';
import {
  atomOf,
  cardAddress,
  cardData,
  jsonFeedOf,
  listData,
  sitemapIndexOf,
  sitemapOf,
} from '../hub/feeds.ts';
import { labelOf, optionsOf } from '../hub/labels.ts';
import { publicPages, writePage } from '../hub/public-pages.ts';
import type { ServerParts } from '../parts.ts';

const hide = { hide: true } as const;
/** Cards of a page and of a feed; how far a count goes; addresses of one sitemap. */
const PAGE = 20;
const FEED = 50;
const COUNTED = 200;
const SITEMAP = 10_000;

const html = 'text/html; charset=utf-8';
const typed = z.string().trim().max(100).catch('');
// Whatever stands in an address is read as far as it can be: links grow old.
const listQuery = z.object({
  cari: typed.optional(),
  unit: typed.optional(),
  urusan: typed.optional(),
  bentuk: typed.optional(),
  jenis: typed.optional(),
  tahun: typed.optional(),
  dari: typed.optional(),
});
type ListQuery = z.infer<typeof listQuery>;

const wanted = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
const numberIn = (text: string | undefined): number | undefined =>
  /^\d{1,15}$/u.test(text ?? '') ? Number(text) : undefined;

function filterOf(query: ListQuery): CardFilter {
  const year = numberIn(query.tahun);
  return {
    ...{ words: wanted(query.cari), unitId: wanted(query.unit), field: wanted(query.urusan) },
    ...{ form: wanted(query.bentuk), kind: wanted(query.jenis) },
    year: year === undefined || year > 9999 ? undefined : year,
  };
}

/** Registers `/inovasi`, its feeds, `/sitemap.xml` and `/robots.txt`. */
export function hubRoutes(
  app: FastifyInstance,
  parts: Pick<ServerParts, 'db' | 'config' | 'words'>,
): void {
  const { db, config, words } = parts;
  const site = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const serve = publicPages(parts, () =>
    writePage('none', {
      ...{ title: 'Tidak ada di katalog', description: '', indexed: false, structured: {} },
      address: `${site}/inovasi`,
    }),
  );
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const listSchema = { schema: { ...hide, querystring: listQuery } };
  routes.get('/inovasi', listSchema, (request, reply) =>
    serve(request, reply, html, () => listPage(db, site, request.query)),
  );
  routes.get('/inovasi/umpan.atom', listSchema, (request, reply) =>
    serve(request, reply, 'application/atom+xml; charset=utf-8', async () =>
      atomOf(site, await listCards(db, filterOf(request.query), { limit: FEED })),
    ),
  );
  routes.get('/inovasi/umpan.json', listSchema, (request, reply) =>
    serve(request, reply, 'application/feed+json; charset=utf-8', async () =>
      jsonFeedOf(site, await listCards(db, filterOf(request.query), { limit: FEED })),
    ),
  );
  routes.get('/sitemap.xml', { schema: hide }, (request, reply) =>
    serve(request, reply, 'application/xml; charset=utf-8', async () => {
      const count = await countCards(db, {}, SITEMAP * 1000);
      return sitemapIndexOf(site, Math.max(1, Math.ceil(count / SITEMAP)));
    }),
  );
  const part = z.object({ part: z.string().max(6) });
  routes.get('/inovasi/peta-:part.xml', { schema: { ...hide, params: part } }, (request, reply) =>
    serve(request, reply, 'application/xml; charset=utf-8', async () => {
      const no = numberIn(request.params.part);
      if (no === undefined || no < 1 || no > 1000) return null;
      return sitemapOf(site, await cardCodes(db, no - 1, SITEMAP));
    }),
  );
  routes.get('/robots.txt', { schema: hide }, (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(`User-agent: *\nAllow: /inovasi\nDisallow: /\nSitemap: ${site}/sitemap.xml\n`),
  );
  const named = z.object({ code: z.string().max(20) });
  routes.get('/inovasi/:code', { schema: { ...hide, params: named } }, (request, reply) =>
    serve(request, reply, html, async () => {
      const card = await readCard(db, request.params.code.toUpperCase());
      if (card === null) return null;
      return cardPage(site, card, await whereCopied(db, card.code), words.moment);
    }),
  );
}

async function listPage(db: ServerParts['db'], site: string, query: ListQuery): Promise<string> {
  const filter = filterOf(query);
  const before = numberIn(query.dari);
  // Which way a list is read depends on how many there are.
  const count = await countCards(db, filter, COUNTED + 1);
  const [rows, units, years] = await Promise.all([
    listCards(db, filter, { limit: PAGE + 1, before, count }),
    cardUnits(db),
    cardYears(db),
  ]);
  const shown = rows.slice(0, PAGE);
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const title = narrowed ? 'Hasil pencarian' : 'Semua inovasi';
  return writePage('list', {
    ...{ title, indexed: !narrowed && before === undefined, structured: listData(site, shown) },
    description: `Inovasi ${region().district} yang diterbitkan unitnya: cari, baca, dan tiru.`,
    ...{ address: `${site}/inovasi`, narrowed, cari: query.cari ?? '', size: PAGE },
    counted: countedWords(count, narrowed),
    fields: [
      { id: 'urusan', label: 'Urusan', picked: query.urusan, options: optionsOf('field') },
      { id: 'unit', label: 'Unit', picked: query.unit, options: units },
      { id: 'bentuk', label: 'Bentuk', picked: query.bentuk, options: optionsOf('form') },
      { id: 'jenis', label: 'Jenis', picked: query.jenis, options: optionsOf('kind') },
      {
        ...{ id: 'tahun', label: 'Tahun', picked: query.tahun },
        options: years.map((year) => ({ id: String(year), name: String(year) })),
      },
    ],
    rows: shown.map((row) => ({ ...row, facts: factsOf(row) })),
    next: rows.length > PAGE ? nextAddress(query, shown.at(-1)?.seq) : null,
  });
}

const countedWords = (count: number, narrowed: boolean): string => {
  if (count === 0) return narrowed ? 'Tidak ada yang cocok.' : 'Belum ada yang diterbitkan.';
  const many = count > COUNTED ? `Lebih dari ${COUNTED.toLocaleString('id-ID')}` : String(count);
  return `${many} inovasi${narrowed ? ' yang cocok' : ''}, yang terbaru di atas.`;
};

const factsOf = ({ unit, year, field, form, code }: CardRow): string =>
  [
    ...[unit, String(year), labelOf('field', field), labelOf('form', form), code],
    isPastCode(code) ? 'dari daftar lama' : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');

function nextAddress(query: ListQuery, last: number | undefined): string {
  const kept = Object.entries({ ...query, dari: String(last ?? '') }).filter(
    (pair): pair is [string, string] => (pair[1] ?? '') !== '',
  );
  return `/inovasi?${new URLSearchParams(kept).toString()}`;
}

function copiedWords({ units, regions }: Copied): string | null {
  if (units.length + regions === 0) return null;
  const named =
    units.length > 10 ? `${units.slice(0, 10).join(', ')}, dan lainnya` : units.join(', ');
  const elsewhere = regions === 0 ? '' : `${regions} daerah lain`;
  return `Sudah ditiru: ${[named, elsewhere].filter((part) => part !== '').join('; ')}.`;
}

type Copied = Awaited<ReturnType<typeof whereCopied>>;

function cardPage(
  site: string,
  card: WholeCard,
  copied: Copied,
  moment: (iso: string) => string,
): string {
  const { code, name, unit, unitId, summary, year, form, kind, stage, field, video } = card;
  const narrowedBy = (key: string, value: string | null): string | null =>
    value === null ? null : `/inovasi?${new URLSearchParams({ [key]: value }).toString()}`;
  const facts: readonly (readonly [string, string | null, string | null])[] = [
    ['Unit', unit, narrowedBy('unit', unitId)],
    ['Tahun', String(year), narrowedBy('tahun', String(year))],
    ['Urusan', labelOf('field', field), narrowedBy('urusan', field)],
    ['Bentuk', labelOf('form', form), narrowedBy('bentuk', form)],
    ['Jenis', labelOf('kind', kind), narrowedBy('jenis', kind)],
    ['Tahapan', labelOf('stage', stage), null],
    ['Video', video === null ? null : 'Lihat video', video],
    [
      'Sumber',
      isPastCode(code) ? `Daftar inovasi lama tahun ${year}; isinya belum diperiksa di sini` : null,
      null,
    ],
    ['Diterbitkan', moment(card.publishedAt.toISOString()), null],
  ];
  return writePage('card', {
    ...{ title: name, description: summary, indexed: true, address: cardAddress(site, code) },
    ...{ structured: cardData(site, card), name, unit, code, summary },
    facts: facts.filter(([, value]) => value !== null),
    texts: card.texts.map(({ item, label, text }) => ({
      ...{ item, label },
      paragraphs: text.split('\n').filter((line) => line.trim() !== ''),
    })),
    ...{ copied: copiedWords(copied), canBeCopied: !isPastCode(code) },
  });
}
